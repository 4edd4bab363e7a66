"""Markets as they are shown: sums in tables, words for unknown, hostile names on the map."""

import json
import re

import pytest

from sentra_geo.answer import answer
from sentra_geo.export.pictures.maps import map_svg
from sentra_geo.layers.schema import OUTLET_KINDS
from sentra_geo.present import maps
from sentra_geo.present.definitions import DEFINITIONS, of_topic
from sentra_geo.present.market_codes import LAYERS
from sentra_geo.present.market_pieces import markets_pieces
from sentra_geo.present.outlet_marks import OUTLET_SHAPES
from sentra_geo.present.outlet_tables import kind_zone_table, kinds_table, sites_table
from sentra_geo.present.readings import readings
from sentra_geo.question import Question
from sentra_geo.study import read_study
from sentra_geo.wording import Wording
from tests import worlds
from tests.market_worlds import outlet, write_markets
from tests.present.formulas import right_hand_side

ID = Wording("id")
HOSTILE = '<img src=x onerror="alert(1)"> & [a](http://x) “Toko”'


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    study = read_study(write_markets(tmp_path_factory.mktemp("markets") / "dunia"))
    return answer(study, Question(boundary="garis"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    rows = [outlet("O1", "hotel", (5, 6), name=HOSTILE, sells_local=True)]
    folder = tmp_path_factory.mktemp("hostile") / "dunia"
    return read_study(write_markets(folder, outlets=rows, placements=None))


def test_every_kind_has_a_shape_of_its_own_within_its_square():
    assert set(OUTLET_SHAPES) == set(OUTLET_KINDS)
    assert len(set(OUTLET_SHAPES.values())) == len(OUTLET_KINDS)
    assert all(abs(v) <= 1 for points in OUTLET_SHAPES.values() for point in points for v in point)


def test_a_hostile_name_is_text_on_the_map_and_in_its_picture(hostile):
    asked = answer(hostile, Question(boundary="garis"))
    layers = maps.drawn_layers(hostile, asked, ID, maps.OUTLETS)
    assert layers["outlets"][0]["lines"][0] == HOSTILE
    group = maps.build_layers(hostile, asked, ID, metric=maps.OUTLETS)
    written = json.dumps(next(iter(group._children.values())).layers)
    assert HOSTILE in json.loads(written)["outlets"][0]["lines"]
    drawn = map_svg(hostile, asked, ID, maps.OUTLETS)
    assert "<img" not in drawn
    assert "&lt;img src=x" in drawn


def test_outlets_stand_on_no_other_map(found):
    study = found.cut.study
    assert maps.drawn_layers(study, found, ID)["outlets"] == []
    assert 'class="outlet"' not in map_svg(study, found, ID)
    entries = maps.legend_entries(found, ID, "zone", dark=False)
    assert not [entry for entry in entries if entry.layer == maps.OUTLETS]
    assert maps.OUTLETS not in maps.VILLAGE_METRICS


def test_the_map_and_its_legend_tell_kinds_by_shape_and_selling_by_fill(found):
    layers = maps.drawn_layers(found.cut.study, found, ID, maps.OUTLETS)
    assert len(layers["outlets"]) == 6
    fills = {mark["lines"][0]: mark["fill"] for mark in layers["outlets"]}
    assert fills["Gerai O1"] == fills["Gerai O2"] != fills["Gerai O3"] != fills["Gerai O6"]
    entries = maps.legend_entries(found, ID, maps.OUTLETS, dark=False)
    drawn = [entry.shape for entry in entries if entry.layer == maps.OUTLETS]
    assert drawn == ["hotel", "tourist_site", "market", "area", "area", "area"]
    picture = map_svg(found.cut.study, found, ID, maps.OUTLETS)
    assert picture.count('class="outlet"') == 6
    assert "Gerai: Tempat wisata" in picture


def test_zones_that_are_hidden_hide_their_outlets(found):
    study = found.cut.study
    asked = answer(study, Question(boundary="garis", zone=("inside",)))
    marks = maps.drawn_layers(study, asked, ID, maps.OUTLETS)["outlets"]
    assert {mark["lines"][0] for mark in marks} == {"Gerai O1", "Gerai O6"}


def test_tables_add_up_and_keep_unknown_apart(found):
    table = kind_zone_table(found, ID).frame
    *kinds, every = table.to_dict("records")
    for name in ("Dalam delineasi", "Dekat batas", "Luar delineasi", "Jumlah", "Tidak diketahui"):
        assert sum(row[name] for row in kinds) == every[name]
    rows = kinds_table(found, ID).frame
    known = rows["Menjual produk lokal"] + rows["Tidak menjual"] + rows["Tidak diketahui"]
    assert (known == rows["Gerai"]).all()
    # Of an outlet of which nothing is known no share is told, not even nought.
    near = rows[(rows["Jenis gerai"] == "Hotel") & (rows["Zona"] == "Dekat batas")]
    assert near["Bagian, paling sedikit"].isna().all()
    sites = sites_table(found, ID).frame.set_index("Tempat wisata")
    assert list(sites["Punya cenderamata sendiri"]) == ["tidak", "ya", "tidak diketahui"]


def test_pieces_are_complete_and_name_definitions_that_exist(found):
    pieces = {piece.code: piece for piece in markets_pieces(found, ID)}
    assert set(pieces) == {*LAYERS, "map-outlets", "market-access", "hotel-deals"}
    assert {code for piece in pieces.values() for code in piece.codes} <= set(DEFINITIONS)
    assert {piece.topic for piece in pieces.values()} == {"markets"}
    told = {code for code, piece in pieces.items() if piece.tells_businesses}
    assert told == {"placed-products", "downstream"}
    for piece in pieces.values():
        assert "DATA CONTOH" not in piece.title
        if piece.figure is not None:
            assert piece.figure.chart.to_dict()


def test_pieces_of_made_up_data_say_so(study):
    made = answer(study, study.default_question())
    for piece in markets_pieces(made, Wording("en")):
        assert "DATA CONTOH" in piece.title or piece.code == "hotel-deals", piece.code


def test_pieces_without_layers_are_those_of_the_calculator(tmp_path):
    study = read_study(worlds.write_world(tmp_path / "dunia"))
    pieces = markets_pieces(answer(study, Question(boundary="garis")), ID)
    assert [piece.code for piece in pieces] == ["hotel-deals"]


def test_readings_fill_the_printed_formulas(found):
    for definition in of_topic("markets"):
        for reading in readings(definition.code, found, ID):
            if reading.symbols and not definition.code.startswith("hotel_deal"):
                value = right_hand_side(definition.formula, reading.symbols)
                assert value == pytest.approx(reading.number), definition.code


def test_sentences_never_write_a_code(found):
    words = " ".join(piece.title + piece.note for piece in markets_pieces(found, ID))
    assert not re.search(r"_(?:site|stall|retail|enough|behind)", words)
