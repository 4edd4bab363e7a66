"""Villages whose side of the line must be verified on the ground, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from sentra_geo.cut import Cut
from sentra_geo.location import BAND_M, band_of
from sentra_geo.question import ZONES
from sentra_geo.sections.placement import Placement, move_village, placed_as_given, state_of

SPLIT = "split"
SETTLEMENT_NEAR = "settlement_near"
SETTLEMENT_UNSURE = "settlement_unsure"
SENTRA_UNSURE = "sentra_unsure"
NOTED = "noted"
REASONS = (SETTLEMENT_NEAR, SETTLEMENT_UNSURE, SENTRA_UNSURE, SPLIT, NOTED)
# However narrow the question's band: the map is no better than this.
LEAST_NEAR_M = 1_000.0


@dataclass(frozen=True)
class VillageToVerify:
    """One village to verify, and what hangs on it.

    Attributes:
        village_code: Kemendagri code.
        village: Name.
        district: Kecamatan.
        share_inside: Share of its land inside.
        line_km: Distance of its settlement to the line.
        position_uncertainty_m: How uncertain the settlement's position is.
        people: People, an estimate.
        sentra: Names of the sentra here.
        zone: Its zone under the question.
        reasons: Codes of the reasons, most telling first.
        state_if_inside: The state of the comparison with this village, its sentra locations and
            its businesses inside, and all else on the side where it is.
        state_if_outside: The same with them outside.
        note: What the villages layer says about it, in Indonesian; empty for nothing.
        note_en: The same in English.
    """

    village_code: str
    village: str
    district: str
    share_inside: float
    line_km: float
    position_uncertainty_m: float
    people: float
    sentra: tuple[str, ...]
    zone: str
    reasons: tuple[str, ...]
    state_if_inside: str
    state_if_outside: str
    note: str
    note_en: str

    @property
    def decides(self) -> bool:
        """Whether its side alone changes the state."""
        return self.state_if_inside != self.state_if_outside


def villages_to_verify(cut: Cut) -> tuple[VillageToVerify, ...]:
    """List the villages that some rule doubts, those with the most people first.

    Args:
        cut: The question's cut; its near-line band, but no less than 1 km, says which settlements
            are near the line.

    Returns:
        One row a village that the filters keep and that has a reason.
    """
    placed = placed_as_given(cut)
    rows = [
        _row(cut, placed, village, reasons)
        for village, reasons in enumerate(_reasons(cut))
        if reasons and cut.village_mask[village]
    ]
    return tuple(sorted(rows, key=lambda row: (-row.people, row.village_code)))


def _reasons(cut: Cut) -> Iterator[tuple[str, ...]]:
    """The reasons of every village, in the order of the layer."""
    study, boundary = cut.study, cut.boundary
    settlement, sentra = boundary.villages, boundary.sentra
    unsure = np.zeros(len(cut.people), dtype=bool)
    reaching = cut.sentra_mask & (sentra.line_m <= study.sentra.uncertainty_m)
    unsure[study.sentra_village[reaching]] = True
    near_band = max(cut.question.near_band, round(LEAST_NEAR_M / BAND_M))
    held = {
        SETTLEMENT_NEAR: band_of(settlement.line_m) <= near_band,
        SETTLEMENT_UNSURE: boundary.is_split & (settlement.line_m <= study.villages.uncertainty_m),
        SENTRA_UNSURE: unsure,
        SPLIT: boundary.is_split,
        NOTED: np.array([bool(_note(cut, row)) for row in range(len(cut.people))]),
    }
    for village in range(len(cut.people)):
        yield tuple(reason for reason in REASONS if held[reason][village])


def _row(cut: Cut, placed: Placement, village: int, reasons: tuple[str, ...]) -> VillageToVerify:
    study, record = cut.study, cut.study.villages.frame.iloc[village]
    here = (study.sentra_village == village) & cut.sentra_mask
    inside, outside = (
        state_of(cut, move_village(cut, placed, village, inside=side)) for side in (True, False)
    )
    return VillageToVerify(
        village_code=str(record["village_code"]),
        village=str(record["village"]),
        district=str(record["district"]),
        share_inside=float(cut.boundary.share_inside[village]),
        line_km=float(cut.boundary.villages.line_m[village]) / 1000,
        position_uncertainty_m=float(record["position_uncertainty_m"]),
        people=float(cut.people[village]),
        sentra=tuple(dict.fromkeys(study.sentra.frame["sentra"][here])),
        zone=ZONES[int(np.argmax(cut.village_zones[village]))],
        reasons=reasons,
        state_if_inside=inside,
        state_if_outside=outside,
        note=_note(cut, village),
        note_en=_note(cut, village, "verify_en"),
    )


def _note(cut: Cut, village: int, column: str = "verify_note") -> str:
    """A text of the villages layer; empty where it has none."""
    frame = cut.study.villages.frame
    value: Any = frame[column].iloc[village] if column in frame else None
    return value.strip() if isinstance(value, str) else ""
