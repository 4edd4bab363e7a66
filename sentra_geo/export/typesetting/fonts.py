"""The font of everything that is exported: Arimo, shipped by a package, as wide as Arial.

Decks name Arial, which every office has and which takes exactly the same room.
"""

from __future__ import annotations

from fontpkg_arimo import FAMILY, ROOT

FONT: str = FAMILY
FONT_FOLDER: str = str(ROOT / "files")
DECK_FONT = "Arial"
