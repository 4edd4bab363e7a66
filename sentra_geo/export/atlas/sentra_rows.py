"""Sentra locations as a table: of a village, of a district, or of one sentra."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sentra_geo.export.atlas.records import Records
from sentra_geo.export.atlas.wordings import (
    cell,
    column,
    or_unknown,
    page_cell,
    page_column,
    shortened,
    unknown,
    zone_chip,
)
from sentra_geo.figures import LocationFigures
from sentra_geo.present.labels import STATUS, label


def sentra_number(sentra_id: str) -> str:
    """The number by which maps name a sentra."""
    return sentra_id.removeprefix("S")


def location_table(
    places: Sequence[LocationFigures], held: Records, *, of_village: bool
) -> dict[str, Any]:
    """Locations with decree, status and units.

    Args:
        places: The locations.
        held: The records.
        of_village: Whether they are all of one village, which is then not named.

    Returns:
        Title, what to say where there are none, columns and rows.
    """
    _ = held.words.gettext
    where = [] if of_village else [column(_("Desa"), width=1.2)]
    columns = [
        column(_("No.")),
        column(_("Sentra"), width=1.6),
        *where,
        column(_("Surat"), width=1),
        column(_("Status"), width=0.9),
        column(_("Unit usaha"), width=1.2),
        column(_("Letak (±m)"), is_number=True),
        page_column(held.words),
    ]
    return {
        "title": _("Sentra di desa ini") if of_village else _("Sentra di kecamatan ini"),
        "empty": _("Tidak ada sentra di desa ini menurut surat penetapannya dan saringan.")
        if of_village
        else _("Tidak ada sentra di kecamatan ini menurut surat penetapannya dan saringan."),
        "columns": columns,
        "rows": [_row(place, held, of_village=of_village) for place in places],
    }


def _row(place: LocationFigures, held: Records, *, of_village: bool) -> list[dict[str, Any]]:
    words, chapters = held.words, held.chapters
    where = cell(shortened(place.village, 40), chapters.of_village.get(place.village_code))
    target = chapters.of_sentra.get(place.sentra_id)
    return [
        cell(sentra_number(place.sentra_id)),
        cell(shortened(place.sentra), target),
        *([] if of_village else [where]),
        cell(or_unknown(held.noted(place, "decree"), words)),
        cell(status_text(place, held)),
        cell(units_text(place, held)),
        cell(words.number(place.position_uncertainty_m)),
        page_cell(target),
    ]


def status_text(place: LocationFigures, held: Records) -> str:
    """What is known of a location's status."""
    status = held.noted(place, "status")
    if status in {"", "unknown"}:
        return unknown(held.words)
    return label(held.words, STATUS, status)


def units_text(place: LocationFigures, held: Records) -> str:
    """How many business units a location has; nobody has published it yet."""
    return or_unknown(held.words.number(place.unit_count), held.words)


def place_table(places: Sequence[LocationFigures], held: Records) -> dict[str, Any]:
    """The locations of one sentra: where, on which side, how sure, and who reaches them."""
    _ = held.words.gettext
    return {
        "title": _("Lokasi"),
        "empty": _("Tidak ada lokasi."),
        "columns": [
            column(_("Desa"), width=1.5),
            column(_("Kecamatan"), width=1.1),
            column(_("Zona"), width=1.5),
            column(_("Ke garis (km)"), is_number=True, width=0.8),
            column(_("Letak (±m)"), is_number=True, width=0.8),
            column(_("Status"), width=1.1),
            column(_("Unit usaha"), width=1.5),
            column(_("Penduduk dalam radius"), is_number=True, width=1),
            *([page_column(held.words)] if held.chapters.of_village else []),
        ],
        "rows": [_place_row(place, held) for place in places],
    }


def _place_row(place: LocationFigures, held: Records) -> list[dict[str, Any]]:
    words = held.words
    target = held.chapters.of_village.get(place.village_code)
    chip = zone_chip(place.zone, words)
    return [
        cell(shortened(place.village), target),
        cell(shortened(place.district, 40)),
        cell(chip["name"], zone=chip["code"]),
        cell(words.number(place.line_km, 1)),
        cell(words.number(place.position_uncertainty_m)),
        cell(status_text(place, held)),
        cell(units_text(place, held)),
        cell(_people_in_reach(place, held)),
        *([page_cell(target)] if held.chapters.of_village else []),
    ]


def _people_in_reach(place: LocationFigures, held: Records) -> str:
    row = held.access_of_location.get((place.sentra_id, place.village_code))
    return or_unknown(held.words.number(None if row is None else row.people), held.words)
