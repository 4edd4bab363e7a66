"""Every measure that is shown, defined once: pages, provenance and tests read the same registry."""

from __future__ import annotations

from sentra_geo.present.definitions import (
    access,
    clustered,
    comparison,
    counts,
    coverage,
    events,
    evidence,
    forum,
    inequality,
    market_reach,
    markets,
    places,
    programmes,
    receipts,
    tracker,
    verdicts,
    villages,
)
from sentra_geo.present.definitions.definition import Definition, filled, symbol_names
from sentra_geo.wording import N_

__all__ = ["DEFINITIONS", "TOPICS", "Definition", "filled", "of_topic", "symbol_names"]

TOPICS = {
    "places": N_("Zona, aturan, dan desa"),
    "counts": N_("Jumlah di tiap zona dan dalam radius sentra"),
    "coverage": N_("Cakupan dan jarak"),
    "comparison": N_("Bagian, selisih, laju, dan rasio"),
    "evidence": N_("Interval dan uji"),
    "verdicts": N_("Kesimpulan dan kepekaannya"),
    "villages": N_("Tiap desa dan komoditas"),
    "inequality": N_("Ketimpangan antardesa"),
    "access": N_("Akses ke sentra"),
    "programmes": N_("Program dan pesertanya"),
    "markets": N_("Gerai dan pasar"),
    "events": N_("Kuota lapak acara"),
    "tracker": N_("Tahap dan dukungan sentra"),
    "receipts": N_("Struk penjualan"),
    "forum": N_("Forum UMKM"),
}
_MODULES = (
    places,
    counts,
    coverage,
    comparison,
    evidence,
    clustered,
    verdicts,
    villages,
    inequality,
    access,
    programmes,
    markets,
    market_reach,
    events,
    tracker,
    receipts,
    forum,
)
DEFINITIONS = {one.code: one for module in _MODULES for one in module.DEFINITIONS}


def of_topic(topic: str) -> tuple[Definition, ...]:
    """The definitions of one topic, in reading order."""
    return tuple(one for one in DEFINITIONS.values() if one.topic == topic)
