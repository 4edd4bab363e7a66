"""People by village, estimated where only larger areas were counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sentra_geo.layers.projection import FloatArray


def village_shares(
    village_codes: Sequence[str], area_codes: Sequence[str], size: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Which counted area each village belongs to, and its part of that area.

    Args:
        village_codes: Kemendagri codes of the villages.
        area_codes: Codes of the counted areas: districts (``64.09.04``) or villages themselves.
        size: What a district's people are spread by: ones for equal shares, hectares for density.

    Returns:
        Index of each village's area and its part of that area's people, shape ``(villages,)``
        each. The parts of one area sum to 1, so nobody is lost.

    Example:
        >>> village_shares(["1.1", "1.2"], ["1"], np.array([1.0, 3.0]))[1].tolist()
        [0.25, 0.75]
    """
    area = np.array(
        [
            next(i for i, a in enumerate(area_codes) if code == a or code.startswith(f"{a}."))
            for code in village_codes
        ]
    )
    whole = np.bincount(area, weights=size, minlength=len(area_codes))
    return area, size / whole[area]


def spread_people(
    village_codes: Sequence[str], area_codes: Sequence[str], people: FloatArray, size: FloatArray
) -> FloatArray:
    """People by village: exact where the village was counted, else its part of the district.

    Args:
        village_codes: Kemendagri codes of the villages.
        area_codes: Codes of the counted areas.
        people: People of those areas.
        size: What a district's people are spread by, shape ``(villages,)``.

    Returns:
        People, shape ``(villages,)``; they sum to ``people``.
    """
    area, part = village_shares(village_codes, area_codes, size)
    return np.asarray(people[area] * part, dtype=np.float64)
