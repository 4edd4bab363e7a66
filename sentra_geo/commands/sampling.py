"""``sample``: sample businesses, and programmes and outlets for them, as CSV (DATA CONTOH)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sentra_geo.commands.writing import write_file
from sentra_geo.errors import Fault, QuestionError
from sentra_geo.layers.package import read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.sample import SAMPLE_SEED, SAMPLE_SIZE, generate_sample_businesses
from sentra_geo.layers.sample_activities import generate_sample_activities
from sentra_geo.study import data_folder
from sentra_geo.wording import N_, Wording


def add_sample_command(
    commands: Any, add_shared: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Add the command.

    Args:
        commands: The program's subparsers.
        add_shared: Adds the options of every command.
    """
    made = commands.add_parser("sample", help="write sample businesses (DATA CONTOH) as CSV")
    made.add_argument("--out", required=True, help="CSV file to write")
    made.add_argument(
        "--activities",
        metavar="FOLDER",
        help="folder for sample programmes, participation, outlets, placements, receipts and "
        "events of these businesses: six files, <layer>_sample.csv",
    )
    made.add_argument("--size", type=int, default=SAMPLE_SIZE)
    made.add_argument("--seed", type=int, default=SAMPLE_SEED)
    add_shared(made)


def run_sample(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Write the files.

    Returns:
        One line a file, and status 0.

    Raises:
        SentraGeoError: A number makes no sense, layers cannot be read, or a file cannot be written.
    """
    del words  # its lines are the same in both languages
    facts = {fact.layer: fact for fact in read_package(data_folder(options.data))}
    villages, population = read_layer(facts["villages"]), read_layer(facts["population"])
    for name, value in (("size", options.size), ("seed", options.seed)):
        if value < 0:
            raise QuestionError(
                Fault(
                    N_("Nilai {name} = {value} tidak dapat dipakai."),
                    N_("Pakai bilangan nol atau lebih."),
                    fields={"name": name, "value": value},
                )
            )
    businesses = generate_sample_businesses(villages, population, options.size, options.seed)
    files = {Path(options.out): businesses}
    if options.activities is not None:
        made = generate_sample_activities(businesses, villages, options.seed)
        files |= {Path(options.activities) / f"{name}_sample.csv": made[name] for name in made}
    for path, frame in files.items():
        write_file(path, frame.to_csv(index=False, lineterminator="\n").encode())
    lines = (f"DATA CONTOH: {len(frame)} → {path}" for path, frame in files.items())
    return "\n".join(lines), 0
