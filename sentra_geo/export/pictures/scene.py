"""What one map shows, gathered once: the answer's colours, tips and marks, and the frame."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.answer import Answer
from sentra_geo.export.pictures.map_frame import MapFrame
from sentra_geo.present.maps import drawn_layers, ground_labels
from sentra_geo.study import Study
from sentra_geo.wording import Wording

# Finer than a reader sees: a vertex less than this many pixels from the line goes.
_FINEST_PX = 0.7


@dataclass(frozen=True, eq=False)
class Scene:
    """One map's content.

    Attributes:
        study: The study.
        found: The answer.
        words: Language.
        metric: What village colours show.
        layers: What :func:`~sentra_geo.present.maps.drawn_layers` gives.
        unit: Pixels of a twelfth of the common text: sizes are told in it.
        frame: The part of the earth, and where it lies in the picture.
        marked: Codes of the villages to mark.
    """

    study: Study
    found: Answer
    words: Wording
    metric: str
    layers: dict[str, Any]
    unit: float
    frame: MapFrame
    marked: frozenset[str] = frozenset()

    @cached_property
    def villages(self) -> NDArray[Any]:
        """Outlines of the villages in pixels, borders still shared where they are in the layer."""
        outlines = self.study.villages.outlines
        if not self._is_coverage:
            return self._simple(outlines)
        fine = self.frame.metres * _FINEST_PX
        return self._drawn(shapely.coverage_simplify(outlines, fine))

    @cached_property
    def districts(self) -> dict[str, Any]:
        """Outline of each district in pixels, by name, in the order of the layer."""
        names = self.study.villages.frame["district"].to_numpy()
        return {str(name): self.union(names == name) for name in dict.fromkeys(names)}

    @cached_property
    def land(self) -> Any:
        """All villages as one shape of pixels."""
        return shapely.union_all(list(self.districts.values()))

    def union(self, chosen: NDArray[np.bool_]) -> Any:
        """Some villages, chosen by a mask of shape ``(villages,)``, as one shape of pixels."""
        unite = shapely.coverage_union_all if self._is_coverage else shapely.union_all
        return unite(self.villages[chosen])

    def has(self, codes: Collection[str]) -> NDArray[np.bool_]:
        """Which villages have one of some codes, shape ``(villages,)``."""
        return np.array([code in codes for code in self.codes], dtype=bool)

    @cached_property
    def labels(self) -> list[dict[str, Any]]:
        """The names that :func:`~sentra_geo.present.maps.ground_labels` knows, by ``kind``."""
        return ground_labels(self.study, self.words)

    @cached_property
    def neighbours(self) -> NDArray[Any]:
        """Outlines of the land around in pixels; none where there is no such layer."""
        around = self.study.neighbours
        return self._simple(np.array([]) if around is None else around.outlines)

    @cached_property
    def dry(self) -> Any:
        """Villages and the land around as one shape of pixels: the rest is sea, or not known."""
        return shapely.union_all([self.land, *self.neighbours])

    @cached_property
    def line(self) -> Any:
        """The boundary in pixels."""
        return self._simple(np.array([self.found.boundary.polygon]))[0]

    @property
    def codes(self) -> list[str]:
        """Codes of the villages, in the order of :attr:`villages`."""
        return [str(code) for code in self.study.villages.frame["village_code"]]

    @property
    def is_dashed(self) -> bool:
        """Whether the boundary is drawn as one that is not official."""
        return self.found.boundary.standing != "official"

    @cached_property
    def _is_coverage(self) -> bool:
        """Whether outlines meet without gaps and overlaps, so that borders can stay shared."""
        return bool(shapely.coverage_is_valid(self.study.villages.outlines))

    def _simple(self, outlines: NDArray[Any]) -> NDArray[Any]:
        return self._drawn(shapely.simplify(outlines, self.frame.metres * _FINEST_PX))

    def _drawn(self, outlines: NDArray[Any]) -> NDArray[Any]:
        return np.asarray(self.frame.shape(outlines))


def layers_of(
    study: Study, found: Answer, words: Wording, metric: str, *, points: bool
) -> dict[str, Any]:
    """The values that the screen's map draws, business points only where they are wanted."""
    shown: Collection[str] = ("villages", "delineation", "sentra")
    if points:
        shown = (*shown, "businesses")
    return drawn_layers(study, found, words, metric, "", shown)
