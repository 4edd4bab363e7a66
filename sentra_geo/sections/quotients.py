"""Location quotients by commodity: where a commodity has more than its share."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from sentra_geo.clusters import redrawn_rows
from sentra_geo.cut import Cut, floats
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.equity import location_quotient, location_quotient_interval
from sentra_geo.measures.inference import Interval
from sentra_geo.measures.representation import representation
from sentra_geo.measures.resampling import resample_villages
from sentra_geo.question import COMMODITIES, ZONES
from sentra_geo.study import BUSINESS_COMMODITIES

_UNKNOWN_COMMODITY = len(BUSINESS_COMMODITIES) - 1


@dataclass(frozen=True)
class Quotient:
    """A zone's share of one commodity over its share of what that is compared with.

    Attributes:
        commodity: The commodity.
        zone: The zone.
        units: Sentra locations, or businesses, of the commodity in the zone.
        total: The same in all zones.
        share: Share of them in the zone; None without any.
        base_share: The zone's share of the base; None without any.
        value: Location quotient; None where the zone has no base or there are no units.
        interval: Its limits at 1 − alpha (95 %); None where they are unknown.
        p: Two-sided p of a share of the units like that of the base; None where it is unknown.
        q: The same after Benjamini and Hochberg, for all quotients of the table; None likewise.
    """

    commodity: str
    zone: str
    units: float
    total: float
    share: float | None
    base_share: float | None
    value: float | None
    interval: Interval | None
    p: float | None = None
    q: float | None = None

    def is_more(self, false_discovery_rate: float) -> bool:
        """Whether the zone has more than its share, also after all that were tested with it."""
        beyond = self.interval is not None and self.interval[0] > 1
        return beyond and self.q is not None and self.q <= false_discovery_rate


def sentra_quotients(cut: Cut) -> tuple[Quotient, ...]:
    """Sentra locations of each commodity against the question's base, with exact limits.

    Returns:
        A row a commodity and zone, commodities in the order of the decree; none of a commodity
        without a location. Values are None where the base is unknown.
    """
    bases = cut.bases()
    commodity = cut.study.sentra.frame["commodity"].to_numpy()
    rows = []
    for name in COMMODITIES:
        units = (cut.sentra_mask & (commodity == name)).astype(float) @ cut.sentra_zones
        if not units.sum() > 0:
            continue
        # The exact p of every zone's count, the larger of the whole cases around a fractional one.
        chances = representation(units, bases).p
        for zone in range(len(ZONES)):
            counts = float(units[zone]), float(units.sum())
            limits = location_quotient_interval(
                *counts, float(bases[zone]), float(bases.sum()), level=1 - _alpha(cut)
            )
            p = float(chances[zone]) if limits else None
            rows.append(_quotient(name, zone, (units, bases), limits, p))
    return _adjusted(rows)


def business_quotients(cut: Cut) -> tuple[Quotient, ...]:
    """Businesses of each commodity against businesses of all known commodities.

    Limits come from redrawn villages: those of the ratio of the zone's rate to that of all other
    zones, turned into limits of the quotient at the base shares as they are.

    Returns:
        As :func:`sentra_quotients`, also a row of "other"; none without businesses.
    """
    if cut.register == "none":
        return ()
    # The base is all businesses: a filter by commodity chooses rows here, not what they are
    # compared with.
    every = Cut(cut.study, replace(cut.question, commodity=()))
    table, weights = every.kept_cells(every.boundary.businesses[every.question.target])
    known = table.commodity != _UNKNOWN_COMMODITY
    base = every.by_village(table, weights * known[:, None])
    rows = []
    for code, name in enumerate(BUSINESS_COMMODITIES[:_UNKNOWN_COMMODITY]):
        own = every.by_village(table, weights * (table.commodity == code)[:, None])
        if own.any() and name in (cut.question.commodity or BUSINESS_COMMODITIES):
            rows += [
                _quotient(name, zone, (own.sum(0), base.sum(0)), *_redrawn(every, own, base, zone))
                for zone in range(len(ZONES))
            ]
    return _adjusted(rows)


def _adjusted(rows: list[Quotient]) -> tuple[Quotient, ...]:
    """The quotients with their q: all whose p is known were tested at once."""
    from scipy import stats  # noqa: PLC0415 - half a second to import

    known = [one.p for one in rows if one.p is not None]
    q = iter(stats.false_discovery_control(known, method="bh").tolist() if known else [])
    return tuple(one if one.p is None else replace(one, q=next(q)) for one in rows)


def _quotient(
    name: str,
    zone: int,
    counts: tuple[FloatArray, FloatArray],
    limits: Interval | None,
    p: float | None,
) -> Quotient:
    units, bases = counts
    total, whole = float(units.sum()), float(bases.sum())
    part, of_base = floats(np.array([units[zone], total]))[0], float(bases[zone])
    return Quotient(
        commodity=name,
        zone=ZONES[zone],
        units=part,
        total=floats(np.array([total]))[0],
        share=part / total if total > 0 else None,
        base_share=of_base / whole if whole > 0 else None,
        value=location_quotient(part, total, of_base, whole),
        interval=limits,
        p=p,
    )


def _redrawn(
    cut: Cut, own: FloatArray, base: FloatArray, zone: int
) -> tuple[Interval | None, float | None]:
    """Limits and p of one zone's quotient: those of its rate over the rate elsewhere."""
    rows = redrawn_rows(cut, base)

    def apart(values: FloatArray) -> FloatArray:
        here = values[rows, zone]
        return np.column_stack([values[rows].sum(axis=1) - here, here])

    found = resample_villages(apart(own), apart(base), _alpha(cut))
    if found is None or not base[:, zone].sum() > 0:
        return None, None
    share = float(base[:, zone].sum() / base.sum())
    low, high = (_quotient_of(ratio, share) for ratio in found.interval)
    return (low, high), found.p


def _alpha(cut: Cut) -> float:
    return cut.study.settings.thresholds.alpha


def _quotient_of(ratio: float, share: float) -> float:
    """LQ of a zone with a share of the base whose rate is so many times that elsewhere."""
    return 1 / share if math.isinf(ratio) else ratio / (1 - share + share * ratio)
