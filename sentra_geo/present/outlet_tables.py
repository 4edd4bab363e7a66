"""Tables of outlets: by kind and zone, one by one, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence

from sentra_geo.answer import Answer
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.present.charts import limit_names
from sentra_geo.present.labels import SAMPLE, ZONE, label
from sentra_geo.present.outlet_marks import outlet_kind
from sentra_geo.present.outlet_sentences import access_what, known_not
from sentra_geo.present.tables import COUNT, SHARE, TENTHS, TEXT, Cell, Table, build_table
from sentra_geo.question import ZONES
from sentra_geo.sections.markets import SITE
from sentra_geo.sections.outlet_distances import SELLS
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.wording import N_, Wording

_KNOWN = {True: N_("ya"), False: N_("tidak"), None: N_("tidak diketahui")}


def zone_name(zone: str, words: Wording) -> str:
    """The name of a zone; ``all`` for the three together."""
    return words.gettext("Semua zona") if zone == "all" else label(words, ZONE, zone)


def kinds_table(found: Answer, words: Wording) -> Table:
    """One row a kind and zone that has outlets: how many sell local products, how many unknown."""
    return build_table(
        [
            [
                (words.gettext("Jenis gerai"), TEXT, outlet_kind(kind.kind, words)),
                (words.gettext("Zona"), TEXT, zone_name(zone.zone, words)),
                *_share_cells(zone, found, words),
            ]
            for kind in found.markets.kinds
            for zone in (*kind.zones, kind.whole)
            if zone.total or kind.kind == "all"
        ]
    )


def _share_cells(zone: ZoneShare, found: Answer, words: Wording) -> list[Cell]:
    _ = words.gettext
    low, high = limit_names(found, words)
    is_known = zone.unknown < zone.total  # of which nothing is known is not nought
    limits = zone.interval if is_known and zone.interval else (None, None)
    return [
        (_("Gerai"), COUNT, zone.total),
        (_("Menjual produk lokal"), COUNT, zone.count),
        (_("Tidak menjual"), COUNT, known_not(zone.total, zone.count, zone.unknown)),
        (_("Tidak diketahui"), COUNT, zone.unknown),
        (_("Bagian, paling sedikit"), SHARE, zone.share if is_known else None),
        (_("Bagian, paling banyak"), SHARE, zone.share_at_most if is_known else None),
        (low, SHARE, limits[0]),
        (high, SHARE, limits[1]),
    ]


def kind_zone_table(found: Answer, words: Wording) -> Table:
    """One row a kind: outlets by zone, and how many are known to sell local products."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for kind in found.markets.kinds:
        row: list[Cell] = [(_("Jenis gerai"), TEXT, outlet_kind(kind.kind, words))]
        row += [(zone_name(zone.zone, words), COUNT, zone.total) for zone in kind.zones]
        row += [
            (_("Jumlah"), COUNT, kind.whole.total),
            (_("Menjual produk lokal"), COUNT, kind.whole.count),
            (_("Tidak diketahui"), COUNT, kind.whole.unknown),
        ]
        rows.append(row)
    return build_table(rows)


def places_table(found: Answer, words: Wording) -> Table:
    """One row an outlet, in the zones that are shown."""
    _ = words.gettext
    zones = set(found.question.zone or ZONES)
    return build_table(
        [
            [
                (_("Nama gerai"), TEXT, place.name),
                (_("Jenis gerai"), TEXT, outlet_kind(place.kind, words)),
                (_("Zona"), TEXT, label(words, ZONE, place.zone)),
                (_("Nama desa"), TEXT, place.village),
                (_("Kecamatan"), TEXT, place.district),
                (_("Menjual produk lokal"), TEXT, _(_KNOWN[place.sells_local])),
                (_("Jumlah kamar"), COUNT, place.rooms),
                (_("Data"), TEXT, _(SAMPLE) if place.is_sample else _("tercatat")),
            ]
            for place in found.markets.places
            if place.zone in zones
        ]
    )


def sites_table(found: Answer, words: Wording) -> Table:
    """One row a tourist site: with its own souvenir, without, or unknown."""
    _ = words.gettext
    rows = [place for place in found.markets.places if place.kind == SITE]
    return build_table(
        [
            [
                (_("Tempat wisata"), TEXT, place.name),
                (_("Zona"), TEXT, label(words, ZONE, place.zone)),
                (_("Kecamatan"), TEXT, place.district),
                (_("Punya cenderamata sendiri"), TEXT, _(_KNOWN[place.has_souvenir])),
                (_("Cenderamata"), TEXT, place.souvenir),
                (_("Menjual produk lokal"), TEXT, _(_KNOWN[place.sells_local])),
            ]
            for place in rows
        ]
    )


def access_table(found: Answer, words: Wording) -> Table:
    """One row a zone: what lies within the radius of an outlet, with its interval."""
    access, _ = found.markets.access, words.gettext
    if access is None:
        return build_table([])
    low, high = limit_names(found, words)
    what = access_what(found, words)
    rows: list[list[Cell]] = []
    for zone in (*access.zones, access.whole):
        limits = zone.interval or (None, None)
        rows.append(
            [
                (_("Zona"), TEXT, zone_name(zone.zone, words)),
                (what, COUNT, _whole(zone.total)),
                (_("Dalam radius gerai"), COUNT, _whole(zone.within)),
                (_("Bagian"), SHARE, zone.share),
                (low, SHARE, limits[0]),
                (high, SHARE, limits[1]),
                (_("Jarak tengah (km)"), TENTHS, zone.median_km),
            ]
        )
    return build_table(rows)


def _whole(value: float) -> float:
    """People by village are an estimate: shown whole."""
    return round(value) if value > 1000 else value  # noqa: PLR2004


def distances_table(found: Answer, words: Wording) -> Table:
    """One row a kind of outlet: median distance of the villages of each zone."""
    _ = words.gettext
    rows: list[list[Cell]] = []
    for kind in found.markets.distances:
        sells = kind.kind == SELLS
        name = _("Penjual produk lokal, jenis apa saja") if sells else outlet_kind(kind.kind, words)
        row: list[Cell] = [
            (_("Jenis gerai"), TEXT, name),
            (_("Gerai"), COUNT, kind.outlets),
        ]
        for zone, median in zip(ZONES, kind.median_km, strict=True):
            title = _("Jarak tengah desa, km: {zone}", zone=label(words, ZONE, zone).lower())
            row.append((title, TENTHS, median))
        rows.append(row)
    return build_table(rows)


def village_outlets_table(found: Answer, words: Wording) -> Table:
    """One row a village: km to the nearest outlet of each kind."""
    _ = words.gettext
    zones = set(found.question.zone or ZONES)
    return build_table(
        [
            [
                (_("Nama desa"), TEXT, row.village),
                (_("Kecamatan"), TEXT, row.district),
                (_("Zona"), TEXT, label(words, ZONE, row.zone)),
                (_("Penjual produk lokal terdekat"), TEXT, row.sells_at),
                (_("Jaraknya (km)"), TENTHS, row.sells_km),
                *_kind_cells(row.nearest_km, words),
            ]
            for row in found.markets.villages
            if row.zone in zones
        ]
    )


def _kind_cells(nearest_km: Sequence[float | None], words: Wording) -> list[Cell]:
    pairs = zip(OUTLET_KINDS, nearest_km, strict=True)
    return [
        (words.gettext("{kind} (km)", kind=outlet_kind(kind, words)), TENTHS, km)
        for kind, km in pairs
    ]
