"""What is written down about a snapshot: who loaded what, from which file, and how it was read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sentra_geo.layers.schema import SCHEMAS

DELINEATION = "delineation"
_SEPARATOR = "."


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
            ValueError: The layer is unknown, or rows are missing from the account.
        """
        if self.layer not in SCHEMAS:
            raise ValueError(f"layer: {self.layer}")
        if self.read != self.accepted + self.set_aside:
            raise ValueError(f"{self.read} != {self.accepted} + {self.set_aside}")

    @property
    def slot(self) -> str:
        """What it stands for: its layer, or one boundary of the delineations."""
        if self.layer != DELINEATION:
            return self.layer
        return f"{DELINEATION}{_SEPARATOR}{self.boundary_id}"

    def to_json(self) -> str:
        """The manifest as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest; keys of later versions are passed over.

        Raises:
            ValueError: It is no manifest.
        """
        held: Any = json.loads(text)
        if not isinstance(held, dict):
            raise TypeError("no manifest")
        known = {field.name for field in fields(cls)}
        values = {name: value for name, value in held.items() if name in known}
        values["personal_columns"] = tuple(values.get("personal_columns", ()))
        return cls(**values)
