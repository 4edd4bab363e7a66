"""Is a zone's share of the sentra its share of the people (or villages, land, businesses)?"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

import numpy as np
from numpy.typing import ArrayLike

from sentra_geo.measures.inference import Interval, clopper_pearson

_LAST_BITS = 1e-9


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


def location_quotient_interval(
    x_zone: float, x_all: float, n_zone: float, n_all: float, level: float = 0.95
) -> Interval | None:
    """Exact interval of a location quotient: Clopper-Pearson's of s_z over the base share p_z.

    The base is known, not drawn, so only the share of the units is uncertain. The delta method must
    not be used: with few units its interval goes below zero. For units that cluster, such as
    businesses, this is the interval of a blind draw and too narrow.

    Args:
        x_zone: Units of the zone; fractional where villages are split.
        x_all: All units.
        n_zone: Base of the zone.
        n_all: All of the base.
        level: Confidence level.

    Returns:
        Lower and upper limit, which span those of the whole numbers around fractional counts; None
        when the zone has no base, there are no units, or a number is unknown.

    Raises:
        ValueError: The zone has more units than there are, or a negative number.

    Example:
        >>> tuple(round(limit, 3) for limit in location_quotient_interval(2, 9, 0.2013, 1))
        (0.14, 2.981)
    """
    if math.isnan(x_zone) or not (n_zone > 0 and n_all > 0 and x_all > 0):
        return None
    if not 0 <= x_zone <= x_all + _LAST_BITS:
        raise ValueError(f"{x_zone} units of {x_all}")
    cases = [
        clopper_pearson(k, n, level)
        for k, n in product(_whole_around(x_zone), _whole_around(x_all))
        if k <= n and n > 0
    ]
    base_share = n_zone / n_all
    return min(low for low, _ in cases) / base_share, max(high for _, high in cases) / base_share


def _whole_around(count: float) -> set[int]:
    return {math.floor(count + _LAST_BITS), math.ceil(count - _LAST_BITS)}


def parity_need(
    covered_outside: float, n_outside: float, covered_inside: float, n_inside: float
) -> int | None:
    """How many more outside must be covered for coverage to be equal; 0 when it already is.

    Returns:
        A whole number, rounded up; exact for whole numbers, and for others to 1e-9, by which sums
        of split villages may be off. None when a zone is empty or a number unknown.

    Example:
        >>> parity_need(30, 100, 20, 50)
        10
    """
    numbers = (covered_outside, n_outside, covered_inside, n_inside)
    if any(math.isnan(number) for number in numbers) or not (n_outside > 0 and n_inside > 0):
        return None
    covered, size, covered_there, size_there = (Fraction(float(number)) for number in numbers)
    missing = covered_there * size / size_there - covered
    if any(number != int(number) for number in numbers):
        missing -= Fraction(_LAST_BITS)
    return max(0, math.ceil(missing))


def village_parity_need(
    covered: ArrayLike, base: ArrayLike, covered_inside: float, base_inside: float
) -> tuple[int | None, ...]:
    """How many more each village must have covered to reach the coverage of inside.

    Args:
        covered: What is covered in each village (businesses, people), shape ``(villages,)``; NaN
            where unknown.
        base: All of it in each village, same shape; NaN where unknown.
        covered_inside: What is covered inside.
        base_inside: All of it inside.

    Returns:
        A whole number a village, rounded up, 0 where it is reached; None where a number is unknown,
        the village has no base or inside has none. Their sum may exceed
        :func:`parity_need` of all outside: each is rounded up, and none makes up for another.

    Raises:
        ValueError: Shapes differ.

    Example:
        >>> village_parity_need([0, 3, float("nan")], [7, 3, 5], 1, 3)
        (3, 0, None)
    """
    covered, base = np.asarray(covered, dtype=np.float64), np.asarray(base, dtype=np.float64)
    if covered.ndim != 1 or covered.shape != base.shape:
        raise ValueError(f"covered of shape {covered.shape} with a base of shape {base.shape}")
    return tuple(
        parity_need(float(part), float(whole), covered_inside, base_inside)
        for part, whole in zip(covered, base, strict=True)
    )


def rate_per(count: float | None, base: float | None, per: float) -> float | None:
    """A rate, such as units per 1,000 people; None when a part is unknown or the base is 0."""
    if count is None or base is None or math.isnan(count) or not base > 0:
        return None
    return count / base * per
