"""Each village's share of the units beside its share of the base, and its rates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sentra_geo.clusters import covered_by_village
from sentra_geo.cut import Cut, plain
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.representation import representation
from sentra_geo.measures.smoothing import empirical_bayes
from sentra_geo.question import ZONES
from sentra_geo.rows import PER
from sentra_geo.sections.inequality import signed_line_km
from sentra_geo.sections.village_counts import VillageCounts

OVER, UNDER, NOT_SIGNIFICANT, UNKNOWN = "over", "under", "not_significant", "unknown"


@dataclass(frozen=True)
class VillageShare:
    """One village's share of the units beside its share of the base.

    Attributes:
        village_code: Kemendagri code.
        village: Name.
        district: Kecamatan.
        zone: Zone that holds all or most of it under the rule.
        units: Units in it; None where unknown.
        base: Its base; None where unknown.
        unit_share: Its share of the units; None where villages cannot be compared.
        base_share: Its share of the base; None likewise.
        difference: Share of the units less share of the base; None likewise.
        p: Two-sided exact p of a blind draw by base; None likewise.
        q: The same after Benjamini and Hochberg; None likewise.
        state: ``over``, ``under``, ``not_significant`` or ``unknown``.
        rate: Units per 1,000 people, 100 businesses, village or 100 km² (by base); None without
            a base.
        smoothed_rate: The same, drawn towards the mean by empirical Bayes; None likewise.
        coverage: Share of what the question covers within the radius; None with nothing in it.
        line_km: Distance of its settlement to the line, inside negative.
        distance_km: From its settlement to the nearest sentra of the target.
    """

    village_code: str
    village: str
    district: str
    zone: str
    units: float | None
    base: float | None
    unit_share: float | None
    base_share: float | None
    difference: float | None
    p: float | None
    q: float | None
    state: str
    rate: float | None
    smoothed_rate: float | None
    coverage: float | None
    line_km: float
    distance_km: float


def share_rows(
    cut: Cut, counts: VillageCounts, *, compared: bool
) -> tuple[tuple[VillageShare, ...], float | None, float | None]:
    """One row a village, and the rate of all villages together with the variance of theirs.

    Args:
        cut: The study seen through the question.
        counts: Units and base by village.
        compared: Whether villages can be compared; else all that compares them stays unknown.

    Returns:
        The rows in the order of codes, the mean rate in their unit, and the estimated variance of
        the true rates in its square, 0 where they differ no more than by chance; None where
        unknown.
    """
    nothing = np.full(len(counts.index), np.nan)
    names = ("unit_share", "base_share", "difference", "p", "q", "rate", "smoothed_rate")
    columns, mean, variance = dict.fromkeys(names, nothing), None, None
    if compared:
        columns, mean, variance = _compared(cut, counts)
    columns |= {
        "units": counts.units,
        "base": counts.base,
        "coverage": _coverage(cut)[counts.index],
    }
    limit = cut.study.settings.false_discovery_rate
    rows = tuple(
        _row(cut, int(row), {name: _value(values[i]) for name, values in columns.items()}, limit)
        for i, row in enumerate(counts.index)
    )
    return rows, mean, variance


def _compared(cut: Cut, counts: VillageCounts) -> tuple[dict[str, FloatArray], float, float]:
    """Columns of the villages, shape ``(kept,)`` each: NaN where a village's base is unknown."""
    known, per = counts.is_known, PER[cut.question.base]
    units, base = counts.units[known], counts.base[known]
    found = representation(
        units,
        base,
        cut.study.settings.false_discovery_rate,
        clustered=cut.question.unit == "businesses",
    )
    smoothed = empirical_bayes(counts.units, counts.base)

    def among_all(values: FloatArray) -> FloatArray:
        every = np.full(len(known), np.nan)
        every[known] = values
        return every

    columns = {
        "unit_share": among_all(units / units.sum()),
        "base_share": among_all(base / base.sum()),
        "difference": among_all(found.difference),
        "p": among_all(found.p),
        "q": among_all(found.q),
        "rate": smoothed.raw * per,
        "smoothed_rate": smoothed.rate * per,
    }
    return columns, smoothed.mean * per, smoothed.variance * per**2


def _coverage(cut: Cut) -> FloatArray:
    """Coverage of each village of the layer; NaN where nothing is there or it is unknown."""
    if cut.question.covered == "businesses" and cut.register == "none":
        return np.full(len(cut.people), np.nan)
    within, whole = (values[:-1].sum(axis=1) for values in covered_by_village(cut))
    share = np.full(len(whole), np.nan)
    share[whole > 0] = within[whole > 0] / whole[whole > 0]
    return share


def _value(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _row(cut: Cut, row: int, values: dict[str, float | None], limit: float) -> VillageShare:
    record = cut.study.villages.frame.iloc[row]
    return VillageShare(
        village_code=str(record["village_code"]),
        village=str(record["village"]),
        district=str(record["district"]),
        zone=ZONES[int(np.argmax(cut.village_zones[row]))],
        state=_state(values["difference"], values["q"], limit),
        line_km=plain(signed_line_km(cut)[row]),
        distance_km=float(cut.study.village_distance_m[cut.question.target][row]) / 1000,
        **values,
    )


def _state(difference: float | None, q: float | None, limit: float) -> str:
    if difference is None or q is None:
        return UNKNOWN
    if q > limit:
        return NOT_SIGNIFICANT
    return OVER if difference > 0 else UNDER
