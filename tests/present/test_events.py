"""Words, chart and tables of the planner of events are the Answer's figures."""

import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.event_charts import (
    QUOTA_TABLE,
    SPLIT_CHART,
    event_pieces,
    plan_layers,
    split_chart,
)
from sentra_geo.present.event_sentences import (
    event_sentence,
    filter_sentence,
    known_sum,
    stalls_sentence,
)
from sentra_geo.present.event_tables import venue_table, village_quota_table
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.readings import readings
from sentra_geo.present.stall_sentences import need_sentence, split_title
from sentra_geo.question import STALL_RULES
from sentra_geo.sections.events import KnownSum
from sentra_geo.wording import Wording
from tests import worlds
from tests.sections.test_events import made

ID = Wording("id")


@pytest.fixture(scope="module")
def fair(tmp_path_factory):
    return made(tmp_path_factory.mktemp("fair"))


def planned(study, **choices):
    return answer(study, Question(boundary="garis", **choices))


def test_unknown_is_at_least_and_never_nought():
    assert known_sum(KnownSum(None, 2), ID) == "belum diketahui"
    assert known_sum(KnownSum(0, 0), ID) == "0"
    assert known_sum(KnownSum(17_000, 1), ID) == "paling sedikit 17.000 (1 tempat belum diketahui)"


def test_the_event_in_words(fair):
    found = planned(fair)
    assert event_sentence(found.events.chosen, ID) == (
        "Acara E1: 2 tempat, November 2026 sampai Desember 2026. Perkiraan pengunjung: paling "
        "sedikit 1.000 (1 tempat belum diketahui). Jumlah lapak: paling sedikit 6 (1 tempat belum "
        "diketahui)."
    )
    assert "6 lapak, menurut data acara. Sebenarnya dapat lebih banyak" in stalls_sentence(
        found, ID
    )
    assert "10 lapak, jumlah yang Anda isi" in stalls_sentence(planned(fair, stalls=10), ID)
    assert "belum diketahui. Isi" in stalls_sentence(planned(fair, event="E2"), ID)


def test_venues_keep_what_is_unknown_missing(fair):
    frame = venue_table(planned(fair).events.chosen, ID).frame
    assert frame["Perkiraan pengunjung"].isna().tolist() == [False, True]
    assert frame["Letak"].tolist() == ["A, Selatan", "D, Utara"]


def test_the_title_says_what_the_chosen_rule_gives_outside(fair):
    assert split_title(planned(fair, stalls=10), ID) == (
        "Dibagi sama rata, 7 dari 10 lapak (70,0 %) untuk luar delineasi; 45,0 poin persen lebih "
        "besar daripada bagian usaha di luar"
    )
    alone = planned(fair, stalls=4, stall_rule="businesses", district=("Utara",))
    assert split_title(alone, ID).endswith(
        "(100,0 %) untuk luar delineasi; sama dengan bagian usaha di luar"
    )


def test_the_chart_stacks_zones_of_four_rules_and_two_bases(fair):
    figure = split_chart(planned(fair, stalls=10), ID)
    spec = figure.chart.to_dict()
    data = max(spec["datasets"].values(), key=len)
    ends = {(one["row"], one["zone"]): one["end"] for one in data}
    assert ends["Sama rata", "Luar delineasi"] == pytest.approx(0.7)
    assert ends["Pembanding: Usaha", "Luar delineasi"] == pytest.approx(0.25)
    assert all(
        value == pytest.approx(1) for (_, zone), value in ends.items() if zone == "Dalam delineasi"
    )
    assert len(ends) == 6 * 3
    assert spec["layer"][0]["encoding"]["color"]["scale"]["range"] == list(ZONE_COLOUR.values())[:3]
    assert [{"start": 0.25}] in spec["datasets"].values()
    assert figure.table.frame["Lapak: Luar delineasi"].tolist()[:4] == [7, 9, 7, 8]
    assert figure.table.frame["Selisih dari usaha (poin persen)"].tolist()[:4] == pytest.approx(
        [45, 65, 45, 55]
    )
    assert "tidak ada interval dan uji" in figure.note
    assert "luar mendapat 7,0 sampai 8,0 lapak" in figure.note
    assert "1 usaha di luar semua desa" in figure.note


