"""The shipped layers, written in every format, read by the intake, stored, and asked again.

Formats without shapes carry only points and tables; map files carry whatever has a shape. CSV and
XLSX have no polygons, so areas go through map files only, and the population, which has no shape,
through tables only (a GeoPackage, which may hold a table without shapes, and Parquet included).
"""

import json
import warnings
import zipfile

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest

from sentra_geo.answer import answer
from sentra_geo.export.answer_json import answer_json
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.loading import About, load, reference_of
from sentra_geo.question import Question
from sentra_geo.store.opening import open_store
from sentra_geo.study import DEFAULT_FOLDER, open_study
from sentra_geo.wording import Wording

WORDS = Wording("id")
FILES = {
    "villages": "villages.geojson",
    "population": "population.csv",
    "sentra": "sentra.csv",
    "delineation": "delineation.geojson",
    "neighbours": "neighbours.geojson",
    "businesses": "businesses_sample.csv",
}
POINTS, AREAS = ("sentra", "businesses"), ("villages", "delineation", "neighbours")
TABLES = (*POINTS, "population")
QUESTIONS = (
    Question(),
    Question(rule="area", radius_km=3.0),
    Question(rule="administration", unit="sentra", near_km=2.5),
    Question(base="businesses", covered="businesses", unit="businesses"),
    Question(target="rattan", commodity=("rattan",), unit="villages"),
)
CSV = [
    pytest.param(("csv", separator, encoding), id=f"csv-{name}-{encoding}")
    for name, separator in (("comma", ","), ("semicolon", ";"), ("tab", "\t"))
    for encoding in ("utf-8", "utf-8-sig", "cp1252")
]
DRIVERS = {
    "geojson": "GeoJSON",
    "gpkg": "GPKG",
    "shp": "ESRI Shapefile",
    "kml": "LIBKML",
    "fgb": "FlatGeobuf",
}
MAPS = [("geojson",), ("gpkg",), ("shp",), ("kml",), ("kmz",), ("fgb",), ("parquet",)]


def shipped(layer):
    """A shipped layer with its kinds; points as columns ``lon`` and ``lat``."""
    path = DEFAULT_FOLDER / FILES[layer]
    if path.suffix == ".geojson":
        return gpd.read_file(path)
    frame = pd.read_csv(path, dtype=str)
    for column in SCHEMAS[layer].columns:
        if column.name in frame and column.kind in {"number", "count"}:
            frame[column.name] = pd.to_numeric(frame[column.name])
    if "is_sample" in frame:
        frame["is_sample"] = frame["is_sample"] == "true"
    for name in {"lon", "lat"} & set(frame):
        frame[name] = pd.to_numeric(frame[name])
    return frame


def as_map(frame):
    """The same with points as shapes."""
    if isinstance(frame, gpd.GeoDataFrame) or "lon" not in frame:
        return frame
    points = gpd.points_from_xy(frame["lon"], frame["lat"])
    return gpd.GeoDataFrame(frame.drop(columns=["lon", "lat"]), geometry=points, crs=4326)


def written(frame, folder, layer, kind):
    """A layer in one format; the file."""
    name, *how = kind
    path = folder / f"{layer}.{'zip' if name == 'shp' else name}"
    if name == "csv":
        frame.to_csv(path, sep=how[0], encoding=how[1], index=False)
    elif name == "own csv":
        path = folder / f"{layer}.csv"
        path.write_bytes(csv_bytes(frame, Wording(how[0])))
    elif name == "xlsx":
        path.write_bytes(workbook_bytes([Sheet(layer, frame)], WORDS))
    elif name == "parquet":
        frame.to_parquet(path)
    else:
        _write_map(frame, folder, path, name)
    return path


def _write_map(frame, folder, path, name):
    own = folder / "own"
    own.mkdir()
    made = own / f"doc.{'kml' if name == 'kmz' else name}"
    driver = DRIVERS["kml" if name == "kmz" else name]
    with warnings.catch_warnings():  # Shapefile cuts names to ten letters and says so
        warnings.simplefilter("ignore")
        # The index of FlatGeobuf would sort the rows along a curve.
        options = {"SPATIAL_INDEX": "NO"} if name == "fgb" else {}
        pyogrio.write_dataframe(frame, made, driver=driver, **options)
    if name in {"shp", "kmz"}:
        with zipfile.ZipFile(path, "w") as archive:
            for part in own.iterdir():
                archive.write(part, part.name)
    else:
        made.rename(path)


