"""Everything on the screen that can be taken away, in the order of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sentra_geo.answer import Answer
from sentra_geo.present import access, charts, coverage_charts, equity_charts, tables
from sentra_geo.present.access_chart import access_chart
from sentra_geo.present.equity_tables import representation_table
from sentra_geo.present.maps import ACCESS, REPRESENTATION, VILLAGE_METRICS
from sentra_geo.present.piece import PLACES, Piece, chart_piece, compares_businesses, map_piece
from sentra_geo.present.rule_band import band_chart
from sentra_geo.present.sensitivity import combination_table
from sentra_geo.present.sentences import compared_layers
from sentra_geo.present.shown import (
    BAND_CHART,
    BUSINESS_QUOTIENT_CHART,
    COMMODITY_CHART,
    CONCENTRATION_CHART,
    DISTANCE_CHART,
    DRAW_CHART,
    LORENZ_CHART,
    RANKING_CHART,
    RATE_CHART,
    RULE_TABLE,
    SENTRA_QUOTIENT_CHART,
    THEIL_CHART,
    VERIFY_TABLE,
    combination_codes,
    curve_codes,
    gap_chart_codes,
    representation_table_codes,
    sentra_table_codes,
    village_table_codes,
    zone_table_codes,
)
from sentra_geo.present.uncertainty import draw_chart
from sentra_geo.present.verification import verification_table
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_ACCESS_CODES = ("catchment", "binary_weight", "gaussian_weight", "edge")


def catalogue(study: Study, found: Answer, words: Wording) -> tuple[Piece, ...]:
    """Every piece that has something to show for this answer.

    Args:
        study: The layers.
        found: The answer.
        words: Language.

    Returns:
        Pieces in the order of the pages; a code stands once. Charts and tables have rows.
    """
    made = (
        *_comparison(found, words),
        *_coverage(found, words),
        *_access(found, words),
        *_equity(found, words),
        *_sentra(found, words),
        *_sensitivity(study, found, words),
    )
    return tuple(p for p in made if p.metric or (p.table is not None and not p.table.frame.empty))


def _comparison(found: Answer, words: Wording) -> Iterator[Piece]:
    _ = words.gettext
    layers = compared_layers(found.question)
    yield map_piece("zone", found, words, "comparison")
    gap = charts.gap_chart(found, words)
    yield chart_piece("gap", "comparison", gap, layers, gap_chart_codes(found))
    zones = tables.zone_table(found, words)
    used = (*PLACES, *(("businesses",) if found.businesses != "none" else ()))
    title = _("Angka menurut zona")
    yield Piece("zones", "comparison", title, used, zone_table_codes(found), table=zones)


def _coverage(found: Answer, words: Wording) -> Iterator[Piece]:
    _ = words.gettext
    covered = found.question.covered
    if covered in found.reach:
        used = ("villages", "population") if covered == "people" else (covered,)
        layers = ("sentra", "delineation", "travel", *used)
        curve = coverage_charts.coverage_curve(found, words)
        yield chart_piece(
            "curve",
            "coverage",
            curve,
            layers,
            curve_codes(found),
            # From one radius to the next, a single business may come in.
            tells_businesses=covered == "businesses",
        )
        distances = coverage_charts.distance_chart(found, words)
        yield chart_piece(
            "distance",
            "coverage",
            distances,
            layers,
            DISTANCE_CHART,
            tells_businesses=covered == "businesses",  # a quartile is one business's distance
        )
    with_businesses = found.villages and found.villages[0].businesses is not None
    for metric in VILLAGE_METRICS:
        wanted = metric not in {"zone", REPRESENTATION, ACCESS}
        if wanted and (with_businesses or metric not in {"businesses", "coverage"}):
            yield map_piece(metric, found, words)
    yield Piece(
        "villages",
        "coverage",
        _("Angka menurut desa"),
        (*PLACES, "businesses") if with_businesses else PLACES,
        village_table_codes(found),
        table=tables.village_table(found, words),
        tells_businesses=bool(with_businesses),
    )


def _access(found: Answer, words: Wording) -> Iterator[Piece]:
    if not found.access.sentra:
        return
    _ = words.gettext
    yield chart_piece("access", "access", access_chart(found, words), PLACES, _ACCESS_CODES)
    yield map_piece(ACCESS, found, words, "access")
    for code, title, table in (
        ("access-zones", _("Akses menurut zona"), access.zone_access_table(found, words)),
        ("access-sentra", _("Akses menurut sentra"), access.sentra_access_table(found, words)),
    ):
        yield Piece(code, "access", title, PLACES, ("access_mean",), table=table)


def _equity(found: Answer, words: Wording) -> Iterator[Piece]:
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


def _sentra(found: Answer, words: Wording) -> Iterator[Piece]:
    _ = words.gettext
    layers = ("sentra", "villages", "travel")
    chart = coverage_charts.commodity_chart(found, words)
    yield chart_piece("commodity", "sentra", chart, layers, COMMODITY_CHART)
    held = any(sentra.businesses is not None for sentra in found.sentra)
    yield Piece(
        "sentra",
        "sentra",
        _("Angka menurut sentra"),
        (*layers, "delineation", *(("businesses",) if held else ())),
        sentra_table_codes(found),
        table=tables.sentra_table(found, words),
        tells_businesses=held,
    )


def _sensitivity(study: Study, found: Answer, words: Wording) -> Iterator[Piece]:
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
