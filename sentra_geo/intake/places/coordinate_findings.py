"""What is told about positions that a file states and that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.coordinate_columns import (
    BAD_LAT,
    BAD_LON,
    BAD_TEXT,
    BIT,
    FROM_ONE,
    FROM_SHAPE,
    FROM_TWO,
    KINDS,
    NO_POINT,
    ONLY_ONE,
    PAIR,
    Readings,
    texts_of,
)
from sentra_geo.intake.places.coordinate_repairs import Places, is_origin
from sentra_geo.intake.places.land import KALIMANTAN, BoolArray, Land
from sentra_geo.intake.report import Finding, IntArray
from sentra_geo.wording import N_

_MOST_SHOWN = 80
_KM_STEP = 10
_MOST_LON, _MOST_LAT = 180.0, 90.0
_WRITE_DEGREES = N_("Tulis dalam derajat dengan titik desimal, misalnya -1.38 dan 116.69.")
_CHECK_SOURCE = N_("Periksa titiknya di peta, lalu perbaiki koordinatnya.")
_APPLY = N_("Terapkan perbaikan yang ditawarkan, atau perbaiki nilainya di berkas.")
_UNREADABLE = N_("“{value}” tidak dapat dibaca sebagai koordinat.")
_STATE_FAULTS = {
    ONLY_ONE: (N_("Hanya satu dari lintang dan bujur yang terisi."), N_("Isi keduanya.")),
    BAD_LON: (_UNREADABLE, _WRITE_DEGREES),
    BAD_LAT: (_UNREADABLE, _WRITE_DEGREES),
    BAD_TEXT: (_UNREADABLE, _WRITE_DEGREES),
    NO_POINT: (
        N_("Bentuknya bukan satu titik."),
        N_("Ganti dengan satu titik, misalnya titik tengahnya."),
    ),
}
_ORIGIN = N_("Koordinat (0, 0) berarti letaknya belum diisi.")
_FILL_IN = N_("Isi koordinatnya, atau kosongkan supaya ditempatkan menurut desa.")
_NO_CRS = N_("Berkas tidak menyebut sistem koordinatnya, jadi letaknya belum pasti.")
_NAME_CRS = N_("Simpan ulang dengan sistem koordinat, misalnya EPSG:4326.")
_BEYOND = N_("Lintang harus antara −90 dan 90, bujur antara −180 dan 180.")
_ABROAD = N_("Titik ini berada di luar Kalimantan.")
_FAR = N_("Titik ini sekitar {km} km dari wilayah desa terdekat.")
_PENDING = {
    "missing_crs": _NO_CRS,
    "decimal_comma": N_("Koordinat memakai koma desimal, atau tanda desimalnya hilang."),
    "dms": N_("Koordinat ditulis dalam derajat, menit, dan detik."),
    "utm": N_("Koordinat ditulis dalam meter (UTM zona 50S)."),
    "swapped_axes": N_("Lintang dan bujur tampaknya tertukar."),
    "missing_sign": N_("Tanda minus di depan lintang tampaknya hilang."),
}


@dataclass(frozen=True, eq=False)
class Case:
    """One file on its way.

    Attributes:
        raw: The file.
        columns: Headers by target.
        readings: What its rows state.
        places: Where they would be.
        usable: Which of these are used, shape ``(rows,)``.
        applied: Bits of the repairs that are applied.
    """

    raw: RawTable
    columns: Mapping[str, str]
    readings: Readings
    places: Places
    usable: BoolArray
    applied: int

    def texts(self, rows: IntArray) -> NDArray[Any]:
        """What each of some rows states, latitude first, cut where it is long."""
        shown = np.full(len(rows), "", dtype=object)
        source = self.readings.source[rows]
        for one in (FROM_SHAPE, FROM_TWO, FROM_ONE):
            if (own := source == one).any():
                shown[own] = self._texts(rows[own], one)
        return shown

    def _texts(self, rows: IntArray, source: int) -> NDArray[Any]:
        if source == FROM_SHAPE:
            parts = self.readings.y[rows], self.readings.x[rows]
            lat, lon = (np.array([_written(number) for number in part], object) for part in parts)
            return np.asarray(lat + "; " + lon)
        if source == FROM_ONE:
            return self.column("coordinates", rows)
        return np.asarray(self.column("lat", rows) + "; " + self.column("lon", rows))

    def column(self, target: str, rows: IntArray) -> NDArray[Any]:
        """Texts of one column in some rows, empty where there is nothing."""
        header = self.columns.get(target)
        if header not in self.raw.frame:
            return np.full(len(rows), "", dtype=object)
        texts = texts_of(self.raw.frame[header].iloc[rows]).fillna("").str.slice(0, _MOST_SHOWN)
        return texts.to_numpy(dtype=object)


def _written(number: float) -> str:
    return "" if np.isnan(number) else f"{number:.10g}"


def find_position_issues(case: Case, land: Land) -> Iterator[Finding]:
    """Every row whose stated position is not used, each in one finding."""
    for state, (reason, remedy) in _STATE_FAULTS.items():
        yield from _finding(case, case.readings.state == state, reason, remedy, state)
    left = (case.readings.state == PAIR) & ~case.usable
    origin = left & is_origin(case.readings)
    yield from _finding(case, origin, _ORIGIN, _FILL_IN)
    left &= ~origin
    missing = case.places.needed & ~np.uint8(case.applied)
    for kind in KINDS:
        waiting = left & (missing & BIT[kind] > 0)
        offered = waiting & np.isfinite(case.places.lon)
        yield from _finding(case, offered, _PENDING[kind], _APPLY)
        yield from _finding(case, waiting & ~offered, _PENDING[kind], _NAME_CRS)
        left &= ~waiting
    yield from _far_findings(case, left, land)


def _far_findings(case: Case, left: BoolArray, land: Land) -> Iterator[Finding]:
    """Positions that nothing brings near the villages."""
    lon, lat = case.places.stated_lon, case.places.stated_lat
    on_earth = (np.abs(lon) <= _MOST_LON) & (np.abs(lat) <= _MOST_LAT)
    yield from _finding(case, left & ~on_earth, _BEYOND, _WRITE_DEGREES)
    west, south, east, north = KALIMANTAN
    on_island = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    yield from _finding(case, left & on_earth & ~on_island, _ABROAD, _CHECK_SOURCE)
    rows = np.flatnonzero(left & on_island)
    km = np.round(land.distance_m(lon[rows], lat[rows]) / 1_000 / _KM_STEP) * _KM_STEP
    for distance in np.unique(km):
        chosen = np.zeros(len(left), dtype=np.bool_)
        chosen[rows[km == distance]] = True
        yield from _finding(case, chosen, _FAR, _CHECK_SOURCE, km=int(distance))


def _finding(
    case: Case, chosen: BoolArray, reason: str, remedy: str, state: int = PAIR, **about: object
) -> Iterator[Finding]:
    """The finding about some rows, one for those whose position stands in a single column."""
    target = {BAD_LON: "lon", BAD_LAT: "lat"}.get(state, "coordinates")
    single = case.readings.source == FROM_ONE if target == "coordinates" else chosen
    for header, part in ((case.columns.get(target, ""), chosen & single), ("", chosen & ~single)):
        rows = np.flatnonzero(part)
        if len(rows):
            shown = case.column(target, rows) if header else case.texts(rows)
            values = None if state == NO_POINT else shown
            yield Finding(reason, remedy, rows, header, values, about)
