"""Charts are values: what they say and draw is the Answer's."""

import pytest

from sentra_geo import answer
from sentra_geo.present.charts import gap_chart
from sentra_geo.present.coverage_charts import commodity_chart, coverage_curve, distance_chart
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.question import COVERED, Question
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")
CHARTS = (gap_chart, coverage_curve, distance_chart, commodity_chart)


def rows(figure):
    return figure.table.frame.to_dict("split")["data"]


def test_gap_chart_draws_the_finding(study):
    found = answer(study, Question())
    figure = gap_chart(found, ID)
    inside, outside = rows(figure)
    assert inside[1] == pytest.approx(found.finding.share_inside)
    assert outside[1] == pytest.approx(1 - found.finding.share_inside)
    assert inside[3:5] == pytest.approx(list(found.finding.share_interval))
    assert "1,8 poin persen lebih besar" in figure.title
    assert "n = 13" in figure.note


def test_curve_meets_the_answer_at_the_radius(study):
    found = answer(study, Question(radius_km=5))
    table = coverage_curve(found, ID).table.frame
    at_radius = table[table.iloc[:, 1] == 5.0].set_index(table.columns[0])
    for zone, name in zip(
        found.zones, ("Dalam delineasi", "Dekat batas", "Luar delineasi"), strict=True
    ):
        assert at_radius.loc[name].iloc[1] == pytest.approx(zone.reach["villages"].share)


def test_curve_reaches_the_chosen_radius(study):
    table = coverage_curve(answer(study, Question(radius_km=45)), ID).table.frame
    assert table.iloc[:, 1].max() >= 45


def test_people_have_an_interval_and_are_called_an_estimate(study):
    figure = coverage_curve(answer(study, Question(covered="people")), ID)
    limits = figure.table.frame.iloc[:, 3:5].dropna()  # the few villages near the line have none
    assert (limits.iloc[:, 0] <= limits.iloc[:, 1]).all()
    assert len(limits) > 200
    assert "undian ulang desa" in figure.note
    assert "perkiraan" in figure.note


@pytest.mark.parametrize("chart", [coverage_curve, distance_chart, commodity_chart])
def test_zones_have_their_colours(study, chart):
    drawn = str(chart(answer(study, Question()), EN).chart.to_dict())
    assert all(ZONE_COLOUR[zone] in drawn for zone in ("inside", "near", "outside"))


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_charts_hold_no_address_and_the_reader_s_numbers(study, chart, words):
    drawn = chart(answer(study, Question()), words).chart.to_dict()
    drawn.pop("$schema")  # a name, never fetched
    assert "http" not in str(drawn)
    decimal = drawn["config"].get("locale", {}).get("number", {}).get("decimal", ".")
    assert decimal == ("," if words is ID else ".")


@pytest.mark.parametrize("chart", [coverage_curve, distance_chart])
def test_sample_businesses_are_named_in_title_and_note(study, chart):
    figure = chart(answer(study, Question(covered="businesses")), ID)
    assert "DATA CONTOH" in figure.title
    assert "DATA CONTOH" in figure.note


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("district", ["Babulu", "Sepaku", "Waru"])
@pytest.mark.parametrize("covered", COVERED)
def test_a_side_without_anything_draws_what_there_is(study, chart, district, covered):
    question = Question(district=(district,), covered=covered, unit="sentra")
    chart(answer(study, question), ID).chart.to_dict()
