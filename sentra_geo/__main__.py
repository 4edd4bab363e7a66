"""The command line: ``python -m sentra_geo answer --json``, ``programmes``, ``check``, ..."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from sentra_geo.answer import Answer, answer
from sentra_geo.commands.asking import add_question_options, read_question
from sentra_geo.commands.database import add_database_commands, run_database
from sentra_geo.commands.export import add_export_command, run_export
from sentra_geo.commands.intake import add_intake_commands, run_check, run_load
from sentra_geo.commands.sampling import add_sample_command, run_sample
from sentra_geo.commands.topics import TOPICS, add_topic_commands, run_topic
from sentra_geo.errors import SentraGeoError
from sentra_geo.export.answer_json import answer_json
from sentra_geo.layers.place_schemas import PLACES
from sentra_geo.present.sentences import (
    choices,
    coverage_sentence,
    population_sentence,
    used_sources,
)
from sentra_geo.present.verdict_text import explanation, headline
from sentra_geo.study import DATA_VARIABLE
from sentra_geo.wording import LANGUAGES, Wording

BAD_INPUT = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose faults are one plain line, like all others of this program."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on standard error and leave with status 2."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Command line without the program's name; the process's own by default.

    Returns:
        Exit status: 0; 1 when rows of a file were set aside or something waits for the user's
        yes; 2 with one line on standard error for bad input.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows consoles are not UTF-8 by default, and file names need not be any text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    words = Wording(options.lang)
    try:
        text, status = _COMMANDS[options.command](options, words)
    except SentraGeoError as error:
        line = " | ".join(error.text(words.gettext).splitlines())
        sys.stderr.write(f"sentra_geo: {line}\n")
        return BAD_INPUT
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:  # a full disk, or a reader that has gone
        sys.stdout = None  # nothing more is flushed at the end
        sys.stderr.write(f"sentra_geo: {error.strerror}\n")
        return BAD_INPUT
    return status


def _parser() -> _Parser:
    parser = _Parser(prog="sentra_geo", description="Inside versus outside the IKN delineation.")
    commands = parser.add_subparsers(dest="command", required=True)
    asked = commands.add_parser("answer", help="print the answer to one question")
    asked.add_argument("--json", action="store_true", help="as JSON")
    add_question_options(asked)
    _add_shared(asked)
    add_sample_command(commands, _add_shared)
    add_intake_commands(commands, _add_shared)
    add_database_commands(commands, _add_shared)
    add_export_command(commands, _add_shared)
    add_topic_commands(commands, _add_shared)
    return parser


def _add_shared(command: argparse.ArgumentParser) -> None:
    """Options of every command."""
    command.add_argument("--data", help=f"data folder; default {DATA_VARIABLE} or the shipped")
    command.add_argument("--lang", choices=tuple(LANGUAGES), default="id")


def _answer(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    study, question = read_question(options, words)
    found = answer(study, question)
    text = answer_json(study, found, words) if options.json else _plain(found, words)
    return text, 0


def _plain(found: Answer, words: Wording) -> str:
    return "\n\n".join(
        part
        for part in (
            headline(found, words),
            explanation(found, words),
            coverage_sentence(found, words),
            population_sentence(found, words),
            choices(found, words),
            used_sources(found, words, *(schema.name for schema in PLACES)),
        )
        if part
    )


_COMMANDS = {
    "answer": _answer,
    "sample": run_sample,
    "check": run_check,
    "load": run_load,
    "database": run_database,
    "export": run_export,
    **dict.fromkeys(TOPICS, run_topic),
}


if __name__ == "__main__":
    sys.exit(main())
