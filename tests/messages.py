"""Keep the English catalogue in step with the code: ``python -m tests.messages update``."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "sentra_geo/locale/en/LC_MESSAGES/sentra_geo.po"
_FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {**DEFAULT_KEYWORDS, "translate": None}


def extract() -> Catalog:
    """Every message in the package and the pages, in the order of the files."""
    template = Catalog(project="Sentra Geo", charset="utf-8", fuzzy=False)
    files = [ROOT / "dashboard.py", *sorted((ROOT / "pages").glob("*.py"))]
    files += sorted((ROOT / "sentra_geo").rglob("*.py"))
    for path in files:
        for _, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            name = path.relative_to(ROOT).as_posix()
            template.add(message, None, [(name, 0)], (), comments, context=context)
    return template


def updated() -> Catalog:
    """The English catalogue with new messages added (untranslated) and unused ones dropped."""
    catalogue = read_catalogue()
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def read_catalogue() -> Catalog:
    """The English catalogue as it stands."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="Sentra Geo", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def as_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as the file holds it: sorted, without line numbers that change all the time."""
    catalogue.header_comment = (
        "# English texts of Sentra Geo; message ids are the Indonesian texts."
    )
    catalogue.creation_date = catalogue.revision_date = _FIXED_DATE
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, no_location=True, omit_header=False)
    return buffer.getvalue()


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit("usage: python -m tests.messages update")
    content = as_bytes(updated())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(content)
