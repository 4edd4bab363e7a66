"""What an office asks to take along: of which answer, for whom, in which language, how much."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.export.audience import INTERNAL
from sentra_geo.study import Study
from sentra_geo.wording import Wording


@dataclass(frozen=True, eq=False)
class Request:
    """One order for material; every maker takes it.

    Attributes:
        study: The layers.
        found: The answer, as the audience may see it
            (:func:`~sentra_geo.export.audience.answer_for`).
        words: Language.
        audience: ``public`` or ``internal``.
        sections: Codes of the sections to make; empty for all.
        asks: What the office asks for, in its own words; empty for the suggestions of
            :mod:`sentra_geo.present.asks`.
    """

    study: Study
    found: Answer
    words: Wording
    audience: str = INTERNAL
    sections: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether the rules of personal data apply."""
        return self.audience != INTERNAL

    @property
    def hides_businesses(self) -> bool:
        """Whether figures of businesses below the level of a zone are left out."""
        return self.is_public and self.found.businesses == "real"

    def wants(self, section: str) -> bool:
        """Whether a section was asked for."""
        return not self.sections or section in self.sections
