"""The page: its figures are the Answer's, nothing on it is fetched, and no text of it can run."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from sentra_geo import answer, read_study
from sentra_geo.export.audience import INTERNAL, PUBLIC, answer_for, pieces_for
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import cell_text
from sentra_geo.export.web_page.web_page import SECTIONS, page_bytes
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.colophon import colophon
from sentra_geo.present.maps import drawn_layers
from sentra_geo.present.sensitivity import stability
from sentra_geo.present.state_grid import comparison_grid, coverage_grid
from sentra_geo.present.states import state_text
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.present.verification import village_cases
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.web_page.reading import Node, read_page, table_rows

WORDS = Wording("id")
ROOT = Path(__file__).resolve().parents[3]
HOSTILE = (
    "=cmd()</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)> onclick="',
    "{{ 7 * 7 }}{% raw %} #typst \\u003c ${x} `y`",
    "ꦗꦮ قرية " + "Panjang" * 30,
)


def ordered(study, words=WORDS, audience=INTERNAL, sections=(), **choices):
    """A request for the study's default question with other choices."""
    found = answer(study, replace(study.default_question(), **choices))
    return Request(study, answer_for(found, audience), words, audience, sections)


@pytest.fixture(scope="module")
def request_(study):
    return ordered(study)


@pytest.fixture(scope="module")
def body(request_):
    return page_bytes(request_)


@pytest.fixture(scope="module")
def page(body):
    return read_page(body)


def fetched(page):
    """Everything that a browser would ask for, or go to by itself."""
    told = []
    for one in page.walk():
        for name, value in one.attributes.items():
            if name in {"src", "srcset", "action", "formaction", "poster", "data", "ping"}:
                told.append(value)
            if name == "href" and not value.startswith("#"):
                told.append(value)
            told += re.findall(r"url\(\s*['\"]?(?!#|data:)", value or "")
        if one.tag in {
            "link",
            "iframe",
            "object",
            "embed",
            "base",
            "img",
            "image",
            "foreignobject",
        }:
            told.append(one.tag)
        if one.tag == "style":
            told += re.findall(r"@import|url\((?!data:)", one.text)
        if one.attributes.get("http-equiv") == "refresh":
            told.append("refresh")
    return told


def handlers(page):
    """Attributes that a browser would run, and scripts that are not the page's own."""
    running = [n for one in page.walk() for n in one.attributes if n.startswith("on")]
    own = [one for one in page.all("script") if one.attributes.get("type") != "application/json"]
    return running, own


def test_nothing_is_fetched(page, body):
    assert fetched(page) == []
    assert b"<link" not in body
    assert b"@import" not in body


def test_the_policy_lets_only_the_pages_own_script_run(page):
    policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    assert policy.startswith("default-src 'none'")
    running, (script,) = handlers(page)
    assert running == []
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_it_is_small_enough_to_send(body):
    assert len(body) < 1_200_000  # the issue allows 2 MB


def test_every_section_is_there_in_order_and_named(page):
    assert [one.attributes["id"] for one in page.all("section")] == list(SECTIONS)
    titles = [one.plain.removesuffix("DATA CONTOH").strip() for one in page.all("h2")]
    assert titles == list(SECTIONS.values())
    links = [one.attributes["href"] for one in page.one("nav").all("a")]
    assert links == [f"#{code}" for code in SECTIONS]


def test_only_the_sections_that_were_asked_for(study):
    page = read_page(page_bytes(ordered(study, sections=("verdict", "map"))))
    assert [one.attributes["id"] for one in page.all("section")] == ["verdict", "map"]
    assert fetched(page) == []
    # The table of villages is not there to be linked to.
    assert not [a for a in page.all("a") if a.attributes["href"].startswith("#desa-")]
    without = read_page(page_bytes(ordered(study, sections=("verdict",))))
    assert not without.all("script", type="application/json")


