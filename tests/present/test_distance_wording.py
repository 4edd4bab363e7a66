"""What a distance to a sentra is called: km in a straight line, km by road and ferry, minutes."""

import json
import re

import pytest

from sentra_geo import Question, answer
from sentra_geo.distances import DISTANCES, ROUTE, STRAIGHT, TIME
from sentra_geo.present import maps
from sentra_geo.present.coverage_charts import commodity_chart, coverage_curve, distance_chart
from sentra_geo.present.methods import unknown_lines
from sentra_geo.present.phrases import (
    distance_name,
    distance_text,
    distance_title,
    distance_unit,
    radius,
)
from sentra_geo.present.sentences import choices, coverage_sentence
from sentra_geo.present.tables import reached_table, village_table
from sentra_geo.wording import LANGUAGES, Wording

ID, EN = Wording("id"), Wording("en")
ASKED = Question(boundary="garis", near_km=0, radius_km=5)
# What stays in kilometres: the line, and the band along it.
OF_THE_LINE = re.compile(r"dekat batas [\d,]+ km|[\d,]+ km dari garis|per 100 km²")


@pytest.fixture(params=DISTANCES)
def found(request, grid, by_route, by_time):
    """An answer with each kind of distance."""
    study = {STRAIGHT: grid, ROUTE: by_route, TIME: by_time}[request.param]
    return answer(study, ASKED)


def parts(found, words=ID):
    """Every text that names a distance to a sentra or the radius, by where it stands."""
    figures = {
        "curve": coverage_curve(found, words),
        "distance": distance_chart(found, words),
        "commodity": commodity_chart(found, words),
    }
    told = {"sentence": coverage_sentence(found, words), "choices": choices(found, words)}
    for name, figure in figures.items():
        told[f"{name} title"] = figure.title
        told[f"{name} note"] = figure.note
        told[f"{name} table"] = " ".join(map(str, figure.table.frame.columns))
        told[f"{name} drawn"] = json.dumps(figure.chart.to_dict(), ensure_ascii=False)
    told["villages"] = " ".join(village_table(found, words).frame.columns)
    told["reached"] = " ".join(reached_table(found.sentra[0], found, words).frame.columns)
    told["map title"] = maps.metric_name("distance", found, words)
    drawn = maps.drawn_layers(found.cut.study, found, words, "distance")
    told["map tips"] = " ".join(line for tip in drawn["tips"].values() for line in tip)
    return told


class TestPhrases:
    @pytest.mark.parametrize(
        ("distance", "text"),
        [(STRAIGHT, "5,0 km"), (ROUTE, "5,0 km jalan dan feri"), (TIME, "5,0 menit")],
    )
    def test_a_distance_has_its_unit(self, distance, text):
        assert distance_text(5, distance, ID) == text

    def test_in_short_kilometres_are_kilometres(self):
        short = [distance_text(5, kind, ID, short=True) for kind in DISTANCES]
        assert short == ["5,0 km", "5,0 km", "5,0 menit"]

    def test_unknown_is_a_dash_and_without_end_is_infinite(self):
        assert distance_text(None, TIME, ID) == "– menit"
        assert distance_text(float("inf"), STRAIGHT, ID) == "∞ km"

    def test_decimals(self):
        assert distance_text(1.25, TIME, EN, 2).startswith("1.25 ")

    def test_names_and_units_and_titles_differ(self):
        for words in (Wording(code) for code in LANGUAGES):
            assert len({distance_name(kind, words) for kind in DISTANCES}) == 3
            assert len({distance_unit(kind, words) for kind in DISTANCES}) == 3
            assert len({distance_title("any", kind, words) for kind in DISTANCES}) == 3

    def test_the_title_of_an_axis(self):
        assert distance_title("any", STRAIGHT, ID) == "Jarak lurus ke sentra terdekat (km)"
        assert distance_title("batik", TIME, ID) == "Waktu tempuh ke sentra batik (menit)"
        assert distance_title("any", ROUTE, ID) == "Jarak jalan dan feri ke sentra terdekat (km)"

    def test_the_radius_in_force(self, found):
        assert radius(found, ID) == distance_text(5, found.cut.study.distance, ID)


