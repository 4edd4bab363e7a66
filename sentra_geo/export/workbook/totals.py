"""Which columns have a total: where the sum of the cells is a figure of the Answer, and only there.

Shares, rates and distances are never summed, nor what counts one thing in several rows, nor
estimates whose rounded parts miss the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present.access import shown_villages
from sentra_geo.present.equity_sentences import base_label, unit_label
from sentra_geo.present.labels import SAMPLE, UNIT, covered_label, label
from sentra_geo.present.tables import COUNT, Table
from sentra_geo.question import ZONES
from sentra_geo.sections.quotients import Quotient
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.wording import Wording

Totals = dict[str, float | None]


def totals_of(code: str, table: Table, found: Answer, words: Wording) -> dict[str, float]:
    """Totals of a sheet by column, each the Answer's own figure.

    Args:
        code: Code of the sheet.
        table: What stands on it.
        found: The answer.
        words: Language.
    """
    known = _KNOWN[code](found, words) if code in _KNOWN else {}
    return {
        name: float(table.frame[name].sum())
        for name, total in known.items()
        if name in table.frame and _adds_up(table.frame[name], total, table.kinds[name])
    }


def _adds_up(column: pd.Series[float], total: float | None, kind: str) -> bool:
    """Whether the cells, all known, make the total as it is shown in such a column."""
    if total is None or len(column) < 2 or column.isna().any():  # noqa: PLR2004 - one row is it
        return False
    whole = round(total) if kind == COUNT else total
    return abs(float(column.sum()) - whole) < 1e-6  # noqa: PLR2004 - binary fractions


def _sum(values: Iterable[float | None]) -> float | None:
    known = list(values)
    return None if None in known else float(sum(value for value in known if value is not None))


def _businesses(found: Answer, words: Wording) -> str:
    return covered_label(words, "businesses", found.businesses)


def _of_zones(found: Answer, words: Wording) -> Totals:
    _, zones = words.gettext, found.zones
    return {
        _("Lokasi sentra"): sum(zone.sentra_locations for zone in zones),
        _("Sentra"): sum(zone.sentra for zone in zones),
        _("Desa"): sum(zone.villages for zone in zones),
        _("Penduduk (perkiraan)"): found.people_total,
        _("Luas (ha)"): sum(zone.area_ha for zone in zones),
        _businesses(found, words): _sum(zone.businesses for zone in zones),
    }


def _of_villages(found: Answer, words: Wording) -> Totals:
    _, shown = words.gettext, found.question.zone or ZONES
    kept = [village for village in found.villages if village.zone in shown]
    return {
        _("Penduduk (perkiraan)"): sum(village.people for village in kept),
        _("Luas (ha)"): sum(village.area_ha for village in kept),
        _businesses(found, words): _sum(village.businesses for village in kept),
    }


def _of_access(found: Answer, words: Wording) -> Totals:
    people = sum(village.people for village in shown_villages(found))
    return {words.gettext("Penduduk (perkiraan)"): people}


def _of_access_zones(found: Answer, words: Wording) -> Totals:
    return {words.gettext("Penduduk (perkiraan)"): sum(z.people for z in found.access.zones)}


def _of_units(found: Answer, words: Wording) -> Totals:
    known = [place.unit_count for sentra in found.sentra for place in sentra.locations]
    return {words.gettext("Jumlah unit usaha"): _sum(known)}


def _of_rates(found: Answer, words: Wording) -> Totals:
    base = words.gettext("Pembanding: {base}", base=base_label(found, words))
    rows = [row for row in found.equity.villages if row.rate is not None]
    return {unit_label(found, words): _sum(r.units for r in rows), base: _sum(r.base for r in rows)}


def _of_ranking(found: Answer, words: Wording) -> Totals:
    ranking = found.equity.ranking
    if ranking is None:
        return {}
    _, rows = words.gettext, ranking.villages
    what = covered_label(words, ranking.what, "sample" if ranking.uses_sample else "")
    return {
        what: sum(row.total for row in rows),
        _("Sudah tercakup"): sum(row.covered for row in rows),
        _("Belum tercakup"): sum(row.total - row.covered for row in rows),
    }


def _of_quotients(rows: Iterable[Quotient], name: str) -> Totals:
    return {name: _sum(row.units for row in rows)}


def _of_sentra_quotients(found: Answer, words: Wording) -> Totals:
    return _of_quotients(found.equity.sentra_quotients, label(words, UNIT, "locations"))


def _of_business_quotients(found: Answer, words: Wording) -> Totals:
    name = label(words, UNIT, "businesses")
    sample = found.businesses == "sample"
    shown = f"{name} ({words.gettext(SAMPLE)})" if sample else name
    return _of_quotients(found.equity.business_quotients, shown)


def _of_sentra(found: Answer, words: Wording) -> Totals:
    commodities = [sentra.commodity for sentra in found.sentra]
    if len(set(commodities)) < len(commodities):  # their businesses stand in several rows
        return {}
    name = words.gettext("{what} komoditas ini", what=_businesses(found, words))
    counts = [sentra.businesses for sentra in found.sentra]
    return {name: _sum(None if count is None else sum(count) for count in counts)}


def _of_draws(found: Answer, words: Wording) -> Totals:
    return {words.gettext("Undian"): found.drawn.draws}


def _of_stages(found: Answer, words: Wording) -> Totals:
    return {words.gettext("Jumlah"): len(found.tracker.sentra)}


def _of_reach(found: Answer, words: Wording) -> Totals:
    figures = found.programmes.figures
    shares = None if figures is None else figures.whole.shares
    return {} if shares is None else _of_share(shares.whole, words.gettext("Terjangkau"), words)


def _of_forum(found: Answer, words: Wording) -> Totals:
    figures = found.forum.figures
    name = words.gettext("Anggota")
    return {} if figures is None else _of_share(figures.shares.whole, name, words)


def _of_share(whole: ZoneShare, count: str, words: Wording) -> Totals:
    _ = words.gettext
    return {count: whole.count, _("Tidak diketahui"): whole.unknown, _("Semua usaha"): whole.total}


def _of_stalls(found: Answer, words: Wording) -> Totals:
    return {words.gettext("Lapak"): found.events.stalls}


_KNOWN: dict[str, Callable[[Answer, Wording], Totals]] = {
    "zones": _of_zones,
    "villages": _of_villages,
    "access": _of_access,
    "access-zones": _of_access_zones,
    "access-sentra": _of_units,
    "locations": _of_units,
    "rates": _of_rates,
    "ranking": _of_ranking,
    "sentra-quotients": _of_sentra_quotients,
    "business-quotients": _of_business_quotients,
    "sentra": _of_sentra,
    "draws": _of_draws,
    "sentra-stages": _of_stages,
    "programme-districts": _of_reach,
    "programme-villages": _of_reach,
    "stall-districts": _of_stalls,
    "stall-villages": _of_stalls,
    "forum-districts": _of_forum,
    "forum-villages": _of_forum,
}
