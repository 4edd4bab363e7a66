"""Charts of markets: what they say, and the data that they are drawn from."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.measures.inference import Interval
from sentra_geo.present import hotel_sentences, market_sentences, outlet_sentences
from sentra_geo.present.charts import Figure
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.market_layers import deal_layers, known_layers, share_layers
from sentra_geo.present.market_tables import deals_table, placed_table
from sentra_geo.present.outlet_marks import (
    SELLS_COLOUR,
    SELLS_NOT_COLOUR,
    SELLS_TEXT,
    UNKNOWN_SELLS,
    outlet_kind,
)
from sentra_geo.present.outlet_tables import access_table, kind_zone_table
from sentra_geo.question import ZONES
from sentra_geo.sections.outlets import OutletKind
from sentra_geo.sections.placements import Placements
from sentra_geo.wording import Wording

_COLUMNS = ["zone", "share", "low", "high", "end", "text"]


def kinds_chart(found: Answer, words: Wording) -> Figure:
    """Outlets by kind: how many are known to sell local products, known not to, unknown."""
    _ = words.gettext
    names = [_(SELLS_TEXT[True]), _(SELLS_TEXT[None]), _(SELLS_TEXT[False])]
    colours = [SELLS_COLOUR, UNKNOWN_SELLS, SELLS_NOT_COLOUR]
    kinds = [kind for kind in found.markets.kinds[:-1] if kind.whole.total]
    rows = [row for kind in kinds for row in _known_rows(kind, names, words)]
    columns = ["name", "answer", "first", "last", "middle", "n", "text"]
    data = pd.DataFrame(rows, columns=columns)
    return Figure(
        outlet_sentences.kinds_title(found, words),
        known_layers(data, _("Gerai tercatat"), (names, colours), words),
        kind_zone_table(found, words),
        outlet_sentences.kinds_note(found, words),
    )


def _known_rows(kind: OutletKind, names: list[str], words: Wording) -> list[dict[str, Any]]:
    whole, rows, start = kind.whole, [], 0.0
    no = outlet_sentences.known_not(whole.total, whole.count, whole.unknown)
    for name, n in zip(names, (whole.count, whole.unknown, no), strict=True):
        if n:
            rows.append(
                {
                    "name": outlet_kind(kind.kind, words),
                    "answer": name,
                    "first": start,
                    "last": start + n,
                    "middle": start + n / 2,
                    "n": n,
                    "text": words.count(n),
                }
            )
        start += n
    return rows


def access_chart(found: Answer, words: Wording) -> Figure:
    """Share within the radius of an outlet that sells local products, by zone."""
    access = found.markets.access
    zones = () if access is None else access.zones
    rows = [
        _share_row(
            zone.zone, zone.share, zone.interval, outlet_sentences.zone_text(zone, words), words
        )
        for zone in zones
        if zone.share is not None
    ]
    title = words.gettext(
        "{what} dalam radius gerai penjual produk lokal (%)",
        what=outlet_sentences.access_what(found, words),
    )
    return Figure(
        outlet_sentences.access_title(found, words),
        share_layers(pd.DataFrame(rows, columns=_COLUMNS), title, words),
        access_table(found, words),
        outlet_sentences.access_note(found, words),
        outlet_sentences.access_reading(found, words),
    )


def placed_chart(placed: Placements, found: Answer, words: Wording) -> Figure:
    """Share of businesses with a recorded placement, by zone."""
    rows = [
        _share_row(
            zone.zone,
            zone.share,
            zone.interval,
            words.gettext(
                "{share} ({x} dari {n})",
                share=words.percent(zone.share),
                x=words.count(zone.count),
                n=words.count(zone.total),
            ),
            words,
        )
        for zone in placed.businesses.zones
        if zone.share is not None
    ]
    title = words.gettext("Usaha dengan penempatan tercatat (%)")
    return Figure(
        market_sentences.placed_title(placed, found, words),
        share_layers(pd.DataFrame(rows, columns=_COLUMNS), title, words),
        placed_table(placed, found, words),
        market_sentences.placed_note(placed, found, words),
        market_sentences.placed_reading(placed, found, words),
    )


def _share_row(
    zone: str, share: float | None, limits: Interval | None, text: str, words: Wording
) -> dict[str, Any]:
    low, high = limits or (None, None)
    return {
        "zone": label(words, ZONE, zone),
        "share": share,
        "low": low,
        "high": high,
        "end": share if high is None else max(high, share or 0.0),
        "text": text,
    }


def deals_chart(found: Answer, words: Wording) -> Figure:
    """Packages by zone under each way of dealing them out."""
    rows = [
        {
            "by": words.gettext(hotel_sentences.BY[deal.by]),
            "zone": label(words, ZONE, zone),
            "packages": n,
            "text": words.number(n),
        }
        for deal in found.markets.hotel.deals
        if deal.packages is not None
        for zone, n in zip(ZONES, deal.packages, strict=True)
    ]
    data = pd.DataFrame(rows, columns=["by", "zone", "packages", "text"])
    return Figure(
        hotel_sentences.deals_title(found, words),
        deal_layers(data, words.gettext("Kemasan untuk satu kali pengisian"), words),
        deals_table(found, words),
        hotel_sentences.deals_note(found, words),
    )
