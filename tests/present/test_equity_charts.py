"""Charts and words of equity are values: what they say and draw is the Answer's."""

import dataclasses

import pytest

from sentra_geo import answer, read_study
from sentra_geo.present import maps
from sentra_geo.present.commodity_sentences import ranking_reading, ranking_title
from sentra_geo.present.equity_charts import (
    business_quotient_chart,
    concentration_chart,
    lorenz_chart,
    ranking_chart,
    rate_chart,
    sentra_quotient_chart,
    theil_chart,
)
from sentra_geo.present.equity_sentences import (
    rates_reading,
    rates_title,
    representation_note,
    representation_reading,
    representation_title,
    why_no_comparison,
)
from sentra_geo.present.equity_tables import representation_table, village_names
from sentra_geo.present.palette import UNKNOWN_COLOUR, ZONE_COLOUR
from sentra_geo.present.representation import (
    FAR_OVER,
    FAR_UNDER,
    PALE,
    PALE_ON_DARK,
    SLIGHTLY_OVER,
    SLIGHTLY_UNDER,
    state_colour,
)
from sentra_geo.question import BASES, UNITS, Question
from sentra_geo.wording import Wording
from tests import worlds

ID, EN = Wording("id"), Wording("en")


def of_spread(chart):
    return lambda found, words: chart(found.equity.inequality, found, words)


CHARTS = {
    "lorenz": of_spread(lorenz_chart),
    "theil": of_spread(theil_chart),
    "concentration": of_spread(concentration_chart),
    "rates": rate_chart,
    "sentra": sentra_quotient_chart,
    "businesses": business_quotient_chart,
    "ranking": lambda found, words: ranking_chart(found.equity.ranking, found, words),
}
OF_THE_COMPARISON = ("lorenz", "theil", "concentration", "rates")


@pytest.fixture(scope="module")
def default(study):
    return answer(study, Question())


@pytest.fixture(scope="module")
def spread_out(tmp_path_factory):
    """Sixty businesses in A and two in C, where nearly any difference may be called one."""
    rows = [((5, 5), "batik", "micro", 0)] * 60 + [((5, 15), "batik", "micro", 0)] * 2
    frame = worlds.businesses_frame(rows)
    folder = worlds.write_world(tmp_path_factory.mktemp("spread"), businesses=frame)
    study = read_study(folder)
    settings = dataclasses.replace(study.settings, false_discovery_rate=0.9)
    study = dataclasses.replace(study, settings=settings)
    return answer(study, Question(boundary="garis", unit="businesses"))


def values(figure):
    return figure.table.frame.to_dict("split")["data"]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_every_chart_has_title_reading_note_and_table(default, name, words):
    figure = CHARTS[name](default, words)
    drawn = figure.chart.to_dict()
    drawn.pop("$schema")
    assert "http" not in str(drawn)
    decimal = drawn["config"].get("locale", {}).get("number", {}).get("decimal", ".")
    assert decimal == ("," if words is ID else ".")
    assert figure.title
    assert figure.reading
    assert figure.note
    assert not figure.table.frame.empty


@pytest.mark.parametrize("name", OF_THE_COMPARISON)
@pytest.mark.parametrize("choice", [{"unit": "businesses"}, {"base": "businesses"}])
def test_sample_businesses_are_named_in_title_and_note(study, default, name, choice):
    figure = CHARTS[name](answer(study, Question(**choice)), ID)
    assert "DATA CONTOH" in figure.title
    assert "DATA CONTOH" in figure.note
    plain = CHARTS[name](default, ID)
    assert "DATA CONTOH" not in plain.title + plain.note


def test_charts_of_businesses_are_always_marked(study, default):
    figure = business_quotient_chart(default, ID)
    assert "DATA CONTOH" in figure.title
    assert "DATA CONTOH" in figure.note
    assert "DATA CONTOH" in str(list(figure.table.frame))
    found = answer(study, Question(covered="businesses"))
    figure = CHARTS["ranking"](found, ID)
    assert "DATA CONTOH" in figure.title
    assert "DATA CONTOH" in figure.note
    assert "DATA CONTOH" in str(list(figure.table.frame))
    assert "DATA CONTOH" not in CHARTS["ranking"](default, ID).title


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_every_comparison_can_be_drawn(study, unit, base):
    found = answer(study, Question(unit=unit, base=base, rule="area"))
    for name, chart in CHARTS.items():
        if unit == base == "businesses" and name in OF_THE_COMPARISON:
            continue
        chart(found, ID).chart.to_dict()


