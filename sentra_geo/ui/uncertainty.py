"""Uncertainty on a page: the band across rules, drawn verdicts, villages to verify."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from sentra_geo.present.evidence_text import why_no_figures
from sentra_geo.present.palette import ZONE_COLOUR
from sentra_geo.present.piece import PLACES
from sentra_geo.present.rule_band import band_chart
from sentra_geo.present.sentences import compared_layers
from sentra_geo.present.shown import (
    BAND_CHART,
    DRAW_CHART,
    VERIFY_CARD,
    VERIFY_LIST,
    VERIFY_TABLE,
)
from sentra_geo.present.uncertainty import draw_chart, draw_sentences, draw_table
from sentra_geo.present.verification import (
    VillageCase,
    verification_sentence,
    verification_table,
    village_cases,
)
from sentra_geo.sections.verification import VillageToVerify
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.panels import show_figure, show_small_table, show_table
from sentra_geo.ui.provenance import info_sign, show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_list, write_strong, write_text
from sentra_geo.wording import Wording


def show_band(view: View) -> None:
    """The band of units and people inside across the three rules for split villages."""
    layers = dict.fromkeys((*compared_layers(view.question), "villages", "population"))
    chart = band_chart(view.found, view.words)
    show_figure(chart, view, "rule-band", *layers, codes=BAND_CHART)


def show_draws(view: View) -> None:
    """How often each verdict comes out when positions and line are drawn anew."""
    _ = view.words.gettext
    if view.found.finding.rate_ratio is None:
        # Not a verdict that every draw shares: there is nothing to judge.
        st.info(_("Tidak ada yang diundi: {why}", why=why_no_figures(view.found, view.words)))
        return
    if view.found.drawn.uses_positions:
        layers = compared_layers(view.question)
        show_figure(draw_chart(view.found, view.words), view, "draws", *layers)
        caption = _("Yang keluar dari undian")
        table = draw_table(view.found, view.words)
        show_small_table(table, view.words, caption)
        show_table_downloads(table, view, "drawn", caption, *layers)
        show_provenance(view, *DRAW_CHART)
    write_list(draw_sentences(view.found, view.words))


def show_verification(view: View) -> None:
    """Villages whose side of the line must be verified: why, what to do, what hangs on it."""
    _ = view.words.gettext
    write_strong(verification_sentence(view.found, view.words))
    show_provenance(view, *VERIFY_LIST)
    cases = village_cases(view.found, view.words)
    if not cases:
        return
    write_text(
        _(
            "Urutannya menurut perkiraan penduduk. Alasannya dihitung dari data, kecuali catatan, "
            "yang berasal dari lapisan desa."
        )
    )
    signs = [_sign(view, row) for row in view.found.to_verify]
    cards = "".join(_card(*one, view.words) for one in zip(cases, signs, strict=True))
    st.html(f'<div class="sg-cards">{cards}</div>')
    fold = st.expander(_("Tabel angka"), key="verify-fold", on_change="rerun")
    if fold.open:  # a closed fold costs nothing
        with fold:
            title = _("Desa yang perlu diverifikasi")
            table = verification_table(view.found, view.words)
            show_table(table, view, "verify-table", title, codes=VERIFY_TABLE, layers=PLACES)


def _sign(view: View, row: VillageToVerify) -> str:
    """The ⓘ of one village."""
    return info_sign(view, row.village, *VERIFY_CARD, of=f"village:{row.village_code}")


def _card(case: VillageCase, sign: str, words: Wording) -> str:
    _, colour = words.gettext, ZONE_COLOUR[case.zone]
    parts = (
        (_("Mengapa"), case.reasons),
        (_("Yang perlu dilakukan"), case.actions),
        (_("Yang bergantung padanya"), case.stakes),
    )
    body = "".join(_list(title, lines) for title, lines in parts)
    return (
        f'<div class="sg-card" style="border-top-color:{colour}">'
        f'<div class="sg-zone">{escape(case.title)}{sign}</div>'
        f'<div class="sg-line"><span class="sg-key" style="background:{colour}"></span>'
        f"{escape(case.zone_name)}</div>{body}</div>"
    )


def _list(title: str, lines: Iterable[str]) -> str:
    entries = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<div class="sg-line sg-case"><b>{escape(title)}</b><ul>{entries}</ul></div>'
