"""Tables of the forum: membership by zone and place, candidates, and who sells in IKN."""

from __future__ import annotations

from collections.abc import Iterable

from sentra_geo.answer import Answer
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.tables import COUNT, SHARE, TEXT, Cell, Table, build_table
from sentra_geo.question import ZONES
from sentra_geo.sections.forum import SellingInIkn
from sentra_geo.sections.forum_candidates import Candidates
from sentra_geo.sections.programme_places import PlaceReach
from sentra_geo.sections.shares import ComparedShares, ZoneShare
from sentra_geo.wording import Wording


def member_table(shares: ComparedShares, found: Answer, words: Wording) -> Table:
    """A row a zone, and the whole."""
    limits = limit_names(found, words)
    return build_table(
        [
            [
                (words.gettext("Zona"), TEXT, _zone(one, words)),
                *_member_cells(one, limits, words),
            ]
            for one in (*shares.zones, shares.whole)
        ]
    )


def member_place_table(
    rows: Iterable[PlaceReach], found: Answer, words: Wording, *, by_village: bool
) -> Table:
    """A row a village or a district."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                *([(_("Nama desa"), TEXT, row.name)] if by_village else []),
                (_("Kecamatan"), TEXT, row.district or _("di luar semua desa")),
                *([(_("Zona"), TEXT, label(words, ZONE, row.zone))] if by_village else []),
                *_member_cells(row.share, limits, words),
            ]
            for row in rows
        ]
    )


def candidate_zone_table(found: Candidates, words: Wording) -> Table:
    """A row a zone: who could join, and who perhaps could."""
    return build_table(
        [
            [
                (words.gettext("Zona"), TEXT, label(words, ZONE, zone)),
                *_candidate_cells(found.could_join[i], found.perhaps[i], words),
            ]
            for i, zone in enumerate(ZONES)
        ]
    )


def candidate_village_table(found: Candidates, words: Wording) -> Table:
    """A row a village with somebody who could join, or perhaps could."""
    _ = words.gettext
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.village or _("di luar semua desa")),
                (_("Kecamatan"), TEXT, row.district),
                *_candidate_cells(row.could_join, row.perhaps, words),
            ]
            for row in found.villages
        ]
    )


def selling_table(selling: SellingInIkn, found: Answer, words: Wording) -> Table:
    """A row a zone: members who sell in IKN, out of all members, and who else does."""
    _, limits = words.gettext, limit_names(found, words)
    return build_table(
        [
            [
                (_("Zona"), TEXT, _zone(one, words)),
                (_("Anggota yang berjualan di IKN"), COUNT, one.count),
                (_("Semua anggota"), COUNT, one.total),
                (_("Bagian anggota yang berjualan di IKN"), SHARE, one.share),
                *_limit_cells(one, limits),
                (_("Bukan anggota yang berjualan di IKN"), COUNT, others),
                (_("Keanggotaan tidak diketahui"), COUNT, unknown),
            ]
            for one, others, unknown in zip(
                (*selling.members.zones, selling.members.whole),
                (*selling.others_zones, sum(selling.others_zones)),
                (*selling.unknown_zones, sum(selling.unknown_zones)),
                strict=True,
            )
        ]
    )


def _zone(one: ZoneShare, words: Wording) -> str:
    return words.gettext("Semua") if one.zone == "all" else label(words, ZONE, one.zone)


def _member_cells(one: ZoneShare, limits: list[str], words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Anggota"), COUNT, one.count),
        (_("Tidak diketahui"), COUNT, one.unknown),
        (_("Semua usaha"), COUNT, one.total),
        (_("Bagian anggota"), SHARE, one.share),
        *_limit_cells(one, limits),
        (_("Paling banyak, bila semua yang tidak diketahui anggota"), SHARE, one.share_at_most),
    ]


def _limit_cells(one: ZoneShare, limits: list[str]) -> list[Cell]:
    low, high = one.interval or (None, None)
    return [(limits[0], SHARE, low), (limits[1], SHARE, high)]


def _candidate_cells(could: float, perhaps: float, words: Wording) -> list[Cell]:
    _ = words.gettext
    return [
        (_("Dapat diajak"), COUNT, could),
        (_("Mungkin, ada yang belum diketahui"), COUNT, perhaps),
    ]
