"""The profile of one sentra."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from sentra_geo.figures import SentraFigures
from sentra_geo.present.labels import STATUS, ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR, ZONE_INK
from sentra_geo.present.sentences import sources
from sentra_geo.present.shown import profile_codes
from sentra_geo.present.tables import reached_table
from sentra_geo.ui.downloads import layers_in_tables, show_table_downloads
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_list


def show_profile(sentra: SentraFigures, view: View) -> None:
    """Name, places, what is known and unknown, and whom the sentra reaches."""
    words, _ = view.words, view.words.gettext
    badge = (
        f'<span style="background:{ZONE_COLOUR[sentra.spread]};color:{ZONE_INK[sentra.spread]};'
        f'border-radius:.8rem;padding:.05rem .7rem;font-weight:700;font-size:.85rem">'
        f"{escape(label(words, ZONE, sentra.spread))}</span>"
    )
    st.html(
        f'<h2 style="margin:0;font-size:1.25rem">{escape(sentra.sentra_id.removeprefix("S"))}. '
        f"{escape(sentra.sentra)} &nbsp;{badge}</h2>"
    )
    left, right = st.columns([5, 6])
    with left:
        write_list(_facts(sentra, view))
    with right:
        table = reached_table(sentra, view.found, words)
        show_small_table(table, words, sentra.sentra)
        code = f"sentra-{sentra.sentra_id.lower()}"
        show_table_downloads(table, view, code, sentra.sentra, *layers_in_tables(view))
    write_caption(sources(view.study, view.question.boundary, words, "sentra", "travel"))
    show_provenance(view, *profile_codes(view.found), of=f"sentra:{sentra.sentra_id}")


def _facts(sentra: SentraFigures, view: View) -> list[str]:
    words, _ = view.words, view.words.gettext
    frame = view.study.sentra.frame
    rows = frame[frame["sentra_id"] == sentra.sentra_id].to_dict("records")
    records = {row["village_code"]: row for row in rows}
    lines = []
    for place in sentra.locations:
        row = records[place.village_code]
        lines.append(
            _(
                "{village}, Kecamatan {district}: {zone}, {km} km dari garis, letak ±{m} m",
                village=place.village,
                district=place.district,
                zone=label(words, ZONE, place.zone).lower(),
                km=words.number(place.line_km, 1),
                m=words.number(place.position_uncertainty_m),
            )
        )
        if row.get("event_date") and pd.notna(row["event_date"]):
            event = row["event_en" if words.language == "en" else "event"]
            lines.append(f"{words.day(row['event_date'])}: {event}")
    first = rows[0]
    status = label(words, STATUS, str(first.get("status") or "unknown"))
    lines.append(_("Status: {status} (surat {decree})", status=status, decree=first.get("decree")))
    units = sentra.locations[0].unit_count
    lines.append(
        _("Unit usaha: tidak diketahui (syarat sentra IKM: paling sedikit 5, PP 29/2018)")
        if units is None
        else _("Unit usaha: {n}", n=words.number(units))
    )
    if pd.notna(first.get("kbli_code")):
        codes = str(first["kbli_code"]).replace(";", ", ")
        lines.append(
            _("Usulan KBLI {version}: {codes}", version=first.get("kbli_version"), codes=codes)
        )
    return lines
