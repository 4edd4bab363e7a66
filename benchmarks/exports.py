"""Material for a meeting: seconds, megabytes and peak memory, each kind in its own process."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.ours import peak_mb
from benchmarks.points import write_folder
from sentra_geo import answer, read_study
from sentra_geo.export.audience import INTERNAL, answer_for
from sentra_geo.export.materials import MATERIALS
from sentra_geo.export.request import Request
from sentra_geo.study import DEFAULT_FOLDER
from sentra_geo.wording import Wording

SEED = 2024


def measure(n: int, rounds: int = 3) -> dict[str, Any]:
    """Make every kind for the default data and for a study of n businesses.

    Args:
        n: Businesses in the large study.
        rounds: How often each kind is made; each time in a new process.

    Returns:
        Seconds from an answered question to the finished files (imports included), megabytes of
        the files, and megabytes of peak memory of that process.
    """
    with tempfile.TemporaryDirectory() as name:
        large = Path(name)
        write_folder(large, n, SEED)
        return {
            "rounds": rounds,
            "default": {kind: _measured(kind, DEFAULT_FOLDER, rounds) for kind in MATERIALS},
            f"{n} businesses": {kind: _measured(kind, large, 1) for kind in MATERIALS},
        }


def _measured(kind: str, folder: Path, rounds: int) -> dict[str, float]:
    runs = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.exports", kind, str(folder)],
            capture_output=True,
            check=True,
        )
        runs.append(json.loads(done.stdout))
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _make(kind: str, folder: Path) -> dict[str, float]:
    study = read_study(folder)
    found = answer_for(answer(study, study.default_question()), INTERNAL)
    start = time.perf_counter()
    files = MATERIALS[kind].files(Request(study, found, Wording("id"), INTERNAL))
    return {
        "s": time.perf_counter() - start,
        "MB": sum(map(len, files.values())) / 1e6,
        "peak MB": peak_mb()[0] or float("nan"),
    }


if __name__ == "__main__":
    print(json.dumps(_make(sys.argv[1], Path(sys.argv[2]))))
