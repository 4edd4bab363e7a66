"""The first sheet: verdict, question, figures of the zones and the list of sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.export.request import Request
from sentra_geo.present.charts import limit_names
from sentra_geo.present.colophon import Colophon, colophon
from sentra_geo.present.equity_sentences import base_label, rate_name, unit_label
from sentra_geo.present.labels import (
    BASE,
    COMMODITY,
    RULE,
    SAMPLE,
    SCALE,
    STANDING,
    UNIT,
    ZONE,
    covered_label,
    label,
)
from sentra_geo.present.phrases import radius
from sentra_geo.present.sentences import data_line
from sentra_geo.present.states import state_text
from sentra_geo.present.tables import COUNT, HUNDREDTHS, SHARE, TEXT, Table, build_table
from sentra_geo.present.verdict_text import evidence, headline
from sentra_geo.present.what_if import what_if_rows
from sentra_geo.wording import N_, Wording

TITLE = N_("Ringkasan")
HEADING = N_("Perhatian bagi industri kecil di dalam dan di luar garis IKN")


@dataclass(frozen=True, eq=False)
class Summary:
    """What the first sheet says.

    Attributes:
        heading: Its heading.
        sample: The sample mark; empty without sample businesses.
        state: The verdict with its mark, and the code of the state.
        sentences: Headline and evidence.
        question: Every choice and filter with its value.
        zones: Figures of the three zones.
        colophon: The rest of what every file states.
    """

    heading: str
    sample: str
    state: tuple[str, str]
    sentences: tuple[str, ...]
    question: tuple[tuple[str, str], ...]
    zones: Table
    colophon: tuple[tuple[str, str], ...]


def summary(request: Request) -> Summary:
    """The content of the first sheet."""
    study, found, words = request.study, request.found, request.words
    said = colophon(study, found, words)
    told = (headline(found, words), evidence(found, words))
    return Summary(
        heading=words.gettext(HEADING),
        sample=said.sample,
        state=(state_text(found.verdict.state, words), found.verdict.state),
        sentences=tuple(text for text in told if text),
        question=tuple(question_rows(found, words)),
        zones=zone_figures(found, words),
        colophon=tuple(_colophon_rows(said, data_line(study, found, words), words)),
    )


def question_rows(found: Answer, words: Wording) -> list[tuple[str, str]]:
    """Every choice and filter, each with its value in words."""
    _, question = words.gettext, found.question
    standing = label(words, STANDING, found.boundary.standing)
    of_covered = covered_label(words, question.covered, found.businesses)
    return [
        (_("Delineasi"), f"{found.boundary.law} ({standing})"),
        (_("Aturan desa terbelah"), label(words, RULE, question.rule)),
        (_("Yang dibandingkan"), label(words, UNIT, question.unit)),
        (_("Dibandingkan dengan"), label(words, BASE, question.base)),
        (_("Radius pelayanan"), radius(found, words)),
        (_("Lebar sabuk dekat batas"), _("{km} km", km=words.number(question.near_km, 1))),
        (_("Cakupan dihitung dari"), of_covered),
        (_("Jarak diukur ke"), label(words, COMMODITY, question.target)),
        (_("Komoditas"), _kept(question.commodity, COMMODITY, words)),
        (_("Skala usaha"), _kept(question.scale, SCALE, words)),
        (_("Kecamatan"), _kept(question.district, {}, words)),
        (_("Zona di peta dan tabel"), _kept(question.zone, ZONE, words)),
        (_("Usaha yang ikut dihitung"), _businesses(found, words)),
        *what_if_rows(found, words),
    ]


def _kept(values: Sequence[str], names: Mapping[str, str], words: Wording) -> str:
    if not values:
        return words.gettext("semua")
    return ", ".join(label(words, names, value) for value in values)


def _businesses(found: Answer, words: Wording) -> str:
    _ = words.gettext
    names = {"real": _("daftar usaha yang dimuat"), "sample": _(SAMPLE), "none": _("tidak ada")}
    return names[found.businesses]


def zone_figures(found: Answer, words: Wording) -> Table:
    """Units, base, rate and coverage of each zone."""
    _, covered = words.gettext, found.question.covered
    low, high = limit_names(found, words)
    what = covered_label(words, covered, found.businesses)
    base_name = _("Pembanding: {base}", base=base_label(found, words))
    rows = []
    for zone, units, base in zip(found.zones, found.units, found.bases, strict=True):
        reach = zone.reach.get(covered)
        limits = (reach.interval if reach else None) or (None, None)
        rows.append(
            [
                (_("Zona"), TEXT, label(words, ZONE, zone.zone)),
                (unit_label(found, words), COUNT, units),
                (base_name, COUNT, base),
                (rate_name(found, words), HUNDREDTHS, zone.rate),
                (_("Cakupan: {what}", what=what), SHARE, reach.share if reach else None),
                (low, SHARE, limits[0]),
                (high, SHARE, limits[1]),
            ]
        )
    table = build_table(rows)
    table.kinds[base_name] = COUNT  # people and hectares are shown whole
    return table


def _colophon_rows(said: Colophon, data: str, words: Wording) -> list[tuple[str, str]]:
    _ = words.gettext
    return [
        (_("Banyaknya"), said.n),
        (_("Data"), data),
        (_("Garis batas"), said.boundary),
        (_("Sumber"), said.sources),
        (_("Keadaan per"), said.as_of),
        (_("Sidik data (SHA-256)"), said.digest),
        (_("Perangkat lunak"), said.software),
    ]
