"""A style as other programs take it: OGC Styled Layer Descriptor 1.1 (Symbology Encoding 1.1)."""

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

_SPACES = {
    "xmlns": "http://www.opengis.net/sld",
    "xmlns:se": "http://www.opengis.net/se",
    "xmlns:ogc": "http://www.opengis.net/ogc",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "version": "1.1.0",
}
_PIXEL_MM = 0.28  # the standard's pixel
_HATCH_PIXELS = "8"
_MARKS = {45: "shape://slash", 135: "shape://backslash"}
_COMPARED = {
    "=": "ogc:PropertyIsEqualTo",
    "<": "ogc:PropertyIsLessThan",
    "<=": "ogc:PropertyIsLessThanOrEqualTo",
    ">": "ogc:PropertyIsGreaterThan",
    ">=": "ogc:PropertyIsGreaterThanOrEqualTo",
}


def sld(style: Style, layer: str) -> str:
    """A style as SLD.

    Args:
        style: The style.
        layer: Name of its layer.

    Returns:
        The text, sizes in pixels of 0.28 mm.
    """
    root = Element("StyledLayerDescriptor", _SPACES)
    named = add(root, "NamedLayer")
    add(named, "se:Name", layer)
    user = add(named, "UserStyle")
    add(user, "se:Name", style.name)
    rules = add(user, "se:FeatureTypeStyle")
    for entry in style.entries:
        _add_rule(rules, entry)
    if style.label:
        rule = add(rules, "se:Rule")
        if style.label.largest_scale:
            add(rule, "se:MaxScaleDenominator", str(style.label.largest_scale))
        _add_text(rule, style.label)
    return written(root, '<?xml version="1.0" encoding="UTF-8"?>\n')


def _add_rule(rules: Element, entry: Entry) -> None:
    rule = add(rules, "se:Rule")
    add(rule, "se:Name", entry.title)
    add(add(rule, "se:Description"), "se:Title", entry.title)
    if entry.rows:
        held = add(rule, "ogc:Filter")
        if len(entry.rows) > 1:
            held = add(held, "ogc:And")
        for rows in entry.rows:
            _add_condition(held, rows)
    _add_sign(rule, entry.sign)


def _add_condition(held: Element, rows: Rows) -> None:
    if rows.sign == "null":
        add(add(held, "ogc:PropertyIsNull"), "ogc:PropertyName", rows.column)
        return
    condition = add(held, _COMPARED[rows.sign])
    add(condition, "ogc:PropertyName", rows.column)
    value = rows.value if isinstance(rows.value, str) else json.dumps(rows.value)
    add(condition, "ogc:Literal", value)


def _add_sign(rule: Element, sign: Sign) -> None:
    if isinstance(sign, LineSign):
        _add_stroke(add(rule, "se:LineSymbolizer"), sign.colour, sign.width_mm, sign.dashes_mm)
    elif isinstance(sign, PointSign):
        graphic = add(add(rule, "se:PointSymbolizer"), "se:Graphic")
        mark = _add_mark(graphic, sign.shape)
        _add_values(add(mark, "se:Fill"), {"fill": sign.colour})
        _add_stroke(mark, sign.border, sign.border_mm)
        add(graphic, "se:Size", _pixels(sign.size_mm))
    else:
        _add_area(rule, sign)


def _add_area(rule: Element, sign: AreaSign) -> None:
    area = add(rule, "se:PolygonSymbolizer")
    if sign.colour:
        _add_values(add(area, "se:Fill"), {"fill": sign.colour, "fill-opacity": str(sign.opacity)})
    if sign.border:
        _add_stroke(area, sign.border, sign.border_mm)
    for angle in sign.hatch:
        fill = add(add(rule, "se:PolygonSymbolizer"), "se:Fill")
        graphic = add(add(fill, "se:GraphicFill"), "se:Graphic")
        _add_stroke(_add_mark(graphic, _MARKS[angle]), sign.border, _PIXEL_MM)
        add(graphic, "se:Size", _HATCH_PIXELS)


def _add_mark(graphic: Element, name: str) -> Element:
    mark = add(graphic, "se:Mark")
    add(mark, "se:WellKnownName", name)
    return mark


def _add_stroke(
    held: Element, colour: str, width_mm: float, dashes_mm: tuple[float, ...] = ()
) -> None:
    values = {"stroke": colour, "stroke-width": _pixels(width_mm)}
    if dashes_mm:
        values["stroke-dasharray"] = " ".join(map(_pixels, dashes_mm))
    _add_values(add(held, "se:Stroke"), values)


def _add_text(rule: Element, label: Label) -> None:
    text = add(rule, "se:TextSymbolizer")
    add(add(text, "se:Label"), "ogc:PropertyName", label.column)
    font = {
        "font-family": "Arial",
        "font-size": str(label.size_pt),
        "font-weight": "bold" if label.bold else "normal",
    }
    _add_values(add(text, "se:Font"), font)
    place = add(add(add(text, "se:LabelPlacement"), "se:PointPlacement"), "se:AnchorPoint")
    add(place, "se:AnchorPointX", "0.5")
    add(place, "se:AnchorPointY", "0.5" if label.over else "0")
    halo = add(text, "se:Halo")
    add(halo, "se:Radius", "2")
    _add_values(add(halo, "se:Fill"), {"fill": label.halo})
    _add_values(add(text, "se:Fill"), {"fill": label.colour})


def _add_values(held: Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        add(held, "se:SvgParameter", value, {"name": name})


def _pixels(millimetres: float) -> str:
    return f"{millimetres / _PIXEL_MM:.2f}"
