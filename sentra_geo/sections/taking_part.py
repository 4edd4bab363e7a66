"""Which layers an answer is made of, and which of them hold made-up rows that count.

A layer may be there and take no part: made-up programmes and outlets beside a real register, or
businesses that the question leaves out.
"""

from __future__ import annotations

import numpy as np

from sentra_geo.activities import Activities, Joined
from sentra_geo.cut import Cut
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.reading import Layer
from sentra_geo.location import BoolArray

BUSINESSES = "businesses"
ACTIVITIES = (
    "programmes",
    "participation",
    "outlets",
    "placements",
    "receipts",
    "events",
    "milestones",
)


def layers_taking_part(cut: Cut) -> tuple[LayerFacts, ...]:
    """The layers that the answer to a question is made of, in the order of the study.

    Args:
        cut: The question's cut.

    Returns:
        Sources of the line asked for, of businesses where some count, of programmes, outlets and
        what refers to them where some of their rows count (a real layer that has lost all its rows
        says so itself, and takes part), and of every other layer.
    """
    facts = cut.study.layers_for(cut.question.boundary)
    return tuple(fact for fact in facts if takes_part(cut, fact))


def sample_layers(cut: Cut) -> frozenset[str]:
    """Names of the layers whose made-up rows count in the answer to a question."""
    names = {
        name
        for name in ACTIVITIES
        if (rows := _made_up(cut.study.activities, name)) is not None
        and (rows & cut.taking_part(rows)).any()
    }
    return frozenset(names | ({BUSINESSES} if cut.register == "sample" else set()))


def takes_part(cut: Cut, fact: LayerFacts) -> bool:
    """Whether one of the study's layers does; see :func:`layers_taking_part`."""
    if fact.layer == BUSINESSES:
        return cut.register != "none"
    if fact.layer not in ACTIVITIES:
        return True
    rows = _made_up(cut.study.activities, fact.layer)
    if rows is None:
        return False
    return bool(cut.taking_part(rows).any()) if len(rows) else not fact.is_sample


def _made_up(activities: Activities, name: str) -> BoolArray | None:
    """Which rows of a layer are made up, shape ``(rows,)``; None where it is absent."""
    layer: Layer | Joined | None = getattr(activities, name)
    if isinstance(layer, Joined):
        return layer.is_sample
    if layer is None:
        return None
    if "is_sample" not in layer.frame:  # milestones are evidence: nobody makes them up
        return np.zeros(len(layer.frame), dtype=bool)
    return layer.frame["is_sample"].to_numpy(dtype=bool)
