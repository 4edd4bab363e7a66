"""Formulas as runs of one style."""

import pytest

from sentra_geo.export.report.formulas import formula_runs
from sentra_geo.present.definitions import DEFINITIONS


def test_letters_slant_indices_are_lowered_and_words_stand():
    runs = formula_runs("RR = (x_L / n_L) · min(1; 2)")
    assert [(run["text"], run["style"]) for run in runs] == [
        ("RR = (", "sign"),
        ("x", "letter"),
        ("L", "index"),
        (" / ", "sign"),
        ("n", "letter"),
        ("L", "index"),
        (") · min(1; 2)", "sign"),
    ]


def test_the_sum_sign_is_no_letter():
    assert formula_runs("Σ(x)")[0] == {"text": "Σ(", "style": "sign"}


@pytest.mark.parametrize("code", DEFINITIONS)
def test_no_formula_loses_a_sign(code):
    formula = DEFINITIONS[code].formula
    assert "".join(run["text"] for run in formula_runs(formula)) == formula.replace("_", "")
