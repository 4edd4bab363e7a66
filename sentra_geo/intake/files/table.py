"""A file's content before anything in it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.report import Finding, IntArray, Notice
from sentra_geo.layers.projection import FloatArray


@dataclass(frozen=True, eq=False)
class RawTable:
    """The records of one sheet or layer of a file; nobody changes it.

    Attributes:
        file: The file's name as the user knows it.
        format: ``csv``, ``xlsx``, ``geojson``, ``gpkg``, ``shapefile``, ``kml``, ``kmz``,
            ``flatgeobuf`` or ``geoparquet``.
        sha256: Digest of the file's bytes.
        frame: One row a record, columns named by unique non-empty headers. Values as the file
            types them (text stays text, exactly as written); unknown is None or NaN.
        rows: Number of each record as the user counts: as a spreadsheet numbers its rows, and
            from 1 in map files. Shape ``(rows,)``, rising.
        part: The sheet or layer that was read; empty where the format has none.
        parts: All sheets or layers of the file.
        geometry: Shapes in two dimensions, None where a record has none, shape ``(rows,)``; None
            when the file holds none, or holds plain points only (see ``xy``).
        xy: Coordinates of plain points, NaN where missing, shape ``(rows,)`` each; None otherwise.
        crs: The declared coordinate system as text; None where the file does not say.
        faults: Rows that the file's structure spoils (too many values, a formula without its
            result, ...): these are set aside whatever they hold.
        notices: What was noticed on reading: encoding, separator, header row, empty rows passed
            over, headers that were repeated, ...
    """

    file: str
    format: str
    sha256: str
    frame: pd.DataFrame
    rows: IntArray
    part: str = ""
    parts: tuple[str, ...] = ()
    geometry: NDArray[Any] | None = None
    xy: tuple[FloatArray, FloatArray] | None = None
    crs: str | None = None
    faults: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def headers(self) -> list[str]:
        """The headers, as the file has them."""
        return [str(name) for name in self.frame.columns]

    @property
    def has_places(self) -> bool:
        """Whether the file itself holds shapes or points (columns with numbers apart)."""
        return self.geometry is not None or self.xy is not None
