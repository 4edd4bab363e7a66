"""Sections of an Answer: milliseconds each, on the default data and on a large register."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.activities import write_activities
from benchmarks.points import write_folder
from sentra_geo import Answer, Study, answer, read_study
from sentra_geo.measures.permutation import _dealt_labels
from sentra_geo.measures.resampling import (
    BOOTSTRAP_DRAWS,
    _redrawn_villages,
    resample_villages,
)
from sentra_geo.study import DEFAULT_FOLDER

BY_UNIT = ("locations", "businesses")


def measure(n: int, rounds: int = 5, seed: int = 2024) -> dict[str, Any]:
    """Make every section for the default data and for a study of n businesses.

    Args:
        n: Businesses in the large study.
        rounds: How often each section is made.
        seed: Seed of the made-up businesses.

    Returns:
        Milliseconds of both studies, and how much slower the large one is.
    """
    default = _measure_study(read_study(DEFAULT_FOLDER), rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, n, seed)
        write_activities(folder, n, seed)
        large = _measure_study(read_study(folder), rounds)
    return {
        "rounds": rounds,
        "default ms": default,
        "large ms": large,
        "growth": {name: ms / default[name] for name, ms in large.items()},
        "bootstrap": _measure_bootstrap(rounds),
    }


def _measure_study(study: Study, rounds: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {}
    for unit in BY_UNIT:
        for _ in range(rounds):
            found = answer(study, replace(study.default_question(), unit=unit))
            for name, make in _sections(found).items():
                start = time.perf_counter()
                make()
                taken.setdefault(f"{name}, {unit}", []).append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def _sections(found: Answer) -> dict[str, Callable[[], Any]]:
    return {
        "sensitivity": lambda: found.sensitivity,
        "draws": lambda: found.drawn,
        "equity": lambda: found.equity,
        "access": lambda: found.access,
        "programmes": lambda: found.programmes,
        "markets": lambda: found.markets,
        "receipts": lambda: found.receipts,
        "forum": lambda: found.forum,
        "tracker": lambda: found.tracker,
    }


def _measure_bootstrap(rounds: int, villages: int = 54) -> dict[str, float]:
    """2,000 draws of 54 villages, the first ones (nothing drawn yet) and later ones."""
    rng = np.random.default_rng(1)
    times = []
    for drawn in (_redrawn_villages, _dealt_labels):
        drawn.cache_clear()
    for _ in range(rounds + 1):
        counts, bases = rng.integers(1, 99, (2, villages, 2)).astype(float)
        start = time.perf_counter()
        resample_villages(counts, bases, draws=BOOTSTRAP_DRAWS)
        times.append((time.perf_counter() - start) * 1000)
    return {"draws": BOOTSTRAP_DRAWS, "first ms": times[0], "ms": statistics.median(times[1:])}
