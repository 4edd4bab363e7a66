"""Tables of programmes: by kind, period and partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import STATE, ZONE, label
from sentra_geo.present.programme_sentences import (
    NO_RECORD,
    difference_text,
    kind_name,
    partner_name,
    zone_rate,
)
from sentra_geo.present.tables import COUNT, TENTHS, TEXT, Cell, Table, build_table
from sentra_geo.question import ZONES
from sentra_geo.sections.programme_kinds import KindReach
from sentra_geo.sections.programme_partners import PartnerReach
from sentra_geo.sections.programme_times import PeriodReach
from sentra_geo.sections.shares import ComparedShares, ZoneShare
from sentra_geo.wording import Wording

Limits = Sequence[str]


def matrix_table(rows: Iterable[KindReach], words: Wording) -> Table:
    """A row a kind with a cell a zone, to be read; numbers are in :func:`kind_table`."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Jenis program"), TEXT, kind_name(row.kind, words)),
                (_("Program"), COUNT, row.held),
                *(_zone_cell(row.shares, zone, words) for zone in range(len(ZONES))),
                (_("Luar dikurangi dalam"), TEXT, _difference(row.shares, words)),
                (_("Kesimpulan"), TEXT, _state(row.shares, words)),
            ]
            for row in rows
        ]
    )


def _zone_cell(shares: ComparedShares | None, zone: int, words: Wording) -> Cell:
    text = words.gettext(NO_RECORD) if shares is None else zone_rate(shares.zones[zone], words)
    return (label(words, ZONE, ZONES[zone]), TEXT, text)


def _difference(shares: ComparedShares | None, words: Wording) -> str:
    if shares is None:
        return words.gettext(NO_RECORD)
    if shares.zones[INSIDE].nothing_known or shares.zones[OUTSIDE].nothing_known:
        return words.gettext("tidak diketahui")
    return difference_text(shares, words)


def _state(shares: ComparedShares | None, words: Wording) -> str:
    return words.gettext(NO_RECORD) if shares is None else label(words, STATE, shares.state)


def kind_table(rows: Iterable[KindReach], found: Answer, words: Wording) -> Table:
    """A row a kind, every figure a number; kinds without a record are empty."""
    limits = limit_names(found, words)
    return build_table(
        [
            [
                (words.gettext("Jenis program"), TEXT, kind_name(row.kind, words)),
                (words.gettext("Program"), COUNT, row.held),
                *_compared_cells(row.shares, limits, words),
            ]
            for row in rows
        ]
    )


def _compared_cells(
    shares: ComparedShares | None, limits: Limits, words: Wording
) -> Iterable[Cell]:
    """The figures of each zone, then the comparison."""
    _ = words.gettext
    zones = (None,) * len(ZONES) if shares is None else shares.zones
    for zone, one in zip(ZONES, zones, strict=True):
        for name, kind, value in share_cells(one, limits, words):
            yield (f"{name}: {label(words, ZONE, zone)}", kind, value)
    gap = None if shares is None else shares.difference
    ends = (None, None) if shares is None else shares.difference_interval or (None, None)
    title = _("Luar dikurangi dalam (per 100 usaha)")
    yield (title, TENTHS, hundredfold(gap))
    for name, end in zip(limits, ends, strict=True):
        yield (f"{title}, {name}", TENTHS, hundredfold(end))
    need = None if shares is None else shares.parity_need
    yield (_("Usaha lagi di luar agar sama"), COUNT, need)
    yield (_("Kesimpulan"), TEXT, _state(shares, words))


def share_cells(one: ZoneShare | None, limits: Limits, words: Wording) -> list[Cell]:
    """Reached, unknown, all, rate with limits, and the most it can be; empty for None."""
    _ = words.gettext
    low, high = (None, None) if one is None else one.interval or (None, None)
    return [
        (_("Terjangkau"), COUNT, None if one is None else one.count),
        (_("Tidak diketahui"), COUNT, None if one is None else one.unknown),
        (_("Semua usaha"), COUNT, None if one is None else one.total),
        (_("Terjangkau per 100 usaha"), TENTHS, hundredfold(None if one is None else one.share)),
        (limits[0], TENTHS, hundredfold(low)),
        (limits[1], TENTHS, hundredfold(high)),
        (
            _("paling banyak per 100"),
            TENTHS,
            hundredfold(None if one is None else one.share_at_most),
        ),
    ]


def hundredfold(value: float | None) -> float | None:
    """A share as a rate per 100."""
    return None if value is None else value * 100


def year_table(years: Iterable[PeriodReach], words: Wording) -> Table:
    """A row a year."""
    return build_table(
        [
            [(words.gettext("Tahun"), TEXT, str(one.year)), *_period_cells(one, words)]
            for one in years
        ]
    )


def _period_cells(one: PeriodReach, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Program"), COUNT, one.programmes),
        *(
            (_("Terjangkau: {zone}", zone=label(words, ZONE, zone)), COUNT, one.reached[i])
            for i, zone in enumerate(ZONES)
        ),
        (_("Terjangkau: semua"), COUNT, one.total),
    ]


def month_table(rows: Sequence[tuple[str, PeriodReach]], found: Answer, words: Wording) -> Table:
    """A row a month with programmes, with the share reached at least once so far."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (_("Bulan"), TEXT, name),
                *_period_cells(one, words),
                *(
                    (f"{title}: {label(words, ZONE, zone)}", TENTHS, value)
                    for i, zone in enumerate(ZONES)
                    for title, value in _so_far(one.so_far[i], limits, words)
                ),
            ]
            for name, one in rows
        ]
    )


def _so_far(one: ZoneShare, limits: Limits, words: Wording) -> list[tuple[str, float | None]]:
    low, high = one.interval or (None, None)
    return [
        (words.gettext("Pernah terjangkau per 100 usaha"), hundredfold(one.share)),
        (limits[0], hundredfold(low)),
        (limits[1], hundredfold(high)),
    ]


def partner_table(rows: Iterable[PartnerReach], found: Answer, words: Wording) -> Table:
    """A row a partner, every figure a number."""
    limits = limit_names(found, words)
    return build_table(
        [
            [
                (words.gettext("Mitra"), TEXT, partner_name(row.partner, words)),
                (words.gettext("Program"), COUNT, len(row.programmes)),
                *_compared_cells(row.shares, limits, words),
            ]
            for row in rows
        ]
    )


def programme_table(rows: Iterable[PartnerReach], words: Wording) -> Table:
    """A row a programme held."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Mitra"), TEXT, partner_name(row.partner, words)),
                (_("Judul"), TEXT, one.title),
                (_("Tanggal"), TEXT, words.day(one.date)),
                (_("Jenis program"), TEXT, kind_name(one.kind, words)),
                (
                    label(words, ZONE, "inside"),
                    COUNT,
                    one.reached[INSIDE],
                ),
                (
                    label(words, ZONE, "near"),
                    COUNT,
                    one.reached[NEAR],
                ),
                (
                    label(words, ZONE, "outside"),
                    COUNT,
                    one.reached[OUTSIDE],
                ),
                (_("Kehadiran tidak diketahui"), COUNT, one.doubtful),
                (_("Daftar lengkap"), TEXT, _("ya") if one.is_complete else _("belum diketahui")),
            ]
            for row in rows
            for one in row.programmes
        ]
    )
