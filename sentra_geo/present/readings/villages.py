"""Readings of the villages: of many rows those that tell most; the table beside holds them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sentra_geo.answer import INSIDE, Answer
from sentra_geo.present.equity_sentences import units_name
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.phrases import interval, p_value
from sentra_geo.present.readings.reading import Reading
from sentra_geo.present.readings.whole import Reader
from sentra_geo.present.representation import STATE_NAME
from sentra_geo.question import ZONES
from sentra_geo.sections.inequality import DRAWS
from sentra_geo.sections.quotients import Quotient
from sentra_geo.sections.village_shares import VillageShare
from sentra_geo.wording import N_, Wording

_FEW = 3
_COVERED_COUNT = {"people": N_("{n} penduduk (perkiraan)"), "businesses": N_("{n} usaha")}


def _telling(found: Answer) -> list[VillageShare]:
    """Villages that stand out most, then those that differ most, as the table has them."""
    known = [row for row in found.equity.villages if row.difference is not None]
    known.sort(key=lambda row: (1.0 if row.q is None else row.q, -abs(row.difference or 0.0)))
    return known[:_FEW]


def _units_n(found: Answer, words: Wording) -> str:
    return f"{words.count(found.equity.units)} {units_name(found, words)}"


def _representation(found: Answer, words: Wording) -> Iterable[Reading]:
    compared = (row for row in found.equity.villages if row.difference is not None)
    whole = sum(row.base or 0.0 for row in compared)
    for row in _telling(found):
        symbols = {
            "k_i": row.units or 0.0,
            "n_i": row.base or 0.0,
            "K": found.equity.units or 0.0,
            "N": whole,
        }
        points = words.signed((row.difference or 0.0) * 100)
        text = words.gettext("{gap} poin persen", gap=points)
        yield Reading(row.village, text, row.difference, symbols, _units_n(found, words))


def _p_of(*, clustered: bool) -> Reader:
    """The reader of the p of villages, for units that cluster or for all others."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        if (found.question.unit == "businesses") == clustered:
            for row in _telling(found):
                n = words.gettext(
                    "{k} dari {n}", k=words.count(row.units), n=_units_n(found, words)
                )
                yield Reading(row.village, p_value(row.p, words), row.p, n=n)

    return read


def _false_discovery(found: Answer, words: Wording) -> Iterable[Reading]:
    tested = sum(row.q is not None for row in found.equity.villages)
    n = words.ngettext("{n} desa", "{n} desa", tested, n=words.number(tested))
    for row in _telling(found):
        q = p_value(row.q, words).replace("p", "q", 1)
        text = f"{q}: {words.gettext(STATE_NAME[row.state]).lower()}"
        yield Reading(row.village, text, row.q, n=n)


def _smoothed_rate(found: Answer, words: Wording) -> Iterable[Reading]:
    rows = [row for row in found.equity.villages if row.smoothed_rate is not None]
    rows.sort(key=lambda row: (-(row.smoothed_rate or 0.0), -(row.rate or 0.0), row.village_code))
    for row in rows[:_FEW]:
        text = words.gettext(
            "{smoothed} (apa adanya {rate}; semua desa {mean})",
            smoothed=words.number(row.smoothed_rate, 2),
            rate=words.number(row.rate, 2),
            mean=words.number(found.equity.mean_rate, 2),
        )
        n = words.gettext("{k} dari {n}", k=words.count(row.units), n=_units_n(found, words))
        yield Reading(row.village, text, row.smoothed_rate, n=n)


def _inside_line(quotients: Sequence[Quotient]) -> list[Quotient]:
    return [one for one in quotients if one.zone == ZONES[INSIDE] and one.value is not None]


def _place(one: Quotient, words: Wording) -> str:
    return f"{label(words, COMMODITY, one.commodity)}, {label(words, ZONE, one.zone).lower()}"


def _commodity_quotient(found: Answer, words: Wording) -> Iterable[Reading]:
    for one in _inside_line(found.equity.sentra_quotients):
        symbols = {
            "x_z": one.units,
            "X": one.total,
            "n_z": found.bases[INSIDE],
            "N": sum(found.bases),
        }
        n = words.count(one.total)
        yield Reading(_place(one, words), words.number(one.value, 2), one.value, symbols, n)


def _quotient_limits(found: Answer, words: Wording) -> Iterable[Reading]:
    for one in _inside_line(found.equity.sentra_quotients):
        limits = interval(one.interval, words, 2)
        yield Reading(_place(one, words), limits, one.interval, n=words.count(one.total))


def _business_quotient(found: Answer, words: Wording) -> Iterable[Reading]:
    for one in _inside_line(found.equity.business_quotients):
        text = words.gettext(
            "{value} (interval {limits})",
            value=words.number(one.value, 2),
            limits=interval(one.interval, words, 2),
        )
        n = words.gettext("{k} dari {n}", k=words.count(one.units), n=words.count(one.total))
        yield Reading(_place(one, words), text, one.value, n=n)


def _need(found: Answer, words: Wording) -> Iterable[Reading]:
    ranking = found.equity.ranking
    if ranking is None or ranking.inside_share is None:
        return
    inside = {"c_D": ranking.inside_share * ranking.inside_total, "t_D": ranking.inside_total}
    for row in [row for row in ranking.villages if row.need is not None][:_FEW]:
        symbols = {**inside, "t_i": row.total, "c_i": row.covered}
        n = words.gettext(_COVERED_COUNT[ranking.what], n=words.number(row.total))
        yield Reading(row.village, words.number(row.need), row.need, symbols, n)


def _lorenz(found: Answer, words: Wording) -> Iterable[Reading]:
    spread = found.equity.inequality
    if spread is not None and spread.lorenz:
        base, units = min(spread.lorenz, key=lambda point: abs(point[0] - 0.5))
        place = words.gettext("titik terdekat ke separuh pembanding")
        text = f"S({words.percent(base)}) = {words.percent(units)}"
        yield Reading(place, text, units, n=_units_n(found, words))


def _blind(found: Answer, words: Wording) -> Iterable[Reading]:
    spread = found.equity.inequality
    if spread is None:
        return
    n = words.gettext("{n} undian", n=words.number(DRAWS))
    for name, drawn in (
        (words.gettext("Gini"), spread.gini_drawn),
        (words.gettext("Indeks pemusatan"), spread.concentration_drawn),
    ):
        limits = (drawn.low, drawn.high)
        text = words.gettext(
            "rata-rata {mean} ({limits})",
            mean=words.number(drawn.mean, 2),
            limits=interval(limits, words, 2),
        )
        yield Reading(name, text, limits, n=n)


VILLAGES: dict[str, Callable[[Answer, Wording], Iterable[Reading]]] = {
    "representation": _representation,
    "village_p": _p_of(clustered=False),
    "village_p_clustered": _p_of(clustered=True),
    "false_discovery": _false_discovery,
    "smoothed_rate": _smoothed_rate,
    "commodity_quotient": _commodity_quotient,
    "location_quotient_interval": _quotient_limits,
    "business_quotient": _business_quotient,
    "village_parity_need": _need,
    "lorenz": _lorenz,
    "blind_draw": _blind,
}
