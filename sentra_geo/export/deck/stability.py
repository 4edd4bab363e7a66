"""The slides of the sensitivity: the state of every combination of choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sentra_geo.export.deck.fitting import clean, lines_of, unbroken_width
from sentra_geo.export.deck.frame import (
    BODY_BOX,
    TITLE,
    caption,
    continued,
    fitted_text,
    framed,
    line_note,
)
from sentra_geo.export.deck.grids import row_height
from sentra_geo.export.deck.slides import INK, MUTED, PAPER, Box, Cell, Grid, Paragraph, Slide
from sentra_geo.export.request import Request
from sentra_geo.present.palette import STATE_COLOUR, STATE_INK, STATE_MARK
from sentra_geo.present.sensitivity import left_out, stability
from sentra_geo.present.state_grid import StateCell, StateGrid, comparison_grid
from sentra_geo.present.states import state_text

_LAYERS = ("delineation", "sentra", "villages", "population")
_SIZE, _HEADERS = 16.0, (12.0, 11.0, 10.0)
_NAMES, _INSET = 4.6, 0.06
"""Least width of the column of names, and room beside a text, in centimetres."""
_UNKNOWN = "–"
_TITLE_SIZE = 22.0
_BELOW = 4.2
"""Room for the words below the table, in centimetres."""
_Row = tuple[str, str, tuple[StateCell, ...]]


def stability_slides(request: Request) -> list[Slide]:
    """The state grid as a table of marks: a row for what is compared on each line."""
    study, found, words = request.study, request.found, request.words
    grid = comparison_grid(study, found, words)
    title = _title(request)
    return [
        framed(
            request,
            "stability",
            continued(request, title, number),
            _blocks(request, grid, part),
            _LAYERS,
            _notes(request),
        )
        for number, part in enumerate(_parts(request, grid), 1)
    ]


def _parts(request: Request, grid: StateGrid) -> list[list[_Row]]:
    """The rows over as many slides as they need."""
    parts: list[list[_Row]] = [[]]
    for row in _rows(grid):
        tried = [*parts[-1], row]
        if parts[-1] and _table(request, grid, tried).box.height > BODY_BOX.height - _BELOW:
            parts.append([row])
        else:
            parts[-1] = tried
    return parts


def _title(request: Request) -> str:
    """Whether the conclusion changes; in short where that takes more than a title holds."""
    study, found, words = request.study, request.found, request.words
    text = clean(stability(found.sensitivity.comparison, study, words, 2)).rstrip(".")
    if len(lines_of(text, _TITLE_SIZE, TITLE.width, bold=True)) <= 2:  # noqa: PLR2004 - lines
        return text
    judged = found.sensitivity.comparison.judged
    states = Counter(one.state for one in judged)
    asked = next(one.state for one in found.sensitivity.comparison.combinations if one.is_asked)
    return words.gettext(
        "Kesimpulan dapat berubah: {m} dari {n} gabungan pilihan memberi kesimpulan lain",
        m=words.number(len(judged) - states[asked]),
        n=words.number(len(judged)),
    )


def _rows(grid: StateGrid) -> list[_Row]:
    """Law, what is compared, and the cells by rule and then by base."""
    rows, start = [], 0
    for law, rules in grid.columns:
        for unit, bases in grid.groups:
            cells = [row.cells[start + rule] for rule in range(len(rules)) for row in bases]
            rows.append((law, unit, tuple(cells)))
        start += len(rules)
    return rows


def _blocks(request: Request, grid: StateGrid, rows: Sequence[_Row]) -> list[Grid]:
    words = request.words
    table = _table(request, grid, rows)
    top = table.box.bottom + 0.4
    below = Box(BODY_BOX.left, top, BODY_BOX.width, BODY_BOX.bottom - top)
    shown = [cell for _, _, cells in rows for cell in cells]
    legend = [state for state in STATE_MARK if any(cell.state == state for cell in shown)]
    texts = [state_text(state, words) for state in legend]
    # Texts within an f-string are not found when the texts to translate are gathered.
    unjudged, asked = words.gettext("tidak dapat dinilai"), words.gettext("pilihan di paparan ini")
    texts += [f"{_UNKNOWN} {unjudged}"] * any(cell.state is None for cell in shown)
    texts += [f"[ ] {asked}"] * any(cell.is_asked for cell in shown)
    study, found = request.study, request.found
    variation = found.sensitivity.comparison
    text = fitted_text(
        below,
        [
            Paragraph("; ".join(texts), 16, bold=True),
            Paragraph(stability(variation, study, words, 2), 16, before=8),
            caption(left_out(variation, found.businesses, words)),
        ],
        least=12,
    )
    return [table, text]  # type: ignore[list-item]


def _table(request: Request, grid: StateGrid, rows: Sequence[_Row]) -> Grid:
    rules = grid.columns[0][1]
    bases = [row.name for row in grid.groups[0][1]]
    small, widths = _measures(bases, len(rules))
    several = len(grid.columns) > 1
    head = (
        Cell("", bold=True),
        *(Cell(rule, bold=True, align="center", span=len(bases)) for rule in rules),
    )
    names = (
        Cell(" / ".join(grid.corner), bold=True),
        *(Cell(base, bold=True, align="center") for _ in rules for base in bases),
    )
    body = [
        (Cell(f"{unit} – {law}" if several else unit), *(_mark(cell) for cell in cells))
        for law, unit, cells in rows
    ]
    held = (head, names, *body)
    sizes = (small, small, *([_SIZE] * len(body)))
    heights = tuple(
        row_height(row, widths, size, _INSET) for row, size in zip(held, sizes, strict=True)
    )
    box = Box(BODY_BOX.left, BODY_BOX.top, BODY_BOX.width, sum(heights))
    said = stability(request.found.sensitivity.comparison, request.study, request.words)
    alt = f"{grid.caption}. {said}"
    return Grid(box, widths, heights, held, _SIZE, alt, 2, small, _INSET)


def _measures(bases: Sequence[str], rules: int) -> tuple[float, tuple[float, ...]]:
    """The largest size of the headers at which no word is broken, and the columns' widths."""
    most = BODY_BOX.width - _NAMES
    for size in _HEADERS:
        needed = [unbroken_width(name, size, bold=True) + 2 * _INSET for name in bases]
        if sum(needed) * rules <= most:
            break
    spare = (most - sum(needed) * rules) / (len(bases) * rules + 1)
    return size, (_NAMES + spare, *[width + spare for width in needed] * rules)


def _mark(cell: StateCell) -> Cell:
    if cell.state is None:
        unknown = f"[{_UNKNOWN}]" if cell.is_asked else _UNKNOWN
        return Cell(unknown, PAPER, MUTED, align="center")
    mark = STATE_MARK[cell.state]
    shown = f"[{mark}]" if cell.is_asked else mark
    ink = STATE_INK[cell.state]
    return Cell(shown, STATE_COLOUR[cell.state], ink or INK, bold=True, align="center")


def _notes(request: Request) -> list[str]:
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    return [
        _("Yang dikatakan: {text}", text=stability(found.sensitivity.comparison, study, words, 2)),
        _(
            "Tabel mengulang perhitungan dengan pilihan lain yang sama wajarnya; tanda kurung "
            "siku adalah pilihan yang dipakai di paparan ini."
        ),
        _("Bila tandanya sama di semua kotak, kesimpulan tidak bergantung pada pilihan kami."),
        left_out(found.sensitivity.comparison, found.businesses, words),
        line_note(request),
    ]
