"""``python -m sentra_geo database init|status|fill``: PostGIS as source and store."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sentra_geo import __version__
from sentra_geo.commands.intake import CLEAN, NEEDS_CARE
from sentra_geo.errors import Fault, StoreError
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.opening import open_table
from sentra_geo.layers.package import LayerFacts, package_name, read_package
from sentra_geo.layers.schema import STANDINGS
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.database import Database
from sentra_geo.store.manifest import DELINEATION
from sentra_geo.store.opening import DATABASE_VARIABLE, database_url, open_store, store_folder
from sentra_geo.store.snapshots import SnapshotFolder
from sentra_geo.study import data_folder, read_study
from sentra_geo.wording import N_, Wording

_DONE = {
    "created": N_("Skema sentra_geo dibuat di {server}."),
    "upgraded": N_("Skema sentra_geo di {server} diperbarui."),
    "unchanged": N_("Skema sentra_geo di {server} sudah terbaru."),
}
_FILL = N_("Semua tabelnya kosong. Isi dengan: python -m sentra_geo database fill")
_EDIT = N_(
    "Suntinglah lewat QGIS (Layer > Add Layer > Add PostGIS Layers), skema sentra_geo; lihat"
    " docs/postgis.md."
)
_STORED = N_("{layer}: {rows} baris disimpan.")
_LEFT_OUT = N_("{file}: {rows} baris disisihkan; unduh alasannya di halaman Data, bagian Versi.")
_NOTHING = N_("Tidak ada tabel yang kosong.")


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
        return _initialise(database, words), 0
    if options.action == "fill":
        return _fill(database, data_folder(options.data), words)
    return _status(database, words), 0


def _initialise(database: Database, words: Wording) -> str:
    """Create or update the schema; says what to do next."""
    done = words.gettext(_DONE[database.initialise()], server=database.server)
    empty = not any(layer.rows for layer in database.status().layers)
    return f"{done}\n{words.gettext(_FILL if empty else _EDIT)}"


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


def _fill(database: Database, folder: Path, words: Wording) -> tuple[str, int]:
    """Put the layers that count without the database into those tables that are empty."""
    empty = {layer.layer for layer in database.status().layers if not layer.rows}
    own = SnapshotFolder(store_folder(package_name(folder)))
    kept = [held for held in own.current() if held.is_whole and held.manifest.layer in empty]
    store = open_store(package_name(folder), folder)
    replaced = {held.manifest.layer for held in kept} - {DELINEATION}
    reference = reference_of(read_study(folder))
    left_out = []
    for fact in read_package(folder):
        if fact.layer not in empty - replaced:
            continue
        choices = Choices(layer=fact.layer, standing=_standing(fact))
        checked = check_table(open_table(fact.path), choices, reference)
        about = About(title=fact.title, source=fact.source, as_of=fact.as_of, licence=fact.licence)
        load(checked, folder, store, about, words, software=__version__)
        if len(checked.set_aside):
            left_out.append((fact.path.name, len(checked.set_aside)))
    for held in kept:
        aside = held.set_aside.read_bytes() if held.set_aside else None
        store.save(held.manifest, held.path.read_bytes(), aside)
    filled = [layer for layer in database.status().layers if layer.layer in empty and layer.rows]
    lines = [
        words.gettext(_STORED, layer=layer.layer, rows=words.number(layer.rows)) for layer in filled
    ]
    lines += [
        words.gettext(_LEFT_OUT, file=name, rows=words.number(rows)) for name, rows in left_out
    ]
    lines.append(words.gettext(_EDIT if filled else _NOTHING))
    return "\n".join(lines), NEEDS_CARE if left_out else CLEAN


def _standing(fact: LayerFacts) -> str:
    return fact.standing if fact.standing in STANDINGS else "indicative"
