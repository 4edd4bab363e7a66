"""The dictionary of the workbook: what every column of every sheet means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sentra_geo.answer import Answer
from sentra_geo.export.request import Request
from sentra_geo.export.workbook.column_text import ColumnText
from sentra_geo.export.workbook.column_texts import COLUMNS
from sentra_geo.export.workbook.styles import DEGREES
from sentra_geo.export.workbook.tidy_sheets import TidySheet
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.equity_sentences import base_label, rate_name, unit_label
from sentra_geo.present.event_tables import weight_name
from sentra_geo.present.labels import BASE, COVERED, RATE, UNIT, ZONE, covered_label, label
from sentra_geo.present.provenance import Provenance, provenance
from sentra_geo.present.tables import (
    COUNT,
    HUNDREDTHS,
    PROBABILITY,
    SHARE,
    TENTHS,
    TEXT,
    Cell,
    build_table,
)
from sentra_geo.present.tracker import STAGE
from sentra_geo.question import ZONES
from sentra_geo.sections.ladder import LADDER
from sentra_geo.wording import N_, Wording

FORMATS = {
    TEXT: N_("teks"),
    COUNT: N_("bilangan bulat"),
    TENTHS: N_("satu desimal"),
    HUNDREDTHS: N_("dua desimal"),
    DEGREES: N_("lima desimal"),
    SHARE: N_("persen, satu desimal"),
    PROBABILITY: N_("dua atau tiga desimal"),
}
_UNITS = {SHARE: N_("bagian, 0 sampai 1"), PROBABILITY: N_("peluang, 0 sampai 1")}
_FIELD = re.compile(r"\\{(\w+)\\}")


def dictionary_sheet(
    sheets: Sequence[TidySheet], others: Mapping[str, Sequence[tuple[str, str]]], request: Request
) -> TidySheet:
    """The dictionary as a sheet.

    Args:
        sheets: The tidy sheets.
        others: Columns of other sheets, by the sheet's name: (title, meaning) of each.
        request: What the workbook is made of.
    """
    words = request.words
    _ = words.gettext
    rows = [row for sheet in sheets for row in _rows(sheet, request)]
    rows += [
        _row(sheet, title, (about, "", "", "", ""), words)
        for sheet, columns in others.items()
        for title, about in columns
    ]
    return TidySheet(
        code="dictionary",
        topic="dictionary",
        title=_("Kamus data"),
        heading=_("Kamus data: arti tiap kolom di buku kerja ini"),
        note=_(
            "Sel kosong berarti tidak diketahui, bukan nol; ∞ berarti tak hingga. Bagian ditulis 0 "
            "sampai 1 dan tampil dalam persen. Baris jumlah mengikuti saringan; kolom tanpa jumlah "
            "tidak boleh dijumlahkan, atau jumlah pembulatannya meleset dari angka seluruhnya."
        ),
        table=build_table(rows),
        totals={},
        drawing=None,
        sources="",
        sample="",
        widths={_("Arti"): 70.0, _("Kolom"): 26.0, _("Rumus"): 36.0},
    )


def _rows(sheet: TidySheet, request: Request) -> Iterable[list[Cell]]:
    words = request.words
    _ = words.gettext
    for title in map(str, sheet.table.frame.columns):
        kind = sheet.table.kinds.get(title, TEXT)
        text = column_text(sheet.code, title, request.found, words)
        traced = _traced(text, request)
        facts = (
            " ".join(filter(None, (_(text.about) if text.about else "", _meaning(traced)))),
            _(text.unit or _UNITS[kind]) if text.unit or kind in _UNITS else "",
            _(FORMATS[kind]),
            _("ya") if title in sheet.totals else "",
            traced.formula if traced else "",
        )
        yield _row(sheet.title, title, facts, words, text.code)


def _row(
    sheet: str, title: str, facts: tuple[str, ...], words: Wording, code: str = ""
) -> list[Cell]:
    _ = words.gettext
    names = (_("Arti"), _("Satuan"), _("Bentuk"), _("Dijumlahkan"), _("Rumus"))
    return [
        (_("Lembar"), TEXT, sheet),
        (_("Kolom"), TEXT, title),
        *((name, TEXT, fact) for name, fact in zip(names, facts, strict=True)),
        (_("Kode definisi"), TEXT, code),
    ]


def _traced(text: ColumnText, request: Request) -> Provenance | None:
    if not text.code:
        return None
    study, found, words = request.study, request.found, request.words
    return provenance(study, found, words, DEFINITIONS[text.code].code, values=False)[0]


def _meaning(traced: Provenance | None) -> str:
    if traced is None:
        return ""
    return " ".join(part for part in (traced.meaning, traced.estimated) if part)


def column_text(code: str, title: str, found: Answer, words: Wording) -> ColumnText:
    """What is known about a column of a sheet.

    Raises:
        KeyError: Nothing is.
    """
    # What a column of one zone is called ends with the zone; it means what the column means.
    ends = tuple(f": {label(words, ZONE, zone)}" for zone in ZONES)
    plain = next((title.removesuffix(end) for end in ends if title.endswith(end)), title)
    for name in dict.fromkeys((title, plain)):
        for text in COLUMNS[code]:
            if any(re.fullmatch(one, name) for one in _patterns(text.header, found, words)):
                return text
    raise KeyError(f"{code}: {title}")


def _patterns(header: str, found: Answer, words: Wording) -> list[str]:
    """The titles that a header may have in this answer, as expressions."""
    text = words.gettext(header)
    known = _known(found, words)
    # A unit of distance stands in parentheses; what is counted stands alone or after a colon.
    if "({unit})" in header:
        known.pop("unit")
    # Names of choices stand in sentences too; as titles they begin with a capital.
    return [
        _filled(re.escape(shown), known, at)
        for shown in dict.fromkeys((text, text[:1].upper() + text[1:]))
        for at in range(max(map(len, known.values())))
    ]


def _filled(pattern: str, known: Mapping[str, Sequence[str]], at: int) -> str:
    """The expression with the nth choice for each field; what is not known may be anything."""

    def choice(field: re.Match[str]) -> str:
        choices = known.get(field.group(1))
        return ".+" if choices is None else re.escape(choices[min(at, len(choices) - 1)])

    return _FIELD.sub(choice, pattern)


def _known(found: Answer, words: Wording) -> dict[str, list[str]]:
    """What fields of titles stand for."""
    question = found.question
    unit, plain = unit_label(found, words), label(words, UNIT, question.unit)
    whats = [covered_label(words, what, found.businesses) for what in COVERED]
    zones = [label(words, ZONE, zone) for zone in ZONE]
    kinds = [label(words, UNIT, "locations"), whats[-1], label(words, UNIT, "businesses")]
    return {
        "unit": [unit, plain, *kinds],
        "base": [base_label(found, words), label(words, BASE, question.base)],
        "what": [*whats, label(words, UNIT, "businesses"), unit, base_label(found, words)],
        "rate": [rate_name(found, words), f"{plain} {label(words, RATE, question.base)}"],
        "zone": [*zones, *(name.lower() for name in zones)],
        "step": [label(words, STAGE, stage) for stage in LADDER],
        "weight": [weight_name(found, words)],
    }
