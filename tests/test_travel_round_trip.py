"""The travel table from its template to the answer, and back to the straight line."""

import csv
import io
import json

import openpyxl
import pandas as pd
import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.__main__ import main
from sentra_geo.errors import IntakeError
from sentra_geo.export.travel_template import travel_csv, travel_frame, travel_workbook
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.package import package_name
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.opening import open_store
from sentra_geo.study import DEFAULT_FOLDER, open_study
from sentra_geo.versions import restore_version, withdraw_slot
from sentra_geo.wording import Wording
from tests import worlds
from tests.store.stores import manifest_of

ID, EN = Wording("id"), Wording("en")
PAIRS = 54 * 12


def filled_workbook(study, words, unit, path):
    """The template as somebody fills it in: twice the straight line, the unit in the first row."""
    book = openpyxl.load_workbook(io.BytesIO(travel_workbook(study, words)))
    page = book.worksheets[0]
    at = {cell.value: cell.column for cell in page[1]}
    value, help_column, units = (
        ("nilai", "jarak_lurus_km", "satuan")
        if words.language == "id"
        else ("value", "straight_line_km", "unit")
    )
    for row in range(2, page.max_row + 1):
        if page.cell(row, at[value]).value is None:
            page.cell(row, at[value]).value = 2 * page.cell(row, at[help_column]).value
    page.cell(2, at[units]).value = unit
    book.save(path)
    return path


def filled_csv(study, words, unit, path):
    """The same in CSV."""
    comma = words.language == "id"
    text = travel_csv(study, words).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if comma else ","))
    for row in rows[1:]:
        if not row[5]:
            number = 2 * float(row[4].replace(",", "."))
            row[5] = str(number).replace(".", ",") if comma else str(number)
    rows[1][6] = unit
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";" if comma else ",").writerows(rows)
    return path


def checked_file(path, study):
    return check_table(open_table(path), Choices("travel"), reference_of(study))


def store_of(folder):
    return open_store(package_name(folder), folder)


def loaded(checked, folder=DEFAULT_FOLDER, **about):
    return load(checked, folder, store_of(folder), About(**about), ID)


def coverage(study, radius_km=10.0):
    found = answer(study, Question(radius_km=radius_km))
    return [zone.reach["villages"].covered for zone in found.zones]


@pytest.mark.parametrize("words", [ID, EN])
class TestTemplate:
    def test_it_holds_every_pair_and_only_values_are_missing(self, study, words):
        frame = travel_frame(study, words)
        assert len(frame) == PAIRS
        assert not frame.iloc[:, :5].isna().to_numpy().any()
        own = frame.iloc[:, 1] == frame.iloc[:, 3]
        assert frame.iloc[:, 5][own].tolist() == [0.0] * 12
        assert frame.iloc[:, 5][~own].isna().all()

    def test_the_straight_line_stands_beside(self, study, words):
        frame = travel_frame(study, words)
        nearest = frame.iloc[:, 4].groupby(frame.iloc[:, 1]).min()
        codes = study.villages.frame["village_code"]
        expected = pd.Series(study.village_distance_m["any"] / 1000, index=codes)
        assert (nearest - expected[nearest.index]).abs().max() <= 0.05 + 1e-9

    def test_empty_it_is_accepted_for_nothing_and_says_what_is_missing(
        self, study, words, tmp_path
    ):
        path = tmp_path / "templat.xlsx"
        path.write_bytes(travel_workbook(study, words))
        checked = checked_file(path, study)
        assert (checked.read, len(checked.accepted)) == (PAIRS, 0)
        assert checked.mapping[travel_frame(study, words).columns[4]] == ""

    @pytest.mark.parametrize("fill", [filled_workbook, filled_csv])
    def test_filled_in_it_is_taken_whole_and_changes_the_answer(self, study, words, fill, tmp_path):
        suffix = ".xlsx" if fill is filled_workbook else ".csv"
        checked = checked_file(fill(study, words, "km", tmp_path / f"jarak{suffix}"), study)
        assert (len(checked.accepted), checked.is_clean) == (PAIRS, True)
        loaded(checked)
        by_route = open_study(DEFAULT_FOLDER)
        assert (by_route.distance, by_route.notices) == ("route", ())
        # Twice the distance at twice the radius, hosts apart: these have 0 to themselves.
        hosts = set(study.sentra_village)
        for index, metres in enumerate(by_route.village_distance_m["any"]):
            straight = study.village_distance_m["any"][index]
            expected = 0 if index in hosts else 2 * straight
            assert metres == pytest.approx(expected, abs=101)
        assert coverage(by_route) != coverage(study)

    def test_help_is_no_value(self, study, words, tmp_path):
        path = filled_workbook(study, words, "menit", tmp_path / "jarak.xlsx")
        checked = checked_file(path, study)
        assert set(checked.frame["unit"]) == {"minutes"}
        assert "value" in checked.frame
        assert len(checked.frame.columns) <= 7


