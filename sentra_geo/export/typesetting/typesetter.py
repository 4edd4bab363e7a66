"""Sets pages: a template of this folder and plain values become PDF, PNG or SVG."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import typst

from sentra_geo.export.typesetting.fonts import FONT, FONT_FOLDER
from sentra_geo.export.typesetting.letters import shown
from sentra_geo.present import palette

TEMPLATES = Path(__file__).parent / "templates"
Form = Literal["pdf", "png", "svg"]
SLIDE_PPI, PRINT_PPI = 144, 300
_NO_TIME = 1_577_836_800
"""1 January 2020: a file that says when it was made is never the same twice."""


def typeset(template: str, content: Mapping[str, Any], form: Form, ppi: int = 144) -> list[bytes]:
    """Set pages.

    Args:
        template: A file of ``templates/``, without ending; ``sys.inputs.content`` is JSON.
        content: What it sets: plain values. Pictures are SVG texts.
        form: ``pdf`` gives one file (tagged, PDF/UA-1), ``png`` and ``svg`` one a page.
        ppi: Pixels per inch of PNG.

    Returns:
        The files; the same content always gives the same bytes.

    Raises:
        typst.TypstError: The template does not fit the content: a fault of ours.

    """
    held = {"font": FONT, "colours": _colours(), **shown(content)}
    # Its types promise one file, but pages come as a list.
    made: Any = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        format=form,
        ppi=float(ppi),
        sys_inputs={"content": json.dumps(held, ensure_ascii=False, allow_nan=False)},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=_NO_TIME,
    )
    return made if isinstance(made, list) else [made]


def _colours() -> dict[str, Any]:
    return {
        "zone": palette.ZONE_COLOUR,
        "zone_ink": palette.ZONE_INK,
        "state": palette.STATE_COLOUR,
        "state_ink": palette.STATE_INK,
        "state_mark": palette.STATE_MARK,
        "ink": palette.LIGHT.ink,
        "grey": palette.GREY,
    }
