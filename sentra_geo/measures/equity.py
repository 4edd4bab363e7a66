"""Is a zone's share of the sentra its share of the people (or villages, land, businesses)?"""

from __future__ import annotations

import math


def share_gap(x_outside: float, x_inside: float, n_outside: float, n_inside: float) -> float | None:
    """Gap g = s − p of outside, as a share: its part of the units less its part of the base.

    Returns:
        None when there are no units or no base.
    """
    units, base = x_outside + x_inside, n_outside + n_inside
    if not (units > 0 and base > 0):  # so written, NaN (unknown) is refused too
        return None
    return x_outside / units - n_outside / base


def rate_ratio(
    x_outside: float, x_inside: float, n_outside: float, n_inside: float
) -> float | None:
    """Rate outside over rate inside, (x_L/n_L) / (x_D/n_D).

    Returns:
        None when a base is 0 or there are no units; infinity when only inside has none.
    """
    if not (n_outside > 0 and n_inside > 0 and x_outside + x_inside > 0):
        return None
    if x_inside <= 0:
        return math.inf
    return (x_outside / n_outside) / (x_inside / n_inside)


def location_quotient(x_zone: float, x_all: float, n_zone: float, n_all: float) -> float | None:
    """A zone's share of the units over its share of the base, s_z / p_z.

    Returns:
        None when the zone has no base or there are no units.
    """
    if not (n_zone > 0 and n_all > 0 and x_all > 0):
        return None
    return (x_zone / x_all) / (n_zone / n_all)


def parity_need(
    covered_outside: float, n_outside: float, covered_inside: float, n_inside: float
) -> int | None:
    """How many more outside must be covered for coverage to be equal; 0 when it already is.

    Returns:
        A whole number, rounded up; None when a zone is empty.

    Example:
        >>> parity_need(30, 100, 20, 50)
        10
    """
    if not (n_outside > 0 and n_inside > 0):
        return None
    wanted = covered_inside / n_inside * n_outside
    return max(0, math.ceil(wanted - covered_outside - 1e-9))


def rate_per(count: float | None, base: float | None, per: float) -> float | None:
    """A rate, such as units per 1,000 people; None when a part is unknown or the base is 0."""
    if count is None or base is None or math.isnan(count) or not base > 0:
        return None
    return count / base * per
