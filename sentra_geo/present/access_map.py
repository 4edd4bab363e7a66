"""How well each village reaches the sentra, as colours and words of a map."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.present.palette import SEQUENCE, UNKNOWN_COLOUR
from sentra_geo.sections.access_figures import VillageAccess
from sentra_geo.wording import Wording

_DIGITS = 2


def access_edges(found: Answer) -> tuple[float, ...]:
    """Upper edges of the classes of villages that reach anything: quartiles of their E2SFCA.

    Rounded as the legend shows them, so fewer than three where villages are alike; the class above
    the last edge is open.
    """
    reached = [row.enhanced for row in found.access.villages if row.enhanced]
    if not reached:
        return ()
    quartiles = np.quantile(reached, [0.25, 0.5, 0.75], method="inverted_cdf")
    return tuple(sorted({round(float(q), _DIGITS) for q in quartiles} - {0.0}))


def access_fills(found: Answer) -> dict[str, str]:
    """The colour of each village, by code: the palest reaches nothing, unknown is grey."""
    edges = access_edges(found)
    return {row.village_code: _colour(row.enhanced, edges) for row in found.access.villages}


def _colour(value: float | None, edges: tuple[float, ...]) -> str:
    if value is None:
        return UNKNOWN_COLOUR
    # As it is shown, so that the last bit of a float does not move a village to another class.
    above = int(np.searchsorted(edges, round(value, _DIGITS), side="left"))
    return SEQUENCE[1 + above] if value else SEQUENCE[0]


def access_legend(found: Answer, words: Wording) -> list[tuple[str, str]]:
    """Colours and their meaning, from nothing in reach to the most."""
    _ = words.gettext
    edges = access_edges(found)
    texts = [words.number(edge, _DIGITS) for edge in edges]
    classes = [_("0 (tidak ada sentra dalam jangkauan)")]
    if texts:
        inner = [f"{low} – {high}" for low, high in pairwise(texts)]
        classes += [f"≤ {texts[0]}", *inner, f"> {texts[-1]}"]
    return [
        *zip(SEQUENCE[: len(classes)], classes, strict=True),
        (UNKNOWN_COLOUR, _("tidak diketahui")),
    ]


def access_tips(found: Answer, words: Wording) -> dict[str, str]:
    """What the map says of each village beside its name, by code."""
    return {row.village_code: _tip(row, words) for row in found.access.villages}


def _tip(row: VillageAccess, words: Wording) -> str:
    _ = words.gettext
    text = _(
        "Akses {value} (E2SFCA), peringkat {rank}",
        value=words.number(row.enhanced, _DIGITS),
        rank=words.number(row.rank),
    )
    edge = _("desa tepi")
    return f"{text}; {edge}" if row.is_edge else text
