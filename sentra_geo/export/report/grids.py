"""The small table of states under every combination of choices, as a block."""

from __future__ import annotations

from typing import Any

from sentra_geo.export.report.blocks import Block
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import state_values
from sentra_geo.present.state_grid import StateCell, StateGrid, reasons_shown
from sentra_geo.present.states import state_meanings
from sentra_geo.wording import Wording


def grid_block(code: str, grid: StateGrid, request: Request) -> Block:
    """A grid with what its states and words mean."""
    words = request.words
    shown = {cell.state for _, rows in grid.groups for row in rows for cell in row.cells}
    meanings = [
        {"state": state_values(state, words), "text": meaning}
        for state, meaning in state_meanings(request.study.settings.thresholds, words)
        if state in shown
    ]
    return {
        "kind": "grid",
        "code": code,
        "title": grid.caption,
        "corner": list(grid.corner),
        "columns": [{"name": law, "rules": list(rules)} for law, rules in grid.columns],
        "groups": [
            {
                "name": name,
                "rows": [
                    {"name": row.name, "cells": [_cell(cell, words) for cell in row.cells]}
                    for row in rows
                ],
            }
            for name, rows in grid.groups
        ],
        "meanings": meanings,
        "reasons": [list(reason) for reason in reasons_shown((grid,), words)],
        "note": words.gettext("Sel berbingkai: pilihan laporan ini."),
    }


def _cell(cell: StateCell, words: Wording) -> dict[str, Any]:
    return {
        "state": state_values(cell.state, words) if cell.state else None,
        "why": cell.why,
        "is_asked": cell.is_asked,
    }
