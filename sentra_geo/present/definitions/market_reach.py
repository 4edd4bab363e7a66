"""Definitions: the hotel calculator, and each sentra's way to buyers."""

from __future__ import annotations

from sentra_geo.present.definitions.definition import Definition
from sentra_geo.present.definitions.markets import STRAIGHT_TO_OUTLETS
from sentra_geo.sections.downstream import check_downstream
from sentra_geo.sections.hotel import fill_rooms
from sentra_geo.wording import N_

DEFINITIONS = (
    Definition(
        "hotel_packages",
        "markets",
        N_("Kemasan untuk satu kali pengisian"),
        N_("Kamar dikalikan jenis produk di tiap kamar."),
        "K = R · j",
        fill_rooms,
        layers=("outlets",),
        own_symbols={"R": N_("kamar"), "j": N_("jenis produk di tiap kamar")},
        unsaid=N_("Hitungan, bukan ramalan: seberapa sering kamar diisi ulang tidak diketahui."),
    ),
    Definition(
        "hotel_each",
        "markets",
        N_("Kemasan tiap usaha"),
        N_("Kemasan yang disiapkan tiap usaha bila semua usaha terpilih memasok sama banyak."),
        "e = K / U",
        fill_rooms,
        layers=("businesses",),
        own_symbols={"K": N_("semua kemasan"), "U": N_("usaha yang dipilih saringan")},
        unsaid=N_("Tidak setiap usaha membuat produk yang cocok untuk kamar hotel."),
    ),
    Definition(
        "hotel_deal",
        "markets",
        N_("Kemasan menurut zona"),
        N_("Kemasan dibagi ke zona menurut dasarnya, dibulatkan sehingga jumlahnya tetap."),
        "K_z = K · b_z / B",
        fill_rooms,
        layers=("businesses", "population", "villages", "delineation"),
        own_symbols={
            "K": N_("semua kemasan"),
            "b_z": N_("usaha, penduduk, atau desa di zona itu"),
            "B": N_("jumlahnya di semua zona"),
        },
        estimated=N_("Penduduk per desa adalah perkiraan."),
        unsaid=N_("Pengandaian pembagian, bukan ramalan."),
    ),
    Definition(
        "sentra_outlet_distance",
        "markets",
        N_("Jarak sentra ke gerai"),
        N_(
            "Jarak dari lokasi sentra yang terdekat ke gerai yang diketahui menjual produk lokal; "
            "± adalah ketidakpastian kedua letak dijumlahkan."
        ),
        "d_j = min(d_lj)",
        check_downstream,
        layers=("sentra", "outlets", "placements"),
        own_symbols={"d_lj": N_("jarak lokasi sentra ke-l ke gerai ke-j")},
        estimated=STRAIGHT_TO_OUTLETS,
    ),
    Definition(
        "downstream",
        "markets",
        N_("Jalan produk sentra ke pembeli"),
        N_(
            "Tercatat dijual bila ada penempatan dari usaha komoditas sentra itu; selain itu, ada "
            "gerai dalam radius atau belum tercatat."
        ),
        "k = Σ([c_i = c])",
        check_downstream,
        layers=("sentra", "outlets", "placements", "businesses"),
        own_symbols={
            "c_i": N_("komoditas usaha penempatan ke-i"),
            "c": N_("komoditas sentra itu"),
        },
        unsaid=N_(
            "Usaha sekomoditas belum tentu anggota sentra. Saringan kecamatan dan skala tidak "
            "mengubah pemeriksaan ini."
        ),
    ),
)
