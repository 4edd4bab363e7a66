"""A new Answer: milliseconds a question, on the default data and on a large register."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.points import write_folder
from sentra_geo import Question, Study, answer, read_study
from sentra_geo.question import RULES, UNITS
from sentra_geo.study import DEFAULT_FOLDER


def questions(study: Study) -> dict[str, Question]:
    """The questions asked, by name: the one a page opens with, each rule, each unit, no sample."""
    return {
        "default": study.default_question(),
        **{f"rule {rule}": Question(rule=rule) for rule in RULES},
        **{f"unit {unit}": Question(unit=unit) for unit in UNITS},
        "base businesses": Question(base="businesses", covered="businesses"),
        "one commodity": Question(target="rattan", commodity=("rattan",)),
        "without sample": Question(sample=False),
    }


def measure(n: int, rounds: int = 20, seed: int = 2024) -> dict[str, Any]:
    """Ask every question of the default data and of a study of n businesses.

    Args:
        n: Businesses in the large study.
        rounds: How often each question is asked.
        seed: Seed of the made-up businesses.

    Returns:
        Figures of both studies, and how much slower the large one answers.
    """
    default = _measure_study(DEFAULT_FOLDER, rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_folder(folder, n, seed)
        large = _measure_study(folder, rounds)
    growth = {name: ms / default["ms"][name] for name, ms in large["ms"].items()}
    return {"rounds": rounds, "default": default, "large": large, "growth": growth}


def _measure_study(folder: Path, rounds: int) -> dict[str, Any]:
    start = time.perf_counter()
    study = read_study(folder)
    seconds = time.perf_counter() - start
    tables = next(iter(study.boundaries.values())).businesses
    taken: dict[str, list[float]] = {name: [] for name in questions(study)}
    for _ in range(rounds):
        for name, question in questions(study).items():
            start = time.perf_counter()
            answer(study, question)
            taken[name].append((time.perf_counter() - start) * 1000)
    return {
        "businesses": tables["any"].total if tables else 0,
        "cells": len(tables["any"].count) if tables else 0,
        "read_seconds": seconds,
        "ms": {name: statistics.median(times) for name, times in taken.items()},
        "slowest_ms": max(max(times) for times in taken.values()),
    }
