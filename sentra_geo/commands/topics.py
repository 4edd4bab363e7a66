"""``programmes``, ``markets`` and ``sentra``: one topic of the answer each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from sentra_geo.answer import answer
from sentra_geo.commands.asking import add_question_options, read_question
from sentra_geo.export.answer_json import topic_json
from sentra_geo.present.topic_text import TOPIC_LINES
from sentra_geo.wording import Wording

TOPICS: Mapping[str, str] = {
    "programmes": "print whom programmes and the forum reach, inside and outside",
    "markets": "print outlets, placements, receipts and events",
    "sentra": "print how far each sentra has come, and on what evidence",
}


def add_topic_commands(
    commands: Any, add_shared: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Add a command for each topic.

    Args:
        commands: The program's subparsers.
        add_shared: Adds the options of every command.
    """
    for topic, about in TOPICS.items():
        command = commands.add_parser(topic, help=about)
        command.add_argument("--json", action="store_true", help="as JSON")
        add_question_options(command)
        add_shared(command)


def run_topic(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Answer the question and print one topic of it, in words or as JSON.

    Returns:
        The text, and status 0.

    Raises:
        SentraGeoError: The data cannot be used, or a choice makes no sense.
    """
    study, question = read_question(options, words)
    found = answer(study, question)
    if options.json:
        return topic_json(study, found, options.command), 0
    lines = TOPIC_LINES[options.command](found, words)
    return "\n".join(line for line in lines if line), 0
