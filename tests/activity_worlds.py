"""Programmes, outlets and what belongs to them, added to a hand-made world.

``write_activities(worlds.write_world(folder), programmes=..., participation=...)`` writes each
frame as ``<layer>.csv`` and adds it to ``datapackage.json``. A frame is a DataFrame or a list of
dictionaries; ``is_sample`` is added where it is missing. Points may be given as ``place`` in
kilometres of the grid world.
"""

from __future__ import annotations

import json

import pandas as pd
import pyproj

from sentra_geo.layers.schema import SCHEMAS
from tests import worlds


def write_activities(folder, *, is_sample=False, **frames):
    """Add layers to a world folder and return it.

    Args:
        folder: A folder made by :func:`tests.worlds.write_world`.
        is_sample: Whether rows that do not say so themselves are made up.
        frames: Rows by layer name, such as ``programmes``, ``participation``, ``outlets``.
    """
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for name, rows in frames.items():
        if rows is None:
            continue
        frame = _frame(name, rows, is_sample)
        frame.to_csv(folder / f"{name}.csv", index=False)
        package["resources"].append({"name": name, "path": f"{name}.csv", "as_of": "2026"})
    path.write_text(json.dumps(package), encoding="utf-8")
    return folder


def _frame(name, rows, is_sample):
    frame = pd.DataFrame(rows)
    columns = {column.name for column in SCHEMAS[name].columns}
    if "is_sample" in columns and "is_sample" not in frame:
        frame["is_sample"] = is_sample
    if "place" in frame:
        to_degrees = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True).transform
        points = [worlds.place(*spot) for spot in frame.pop("place")]
        frame["lon"], frame["lat"] = to_degrees([p.x for p in points], [p.y for p in points])
    # Flags as the layers are shipped: lower case, empty for unknown.
    for column in SCHEMAS[name].columns:
        if column.kind == "flag" and column.name in frame:
            frame[column.name] = frame[column.name].map(_flag)
    return frame


def _flag(value):
    return "" if value is None or pd.isna(value) else str(bool(value)).lower()


def programme(code, kind, date, **about):
    """A row of ``programmes``: held, with a complete list, unless said otherwise."""
    row = {
        "programme_id": code,
        "kind": kind,
        "title": f"Program {code}",
        "partner": None,
        "status": "done",
        "date": date,
        "seats": None,
        "list_complete": True,
    }
    return {**row, **about}


def participants(code, *numbers, attended=True):
    """Rows of ``participation``: businesses U1, U2, ... in one programme."""
    return [
        {"programme_id": code, "business_id": f"U{number}", "attended": attended}
        for number in numbers
    ]
