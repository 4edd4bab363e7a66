"""What all slides share: title, room for the body, footer, sample mark, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sentra_geo.export.deck.fitting import clean, fitted_size, lines_of, paged, scaled, shortened
from sentra_geo.export.deck.slides import (
    ACCENT,
    BODY,
    CAPTION,
    MUTED,
    WIDTH,
    Block,
    Box,
    Paragraph,
    Slide,
    TextBlock,
)
from sentra_geo.export.request import Request
from sentra_geo.present.charts import alpha_of
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.phrases import level
from sentra_geo.present.sentences import filter_names
from sentra_geo.sections.taking_part import layers_taking_part

MARGIN = 1.5
INNER = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 1.3, INNER, 2.35)
BODY_BOX = Box(MARGIN, 4.1, INNER, 13.2)
FOOTER = Box(MARGIN, 17.75, INNER - 2.2, 0.9)
NUMBER = Box(WIDTH - MARGIN - 2.0, 17.75, 2.0, 0.9)
FOOTER_RULE = Box(MARGIN, 17.55, INNER, 0.03)
SAMPLE_BOX = Box(WIDTH - MARGIN - 4.4, 0.4, 4.4, 0.8)
SAMPLE_SIZE = 14.0
TITLE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
_GAP = 0.8
_FOOTER_LINES = 2
_FILTER_WIDTH = 9.0


def framed(
    request: Request,
    section: str,
    title: str,
    blocks: Iterable[Block],
    layers: tuple[str, ...],
    notes: Sequence[str],
) -> Slide:
    """A slide of the house: its title fits, its footer names line and sources.

    Args:
        request: The order.
        section: Code of its section.
        title: Its conclusion.
        blocks: Its body.
        layers: Layers it is made of.
        notes: What the speaker says, a sentence or paragraph each.
    """
    text, size = fitted_title(clean(title))
    return Slide(
        section=section,
        title=text,
        title_box=TITLE,
        title_size=size,
        blocks=tuple(blocks),
        footer=footer_text(request, layers),
        sample=sample_mark(request, layers),
        notes="\n".join(clean(line) for line in notes if line),
        layers=layers,
    )


def absent(request: Request, section: str, title: str, text: str, layers: tuple[str, ...]) -> Slide:
    """A slide that says why there is nothing to show, so that nobody reads a nought into it."""
    _ = request.words.gettext
    said = f"{text[:1].upper()}{text[1:]}"
    notes = [
        _("Yang dikatakan: {text}", text=said),
        _("Bagian ini belum dapat diisi untuk pilihan ini; itu bukan berarti nol."),
        _("Pilihan lain di dasbor, atau data yang lebih lengkap, dapat mengisinya."),
        sample_note(request, layers),
    ]
    block = fitted_text(BODY_BOX, [Paragraph(said, 24)])
    return framed(request, section, title, [block], layers, notes)


def fitted_title(text: str) -> tuple[str, float]:
    """A title on one line where a good size allows it, else on two; and its size."""
    for size in TITLE_SIZES[:3]:
        if len(lines_of(text, size, TITLE.width, bold=True)) == 1:
            return text, size
    return fitted_size(text, TITLE.width, 2, TITLE_SIZES, bold=True)


def sample_mark(request: Request, layers: tuple[str, ...]) -> str:
    """DATA CONTOH where sample businesses are among the layers; else empty."""
    used = bool(layers) and uses_sample(request.found, *layers)
    return request.words.gettext(SAMPLE) if used else ""


def footer_text(request: Request, layers: tuple[str, ...]) -> str:
    """The filters, the line with its standing, the data, and who published some layers.

    Filters come first: a slide shown alone must not speak for the whole. Of what does not fit two
    lines, sources are counted, then filters; the last slide names all of them in full.
    """
    facts = colophon(request.study, request.found, request.words, *layers)
    base = f"{facts.boundary} {facts.data}."
    starts = [clean(f"{said} {base}") for said in _filters(request)]
    names = _publishers(request, layers)
    for start in starts:
        for count in range(len(names), 0, -1):
            text = clean(f"{start} {_sources(names, count, request)}")
            if len(lines_of(text, CAPTION, FOOTER.width, wide=True)) <= _FOOTER_LINES:
                return text
    return shortened(starts[-1], CAPTION, FOOTER.width, _FOOTER_LINES)


def _filters(request: Request) -> list[str]:
    """What the filters keep: all of them, and then ever fewer, the others counted."""
    words = request.words
    whole = filter_names(request.found.question, words)
    names = [shortened(clean(name), CAPTION, _FILTER_WIDTH) for name in whole]
    if not names:
        return [""]
    made = [words.gettext("Hanya: {filters}.", filters=", ".join(names))]
    for count in range(len(names) - 1, 0, -1):
        others = len(names) - count
        made.append(
            words.ngettext(
                "Hanya: {filters}, dan {n} saringan lain.",
                "Hanya: {filters}, dan {n} saringan lain.",
                others,
                filters=", ".join(names[:count]),
                n=words.number(others),
            )
        )
    return made


def _publishers(request: Request, layers: tuple[str, ...]) -> list[str]:
    """Short names of the sources of some layers, each once; of all layers where none is named."""
    words = request.words
    sample = words.gettext(SAMPLE)
    names = [
        clean(f"{sample}: {fact.short_source}" if fact.is_sample else fact.short_source)
        for fact in layers_taking_part(request.found.cut)
        if not layers or fact.layer in layers
    ]
    return list(dict.fromkeys(name for name in names if name))


def _sources(names: Sequence[str], count: int, request: Request) -> str:
    words, others = request.words, len(names) - count
    said = "; ".join(names[:count])
    if not others:
        return words.gettext("Sumber: {sources}.", sources=said)
    return words.ngettext(
        "Sumber: {sources}; dan {n} sumber lain.",
        "Sumber: {sources}; dan {n} sumber lain.",
        others,
        sources=said,
        n=words.number(others),
    )


def continued(request: Request, title: str, number: int) -> str:
    """The title of a slide that goes on; the first keeps the title itself."""
    words = request.words
    if number == 1:
        return title
    return words.gettext("{title} (lanjutan {n})", title=title, n=words.number(number))


def columns(*shares: float, top: float = BODY_BOX.top, height: float = 0.0) -> list[Box]:
    """Boxes side by side over the body, their widths in some proportion."""
    room = INNER - _GAP * (len(shares) - 1)
    boxes, left = [], MARGIN
    for share in shares:
        width = room * share / sum(shares)
        boxes.append(Box(left, top, width, height or BODY_BOX.height))
        left += width + _GAP
    return boxes


def fitted_text(
    box: Box, paragraphs: Sequence[Paragraph], *, least: float = BODY, fill: str = ""
) -> TextBlock:
    """A block of text that fits its box: smaller if need be, and cut where that is not enough."""
    inset = 0.5 if fill else 0.0
    width, height = box.width - 2 * inset, box.height - 2 * inset
    held = cleaned(paragraphs)
    fitting = scaled(held, width, height, least)
    if fitting is None:
        smallest = [replace(p, size=min(p.size, least)) for p in held]
        fitting = _with_more(paged(smallest, width, height), least)
    return TextBlock(box, fitting, fill=fill, inset=inset)


def _with_more(pages: list[tuple[Paragraph, ...]], least: float) -> tuple[Paragraph, ...]:
    """The first of several pages, its last words giving way to an ellipsis."""
    *kept, last = pages[0]
    text = last.text[: max(0, len(last.text) - 2)].rstrip() + "…"
    return (*kept, replace(last, text=text, size=least))


def cleaned(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Paragraphs that say something, each on one line of text."""
    held = (replace(p, text=clean(p.text)) for p in paragraphs)
    return tuple(p for p in held if p.text)


def heading(text: str, size: float = BODY) -> Paragraph:
    """A small heading within a block."""
    return Paragraph(text, size, bold=True, colour=ACCENT, before=10)


def caption(text: str, size: float = 12.0) -> Paragraph:
    """A note below something."""
    return Paragraph(text, size, colour=MUTED, before=6)


def interval_note(request: Request) -> str:
    """What an interval means, for the speaker."""
    return request.words.gettext(
        "Interval {level} adalah rentang angka yang masih sesuai dengan data ini; makin lebar "
        "rentangnya, makin kurang pasti angkanya.",
        level=level(alpha_of(request.found), request.words),
    )


def line_note(request: Request) -> str:
    """What the line is, for the speaker."""
    _ = request.words.gettext
    if request.found.boundary.standing == "official":
        return ""
    return _("Garis yang dipakai indikatif, bukan batas resmi; hasil dekat garis dapat berubah.")


def sample_note(request: Request, layers: tuple[str, ...]) -> str:
    """That sample data prove nothing, for the speaker."""
    if not sample_mark(request, layers):
        return ""
    return request.words.gettext(
        "Angka usaha di slide ini DATA CONTOH: dibuat untuk mencoba, bukan keadaan nyata."
    )
