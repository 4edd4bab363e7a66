"""The villages by name, code and place: what the files of the office call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.places.place_contradictions import find_misplaced
from sentra_geo.intake.places.village_list import VillageList, bare_code
from sentra_geo.intake.places.village_matches import VillageMatches, VillageProposal
from sentra_geo.intake.places.village_matching import match_areas, match_villages
from sentra_geo.intake.places.village_names import NameIndex, normal_district
from sentra_geo.intake.report import Finding
from sentra_geo.layers.projection import FloatArray, to_degrees, to_metric
from sentra_geo.layers.reading import Layer

__all__ = ["Gazetteer", "VillageMatches", "VillageProposal"]
# A point this far inside stays inside when its degrees are rounded to centimetres.
_INSIDE_M = 1.0
_DISTRICT_PARTS = 3
_BPS_DISTRICT = 7


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Names, codes and places of the villages.

    Attributes:
        villages: Their names and codes.
        outlines: Their polygons in metres (EPSG:32750), shape ``(villages,)``.
        lon: Longitude of each settlement in degrees, inside the outline, shape ``(villages,)``.
        lat: Latitude of each settlement.
        uncertainty_m: Radius in metres within which the village's businesses lie.
    """

    villages: VillageList
    outlines: NDArray[Any]
    lon: FloatArray
    lat: FloatArray
    uncertainty_m: FloatArray

    @staticmethod
    def from_layer(villages: Layer) -> Gazetteer:
        """The gazetteer of a layer of villages (``bps_code`` and ``other_names`` may be absent)."""
        frame = villages.frame
        lon, lat = (
            frame[name].to_numpy(dtype=np.float64) for name in ("settlement_lon", "settlement_lat")
        )
        lon, lat = _inside(lon, lat, villages.outlines)
        return Gazetteer(
            _list_of(frame), villages.outlines, lon, lat, np.asarray(villages.uncertainty_m)
        )

    def find_villages(
        self,
        names: pd.Series | None,
        districts: pd.Series | None,
        codes: pd.Series | None,
        confirmed: Mapping[str, str],
        *,
        rows: int | None = None,
    ) -> VillageMatches:
        """The village that each row names, as ``match_villages`` finds it.

        Args:
            names: Names of villages as the file has them; None when it has none.
            districts: Names of districts.
            codes: Codes of Kemendagri, with or without dots, or of BPS.
            confirmed: What the user said of names: ``name|district``, or the name alone for rows
                without a district, to village code; an empty code means that it is none of them.
            rows: Number of rows, needed when all three are None.
        """
        columns = _columns(rows, names, districts, codes)
        return match_villages(self.villages, columns, confirmed)

    def find_areas(
        self,
        names: pd.Series | None,
        districts: pd.Series | None,
        codes: pd.Series | None,
        confirmed: Mapping[str, str],
        *,
        rows: int | None = None,
    ) -> VillageMatches:
        """Like :meth:`find_villages`, where a row without a village means its whole district.

        Codes may be those of districts, and a district's name alone gives its code.
        """
        columns = _columns(rows, names, districts, codes)
        return match_areas(self.villages, columns, confirmed)

    def find_contradictions(
        self, codes: NDArray[Any], lon: FloatArray, lat: FloatArray, uncertainty_m: FloatArray
    ) -> list[Finding]:
        """Rows whose coordinates lie outside the village they name.

        Args:
            codes: Village code of each row, None where unknown, shape ``(rows,)``.
            lon: Longitude in degrees, NaN where unknown.
            lat: Latitude in degrees.
            uncertainty_m: Radius in metres within which the position lies, NaN for unknown.

        Returns:
            Notices of rows farther outside than 500 m (the outlines are generalised) and farther
            than their own uncertainty: one for each named village and village they lie in.
        """
        names = self.villages.names
        return find_misplaced(
            self.villages.rows_of(codes), to_metric(lon, lat), uncertainty_m, self.outlines, names
        )

    def positions_of(self, codes: NDArray[Any]) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Settlement of each village, and how uncertain it is as the place of a business.

        Args:
            codes: Village codes, None where unknown, shape ``(rows,)``.

        Returns:
            Longitude, latitude and radius in metres; NaN where the village is unknown.
        """
        rows = self.villages.rows_of(codes)
        lon, lat, uncertainty_m = (
            np.where(rows >= 0, part[rows], np.nan)
            for part in (self.lon, self.lat, self.uncertainty_m)
        )
        return lon, lat, uncertainty_m


def _columns(
    rows: int | None, *columns: pd.Series | None
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Names, districts and codes of equal length; a missing one is all unknown."""
    size = next((len(column) for column in columns if column is not None), rows or 0)
    nothing = pd.Series([None] * size, dtype=object)
    names, districts, codes = (nothing if column is None else column for column in columns)
    return names, districts, codes


def _inside(
    lon: FloatArray, lat: FloatArray, outlines: NDArray[Any]
) -> tuple[FloatArray, FloatArray]:
    """Settlements, moved to the nearest place inside their village where they lie outside.

    Outlines are generalised, so a settlement at the shore or a border can fall just outside.
    """
    points = np.asarray(shapely.points(*to_metric(lon, lat)))
    outside = ~shapely.intersects(outlines, points)
    cores = shapely.buffer(outlines[outside], -_INSIDE_M)
    cores = np.where(shapely.is_empty(cores), outlines[outside], cores)
    nearest = shapely.get_point(shapely.shortest_line(points[outside], cores), 1)
    lon, lat = lon.copy(), lat.copy()
    lon[outside], lat[outside] = to_degrees(shapely.get_x(nearest), shapely.get_y(nearest))
    return lon, lat


def _list_of(frame: pd.DataFrame) -> VillageList:
    """Names and codes of the rows of a layer of villages."""
    codes = [str(code) for code in frame["village_code"]]
    names = [str(name) for name in frame["village"]]
    others = frame.get("other_names", pd.Series("", index=frame.index))
    spellings = [other.split(";") if isinstance(other, str) else [] for other in others]
    district_codes = [".".join(code.split(".")[:_DISTRICT_PARTS]) for code in codes]
    districts = [str(district) for district in frame["district"]]
    by_code = {bare_code(code): row for row, code in enumerate(codes)}
    by_code.pop("", None)
    bps = frame.get("bps_code", pd.Series("", index=frame.index))
    bps_codes = [bare_code(str(code)) if isinstance(code, str) else "" for code in bps]
    for row, code in enumerate(bps_codes):
        if code:
            by_code.setdefault(code, row)
    named = {
        normal_district(name): code for name, code in zip(districts, district_codes, strict=True)
    }
    coded = {bare_code(code): code for code in district_codes}
    coded |= {
        bps_code[:_BPS_DISTRICT]: code
        for bps_code, code in zip(bps_codes, district_codes, strict=True)
        if bps_code
    }
    return VillageList(
        codes=tuple(codes),
        names=tuple(names),
        districts=tuple(districts),
        district_codes=tuple(district_codes),
        index=NameIndex.build(names, spellings),
        by_code=by_code,
        by_district_name=named,
        by_district_code=coded,
    )
