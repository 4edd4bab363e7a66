"""How sure is it: other choices, where a figure comes from, villages compared; no network."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_main_path import map_frame, village_colours

pytestmark = pytest.mark.browser


def heading(tab):
    return tab.locator("[data-testid=stMain] h1")


def test_from_the_verdict_to_another_choice_and_back(open_tab):
    tab = open_tab("/?near_km=0.5&lang=en")
    tab.locator(".sg-verdict").get_by_role("link").click()
    expect(heading(tab)).to_have_text("Does the conclusion change?")
    expect(tab).to_have_url(re.compile(r"near_km=0\.5.*lang=en|lang=en.*near_km=0\.5"))

    # The question's own cell is framed; another one opens that view, in the same language.
    cell = tab.locator("[data-testid=stMain] table a[href*='rule=area'][href*='base=villages']")
    cell.first.click()
    expect(heading(tab)).to_have_text("Overview")
    expect(tab).to_have_url(re.compile(r"rule=area"))
    expect(tab).to_have_url(re.compile(r"base=villages"))
    expect(tab).to_have_url(re.compile(r"near_km=0\.5"))
    expect(tab.locator(".sg-verdict")).to_contain_text("the share of villages outside the line is")
    tab.go_back()
    expect(heading(tab)).to_have_text("Does the conclusion change?")


def test_a_cell_of_coverage_opens_the_coverage_page(open_tab):
    tab = open_tab("/sensitivity")
    cell = "[data-testid=stMain] table a[href*='covered=people'][href*='radius_km=10']"
    state = tab.locator(cell).first.inner_text()
    tab.locator(cell).first.click()
    expect(heading(tab)).to_have_text("Cakupan")
    expect(tab).to_have_url(re.compile(r"covered=people"))
    main = tab.locator("[data-testid=stMain]")
    expect(main).to_contain_text(state.lstrip("=▼▲?≠ ").strip(), timeout=15_000)


def test_where_a_figure_comes_from_opens_by_keyboard(open_tab):
    tab = open_tab()
    sign = tab.locator(".sg-verdict details.sg-info").first
    sign.locator("summary").focus()
    tab.keyboard.press("Enter")
    expect(sign).to_have_attribute("open", "")
    expect(sign).to_contain_text("x_L / n_L")
    expect(sign).to_contain_text("Disdukcapil")
    tab.keyboard.press("Enter")
    expect(sign).not_to_have_attribute("open", "")


def test_every_number_of_the_cards_has_its_sign(open_tab):
    tab = open_tab()
    for card in tab.locator(".sg-card").all():
        lines = card.locator(".sg-large, .sg-line").count()
        assert card.locator("details.sg-info").count() == lines


def test_villages_are_coloured_by_what_they_hold(open_tab):
    tab = open_tab("/equity?base=area&rule=area&sample=0")
    colours = village_colours(map_frame(tab))
    assert len(colours) == 54
    assert len(set(colours.values())) == 2  # Jenebora, and all that could be chance


@pytest.mark.parametrize("part", ["villages", "inequality", "rates", "commodities", "ranking"])
def test_every_part_of_the_equity_page_fits_a_phone(open_tab, part):
    tab = open_tab(f"/equity?part={part}", viewport={"width": 390, "height": 844})
    tab.wait_for_timeout(1_500)
    main = "document.querySelector('[data-testid=stMain]')"
    assert tab.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1")
    assert tab.get_by_text("Traceback").count() == 0


def test_the_text_for_a_meeting_can_be_copied(open_tab):
    tab = open_tab()
    tab.get_by_text("Teks untuk rapat").click()
    texts = tab.locator("[data-testid=stMain] [data-testid=stCode]")
    expect(texts).to_have_count(2)
    short, long = (texts.nth(index).inner_text() for index in (0, 1))
    assert short.startswith("Belum cukup bukti")
    assert len(short) <= 220
    assert "Disdukcapil" in long
    assert "bila 6 atau lebih" in long
