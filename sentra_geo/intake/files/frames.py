"""Columns of a file as a frame that later steps understand; nothing is read into the values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.report import Finding
from sentra_geo.wording import N_

_SHOWN_CHARACTERS = 200
_LARGEST_WHOLE = 2.0**53


def shortened(text: str) -> str:
    """A text as a report shows it."""
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def frame_of_arrays(
    names: Sequence[str], arrays: Sequence[pa.ChunkedArray], limits: Limits
) -> tuple[pd.DataFrame, list[Finding]]:
    """Turn Arrow columns into a frame.

    Texts become ``str``; whole numbers with gaps stay whole (``object`` with None); lists,
    structures and bytes become text; a text longer than the limit is cut and reported.

    Args:
        names: Unique names.
        arrays: Columns of equal length.
        limits: How long a value may be.

    Returns:
        The frame, and a finding for each column with values that are too long.

    Raises:
        pyarrow.ArrowInvalid: A text is no UTF-8, whatever the file says.
    """
    columns: dict[str, pd.Series[Any]] = {}
    findings: list[Finding] = []
    for name, array in zip(names, arrays, strict=True):
        plain = pa.chunked_array([plain_array(part, limits) for part in array.chunks])
        if pa.types.is_large_string(plain.type):
            plain.validate(full=True)
            plain, found = _cut(plain, name, limits)
            findings += found
        columns[name] = _series(plain)
    rows = len(arrays[0]) if arrays else 0
    return pd.DataFrame(columns, index=pd.RangeIndex(rows)), findings


def array_of_cells(values: list[Any]) -> pa.ChunkedArray | None:
    """A column of a spreadsheet that holds one kind of value; None when it is mixed.

    Args:
        values: Cells; None for empty ones. Numbers as float, as spreadsheets hold them.
    """
    kinds = set(map(type, values)) - {type(None)}
    if not kinds:
        return pa.chunked_array([pa.nulls(len(values), pa.large_string())])
    if kinds == {str}:
        return pa.chunked_array([pa.array(values, pa.large_string())])
    if kinds <= {int, float}:
        numbers = pa.array(values, pa.float64())
        filled = numbers.drop_null().to_numpy()
        whole = np.isfinite(filled) & (np.abs(filled) < _LARGEST_WHOLE) & (filled % 1 == 0)
        return pa.chunked_array([numbers.cast(pa.int64()) if whole.all() else numbers])
    if kinds == {bool}:
        return pa.chunked_array([pa.array(values, pa.bool_())])
    return None


def whole_number(value: Any) -> Any:
    """A number without decimals as int, so that a code never reads 1.23e12."""
    if isinstance(value, float) and abs(value) < _LARGEST_WHOLE and value.is_integer():
        return int(value)
    return value


def too_long(name: str, index: Any, values: list[str], limits: Limits) -> Finding:
    """The finding for values that are longer than the limit.

    Args:
        name: The column.
        index: Positions of the rows.
        values: Their texts, shortened for showing.
        limits: The limit.
    """
    return Finding(
        N_("Kolom “{column}” berisi teks yang lebih panjang dari {most} karakter."),
        N_("Persingkat isinya; mungkin ada tanda kutip yang tidak ditutup."),
        np.asarray(index, dtype=np.int64),
        column=name,
        values=np.array(values, dtype=object),
        fields={"most": limits.cell_characters},
    )


def _cut(
    array: pa.ChunkedArray, name: str, limits: Limits
) -> tuple[pa.ChunkedArray, list[Finding]]:
    """Texts at most as long as the limit, and those that were longer."""
    over = pc.fill_null(pc.greater(pc.utf8_length(array), limits.cell_characters), False)
    if not pc.any(over).as_py():
        return array, []
    index = np.flatnonzero(over.to_numpy(zero_copy_only=False))
    heads = pc.utf8_slice_codeunits(array.take(pa.array(index)), 0, _SHOWN_CHARACTERS)
    cut = pc.utf8_slice_codeunits(array, 0, limits.cell_characters)
    return cut, [too_long(name, index, [f"{head}…" for head in heads.to_pylist()], limits)]


def plain_array(array: pa.Array, limits: Limits) -> pa.Array:
    """An array whose lists, structures and bytes are texts; other kinds as they are.

    Args:
        array: Any array; one piece of a column, so that not all of it is held twice.
        limits: A text is cut soon after it is longer than these allow.
    """
    kind = array.type
    if pa.types.is_dictionary(kind):
        values = plain_array(array.dictionary, limits)
        if pa.types.is_large_string(values.type):
            return values.take(array.indices)
        return array.cast(kind.value_type)
    if pa.types.is_string(kind) or pa.types.is_null(kind) or _is_view(kind):
        return array.cast(pa.large_string())
    if pa.types.is_decimal(kind) or pa.types.is_float16(kind):
        return array.cast(pa.float64(), safe=False)
    if pa.types.is_nested(kind) or _is_bytes(kind) or isinstance(kind, pa.ExtensionType):
        most = limits.cell_characters + 1  # one more, so that it shows
        return pa.array(
            [None if (v := value.as_py()) is None else _as_text(v)[:most] for value in array],
            pa.large_string(),
        )
    return array


def _is_view(kind: pa.DataType) -> bool:
    return bool(kind == pa.string_view())


def _is_bytes(kind: pa.DataType) -> bool:
    sized = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    return bool(sized or pa.types.is_fixed_size_binary(kind) or kind == pa.binary_view())


def _as_text(value: Any) -> str:
    if not isinstance(value, bytes):
        return json.dumps(value, ensure_ascii=False, default=str)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()


def _series(array: pa.ChunkedArray) -> pd.Series[Any]:
    kind = array.type
    if array.null_count and (pa.types.is_integer(kind) or pa.types.is_boolean(kind)):
        return pd.Series(array.to_pylist(), dtype=object)
    if pa.types.is_large_string(kind):
        return pd.Series(array.to_pandas(), dtype="str")
    return pd.Series(array.to_pandas())
