"""A small safe evaluator of printed formulas, so that a formula that lies fails a test."""

from __future__ import annotations

import ast
import math
import operator
import re

import numpy as np
from scipy import stats

_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS = {
    "sqrt": np.sqrt,
    "ceil": math.ceil,
    "sum": np.sum,
    "exp": np.exp,
    "ln": lambda x: np.log(np.where(np.asarray(x) > 0, x, 1.0)),  # 0 · ln 0 = 0
    "min": min,
    "max": max,
    "Beta": stats.beta.ppf,
    "Φ": stats.norm.cdf,
}
_SPELLING = (
    ("·", "*"),
    ("−", "-"),
    ("²", "**2"),
    ("√(", "sqrt("),
    ("⌈", "ceil("),
    ("⌉", ")"),
    ("Σ(", "sum("),
    ("P(K ≤ k)", "P_below"),
    ("P(K ≥ k)", "P_above"),
)


def right_hand_side(formula, numbers):
    """The value of what stands right of the first equals sign; two values for an interval."""
    text = formula.partition("=")[2]
    for printed, spelled in _SPELLING:
        text = text.replace(printed, spelled)
    if "±" in text:
        return tuple(_value(text.replace("±", sign), numbers) for sign in "-+")
    if " ; " in text:
        return tuple(_value(part, numbers) for part in text.split(" ; "))
    return _value(text, numbers)


def _value(text, numbers):
    return _walk(ast.parse(text.strip(), mode="eval").body, numbers)


def _walk(node, numbers):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return numbers[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_walk(node.operand, numbers)
    if isinstance(node, ast.BinOp):
        left, right = _walk(node.left, numbers), _walk(node.right, numbers)
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _FUNCTIONS[node.func.id](*(_walk(part, numbers) for part in node.args))
    raise ValueError(ast.dump(node))


def names_in(formula):
    """Every name in a formula, also of functions."""
    return set(re.findall(r"[^\W\d²Σ][^\W²]*", formula))
