"""Tables and cells as templates take them."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo.export.typesetting.values import cell_text, table_values, text_table
from sentra_geo.present.tables import COUNT, HUNDREDTHS, PROBABILITY, SHARE, TENTHS, Table
from sentra_geo.wording import UNKNOWN, Wording

ID = Wording("id")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1234.0, COUNT, "1.234"),
        (1.25, TENTHS, "1,2"),
        (-0.125, HUNDREDTHS, "−0,12"),
        (0.5, SHARE, "50,0 %"),
        (0.0001, PROBABILITY, "< 0,001"),
        (np.nan, COUNT, UNKNOWN),
        (None, None, UNKNOWN),
        ("", None, ""),
        ("=1+1", None, "=1+1"),
    ],
)
def test_a_cell_is_written_as_on_the_screen(value, kind, text):
    assert cell_text(value, kind, ID) == text


def test_a_table_keeps_every_cell_in_order():
    frame = pd.DataFrame({"Desa": ["A", "B"], "Orang": [1.0, np.nan]})
    held = table_values(Table(frame, {"Orang": COUNT}), ID)
    assert held["rows"] == [["A", "1"], ["B", UNKNOWN]]
    assert [column["is_number"] for column in held["columns"]] == [False, True]
    assert len(table_values(Table(frame, {"Orang": COUNT}), ID, most=1)["rows"]) == 1


def widths(name, cells, *, is_number):
    (column,) = text_table([name], [[cell] for cell in cells], [is_number])["columns"]
    return column["least"], column["wanted"]


def test_a_number_is_never_broken_but_its_header_is():
    least, wanted = widths("Lokasi sentra per 1.000 penduduk", ["123.456.789,5 %"], is_number=True)
    whole = widths("x", ["123.456.789,5 %"], is_number=True)[0]
    assert least == whole
    assert wanted == whole


def test_a_text_needs_its_longest_word_and_wants_its_line():
    least, wanted = widths("Desa", ["Kelapa dan kerajinannya"], is_number=False)
    assert least == widths("Desa", ["kerajinannya"], is_number=False)[0]
    assert wanted > least * 1.5


def test_a_sentence_is_not_set_one_word_a_line():
    assert widths("Alasan", ["ab " * 100], is_number=False)[0] > 10


def test_an_endless_word_takes_no_more_than_the_longest_word():
    assert widths("Desa", ["x" * 500], is_number=False)[0] < 14


def test_a_table_without_rows_has_widths():
    assert widths("Desa", [], is_number=False)[0] > 0
