"""Made-up programmes, outlets and receipts beside made-up businesses, for measuring only."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd

from sentra_geo.layers.schema import OUTLET_KINDS, PROGRAMME_KINDS

_PROGRAMMES, _OUTLETS, _PRODUCTS, _MONTHS = 200, 200, 50, 12
_WEST, _SOUTH, _EAST, _NORTH = 116.2, -1.6, 117.0, -0.9


def write_activities(folder: Path, n: int, seed: int = 2024) -> dict[str, int]:
    """Put programmes and markets of n businesses into a folder of ``write_folder``.

    Args:
        folder: The folder; its businesses are called B0, B1, ...
        n: Number of businesses: a fifth of them take part in a programme, one in a hundred has a
            product somewhere.
        seed: Seed; the same n and seed give the same rows.

    Returns:
        Rows by layer; none of them is marked as made up, since the register is not either.
    """
    rng = np.random.default_rng([seed, 6])
    programme = [f"P{number}" for number in range(_PROGRAMMES)]
    outlet = [f"G{number}" for number in range(_OUTLETS)]
    placements = _placements(rng, n, outlet)
    frames = {
        "programmes": pd.DataFrame(
            {
                "programme_id": programme,
                "kind": rng.choice(PROGRAMME_KINDS, _PROGRAMMES),
                "title": programme,
                "partner": rng.choice(["A", "B", "C"], _PROGRAMMES),
                "status": rng.choice(["done", "planned"], _PROGRAMMES, p=(0.9, 0.1)),
                "date": rng.choice([f"2025-{month:02d}" for month in range(1, 13)], _PROGRAMMES),
                "list_complete": rng.random(_PROGRAMMES) < 0.9,
            }
        ),
        "participation": pd.DataFrame(
            {
                "programme_id": rng.choice(programme, n // 5),
                "business_id": _businesses(rng, n, n // 5),
                "attended": rng.random(n // 5) < 0.95,
            }
        ).drop_duplicates(["programme_id", "business_id"]),
        "outlets": pd.DataFrame(
            {
                "outlet_id": outlet,
                "name": outlet,
                "kind": rng.choice(OUTLET_KINDS, _OUTLETS),
                "lon": rng.uniform(_WEST, _EAST, _OUTLETS).round(5),
                "lat": rng.uniform(_SOUTH, _NORTH, _OUTLETS).round(5),
                "sells_local": rng.random(_OUTLETS) < 0.5,
            }
        ),
        "placements": placements,
        "receipts": _receipts(rng, placements),
    }
    _write(folder, {name: frame.assign(is_sample=False) for name, frame in frames.items()})
    return {name: len(frame) for name, frame in frames.items()}


def _businesses(rng: np.random.Generator, n: int, size: int) -> list[str]:
    return [f"B{number}" for number in rng.integers(n, size=size)]


def _placements(rng: np.random.Generator, n: int, outlet: list[str]) -> pd.DataFrame:
    size = max(1, n // 100)
    frame = pd.DataFrame(
        {
            "outlet_id": rng.choice(outlet, size),
            "business_id": _businesses(rng, n, size),
            "product": [f"produk {number}" for number in rng.integers(_PRODUCTS, size=size)],
        }
    )
    return frame.drop_duplicates(ignore_index=True)


def _receipts(rng: np.random.Generator, placements: pd.DataFrame) -> pd.DataFrame:
    months = [f"2025-{month:02d}" for month in range(1, _MONTHS + 1)]
    rows = pd.concat([placements.assign(month=month) for month in months], ignore_index=True)
    return rows.assign(receipts=rng.poisson(4.0, len(rows)))


def _write(folder: Path, frames: dict[str, pd.DataFrame]) -> None:
    package = folder / "datapackage.json"
    facts = json.loads(package.read_text(encoding="utf-8"))
    replaced = {*frames, "events"}
    kept = [resource for resource in facts["resources"] if resource["layer"] not in replaced]
    for name, frame in frames.items():
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
        kept.append({"name": name, "path": f"{name}.csv"})
    package.write_text(json.dumps({**facts, "resources": kept}), encoding="utf-8")
