"""The report as a reader, a screen reader and a machine find it."""

import io
import itertools
import re
from dataclasses import replace
from functools import cached_property

import pypdf
import pytest

from sentra_geo import read_study
from sentra_geo.answer import answer
from sentra_geo.export.audience import answer_for
from sentra_geo.export.report import report
from sentra_geo.export.report.pieces import in_appendix, report_pieces
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.typesetter import typeset
from sentra_geo.export.typesetting.values import table_values
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.coverage_text import coverage_statement
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.phrases import interval
from sentra_geo.present.verdict_text import evidence, explanation, statement
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.report.test_sources import order


def bare(text):
    """A text without spaces and hyphens, which depend on where lines end."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


class Opened:
    """A report that was opened again."""

    def __init__(self, request):
        self.request = request
        self.content = report.report_content(request)
        (self.body,) = typeset("report", self.content, "pdf")
        self.reader = pypdf.PdfReader(io.BytesIO(self.body))
        self.root = self.reader.trailer["/Root"]
        self._texts = {}

    @cached_property
    def chapters(self):
        """Number of the first page of each chapter, by its title without its number."""
        found = {}
        for entry in self.reader.outline:
            if not isinstance(entry, list):
                title = re.sub(r"^\d+\s+", "", entry.title)
                found[title] = self.reader.get_destination_page_number(entry)
        return found

    def page(self, number):
        if number not in self._texts:
            self._texts[number] = bare(self.reader.pages[number].extract_text())
        return self._texts[number]

    def chapter(self, code):
        """The text of a chapter."""
        titles = {**report.SECTIONS, "colophon": report._COLOPHON_TITLE}
        first = self.chapters[self.request.words.gettext(titles[code])]
        later = [page for page in self.chapters.values() if page > first]
        return "".join(map(self.page, range(first, min([*later, len(self.reader.pages)]))))

    @cached_property
    def tags(self):
        """Kind and alternative text of each element for screen readers."""
        found, waiting = [], [self.root["/StructTreeRoot"]]
        while waiting:
            node = waiting.pop().get_object()
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                if "/S" in node:
                    found.append((node["/S"], node.get("/Alt")))
                if "/K" in node:
                    waiting.append(node["/K"])
        return found


@pytest.fixture(scope="module")
def whole(study):
    """All of it, of the shipped layers."""
    return Opened(order(study))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A world with many real businesses."""
    rows = [row for row in worlds.BUSINESSES if row[3] == 0] * 12
    folder = tmp_path_factory.mktemp("crowd") / "w"
    return read_study(worlds.write_world(folder, businesses=worlds.businesses_frame(rows)))


def test_it_is_tagged_and_says_language_and_title(whole):
    assert whole.root["/MarkInfo"]["/Marked"]
    assert whole.root["/Lang"] == "id"
    assert whole.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert whole.reader.metadata.title == "Industri kecil di dalam dan di luar delineasi IKN"
    assert "/MarkInfo" in whole.root
    assert len(whole.body) < 10_000_000


def test_every_page_is_a4(whole):
    sides = {tuple(sorted(map(round, page.mediabox[2:]))) for page in whole.reader.pages}
    assert sides == {(595, 842)}


def test_every_section_is_a_bookmark_with_its_page(whole):
    titles = [*report.SECTIONS.values(), report._COLOPHON_TITLE]
    assert [title for title in whole.chapters if title in titles] == titles
    starts = [whole.chapters[title] for title in titles]
    assert starts == sorted(set(starts))


def test_every_figure_has_an_alternative_text(whole):
    figures = [alt for kind, alt in whole.tags if kind == "/Figure"]
    drawn = [p for p in report_pieces(whole.request) if p.figure or p.metric]
    assert len(figures) == len(drawn) + 1  # and the map of the summary
    assert all(figures)
    assert all(any(piece.title in alt for alt in figures) for piece in drawn)


def test_tables_have_headers(whole):
    kinds = [kind for kind, _ in whole.tags]
    assert kinds.count("/Table") == kinds.count("/THead") > 20


