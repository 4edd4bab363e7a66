"""Charts of equity between villages: what they say, and the data that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.present import commodity_sentences, equity_sentences, inequality_sentences
from sentra_geo.present.charts import Figure
from sentra_geo.present.commodity_sentences import MOST_BARS
from sentra_geo.present.equity_layers import (
    blind_layers,
    lorenz_layers,
    need_layers,
    quotient_layers,
    rate_layers,
    theil_layers,
)
from sentra_geo.present.equity_tables import (
    blind_rows,
    blind_table,
    lorenz_table,
    quotient_table,
    ranking_table,
    rate_table,
    theil_table,
    village_names,
)
from sentra_geo.present.labels import COMMODITY, COVERED, SAMPLE, UNIT, ZONE, label
from sentra_geo.present.phrases import distance_text, interval, level
from sentra_geo.sections.inequality import Inequality
from sentra_geo.sections.left_behind import Ranking
from sentra_geo.sections.quotients import Quotient
from sentra_geo.wording import Wording


def lorenz_chart(spread: Inequality, found: Answer, words: Wording) -> Figure:
    """The Lorenz curve of units over the base, villages of the lowest rate first."""
    _ = words.gettext
    data = pd.DataFrame(spread.lorenz, columns=["base", "units"])
    data["base_text"] = [words.percent(share) for share in data["base"]]
    data["units_text"] = [words.percent(share) for share in data["units"]]
    titles = (
        _("Bagian kumulatif: {what}", what=equity_sentences.base_label(found, words)),
        _("Bagian kumulatif: {what}", what=equity_sentences.unit_label(found, words)),
    )
    return Figure(
        inequality_sentences.lorenz_title(spread, found, words),
        lorenz_layers(data, titles, words),
        lorenz_table(spread, found, words),
        inequality_sentences.inequality_note(spread, found, words),
        inequality_sentences.lorenz_reading(spread, found, words),
    )


def theil_chart(spread: Inequality, found: Answer, words: Wording) -> Figure:
    """Theil T as two stacked bars: by zone and by district."""
    return Figure(
        inequality_sentences.theil_title(spread, found, words),
        theil_layers(_theil_data(spread, words), words),
        theil_table(spread, words),
        inequality_sentences.inequality_note(spread, found, words),
        inequality_sentences.theil_reading(spread, words),
    )


def _theil_data(spread: Inequality, words: Wording) -> pd.DataFrame:
    _ = words.gettext
    names = {"zone": _("Zona"), "district": _("Kecamatan")}
    rows = []
    for kind, found in spread.theil.items():
        parts = {"between": found.between, "within": found.within}
        texts = {
            name: _(
                "{value} ({share})",
                value=words.number(value, 2),
                share=words.percent(value / found.total if found.total else None),
            )
            for name, value in parts.items()
        }
        rows.append(
            {
                "group": names[kind],
                "zero": 0.0,
                "between": found.between,
                "total": found.total,
                "between_text": _("antar: {text}", text=texts["between"]),
                "within_text": _("di dalam: {text}", text=texts["within"]),
            }
        )
    return pd.DataFrame(rows)


def concentration_chart(spread: Inequality, found: Answer, words: Wording) -> Figure:
    """Gini and concentration index, each on the range that blind draws give."""
    rows = [
        {
            "name": name,
            "value": value,
            "mean": drawn.mean,
            "low": drawn.low,
            "high": drawn.high,
            "value_text": words.number(value, 2),
            "range_text": words.gettext(
                "acak: {limits}", limits=interval((drawn.low, drawn.high), words, 2)
            ),
        }
        for name, value, drawn in blind_rows(spread, words)
    ]
    return Figure(
        inequality_sentences.concentration_title(spread, found, words),
        blind_layers(pd.DataFrame(rows), words),
        blind_table(spread, words),
        inequality_sentences.inequality_note(spread, found, words),
        inequality_sentences.concentration_reading(spread, found, words),
    )


def rate_chart(found: Answer, words: Wording) -> Figure:
    """Each village's rate as it is, and smoothed."""
    table = rate_table(found, words)
    return Figure(
        equity_sentences.rates_title(found, words),
        rate_layers(
            _rate_data(found, words),
            equity_sentences.rate_name(found, words),
            found.equity.mean_rate or 0.0,
            words,
        ),
        table,
        equity_sentences.rates_note(found, words),
        equity_sentences.rates_reading(found, words),
    )


