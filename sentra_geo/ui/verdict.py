"""The verdict on a page: its box, the verdict on coverage, and the texts for a meeting."""

from __future__ import annotations

from html import escape

import streamlit as st

from sentra_geo.measures.verdict import DEPENDS_ON_RULE
from sentra_geo.present.coverage_text import coverage_explanation, coverage_statement
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.palette import STATE_COLOUR
from sentra_geo.present.sensitivity import stability
from sentra_geo.present.shown import CONTIGUOUS, STABILITY, verdict_codes
from sentra_geo.present.verdict_text import evidence, long_form, short_form, statement
from sentra_geo.sections.sensitivity import Variation
from sentra_geo.ui.links import address
from sentra_geo.ui.provenance import info_sign, show_provenance
from sentra_geo.ui.shell import View
from sentra_geo.ui.states import state_chip
from sentra_geo.ui.writing import write_caption, write_text

_MOST_FLIPS = 3


def show_verdict(view: View) -> None:
    """The verdict in one sentence, its figures, and whether other choices change it."""
    found, words = view.found, view.words
    state = found.verdict.state
    sample = words.gettext(SAMPLE) if found.verdict.uses_sample else ""
    text = statement(found, words)
    st.html(
        f'<div class="sg-verdict" role="status" style="border-color:{STATE_COLOUR[state]}">'
        f"{_sample(sample)}{state_chip(state, words)} "
        f"{escape(text[:1].upper() + text[1:])}"
        f'<div class="sg-evidence">{escape(evidence(found, words))}{_origin(view)}</div>'
        f"{_stability(view, found.sensitivity.comparison)}</div>"
    )


def _origin(view: View) -> str:
    """The ⓘ of the verdict and its figures."""
    name = view.words.gettext("Kesimpulan")
    return info_sign(view, name, *verdict_codes(view.found))


def _sample(text: str) -> str:
    return f"{escape(text)} – " if text else ""


def _stability(view: View, variation: Variation) -> str:
    """Whether other choices change a verdict, with a link to the page that shows them all."""
    line = escape(stability(variation, view.study, view.words, most=_MOST_FLIPS))
    if variation.state == DEPENDS_ON_RULE:
        line = f"{state_chip(DEPENDS_ON_RULE, view.words)} {line}"
    link = escape(address("sensitivity", view.study, view.question))
    title = view.words.gettext("Apakah kesimpulan berubah?")
    origin = info_sign(view, title, *STABILITY)
    return f'<div class="sg-evidence">{line} <a href="{link}">{escape(title)}</a>{origin}</div>'


def show_coverage_verdict(view: View) -> None:
    """Whether coverage is equal, with its state, and whether other choices change it."""
    found, words = view.found, view.words
    text = coverage_statement(found, words)
    verdict = found.coverage_judgement.verdict
    sample = words.gettext(SAMPLE) if verdict.uses_sample else ""
    st.html(
        f'<div class="sg-coverage-verdict">{_sample(sample)}{state_chip(verdict.state, words)} '
        f"{escape(text[:1].upper() + text[1:])}"
        f"{_stability(view, found.sensitivity.coverage)}</div>"
    )


def show_coverage_explanation(view: View) -> None:
    """What stands behind the verdict on coverage, with its ⓘ; nothing where there was no test."""
    if text := coverage_explanation(view.found, view.words):
        write_text(text)
        show_provenance(view, *CONTIGUOUS)


def show_meeting_texts(view: View) -> None:
    """The verdict for a slide and for a report, to be copied with one click."""
    _ = view.words.gettext
    write_caption(_("Untuk salindia (paling banyak 220 huruf)"))
    st.code(short_form(view.found, view.words), language=None, wrap_lines=True)
    write_caption(_("Untuk laporan"))
    st.code(long_form(view.study, view.found, view.words), language=None, wrap_lines=True)
