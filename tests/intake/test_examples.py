"""Example rows of a template are found by their mark, in any language and column."""

import pandas as pd
import pytest

from sentra_geo.intake.examples import EXAMPLE_MARK, find_examples
from sentra_geo.wording import LANGUAGES, Wording


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mark_in_any_column(language):
    mark = Wording(language).gettext(EXAMPLE_MARK)
    frame = pd.DataFrame({"n": [1, 2, 3], "a": ["x", mark, None], "b": [mark, mark, "y"]})
    (found,) = find_examples(frame)
    assert found.index.tolist() == [0, 1]


def test_nothing_else():
    frame = pd.DataFrame({"a": ["CONTOH", "contoh – hapus baris ini!"], "ok": [True, False]})
    assert find_examples(frame) == []
    assert find_examples(frame.iloc[:0]) == []
