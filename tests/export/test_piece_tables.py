"""The numbers behind a piece as CSV and XLSX, read back."""

import csv
import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from sentra_geo import answer
from sentra_geo.export.piece_tables import piece_csv, piece_workbook
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon
from sentra_geo.present.piece import Piece
from sentra_geo.present.tables import PROBABILITY, Table
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


@pytest.fixture(scope="module")
def held(grid):
    found = answer(grid, grid.default_question())
    return found, [p for p in catalogue(grid, found, ID) if p.table is not None]


def read_csv(body, delimiter=";"):
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=delimiter))
    return rows[0], rows[1:]


def same(cell, value):
    """Whether a read value is the frame's; unknown is empty."""
    if pd.isna(value) or value == "":
        return cell in {None, ""}
    # XLSX keeps 16 digits.
    return (
        float(cell) == pytest.approx(value, rel=1e-15)
        if isinstance(value, float)
        else str(cell) == str(value)
    )


def test_the_csv_of_every_piece_holds_its_frame(grid, held):
    found, pieces = held
    for piece in pieces:
        header, rows = read_csv(piece_csv(piece, grid, found, ID))
        assert header[:-1] == [str(name) for name in piece.table.frame.columns]
        assert len(rows) == len(piece.table.frame)
        for row, values in zip(rows, piece.table.frame.itertuples(index=False), strict=True):
            for cell, value in zip(row[:-1], values, strict=True):
                plain = cell.replace(",", ".") if isinstance(value, float) else cell
                assert same(plain.removeprefix("'"), value), (piece.code, cell, value)


def test_the_first_row_of_a_csv_says_what_it_is_of(grid, held):
    found, pieces = held
    piece = pieces[0]
    header, rows = read_csv(piece_csv(piece, grid, found, ID))
    assert header[-1] == "Keterangan berkas"
    for line in colophon(grid, found, ID, *piece.layers).lines:
        assert line in rows[0][-1]
    assert not any(row[-1] for row in rows[1:])


def test_an_english_csv_has_commas_and_points(grid, held):
    found, _ = held
    piece = next(p for p in catalogue(grid, found, EN) if p.code == "gap")
    _, rows = read_csv(piece_csv(piece, grid, found, EN), ",")
    assert float(rows[0][1]) == found.finding.share_inside


def test_the_workbook_of_every_piece_holds_its_frame_and_its_colophon(grid, held):
    found, pieces = held
    for piece in pieces:
        book = openpyxl.load_workbook(io.BytesIO(piece_workbook(piece, grid, found, ID)))
        numbers, about = book.worksheets
        header, *rows = numbers.iter_rows(values_only=True)
        assert list(header) == [str(name) for name in piece.table.frame.columns]
        for row, values in zip(rows, piece.table.frame.itertuples(index=False), strict=True):
            assert all(map(same, row, values)), piece.code
        told = colophon(grid, found, ID, *piece.layers)
        facts = [str(row[1]) for row in about.iter_rows(min_row=2, values_only=True)]
        wanted = (piece.title, told.question, told.boundary, told.n, told.sources, told.digest)
        assert set(wanted) <= set(facts)
        assert (told.sample in facts) == bool(told.sample)
        assert book.properties.title == piece.title


def test_a_probability_is_a_number_that_is_never_shown_as_zero(grid, held):
    found, _ = held
    table = Table(pd.DataFrame({"p": [0.0001, 0.05, 0.5]}), {"p": PROBABILITY})
    piece = Piece("p", "equity", "Uji", ("sentra",), table=table)
    sheet = openpyxl.load_workbook(io.BytesIO(piece_workbook(piece, grid, found, ID))).worksheets[0]
    assert [cell.value for cell in sheet["A"][1:]] == [0.0001, 0.05, 0.5]
    assert sheet.column_dimensions["A"].number_format.startswith('[<0.001]"< 1/1000"') or any(
        cell.number_format.startswith('[<0.001]"< 1/1000"') for cell in sheet["A"][1:]
    )


def test_a_text_is_never_a_formula(grid, held):
    found, _ = held
    table = Table(pd.DataFrame({"=x": ['=cmd|"/c calc"!A0', "+a", "@a", "Keterangan"]}), {})
    piece = Piece("x", "equity", "=1+1", ("sentra",), table=table)
    book = openpyxl.load_workbook(io.BytesIO(piece_workbook(piece, grid, found, ID)))
    assert {c.data_type for sheet in book.worksheets for row in sheet for c in row} <= {"s", "n"}
    _, rows = read_csv(piece_csv(piece, grid, found, ID))
    assert [row[0][0] for row in rows[:3]] == ["'", "'", "'"]
    assert not rows[0][-1].startswith("=")


def test_the_same_piece_gives_the_same_bytes(grid, held):
    found, pieces = held
    for make in (piece_csv, piece_workbook):
        assert make(pieces[0], grid, found, ID) == make(pieces[0], grid, found, ID)


def test_without_rows_there_is_no_file(grid, held):
    found, pieces = held
    for table in (None, Table(pd.DataFrame({"a": []}), {})):
        for make in (piece_csv, piece_workbook):
            with pytest.raises(ValueError, match="no rows"):
                make(replace(pieces[0], table=table), grid, found, ID)
