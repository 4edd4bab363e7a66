"""``python -m sentra_geo check FILE`` and ``load FILE``: the user's own data."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from sentra_geo import __version__
from sentra_geo.commands.writing import write_file
from sentra_geo.errors import Fault, IntakeError
from sentra_geo.export.intake_report import report_json, report_text, set_aside_table
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.columns import shape_of
from sentra_geo.intake.files.opening import open_table
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import REPAIRS, Progress
from sentra_geo.layers.package import package_name
from sentra_geo.layers.schema import SCHEMAS, STANDINGS
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.opening import open_store
from sentra_geo.study import data_folder, open_study
from sentra_geo.wording import N_, Wording

CLEAN, NEEDS_CARE = 0, 1
_COLUMN, _VILLAGE = "nama_usaha=name", "Sepan=64.09.01.1015"
_MOST_SHOWN = 20
_MISSING = {
    "part": N_("Lembar atau layer “{value}” tidak ada di berkas."),
    "header": N_("Kolom “{value}” tidak ada di berkas."),
    "code": N_("Desa dengan kode “{value}” tidak dikenal."),
}
_CHOOSE = N_("Pakai salah satu dari: {choices}.")
_TWICE = N_("Dua kolom dipasangkan dengan “{value}”.")
_PAIR = N_("“{value}” bukan pasangan seperti {example}.")


def add_intake_commands(
    commands: argparse._SubParsersAction[Any], shared: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Add ``check`` and ``load``.

    Args:
        commands: Where commands are added.
        shared: Adds the options that all commands have.
    """
    check = commands.add_parser(
        "check", help="report on a file: exit 0 clean, 1 care, 2 unreadable"
    )
    store = commands.add_parser("load", help="check a file and store what is accepted")
    for command in (check, store):
        command.add_argument("file", help="CSV, XLSX, GeoJSON, GeoPackage, zipped Shapefile, ...")
        command.add_argument("--layer", required=True, choices=tuple(SCHEMAS))
        command.add_argument("--json", action="store_true", help="as JSON")
        command.add_argument("--part", help="sheet or layer of the file")
        command.add_argument("--crs", help="coordinate system, where the file names none")
        command.add_argument("--column", action="append", default=[], metavar="HEADER=COLUMN")
        command.add_argument(
            "--repair", action="append", default=[], choices=(*REPAIRS, "all"), help="accept it"
        )
        command.add_argument(
            "--village", action="append", default=[], metavar="NAME[|DISTRICT]=CODE"
        )
        command.add_argument("--boundary-id", default="", help="name of a delineation")
        command.add_argument("--law", default="", help="law that draws a delineation")
        command.add_argument("--standing", choices=STANDINGS, default="indicative")
        command.add_argument("--set-aside", metavar="OUT", help="rows set aside, .xlsx or .csv")
        shared(command)
    store.add_argument("--add", action="store_true", help="add to the rows in force")
    for name in ("who", "title", "source", "as-of", "licence"):
        store.add_argument(f"--{name}", default="")


def run_check(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Check a file; the report and the exit status."""
    checked = _checked(options)
    _write_set_aside(checked, options.set_aside, words)
    status = CLEAN if checked.is_clean else NEEDS_CARE
    if options.json:
        return report_json(checked, words), status
    return report_text(checked, words), status


def run_load(options: argparse.Namespace, words: Wording) -> tuple[str, int]:
    """Check a file and store what is accepted; the report and the exit status."""
    folder = data_folder(options.data)
    store = open_store(package_name(folder), folder)
    checked = _checked(options)
    _write_set_aside(checked, options.set_aside, words)
    about = About(
        who=options.who or _login(),
        title=options.title,
        source=options.source,
        as_of=options.as_of,
        licence=options.licence,
        mode="add" if options.add else "replace",
    )
    saved = load(checked, folder, store, about, words, software=__version__)
    status = CLEAN if checked.is_clean else NEEDS_CARE
    names = [snapshot.id for snapshot in saved]
    if options.json:
        return report_json(checked, words, snapshots=names), status
    stored = words.gettext("Disimpan sebagai {id}.", id=", ".join(names))
    return f"{report_text(checked, words)}\n{stored}", status


def _checked(options: argparse.Namespace) -> Checked:
    path = Path(options.file)
    if not path.is_file():
        raise IntakeError(
            Fault(
                N_("Berkas tidak ditemukan."),
                N_("Periksa nama dan foldernya."),
                file=str(path),
            )
        )
    folder = data_folder(options.data)
    study = open_study(folder)
    reference = reference_of(study)
    tell = _progress(Wording(options.lang))
    raw = open_table(path, part=options.part, crs=options.crs, progress=tell)
    _refuse_what_is_not_there(options, raw, reference)
    shape = shape_of(raw.headers, options.layer)
    repairs = REPAIRS if "all" in options.repair else options.repair
    choices = Choices(
        layer=options.layer,
        mapping=_pairs(options.column, _COLUMN),
        remembered=open_store(package_name(folder), folder).remembered_columns(shape),
        repairs=frozenset(repairs),
        villages=_pairs(options.village, _VILLAGE),
        boundary_id=options.boundary_id,
        law=options.law,
        standing=options.standing,
    )
    return check_table(raw, choices, reference, progress=tell)


def _refuse_what_is_not_there(
    options: argparse.Namespace, raw: RawTable, reference: Reference
) -> None:
    """Refuse a sheet, header, village code, or second header of a column: none is passed over."""
    columns = _pairs(options.column, _COLUMN)
    codes = reference.gazetteer.villages.codes
    targets = [target for target in columns.values() if target]
    asked = {
        "part": ({options.part} - {None}, {raw.part} if raw.part else raw.parts),
        "header": (columns, raw.headers),
        "code": (set(_pairs(options.village, _VILLAGE).values()) - {""}, codes),
    }
    faults = [
        Fault(_MISSING[name], _CHOOSE, file=raw.file, fields=_told(value, known))
        for name, (values, known) in asked.items()
        for value in sorted(set(values) - set(known))
    ]
    faults += [
        Fault(_TWICE, N_("Pilih satu saja."), file=raw.file, fields={"value": target})
        for target in dict.fromkeys(targets)
        if targets.count(target) > 1
    ]
    if faults:
        raise IntakeError(faults)


def _told(value: str, known: Collection[str]) -> dict[str, object]:
    shown = ", ".join(list(known)[:_MOST_SHOWN]) or "-"
    return {"value": value, "choices": shown if len(known) <= _MOST_SHOWN else f"{shown}, …"}


def _progress(words: Wording) -> Progress | None:
    """How far a long work is, on one line of a terminal; nothing in a script."""
    if not sys.stderr.isatty():
        return None

    def tell(share: float, what: str) -> None:
        end = "\n" if share >= 1 else ""
        sys.stderr.write(f"\r\x1b[K{words.gettext(what)} {share:.0%}{end}")
        sys.stderr.flush()

    return tell


def _pairs(texts: Iterable[str], example: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        name, sign, value = text.rpartition("=")
        if not sign:
            raise IntakeError(
                Fault(_PAIR, N_("Tulis ulang."), fields={"value": text, "example": example})
            )
        pairs[name] = value
    return pairs


def _write_set_aside(checked: Checked, out: str | None, words: Wording) -> None:
    if not out:
        return
    path = Path(out)
    table = set_aside_table(checked, words)
    if path.suffix.lower() == ".csv":
        body = csv_bytes(table, words)
    else:
        body = workbook_bytes([Sheet(words.gettext("Baris disisihkan"), table)], words)
    write_file(path, body)


def _login() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or ""