class TestNumbers:
    def test_lorenz_draws_the_curve_and_gives_gini_beside_the_draws(self, default):
        figure = CHARTS["lorenz"](default, ID)
        spread = default.equity.inequality
        assert [tuple(row) for row in values(figure)] == list(spread.lorenz)
        assert "Gini 0,79: tidak berbeda nyata" in figure.title
        assert "42 dari 54 desa (75,5 % penduduk) tidak memiliki lokasi sentra" in figure.reading
        assert "pun memberi Gini 0,81 (0,76 sampai 0,86)" in figure.reading

    def test_more_unequal_than_a_blind_draw(self, study):
        found = answer(study, Question(rule="area", base="area"))
        assert "Gini 0,94: lebih timpang" in CHARTS["lorenz"](found, ID).title

    def test_more_even_than_a_blind_draw(self, study):
        found = answer(study, Question(unit="businesses"))
        figure = CHARTS["lorenz"](found, ID)
        assert "lebih merata" in figure.title
        assert "Semua 54 desa memiliki usaha" in figure.reading
        assert "tidak cukup" not in figure.reading

    def test_hosts_are_not_said_to_own_hosts(self, study):
        found = answer(study, Question(unit="villages"))
        assert "bukan desa tempat sentra" in CHARTS["lorenz"](found, ID).reading

    def test_theil_parts_sum(self, default):
        figure = CHARTS["theil"](default, ID)
        for row in values(figure):
            if row[1] == "semua desa":
                assert row[4] == pytest.approx(row[5] + row[6])
        theil = default.equity.inequality.theil["zone"]
        assert f"{theil.between / theil.total * 100:.1f}".replace(".", ",") in figure.title
        named = {row[1] for row in values(figure)}
        assert {"Dalam delineasi", "Dekat batas", "Sepaku", "Waru"} <= named

    def test_equal_rates_are_no_inequality(self, grid):
        found = answer(grid, Question(boundary="garis", unit="villages", base="villages"))
        assert "tidak ada ketimpangan" in CHARTS["theil"](found, ID).title

    def test_what_is_shown_as_nought_is_not_taken_apart(self, study):
        found = answer(study, Question(unit="businesses"))
        assert 0 < found.equity.inequality.theil["zone"].total < 0.005
        assert "hampir sama" in CHARTS["theil"](found, ID).title

    @pytest.mark.parametrize(
        ("value", "words"),
        [(-0.5, "makin dekat"), (0.5, "makin jauh"), (0.0, "Tidak terlihat")],
    )
    def test_where_units_gather(self, default, value, words):
        spread = dataclasses.replace(default.equity.inequality, concentration=value)
        assert words in concentration_chart(spread, default, ID).title

    def test_half_of_the_units(self, default):
        reading = CHARTS["concentration"](default, ID).reading
        assert "(53,8 %) ada di 6 desa dengan 10,8 % penduduk" in reading

    def test_rates_say_when_chance_explains_all(self, default, spread_out):
        assert "tidak lebih besar daripada kebetulan" in CHARTS["rates"](default, ID).title
        assert "sesudah diratakan" in CHARTS["rates"](spread_out, ID).title

    @pytest.mark.parametrize(
        ("rates", "variance", "fragment"),
        [
            # Alike to two decimals, yet they differ by more than chance.
            ((0.0612, 0.0557), 1e-6, "sesudah diratakan 0,0557 sampai 0,0612"),
            ((1.25, 7.5), 1.0, "sesudah diratakan 1,25 sampai 7,50"),
            ((0.0613, 0.0612), 0.0, "tidak lebih besar daripada kebetulan, semua mendekati 0,067"),
        ],
    )
    def test_the_variance_decides_and_digits_show_the_spread(
        self, default, rates, variance, fragment
    ):
        rows = [
            dataclasses.replace(row, smoothed_rate=rate)
            for row, rate in zip(default.equity.villages, rates, strict=False)
        ]
        equity = dataclasses.replace(
            default.equity, villages=tuple(rows), rate_variance=variance, mean_rate=0.0667
        )
        found = dataclasses.replace(default)
        found.__dict__["equity"] = equity
        assert fragment in rates_title(found, ID)
        assert "rata-rata 0,067, sejauh" in rates_reading(found, ID)

    def test_theil_stands_beside_blind_draws(self, default):
        spread = default.equity.inequality
        figure = CHARTS["theil"](default, ID)
        assert "ada di antara zona" in figure.title
        low, high = spread.between_drawn["zone"].low, spread.between_drawn["zone"].high
        assert f"{ID.percent(low)} sampai {ID.percent(high)} di antara zona" in figure.reading

    def test_rates_are_those_of_the_villages(self, default):
        figure = CHARTS["rates"](default, ID)
        assert len(values(figure)) == 54
        assert values(figure)[0][0] == "Jenebora"
        assert values(figure)[0][5] == pytest.approx(2 / (99_233 / 23) * 1_000, rel=1e-3)

    def test_quotients_are_those_of_the_answer(self, default):
        rows = values(CHARTS["sentra"](default, ID))
        quotients = default.equity.sentra_quotients
        assert [row[5] for row in rows] == [one.value for one in quotients]
        assert [row[6] for row in rows] == [one.interval[0] for one in quotients]
        assert [row[8:] for row in rows] == [[one.p, one.q] for one in quotients]

    def test_notes_say_how_many_were_tested(self, default, study):
        tested = sum(one.p is not None for one in default.equity.sentra_quotients)
        assert tested == len(default.equity.sentra_quotients) > 9
        for name in ("sentra", "businesses"):
            assert (
                f"untuk {tested if name == 'sentra' else 27} uji" in CHARTS[name](default, ID).note
            )
        unknown = answer(study, Question(base="businesses", sample=False))
        assert "Benjamini" not in CHARTS["sentra"](unknown, ID).note

    @pytest.mark.parametrize(
        ("interval", "q", "is_named"),
        [
            ((1.1, 3.0), 0.05, True),
            ((1.1, 3.0), 0.051, False),  # beyond chance alone, not among all that were tested
            ((1.0, 3.0), 0.01, False),
            ((0.1, 0.7), 0.01, False),
            (None, None, False),
        ],
    )
    def test_a_commodity_beyond_chance_is_named(self, default, interval, q, is_named):
        first = default.equity.sentra_quotients[2]
        over = dataclasses.replace(first, interval=interval, q=q)
        equity = dataclasses.replace(default.equity, sentra_quotients=(over,))
        found = dataclasses.replace(default)
        found.__dict__["equity"] = equity
        title = sentra_quotient_chart(found, ID).title
        assert ("Kelapa dan kerajinannya (luar delineasi)" in title) == is_named
        assert ("Tidak ada komoditas" in title) != is_named

    def test_quotients_without_a_base_are_unknown(self, study):
        found = answer(study, Question(base="businesses", sample=False))
        figure = CHARTS["sentra"](found, ID)
        assert "tidak dapat dihitung" in figure.title
        assert figure.table.frame["Kuosien lokasi (LQ)"].isna().all()

    def test_ranking_names_the_first_and_says_how_outside_stands(self, default):
        figure = CHARTS["ranking"](default, ID)
        ranking = default.equity.ranking
        assert f"{len(ranking.lacking)} desa" in figure.title
        assert ranking.villages[0].village in figure.title
        assert "tidak di bawah dalam" in figure.reading
        assert [row[6] for row in values(figure)] == [row.need for row in ranking.villages]
        behind = dataclasses.replace(ranking, outside_share=0.01)
        assert "(1,0 %) di bawah dalam" in ranking_reading(behind, ID)

    def test_ranking_without_inside(self, study):
        ranking = answer(study, Question(district=("Waru",))).equity.ranking
        assert "tidak dapat dihitung" in ranking_title(ranking, ID)
        assert ranking_reading(ranking, ID)

    def test_villages_of_one_name_are_told_apart(self, default):
        rows = default.equity.villages[:3]
        twins = [dataclasses.replace(row, village="Sama") for row in rows[:2]]
        names = village_names([*twins, rows[2]])
        assert len(set(names.values())) == 3
        assert names[rows[2].village_code] == rows[2].village


