"""The rows of a polygon layer while they are checked one thing after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding, IntArray, Repair
from sentra_geo.wording import N_

APPLY = N_("Terapkan perbaikan yang ditawarkan, atau perbaiki di berkas asalnya.")
REDRAW = N_("Gambar ulang wilayah itu atau hapus barisnya.")


@dataclass(eq=False)
class SortedRows:
    """Which rows are still in, and what was said of the others."""

    shapes: NDArray[Any]
    applied: frozenset[str]
    kept: BoolArray
    issues: list[Finding] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def set_aside(
        self,
        rows: BoolArray,
        reason: str,
        remedy: str,
        values: NDArray[Any] | None = None,
        fields: Mapping[str, object] | None = None,
    ) -> None:
        """Set those rows aside that still are in; ``values`` has one text for each row of all."""
        index = np.flatnonzero(rows & self.kept)
        if len(index):
            shown = None if values is None else values[index]
            self.issues.append(
                Finding(reason, remedy, index, values=shown, fields=dict(fields or {}))
            )
            self.kept[index] = False

    def offer(
        self, kind: str, rows: BoolArray, evidence: str, fields: Mapping[str, object]
    ) -> IntArray:
        """Note a repair of those rows that still are in; which rows these are."""
        index = np.flatnonzero(rows & self.kept)
        if len(index):
            self.repairs.append(Repair(kind, index, evidence, fields, kind in self.applied))
        return index
