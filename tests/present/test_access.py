"""Accessibility in words, tables, a chart and on the map: what it says is the Answer's."""

import dataclasses
import math
from types import SimpleNamespace

import pytest

from sentra_geo import answer
from sentra_geo.figures import Verdict
from sentra_geo.measures.verdict import Finding
from sentra_geo.present import access, access_map, maps
from sentra_geo.present.access_chart import access_chart
from sentra_geo.present.palette import SEQUENCE, UNKNOWN_COLOUR, ZONE_COLOUR
from sentra_geo.question import Question
from sentra_geo.sections.accessibility import ENHANCED
from sentra_geo.sections.judgement import Judgement
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")
LANGUAGES = pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
GRID = Question(boundary="garis", near_km=0)


@pytest.fixture(scope="module")
def found(study):
    return answer(study, Question())


def notes(found):
    return " ".join(access.access_notes(found, ID))


def with_ratio(found, ratio):
    """An answer whose comparison came to a ratio."""
    judgements = {
        name: dataclasses.replace(one, finding=dataclasses.replace(one.finding, rate_ratio=ratio))
        for name, one in found.access.judgements.items()
    }
    return SimpleNamespace(access=dataclasses.replace(found.access, judgements=judgements))


def judged(found, **findings):
    """An answer with other figures by method."""
    judgements = {
        name: Judgement(finding, Verdict(finding.state, False, finding.state, finding.state))
        for name, finding in findings.items()
    }
    other = dataclasses.replace(found)
    other.__dict__["access"] = dataclasses.replace(found.access, judgements=judgements)
    return other


def finding(state, ratio, interval=(0.3, 2.0), p=0.4):
    return Finding(state, rate_ratio=ratio, interval=interval, interval90=(0.4, 1.9), p=p)


UNSURE, BEHIND, DEPENDS = "not_enough_evidence", "outside_behind", "depends_on_rule"


