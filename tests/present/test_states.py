"""The five states look and read the same everywhere."""

import pytest

from sentra_geo.measures.verdict import STATES
from sentra_geo.present.labels import STATE
from sentra_geo.present.palette import STATE_COLOUR, STATE_INK, STATE_MARK
from sentra_geo.present.states import state_meanings, state_text
from sentra_geo.settings import Thresholds
from sentra_geo.wording import Wording

ID = Wording("id")


def luminance(colour):
    """Relative luminance (WCAG 2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_state_has_a_name_a_colour_an_ink_and_a_mark():
    assert set(STATES) == set(STATE) == set(STATE_COLOUR) == set(STATE_MARK) == set(STATE_INK)
    assert len(set(STATE_MARK.values())) == len(STATES)


@pytest.mark.parametrize("state", STATES)
def test_the_word_can_be_read_on_its_colour(state):
    light, dark = sorted((luminance(STATE_COLOUR[state]), luminance(STATE_INK[state])))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_plain_text_is_mark_and_word():
    assert state_text("inside_behind", ID) == "▲ Timpang: dalam tertinggal"


def test_meanings_hold_the_thresholds_in_force():
    told = dict(state_meanings(Thresholds(low=0.75, high=1.5, gap=0.1, alpha=0.01), ID))
    assert list(told) == list(STATES)
    assert "interval 98 %" in told["equal"]
    assert "0,75 sampai 1,50" in told["equal"]
    assert "interval 99 %" in told["outside_behind"]
    assert "paling sedikit 10 poin" in told["inside_behind"]
