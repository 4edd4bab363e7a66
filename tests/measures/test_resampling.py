import math
from itertools import product

import numpy as np
import pytest

from sentra_geo.measures import resampling
from sentra_geo.measures.contingency import combined_ratio
from sentra_geo.measures.inference import (
    combined_difference,
    newcombe,
    rate_ratio_interval,
    wilson,
)
from sentra_geo.measures.permutation import deal_labels
from sentra_geo.measures.resampling import (
    resample_share,
    resample_villages,
)

INSIDE = np.arange(54) < 15
LABELS = np.column_stack([INSIDE, ~INSIDE]).astype(float)


def made_up(seed, villages=54, most=100):
    """Counts and bases of villages that lie on one side each."""
    rng = np.random.default_rng(seed)
    sides = LABELS[:villages]
    return sides * rng.integers(1, most, (villages, 1)), sides * rng.integers(
        500, 5_000, (villages, 1)
    )


def exact_bootstrap(counts, bases):
    """Every way to draw the villages, with its ratio; (ratio, chance) in rising order."""
    n = len(counts)
    found = {}
    for drawn in product(range(n), repeat=n):
        x, base = counts[list(drawn)].sum(axis=0), bases[list(drawn)].sum(axis=0)
        ratio = round((x[1] / base[1]) / (x[0] / base[0]), 12)
        found[ratio] = found.get(ratio, 0) + 1 / n**n
    return sorted(found.items())


def exact_quantile(every, q):
    """The smallest value that at least a share q of all draws do not exceed."""
    below = 0.0
    for value, chance in every:
        below += chance
        if below >= q - 1e-12:
            return value
    return every[-1][0]


class TestRatio:
    # Five villages that the line splits: 3,125 ways to draw them.
    COUNTS = np.array([[4.0, 2.0], [3.0, 6.0], [5.0, 5.0], [1.0, 4.0], [7.0, 3.0]])
    BASES = np.array([[10.0, 20.0], [10.0, 10.0], [20.0, 10.0], [5.0, 5.0], [8.0, 2.0]])

    @pytest.mark.parametrize("alpha", [0.05, 0.1, 0.2])
    def test_limits_are_those_of_every_draw(self, alpha):
        every = exact_bootstrap(self.COUNTS, self.BASES)
        found = resample_villages(self.COUNTS, self.BASES, alpha, draws=60_000)
        for interval, tail in ((found.interval, alpha / 2), (found.interval90, alpha)):
            for limit, q in zip(interval, (tail, 1 - tail), strict=True):
                near = [exact_quantile(every, q - 0.004), exact_quantile(every, q + 0.004)]
                assert near[0] <= limit <= near[1]

    def test_alpha_is_the_level(self):
        counts, bases = made_up(1)
        wide, narrow = (resample_villages(counts, bases, alpha) for alpha in (0.01, 0.05))
        assert wide.interval[0] < narrow.interval[0] < narrow.interval[1] < wide.interval[1]
        # 1 − 2 · .05 is 1 − .1.
        assert narrow.interval90 == resample_villages(counts, bases, 0.1).interval
        assert narrow.interval90 != narrow.interval
        assert wide.seen[0] < narrow.seen[0] < 0 < narrow.seen[1] < wide.seen[1]

    def test_p_comes_from_dealt_labels(self):
        counts, bases = made_up(2)
        assert resample_villages(counts, bases, 0.1).p == deal_labels(counts, bases, 0.1)[0]

    @pytest.mark.parametrize("seed", range(6))
    def test_seen_is_what_both_p_and_interval_would_call_unequal(self, seed):
        counts, bases = made_up(seed)
        counts[:, 0] *= 1 + seed / 3
        found = resample_villages(counts, bases)
        _, by_labels = deal_labels(counts, bases)
        few, many = found.seen
        assert few <= by_labels[0] < 0 < by_labels[1] <= many
        gap = counts[:, 0].sum() / counts.sum() - bases[:, 0].sum() / bases.sum()
        unequal = found.p <= 0.05 and not found.interval[0] <= 1 <= found.interval[1]
        assert unequal or few < gap < many
        assert unequal == (seed in {1, 3, 4, 5})

    def test_a_wide_interval_puts_off_what_is_visible(self):
        # Every village has half of its base inside, but one of them most of the units: labels are
        # all alike, so that dealing them shows nothing, and redrawing that village everything.
        rng = np.random.default_rng(3)
        bases = rng.integers(50, 60, (30, 2)).astype(float)
        counts = bases * rng.lognormal(0, 1.2, (30, 1)) * rng.uniform(0.9, 1.1, (30, 2))
        found = resample_villages(counts, bases)
        _, by_labels = deal_labels(counts, bases)
        assert found.seen[0] <= by_labels[0]
        assert found.seen[1] >= by_labels[1]
        assert found.seen != by_labels

    def test_equal_rates_everywhere_are_one_in_every_draw(self):
        found = resample_villages(np.full((12, 2), 5.0), np.full((12, 2), 9.0))
        assert found.interval == found.interval90 == (1.0, 1.0)
        assert found.p == 1.0

    def test_is_seeded(self):
        counts, bases = made_up(1)
        first = resample_villages(counts, bases)
        resampling._redrawn_villages.cache_clear()  # as in another process
        assert resample_villages(counts, bases) == first

    def test_villages_lie_on_one_side_each_as_in_the_field(self):
        counts, bases = LABELS * [40, 10], LABELS * 100
        found = resample_villages(counts, bases)
        assert found.interval == pytest.approx((0.25, 0.25))
        assert found.p == 2 / 10_001

    def test_is_wider_than_points_would_say_when_businesses_cluster(self):
        rng = np.random.default_rng(3)
        counts = np.zeros((54, 2))
        counts[:15, 0] = rng.permutation([400.0, 200.0] + [5.0] * 13)
        counts[15:, 1] = rng.permutation([900.0, 500.0] + [10.0] * 37)
        bases = LABELS * 1_000
        found = resample_villages(counts, bases)
        x, n = counts.sum(axis=0), bases.sum(axis=0)
        by_points = rate_ratio_interval(int(x[1]), n[1], int(x[0]), n[0])
        assert found.interval[0] < by_points[0] < by_points[1] < found.interval[1]

    def test_swapping_the_zones_mirrors_it_exactly(self):
        counts, bases = made_up(4)
        one = resample_villages(counts, bases)
        other = resample_villages(counts[:, ::-1], bases[:, ::-1])
        assert other.p == one.p
        for limits, turned in ((one.interval, other.interval), (one.interval90, other.interval90)):
            assert turned == pytest.approx((1 / limits[1], 1 / limits[0]), rel=1e-9)

    def test_villages_that_hold_nothing_take_no_part(self):
        counts, bases = made_up(5)
        padded = np.vstack([counts, np.zeros((9, 2))]), np.vstack([bases, np.zeros((9, 2))])
        assert resample_villages(*padded) == resample_villages(counts, bases)

    def test_inputs_are_left_alone(self):
        counts, bases = made_up(6)
        resample_villages(counts, bases, is_share=True)
        again = made_up(6)
        assert (counts == again[0]).all()
        assert (bases == again[1]).all()


