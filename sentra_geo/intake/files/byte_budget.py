"""How many bytes a file may still come to, counted while it is read and not afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from sentra_geo.errors import IntakeError
from sentra_geo.intake.files.limits import MEGABYTE
from sentra_geo.intake.files.source import Source
from sentra_geo.wording import N_


@dataclass
class ByteBudget:
    """Bytes that are left.

    Attributes:
        source: The file.
        most: Bytes at the beginning.
    """

    source: Source
    most: int
    _used: int = field(default=0, init=False)

    def take(self, array: pa.Array) -> None:
        """Count an array as large as it becomes once nothing in it is shared.

        Raises:
            IntakeError: It is more than what is left.
        """
        self._used += unshared_bytes(array)
        if self._used > self.most:
            raise self.refusal()

    def refusal(self) -> IntakeError:
        """The error that refuses a file with too many bytes."""
        return self.source.refusal(
            N_("Isi berkas setelah dibuka lebih dari {most} MB."),
            N_("Bagi menjadi beberapa berkas yang lebih kecil."),
            most=self.most // MEGABYTE,
        )


def unshared_bytes(array: pa.Array) -> int:
    """Bytes of an array once each row has its own copy of a value that several rows share.

    Args:
        array: Any array; dictionaries may lie inside lists and structures too.
    """
    if isinstance(array, pa.ExtensionArray):
        return unshared_bytes(array.storage)
    if not pa.types.is_dictionary(array.type):
        inner = sum(unshared_bytes(child) for child in children(array))
        return inner + (8 * len(array) if pa.types.is_nested(array.type) else int(array.nbytes))
    if not _has_length(array.type.value_type):
        return 8 * len(array)
    lengths = pc.take(pc.binary_length(array.dictionary), array.indices)
    return 8 * len(array) + int(pc.sum(lengths).as_py() or 0)


def count_inside(array: pa.Array) -> int:
    """Number of values inside lists and structures, however little room they take."""
    return sum(len(child) + count_inside(child) for child in children(array))


def children(array: pa.Array) -> list[pa.Array]:
    """The arrays that a nested array is made of; none for others."""
    kind = array.type
    if pa.types.is_map(kind):
        # Not cut to the slice that the array may be: too many is on the safe side.
        return [array.keys, array.items]
    if pa.types.is_struct(kind):
        return list(array.flatten())
    if pa.types.is_nested(kind) and hasattr(array, "flatten"):
        return [array.flatten()]
    return []


def _has_length(kind: pa.DataType) -> bool:
    checks = (
        pa.types.is_string,
        pa.types.is_large_string,
        pa.types.is_binary,
        pa.types.is_large_binary,
    )
    return any(check(kind) for check in checks)
