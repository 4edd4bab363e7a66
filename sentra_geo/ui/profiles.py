"""The profile of one sentra."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from sentra_geo.figures import SentraFigures
from sentra_geo.present.labels import STATUS, ZONE, label
from sentra_geo.present.palette import ZONE_COLOUR, ZONE_INK
from sentra_geo.present.sentences import sources
from sentra_geo.present.shown import profile_codes
from sentra_geo.present.tables import Table, reached_table
from sentra_geo.present.tracker import units_text
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.tracker import (
    show_asks,
    show_card_menu,
    show_details,
    show_ladder,
    tracked,
)
from sentra_geo.ui.writing import write_caption, write_list, write_strong


def show_profile(sentra: SentraFigures, view: View) -> None:
    """Name, stage, places, what is known, whom the sentra reaches, and what must be asked."""
    words, one = view.words, tracked(sentra.sentra_id, view)
    badge = (
        f'<span style="background:{ZONE_COLOUR[sentra.spread]};color:{ZONE_INK[sentra.spread]};'
        f"border-radius:.8rem;white-space:nowrap;padding:.05rem .7rem;font-weight:700;"
        f'font-size:.85rem">'
        f"{escape(label(words, ZONE, sentra.spread))}</span>"
    )
    st.html(
        f'<h2 style="margin:0;font-size:1.25rem">{escape(sentra.sentra_id.removeprefix("S"))}. '
        f"{escape(sentra.sentra)} &nbsp;{badge}</h2>"
    )
    show_ladder(one, view)
    left, right = st.columns(2)
    with left:
        write_list(_facts(sentra, view))
    with right:
        show_asks(one, view)
    table = reached_table(sentra, view.found, words)
    show_card_menu(one, table, view)
    title = words.gettext("Bukti, jangkauan, dan rincian")
    fold = st.expander(title, key=f"card-{sentra.sentra_id}", on_change="rerun")
    if fold.open:  # a closed fold costs nothing
        with fold:
            show_details(one, view)
            _show_reach(sentra, table, view)


def _show_reach(sentra: SentraFigures, table: Table, view: View) -> None:
    """Whom the sentra reaches, by zone, with its sources."""
    write_strong(view.words.gettext("Siapa yang terjangkau, menurut zona"))
    show_small_table(table, view.words, sentra.sentra)
    write_caption(sources(view.study, view.question.boundary, view.words, "sentra", "travel"))
    show_provenance(view, *profile_codes(view.found), of=f"sentra:{sentra.sentra_id}")


def _facts(sentra: SentraFigures, view: View) -> list[str]:
    words, _ = view.words, view.words.gettext
    frame = view.study.sentra.frame
    rows = frame[frame["sentra_id"] == sentra.sentra_id].to_dict("records")
    records = {row["village_code"]: row for row in rows}
    lines = []
    for place in sentra.locations:
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
        if view.study.activities.milestones is None:
            lines.extend(_event(records[place.village_code], view))
    first = rows[0]
    status = label(words, STATUS, str(first.get("status") or "unknown"))
    lines.append(_("Status: {status} (surat {decree})", status=status, decree=first.get("decree")))
    lines.append(units_text(tracked(sentra.sentra_id, view), words))
    if pd.notna(first.get("kbli_code")):
        codes = str(first["kbli_code"]).replace(";", ", ")
        lines.append(
            _("Usulan KBLI {version}: {codes}", version=first.get("kbli_version"), codes=codes)
        )
    return lines


def _event(row: dict[Any, Any], view: View) -> Iterator[str]:
    """What the sentra layer says has happened; milestones tell it with their evidence."""
    words = view.words
    if row.get("event_date") and pd.notna(row["event_date"]):
        event = row["event_en" if words.language == "en" else "event"]
        yield f"{words.day(row['event_date'])}: {event}"
