"""Templates and the data dictionary: what leaves must come back."""

import csv
import io

import openpyxl
import pandas as pd
import pytest

from sentra_geo.export.data_dictionary import dictionary_csv, dictionary_workbook
from sentra_geo.export.template_columns import MARK, TEMPLATES
from sentra_geo.export.templates import (
    instructions,
    template_csv,
    template_frame,
    template_workbook,
)
from sentra_geo.intake.examples import EXAMPLE_MARK
from sentra_geo.intake.fields.columns import recognise_columns
from sentra_geo.intake.fields.personal import find_personal_columns
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.dictionary import LAYERS, dictionary_of
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import LANGUAGES, Wording

ID, EN = Wording("id"), Wording("en")
EVERY = [(layer, Wording(language)) for layer in TEMPLATES for language in LANGUAGES]
NAMES = [f"{layer}-{words.language}" for layer, words in EVERY]
every_template = pytest.mark.parametrize(("layer", "words"), EVERY, ids=NAMES)


def book_of(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def headers_of(layer, words):
    return {column.header(words.language): column.target for column in TEMPLATES[layer]}


def rules_of(page):
    rules = page.data_validations.dataValidation
    return {page[str(rule.sqref).split(":")[0]].column: rule for rule in rules}


class TestTemplateColumns:
    def test_the_layers_that_people_fill_in(self):
        assert set(TEMPLATES) == set(SCHEMAS) - {"neighbours"}

    @every_template
    def test_the_intake_recognises_every_header(self, layer, words):
        expected = headers_of(layer, words)
        assert len(expected) == len(TEMPLATES[layer])
        empty = pd.DataFrame({header: pd.Series([], dtype=object) for header in expected})
        assert recognise_columns(empty, layer) == expected
        assert recognise_columns(template_frame(layer, words), layer) == expected

    @every_template
    def test_no_header_or_example_is_taken_for_personal_data(self, layer, words):
        assert find_personal_columns(template_frame(layer, words)) == ()

    @pytest.mark.parametrize("layer", TEMPLATES)
    def test_every_column_that_the_layer_must_have_is_there(self, layer):
        targets = {column.target for column in TEMPLATES[layer]}
        made = {"is_sample", "position_uncertainty_m"}  # the intake knows these itself
        must = {column.name for column in SCHEMAS[layer].columns if column.required}
        assert must - made <= targets

    @pytest.mark.parametrize("layer", TEMPLATES)
    def test_every_example_row_carries_the_mark_once(self, layer):
        columns = TEMPLATES[layer]
        assert {len(column.examples) for column in columns} == {2}
        for row in range(2):
            assert [column.examples[row] for column in columns].count(MARK) == 1


class TestTemplateWorkbook:
    @every_template
    def test_three_sheets_and_the_lists(self, layer, words):
        book = book_of(template_workbook(layer, words))
        shown = [page.title for page in book if page.sheet_state == "visible"]
        titles = (LAYERS[layer].title, "Petunjuk", "Kamus data")
        assert shown == [words.gettext(title) for title in titles]

    @every_template
    def test_every_header_has_a_note(self, layer, words):
        page = book_of(template_workbook(layer, words)).worksheets[0]
        about = {entry.name: entry.about for entry in dictionary_of(layer)}
        for cell in page[1]:
            target = headers_of(layer, words)[cell.value]
            assert words.gettext(about[target]) in cell.comment.text

    @every_template
    def test_example_rows_say_what_they_are(self, layer, words):
        page = book_of(template_workbook(layer, words)).worksheets[0]
        assert page.max_row == 3
        for row in page.iter_rows(min_row=2, values_only=True):
            assert words.gettext(EXAMPLE_MARK) in row

    @every_template
    def test_the_intake_reads_what_can_be_chosen(self, layer, words):
        """Each choice of each list, written into the template, becomes a value."""
        page = book_of(template_workbook(layer, words)).worksheets[0]
        book = page.parent
        for at, header in enumerate(headers_of(layer, words), start=1):
            entry = {e.name: e for e in dictionary_of(layer)}[headers_of(layer, words)[header]]
            if not entry.choices and entry.kind != "flag":
                continue
            where = rules_of(page)[at].formula1.split("!")[1].replace("$", "")
            offered = [cell[0].value for cell in book.worksheets[-1][where]]
            typed, issues, _ = parse_values(
                pd.DataFrame({header: offered}), {entry.name: header}, layer
            )
            wanted = [code for code, _ in entry.choices] or [True, False]
            assert [issue for issue in issues if issue.column] == [], offered
            assert typed[entry.name].tolist() == wanted

    @pytest.mark.parametrize(("words", "header"), [(ID, "memiliki_nib"), (EN, "has_nib")])
    def test_flags_are_yes_and_no(self, words, header):
        book = book_of(template_workbook("businesses", words))
        page, lists = book.worksheets[0], book.worksheets[-1]
        at = [cell.value for cell in page[1]].index(header) + 1
        where = rules_of(page)[at].formula1.split("!")[1].replace("$", "")
        offered = [cell[0].value for cell in lists[where]]
        assert offered == [words.gettext("ya"), words.gettext("tidak")]

    def test_villages_can_be_chosen(self):
        book = book_of(template_workbook("businesses", ID, ["Jenebora", "Sotek, Lama"]))
        page, lists = book.worksheets[0], book.worksheets[-1]
        at = [cell.value for cell in page[1]].index("desa") + 1
        rule = rules_of(page)[at]
        assert (str(rule.sqref), rule.errorStyle) == ("E2:E1048576", "warning")
        where = rule.formula1.split("!")[1].replace("$", "")
        assert [cell[0].value for cell in lists[where]] == ["Jenebora", "Sotek, Lama"]

    def test_codes_and_coordinates_stay_as_typed(self):
        page = book_of(template_workbook("businesses", ID)).worksheets[0]
        columns = {cell.value: cell.column_letter for cell in page[1]}
        for header in ("kode_desa", "lintang", "bujur", "kode_kbli", "keadaan_per"):
            assert page.column_dimensions[columns[header]].number_format == "@"
        assert page.column_dimensions[columns["tenaga_kerja"]].number_format != "@"

    @every_template
    def test_the_dictionary_lists_the_columns_of_the_template(self, layer, words):
        page = book_of(template_workbook(layer, words)).worksheets[2]
        assert [cell.value for cell in page["A"][1:]] == list(headers_of(layer, words))

    def test_the_same_bytes_every_time(self):
        assert template_workbook("sentra", ID) == template_workbook("sentra", ID)


class TestTemplateRoundTrip:
    @every_template
    @pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
    def test_the_intake_opens_the_template_itself(self, layer, words, suffix, tmp_path):
        make = template_workbook if suffix == ".xlsx" else template_csv
        path = tmp_path / f"templat{suffix}"
        path.write_bytes(make(layer, words))
        raw = open_table(path)
        wanted = template_frame(layer, words)
        assert list(raw.frame.columns) == list(wanted.columns)
        found = raw.frame.astype(object).where(raw.frame.notna(), None)
        for header in wanted:
            texts = ["" if v is None else str(v) for v in wanted[header]]
            assert ["" if v is None else str(v).removesuffix(".0") for v in found[header]] == texts

    @every_template
    def test_every_example_is_a_value_that_the_intake_takes(self, layer, words):
        frame = template_frame(layer, words)
        plain = {column.name for column in SCHEMAS[layer].columns}
        columns = {t: h for h, t in headers_of(layer, words).items() if t in plain}
        _, issues, _ = parse_values(frame, columns, layer)
        # Without a column: what a stored layer must have, and the intake fills in after this.
        assert [(issue.column, issue.reason) for issue in issues if issue.column] == []


class TestInstructions:
    @pytest.mark.parametrize("words", [ID, EN])
    @pytest.mark.parametrize("layer", TEMPLATES)
    def test_they_say_what_must_not_be_in_the_file(self, layer, words):
        text = " ".join(instructions(layer, words))
        assert "{" not in text
        assert "NIK" in text
        assert words.gettext(EXAMPLE_MARK) in text

    def test_outlines_need_a_map_file(self):
        assert "GeoPackage" in " ".join(instructions("delineation", ID))
        assert "GeoPackage" not in " ".join(instructions("businesses", ID))

    @every_template
    def test_degrees_have_a_point_which_needs_no_repair(self, layer, words):
        frame = template_frame(layer, words)
        degrees = [h for h, t in headers_of(layer, words).items() if "lat" in t or "lon" in t]
        assert not frame[degrees].map(lambda value: "," in str(value)).to_numpy().any()


class TestDictionary:
    def test_a_sheet_a_layer(self):
        book = book_of(dictionary_workbook(ID))
        assert len(book.sheetnames) == 1 + len(LAYERS)
        assert [cell.value for cell in book.worksheets[0]["A"][1:]] == list(LAYERS)
        for layer, page in zip(LAYERS, book.worksheets[1:], strict=True):
            names = [entry.name for entry in dictionary_of(layer)]
            assert [cell.value for cell in page["A"][1:]] == names

    @pytest.mark.parametrize(("words", "separator"), [(ID, ";"), (EN, ",")])
    def test_one_table_of_all_layers(self, words, separator):
        text = dictionary_csv(words).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        assert [row[:2] for row in rows[1:]] == [
            [layer, entry.name] for layer in LAYERS for entry in dictionary_of(layer)
        ]

    def test_choices_are_spelled_out(self):
        rows = dictionary_csv(ID).decode("utf-8-sig").splitlines()
        row = next(row for row in rows if row.startswith("businesses;scale;"))
        assert "Mikro; Kecil; Menengah" in row
