"""A style as QGIS keeps it (QML, QGIS 3)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sentra_geo.export.geodata.styles.look import (
    AreaSign,
    Entry,
    Label,
    LineSign,
    PointSign,
    Rows,
    Sign,
    Style,
)
from sentra_geo.export.geodata.xml_text import Element, add, written

_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_VERSION = "3.28.0"
_SOLID, _NONE = "solid", "no"
_HATCH_MM, _HATCH_WIDTH_MM = "2.2", "0.25"
_KINDS = {AreaSign: "fill", LineSign: "line", PointSign: "marker"}
_GEOMETRY = {AreaSign: "2", LineSign: "1", PointSign: "0"}
# Around a point, and over the middle of a point or an area (QGIS's label placements).
_AROUND, _OVER = "0", "1"
_OVER_QUADRANT = "4"


def qml(style: Style) -> str:
    """A style as QML.

    Args:
        style: The style; at least one entry.

    Returns:
        The text; one sign for all rows, categories of one column, or rules.
    """
    root = Element(
        "qgis",
        {
            "version": _VERSION,
            "styleCategories": "Symbology|Labeling",
            "labelsEnabled": "1" if style.label else "0",
        },
    )
    _add_renderer(root, style.entries)
    if style.label:
        _add_label(root, style.label)
    add(root, "layerGeometryType", _GEOMETRY[type(style.entries[0].sign)])
    return written(root, _DOCTYPE)


def _add_renderer(root: Element, entries: tuple[Entry, ...]) -> None:
    common = {"symbollevels": "0", "enableorderby": "0", "forceraster": "0"}
    if len(entries) == 1 and not entries[0].rows:
        renderer = add(root, "renderer-v2", attributes={"type": "singleSymbol", **common})
    elif _are_categories(entries):
        column = entries[0].rows[0].column
        kind = {"type": "categorizedSymbol", "attr": column, **common}
        renderer = add(root, "renderer-v2", attributes=kind)
        _add_categories(renderer, entries)
    else:
        renderer = add(root, "renderer-v2", attributes={"type": "RuleRenderer", **common})
        _add_rules(renderer, entries)
    symbols = add(renderer, "symbols")
    for at, entry in enumerate(entries):
        _add_symbol(symbols, str(at), entry.sign)


def _are_categories(entries: tuple[Entry, ...]) -> bool:
    columns = {(rows.column, rows.sign) for entry in entries for rows in entry.rows}
    texts = all(isinstance(rows.value, str) for entry in entries for rows in entry.rows)
    return len(columns) == 1 and {sign for _, sign in columns} == {"="} and texts


def _add_categories(renderer: Element, entries: tuple[Entry, ...]) -> None:
    held = add(renderer, "categories")
    for at, entry in enumerate(entries):
        about = {
            "render": "true",
            "type": "string",
            "value": str(entry.rows[0].value),
            "label": entry.title,
            "symbol": str(at),
        }
        add(held, "category", attributes=about)


def _add_rules(renderer: Element, entries: tuple[Entry, ...]) -> None:
    held = add(renderer, "rules", attributes={"key": "{sentra-geo}"})
    for at, entry in enumerate(entries):
        about = {"filter": expression(entry.rows), "label": entry.title, "symbol": str(at)}
        add(held, "rule", attributes={"key": f"{{sentra-geo-{at}}}", **about})


def expression(rows: tuple[Rows, ...]) -> str:
    """Conditions as an expression of QGIS.

    Example:
        >>> expression((Rows("km", ">", 2.0), Rows("km", "<=", 5.0)))
        '"km" > 2.0 AND "km" <= 5.0'
    """
    return " AND ".join(
        f'"{one.column}" IS NULL'
        if one.sign == "null"
        else f'"{one.column}" {one.sign} {_literal(one.value)}'
        for one in rows
    )


def _literal(value: str | bool | float) -> str:
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value)


def _add_symbol(symbols: Element, name: str, sign: Sign) -> None:
    about = {"alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
    kind = _KINDS[type(sign)]
    symbol = add(symbols, "symbol", attributes={"name": name, "type": kind, **about})
    if isinstance(sign, AreaSign):
        _add_layer(symbol, "SimpleFill", _fill(sign))
        for at, angle in enumerate(sign.hatch):
            _add_hatch(symbol, f"@{name}@{at + 1}", sign, angle)
    elif isinstance(sign, LineSign):
        _add_layer(symbol, "SimpleLine", _line(sign))
    else:
        _add_layer(symbol, "SimpleMarker", _marker(sign))


def _add_layer(symbol: Element, kind: str, options: Mapping[str, str]) -> Element:
    layer = add(
        symbol,
        "layer",
        attributes={"class": kind, "enabled": "1", "locked": "0", "pass": "0"},
    )
    held = add(layer, "Option", attributes={"type": "Map"})
    for name, value in options.items():
        add(held, "Option", attributes={"type": "QString", "name": name, "value": value})
    return layer


def _add_hatch(symbol: Element, name: str, sign: AreaSign, angle: int) -> None:
    options = {
        "angle": str(angle),
        "color": _colour(sign.border),
        "distance": _HATCH_MM,
        "distance_unit": "MM",
        "line_width": _HATCH_WIDTH_MM,
        "line_width_unit": "MM",
    }
    layer = _add_layer(symbol, "LinePatternFill", options)
    about = {"alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
    line = add(layer, "symbol", attributes={"name": name, "type": "line", **about})
    _add_layer(line, "SimpleLine", _line(LineSign(sign.border, float(_HATCH_WIDTH_MM))))


def _fill(sign: AreaSign) -> dict[str, str]:
    return {
        "color": _colour(sign.colour or "#FFFFFF", sign.opacity),
        "style": _SOLID if sign.colour else _NONE,
        "outline_color": _colour(sign.border or "#000000"),
        "outline_style": _SOLID if sign.border else _NONE,
        "outline_width": str(sign.border_mm),
        "outline_width_unit": "MM",
        "joinstyle": "bevel",
    }


def _line(sign: LineSign) -> dict[str, str]:
    return {
        "line_color": _colour(sign.colour),
        "line_style": _SOLID,
        "line_width": str(sign.width_mm),
        "line_width_unit": "MM",
        "capstyle": "flat",
        "joinstyle": "round",
        "use_custom_dash": "1" if sign.dashes_mm else "0",
        "customdash": ";".join(str(part) for part in sign.dashes_mm or (5, 2)),
        "customdash_unit": "MM",
    }


def _marker(sign: PointSign) -> dict[str, str]:
    return {
        "name": sign.shape,
        "color": _colour(sign.colour),
        "outline_color": _colour(sign.border),
        "outline_style": _SOLID,
        "outline_width": str(sign.border_mm),
        "outline_width_unit": "MM",
        "size": str(sign.size_mm),
        "size_unit": "MM",
        "scale_method": "diameter",
    }


def _colour(colour: str, opacity: float = 1.0) -> str:
    """``#RRGGBB`` as QGIS keeps it: red, green, blue and opacity, 0 to 255."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return ",".join(map(str, [*parts, round(opacity * 255)]))


def _add_label(root: Element, label: Label) -> None:
    settings = add(add(root, "labeling", attributes={"type": "simple"}), "settings")
    text = {
        "fieldName": label.column,
        "isExpression": "0",
        "fontFamily": "Arial",
        "fontSize": str(label.size_pt),
        "fontSizeUnit": "Point",
        "fontWeight": "75" if label.bold else "50",
        "textColor": _colour(label.colour),
        "textOpacity": "1",
    }
    style = add(settings, "text-style", attributes=text)
    halo = {
        "bufferDraw": "1",
        "bufferSize": "0.8",
        "bufferSizeUnits": "MM",
        "bufferColor": _colour(label.halo),
        "bufferOpacity": "1",
    }
    add(style, "text-buffer", attributes=halo)
    place = {"placement": _OVER if label.over else _AROUND, "quadOffset": _OVER_QUADRANT}
    add(settings, "placement", attributes=place)
    rendering = {
        "drawLabels": "1",
        "scaleVisibility": "1" if label.largest_scale else "0",
        "scaleMin": str(label.largest_scale),
        "scaleMax": "1",
    }
    add(settings, "rendering", attributes=rendering)
