"""The overview's chart of the gap, and the evidence behind the verdict."""

from __future__ import annotations

from sentra_geo.present.charts import gap_chart
from sentra_geo.present.sentences import compared_layers, population_sentence
from sentra_geo.present.shown import POPULATION_SENTENCE, gap_chart_codes, verdict_codes
from sentra_geo.present.verdict_text import explanation
from sentra_geo.ui.panels import show_figure
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.verdict import show_coverage_explanation
from sentra_geo.ui.writing import write_text


def show_gap(view: View) -> None:
    """Share of the units beside share of the base."""
    layers = compared_layers(view.question)
    codes = gap_chart_codes(view.found)
    show_figure(gap_chart(view.found, view.words), view, "gap", *layers, codes=codes)


def show_evidence(view: View) -> None:
    """Interval, p, what could have been seen, and how people were spread over villages."""
    write_text(explanation(view.found, view.words))
    show_coverage_explanation(view)
    write_text(population_sentence(view.found, view.words))
    show_provenance(view, *verdict_codes(view.found), *POPULATION_SENTENCE)