class TestTooFewVillages:
    @pytest.mark.parametrize(("inside", "is_known"), [(4, False), (5, True)])
    def test_each_zone_needs_five(self, inside, is_known):
        counts, bases = made_up(7)
        kept = np.r_[:inside, 15:54]
        assert (resample_villages(counts[kept], bases[kept]) is not None) == is_known
        shares = resample_share(counts[kept], bases[kept])
        assert [share is not None for share in shares] == [is_known, True]

    def test_slivers_are_no_villages_and_hold_nothing(self):
        counts, bases = made_up(7)
        kept = np.r_[:4, 15:54]
        counts, bases = counts[kept], bases[kept]
        bases[20:, 0] = 1e-9  # of a sum of some ten thousand
        assert resample_villages(counts, bases) is None
        assert resample_share(counts, bases)[0] is None
        counts, bases = made_up(7)
        counts[:, 0] = 0
        plain = resample_villages(counts, bases)
        counts[0, 0] = 1e-9
        assert resample_villages(counts, bases) == plain

    def test_none_at_all_give_nothing(self):
        nothing = np.zeros((0, 2))
        assert resample_villages(nothing, nothing) is None
        assert resample_share(nothing, nothing) == (None, None)

    def test_nothing_to_count_gives_nothing(self):
        _, bases = made_up(8)
        assert resample_villages(bases * 0, bases) is None
        assert resample_villages(bases * 0, bases, is_share=True) is None
        assert resample_villages(bases * math.nan, bases) is None
        assert resample_villages(bases, bases * math.nan) is None

    def test_counts_that_many_draws_miss_on_both_sides_give_nothing(self):
        # Of the only village with counts inside and the only one outside, (1 − 2/54)^54, about
        # 13 %, of all draws hold neither.
        _, bases = made_up(9)
        counts = np.zeros((54, 2))
        counts[0, 0] = counts[20, 1] = 5
        assert resample_villages(counts, bases) is None


