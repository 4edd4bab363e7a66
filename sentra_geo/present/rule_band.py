"""The band between the three rules for split villages, as a chart with its table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import COVERED, RULE, SAMPLE, UNIT, label
from sentra_geo.present.phrases import unit_name
from sentra_geo.present.tables import COUNT, SHARE, TEXT, build_table
from sentra_geo.present.uncertainty_layers import band_layers
from sentra_geo.sections.rule_band import Inside, RuleInside, inside_by_rule
from sentra_geo.wording import Wording

_COLUMNS = ["row", "what", "rule", "share", "low", "high", "text"]


def band_chart(found: Answer, words: Wording) -> Figure:
    """Units and people inside under each of the three rules, and the band between them."""
    _ = words.gettext
    rules = inside_by_rule(found.cut)
    rows = [row for what, values in _measures(rules, found, words) for row in _band(what, values)]
    table = build_table(
        [
            [
                (_("Yang dihitung"), TEXT, what),
                (_("Aturan"), TEXT, label(words, RULE, rule)),
                (_("Di dalam"), COUNT, shown_count(inside.value)),
                (_("Paling sedikit"), COUNT, shown_count(inside.low)),
                (_("Paling banyak"), COUNT, shown_count(inside.high)),
                (_("Dari"), COUNT, shown_count(inside.total)),
                (_("Bagian di dalam"), SHARE, inside.value / inside.total),
            ]
            for what, rule, inside in rows
        ]
    )
    note = _(
        "Tanda: hitungan menurut tiap aturan, yang dekat batas di sisinya sendiri; garis: bila "
        "semua yang dekat batas dianggap di luar atau di dalam; pita: dari yang terkecil sampai "
        "yang terbesar. Penduduk per desa adalah perkiraan, yang berbeda menurut aturannya."
    )
    mark = f"{_(SAMPLE)}. " if _units_are_sample(found) else ""
    return Figure(
        _band_title(rules, found, words),
        band_layers(_band_data(rows, words), words),
        table,
        mark + note,
    )


def _units_are_sample(found: Answer) -> bool:
    return found.question.unit == "businesses" and found.businesses == "sample"


def _measures(
    rules: Sequence[RuleInside], found: Answer, words: Wording
) -> list[tuple[str, list[tuple[str, Inside]]]]:
    """What is counted, and how much of it lies inside under each rule; nothing without any."""
    unit = label(words, UNIT, found.question.unit)
    if _units_are_sample(found):
        unit = f"{unit} ({words.gettext(SAMPLE)})"
    units = [(rule.rule, rule.units) for rule in rules if rule.units is not None]
    people = [(rule.rule, rule.people) for rule in rules]
    named = [(unit, units), (label(words, COVERED, "people"), people)]
    return [(what, [one for one in values if one[1].total > 0]) for what, values in named]


def _band(what: str, values: list[tuple[str, Inside]]) -> list[tuple[str, str, Inside]]:
    return [(what, rule, inside) for rule, inside in values]


def _band_data(rows: Sequence[tuple[str, str, Inside]], words: Wording) -> pd.DataFrame:
    data = pd.DataFrame(
        [
            {
                "row": f"{what}|{label(words, RULE, rule)}",
                "what": what,
                "rule": label(words, RULE, rule),
                "share": inside.value / inside.total,
                "low": inside.low / inside.total,
                "high": inside.high / inside.total,
                "text": words.gettext(
                    "{n} ({share})",
                    n=words.count(shown_count(inside.value)),
                    share=words.percent(inside.value / inside.total),
                ),
            }
            for what, rule, inside in rows
        ],
        columns=_COLUMNS,
    )
    of_one = data.groupby("what")
    return data.assign(
        band_low=of_one["low"].transform("min"), band_high=of_one["high"].transform("max")
    )


def _band_title(rules: Sequence[RuleInside], found: Answer, words: Wording) -> str:
    _ = words.gettext
    units = [rule.units for rule in rules if rule.units is not None]
    if not units or not units[0].total:
        return _("Penduduk di dalam garis menurut ketiga aturan untuk desa yang terpotong")
    low, high = min(one.low for one in units), max(one.high for one in units)
    total = units[0].total
    name = unit_name(found.question.unit, total, words)
    if low == high:
        return _(
            "Menurut ketiga aturan {n} dari {total} {unit} berada di dalam garis",
            n=words.count(shown_count(low)),
            total=words.count(shown_count(total)),
            unit=name,
        )
    return _(
        "Menurut aturan yang dipakai, {low} sampai {high} dari {total} {unit} berada di dalam "
        "garis",
        low=words.count(shown_count(low)),
        high=words.count(shown_count(high)),
        total=words.count(shown_count(total)),
        unit=name,
    )


def shown_count(value: float) -> float:
    """A count as it is shown: people whole, parts of few units with two decimals."""
    return round(value) if value > 1000 else round(value, 2)  # noqa: PLR2004 - people
