"""Does the conclusion change: other choices, uncertain positions, villages to verify."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.sensitivity import show_choices
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.uncertainty import show_band, show_draws, show_verification
from sentra_geo.ui.writing import write_caption

view = page_shell("pages/sensitivity.py", extras={"part": "choices"})
_ = view.words.gettext

show_sample_notice(view)
part = choose_part(
    {
        "choices": _("Pilihan lain"),
        "positions": _("Letak dan garis"),
        "verify": _("Desa yang perlu diverifikasi"),
    }
)
if part == "choices":
    show_choices(view)
elif part == "positions":
    show_band(view)
    show_draws(view)
else:
    show_verification(view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