class TestRepresentation:
    def test_nobody_stands_out_with_thirteen_locations(self, default):
        assert "Tidak satu pun dari 54 desa" in representation_title(default, ID)
        reading = representation_reading(default, ID)
        assert "13 lokasi sentra dibagi acak menurut penduduk" in reading
        assert "sedikitnya 4" in reading

    def test_too_few_to_stand_out_is_said(self, study):
        found = answer(study, Question(district=("Waru",)))
        assert "tidak satu desa pun dapat" in representation_reading(found, ID)
        hosts = answer(study, Question(unit="villages"))
        assert "atau tidak" in representation_reading(hosts, ID)

    def test_who_stands_out(self, spread_out):
        title = representation_title(spread_out, ID)
        assert "1 memegang bagian usaha yang nyata lebih besar" in title
        assert "3 yang nyata lebih kecil" in title
        assert "mengelompok" in representation_note(spread_out, ID)

    def test_businesses_outside_all_villages_are_named(self, grid):
        found = answer(grid, Question(boundary="garis", unit="businesses"))
        assert "1 usaha di luar semua desa" in representation_note(found, ID)

    def test_table_is_the_answer_and_most_telling_first(self, default, spread_out):
        frame = representation_table(default, ID).frame
        assert len(frame) == 54
        assert frame.iloc[0, 0] == "Jenebora"
        assert frame["Selisih (poin persen)"].sum() == pytest.approx(0)
        states = set(representation_table(spread_out, ID).frame["Keterwakilan"])
        assert states == {"Lebih terwakili", "Kurang terwakili"}

    def test_zone_filter_hides_the_others(self, study):
        found = answer(study, Question(zone=("near",)))
        assert len(representation_table(found, ID).frame) == 3

    @pytest.mark.parametrize(
        ("choices", "words"),
        [
            ({"unit": "businesses", "sample": False}, "bukan nol"),
            ({"unit": "businesses", "base": "businesses"}, "pembanding lain"),
            ({"commodity": ("weaving",), "district": ("Babulu",)}, "saringan"),
            ({}, ""),
        ],
    )
    def test_why_villages_cannot_be_compared(self, study, choices, words):
        text = why_no_comparison(answer(study, Question(**choices)), ID)
        assert words in text
        assert bool(text) == bool(words)


