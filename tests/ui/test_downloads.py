"""A menu beside every chart, map and table; a file is made on its click only."""

import re
from pathlib import PurePath

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from sentra_geo import answer
from sentra_geo.present.catalogue import catalogue
from sentra_geo.ui import downloads
from sentra_geo.wording import Wording
from tests.ui.conftest import ROOT, texts

MAGIC = {
    ".png": b"\x89PNG",
    ".svg": b"<svg",
    ".pdf": b"%PDF-",
    ".csv": b"\xef\xbb\xbf",
    ".xlsx": b"PK\x03\x04",
    ".zip": b"PK\x03\x04",
}
CHART = [".png", ".png", ".svg", ".pdf", ".csv", ".xlsx"]
MAP = [".png", ".png", ".svg", ".pdf"]
# Every part of every page, and the keys of the menus on it.
PARTS = [
    ("dashboard.py", {}, {"overview-map", "gap"}),
    ("pages/map.py", {}, {"map-map"}),
    ("pages/coverage.py", {}, {"curve", "distance", "zones"}),
    ("pages/coverage.py", {"part": "villages"}, {"choropleth-map", "villages"}),
    ("pages/coverage.py", {"part": "sentra"}, {"commodity", "sentra"}),
    (
        "pages/coverage.py",
        {"part": "access"},
        {"access", "access-map-map", "access-zones", "access-sentra"},
    ),
    ("pages/equity.py", {}, {"representation-map", "representation"}),
    ("pages/equity.py", {"part": "inequality"}, {"lorenz", "theil", "concentration"}),
    ("pages/equity.py", {"part": "rates"}, {"rates"}),
    ("pages/equity.py", {"part": "commodities"}, {"sentra-quotients", "business-quotients"}),
    ("pages/equity.py", {"part": "ranking"}, {"ranking"}),
    ("pages/sensitivity.py", {}, {"verdict-combinations", "coverage-combinations"}),
    ("pages/sensitivity.py", {"part": "positions"}, {"rule-band", "draws", "drawn"}),
    (
        "pages/sentra.py",
        {},
        {"sentra", "sentra-ladder"} | {f"sentra-s{n}" for n in range(1, 10)},
    ),
    (
        "pages/programmes.py",
        {"part": "partners"},
        {"programme-list", "programme-partners"},
    ),
    (
        "pages/programmes.py",
        {"part": "places"},
        {"programme-districts", "programme-villages"},
    ),
    (
        "pages/markets.py",
        {},
        {"outlets-map", "outlet-kinds", "outlet-shares", "outlets"},
    ),
    ("pages/markets.py", {"part": "placements"}, {"placements", "sold-in", "placed-products"}),
    (
        "pages/events.py",
        {},
        {"event-venues", "stall-split", "stall-districts", "stall-villages"},
    ),
    ("pages/forum.py", {"part": "places"}, {"forum-districts", "forum-villages"}),
    ("pages/method.py", {}, {"rules"}),
]
# Parts drawn by the same code as those above: each more run of a page costs a second.
NOT_RUN = {
    *("programme-matrix", "programme-so-far", "programme-months", "programme-plans"),
    *("programme-to-reach", "market-access", "outlet-distances", "village-outlets"),
    *("receipt-products", "receipt-commodities", "receipt-outlets", "receipt-origins"),
    *("receipt-months", "receipt-compared", "hotel-deals", "hotels", "tourist-sites"),
    *("downstream", "forum-members", "forum-selling", "forum-candidates"),
    "forum-candidate-villages",
}
# On the screen each sentra's card says these.
ON_CARDS = {"sentra-stages", "sentra-evidence", "sentra-support"}


@pytest.fixture
def offered(monkeypatch):
    """Every download button that a page draws: its label, its file's name and what makes it."""
    buttons = []
    draw = streamlit.download_button

    def note(label, data, file_name, **rest):
        buttons.append((label, file_name, data))
        return draw(label, data, file_name, **rest)

    monkeypatch.setattr(downloads.st, "download_button", note)
    return buttons


@pytest.fixture
def open_menus():
    """A function that runs a page with some of its menus open."""

    def run(page, *keys, **query):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        for key in keys:
            app.session_state[f"{key}-get"] = True
        if page != "dashboard.py":
            app.switch_page(page)
        return app.run()

    return run


def menus(app):
    """Keys of the menus on a page."""
    found = [block.proto.popover.id for block in app.get("popover")]
    return [re.sub(r"^\$\$ID-[0-9a-f]+-", "", name).removesuffix("-get") for name in found]


