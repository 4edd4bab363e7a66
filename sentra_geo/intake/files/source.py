"""The file that is being opened, as every reader of a format sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sentra_geo.errors import Fault, IntakeError
from sentra_geo.intake.files.limits import Limits
from sentra_geo.intake.report import Notice, Progress
from sentra_geo.wording import N_

_MOST_NAMED = 10


@dataclass(frozen=True)
class Source:
    """A private copy of a file, and what the user said of it.

    Attributes:
        path: The copy, alone in a temporary folder under a neutral name.
        name: The file's name as the user knows it.
        sha256: Digest of its bytes.
        limits: How large it may be.
        part: The sheet or layer that the user chose, None for the first that holds something.
        crs: Coordinate system to assume where the file declares none.
        progress: Told how far the work is.
    """

    path: Path
    name: str
    sha256: str
    limits: Limits
    part: str | None = None
    crs: str | None = None
    progress: Progress | None = None

    @property
    def folder(self) -> Path:
        """The temporary folder, for what is unpacked."""
        return self.path.parent

    def tell(self, share: float, message: str) -> None:
        """Tell how far the work is: a share from 0 to 1, and the message id of what is done."""
        if self.progress is not None:
            self.progress(share, message)

    def refusal(
        self, reason: str, remedy: str, row: int | None = None, **fields: object
    ) -> IntakeError:
        """The error that refuses this file."""
        return IntakeError(Fault(reason, remedy, file=self.name, row=row, fields=fields))

    def unreadable(self) -> IntakeError:
        """The refusal of a file that is broken, or not of the format that its name says."""
        return self.refusal(
            N_("Berkas tidak dapat dibaca."),
            N_("Periksa apakah berkas utuh dan formatnya sesuai dengan akhiran namanya."),
        )

    def unknown_encoding(self) -> IntakeError:
        """The refusal of a file whose texts cannot be told."""
        return self.refusal(
            N_("Pengodean teks berkas tidak dikenali."),
            N_("Simpan ulang dengan pengodean UTF-8, lalu unggah lagi."),
        )

    def check_size(self, rows: int, columns: int) -> None:
        """Refuse more rows, columns or cells than the limits allow.

        Raises:
            IntakeError: There are more.
        """
        if rows > self.limits.rows:
            raise self.refusal(
                N_("Berkas memuat lebih dari {most} baris."),
                N_("Bagi menjadi beberapa berkas."),
                most=self.limits.rows,
            )
        if columns > self.limits.columns:
            raise self.refusal(
                N_("Berkas memuat lebih dari {most} kolom."),
                N_("Hapus kolom yang tidak diperlukan, lalu unggah lagi."),
                most=self.limits.columns,
            )
        if rows * columns > self.limits.cells:
            raise self.refusal(
                N_("Berkas memuat lebih dari {most} sel."),
                N_("Hapus kolom yang tidak diperlukan, atau bagi menjadi beberapa berkas."),
                most=self.limits.cells,
            )

    def choose_part(self, parts: tuple[str, ...]) -> int | None:
        """Position of the part that the user chose; None when the user chose none.

        Raises:
            IntakeError: There is no such part.
        """
        if self.part is None:
            return None
        if self.part in parts:
            return parts.index(self.part)
        raise self.refusal(
            N_("Berkas tidak memuat lembar atau layer bernama “{part}”."),
            N_("Pilih salah satu yang ada: {parts}."),
            part=self.part,
            parts=", ".join(parts[:_MOST_NAMED]),
        )


def part_notices(part: str, parts: tuple[str, ...]) -> list[Notice]:
    """Say which part was read where there are several."""
    if len(parts) <= 1:
        return []
    return [
        Notice(
            N_("Berkas memuat {count} lembar atau layer; yang dibaca “{part}”."),
            {"count": len(parts), "part": part},
        )
    ]
