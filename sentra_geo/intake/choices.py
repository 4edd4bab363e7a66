"""What the user decides about a file, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.fields.columns import TARGETS
from sentra_geo.intake.report import REPAIRS
from sentra_geo.layers.schema import SCHEMAS, STANDINGS
from sentra_geo.wording import N_


@dataclass(frozen=True)
class Choices:
    """How a file is to be read; the defaults apply no repair and confirm nothing.

    Attributes:
        layer: The layer it is for, a key of ``SCHEMAS``.
        mapping: Target column by header, as far as the user says; other headers are recognised.
        remembered: Target column by header, as it was for an earlier file of this shape.
        repairs: Repairs the user accepts, of :data:`~sentra_geo.intake.report.REPAIRS`.
        villages: Village codes the user confirms, by the name in the file.
        corrections: New text of single cells, by row number and header.
        left_out: Numbers of rows that the user sets aside.
        boundary_id: Name for a delineation that does not name itself.
        law: The law that draws it.
        standing: ``official`` or ``indicative``, for a delineation that does not say.

    Raises:
        IntakeError: The layer, a repair, a target column or the standing does not exist.
    """

    layer: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    repairs: frozenset[str] = frozenset()
    villages: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[tuple[int, str], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    boundary_id: str = ""
    law: str = ""
    standing: str = "indicative"

    def __post_init__(self) -> None:
        """Check the names."""
        asked = {"layer": [self.layer], "repair": sorted(self.repairs), "standing": [self.standing]}
        known = {"layer": tuple(SCHEMAS), "repair": REPAIRS, "standing": STANDINGS}
        if self.layer in SCHEMAS:
            asked["column"] = [target for target in self.mapping.values() if target]
            known["column"] = TARGETS[self.layer]
        faults = [
            Fault(
                N_("Pilihan {name} “{value}” tidak dikenal."),
                N_("Pakai salah satu dari: {choices}."),
                fields={"name": name, "value": value, "choices": ", ".join(known[name])},
            )
            for name, values in asked.items()
            for value in values
            if value not in known[name]
        ]
        if faults:
            raise IntakeError(faults)
