"""What a person does, from the first look to a copied link, with the network cut."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FRAME = "iframe[title='streamlit_folium.st_folium']"
VILLAGES_DRAWN = "() => window.map && window.map.sg.villages && window.map.sg.layers ? true : false"


def map_frame(tab):
    """The map's frame, once villages and colours are drawn."""
    tab.locator(FRAME).wait_for()
    frame = tab.locator(FRAME).element_handle().content_frame()
    frame.wait_for_function(VILLAGES_DRAWN)
    return frame


def village_colours(frame):
    return frame.evaluate(
        "() => Object.fromEntries(window.map.sg.villages.getLayers().map("
        "l => [l.feature.properties.village_code, l.options.fillColor]))"
    )


def painted(frame):
    """Whether the canvas holds more than one colour."""
    return frame.evaluate(
        """() => {
          const canvas = document.querySelector('canvas');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let i = 0; i < data.length; i += 404) seen.add(data.slice(i, i + 3).join());
          return seen.size;
        }"""
    )


def move_radius(tab, steps):
    # A title stands before its run has ended, and the sidebar may be drawn anew until then.
    expect(tab.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=20_000)
    tab.get_by_role("slider").first.focus()
    for _ in range(steps):
        tab.keyboard.press("ArrowRight")


def choose(tab, label, option):
    """Pick an option of a list; a list closes when its surroundings still scroll, so try again."""
    control, wanted = tab.get_by_label(label), tab.get_by_role("option", name=option)
    for _ in range(10):
        control.scroll_into_view_if_needed()
        control.click()
        tab.wait_for_timeout(500)
        if wanted.is_visible():
            break
        tab.keyboard.press("Escape")
    wanted.click()
    tab.keyboard.press("Escape")


def test_overview_shows_verdict_zones_and_a_drawn_map(open_tab):
    tab = open_tab()
    expect(tab.locator(".sg-verdict")).to_contain_text("11 dari 13 lokasi sentra (84,6 %)")
    expect(tab.locator(".sg-card")).to_have_count(3)
    frame = map_frame(tab)
    assert len(village_colours(frame)) == 54
    assert frame.evaluate("() => !!window.map.sg.line")
    assert painted(frame) > 5
    assert frame.locator(".leaflet-control-scale-line").is_visible()
    assert frame.locator(".sg-grid").count() > 3


def test_click_filter_and_removal_keep_the_map_alive(open_tab):
    tab = open_tab("/map")
    frame = map_frame(tab)
    frame.evaluate("() => { window.stillTheSame = true; }")
    assert frame.locator(".sg-points").get_attribute("data-drawn") == "3044"

    frame.locator(".sg-sentra", has_text="6").first.click()
    expect(tab.get_by_role("heading", name="6. Tenun")).to_be_visible()
    expect(tab).to_have_url(re.compile("pick=sentra"))

    before = village_colours(frame)
    tab.get_by_text("Saringan", exact=True).click()
    choose(tab, "Kecamatan", "Waru")
    expect(tab).to_have_url(re.compile("district=Waru"))
    frame.wait_for_function("() => document.querySelector('.sg-points').dataset.drawn < 1000")
    after = village_colours(frame)
    assert sum(before[code] != after[code] for code in before) == 50  # all but Waru's four

    tab.get_by_role("button", name="Hapus data contoh").click()
    frame.wait_for_function("() => document.querySelectorAll('.sg-points').length === 0")
    assert frame.evaluate("() => window.stillTheSame === true")


