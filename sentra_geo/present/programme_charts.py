"""Charts of programmes: what they say, and the data that they are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.present.charts import Figure, interval_level, sample_note
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.phrases import interval
from sentra_geo.present.programme_layers import cumulative_layers, month_layers, pair_layers
from sentra_geo.present.programme_sentences import (
    NO_RECORD,
    cumulative_title,
    kind_name,
    matrix_note,
    matrix_title,
    months_title,
    partner_name,
    partners_title,
    per_hundred,
    period_name,
)
from sentra_geo.present.programme_tables import kind_table, month_table, partner_table
from sentra_geo.question import ZONES
from sentra_geo.sections.programme_times import PeriodReach
from sentra_geo.sections.programmes import ProgrammeFigures
from sentra_geo.sections.shares import ComparedShares, ZoneShare
from sentra_geo.wording import Wording

_MONTHS = 12


def matrix_chart(found: Answer, figures: ProgrammeFigures, words: Wording) -> Figure:
    """Each kind of programme, and any: rates inside and outside with their intervals."""
    rows = (figures.whole, *figures.kinds)
    data = _pair_data([(kind_name(row.kind, words), row.shares) for row in rows], words)
    uses_sample = found.programmes.uses_sample
    return Figure(
        matrix_title(figures.kinds, words, uses_sample=uses_sample),
        pair_layers(data, words.gettext("Jenis program"), words),
        kind_table(rows, found, words),
        f"{_count_note(found, figures, words)} {matrix_note(found, words)}",
    )


def partner_chart(found: Answer, figures: ProgrammeFigures, words: Wording) -> Figure:
    """Each partner: rates inside and outside with their intervals."""
    rows = [(partner_name(row.partner, words), row.shares) for row in figures.partners]
    return Figure(
        partners_title(found, figures, words),
        pair_layers(_pair_data(rows, words), words.gettext("Mitra"), words),
        partner_table(figures.partners, found, words),
        f"{_count_note(found, figures, words)} {matrix_note(found, words)}",
    )


def _count_note(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    whole = figures.whole
    total = 0.0 if whole.shares is None else whole.shares.whole.total
    return sample_note(found.programmes.uses_sample, words) + words.gettext(
        "n = {programmes} program yang sudah berlangsung, {businesses} usaha.",
        programmes=words.number(whole.held),
        businesses=words.count(total),
    )


def _pair_data(rows: Iterable[tuple[str, ComparedShares | None]], words: Wording) -> pd.DataFrame:
    return pd.DataFrame(
        [
            _pair_row(name, zone, None if shares is None else shares.zones[zone], words)
            for name, shares in rows
            for zone in (INSIDE, OUTSIDE)
        ]
    )


def _pair_row(name: str, zone: int, one: ZoneShare | None, words: Wording) -> dict[str, Any]:
    empty = words.gettext(NO_RECORD) if one is None else words.gettext("tidak ada usaha")
    share, low, high = (None, None, None)
    if one is not None and one.nothing_known:
        empty = words.gettext("tidak diketahui")
    elif one is not None:
        share, (low, high) = one.share, one.interval or (None, None)
    return {
        "name": name,
        "zone": label(words, ZONE, ZONES[zone]),
        "rate": _hundred(share),
        "low": _hundred(low),
        "high": _hundred(high),
        "text": "" if one is None else _pair_text(one, words),
        # Once a name: the words of its other zone would stand below the same ones.
        "empty": empty if one is not None or zone == INSIDE else "",
    }


def _pair_text(one: ZoneShare, words: Wording) -> str:
    rate = per_hundred(one.share, words)
    if not one.unknown:
        return rate
    return words.gettext("{rate} ({n} tidak diketahui)", rate=rate, n=words.count(one.unknown))


def _hundred(value: float | None) -> float:
    return float("nan") if value is None else value * 100


def cumulative_chart(found: Answer, figures: ProgrammeFigures, words: Wording) -> Figure:
    """The share of each zone that programmes reached at least once, over time."""
    months = figures.timeline.months
    rows = [
        {
            "at": one.year + (one.month or _MONTHS) / _MONTHS,
            "zone": label(words, ZONE, zone),
            "rate": _hundred(one.so_far[i].share),
            "low": _hundred((one.so_far[i].interval or (None, None))[0]),
            "high": _hundred((one.so_far[i].interval or (None, None))[1]),
            "period": period_name(one, words),
            "text": words.gettext(
                "{rate} ({limits})",
                rate=per_hundred(one.so_far[i].share, words),
                limits=interval(one.so_far[i].interval, words, 1, 100, short=True),
            ),
        }
        for one in months
        for i, zone in enumerate(ZONES)
    ]
    note = words.gettext(
        "Titik: akhir bulan yang ada programnya; di antaranya tidak ada yang tercatat. Pita: "
        "interval Wilson {level}. Program yang hanya diketahui tahunnya masuk pada akhir tahun "
        "itu. Yang tidak tercantum di daftar dapat saja terjangkau, jadi ini angka paling sedikit.",
        level=interval_level(found, words),
    )
    return Figure(
        cumulative_title(found, figures, words),
        cumulative_layers(pd.DataFrame(rows), words),
        month_table([(period_name(one, words), one) for one in months], found, words),
        f"{_count_note(found, figures, words)} {note}",
    )


def month_chart(found: Answer, figures: ProgrammeFigures, words: Wording) -> Figure:
    """Different businesses reached in each month, with the stretches between."""
    months = figures.timeline.months
    note = words.gettext(
        "Satu usaha dihitung sekali tiap bulan. Bulan tanpa program tercatat tetap ditunjukkan."
    )
    return Figure(
        months_title(found, figures, words),
        month_layers(pd.DataFrame(list(_month_rows(months, words))), words),
        month_table([(period_name(one, words), one) for one in months], found, words),
        f"{_count_note(found, figures, words)} {note}",
    )


def _month_rows(months: Sequence[PeriodReach], words: Wording) -> Iterator[dict[str, Any]]:
    before: int | None = None
    for one in months:
        if one.month is not None:
            at = one.year * _MONTHS + one.month - 1
            if before is not None and at > before + 1:
                yield _gap_row(before + 1, at - 1, words)
            before = at
        start = 0.0
        for i, zone in enumerate(ZONES):
            end = start + one.reached[i]
            yield {
                "name": period_name(one, words),
                "zone": label(words, ZONE, zone),
                "start": start,
                "end": end,
                "part": words.count(one.reached[i]),
                "text": words.count(one.total) if i == len(ZONES) - 1 else "",
                "gap": "",
            }
            start = end


def _gap_row(first: int, last: int, words: Wording) -> dict[str, Any]:
    """The months between two, as the words of one row."""
    names = [words.day(f"{at // _MONTHS}-{at % _MONTHS + 1:02}") for at in (first, last)]
    return {
        "name": names[0] if first == last else f"{names[0]} – {names[1]}",
        "zone": "",
        "start": 0.0,
        "end": float("nan"),
        "part": "",
        "text": "",
        "gap": words.gettext("tidak ada program yang tercatat di bulan ini"),
    }
