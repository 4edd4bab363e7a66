"""The forum of UMKM: membership inside and outside, and who could join next."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.forum import (
    forum_figures,
    show_candidates,
    show_member_places,
    show_members,
)
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption

SHOW = {
    "members": show_members,
    "places": show_member_places,
    "candidates": show_candidates,
}

view = page_shell("pages/forum.py", extras={"part": "members"})
_ = view.words.gettext

show_sample_notice(view)
figures = forum_figures(view)
if figures is not None:
    part = choose_part(
        {
            "members": _("Anggota"),
            "places": _("Kecamatan dan desa"),
            "candidates": _("Siapa yang dapat diajak"),
        }
    )
    SHOW[part](view, figures)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
