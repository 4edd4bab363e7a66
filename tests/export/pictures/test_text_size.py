"""Texts are measured in the font of the exports, and cut and parted so that they fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.export.pictures.text_size import balanced, cuts, shortened, text_width, wrapped


def test_widths_are_those_of_arial():
    """Arial's advance widths in thousandths of the size: P 667, e 556, n 556, i 222, space 278."""
    assert text_width("Peni n", 1_000) == pytest.approx(667 + 556 + 556 + 222 + 278 + 556, rel=2e-4)
    assert text_width("a", 10, bold=True) == pytest.approx(5.56, rel=1e-3)
    assert text_width("l", 10, bold=True) > text_width("l", 10)
    assert text_width("", 10) == 0


@given(st.text(max_size=60), st.floats(30, 300), st.integers(1, 4))
def test_lines_fit(text, width, most):
    for make in (wrapped, balanced):
        lines = make(text, 10, width, most)
        assert len(lines) <= most
        assert all(text_width(line, 10) <= width for line in lines)
        if not cuts(lines):
            assert " ".join(lines).split() == text.split()


def test_lines_are_about_as_long_as_each_other():
    assert balanced("Garis UU 3/2022: indikatif, bukan batas", 10, 160) == (
        "Garis UU 3/2022:",
        "indikatif, bukan batas",
    )
    assert wrapped("Garis UU 3/2022: indikatif, bukan batas", 10, 160)[1] == "batas"


def test_what_is_cut_says_so():
    cut = shortened("Desa yang panjang", 10, 50)
    assert cut.endswith("…")
    assert "Desa yang panjang".startswith(cut[:-1])
    assert shortened("Desa", 10, 50) == "Desa"
    assert wrapped("aaa bbb ccc", 10, 22, 2) == ("aaa", "bb…")
