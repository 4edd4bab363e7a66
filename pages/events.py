"""Events: where they are held, and how their stalls could be dealt out fairly."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.events import choose_dealing, show_dealing, show_event
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption

view = page_shell("pages/events.py")
_ = view.words.gettext

show_sample_notice(view)
show_event(view)
choose_dealing(view)
show_dealing(view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
