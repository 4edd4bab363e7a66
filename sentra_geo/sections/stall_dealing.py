"""Stalls dealt out to districts, and within each district to its villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.activities import Rows
from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.location import BoolArray
from sentra_geo.measures.apportionment import apportion
from sentra_geo.question import ZONES
from sentra_geo.sections.participation import participation_of

TIE = 1e-6  # remainders closer than this are the last bits of a division
NO_REGISTER, NO_PROGRAMMES, NOBODY = "no_register", "no_programmes", "nobody"


@dataclass(frozen=True)
class Quota:
    """The stalls of one district or village under the chosen rule.

    Attributes:
        district: Its district.
        village: Its village; empty for a whole district.
        village_code: Its code; empty likewise.
        zone: The village's zone, most of it; empty likewise.
        weight: What its share is proportional to: people, businesses, or 1 under the equal rule.
        exact: Its share before rounding: of all stalls, or of those of its district.
        stalls: Whole stalls.
        is_tied: Whether its last stall hangs on who comes first among equal remainders.
    """

    district: str
    village: str
    village_code: str
    zone: str
    weight: float
    exact: float
    stalls: int
    is_tied: bool


@dataclass(frozen=True, eq=False)
class Dealing:
    """How one cut deals: its villages in the order in which ties are broken, and their weights.

    Attributes:
        cut: The question's cut.
        kept: Rows of the villages that the filters keep, most people first, then by code.
        district: Place of each one's district among :attr:`districts`, shape ``(kept,)``.
        districts: Names of districts, most people first.
        weights: Weights of the kept villages by rule, shape ``(kept,)``; a reason where none.
        unknown: Businesses of whom nobody knows, by kept village and zone; None where unknown.
        beyond: Businesses outside all villages, to which nothing can be dealt.
    """

    cut: Cut
    kept: Rows
    district: Rows
    districts: tuple[str, ...]
    weights: dict[str, FloatArray | str]
    unknown: FloatArray | None
    beyond: float

    def zones(self, stalls: FloatArray) -> FloatArray:
        """Stalls of the kept villages by zone, shape ``(3,)``."""
        return np.asarray(stalls @ self.cut.village_zones[self.kept])

    def quotas(self, stalls: int, rule: str) -> tuple[tuple[Quota, ...], tuple[Quota, ...]]:
        """Quotas of districts and of villages under one rule; empty where it cannot deal."""
        weights = self.weights[rule]
        dealt = None if isinstance(weights, str) else self.deal(stalls, rule, weights)
        if isinstance(weights, str) or dealt is None:
            return (), ()
        return _district_quotas(self, stalls, rule, weights, dealt), _village_quotas(
            self, weights, dealt
        )

    def deal(
        self, stalls: int, rule: str, weights: FloatArray, first: Rows | None = None
    ) -> FloatArray | None:
        """Whole stalls of each kept village: first to districts, then within each.

        Args:
            stalls: How many are dealt.
            rule: The rule; under ``equal`` every district gets the same.
            weights: Weights of the kept villages, shape ``(kept,)``.
            first: Who comes first where remainders tie; None for those with most people.

        Returns:
            Shape ``(kept,)``; None where nobody has weight.
        """
        order = np.arange(len(self.kept)) if first is None else first
        per_district = apportion(stalls, self.district_weights(rule, weights))
        if per_district is None:
            return None
        dealt = np.zeros(len(self.kept))
        for place, number in enumerate(per_district):
            rows = order[self.district[order] == place]
            own = apportion(int(number), weights[rows])
            if own is not None:
                dealt[rows] = own
        return dealt

    def district_weights(self, rule: str, weights: FloatArray) -> FloatArray:
        """Weights of the districts under one rule, shape ``(districts,)``."""
        if rule == "equal":
            return np.ones(len(self.districts))
        return _by_district(self, weights)


def dealing_of(cut: Cut) -> Dealing:
    """Villages, their districts and their weights under every rule."""
    frame = cut.study.villages.frame
    codes = frame["village_code"].to_numpy(dtype=str)
    order = np.lexsort((codes, -np.rint(cut.people)))  # parts of a person decide nothing
    kept = order[cut.village_mask[order]]
    names = frame["district"].to_numpy(dtype=str)[kept]
    people = {name: round(float(cut.people[kept][names == name].sum())) for name in set(names)}
    districts = tuple(sorted(people, key=lambda name: (-people[name], name)))
    place = np.array([districts.index(name) for name in names], dtype=np.intp)
    totals = None if cut.register == "none" else cut.by_village(*cut.cells("any"))
    weights, unknown = _weights(cut, kept, totals)
    beyond = 0.0 if totals is None else plain(totals[-1].sum())
    return Dealing(cut, kept, place, districts, weights, unknown, beyond)


def _weights(
    cut: Cut, kept: Rows, totals: FloatArray | None
) -> tuple[dict[str, FloatArray | str], FloatArray | None]:
    found: dict[str, FloatArray | str] = {
        "equal": np.ones(len(kept)),
        "population": cut.people[kept],
        "businesses": NO_REGISTER,
        "need": NO_REGISTER,
    }
    if totals is None:
        return found, None
    # The parts of one business sum to it but for the last bits.
    found["businesses"] = np.round(totals[kept].sum(axis=1), 6)
    lists = participation_of(cut)
    counts = None if lists is None else lists.counts(cut, totals)
    if counts is None:
        return {**found, "need": NO_PROGRAMMES}, None
    reached, unknown = counts
    found["need"] = np.round(np.maximum(totals - reached, 0.0)[kept].sum(axis=1), 6)
    return found, unknown[kept]


def _district_quotas(
    dealing: Dealing, stalls: int, rule: str, weights: FloatArray, dealt: FloatArray
) -> tuple[Quota, ...]:
    each = dealing.district_weights(rule, weights)
    exact = stalls * each / each.sum()
    whole = _by_district(dealing, dealt)
    tied = tied_remainders(exact, whole)
    return tuple(
        Quota(
            district=name,
            village="",
            village_code="",
            zone="",
            weight=plain(each[place]),
            exact=plain(exact[place]),
            stalls=round(float(whole[place])),
            is_tied=bool(tied[place]),
        )
        for place, name in enumerate(dealing.districts)
    )


def _village_quotas(dealing: Dealing, weights: FloatArray, dealt: FloatArray) -> tuple[Quota, ...]:
    frame, cut = dealing.cut.study.villages.frame, dealing.cut
    own, whole = _by_district(dealing, dealt), _by_district(dealing, weights)
    with np.errstate(invalid="ignore"):  # a district without weight has nothing to deal
        exact = np.nan_to_num(own[dealing.district] * weights / whole[dealing.district])
    tied = np.zeros(len(weights), dtype=bool)
    for place in range(len(dealing.districts)):
        here = dealing.district == place
        tied[here] = tied_remainders(exact[here], dealt[here])
    rows = sorted(range(len(dealing.kept)), key=lambda row: int(dealing.district[row]))
    return tuple(
        Quota(
            district=dealing.districts[dealing.district[row]],
            village=str(frame["village"].iloc[dealing.kept[row]]),
            village_code=str(frame["village_code"].iloc[dealing.kept[row]]),
            zone=ZONES[int(np.argmax(cut.village_zones[dealing.kept[row]]))],
            weight=plain(weights[row]),
            exact=plain(exact[row]),
            stalls=round(float(dealt[row])),
            is_tied=bool(tied[row]),
        )
        for row in rows
    )


def _by_district(dealing: Dealing, amounts: FloatArray) -> FloatArray:
    """Amounts of the kept villages by district, shape ``(districts,)``."""
    count = np.bincount(dealing.district, weights=amounts, minlength=len(dealing.districts))
    return count.astype(np.float64)


def tied_remainders(exact: FloatArray, dealt: FloatArray) -> BoolArray:
    """Whose last stall hangs on the order: of equal remainders some got one and some did not.

    Args:
        exact: Shares before rounding, shape ``(n,)``.
        dealt: Whole stalls dealt for them, likewise.

    Returns:
        Shape ``(n,)``.
    """
    floor = np.floor(exact + TIE)
    left, has_one = np.abs(exact - floor), dealt > floor
    if not has_one.any() or has_one.all():
        return np.zeros(len(exact), dtype=bool)
    last, first_without = left[has_one].min(), left[~has_one].max()
    return np.asarray((np.abs(left - last) < TIE) & (last - first_without < TIE))
