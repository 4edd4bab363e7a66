"""Tables of equity between villages, each the twin of a map or chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sentra_geo.answer import Answer
from sentra_geo.measures.inequality import Theil
from sentra_geo.present.equity_sentences import base_label, rate_name, unit_label
from sentra_geo.present.inequality_sentences import blind_level
from sentra_geo.present.labels import COMMODITY, COVERED, ZONE, covered_label, label
from sentra_geo.present.phrases import distance_unit, level
from sentra_geo.present.representation import STATE_NAME
from sentra_geo.present.tables import (
    COUNT,
    HUNDREDTHS,
    PROBABILITY,
    SHARE,
    TENTHS,
    TEXT,
    Cell,
    Table,
    build_table,
)
from sentra_geo.question import ZONES
from sentra_geo.sections.inequality import Drawn, Inequality
from sentra_geo.sections.left_behind import Ranking, VillageNeed
from sentra_geo.sections.quotients import Quotient
from sentra_geo.sections.village_shares import VillageShare
from sentra_geo.wording import Wording

POINTS = TENTHS


def representation_table(found: Answer, words: Wording) -> Table:
    """One row a village: its shares, their difference, and whether chance explains it.

    Villages that stand out come first, then those with the largest difference.
    """
    zones = set(found.question.zone or ZONES)
    kept = [row for row in found.equity.villages if row.zone in zones]
    kept.sort(key=_most_telling)
    return build_table([_representation_row(row, found, words) for row in kept])


def _most_telling(row: VillageShare) -> tuple[float, float]:
    if row.difference is None or row.q is None:
        return 2.0, 0.0
    return row.q, -abs(row.difference)


def _representation_row(row: VillageShare, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    unit, base = unit_label(found, words), base_label(found, words)
    covered = covered_label(words, found.question.covered, found.businesses)
    points = None if row.difference is None else row.difference * 100
    return [
        (_("Nama desa"), TEXT, row.village),
        (_("Kecamatan"), TEXT, row.district),
        (_("Zona"), TEXT, label(words, ZONE, row.zone)),
        (_("Bagian: {what}", what=unit), SHARE, row.unit_share),
        (_("Bagian: {what}", what=base), SHARE, row.base_share),
        (_("Selisih (poin persen)"), POINTS, points),
        ("p", PROBABILITY, row.p),
        (_("p disesuaikan (q)"), PROBABILITY, row.q),
        (_("Keterwakilan"), TEXT, _(STATE_NAME[row.state])),
        (_("Cakupan: {what}", what=covered), SHARE, row.coverage),
        (_("Jarak ke garis (km, − di dalam)"), TENTHS, row.line_km),
    ]


def rate_table(found: Answer, words: Wording) -> Table:
    """One row a village with a base: units, base, its own rate and the smoothed one."""
    _ = words.gettext
    rows = [row for row in found.equity.villages if row.rate is not None]
    rate = rate_name(found, words)
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.village),
                (_("Kecamatan"), TEXT, row.district),
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                (unit_label(found, words), COUNT, row.units),
                (_("Pembanding: {base}", base=base_label(found, words)), COUNT, _whole(row.base)),
                (rate, HUNDREDTHS, row.rate),
                (_("{rate}, diratakan", rate=rate), HUNDREDTHS, row.smoothed_rate),
            ]
            for row in sorted(rows, key=_highest_rate)
        ]
    )


def _highest_rate(row: VillageShare) -> tuple[float, float, str]:
    return -(row.smoothed_rate or 0.0), -(row.rate or 0.0), row.village_code


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def lorenz_table(spread: Inequality, found: Answer, words: Wording) -> Table:
    """The points of the Lorenz curve."""
    base, unit = base_label(found, words), unit_label(found, words)
    title = words.gettext("Bagian kumulatif: {what}", what=base)
    other = words.gettext("Bagian kumulatif: {what}", what=unit)
    return build_table([[(title, SHARE, x), (other, SHARE, y)] for x, y in spread.lorenz])


def theil_table(spread: Inequality, words: Wording) -> Table:
    """Theil T between and within, by zone and by district, and what each group holds."""
    _ = words.gettext
    names = {"zone": _("Zona"), "district": _("Kecamatan")}
    rows: list[list[Cell]] = []
    for kind, found in spread.theil.items():
        rows.append(_theil_row(names[kind], "", None, found, words))
        rows += _group_rows(names[kind], found, words)
    return build_table(rows)


def _theil_row(
    kind: str, group: str, share: tuple[float, float] | None, found: Theil, words: Wording
) -> list[Cell]:
    _ = words.gettext
    units, base = share or (1.0, 1.0)
    return [
        (_("Kelompok menurut"), TEXT, kind),
        (_("Kelompok"), TEXT, group or _("semua desa")),
        (_("Bagian yang dihitung"), SHARE, units),
        (_("Bagian pembanding"), SHARE, base),
        (_("Theil T"), HUNDREDTHS, found.total),
        (_("Antarkelompok"), HUNDREDTHS, found.between),
        (_("Di dalam kelompok"), HUNDREDTHS, found.within),
    ]


def _group_rows(kind: str, found: Theil, words: Wording) -> Iterable[list[Cell]]:
    for group in found.groups:
        whole = _theil_row(
            kind, label(words, ZONE, str(group.name)), (group.share, group.base_share), found, words
        )
        # A group's own T stands among its villages; between and within are of all groups.
        yield [*whole[:4], (whole[4][0], HUNDREDTHS, group.total), *_blank(whole[5:])]


def _blank(cells: Iterable[Cell]) -> list[Cell]:
    return [(name, kind, None) for name, kind, _ in cells]


def blind_table(spread: Inequality, words: Wording) -> Table:
    """Gini and concentration index beside what blind draws give."""
    return build_table([_blind_row(*row, words) for row in blind_rows(spread, words)])


def blind_rows(spread: Inequality, words: Wording) -> list[tuple[str, float, Drawn]]:
    """Name, value and blind draws of the two indices."""
    return [
        (words.gettext("Gini"), spread.gini, spread.gini_drawn),
        (
            words.gettext("Indeks pemusatan"),
            spread.concentration,
            spread.concentration_drawn,
        ),
    ]


def _blind_row(name: str, value: float, drawn: Drawn, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Indeks"), TEXT, name),
        (_("Nilai"), HUNDREDTHS, value),
        (_("Pembagian acak: rata-rata"), HUNDREDTHS, drawn.mean),
        (_("batas bawah {level}", level=blind_level(words)), HUNDREDTHS, drawn.low),
        (_("batas atas {level}", level=blind_level(words)), HUNDREDTHS, drawn.high),
    ]


def quotient_table(
    quotients: Sequence[Quotient], what: str, found: Answer, words: Wording
) -> Table:
    """One row a commodity and zone.

    Args:
        quotients: The quotients.
        what: What is counted, as a column title.
        found: Their answer, for the level of the limits.
        words: Language.
    """
    _ = words.gettext
    shown = level(found.cut.study.settings.thresholds.alpha, words)
    return build_table(
        [
            [
                (_("Komoditas"), TEXT, label(words, COMMODITY, one.commodity)),
                (_("Zona"), TEXT, label(words, ZONE, one.zone)),
                (what, COUNT, one.units),
                (_("Bagian yang dihitung"), SHARE, one.share),
                (_("Bagian pembanding"), SHARE, one.base_share),
                (_("Kuosien lokasi (LQ)"), HUNDREDTHS, one.value),
                (_("batas bawah {level}", level=shown), HUNDREDTHS, _end(one, 0)),
                (_("batas atas {level}", level=shown), HUNDREDTHS, _end(one, 1)),
                ("p", PROBABILITY, one.p),
                ("q (Benjamini-Hochberg)", PROBABILITY, one.q),
            ]
            for one in quotients
        ]
    )


def _end(one: Quotient, end: int) -> float | None:
    return one.interval[end] if one.interval else None


def ranking_table(ranking: Ranking, found: Answer, words: Wording) -> Table:
    """One row a village outside or near the line, those most left behind first."""
    _ = words.gettext
    if ranking.uses_sample:
        what = covered_label(words, "businesses", "sample")
    else:
        what = label(words, COVERED, ranking.what)
    unit = distance_unit(found.cut.study.distance, words)
    return build_table(
        [
            [
                (_("Urutan"), COUNT, place),
                (_("Nama desa"), TEXT, row.village),
                (_("Kecamatan"), TEXT, row.district),
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                (what, COUNT, round(row.total)),
                (_("Sudah tercakup"), COUNT, round(row.covered)),
                (_("Kebutuhan setara"), COUNT, row.need),
                (_("Belum tercakup"), COUNT, round(row.total - row.covered)),
                (_("Jarak ({unit})", unit=unit), TENTHS, row.distance_km),
            ]
            for place, row in enumerate(ranking.villages, 1)
        ]
    )


def village_names(rows: Sequence[VillageShare | VillageNeed]) -> dict[str, str]:
    """Names by code; villages of one name carry their code too, or they would share a row."""
    count = Counter(row.village for row in rows)
    return {
        row.village_code: row.village
        if count[row.village] == 1
        else f"{row.village} ({row.village_code})"
        for row in rows
    }
