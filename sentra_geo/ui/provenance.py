"""The ⓘ beside a number: a fold that needs no rerun, works by keyboard and prints closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.provenance import Provenance, Value, provenance
from sentra_geo.present.sentences import choices
from sentra_geo.settings import SETTINGS_FILE
from sentra_geo.ui.shell import View

# Drawn, since the fonts that Streamlit ships have no ⓘ.
_SIGN = '<span class="sg-sign-i" aria-hidden="true">i</span>'


def show_provenance(view: View, *codes: str, of: str = "", values: bool = True) -> None:
    """One closed fold that says where the figures of some definitions come from.

    Args:
        view: The page's view.
        codes: Codes of definitions, such as ``gini``.
        of: What they are of: a zone, ``village:CODE`` or ``sentra:ID``; empty for the whole.
        values: Whether figures are filled in, too; not for a table that holds those of many rows.
    """
    title = view.words.gettext("Asal angka")
    body = _body(view, codes, of, values=values)
    st.html(
        f'<details class="sg-info sg-info-line"><summary>{_SIGN} {escape(title)}</summary>'
        f"{body}</details>"
    )


def info_sign(view: View, name: str, *codes: str, of: str = "") -> str:
    """An ⓘ as HTML, for a line of figures in a box.

    Args:
        view: The page's view.
        name: What the line is about, for screen readers.
        codes: Codes of definitions.
        of: What they are of: a zone, ``village:CODE`` or ``sentra:ID``; empty for the whole.

    Returns:
        A closed ``details`` element; all texts are escaped.
    """
    title = view.words.gettext("Asal angka: {name}", name=name)
    return (
        f'<details class="sg-info"><summary aria-label="{escape(title)}" title="{escape(title)}">'
        f"{_SIGN}</summary>{_body(view, codes, of, values=True)}</details>"
    )


def definitions_html(view: View, items: Sequence[Provenance]) -> str:
    """Definitions as HTML, each with the function that computes it; all texts are escaped."""
    _ = view.words.gettext
    entries = "".join(
        _entry(item, view, [*item.sources], _("Dihitung oleh: {name}", name=item.computed_by))
        for item in items
    )
    return f'<div class="sg-origin">{entries}</div>'


def _body(view: View, codes: Iterable[str], of: str, *, values: bool) -> str:
    """The definitions; sources and choices that all share stand once, at the end."""
    _ = view.words.gettext
    items = provenance(view.study, view.found, view.words, *codes, of=of, values=values)
    shared = {item.sources for item in items}
    common = list(shared.pop()) if len(shared) == 1 else []
    entries = [_entry(item, view, [] if common else [*item.sources]) for item in items]
    last = [
        _source_line(view, common),
        _("Pilihan: {choices}.", choices=choices(view.found, view.words)),
        _("Semua rumus dan sumber: halaman Metode dan sumber."),
    ]
    return f'<div class="sg-origin">{"".join(entries)}<section>{_lines(last)}</section></div>'


def _source_line(view: View, sources: list[str]) -> str:
    if not sources:
        return ""
    return view.words.gettext("Sumber: {sources}.", sources="; ".join(sources))


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _entry(item: Provenance, view: View, sources: list[str], more: str = "") -> str:
    _ = view.words.gettext
    mark = f" <b>{escape(_(SAMPLE))}</b>" if item.is_sample else ""
    facts = [
        _source_line(view, sources),
        _("Ambang ({file}): {list}.", file=SETTINGS_FILE, list="; ".join(item.settings))
        if item.settings
        else "",
        _("Perkiraan: {text}", text=item.estimated) if item.estimated else "",
        _("Catatan: {text}", text=item.unsaid) if item.unsaid else "",
        _("Rumus menurut: {text}.", text=item.literature) if item.literature else "",
        more,
    ]
    return (
        f"<section><h4>{escape(item.name)}{mark}</h4>{_values(item.values)}"
        f"<p>{escape(item.meaning)}</p><code>{escape(item.formula)}</code>{_symbols(item)}"
        f"{_lines(facts)}</section>"
    )


def _symbols(item: Provenance) -> str:
    if not item.symbols:
        return ""
    texts = "; ".join(f"{name}: {meaning}" for name, meaning in item.symbols)
    return _lines([f"{texts}."])


def _values(values: tuple[Value, ...]) -> str:
    if not values:
        return ""
    return "<ul>" + "".join(f"<li>{_one(value)}</li>" for value in values) + "</ul>"


def _one(value: Value) -> str:
    """One figure, as its filled-in formula where there is one."""
    place = f"{escape(value.place)}: " if value.place else ""
    how = value.filled or value.shown
    n = f" (n = {escape(value.n)})" if value.n else ""
    return f"{place}<code>{escape(how)}</code>{n}"
