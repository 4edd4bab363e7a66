"""What comes out of looking for the villages that rows name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from sentra_geo.intake.report import Finding


@dataclass(frozen=True)
class VillageProposal:
    """A village that a name in the file may mean; used only when the user says yes.

    Attributes:
        name: Name as the file has it.
        district: District beside it, empty when the file has none.
        code: Code of the village proposed.
        village: Its name.
        score: Likeness from 80 to 100; 100 is the same name beside a district not on the list.
        rows: Number of rows.
    """

    name: str
    district: str
    code: str
    village: str
    score: float
    rows: int


@dataclass(frozen=True, eq=False)
class VillageMatches:
    """The village of each row; all arrays have shape ``(rows,)``.

    Attributes:
        code: Village code, None where unknown.
        method: ``code``, ``name``, ``other_name``, ``confirmed``, ``district`` (areas only) or "".
        proposals: Names for the user's yes.
        issues: Always empty now: a row without village can still have coordinates, so the caller
            decides what an unknown village means.
        notices: Contradictions, and names and codes that are not known.
    """

    code: NDArray[Any]
    method: NDArray[Any]
    proposals: tuple[VillageProposal, ...] = ()
    issues: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
