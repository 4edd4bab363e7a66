"""Heights that stand after both coordinates in one text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_DECIMAL = r"[+-]?\d+\.\d+"
# A height in metres after both numbers, and then its accuracy, as survey programs write them.
_HEIGHT = r"(?P<height>[+-]?\d{1,4}(?:[.,]\d+)?)(?:\s*m(?:dpl)?\b)?"
_WITH_HEIGHT = tuple(
    rf"^(?P<pair>[\s(]*{number}(?:{mark}){number})(?:{mark}){_HEIGHT}(?:(?:{mark})\d[\d.]*)?[\s)]*$"
    for number, mark in ((_DECIMAL, r"\s*[,;]\s*|\s+"), (r"[+-]?\d+,\d+", r"\s*;\s*|,?\s+"))
)
_LEAST_HEIGHT, _MOST_HEIGHT = -100.0, 3_000.0


def without_height(texts: pd.Series) -> pd.Series:
    """Texts that hold a believable height after both numbers, cut to these; others as they are.

    Args:
        texts: Texts of one column, missing where unknown, shape ``(rows,)``.
    """
    for pattern in _WITH_HEIGHT:
        matched = pc.extract_regex(pa.array(texts), pattern)
        found = np.asarray(pc.is_valid(matched)) & ~texts.isna().to_numpy()
        if found.any():
            pair, height = (pc.struct_field(matched, name) for name in ("pair", "height"))
            height = pc.replace_substring(pc.filter(height, pa.array(found)), ",", ".")
            metres = pc.cast(pc.utf8_ltrim(height, "+"), pa.float64()).to_numpy(
                zero_copy_only=False
            )
            found[found] = (metres >= _LEAST_HEIGHT) & (metres <= _MOST_HEIGHT)
            texts = texts.mask(found, pd.Series(pair.to_pandas(), index=texts.index))
    return texts
