"""One column of a template."""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | bool


class TemplateColumn(NamedTuple):
    """One column of a template.

    Attributes:
        target: The column that it leads to (see the data dictionary).
        header_id: Header in the Indonesian template, one that the intake recognises.
        header_en: The same in the English template.
        examples: Value in each example row, None for empty: a code where there are choices.
        is_strong: Whether it is one of those needed most.
    """

    target: str
    header_id: str
    header_en: str
    examples: tuple[Value | None, ...]
    is_strong: bool = False

    def header(self, language: str) -> str:
        """The header in a language."""
        return self.header_id if language == "id" else self.header_en


MARK = "*"
"""Stands for the mark that tells the user to delete the row."""
