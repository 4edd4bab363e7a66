"""Parts of the page of markets: the hotel calculator, and each sentra's way to buyers."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present import market_codes as codes
from sentra_geo.present.downstream_sentences import (
    downstream_title,
    near_text,
    own_products_text,
    placed_text,
    way_text,
)
from sentra_geo.present.hotel_sentences import (
    hotel_caution,
    hotel_sentence,
    rooms_sentence,
    supply_sentence,
)
from sentra_geo.present.labels import COMMODITY, label
from sentra_geo.present.market_charts import deals_chart
from sentra_geo.present.market_tables import downstream_table, hotels_table
from sentra_geo.question import MOST_ROOM_PRODUCTS, MOST_ROOMS
from sentra_geo.sections.downstream import Downstream
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.markets import lacks_outlets
from sentra_geo.ui.panels import show_figure, show_small_table, show_table
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.session import bind, choices, take
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_list, write_strong, write_text


def show_hotel(view: View) -> None:
    """The hotel calculator: rooms times products, and who might supply them."""
    _ = view.words.gettext
    first, second, _rest = st.columns([2, 2, 3])
    with first:
        _choose_number(_("Kamar hotel"), "hotel_rooms", MOST_ROOMS, 100)
    with second:
        _choose_number(_("Jenis produk tiap kamar"), "room_products", MOST_ROOM_PRODUCTS, 1)
    write_caption(_("2.000 kamar × 5 jenis produk adalah gagasan gubernur; ubah sesuai keadaan."))
    write_strong(hotel_sentence(view.found, view.words))
    write_text(hotel_caution(view.words))
    write_text(supply_sentence(view.found, view.words))
    chart, layers = deals_chart(view.found, view.words), codes.layers_of("hotel-deals", view.found)
    show_figure(chart, view, "hotel-deals", *layers, codes=codes.HOTEL)
    title = _("Hotel di daftar gerai")
    write_heading(title)
    if lacks_outlets(view):
        return
    write_text(rooms_sentence(view.found, view.words))
    table = hotels_table(view.found, view.words)
    show_small_table(table, view.words, title)
    show_table_downloads(table, view, "hotels", title, *codes.LAYERS["hotels"])


def _choose_number(title: str, name: str, most: int, step: int) -> None:
    """A whole number of the question; it stands in the address of the page."""
    value = int(choices()[name])
    key = bind(name, value)
    st.number_input(title, 0, most, value, step, key=key, on_change=take, args=(name, key, int))


def show_downstream(view: View) -> None:
    """Each sentra: outlets near it, placements of its commodity, products without an outlet."""
    _ = view.words.gettext
    if not view.found.markets.downstream:
        st.info(_("Tidak ada sentra untuk saringan ini."))
        return
    if lacks_outlets(view):
        return
    title = downstream_title(view.found, view.words)
    write_strong(title)
    write_caption(
        _(
            "Jarak garis lurus dari lokasi sentra yang terdekat; ± adalah ketidakpastian letak. "
            "Penempatan dari usaha sekomoditas, di kecamatan dan skala mana pun; usaha itu belum "
            "tentu anggota sentra."
        )
    )
    show_provenance(view, *codes.DOWNSTREAM)
    for row in view.found.markets.downstream:
        with st.container(border=True):
            _show_sentra(row, view)
    write_heading(_("Semua sentra dalam satu tabel"))
    table = downstream_table(view.found, view.words)
    layers = codes.LAYERS["downstream"]
    show_table(table, view, "downstream-table", title, layers=layers)


def _show_sentra(row: Downstream, view: View) -> None:
    _, words = view.words.gettext, view.words
    commodity = label(words, COMMODITY, row.commodity)
    write_strong(row.sentra if row.sentra == commodity else f"{row.sentra} ({commodity})")
    lines = [
        _("Temuan: {finding}.", finding=way_text(row, words)),
        placed_text(row, view.found, words),
    ]
    if row.products:
        lines.append(_("Produk yang tercatat: {list}.", list=", ".join(row.products)))
    lines.append(own_products_text(row, words))
    if row.nearest:
        near = "; ".join(near_text(outlet, words) for outlet in row.nearest)
        lines.append(_("Gerai penjual produk lokal terdekat: {list}.", list=near))
    write_list(lines)
