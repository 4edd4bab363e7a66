"""The locator map of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sentra_geo.export.atlas.records import Records
from sentra_geo.export.pictures.maps import locator_svg
from sentra_geo.present.labels import STANDING, label

WIDTH, HEIGHT = 480, 360


def locator(codes: Sequence[str], held: Records, name: str) -> dict[str, Any]:
    """Where some villages lie in the regency: picture, text in its place, and caption.

    Args:
        codes: The villages.
        held: The records.
        name: What they are together, for those who cannot see the picture.
    """
    words, _, boundary = held.words, held.words.gettext, held.found.boundary
    drawn = locator_svg(held.study, held.found, words, codes, width=WIDTH, height=HEIGHT)
    standing = label(words, STANDING, boundary.standing)
    line = _("Garis {law}: {standing}.", law=boundary.law, standing=standing)
    alt = _("Peta letak: {name} di antara desa-desa lain dan garis IKN.", name=name)
    return {"svg": drawn, "alt": f"{alt} {line}", "caption": line}