def endings(buttons):
    return [PurePath(name).suffix for _, name, _ in buttons]


@pytest.mark.parametrize(("page", "query", "keys"), PARTS)
def test_every_chart_map_and_table_has_its_menu(open_menus, offered, page, query, keys):
    app = open_menus(page, **query)
    assert not app.exception
    assert sorted(menus(app)) == sorted(keys)
    assert not offered  # a closed menu draws nothing


def test_everything_of_the_catalogue_is_offered_on_some_page(study):
    pieces = catalogue(study, answer(study, study.default_question()), Wording("id"))
    codes = {piece.code for piece in pieces if not piece.metric}
    keys = set().union(*(keys for _, _, keys in PARTS))
    elsewhere = {"combinations": "verdict-combinations", "verify": "verify"}
    assert {elsewhere.get(code, code) for code in codes} <= {*keys, *NOT_RUN, *ON_CARDS, "verify"}


def test_villages_to_verify_have_a_menu_in_their_fold():
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["part"] = "verify"
    app.session_state["verify-fold"] = True
    app.switch_page("pages/sensitivity.py")
    assert menus(app.run()) == ["verify"]


@pytest.mark.parametrize(
    ("page", "key", "kinds"),
    [
        ("pages/coverage.py", "curve", CHART),
        ("pages/coverage.py", "zones", CHART),
        ("dashboard.py", "overview-map", MAP),
        ("pages/map.py", "map-map", MAP * 2),  # with and without the businesses
        ("pages/method.py", "rules", CHART),
    ],
)
def test_each_file_is_what_its_name_says(open_menus, offered, page, key, kinds):
    app = open_menus(page, key)
    assert not app.exception
    assert endings(offered) == kinds
    assert len({name for _, name, _ in offered}) == len(kinds)
    for _, name, make in offered:
        assert make().startswith(MAGIC[PurePath(name).suffix])


def test_the_names_of_files_tell_sample_and_question(open_menus, offered):
    open_menus("pages/coverage.py", "curve", "zones")
    first = [name for _, name, _ in offered]
    assert all(re.fullmatch(r"sentra-geo_curve(-a4)?_[0-9a-f]{8}\.\w+", n) for n in first[:6])
    assert all("_data-contoh." in name for name in first[6:])
    offered.clear()
    open_menus("pages/coverage.py", "curve", covered="people")
    assert not {name for _, name, _ in offered} & set(first)


def test_a_map_without_the_layer_of_businesses_is_offered_without_them(open_menus, offered):
    open_menus("pages/map.py", "map-map", layers="villages,sentra")
    assert endings(offered) == MAP
    assert not any("data-contoh" in name for _, name, _ in offered)


def test_what_the_screen_shows_of_a_real_register_is_internal(study, grid):
    sample, real = (answer(one, one.default_question()) for one in (study, grid))
    assert downloads.tells_real_businesses(real, ("villages", "businesses"))
    assert downloads.tells_real_businesses(real, ("participation",))
    assert not downloads.tells_real_businesses(real, ("villages", "sentra"))
    assert not downloads.tells_real_businesses(sample, ("businesses",))


def test_menus_speak_english(open_menus, offered):
    app = open_menus("pages/coverage.py", "curve", lang="en")
    (menu, *_) = [block.proto.popover for block in app.get("popover")]
    assert menu.label == "Download"
    assert "Villages" in menu.help
    assert offered[0][0] == "PNG for slides"


def test_the_menu_names_its_figure(open_menus):
    app = open_menus("pages/coverage.py", "curve")
    (menu, *_) = [block.proto.popover for block in app.get("popover")]
    assert "pada 5,0 km cakupan di luar" in menu.help
    assert texts(app).count("pada 5,0 km cakupan di luar") == 2


def failing_page():
    from sentra_geo.ui.downloads import made_on_click  # noqa: PLC0415 - the script of a page
    from sentra_geo.wording import Wording  # noqa: PLC0415

    made_on_click("Unduh", lambda: b"", "x.pdf", Wording("id"), key="x")


def test_a_file_that_cannot_be_made_is_said_in_the_readers_language():
    app = AppTest.from_function(failing_page).run()
    assert not app.exception
    said = "".join(element.proto.body for element in app.get("html"))
    assert '--sg-failed: "Berkas tidak dapat dibuat.' in said
