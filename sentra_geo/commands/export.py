"""``python -m sentra_geo export deck|report|workbook|geodata|page|atlas|all --out DIR``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sentra_geo.answer import answer
from sentra_geo.commands.asking import add_question_options, read_question
from sentra_geo.commands.writing import make_folder, write_file
from sentra_geo.export.audience import AUDIENCES, PUBLIC, answer_for
from sentra_geo.export.materials import ALL, MATERIALS, check_sections, make_materials
from sentra_geo.export.request import Request
from sentra_geo.wording import Wording


def add_export_command(
    commands: argparse._SubParsersAction[Any], shared: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Add ``export``.

    Args:
        commands: Where commands are added.
        shared: Adds the options that all commands have.
    """
    command = commands.add_parser("export", help="write material for a meeting")
    command.add_argument("kind", choices=(*MATERIALS, ALL))
    command.add_argument("--out", required=True, help="folder to write into; made if missing")
    command.add_argument(
        "--for",
        dest="audience",
        choices=tuple(AUDIENCES),
        default=PUBLIC,
        help="public leaves out what points at a single business",
    )
    command.add_argument("--section", action="append", help="only these sections; may repeat")
    command.add_argument("--ask", action="append", help="what the office asks for; may repeat")
    add_question_options(command)
    shared(command)


def run_export(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Make the files and write them; each is named with its size."""
    study, question = read_question(options, words)
    kinds = tuple(MATERIALS) if options.kind == ALL else (options.kind,)
    sections = tuple(options.section or ())
    check_sections(kinds, sections)
    request = Request(
        study,
        answer_for(answer(study, question), options.audience),
        words,
        options.audience,
        sections,
        tuple(options.ask or ()),
    )
    folder = Path(options.out)
    make_folder(folder)
    lines = []
    for _, name, body in make_materials(kinds, request):
        write_file(folder / name, body)
        size = words.number(len(body) / 1e6, 2)
        lines.append(words.gettext("{path}: {size} MB", path=folder / name, size=size))
    return "\n".join(lines), 0
