"""``python -m sentra_geo database init|status|fill``: PostGIS as source and store."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from sentra_geo import __version__
from sentra_geo.errors import Fault, StoreError
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.package import LayerFacts, package_name
from sentra_geo.layers.schema import STANDINGS
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.database import Database
from sentra_geo.store.opening import DATABASE_VARIABLE, database_url, open_store
from sentra_geo.study import Study, data_folder, open_study
from sentra_geo.wording import N_, Wording

_DONE = {
    "created": N_("Skema sentra_geo dibuat di {server}."),
    "upgraded": N_("Skema sentra_geo di {server} diperbarui."),
    "unchanged": N_("Skema sentra_geo di {server} sudah terbaru."),
}


def add_database_commands(
    commands: argparse._SubParsersAction[Any], shared: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Add ``database``.

    Args:
        commands: Where commands are added.
        shared: Adds the options that all commands have.
    """
    command = commands.add_parser("database", help=f"PostGIS, named by {DATABASE_VARIABLE}")
    command.add_argument(
        "action",
        choices=("init", "status", "fill"),
        help="init: create or update the schema; fill: put the layers in force into empty tables",
    )
    shared(command)


def run_database(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Carry one action out."""
    url = database_url()
    if not url:
        raise StoreError(
            Fault(
                N_("Basis data belum disebutkan."),
                N_("Atur {variable}, misalnya postgresql://nama@server:5432/basisdata."),
                fields={"variable": DATABASE_VARIABLE},
            )
        )
    database = Database(url)
    if options.action == "init":
        return words.gettext(_DONE[database.initialise()], server=database.server), 0
    if options.action == "fill":
        return _fill(database, open_study(data_folder(options.data)), words), 0
    return _status(database, words), 0


def _status(database: Database, words: Wording) -> str:
    found = database.status()
    lines = [words.gettext("{server}, skema versi {n}", server=found.server, n=found.version)]
    lines += [
        words.gettext(
            "{layer}: {rows} baris, berubah {moment}",
            layer=layer.layer,
            rows=words.number(layer.rows),
            moment=f"{layer.changed_at.astimezone():%Y-%m-%d %H:%M}",
        )
        for layer in found.layers
    ]
    return "\n".join(lines)


def _fill(database: Database, study: Study, words: Wording) -> str:
    """Put the layers in force into those tables that are empty, through the intake."""
    empty = {layer.layer for layer in database.status().layers if not layer.rows}
    store = open_store(package_name(study.folder))
    lines = []
    for fact in study.layers:
        if fact.layer not in empty:
            continue
        choices = Choices(layer=fact.layer, standing=_standing(fact))
        checked = check_table(open_table(fact.path), choices, reference_of(study))
        about = About(title=fact.title, source=fact.source, as_of=fact.as_of, licence=fact.licence)
        load(checked, study.folder, store, about, words, software=__version__)
        rows = words.number(len(checked.accepted))
        lines.append(words.gettext("{layer}: {rows} baris disimpan.", layer=fact.layer, rows=rows))
    return "\n".join(lines) or words.gettext("Tidak ada tabel yang kosong.")


def _standing(fact: LayerFacts) -> str:
    return fact.standing if fact.standing in STANDINGS else "indicative"
