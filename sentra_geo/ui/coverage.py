"""The parts of the coverage page."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present.coverage_charts import commodity_chart, coverage_curve, distance_chart
from sentra_geo.present.coverage_text import coverage_explanation
from sentra_geo.present.maps import VILLAGE_METRICS, metric_name
from sentra_geo.present.sentences import coverage_sentence
from sentra_geo.present.shown import (
    COMMODITY_CHART,
    DISTANCE_CHART,
    coverage_sentence_codes,
    curve_codes,
    sentra_table_codes,
    village_table_codes,
    zone_table_codes,
)
from sentra_geo.present.tables import sentra_table, village_table, zone_table
from sentra_geo.ui.downloads import layers_in_tables, show_table_downloads
from sentra_geo.ui.page_controls import choose_one_extra
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_figure,
    show_map,
    show_missing_businesses,
    show_small_table,
    show_table,
)
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.verdict import show_coverage_explanation, show_coverage_verdict
from sentra_geo.ui.writing import write_caption, write_text


def show_coverage_text(view: View) -> None:
    """How coverage differs, and whether it is equal."""
    write_text(coverage_sentence(view.found, view.words))
    show_coverage_verdict(view)
    show_provenance(view, *coverage_sentence_codes(view.found))


def show_coverage_evidence(view: View) -> None:
    """How sure the verdict on coverage is, in a closed fold."""
    if not coverage_explanation(view.found, view.words):
        return
    with st.expander(view.words.gettext("Seberapa pasti? Bukti di balik kesimpulan")):
        show_coverage_explanation(view)


def show_by_radius(view: View) -> None:
    """Coverage at every radius, distances, and the figures of the zones."""
    found, words = view.found, view.words
    covered = view.question.covered
    if covered in found.reach:
        used = ("villages", "population") if covered == "people" else (covered,)
        layers = ("sentra", "delineation", "travel", *used)
        left, right = st.columns([6, 5])
        with left:
            show_figure(
                coverage_curve(found, words), view, "curve", *layers, codes=curve_codes(found)
            )
        with right:
            chart = distance_chart(found, words)
            show_figure(chart, view, "distance", *layers, codes=DISTANCE_CHART)
    else:
        show_missing_businesses(view)
    table, title = zone_table(found, words), words.gettext("Angka menurut zona")
    show_small_table(table, words, title)
    show_table_downloads(table, view, "zones", title, *layers_in_tables(view))
    show_provenance(view, *zone_table_codes(found))


def show_by_village(view: View) -> None:
    """A map by village and the table of villages."""
    found, words, _ = view.found, view.words, view.words.gettext
    layer = choose_one_extra(
        _("Warna desa menurut"),
        "layer",
        [name for name in VILLAGE_METRICS if name != "zone"],
        lambda name: metric_name(name, found, words),
    )
    if layer in {"businesses", "coverage"} and found.businesses == "none":
        show_missing_businesses(view)
    show_map(view, "choropleth", MapChoice(metric=layer, shown=WITHOUT_BUSINESSES), height=520)
    table, title = village_table(found, words), _("Angka menurut desa")
    codes = village_table_codes(found)
    show_table(table, view, "villages", title, codes=codes, layers=layers_in_tables(view))
    write_caption(_("Klik judul kolom untuk mengurutkan."))


def show_by_sentra(view: View) -> None:
    """Villages in reach of each sentra, as chart and table."""
    found, words, _ = view.found, view.words, view.words.gettext
    layers = ("sentra", "villages", "travel")
    show_figure(commodity_chart(found, words), view, "commodity", *layers, codes=COMMODITY_CHART)
    table, title = sentra_table(found, words), _("Angka menurut sentra")
    codes = sentra_table_codes(found)
    show_table(table, view, "sentra-table", title, codes=codes, layers=layers_in_tables(view))
