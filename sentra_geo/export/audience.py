"""For whom material is made: the public never sees what points at a single business.

The rule of :mod:`sentra_geo.export.suppression` for whole documents: where a real register takes
part, figures of businesses below the level of a zone are left out, and a document whose zones hold
counts of 1 to 4 is not made at all. Nobody stands behind sample businesses.

What is made of participants, placements, receipts or members of the forum is told by zone only, as
one of the matrices of :data:`MATRICES`, and only where no cell of it is made of 1 to 4 businesses.
Programmes held, outlets, events and milestones are public records and are told.
:func:`answer_for` leaves the sections of those figures as they are: whoever reads them asks
:func:`tells_reached` or :func:`tells_placements` first.

What this does not stop: someone who lays documents of several questions (radii, rules, filters)
side by side can subtract their zones from each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.cut import Cut
from sentra_geo.errors import Fault, QuestionError
from sentra_geo.export.small_cells import FORUM, PLACED, REACHED, SOLD, has_small_cells
from sentra_geo.export.suppression import MINIMUM
from sentra_geo.figures import ZoneFigures
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.present.piece import Piece
from sentra_geo.question import RULES
from sentra_geo.wording import N_

PUBLIC, INTERNAL = "public", "internal"
AUDIENCES = {
    PUBLIC: N_("Untuk umum"),
    INTERNAL: N_("Untuk dipakai di dalam kantor"),
}

MATRICES: Mapping[str, tuple[str, ...]] = {
    "programme-matrix": (REACHED,),
    "placements": (PLACED,),
    "sold-in": (PLACED,),
    "receipt-compared": (PLACED, SOLD),
    "forum-members": (FORUM,),
}
"""Codes of the pieces by zone that the public may see, and what they tell of."""

_OF_SINGLE_BUSINESSES = frozenset({"participation", "placements", "receipts"})
# What says of an outlet that it sells local products says of no business that it sells there; what
# deals stalls to places by people or evenly uses no list, though the other rules do.
_PUBLIC_RECORDS = frozenset(
    {
        *("outlet-kinds", "outlet-shares", "outlets", "outlet-distances", "village-outlets"),
        *("stall-districts", "stall-villages"),
    }
)


def answer_for(found: Answer, audience: str) -> Answer:
    """The answer as an audience may see it.

    Args:
        found: The answer.
        audience: A key of :data:`AUDIENCES`.

    Returns:
        For the public, where a real register takes part: businesses of villages and sentra, and
        quartiles of their distances, are unknown. Otherwise the answer itself.

    Raises:
        QuestionError: For the public, a zone holds 1 to 4 businesses, or as few covered or not
            covered ones, under any of the three rules.
    """
    if audience == INTERNAL or found.businesses != "real":
        return found
    if _has_small_counts(found):
        raise QuestionError(
            Fault(
                N_("Bahan untuk umum tidak dapat dibuat: ada zona dengan kurang dari {n} usaha."),
                N_("Longgarkan saringan, atau buat untuk dipakai di dalam kantor."),
                fields={"n": MINIMUM},
            )
        )
    return replace(
        found,
        zones=tuple(_without_quartiles(zone) for zone in found.zones),
        villages=tuple(
            replace(village, businesses=None, businesses_covered=None) for village in found.villages
        ),
        sentra=tuple(
            replace(sentra, businesses=None, businesses_covered=None) for sentra in found.sentra
        ),
    )


def pieces_for(pieces: tuple[Piece, ...], found: Answer, audience: str) -> tuple[Piece, ...]:
    """Those pieces that an audience may see: for the public, only those that are safe."""
    if audience == INTERNAL or found.businesses != "real":
        return pieces
    return tuple(piece for piece in pieces if _may_be_seen(piece, found, audience))


def _may_be_seen(piece: Piece, found: Answer, audience: str) -> bool:
    if piece.tells_businesses:
        return False
    if piece.code in MATRICES:
        return all(_tells(found, audience, subject) for subject in MATRICES[piece.code])
    if piece.code in _PUBLIC_RECORDS or _is_access_of_places(piece):
        return True
    return piece.topic != "forum" and not _OF_SINGLE_BUSINESSES.intersection(piece.layers)


def _is_access_of_places(piece: Piece) -> bool:
    """Whether it tells how near outlets are to villages or people, and not to businesses."""
    return piece.code == "market-access" and "businesses" not in piece.layers


def tells_reached(found: Answer, audience: str) -> bool:
    """Whether an audience may be told, by zone, whom each kind of programme reached."""
    return _tells(found, audience, REACHED)


def tells_placements(found: Answer, audience: str) -> bool:
    """Whether an audience may be told placements, receipts and members of the forum by zone."""
    return all(_tells(found, audience, subject) for subject in (PLACED, SOLD, FORUM))


def _tells(found: Answer, audience: str, subject: str) -> bool:
    """Whether no cell is small under any rule: the others are one click away."""
    if audience == INTERNAL or found.businesses != "real":
        return True
    return not any(has_small_cells(_by_rule(found, rule), subject, MINIMUM) for rule in RULES)


def _by_rule(found: Answer, rule: str) -> Cut:
    return Cut(found.cut.study, replace(found.question, rule=rule))


def _without_quartiles(zone: ZoneFigures) -> ZoneFigures:
    """A zone without quartiles of businesses' distances: each is that of a single business."""
    held = {
        name: replace(reach, quartiles_km=None) if name == "businesses" else reach
        for name, reach in zone.reach.items()
    }
    return replace(zone, reach=held)


def _has_small_counts(found: Answer) -> bool:
    """Whether a zone holds few businesses under any rule: the others are one click away."""
    return any(_is_small(_by_rule(found, rule).reach(), found) for rule in RULES)


def _is_small(reach: Mapping[str, ZoneReach], found: Answer) -> bool:
    held = reach["businesses"]
    covered = np.asarray(held.covered(found.question.radius_band), dtype=np.float64)
    total = np.asarray(held.total, dtype=np.float64)
    counts = np.round(np.concatenate([total, covered, total - covered]), 9)
    return bool(((counts > 0) & (counts < MINIMUM)).any())