class TestWords:
    def test_the_title_says_the_ratio(self, found):
        ratio = found.access.judgements[ENHANCED].finding.rate_ratio
        assert f"{ID.number(ratio, 2)} kali" in access.access_title(found, ID)

    @pytest.mark.parametrize(
        ("state", "ending"),
        [
            (UNSURE, "terlihat 0,50 kali akses di dalam; perbedaannya belum terbukti"),
            (
                DEPENDS,
                "terlihat 0,50 kali akses di dalam; kesimpulannya bergantung pada aturan batas",
            ),
            (BEHIND, "garis 0,50 kali akses penduduk di dalam"),
            ("equal", "garis 0,50 kali akses penduduk di dalam"),
        ],
    )
    def test_the_title_states_as_proven_only_what_is(self, found, state, ending):
        other = judged(found, enhanced=finding(state, 0.5), two_step=finding(BEHIND, 0.7))
        assert access.access_title(other, ID).endswith(ending)

    def test_each_figure_is_that_of_its_method(self, found):
        one = finding(UNSURE, 0.5, (0.31, 1.0), 0.0004)
        other = judged(found, enhanced=one, two_step=finding(UNSURE, 0.7, (0.2, 3.0)))
        text = access.access_reading(other, ID)
        assert (
            "dalam 0,50 (interval 95 %: 0,31 sampai 1,00; p < 0,001), menurut 2SFCA 0,70." in text
        )
        assert "Interval 95 % memuat 1, jadi timpang tidak terbukti" in text
        assert "Kesimpulan menurut" not in text

    def test_methods_that_disagree_are_both_told(self, found):
        other = judged(found, enhanced=finding(UNSURE, 0.5), two_step=finding(BEHIND, 0.7))
        assert access.access_reading(other, ID).endswith(
            "Kesimpulan menurut E2SFCA: “Belum cukup bukti”; menurut 2SFCA: “Timpang: luar "
            "tertinggal”."
        )

    def test_what_the_near_would_change_is_told(self, found):
        one = Judgement(
            finding(BEHIND, 0.5, (0.3, 0.9), 0.01), Verdict(DEPENDS, False, BEHIND, UNSURE)
        )
        other = judged(found, enhanced=one.finding, two_step=one.finding)
        other.access.judgements[ENHANCED] = one
        text = access.access_reading(other, ID)
        assert "bila semuanya di luar: “Belum cukup bukti”." in text
        assert "Tanpa yang dekat batas – Timpang" in text

    def test_notes_say_what_the_p_is_no_evidence_of(self, found):
        assert "terlalu kecil sebagai bukti kesengajaan" in notes(found)
        nothing = judged(found, enhanced=Finding(UNSURE), two_step=Finding(UNSURE))
        assert "kesengajaan" not in notes(nothing)

    def test_the_title_of_extremes(self, found):
        assert "tidak dapat dibandingkan" in access.access_title(with_ratio(found, None), ID)
        assert access.access_title(with_ratio(found, math.inf), ID).startswith("Di dalam garis")
        assert access.access_title(with_ratio(found, 0.0), ID).startswith("Di luar garis")

    def test_the_reading_of_the_grid(self, grid):
        # Inside 40, outside 30,000/3,500 = 8.57 for every 10,000; ratio 0.214.
        text = access.access_reading(answer(grid, GRID), ID)
        assert "per 10.000 penduduk ada 40,00 lokasi sentra di dalam garis dan 8,57 di luar" in text
        assert "dalam 5,0 km: 0,0 % penduduk di dalam, 0,0 % di luar" in text
        assert "dalam 0,21 (interval tidak dapat dihitung), menurut 2SFCA 0,21." in text

    def test_the_reading_without_a_comparison_gives_no_ratio(self, study):
        text = access.access_reading(answer(study, Question(district=("Sepaku",))), ID)
        assert "Rasio" not in text
        assert "– di luar" in text

    def test_notes_say_what_is_missing(self, found):
        text = notes(found)
        assert "0 dari 13 lokasi sentra, jadi tiap lokasi dihitung satu" in text
        edges = sum(row.is_edge for row in found.access.villages)
        assert f"{edges} dari 54 desa adalah desa tepi" in text
        assert "Balikpapan, Paser, Kutai Kartanegara" in text
        assert "Ketidakpastian letak sentra dan permukiman tidak dihitung" in text
        assert "Pemaluan" in text
        assert "Saringan kecamatan" not in text

    def test_notes_on_choices(self, study, grid):
        assert "Saringan kecamatan" in notes(answer(study, Question(district=("Sepaku",))))
        assert "Tidak ada permukiman" not in notes(answer(grid, GRID))

    def test_notes_on_known_units(self, found):
        known = dataclasses.replace(found.access, uses_units=True, units_known=13)
        other = SimpleNamespace(access=known, question=found.question, cut=found.cut)
        assert "diketahui untuk semua 13 lokasi sentra" in notes(other)
        assert access.supply_name(other, ID) == "unit usaha sentra"

    def test_minutes_have_no_edge(self, found):
        cut = SimpleNamespace(study=SimpleNamespace(distance="time"))
        other = SimpleNamespace(access=found.access, question=found.question, cut=cut)
        assert "Waktu tempuh tidak berbentuk lingkaran" in notes(other)
        assert "dari 54 desa adalah desa tepi" not in notes(other)


class TestTables:
    def test_villages(self, grid):
        frame = access.village_access_table(answer(grid, GRID), ID).frame.set_index("Nama desa")
        assert frame.loc["A", "2SFCA"] == pytest.approx(40)
        assert frame.loc["A", "Peringkat"] == 1
        assert frame.loc["B", "Desa tepi"] == "ya"
        assert frame.loc["B", "Zona"] == "Luar delineasi"

    def test_the_zone_filter_chooses_villages(self, grid):
        asked = dataclasses.replace(GRID, zone=("inside",))
        assert list(access.village_access_table(answer(grid, asked), ID).frame["Nama desa"]) == [
            "A"
        ]

    def test_zones_without_anyone_are_rows(self, grid):
        frame = access.zone_access_table(answer(grid, GRID), ID).frame
        assert list(frame["Rata-rata 2SFCA"].isna()) == [False, True, False]

    def test_a_sentra_nobody_reaches_has_no_ratio(self, found):
        frame = access.sentra_access_table(found, ID).frame.set_index("Desa tempat sentra")
        assert frame.loc["Pemaluan", "Penduduk dalam jangkauan"] == 0
        assert math.isnan(frame.loc["Pemaluan", "Per 10.000 penduduk (2SFCA)"])
        assert frame["Jumlah unit usaha"].isna().all()

    def test_unknown_is_a_dash(self):
        assert [access.yes_no(ID, known=k) for k in (None, True, False)] == ["–", "ya", "tidak"]


