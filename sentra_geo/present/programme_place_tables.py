"""Tables of programmes by place and plan, and the counts of the work list."""

from __future__ import annotations

from collections.abc import Iterable

from sentra_geo.answer import Answer
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.plan_sentences import basis_text, gap_after, gap_text
from sentra_geo.present.programme_sentences import NO_RECORD, kind_name, partner_name
from sentra_geo.present.programme_tables import hundredfold, share_cells
from sentra_geo.present.tables import COUNT, TENTHS, TEXT, Cell, Table, build_table
from sentra_geo.question import ZONES
from sentra_geo.sections.programme_places import PlaceReach
from sentra_geo.sections.programme_plans import GapEffect, PlannedProgramme
from sentra_geo.sections.work_list import VillageToReach
from sentra_geo.wording import Wording


def district_table(rows: Iterable[PlaceReach], found: Answer, words: Wording) -> Table:
    """A row a district."""
    limits = limit_names(found, words)
    return build_table(
        [
            [
                (words.gettext("Kecamatan"), TEXT, row.district or _beyond(words)),
                *share_cells(row.share, limits, words),
            ]
            for row in rows
        ]
    )


def village_reach_table(rows: Iterable[PlaceReach], found: Answer, words: Wording) -> Table:
    """A row a village."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.name),
                (_("Kecamatan"), TEXT, row.district),
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                *share_cells(row.share, limits, words),
            ]
            for row in rows
        ]
    )


def _beyond(words: Wording) -> str:
    return words.gettext("di luar semua desa")


def plan_table(plans: Iterable[PlannedProgramme], words: Wording) -> Table:
    """A row a planned programme in order of date."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Tanggal"), TEXT, words.day(one.date)),
                (_("Judul"), TEXT, one.title),
                (_("Jenis program"), TEXT, kind_name(one.kind, words)),
                (_("Mitra"), TEXT, partner_name(one.partner, words)),
                (_("Kursi"), COUNT, one.seats),
                *(
                    (
                        _("Diundang: {zone}", zone=label(words, ZONE, zone)),
                        COUNT,
                        None if one.invited is None else one.invited[i],
                    )
                    for i, zone in enumerate(ZONES)
                ),
                (_("Dasar"), TEXT, basis_text(one, words)),
                *_effect_cells(_("Selisih jenis ini"), one.of_kind, words),
                *_effect_cells(_("Selisih semua jenis"), one.of_any, words),
            ]
            for one in plans
        ]
    )


def plan_reading_table(plans: Iterable[PlannedProgramme], words: Wording) -> Table:
    """The same to be read: a cell for each effect; numbers are in :func:`plan_table`."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Tanggal"), TEXT, words.day(one.date)),
                (_("Judul"), TEXT, one.title),
                (_("Jenis program"), TEXT, kind_name(one.kind, words)),
                (_("Mitra"), TEXT, partner_name(one.partner, words)),
                (_("Kursi"), COUNT, one.seats),
                (_("Dasar"), TEXT, basis_text(one, words)),
                (_("Selisih jenis ini"), TEXT, _effect_text(one.of_kind, words)),
                (_("Selisih semua jenis"), TEXT, _effect_text(one.of_any, words)),
            ]
            for one in plans
        ]
    )


def _effect_text(effect: GapEffect, words: Wording) -> str:
    now = words.gettext(NO_RECORD) if effect.now is None else gap_text(effect.now, words)
    return words.gettext("{now}; bila terlaksana {then}", now=now, then=gap_after(effect, words))


def _effect_cells(title: str, effect: GapEffect, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("{what}, sekarang", what=title), TENTHS, hundredfold(effect.now)),
        (_("{what}, paling rendah bila terlaksana", what=title), TENTHS, hundredfold(effect.low)),
        (_("{what}, paling tinggi bila terlaksana", what=title), TENTHS, hundredfold(effect.high)),
    ]


def to_reach_table(rows: Iterable[VillageToReach], words: Wording) -> Table:
    """A row a village with businesses that nothing has reached."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.village or _beyond(words)),
                (_("Kecamatan"), TEXT, row.district),
                (_("Belum terjangkau"), COUNT, row.not_reached),
                (_("Tidak diketahui"), COUNT, row.unknown),
            ]
            for row in rows
        ]
    )