def _rate_data(found: Answer, words: Wording) -> pd.DataFrame:
    rows = [row for row in found.equity.villages if row.rate is not None]
    rows.sort(key=lambda row: (-(row.smoothed_rate or 0), -(row.rate or 0), row.village_code))
    names = village_names(rows)
    return pd.DataFrame(
        [
            {
                "village": names[row.village_code],
                "zone": label(words, ZONE, row.zone),
                "rate": row.rate,
                "smoothed": row.smoothed_rate,
                "rate_text": words.number(row.rate, 2),
                "smoothed_text": words.number(row.smoothed_rate, 2),
            }
            for row in rows
        ]
    )


def sentra_quotient_chart(found: Answer, words: Wording) -> Figure:
    """Location quotients of sentra locations against the question's base."""
    quotients = found.equity.sentra_quotients
    base_is_sample = found.question.base == "businesses" and found.businesses == "sample"
    return Figure(
        commodity_sentences.quotient_title(quotients, found, words, uses_sample=base_is_sample),
        quotient_layers(_quotient_data(quotients, found, words), words),
        quotient_table(quotients, label(words, UNIT, "locations"), found, words),
        commodity_sentences.sentra_quotient_note(quotients, found, words),
        commodity_sentences.quotient_reading(words),
    )


def business_quotient_chart(found: Answer, words: Wording) -> Figure:
    """Location quotients of businesses against businesses of all commodities."""
    quotients, is_sample = found.equity.business_quotients, found.businesses == "sample"
    what = label(words, UNIT, "businesses")
    return Figure(
        commodity_sentences.quotient_title(quotients, found, words, uses_sample=is_sample),
        quotient_layers(_quotient_data(quotients, found, words), words),
        quotient_table(
            quotients, f"{what} ({words.gettext(SAMPLE)})" if is_sample else what, found, words
        ),
        commodity_sentences.business_quotient_note(quotients, found, words),
        commodity_sentences.quotient_reading(words),
    )


def _quotient_data(quotients: Sequence[Quotient], found: Answer, words: Wording) -> pd.DataFrame:
    """A row each; none for a zone without base, whose quotient is unknown."""
    shown = level(found.cut.study.settings.thresholds.alpha, words)
    rows = [
        {
            "commodity": label(words, COMMODITY, one.commodity),
            "zone": label(words, ZONE, one.zone),
            "value": one.value,
            "low": one.interval[0] if one.interval else None,
            "high": one.interval[1] if one.interval else None,
            "text": words.gettext(
                "{value} (interval {level} {limits}); {x} dari {n}",
                level=shown,
                value=words.number(one.value, 2),
                limits=interval(one.interval, words, 2),
                x=words.count(one.units),
                n=words.count(one.total),
            ),
        }
        for one in quotients
        if one.value is not None
    ]
    return pd.DataFrame(rows, columns=["commodity", "zone", "value", "low", "high", "text"])


def ranking_chart(ranking: Ranking, found: Answer, words: Wording) -> Figure:
    """How many more must be covered in the villages most left behind."""
    _ = words.gettext
    what = label(words, COVERED, ranking.what)
    if ranking.uses_sample:
        what = f"{what} ({_(SAMPLE)})"
    title = _("Kebutuhan setara: {what}", what=what)
    return Figure(
        commodity_sentences.ranking_title(ranking, words),
        need_layers(_need_data(ranking, found, words), title, words),
        ranking_table(ranking, found, words),
        commodity_sentences.ranking_note(ranking, found, words),
        commodity_sentences.ranking_reading(ranking, words),
    )


def _need_data(ranking: Ranking, found: Answer, words: Wording) -> pd.DataFrame:
    names = village_names(ranking.villages)
    rows = [
        {
            "village": names[row.village_code],
            "zone": label(words, ZONE, row.zone),
            "need": row.need,
            "text": words.gettext(
                "{need} dari {total}; {distance}",
                need=words.number(row.need),
                total=words.number(row.total),
                distance=distance_text(row.distance_km, found.cut.study.distance, words),
            ),
        }
        for row in ranking.lacking[:MOST_BARS]
    ]
    return pd.DataFrame(rows, columns=["village", "zone", "need", "text"])