def test_cover_tells_question_verdict_and_what_the_file_is(whole):
    request, cover = whole.request, whole.page(0)
    facts = colophon(request.study, request.found, request.words)
    wanted = [line for line in facts.lines if line != facts.question]
    wanted += [statement(request.found, request.words), evidence(request.found, request.words)]
    wanted += ["5,0 km", "1,0 km", "Menurut letak permukiman"]
    for text in wanted:
        assert bare(text[:1].upper() + text[1:])[1:] in cover


def test_summary_is_one_page_with_the_figures_of_the_zones(whole):
    found, words = whole.request.found, whole.request.words
    titles = list(whole.chapters.items())
    at = [title for title, _ in titles].index("Ringkasan")
    assert titles[at + 1][1] == titles[at][1] + 1
    said = whole.chapter("summary")
    rows = {
        "Lokasi sentra": [words.count(units) for units in found.units],
        "Penduduk (perkiraan)": [words.number(zone.people) for zone in found.zones],
        "Usaha (DATA CONTOH)": [words.number(zone.businesses) for zone in found.zones],
    }
    for name, shown in rows.items():
        assert bare(name + "".join(shown)) in said
    for zone in found.zones:
        for reach in zone.reach.values():
            assert bare(words.percent(reach.share)) in said
            if reach.interval:
                assert bare(interval(reach.interval, words, 1, 100, short=True)) in said
    assert bare(label(words, STATE, found.verdict.state)) in said
    assert bare(coverage_statement(found, words))[1:] in said


def test_the_evidence_stands_in_the_comparison(whole):
    found, words = whole.request.found, whole.request.words
    said = whole.chapter("comparison")
    for sentence in explanation(found, words).split(". "):
        assert bare(sentence) in said
    for zone in found.zones:
        for value in (zone.area_ha, zone.people):
            assert bare(words.number(round(value))) in said
        assert bare(words.number(zone.location_quotient, 2)) in said


def rows_of(table, said):
    """How many rows of a table stand in a text, in their order."""
    at, count = 0, 0
    for row in table["rows"]:
        place = said.find(bare("".join(row)), at)
        at, count = (place, count + 1) if place >= 0 else (at, count)
    return count


def test_long_tables_are_complete(whole):
    said = whole.chapter("tables")
    moved = [piece for piece in report_pieces(whole.request) if in_appendix(piece)]
    assert {"villages", "representation", "combinations", "verify"} <= {p.code for p in moved}
    for piece in moved:
        held = table_values(piece.table, whole.request.words)
        assert bare(piece.title) in said
        if piece.code != "verify":  # its reasons take several lines a row
            assert rows_of(held, said) == len(piece.table.frame), piece.code
    (villages,) = (piece for piece in moved if piece.code == "villages")
    assert len(villages.table.frame) == 54


def test_each_page_has_head_foot_and_sample_mark(whole):
    pages = len(whole.reader.pages)
    for number in (1, 4, whole.chapters["Lampiran: tabel angka"] + 3, pages - 1):
        said = whole.page(number)
        assert bare(f"Halaman {number + 1} dari {pages}") in said
        assert bare("DATA CONTOH") in said
        assert bare("UU 3/2022 (indikatif)") in said


def test_every_sample_figure_and_table_carries_the_mark(whole):
    held = whole.content["chapters"]
    blocks = {
        (block["kind"], block["code"]): block["sample"]
        for chapter in held
        for block in chapter["blocks"]
        if "code" in block and "sample" in block
    }
    found = whole.request.found
    uses = {piece.code: uses_sample(found, *piece.layers) for piece in report_pieces(whole.request)}
    marked = {code: bool(mark) for (_, code), mark in blocks.items() if code in uses}
    assert marked == {code: uses[code] for code in marked}
    assert marked["villages"]
    assert marked["market-access"]  # of villages, but of made-up outlets
    assert not marked["gap"]
    assert not marked["sentra-stages"]


def test_without_sample_no_page_says_sample(study):
    opened = Opened(order(study, question={"sample": False}, sections=("unknown", "sources")))
    said = "".join(map(opened.page, range(len(opened.reader.pages))))
    assert bare("DATA CONTOH") not in said
    assert bare("Usaha: belum dimuat") in said
    assert bare("pembagian pasar belum diketahui") in said


