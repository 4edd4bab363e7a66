"""Rings that cross, repeat or stray: the repair, its evidence, and the rows that wait for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sentra_geo.intake.outlines.outline_rows import APPLY, REDRAW, SortedRows
from sentra_geo.intake.outlines.outline_shapes import mended_rings
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.layers.projection import FloatArray
from sentra_geo.wording import N_

KIND = "ring"
_LEAST_HA = 1e-4  # a square metre: less is what rounding leaves between two lines
_NO_AREA = N_("Bentuknya tidak mempunyai luas.")


@dataclass(frozen=True, eq=False)
class Rings:
    """The shapes of a file with their rings put right, as yet without anybody's yes.

    Attributes:
        shapes: Valid shapes in the file's coordinates, shape ``(rows,)``; None where set aside.
        spoilt: Whose rings were not valid, shape ``(rows,)``.
        mixed: Whose rings were, but which lost points or lines, shape ``(rows,)``.
    """

    shapes: NDArray[Any]
    spoilt: BoolArray
    mixed: BoolArray


def sound_rings(rows: SortedRows, reduced: BoolArray) -> Rings:
    """Put the rings of the rows that are kept right; those without any area are set aside.

    This comes before shapes are put into metres: cutting the edges of a shape that is not valid
    would silently lose parts of it.

    Args:
        rows: The rows.
        reduced: Which of them lost points or lines already, shape ``(rows,)``.

    Returns:
        The shapes.
    """
    shapes = np.full(len(rows.kept), None, dtype=object)
    shapes[rows.kept] = rows.shapes[rows.kept]
    spoilt = rows.kept & ~shapely.is_valid(shapes)
    shapes[spoilt] = mended_rings(shapes[spoilt])
    nothing = spoilt & shapely.is_missing(shapes)
    rows.set_aside(nothing, _NO_AREA, REDRAW)
    return Rings(shapes, spoilt & ~nothing, reduced & rows.kept & ~spoilt)


def offer_rings(
    rows: SortedRows, rings: Rings, before_ha: FloatArray, after_ha: FloatArray
) -> None:
    """Offer the repair of rings, and set aside the rows that wait for a yes.

    Args:
        rows: The rows.
        rings: Their rings.
        before_ha: Hectares of each row as drawn, shape ``(rows,)``.
        after_ha: Hectares of each row once mended, shape ``(rows,)``.
    """
    rows.set_aside(rings.spoilt & (after_ha < _LEAST_HA), _NO_AREA, REDRAW)
    spoilt = rings.spoilt & rows.kept
    rows.offer(
        KIND,
        spoilt,
        N_(
            "Garis tepi {rows} bentuk tidak sah. Sesudah dirapikan luasnya {after_ha} ha; "
            "sebelumnya terhitung {before_ha} ha."
        ),
        {
            "before_ha": round(float(before_ha[spoilt].sum()), 2),
            "after_ha": round(float(after_ha[spoilt].sum()), 2),
        },
    )
    rows.offer(
        KIND,
        rings.mixed,
        N_("{rows} bentuk memuat titik atau garis; hanya wilayahnya yang akan dipakai."),
        {},
    )
    if KIND not in rows.applied:
        places = np.full(len(spoilt), "", dtype=object)
        places[spoilt] = ring_places(rows.shapes[spoilt])
        rows.set_aside(
            spoilt,
            N_("Garis tepinya memotong atau mengulang dirinya sendiri di sekitar {value}."),
            APPLY,
            values=places,
        )
        rows.set_aside(
            rings.mixed, N_("Bentuknya gabungan wilayah dengan titik atau garis."), APPLY
        )


def ring_places(shapes: NDArray[Any]) -> NDArray[Any]:
    """Where each shape's ring goes wrong, as text of two coordinates, shape ``(rows,)``."""
    places = [re.search(r"\[(.+)\]", str(why)) for why in shapely.is_valid_reason(shapes)]
    return np.array([found.group(1) if found else "" for found in places], dtype=object)
