"""The equity page: every part, in both languages, for every unit and base."""

import json

import pytest

from sentra_geo.question import BASES, UNITS
from tests.ui.conftest import link, texts

PAGE = "pages/equity.py"
PARTS = ("villages", "inequality", "rates", "commodities", "ranking")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["1", "0"])
def test_every_part_opens(open_page, part, language, sample):
    for covered in ("villages", "businesses"):
        app = open_page(PAGE, part=part, lang=language, sample=sample, covered=covered)
        assert not app.exception
        assert not app.error
        assert link(app).get("part", "villages") == part


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("unit", UNITS)
def test_every_comparison_opens_every_part(open_page, unit, base):
    for part in PARTS:
        app = open_page(PAGE, part=part, unit=unit, base=base, rule="area")
        assert not app.exception
        compared = part in {"villages", "inequality", "rates"}
        if compared and unit == base == "businesses":
            assert "Pilih pembanding lain" in texts(app)
        elif compared and "businesses" in {unit, base}:
            assert "DATA CONTOH – " in texts(app)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_left_by_the_filters_is_said(open_page, part):
    app = open_page(PAGE, part=part, commodity="weaving", district="Babulu")
    assert not app.exception
    if part in {"villages", "inequality", "rates"}:
        assert "Tidak ada yang dihitung" in texts(app)
    elif part == "ranking":
        assert "tidak dapat dihitung" in texts(app)
        assert len(app.dataframe) == 1


@pytest.mark.parametrize("part", PARTS)
def test_a_district_of_one_village(open_page, monkeypatch, copy_data, part):
    path = copy_data / "villages.geojson"
    layer = json.loads(path.read_text(encoding="utf-8"))
    (one,) = [f for f in layer["features"] if f["properties"]["village"] == "Telemow"]
    one["properties"]["district"] = "Sendiri"
    path.write_text(json.dumps(layer), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page(PAGE, part=part, district="Sendiri")
    assert not app.exception
    assert not app.error
    assert link(app)["district"] == "Sendiri"
    if part == "inequality":
        assert "sedikitnya dua desa" in texts(app)


def test_without_businesses_the_page_says_what_is_unknown(open_page):
    for part in ("villages", "inequality", "rates"):
        assert "bukan nol" in texts(open_page(PAGE, part=part, sample="0", unit="businesses"))
    assert "bukan nol" in texts(open_page(PAGE, part="commodities", sample="0"))
    app = open_page(PAGE, part="ranking", sample="0", covered="businesses")
    assert "bukan nol" in texts(app)
    assert not app.dataframe


def test_every_chart_has_its_reading_and_its_table(open_page):
    written = texts(open_page(PAGE, part="inequality"))
    assert "Gini 0,79" in written
    assert "pun memberi Gini 0,81" in written
    assert "Panjang batang" in written
    assert "Separuh lokasi sentra" in written
    assert written.count("Tabel angka") == 3


def test_the_map_page_can_show_representation(open_page):
    app = open_page("pages/map.py", metric="representation")
    assert not app.exception
    assert "Keterwakilan" in texts(app)
    assert "tidak berbeda nyata" in texts(app)
    assert "Keterwakilan: bagian yang dihitung dikurangi bagian pembanding – DATA" not in texts(app)
    marked = open_page("pages/map.py", metric="representation", base="businesses")
    assert "bagian pembanding – DATA CONTOH" in texts(marked)
