"""The parts of the equity page."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present.equity_charts import (
    business_quotient_chart,
    concentration_chart,
    lorenz_chart,
    ranking_chart,
    rate_chart,
    sentra_quotient_chart,
    theil_chart,
)
from sentra_geo.present.equity_sentences import (
    few_villages,
    representation_note,
    representation_reading,
    representation_title,
    why_no_comparison,
)
from sentra_geo.present.equity_tables import representation_table
from sentra_geo.present.maps import REPRESENTATION
from sentra_geo.present.sentences import compared_layers, sources
from sentra_geo.present.shown import (
    BUSINESS_QUOTIENT_CHART,
    CONCENTRATION_CHART,
    LORENZ_CHART,
    RANKING_CHART,
    RATE_CHART,
    SENTRA_QUOTIENT_CHART,
    THEIL_CHART,
    representation_codes,
    representation_table_codes,
)
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_figure,
    show_map,
    show_missing_businesses,
    show_table,
)
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_strong, write_text

_BUSINESS_LAYERS = ("businesses", "delineation")


def show_villages(view: View) -> None:
    """The map of over- and under-represented villages, and its table."""
    if _cannot_compare(view):
        return
    write_strong(representation_title(view.found, view.words))
    choice = MapChoice(metric=REPRESENTATION, shown=WITHOUT_BUSINESSES)
    show_map(view, "representation", choice, height=520)
    write_text(representation_reading(view.found, view.words))
    source = sources(
        view.study, view.question.boundary, view.words, "villages", *compared_layers(view.question)
    )
    write_caption(f"{representation_note(view.found, view.words)} {source}")
    title = view.words.gettext("Keterwakilan menurut desa")
    show_provenance(view, *representation_codes(view.found))
    table = representation_table(view.found, view.words)
    codes = representation_table_codes(view.found)
    used = ("villages", *compared_layers(view.question))
    show_table(table, view, "representation-table", title, codes=codes, layers=used)


def show_inequality(view: View) -> None:
    """Lorenz curve, Gini, Theil and concentration."""
    if _cannot_compare(view):
        return
    spread = view.found.equity.inequality
    if spread is None:
        st.info(few_villages(view.words))
        return
    used = ("villages", *compared_layers(view.question))
    left, right = st.columns(2)
    with left:
        chart = lorenz_chart(spread, view.found, view.words)
        show_figure(chart, view, "lorenz", *used, codes=LORENZ_CHART)
    with right:
        chart = theil_chart(spread, view.found, view.words)
        show_figure(chart, view, "theil", *used, codes=THEIL_CHART)
    chart = concentration_chart(spread, view.found, view.words)
    show_figure(chart, view, "concentration", *used, codes=CONCENTRATION_CHART)


def show_rates(view: View) -> None:
    """Rates of villages as they are, and smoothed."""
    if _cannot_compare(view):
        return
    used = ("villages", *compared_layers(view.question))
    show_figure(rate_chart(view.found, view.words), view, "rates", *used, codes=RATE_CHART)


def show_commodities(view: View) -> None:
    """Location quotients of sentra and, where there are any, of businesses."""
    _ = view.words.gettext
    used = compared_layers(view.question)
    equity = view.found.equity
    left, right = st.columns(2)
    with left:
        st.subheader(_("Lokasi sentra"))
        chart, layers = sentra_quotient_chart(view.found, view.words), ("sentra", *used)
        show_figure(chart, view, "sentra-quotients", *layers, codes=SENTRA_QUOTIENT_CHART)
    with right:
        st.subheader(_("Usaha"))
        if equity.business_quotients or view.found.businesses != "none":
            chart, layers = business_quotient_chart(view.found, view.words), _BUSINESS_LAYERS
            show_figure(chart, view, "business-quotients", *layers, codes=BUSINESS_QUOTIENT_CHART)
        else:
            show_missing_businesses(view)


def show_ranking(view: View) -> None:
    """The villages most left behind."""
    ranking = view.found.equity.ranking
    if ranking is None:
        show_missing_businesses(view)
        return
    used = ("businesses",) if ranking.what == "businesses" else ("population",)
    layers = ("sentra", "villages", "delineation", *used)
    chart = ranking_chart(ranking, view.found, view.words)
    if ranking.lacking:
        show_figure(chart, view, "ranking", *layers, codes=RANKING_CHART)
        return
    # Nothing to draw: the table still says how each village stands.
    write_strong(chart.title)
    write_text(chart.reading)
    write_caption(chart.note)
    if not chart.table.frame.empty:
        title, codes = chart.title, RANKING_CHART
        show_table(chart.table, view, "ranking-table", title, codes=codes, layers=layers)


def _cannot_compare(view: View) -> bool:
    """Say why villages cannot be compared; whether that is so."""
    why = why_no_comparison(view.found, view.words)
    if why:
        st.info(why, icon=":material/info:")
    return bool(why)
