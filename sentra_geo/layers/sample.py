"""Sample businesses (DATA CONTOH), to try the dashboard before a register is loaded.

No open register of businesses in Penajam Paser Utara exists. What is known is their number, 3,044
IKM in 2024, and the people of each district. The sample spreads that number by people and knows
nothing else, so it can neither prove nor hide a gap:

* districts get businesses in proportion to their people (largest remainder);
* villages of a district get equal parts, since people by village are not published;
* within a village, positions scatter around the settlement point, inside the village's outline;
* commodity is drawn evenly from the nine, scale as 90 % micro, 9 % small and 1 % medium, both
  without looking at the place. These two are assumptions: no figures are published;
* so are who has a NIB, still works, or is a member of the forum: drawn likewise, some unknown.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
import shapely.ops

from sentra_geo.layers.projection import FloatArray, to_degrees, to_metric
from sentra_geo.layers.reading import Layer
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.question import COMMODITIES, SCALES

SAMPLE_SIZE = 3_044
SAMPLE_SEED = 2024
SCALE_SHARES = (0.90, 0.09, 0.01)
# Yes, no and unknown. Of 18,722 active UMKM about 16,000 have a NIB; the rest is made up.
FLAG_SHARES = {
    "has_nib": (0.80, 0.14, 0.06),
    "is_active": (0.85, 0.05, 0.10),
    "forum_member": (0.08, 0.72, 0.20),
}
SPREAD_M = 1_500.0
UNCERTAINTY_M = 100
_MOST_TRIES = 50


def generate_sample_businesses(
    villages: Layer, population: Layer, size: int = SAMPLE_SIZE, seed: int = SAMPLE_SEED
) -> pd.DataFrame:
    """Make up businesses for the dashboard to be tried with.

    Args:
        villages: Villages with outlines and settlement points.
        population: People by district or village.
        size: How many businesses.
        seed: Seed of the random draws; the same seed and layers give the same rows.

    Returns:
        Columns of the ``businesses`` layer with ``lon`` and ``lat`` in degrees to five decimals,
        one row a business, all with ``is_sample`` true.
    """
    rng = np.random.default_rng(seed)
    frame = villages.frame
    counts = _businesses_by_village(villages, population, size)
    x, y = to_metric(
        frame["settlement_lon"].to_numpy(dtype=np.float64),
        frame["settlement_lat"].to_numpy(dtype=np.float64),
    )
    places = [
        _scatter(rng, villages.outlines[i], (float(x[i]), float(y[i])), count)
        for i, count in enumerate(counts)
    ]
    lon, lat = to_degrees(*np.concatenate(places).T)
    number = np.arange(1, size + 1)
    of_flags = np.random.default_rng([seed, 1])
    return pd.DataFrame(
        {
            "business_id": [f"CONTOH-{n:04d}" for n in number],
            "name": [f"DATA CONTOH {n:04d}" for n in number],
            "register": "ikm",
            "scale": rng.choice(SCALES, size=size, p=SCALE_SHARES),
            "commodity": rng.choice(COMMODITIES, size=size),
            "village_code": np.repeat(frame["village_code"].to_numpy(), counts),
            "lon": lon.round(5),
            "lat": lat.round(5),
            "position_uncertainty_m": UNCERTAINTY_M,
            **{
                name: of_flags.choice(("true", "false", ""), size=size, p=shares)
                for name, shares in FLAG_SHARES.items()
            },
            "is_sample": "true",
        }
    )


def _businesses_by_village(villages: Layer, population: Layer, size: int) -> list[int]:
    codes = list(villages.frame["village_code"])
    counts = np.zeros(len(codes))
    people = population.frame["people"].to_numpy(dtype=np.float64)
    by_area = whole_numbers(people / people.sum() * size)
    for area, count in zip(population.frame["area_code"], by_area, strict=True):
        rows = [i for i, code in enumerate(codes) if code == area or code.startswith(f"{area}.")]
        counts[rows] = whole_numbers(np.full(len(rows), count / len(rows)))
    return [int(count) for count in counts]


def _scatter(
    rng: np.random.Generator, outline: Any, centre: tuple[float, float], count: int
) -> FloatArray:
    """Positions around a settlement that lie inside the outline, shape ``(count, 2)``."""
    shapely.prepare(outline)
    spread = min(SPREAD_M, 0.5 * float(np.sqrt(outline.area / np.pi)))
    if not shapely.contains_xy(outline, *centre):  # a school can stand just across the border
        point = shapely.ops.nearest_points(outline, shapely.Point(centre))[0]
        centre = (point.x, point.y)
    kept = np.empty((0, 2))
    for _ in range(_MOST_TRIES):
        drawn = rng.normal(centre, spread, size=(2 * count, 2))
        kept = np.concatenate([kept, drawn[shapely.contains_xy(outline, *drawn.T)]])
        if len(kept) >= count:
            return kept[:count]
    inner = outline.representative_point()
    return np.concatenate([kept, np.full((count - len(kept), 2), (inner.x, inner.y))])
