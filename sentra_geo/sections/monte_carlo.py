"""The verdict when uncertain positions, and an indicative line, are drawn anew many times.

Each draw places every sentra location, and the settlement of every village that the line splits,
somewhere in the circle of its uncertainty, and moves an indicative line in or out as a whole. What
then lies inside and outside is counted and judged as the question itself is; nothing is near the
line, since the draws take the place of that band. The seed is fixed: the same study and question
give the same shares. Sources: METHODS, uncertainty (Monte Carlo over positions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.verdict import STATES
from sentra_geo.sections.drawing import DrawnPositions, describe_drawn, draw_placement
from sentra_geo.sections.placement import (
    Placement,
    asks_businesses,
    bases_placed,
    placed_as_given,
    state_of,
    units_placed,
)

DRAWS = 2_000
# Where more different outcomes come up, so many of them stand for all.
MOST_JUDGED = 100
Limits = tuple[float, float, float]


@dataclass(frozen=True)
class DrawnVerdicts:
    """How often each verdict came out.

    Attributes:
        draws: Number of draws.
        states: Share of the draws by state, those that came up; they sum to 1.
        units_inside: 2.5 %, 50 % and 97.5 % quantile of the units inside; None where unknown.
        bases_inside: The same of the base inside.
        rate_ratio: The same of the rate ratio; None where it is undefined in most draws.
        judged: How many different outcomes were judged.
        uses_sample: Whether made-up businesses take part: then no draw decides anything.
        line_m: How far the line was moved at most; 0 for an official line.
        positions: What was placed anew; None where the rule does not look at positions, so that
            the answer is the only outcome and nothing was drawn.
        is_sampled: Whether there were more different outcomes than were judged.
    """

    draws: int
    states: Mapping[str, float]
    units_inside: Limits | None
    bases_inside: Limits | None
    rate_ratio: Limits | None
    judged: int
    uses_sample: bool
    line_m: float = 0.0
    positions: DrawnPositions | None = None
    is_sampled: bool = False

    @property
    def uses_positions(self) -> bool:
        """Whether the rule looks at positions at all."""
        return self.positions is not None


def draw_verdicts(cut: Cut) -> DrawnVerdicts:
    """Draw positions and line anew and judge each draw.

    Args:
        cut: The question's cut. Only the rule by point looks at positions.

    Returns:
        The shares of the states. Where more than 100 different outcomes come up, the draws are
        sorted by rate ratio and 100 of them, each the middle one of as many, stand for all.
    """
    if cut.question.rule != "point":
        return _summary(cut, placed_as_given(cut))
    is_official = cut.boundary.standing == "official"
    line_m = 0.0 if is_official else cut.study.settings.indicative_line_m
    placed = draw_placement(cut, DRAWS, line_m)
    return replace(_summary(cut, placed), line_m=line_m, positions=describe_drawn(cut, placed))


def _summary(cut: Cut, placed: Placement) -> DrawnVerdicts:
    units, bases = units_placed(cut, placed), bases_placed(cut, placed)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (units[:, 1] / bases[:, 1]) / (units[:, 0] / bases[:, 0])
    uses_sample = cut.register == "sample" and asks_businesses(cut)
    # Made-up businesses prove nothing in any draw: one of them says so for all.
    judged, is_sampled = [(0, len(ratio))], False
    if not uses_sample:
        judged, is_sampled = _representatives(cut, placed, np.hstack([units, bases]), ratio)
    draws = dict.fromkeys(STATES, 0)
    for draw, size in judged:
        draws[state_of(cut, placed.only(slice(draw, draw + 1)))] += size
    return DrawnVerdicts(
        draws=len(ratio),
        states={state: size / len(ratio) for state, size in draws.items() if size},
        units_inside=_limits(units[:, 0]),
        bases_inside=_limits(bases[:, 0]),
        rate_ratio=_limits(ratio),
        judged=len(judged),
        uses_sample=uses_sample,
        is_sampled=is_sampled,
    )


def _representatives(
    cut: Cut, placed: Placement, counts: FloatArray, ratio: FloatArray
) -> tuple[list[tuple[int, int]], bool]:
    """Draws to judge and how many draws each stands for, and whether they are not all outcomes."""
    if cut.question.unit == "businesses" and placed.businesses is not None:
        counts = np.hstack([placed.villages, placed.businesses])  # villages are redrawn
    known = np.round(np.nan_to_num(counts, nan=-1.0), 9)  # what is unknown is alike
    _, first, sizes = np.unique(known, axis=0, return_index=True, return_counts=True)
    if len(first) <= MOST_JUDGED:
        return list(zip(first.tolist(), sizes.tolist(), strict=True)), False
    parts = np.array_split(np.argsort(ratio, kind="stable"), MOST_JUDGED)
    return [(int(part[len(part) // 2]), len(part)) for part in parts], True


def _limits(values: FloatArray) -> Limits | None:
    """The 2.5 %, 50 % and 97.5 % quantile; None where most values are unknown."""
    known = values[~np.isnan(values)]
    if len(known) < len(values) / 2:
        return None
    low, middle, high = np.quantile(known, [0.025, 0.5, 0.975], method="inverted_cdf")
    return float(low), float(middle), float(high)
