"""The main figures of a village, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sentra_geo.distances import STRAIGHT
from sentra_geo.export.atlas.around import can_flip
from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.wordings import first_up, or_unknown, shortened, unknown
from sentra_geo.figures import VillageFigures
from sentra_geo.present.access import supply_name
from sentra_geo.present.labels import covered_label
from sentra_geo.present.phrases import distance_name, distance_text, radius, target_name
from sentra_geo.sections.accessibility import PER_PEOPLE


def village_facts(village: VillageFigures, held: Records) -> list[dict[str, Any]]:
    """Name, value and note of each main figure, for the column beside the map."""
    return [*_distance(village, held), *_size(village, held), _access(village, held)]


def _fact(name: str, value: str, note: str = "") -> dict[str, Any]:
    return {"name": name, "value": value, "note": note}


def _distance(village: VillageFigures, held: Records) -> Iterator[dict[str, Any]]:
    words, _, found = held.words, held.words.gettext, held.found
    distance, target = held.study.distance, target_name(found.question.target, words)
    nearest = held.nearest[village.village_code]
    title = _(
        "{distance} ke {target}", distance=first_up(distance_name(distance, words)), target=target
    )
    if nearest is None:
        yield _fact(title, unknown(words), _("Tidak ada sentra seperti itu di data."))
        return
    note = _(
        "Ke {sentra} di {village}; letak permukiman ±{m} m, letak sentra ±{sentra_m} m.",
        sentra=shortened(nearest.sentra),
        village=shortened(nearest.village),
        m=words.number(village.position_uncertainty_m),
        sentra_m=words.number(nearest.position_uncertainty_m),
    )
    yield _fact(title, distance_text(village.distance_km, distance, words, short=True), note)
    unsure = distance == STRAIGHT and can_flip(
        village.distance_km, nearest, village.position_uncertainty_m, found
    )
    yield _fact(
        _("Tercakup dalam radius {radius}", radius=radius(found, words)),
        _("ya") if village.is_covered else _("tidak"),
        _("Dapat berubah: jaraknya ke tepi radius tidak melebihi ketidakpastian letak.")
        if unsure
        else "",
    )


def _size(village: VillageFigures, held: Records) -> Iterator[dict[str, Any]]:
    words, _ = held.words, held.words.gettext
    yield _fact(
        _("Penduduk (perkiraan)"),
        or_unknown(words.number(village.people), words),
        _("Dibagi dari angka kecamatan; angka desa tidak diterbitkan."),
    )
    yield _fact(_("Luas"), _("{n} ha", n=words.number(village.area_ha)))
    if not held.tells_businesses:
        return
    what = covered_label(words, "businesses", held.found.businesses)
    if village.businesses is None:
        yield _fact(what, unknown(words), _("Daftar usaha belum dimuat."))
        return
    note = _("Di antaranya {n} dalam radius.", n=words.number(village.businesses_covered))
    yield _fact(what, words.number(village.businesses), note)


def _access(village: VillageFigures, held: Records) -> dict[str, Any]:
    words, _ = held.words, held.words.gettext
    row = held.access[village.village_code]
    title = _("Akses (E2SFCA)")
    if row.enhanced is None or row.rank is None:
        return _fact(title, unknown(words), _("Tidak ada sentra yang ikut dihitung."))
    ranked = sum(other.rank is not None for other in held.found.access.villages)
    note = _(
        "{unit} per {people} penduduk; peringkat {rank} dari {n} desa; {reach} lokasi sentra dalam "
        "radius.",
        unit=first_up(supply_name(held.found, words)),
        people=words.number(PER_PEOPLE),
        rank=words.number(row.rank),
        n=words.number(ranked),
        reach=words.number(row.sentra_in_reach),
    )
    if row.is_edge:
        note += " " + _("Desa tepi: yang di seberang batas kabupaten tidak terhitung.")
    return _fact(title, words.number(row.enhanced, 2), note)
