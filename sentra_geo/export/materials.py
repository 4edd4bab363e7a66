"""The kinds of material for a meeting: their names, sections, files and makers.

A maker is imported when it is first asked for, so that looking at the list costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from sentra_geo.errors import Fault, QuestionError
from sentra_geo.export.archives import zip_bytes
from sentra_geo.export.naming import file_name
from sentra_geo.export.request import Request
from sentra_geo.present.colophon import uses_sample
from sentra_geo.wording import N_

_ROOM = "sentra_geo.export"


@dataclass(frozen=True)
class Material:
    """One kind of material.

    Attributes:
        code: Its name on the command line and in links.
        title: What it is called, a message id.
        about: What it is good for, a message id.
        module: Where it is made, in ``sentra_geo.export``.
        maker: The function there that takes a :class:`~sentra_geo.export.request.Request`.
        ending: Of its file; empty where the maker names several files itself.
        stem: Name of its file, a message id.
    """

    code: str
    title: str
    about: str
    module: str
    maker: str
    ending: str
    stem: str

    @property
    def sections(self) -> Mapping[str, str]:
        """Codes of its sections and their titles (message ids); empty where it has none."""
        held: Mapping[str, str] = getattr(self._module, "SECTIONS", {})
        return held

    def files(self, request: Request) -> dict[str, bytes]:
        """Make it: file names and bodies."""
        make: Callable[[Request], Any] = getattr(self._module, self.maker)
        made = make(request)
        if not isinstance(made, dict):
            return {self.file_name(request): made}
        # Files of two questions in one folder stay apart.
        prefix = self.file_name(request).rstrip(".")
        return {f"{prefix}_{name}": body for name, body in made.items()}

    def file_name(self, request: Request) -> str:
        """Name of its file; where it makes several, what their names begin with, and a dot."""
        return file_name(
            request.words.gettext(self.stem),
            self.ending,
            request.found,
            request.words,
            sample=uses_sample(request.found),
            of=(*request.sections, *request.asks),
            internal=not request.is_public,
        )

    @property
    def _module(self) -> Any:
        return import_module(f"{_ROOM}.{self.module}")


MATERIALS = {
    one.code: one
    for one in (
        Material(
            "deck",
            N_("Paparan (PPTX)"),
            N_("Salindia 16:9 untuk rapat; bagan dan tabelnya dapat disunting."),
            "deck.deck",
            "deck_bytes",
            "pptx",
            N_("paparan"),
        ),
        Material(
            "report",
            N_("Laporan (PDF)"),
            N_("Bentuk panjang: peta, bagan, tabel, metode, sumber, dan glosarium."),
            "report.report",
            "report_bytes",
            "pdf",
            N_("laporan"),
        ),
        Material(
            "atlas",
            N_("Atlas (PDF)"),
            N_("Satu halaman tiap kecamatan, desa, dan sentra."),
            "atlas.atlas",
            "atlas_bytes",
            "pdf",
            N_("atlas"),
        ),
        Material(
            "workbook",
            N_("Buku kerja (XLSX)"),
            N_("Semua angka dalam lembar yang dapat disaring, dengan bagan dan kamus data."),
            "workbook.workbook",
            "material_workbook",
            "xlsx",
            N_("buku-kerja"),
        ),
        Material(
            "geodata",
            N_("Geodata (GeoPackage, GeoJSON, GeoParquet)"),
            N_("Lapisan peta dengan angkanya dan gaya untuk QGIS."),
            "geodata.geodata",
            "geodata_files",
            "",
            N_("geodata"),
        ),
        Material(
            "page",
            N_("Halaman web (HTML)"),
            N_("Satu berkas untuk WhatsApp dan surel; terbuka tanpa internet."),
            "web_page.web_page",
            "page_bytes",
            "html",
            N_("halaman"),
        ),
    )
}
ALL = "all"


def check_sections(kinds: Sequence[str], sections: Sequence[str]) -> None:
    """Refuse sections that cannot be chosen.

    Raises:
        QuestionError: Sections are named for more than one kind, or one of them does not exist;
            names those that do.
    """
    if not sections:
        return
    if len(kinds) > 1:
        raise QuestionError(
            Fault(
                N_("Bagian hanya dapat dipilih untuk satu jenis bahan."),
                N_("Sebutkan satu jenis, atau jangan sebutkan bagian."),
            )
        )
    held = MATERIALS[kinds[0]].sections
    faults = [
        Fault(
            N_("Bagian “{value}” tidak ada di {kind}."),
            N_("Pakai salah satu dari: {choices}."),
            fields={"value": name, "kind": kinds[0], "choices": ", ".join(held) or "–"},
        )
        for name in sections
        if name not in held
    ]
    if faults:
        raise QuestionError(faults)


def make_materials(kinds: Sequence[str], request: Request) -> Iterator[tuple[str, str, bytes]]:
    """Make material, one kind after the other.

    Args:
        kinds: Keys of :data:`MATERIALS`.
        request: What is asked.

    Yields:
        Kind, file name and body of each file.
    """
    for kind in kinds:
        for name, body in MATERIALS[kind].files(request).items():
            yield kind, name, body


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Several files as one ZIP."""
    return zip_bytes(files)
