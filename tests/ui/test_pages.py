"""Every page, in both languages, with and without sample businesses."""

import re

import pytest

from sentra_geo import answer
from sentra_geo.question import Question
from sentra_geo.ui.shell import PAGES
from tests.ui.conftest import ROOT, link, plain, texts, verdict

TITLES = {
    "dashboard.py": ("Ringkasan", "Overview"),
    "pages/map.py": ("Peta", "Map"),
    "pages/coverage.py": ("Cakupan", "Coverage"),
    "pages/equity.py": ("Kesetaraan desa", "Villages compared"),
    "pages/sensitivity.py": ("Apakah kesimpulan berubah?", "Does the conclusion change?"),
    "pages/sentra.py": ("Sentra", "Sentra"),
    "pages/programmes.py": ("Program", "Programmes"),
    "pages/markets.py": ("Pasar", "Market"),
    "pages/events.py": ("Acara", "Events"),
    "pages/forum.py": ("Forum UMKM", "UMKM forum"),
    "pages/export.py": ("Bahan rapat", "Material for meetings"),
    "pages/data.py": ("Data", "Data"),
    "pages/method.py": ("Metode dan sumber", "Method and sources"),
}
EVERY_PAGE = sorted(TITLES)
BUSINESS_PAGES = sorted(set(TITLES) - {"pages/method.py", "pages/data.py"})


def test_the_menu_lists_every_page_and_no_other_file_is_one():
    found = {"dashboard.py"} | {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert found == set(PAGES) == set(TITLES)


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["1", "0"])
def test_page_opens(open_page, page, language, sample):
    app = open_page(page, lang=language, sample=sample)
    assert not app.exception
    assert not app.error
    assert app.title[0].value == TITLES[page][language == "en"]


@pytest.mark.parametrize("page", BUSINESS_PAGES)
def test_page_says_that_businesses_are_made_up(open_page, page):
    assert "DATA CONTOH" in texts(open_page(page))


@pytest.mark.parametrize("page", BUSINESS_PAGES)
def test_one_click_removes_the_sample_everywhere(open_page, page):
    app = open_page(page)
    button = next(b for b in app.button if b.label == "Hapus data contoh")
    app = button.click().run()
    assert not app.exception
    assert link(app)["sample"] == "0"
    assert "DATA CONTOH)" not in texts(app)
    assert not [b for b in app.button if b.label == "Hapus data contoh"]
    frames = " ".join(str(list(table.value.columns)) for table in app.dataframe)
    assert "DATA CONTOH" not in frames


def test_without_businesses_the_pages_say_what_is_missing(open_page):
    overview = texts(open_page(sample="0"))
    assert "Usaha: belum ada data" in overview
    coverage = texts(open_page("pages/coverage.py", sample="0", covered="businesses"))
    assert "bukan nol" in coverage


def test_the_first_thing_the_overview_says_comes_from_real_layers(open_page):
    body = verdict(open_page())
    assert "11 dari 13 lokasi sentra (84,6 %)" in body
    assert "82,8 % penduduk" in body
    assert "DATA CONTOH" not in body


def test_a_verdict_on_sample_businesses_says_so(open_page):
    app = open_page(unit="businesses")
    assert "DATA CONTOH" in verdict(app)


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_link_restores_every_choice(open_page, page):
    query = {
        "rule": "area",
        "unit": "sentra",
        "base": "villages",
        "radius_km": "12.3",
        "near_km": "0.4",
        "covered": "people",
        "target": "batik",
        "commodity": "batik,weaving",
        "scale": "micro",
        "district": "Sepaku,Waru",
        "zone": "inside,outside",
        "sample": "0",
        "lang": "en",
    }
    app = open_page(page, **query)
    assert not app.exception
    assert link(app) == query


def test_a_link_with_nonsense_opens_and_names_it(open_page):
    app = open_page(radius_km="twelve", boundary="atlantis", district="Gotham", rule="point")
    assert not app.exception
    warning = plain(app.warning[0].value)
    assert all(name in warning for name in ("radius_km", "boundary", "district"))
    assert "radius_km" not in link(app)


