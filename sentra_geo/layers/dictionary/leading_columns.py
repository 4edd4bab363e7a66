"""Columns of a file that lead to columns of a layer, as the name of a village to its code."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.place_columns import PLACES
from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

# The kind of each, and its text.
VIRTUAL: Mapping[str, tuple[str, ColumnText]] = {
    "lon": (
        "number",
        ColumnText(
            N_("Bujur"), N_("Bujur dalam derajat, atau timur UTM 50S dalam meter."), "116.7"
        ),
    ),
    "lat": (
        "number",
        ColumnText(
            N_("Lintang"), N_("Lintang dalam derajat, atau utara UTM 50S dalam meter."), "-1.3"
        ),
    ),
    "coordinates": (
        "text",
        ColumnText(N_("Koordinat"), N_("Lintang dan bujur dalam satu kolom."), "-1.2496, 116.7738"),
    ),
    "village": ("text", PLACES["village"]),
    "district": ("text", PLACES["district"]),
    "name": (
        "text",
        ColumnText(
            N_("Nama usaha"),
            N_("Nama usaha seperti di daftar usaha, bila tanpa kode usaha; bukan nama orang."),
            "Amplang Pesisir",
        ),
    ),
    "product": (
        "text",
        ColumnText(
            N_("Produk"), N_("Nama produk; komoditas dibaca darinya bila kosong."), "Kerupuk ikan"
        ),
    ),
    "from_village": (
        "text",
        ColumnText(
            N_("Desa asal"), N_("Nama desa tempat perjalanan mulai, bila tanpa kode."), "Jenebora"
        ),
    ),
    "from_district": (
        "text",
        ColumnText(N_("Kecamatan asal"), N_("Kecamatan desa asal."), "Penajam"),
    ),
    "to_village": (
        "text",
        ColumnText(
            N_("Desa tujuan"), N_("Nama desa tempat sentra, bila tanpa kode."), "Salo Loang"
        ),
    ),
    "to_district": (
        "text",
        ColumnText(N_("Kecamatan tujuan"), N_("Kecamatan desa tujuan."), "Penajam"),
    ),
}
_POSITION, _PLACE = ("lon", "lat", "coordinates"), ("village", "district")
_LEADING_TO: Mapping[str, tuple[str, ...]] = {
    "sentra": (*_POSITION, *_PLACE, "product"),
    "businesses": (*_POSITION, *_PLACE, "product"),
    "population": _PLACE,
    "travel": ("from_village", "from_district", "to_village", "to_district"),
    "programmes": _PLACE,
    "participation": ("name", *_PLACE),
    "outlets": (*_POSITION, *_PLACE),
    "placements": ("name", *_PLACE),
    "receipts": ("name", *_PLACE),
}


def virtual_targets(layer: str) -> tuple[str, ...]:
    """Columns that a file of this layer may have and the layer has not (or has by another kind).

    Args:
        layer: Key of ``SCHEMAS``.

    Returns:
        Names, those of schema columns left out.

    Example:
        >>> virtual_targets("population")
        ('village',)
    """
    own = {column.name for column in SCHEMAS[layer].columns}
    return tuple(name for name in _LEADING_TO.get(layer, ()) if name not in own)