def test_every_text_follows_the_kind_of_distance(found):
    kind = found.cut.study.distance
    for where, text in parts(found).items():
        rest = OF_THE_LINE.sub("", text)
        if kind == TIME:
            assert not re.search(r"\bkm\b|lurus", rest), (where, text)
        if kind == ROUTE:
            assert not re.search(r"[Jj]arak lurus|garis lurus|menit", rest), (where, text)
            rest = re.sub(r"median [\d,]+ km", "", rest)  # beside an axis that names it
            assert not re.search(r"\bkm\b(?! jalan dan feri|\))", rest), (where, text)
        if kind == STRAIGHT:
            assert not re.search(r"menit|jalan dan feri|tempuh", rest), (where, text)


@pytest.mark.parametrize(
    ("where", "fragment"),
    [
        ("sentence", "dalam jarak 5,0 menit atau kurang dari sentra terdekat"),
        ("choices", "radius 5,0 menit; dekat batas 0,0 km"),
        ("curve title", "pada 5,0 menit cakupan"),
        ("curve table", "Radius (menit)"),
        ("curve drawn", "Radius pelayanan (menit)"),
        ("curve drawn", "12,4 menit"),
        ("distance drawn", "Waktu tempuh ke sentra terdekat (menit)"),
        ("distance table", "median (menit)"),
        ("distance drawn", "median 1"),
        ("distance note", "Waktu tempuh antardesa menurut tabel"),
        ("commodity title", "dalam 5,0 menit dari tiap sentra"),
        ("villages", "Jarak (menit)"),
        ("reached", "Desa ≤ 5,0 menit"),
        ("map title", "Jarak permukiman ke sentra terdekat (menit)"),
        ("map tips", "12,0 menit ke sentra terdekat"),
    ],
)
def test_minutes_stand_where_kilometres_stood(by_time, where, fragment):
    assert fragment in parts(answer(by_time, ASKED))[where]


def test_the_straight_line_is_called_what_it_was(grid):
    told = parts(answer(grid, ASKED))
    assert "dalam jarak 5,0 km atau kurang dari sentra terdekat" in told["sentence"]
    assert "radius 5,0 km; dekat batas 0,0 km" in told["choices"]
    assert "Jarak (km)" in told["villages"]
    assert "Desa ≤ 5,0 km" in told["reached"]
    assert "bukan jarak jalan atau feri" in told["distance note"]


def test_no_kind_of_distance_breaks_a_text_in_english(found):
    for where, text in parts(found, EN).items():
        if not where.endswith("drawn"):
            assert "{" not in text, (where, text)


class TestMapClasses:
    def fills(self, study):
        found = answer(study, ASKED)
        return [maps.village_fill(v, "distance", study.distance)[0] for v in found.villages]

    def test_minutes_have_classes_of_their_own(self, by_route, by_time):
        # 12, 1.5, 3 and 6: by kilometres in four classes, by minutes in two.
        assert len(set(self.fills(by_route))) == 4
        assert len(set(self.fills(by_time))) == 2

    def test_the_legend_says_the_same_classes(self, by_route, by_time):
        def legend(study):
            entries = maps.legend_entries(answer(study, ASKED), ID, "distance", dark=False)
            return [entry.text for entry in entries[:5]]

        assert legend(by_route) == ["≤ 2", "2 – 5", "5 – 10", "10 – 15", "> 15"]
        assert legend(by_time) == ["≤ 10", "10 – 20", "20 – 30", "30 – 45", "> 45"]

    def test_what_is_drawn_uses_them(self, by_time):
        found = answer(by_time, ASKED)
        drawn = maps.drawn_layers(by_time, found, ID, "distance")["fills"].values()
        assert [colour for colour, _ in drawn] == self.fills(by_time)


def test_the_method_page_misses_a_network_only_where_there_is_none(grid, by_route):
    missing = "Jaringan jalan dan feri belum dimuat; semua jarak adalah garis lurus."
    assert missing in unknown_lines(grid, ID)
    assert missing not in unknown_lines(by_route, ID)
