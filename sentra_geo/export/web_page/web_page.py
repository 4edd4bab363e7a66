"""One web page in one file, for WhatsApp and e-mail: readable without scripts, fetching nothing.

The page carries its font, its pictures and its few lines of script itself. Its content security
policy lets a browser run that one script, told by its digest, and fetch nothing at all: a text of
the data that were read as HTML could still not run or call home.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sentra_geo.export.audience import AUDIENCES
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.map_view import ANCHOR, metric_rules
from sentra_geo.export.web_page.sections import SECTIONS, Section, page_sections
from sentra_geo.export.web_page.statements import chip
from sentra_geo.export.web_page.web_font import web_font
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.colophon import colophon
from sentra_geo.present.labels import SAMPLE, label
from sentra_geo.present.sentences import data_line
from sentra_geo.present.verdict_text import headline
from sentra_geo.wording import Wording

__all__ = ["SECTIONS", "page_bytes"]

_FOLDER = Path(__file__).parent
_FONT_FACE = (
    "@font-face{{font-family:Arimo;font-weight:400 700;src:url(data:font/woff;base64,{body}) "
    'format("woff")}}'
)
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; "
    "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_BETWEEN_TAGS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def page_bytes(request: Request) -> bytes:
    """The page.

    Args:
        request: What is asked, for whom and in which language; ``sections`` are of
            :data:`SECTIONS`.

    Returns:
        UTF-8 HTML; the same request always gives the same bytes.
    """
    made = page_sections(request)
    script = _file("script.js")
    values = {
        **_facts(request),
        "language": request.words.language,
        "sections": made,
        "texts": page_texts(request.words),
        "chips": {state: chip(state, request.words) for state in STATES},
        "policy": _POLICY.format(script=_digest(script)),
        "script": Markup(script),  # noqa: S704 - our own file
        "data": _script_data(made, request.words),
    }
    template = _environment().get_template("page.html.j2")
    body = template.render(**values, style="")
    return template.render(**values, style=_style(body, made)).encode()


def _facts(request: Request) -> dict[str, Any]:
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    facts = colophon(study, found, words)
    return {
        "title": _("Industri kecil di dalam dan di luar garis {law}", law=found.boundary.law),
        "description": headline(found, words),
        "audience": label(words, AUDIENCES, request.audience),
        "colophon": facts,
        "sample_line": _capital(facts.sample.removeprefix(f"{_(SAMPLE)}: ")),
        "data_line": data_line(study, found, words),
        "digest": _("Sidik data (SHA-256): {digest}", digest=facts.digest),
    }


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def page_texts(words: Wording) -> dict[str, str]:
    """The page's own words; all others come from :mod:`sentra_geo.present`."""
    _ = words.gettext
    return {
        "sample": _(SAMPLE),
        "skip": _("Langsung ke isi"),
        "contents": _("Isi halaman"),
        "table": _("Tabel angka"),
        "evidence": _("Seberapa pasti? Bukti di balik kesimpulan"),
        "states": _("Arti kesimpulan"),
        "asked": _("pilihan halaman ini"),
        "search": _("Cari di tabel"),
        "count": _("{n} dari {total} baris"),
        "colour_by": _("Warna desa menurut"),
        "choose_place": _("Pilih desa"),
        "zoom_in": _("Perbesar peta"),
        "zoom_out": _("Perkecil peta"),
        "whole": _("Seluruh peta"),
        "map_help": _(
            "Ketuk desa untuk melihat angkanya. Perbesar dengan dua jari, roda tetikus, atau "
            "tombol + dan −; geser dengan jari, tetikus, atau tombol panah."
        ),
        "tap": _("Belum ada desa yang dipilih."),
        "row": _("Lihat di tabel desa"),
    }


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _script_data(made: list[Section], words: Wording) -> Markup:
    """What the script reads, as JSON that no HTML parser takes for a tag; empty without a map."""
    shown = next((section.values for section in made if section.code == "map"), None)
    if shown is None:
        return Markup()
    data = {"tips": shown["tips"], "anchor": ANCHOR, "row": page_texts(words)["row"]}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.translate(_BETWEEN_TAGS))  # noqa: S704 - no sign of HTML is left


def _style(body: str, made: list[Section]) -> Markup:
    """Style sheet, the letters that the page shows, and the colours that the map can take."""
    font = base64.b64encode(web_font(body)).decode()
    metrics = [m["code"] for s in made if s.code == "map" for m in s.values["metrics"]]
    text = _FONT_FACE.format(body=font) + _file("style.css") + metric_rules(metrics)
    return Markup(text)  # noqa: S704 - our own file and codes
