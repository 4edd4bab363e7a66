"""Values of columns as they leave."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from sentra_geo.export.geodata.column import COUNT, FLAG, NUMBER, TEXT, Column, column_values


def values(kind, held):
    return column_values(Column("c", "", kind), held).to_pylist()


@pytest.mark.parametrize(
    ("kind", "held", "shown"),
    [
        (TEXT, ["a", "", None, np.nan, "a"], ["a", None, None, None, "a"]),
        (TEXT, ["=1+1\x00\ud800"], ["=1+1"]),
        (TEXT, [], []),
        (NUMBER, [1.5, None, np.nan, np.inf, -np.inf, 0], [1.5, None, None, None, None, 0.0]),
        (COUNT, [12.0, None, 0], [12, None, 0]),
        (FLAG, [True, False, None, np.True_], [True, False, None, True]),
    ],
)
def test_unknown_is_null_and_never_nought(kind, held, shown):
    assert values(kind, held) == shown


@pytest.mark.parametrize("kind", [TEXT, NUMBER, COUNT, FLAG])
def test_no_rows_keep_the_type(kind):
    whole = column_values(Column("c", "", kind), pd.Series([], dtype=object))
    assert len(whole) == 0
    assert whole.type in (pa.string(), pa.float64(), pa.int64(), pa.bool_())


def test_missing_marks_of_pandas_are_null():
    assert values(FLAG, pd.Series([True, pd.NA], dtype="boolean")) == [True, None]
    assert values(COUNT, pd.Series([3, pd.NA], dtype="Int64")) == [3, None]
    assert values(TEXT, pd.Series(["x", pd.NA], dtype="string")) == ["x", None]


def test_a_count_that_is_not_whole_is_refused():
    with pytest.raises(pa.ArrowInvalid):
        values(COUNT, [1.5])
