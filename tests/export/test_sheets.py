"""One chart, map or table as a file: size, words, numbers, marks, the same bytes everywhere."""

import hashlib
import io
import os
import struct
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pypdf
import pytest
from PIL import Image

from sentra_geo import answer, read_study
from sentra_geo.export.pictures.text_size import text_width
from sentra_geo.export.piece_forms import MOST_ROWS, SHEET_FORMS, form_ending, forms_of
from sentra_geo.export.request import Request
from sentra_geo.export.sheets import sheet_file
from sentra_geo.export.typesetting.values import cell_text
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon
from sentra_geo.present.piece import Piece
from sentra_geo.present.tables import COUNT, Table
from sentra_geo.wording import Wording

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    '=cmd|"/c calc"!A0',
    "<script>alert(1)</script>",
    '#panic("x") $x$ *b* _i_ @x',
    "Desa " + "sangat panjang " * 13,
    "takterputus" * 20,
    "",
    "قرية الميناء",
    "ꦥꦼꦤꦗꦩ꧀",
    "a\x00b\x0bc",
]


@pytest.fixture(scope="module")
def request_(study):
    return Request(study, answer(study, study.default_question()), Wording("id"))


@pytest.fixture(scope="module")
def pieces(request_):
    made = catalogue(request_.study, request_.found, request_.words)
    return {piece.code: piece for piece in made}


@pytest.fixture(scope="module")
def files(request_, pieces):
    """A chart, a map and a table in every form."""
    codes = ("gap", "map-zone", "zones")
    return {
        (code, form): sheet_file(pieces[code], form, request_)
        for code in codes
        for form in SHEET_FORMS
    }


def long_table(rows, columns=3):
    frame = pd.DataFrame({"Desa": [f"Desa nomor {at}" for at in range(rows)]})
    for at in range(columns - 1):
        frame[f"Kolom yang panjang namanya {at}"] = [float(at * 1000 + n) for n in range(rows)]
    return Table(frame, dict.fromkeys(frame.columns[1:], COUNT))


def table_piece(table, layers=("villages",), title="Tabel uji"):
    return Piece("uji", "coverage", title, layers, table=table)


def pdf_text(body):
    pages = pypdf.PdfReader(io.BytesIO(body)).pages
    return [flat(page.extract_text()) for page in pages]


def flat(text):
    return " ".join(text.replace("\u200b", "").split())


def squeezed(text):
    """Without spaces: a PDF breaks lines, also inside endless words."""
    return "".join(text.replace("\u200b", "").split())


def same_world_hash():
    """A digest of one file of each kind; also run in another process."""
    study = read_study()
    order = Request(study, answer(study, study.default_question()), Wording("id"))
    made = {p.code: p for p in catalogue(order.study, order.found, order.words)}
    wanted = (("gap", "pdf"), ("map-coverage", "slide_png"), ("villages", "svg"))
    bodies = b"".join(sheet_file(made[code], form, order) for code, form in wanted)
    return hashlib.sha256(bodies).hexdigest()


@pytest.mark.parametrize("code", ["gap", "map-zone"])
def test_pictures_have_the_size_of_a_slide_and_of_a_sheet(files, code):
    slide = Image.open(io.BytesIO(files[code, "slide_png"]))
    sheet = Image.open(io.BytesIO(files[code, "print_png"]))
    assert slide.size == (1920, 1080)
    assert sheet.size == (3508, 2480)
    assert round(sheet.info["dpi"][0]) == 300
    slide.verify()
    sheet.verify()


@pytest.mark.parametrize("code", ["gap", "map-zone", "zones"])
def test_a_png_says_of_itself_what_it_says_below_the_picture(files, request_, pieces, code):
    piece = pieces[code]
    told = colophon(request_.study, request_.found, request_.words, *piece.layers)
    for form in ("slide_png", "print_png"):
        facts = Image.open(io.BytesIO(files[code, form])).text
        assert facts["Title"] == piece.title
        assert facts["Software"] == told.software
        assert set(told.lines) | {told.digest} <= set(facts["Description"].split("\n"))


