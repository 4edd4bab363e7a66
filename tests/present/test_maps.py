"""Maps need nothing from the internet and draw the Answer."""

import json

import branca.colormap
import pytest

from sentra_geo import answer
from sentra_geo.present import maps
from sentra_geo.present.leaflet import MapFiles
from sentra_geo.present.outlines import outline_geojson
from sentra_geo.present.palette import UNKNOWN_COLOUR, ZONE_COLOUR
from sentra_geo.question import Question
from sentra_geo.wording import Wording

ID = Wording("id")
FILES = MapFiles("l.js", "l.css", "map.js", "v.geojson", "d.geojson", "n.geojson")


def drawn(study, question, metric="zone", shown=maps.MAP_LAYERS):
    return maps.drawn_layers(study, answer(study, question), ID, metric, "", shown)


def elements(root):
    yield root
    for child in root._children.values():
        yield from elements(child)


def test_no_element_asks_for_a_file_from_the_internet(study):
    made = maps.build_map(study, answer(study, Question()), ID, FILES)
    for element in elements(made):
        assert not isinstance(element, branca.colormap.ColorMap)
        for _, address in (
            *getattr(element, "default_js", ()),
            *getattr(element, "default_css", ()),
        ):
            assert "//" not in address
    script = made._template.module.script(made)
    assert "http" not in script


def test_online_tiles_only_when_asked_for(study):
    found = answer(study, Question())
    for online in (False, True):
        made = maps.build_map(study, found, ID, FILES, online=online)
        configs = [e.config for e in elements(made) if hasattr(e, "config")]
        assert ("openstreetmap" in json.dumps(configs)) is online


def test_a_filter_changes_what_is_drawn_but_not_the_ground(study):
    def ground(question):
        made = maps.build_map(study, answer(study, question), ID, FILES)
        return [e.config for e in elements(made) if hasattr(e, "config")]

    plain, filtered = Question(), Question(commodity=("batik",), radius_km=9, sample=False)
    assert ground(plain) == ground(filtered)
    assert drawn(study, plain) != drawn(study, filtered)


def test_all_villages_have_their_zone_s_colour(study):
    found = answer(study, Question())
    fills = drawn(study, Question())["fills"]
    assert len(fills) == 54
    for village in found.villages:
        assert fills[village.village_code][0] == ZONE_COLOUR[village.zone]


def test_unknown_is_grey_never_the_lowest_class(study):
    fills = drawn(study, Question(sample=False), "businesses")["fills"]
    assert {colour for colour, _ in fills.values()} == {UNKNOWN_COLOUR}


def test_marks_gather_the_sentra_of_a_village(study):
    marks = drawn(study, Question())["sentra"]
    assert len(marks) == 12
    jenebora = next(mark for mark in marks if "Jenebora" in mark["title"])
    assert jenebora["text"] == "2·5"


def test_points_are_those_the_filters_keep(study):
    assert len(drawn(study, Question())["points"]["kind"]) == 3_044
    kept = drawn(study, Question(district=("Waru",), scale=("micro",)))["points"]
    found = answer(study, Question(district=("Waru",), scale=("micro",)))
    inside_villages = sum(village.businesses for village in found.villages)
    assert len(kept["kind"]) == inside_villages
    assert len(kept["at"]) == 2 * len(kept["kind"])


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
def test_points_have_the_zones_of_the_answer(study, rule):
    question = Question(rule=rule)
    kinds = drawn(study, question)["points"]["kind"]
    counts = [kinds.count(zone) for zone in range(3)]
    if rule != "area":  # the area rule splits a business; the map shows its larger part
        assert counts == [zone.businesses for zone in answer(study, question).zones]
    assert sum(counts) == 3_044


def test_no_points_without_businesses_or_when_switched_off(study):
    assert drawn(study, Question(sample=False))["points"]["at"] == []
    assert drawn(study, Question(), shown=("villages",))["points"]["at"] == []


def test_layers_can_be_left_out_one_by_one(study):
    for layer, part, empty in (
        ("villages", "fills", {}),
        ("delineation", "line", False),
        ("sentra", "sentra", []),
    ):
        others = tuple(name for name in maps.MAP_LAYERS if name != layer)
        assert drawn(study, Question())[part] != empty
        assert drawn(study, Question(), shown=others)[part] == empty


def test_tips_name_sample_businesses(study):
    tips = drawn(study, Question())["tips"]
    assert all(any("DATA CONTOH" in line for line in tip) for tip in tips.values())
    without = drawn(study, Question(sample=False))["tips"]
    assert not any("DATA CONTOH" in line for tip in without.values() for line in tip)


def test_zone_filter_hides_the_others(study):
    layers = drawn(study, Question(zone=("near",)))
    assert len(layers["fills"]) == 3
    assert set(layers["points"]["kind"]) == {1}


def test_many_points_are_gathered(study, monkeypatch):
    monkeypatch.setattr(maps, "MOST_POINTS", 100)
    points = drawn(study, Question())["points"]
    assert sum(points["count"]) == 3_044
    assert len(points["kind"]) < 3_044


@pytest.mark.parametrize("metric", list(maps.VILLAGE_METRICS))
def test_the_legend_explains_every_colour_drawn(study, metric):
    found = answer(study, Question())
    entries = maps.legend_entries(found, ID, metric, dark=False)
    colours = {entry.colour for entry in entries}
    assert {colour for colour, _ in drawn(study, Question(), metric)["fills"].values()} <= colours
    assert any("bukan batas resmi" in entry.text for entry in entries)
    assert any("DATA CONTOH" in entry.text for entry in entries)


def test_outlines_hold_administrative_areas_only(study):
    villages = json.loads(outline_geojson(study, "villages"))
    assert len(villages["features"]) == 54
    assert set(villages["features"][0]["properties"]) == {
        "village_code",
        "village",
        "label_lon",
        "label_lat",
    }
    line = json.loads(outline_geojson(study, "delineation", "uu3_2022"))
    assert len(line["features"]) == 1
    west = min(x for x, _ in line["features"][0]["geometry"]["coordinates"][0])
    assert west == pytest.approx(116.526, abs=1e-4)
