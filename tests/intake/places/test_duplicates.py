import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.places.duplicates import Duplicates, find_duplicates

EAST, NORTH = 466_000.0, 9_846_000.0


def pairs(names=None, x=None, y=None, ids=None, villages=None):
    rows = len(names if names is not None else ids)
    x = np.full(rows, np.nan) if x is None else np.array(x, dtype=float) + EAST
    y = np.zeros(rows) if y is None else np.array(y, dtype=float)
    found = find_duplicates(
        None if names is None else pd.Series(names, dtype=object),
        x,
        y + NORTH,
        None if ids is None else pd.Series(ids, dtype=object),
        None if villages is None else np.array(villages, dtype=object),
    )
    told = zip(found.first, found.second, found.kind, strict=True)
    return [(int(a), int(b), kind) for a, b, kind in told], found


def test_same_name_within_50_m():
    told, found = pairs(["Warung Siti", "warung-SITI", "Toko", "Warung Siti"], [0, 50, 10, 101])
    assert told == [(0, 1, "near")]
    assert found.distance_m.tolist() == [50]
    assert found.rows == 1


@pytest.mark.parametrize("start", [0, 17, 34, 35.3])
def test_nearness_crosses_squares_in_every_direction(start):
    names = ["corner", "corner", "a", "a"]  # the first two fix where the squares begin
    for angle in np.linspace(0, 2 * np.pi, 33):
        for distance, expected in ((49.9, 1), (50.1, 0)):
            x, y = start + distance * np.cos(angle), start + distance * np.sin(angle)
            told, _ = pairs(names, [-1060.66, -530, start, x], [-1060.66, -530, start, y])
            assert len(told) == expected


def test_same_id_wins_over_nearness_of_the_same_pair():
    told, _ = pairs(["a", "a", "a"], [0, 1, 2], ids=["U-1", "u1", None])
    assert told == [(0, 1, "same_id"), (0, 2, "near")]


def test_same_id_without_coordinates_has_no_distance():
    told, found = pairs(ids=[7, None, 7])
    assert told == [(0, 2, "same_id")]
    assert np.isnan(found.distance_m).all()


def test_empty_names_and_ids_repeat_nothing():
    assert pairs(["", None, " - ", np.nan], [0, 0, 0, 0], ids=["", None, " ", np.nan])[0] == []


def test_rows_placed_by_village_are_compared_by_village_only():
    told, _ = pairs(
        ["a", "a", "a", "a", "b"],
        [np.nan, np.nan, np.nan, 0, np.nan],
        villages=["V", "V", "W", "V", "V"],
    )
    assert told == [(0, 1, "same_village")]


def test_one_name_at_one_point_does_not_explode():
    rows = 100_000
    told, found = pairs(["Warung"] * rows, np.zeros(rows))
    assert len(told) == found.rows == rows - 1
    assert set(found.first) == {0}


def test_nothing_to_compare():
    assert Duplicates.none().rows == 0
    assert find_duplicates(None, np.zeros(2), np.zeros(2), None).rows == 0
    assert find_duplicates(pd.Series([], dtype=object), np.zeros(0), np.zeros(0), None).rows == 0


def test_impossible_positions_are_no_places():
    assert pairs(["a", "a", "a"], [np.inf, np.inf, 1e300])[0] == []


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.integers(-120, 120), st.integers(-120, 120)),
        max_size=25,
    )
)
def test_rows_are_those_with_an_earlier_row_within_reach(rows):
    names, x, y = ([row[part] for row in rows] for part in range(3))
    told, found = pairs(names, x, y)
    expected = {
        b
        for b in range(len(rows))
        for a in range(b)
        if names[a] == names[b] and np.hypot(x[a] - x[b], y[a] - y[b]) <= 50
    }
    assert {b for _, b, _ in told} == expected
    assert len(told) == len(expected)
    assert all(a < b and names[a] == names[b] for a, b, _ in told)
    assert (found.distance_m <= 50).all()
    assert found.distance_m == pytest.approx(
        [np.hypot(x[a] - x[b], y[a] - y[b]) for a, b, _ in told]
    )