class TestZoneWithoutCounts:
    def test_counts_are_lumps_as_large_as_a_village(self):
        # Thirty-nine villages outside with seven each, none inside: 39 lumps outside, 0 inside.
        counts, bases = LABELS * [0, 7], LABELS * 100
        found = resample_villages(counts, bases)
        assert found.interval == pytest.approx(rate_ratio_interval(39, 3_900, 0, 1_500))
        assert found.interval90 == pytest.approx(rate_ratio_interval(39, 3_900, 0, 1_500, 0.9))
        turned = resample_villages(counts[:, ::-1], bases[:, ::-1])
        assert turned.interval == pytest.approx((0, 1 / found.interval[0]))

    def test_one_large_village_is_hardly_more_than_one_lump(self):
        counts, bases = LABELS * [0, 1], LABELS * 100
        counts[20, 1] = 5_000
        found = resample_villages(counts, bases)
        assert found.interval[0] < 1 < found.interval[1] == math.inf

    def test_shares_take_wilson_limits_at_the_number_of_villages(self):
        covered, totals = LABELS * 100, LABELS * 100
        covered[:15] = 0
        covered[30:] = 0
        found = resample_villages(covered, totals, is_share=True)
        inside, outside = resample_share(covered, totals)
        assert inside == pytest.approx(wilson(0, 15))
        assert found.interval == pytest.approx(combined_ratio(15 / 39, outside, 0, inside))
        assert found.interval[1] == math.inf
        expected = combined_difference(15 / 39, outside, 0, inside)
        assert found.difference_interval == pytest.approx(expected)

    def test_everybody_covered_is_no_proof_of_equality_in_a_few_villages(self):
        _, totals = LABELS, LABELS * 100
        found = resample_villages(totals, totals, is_share=True)
        # Fifteen of fifteen and thirty-nine of thirty-nine villages.
        shares = (1.0, tuple(wilson(39, 39)), 1.0, tuple(wilson(15, 15)))
        assert found.interval == pytest.approx(combined_ratio(*shares))
        assert found.difference_interval == pytest.approx(newcombe(39, 39, 15, 15))
        assert found.p == 1.0
        assert found.seen == (-math.inf, math.inf)

    def test_one_covered_village_of_thirteen_needs_the_p_beside_the_interval(self):
        # The bootstrap alone is too sure of itself here; dealing labels is exact.
        totals = LABELS * 100
        host = np.zeros(54)
        host[[0, *range(15, 28)]] = 1
        found = resample_villages(totals * host[:, None], totals, is_share=True)
        assert found.interval[0] > 1
        assert found.interval[1] == math.inf
        assert found.p > 0.05


class TestShare:
    def test_equal_villages_are_draws_of_a_binomial(self):
        # 22 of 39 villages of one size: shares in draws vary by sqrt(p·q/39), nearly.
        host = np.zeros(54)
        host[:8] = host[15:37] = 1
        inside, outside = resample_share(LABELS * host[:, None], LABELS, draws=20_000)
        for (low, high), x, n in ((inside, 8, 15), (outside, 22, 39)):
            share = x / n
            half = 1.96 * math.sqrt(share * (1 - share) / n)
            assert (low, high) == pytest.approx((share - half, share + half), abs=0.03)

    def test_is_wider_than_wilson_over_people(self):
        rng = np.random.default_rng(2)
        totals = LABELS * rng.integers(500, 5_000, (54, 1))
        covered = totals * (rng.random((54, 1)) < 0.5)
        for (low, high), x, n in zip(
            resample_share(covered, totals), covered.sum(axis=0), totals.sum(axis=0), strict=True
        ):
            by_people = wilson(x, n)
            assert low < by_people[0] < x / n < by_people[1] < high

    def test_as_many_zones_as_there_are(self):
        rng = np.random.default_rng(3)
        totals = rng.integers(0, 9, (40, 3)).astype(float)
        totals[:, 1] = 0
        found = resample_share(totals / 2, totals)
        assert found[1] is None
        assert found[0] == pytest.approx((0.5, 0.5))
        assert found[2] == pytest.approx((0.5, 0.5))

    def test_alpha_is_the_level(self):
        counts, bases = made_up(4)
        (low, high), (low90, high90) = (
            resample_share(counts, bases, alpha)[0] for alpha in (0.05, 0.1)
        )
        assert low < low90 < high90 < high

    def test_unequal_villages_count_for_fewer(self):
        # Kish: (Σ b)² / Σ b² = 24² / (10² + 14) = 5.05 of fifteen villages.
        totals = LABELS.copy()
        totals[0, 0] = 10
        inside, _ = resample_share(totals, totals)
        villages = 24**2 / 114
        assert inside == pytest.approx(wilson(villages, villages))


def gap_of(counts, bases):
    return counts[:, 0].sum() / counts.sum() - bases[:, 0].sum() / bases.sum()


