"""Outlets on the map, the calculator in the address, and the page on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_main_path import map_frame

pytestmark = pytest.mark.browser


def test_outlets_are_drawn_each_in_the_shape_of_its_kind(open_tab):
    tab = open_tab("/markets")
    frame = map_frame(tab)
    frame.wait_for_selector(".sg-outlet")
    kinds = frame.eval_on_selector_all(".sg-outlet", "marks => marks.map(m => m.dataset.kind)")
    assert len(kinds) == 29
    assert len(set(kinds)) == 8
    frame.locator(".sg-outlet[data-kind=rest_area]").first.hover(force=True)
    expect(frame.locator(".sg-tip")).to_contain_text("DATA CONTOH tempat istirahat")
    expect(frame.locator(".sg-tip")).to_contain_text("Menjual produk lokal")


def test_the_calculator_stands_in_the_address(open_tab):
    tab = open_tab("/markets?part=hotel")
    expect(tab.get_by_text("= 10.000 kemasan")).to_be_visible()
    rooms = tab.get_by_label("Kamar hotel").locator("visible=true").last
    rooms.fill("1500")
    rooms.press("Enter")
    expect(tab.get_by_text("1.500 kamar × 5 jenis produk = 7.500 kemasan")).to_be_visible()
    assert "hotel_rooms=1500" in tab.url


@pytest.mark.parametrize("part", ["outlets", "placements", "downstream"])
def test_a_phone_shows_the_page_without_scrolling_sideways(open_tab, part):
    tab = open_tab(f"/markets?part={part}", viewport={"width": 390, "height": 844})
    tab.get_by_text("Pilihan: ").wait_for()
    wide = tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
