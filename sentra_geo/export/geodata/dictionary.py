"""What every column of the layers means, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sentra_geo.export.geodata.column import COUNT, FLAG, NUMBER, TEXT, Column
from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.export.spreadsheet import csv_bytes
from sentra_geo.present.labels import COMMODITY, SCALE, STANDING, STATE, STATUS, ZONE
from sentra_geo.wording import N_, Wording

_KINDS = {
    TEXT: N_("teks"),
    NUMBER: N_("angka"),
    COUNT: N_("bilangan bulat"),
    FLAG: N_("ya atau tidak"),
}
_UNITS = {
    "people": N_("orang"),
    "villages": N_("desa"),
    "businesses": N_("usaha"),
    "minutes": N_("menit"),
    "per 10,000 people": N_("per 10.000 orang"),
}
_CODES = {
    "zone": ZONE,
    "spread": ZONE,
    "commodity": COMMODITY,
    "scale": SCALE,
    "status": STATUS,
    "standing": STANDING,
    "state_if_inside": STATE,
    "state_if_outside": STATE,
}


def dictionary_csv(layers: Sequence[GeoLayer], words: Wording) -> bytes:
    """One row a column of each layer: its kind, unit, codes and meaning."""
    _ = words.gettext
    rows = [
        {
            _("Lapisan"): layer.name,
            _("Kolom"): column.name,
            _("Jenis"): _(_KINDS[column.kind]),
            _("Satuan"): _(_UNITS[column.unit]) if column.unit in _UNITS else column.unit,
            _("Arti"): _(column.about),
            _("Kode"): _codes(column, words),
        }
        for layer in layers
        for column in layer.columns
    ]
    return csv_bytes(pd.DataFrame(rows), words)


def _codes(column: Column, words: Wording) -> str:
    """Codes with their names, as far as they have one."""
    names = _CODES.get(column.name, {})
    return "; ".join(
        f"{code} = {words.gettext(names[code])}" if code in names else code for code in column.codes
    )
