"""Markets: outlets, access to them, what is placed there, and each sentra's way to buyers."""

from sentra_geo.present.sentences import choices
from sentra_geo.ui.market_reach import show_downstream, show_hotel
from sentra_geo.ui.markets import show_access, show_outlets, show_placements, show_sites
from sentra_geo.ui.page_controls import choose_part
from sentra_geo.ui.panels import show_sample_notice
from sentra_geo.ui.receipts import show_receipts
from sentra_geo.ui.shell import page_shell
from sentra_geo.ui.writing import write_caption

SHOW = {
    "outlets": show_outlets,
    "access": show_access,
    "placements": show_placements,
    "receipts": show_receipts,
    "hotel": show_hotel,
    "sites": show_sites,
    "downstream": show_downstream,
}

view = page_shell("pages/markets.py", extras={"part": "outlets"})
_ = view.words.gettext

show_sample_notice(view)
part = choose_part(
    {
        "outlets": _("Gerai"),
        "access": _("Akses"),
        "placements": _("Penempatan"),
        "receipts": _("Struk penjualan"),
        "hotel": _("Kamar hotel"),
        "sites": _("Tempat wisata"),
        "downstream": _("Hilir sentra"),
    }
)
SHOW[part](view)
write_caption(_("Pilihan: {choices}.", choices=choices(view.found, view.words)))