def test_the_radius_changes_the_figures_and_the_link(open_page, study):
    app = open_page("pages/coverage.py")
    slider = next(s for s in app.select_slider if s.label == "Radius pelayanan")
    app = slider.set_value(100).run()
    found = answer(study, Question(radius_km=10))
    share = found.zones[2].reach["villages"].share * 100
    assert f"{share:.1f}".replace(".", ",") + " %" in texts(app)
    assert link(app)["radius_km"] == "10"


def test_the_language_switch_translates_and_keeps_the_choices(open_page):
    app = open_page(radius_km="7")
    app = app.segmented_control[0].set_value("en").run()
    assert app.title[0].value == "Overview"
    assert link(app)["lang"] == "en"
    assert link(app)["radius_km"] == "7"


def test_picking_a_village_shows_its_figures(open_page):
    app = open_page("pages/map.py", pick="village:64.09.04.1006")
    written = texts(app)
    assert "Kelurahan Pemaluan" in written
    assert "66,7 %" in written
    assert "Dekat batas" in written


def test_picking_a_sentra_shows_its_place_and_what_is_unknown(open_page):
    app = open_page("pages/map.py", pick="sentra:64.09.01.1015", lang="en")
    written = texts(app)
    assert "7. Rotan" in written
    assert "Sepan, Kecamatan Penajam" in written
    assert "Number of business units: unknown" in written


def test_a_pick_that_the_filters_took_away_is_dropped(open_page):
    app = open_page("pages/map.py", pick="village:64.09.04.1006", district="Waru")
    assert not app.exception
    assert "Klik desa" in texts(app)


def test_the_sentra_page_holds_all_nine(open_page):
    bodies = " ".join(e.proto.body for e in open_page("pages/sentra.py").get("html"))
    assert len(re.findall(r"<h2", bodies)) == 9


@pytest.mark.parametrize("part", ["radius", "villages", "sentra", "access"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["1", "0"])
def test_every_part_of_the_coverage_page_opens(open_page, part, language, sample):
    for covered in ("villages", "people", "businesses"):
        query = {"part": part, "lang": language, "sample": sample, "covered": covered}
        app = open_page("pages/coverage.py", **query)
        assert not app.exception
        assert len(app.dataframe) == (part in {"villages", "sentra"})
        small = [e for e in app.get("html") if 'class="sg-table"' in e.proto.body]
        assert len(small) == {"radius": 1, "access": 2}.get(part, 0)


def test_an_empty_selection_is_said_not_drawn(open_page):
    app = open_page("pages/sentra.py", commodity="batik", district="Sepaku")
    assert not app.exception
    assert "Tidak ada sentra" in texts(app)


def test_other_data_folder(open_page, monkeypatch, copy_data):
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    (copy_data / "businesses_sample.csv").unlink()
    app = open_page()
    assert not app.exception
    assert "businesses_sample.csv" in plain(app.error[0].value)


def test_text_of_the_data_is_never_markdown(open_page, monkeypatch, copy_data):
    nasty = "![x](http://evil.example/p.png) **a** $x$ [b](c) :red[d] <i>"
    for name, old in (("villages.geojson", "Telemow"), ("sentra.csv", "Tenun")):
        path = copy_data / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, nasty), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    for page in EVERY_PAGE:
        app = open_page(page, pick="sentra:64.09.04.2015")
        assert not app.exception
        for kind in ("markdown", "caption", "info", "warning"):
            for element in app.get(kind):
                assert "![" not in element.value
                assert "**a**" not in element.value
                assert "$x$" not in element.value


@pytest.mark.parametrize("base", ["population", "businesses", "villages", "area"])
@pytest.mark.parametrize("unit", ["locations", "sentra", "villages", "businesses"])
def test_every_comparison_opens_the_overview(open_page, unit, base):
    for rule in ("point", "area"):
        app = open_page(unit=unit, base=base, rule=rule)
        assert not app.exception


@pytest.mark.parametrize(
    "query",
    [
        {"pick": "village:zzz"},
        {"pick": "x"},
        {"layers": ""},
        {"layers": "atlantis"},
        {"metric": "foo"},
        {"radius_km": "NaN"},
        {"radius_km": "1e999"},
        {"lang": "xx"},
        {"commodity": "\x00"},
        {"sample": "maybe"},
    ],
)
@pytest.mark.parametrize("page", ["dashboard.py", "pages/map.py", "pages/coverage.py"])
def test_odd_links_open(open_page, page, query):
    app = open_page(page, **query)
    assert not app.exception
    assert app.title
