"""What is known already, and what a file is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.known_codes import KnownCodes, KnownNames
from sentra_geo.intake.places.gazetteer import Gazetteer
from sentra_geo.intake.places.land import Land
from sentra_geo.layers.reading import Layer

UU3 = "uu3_2022"


@dataclass(frozen=True, eq=False)
class Reference:
    """The villages and lines of the study that a file is loaded into.

    Attributes:
        land: Where the villages are.
        gazetteer: Their names and codes.
        villages: The layer they come from.
        boundaries: Names of the boundaries that there are.
        known_line: The line of UU 3/2022 in metres, None where it is not loaded; shape ``(1,)``.
        hosts: Codes of the villages that host a sentra, each once.
        codes: Codes that other layers name, by layer; a layer that is absent has none.
        names: Names of the businesses; None where there is no register.
    """

    land: Land
    gazetteer: Gazetteer
    villages: Layer
    boundaries: tuple[str, ...] = ()
    known_line: NDArray[Any] | None = None
    hosts: tuple[str, ...] = ()
    codes: Mapping[str, KnownCodes] = field(default_factory=dict)
    names: KnownNames | None = None

    @classmethod
    def from_layers(
        cls, villages: Layer, lines: dict[str, Any], hosts: tuple[str, ...] = ()
    ) -> Reference:
        """The reference of a study's layers.

        Args:
            villages: The villages.
            lines: Each boundary's area inside, in metres, by its name.
            hosts: Codes of the villages that host a sentra, each once.
        """
        known = np.array([lines[UU3]], dtype=object) if UU3 in lines else None
        return cls(
            land=Land.from_villages(villages),
            gazetteer=Gazetteer.from_layer(villages),
            villages=villages,
            boundaries=tuple(lines),
            known_line=known,
            hosts=hosts,
        )

    @property
    def region(self) -> tuple[float, float, float, float]:
        """Bounding box of the villages in metres: west, south, east, north."""
        west, south, east, north = shapely.total_bounds(self.villages.outlines)
        return float(west), float(south), float(east), float(north)