def test_a_copied_link_restores_the_view_in_a_new_window(open_tab):
    tab = open_tab("/coverage")
    move_radius(tab, 3)
    expect(tab).to_have_url(re.compile(r"radius_km=5\.3"))
    tab.get_by_role("link", name="Sentra", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Sentra")
    tab.get_by_text("English").click()
    expect(tab).to_have_url(re.compile("lang=en"))
    again = open_tab("/" + tab.url.split("/", 3)[-1])
    expect(again.get_by_text("5.3 km").first).to_be_visible()
    expect(again.get_by_text("Of 9 sentra: 1 inside")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/", "/map", "/coverage", "/equity", "/sensitivity", "/sentra", "/method"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_phone(open_tab, path, scheme):
    tab = open_tab(path, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    tab.wait_for_timeout(500)
    main = "document.querySelector('[data-testid=stMain]')"
    assert tab.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1")
    title = tab.locator("[data-testid=stMain] h1").bounding_box()
    assert title["y"] >= 50  # below the bar that opens the menu
    assert tab.get_by_text("Traceback").count() == 0


def test_text_in_the_data_is_never_markup(open_tab):
    """Village names of a hostile file reach the map as text only."""
    tab = open_tab("/map")
    frame = map_frame(tab)
    frame.evaluate(
        """() => {
          const nasty = '<img src=x onerror="window.hacked = 1">${alert(1)}`';
          const layers = window.map.sg.layers;
          for (const code in layers.tips) layers.tips[code] = [nasty, nasty];
        }"""
    )
    box = tab.locator(FRAME).bounding_box()
    tab.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.6)
    frame.locator(".sg-tip").wait_for()
    assert "<img" in frame.locator(".sg-tip").inner_text()
    assert frame.evaluate("() => window.hacked") is None


def test_choices_survive_the_menu_and_the_language_switch(open_tab):
    tab = open_tab("/?radius_km=8&commodity=batik&rule=area&near_km=2&lang=en")
    main = tab.locator("[data-testid=stMain] h1")
    wanted = re.compile(r"rule=area.*radius_km=8.*near_km=2.*commodity=batik")
    for name in ("Map", "Coverage", "Sentra", "Overview", "Coverage"):
        tab.get_by_role("link", name=name, exact=True).click()
        expect(main).to_have_text(name)
        expect(tab.get_by_text("8.0 km").first).to_be_visible()
        expect(tab).to_have_url(wanted)
        expect(tab).not_to_have_url(re.compile("sample=0"))
    for language, title in (("Bahasa Indonesia", "Cakupan"), ("English", "Coverage")):
        tab.get_by_role("radio", name=language).click()
        expect(main).to_have_text(title)
        expect(tab).to_have_url(wanted)
    move_radius(tab, 1)
    expect(tab).to_have_url(re.compile(r"radius_km=8\.1"))


def test_every_choice_of_a_list_takes_effect_at_the_first_click(open_tab):
    tab = open_tab("/map")
    frame = map_frame(tab)
    seen = []
    for metric in ("Jarak permukiman", "Penduduk per desa", "Usaha per desa", "Zona"):
        tab.get_by_label("Warna desa menurut").click()
        tab.get_by_role("option", name=re.compile(metric)).first.click()
        expect(tab.locator(".sg-legend b")).to_contain_text(metric)
        frame.wait_for_function(
            "before => JSON.stringify(window.map.sg.layers.fills) !== before",
            arg=seen[-1] if seen else "",
        )
        seen.append(frame.evaluate("() => JSON.stringify(window.map.sg.layers.fills)"))
    pressed = tab.locator("button[data-variant=pills][aria-pressed=true]")
    expect(pressed).to_have_count(4)
    for left, layer in ((3, "Warna desa"), (2, "Garis IKN"), (1, "Sentra"), (0, "Usaha")):
        tab.get_by_role("button", name=layer, exact=True).click()
        expect(pressed).to_have_count(left)
        frame.wait_for_function("() => window.map.sg.layers")
    expect(tab).to_have_url(re.compile(r"layers=(&|$)"))


def test_a_law_with_markup_stays_text(open_tab):
    tab = open_tab("/map")
    frame = map_frame(tab)
    credit = frame.evaluate(
        """() => {
          const box = document.createElement('div');
          box.style.height = '50px';
          document.body.appendChild(box);
          const other = L.map(box, { center: [0, 0], zoom: 8, minZoom: 7 });
          const config = Object.assign({}, window.map.sg.config);
          sentraMap.start(other, Object.assign(config, { credit: '<img src=x onerror=alert(1)>' }));
          const text = other.attributionControl.getContainer();
          return [text.querySelectorAll('img').length, text.innerText];
        }"""
    )
    assert credit[0] == 0
    assert "<img" in credit[1]
