"""The last slides: what we ask for, how it was counted, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from sentra_geo.export.deck.fitting import paged
from sentra_geo.export.deck.frame import BODY_BOX, cleaned, continued, framed
from sentra_geo.export.deck.slides import Paragraph, Slide, TextBlock
from sentra_geo.export.deck.unknowns import bullet_slides
from sentra_geo.export.request import Request
from sentra_geo.present.asks import suggested_asks
from sentra_geo.present.charts import interval_level
from sentra_geo.present.colophon import colophon
from sentra_geo.present.evidence_text import limits_of
from sentra_geo.present.labels import BASE, RULE, UNIT, label
from sentra_geo.present.phrases import distance_name, radius, target_name
from sentra_geo.present.sentences import data_line, population_sentence

_SMALL, _BEFORE = 16.0, 10.0


def ask_slides(request: Request) -> list[Slide]:
    """What we ask for: the office's own words, or suggestions from the answer."""
    study, found, words = request.study, request.found, request.words
    asks = request.asks or suggested_asks(study, found, words, is_public=request.is_public)
    notes = [
        words.gettext(
            "Yang dikatakan: inilah yang kami mohon agar hitungan ini menjadi lebih pasti."
        ),
        words.gettext("Ini usulan, bukan janji; susunannya dapat diubah sebelum rapat."),
        words.gettext("Sebutkan kantor yang dapat menjawab dan kapan hasilnya dilihat kembali."),
    ]
    title = words.gettext("Yang kami mohon")
    layers = ("sentra", "delineation", "villages", "population")
    return bullet_slides(request, "asks", title, list(asks), layers, notes, size=22.0)


def method_slides(request: Request) -> list[Slide]:
    """How it was counted, in plain words."""
    words = request.words
    title = words.gettext("Cara menghitung: aturan yang sama untuk dalam dan luar garis")
    notes = [
        words.gettext("Slide ini untuk menjawab pertanyaan; tidak perlu dibacakan."),
        words.gettext("Semua pilihan dapat diubah di dasbor, dan angkanya dihitung ulang."),
        words.gettext("Rumus lengkapnya ada di halaman metode."),
    ]
    layers = ("sentra", "delineation", "villages", "population", "travel")
    return bullet_slides(request, "method", title, list(_method(request)), layers, notes)


def _method(request: Request) -> Iterator[str]:
    found, words = request.found, request.words
    _, question, limits = words.gettext, found.question, limits_of(found)
    yield _(
        "Dibandingkan: {unit} dengan {base}, di luar dan di dalam garis {law}.",
        unit=label(words, UNIT, question.unit).lower(),
        base=label(words, BASE, question.base).lower(),
        law=found.boundary.law,
    )
    yield _(
        "Desa yang terbelah garis dihitung {rule}; yang {km} km atau kurang dari garis disebut "
        "dekat batas.",
        rule=label(words, RULE, question.rule).lower(),
        km=words.number(question.near_km, 1),
    )
    yield _(
        "Cakupan: bagian yang berada dalam {radius} dari {target}; jarak adalah {distance}.",
        radius=radius(found, words),
        target=target_name(question.target, words),
        distance=distance_name(found.cut.study.distance, words),
    )
    yield _(
        "Setara bila seluruh interval rasio laju berada dalam {low} sampai {high}; timpang bila "
        "interval {level} tidak memuat 1 dan rasionya di luar batas itu; selain itu belum cukup "
        "bukti.",
        low=words.number(limits.low, 2),
        high=words.number(limits.high, 2),
        level=interval_level(found, words),
    )
    yield population_sentence(found, words)


def source_slides(request: Request, layers: tuple[str, ...]) -> list[Slide]:
    """Where it comes from: the colophon in full. It stands in every deck.

    Args:
        request: The order.
        layers: The layers that the other slides are made of.
    """
    study, found, words = request.study, request.found, request.words
    facts = colophon(study, found, words, *layers)
    data = words.gettext("Data {digest}; {software}.", digest=facts.digest, software=facts.software)
    lines = [facts.question, facts.boundary, facts.n, facts.sources, facts.as_of, data]
    paragraphs = cleaned(
        [
            Paragraph(facts.sample, _SMALL, bold=True),
            *(Paragraph(line, _SMALL, before=_BEFORE) for line in lines),
            Paragraph(data_line(study, found, words), _SMALL, before=_BEFORE),
        ]
    )
    notes = [
        words.gettext("Slide ini menyebut sumber, tanggal, dan kedudukan setiap lapisan data."),
        words.gettext(
            "Kode data di sini menunjukkan data mana yang dipakai, sehingga angka yang "
            "sama dapat dibuat ulang."
        ),
        words.gettext("Data dan pilihan yang sama selalu memberi berkas yang sama."),
    ]
    title = words.gettext("Sumber dan data")
    slides = []
    for number, page in enumerate(paged(paragraphs, BODY_BOX.width, BODY_BOX.height), 1):
        shown = continued(request, title, number)
        slides.append(framed(request, "method", shown, [TextBlock(BODY_BOX, page)], layers, notes))
    return slides
