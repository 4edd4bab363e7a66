import math
from itertools import permutations
from math import factorial

import numpy as np
import pytest

from sentra_geo.measures import permutation
from sentra_geo.measures.contingency import central_hypergeometric_p, smallest_visible_difference
from sentra_geo.measures.permutation import DEALS, deal_labels

INSIDE = np.arange(54) < 15
LABELS = np.column_stack([INSIDE, ~INSIDE]).astype(float)
NOTHING = (-math.inf, math.inf)


def hosts(inside, outside=None):
    """So many host villages inside, and the rest of twelve outside."""
    host = np.zeros(54)
    host[:inside] = 1
    host[15 : 15 + (12 - inside if outside is None else outside)] = 1
    return LABELS * host[:, None]


def gap(counts, bases):
    return counts[:, 0].sum() / counts.sum() - bases[:, 0].sum() / bases.sum()


def every_deal(counts, bases):
    """The gap under every order of the labels, by hand."""
    found = []
    for order in permutations(range(len(counts))):
        x = n = 0.0
        for village, dealt in enumerate(order):
            f = counts[dealt, 0] / counts[dealt].sum() if counts[dealt].sum() else None
            h = bases[dealt, 0] / bases[dealt].sum()
            x += counts[village].sum() * (h if f is None else f)
            n += bases[village].sum() * h
        found.append(x / counts.sum() - n / bases.sum())
    return np.array(found)


class TestHostVillages:
    def test_agrees_with_the_hypergeometric_test(self):
        # METHODS: N 54, K 15, n 12, x 2: P(X ≤ 2) = .2793090, so that the central p is .558618.
        p, _ = deal_labels(hosts(2), LABELS, draws=200_000)
        permutation._dealt_labels.cache_clear()  # 86 MB
        error = 2 * np.sqrt(0.279309 * 0.720691 / 200_000)
        assert p == pytest.approx(0.558618, abs=4 * error)

    @pytest.mark.parametrize("inside", range(13))
    def test_agrees_at_every_count_within_the_error_of_the_deals(self, inside):
        exact = central_hypergeometric_p(inside, 12, 15, 54)
        p, _ = deal_labels(hosts(inside), LABELS)
        tail = exact / 2
        error = 2 * np.sqrt(tail * (1 - tail) / DEALS)
        assert p == pytest.approx(exact, abs=4 * error + 2 / DEALS)

    def test_sees_the_same_smallest_gap(self):
        _, seen = deal_labels(hosts(2), LABELS, draws=20_000)
        exact = smallest_visible_difference(12, 15, 54)
        assert (exact.low_k, exact.high_k) == (0, 7)
        assert seen == pytest.approx((0 / 12 - 15 / 54, 7 / 12 - 15 / 54))

    def test_the_gaps_it_names_are_just_those_with_a_p_within_alpha(self):
        for alpha in (0.02, 0.05, 0.1):
            _, (few, many) = deal_labels(hosts(2), LABELS, alpha)
            for inside in range(13):
                p, _ = deal_labels(hosts(inside), LABELS, alpha)
                seen = inside / 12 - 15 / 54
                if abs(seen) < 0.4:  # other hosts deal other rare outcomes
                    assert (p <= alpha) == (seen <= few + 1e-9 or seen >= many - 1e-9)


class TestEveryDeal:
    # Split villages, villages without counts, unequal bases.
    COUNTS = np.array([[5, 0], [3, 1], [0, 0], [0, 2], [0, 7], [0, 0.5]])
    BASES = np.array([[9, 0], [4, 4], [5, 0], [0, 2], [1, 20], [0, 6]])

    def test_p_is_twice_the_share_of_deals_on_its_side(self):
        every = every_deal(self.COUNTS, self.BASES)
        observed = gap(self.COUNTS, self.BASES)
        assert len(every) == factorial(6)
        assert observed > 0
        exact = 2 * np.mean(every >= observed - 1e-12)
        p, _ = deal_labels(self.COUNTS, self.BASES, draws=40_000)
        assert p == pytest.approx(exact, abs=0.01)

    def test_critical_gaps_are_dealt_ones_beyond_which_few_lie(self):
        every = np.sort(every_deal(self.COUNTS, self.BASES))
        # Of 720 deals 68 and 72 lie beyond neighbouring gaps, .0944 and .1: .097 is between.
        _, seen = deal_labels(self.COUNTS, self.BASES, alpha=0.194, draws=200_000)
        many = [value for value in every if value > 0 and np.mean(every >= value - 1e-9) <= 0.097]
        few = [value for value in every if value < 0 and np.mean(every <= value + 1e-9) <= 0.097]
        assert seen == pytest.approx((max(few), min(many)))

    def test_the_gap_is_nothing_on_average_however_unequal_the_villages(self):
        counts = np.array([[90.0, 0], [0, 1], [3, 0], [0, 2], [0, 40]])
        bases = np.array([[1.0, 0], [0, 80], [9, 0], [0, 2], [0, 500]])
        assert every_deal(counts, bases).mean() == pytest.approx(0, abs=1e-12)


def test_one_lump_is_no_evidence_however_large():
    # A thousand businesses, all in one village: wherever it lies, that is one village.
    counts = np.zeros((54, 2))
    counts[0, 0] = 1_000
    p, seen = deal_labels(counts, LABELS)
    assert p == pytest.approx(2 * 15 / 54, abs=0.05)
    assert seen == NOTHING


def test_three_villages_cannot_show_anything():
    labels = np.array([[1.0, 0], [0, 1], [0, 1]])
    p, seen = deal_labels(labels * [[100.0], [1.0], [2.0]], labels * 50)
    assert p == pytest.approx(2 / 3, abs=0.05)
    assert seen == NOTHING


def test_the_same_rate_everywhere_has_no_gap():
    assert deal_labels(LABELS * 3, LABELS * 8) == (1.0, NOTHING)


def test_p_is_never_zero():
    rich = np.where(INSIDE, 100, 1)[:, None]
    p, _ = deal_labels(LABELS * rich, LABELS)
    assert p == 2 / 10_001


def test_p_speaks_for_the_side_of_the_gap():
    # Ten small split villages hold nine of ten businesses inside, and half of their people: dealt
    # to larger villages such a label shows a larger gap, so that this one is small, yet no lag.
    counts = np.vstack([np.tile([0.9, 0.1], (10, 1)), np.tile([0.0, 10.0], (20, 1))])
    bases = np.vstack([np.tile([0.5, 0.5], (10, 1)), np.tile([0.0, 10.0], (20, 1))])
    assert gap(counts, bases) == pytest.approx(4 / 210)
    p, seen = deal_labels(counts, bases)
    assert p == 1.0
    assert seen[0] == -math.inf


def test_swapping_the_zones_leaves_p_and_turns_the_counts():
    rng = np.random.default_rng(5)
    counts, bases = LABELS * rng.integers(0, 60, (54, 1)), LABELS * rng.integers(9, 99, (54, 1))
    p, (few, many) = deal_labels(counts, bases)
    other, turned = deal_labels(counts[:, ::-1], bases[:, ::-1])
    assert other == p
    assert turned == pytest.approx((-many, -few))


def test_is_seeded_and_leaves_its_inputs_alone():
    counts, before = hosts(5), hosts(5)
    first = deal_labels(counts, LABELS)
    permutation._dealt_labels.cache_clear()  # as in another process
    assert deal_labels(counts, LABELS) == first
    assert (counts == before).all()
