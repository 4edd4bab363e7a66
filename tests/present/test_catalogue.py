"""Everything on the screen that can be taken away."""

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from sentra_geo import answer
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.maps import OUTLETS, VILLAGE_METRICS
from sentra_geo.present.piece import TOPICS
from sentra_geo.wording import Wording

WORDS = Wording("id")
ONLY_WITH_BUSINESSES = {"map-businesses", "map-coverage", "business-quotients"}


@cache
def pieces(study, words=WORDS, **chosen):
    found = answer(study, replace(study.default_question(), **chosen))
    return {piece.code: piece for piece in catalogue(study, found, words)}


def test_each_code_stands_once_under_a_known_topic(study):
    found = answer(study, study.default_question())
    held = catalogue(study, found, WORDS)
    assert max(Counter(piece.code for piece in held).values()) == 1
    assert {piece.topic for piece in held} == set(TOPICS)


def test_what_a_piece_names_exists(study):
    for piece in pieces(study).values():
        assert set(piece.layers) <= set(SCHEMAS), piece.code
        assert set(piece.codes) <= set(DEFINITIONS), piece.code


def test_every_village_colour_is_a_map(study):
    maps = {piece.metric for piece in pieces(study).values() if piece.metric}
    assert maps == {*VILLAGE_METRICS, OUTLETS}


def test_a_piece_is_a_map_or_has_rows(study):
    for piece in pieces(study).values():
        assert bool(piece.metric) != (piece.table is not None), piece.code
        if piece.figure is not None:
            assert piece.table is piece.figure.table


def test_the_tables_hold_every_village_and_sentra(study):
    held = pieces(study)
    assert len(held["villages"].table.frame) == 54
    assert len(held["sentra"].table.frame) == 9
    assert len(held["zones"].table.frame) == 3


def test_without_businesses_nothing_tells_of_them(study):
    held = pieces(study, sample=False)
    assert not ONLY_WITH_BUSINESSES & set(held)
    assert set(pieces(study)) >= ONLY_WITH_BUSINESSES
    for piece in held.values():
        assert "DATA CONTOH" not in f"{piece.title} {piece.note}", piece.code
        if piece.table is not None:
            assert "DATA CONTOH" not in " ".join(map(str, piece.table.frame.columns)), piece.code


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "chosen",
    [
        {"commodity": ("weaving",), "district": ("Waru",)},
        {"unit": "businesses", "base": "businesses"},
        {"unit": "businesses", "covered": "businesses"},
        {"district": ("Sepaku",), "rule": "area"},
        {"zone": ("near",), "rule": "administration", "target": "batik"},
    ],
)
def test_every_question_has_its_pieces(study, chosen, language):
    held = pieces(study, Wording(language), **chosen)
    assert {"map-zone", "zones"} <= set(held)
    for piece in held.values():
        assert piece.title, piece.code
        assert piece.metric or not piece.table.frame.empty, piece.code


def test_figures_of_single_villages_businesses_are_told_as_such(grid):
    """In the grid world businesses are real: what the public must not see is known by name."""
    found = answer(grid, grid.default_question())
    told = {piece.code for piece in catalogue(grid, found, WORDS) if piece.tells_businesses}
    assert {"map-businesses", "map-coverage", "villages", "sentra", "business-quotients"} <= told
    assert {"representation", "rates", "map-representation"} <= told  # the base is businesses
    assert {"combinations", "coverage-combinations", "rule-band", "distance"} <= told
    assert "curve" in told  # from one radius to the next, a single business may come in
    assert not told & {"zones", "gap", "access", "commodity", "verify"}


def test_a_map_of_shares_of_businesses_is_made_of_them(study):
    assert "businesses" not in pieces(study)["map-representation"].layers
    for chosen in ({"unit": "businesses"}, {"base": "businesses"}):
        assert "businesses" in pieces(study, **chosen)["map-representation"].layers
