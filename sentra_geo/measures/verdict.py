"""From a comparison of two zones to one of four states, by fixed thresholds.

The comparison leaves out what is near the line and then asks whether putting it inside or outside
would change the state; fractional counts are tested at both whole numbers around them. When these
disagree the state is ``depends_on_rule``. Comparisons by other boundaries, rules, units and bases
can be given to :func:`agreed_state` in the same way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sentra_geo.measures.equity import rate_ratio, share_gap
from sentra_geo.measures.inference import (
    Interval,
    Resampled,
    Visible,
    central_binomial_p,
    clopper_pearson,
    rate_ratio_interval,
    smallest_visible_gap,
)

EQUAL = "equal"
OUTSIDE_BEHIND = "outside_behind"
INSIDE_BEHIND = "inside_behind"
NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
DEPENDS_ON_RULE = "depends_on_rule"
STATES = (EQUAL, OUTSIDE_BEHIND, INSIDE_BEHIND, NOT_ENOUGH_EVIDENCE, DEPENDS_ON_RULE)


@dataclass(frozen=True)
class Thresholds:
    """When rates count as equal or unequal (METHODS: equivalence and evidence).

    Attributes:
        low: Smallest rate ratio that still counts as equal.
        high: Largest rate ratio that still counts as equal.
        gap: Smallest gap of shares worth the word unequal.
        alpha: Level of the tests; the interval of equivalence has level 1 − 2·alpha.
    """

    low: float = 0.8
    high: float = 1.25
    gap: float = 0.05
    alpha: float = 0.05


DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Comparison:
    """Units outside and inside, against a base.

    Attributes:
        x_outside: Units outside; fractional under the area rule.
        x_inside: Units inside.
        n_outside: Base outside.
        n_inside: Base inside.
        clustered: Whether the units cluster in villages, so that exact tests do not hold.
        resampled: Interval from redrawn villages, for clustered units; None when none exists.
    """

    x_outside: float
    x_inside: float
    n_outside: float
    n_inside: float
    clustered: bool = False
    resampled: Resampled | None = None


@dataclass(frozen=True)
class Finding:
    """What one comparison shows.

    Attributes:
        state: One of :data:`STATES`.
        gap: Share gap of outside, None when undefined.
        rate_ratio: Rate outside over inside, None when undefined, infinite without any inside.
        interval: 95 % interval of the rate ratio, None when undefined.
        interval90: 90 % interval of the rate ratio, None when undefined.
        p: Two-sided p, None when undefined.
        expected_share: Share of the base inside, None when undefined.
        share_inside: Share of the units inside, None when undefined.
        share_interval: 95 % Clopper-Pearson interval of the share inside, None when undefined.
        visible: The smallest gap these numbers could have shown, None when undefined.
        method: ``exact`` or ``village_bootstrap``.
    """

    state: str
    gap: float | None = None
    rate_ratio: float | None = None
    interval: Interval | None = None
    interval90: Interval | None = None
    p: float | None = None
    expected_share: float | None = None
    share_inside: float | None = None
    share_interval: Interval | None = None
    visible: Visible | None = None
    method: str = "exact"


def find(comparison: Comparison, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Finding:
    """Judge one comparison.

    Args:
        comparison: Units and base outside and inside.
        thresholds: When rates count as equal or unequal.

    Returns:
        A :class:`Finding`. Under fractional counts the interval spans, and p is the larger of,
        the two whole cases, and the state is theirs when they agree.
    """
    units = comparison.x_outside + comparison.x_inside
    # NaN stands for unknown counts and fails every comparison.
    if not (units > 0 and comparison.n_outside > 0 and comparison.n_inside > 0):
        return Finding(NOT_ENOUGH_EVIDENCE)
    if comparison.clustered:
        return _resampled_finding(comparison, thresholds)
    cases = [_exact_finding(case, thresholds) for case in _whole_cases(comparison)]
    return Finding(
        state=agreed_state(case.state for case in cases),
        gap=_gap(comparison),
        rate_ratio=_ratio(comparison),
        interval=_hull(case.interval for case in cases),
        interval90=_hull(case.interval90 for case in cases),
        p=max(case.p for case in cases if case.p is not None),
        expected_share=cases[0].expected_share,
        share_inside=comparison.x_inside / units,
        share_interval=_hull(case.share_interval for case in cases),
        visible=cases[0].visible,
    )


def agreed_state(states: Iterable[str]) -> str:
    """The state all agree on, or ``depends_on_rule``."""
    found = set(states)
    return found.pop() if len(found) == 1 else DEPENDS_ON_RULE


def _whole_cases(comparison: Comparison) -> list[Comparison]:
    units = round(comparison.x_outside + comparison.x_inside)
    inside = comparison.x_inside
    whole = {math.floor(inside + 1e-9), math.ceil(inside - 1e-9)}
    return [
        Comparison(units - k, k, comparison.n_outside, comparison.n_inside) for k in sorted(whole)
    ]


def _exact_finding(case: Comparison, thresholds: Thresholds) -> Finding:
    inside, outside = int(case.x_inside), int(case.x_outside)
    units = inside + outside
    expected = case.n_inside / (case.n_inside + case.n_outside)
    numbers = outside, case.n_outside, inside, case.n_inside
    interval = rate_ratio_interval(*numbers, level=1 - thresholds.alpha)
    interval90 = rate_ratio_interval(*numbers, level=1 - 2 * thresholds.alpha)
    return Finding(
        state=_state(_ratio(case), _gap(case), interval, interval90, thresholds),
        interval=interval,
        interval90=interval90,
        p=central_binomial_p(inside, units, expected),
        expected_share=expected,
        share_interval=clopper_pearson(inside, units, 1 - thresholds.alpha),
        visible=smallest_visible_gap(units, expected, thresholds.alpha),
    )


def _resampled_finding(comparison: Comparison, thresholds: Thresholds) -> Finding:
    units = comparison.x_outside + comparison.x_inside
    base = comparison.n_outside + comparison.n_inside
    finding = Finding(
        NOT_ENOUGH_EVIDENCE,
        gap=_gap(comparison),
        rate_ratio=_ratio(comparison),
        expected_share=comparison.n_inside / base,
        share_inside=comparison.x_inside / units,
        method="village_bootstrap",
    )
    spread = comparison.resampled
    if spread is None:
        return finding
    return replace(
        finding,
        state=_state(
            finding.rate_ratio, finding.gap, spread.interval95, spread.interval90, thresholds
        ),
        interval=spread.interval95,
        interval90=spread.interval90,
        p=spread.p,
    )


def _state(
    ratio: float | None,
    gap: float | None,
    interval: Interval,
    interval90: Interval,
    thresholds: Thresholds,
) -> str:
    if thresholds.low <= interval90[0] and interval90[1] <= thresholds.high:
        return EQUAL
    excludes_one = interval[0] > 1 or interval[1] < 1
    if ratio is None or gap is None or not excludes_one or abs(gap) < thresholds.gap:
        return NOT_ENOUGH_EVIDENCE
    if ratio < thresholds.low:
        return OUTSIDE_BEHIND
    return INSIDE_BEHIND if ratio > thresholds.high else NOT_ENOUGH_EVIDENCE


def _ratio(case: Comparison) -> float | None:
    return rate_ratio(case.x_outside, case.x_inside, case.n_outside, case.n_inside)


def _gap(case: Comparison) -> float | None:
    return share_gap(case.x_outside, case.x_inside, case.n_outside, case.n_inside)


def _hull(intervals: Iterable[Interval | None]) -> Interval:
    limits = [interval for interval in intervals if interval is not None]
    return min(low for low, _ in limits), max(high for _, high in limits)
