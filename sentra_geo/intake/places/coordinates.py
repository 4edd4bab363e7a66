"""Positions of a file's rows, the rows that have none to use, and the repairs that are offered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.coordinate_columns import BIT, EMPTY, KINDS, read_columns
from sentra_geo.intake.places.coordinate_findings import Case, find_position_issues
from sentra_geo.intake.places.coordinate_repairs import find_places
from sentra_geo.intake.places.land import BoolArray, Land
from sentra_geo.intake.report import Finding, Repair
from sentra_geo.layers.projection import FloatArray
from sentra_geo.wording import N_

_EVIDENCE = {
    "missing_crs": N_(
        "Berkas tidak menyebut sistem koordinat. Bila dibaca sebagai {crs}, {rows} baris terletak "
        "di sekitar wilayah desa, {inside} di antaranya di dalamnya. Contoh: {before} menjadi "
        "{after}."
    ),
    "decimal_comma": N_(
        "{rows} baris memakai koma desimal; {inside} di antaranya lalu berada di wilayah desa. "
        "Contoh: {before} menjadi {after}."
    ),
    "dms": N_(
        "{rows} baris memakai derajat, menit, dan detik; {inside} di antaranya lalu berada di "
        "wilayah desa. Contoh: {before} menjadi {after}."
    ),
    "utm": N_(
        "{rows} baris memakai meter UTM zona 50S; {inside} di antaranya lalu berada di wilayah "
        "desa. Contoh: {before} menjadi {after}."
    ),
    "swapped_axes": N_(
        "Pada {rows} baris lintang dan bujur tertukar; sesudah ditukar, {inside} di antaranya "
        "berada di wilayah desa. Contoh: {before} menjadi {after}."
    ),
    "missing_sign": N_(
        "Pada {rows} baris lintang tidak bertanda minus; dengan tanda minus, {inside} di antaranya "
        "berada di wilayah desa. Contoh: {before} menjadi {after}."
    ),
}
_LOST_POINT = N_(
    "{rows} baris memakai koma desimal, atau tanda desimalnya hilang ({lost} baris); {inside} di "
    "antaranya lalu berada di wilayah desa. Contoh: {before} menjadi {after}."
)


@dataclass(frozen=True, eq=False)
class Positions:
    """Position of each row; all arrays have shape ``(rows,)``.

    Attributes:
        lon: Longitude in degrees (WGS 84), NaN where unknown.
        lat: Latitude in degrees, NaN where unknown.
        stated: Whether the row states any position; stated and NaN is a position that cannot be
            used, and the row stands in one :class:`Finding`.
        uncertainty_m: Half of one unit in the last written place (111,320 m a degree), where a
            position has at most three decimals of a degree or whole minutes; NaN where it is
            written more finely, or in metres. Of a row's two numbers the finer counts, because
            programs drop trailing noughts. Columns of numbers, which have lost theirs, count as a
            whole: one number with four decimals makes all of them unknown.
    """

    lon: FloatArray
    lat: FloatArray
    stated: BoolArray
    uncertainty_m: FloatArray


def read_positions(
    raw: RawTable, columns: Mapping[str, str], land: Land, applied: frozenset[str]
) -> tuple[Positions, list[Finding], list[Repair]]:
    """Read where each row is.

    Columns of a table for which the user gave a system of metres are read in that system. A plain
    position near the villages is taken as it stands, and no repair ever moves it. Every
    other reading is a repair: offered only for rows that it brings within 50 km of a village, and
    made only when its kind is applied. A row that takes several needs all of them.

    Args:
        raw: The file; points and shapes, or columns.
        columns: Headers by target; ``lon``, ``lat`` and ``coordinates`` are looked at.
        land: Where the villages are.
        applied: Kinds of repair that the user said yes to.

    Returns:
        The :class:`Positions`; an issue for each stated position that cannot be used (each row in
        exactly one); the repairs, offered and applied.
    """
    readings = read_columns(raw, columns)
    of_columns = None if raw.has_places else raw.crs
    places = find_places(readings, land, raw.crs, of_columns)
    bits = sum(BIT[kind] for kind in KINDS if kind in applied)
    if not places.assumed_crs:  # nothing explains a file without system, so nothing mends it
        bits &= ~BIT["missing_crs"]
    usable = np.isfinite(places.lon) & (places.needed & ~np.uint8(bits) == 0)
    case = Case(raw, columns, readings, places, usable, bits)
    lon, lat, uncertainty_m = (
        np.where(usable, part, np.nan) for part in (places.lon, places.lat, places.uncertainty_m)
    )
    positions = Positions(lon, lat, readings.state != EMPTY, uncertainty_m)
    return positions, list(find_position_issues(case, land)), list(_repairs(case, land))


def _repairs(case: Case, land: Land) -> Iterator[Repair]:
    """Each kind of repair with the rows that it brings, alone or with others, to the land."""
    places = case.places
    helped = np.isfinite(places.lon)
    for kind in KINDS:
        rows = np.flatnonzero(helped & (places.needed & BIT[kind] > 0))
        if not len(rows):
            continue
        lost = int(places.lost_point[rows].sum()) if kind == "decimal_comma" else 0
        first = rows[:1]
        fields = {
            "rows": len(rows),
            "inside": int(land.contains(places.lon[rows], places.lat[rows]).sum()),
            "before": case.texts(first)[0],
            "after": f"{places.lat[first][0]:.5f}; {places.lon[first][0]:.5f}",
            "lost": lost,
            "crs": places.assumed_crs,
        }
        evidence = _LOST_POINT if lost else _EVIDENCE[kind]
        yield Repair(kind, rows, evidence, fields, applied=case.applied & BIT[kind] > 0)
