"""The part of the coverage page about access."""

import pytest

from sentra_geo import answer
from sentra_geo.question import Question
from sentra_geo.sections.accessibility import ENHANCED
from tests.ui.conftest import link, texts

PAGE = "pages/coverage.py"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["1", "0"])
def test_the_part_opens(open_page, language, sample):
    app = open_page(PAGE, part="access", lang=language, sample=sample)
    assert not app.exception
    assert not app.error
    assert link(app)["part"] == "access"
    assert "E2SFCA" in texts(app)


def test_it_says_the_answer_and_its_state(open_page, study):
    finding = answer(study, Question()).access.judgements[ENHANCED].finding
    written = texts(open_page(PAGE, part="access"))
    ratio = f"{finding.rate_ratio:.2f}".replace(".", ",")
    assert f"garis terlihat {ratio} kali akses di dalam; perbedaannya belum terbukti" in written
    assert f"Rasio luar terhadap dalam {ratio}" in written
    assert "desa tepi" in written
    assert "Tidak ada permukiman dalam 5,0 km dari" in written


def test_the_radius_changes_it(open_page, study):
    written = texts(open_page(PAGE, part="access", radius_km="12"))
    finding = answer(study, Question(radius_km=12)).access.judgements[ENHANCED].finding
    assert f"Rasio luar terhadap dalam {finding.rate_ratio:.2f}".replace(".", ",") in written


def test_no_sentra_is_said_not_drawn(open_page):
    app = open_page(PAGE, part="access", target="batik", commodity="rattan")
    assert not app.exception
    assert "jadi akses tidak diketahui" in texts(app)


@pytest.mark.parametrize("choices", [{"rule": "area"}, {"district": "Sepaku"}, {"zone": "near"}])
def test_other_choices_open(open_page, choices):
    app = open_page(PAGE, part="access", **choices)
    assert not app.exception


@pytest.mark.parametrize("page", ["pages/map.py", PAGE])
def test_the_map_can_show_it(open_page, page):
    app = open_page(page, metric="access", layer="access", part="villages")
    assert not app.exception
    assert "Akses ke sentra per 10.000 penduduk (E2SFCA)" in texts(app)
