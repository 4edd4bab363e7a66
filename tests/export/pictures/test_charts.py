"""Charts drawn without a browser: size, words, rows, the same on every thread."""

import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pandas as pd
import pytest

from sentra_geo import answer
from sentra_geo.export.pictures.charts import chart_svg, fitted_chart, picture_size, scaled
from sentra_geo.export.typesetting.fonts import FONT
from sentra_geo.present.chart_layers import commodity_layers
from sentra_geo.present.charts import Figure, gap_chart
from sentra_geo.present.coverage_charts import coverage_curve
from sentra_geo.present.equity_charts import rate_chart
from sentra_geo.present.equity_layers import need_layers, rate_layers
from sentra_geo.present.palette import LIGHT
from sentra_geo.present.tables import Table
from sentra_geo.wording import Wording

ID = Wording("id")
HOSTILE = (
    "=cmd()",
    "<script>alert(1)</script>",
    "#panic()",
    "Desa " + "panjang " * 25,
    "",
    "ꦥꦼ",
    "a\x00b\x0bc",
)


@pytest.fixture(scope="module")
def found(grid):
    return answer(grid, grid.default_question())


@pytest.fixture(scope="module")
def gap(found):
    return gap_chart(found, ID)


def words_of(svg):
    return ["".join(e.itertext()) for e in elements(svg) if e.tag.endswith("}text")]


def elements(svg):
    return list(ElementTree.fromstring(svg).iter())


def letter_size(svg):
    """Size on the page of letters that are 12 pixels in the picture's own coordinates."""
    own = float(re.search(r'viewBox="0 0 ([\d.]+) ', svg)[1])
    return 12 * picture_size(svg)[0] / own


def villages_figure(names):
    rows = [
        {"village": name, "zone": "Luar delineasi", "rate": at / 10, "smoothed": 1.0}
        | {"rate_text": "x", "smoothed_text": "y"}
        for at, name in enumerate(names)
    ]
    chart = rate_layers(pd.DataFrame(rows), "Laju", 1.0, ID)
    return Figure("Judul", chart, Table(pd.DataFrame({"a": [1]}), {}), "")


def needs_figure(names):
    rows = [
        {"village": name, "zone": "Luar delineasi", "need": at + 1, "text": f"kurang {at}"}
        for at, name in enumerate(names)
    ]
    chart = need_layers(pd.DataFrame(rows), "Kebutuhan", ID)
    return Figure("Judul", chart, Table(pd.DataFrame({"a": [1]}), {}), "")


def test_a_chart_is_as_wide_as_asked_and_scales_as_a_whole(gap):
    plain, large = chart_svg(gap, 640), chart_svg(gap, 640, text_size=24)
    assert picture_size(plain)[0] == pytest.approx(640, abs=1)
    assert picture_size(large)[0] == pytest.approx(640, abs=1)
    assert picture_size(large)[1] > picture_size(plain)[1] * 1.5
    assert words_of(plain)[0] == words_of(large)[0]


def test_a_chart_without_rows_of_names_has_the_height_asked_for(found):
    curve = coverage_curve(found, ID)
    assert picture_size(chart_svg(curve, 640, 300)) == pytest.approx((640, 300), abs=1)
    assert picture_size(chart_svg(curve, 640))[1] > 310


def test_a_chart_is_of_paper(gap):
    svg = chart_svg(gap)
    assert LIGHT.ink in svg
    assert FONT in svg
    assert 'fill="white"' not in svg
    assert "Lokasi sentra: " in " ".join(words_of(svg))


def test_a_chart_fits_its_box_with_the_largest_words(found):
    for figure in (gap_chart(found, ID), coverage_curve(found, ID), rate_chart(found, ID)):
        width, height = picture_size(fitted_chart(figure, 700, 250, most_text=13))
        assert width <= 701
        assert height <= 251
        assert width > 699 or height > 249


def test_many_villages_go_on_in_columns_and_none_is_lost():
    names = [f"Desa nomor {at}" for at in range(54)]
    svg = fitted_chart(villages_figure(names), 700, 290, most_text=13)
    assert [word for word in words_of(svg) if word in names] == names
    assert words_of(svg).count("Laju") == 1
    width, height = picture_size(svg)
    assert width <= 701
    assert height <= 291
    assert letter_size(svg) > 7.5  # in one column it would be 4


def test_rows_whose_names_leave_no_room_for_columns_fit_all_the_same():
    names = [f"Desa {'yang sangat panjang namanya ' * 3}{at}" for at in range(40)]
    width, height = picture_size(fitted_chart(villages_figure(names), 700, 290, most_text=13))
    assert width <= 701
    assert height <= 291


def test_few_rows_stay_in_one_column_with_their_bars():
    names = [f"Desa nomor {at}" for at in range(15)]
    svg = fitted_chart(needs_figure(names), 700, 250, most_text=13)
    assert [word for word in words_of(svg) if word in names] == names
    assert sum(word.startswith("kurang") for word in words_of(svg)) == 15


def test_names_stand_in_full_where_there_is_room():
    name = "Kelurahan Sungai Parit Seberang Utara Baru"
    assert name in words_of(chart_svg(villages_figure([name, "b"]), 900))


@pytest.mark.parametrize("make", [chart_svg, lambda f: fitted_chart(f, 700, 290, most_text=13)])
@pytest.mark.parametrize("copies", [1, 9])
def test_hostile_names_are_text(make, copies):
    names = [f"{name}{at}" for at in range(copies) for name in HOSTILE]
    svg = make(villages_figure(names))
    tags = {element.tag.rpartition("}")[2] for element in elements(svg)}
    assert "script" not in tags
    assert "=cmd()0" in words_of(svg)


def test_offset_rows_are_drawn_in_a_low_box():
    rows = [
        {"sentra": f"Sentra {at}", "zone": zone, "share": 0.5, "low": 0.2, "high": 0.8, "text": "-"}
        for at in range(9)
        for zone in ("Dalam delineasi", "Dekat batas", "Luar delineasi")
    ]
    chart = commodity_layers(pd.DataFrame(rows), ID)
    figure = Figure("Judul", chart, Table(pd.DataFrame({"a": [1]}), {}), "")
    svg = fitted_chart(figure, 700, 280, most_text=13)
    assert sum(word.startswith("Sentra ") for word in words_of(svg)) == 9


def test_every_thread_draws_the_same(gap, found):
    curve = coverage_curve(found, ID)
    alone = chart_svg(gap), chart_svg(curve)
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda at: chart_svg((gap, curve)[at % 2]), range(12)))
    assert made == [alone[at % 2] for at in range(12)]


def test_another_size_keeps_what_is_shown(gap):
    svg = chart_svg(gap)
    width, height = picture_size(svg)
    twice = scaled(svg, 2)
    assert picture_size(twice) == pytest.approx((2 * width, 2 * height))
    assert twice.split("viewBox")[1] == svg.split("viewBox")[1]


def test_what_is_no_picture_has_no_size():
    with pytest.raises(ValueError, match="size"):
        picture_size("<p>")
