"""Texts that all pages of the atlas use: what is not known, links, chips and cells."""

from __future__ import annotations

from typing import Any

from sentra_geo.present.labels import ZONE, label
from sentra_geo.wording import Wording

_LONGEST = 60


def unknown(words: Wording) -> str:
    """What stands where a figure is not known."""
    return words.gettext("belum diketahui")


def or_unknown(text: str, words: Wording) -> str:
    """A text, or that it is not known; the dash of a number counts as nothing."""
    return unknown(words) if text in {"", words.number(None)} else text


def first_up(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def zone_chip(zone: str, words: Wording) -> dict[str, str]:
    """A zone as a colour and a word."""
    return {"code": zone, "name": label(words, ZONE, zone)}


def shortened(name: str, most: int = _LONGEST) -> str:
    """A name that fits into a list; its own page has it in full."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def cell(text: str, target: str | None = None, zone: str = "") -> dict[str, Any]:
    """One cell of a table: its text, the page it leads to, and the zone whose colour it has."""
    return {"text": text, "target": target or "", "zone": zone}


def column(name: str, *, is_number: bool = False, width: float = 0.0) -> dict[str, Any]:
    """One column of a table; a width of 0 takes what it needs, others share the rest."""
    return {"name": name, "is_number": is_number, "width": width}


def page_column(words: Wording) -> dict[str, Any]:
    """The column of page numbers."""
    return column(words.gettext("Hal."), is_number=True)


def page_cell(target: str | None) -> dict[str, Any]:
    """The page number of a target, set when pages are numbered; a dash without a page."""
    return {"text": "–", "target": target or "", "zone": "", "is_page": True}
