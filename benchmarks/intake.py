"""Checking and loading large files: seconds and peak memory, each in a process of its own.

``python -m benchmarks.intake FILE FOLDER`` runs one file and prints its figures, so that the making
of the file is in no figure.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import xlsxwriter

from benchmarks.points import write_folder
from sentra_geo.study import DEFAULT_FOLDER

_PRODUCTS = ("Kerupuk ikan", "Batik tulis", "Gula aren", "Anyaman rotan", "Terasi", "Keripik")


def measure(workbook_rows: int = 100_000, parquet_rows: int = 1_000_000) -> dict[str, Any]:
    """Check and load a workbook and a GeoParquet file of made-up businesses.

    Args:
        workbook_rows: Rows of the XLSX file.
        parquet_rows: Rows of the GeoParquet file.

    Returns:
        Seconds by step, peak memory in MB (10⁶ bytes), and the account of rows of each file.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parquet = write_folder(folder / "parquet", parquet_rows)
        workbook = _write_workbook(folder, workbook_rows)
        return {
            f"xlsx {workbook_rows:,} rows": _run(workbook, folder),
            f"geoparquet {parquet_rows:,} rows": _run(parquet, folder),
        }


def _run(path: Path, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.intake", str(path), str(folder / "store")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return {"file_mb": path.stat().st_size / 1e6, **figures}


def _write_workbook(folder: Path, rows: int, seed: int = 2024) -> Path:
    """A workbook as an office has it: names, villages, positions, a phone number."""
    points = gpd.read_parquet(write_folder(folder / "points", rows, seed))
    villages = pd.DataFrame(gpd.read_file(DEFAULT_FOLDER / "villages.geojson"))
    rng = np.random.default_rng(seed)
    held = villages.iloc[rng.integers(0, len(villages), rows)]
    table = pd.DataFrame(
        {
            "Nama Usaha": [f"Usaha {number}" for number in range(rows)],
            "Desa": held["village"].to_numpy(),
            "Kecamatan": held["district"].to_numpy(),
            "Lintang": points.geometry.y.round(6),
            "Bujur": points.geometry.x.round(6),
            "Skala": rng.choice(["Mikro", "Kecil", "Menengah"], rows, p=(0.9, 0.08, 0.02)),
            "Produk": rng.choice(_PRODUCTS, rows),
            "Jumlah Tenaga Kerja": rng.integers(1, 20, rows),
            "No HP": [f"0812{number:08d}" for number in range(rows)],
        }
    )
    path = folder / "umkm.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("UMKM")
    for index, row in enumerate([list(table), *table.itertuples(index=False)]):
        sheet.write_row(index, 0, row)
    book.close()
    return path


def _one(path: Path, store_folder: Path) -> dict[str, Any]:
    from sentra_geo.intake.checking import check_table  # noqa: PLC0415 - counts as a step
    from sentra_geo.intake.choices import Choices  # noqa: PLC0415
    from sentra_geo.intake.files.opening import open_table  # noqa: PLC0415
    from sentra_geo.loading import About, load, reference_of  # noqa: PLC0415
    from sentra_geo.store.snapshots import SnapshotFolder  # noqa: PLC0415
    from sentra_geo.study import read_study  # noqa: PLC0415
    from sentra_geo.wording import Wording  # noqa: PLC0415

    reference = reference_of(read_study())
    steps, start = {}, time.perf_counter()
    raw = open_table(path)
    steps["read"] = time.perf_counter() - start
    start = time.perf_counter()
    checked = check_table(raw, Choices(layer="businesses"), reference)
    steps["check"] = time.perf_counter() - start
    start = time.perf_counter()
    load(checked, DEFAULT_FOLDER, SnapshotFolder(store_folder), About(), Wording("id"))
    steps["store"] = time.perf_counter() - start
    return {
        "seconds": steps,
        "total_s": sum(steps.values()),
        "peak_mb": _peak_mb(),
        "read": checked.read,
        "accepted": len(checked.accepted),
        "set_aside": len(checked.set_aside),
    }


def _peak_mb() -> float:
    import resource  # noqa: PLC0415 - not on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    print(json.dumps(_one(Path(sys.argv[1]), Path(sys.argv[2]))))
