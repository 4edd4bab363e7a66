"""The outcome of checking a file: what would be stored, and everything found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.personal import PersonalColumn
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch
from sentra_geo.intake.places.duplicates import Duplicates
from sentra_geo.intake.places.gazetteer import VillageProposal
from sentra_geo.intake.places.land import BoolArray
from sentra_geo.intake.report import Finding, IntArray, Notice, Repair


@dataclass(frozen=True, eq=False)
class Content:
    """A layer's rows as far as they could be read; every row of the file is still there.

    Attributes:
        frame: The layer's columns, one row a record, shape ``(rows, columns)``.
        geometry: Shapes in degrees, None where a row has none, shape ``(rows,)``; None for a layer
            without shapes.
        issues: What sets rows aside.
        notices: What the user should know about rows that stay.
        about_file: What the user should know about the file as a whole.
        repairs: Repairs that are offered or were applied.
        proposals: Villages that need the user's yes.
        placed: Whether a row stands at its village's settlement, shape ``(rows,)``.
        duplicates: Rows that look like others.
        boundary: Which law's line it resembles, for a delineation.
    """

    frame: pd.DataFrame
    geometry: NDArray[Any] | None
    placed: BoolArray
    issues: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    about_file: tuple[Notice, ...] = ()
    repairs: tuple[Repair, ...] = ()
    proposals: tuple[VillageProposal, ...] = ()
    duplicates: Duplicates | None = None
    boundary: BoundaryMatch | None = None


@dataclass(frozen=True, eq=False)
class Checked:
    """What the check of a file came to; ``read = accepted + set aside``, always.

    Attributes:
        raw: The file's content.
        choices: How it was to be read.
        mapping: Target column by header, empty for headers that are not used.
        personal: Columns that hold personal data; they are left out of everything that follows.
        content: The layer's rows, all of them.
        accepted: Positions of the accepted rows, shape ``(accepted,)``.
    """

    raw: RawTable
    choices: Choices
    mapping: dict[str, str]
    personal: tuple[PersonalColumn, ...]
    content: Content
    accepted: IntArray

    @property
    def read(self) -> int:
        """Rows read."""
        return len(self.raw.rows)

    @cached_property
    def set_aside(self) -> IntArray:
        """Positions of the rows set aside, shape ``(read - accepted,)``."""
        return np.setdiff1d(np.arange(self.read), self.accepted, assume_unique=True)

    @property
    def frame(self) -> pd.DataFrame:
        """The accepted rows."""
        return self.content.frame.iloc[self.accepted].reset_index(drop=True)

    @property
    def geometry(self) -> NDArray[Any] | None:
        """Shapes of the accepted rows in degrees."""
        shapes = self.content.geometry
        return None if shapes is None else shapes[self.accepted]

    @property
    def placed_by_village(self) -> int:
        """How many accepted rows stand at their village's settlement."""
        return int(self.content.placed[self.accepted].sum())

    @property
    def pending(self) -> tuple[Repair, ...]:
        """Repairs that are offered and not applied."""
        return tuple(repair for repair in self.content.repairs if not repair.applied)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is set aside and nothing waits for the user's yes."""
        return not len(self.set_aside) and not self.pending and not self.content.proposals
