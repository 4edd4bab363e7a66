"""Sheets that tell where the numbers come from: layers, method and colophon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sentra_geo.export.request import Request
from sentra_geo.export.workbook.tidy_sheets import TidySheet
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.colophon import colophon
from sentra_geo.present.labels import LAYER, SAMPLE, STANDING, label
from sentra_geo.present.methods import setting_lines, unknown_lines
from sentra_geo.present.states import state_meanings, state_text
from sentra_geo.present.tables import TEXT, Cell, build_table
from sentra_geo.present.verdict_text import long_form
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.wording import N_, Wording

SOURCE_COLUMNS = {
    "layer": (N_("Lapisan"), N_("Lapisan data yang ikut dihitung.")),
    "title": (N_("Judul"), N_("Judul lapisan di folder data.")),
    "source": (N_("Penerbit"), N_("Siapa yang menerbitkannya.")),
    "standing": (N_("Kedudukan"), N_("Resmi, indikatif, perkiraan, atau data contoh.")),
    "as_of": (N_("Keadaan per"), N_("Tanggal, bulan, atau tahun yang digambarkan.")),
    "licence": (N_("Lisensi"), N_("Syarat pemakaiannya.")),
    "credit": (N_("Kredit"), N_("Baris yang dicantumkan bersama lapisan itu.")),
    "note": (N_("Catatan"), N_("Yang perlu diketahui pemakainya.")),
    "sha256": ("SHA-256", N_("Sidik berkasnya; berkas yang sama memberi sidik yang sama.")),
}
_SOURCE_WIDTHS = (16.0, 30.0, 34.0, 13.0, 15.0, 16.0, 34.0, 44.0, 24.0)
METHOD_COLUMNS = {
    "part": (N_("Bagian"), N_("Bagian dari kolofon atau metode.")),
    "text": (N_("Isi"), N_("Isinya.")),
}


def sources_sheet(request: Request) -> TidySheet:
    """One row a layer that takes part."""
    words = request.words
    _ = words.gettext
    facts = layers_taking_part(request.found.cut)
    rows = [_source_row(fact, words) for fact in facts]
    heading = _("Sumber: lapisan data yang ikut dihitung")
    widths = dict(zip(_titles(SOURCE_COLUMNS, words), _SOURCE_WIDTHS, strict=True))
    return _document("sources", _("Sumber"), heading, rows, request, widths)


def _source_row(fact: LayerFacts, words: Wording) -> list[Cell]:
    english = words.language == "en"
    standing = SAMPLE if fact.is_sample else STANDING.get(fact.standing, "")
    values = {
        "layer": label(words, LAYER, fact.layer),
        "title": fact.title_en if english else fact.title,
        "source": fact.source,
        "standing": words.gettext(standing) if standing else fact.standing,
        "as_of": words.day(fact.as_of) if fact.as_of else "",
        "licence": fact.licence,
        "credit": fact.credit,
        "note": fact.note_en if english else fact.note,
        "sha256": fact.sha256,
    }
    return [
        (words.gettext(title), TEXT, values[name]) for name, (title, _) in SOURCE_COLUMNS.items()
    ]


def method_sheet(request: Request) -> TidySheet:
    """The colophon in full, the verdict as a paragraph, thresholds, states and what is unknown."""
    words = request.words
    _ = words.gettext
    part, text = _titles(METHOD_COLUMNS, words)
    rows: list[list[Cell]] = [
        [(part, TEXT, name), (text, TEXT, line)] for name, line in _method_lines(request)
    ]
    heading = _("Metode dan kolofon")
    return _document("method", heading, heading, rows, request, {part: 26.0, text: 100.0})


def _method_lines(request: Request) -> Iterable[tuple[str, str]]:
    study, found, words = request.study, request.found, request.words
    _ = words.gettext
    said = colophon(study, found, words)
    for line in said.lines:
        yield _("Kolofon"), line
    yield _("Sidik data (SHA-256)"), said.digest
    yield _("Perangkat lunak"), said.software
    yield _("Kesimpulan"), long_form(study, found, words)
    for state, meaning in state_meanings(study.settings.thresholds, words):
        yield _("Arti kesimpulan"), f"{state_text(state, words)}: {meaning}"
    for line in setting_lines(study, words):
        yield _("Ambang"), line
    for line in unknown_lines(study, words):
        yield _("Belum diketahui"), line


def _titles(columns: Mapping[str, tuple[str, str]], words: Wording) -> list[str]:
    return [words.gettext(title) for title, _about in columns.values()]


def _document(
    code: str,
    title: str,
    heading: str,
    rows: list[list[Cell]],
    request: Request,
    widths: Mapping[str, float],
) -> TidySheet:
    said = colophon(request.study, request.found, request.words)
    return TidySheet(
        code=code,
        topic=code,
        title=title,
        heading=heading,
        note="",
        table=build_table(rows),
        totals={},
        drawing=None,
        sources="",
        sample=said.sample,
        widths=widths,
    )
