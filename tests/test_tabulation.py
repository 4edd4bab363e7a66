import numpy as np
import pytest

from sentra_geo.location import BEYOND_LINE, BEYOND_REACH, CERTAIN, Side
from sentra_geo.tabulation import Kind, merge, tabulate


def table(rows):
    """Tabulate rows of (village, inside, line band, commodity, scale, is_sample, band, chance)."""
    parts = list(zip(*rows, strict=True)) if rows else [()] * 8
    village, line, commodity, scale, band, chance = (
        np.array(parts[i], dtype=np.int16) for i in (0, 2, 3, 4, 6, 7)
    )
    inside, sample = (np.array(parts[i], dtype=bool) for i in (1, 5))
    side = Side(inside, line, np.full(len(rows), np.nan), chance)
    return tabulate(village, side, Kind(commodity, scale, sample), band)


def cells(counted):
    """Cells and their counts as plain rows."""
    return [
        (*(column[i].item() for column in counted.cells), counted.count[i].item())
        for i in range(len(counted.count))
    ]


A = (0, True, 3, 0, 1, False, 12, 20)
B = (0, True, 3, 0, 1, False, 13, 20)
C = (-1, False, 51, 10, 3, True, 601, 0)


def test_rows_that_are_alike_are_one_cell():
    counted = table([A, C, A, B, A])
    assert cells(counted) == [(*C, 1), (*A, 3), (*B, 1)]
    assert counted.total == 5


def test_any_difference_makes_another_cell():
    others = [
        (1, True, 3, 0, 1, False, 12, 20),
        (0, False, 3, 0, 1, False, 12, 20),
        (0, True, 4, 0, 1, False, 12, 20),
        (0, True, 3, 1, 1, False, 12, 20),
        (0, True, 3, 0, 2, False, 12, 20),
        (0, True, 3, 0, 1, True, 12, 20),
        (0, True, 3, 0, 1, False, 11, 20),
        (0, True, 3, 0, 1, False, 12, 19),
    ]
    assert sorted(cells(table([A, *others]))) == sorted((*row, 1) for row in [A, *others])


@pytest.mark.parametrize(
    "row",
    [
        (-1, False, 0, 0, 0, False, 0, 0),
        (53, True, BEYOND_LINE, 10, 3, True, BEYOND_REACH, CERTAIN),
        (4_094, True, BEYOND_LINE, 31, 7, True, BEYOND_REACH, CERTAIN),
        (-1, True, BEYOND_LINE, 31, 7, True, BEYOND_REACH, CERTAIN),
        (4_094, False, 0, 0, 0, False, 0, 0),
    ],
)
def test_extreme_values_come_back_as_they_went_in(row):
    assert cells(table([row])) == [(*row, 1)]


def test_more_villages_than_a_cell_can_name_are_never_mixed_up():
    row = (5_000, True, 3, 0, 1, False, 12, 7)
    try:
        found = cells(table([row]))
    except (ValueError, OverflowError):
        return
    assert found == [(*row, 1)]


def test_nothing_gives_an_empty_table():
    assert table([]).total == 0
    assert cells(table([])) == []


def test_order_of_rows_does_not_matter():
    rows = [A, B, C, A, C, B, B]
    assert cells(table(rows)) == cells(table(rows[::-1]))


def test_merged_batches_are_as_one():
    rows = [A, B, C, A, C, B, B]
    whole = table(rows)
    for cut in range(len(rows) + 1):
        merged = merge([table(rows[:cut]), table(rows[cut:])])
        assert cells(merged) == cells(whole)
    assert cells(merge([whole])) == cells(whole)


def test_merging_leaves_the_parts_alone():
    first, second = table([A, B]), table([A, C])
    merge([first, second])
    assert cells(first) == [(*A, 1), (*B, 1)]
    assert cells(second) == [(*C, 1), (*A, 1)]


def test_inputs_are_left_alone():
    village = np.array([0, -1], dtype=np.int16)
    side = Side(
        np.array([True, False]),
        np.array([0, 51], dtype=np.int16),
        np.zeros(2),
        np.array([11, 0], dtype=np.int16),
    )
    kind = Kind(
        np.array([0, 1], dtype=np.int16), np.array([3, 0], dtype=np.int16), np.array([True, False])
    )
    band = np.array([601, 0], dtype=np.int16)
    tabulate(village, side, kind, band)
    assert village.tolist() == [0, -1]
    assert side.line_band.tolist() == [0, 51]
    assert side.chance.tolist() == [11, 0]
    assert kind.commodity.tolist() == [0, 1]
    assert kind.scale.tolist() == [3, 0]
    assert band.tolist() == [601, 0]
