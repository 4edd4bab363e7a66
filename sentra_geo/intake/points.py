"""Rows that stand at a point: businesses, outlets and sentra."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.places.coordinates import Positions, read_positions
from sentra_geo.intake.places.duplicates import find_duplicates
from sentra_geo.intake.places.gazetteer import VillageMatches
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, Repair, without_rows
from sentra_geo.layers.projection import FloatArray, to_metric
from sentra_geo.location import assign_village
from sentra_geo.wording import N_

FILLABLE = frozenset(
    {"business_id", "outlet_id", "is_sample", "position_uncertainty_m", "village_code"}
)
FINE_M = 10.0
"""What a sentra's position written to four or more decimals is taken to be certain to: half a unit
of the fourth is 6 m, and a telephone in the open is about as good."""
_POSITION = ("lon", "lat", "coordinates")
_PLACE = ("village", "district", "village_code")
_ID_DIGITS = 12
# Layers whose rows get a code where they have none: its column, how it begins, what it is made of.
_CODED = {
    "businesses": ("business_id", "U-", ("name", "village_code", "commodity", "scale")),
    "outlets": ("outlet_id", "G-", ("name", "village_code", "kind")),
}


def read_points(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read the rows of a point layer.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The villages.

    Returns:
        All rows; each one that has neither a usable position nor a known village has an issue.
    """
    plain = {t: h for t, h in columns.items() if t not in (*_POSITION, *_PLACE)}
    frame, issues, notices = parse_values(raw.frame, plain, choices.layer, fillable=FILLABLE)
    where = {target: columns[target] for target in _POSITION if target in columns}
    found, unusable, repairs = read_positions(raw, where, reference.land, choices.repairs)
    matches = _villages(raw, columns, choices, reference)
    placing = _place(found, matches, reference, choices)
    offer = placing.repair
    issues += [
        *without_rows(unusable, np.flatnonzero(placing.placed)),
        *matches.issues,
        *_nowhere(placing, found),
    ]
    x, y = to_metric(placing.lon, placing.lat)
    codes = matches.code
    if choices.layer == "sentra":
        codes = _codes_by_place(codes, x, y, reference)
        issues += _without_village(codes, placing)
    frame = _filled(frame, choices.layer, placing, codes)
    near = reference.gazetteer.find_contradictions(
        _stated(matches, placing), placing.lon, placing.lat, placing.uncertainty
    )
    names = frame.get("name")
    coded = _CODED.get(choices.layer)
    return Content(
        frame=frame,
        geometry=_points(placing.lon, placing.lat),
        placed=placing.placed,
        issues=tuple(issues),
        notices=(*notices, *matches.notices, *near),
        repairs=(*repairs, *([offer] if offer else ())),
        proposals=matches.proposals,
        duplicates=find_duplicates(
            names,
            np.where(placing.placed, np.nan, x),
            np.where(placing.placed, np.nan, y),
            None if coded is None else frame[coded[0]],
            villages=matches.code,
        ),
    )


@dataclass(frozen=True, eq=False)
class _Placing:
    """Where rows stand in the end, in degrees, and how surely, in metres; NaN where unknown."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    uncertainty: NDArray[np.float64]
    placed: BoolArray
    repair: Repair | None


def _stated(matches: VillageMatches, placing: _Placing) -> NDArray[Any]:
    """Village codes of the rows that have coordinates beside them, None for the others."""
    codes = matches.code.copy()
    codes[placing.placed] = None
    return codes


def _villages(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> VillageMatches:
    held = {t: raw.frame[columns[t]] if t in columns else None for t in _PLACE}
    return reference.gazetteer.find_villages(
        held["village"],
        held["district"],
        held["village_code"],
        choices.villages,
        rows=len(raw.rows),
    )


def _place(
    found: Positions, matches: VillageMatches, reference: Reference, choices: Choices
) -> _Placing:
    """Rows without a position of their own stand at their village's settlement."""
    usable = np.isfinite(found.lon) & np.isfinite(found.lat)
    known = np.array([code is not None for code in matches.code], dtype=bool)
    spoilt = known & ~usable & found.stated
    accepts = "place_by_village" in choices.repairs
    placed = known & ~usable & (~found.stated | accepts)
    lon, lat, uncertainty = reference.gazetteer.positions_of(matches.code)
    repair = Repair(
        "place_by_village",
        np.flatnonzero(spoilt),
        N_(
            "{rows} baris memuat letak yang tidak dapat dipakai, tetapi desanya dikenal: baris itu "
            "dapat ditempatkan di permukiman desanya, dengan ketidakpastian desa itu."
        ),
        applied=accepts,
    )
    return _Placing(
        lon=np.where(placed, lon, found.lon),
        lat=np.where(placed, lat, found.lat),
        uncertainty=np.where(placed, uncertainty, found.uncertainty_m),
        placed=placed,
        repair=repair if spoilt.any() else None,
    )