def stored(layers, folder, kind, study, repairs=()):
    """Layers written, checked without one fault, and loaded; the study that comes of it."""
    store = open_store("sentra-geo-ppu")
    for layer in layers:
        frame = shipped(layer)
        frame = as_map(frame) if kind in MAPS else frame
        own = folder / layer
        own.mkdir(parents=True)
        path = written(frame, own, layer, kind)
        asked = Choices(layer, repairs=frozenset(repairs))
        checked = check_table(open_table(path), asked, reference_of(study))
        told = [finding.reason for finding in checked.content.issues]
        assert checked.is_clean, (layer, told, checked.pending)
        assert checked.read == len(frame)
        assert checked.personal == ()
        assert {repair.kind for repair in checked.content.repairs} <= set(repairs)
        load(checked, DEFAULT_FOLDER, store, About(who="uji"), WORDS)
    return open_study(DEFAULT_FOLDER)


def figures(study, question):
    """Everything that an answer says, its layers' sources and digests apart."""
    held = json.loads(answer_json(study, answer(study, question), WORDS))
    for key in ("layers", "sources", "digest", "data_digest"):
        held.pop(key, None)
    for text in ("short", "long"):  # they name their sources
        del held["verdict"][text]
    return held


def assert_alike(found, expected, where=""):
    """The same structure, numbers to 1e-9 of their size."""
    assert type(found) is type(expected) or {type(found), type(expected)} <= {int, float}, where
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), where
        for key, value in expected.items():
            assert_alike(found[key], value, f"{where}/{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for place, value in enumerate(expected):
            assert_alike(found[place], value, f"{where}/{place}")
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), where
    else:
        assert found == expected, where


@pytest.fixture(scope="module")
def expected(study):
    """What the shipped layers answer."""
    return [figures(study, question) for question in QUESTIONS]


def assert_same_answers(found, expected):
    assert found.notices == ()
    for question, figures_before in zip(QUESTIONS, expected, strict=True):
        assert_alike(figures(found, question), figures_before)


@pytest.mark.parametrize("kind", [*CSV, ("own csv", "id"), ("own csv", "en"), ("xlsx",)], ids=str)
def test_tables(kind, tmp_path, study, expected):
    # Our Indonesian CSV has decimal commas, which are never taken for points without a yes.
    repairs = ["decimal_comma"] if kind == ("own csv", "id") else []
    found = stored(TABLES, tmp_path, kind, study, repairs)
    assert_same_rows(found, study, TABLES)
    assert_same_answers(found, expected)


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind[0])
def test_maps(kind, tmp_path, study, expected):
    layers = (*AREAS, *POINTS)
    found = stored(layers, tmp_path, kind, study)
    assert_same_rows(found, study, layers)
    assert_same_answers(found, expected)


@pytest.mark.parametrize("kind", [("gpkg",), ("parquet",)], ids=lambda kind: kind[0])
def test_a_table_in_a_format_for_maps(kind, tmp_path, study, expected):
    found = stored(["population"], tmp_path, kind, study)
    assert_same_rows(found, study, ["population"])
    assert_same_answers(found, expected)


def test_a_wrong_place_would_be_seen(tmp_path, study, expected, monkeypatch):
    """The comparison fails for one sentra that moved; otherwise it would prove nothing."""
    moved = shipped("sentra")
    moved.loc[0, "lat"] -= 0.01
    monkeypatch.setitem(globals(), "shipped", lambda _layer: moved)
    found = stored(["sentra"], tmp_path, ("csv", ",", "utf-8"), study)
    with pytest.raises(AssertionError):
        assert_same_answers(found, expected)


def assert_same_rows(found, study, layers):
    """Every column of the schema that figures need holds the same values in the same order."""
    for name in layers:
        if name == "delineation":
            new, old = (part.boundaries["uu3_2022"].polygon for part in (found, study))
            assert new.symmetric_difference(old).area < 1e-3
            continue
        new, old = getattr(found, name), getattr(study, name)
        assert new.facts.path != old.facts.path, name
        for column in SCHEMAS[name].columns:
            if not column.figures or column.name not in old.frame:
                continue
            one, two = (layer.frame[column.name].astype(object) for layer in (new, old))
            one, two = (part.where(part.notna(), None).tolist() for part in (one, two))
            assert one == two, (name, column.name)
        if old.x is not None:
            np.testing.assert_allclose(new.x, old.x, rtol=0, atol=1e-6)
            np.testing.assert_allclose(new.y, old.y, rtol=0, atol=1e-6)