class TestSeenWithoutSpread:
    """What is seen where a zone is wholly covered, or not at all, or holds no counts."""

    def test_it_is_put_off_as_the_wilson_limits_are(self):
        # Thirty-nine of 39 villages outside, eleven of 15 inside: redrawn villages would give
        # limits of the difference of about .07 to .53, Wilson at the number of villages wider ones.
        host = np.ones(54)
        host[:4] = 0
        covered, totals = LABELS * host[:, None] * 100, LABELS * 100
        found = resample_villages(covered, totals, is_share=True)
        low, high = found.difference_interval
        each = covered.sum() * (1 / 1_500 + 1 / 3_900)  # difference over gap
        observed = gap_of(covered, totals)
        assert observed == pytest.approx((11 / 15 - 1) / each)
        # The gap that has the lower limit of its difference just at 0, and 0 as the upper one.
        assert found.seen[0] <= -(4 / 15 - low) / each
        assert found.seen[1] >= (high - 4 / 15) / each
        assert (observed <= found.seen[0]) == (low > 0 and found.p <= 0.05)

    @pytest.mark.parametrize("missing", range(1, 15))
    @pytest.mark.parametrize("zone", [0, 1])
    def test_what_was_seen_is_unequal_in_both(self, missing, zone):
        host = np.ones(54)
        host[[15, 0][zone] :][:missing] = 0
        covered, totals = LABELS * host[:, None] * 100, LABELS * 100
        found = resample_villages(covered, totals, is_share=True)
        observed = gap_of(covered, totals)
        unequal = found.p <= 0.05 and not found.interval[0] <= 1 <= found.interval[1]
        assert unequal or found.seen[0] < observed < found.seen[1]

    def test_a_p_alone_promises_nothing(self):
        # Everything outside is covered, so that redrawing says nothing of doubt there: p .0002, the
        # interval from Wilson limits holds 1, and labels alone would call the gap seen.
        size = np.random.default_rng(34).integers(1, 9, 54).astype(float)
        size[15:20] *= 4
        totals = LABELS * size[:, None]
        covered = totals * (np.arange(54) >= 4)[:, None]
        found = resample_villages(covered, totals, is_share=True)
        observed = gap_of(covered, totals)
        assert found.p < 0.001
        assert found.interval[0] < 1
        assert observed < deal_labels(covered, totals)[1][0]
        assert found.seen[0] < observed

    def test_lumps_of_counts_move_it_too(self):
        counts, bases = LABELS * [0, 1], LABELS * 100
        counts[20, 1] = 50  # Kish: 88² / (50² + 38) = 3.05 lumps
        found = resample_villages(counts, bases)
        assert found.interval[0] < 1
        assert gap_of(counts, bases) > found.seen[0]
        # The interval of the ratio from x on, as shares: 15 / (15 + 39 · x).
        low = 15 / (15 + 39 * found.interval[0]) - 15 / 54
        assert found.seen[0] == pytest.approx(gap_of(counts, bases) - low, abs=1e-8)


class TestDifference:
    def test_is_outside_less_inside_and_of_shares_only(self):
        counts, bases = made_up(5)
        low, high = resample_villages(counts, bases, is_share=True).difference_interval
        x, n = counts.sum(axis=0), bases.sum(axis=0)
        assert low < x[1] / n[1] - x[0] / n[0] < high
        assert resample_villages(counts, bases).difference_interval is None

    def test_swapping_the_zones_turns_its_sign(self):
        counts, bases = made_up(6)
        low, high = resample_villages(counts, bases, is_share=True).difference_interval
        turned = resample_villages(counts[:, ::-1], bases[:, ::-1], is_share=True)
        assert turned.difference_interval == pytest.approx((-high, -low))

    def test_alpha_is_the_level(self):
        counts, bases = made_up(4)
        (low, high), (low90, high90) = (
            resample_villages(counts, bases, alpha, is_share=True).difference_interval
            for alpha in (0.05, 0.1)
        )
        assert low < low90 < high90 < high


def test_many_rows_are_drawn_as_few_are(monkeypatch):
    rng = np.random.default_rng(3)
    totals = rng.integers(1, 9, (40, 1)).astype(float)
    covered = np.minimum(totals, rng.integers(0, 9, (40, 1)))
    (kept,) = resampling.resample_share(covered, totals)
    monkeypatch.setattr(resampling, "_MOST_KEPT", 10)
    (one_by_one,) = resampling.resample_share(covered, totals)
    assert one_by_one == pytest.approx(kept, abs=0.01)
    assert (one_by_one,) == resampling.resample_share(covered, totals)
