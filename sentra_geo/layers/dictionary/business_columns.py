"""Columns of businesses, and those that say what a row rests on."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.wording import N_

BUSINESSES: Mapping[str, ColumnText] = {
    "business_id": ColumnText(
        N_("Kode usaha"), N_("Kode tetap tiap usaha; dibuatkan bila tidak ada."), "U-0001"
    ),
    "is_sample": ColumnText(
        N_("Data contoh"), N_("Apakah baris itu buatan, bukan usaha nyata."), "tidak"
    ),
    "scale": ColumnText(N_("Skala usaha"), N_("Mikro, kecil, atau menengah."), "Mikro"),
    "name": ColumnText(
        N_("Nama usaha"), N_("Nama atau merek usaha, bukan nama pemiliknya."), "Amplang Pesisir"
    ),
    "register": ColumnText(
        N_("Daftar asal"), N_("Daftar yang memuat usaha itu, misalnya umkm atau ikm."), "ikm"
    ),
    "workers": ColumnText(N_("Jumlah tenaga kerja"), N_("Orang yang bekerja di usaha itu."), "4"),
    "premises": ColumnText(
        N_("Tempat usaha"), N_("Di rumah, atau di tempat yang terpisah dari rumah."), "Di rumah"
    ),
    "has_nib": ColumnText(
        N_("Memiliki NIB"), N_("Ya atau tidak; nomor NIB dibaca ya dan tidak disimpan."), "ya"
    ),
    "is_halal": ColumnText(
        N_("Bersertifikat halal"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "has_pirt": ColumnText(
        N_("Memiliki P-IRT"), N_("Ya atau tidak; kosong bila tidak diketahui."), "tidak"
    ),
    "sells_online": ColumnText(
        N_("Menjual secara daring"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "forum_member": ColumnText(
        N_("Anggota forum"), N_("Ya atau tidak; kosong bila tidak diketahui."), "tidak"
    ),
    "is_active": ColumnText(
        N_("Masih aktif"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
    "as_of": ColumnText(
        N_("Keadaan per"), N_("Hari, bulan, atau tahun keadaan yang dicatat."), "2024-12-31"
    ),
    "source": ColumnText(
        N_("Sumber"), N_("Dari mana nilai itu diperoleh."), "Survei dinas perhubungan"
    ),
    "link": ColumnText(
        N_("Tautan"), N_("Alamat web atau nomor dokumen buktinya."), "https://ppukab.go.id"
    ),
}