def test_a_rule_that_cannot_deal_says_why_and_draws_no_bar(grid):
    found = planned(grid, stalls=10, stall_rule="need")
    assert "belum ada program yang sudah berlangsung" in split_title(found, ID)
    figure = split_chart(found, ID)
    data = max(figure.chart.to_dict()["datasets"].values(), key=len)
    assert "Menurut kebutuhan" not in {one["row"] for one in data if "zone" in one}
    assert figure.table.frame["Lapak: Luar delineasi"].isna().tolist()[3]


def test_need_says_how_far_it_hangs_on_what_nobody_knows(fair):
    text = need_sentence(planned(fair, stalls=10), ID)
    assert "1 usaha yang belum jelas" in text
    assert "6 sampai 8 lapak" in text
    assert need_sentence(planned(fair, event="E2"), ID) == ""


def test_filters_are_said_and_zones_narrow_the_table_only(fair):
    found = planned(fair, stalls=10, district=("Selatan",), zone=("inside",))
    assert "Selatan" in filter_sentence(found, ID)
    assert village_quota_table(found, ID).frame["Nama desa"].tolist() == ["A"]
    assert filter_sentence(planned(fair), ID) == ""


def test_without_register_people_are_what_it_stands_beside(tmp_path):
    alone = read_study(worlds.write_world(tmp_path / "none", businesses=None))
    found = planned(alone, stalls=10)
    assert "17,5 poin persen lebih kecil daripada bagian penduduk di luar" in split_title(found, ID)
    assert "businesses" not in plan_layers(found)
    assert "belum ada data usaha" in split_chart(found, ID).reading


@pytest.mark.parametrize("rule", STALL_RULES)
def test_the_sample_is_marked_and_pieces_say_what_tells_businesses(study, rule):
    found = answer(study, Question(stall_rule=rule))
    pieces = {one.code: one for one in event_pieces(found, ID)}
    assert list(pieces) == ["event-venues", "stall-split", "stall-districts", "stall-villages"]
    assert all("DATA CONTOH" in one.title for one in pieces.values())
    assert "DATA CONTOH – DATA CONTOH" not in pieces["event-venues"].title
    assert pieces["stall-villages"].tells_businesses == (rule in {"businesses", "need"})
    assert len(pieces["stall-villages"].table.frame) == len(found.villages)
    assert {"events"} == {one.topic for one in pieces.values()}


def test_nothing_to_plan_gives_no_pieces(grid):
    assert event_pieces(planned(grid), ID) == ()


def test_readings_fill_the_formulas_with_the_answers_figures(fair):
    found = planned(fair, stalls=10)
    (share, *_) = readings("stall_share", found, ID)
    assert (share.place, share.number, share.symbols) == (
        "Sama rata",
        pytest.approx(0.7),
        {"k_L": 7, "S": 10},
    )
    (gap, *_) = readings("stall_gap", found, ID)
    assert gap.number == pytest.approx(45)
    numbers = gap.symbols
    printed = 100 * (numbers["k_L"] / numbers["S"] - numbers["n_L"] / numbers["N"])
    assert printed == pytest.approx(gap.number)
    assert [one.number for one in readings("stall_quota", found, ID)] == [5, 5]
    assert readings("stall_need", found, ID) == ()
    needy = planned(fair, stalls=10, stall_rule="need")
    assert [one.number for one in readings("stall_need", needy, ID)] == [1, 3]
    assert {*SPLIT_CHART, *QUOTA_TABLE} <= set(DEFINITIONS)
