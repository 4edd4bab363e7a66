"""Columns of programmes and of the lists of participants."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import ColumnText
from sentra_geo.wording import N_

PROGRAMMES: Mapping[str, ColumnText] = {
    "programme_id": ColumnText(N_("Kode program"), N_("Kode tetap tiap program."), "P-001"),
    "title": ColumnText(
        N_("Nama program"), N_("Nama kegiatannya, tanpa nama orang."), "Pelatihan desain batik"
    ),
    "partner": ColumnText(
        N_("Mitra"), N_("Lembaga yang ikut menyelenggarakan."), "Daerah Istimewa Yogyakarta"
    ),
    "date": ColumnText(
        N_("Tanggal"), N_("Hari, bulan, atau tahun; seperti 2025-03-14."), "2025-03-14"
    ),
    "end_date": ColumnText(N_("Tanggal selesai"), N_("Hari atau bulan terakhir."), "2025-03-16"),
    "seats": ColumnText(
        N_("Jumlah tempat"), N_("Usaha yang dapat ikut; kosong bila tidak diketahui."), "30"
    ),
    "list_complete": ColumnText(
        N_("Daftar peserta lengkap"),
        N_(
            "Ya bila semua peserta tercatat; bila tidak atau kosong, usaha yang tidak tercatat "
            "dianggap tidak diketahui, bukan tidak ikut."
        ),
        "ya",
    ),
    "attended": ColumnText(
        N_("Ikut serta"), N_("Ya atau tidak; kosong bila tidak diketahui."), "ya"
    ),
}
# What a column is called where a layer means something else by its name.
OWN: Mapping[tuple[str, str], ColumnText] = {
    ("programmes", "kind"): ColumnText(
        N_("Jenis program"), N_("Apa yang dilakukan program itu."), "Pelatihan"
    ),
    ("programmes", "status"): ColumnText(
        N_("Status program"),
        N_("Sudah berlangsung, direncanakan, atau dibatalkan."),
        "Sudah berlangsung",
    ),
    ("programmes", "village_code"): ColumnText(
        N_("Kode desa tempat program"), N_("Desa tempat program itu, bila satu."), "64.09.01.1018"
    ),
    ("participation", "programme_id"): ColumnText(
        N_("Kode program"), N_("Kode program seperti di daftar program."), "P-001"
    ),
    **dict.fromkeys(
        [(layer, "business_id") for layer in ("participation", "placements", "receipts")],
        ColumnText(N_("Kode usaha"), N_("Kode usaha seperti di daftar usaha."), "U-0001"),
    ),
}
