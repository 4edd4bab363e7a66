"""What can go wrong, said in a way that the person at the screen can act on.

Every error carries message templates (gettext message ids, Indonesian) and the fields that fill
them; :meth:`SentraGeoError.text` renders them in the reader's language. ``str(error)`` is the
Indonesian text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, where, and what to do about it.

    Attributes:
        reason: Message id of what is wrong.
        remedy: Message id of what to do.
        file: The file's name, empty when no file is concerned.
        row: Row number as a spreadsheet shows it (1 is the header), or None for the whole file.
        fields: Values for the templates.
    """

    reason: str
    remedy: str
    file: str = ""
    row: int | None = None
    fields: dict[str, object] = field(default_factory=dict)

    def text(self, translate: Translate = str) -> str:
        """The fault as one line: ``file, row: reason Remedy``."""
        where = self.file
        if self.row is not None:
            where += translate(", baris {row}").format(row=self.row)
        reason = translate(self.reason).format(**self.fields)
        remedy = translate(self.remedy).format(**self.fields)
        return f"{where + ': ' if where else ''}{reason} {remedy}"


class SentraGeoError(Exception):
    """Base of all errors of this package; holds at least one :class:`Fault`."""

    def __init__(self, faults: Fault | Sequence[Fault]) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(self.text())

    def text(self, translate: Translate = str, most: int = 5) -> str:
        """All faults in one line each, at most ``most`` of them and the number of the rest."""
        lines = [fault.text(translate) for fault in self.faults[:most]]
        rest = len(self.faults) - most
        if rest > 0:
            lines.append(translate("… dan {rest} kesalahan lain.").format(rest=rest))
        return "\n".join(lines)


class LayerError(SentraGeoError, ValueError):
    """A layer cannot be used: missing, unreadable, or its content breaks the rules."""


class IntakeError(SentraGeoError, ValueError):
    """A file is refused as a whole: unreadable, too large, or not what it says it is."""


class StoreError(SentraGeoError, OSError):
    """The store cannot be read or written: no room, no permission, no connection."""


class QuestionError(SentraGeoError, ValueError):
    """A choice is not one of those that exist, or lies outside its range."""
