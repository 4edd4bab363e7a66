"""The data folder's ``datapackage.json``: which layers there are and where each comes from.

The file follows the Frictionless Data Package standard (https://datapackage.org); what the
standard has no word for (``layer``, ``standing``, ``as_of``, ``credit``, ``short_source``, ``note``
and the English ``title_en`` and ``note_en``) stands beside its own properties.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sentra_geo.errors import Fault, LayerError
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import N_

PACKAGE_FILE = "datapackage.json"


@dataclass(frozen=True)
class LayerFacts:
    """What is known about one layer file.

    Attributes:
        layer: Layer name.
        path: The file.
        title: Title in Indonesian.
        title_en: Title in English.
        source: Who published it, as one line.
        short_source: The same in a few words, for captions.
        as_of: ISO date, month or year that the content describes.
        licence: Licence name.
        credit: Line to print with the layer.
        standing: ``official``, ``indicative``, ``estimate`` or ``sample``.
        note: What a user must know, in Indonesian.
        note_en: The same in English.
        is_sample: Whether the content is made up to try the dashboard.
        sha256: Digest of the file's bytes.
    """

    layer: str
    path: Path
    title: str
    title_en: str
    source: str
    short_source: str
    as_of: str
    licence: str
    credit: str
    standing: str
    note: str
    note_en: str
    is_sample: bool
    sha256: str


def read_package(folder: Path) -> tuple[LayerFacts, ...]:
    """Read the folder's ``datapackage.json`` and digest the files it names.

    Args:
        folder: The data folder.

    Returns:
        One entry a layer, in the order of the file.

    Raises:
        LayerError: The folder or file is missing or not a data package, a resource has no
            ``name`` or ``path``, its file is missing, or a required layer is not named.
    """
    path = folder / PACKAGE_FILE
    if not path.is_file():
        raise LayerError(
            Fault(
                N_("Folder data “{folder}” tidak berisi datapackage.json."),
                N_("Salin folder data bawaan, ganti isinya, lalu arahkan --data ke sana."),
                fields={"folder": folder},
            )
        )
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        resources = [dict(resource) for resource in package["resources"]]
        # Other resources are the package's own business; a layer that is missed is told below.
        facts = [
            _facts(folder, resource)
            for resource in resources
            if resource.get("layer", resource["name"]) in SCHEMAS
        ]
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, LayerError):
            raise
        raise LayerError(
            Fault(
                N_("Isinya bukan Data Package yang sah ({problem})."),
                N_("Perbaiki berkas itu; contohnya data/datapackage.json bawaan."),
                file=PACKAGE_FILE,
                fields={"problem": error},
            )
        ) from error
    faults = _layer_faults([fact.layer for fact in facts])
    if faults:
        raise LayerError(faults)
    return tuple(facts)


def package_name(folder: Path) -> str:
    """The package's name as a file name; it keeps the stores of different packages apart."""
    try:
        held = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8"))
        name = str(held["name"])
    except (OSError, ValueError, KeyError, TypeError):
        name = folder.resolve().name  # read_package tells what is wrong with it
    return re.sub(r"[^a-z0-9-]+", "-", name.lower()).strip("-")[:60] or "data"


def _layer_faults(layers: list[str]) -> list[Fault]:
    """Layers that are needed and not named, or named twice."""
    missing = [name for name, schema in SCHEMAS.items() if schema.required and name not in layers]
    faults = [
        Fault(
            N_("Lapisan “{layer}” tidak ada."),
            N_("Tambahkan berkasnya ke folder data dan sebutkan di datapackage.json."),
            file=PACKAGE_FILE,
            fields={"layer": layer},
        )
        for layer in missing
    ]
    twice = {name for name in layers if layers.count(name) > 1}
    return faults + [
        Fault(
            N_("Lapisan “{layer}” disebut lebih dari sekali."),
            N_("Gabungkan isinya ke dalam satu berkas."),
            file=PACKAGE_FILE,
            fields={"layer": layer},
        )
        for layer in sorted(twice)
    ]


def _titles(resource: dict[str, Any], name: str) -> str:
    """Titles (or names) of a resource's sources or licences, as one line."""
    entries = resource.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TypeError(f"{resource['name']}: {name}")
    return "; ".join(str(entry.get("title", entry.get("name", ""))) for entry in entries)


def _facts(folder: Path, resource: dict[str, Any]) -> LayerFacts:
    layer = str(resource.get("layer", resource["name"]))
    path = (folder / str(resource["path"])).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise LayerError(
            Fault(
                N_("Berkas “{path}” berada di luar folder data."),
                N_("Simpan berkas itu di dalam folder data."),
                file=PACKAGE_FILE,
                fields={"path": resource["path"]},
            )
        )
    if not path.is_file():
        raise LayerError(
            Fault(
                N_("Berkas lapisan “{layer}” tidak ditemukan."),
                N_("Kembalikan berkas itu ke folder {folder}, atau perbaiki datapackage.json."),
                file=path.name,
                fields={"layer": layer, "folder": folder},
            )
        )
    source = _titles(resource, "sources")
    return LayerFacts(
        layer=layer,
        path=path,
        title=str(resource.get("title", layer)),
        title_en=str(resource.get("title_en", resource.get("title", layer))),
        source=source,
        short_source=str(resource.get("short_source", source)),
        as_of=str(resource.get("as_of", "")),
        licence=_titles(resource, "licenses"),
        credit=str(resource.get("credit", "")),
        standing=str(resource.get("standing", "")),
        note=str(resource.get("note", "")),
        note_en=str(resource.get("note_en", resource.get("note", ""))),
        is_sample=bool(resource.get("is_sample", False)),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def digest(facts: tuple[LayerFacts, ...], folder: Path) -> str:
    """One digest for the whole data folder: its package file and every layer file."""
    whole = hashlib.sha256((folder / PACKAGE_FILE).read_bytes())
    for fact in facts:  # also what is said about a layer: it stands in captions and exports
        told = (v for name, v in asdict(fact).items() if name != "path")
        whole.update(repr(tuple(told)).encode())
    return whole.hexdigest()
