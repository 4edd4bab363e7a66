"""What is gathered and left out, by hand and by linear algebra over random tables."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sentra_geo.measures.disclosure import (
    LEAST_BUSINESSES,
    LEAST_RECEIPTS,
    Links,
    gathered_groups,
    hidden_cells,
    linked_groups,
    may_be_shown,
)

NAN = np.nan


def is_told(wanted, shown):
    """Whether sums of the shown numbers, however combined, give the wanted one."""
    if not shown:
        return False
    table = np.array(shown, dtype=float)
    return np.linalg.matrix_rank(np.vstack([table, wanted])) == np.linalg.matrix_rank(table)


def test_limits_are_five_receipts_and_three_businesses():
    assert (LEAST_RECEIPTS, LEAST_BUSINESSES) == (5, 3)
    assert may_be_shown(np.array([2.0, 2.0, 1.0]))
    assert not may_be_shown(np.array([2.0, 1.0, 1.0]))  # four receipts
    assert not may_be_shown(np.array([9.0, 9.0, 0.0, NAN]))  # two businesses


def test_small_groups_take_the_smallest_other_with_them():
    # Groups of 9, 6 and 4 receipts: the last alone would be told by the total.
    amounts = np.array([[3, 2, 4], [3, 2, NAN], [3, 2, NAN]])
    assert gathered_groups(amounts).tolist() == [False, True, True]


def test_small_groups_that_pass_together_leave_the_others_alone():
    amounts = np.array([[3, 2, NAN], [3, NAN, 2], [3, 1, 1]])
    assert gathered_groups(amounts).tolist() == [False, True, True]


def test_nothing_is_gathered_where_all_may_be_shown():
    assert not gathered_groups(np.full((3, 2), 2.0)).any()


def test_a_product_is_not_told_by_its_commodity():
    # Of one commodity: 12 receipts of one product, 4 of another; 15 others elsewhere.
    amounts = np.array(
        [[3, NAN, NAN]] * 4 + [[NAN, 4, NAN]] + [[NAN, NAN, 3]] * 3 + [[NAN, 1, 2]] * 3
    )
    commodity = np.array([0] * 5 + [1] * 6)
    business, product = np.nonzero(~np.isnan(amounts))
    receipts = amounts[business, product]
    links = Links(business, product, commodity[business], receipts, len(amounts))
    assert gathered_groups(amounts).tolist() == [False] * 3  # 7 receipts of four businesses
    # 16 of the commodity less 12 of its own product are 4 of one business.
    assert linked_groups(amounts, (links,))[:2].all()


@given(st.integers(0, 100_000))
def test_no_sum_of_two_tables_tells_what_is_hidden(seed):
    rng = np.random.default_rng(seed)
    businesses, products = rng.integers(3, 14), rng.integers(1, 7)
    amounts = rng.integers(0, 5, (businesses, products)).astype(float)
    amounts[rng.random(amounts.shape) < 0.6] = NAN
    assume(not np.isnan(amounts).all(axis=0).any())
    assume(may_be_shown(np.nansum(amounts, axis=1)))
    commodity = rng.integers(0, 3, businesses)
    held, commodity = np.unique(commodity, return_inverse=True)
    by_commodity = np.column_stack(
        [np.where(commodity == one, np.nansum(amounts, axis=1), NAN) for one in range(len(held))]
    )
    gathered = gathered_groups(by_commodity)
    other = np.where(gathered, len(held), np.arange(len(held)))[commodity]
    business, product = np.nonzero(~np.isnan(amounts))
    receipts = amounts[business, product]
    hidden = linked_groups(
        amounts, (Links(business, product, other[business], receipts, businesses),)
    )
    # One unknown a product and row of the commodities' table; what is shown are their sums.
    pairs = sorted(set(zip(product.tolist(), other[business].tolist(), strict=True)))
    shown = [[p == one for p, _ in pairs] for one in np.flatnonzero(~hidden)]
    shown.append([bool(hidden[p]) for p, _ in pairs])
    shown += [[c == one for _, c in pairs] for one in {c for _, c in pairs}]
    shown.append([True] * len(pairs))
    for one in range(products):
        sold = np.nan_to_num(amounts[:, one])
        if not may_be_shown(sold):
            assert hidden[one]
            assert not is_told([p == one for p, _ in pairs], shown)
    for p, c in pairs:
        part = np.where(other == c, np.nan_to_num(amounts[:, p]), 0.0)
        if not may_be_shown(part):
            assert not is_told([pair == (p, c) for pair in pairs], shown)


@given(st.integers(0, 100_000))
def test_no_sum_of_a_cross_table_tells_what_is_hidden(seed):
    rng = np.random.default_rng(seed)
    rows, columns = rng.integers(1, 6), rng.integers(1, 4)
    amounts = rng.integers(0, 5, (rng.integers(3, 30), rows, columns)).astype(float)
    amounts[rng.random(amounts.shape) < 0.6] = NAN
    there = ~np.isnan(amounts).all(axis=0)
    assume(there.any(axis=0).all() and there.any(axis=1).all())
    for axis in (1, 2):  # the sums of rows and columns are shown: they pass
        sums = np.nansum(amounts, axis=axis)
        assume(all(may_be_shown(column) for column in sums.T))
    hidden = hidden_cells(amounts)
    cells = [tuple(cell) for cell in np.argwhere(there)]
    margins = [[cell[0] == row for cell in cells] for row in range(rows)]
    margins += [[cell[1] == column for cell in cells] for column in range(columns)]
    shown = margins + [[one == cell for one in cells] for cell in cells if not hidden[cell]]
    for cell in cells:
        wanted = [one == cell for one in cells]
        if not may_be_shown(amounts[(slice(None), *cell)]) and not is_told(wanted, margins):
            assert hidden[cell]
            assert not is_told(wanted, shown)


def test_a_hidden_cell_takes_another_with_it():
    amounts = np.full((3, 2, 2), 3.0)
    amounts[1:, 0, 0] = NAN  # 3 receipts of one business
    assert hidden_cells(amounts).tolist() == [[True, True], [True, True]]
    amounts[1:, 0, 0] = 1.0
    assert not hidden_cells(amounts).any()


@pytest.mark.parametrize("count", [0, 4])
def test_a_true_zero_is_a_small_group(count):
    amounts = np.array([[5.0, count], [5, NAN], [5, NAN]])
    assert gathered_groups(amounts).all()
