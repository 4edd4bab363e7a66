"""Letters that no font here can show."""

import pytest

from sentra_geo.export.typesetting.letters import MISSING, shown


@pytest.mark.parametrize("text", ["Desa Penajam", "Kuosien ≥ 1 – 95 %", "▲ ▼ ≠", "مرحبا", "Ünal\n"])
def test_what_a_font_shows_stays(text):
    assert shown(text) == text


@pytest.mark.parametrize("text", ["ꦥꦼꦤꦗꦩ꧀", "😀", "日本", "\x00\x0b\x0c", "\ud800", "\uffff"])
def test_what_none_shows_becomes_a_square(text):
    assert set(shown(text)) == {MISSING}


def test_lists_and_mappings_keep_their_shape():
    value = {"ꦥ": ["a\x00", ("😀", 1.5, None, True)]}
    assert shown(value) == {"ꦥ": ["a□", ["□", 1.5, None, True]]}
