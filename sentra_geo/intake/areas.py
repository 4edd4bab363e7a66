"""Rows that are areas: delineations, villages, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.checked import Content
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.outlines.areal_outlines import Outlines, check_outlines
from sentra_geo.intake.outlines.boundary_naming import ZONE_OF_PART, boundary_id_of, zone_of
from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch, recognise_boundary
from sentra_geo.intake.outlines.law import LAWS, legal_area_ha
from sentra_geo.intake.outlines.projection_fault import find_projection_fault, mend_projection
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import Finding, Notice
from sentra_geo.layers.projection import GEOGRAPHIC_CRS, geometry_to_degrees, to_degrees
from sentra_geo.wording import N_

_FILLABLE = frozenset(
    {
        "boundary_id",
        "zone",
        "standing",
        "village_code",
        "district",
        "settlement_lon",
        "settlement_lat",
        "position_uncertainty_m",
    }
)
_MISPLACED = "wrong_projection"


def read_areas(
    raw: RawTable, columns: Mapping[str, str], choices: Choices, reference: Reference
) -> Content:
    """Read the rows of a polygon layer.

    Args:
        raw: The file's content, corrections made.
        columns: Header by target column.
        choices: What the user decided.
        reference: The villages and lines that are known.

    Returns:
        All rows; those without a usable area have an issue.
    """
    own_villages = choices.layer == "villages"
    plain = {t: h for t, h in columns.items() if not own_villages or t != "village_code"}
    frame, issues, notices = parse_values(raw.frame, plain, choices.layer, fillable=_FILLABLE)
    region = None if own_villages else reference.region
    outlines = check_outlines(raw, choices.repairs, region)
    geometry = _degrees(raw, outlines)
    content = Content(
        frame=frame,
        geometry=geometry,
        placed=np.zeros(len(raw.rows), dtype=bool),
        issues=(*issues, *outlines.issues),
        notices=tuple(notices),
        repairs=outlines.repairs,
    )
    if choices.layer == "delineation":
        return _delineation(content, outlines.polygons, raw, choices, reference)
    if own_villages:
        return _villages(content, outlines.polygons, raw, columns, choices, reference)
    return content


def _degrees(raw: RawTable, outlines: Outlines) -> NDArray[Any]:
    """The areas in degrees: as the file has them where it has degrees, without a detour."""
    geometry = _in_degrees(outlines.polygons)
    present = ~shapely.is_missing(outlines.polygons)
    if raw.geometry is None or outlines.crs != GEOGRAPHIC_CRS:
        return geometry
    mended = [r.index for r in outlines.repairs if r.applied]
    as_read = present.copy()
    as_read[np.concatenate(mended).astype(int) if mended else []] = False
    as_read &= shapely.is_valid(raw.geometry)
    geometry[as_read] = raw.geometry[as_read]
    return geometry


def _in_degrees(polygons: NDArray[Any]) -> NDArray[Any]:
    """Polygons in metres as polygons in degrees; None stays None."""
    degrees = np.full(len(polygons), None, dtype=object)
    present = ~shapely.is_missing(polygons)
    degrees[present] = geometry_to_degrees(polygons[present])
    return degrees


def _delineation(
    content: Content,
    polygons: NDArray[Any],
    raw: RawTable,
    choices: Choices,
    reference: Reference,
) -> Content:
    """What a delineation needs besides its shapes, and which law's line it resembles."""
    repairs, geometry = list(content.repairs), content.geometry
    match = recognise_boundary(polygons, reference.known_line)
    fault = find_projection_fault(polygons, reference.known_line, before=match)
    if fault is not None:
        applied = _MISPLACED in choices.repairs
        repairs.append(fault.repair(applied=applied))
        match = fault.after if applied else fault.before
        if applied:
            geometry = _in_degrees(mend_projection(polygons))
    frame = _named(content.frame, raw, choices, reference, match)
    return Content(
        frame=frame,
        geometry=geometry,
        placed=content.placed,
        issues=(*content.issues, *_unsafe_names(frame)),
        notices=content.notices,
        about_file=match.notices() if match.differences else (),
        repairs=tuple(repairs),
        boundary=match,
    )


def _named(
    frame: pd.DataFrame,
    raw: RawTable,
    choices: Choices,
    reference: Reference,
    match: BoundaryMatch,
) -> pd.DataFrame:
    """Name, zone, law and standing where the file does not give them."""
    named = frame.copy(deep=False)
    stem = PurePath(raw.file).stem
    proposed = boundary_id_of(stem, match, reference.boundaries)
    # Only a whole line that is the law's own is called so; two lines must not share a label.
    law = LAWS[proposed].title if proposed in LAWS else stem
    stated = frame["boundary_id"].nunique() if "boundary_id" in frame else 0
    if choices.boundary_id and stated > 1:  # one name would make one line of several
        raise IntakeError(
            Fault(
                N_("Berkas memuat {n} batas, jadi satu nama tidak berlaku untuk semuanya."),
                N_("Muat tanpa memberi nama batas, atau pisahkan berkasnya."),
                file=raw.file,
                fields={"n": stated},
            )
        )
    named["boundary_id"] = choices.boundary_id or _default(frame, "boundary_id", proposed)
    zone = ZONE_OF_PART[match.part]
    named["zone"] = _default(frame, "zone", zone).map(zone_of).replace("", zone)
    named["law"] = choices.law or _default(frame, "law", law)
    if "legal_area_ha" not in frame:
        areas = zip(named["boundary_id"], named["zone"], strict=True)
        found = [legal_area_ha(name, zone) for name, zone in areas]
        named["legal_area_ha"] = np.array(found, dtype=np.float64)
    named["standing"] = _default(frame, "standing", choices.standing)
    return named