def test_only_the_sections_that_were_asked_for(study):
    opened = Opened(order(study, sections=("verify", "glossary")))
    titles = ["Desa yang perlu diverifikasi", "Glosarium", "Tentang berkas ini"]
    assert [title for title in opened.chapters if not title.startswith("Daftar")] == titles
    for row in opened.request.found.to_verify:
        assert bare(f"{row.village}, Kecamatan {row.district}") in opened.chapter("verify")
    assert bare("E2SFCA") in opened.chapter("glossary")


def test_own_wishes_take_the_place_of_the_suggested(study):
    hostile = '=cmd() <script>alert(1)</script> #panic("x") $x$ *a* @b'
    opened = Opened(order(study, sections=("summary",), asks=(hostile,)))
    said = opened.chapter("summary")
    assert bare(hostile) in said
    assert bare("Mohon kantor desa") not in said


def test_english(study):
    opened = Opened(order(study, words=Wording("en"), sections=("comparison", "tables")))
    found, words = opened.request.found, Wording("en")
    assert opened.root["/Lang"] == "en"
    assert bare(words.number(found.zones[2].people)) in opened.chapter("comparison")
    assert bare(evidence(found, words)) in opened.chapter("comparison")


def test_the_public_sees_no_businesses_below_zones(crowd):
    question = crowd.default_question()
    found = answer_for(answer(crowd, question), "public")
    request = Request(crowd, found, Wording(), "public", ("coverage", "tables"))
    hidden = [p for p in catalogue(crowd, answer(crowd, question), Wording()) if p.tells_businesses]
    shown = {piece.code for piece in report_pieces(replace(request, sections=()))}
    assert {"villages", "map-businesses"} <= {piece.code for piece in hidden}
    assert "business-quotients" in {piece.code for piece in hidden}
    assert not shown & {"map-businesses", "map-coverage", "rates", "business-quotients"}
    opened = Opened(request)
    said = "".join(map(opened.page, range(len(opened.reader.pages))))
    assert bare("Usaha per desa") not in said
    inside = Opened(Request(crowd, answer(crowd, question), Wording(), sections=("coverage",)))
    assert bare("Usaha per desa") in "".join(map(inside.page, range(len(inside.reader.pages))))


NAMES = (
    "=cmd()|'/C calc'!A0 #panic(\"x\") $a$ <b>&amp;</b>",
    "<script>alert(1)</script> @label \\ *tebal* _miring_",
    "Nama" * 50,
    "ꦗꦮ مرحبا 😀",
)


def test_hostile_names_stand_as_they_are(tmp_path):
    frame = worlds.villages_frame().assign(village=NAMES, district=["A" * 70, "A" * 70, "#b", "#b"])
    hostile = read_study(worlds.write_world(tmp_path / "w", villages=frame, businesses=None))
    opened = Opened(order(hostile, sections=("coverage", "verify", "tables")))
    said = opened.chapter("coverage") + opened.chapter("tables")
    for name in NAMES[:3]:
        assert bare(name) in said


@pytest.mark.parametrize(
    "question",
    [
        {"district": ("Sepaku",)},
        {"commodity": ("weaving",), "district": ("Babulu",), "sample": False},
        {"unit": "businesses", "covered": "businesses", "base": "villages", "rule": "area"},
    ],
    ids=["one side", "nothing", "businesses"],
)
def test_few_rows_or_none(study, question):
    shown = tuple(code for code in report.SECTIONS if code not in {"method", "sources", "tables"})
    opened = Opened(order(study, question=question, sections=shown))
    assert bare(statement(opened.request.found, Wording()))[1:] in opened.chapter("summary")
    assert "Akses" in opened.chapters
    assert all(alt for kind, alt in opened.tags if kind == "/Figure")


def test_codes_of_blocks_are_unique(whole):
    chapters = whole.content["chapters"]
    tables = [
        block["code"]
        for block in itertools.chain.from_iterable(chapter["blocks"] for chapter in chapters)
        if block["kind"] in {"table", "grid"}
    ]
    assert len(tables) == len(set(tables))
