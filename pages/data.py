"""Data: load a file, see its versions, download templates."""

from sentra_geo.ui.intake.loading import show_loading
from sentra_geo.ui.intake.public import show_public
from sentra_geo.ui.intake.templates import show_templates
from sentra_geo.ui.intake.versions import show_versions
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.shell import page_shell

view = page_shell("pages/data.py", extras={"part": "load", "layer": "businesses"})
_ = view.words.gettext

part = choose_part(
    {
        "load": _("Muat berkas"),
        "versions": _("Versi"),
        "templates": _("Templat"),
        "public": _("Untuk umum"),
    }
)
if part == "load":
    show_loading(view)
elif part == "versions":
    show_versions(view)
elif part == "templates":
    show_templates(view)
else:
    show_public(view)
