"""Charts as values: Altair specifications with their title and the table they are drawn from.

A chart's conclusion is its title, its unit stands on the axis, intervals are drawn, and the same
numbers are beside it as a table. Numbers are written in Python, since the browser's locale is not
the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.present.chart_layers import (
    gap_layers,
)
from sentra_geo.present.labels import BASE, SAMPLE, UNIT, ZONE, label
from sentra_geo.present.phrases import (
    level,
)
from sentra_geo.present.tables import SHARE, Table
from sentra_geo.wording import Wording


@dataclass(frozen=True, eq=False)
class Figure:
    """A chart, what it says, and the numbers it is drawn from.

    Attributes:
        title: Its conclusion, one sentence.
        chart: The Altair chart, without title.
        table: The same numbers, columns named in the reader's language.
        note: n, sample mark and choices that belong below it.
        reading: How to read it, in one line; empty where the title says it all.
    """

    title: str
    chart: alt.LayerChart
    table: Table
    note: str
    reading: str = ""


def limit_names(found: Answer, words: Wording) -> list[str]:
    """Names of the columns of limits, with their level."""
    shown = interval_level(found, words)
    return [
        words.gettext("batas bawah {level}", level=shown),
        words.gettext("batas atas {level}", level=shown),
    ]


def interval_level(found: Answer, words: Wording) -> str:
    """The level of the intervals, such as ``95 %``."""
    return level(alpha_of(found), words)


def alpha_of(found: Answer) -> float:
    """The level of the tests in the answer's data folder."""
    return found.cut.study.settings.thresholds.alpha


def figure_table(data: pd.DataFrame, names: list[str], kind: str) -> Table:
    """A table of drawn values under the reader's names; all its numbers have one format."""
    frame = data.set_axis(names, axis=1)
    numbers = [name for name in names if pd.api.types.is_numeric_dtype(frame[name])]
    return Table(frame, dict.fromkeys(numbers, kind))


def sample_note(uses: bool, words: Wording) -> str:
    """The sample mark as a sentence, or nothing."""
    return f"{words.gettext(SAMPLE)}. " if uses else ""


def gap_chart(found: Answer, words: Wording) -> Figure:
    """Inside and outside: share of the units beside share of the base."""
    _ = words.gettext
    question = found.question
    unit, base = label(words, UNIT, question.unit), label(words, BASE, question.base)
    data = _gap_data(found, unit, base, words)
    note = sample_note(found.verdict.uses_sample, words) + _(
        "n = {n}; garis: interval {level} bagian {unit}; yang dekat batas tidak dihitung.",
        level=interval_level(found, words),
        n=words.count(_known(found.units[INSIDE] + found.units[OUTSIDE])),
        unit=unit.lower(),
    )
    names = [_("Zona"), unit, _("Pembanding: {base}", base=base), *limit_names(found, words)]
    table = figure_table(data[["zone", "share", "expected", "low", "high"]], names, SHARE)
    return Figure(_gap_title(found, words), gap_layers(data, unit, base, words), table, note)


def _gap_data(found: Answer, unit: str, base: str, words: Wording) -> pd.DataFrame:
    """A row each for inside and outside; none when the shares are not known."""
    rows = []
    inside, expected_inside = found.finding.share_inside, found.finding.expected_share
    if inside is not None and expected_inside is not None:
        limits = found.finding.share_interval
        mirrored = (1 - limits[1], 1 - limits[0]) if limits else None
        rows = [
            {
                "zone": label(words, ZONE, zone),
                "share": share,
                "expected": expected,
                "low": interval[0] if interval else None,
                "high": interval[1] if interval else None,
                "end": max(share, interval[1]) if interval else share,
                "share_text": f"{unit}: {words.percent(share)}",
                "expected_text": f"{base}: {words.percent(expected)}",
            }
            for zone, share, expected, interval in (
                ("inside", inside, expected_inside, limits),
                ("outside", 1 - inside, 1 - expected_inside, mirrored),
            )
        ]
    columns = ["zone", "share", "expected", "low", "high", "end", "share_text", "expected_text"]
    return pd.DataFrame(rows, columns=columns)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def _gap_title(found: Answer, words: Wording) -> str:
    _ = words.gettext
    gap = found.finding.gap
    if gap is None:
        return _("Selisih tidak dapat dihitung")
    if abs(gap) < 0.0005:  # noqa: PLR2004 - shown as 0.0
        return _("Bagian luar sama besar di kedua ukuran")
    return _(
        "Bagian {unit} di luar garis {points} poin persen {direction} daripada bagian {base}",
        unit=label(words, UNIT, found.question.unit).lower(),
        points=words.number(abs(gap) * 100, 1),
        direction=_("lebih besar") if gap > 0 else _("lebih kecil"),
        base=label(words, BASE, found.question.base).lower(),
    )
