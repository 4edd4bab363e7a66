"""What is written down about a snapshot: who loaded what, from which file, and how it was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.names import file_name_of, is_file_name

DELINEATION = "delineation"
_SEPARATOR = "."
# It stands twice in a path, and Windows takes paths of 259 characters.
_LONGEST_BOUNDARY = 32
_LARGEST = 2**53


def slot_of(layer: str, boundary_id: str = "") -> str:
    """What a snapshot stands for, as a file name: its layer, or one boundary of the delineations.

    Example:
        >>> slot_of("businesses"), slot_of("delineation", "uu21_2023")
        ('businesses', 'delineation.uu21_2023')
    """
    if layer != DELINEATION:
        return layer
    return f"{DELINEATION}{_SEPARATOR}{file_name_of(boundary_id, _LONGEST_BOUNDARY)}"


def is_slot(text: str) -> bool:
    """Whether :func:`slot_of` gives such names."""
    layer, separator, boundary = text.partition(_SEPARATOR)
    if layer != DELINEATION:
        return layer in SCHEMAS and not separator
    return is_file_name(boundary, _LONGEST_BOUNDARY)


@dataclass(frozen=True)
class Manifest:
    """Everything about a snapshot but its rows.

    Attributes:
        layer: Layer name.
        created_at: When it was stored, ISO with zone.
        who: Who stored it, as they said.
        file: The file's name as the user knows it.
        file_format: The file's format.
        part: The sheet or layer of the file.
        file_sha256: Digest of the file.
        content_sha256: Digest of the stored rows.
        read: Rows read.
        accepted: Rows accepted.
        set_aside: Rows set aside; ``read = accepted + set_aside``.
        placed_by_village: Accepted rows that stand at their village's settlement.
        mapping: Column of the layer by header of the file; empty for headers not used.
        repairs: Repairs that the user accepted, with the number of rows of each.
        villages: Village codes the user confirmed, by the name in the file.
        corrections: How many cells the user corrected on the page.
        personal_columns: Headers that were dropped because they are personal.
        boundary_id: The boundary, for a delineation.
        law: The law that draws it, for a delineation.
        resembles: The law whose line it resembles, for a delineation.
        title: Title given by the user, or the file's name.
        source: Who published it.
        as_of: ISO date, month or year that the content describes.
        standing: ``official``, ``indicative``, ``estimate`` or ``sample``.
        licence: Licence name.
        is_sample: Whether all of it is made up.
        added_to: Id of the snapshot whose rows were kept beside the new ones.
        software: Version of the software that stored it.
    """

    layer: str
    created_at: str
    file: str
    file_sha256: str
    content_sha256: str
    read: int
    accepted: int
    set_aside: int
    who: str = ""
    file_format: str = ""
    part: str = ""
    placed_by_village: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)
    repairs: Mapping[str, int] = field(default_factory=dict)
    villages: Mapping[str, str] = field(default_factory=dict)
    corrections: int = 0
    personal_columns: tuple[str, ...] = ()
    boundary_id: str = ""
    law: str = ""
    resembles: str = ""
    title: str = ""
    source: str = ""
    as_of: str = ""
    standing: str = ""
    licence: str = ""
    is_sample: bool = False
    added_to: str = ""
    software: str = ""

    def __post_init__(self) -> None:
        """Check what can be checked.

        Raises:
            ValueError: The layer is unknown, a delineation has no name, or rows are missing from
                the account.
        """
        if self.layer not in SCHEMAS or (self.layer == DELINEATION and not self.boundary_id):
            raise ValueError(f"layer: {self.layer} {self.boundary_id}")
        if min(self.read, self.accepted, self.set_aside) < 0:
            raise ValueError(f"{self.read}, {self.accepted}, {self.set_aside}")
        if self.read != self.accepted + self.set_aside:
            raise ValueError(f"{self.read} != {self.accepted} + {self.set_aside}")

    @property
    def slot(self) -> str:
        """What it stands for: its layer, or one boundary of the delineations."""
        return slot_of(self.layer, self.boundary_id)

    def to_json(self) -> str:
        """The manifest as JSON text; half a character, as some file names have, becomes ``?``."""
        values = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
        return text.encode("utf-8", "replace").decode("utf-8")

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest; keys of later versions are passed over.

        Raises:
            ValueError: It is no manifest.
        """
        try:
            held = json.loads(text)
            if not isinstance(held, dict):
                raise ValueError("no manifest")
            held = json.loads(json.dumps(held, ensure_ascii=False).encode("utf-8", "replace"))
            kinds = {field.name: field.type for field in fields(cls)}
            known = {name: value for name, value in held.items() if name in kinds}
            return cls(**{name: _read(value, str(kinds[name])) for name, value in known.items()})
        except (TypeError, RecursionError) as error:
            raise ValueError(str(error)) from error


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    return value.item() if hasattr(value, "item") else value  # numbers of numpy


def _read(value: Any, kind: str) -> Any:
    """A value of JSON as the kind that an attribute has.

    Raises:
        ValueError: It is of another kind.
    """
    if kind.startswith("Mapping") and isinstance(value, dict):
        of = "int" if kind.endswith("int]") else "str"
        return {key: _read(held, of) for key, held in value.items()}
    if kind.startswith("tuple") and isinstance(value, list):
        return tuple(_read(held, "str") for held in value)
    # Asked for its very type: true would pass for a number.
    if kind == type(value).__name__ and (kind != "int" or 0 <= value <= _LARGEST):
        return value
    raise ValueError(f"{str(value)[:80]}: {kind}")
