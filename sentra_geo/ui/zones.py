"""The three zones side by side, each line of figures with its ⓘ."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.figures import ZoneFigures
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.shown import zone_coverage_codes
from sentra_geo.present.zone_lines import (
    business_line,
    coverage_line,
    covered_here,
    population_line,
    unit_count,
)
from sentra_geo.ui.provenance import info_sign
from sentra_geo.ui.shell import View


def show_zone_cards(view: View) -> None:
    """Inside, near and outside side by side."""
    cards = "".join(_card(zone, view) for zone in view.found.zones)
    st.html(f'<div class="sg-cards">{cards}</div>')


def _card(zone: ZoneFigures, view: View) -> str:
    found, words, colour = view.found, view.words, ZONE_COLOUR[zone.zone]
    count, name = unit_count(zone, found, words)
    code = "locations" if found.question.unit == "businesses" else "units"
    lines = (
        _line(population_line(zone, words), view, zone, "villages", "people"),
        _line(coverage_line(zone, found, words), view, zone, *_coverage_codes(zone, view)),
        _line(business_line(zone, found, words), view, zone, *_business_codes(zone)),
    )
    return (
        f'<div class="sg-card" style="border-top-color:{colour}">'
        f'<div class="sg-zone"><span class="sg-key" style="background:{colour}"></span>'
        f"{escape(label(words, ZONE, zone.zone))}</div>"
        f'<div class="sg-large">{escape(count)} <small>{escape(name)}</small>'
        f"{info_sign(view, name, code, of=zone.zone)}</div>{''.join(lines)}</div>"
    )


def _line(text: str, view: View, zone: ZoneFigures, *codes: str) -> str:
    sign = info_sign(view, text, *codes, of=zone.zone) if codes else ""
    return f'<div class="sg-line">{escape(text)}{sign}</div>'


def _coverage_codes(zone: ZoneFigures, view: View) -> tuple[str, ...]:
    reach = zone.reach[covered_here(zone, view.found)]
    if reach.share is None:
        return ()
    return zone_coverage_codes(view.found) if reach.interval else ("coverage",)


def _business_codes(zone: ZoneFigures) -> tuple[str, ...]:
    return () if zone.businesses is None else ("businesses",)
