"""The worked example goes from counts to the verdict, with the Answer's numbers."""

import pytest

from sentra_geo import Question, answer
from sentra_geo.present.labels import STATE
from sentra_geo.present.worked_example import worked_example
from sentra_geo.question import BASES, RULES, UNITS
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


def steps(study, words=ID, **choices):
    return worked_example(study, answer(study, Question(**choices)), words)


def whole(found):
    return "\n".join(f"{one.title}: {one.text} {' '.join(one.formulas)}" for one in found)


def test_the_shipped_data_step_by_step(study):
    text = whole(steps(study))
    for fragment in (
        "UU 3/2022",
        "Di dalam 2, dekat batas 0, di luar 11 lokasi sentra.",
        "33.565 penduduk",
        "s_L = 11 / (11 + 2) = 84,6 %",
        "p_L = 161.683 / (161.683 + 33.565) = 82,8 %",
        "= +1,8 poin persen",
        "RR = (11 / 161.683) / (2 / 33.565) = 1,14",
        "0,25 sampai 10,60",
        "1,00",
        "29,0 poin persen",
        "6 atau lebih",
    ):
        assert fragment in text


def test_it_ends_with_the_state_and_why(study):
    last = steps(study)[-1]
    assert last.text.startswith("Belum cukup bukti.")
    assert "memuat 1" in last.text
    assert "dekat batas" in last.text


def test_businesses_are_redrawn_by_village(study):
    titles = [one.title for one in steps(study, unit="businesses")]
    assert any("Undian ulang desa" in title for title in titles)
    assert not any("Clopper" in title for title in titles)


def test_where_nothing_can_be_compared_it_says_why(study):
    found = steps(study, unit="businesses", sample=False)
    assert len(found) == 4
    assert "belum dimuat" in found[-1].text
    assert "–" in found[1].text


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("base", BASES)
def test_every_comparison_reads_without_holes(study, words, unit, base):
    for rule in RULES:
        found = answer(study, Question(unit=unit, base=base, rule=rule))
        made = worked_example(study, found, words)
        text = whole(made)
        assert not any(hole in text for hole in ("nan", "None", "{", " inf"))
        assert words.gettext(STATE[found.verdict.state]) in made[-1].text