class TestChart:
    def test_every_village_twice_and_every_mean(self, grid):
        figure = access_chart(answer(grid, GRID), ID)
        points, means = sorted(figure.chart.to_dict()["datasets"].values(), key=len, reverse=True)
        assert len(points) == 8
        assert {(p["village"], round(p["access"], 2)) for p in points} == {
            ("A", 40.0),
            ("B", 20.0),
            ("C", 6.67),
            ("D", 6.67),
        }
        assert [m["text"] for m in means] == ["rata-rata 40,00"] * 2 + ["rata-rata 8,57"] * 2
        assert len(figure.table.frame) == 4

    def test_alike_villages_stand_beside_each_other(self, grid):
        points = max(
            access_chart(answer(grid, GRID), ID).chart.to_dict()["datasets"].values(), key=len
        )
        offsets = {p["village"]: p["offset"] for p in points}
        assert offsets == {"A": 0, "B": 0, "C": -0.5, "D": 0.5}

    @LANGUAGES
    def test_zones_have_their_colours_and_no_address(self, found, words):
        drawn = access_chart(found, words).chart.to_dict()
        drawn.pop("$schema")  # a name, never fetched
        text = str(drawn)
        assert all(ZONE_COLOUR[zone] in text for zone in ("inside", "near", "outside"))
        assert "http" not in text

    def test_nothing_known_is_drawn_as_nothing(self, study):
        found = answer(study, Question(target="batik", commodity=("rattan",)))
        drawn = access_chart(found, ID).chart.to_dict()
        assert not any(drawn["datasets"].values())


class TestMap:
    def test_classes_are_quartiles_of_those_that_reach_anything(self, grid):
        # 40, 20, 6.67, 6.67
        assert access_map.access_edges(answer(grid, GRID)) == (6.67, 20.0)

    def test_colours(self, grid):
        fills = access_map.access_fills(answer(grid, dataclasses.replace(GRID, radius_km=2.1)))
        # Within 2.1 km A reaches S1, D reaches S4; b and c reach none.
        assert fills["99.01.01.2002"] == fills["99.01.02.2001"] == SEQUENCE[0]
        assert fills["99.01.02.2002"] == SEQUENCE[1]
        assert fills["99.01.01.2001"] == SEQUENCE[2]

    def test_unknown_is_grey(self, study):
        found = answer(study, Question(target="batik", commodity=("rattan",)))
        assert set(access_map.access_fills(found).values()) == {UNKNOWN_COLOUR}
        assert [text for _, text in access_map.access_legend(found, ID)] == [
            "0 (tidak ada sentra dalam jangkauan)",
            "tidak diketahui",
        ]

    @pytest.mark.parametrize("radius_km", [0.5, 5.0, 20.0, 60.0])
    def test_the_legend_explains_every_colour(self, study, radius_km):
        found = answer(study, Question(radius_km=radius_km))
        explained = [colour for colour, _ in access_map.access_legend(found, ID)]
        assert set(access_map.access_fills(found).values()) <= set(explained)
        assert len(set(explained)) == len(explained)

    def test_the_map_draws_it_and_says_rank_and_edge(self, study, found):
        layers = maps.drawn_layers(study, found, ID, maps.ACCESS)
        assert len(layers["fills"]) == len(layers["tips"]) == 54
        best = next(row for row in found.access.villages if row.rank == 1)
        line = layers["tips"][best.village_code][-1]
        assert line.startswith(f"Akses {ID.number(best.enhanced, 2)} (E2SFCA), peringkat 1")
        marked = {code for code, tip in layers["tips"].items() if tip[-1].endswith("; desa tepi")}
        assert marked == {row.village_code for row in found.access.villages if row.is_edge}
        plain = maps.drawn_layers(study, found, ID)["tips"]
        assert not any("E2SFCA" in line for tip in plain.values() for line in tip)


@LANGUAGES
def test_every_text_is_made_in_both_languages(found, words):
    texts = [
        access.access_title(found, words),
        access.access_reading(found, words),
        *access.access_notes(found, words),
        *access_map.access_tips(found, words).values(),
        access_chart(found, words).note,
    ]
    assert all(texts)
    assert not any("{" in text for text in texts)
