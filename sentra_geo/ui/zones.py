"""The three zones side by side, each line of figures with its ⓘ."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.answer import Answer
from sentra_geo.figures import ZoneFigures
from sentra_geo.present.labels import ZONE, covered_label, label
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.phrases import interval, radius, target_name, unit_name
from sentra_geo.present.shown import zone_coverage_codes
from sentra_geo.question import ZONES
from sentra_geo.ui.provenance import info_sign
from sentra_geo.ui.shell import View
from sentra_geo.wording import Wording


def show_zone_cards(view: View) -> None:
    """Inside, near and outside side by side."""
    cards = "".join(_card(zone, view) for zone in view.found.zones)
    st.html(f'<div class="sg-cards">{cards}</div>')


def _card(zone: ZoneFigures, view: View) -> str:
    words, colour = view.words, ZONE_COLOUR[zone.zone]
    lines = [_population_line(zone, view), _coverage_line(zone, view), _business_line(zone, view)]
    count, name, code = _units(zone, view.found, words)
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


def _units(zone: ZoneFigures, found: Answer, words: Wording) -> tuple[str, str, str]:
    """How many units, what they are called, and the definition behind; locations for businesses."""
    unit = found.question.unit
    if unit == "businesses":
        count, unit, code = zone.sentra_locations, "locations", "locations"
    else:
        count, code = found.units[ZONES.index(zone.zone)], "units"
    return words.count(round(count, 3)), unit_name(unit, count, words), code


def _population_line(zone: ZoneFigures, view: View) -> str:
    words = view.words
    villages = words.count(round(zone.villages, 3))
    text = words.ngettext("{n} desa", "{n} desa", zone.villages, n=villages)
    people = words.gettext("{n} penduduk (perkiraan)", n=words.number(zone.people))
    return _line(f"{text} · {people}", view, zone, "villages", "people")


def _business_line(zone: ZoneFigures, view: View) -> str:
    if zone.businesses is None:
        return _line(view.words.gettext("Usaha: belum ada data"), view, zone)
    what = covered_label(view.words, "businesses", view.found.businesses)
    return _line(f"{what}: {view.words.number(zone.businesses)}", view, zone, "businesses")


def _coverage_line(zone: ZoneFigures, view: View) -> str:
    """Coverage of what the question covers; of villages while there are no businesses."""
    found, words = view.found, view.words
    covered = found.question.covered if found.question.covered in zone.reach else "villages"
    reach = zone.reach[covered]
    what = covered_label(words, covered, found.businesses)
    if reach.share is None:
        text = words.gettext("{what} dalam radius: tidak ada di zona ini", what=what)
        return _line(text, view, zone)
    share = words.percent(reach.share)
    if reach.interval:
        limits = interval(reach.interval, words, 1, 100, short=True)
        share = words.gettext("{share} ({limits} %)", share=share, limits=limits)
    text = words.gettext(
        "{what} ≤ {radius} dari {target}: {share}",
        what=what,
        radius=radius(found, words),
        target=target_name(found.question.target, words),
        share=share,
    )
    codes = zone_coverage_codes(found) if reach.interval else ("coverage",)
    return _line(text, view, zone, *codes)