def test_headings_go_down_step_by_step(page):
    levels = [int(one.tag[1]) for one in page.walk() if re.fullmatch(r"h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_everything_pointed_at_exists(page):
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for one in page.walk():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert one.attributes.get(name, ids[0]) in ids
        target = one.attributes.get("href", "#" + ids[0])
        assert target.removeprefix("#") in ids
        for value in one.attributes.values():
            for name in re.findall(r"url\(#([^)]+)\)", value or ""):
                assert name in ids


def test_every_picture_says_what_it_shows(page):
    drawings = page.all("svg")
    assert len(drawings) > 10
    for one in drawings:
        assert one.attributes["role"] in {"img", "group"}
        assert one.attributes["aria-label"].strip()
        assert "width" not in one.attributes
    assert page.one("svg", role="group").attributes["id"] == "map-drawing"


def test_the_verdict_is_the_answers(page, request_):
    found = request_.found
    told = page.one("section", id="verdict").plain
    for text in (
        state_text(found.verdict.state, WORDS),
        state_text(found.coverage_judgement.verdict.state, WORDS),
        statement(found, WORDS)[1:],
        evidence(found, WORDS),
        stability(found.sensitivity.comparison, request_.study, WORDS, most=3),
    ):
        assert text in told


def test_each_zone_has_a_card_with_its_figures(page, request_):
    cards = page.one("section", id="zones").one("div", class_="cards")
    texts = [one.plain for one in cards.children if isinstance(one, Node)]
    assert len(texts) == 3
    for text, zone, units in zip(texts, request_.found.zones, request_.found.units, strict=True):
        assert f"{WORDS.count(units)} lokasi sentra" in text
        assert f"{WORDS.count(zone.villages)} desa" in text
        assert f"{WORDS.number(zone.people)} penduduk" in text
        reach = zone.reach["villages"]
        assert WORDS.percent(reach.share) in text
        assert f"{WORDS.number(reach.interval[0] * 100, 1)}–" in text
        assert f"Usaha (DATA CONTOH): {WORDS.number(zone.businesses)}" in text


def test_every_table_holds_the_numbers_of_the_catalogue(page, request_):
    pieces = pieces_for(
        catalogue(request_.study, request_.found, WORDS), request_.found, request_.audience
    )
    elsewhere = {"verify", "combinations", "coverage-combinations"}  # cards and state tables
    seen = 0
    for piece in pieces:
        if piece.table is None or piece.code in elsewhere:
            continue
        frame, kinds = piece.table.frame, piece.table.kinds
        wanted = [
            [
                " ".join(cell_text(value, kinds.get(name), WORDS).split())
                for name, value in zip(frame.columns, row, strict=True)
            ]
            for row in frame.itertuples(index=False, name=None)
        ]
        assert table_rows(page, piece.code) == wanted, piece.code
        seen += 1
    assert seen > 15


def test_every_chart_stands_under_its_conclusion_with_note_and_source(page, request_):
    pieces = catalogue(request_.study, request_.found, WORDS)
    charts = [piece for piece in pieces if piece.figure is not None]
    for piece in charts:
        block = next(
            one
            for one in page.all("article")
            if one.all("h3") and one.all("h3")[0].plain.endswith(piece.title)
        )
        assert block.one("svg").attributes["aria-label"] == piece.title
        assert " ".join(piece.note.split()) in block.plain
        assert colophon(request_.study, request_.found, WORDS, *piece.layers).sources in block.plain


def test_all_villages_are_in_the_table_and_on_the_map(page, request_):
    names = [row[0] for row in table_rows(page, "villages")]
    assert names == [village.village for village in request_.found.villages]
    codes = [village.village_code for village in request_.found.villages]
    drawn = [one.attributes["data-village"] for one in page.all("path", class_="village")]
    assert sorted(drawn) == sorted(codes)
    rows = page.one("table", id="table-villages").all("tbody")[0].all("tr")
    assert [row.attributes["id"] for row in rows] == [f"desa-{code}" for code in codes]
    links = page.one("svg", role="group").all("a")
    assert {a.attributes["href"] for a in links} == {f"#desa-{code}" for code in codes}


@pytest.mark.parametrize("metric", ["zone", "distance", "people", "businesses", "access"])
def test_villages_carry_the_colours_of_each_metric(page, request_, metric):
    values = drawn_layers(request_.study, request_.found, WORDS, metric, "", ("villages",))
    for one in page.all("path", class_="village"):
        colour, opacity = values["fills"][one.attributes["data-village"]]
        shown = dict(part.split(":") for part in one.attributes["style"].split(";"))[f"--{metric}"]
        assert shown[:7] == colour
        alpha = int(shown[7:] or "FF", 16) / 255
        assert alpha == pytest.approx(opacity, abs=0.005)
        assert "fill" not in one.attributes


def test_a_taps_lines_are_those_of_the_maps(page, request_):
    data = json.loads(page.one("script", type="application/json").text)
    values = drawn_layers(request_.study, request_.found, WORDS, "zone", "", ("villages",))
    assert set(data["tips"]) == {village.village_code for village in request_.found.villages}
    for code, lines in values["tips"].items():
        assert data["tips"][code][: len(lines)] == lines
        assert any(line.startswith("Akses ") for line in data["tips"][code][len(lines) :])


def test_each_metric_has_a_button_and_a_legend(page):
    codes = [one.attributes["id"] for one in page.all("input", type="radio")]
    assert codes[0] == "metric-zone"
    assert len(codes) >= 6
    assert [one.attributes["id"] for one in page.walk() if "checked" in one.attributes] == codes[:1]
    style = page.one("style").text
    for code in codes:
        name = code.removeprefix("metric-")
        part = page.one("div", class_=f"metric-part for-{name}")
        assert part.one("ul", class_="legend").all("li")
        assert "Desa di luar pilihan" not in part.plain
        assert f"#{code}:checked~.stage div.for-{name}{{display:block}}" in style
        assert f"#{code}:checked~.stage .village{{fill:var(--{name},#" in style


def test_other_choices_are_a_table_of_states(page, request_):
    grids = (
        comparison_grid(request_.study, request_.found, WORDS),
        coverage_grid(request_.study, request_.found, WORDS),
    )
    tables = page.all("table", class_="states")
    for grid, table in zip(grids, tables, strict=True):
        cells = [cell for _, rows in grid.groups for row in rows for cell in row.cells]
        shown = [one.plain for one in table.all("td")]
        for cell, text in zip(cells, shown, strict=True):
            assert text.startswith(state_text(cell.state, WORDS) if cell.state else cell.why)
        assert len(table.all("td", class_="asked")) == 1


def test_villages_to_verify_say_why_and_what_to_do(page, request_):
    told = page.one("section", id="verify").plain
    cases = village_cases(request_.found, WORDS)
    assert len(cases) == 5
    for case in cases:
        for line in (case.title, *case.reasons, *case.actions, *case.stakes):
            assert " ".join(line.split()) in told


def test_the_file_says_what_it_is_of(page, request_):
    facts = colophon(request_.study, request_.found, WORDS)
    foot = page.one("footer").plain
    for line in facts.lines:
        assert line in foot
    assert request_.found.digest in foot
    assert page.one("meta", name="generator").attributes["content"] == facts.software
    assert page.one("html").attributes["lang"] == "id"
    assert page.one("head").one("title").text == page.one("h1").plain


def test_sample_data_are_marked_at_the_top_and_where_they_are(page, study):
    assert "DATA CONTOH" in page.one("header").one("p", class_="notice").plain
    for code in ("zones", "map", "equity", "sentra", "villages"):
        assert "DATA CONTOH" in page.one("section", id=code).one("h2").plain
    for code in ("comparison", "coverage", "access"):
        assert "DATA CONTOH" not in page.one("section", id=code).one("h2").plain
    marked = {one.attributes["for"] for one in page.all("label") if "DATA CONTOH" in one.plain}
    assert marked == {"metric-businesses", "metric-coverage"}
    clean = read_page(page_bytes(ordered(study, sections=("zones", "map"), sample=False)))
    assert "DATA CONTOH" not in clean.one("header").plain
    assert not clean.all("span", class_="sample")
    # Not known is said, never nought.
    assert "Usaha: belum ada data" in clean.one("section", id="zones").plain


def test_in_english(study):
    page = read_page(page_bytes(ordered(study, Wording("en"), sections=("verdict", "zones"))))
    assert page.one("html").attributes["lang"] == "en"
    assert (
        state_text("not_enough_evidence", Wording("en")) in page.one("section", id="verdict").plain
    )
    found = answer(study, study.default_question())
    assert WORDS.number(found.people_total) not in page.text
    assert Wording("en").number(found.zones[2].people) in page.one("section", id="zones").plain


def test_one_district(study):
    page = read_page(page_bytes(ordered(study, sections=("map", "villages"), district=("Sepaku",))))
    rows = table_rows(page, "villages")
    assert {row[1] for row in rows} == {"Sepaku"}
    assert "Sepaku" in page.one("header").plain
    assert all("Desa di luar pilihan" in one.plain for one in page.all("ul", class_="legend"))
    links = page.one("svg", role="group").all("a")
    assert len(links) == len(rows)  # the villages around are drawn, but nothing is said of them


def test_filters_that_leave_nothing(study):
    page = read_page(page_bytes(ordered(study, commodity=("folk_boat",), district=("Waru",))))
    codes = [one.attributes["id"] for one in page.all("section")]
    assert {"verdict", "zones", "map", "method"} <= set(codes)
    assert not page.one("section", id="sentra").all("table")
    assert (
        "Tidak ada yang dibandingkan untuk saringan ini." in page.one("section", id="verdict").plain
    )
    assert "NaN" not in page.text
    assert "nan" not in re.findall(r"[a-z]+", page.one("section", id="zones").plain)


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """The wide world, its 420 businesses real."""
    folder = tmp_path_factory.mktemp("wide")
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


def test_the_public_sees_no_businesses_of_a_village(wide):
    choices = {"radius_km": 10.0, "sections": ("map", "villages")}
    inside = read_page(page_bytes(ordered(wide, **choices)))
    public = read_page(page_bytes(ordered(wide, audience=PUBLIC, **choices)))
    assert any(one.plain == "Usaha" for one in inside.one("table", id="table-villages").all("th"))
    assert not [
        one for one in public.one("table", id="table-villages").all("th") if "Usaha" in one.plain
    ]
    assert "metric-businesses" in {one.attributes.get("id") for one in inside.walk()}
    assert not {"metric-businesses", "metric-coverage", "metric-representation"} & {
        one.attributes.get("id") for one in public.walk()
    }
    tips = json.loads(public.one("script", type="application/json").text)["tips"]
    assert not [line for lines in tips.values() for line in lines if "saha" in line]
    titles = " ".join(one.text for one in public.one("svg", role="group").all("title"))
    assert "saha" not in titles
    assert public.one("p", class_="brand").plain == "Sentra Geo · Untuk umum"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The grid world with names that try to run."""
    villages, sentra = worlds.villages_frame(), worlds.sentra_frame()
    villages["village"] = list(HOSTILE)
    sentra["sentra"] = [HOSTILE[0], HOSTILE[1], HOSTILE[1], HOSTILE[2], HOSTILE[3]]
    line = worlds.delineation_frame(law=[HOSTILE[1]])
    folder = tmp_path_factory.mktemp("hostile")
    return read_study(
        worlds.write_world(folder, villages=villages, sentra=sentra, delineation=line)
    )


def test_hostile_names_stay_names(hostile):
    page = read_page(page_bytes(ordered(hostile)))
    assert fetched(page) == []
    running, scripts = handlers(page)
    assert running == []
    assert len(scripts) == 1
    assert {row[0] for row in table_rows(page, "villages")} == {
        " ".join(n.split()) for n in HOSTILE
    }
    assert HOSTILE[1] in page.one("h1").text
    tips = json.loads(page.one("script", type="application/json").text)["tips"]
    assert {lines[0] for lines in tips.values()} == set(HOSTILE)


def test_what_the_office_asks_for_is_its_own_words(study):
    asked = "<b>Jalan</b> ke Sesulu & Waru"
    request = replace(ordered(study, sections=("asks",)), asks=(asked, "Kedua"))
    items = read_page(page_bytes(request)).one("section", id="asks").all("li")
    assert [one.text for one in items] == [asked, "Kedua"]
