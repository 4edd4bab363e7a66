"""The options that say what is asked, the same for every command that answers."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields, replace
from typing import Any

from sentra_geo.question import BASES, COVERED, RULES, STALL_RULES, UNITS, ZONES, Question
from sentra_geo.study import Study, data_folder, open_study
from sentra_geo.wording import Wording


def add_question_options(command: argparse.ArgumentParser) -> None:
    """Add every choice of a question to a command."""
    command.add_argument("--boundary", help="boundary_id of the delineation")
    command.add_argument("--rule", choices=RULES)
    command.add_argument("--unit", choices=UNITS)
    command.add_argument("--base", choices=BASES)
    command.add_argument("--covered", choices=COVERED, help="what coverage is a share of")
    command.add_argument("--target", help="any, or the commodity whose sentra distances go to")
    command.add_argument(
        "--radius-km", type=float, help="service radius; minutes where a travel table is in minutes"
    )
    command.add_argument("--near-km", type=float)
    for name in ("commodity", "scale", "district"):
        command.add_argument(f"--{name}", action="append", help="keep only these; may repeat")
    command.add_argument(
        "--zone",
        action="append",
        choices=ZONES,
        help="show only these on maps and in village tables",
    )
    _add_plans(command)
    command.add_argument("--no-sample", dest="sample", action="store_false", default=None)


def _add_plans(command: argparse.ArgumentParser) -> None:
    """What the hotel calculator and the planner of events take."""
    command.add_argument("--hotel-rooms", type=int, help="rooms of the hotel calculator")
    command.add_argument("--room-products", type=int, help="kinds of product in each room")
    command.add_argument("--event", help="event_id of the planner's event")
    command.add_argument("--stalls", type=int, help="stalls to deal out; 0: those of the event")
    command.add_argument("--stall-rule", choices=STALL_RULES, help="how stalls are dealt out")


def read_question(options: argparse.Namespace, words: Wording) -> tuple[Study, Question]:
    """The study of the data folder and the question that the options ask.

    What the user must know about the data goes to standard error.

    Raises:
        SentraGeoError: The data cannot be used, or a choice makes no sense.
    """
    study = open_study(data_folder(options.data))
    for notice in study.notices:  # stored layers that are not used, a lost server
        sys.stderr.write(f"sentra_geo: {notice.text(words.gettext)}\n")
    chosen: dict[str, Any] = {
        field.name: tuple(value) if isinstance(value, list) else value
        for field in fields(Question)
        if (value := getattr(options, field.name, None)) is not None
    }
    return study, replace(study.default_question(), **chosen)
