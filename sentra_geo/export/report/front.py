"""The cover, and what stands at the head and foot of every page."""

from __future__ import annotations

from typing import Any

from sentra_geo.answer import Answer
from sentra_geo.export.request import Request
from sentra_geo.export.typesetting.values import verdict_state
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.labels import (
    BASE,
    RULE,
    SAMPLE,
    STANDING,
    ZONE,
    covered_label,
    label,
)
from sentra_geo.present.phrases import radius, target_name, unit_name
from sentra_geo.present.sentences import filter_names
from sentra_geo.present.verdict_text import evidence, statement
from sentra_geo.present.what_if import what_if_rows
from sentra_geo.wording import N_, Wording

TITLE = N_("Industri kecil di dalam dan di luar delineasi IKN")
QUESTION = N_(
    "Apakah perhatian bagi industri kecil di dalam delineasi IKN juga sampai ke usaha di luarnya?"
)


def sample_mark(request: Request) -> str:
    """The sample mark where sample businesses take part, for every page; else empty."""
    return request.words.gettext(SAMPLE) if uses_sample(request.found) else ""


def boundary_line(found: Answer, words: Wording) -> str:
    """The line and its standing, short."""
    standing = label(words, STANDING, found.boundary.standing)
    return words.gettext("{law} ({standing})", law=found.boundary.law, standing=standing)


def cover(request: Request) -> dict[str, Any]:
    """What the first page says."""
    found, words = request.found, request.words
    _ = words.gettext
    facts = colophon(request.study, found, words)
    return {
        "kind": _("Laporan"),
        "question": _(QUESTION),
        "place": place(request),
        "asked_title": _("Yang ditanyakan"),
        "asked": [list(row) for row in question_rows(found, words)],
        "verdict_title": _("Kesimpulan"),
        "state": verdict_state(found, words),
        "statement": _capital(statement(found, words)),
        "evidence": evidence(found, words),
        "sample": _(SAMPLE) if found.verdict.uses_sample else "",
        "sample_line": facts.sample,
        "colophon": [line for line in facts.lines if line not in (facts.sample, facts.question)],
    }


def place(request: Request) -> str:
    """Which villages it is about: the title of their layer."""
    facts = request.study.villages.facts
    title = facts.title_en if request.words.language == "en" else facts.title
    return title or facts.title


def question_rows(found: Answer, words: Wording) -> tuple[tuple[str, str], ...]:
    """Every choice in words: its name and what was chosen."""
    _, question = words.gettext, found.question
    names = filter_names(question, words)
    zones = ", ".join(label(words, ZONE, zone) for zone in question.zone)
    rows = (
        (_("Garis"), boundary_line(found, words)),
        (_("Desa yang terbelah garis"), label(words, RULE, question.rule)),
        (_("Yang dibandingkan"), _compared(found, words)),
        (_("Cakupan"), _covered(found, words)),
        (
            _("Dekat batas"),
            _("paling jauh {km} km dari garis", km=words.number(question.near_km, 1)),
        ),
        (_("Saringan"), ", ".join(names) if names else _("tidak ada; semua dihitung")),
        (_("Zona di peta dan tabel desa"), zones),
        *what_if_rows(found, words),
    )
    return tuple(row for row in rows if row[1])


def _compared(found: Answer, words: Wording) -> str:
    question = found.question
    return words.gettext(
        "{unit} dengan {base}, di dalam dan di luar garis",
        unit=_capital(unit_name(question.unit, 2, words)),
        base=label(words, BASE, question.base).lower(),
    )


def _covered(found: Answer, words: Wording) -> str:
    question = found.question
    return words.gettext(
        "{what} dalam {radius} dari {target}",
        what=covered_label(words, question.covered, found.businesses),
        radius=radius(found, words),
        target=target_name(question.target, words),
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def running(request: Request) -> dict[str, Any]:
    """Texts of every page: head, foot, and the words of the typesetter."""
    found, words = request.found, request.words
    _ = words.gettext
    facts = colophon(request.study, found, words)
    return {
        "language": words.language,
        "title": _(TITLE),
        "boundary": boundary_line(found, words),
        "sample": sample_mark(request),
        "foot": f"{facts.data} · {facts.software}",
        "figure": _("Gambar"),
        "table": _("Tabel"),
        "contents": _("Daftar isi"),
        "figures": _("Daftar gambar"),
        "tables": _("Daftar tabel"),
        "page": _("Halaman {n} dari {m}", n="|", m="|").split("|"),
        "numbers_at": _("Angkanya: {table}, halaman {page}.", table="|", page="|").split("|"),
        "moved_to": _("{title}: {table}, halaman {page}.", title="|", table="|", page="|").split(
            "|"
        ),
    }
