"""The report: row by row, by row joined, as JSON and as text; a million rows cost little."""

import json

import numpy as np
import pandas as pd
import pytest

from sentra_geo.export.intake_report import (
    account,
    finding_table,
    report,
    report_json,
    report_text,
    set_aside_table,
)
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.report import Finding, rows_of, without_rows
from sentra_geo.loading import reference_of
from sentra_geo.wording import Wording
from tests.intake.made_tables import checked_of, table_of

ID, EN = Wording("id"), Wording("en")
NAMES = ["ID", "Nama Usaha", "Lintang", "Bujur", "Skala"]


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


@pytest.fixture(scope="module")
def checked(reference):
    table = [
        ["U1", "A", "-1.39", "116.65", "mikro"],
        ["U2", "B", "x", "116.65", "raksasa"],
        ["U3", "{value}", "-1.39", "116.65", "{reason} %s"],
        ["U4", "A", "-1.39", "116.65", "mikro"],
    ]
    return checked_of(NAMES, table, reference)


def test_findings_row_by_row(checked):
    table = finding_table(checked, checked.content.issues, ID)
    assert list(table) == ["file", "row", "column", "value", "reason", "remedy"]
    assert table["row"].tolist() == [5, 5, 7]
    assert table["file"].unique().tolist() == ["unggahan.xlsx"]
    assert set(table["column"]) == {"Lintang", "Skala"}
    assert table["value"].iloc[-1] == "{reason} %s"
    assert table["reason"].iloc[-1] == ("Kolom “Skala” berisi “{reason} %s”, yang tidak dikenal.")
    assert finding_table(checked, [], ID).empty
    assert list(finding_table(checked, [], ID)) == list(table)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 9])
def test_the_first_findings_only(checked, most):
    whole = finding_table(checked, checked.content.issues, ID)
    part = finding_table(checked, checked.content.issues, ID, most)
    assert part["row"].tolist() == whole["row"].tolist()[:most]
    assert finding_table(checked, [], ID, most).empty


def test_rows_set_aside_with_all_their_reasons(checked):
    table = set_aside_table(checked, ID)
    assert list(table) == ["baris", *NAMES, "alasan", "perbaikan"]
    assert table["baris"].tolist() == [5, 7]
    assert table["Skala"].tolist() == ["raksasa", "{reason} %s"]
    both = table["alasan"].iloc[0]
    assert "“x” tidak dapat dibaca" in both
    assert "“raksasa”" in both
    assert next(iter(set_aside_table(checked, EN))) == "row"


def test_a_remedy_that_two_findings_share_is_told_once(reference):
    index = np.array([0], dtype=np.int64)
    faults = tuple(Finding(reason, "Sama.", index) for reason in ("Satu.", "Dua.", "Satu."))
    raw = table_of(NAMES, [["U1", "A", "-1.39", "116.65", None]], faults=faults)
    table = set_aside_table(check_table(raw, Choices("businesses"), reference), ID)
    assert table[["alasan", "perbaikan"]].to_numpy().tolist() == [["Satu. Dua.", "Sama."]]


def test_headers_of_the_file_that_are_ours_too(reference):
    headers = ["baris", "alasan", "nama usaha", "lintang", "bujur"]
    checked = checked_of(headers, [["7", "x", "A", "y", "z"]], reference)
    table = set_aside_table(checked, ID)
    assert list(table) == ["baris *", *headers, "alasan *", "perbaikan"]


def test_personal_columns_are_named_and_not_shown(reference):
    checked = checked_of([*NAMES, "NIK"], [["U1", "A", "x", "y", "", "6409"]], reference)
    assert "NIK" not in set_aside_table(checked, ID)
    assert report(checked, ID)["personal_columns"] == ["NIK"]
    assert "Kolom pribadi yang tidak dibaca: NIK." in report_text(checked, ID)


def test_duplicates_are_counted(checked):
    assert report(checked, ID)["duplicates"] == 1


def test_json_is_plain(checked):
    found = json.loads(report_json(checked, ID))
    assert found == json.loads(json.dumps(report(checked, ID), default=int))
    assert [issue["row"] for issue in found["issues"]] == [5, 5, 7]
    assert all(isinstance(issue["value"], str) for issue in found["issues"])


def test_the_account_in_both_languages(checked):
    assert account(checked, ID) == "4 baris dibaca: 2 diterima, 2 disisihkan."
    assert account(checked, EN).startswith("4 ")


def test_numbers_are_the_reader_s(reference):
    index = np.array([0], dtype=np.int64)
    fields = {"far_km": np.int64(1234), "area_ha": np.float64(2.6), "score": 91.4}
    fault = Finding("{far_km} {area_ha} {score}", "-", index, fields=fields)
    raw = table_of(NAMES, [["U1", "A", "-1.39", "116.65", None]], faults=(fault,))
    checked = check_table(raw, Choices("businesses"), reference)
    assert finding_table(checked, checked.content.issues, ID)["reason"].tolist() == [
        "1.234,00 3 91"
    ]
    assert finding_table(checked, checked.content.issues, EN)["reason"].tolist() == [
        "1,234.00 3 91"
    ]


def test_rows_of_findings():
    one = Finding("a", "b", np.array([3, 1]), values=np.array(["x", "y"], dtype=object))
    two = Finding("c", "d", np.array([1]))
    assert rows_of([]).tolist() == []
    assert rows_of([one, two]).tolist() == [1, 3]
    (left,) = without_rows([one, two], np.array([1]))
    assert (left.index.tolist(), left.values.tolist()) == ([3], ["x"])
    assert without_rows([one, two], np.array([], dtype=int)) == [one, two]


def test_many_rows_of_many_values(reference):
    rows = 30_000
    frame = pd.DataFrame(
        {"Nama Usaha": "A", "Lintang": "x", "Bujur": "y", "Skala": [f"s{n}" for n in range(rows)]}
    )
    raw = table_of(["a"], [])
    raw = type(raw)("a.csv", "csv", "0" * 64, frame, np.arange(2, rows + 2))
    checked = check_table(raw, Choices("businesses"), reference)
    table = set_aside_table(checked, ID)
    assert len(table) == rows
    assert table["alasan"].iloc[-1].count(".") >= 2
    assert f"“s{rows - 1}”" in table["alasan"].iloc[-1]
