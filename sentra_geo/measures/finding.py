"""What is compared, what a comparison shows, and in which of five states it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sentra_geo.measures.inference import Interval, Visible
from sentra_geo.measures.resampling import Resampled

EQUAL = "equal"
OUTSIDE_BEHIND = "outside_behind"
INSIDE_BEHIND = "inside_behind"
NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
DEPENDS_ON_RULE = "depends_on_rule"
STATES = (EQUAL, OUTSIDE_BEHIND, INSIDE_BEHIND, NOT_ENOUGH_EVIDENCE, DEPENDS_ON_RULE)

EXACT = "exact"
HYPERGEOMETRIC = "hypergeometric"
VILLAGE_BOOTSTRAP = "village_bootstrap"
METHODS = (EXACT, HYPERGEOMETRIC, VILLAGE_BOOTSTRAP)


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
        is_share: Whether the units are a part of the base, as covered villages are of all.
        is_countable: Whether units come one by one; if not, no count of them says what is visible.
    """

    x_outside: float
    x_inside: float
    n_outside: float
    n_inside: float
    clustered: bool = False
    resampled: Resampled | None = None
    is_share: bool = False
    is_countable: bool = True

    @property
    def method(self) -> str:
        """The method that fits it, one of :data:`METHODS`."""
        plain = HYPERGEOMETRIC if self.is_share else EXACT
        return VILLAGE_BOOTSTRAP if self.clustered else plain


@dataclass(frozen=True)
class Finding:
    """What one comparison shows.

    Attributes:
        state: One of :data:`STATES`.
        gap: Share gap of outside, None when undefined.
        difference: Share outside less share inside where units are a part of the base, else None.
        rate_ratio: Rate outside over inside, None when undefined, infinite without any inside.
        interval: Interval of the rate ratio at 1 − alpha (95 %), None when undefined.
        interval90: Interval of the rate ratio at 1 − 2·alpha (90 %), None when undefined.
        p: Two-sided p, both tails alike, None when undefined.
        expected_share: Share of the base inside, None when undefined.
        share_inside: Share of the units inside, None when undefined.
        share_interval: Clopper-Pearson interval of the share inside at 1 − alpha, where exact.
        visible: The smallest gap that would have been called unequal, None when undefined.
        method: One of :data:`METHODS`.
        difference_interval: Interval of ``difference`` at 1 − alpha, None when undefined.
    """

    state: str
    gap: float | None = None
    difference: float | None = None
    rate_ratio: float | None = None
    interval: Interval | None = None
    interval90: Interval | None = None
    p: float | None = None
    expected_share: float | None = None
    share_inside: float | None = None
    share_interval: Interval | None = None
    visible: Visible | None = None
    method: str = EXACT
    difference_interval: Interval | None = None


def agreed_state(states: Iterable[str]) -> str:
    """The state all agree on, or ``depends_on_rule``."""
    found = set(states)
    return found.pop() if len(found) == 1 else DEPENDS_ON_RULE
