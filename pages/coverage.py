"""Coverage: by radius, by distance, by village, by sentra, by access."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.access import show_access
from sentra_geo.ui.coverage import (
    show_by_radius,
    show_by_sentra,
    show_by_village,
    show_coverage_evidence,
    show_coverage_text,
)
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption

view = page_shell("pages/coverage.py", extras={"part": "radius", "layer": "distance"})
_ = view.words.gettext

show_sample_notice(view)

show_coverage_text(view)
show_coverage_evidence(view)
part = choose_part(
    {
        "radius": _("Menurut radius"),
        "villages": _("Menurut desa"),
        "sentra": _("Menurut sentra dan komoditas"),
        "access": _("Menurut akses"),
    }
)
if part == "radius":
    show_by_radius(view)
elif part == "villages":
    show_by_village(view)
elif part == "access":
    show_access(view)
else:
    show_by_sentra(view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
