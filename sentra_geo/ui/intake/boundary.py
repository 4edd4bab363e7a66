"""Which law's line a loaded delineation resembles, and by how much it differs."""

from __future__ import annotations

from sentra_geo.intake.checked import Checked
from sentra_geo.intake.outlines.law import LAWS
from sentra_geo.present.tables import HUNDREDTHS, TEXT, build_table
from sentra_geo.ui.panels import show_small_table
from sentra_geo.ui.writing import write_caption, write_heading
from sentra_geo.wording import N_, Wording

_DIRECTION = {
    "north": N_("Utara (km)"),
    "south": N_("Selatan (km)"),
    "west": N_("Barat (km)"),
    "east": N_("Timur (km)"),
}


def show_boundary_match(checked: Checked, words: Wording) -> None:
    """The differences from both laws, as a table."""
    match = checked.content.boundary
    if match is None or not match.differences:
        return
    _ = words.gettext
    title = _("Selisih dari batas menurut undang-undang")
    write_heading(title)
    rows = [
        [
            (_("Undang-undang"), TEXT, LAWS[difference.law_id].title),
            *(
                (_(text), HUNDREDTHS, difference.extremes_km.get(direction))
                for direction, text in _DIRECTION.items()
            ),
            (_("Luas (%)"), HUNDREDTHS, difference.area_percent),
        ]
        for difference in match.differences
    ]
    show_small_table(build_table(rows), words, title)
    write_caption(
        _(
            "Titik terluar dibandingkan lebih dahulu, luas geodesik sesudahnya. Tanda –: titik itu "
            "berada di laut dan tidak dapat dibandingkan dengan garis darat."
        )
    )