def fills(found, *, dark=False):
    layers = maps.drawn_layers(found.cut.study, found, ID, maps.REPRESENTATION, dark=dark)
    return {code: colour for code, (colour, _) in layers["fills"].items()}


class TestMap:
    def test_chance_is_pale_in_either_theme(self, default):
        assert set(fills(default).values()) == {PALE}
        assert set(fills(default, dark=True).values()) == {PALE_ON_DARK}

    def test_over_and_under_have_their_colours(self, spread_out):
        drawn = fills(spread_out)
        assert drawn["99.01.01.2001"] == FAR_OVER
        assert drawn["99.01.02.2001"] == FAR_UNDER

    def test_small_differences_are_paler(self, spread_out):
        over, *_, under = spread_out.equity.villages
        slight = dataclasses.replace(over, difference=0.004)
        assert state_colour(slight, dark=False) == SLIGHTLY_OVER
        slight = dataclasses.replace(under, difference=-0.01)
        assert state_colour(slight, dark=False) == SLIGHTLY_UNDER

    def test_unknown_is_another_grey(self, study):
        found = answer(study, Question(unit="businesses", sample=False))
        assert set(fills(found).values()) == {UNKNOWN_COLOUR}
        assert UNKNOWN_COLOUR not in {PALE, PALE_ON_DARK}

    def test_no_colour_is_that_of_a_zone(self):
        colours = {FAR_OVER, SLIGHTLY_OVER, FAR_UNDER, SLIGHTLY_UNDER, PALE, PALE_ON_DARK}
        assert not colours & set(ZONE_COLOUR.values())

    @pytest.mark.parametrize("dark", [False, True])
    def test_legend_explains_every_colour(self, default, spread_out, dark):
        for found in (default, spread_out):
            entries = maps.legend_entries(found, ID, maps.REPRESENTATION, dark=dark)
            assert set(fills(found, dark=dark).values()) <= {entry.colour for entry in entries}

    def test_tips_give_the_difference(self, default):
        layers = maps.drawn_layers(default.cut.study, default, ID, maps.REPRESENTATION)
        first = next(row for row in default.equity.villages if row.village == "Jenebora")
        assert "+13,3 poin persen" in layers["tips"][first.village_code][-1]
        plain = maps.drawn_layers(default.cut.study, default, ID)
        assert len(plain["tips"][first.village_code]) + 1 == len(layers["tips"][first.village_code])
