"""A piece: one chart, table or map of the screen, with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.present.charts import Figure
from sentra_geo.present.equity_sentences import representation_note, representation_title
from sentra_geo.present.maps import OUTLETS, REPRESENTATION, metric_name
from sentra_geo.present.outlet_sentences import outlets_title
from sentra_geo.present.sentences import zone_map_title
from sentra_geo.present.shown import representation_codes
from sentra_geo.present.tables import Table
from sentra_geo.wording import N_, Wording

TOPICS = {
    "comparison": N_("Perbandingan"),
    "coverage": N_("Cakupan"),
    "access": N_("Akses"),
    "equity": N_("Kesetaraan desa"),
    "sentra": N_("Sentra"),
    "programmes": N_("Program"),
    "markets": N_("Pasar"),
    "receipts": N_("Struk penjualan"),
    "events": N_("Acara"),
    "forum": N_("Forum UMKM"),
    "sensitivity": N_("Apakah kesimpulan berubah?"),
}
PLACES = ("villages", "sentra", "delineation", "population", "travel")
"""Layers of figures by village, sentra and zone."""


@dataclass(frozen=True, eq=False)
class Piece:
    """One chart, table or map of the screen.

    Attributes:
        code: Its name in file names and links; the same in all languages.
        topic: A key of :data:`TOPICS`.
        title: What it says, or what it shows.
        layers: Layers it is made of.
        codes: Definitions behind it.
        figure: The chart; None for tables and maps.
        table: Its numbers; for a chart those it is drawn from, None for a map.
        metric: What village colours show on a map, a key of ``VILLAGE_METRICS``; else empty.
        note: What belongs below it.
        tells_businesses: Whether it gives figures of businesses below the level of a zone.
    """

    code: str
    topic: str
    title: str
    layers: tuple[str, ...]
    codes: tuple[str, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
    metric: str = ""
    note: str = ""
    tells_businesses: bool = False


def chart_piece(
    code: str,
    topic: str,
    figure: Figure,
    layers: tuple[str, ...],
    codes: tuple[str, ...] = (),
    *,
    tells_businesses: bool = False,
) -> Piece:
    """A chart as a piece, with its table."""
    return Piece(
        code,
        topic,
        figure.title,
        layers,
        codes,
        figure=figure,
        table=figure.table,
        note=" ".join(part for part in (figure.reading, figure.note) if part),
        tells_businesses=tells_businesses,
    )


def map_piece(metric: str, found: Answer, words: Wording, topic: str = "coverage") -> Piece:
    """A map as a piece."""
    is_share, more = metric == REPRESENTATION, ("outlets",) if metric == OUTLETS else ()
    of_businesses = metric in {"businesses", "coverage"} or (
        is_share and compares_businesses(found)
    )
    return Piece(
        f"map-{metric}",
        topic,
        map_title(metric, found, words),
        (*PLACES, "neighbours", *more, *(("businesses",) if of_businesses else ())),
        representation_codes(found) if is_share else (),
        metric=metric,
        note=representation_note(found, words) if is_share else "",
        tells_businesses=of_businesses,
    )


def map_title(metric: str, found: Answer, words: Wording) -> str:
    """What a map says where it has a conclusion, else what it shows."""
    if metric == "zone":
        return zone_map_title(found, words)
    if metric == REPRESENTATION:
        return representation_title(found, words)
    if metric == OUTLETS:
        return outlets_title(found, words)
    return metric_name(metric, found, words)


def compares_businesses(found: Answer) -> bool:
    """Whether businesses are what is compared, or what it is compared with."""
    return "businesses" in (found.question.unit, found.question.base)
