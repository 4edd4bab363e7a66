"""Formulas for the page: letters slanted, indices lowered, words and signs upright."""

from __future__ import annotations

import re

Run = dict[str, str]
# A name and its index, such as x_L or RR; the sum sign is no name.
_NAME = re.compile(r"([A-Za-zΑ-ΡΤ-Ωα-ω]+)(?:_([0-9A-Za-z]+))?")


def formula_runs(formula: str) -> list[Run]:
    """A formula as runs of one style: ``letter``, ``index`` or ``sign``.

    Args:
        formula: As definitions write it, such as ``s_L = x_L / (x_L + x_D)``.

    Returns:
        Runs whose texts, put together, are the formula without its underscores.

    Example:
        >>> [run["text"] for run in formula_runs("RR = x_L / n")]
        ['RR = ', 'x', 'L', ' / ', 'n']
    """
    runs: list[Run] = []
    end = 0
    for name in _NAME.finditer(formula):
        _add(runs, formula[end : name.start()], "sign")
        letters, index = name.groups()
        _add(runs, letters, "letter" if len(letters) == 1 else "sign")
        _add(runs, index or "", "index")
        end = name.end()
    _add(runs, formula[end:], "sign")
    return runs


def _add(runs: list[Run], text: str, style: str) -> None:
    if not text:
        return
    if runs and runs[-1]["style"] == style == "sign":
        runs[-1] = {"text": runs[-1]["text"] + text, "style": style}
    else:
        runs.append({"text": text, "style": style})