def _default(frame: pd.DataFrame, name: str, value: str) -> pd.Series[Any]:
    if name not in frame:
        return pd.Series(value, index=frame.index, dtype=object)
    return frame[name].astype(object).where(frame[name].notna(), value)


def _unsafe_names(frame: pd.DataFrame) -> list[Finding]:
    """A boundary's name stands in links and file names: letters, digits, dash, underscore."""
    safe = frame["boundary_id"].astype(str).str.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
    rows = np.flatnonzero(~safe.to_numpy(dtype=bool))
    return [
        Finding(
            N_("Nama batas “{value}” tidak dapat dipakai."),
            N_("Pakai huruf, angka, tanda hubung, atau garis bawah, paling banyak 60."),
            rows,
            values=frame["boundary_id"].to_numpy(dtype=object)[rows],
        )
    ]


def _villages(
    content: Content,
    polygons: NDArray[Any],
    raw: RawTable,
    columns: Mapping[str, str],
    choices: Choices,
    reference: Reference,
) -> Content:
    """Codes, districts and settlements of villages where the file does not give them."""
    held = {
        target: raw.frame[columns[target]] if target in columns else None
        for target in ("village", "district", "village_code")
    }
    matches = reference.gazetteer.find_villages(
        held["village"],
        held["district"],
        held["village_code"],
        choices.villages,
        rows=len(raw.rows),
    )
    frame = content.frame.copy(deep=False)
    stated = _own_codes(raw, columns)
    codes = np.where(stated.isna(), matches.code, stated)
    frame["village_code"] = pd.Series(codes, dtype=object, index=frame.index)
    known = reference.villages.frame.set_index("village_code")
    district = frame["village_code"].map(known["district"])
    frame["district"] = _default(frame, "district", "").replace("", None).fillna(district)
    frame, guessed = _settlements(frame, polygons, reference)
    about: tuple[Notice, ...] = ()
    if guessed:
        text = N_(
            "{rows} desa tidak memuat titik permukiman: titik yang sudah dikenal dipakai, atau "
            "titik di dalam desanya dengan ketidakpastian sebesar desa itu."
        )
        about = (Notice(text, {"rows": guessed}),)
    return Content(
        frame=frame,
        geometry=content.geometry,
        placed=content.placed,
        issues=(*content.issues, *_without_code(frame), *_without_district(frame)),
        notices=(*content.notices, *matches.notices),
        about_file=about,
        repairs=content.repairs,
        proposals=matches.proposals,
    )


def _own_codes(raw: RawTable, columns: Mapping[str, str]) -> pd.Series[Any]:
    """Codes as the file gives them: a new layer of villages may hold codes not known yet."""
    if "village_code" not in columns:
        return pd.Series(None, index=raw.frame.index, dtype=object)
    texts = raw.frame[columns["village_code"]].astype(object)
    texts = texts.map(lambda value: str(value).strip(), na_action="ignore")
    dotted = texts.astype("str").str.fullmatch(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
    return texts.where(dotted.fillna(False).astype(bool), None)


def _without_code(frame: pd.DataFrame) -> list[Finding]:
    rows = np.flatnonzero(frame["village_code"].isna().to_numpy())
    return [
        Finding(
            N_("Kode desanya tidak diketahui."),
            N_("Isi kode Kemendagri seperti 64.09.01.1015, atau nama desa dan kecamatannya."),
            rows,
        )
    ]


def _without_district(frame: pd.DataFrame) -> list[Finding]:
    missing = frame["district"].isna() & frame["village_code"].notna()
    rows = np.flatnonzero(missing.to_numpy(dtype=bool))
    return [Finding(N_("Kecamatannya tidak diketahui."), N_("Isi nama kecamatannya."), rows)]


def _settlements(
    frame: pd.DataFrame, polygons: NDArray[Any], reference: Reference
) -> tuple[pd.DataFrame, int]:
    """Settlement points: the file's, else those known, else a point inside, as wide as the area.

    Returns:
        The rows, and how many of them had no point of their own.
    """
    names = ("settlement_lon", "settlement_lat", "position_uncertainty_m")
    own = [_numbers(frame, name) for name in names]
    known = reference.gazetteer.positions_of(frame["village_code"].to_numpy(dtype=object))
    inner = _inner_points(polygons)
    missing = np.isnan(own[0]) | np.isnan(own[1])
    use_known: BoolArray = missing & ~np.isnan(known[0])
    for name, stated, old, inside in zip(names, own, known, inner, strict=True):
        wanted = missing | np.isnan(stated)
        frame[name] = np.where(wanted, np.where(use_known, old, inside), stated)
    return frame, int(missing.sum())


def _inner_points(polygons: NDArray[Any]) -> tuple[NDArray[np.float64], ...]:
    """A point inside each area in degrees, and the radius of a circle as large, in metres."""
    points = shapely.point_on_surface(polygons)
    lon, lat = to_degrees(shapely.get_x(points), shapely.get_y(points))
    return lon, lat, np.sqrt(shapely.area(polygons) / np.pi)


def _numbers(frame: pd.DataFrame, name: str) -> NDArray[np.float64]:
    if name not in frame:
        return np.full(len(frame), np.nan)
    return frame[name].to_numpy(dtype=np.float64)
