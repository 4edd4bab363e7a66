"""Equity: how units are spread over the villages, and which are most left behind."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.equity import (
    show_commodities,
    show_inequality,
    show_ranking,
    show_rates,
    show_villages,
)
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption

SHOW = {
    "villages": show_villages,
    "inequality": show_inequality,
    "rates": show_rates,
    "commodities": show_commodities,
    "ranking": show_ranking,
}

view = page_shell("pages/equity.py", extras={"part": "villages"})
_ = view.words.gettext

show_sample_notice(view)
part = choose_part(
    {
        "villages": _("Desa"),
        "inequality": _("Ketimpangan antardesa"),
        "rates": _("Laju desa"),
        "commodities": _("Komoditas"),
        "ranking": _("Paling tertinggal"),
    }
)
SHOW[part](view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
