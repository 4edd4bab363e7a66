"""Columns of outlets, placements, receipts and events."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.wording import N_

MARKETS: Mapping[str, ColumnText] = {
    "outlet_id": ColumnText(N_("Kode gerai"), N_("Kode tetap tiap gerai."), "G-001"),
    "rooms": ColumnText(N_("Jumlah kamar"), N_("Kamar hotel; kosong untuk gerai lain."), "120"),
    "sells_local": ColumnText(
        N_("Menjual produk lokal"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "has_souvenir": ColumnText(
        N_("Punya cenderamata sendiri"),
        N_("Untuk tempat wisata: ya atau tidak; kosong bila tidak diketahui."),
        "tidak",
    ),
    "souvenir": ColumnText(
        N_("Cenderamata"), N_("Nama cenderamata khas tempat wisata itu."), "Gantungan rotan"
    ),
    "product": ColumnText(N_("Produk"), N_("Nama produk yang dijual."), "Kerupuk ikan"),
    "since": ColumnText(N_("Sejak"), N_("Hari, bulan, atau tahun mulai dijual."), "2025-06"),
    "month": ColumnText(N_("Bulan"), N_("Bulan penjualan, seperti 2025-06."), "2025-06"),
    "receipts": ColumnText(
        N_("Jumlah struk"), N_("Berapa struk yang memuat produk itu, bukan nilai rupiah."), "14"
    ),
    "event_id": ColumnText(N_("Kode acara"), N_("Kode tetap tiap acara."), "A-001"),
    "visitors_expected": ColumnText(
        N_("Perkiraan pengunjung"), N_("Pengunjung yang diperkirakan di tempat itu."), "5000"
    ),
    "stalls": ColumnText(
        N_("Jumlah lapak"), N_("Lapak yang tersedia; kosong bila tidak diketahui."), "40"
    ),
}
# What a column is called where a layer means something else by its name.
OWN: Mapping[tuple[str, str], ColumnText] = {
    ("outlets", "kind"): ColumnText(N_("Jenis gerai"), N_("Macam tempat itu."), "Hotel"),
    ("outlets", "name"): ColumnText(
        N_("Nama gerai"), N_("Nama tempat itu, bukan nama orang."), "Pasar Induk Nenang"
    ),
    ("events", "event"): ColumnText(N_("Nama acara"), N_("Nama acaranya."), "Porprov 2026"),
    ("events", "outlet_id"): ColumnText(
        N_("Kode tempat acara"), N_("Kode gerai tempat acara itu."), "G-001"
    ),
    **dict.fromkeys(
        [(layer, "outlet_id") for layer in ("placements", "receipts")],
        ColumnText(N_("Kode gerai"), N_("Kode gerai seperti di daftar gerai."), "G-001"),
    ),
}
