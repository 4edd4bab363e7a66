"""Rows of the tables tried as layers: by the rules of each, then against the other layers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from sentra_geo.errors import Fault, LayerError
from sentra_geo.intake.places.land import Land
from sentra_geo.layers.consistency import find_reference_issues
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.layers.package import read_package
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.database_schema import SCHEMA
from sentra_geo.store.database_table import TablePart
from sentra_geo.store.facts import facts_of
from sentra_geo.store.manifest import DELINEATION
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.wording import N_

_MOST = 200
_BEFORE = N_(
    "Isi tabel {table} di basis data tidak dapat dipakai, jadi salinan sebelumnya yang dipakai."
)
_SHIPPED = N_("Isi tabel {table} di basis data tidak dapat dipakai, jadi data bawaan yang dipakai.")
_REMEDY = N_("Perbaiki baris yang disebut di bawah ini di QGIS, lalu simpan.")
_FAR = N_("Letaknya {km} km dari desa; bujur, lintang, atau CRS-nya mungkin salah.")
_CHECK = N_("Periksa koordinat baris itu dan CRS berkasnya.")
# What tells a row apart where the layer has no key.
_NAMES = {DELINEATION: ("boundary_id", "zone"), "neighbours": ("regency",)}
_NEEDED = ("sentra", "villages", "population")


@dataclass(frozen=True)
class Trial:
    """What came of trying new rows.

    Attributes:
        fitting: Layers whose new rows can be used.
        faults: What is wrong with the others.
    """

    fitting: frozenset[str]
    faults: tuple[Fault, ...] = ()


def try_tables(
    tables: Mapping[str, Sequence[TablePart]], copies: Sequence[Snapshot], package: Path | None
) -> Trial:
    """Which tables can be used together with everything else: as many as possible.

    Args:
        tables: New rows, by layer; none for an emptied table.
        copies: The copies in force.
        package: Data folder whose layers stand where the database has none. Where it is None and
            layers are missing, they are not compared with each other.

    Returns:
        The layers that fit, and what is wrong with the rest.

    Raises:
        OSError: There is no room to try.
    """
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as folder:
        read, broken = _read_tables(tables, Path(folder))
        old = [layer for copy in copies if (layer := _read_copy(copy)) is not None]
        fitting, clashes = _fitting(read, old, _shipped(package))
    wrong = broken | {name: clashes for name in read if name not in fitting}
    held = {copy.manifest.layer for copy in copies}
    known = {layer.facts.path.name: layer for layer in old}
    known |= {layer.facts.path.name: layer for layers in read.values() for layer in layers}
    heads = [
        Fault(
            _BEFORE if name in held else _SHIPPED,
            _REMEDY,
            fields={"table": f"{SCHEMA}.{name}"},
        )
        for name in wrong
    ]
    told = [fault for faults in broken.values() for fault in faults] + clashes
    return Trial(fitting, (*heads, *(_located(fault, known) for fault in told[:_MOST])))


def _read_tables(
    tables: Mapping[str, Sequence[TablePart]], folder: Path
) -> tuple[dict[str, list[Layer]], dict[str, list[Fault]]]:
    """Tables that keep the rules of their layer, and the faults of the others."""
    read: dict[str, list[Layer]] = {}
    broken: dict[str, list[Fault]] = {}
    for name, parts in tables.items():
        layers: list[Layer] = []
        faults: list[Fault] = []
        for part in parts:
            snapshot = Snapshot("", part.manifest, folder)
            snapshot.path.write_bytes(part.content)
            try:
                layers.append(read_layer(facts_of(snapshot)))
            except LayerError as error:
                frame, _ = geoparquet_rows(part.content)
                faults += [_named(fault, name, frame, 1) for fault in error.faults]
        if faults:
            broken[name] = faults
        else:
            read[name] = layers
    return read, broken


def _read_copy(copy: Snapshot) -> Layer | None:
    try:
        return read_layer(facts_of(copy))
    except LayerError:
        return None  # the reading of the study tells


def _shipped(package: Path | None) -> list[Layer]:
    """The data folder's own layers; none where they cannot be used, which its reading tells."""
    try:
        return [read_layer(facts) for facts in read_package(package)] if package else []
    except LayerError:
        return []


def _fitting(
    read: Mapping[str, list[Layer]], old: Sequence[Layer], shipped: Sequence[Layer]
) -> tuple[frozenset[str], list[Fault]]:
    """The largest set of tables that fits together, and why not all of them do."""
    first: list[Fault] = []
    for size in range(len(read), 0, -1):
        for chosen in combinations(read, size):
            faults = _clashes({name: read[name] for name in chosen}, old, shipped)
            if not faults:
                return frozenset(chosen), first
            first = first or faults
    return frozenset(), first


def _clashes(
    new: Mapping[str, list[Layer]], old: Sequence[Layer], shipped: Sequence[Layer]
) -> list[Fault]:
    """What is wrong with new layers in the place of the old ones."""
    stored = [layer for layers in new.values() for layer in layers]
    stored += [layer for layer in old if layer.facts.layer not in new]
    replaced = {layer.facts.layer for layer in stored} - {DELINEATION}
    whole = [layer for layer in shipped if layer.facts.layer not in replaced] + stored
    named = {layer.facts.layer: layer for layer in whole}
    if not set(_NEEDED) <= named.keys():
        return []
    lines = [layer for layer in whole if layer.facts.layer == DELINEATION]
    sentra, villages, population = (named[name] for name in _NEEDED)
    others = named.get("businesses"), named.get("travel")
    outlets = named.get("outlets")
    faults = find_reference_issues(sentra, villages, population, lines, *others, outlets=outlets)
    points = (*new.get("businesses", ()), *new.get("outlets", ()))
    return faults or _distant_points(points, villages)


def _distant_points(layers: Sequence[Layer], villages: Layer) -> list[Fault]:
    """Businesses and outlets that the check of a file would have set aside for their place."""
    faults: list[Fault] = []
    for layer in layers:
        land = Land.from_villages(villages)
        x, y = layer.positions
        for row in np.flatnonzero(~shapely.contains_xy(land.around, x, y))[:_MOST]:
            metres = shapely.distance(land.union, shapely.Point(x[row], y[row]))
            fields: dict[str, object] = {"km": f"{metres / 1000:.0f}"}
            number, file = int(row) + layer.first_row, layer.facts.path.name
            faults.append(Fault(_FAR, _CHECK, file=file, row=number, fields=fields))
    return faults


def _located(fault: Fault, known: Mapping[str, Layer]) -> Fault:
    """A fault with the table and the row's key in the place of the copy's file and row number."""
    layer = known.get(fault.file)
    if layer is None:
        return fault
    return _named(fault, layer.facts.layer, layer.frame, layer.first_row)


def _named(fault: Fault, name: str, frame: pd.DataFrame, first_row: int) -> Fault:
    """The same, with a row's key: QGIS shows no row numbers."""
    where = f"{SCHEMA}.{name}"
    if fault.row is None:
        return replace(fault, file=where)
    row = frame.iloc[fault.row - first_row]
    columns = [column for column in SCHEMAS[name].key or _NAMES.get(name, ()) if column in row]
    if not columns:
        return replace(fault, file=where)
    keys = ", ".join(f"{column} = {row[column]}" for column in columns)
    return replace(fault, file=f"{where} ({keys})", row=None)