class TestVersions:
    def test_withdrawn_the_straight_line_is_back_and_restored_the_table(self, study, tmp_path):
        checked = checked_file(filled_csv(study, ID, "menit", tmp_path / "a.csv"), study)
        (snapshot,) = loaded(checked, source="Dishub", as_of="2026-06")
        by_time = open_study(DEFAULT_FOLDER)
        assert by_time.distance == "time"
        (fact,) = [fact for fact in by_time.layers if fact.layer == "travel"]
        assert (fact.short_source, fact.as_of) == ("Dishub", "2026-06")
        withdraw_slot("travel", DEFAULT_FOLDER, store_of(DEFAULT_FOLDER))
        assert open_study(DEFAULT_FOLDER).distance == "straight"
        assert open_study(DEFAULT_FOLDER).digest == study.digest
        restore_version(snapshot, DEFAULT_FOLDER, store_of(DEFAULT_FOLDER))
        assert open_study(DEFAULT_FOLDER).digest == by_time.digest

    def test_a_table_that_leaves_pairs_out_is_refused_and_nothing_changes(self, study, tmp_path):
        path = filled_csv(study, ID, "km", tmp_path / "a.csv")
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join([*lines[:2], *lines[5:]]), encoding="utf-8")
        checked = checked_file(path, study)
        with pytest.raises(IntakeError, match=r"a\.csv: 3 dari 648 pasangan .* Tanjung Tengah"):
            loaded(checked)
        assert open_study(DEFAULT_FOLDER).distance == "straight"

    def test_rows_are_added_to_those_in_force_in_the_same_unit_only(self, study, tmp_path):
        loaded(checked_file(filled_csv(study, ID, "km", tmp_path / "a.csv"), study))
        frame = travel_frame(study, ID).iloc[1:2].assign(nilai=1.0, satuan="km")
        path = tmp_path / "satu.csv"
        frame.to_csv(path, index=False)
        loaded(checked_file(path, study), mode="add")
        travel = open_study(DEFAULT_FOLDER).travel.frame
        assert len(travel) == PAIRS
        assert travel.iloc[-1]["value"] == 1.0
        frame.assign(satuan="menit").to_csv(path, index=False)
        with pytest.raises(IntakeError, match="lebih dari satu satuan"):
            loaded(checked_file(path, study), mode="add")

    def test_a_sentra_in_a_village_that_the_table_does_not_lead_to_is_refused(self, tmp_path):
        sentra, table = worlds.sentra_frame(), worlds.travel_frame()
        d = list(worlds.VILLAGES)[3]
        folder = worlds.write_world(
            tmp_path / "grid", sentra=sentra.iloc[:4], travel=table[table["to_village_code"] != d]
        )
        study = read_study(folder)
        path = tmp_path / "sentra.csv"
        worlds.table_of(sentra).to_csv(path, index=False)
        checked = check_table(open_table(path), Choices("sentra"), reference_of(study))
        with pytest.raises(IntakeError, match=r"travel\.csv: 3 dari 16 pasangan .*tarik tabel"):
            loaded(checked, folder)

    def test_a_stored_table_that_no_longer_fits_is_left_out_and_told(self, tmp_path):
        folder = worlds.write_world(tmp_path / "grid")
        table = worlds.travel_frame().iloc[4:]
        rows = len(table)
        manifest = manifest_of("travel", read=rows, accepted=rows, set_aside=0)
        store_of(folder).save(manifest, geoparquet_bytes(table, None))
        study = open_study(folder)
        assert study.distance == "straight"
        (notice,) = study.notices
        assert "3 dari 16 pasangan" in notice.text()  # A to itself needs none


class TestCommandLine:
    def run(self, capsys, *arguments):
        status = main(list(arguments))
        return status, *capsys.readouterr()

    def test_check_then_load_then_answer(self, capsys, study, tmp_path):
        path = str(filled_csv(study, ID, "menit", tmp_path / "menit.csv"))
        status, out, _ = self.run(capsys, "check", path, "--layer", "travel", "--json")
        assert (status, json.loads(out)["accepted"]) == (0, PAIRS)
        status, _, _ = self.run(capsys, "load", path, "--layer", "travel")
        assert status == 0
        status, out, _ = self.run(capsys, "answer", "--radius-km", "30")
        assert status == 0
        assert "dalam jarak 30,0 menit atau kurang dari sentra terdekat" in out
        assert "radius 30,0 menit" in out
        assert "jarak tempuh (" in out  # its source

    def test_a_table_that_leaves_pairs_out(self, capsys, tmp_path):
        path = tmp_path / "kurang.csv"
        path.write_text("dari desa;ke desa;jarak km\nJenebora;Pejala;12\n", encoding="utf-8")
        status, out, _ = self.run(capsys, "check", str(path), "--layer", "travel")
        assert status == 0
        assert "635 dari 648 pasangan" in out
        status, _, err = self.run(capsys, "load", str(path), "--layer", "travel")
        assert status == 2
        assert "635 dari 648 pasangan" in err
