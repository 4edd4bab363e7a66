"""From a comparison of two zones to one of four states, by fixed thresholds.

There are four designs. Counts against a base they are no part of (sentra against people): exact
conditional Poisson, the binomial. Shares, where the units are a part of the base (host villages of
all villages, covered villages): hypergeometric p, MOVER-R interval. And either of them clustered in
villages (businesses, people): villages redrawn and their labels dealt anew.

Fractional counts are tested at the whole numbers around them. When these disagree the state is
``depends_on_rule``; so it is when comparisons with what is near the line put inside or outside, or
by other boundaries, rules, units and bases, are given to :func:`agreed_state` and disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sentra_geo.measures.contingency import (
    central_hypergeometric_p,
    share_ratio_interval,
    smallest_visible_difference,
)
from sentra_geo.measures.equity import rate_ratio, share_gap
from sentra_geo.measures.finding import (
    DEPENDS_ON_RULE,
    EQUAL,
    EXACT,
    HYPERGEOMETRIC,
    INSIDE_BEHIND,
    METHODS,
    NOT_ENOUGH_EVIDENCE,
    OUTSIDE_BEHIND,
    STATES,
    VILLAGE_BOOTSTRAP,
    Comparison,
    Finding,
    agreed_state,
)
from sentra_geo.measures.inference import (
    Visible,
    central_binomial_p,
    clopper_pearson,
    hull,
    newcombe,
    rate_ratio_interval,
    smallest_visible_gap,
)
from sentra_geo.measures.visible import first_unequal, is_beyond, seen_in_all, seen_in_villages
from sentra_geo.measures.whole_tables import whole_tables
from sentra_geo.settings import DEFAULT_THRESHOLDS, Thresholds

__all__ = [
    "DEPENDS_ON_RULE",
    "EQUAL",
    "EXACT",
    "HYPERGEOMETRIC",
    "INSIDE_BEHIND",
    "METHODS",
    "NOT_ENOUGH_EVIDENCE",
    "OUTSIDE_BEHIND",
    "STATES",
    "VILLAGE_BOOTSTRAP",
    "Comparison",
    "Finding",
    "agreed_state",
    "find",
]

_DIGITS = 9  # of ratios that are compared with thresholds: no last bit decides


def find(comparison: Comparison, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Finding:
    """Judge one comparison.

    Args:
        comparison: Units and base outside and inside.
        thresholds: When rates count as equal or unequal, and the level of tests and intervals.

    Returns:
        A :class:`Finding`. Under fractional counts intervals span, and p is the largest of, the
        whole cases around them, and the state is theirs when they agree.
    """
    estimates = _estimates(comparison)
    if estimates.rate_ratio is None:
        return estimates
    if comparison.clustered:
        return _resampled_finding(comparison, estimates, thresholds)
    tested = _test_shares if comparison.is_share else _test_counts
    units = comparison.x_outside, comparison.x_inside
    base = comparison.n_outside, comparison.n_inside
    tables = whole_tables(units, base, is_share=comparison.is_share)
    cases = [tested(*x, *n, thresholds) for x, n in tables]
    return _gathered(cases, comparison, estimates, thresholds) if cases else estimates


def _estimates(comparison: Comparison) -> Finding:
    """What needs no test; nothing at all without base, and no ratio without units."""
    outside, inside = comparison.x_outside, comparison.x_inside
    n_outside, n_inside = comparison.n_outside, comparison.n_inside
    # NaN stands for unknown counts and fails every comparison.
    if not (outside + inside >= 0 and n_outside > 0 and n_inside > 0):
        return Finding(NOT_ENOUGH_EVIDENCE, method=comparison.method)
    difference = outside / n_outside - inside / n_inside if comparison.is_share else None
    found = Finding(NOT_ENOUGH_EVIDENCE, difference=difference, method=comparison.method)
    if not outside + inside > 0:
        return found
    return replace(
        found,
        gap=share_gap(outside, inside, n_outside, n_inside),
        rate_ratio=rate_ratio(outside, inside, n_outside, n_inside),
        expected_share=n_inside / (n_inside + n_outside),
        share_inside=inside / (outside + inside),
    )


def _test_counts(
    outside: float, inside: float, n_outside: float, n_inside: float, thresholds: Thresholds
) -> Finding:
    """Units against a base they are no part of, and which other numbers would be unequal."""
    units = int(inside + outside)
    seen = smallest_visible_gap(units, n_inside / (n_inside + n_outside), thresholds.alpha)

    def found(k: int) -> Finding:
        return _counts(units - k, k, n_outside, n_inside, thresholds)

    return replace(found(int(inside)), visible=_called(seen, (0, units), found, thresholds))


def _counts(
    outside: int, inside: int, n_outside: float, n_inside: float, thresholds: Thresholds
) -> Finding:
    """Given their number, the units inside are binomial."""
    alpha, units = thresholds.alpha, inside + outside
    numbers = outside, n_outside, inside, n_inside
    return Finding(
        NOT_ENOUGH_EVIDENCE,
        rate_ratio=rate_ratio(outside, inside, n_outside, n_inside),
        interval=rate_ratio_interval(*numbers, level=1 - alpha),
        interval90=rate_ratio_interval(*numbers, level=1 - 2 * alpha),
        p=central_binomial_p(inside, units, n_inside / (n_inside + n_outside)),
        share_interval=clopper_pearson(inside, units, 1 - alpha),
    )


def _test_shares(
    outside: float, inside: float, n_outside: float, n_inside: float, thresholds: Thresholds
) -> Finding:
    """Units that are a part of the base, and which other numbers would be unequal."""
    units, base = int(inside + outside), (int(n_outside), int(n_inside))
    seen = smallest_visible_difference(units, base[1], sum(base), thresholds.alpha)
    ends = max(0, units - base[0]), min(units, base[1])

    def found(k: int) -> Finding:
        return _shares(units - k, k, *base, thresholds)

    return replace(found(int(inside)), visible=_called(seen, ends, found, thresholds))


def _shares(
    outside: int, inside: int, n_outside: int, n_inside: int, thresholds: Thresholds
) -> Finding:
    """Given units and base, the units inside are hypergeometric."""
    numbers, alpha = (outside, n_outside, inside, n_inside), thresholds.alpha
    return Finding(
        NOT_ENOUGH_EVIDENCE,
        difference=outside / n_outside - inside / n_inside,
        rate_ratio=rate_ratio(outside, inside, n_outside, n_inside),
        interval=share_ratio_interval(*numbers, level=1 - alpha),
        interval90=share_ratio_interval(*numbers, level=1 - 2 * alpha),
        difference_interval=newcombe(*numbers, level=1 - alpha),
        p=central_hypergeometric_p(inside, inside + outside, n_inside, n_inside + n_outside),
    )


def _called(
    seen: Visible, ends: tuple[int, int], found: Callable[[int], Finding], thresholds: Thresholds
) -> Visible:
    """The counts from which not only the test but the verdict says unequal; no gap yet."""

    def is_unequal(k: int) -> bool:
        return _state(found(k), thresholds) in {INSIDE_BEHIND, OUTSIDE_BEHIND}

    low = first_unequal(seen.low_k, ends[0], is_unequal)
    return Visible(low, first_unequal(seen.high_k, ends[1], is_unequal), None)


def _resampled_finding(
    comparison: Comparison, estimates: Finding, thresholds: Thresholds
) -> Finding:
    """Units that cluster in villages: what redrawn villages and their dealt labels say."""
    if (spread := comparison.resampled) is None:
        return estimates
    seen = spread.seen
    found = replace(
        estimates,
        p=spread.p,
        interval=spread.interval,
        interval90=spread.interval90,
        difference_interval=spread.difference_interval if comparison.is_share else None,
        visible=seen_in_villages(comparison, seen, thresholds) if seen else None,
    )
    return replace(found, state=_state(found, thresholds))


def _gathered(
    cases: list[Finding], comparison: Comparison, estimates: Finding, thresholds: Thresholds
) -> Finding:
    seen = [case.visible for case in cases if case.visible]
    return replace(
        estimates,
        state=agreed_state(_state(case, thresholds) for case in cases),
        interval=hull(case.interval for case in cases),
        interval90=hull(case.interval90 for case in cases),
        difference_interval=hull(case.difference_interval for case in cases),
        p=max(case.p for case in cases if case.p is not None),
        share_interval=hull(case.share_interval for case in cases),
        visible=seen_in_all(seen, comparison),
    )


def _state(found: Finding, thresholds: Thresholds) -> str:
    """The state by fixed thresholds; unequal needs interval and p, which then never disagree."""
    ratio, interval, interval90, p = found.rate_ratio, found.interval, found.interval90, found.p
    if ratio is None or interval is None or interval90 is None or p is None:
        return NOT_ENOUGH_EVIDENCE
    low, high, low90, high90 = (round(limit, _DIGITS) for limit in (*interval, *interval90))
    if thresholds.low <= low90 and high90 <= thresholds.high:
        return EQUAL
    if p > thresholds.alpha or not is_beyond(ratio, found.difference, thresholds):
        return NOT_ENOUGH_EVIDENCE
    if high < 1 and ratio < 1:
        return OUTSIDE_BEHIND
    return INSIDE_BEHIND if low > 1 and ratio > 1 else NOT_ENOUGH_EVIDENCE