def _nowhere(placing: _Placing, found: Positions) -> list[Finding]:
    """Rows that say neither where they are nor in which known village."""
    lost = np.flatnonzero(~np.isfinite(placing.lon) & ~found.stated)
    if not len(lost):
        return []
    return [
        Finding(
            N_("Letaknya kosong dan desanya tidak dikenal."),
            N_("Isi lintang dan bujur, atau nama desa dan kecamatannya; jawab usulan nama desa."),
            lost,
        )
    ]


def _codes_by_place(
    codes: NDArray[Any], x: FloatArray, y: FloatArray, reference: Reference
) -> NDArray[Any]:
    """Village codes; where a row names none, that of the village it stands in."""
    known = np.array([*reference.gazetteer.villages.codes, None], dtype=object)
    standing = known[assign_village(x, y, reference.gazetteer.outlines)]
    unnamed = np.array([code is None for code in codes], dtype=bool)
    return np.where(unnamed, standing, codes)


def _without_village(codes: NDArray[Any], placing: _Placing) -> list[Finding]:
    """Sentra that stand somewhere, but in no known village."""
    unknown = np.array([code is None for code in codes], dtype=bool)
    rows = np.flatnonzero(unknown & np.isfinite(placing.lon))
    if not len(rows):
        return []
    return [
        Finding(
            N_("Desa sentra ini tidak dikenal, dan letaknya di luar semua desa."),
            N_("Isi nama desa dan kecamatannya, atau kode desanya; periksa juga letaknya."),
            rows,
        )
    ]


def _filled(
    frame: pd.DataFrame, layer: str, placing: _Placing, codes: NDArray[Any]
) -> pd.DataFrame:
    """Columns that follow from the others, where the file does not give them."""
    filled = frame.copy(deep=False)
    own = _numbers(frame, "position_uncertainty_m")
    # A position is no surer than it is written: of two uncertainties the larger one counts.
    rough = np.where(placing.placed, placing.uncertainty, np.fmax(own, placing.uncertainty))
    filled["position_uncertainty_m"] = rough
    filled["village_code"] = pd.Series(codes, dtype=object, index=frame.index)
    if layer in _CODED:
        filled["position_method"] = np.where(placing.placed, "village", "coordinates")
        filled["is_sample"] = _flags(frame, "is_sample")
        filled[_CODED[layer][0]] = _ids(filled, layer, placing)
    else:
        filled["position_uncertainty_m"] = np.where(np.isnan(rough), FINE_M, rough)
        stated = frame.get("position_method", pd.Series(None, index=frame.index, dtype=object))
        filled["position_method"] = stated.where(~placing.placed, "village")
    return filled


def _numbers(frame: pd.DataFrame, name: str) -> NDArray[np.float64]:
    if name not in frame:
        return np.full(len(frame), np.nan)
    return frame[name].to_numpy(dtype=np.float64)


def _flags(frame: pd.DataFrame, name: str) -> BoolArray:
    """A flag that is false where nothing is said."""
    if name not in frame:
        return np.zeros(len(frame), dtype=bool)
    return frame[name].astype("boolean").fillna(False).to_numpy(dtype=bool)


def _ids(frame: pd.DataFrame, layer: str, placing: _Placing) -> pd.Series[Any]:
    """Own ids, and for rows without one an id made of what the row says.

    The same row gets the same id in the next file, so that versions can be compared; rows that say
    the same are numbered.
    """
    column, start, parts = _CODED[layer]
    stated = frame.get(column, pd.Series(None, index=frame.index, dtype=object))
    missing = stated.isna().to_numpy()
    if not missing.any():
        return stated
    told = [name for name in parts if name in frame]
    said = frame.loc[missing, told].fillna("").astype(str)
    said["place"] = [f"{lon:.6f} {lat:.6f}" for lon, lat in _degrees(placing, missing)]
    codes = pd.util.hash_pandas_object(said, index=False)
    texts = codes.map(lambda code: f"{start}{code:016x}"[: len(start) + _ID_DIGITS])
    repeat = texts.groupby(texts).cumcount()
    texts = texts.where(repeat == 0, texts + "-" + (repeat + 1).astype(str))
    return stated.astype(object).where(~missing, texts.reindex(stated.index))


def _degrees(placing: _Placing, rows: BoolArray) -> zip[tuple[float, float]]:
    return zip(placing.lon[rows].tolist(), placing.lat[rows].tolist(), strict=True)


def _points(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[Any]:
    known = np.isfinite(lon) & np.isfinite(lat)
    points = np.full(len(lon), None, dtype=object)
    points[known] = shapely.points(lon[known], lat[known])
    return points
