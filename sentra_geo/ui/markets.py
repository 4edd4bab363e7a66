"""The parts of the page of markets: outlets, access to them, and what is placed there."""

from __future__ import annotations

import streamlit as st

from sentra_geo.present import market_codes as codes
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import COVERED, label
from sentra_geo.present.maps import OUTLETS
from sentra_geo.present.market_charts import access_chart, kinds_chart, placed_chart
from sentra_geo.present.market_sentences import (
    lost_sentence,
    products_title,
    rates_sentence,
    sold_in_title,
)
from sentra_geo.present.market_tables import products_table, sold_in_table
from sentra_geo.present.outlet_sentences import (
    WHY_OUTLETS,
    WHY_PLACEMENTS,
    distances_note,
    outlets_title,
    sites_title,
    unknown_outlets,
    why_no_access,
)
from sentra_geo.present.outlet_tables import (
    distances_table,
    kinds_table,
    places_table,
    sites_table,
    village_outlets_table,
)
from sentra_geo.present.sentences import used_sources
from sentra_geo.present.tables import Table
from sentra_geo.question import COVERED as COVERED_CHOICES
from sentra_geo.ui.downloads import show_table_downloads
from sentra_geo.ui.missing import show_missing_layers
from sentra_geo.ui.panels import (
    WITHOUT_BUSINESSES,
    MapChoice,
    show_figure,
    show_map,
    show_missing_businesses,
    show_small_table,
    show_table,
)
from sentra_geo.ui.provenance import show_provenance
from sentra_geo.ui.session import bind, choices, take
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import write_caption, write_heading, write_strong, write_text

_SHOWN = (*WITHOUT_BUSINESSES, OUTLETS)


def lacks_outlets(view: View) -> bool:
    """Say what outlets would show where none take part; whether that is so."""
    if view.found.markets.has_outlets:
        return False
    show_missing_layers(view, ("outlets",), view.words.gettext(WHY_OUTLETS))
    return True


def show_outlets(view: View) -> None:
    """Outlets on the map, by kind and zone, and one by one."""
    _ = view.words.gettext
    if lacks_outlets(view):
        return
    write_strong(outlets_title(view.found, view.words))
    write_text(unknown_outlets(view.found, view.words))
    show_map(view, "outlets", MapChoice(metric=OUTLETS, shown=_SHOWN), height=520)
    write_caption(used_sources(view.found, view.words, *codes.LAYERS["outlet-kinds"]))
    chart, layers = kinds_chart(view.found, view.words), codes.LAYERS["outlet-kinds"]
    show_figure(chart, view, "outlet-kinds", *layers, codes=codes.KINDS)
    title = _marked(view, _("Gerai menurut jenis dan zona"))
    write_heading(title)
    _table(view, kinds_table(view.found, view.words), "outlet-shares", title, codes.KINDS)
    title = _marked(view, _("Daftar gerai"))
    write_heading(title)
    _table(view, places_table(view.found, view.words), "outlets", title)


def _marked(view: View, title: str) -> str:
    """A heading that says where the outlets below it are made up."""
    return mark(title, view.words, uses_sample=view.found.markets.uses_sample)


def show_access(view: View) -> None:
    """Who lies within the radius of an outlet, and how far each kind of outlet is."""
    _ = view.words.gettext
    if lacks_outlets(view):
        return
    _choose_covered(view)
    if view.found.markets.access is None:
        st.info(why_no_access(view.found, view.words), icon=":material/info:")
    else:
        chart = access_chart(view.found, view.words)
        layers = codes.layers_of("market-access", view.found)
        show_figure(chart, view, "market-access", *layers, codes=codes.ACCESS)
    title = _marked(view, _("Jarak ke gerai menurut zona"))
    write_heading(title)
    _small(view, distances_table(view.found, view.words), "outlet-distances", title)
    write_caption(distances_note(view.words))
    show_provenance(view, *codes.DISTANCES)
    title = _marked(view, _("Gerai terdekat dari tiap desa"))
    write_heading(title)
    _table(view, village_outlets_table(view.found, view.words), "village-outlets", title)


def _choose_covered(view: View) -> None:
    """What access is a share of: the same choice as that of coverage by a sentra."""
    chosen = choices()["covered"]
    key = bind("covered_here", chosen)
    st.segmented_control(
        view.words.gettext("Akses dihitung dari"),
        COVERED_CHOICES,
        default=chosen,
        format_func=lambda code: label(view.words, COVERED, code),
        key=key,
        on_change=take,
        args=("covered", key, str),
        required=True,
        help=view.words.gettext("Radius diatur di bilah samping."),
    )


def show_placements(view: View) -> None:
    """Products placed in outlets: from where, where sold, which."""
    placed = view.found.markets.placements
    if placed is None:
        if view.found.businesses == "none":
            show_missing_businesses(view)
        why = view.words.gettext(WHY_PLACEMENTS)
        show_missing_layers(view, ("placements",), why)
        return
    words, found = view.words, view.found
    chart, layers = placed_chart(placed, found, words), codes.LAYERS["placements"]
    show_figure(chart, view, "placements", *layers, codes=codes.PLACED)
    write_text(rates_sentence(placed, found, words))
    if lost_sentence(placed, words):
        write_text(lost_sentence(placed, words))
    write_heading(words.gettext("Produk dari mana dijual di mana"))
    title = sold_in_title(placed, found, words)
    write_text(f"{title}.")
    _small(view, sold_in_table(placed, words), "sold-in", title)
    show_provenance(view, *codes.SOLD_IN)
    title = products_title(placed, found, words)
    write_heading(title)
    _table(view, products_table(placed, words), "placed-products", title, codes.PRODUCTS)


def show_sites(view: View) -> None:
    """Every tourist site, with or without its own souvenir."""
    if lacks_outlets(view):
        return
    title = sites_title(view.found, view.words)
    write_strong(title)
    table = sites_table(view.found, view.words)
    if table.frame.empty:
        st.info(view.words.gettext("Tidak ada tempat wisata untuk saringan ini."))
        return
    _table(view, table, "tourist-sites", title)
    show_provenance(view, *codes.SITES)


def _table(view: View, table: Table, key: str, title: str, of: tuple[str, ...] = ()) -> None:
    """A sortable table with its sources; nothing to show is said."""
    if table.frame.empty:
        st.info(view.words.gettext("Tidak ada angka untuk pilihan ini."))
        return
    show_table(table, view, f"{key}-table", title, codes=of, layers=codes.LAYERS[key])


def _small(view: View, table: Table, key: str, title: str) -> None:
    """A table of a few rows that prints, with its downloads."""
    show_small_table(table, view.words, title)
    show_table_downloads(table, view, key, title, *codes.LAYERS[key])
