"""Read = accepted + set aside, for any table whatever, straight and through files."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sentra_geo.errors import IntakeError
from sentra_geo.export.intake_report import finding_table, report_json, report_text, set_aside_table
from sentra_geo.export.spreadsheet import Sheet, workbook_bytes
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.intake.report import REPAIRS
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.layers.validation import (
    find_attribute_issues,
    find_point_issues,
    find_polygon_issues,
    parse_columns,
)
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.snapshots import SnapshotFolder
from sentra_geo.study import DEFAULT_FOLDER
from sentra_geo.wording import Wording
from tests.intake.made_tables import cells, headers, rows_with_issues, tables

WORDS = Wording("id")
LAYERS = tuple(SCHEMAS)


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


def checked_or_refused(raw, choices, reference):
    """The outcome; None where the file is refused as a whole."""
    try:
        return check_table(raw, choices, reference)
    except IntakeError:
        return None


def assert_accounted(checked):
    """The identity, and that every text there is can be said in both languages."""
    assert checked.read == len(checked.accepted) + len(checked.set_aside)
    assert rows_with_issues(checked) == checked.set_aside.tolist()
    for finding in (*checked.content.issues, *checked.content.notices):
        assert len(finding.index)
        assert finding.values is None or len(finding.values) == len(finding.index)
    for words in (WORDS, Wording("en")):
        found = json.loads(report_json(checked, words))
        assert found["read"] == found["accepted"] + found["set_aside"] == checked.read
        assert report_text(checked, words)
        table = set_aside_table(checked, words)
        assert len(table) == len(checked.set_aside)
        assert table.iloc[:, -2:].notna().all(axis=None)
        issues = finding_table(checked, checked.content.issues, words)
        assert "{" not in " ".join([*issues["remedy"]])


def assert_fit(checked):
    """Accepted rows have no fault that the reading of layers would find."""
    schema, frame, shapes = SCHEMAS[checked.choices.layer], checked.frame, checked.geometry
    if not len(frame):
        return
    typed, faults = parse_columns(frame, schema, "a", 1)
    faults += find_attribute_issues(typed, schema, "a", 1)
    if schema.geometry == "point":
        assert (shapely.get_type_id(shapes) == shapely.GeometryType.POINT).all()
        faults += find_point_issues(
            shapely.get_x(shapes), shapely.get_y(shapes), "EPSG:4326", "a", 1
        )
    elif schema.geometry == "polygon":
        faults += find_polygon_issues(shapes, "EPSG:4326", "a", 1)
    assert [fault.text() for fault in faults] == []


def choices_of(layer):
    repairs = st.frozensets(st.sampled_from(REPAIRS)) | st.just(frozenset(REPAIRS))
    return st.builds(Choices, st.just(layer), repairs=repairs)


@pytest.mark.parametrize("layer", LAYERS)
@settings(max_examples=25)
@given(data=st.data())
def test_any_table(layer, reference, data):
    raw, choices = data.draw(tables(layer)), data.draw(choices_of(layer))
    checked = checked_or_refused(raw, choices, reference)
    if checked is not None:
        assert_accounted(checked)
        assert_fit(checked)


@pytest.mark.parametrize("layer", LAYERS)
@settings(max_examples=5)
@given(data=st.data())
def test_what_is_accepted_is_loaded_or_refused_in_words(layer, reference, tmp_path_factory, data):
    raw, choices = data.draw(tables(layer)), Choices(layer, repairs=frozenset(REPAIRS))
    checked = checked_or_refused(raw, choices, reference)
    store = SnapshotFolder(tmp_path_factory.mktemp("gudang"))
    if checked is None:
        return
    try:
        saved = load(checked, DEFAULT_FOLDER, store, About(), WORDS)
    except IntakeError:
        saved = None
    if saved is None:
        assert store.snapshots() == ()
        return
    for snapshot in saved:
        assert snapshot.manifest.read == snapshot.manifest.accepted + snapshot.manifest.set_aside
    assert sum(snapshot.manifest.accepted for snapshot in saved) == len(checked.accepted)
    assert saved[0].manifest.set_aside == len(checked.set_aside)


def csv_of(names, rows, separator):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    writer.writerows([names, *rows])
    return buffer.getvalue().encode("utf-8")


@pytest.mark.parametrize("layer", ["businesses", "sentra", "population"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=15)
@given(data=st.data())
def test_any_table_through_a_file(layer, kind, reference, tmp_path_factory, data):
    names = data.draw(headers(layer))
    # Rows of other lengths than the header are part of it; the last one is never blank.
    rows = data.draw(st.lists(st.lists(cells(), max_size=len(names) + 1), max_size=6))
    rows.append(["isi"] * len(names))
    path = tmp_path_factory.mktemp("berkas") / f"unggahan.{kind}"
    if kind == "csv":
        path.write_bytes(csv_of(names, rows, data.draw(st.sampled_from(",;\t"))))
    else:
        fitted = [[*row, *[None] * len(names)][: len(names)] for row in rows]
        frame = pd.DataFrame(fitted, columns=names, dtype=object)
        path.write_bytes(workbook_bytes([Sheet("Data", frame)], WORDS))
    try:
        raw = open_table(path)
    except IntakeError:
        return
    assert (np.diff(raw.rows) > 0).all()
    checked = checked_or_refused(raw, data.draw(choices_of(layer)), reference)
    if checked is not None:
        assert_accounted(checked)
        assert_fit(checked)


@pytest.mark.parametrize("layer", ["businesses", "sentra"])
@settings(max_examples=15)
@given(data=st.data())
def test_a_further_repair_never_takes_accepted_rows_away(layer, reference, data):
    """A repair gives a position to rows without one. It can only take a row's place by its key:
    an earlier row of the same key comes in, so a later one goes, and the number stays."""
    raw, choices = data.draw(tables(layer)), data.draw(choices_of(layer))
    checked = checked_or_refused(raw, choices, reference)
    if checked is None:
        return
    before = len(checked.accepted)
    for repair in checked.pending:
        more = replace(choices, repairs=choices.repairs | {repair.kind})
        assert len(check_table(raw, more, reference).accepted) >= before
