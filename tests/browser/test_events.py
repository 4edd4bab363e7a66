"""The planner of events in a browser: the rule changes the split, and the address carries it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

_PHONE = {"width": 390, "height": 844}


def title(tab):
    return tab.get_by_text(re.compile(r"^DATA CONTOH – Dibagi"))


def test_another_rule_is_another_split_and_the_address_carries_it(open_tab):
    tab = open_tab("/events")
    expect(title(tab)).to_contain_text("Dibagi sama rata, 45 dari 60 lapak")
    tab.get_by_role("radio", name="Penduduk", exact=True).click()
    expect(title(tab)).to_contain_text("Dibagi menurut penduduk, 47 dari 60 lapak")
    expect(tab).to_have_url(re.compile(r"stall_rule=population"))
    field = tab.get_by_role("spinbutton", name="Jumlah lapak")
    field.fill("100")
    field.press("Enter")
    expect(title(tab)).to_contain_text("dari 100 lapak")
    expect(tab).to_have_url(re.compile(r"stalls=100"))
    again = open_tab(tab.url.partition(tab.url.split("/events")[0])[2])
    expect(title(again)).to_have_text(title(tab).inner_text())


def test_a_phone_shows_it_without_sideways_scrolling(open_tab):
    tab = open_tab("/events?stall_rule=need&event=CONTOH-A2", viewport=_PHONE)
    expect(title(tab)).to_contain_text("dari 30 lapak")
    tab.locator("[data-testid=stVegaLiteChart]").first.scroll_into_view_if_needed()
    width = tab.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= _PHONE["width"]
