"""Where the data come from, and how this very file is made again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sentra_geo.export.report.blocks import Block, bullets, facts, heading, text
from sentra_geo.export.report.method import literature
from sentra_geo.export.request import Request
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.colophon import colophon
from sentra_geo.present.labels import LAYER, SAMPLE, STANDING, label
from sentra_geo.present.piece import Piece
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.wording import Wording


def source_blocks(pieces: Sequence[Piece], request: Request) -> list[Block]:
    """Every layer that takes part, then the literature."""
    words = request.words
    blocks = [block for fact in _taking_part(request) for block in _layer_blocks(fact, words)]
    cited = literature(pieces, request)
    if cited:
        blocks += [heading(words.gettext("Pustaka rumus")), {"kind": "halves", "items": cited}]
    return blocks


def _taking_part(request: Request) -> list[LayerFacts]:
    return list(layers_taking_part(request.found.cut))


def _layer_blocks(fact: LayerFacts, words: Wording) -> Iterator[Block]:
    _, english = words.gettext, words.language == "en"
    yield heading(label(words, LAYER, fact.layer))
    title = fact.title_en if english else fact.title
    yield text(f"{_(SAMPLE)}: {title}" if fact.is_sample and _(SAMPLE) not in title else title)
    yield facts(
        (
            (_("Penerbit"), fact.source),
            (_("Kedudukan"), label(words, STANDING, fact.standing)),
            (_("Keadaan per"), words.day(fact.as_of) if fact.as_of else ""),
            (_("Lisensi"), fact.licence),
            (_("Kredit"), fact.credit),
            (_("Berkas"), fact.path.name),
            (_("SHA-256"), fact.sha256),
            (_("Catatan"), fact.note_en if english else fact.note),
        )
    )


def colophon_blocks(request: Request) -> list[Block]:
    """Everything the file says of itself, in full, and the command that makes it again."""
    words = request.words
    _ = words.gettext
    held = colophon(request.study, request.found, words)
    lines = (held.question, held.boundary, held.n, held.sources, held.as_of)
    return [
        *bullets([held.sample, *lines]),
        facts(
            (
                (_("Sidik data (SHA-256)"), held.digest),
                (_("Perangkat lunak"), held.software),
            )
        ),
        text(
            _(
                "Dengan data dan versi perangkat lunak yang sama, perintah ini membuat berkas ini "
                "lagi, bita demi bita:"
            )
        ),
        {"kind": "code", "text": command_line(request)},
    ]


def command_line(request: Request) -> str:
    """The command that makes this report again, for the shell; without the data folder."""
    parts = ["python", "-m", "sentra_geo", "export", "report", "--out", "."]
    parts += ["--lang", request.words.language, "--for", request.audience]
    for name, values in (("section", request.sections), ("ask", request.asks)):
        # With "=", since a wish may begin with a dash.
        parts += [f"--{name}={value}" for value in values]
    return shlex.join([*parts, *_question_options(request)])


def _question_options(request: Request) -> list[str]:
    """The choices that differ from those the data folder opens with."""
    asked = asdict(request.found.question)
    usual = asdict(request.study.default_question())
    options: list[str] = []
    for name, value in asked.items():
        if value == usual[name]:
            continue
        option = f"--{name.replace('_', '-')}"
        if isinstance(value, bool):
            options += [] if value else [f"--no-{name}"]
        elif isinstance(value, tuple):
            options += [f"{option}={one}" for one in value]
        else:
            shown = f"{value:g}" if isinstance(value, float) else str(value)
            options.append(f"{option}={shown}")
    return options
