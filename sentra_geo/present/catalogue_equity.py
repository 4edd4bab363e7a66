"""What can be taken away of equity between villages and of other choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sentra_geo.answer import Answer
from sentra_geo.present import equity_charts, tables
from sentra_geo.present.equity_tables import representation_table
from sentra_geo.present.maps import REPRESENTATION
from sentra_geo.present.piece import PLACES, Piece, chart_piece, compares_businesses, map_piece
from sentra_geo.present.rule_band import band_chart
from sentra_geo.present.sensitivity import combination_table
from sentra_geo.present.sentences import compared_layers
from sentra_geo.present.shown import (
    BAND_CHART,
    BUSINESS_QUOTIENT_CHART,
    CONCENTRATION_CHART,
    DRAW_CHART,
    LORENZ_CHART,
    RANKING_CHART,
    RATE_CHART,
    RULE_TABLE,
    SENTRA_QUOTIENT_CHART,
    THEIL_CHART,
    VERIFY_TABLE,
    combination_codes,
    representation_table_codes,
)
from sentra_geo.present.uncertainty import draw_chart
from sentra_geo.present.verification import verification_table
from sentra_geo.study import Study
from sentra_geo.wording import Wording


def equity_pieces(found: Answer, words: Wording) -> Iterator[Piece]:
    """How villages fare beside each other."""
    _ = words.gettext
    used, told = compared_layers(found.question), compares_businesses(found)
    by_village = ("villages", *used)
    equity = found.equity
    if not equity.reason:
        yield map_piece(REPRESENTATION, found, words, "equity")
        yield Piece(
            "representation",
            "equity",
            _("Keterwakilan menurut desa"),
            by_village,
            representation_table_codes(found),
            table=representation_table(found, words),
            tells_businesses=told,
        )
        rates = equity_charts.rate_chart(found, words)
        yield chart_piece("rates", "equity", rates, by_village, RATE_CHART, tells_businesses=told)
    if not equity.reason and equity.inequality is not None:
        for code, make, codes in (
            ("lorenz", equity_charts.lorenz_chart, LORENZ_CHART),
            ("theil", equity_charts.theil_chart, THEIL_CHART),
            ("concentration", equity_charts.concentration_chart, CONCENTRATION_CHART),
        ):
            chart = make(equity.inequality, found, words)
            yield chart_piece(code, "equity", chart, by_village, codes, tells_businesses=told)
    chart = equity_charts.sentra_quotient_chart(found, words)
    yield chart_piece("sentra-quotients", "equity", chart, ("sentra", *used), SENTRA_QUOTIENT_CHART)
    if equity.business_quotients:
        chart = equity_charts.business_quotient_chart(found, words)
        layers = ("businesses", "delineation")
        yield chart_piece(
            "business-quotients",
            "equity",
            chart,
            layers,
            BUSINESS_QUOTIENT_CHART,
            tells_businesses=True,
        )
    yield from _ranking(found, words)


def _ranking(found: Answer, words: Wording) -> Iterator[Piece]:
    ranking = found.equity.ranking
    if ranking is None:
        return
    of_businesses = ranking.what == "businesses"
    used = ("villages", "sentra", "delineation", "population", "travel")
    layers = (*used, "businesses") if of_businesses else used
    piece = chart_piece(
        "ranking",
        "equity",
        equity_charts.ranking_chart(ranking, found, words),
        layers,
        RANKING_CHART,
        tells_businesses=of_businesses,
    )
    # With nobody lacking there is nothing to draw: the table still says how each village stands.
    yield piece if ranking.lacking else replace(piece, figure=None)


def sensitivity_pieces(study: Study, found: Answer, words: Wording) -> Iterator[Piece]:
    """What other choices would say, and which villages to verify."""
    _ = words.gettext
    used = compared_layers(found.question)
    layers = tuple(dict.fromkeys((*used, "villages", "population")))
    # Another rule, radius or base tells of the few businesses that it moves.
    is_register = found.businesses == "real"
    band = band_chart(found, words)
    told = is_register and compares_businesses(found)
    yield chart_piece("rule-band", "sensitivity", band, layers, BAND_CHART, tells_businesses=told)
    title = _("Angka menurut aturan desa terbelah")
    table = tables.rule_table(found, words)
    yield Piece("rules", "sensitivity", title, layers, RULE_TABLE, table=table)
    if found.finding.rate_ratio is not None and found.drawn.uses_positions:
        yield chart_piece("draws", "sensitivity", draw_chart(found, words), used, DRAW_CHART)
    for code, title, variation in (
        ("combinations", _("Kesimpulan menurut semua pilihan"), found.sensitivity.comparison),
        (
            "coverage-combinations",
            _("Kesimpulan cakupan menurut semua pilihan"),
            found.sensitivity.coverage,
        ),
    ):
        table = combination_table(variation, found.businesses, study, words)
        codes = combination_codes(coverage=code != "combinations")
        layers = (*PLACES, "businesses") if is_register else PLACES
        yield Piece(
            code,
            "sensitivity",
            title,
            layers,
            codes,
            table=table,
            tells_businesses=is_register,
        )
    title = _("Desa yang perlu diverifikasi")
    table = verification_table(found, words)
    yield Piece("verify", "sensitivity", title, PLACES, VERIFY_TABLE, table=table)
