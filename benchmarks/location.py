"""Locating and counting n points: Sentra Geo, geopandas' own joins, and the floor, side by side.

Both start from the same files and end at counts by village, zone and distance band of 100 m. The
floor is what no method can beat: comparing the same coordinates with a bounding box.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from benchmarks.joins import count_joined
from benchmarks.ours import count_ours, facts_of, zone_counts
from benchmarks.points import write_folder
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.reading import read_layer

_REPOSITORY = Path(__file__).resolve().parent.parent
Rounds = dict[str, list[float]]


def measure(n: int, rounds: int = 3, seed: int = 2024) -> dict[str, Any]:
    """Measure all three in alternating rounds.

    Args:
        n: Number of points, at least 1.
        rounds: How often each is run, at least 1.
        seed: Seed of the points.

    Returns:
        Medians over the rounds; README.md explains the keys.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, n, seed)
        peak, peak_source = _own_peak(folder)
        facts = facts_of(folder)
        floor = _floor(facts)
        own, joined = Rounds(), Rounds()
        floors = []
        for _ in range(rounds):
            table, steps = count_ours(facts)
            _add(own, steps)
            counts, steps = count_joined(facts)
            _add(joined, steps)
            floors.append(floor())
    ours = zone_counts(table)
    seconds, other = _total(own), _total(joined)
    ratios = [b / a for a, b in zip(own["total"], joined["total"], strict=True)]
    return {
        "n": n,
        "rounds": rounds,
        "seconds": seconds,
        "geopandas_seconds": other,
        "ratio": other / seconds,
        "ratio_range": [min(ratios), max(ratios)],
        "ratio_of_best": min(joined["total"]) / min(own["total"]),
        "floor_seconds": statistics.median(floors),
        "floor_ratio": seconds / statistics.median(floors),
        "peak_mb": peak,
        "peak_source": peak_source,
        "counts_equal": _equal(ours, counts),
        "counted": table.total,
        "cells": len(table.count),
        "steps": _medians(own),
        "geopandas_steps": _medians(joined),
    }


def _own_peak(folder: Path) -> tuple[float | None, str]:
    command = [sys.executable, "-m", "benchmarks.ours", str(folder)]
    done = subprocess.run(command, cwd=_REPOSITORY, capture_output=True, text=True, check=True)
    peak, source = json.loads(done.stdout)
    return peak, source


def _floor(facts: Mapping[str, LayerFacts]) -> Callable[[], float]:
    """A function that takes the seconds of a bounding-box compare of the points."""
    x, y = read_layer(facts["businesses"]).positions
    west, south, east, north = shapely.total_bounds(read_layer(facts["villages"]).outlines)

    def run() -> float:
        start = time.perf_counter()
        inside = (x >= west) & (x <= east) & (y >= south) & (y <= north)
        np.count_nonzero(inside)
        return time.perf_counter() - start

    return run


def _add(rounds: Rounds, steps: Mapping[str, float]) -> None:
    for name, seconds in {**steps, "total": sum(steps.values())}.items():
        rounds.setdefault(name, []).append(seconds)


def _total(rounds: Rounds) -> float:
    return statistics.median(rounds["total"])


def _medians(rounds: Rounds) -> dict[str, float]:
    return {name: statistics.median(taken) for name, taken in rounds.items() if name != "total"}


def _equal(ours: pd.Series[int], joined: pd.Series[int]) -> bool:
    """Whether both hold the same cells with the same counts."""
    return {key: int(n) for key, n in ours.items()} == {key: int(n) for key, n in joined.items()}
