"""The styles of the villages: zone first, then one for each map of the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sentra_geo.answer import Answer
from sentra_geo.export.geodata.sources import distance_suffix
from sentra_geo.export.geodata.styles.look import AreaSign, Entry, Label, Rows, Style
from sentra_geo.export.geodata.styles.zone_signs import zone_entries
from sentra_geo.present.access_map import access_edges, access_legend
from sentra_geo.present.maps import class_edges, legend_entries, metric_name
from sentra_geo.present.palette import BLUE, LIGHT, VERMILION
from sentra_geo.present.representation import STEP, representation_legend
from sentra_geo.sections.village_shares import NOT_SIGNIFICANT, OVER, UNDER, UNKNOWN
from sentra_geo.wording import Wording

_HALF_STEP = 0.005
_NAMED_FROM = 400_000  # names of villages would lie upon each other on smaller maps


def village_styles(found: Answer, words: Wording, *, with_businesses: bool) -> tuple[Style, ...]:
    """The styles of the villages layer.

    Args:
        found: The answer, whose classes are those of the screen.
        words: Language.
        with_businesses: Whether businesses of villages are known and may be seen.
    """
    _ = words.gettext
    label = Label("village", 8, LIGHT.ink, LIGHT.halo, largest_scale=_NAMED_FROM)
    distance = _classes("distance", f"distance_{distance_suffix(found)}", found, words)
    made = [
        (_("Zona"), metric_name("zone", found, words), zone_entries(words)),
        (_("Tercakup"), _("Desa dalam radius sentra"), _covered(words)),
        (_("Jarak"), metric_name("distance", found, words), distance),
        (_("Akses"), metric_name("access", found, words), _access(found, words)),
        (
            _("Keterwakilan"),
            metric_name("representation", found, words),
            tuple(_representation(words)),
        ),
    ]
    if with_businesses:
        shares = _classes("coverage", "businesses_coverage", found, words)
        made.append((_("Cakupan usaha"), metric_name("coverage", found, words), shares))
    return tuple(
        Style(name, about, entries, label, is_default=at == 0)
        for at, (name, about, entries) in enumerate(made)
    )


def _area(colour: str, opacity: float = 1.0, hatch: tuple[int, ...] = ()) -> AreaSign:
    return AreaSign(colour, opacity, LIGHT.border, hatch=hatch)


def _covered(words: Wording) -> tuple[Entry, ...]:
    _, column = words.gettext, "is_covered"
    return (
        Entry(_("Dalam radius"), _area(BLUE, 0.5), (Rows(column, "=", value=True),)),
        Entry(_("Di luar radius"), _area(VERMILION, 0.5, (45,)), (Rows(column, "=", value=False),)),
    )


def _classes(metric: str, column: str, found: Answer, words: Wording) -> tuple[Entry, ...]:
    """The classes of a map of the screen, its last sign for what is unknown."""
    edges = class_edges(metric, found.cut.study.distance)
    signs = legend_entries(found, words, metric, dark=False)[: len(edges) + 2]
    return _entries(column, (None, *edges), [(sign.colour, sign.text) for sign in signs])


def _entries(
    column: str, lows: Sequence[float | None], signs: Sequence[tuple[str, str]]
) -> tuple[Entry, ...]:
    """Classes, each above its lower end and up to the next one's, then what is unknown."""
    rows = [
        *(
            tuple(
                Rows(column, sign, edge)
                for sign, edge in ((">", low), ("<=", high))
                if edge is not None
            )
            for low, high in zip_longest(lows, lows[1:])
        ),
        (Rows(column, "null"),),
    ]
    return tuple(
        Entry(text, _area(colour), held) for (colour, text), held in zip(signs, rows, strict=True)
    )


def _access(found: Answer, words: Wording) -> tuple[Entry, ...]:
    """Nothing in reach, then classes, then unknown."""
    column, edges = "access_enhanced", access_edges(found)
    (pale, nothing), *others = access_legend(found, words)
    # The screen's classes look at two decimals: half a step stays with the class below.
    lows = [0.0, *(round(edge + _HALF_STEP, 3) for edge in edges)] if edges else []
    return (
        Entry(nothing, _area(pale), (Rows(column, "<=", 0.0),)),
        *_entries(column, lows, others),
    )


def _representation(words: Wording) -> Iterator[Entry]:
    state, column = "representation", "share_difference"
    rows = (
        (Rows(state, "=", UNDER), Rows(column, "<", -STEP)),
        (Rows(state, "=", UNDER), Rows(column, ">=", -STEP)),
        (Rows(state, "=", NOT_SIGNIFICANT),),
        (Rows(state, "=", OVER), Rows(column, "<=", STEP)),
        (Rows(state, "=", OVER), Rows(column, ">", STEP)),
        (Rows(state, "=", UNKNOWN),),
    )
    for (colour, text), held in zip(representation_legend(words, dark=False), rows, strict=True):
        yield Entry(text, _area(colour), held)
