"""Columns of sentra and of their milestones."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.wording import N_

SENTRA: Mapping[str, ColumnText] = {
    "sentra_id": ColumnText(N_("Kode sentra"), N_("Kode tetap tiap sentra."), "S1"),
    "sentra": ColumnText(N_("Nama sentra"), N_("Nama menurut penetapannya."), "Terasi"),
    "commodity": ColumnText(
        N_("Komoditas"), N_("Salah satu dari sembilan komoditas; selain itu “lainnya”."), "Terasi"
    ),
    "decree": ColumnText(N_("Nomor surat"), N_("Surat yang menetapkannya."), "518/176/2020"),
    "status": ColumnText(N_("Status"), N_("Sejauh mana sentra itu berjalan."), "Beroperasi"),
    "unit_count": ColumnText(
        N_("Jumlah unit usaha"), N_("Unit usaha di sentra; kosong bila tidak diketahui."), "12"
    ),
    "kbli_code": ColumnText(
        N_("Kode KBLI"), N_("Kode lapangan usaha, lima angka; pisahkan dengan titik koma."), "10295"
    ),
    "kbli_version": ColumnText(N_("Versi KBLI"), N_("Tahun terbit KBLI yang dipakai."), "2020"),
    "event_date": ColumnText(
        N_("Tanggal peristiwa"), N_("Hari, bulan, atau tahun peristiwanya."), "2020-09-10"
    ),
    "event": ColumnText(
        N_("Peristiwa"), N_("Kejadian penting setelah penetapan."), "Kampung batik dibuka"
    ),
    "event_en": ColumnText(
        N_("Peristiwa (bahasa Inggris)"),
        N_("Kejadian yang sama, dalam bahasa Inggris."),
        "Batik village opened",
    ),
    "facilities": ColumnText(
        N_("Sarana"), N_("Sarana bersama di sentra; pisahkan dengan titik koma."), "Rumah produksi"
    ),
    "products": ColumnText(
        N_("Produk sentra"), N_("Produk yang dibuat di sentra; pisahkan dengan titik koma."), "VCO"
    ),
    "stage": ColumnText(N_("Tahap"), N_("Tahap yang dicapai sentra."), "Beroperasi"),
    "checked_by": ColumnText(
        N_("Diperiksa oleh"), N_("Jabatan atau lembaga yang memeriksa, bukan nama orang."), "Dinas"
    ),
    "checked_on": ColumnText(
        N_("Tanggal diperiksa"), N_("Kapan bukti itu diperiksa."), "2026-10-01"
    ),
}
