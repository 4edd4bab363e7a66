"""A chart's Vega-Lite specification for paper: light, in our font, names in full, rows that fit."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from sentra_geo.export.pictures.text_size import text_width
from sentra_geo.export.typesetting.fonts import FONT
from sentra_geo.export.typesetting.letters import shown
from sentra_geo.present.charts import Figure
from sentra_geo.present.palette import LIGHT

TEXT_PX = 12
"""Charts are drawn for letters of this size, as on the screen, and then scaled as a whole."""

Spec = dict[str, Any]
_GRID = "#DDE2E6"
# Part of the width that names beside an axis may take before they are cut with an ellipsis.
_NAMES = 0.42
# Rows of at most this height hold a mark and no words of their own; how low they may become with
# one name each, and with a name for several.
_PLAIN_ROW, _LOWEST, _LOWEST_PART = 24, 14, 8
# From this width on a legend of zones stands in one row; from so many rows on there may be columns.
_WIDE = 480
_MANY, _GAP, _NAME = 24, 24, "nominal"


def paper_spec(figure: Figure, width: float, *, tight: bool = False) -> Spec:
    """The specification with the look of paper, in the colours of the light theme.

    Args:
        figure: The figure.
        width: Width of the picture in pixels, with axis and legend.
        tight: Whether rows stand as close as their marks and names allow.
    """
    # A control character in a name would end the whole process, not only this chart.
    spec: Spec = shown(figure.chart.properties(width=width).to_dict())
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    spec["padding"] = 4
    if tight and has_rows(spec):
        _tighten(spec)
    _name_in_full(spec, width * _NAMES)
    for legend in _described("legend", spec["layer"]) if width >= _WIDE else ():
        legend["columns"] = 0  # in one row
    words: Spec = {"labelColor": LIGHT.ink, "titleColor": LIGHT.ink, "labelFontSize": TEXT_PX}
    axis = words | {"gridColor": _GRID, "titleFontSize": TEXT_PX, "titleFontWeight": "normal"}
    config = spec.setdefault("config", {})
    looks: dict[str, Spec] = {
        "axis": axis,
        # Marks at zero would lie on the names.
        "axisBand": {"labelPadding": 9},
        "legend": words,
        "text": {"color": LIGHT.ink, "fontSize": TEXT_PX},
        "view": {"stroke": None},
    }
    for name, values in looks.items():
        config[name] = {**values, **config.get(name, {})}
    config |= {"font": FONT, "background": None}
    return spec


def has_rows(spec: Spec) -> bool:
    """Whether its height follows from its rows."""
    return isinstance(spec["height"], dict)


def in_columns(spec: Spec, columns: int, aspect: float) -> Spec | None:
    """A chart of many rows in columns beside each other, with one scale and one legend.

    Args:
        spec: A specification whose height follows from its rows.
        columns: How many.
        aspect: Width of the picture over its height.

    Returns:
        Another specification; None for few rows, or where names leave no room.
    """
    if any("yOffset" in layer["encoding"] for layer in spec["layer"]):
        return None
    field, names = _row_names(spec)
    if len(names) < _MANY:
        return None
    each = -(-len(names) // columns)
    height = each * spec["height"]["step"] + 60
    room = height * aspect / columns - _GAP
    labels = max(text_width(name, TEXT_PX) for name in names)
    width = room - labels - 10
    if width < room * (1 - _NAMES):
        return None
    shared: Spec = {key: spec[key] for key in ("$schema", "config", "datasets") if key in spec}
    panels = [
        _panel(spec, field, names[start : start + each], width)
        for start in range(0, len(names), each)
    ]
    for layer in (layer for panel in panels[1:] for layer in panel["layer"]):
        layer["encoding"].get("x", {}).update(title=None)  # said once
    scales = {"scale": {"x": "shared"}}
    return {**shared, "padding": 4, "spacing": _GAP, "hconcat": panels, "resolve": scales}


def _panel(spec: Spec, field: str, names: list[str], width: float) -> Spec:
    """The rows of some names; layers whose data has no such rows are in every panel."""
    layers = copy.deepcopy(spec["layer"])
    kept = {"filter": {"field": field, "oneOf": names}}
    for layer in layers:
        held = layer.setdefault("data", spec.get("data"))
        if field in next(iter(spec["datasets"][held["name"]]), {}):
            layer["transform"] = [kept, *layer.get("transform", [])]
    return {"layer": layers, "width": width, "height": spec["height"]}


def _row_names(spec: Spec) -> tuple[str, list[str]]:
    """The column whose values name the rows, and its values from top to bottom."""
    layer = next(one for one in spec["layer"] if one["encoding"].get("y", {}).get("type") == _NAME)
    field = layer["encoding"]["y"]["field"]
    rows = spec["datasets"][layer.get("data", spec.get("data"))["name"]]
    return field, list(dict.fromkeys(str(row[field]) for row in rows))


def _tighten(spec: Spec) -> None:
    step = spec["height"]["step"]
    if step <= _PLAIN_ROW:
        parted = any("yOffset" in layer["encoding"] for layer in spec["layer"])
        bars = [layer["mark"].get("height", 0) + 3 for layer in spec["layer"]]
        lowest = _LOWEST_PART if parted else max(_LOWEST, *bars)
        spec["height"] = {**spec["height"], "step": min(step, lowest)}


def _name_in_full(spec: Spec, width: float) -> None:
    for axis in _described("axis", spec.get("layer", [])):
        if "labelLimit" in axis:
            axis["labelLimit"] = round(width)


def _described(what: str, part: Any) -> Iterator[Spec]:
    """Every axis or legend that a specification describes."""
    if isinstance(part, dict):
        if isinstance(part.get(what), dict):
            yield part[what]
        for value in part.values():
            yield from _described(what, value)
    elif isinstance(part, list):
        for value in part:
            yield from _described(what, value)