@pytest.mark.parametrize("code", ["gap", "map-zone", "zones"])
def test_an_svg_has_a_title_and_a_description(files, request_, pieces, code):
    root = ElementTree.fromstring(files[code, "svg"])
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == pieces[code].title
    assert root[1].tag == f"{SVG}desc"
    assert request_.found.digest in root[1].text
    assert b"<script" not in files[code, "svg"]


@pytest.mark.parametrize("code", ["gap", "map-zone", "zones"])
def test_a_pdf_is_tagged_and_states_its_colophon(files, request_, pieces, code):
    piece = pieces[code]
    reader = pypdf.PdfReader(io.BytesIO(files[code, "pdf"]))
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "id"
    assert reader.metadata.title == piece.title
    assert len(reader.pages) == 1
    (text,) = pdf_text(files[code, "pdf"])
    assert flat(piece.title) in text
    told = colophon(request_.study, request_.found, request_.words, *piece.layers)
    for line in told.lines:
        assert squeezed(line) in squeezed(text)


def test_numbers_of_a_pdf_are_those_of_the_answer(files, request_, pieces):
    (text,) = pdf_text(files["zones", "pdf"])
    table = pieces["zones"].table
    for row in table.frame.to_dict("records"):
        cells = [cell_text(value, table.kinds.get(n), request_.words) for n, value in row.items()]
        assert flat(" ".join(cells)) in text
    (chart,) = pdf_text(files["gap", "pdf"])
    share = request_.words.percent(request_.found.finding.share_inside)
    assert f"Lokasi sentra: {share}" in chart


def test_sample_data_are_marked_and_only_they(files, request_, pieces):
    assert "DATA CONTOH" in pdf_text(files["zones", "pdf"])[0]
    assert "DATA CONTOH" not in pdf_text(files["gap", "pdf"])[0]
    shown = replace(pieces["map-zone"], layers=(*pieces["map-zone"].layers, "businesses"))
    body = sheet_file(shown, "pdf", request_, points=True)
    assert "DATA CONTOH" in pdf_text(body)[0]
    assert body != sheet_file(shown, "pdf", request_)


def test_a_long_table_flows_with_header_mark_and_page_numbers(request_):
    piece = table_piece(long_table(200), layers=("villages", "businesses"))
    pages = pdf_text(sheet_file(piece, "pdf", request_))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Kolom yang panjang namanya 1" in page
        assert "DATA CONTOH" in page
        assert f"{number} / {len(pages)}" in page
        assert request_.found.digest[:12] in page
    rows = [f"Desa nomor {at} {request_.words.number(at)} " for at in range(200)]
    assert [sum(f"{page} ".count(row) for page in pages) for row in rows] == [1] * 200


@pytest.mark.parametrize("form", ["slide_png", "svg"])
def test_a_picture_of_a_table_is_one_tall_page_or_a_zip(request_, form):
    tall = table_piece(long_table(MOST_ROWS))
    assert form_ending(tall, form) == form.removeprefix("slide_")
    body = sheet_file(tall, form, request_)
    if form == "slide_png":
        width, height = Image.open(io.BytesIO(body)).size
        assert width == 1920
        assert height > 1080
    longer = table_piece(long_table(MOST_ROWS + 1))
    assert form_ending(longer, form) == "zip"
    with zipfile.ZipFile(io.BytesIO(sheet_file(longer, form, request_))) as held:
        assert held.namelist()[0] == f"01.{form.removeprefix('slide_')}"
        assert len(held.namelist()) > 2
    assert form_ending(longer, "pdf") == "pdf"


def test_a_small_table_is_a_slide(files):
    assert Image.open(io.BytesIO(files["zones", "slide_png"])).size == (1920, 1080)


