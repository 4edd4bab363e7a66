"""Every column of a layer, with its texts."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary import market_columns, programme_columns, sentra_columns
from sentra_geo.layers.dictionary.business_columns import BUSINESSES
from sentra_geo.layers.dictionary.choices import CHOICES
from sentra_geo.layers.dictionary.leading_columns import VIRTUAL, virtual_targets
from sentra_geo.layers.dictionary.place_columns import PLACES
from sentra_geo.layers.dictionary.texts import ColumnText, Entry
from sentra_geo.layers.schema import SCHEMAS, Column

COLUMNS: Mapping[str, ColumnText] = {
    **sentra_columns.SENTRA,
    **PLACES,
    **BUSINESSES,
    **programme_columns.PROGRAMMES,
    **market_columns.MARKETS,
}
OWN: Mapping[tuple[str, str], ColumnText] = {
    **programme_columns.OWN,
    **market_columns.OWN,
}


def dictionary_of(layer: str) -> tuple[Entry, ...]:
    """Every column of a layer, then those that lead to it (see :func:`virtual_targets`).

    Args:
        layer: Key of ``SCHEMAS``.

    Returns:
        One entry a column, in the order of the schema.
    """
    plain = [_entry(layer, column) for column in SCHEMAS[layer].columns]
    leading = [
        Entry(name, *text[:2], kind, required=False, choices=(), example=text[2], is_virtual=True)
        for name in virtual_targets(layer)
        for kind, text in [VIRTUAL[name]]
    ]
    return (*plain, *leading)


def _entry(layer: str, column: Column) -> Entry:
    text = OWN.get((layer, column.name), COLUMNS[column.name])
    titles = CHOICES.get(column.name, {})
    return Entry(
        column.name,
        text.title,
        text.about,
        column.kind,
        column.required,
        tuple((code, titles[code]) for code in column.choices),
        text.example,
        is_virtual=False,
    )
