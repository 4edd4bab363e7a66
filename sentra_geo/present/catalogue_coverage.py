"""What can be taken away of the comparison, coverage, access and the sentra."""

from __future__ import annotations

from collections.abc import Iterator

from sentra_geo.answer import Answer
from sentra_geo.present import access, charts, coverage_charts, tables
from sentra_geo.present.access_chart import access_chart
from sentra_geo.present.maps import ACCESS, REPRESENTATION, VILLAGE_METRICS
from sentra_geo.present.piece import PLACES, Piece, chart_piece, map_piece
from sentra_geo.present.sentences import compared_layers
from sentra_geo.present.shown import (
    COMMODITY_CHART,
    DISTANCE_CHART,
    curve_codes,
    gap_chart_codes,
    sentra_table_codes,
    village_table_codes,
    zone_table_codes,
)
from sentra_geo.wording import Wording

_ACCESS_CODES = ("catchment", "binary_weight", "gaussian_weight", "edge")


def comparison_pieces(found: Answer, words: Wording) -> Iterator[Piece]:
    """Inside and outside compared."""
    _ = words.gettext
    layers = compared_layers(found.question)
    yield map_piece("zone", found, words, "comparison")
    gap = charts.gap_chart(found, words)
    yield chart_piece("gap", "comparison", gap, layers, gap_chart_codes(found))
    zones = tables.zone_table(found, words)
    used = (*PLACES, *(("businesses",) if found.businesses != "none" else ()))
    title = _("Angka menurut zona")
    yield Piece("zones", "comparison", title, used, zone_table_codes(found), table=zones)


def coverage_pieces(found: Answer, words: Wording) -> Iterator[Piece]:
    """Who and what is near a sentra."""
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


def access_pieces(found: Answer, words: Wording) -> Iterator[Piece]:
    """How well villages reach sentra, given who else does."""
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


def sentra_pieces(found: Answer, words: Wording) -> Iterator[Piece]:
    """What each sentra reaches."""
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
