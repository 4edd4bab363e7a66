"""Whether the conclusion changes: every combination of choices in two tables of links."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.present.piece import PLACES
from sentra_geo.present.sensitivity import combination_table, left_out, stability
from sentra_geo.present.shown import STABILITY, combination_codes
from sentra_geo.present.state_grid import (
    GridRow,
    StateCell,
    StateGrid,
    comparison_grid,
    coverage_grid,
    reasons_shown,
)
from sentra_geo.present.states import state_meanings
from sentra_geo.sections.sensitivity import Variation
from sentra_geo.ui.links import address
from sentra_geo.ui.panels import show_table
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.states import state_chip
from sentra_geo.ui.writing import as_text, write_caption, write_text

_OVERVIEW, _COVERAGE = "", "coverage"


def show_choices(view: View) -> None:
    """The verdict, and the verdict on coverage, under every combination of choices."""
    _ = view.words.gettext
    varied, found = view.found.sensitivity, view.found
    grids = (
        comparison_grid(view.study, found, view.words),
        coverage_grid(view.study, found, view.words),
    )
    st.header(_("Perbandingan"))
    _show_variation(view, varied.comparison, grids[0], _OVERVIEW)
    _show_legend(view, grids)
    st.header(_("Cakupan"))
    _show_variation(view, varied.coverage, grids[1], _COVERAGE)


def _show_variation(view: View, variation: Variation, grid: StateGrid, page: str) -> None:
    _ = view.words.gettext
    line = as_text(stability(variation, view.study, view.words))
    if variation.is_stable or not variation.judged:
        st.info(line)
    else:
        st.warning(line)
    if variation.state:
        _show_overall(view, variation.state)
    st.html(_grid_html(grid, view, page))
    write_text(left_out(variation, view.found.businesses, view.words))
    show_provenance(view, *STABILITY)
    with st.expander(_("Tabel angka: {what}", what=grid.caption)):
        table = combination_table(variation, view.found.businesses, view.study, view.words)
        codes = combination_codes(coverage=page == _COVERAGE)
        key = f"{page or 'verdict'}-combinations-table"
        show_table(table, view, key, grid.caption, codes=codes, layers=PLACES)


def _show_overall(view: View, state: str) -> None:
    title = escape(view.words.gettext("Menurut semua gabungan pilihan:"))
    st.html(f"<div>{title} {state_chip(state, view.words)}</div>")


def _grid_html(grid: StateGrid, view: View, page: str) -> str:
    """The table as HTML: it prints, and every cell is a link to its view."""
    laws = "".join(
        f'<th scope="colgroup" colspan="{len(rules)}">{escape(law)}</th>'
        for law, rules in grid.columns
    )
    rules = "".join(
        f'<th scope="col">{escape(rule)}</th>' for _, held in grid.columns for rule in held
    )
    corner = "".join(f'<th scope="col" rowspan="2">{escape(name)}</th>' for name in grid.corner)
    bodies = "".join(_group_html(name, rows, view, page) for name, rows in grid.groups)
    return (
        f'<div class="sg-scroll"><table class="sg-states" aria-label="{escape(grid.caption)}">'
        f"<thead><tr>{corner}{laws}</tr><tr>{rules}</tr></thead>{bodies}</table></div>"
    )


def _group_html(name: str, rows: tuple[GridRow, ...], view: View, page: str) -> str:
    lines = []
    for number, row in enumerate(rows):
        group = (
            f'<th scope="rowgroup" rowspan="{len(rows)}">{escape(name)}</th>' if not number else ""
        )
        cells = "".join(_cell_html(cell, view, page) for cell in row.cells)
        lines.append(f'<tr>{group}<th scope="row">{escape(row.name)}</th>{cells}</tr>')
    return f"<tbody>{''.join(lines)}</tbody>"


def _cell_html(cell: StateCell, view: View, page: str) -> str:
    link = escape(address(page, view.study, cell.question))
    shown = state_chip(cell.state, view.words) if cell.state else escape(cell.why)
    marks = ' class="sg-asked" aria-current="true"' if cell.is_asked else ""
    spoken = escape(cell.spoken)
    return f'<td{marks}><a href="{link}" title="{spoken}" aria-label="{spoken}">{shown}</a></td>'


def _show_legend(view: View, grids: tuple[StateGrid, ...]) -> None:
    _ = view.words.gettext
    lines = [
        f"<li>{state_chip(state, view.words)} {escape(meaning)}</li>"
        for state, meaning in state_meanings(view.study.settings.thresholds, view.words)
    ]
    lines += [
        f"<li><b>{escape(word)}</b>: {escape(meaning)}</li>"
        for word, meaning in reasons_shown(grids, view.words)
    ]
    st.html(f'<ul class="sg-meanings">{"".join(lines)}</ul>')
    write_caption(
        _("Sel berbingkai: pilihan yang sedang berlaku. Klik sel untuk membuka gabungan itu.")
    )
