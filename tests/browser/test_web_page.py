"""The exported page in a real browser: from a file, on a phone, with scripts and without."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from sentra_geo import answer, read_study
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.web_page import page_bytes
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.web_page.test_web_page import HOSTILE

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESK = {"viewport": {"width": 1366, "height": 768}}
MAP = "#map-drawing"


def write_page(folder, study, **choices):
    found = answer(study, replace(study.default_question(), **choices))
    path = folder / "halaman.html"
    path.write_bytes(page_bytes(Request(study, found, Wording("id"))))
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory, study):
    return write_page(tmp_path_factory.mktemp("page"), study)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    villages, sentra = worlds.villages_frame(), worlds.sentra_frame()
    villages["village"] = list(HOSTILE)
    sentra["sentra"] = [*HOSTILE, HOSTILE[1]]
    folder = tmp_path_factory.mktemp("hostile")
    layers = {"villages": villages, "sentra": sentra}
    layers["delineation"] = worlds.delineation_frame(law=[HOSTILE[1]])
    return write_page(folder, read_study(worlds.write_world(folder / "data", **layers)))


@pytest.fixture
def open_page(browser):
    """A function that opens a page; a request, a script error or a complaint fails the test."""
    asked, faults, contexts = [], [], []

    def open_it(url, **window):
        context = browser.new_context(**window)
        contexts.append(context)
        context.on("request", lambda one: asked.append(one.url))
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("console", lambda message: faults.append(message.text))
        tab.on("dialog", lambda dialog: faults.append(dialog.message))
        tab.goto(url)
        return tab

    yield open_it
    for context in contexts:
        context.close()
    outside = [url for url in asked if not url.startswith(("file:///", "data:font/woff"))]
    assert outside == []
    assert faults == []


def fits(tab):
    return tab.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def fill(tab, name):
    village = tab.locator(f"{MAP} path.village[data-village='{name}']")
    return village.evaluate("one => getComputedStyle(one).fill")


def code_of(study, name):
    frame = study.villages.frame
    return str(frame.loc[frame["village"] == name, "village_code"].iloc[0])


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_no_page_scrolls_sideways(open_page, address, width):
    assert fits(open_page(address, viewport={"width": width, "height": 800}))


def test_no_word_of_a_chart_is_cut(open_page, address):
    tab = open_page(address, **PHONE)
    cut = tab.evaluate(
        """() => document.fonts.ready.then(() =>
        [...document.querySelectorAll('.chart svg')].flatMap((svg) =>
        [...svg.querySelectorAll('text')].filter((word) => {
          const [box, room] = [word.getBoundingClientRect(), svg.getBoundingClientRect()];
          return word.textContent && (box.left < room.left - 1 || box.right > room.right + 1);
        }).map((word) => word.textContent)))"""
    )
    assert cut == []


def test_its_own_font_is_shown(open_page, address):
    tab = open_page(address, **PHONE)
    loaded = "document.fonts.ready.then(() => [...document.fonts].map(one => one.status))"
    assert tab.evaluate(loaded) == ["loaded"]
    assert tab.evaluate("document.fonts.check('700 16px Arimo', 'Kesimpulan 0123456789')")


@pytest.mark.parametrize("window", [PHONE, DESK])
def test_no_rule_of_accessibility_is_broken(open_page, address, window):
    tab = open_page(address, **window)
    for fold in tab.locator("details").all():
        fold.evaluate("one => { one.open = true }")
    tab.locator(f"{MAP} path.village").first.dispatch_event("click")
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()


def test_without_scripts_everything_can_be_read(open_page, address, study):
    tab = open_page(address, java_script_enabled=False, **PHONE)
    expect(tab.locator("#table-villages tbody tr")).to_have_count(54)
    expect(tab.locator("#verdict .statement").first).to_contain_text("11 dari 13 lokasi sentra")
    expect(tab.locator(".js-only").first).to_be_hidden()
    # Colours and legend follow the button; a village leads to its row.
    tab.get_by_text("Penduduk per desa (perkiraan)", exact=True).first.click()
    expect(tab.locator(".metric-part.for-people")).to_be_visible()
    expect(tab.locator(".metric-part.for-zone")).to_be_hidden()
    code = code_of(study, "Sotek")
    tab.locator(f"{MAP} a[href='#desa-{code}'] path").click()
    assert tab.url.endswith(f"#desa-{code}")
    expect(tab.locator(f"[id='desa-{code}']")).to_be_in_viewport()
    tab.locator("summary").first.click()
    expect(tab.locator("#verdict details p").first).to_be_visible()


def test_a_tap_shows_a_villages_figures(open_page, address, study):
    tab = open_page(address, **PHONE)
    code = code_of(study, "Sotek")
    tab.locator(f"{MAP} path.village[data-village='{code}']").tap()
    expect(tab.locator("#place h3")).to_have_text("Sotek")
    expect(tab.locator("#place")).to_contain_text("2,5 km ke sentra terdekat")
    expect(tab.locator("#place")).to_contain_text("Usaha (DATA CONTOH): 64")
    expect(tab.locator("#place-choice")).to_have_value(code)
    assert "#desa" not in tab.url
    tab.locator("#place-choice").select_option(label="Sepaku")
    expect(tab.locator("#place h3")).to_have_text("Sepaku")
    expect(tab.locator(f"{MAP} path.chosen")).to_have_count(1)
    tab.locator(f"{MAP} [data-sentra='{code_of(study, 'Nenang')}']").tap()
    expect(tab.locator("#place h3")).to_have_text("Nenang")
    tab.locator("#place a").click()
    expect(tab.locator(f"[id='desa-{code_of(study, 'Nenang')}']")).to_be_in_viewport()


def test_another_metric_colours_the_villages_and_changes_the_legend(open_page, address, study):
    tab = open_page(address, **DESK)
    far, near = code_of(study, "Sesulu"), code_of(study, "Nenang")
    assert fill(tab, far).startswith("rgba(213, 94, 0, 0.34")  # outside
    expect(tab.locator(f"{MAP} .signs.for-zone")).to_be_visible()
    tab.locator("label[for=metric-distance]").click()
    assert fill(tab, far) == "rgb(1, 108, 89)"  # 17,2 km
    assert fill(tab, near) != fill(tab, far)
    expect(tab.locator(f"{MAP} .signs.for-zone")).to_be_hidden()
    expect(tab.locator(".metric-part.for-distance .legend")).to_contain_text("> 15")
    expect(tab.locator(".metric-part.for-zone")).to_be_hidden()
    tab.keyboard.press("ArrowRight")
    expect(tab.locator("#metric-people")).to_be_checked()


def test_the_map_is_zoomed_and_moved(open_page, address):
    tab = open_page(address, **DESK)
    drawing = tab.locator(MAP)
    whole = [float(one) for one in drawing.get_attribute("viewBox").split()]

    def view():
        return [float(one) for one in drawing.get_attribute("viewBox").split()]

    tab.get_by_role("button", name="Perbesar peta").click()
    assert view()[2] == pytest.approx(whole[2] / 1.6)
    drawing.focus()
    before = view()
    tab.keyboard.press("ArrowRight")
    assert view()[0] > before[0]
    drawing.hover()
    tab.mouse.wheel(0, -100)
    tab.wait_for_function(
        "w => document.querySelector('#map-drawing').viewBox.baseVal.width < w - 1", arg=before[2]
    )
    before = view()
    box = drawing.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + 150)
    tab.mouse.move(*middle)
    tab.mouse.down()
    tab.mouse.move(middle[0] + 80, middle[1] + 60, steps=5)
    tab.mouse.up()
    assert view()[0] < before[0]
    assert view()[1] < before[1]
    expect(tab.locator("#place h3")).to_have_count(0)  # moving is no tap
    for _ in range(12):
        tab.get_by_role("button", name="Perbesar peta").click()
    assert view()[2] == pytest.approx(whole[2] / 12)
    tab.get_by_role("button", name="Seluruh peta").click()
    assert view() == pytest.approx(whole)


def test_two_fingers_zoom(open_page, address):
    tab = open_page(address, **PHONE)
    drawing = tab.locator(MAP)
    drawing.scroll_into_view_if_needed()
    width = "document.querySelector('#map-drawing').viewBox.baseVal.width"
    before = tab.evaluate(width)
    box = drawing.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = tab.context.new_cdp_session(tab)

    def fingers(kind, apart):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [] if kind == "touchEnd" else points},
        )

    fingers("touchStart", 30)
    for apart in (40, 50, 60, 80, 90):
        fingers("touchMove", apart)
    fingers("touchEnd", 90)
    assert tab.evaluate(width) < before * 0.7
    assert fits(tab)


def test_tables_are_sorted_by_value_and_searched(open_page, address, study):
    tab = open_page(address, **DESK)
    rows = tab.locator("#table-villages tbody tr")
    head = tab.locator("#table-villages thead th").filter(has_text="Jarak (km)")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(rows.first).to_contain_text("23,2")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("0,0")
    expect(rows.last).to_contain_text("23,2")
    search = tab.locator("#search-villages")
    search.fill("sepaku dekat")
    found = answer(study, study.default_question())
    wanted = [v for v in found.villages if v.district == "Sepaku" and v.zone == "near"]
    expect(tab.locator("#table-villages tbody tr:visible")).to_have_count(len(wanted))
    expect(tab.locator("#villages [role=status]")).to_have_text(f"{len(wanted)} dari 54 baris")
    search.fill("")
    expect(tab.locator("#table-villages tbody tr:visible")).to_have_count(54)


@pytest.mark.parametrize("scripts", [True, False])
def test_hostile_names_do_not_run(open_page, hostile, scripts):
    tab = open_page(hostile, java_script_enabled=scripts, **PHONE)
    expect(tab.locator("#table-villages tbody th").first).to_have_text(HOSTILE[0])
    assert tab.locator("img").count() == 0
    assert tab.locator("script").count() == 2
    if scripts:
        assert fits(tab)
        for village in tab.locator("#place-choice option").all()[1:]:
            tab.locator("#place-choice").select_option(value=village.get_attribute("value"))
            assert tab.locator("#place h3").inner_text() in [" ".join(n.split()) for n in HOSTILE]
        assert tab.locator("img").count() == 0


def test_even_markup_that_slipped_through_fetches_and_runs_nothing(browser, address, tmp_path):
    """The policy of the page holds on its own: here the escaping is undone by hand."""
    page = tmp_path / "hostile.html"
    evil = (
        "<main id='content'><img src='https://example.org/a.png' onerror='window.ran=1'>"
        "<script>window.ran=1</script><link rel=stylesheet href='https://example.org/a.css'>"
    )
    whole = Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")
    page.write_text(whole.replace("<main ", evil + "<main ", 1), encoding="utf-8")
    context = browser.new_context()
    sent = []
    context.on("response", lambda one: sent.append(one.url))
    tab = context.new_page()
    tab.goto(page.as_uri())
    assert tab.evaluate("window.ran") is None
    assert [url for url in sent if "example.org" in url] == []
    context.close()


def test_a_dark_screen_does_not_darken_the_page(open_page, address):
    tab = open_page(address, color_scheme="dark", **PHONE)
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light only"