@pytest.mark.parametrize("columns", [2, 12])
def test_hostile_names_are_text_in_every_form(request_, columns):
    table = long_table(len(HOSTILE), columns)
    table.frame["Desa"] = HOSTILE
    piece = table_piece(table, title=f"{HOSTILE[2]} {HOSTILE[1]}")
    bodies = {form: sheet_file(piece, form, request_) for form in SHEET_FORMS}
    text = squeezed("".join(pdf_text(bodies["pdf"])))
    for name in HOSTILE[:6]:
        assert squeezed(name) in text
    assert "□" in text
    root = ElementTree.fromstring(bodies["svg"])
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert root[0].text == piece.title


def placed_texts(body):
    """Left edge, height on the page, width and text of all that the first page shows."""
    runs = {}

    def note(text, matrix, _text_matrix, _font, size):
        text = text.replace("\u200b", "").strip()
        if text:  # a run comes in pieces
            runs.setdefault((round(matrix[5]), matrix[4], size), []).append(text)

    pypdf.PdfReader(io.BytesIO(body)).pages[0].extract_text(visitor_text=note)
    return [
        (left, line, text_width("".join(texts), size), "".join(texts))
        for (line, left, size), texts in sorted(runs.items())
    ]


@pytest.mark.parametrize("columns", [3, 12, 15])
def test_nothing_in_a_table_overlaps_or_leaves_the_page(request_, columns):
    table = long_table(4, columns)
    names = ["Desa", *(f"Pertanggungjawaban kewilayahan {at}" for at in range(1, columns))]
    frame = table.frame.set_axis(names, axis=1)
    frame["Desa"] = ["x" * 200, "Desa " * 40, "Kelurahan Sungai Parit", "a"]
    frame[names[1:]] += 123_456_789.0
    body = sheet_file(table_piece(Table(frame, dict.fromkeys(names[1:], COUNT))), "pdf", request_)
    placed = placed_texts(body)
    assert len(placed) > 5 * columns
    for (left, line, width, text), after in pairwise(placed):
        assert left + width < 842 - 13 / 25.4 * 72 + 1, text
        if after[1] == line:
            assert left + width <= after[0] + 0.5, (text, after[3])
    shown = [text for *_, text in placed]
    for at in range(columns - 1):
        for n in range(4):
            assert shown.count(request_.words.number(123_456_789 + at * 1000 + n)) == 1


def test_what_has_nothing_to_show_is_no_file(request_, pieces):
    empty = replace(pieces["zones"], table=Table(pd.DataFrame({"a": []}), {}))
    assert forms_of(empty) == {}
    with pytest.raises(ValueError, match="nothing"):
        sheet_file(empty, "pdf", request_)
    with pytest.raises(ValueError, match="form"):
        sheet_file(pieces["zones"], "docx", request_)


def test_english_is_english(request_):
    words = Wording("en")
    order = Request(request_.study, request_.found, words)
    made = {p.code: p for p in catalogue(order.study, order.found, words)}
    (text,) = pdf_text(sheet_file(made["zones"], "pdf", order))
    assert "8.3%" in text
    assert "8,3 %" not in text


def test_every_thread_makes_the_same_file(request_, pieces, files):
    wanted = [("gap", "pdf"), ("zones", "svg"), ("map-zone", "pdf")] * 2
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda one: sheet_file(pieces[one[0]], one[1], request_), wanted))
    assert made == [files[one] for one in wanted]


def test_another_process_makes_the_same_file(tmp_path):
    code = "from tests.export.test_sheets import same_world_hash; print(same_world_hash())"
    root = Path(__file__).parents[2]
    settings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Makassar", "PYTHONPATH": str(root)}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == same_world_hash()


def test_no_date_of_making_is_in_a_file(files):
    for (_, form), body in files.items():
        if form == "pdf":
            assert pypdf.PdfReader(io.BytesIO(body)).metadata.creation_date.year == 2020
        if form.endswith("png"):
            assert b"tIME" not in body
            assert struct.unpack(">I", body[8:12])[0] == 13
