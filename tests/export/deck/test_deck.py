"""The deck as a file: what every slide of every world must have."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from itertools import combinations

import openpyxl
import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.util import Cm

from sentra_geo import read_study
from sentra_geo.export.deck.deck import SECTIONS, deck_slides, preview_pngs
from sentra_geo.export.deck.fitting import paged
from sentra_geo.export.deck.frame import BODY_BOX, FOOTER
from sentra_geo.export.deck.grids import Column, listed
from sentra_geo.export.deck.slides import HEIGHT, WIDTH, Grid, Paragraph, TextBlock
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.fonts import FONT_FOLDER
from sentra_geo.present.labels import ZONE as ZONE_NAMES
from sentra_geo.question import ZONES
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.deck.conftest import HOSTILE, make

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def texts(slide):
    """Every text of a slide."""
    return [node.text or "" for node in slide.element.iter(f"{A}t")]


def test_sections_stand_in_their_order(shipped):
    order = list(dict.fromkeys(slide.section for slide in shipped.slides))
    assert order == list(SECTIONS)


def test_it_is_wide_and_every_slide_has_a_title(deck):
    assert (deck.file.slide_width, deck.file.slide_height) == (Cm(33.867), Cm(19.05))
    assert len(deck.file.slides) == len(deck.slides)
    for slide, model in zip(deck.file.slides, deck.slides, strict=True):
        assert slide.shapes.title.text_frame.text == model.title != ""
        assert slide.shapes.title.is_placeholder


def test_every_slide_counts_itself_and_names_line_and_sources(deck):
    boundary = deck.request.found.boundary.law
    for number, slide in enumerate(deck.file.slides, 1):
        fields = slide.element.findall(f".//{A}fld")
        assert [(f.get("type"), f.find(f"{A}t").text) for f in fields] == [
            ("slidenum", str(number))
        ]
        kinds = {s.element.find(".//{*}ph").get("type"): s for s in slide.placeholders}
        assert set(kinds) == {"title", "ftr", "sldNum"}
        assert boundary in kinds["ftr"].text_frame.text


def test_every_slide_has_notes_in_sentences(deck):
    for slide in deck.file.slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert len([s for s in notes.replace("\n", " ").split(". ") if s]) >= 3, notes
        assert "{" not in notes


def test_pictures_charts_and_tables_have_alternative_text(deck):
    seen = 0
    for slide in deck.file.slides:
        for shape in slide.shapes:
            if shape.shape_type in {3, 13, 19}:  # chart, picture, table
                assert len(shape.element.xpath(".//p:cNvPr")[0].get("descr")) > 20
                seen += 1
    assert seen >= 2


def test_runs_have_font_language_and_a_size_to_read(deck):
    tag = {"id": "id-ID", "en": "en-US"}[deck.request.words.language]
    for slide in deck.file.slides:
        for run in [*slide.element.iter(f"{A}r"), *slide.element.iter(f"{A}fld")]:
            properties = run.find(f"{A}rPr")
            assert properties.get("lang") == tag
            assert properties.find(f"{A}latin").get("typeface") == "Arial"
            assert int(properties.get("sz")) >= 1000


def test_what_is_said_is_large(deck):
    small = [
        (slide.section, paragraph.text)
        for slide in deck.slides
        for block in slide.blocks
        if isinstance(block, TextBlock)
        for paragraph in block.paragraphs
        if paragraph.size < 16 and paragraph.colour != "#56636D"
    ]
    allowed = {"map", "stability", "gap", "access", "coverage"} if deck.request.found else set()
    assert {section for section, _ in small} <= allowed


def boxes(slide):
    return [
        (s.name, s.left, s.top, s.left + s.width, s.top + s.height)
        for s in slide.shapes
        if s.width and s.height
    ]


def test_boxes_stand_on_the_slide_and_apart(deck):
    wide, high = deck.file.slide_width, deck.file.slide_height
    for slide in deck.file.slides:
        held = boxes(slide)
        for name, left, top, right, bottom in held:
            assert min(left, top) >= 0, name
            assert (max(right, wide), max(bottom, high)) == (wide, high), name
        for one, other in combinations(held, 2):
            across = min(one[3], other[3]) - max(one[1], other[1])
            down = min(one[4], other[4]) - max(one[2], other[2])
            # Hairs of rounding from centimetres are no overlap.
            assert across < 2_000 or down < 2_000, (slide.shapes.title.text, one, other)


def test_texts_fit_their_boxes(deck):
    """Measured anew from the file, with the font itself."""
    for slide in deck.file.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                frame = shape.text_frame
                room = (shape.width - frame.margin_left - frame.margin_right) / 12_700
                needed = sum(_height(p, room, i) for i, p in enumerate(frame.paragraphs))
                high = (shape.height - frame.margin_top - frame.margin_bottom) / 12_700
                assert needed <= high + 0.5, (shape.name, frame.text[:80], needed, high)


def test_cells_fit_their_rows(deck):
    for slide in deck.file.slides:
        for shape in slide.shapes:
            if not shape.has_table:
                continue
            table = shape.table
            assert sum(row.height for row in table.rows) == pytest.approx(shape.height, abs=9_000)
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    if cell.is_spanned or cell.is_merge_origin or not cell.text_frame.text:
                        continue
                    room = (column.width - cell.margin_left - cell.margin_right) / 12_700
                    paragraph = cell.text_frame.paragraphs[0]
                    bold = next(iter(paragraph._p.iter(f"{A}rPr"))).get("b") == "1"
                    needed = _height(paragraph, room / WIDER[bold], 0)
                    high = (row.height - cell.margin_top - cell.margin_bottom) / 12_700
                    assert needed <= high + 0.5, cell.text_frame.text


# DejaVu Sans instead of Arial, which LibreOffice takes on plain Linux: no table may grow there.
WIDER = {False: 1.15, True: 1.22}


def test_no_word_of_a_header_is_broken_where_the_font_is_wider(deck):
    for grid in grids_of(deck):
        assert (grid.header_size >= 10, grid.size >= 11) == (True, True)
        for cells in grid.rows[: grid.headers]:
            at = 0
            for cell in cells:
                room = sum(grid.widths[at : at + cell.span]) - 2 * grid.inset
                at += cell.span
                for word in cell.text.split():
                    needed = _width(word, grid.header_size, bold=True) * WIDER[True]
                    assert needed <= room / 2.54 * 72, word


def test_tables_end_above_the_footer(deck):
    for grid in grids_of(deck):
        assert grid.box.bottom <= BODY_BOX.bottom + 1e-9
        assert sum(grid.heights) == pytest.approx(grid.box.height)
        assert sum(grid.widths) == pytest.approx(grid.box.width)


def grids_of(deck):
    return [block for slide in deck.slides for block in slide.blocks if isinstance(block, Grid)]


def test_footers_are_whole_and_name_the_data_and_publishers(deck):
    known = {fact.short_source for fact in deck.request.study.layers if fact.short_source}
    for model in deck.slides:
        assert not model.footer.endswith("…")
        assert deck.request.found.digest[:12] in model.footer
        words, lines, line = model.footer.split(" "), 1, ""
        for word in words:
            joined = f"{line} {word}" if line else word
            if line and _width(joined, 10, bold=False) * WIDER[False] > FOOTER.width / 2.54 * 72:
                lines, line = lines + 1, word
            else:
                line = joined
        assert lines <= 2
        assert not known or any(name in model.footer for name in known)


def test_the_shipped_footers_name_every_publisher(shipped):
    facts = {fact.layer: fact.short_source for fact in shipped.request.study.layers}
    for model in shipped.slides:
        wanted = {facts[layer] for layer in model.layers if layer in facts}
        # Slides on all layers count those that two lines cannot name; the last slides name them.
        rest = [name for name in wanted if name not in model.footer]
        assert not rest or model.section in {"title", "method"}
        assert not rest or f"dan {len(rest)} sumber lain" in model.footer
        assert ("DATA CONTOH" in model.footer) == bool(model.sample)


_FONTS = {}


def _width(text, size, bold):
    from PIL import ImageFont  # noqa: PLC0415 - as its own measure

    if bold not in _FONTS:
        font = ImageFont.truetype(f"{FONT_FOLDER}/Arimo[wght].ttf", 500)
        font.set_variation_by_axes([700 if bold else 400])
        _FONTS[bold] = font
    return _FONTS[bold].getlength(text) * size / 500


def _height(paragraph, room, number):
    """Height in points at 1.15 of the size, words wrapped as PowerPoint wraps them."""
    run = next(iter(paragraph._p.iter(f"{A}rPr")))
    size, bold = int(run.get("sz")) / 100, run.get("b") == "1"
    indent = (
        int((paragraph._p.pPr.get("marL") if paragraph._p.pPr is not None else 0) or 0) / 12_700
    )
    before = paragraph.space_before.pt if number and paragraph.space_before else 0
    lines, line = 1, ""
    for word in "".join(t.text or "" for t in paragraph._p.iter(f"{A}t")).split(" "):
        for part in _parts(word, size, bold, room - indent):
            joined = f"{line} {part}" if line else part
            if line and _width(joined, size, bold) > room - indent:
                lines, line = lines + 1, part
            else:
                line = joined
    return lines * size * 1.15 + before


def _parts(word, size, bold, room):
    while word:
        take = len(word)
        while take > 1 and _width(word[:take], size, bold) > room:
            take -= 1
        yield word[:take]
        word = word[take:]


def test_the_package_is_whole(deck):
    with zipfile.ZipFile(io.BytesIO(deck.body)) as held:
        names = held.namelist()
        assert len(names) == len(set(names))
        assert {info.date_time for info in held.infolist()} == {(2020, 1, 1, 0, 0, 0)}
        types = etree.fromstring(held.read("[Content_Types].xml"))
        endings = {node.get("Extension") for node in types if node.get("Extension")}
        parts = {node.get("PartName") for node in types if node.get("PartName")}
        for name in names:
            assert f"/{name}" in parts or name.rsplit(".", 1)[-1] in endings
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(held.read(name))
                ids = [node.get("id") for node in root.iter("{*}cNvPr")]
                assert len(ids) == len(set(ids)), name
    assert len(deck.body) < 10_000_000


def test_charts_hold_data_and_no_formula(deck):
    for slide in deck.file.slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            values = [v for s in shape.chart.plots[0].series for v in s.values]
            assert any(value is not None for value in values)
            book = openpyxl.load_workbook(
                io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)
            )
            cells = [c for row in book.active.iter_rows() for c in row]
            assert not [c.value for c in cells if c.data_type == "f"]


def test_core_properties_tell_the_colophon_and_no_time(shipped):
    held = shipped.file.core_properties
    found = shipped.request.found
    assert held.author == held.last_modified_by == "Sentra Geo"
    assert (held.created.isoformat(), held.modified.isoformat()) == ("2020-01-01T00:00:00",) * 2
    assert found.digest in held.comments
    assert "DATA CONTOH" in held.comments
    assert "UU 3/2022" in held.subject


def test_sample_mark_stands_on_exactly_the_slides_with_sample_data(shipped):
    marked = {model.section for model in shipped.slides if model.sample}
    assert marked == {"title", "zones", "programmes", "markets", "method"}
    made_up = {fact.layer for fact in shipped.request.study.layers if fact.is_sample}
    for slide, model in zip(shipped.file.slides, shipped.slides, strict=True):
        badges = [s for s in slide.shapes if s.name == "Sample mark"]
        assert bool(badges) == bool(model.sample) == bool(made_up & set(model.layers))
        figures = any("DATA CONTOH)" in text for text in texts(slide))
        assert not figures or badges
    sources = [model.title.startswith("Sumber dan data") for model in shipped.slides]
    assert [bool(model.sample) for model in shipped.slides if model.section == "method"] == (
        sources[-len([m for m in shipped.slides if m.section == "method"]) :]
    )


def test_without_sample_data_no_slide_speaks_of_them(study):
    made = make(study, sections=("title", "zones", "coverage"), sample=False)
    assert not [t for slide in made.file.slides for t in texts(slide) if "CONTOH" in t]


def test_compared_sample_businesses_are_marked(study):
    made = make(
        study, sections=("verdict", "gap", "coverage"), unit="businesses", covered="businesses"
    )
    assert [bool(slide.sample) for slide in made.slides] == [True] * 4


def test_sections_can_be_chosen_and_sources_stay(study):
    made = make(study, sections=("asks", "verdict"))
    assert [slide.section for slide in made.slides] == ["verdict", "asks", "method"]
    assert made.request.found.digest in " ".join(texts(made.file.slides[2]))


def test_the_digest_stands_in_full_on_the_sources(deck):
    pages = [
        file
        for model, file in zip(deck.slides, deck.file.slides, strict=True)
        if model.section == "method"
    ]
    assert deck.request.found.digest in " ".join(text for page in pages for text in texts(page))


def test_zone_cards_equal_the_answer(shipped):
    _, slide = shipped.slide("zones")
    said, words, found = texts(slide), shipped.request.words, shipped.request.found
    for zone in found.zones:
        assert words.count(zone.sentra_locations) in said
        reach = zone.reach["villages"]
        assert words.percent(reach.share).replace(" %", "\xa0%") in said
        low, high = (words.number(100 * limit, 1) for limit in reach.interval)
        assert f"interval 95\xa0%: {low} sampai {high}\xa0%" in said
        assert f"Usaha (DATA CONTOH): {words.number(zone.businesses)}" in said


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def workbook_of(chart):
    blob = chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(io.BytesIO(blob)).active


def numbers(sheet):
    return [c.value for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float)]


@pytest.mark.parametrize("radius", [12.3, 45.0])
def test_the_curve_holds_the_answers_numbers(study, radius):
    made = make(study, sections=("coverage",), radius_km=radius)
    chart = chart_of(made.slide("coverage")[1])
    series = list(chart.plots[0].series)
    assert len(series) == 4
    written = set(numbers(workbook_of(chart)))
    for curve, drawn in zip(made.request.found.curves, series, strict=False):
        known = dict(zip(curve.radius_km.tolist(), curve.share.tolist(), strict=True))
        x = [float(v.text) for v in drawn._element.find(f"{C}xVal").iter(f"{C}v")]
        assert [known[value] for value in x] == list(drawn.values)
        assert radius in x
        assert x[0] == 0
        assert x[-1] >= 30
        assert all(any(v == pytest.approx(w, rel=1e-14) for w in written) for v in drawn.values)
        at = made.request.found.zones[ZONES.index(curve.zone)].reach["villages"].share
        assert known[radius] == pytest.approx(at)
    rule = [float(v.text) for v in series[3]._element.find(f"{C}xVal").iter(f"{C}v")]
    assert rule == [radius, radius]


def test_the_gap_holds_the_answers_numbers_and_limits(shipped):
    chart = chart_of(shipped.slide("gap")[1])
    finding = shipped.request.found.finding
    inside, expected = finding.share_inside, finding.expected_share
    wanted = [inside, expected, 1 - inside, 1 - expected]
    assert list(chart.plots[0].series[0].values) == wanted
    # A workbook keeps 16 digits.
    assert numbers(workbook_of(chart)) == pytest.approx(wanted, rel=1e-14)
    bars = chart._chartSpace.find(f".//{C}errBars")
    lengths = {
        name: {
            p.get("idx"): float(p.find(f"{C}v").text)
            for p in bars.find(f"{C}{name}").iter(f"{C}pt")
        }
        for name in ("plus", "minus")
    }
    low, high = finding.share_interval
    assert lengths["plus"] == {"0": pytest.approx(high - inside), "2": pytest.approx(inside - low)}
    assert lengths["minus"] == {"0": pytest.approx(inside - low), "2": pytest.approx(high - inside)}


def formats(made):
    """Of axes and labels, and of the values behind them."""
    held = [
        shape.chart._chartSpace for s in made.file.slides for shape in s.shapes if shape.has_chart
    ]
    shown = {node.get("formatCode") for space in held for node in space.iter(f"{C}numFmt")}
    values = {
        node.text
        for space in held
        for val in space.iter(f"{C}val", f"{C}yVal")
        for node in val.iter(f"{C}formatCode")
    }
    return shown, values


def test_indonesian_charts_write_commas_in_libreoffice_too(shipped, empty):
    shown, values = formats(shipped)
    percent, hundredths = '[$-421]0.0" "%', "[$-421]#,##0.00"
    assert shown - {"General"} == {percent, '[$-421]0" "%', hundredths, "[$-421]General"}
    assert values == {percent, hundredths}
    # General is left only on axes that hold names.
    for slide in shipped.file.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for axis in shape.chart._chartSpace.iter(f"{C}valAx"):
                    assert axis.find(f"{C}numFmt").get("formatCode").startswith("[$-421]")
    english, _ = formats(empty)
    assert "0%" in english
    assert not [form for form in english if "$" in form]


def test_access_holds_the_answers_means(shipped):
    chart = chart_of(shipped.slide("access")[1])
    means = [zone.means["enhanced"] for zone in shipped.request.found.access.zones]
    assert list(chart.plots[0].series[0].values) == means


def table_of(slide):
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_villages_left_behind_equal_the_ranking(shipped):
    _, slide = shipped.slide("left-behind")
    ranking, words = shipped.request.found.equity.ranking, shipped.request.words
    rows = table_of(slide)[1:]
    assert len(rows) == 8
    for row, village in zip(rows, ranking.lacking, strict=False):
        assert row[0] == village.village
        assert row[3:] == [
            words.number(round(village.total)),
            words.number(round(village.covered)),
            words.number(village.need),
            words.number(village.distance_km, 1),
        ]
    assert f"dan {len(ranking.lacking) - 8} desa lain." in texts(slide)


def test_the_state_grid_shows_every_combination(shipped):
    _, slide = shipped.slide("stability")
    marks = [cell.strip("[]") for row in table_of(slide)[2:] for cell in row[1:]]
    variation = shipped.request.found.sensitivity.comparison
    assert len(marks) == len(variation.combinations) == 48
    assert marks.count("?") == len(variation.judged) == 27
    assert sum("[" in cell for row in table_of(slide)[2:] for cell in row) == 1
    assert "[?]" in table_of(slide)[2][1]


def rows_of(blocks):
    return [cells[0].text for cells in blocks[0].rows[1:]]


@pytest.mark.parametrize(("count", "pages"), [(3, 1), (20, 2), (60, 2)])
def test_a_long_table_goes_on_and_counts_what_does_not_fit(count, pages):
    columns = [Column("Nama desa", 3), Column("Mengapa", 1, most_lines=6)]
    rows = [[f"Desa {i}", "kata"] for i in range(count)]
    made = listed(BODY_BOX, columns, rows, "Semua desa", lambda others: f"dan {others} lain")
    named = [name for blocks in made for name in rows_of(blocks)]
    assert len(made) == pages
    assert named == [row[0] for row in rows][: len(named)]
    told = [block.paragraphs[0].text for block in made[-1][1:]]
    assert told == ([f"dan {count - len(named)} lain"] if len(named) < count else [])
    assert (len(named) < count) == (count == 60)
    if count == 20:  # both about as full as each other
        assert len(rows_of(made[0])) == len(rows_of(made[1])) == 10


def test_a_text_over_several_pages_loses_and_gains_no_sign():
    text = f"{'Panjang' * 60} dan lain {'Mohon ' * 90}".strip()
    pages = paged([Paragraph(text, 20)], 12.0, 4.0)
    assert len(pages) > 2
    parts = [paragraph.text for page in pages for paragraph in page]
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert "".join(parts).startswith("Panjang" * 60)


def test_the_english_ranking_shows_as_many_villages(study):
    made = make(study, "en", sections=("left-behind",))
    assert len(table_of(made.file.slides[0])[1:]) == 8


def test_villages_to_verify_are_those_of_the_answer(shipped):
    rows = table_of(shipped.slide("verify")[1])[1:]
    named = [row[0].split(",")[0] for row in rows]
    assert named == [row.village for row in shipped.request.found.to_verify]


def test_commodities_equal_the_answer(shipped):
    rows = table_of(shipped.slide("commodities")[1])[1:]
    words = shipped.request.words
    assert [row[3:] for row in rows] == [
        [words.count(value) for value in sentra.villages_covered]
        for sentra in shipped.request.found.sentra
    ]


def test_what_is_missing_is_said_and_never_nought(shipped):
    (slide,) = (m for m in shipped.slides if m.section == "unknown")
    lines = [paragraph.text for paragraph in slide.blocks[0].paragraphs]
    for word in ("Peserta pelatihan", "Tempat penjualan", "Hasil penjualan", "indikatif", "unit"):
        assert sum(word in line for line in lines) == 1, word
    assert sum("usaha nyata" in line for line in lines) == 1
    assert not [line for line in lines if line.startswith("0") or " 0 " in line]


def test_unit_counts_that_are_known_in_part_are_counted(tmp_path):
    sentra = worlds.sentra_frame()
    sentra["unit_count"] = [7, *[None] * (len(sentra) - 1)]
    made = make(read_study(worlds.write_world(tmp_path, sentra=sentra)), sections=("unknown",))
    said = " ".join(t for slide in made.file.slides for t in texts(slide))
    assert f"baru diketahui untuk 1 dari {len(sentra)} lokasi sentra" in said


def test_the_public_learns_nothing_of_businesses_in_a_village(public, wide):
    assert public.request.found.equity.ranking.what == "businesses"
    _, slide = public.slide("left-behind")
    assert not any(shape.has_table for shape in slide.shapes)
    internal = make(wide, sections=("left-behind",))
    assert any(shape.has_table for shape in internal.file.slides[0].shapes)


def test_hostile_names_stay_text(hostile):
    said = " ".join(t for slide in hostile.file.slides for t in texts(slide))
    assert "<script>alert(1)</script>" in said
    assert "=cmd|' /C calc'!A0" in said
    with zipfile.ZipFile(io.BytesIO(hostile.body)) as held:
        assert not [n for n in held.namelist() if b"\x1b" in held.read(n) and n.endswith(".xml")]


def test_own_asks_stand_as_they_are(hostile):
    said = [
        t
        for s, m in zip(hostile.file.slides, hostile.slides, strict=True)
        if m.section == "asks"
        for t in texts(s)
    ]
    assert HOSTILE[0] in said
    assert HOSTILE[2] in said
    assert sum(t.count("Mohon") for t in said) >= 400


def test_two_lines_hold_every_title(deck):
    for model in deck.slides:
        room = model.title_box.width / 2.54 * 72
        words, lines, line = model.title.split(" "), 1, ""
        for word in words:
            joined = f"{line} {word}" if line else word
            if line and _width(joined, model.title_size, bold=True) > room:
                lines, line = lines + 1, word
            else:
                line = joined
        assert lines <= (3 if model.section == "title" else 2), model.title


def test_the_preview_shows_every_slide(hostile, monkeypatch):
    monkeypatch.setattr("sentra_geo.export.deck.deck.deck_slides", lambda _: hostile.slides)
    pictures = preview_pngs(hostile.request)
    assert len(pictures) == len(hostile.slides)
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as shown:
            assert shown.size == (960, 540)
            assert shown.convert("L").getextrema()[0] < 120


def test_both_languages_have_the_same_slides_and_numbers(study):
    made = {
        language: make(study, language, sections=("coverage", "gap")) for language in ("id", "en")
    }
    values = [
        [list(s.values) for s in chart_of(one.slide(section)[1]).plots[0].series]
        for one in made.values()
        for section in ("coverage", "gap")
    ]
    assert values[:2] == values[2:]


def test_the_same_order_gives_the_same_bytes_elsewhere(study, tmp_path):
    sections = ("title", "map", "gap", "verify")  # text, picture, chart and table
    code = (
        "import sys, hashlib; from sentra_geo import read_study, answer;"
        "from sentra_geo.wording import Wording; from sentra_geo.export.request import Request;"
        "from sentra_geo.export.deck.deck import deck_bytes; s = read_study();"
        f"r = Request(s, answer(s, s.default_question()), Wording('id'), sections={sections});"
        "print(hashlib.sha256(deck_bytes(r)).hexdigest())"
    )
    root = os.fspath(__import__("pathlib").Path(__file__).parents[3])
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONPATH": root}
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    made = make(study, sections=sections)
    assert told.stdout.strip() == hashlib.sha256(made.body).hexdigest()


def test_the_model_stands_on_a_slide():
    assert pytest.approx(16 / 9, abs=0.001) == WIDTH / HEIGHT


def test_an_order_of_nothing_known_still_names_its_sources(study, shipped):
    request = Request(study, shipped.request.found, Wording("id"), sections=("none",))
    assert {slide.section for slide in deck_slides(request)} == {"method"}
    assert pptx.Presentation  # the file itself is tested above


LONG_FILTERS = {
    "commodity": ("weaving", "batik", "rattan", "bamboo", "coconut", "shrimp_paste"),
    "scale": ("micro", "small", "medium"),
    "district": ("Sepaku", "Penajam", "Waru", "Babulu"),
}


@pytest.fixture(scope="module")
def kept(study):
    """One district and one commodity of the shipped layers."""
    return make(study, district=("Sepaku",), commodity=("weaving",))


def test_every_slide_names_the_filters_in_force(kept, shipped):
    for slide in kept.file.slides:
        footer = next(
            s for s in slide.placeholders if s.element.find(".//{*}ph").get("type") == "ftr"
        )
        assert footer.text_frame.text.startswith("Hanya: Tenun, Sepaku. ")
    assert not [model for model in shipped.slides if "Hanya" in model.footer]


@pytest.mark.parametrize("language", ["id", "en"])
def test_filters_in_the_footer_give_way_and_are_counted(study, language):
    made = make(study, language, sections=("zones", "map"), **LONG_FILTERS)
    test_footers_are_whole_and_name_the_data_and_publishers(made)
    assert "Sepaku" in made.slides[0].footer


def test_filters_that_do_not_fit_are_counted(tmp_path):
    names = [f"Kecamatan {name}{' Sangat Panjang' * 12}" for name in ("A", "A", "B", "B")]
    villages = worlds.villages_frame().assign(district=names)
    many = read_study(worlds.write_world(tmp_path / "w", villages=villages))
    scales = ("micro", "small", "medium")
    every = LONG_FILTERS["commodity"]
    made = make(
        many, sections=("zones",), district=tuple(set(names)), scale=scales, commodity=every
    )
    test_footers_are_whole_and_name_the_data_and_publishers(made)
    for model in made.slides:
        assert "saringan lain" in model.footer
        assert "Contoh" in model.footer  # the line


def test_access_names_the_sentra_that_are_counted(study, kept, shipped):
    def heading(made):
        return next(t for t in texts(made.slide("access")[1]) if "Penduduk tanpa" in t)

    assert heading(shipped) == "Penduduk tanpa sentra dalam 5,0 km"
    assert heading(kept) == "Penduduk tanpa sentra tenun dalam 5,0 km"
    assert "hanya sentra tenun" in kept.slide("access")[0].notes
    two = make(study, sections=("access",), commodity=("weaving", "batik", "bamboo"))
    assert heading(two) == "Penduduk tanpa sentra kerajinan bambu, batik atau tenun dalam 5,0 km"
    nearest = make(study, sections=("access",), target="weaving")
    assert heading(nearest) == "Penduduk tanpa sentra tenun dalam 5,0 km"


def test_the_ranking_says_that_it_holds_no_village_inside(shipped):
    model, slide = shipped.slide("left-behind")
    assert SECTIONS["left-behind"] == "Desa di luar dan dekat garis yang tertinggal"
    assert "desa di luar dan dekat garis" in model.title
    assert "di luar dan dekat garis" in slide.notes_slide.notes_text_frame.text
    assert {row[2] for row in table_of(slide)[1:]} <= {"Luar delineasi", "Dekat batas"}


@pytest.mark.parametrize("zone", [("near",), ("inside",), ("inside", "outside")])
def test_the_map_slide_tells_of_the_zones_that_are_drawn(study, zone):
    made = make(study, sections=("map",), zone=zone)
    model, slide = made.slide("map")
    said, found, words = texts(slide), made.request.found, made.request.words
    drawn = [s for s in found.sentra if any(place.zone in zone for place in s.locations)]
    numbers = "; ".join(f"{s.sentra_id.removeprefix('S')} {s.sentra}" for s in drawn)
    assert (numbers in said) == bool(drawn)
    split = sum(village.is_split for village in found.villages if village.zone in zone)
    assert f"{split} desa dipotong garis." in said
    for name in ZONES:
        lines = [line for line in said if line.startswith(f"{words.gettext(ZONE_NAMES[name])}:")]
        count = sum(s.spread == name for s in drawn)
        assert lines == ([f"{words.gettext(ZONE_NAMES[name])}: {count}"] if name in zone else [])
    alt = next(block.alt for block in model.blocks if hasattr(block, "alt"))
    for text in (model.title, model.notes, alt):
        assert all(ZONE_NAMES[name].lower() in text.split("yang ditampilkan:")[1] for name in zone)


def test_the_map_slide_of_all_zones_is_silent_on_them(shipped):
    model, slide = shipped.slide("map")
    counts = {f"{ZONE_NAMES[z]}: {n}" for z, n in shipped.request.found.spread.items()}
    assert counts <= set(texts(slide))
    assert "yang ditampilkan" not in model.notes
