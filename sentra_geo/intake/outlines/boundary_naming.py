"""Names for what a boundary file holds: the zone of each row, and the boundary itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType

from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch
from sentra_geo.intake.outlines.law import KIKN, KPIKN, LAND, LAND_AND_SEA, LAWS, SEA

WHOLE_ZONE = "ikn"
SEA_ZONE = "sea"
ZONE_OF_PART: Mapping[str, str] = MappingProxyType(
    {
        "": WHOLE_ZONE,
        LAND: WHOLE_ZONE,
        LAND_AND_SEA: WHOLE_ZONE,
        KIKN: "kikn",
        KPIKN: "kpikn",
        SEA: SEA_ZONE,
    }
)
"""The zone of a file that does not name its zones, by the part that its area is like."""
_LONGEST_ID = 50
_CAPITAL = r"(?:ikn|ibu ?kota (?:nusantara|negara))"
_SEA = re.compile(r"\b(?:laut|lautan|perairan|sea|marine)\b")
_LAND = re.compile(r"\b(?:darat|daratan|land)\b")
# The law's zones; where a text names several ("KIKN di luar KIPP"), the first one is meant.
_ZONE = re.compile(
    r"\b(?:(?P<kipp>kipp|(?:kawasan )?inti pusat pemerintahan)"
    rf"|(?P<kpikn>kpikn|kp ikn|(?:kawasan )?pengembangan(?: {_CAPITAL})?)"
    rf"|(?P<kikn>kikn|k ikn|kawasan {_CAPITAL}))\b"
)
_WHOLE = re.compile(rf"\b(?:{_CAPITAL}|nusantara|delineasi)\b")


def zone_of(text: str) -> str:
    """The zone that a text names.

    ``KIKN`` is what the law shortens *Kawasan Ibu Kota Nusantara* to, so "Kawasan IKN" is that
    zone and not the whole. A text of the sea is ``sea`` unless it names the land as well; a
    boundary's inside is its zone ``ikn`` where it has one, else all its zones but ``sea``.

    Args:
        text: The text as the file has it.

    Returns:
        ``ikn``, ``kikn``, ``kpikn``, ``kipp`` or ``sea``; another text as a plain name; empty for
        an empty text.

    Example:
        >>> [zone_of(t) for t in ("Kawasan Pengembangan", "Wilayah Laut", "Zona B-2")]
        ['kpikn', 'sea', 'zona_b_2']
    """
    words = _slug(text).replace("_", " ")
    on_land = _LAND.search(words) is not None
    if _SEA.search(words) and not on_land:
        return SEA_ZONE
    found = _ZONE.search(words)
    if found is not None and found.lastgroup is not None:
        return found.lastgroup
    if on_land or _WHOLE.search(words):
        return WHOLE_ZONE
    return _slug(text)


def boundary_id_of(file_stem: str, match: BoundaryMatch, taken: Collection[str] = ()) -> str:
    """A name to propose for a loaded boundary.

    Args:
        file_stem: The file's name without its ending.
        match: What the line resembles.
        taken: Names of the boundaries that are already there.

    Returns:
        The law's name for a whole line that resembles it and is not there yet; else the file's
        name, never that of a law, with a number where it is taken. Small letters a to z, digits
        and underscores: it stands in links.
    """
    is_whole = match.part in {LAND, LAND_AND_SEA}
    if match.resembles in LAWS and is_whole and match.resembles not in taken:
        return match.resembles
    plain = re.sub(r"[^a-z0-9]+", "_", _slug(file_stem))
    name = plain[:_LONGEST_ID].strip("_") or "garis"
    proposed, number = name, 2
    while proposed in taken or proposed in LAWS:
        proposed, number = f"{name}_{number}", number + 1
    return proposed


def _slug(text: str) -> str:
    """Lower case without accents, one underscore for anything but letters and digits."""
    decomposed = unicodedata.normalize("NFKD", str(text))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "_", plain.casefold()).strip("_")
