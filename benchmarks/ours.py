"""Sentra Geo's own path from a GeoParquet of points to counts, as a study takes it.

``python -m benchmarks.ours FOLDER`` runs nothing else and prints its peak memory, so that neither
geopandas nor the making of the points is in the figure.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from sentra_geo.layers.package import LayerFacts, read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.location import (
    IntArray,
    Side,
    assign_side,
    assign_village,
    band_of,
    nearest_distance_m,
    zone_weights,
)
from sentra_geo.question import ZONES, Question
from sentra_geo.study import BATCH_ROWS, business_kind
from sentra_geo.tabulation import CountTable, Kind, merge, tabulate

LAYERS = ("businesses", "villages", "delineation", "sentra")
KEYS = ["village", "zone", "distance_band"]


@dataclass
class Stopwatch:
    """Seconds since the last mark, by name."""

    steps: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def mark(self, name: str) -> None:
        """Book the time since the last mark under ``name``."""
        now = time.perf_counter()
        self.steps[name] = now - self._last
        self._last = now


def facts_of(folder: Path) -> dict[str, LayerFacts]:
    """The files of a data folder by layer."""
    return {facts.layer: facts for facts in read_package(folder)}


def count_ours(facts: Mapping[str, LayerFacts]) -> tuple[CountTable, dict[str, float]]:
    """Read, locate and count the businesses of a data folder.

    Args:
        facts: Files by layer, from :func:`facts_of`.

    Returns:
        The counts, and the seconds of each step.
    """
    watch = Stopwatch()
    businesses, villages, delineation, sentra = (read_layer(facts[name]) for name in LAYERS)
    watch.mark("read")
    parts = [slice(at, at + BATCH_ROWS) for at in range(0, len(businesses.frame), BATCH_ROWS)]
    x, y = businesses.positions
    village = np.concatenate([assign_village(x[p], y[p], villages.outlines) for p in parts])
    watch.mark("village")
    places = sentra.positions
    band = np.concatenate([band_of(nearest_distance_m(x[p], y[p], *places)) for p in parts])
    watch.mark("nearest")
    uncertainty = businesses.uncertainty_m
    polygon = shapely.union_all(delineation.outlines)
    sides = [assign_side(x[p], y[p], uncertainty[p], polygon) for p in parts]
    watch.mark("side")
    table = _tabulate(parts, village, sides, business_kind(businesses.frame), band)
    watch.mark("tabulate")
    return table, watch.steps


def zone_counts(table: CountTable) -> pd.Series[int]:
    """Counts by village, zone and distance band, under the default question's near-line band."""
    nowhere = np.full(len(table.count), np.nan)
    zones = zone_weights(
        inside=table.inside,
        line_band=table.line_band,
        share_inside=nowhere,
        district_inside=table.inside,
        rule="point",
        near_band=Question().near_band,
    )
    names = np.array(ZONES)[zones.argmax(axis=1)]
    keys = dict(zip(KEYS, (table.village, names, table.distance_band), strict=True))
    return pd.DataFrame({**keys, "n": table.count}).groupby(KEYS)["n"].sum()


def _tabulate(
    parts: list[slice], village: IntArray, sides: list[Side], kind: Kind, band: IntArray
) -> CountTable:
    kinds = [Kind(kind.commodity[p], kind.scale[p], kind.is_sample[p]) for p in parts]
    return merge(
        [
            tabulate(village[p], side, of_part, band[p])
            for p, side, of_part in zip(parts, sides, kinds, strict=True)
        ]
    )


def peak_mb() -> tuple[float | None, str]:
    """Peak resident memory of this process in MB (10^6 bytes), and how it is known.

    Linux' own figure comes first: what ``getrusage`` says of a child there begins with the memory
    of the process that started it.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6, "VmHWM"
    if sys.platform == "win32":
        return None, "not measured: Windows has no getrusage"
    import resource  # noqa: PLC0415 - does not exist on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, "ru_maxrss"


if __name__ == "__main__":
    count_ours(facts_of(Path(sys.argv[1])))
    print(json.dumps(peak_mb()))
