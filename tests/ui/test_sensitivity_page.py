"""The page “Apakah kesimpulan berubah?”, the verdict's box and the texts for a meeting."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from sentra_geo import answer
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.palette import STATE_COLOUR, STATE_MARK
from sentra_geo.present.verdict_text import long_form, short_form
from sentra_geo.question import Question
from sentra_geo.ui.states import state_chip
from sentra_geo.wording import Wording
from tests import worlds
from tests.ui.conftest import plain, texts, verdict

ID = Wording("id")
PAGE = "pages/sensitivity.py"
CELL = re.compile(
    r'<td(?P<marks>[^>]*)><a href="(?P<link>[^"]*)" title="[^"]*" aria-label="(?P<spoken>[^"]*)">'
    r"(?P<shown>.*?)</a></td>"
)


def tables(app):
    """The HTML of the tables of states."""
    bodies = [element.proto.body for element in app.get("html")]
    return [body for body in bodies if 'class="sg-states"' in body]


def cells(table):
    return [match.groupdict() for match in CELL.finditer(table)]


def own_world(folder, lines=1, **layers):
    """Eight of twenty sentra inside, on one line or two; unequal against people, not land."""
    sentra = worlds.sentra_frame().iloc[[0] * 20].copy()
    sentra["sentra_id"] = [f"S{number}" for number in range(20)]
    sentra["village_code"] = ["99.01.01.2001"] * 8 + ["99.01.02.2001"] * 12
    at = [worlds.place(5, 5)] * 8 + [worlds.place(5, 15)] * 12
    sentra = sentra.set_geometry(at, crs=worlds.METRIC)
    frames = [
        worlds.delineation_frame(boundary_id=[f"garis{n}"], law=[f"Garis <{n}>"])
        for n in range(lines)
    ]
    layers = {"businesses": None, "delineation": pd.concat(frames), **layers}
    return worlds.write_world(folder, sentra=sentra, **layers)


class TestPage:
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_a_row_for_every_unit_and_base_and_a_column_for_every_rule(self, open_page, language):
        app = open_page(PAGE, lang=language)
        assert not app.exception
        comparison, coverage = tables(app)
        assert len(cells(comparison)) == 48
        assert len(cells(coverage)) == 36
        for table in (comparison, coverage):
            assert table.count("<tr>") - 2 == len(cells(table)) / 3
            assert table.count('aria-current="true"') == 1
            assert table.count('scope="col"') == 5

    def test_each_cell_says_what_a_fresh_answer_says_and_links_to_it(self, open_page, study):
        app = open_page(PAGE, lang="en", near_km="0.5", district="Penajam,Sepaku")
        asked = Question(near_km=0.5, district=("Penajam", "Sepaku"))
        for table, path in zip(tables(app), ("./", "./coverage"), strict=True):
            for cell in cells(table):
                link = urlsplit(unescape(cell["link"]))
                query = {name: values[0] for name, values in parse_qs(link.query).items()}
                assert link.path == path
                assert query.pop("lang") == "en"
                question, refused = Question.from_query(query)
                assert not refused
                assert question.near_km == asked.near_km
                assert question.district == asked.district
                found = answer(study, question)
                judged = found.verdict if path == "./" else found.coverage_judgement.verdict
                if 'class="sg-state"' in cell["shown"]:
                    assert STATE_MARK[judged.state] in cell["shown"]
                    assert STATE_COLOUR[judged.state] in cell["shown"]
                else:
                    assert judged.uses_sample or question.unit == question.base == "businesses"
                assert bool(cell["marks"]) is (question == asked)

    def test_a_stable_conclusion_is_said_and_one_that_is_not_warns(self, open_page):
        app = open_page(PAGE)
        assert "Kesimpulan sama pada semua 27 gabungan" in plain(app.info[0].value)
        assert "Kesimpulan menjadi" in plain(app.warning[0].value)
        assert "27 dari 48 gabungan pilihan dapat dinilai" in texts(app)
        assert "Usaha buatan tidak pernah ikut" in texts(app)

    def test_the_legend_has_every_state_with_its_thresholds(self, open_page):
        bodies = " ".join(element.proto.body for element in open_page(PAGE).get("html"))
        legend = bodies[bodies.index("sg-meanings") :]
        for state in STATES:
            assert state_chip(state, ID) in legend
        assert "0,80 sampai 1,25" in legend

    @pytest.mark.parametrize("part", ["choices", "positions", "verify"])
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_every_part_opens(self, open_page, part, language):
        for sample in ("0", "1"):
            app = open_page(PAGE, part=part, lang=language, sample=sample)
            assert not app.exception
            assert not app.error

    @pytest.mark.parametrize("page", [PAGE, "dashboard.py"])
    def test_odd_questions_open(self, open_page, page):
        for query in (
            {"district": "Babulu"},
            {"district": "Sepaku", "commodity": "batik"},
            {"unit": "businesses", "base": "businesses", "covered": "businesses"},
            {"unit": "businesses", "covered": "businesses", "sample": "0"},
            {"radius_km": "0.1", "covered": "people", "rule": "area"},
        ):
            app = open_page(page, **query)
            assert not app.exception
            assert not app.error

    @pytest.mark.parametrize("lines", [1, 2])
    @pytest.mark.parametrize("page", [PAGE, "dashboard.py"])
    def test_other_worlds_open(self, open_page, monkeypatch, tmp_path, lines, page):
        monkeypatch.setenv("SENTRA_GEO_DATA", str(own_world(tmp_path / "world", lines)))
        app = open_page(page)
        assert not app.exception
        assert not app.error
        if page == PAGE:
            assert len(cells(tables(app)[0])) == 48 * lines
            assert tables(app)[0].count('scope="colgroup"') == lines
            assert "&lt;1&gt;" in tables(app)[0] or lines == 1
            assert "<0>" not in tables(app)[0]
            assert "pembanding = luas wilayah" in plain(app.warning[0].value)

    def test_businesses_of_a_register_count(self, open_page, monkeypatch, tmp_path):
        folder = own_world(tmp_path / "world", businesses=worlds.businesses_frame())
        monkeypatch.setenv("SENTRA_GEO_DATA", str(folder))
        app = open_page(PAGE)
        assert not app.exception
        assert "data contoh" not in tables(app)[0]
        assert tables(app)[0].count(">sama</a>") == 3


class TestVerdict:
    def test_the_box_says_that_other_choices_change_nothing(self, open_page):
        box = verdict(open_page(lang="en", radius_km="7"))
        assert "27" in box
        assert 'href="./sensitivity?radius_km=7&amp;lang=en"' in box

    def test_the_box_names_the_choices_that_change_it(self, open_page, monkeypatch, tmp_path):
        monkeypatch.setenv("SENTRA_GEO_DATA", str(own_world(tmp_path / "world")))
        box = verdict(open_page(base="population"))
        assert state_chip("depends_on_rule", ID) in box
        assert "pembanding = luas wilayah" in box

    @pytest.mark.parametrize("state", STATES)
    def test_a_chip_has_colour_mark_and_word(self, state):
        chip = state_chip(state, ID)
        assert STATE_COLOUR[state] in chip
        assert f">{STATE_MARK[state]} " in chip

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_texts_for_a_meeting_can_be_copied(self, open_page, study, language):
        app = open_page(lang=language, unit="sentra")
        words, found = Wording(language), answer(study, Question(unit="sentra"))
        assert [code.value for code in app.code] == [
            short_form(found, words),
            long_form(study, found, words),
        ]

    def test_the_verdict_on_coverage_stands_on_overview_and_coverage(self, open_page):
        for page in ("dashboard.py", "pages/coverage.py"):
            assert state_chip("inside_behind", ID) in texts(open_page(page))


@pytest.mark.parametrize(
    "choice", [{"district": "Waru"}, {"unit": "businesses", "base": "businesses"}]
)
def test_what_cannot_be_judged_is_not_drawn(open_page, choice):
    app = open_page("pages/sensitivity.py", part="positions", **choice)
    assert not app.exception
    assert "Tidak ada yang diundi" in texts(app)
    assert "Semua undian" not in texts(app)
