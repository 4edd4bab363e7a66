"""Each sentra's way to buyers in words, as far as it is recorded."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.outlet_marks import outlet_kind
from sentra_geo.present.outlet_sentences import radius_km
from sentra_geo.sections.downstream import FAR, NEAR_ONLY, PLACED, UNKNOWN, Downstream, NearOutlet
from sentra_geo.wording import N_, Wording

WAY = {
    PLACED: N_("Sudah tercatat dijual di gerai"),
    NEAR_ONLY: N_("Ada gerai dalam radius, belum tercatat penempatan"),
    FAR: N_("Belum tercatat gerai penjual produk lokal dalam radius"),
    UNKNOWN: N_("Tidak diketahui"),
}


def downstream_title(found: Answer, words: Wording) -> str:
    """Of how many sentra a product is recorded in an outlet."""
    rows = found.markets.downstream
    text = words.gettext(
        "{placed} dari {n} sentra produknya tercatat dijual di gerai; sisanya: {near} punya gerai "
        "dalam {radius}, {far} tidak tercatat, {unknown} tidak diketahui",
        placed=words.number(sum(row.way == PLACED for row in rows)),
        n=words.number(len(rows)),
        near=words.number(sum(row.way == NEAR_ONLY for row in rows)),
        far=words.number(sum(row.way == FAR for row in rows)),
        unknown=words.number(sum(row.way == UNKNOWN for row in rows)),
        radius=radius_km(found, words),
    )
    uses = found.markets.uses_sample or found.businesses == "sample"
    return mark(text, words, uses_sample=uses)


def way_text(row: Downstream, words: Wording) -> str:
    """The finding on one sentra; one that the positions leave open says so."""
    text = words.gettext(WAY[row.way])
    if row.is_certain:
        return text
    return words.gettext("{finding} (letaknya belum pasti)", finding=text)


def near_text(outlet: NearOutlet, words: Wording) -> str:
    """One outlet near a sentra: name, kind, distance, and how much that may be off."""
    _ = words.gettext
    if outlet.uncertainty_km is None:
        distance = _("{km} km, ketidakpastian letak tidak diketahui", km=words.number(outlet.km, 1))
    else:
        distance = _(
            "{km} km ± {off} km",
            km=words.number(outlet.km, 1),
            off=words.number(outlet.uncertainty_km, 1),
        )
    return f"{outlet.name} ({outlet_kind(outlet.kind, words)}): {distance}"


def placed_text(row: Downstream, found: Answer, words: Wording) -> str:
    """Recorded placements of a sentra's commodity, in words."""
    if row.placed is None or row.businesses is None:
        return words.gettext("Penempatan: belum ada data.")
    text = words.gettext(
        "Penempatan tercatat: {placed}, dari {businesses} usaha komoditas ini, di {outlets} gerai.",
        placed=words.number(row.placed),
        businesses=words.number(row.businesses),
        outlets=words.number(len(row.outlets)),
    )
    return mark(text, words, uses_sample=found.businesses == "sample")


def own_products_text(row: Downstream, words: Wording) -> str:
    """Products that the layer of sentra names, and those of them in no recorded outlet."""
    _ = words.gettext
    if row.own_products is None:
        return _("Daftar produk sentra ini belum diisi di lapisan sentra.")
    named = _("Produk menurut lapisan sentra: {list}.", list=", ".join(row.own_products))
    if row.without_outlet is None:
        return named
    if not row.without_outlet:
        return f"{named} " + _("Semuanya tercatat di sedikitnya satu gerai.")
    return f"{named} " + _(
        "Belum tercatat di gerai mana pun: {list}.", list=", ".join(row.without_outlet)
    )
