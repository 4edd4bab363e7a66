"""Texts, numbers and dates in the reader's language (gettext catalogues and Babel).

Message ids are the Indonesian texts, so Indonesian needs no catalogue and can never fall out of
step with the code; English lives in ``locale/en/LC_MESSAGES/sentra_geo.po``, which is read as it
stands (no compiled file to forget).
"""

from __future__ import annotations

import gettext
import io
import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
LOCALE_DIR = Path(__file__).parent / "locale"
UNKNOWN = "–"
_MANY = 100
_YEAR_MONTH = len("2025-06")


def N_(message: str) -> str:  # noqa: N802 - the gettext tools look for this name
    """Mark a text for translation where it stands; it is translated when it is shown."""
    return message


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "id":
        return gettext.NullTranslations()
    path = LOCALE_DIR / language / "LC_MESSAGES" / "sentra_geo.po"
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Wording:
    """One language: its texts and its way of writing numbers and dates.

    Attributes:
        language: ``"id"`` or ``"en"``.

    Example:
        >>> Wording("id").number(1234.5, 1), Wording("en").number(1234.5, 1)
        ('1.234,5', '1,234.5')
    """

    language: str = "id"

    def __post_init__(self) -> None:
        """Refuse a language that has no catalogue."""
        if self.language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")

    def gettext(self, message: str, /, **fields: object) -> str:
        """The text in this language, its ``{fields}`` filled in."""
        text = _catalogue(self.language).gettext(message)
        return text.format(**fields) if fields else text

    def ngettext(self, singular: str, plural: str, n: float, /, **fields: object) -> str:
        """Like :meth:`gettext`, with the plural form that ``n`` calls for."""
        whole = int(n) if float(n).is_integer() else 2
        return _catalogue(self.language).ngettext(singular, plural, whole).format(**fields)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with the language's separators; unknown is a dash, never zero."""
        if value is None or math.isnan(value):
            return UNKNOWN
        if math.isinf(value):
            return "∞" if value > 0 else "−∞"
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = str(format_decimal(value, format=pattern, locale=self.language))
        if not text.strip("-0.,"):  # a rounded-away negative is nought, not minus nought
            return text.lstrip("-")
        return text.replace("-", "−")

    def count(self, value: float | None) -> str:
        """A count: whole where it is whole, two decimals where a rule splits it."""
        if value is None or float(value).is_integer():
            return self.number(value)
        return self.number(value, 2 if value < _MANY else 1)

    def signed(self, value: float | None, decimals: int = 1) -> str:
        """A number with its sign, for differences."""
        text = self.number(value, decimals)
        return f"+{text}" if value is not None and value > 0 and text != UNKNOWN else text

    def percent(self, share: float | None, decimals: int = 1) -> str:
        """A share (0 to 1) as a percentage, Indonesian ``84,6 %``, English ``84.6%``."""
        if share is None or math.isnan(share):
            return UNKNOWN
        text = self.number(share * 100, decimals)
        return f"{text}%" if self.language == "en" else f"{text} %"

    def day(self, iso: str | date) -> str:
        """An ISO date or month as people write it; anything else, such as a year, as it is."""
        text = str(iso)
        try:
            if len(text) == _YEAR_MONTH:
                return format_date(date.fromisoformat(f"{text}-01"), "MMMM y", self.language)
            return format_date(date.fromisoformat(text), "d MMMM y", self.language)
        except ValueError:
            return text
