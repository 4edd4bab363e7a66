"""Columns of the sheets on receipts and on the forum."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import (
    BUSINESSES,
    COMMODITY,
    DISTRICT,
    VILLAGE,
    ZONE,
    ColumnText,
    limits,
)
from sentra_geo.wording import N_

_RECEIPTS = N_("struk")
_COUNT = ColumnText(N_("Struk"), about=N_("Struk di baris itu."), unit=_RECEIPTS)
_SELLERS = ColumnText(
    N_("Usaha dengan struk"), about=N_("Usaha berbeda yang mempunyai struk."), unit=BUSINESSES
)
_SHARE = ColumnText(N_("Bagian dari semua struk"), "receipt_share")
_REMARK = ColumnText(
    N_("Keterangan"), "receipt_limits", N_("Mengapa angka di baris itu tidak ditampilkan.")
)
_GROUP = (
    _COUNT,
    _SELLERS,
    _SHARE,
    *limits("receipt_interval"),
    ColumnText(
        N_("Kelompok di baris ini"),
        "receipt_limits",
        N_("Banyaknya kelompok yang digabung di baris itu."),
    ),
)
_OUTLET = ColumnText(N_("Jenis gerai"), about=N_("Jenis tempat penjualan menurut lapisannya."))
_MEMBERS = (
    ColumnText(N_("Anggota"), "forum_share", unit=BUSINESSES),
    ColumnText(N_("Tidak diketahui"), "forum_unknown", unit=BUSINESSES),
    ColumnText(
        N_("Semua usaha"),
        about=N_("Semua usaha di baris itu menurut daftar usaha."),
        unit=BUSINESSES,
    ),
    ColumnText(N_("Bagian anggota"), "forum_share"),
    *limits("forum_interval"),
    ColumnText(N_("Paling banyak, bila semua yang tidak diketahui anggota"), "forum_share"),
)
_CANDIDATES = (
    ColumnText(N_("Dapat diajak"), "forum_candidates", unit=BUSINESSES),
    ColumnText(N_("Mungkin, ada yang belum diketahui"), "forum_perhaps", unit=BUSINESSES),
)

RECEIPT_COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    "receipt-products": (
        ColumnText(N_("Produk"), about=N_("Nama produk menurut struk.")),
        *_GROUP,
    ),
    "receipt-commodities": (COMMODITY, *_GROUP),
    "receipt-outlets": (_OUTLET, *_GROUP),
    "receipt-origins": (
        _OUTLET,
        ColumnText(N_("Asal"), "receipt_origin"),
        _COUNT,
        _SELLERS,
        ColumnText(N_("Bagian dari struk jenis gerai itu"), "receipt_origin"),
        *limits("receipt_interval"),
        _REMARK,
    ),
    "receipt-months": (
        ColumnText(N_("Bulan"), about=N_("Bulan, atau tahun bila bulannya tidak tercatat.")),
        _COUNT,
        ColumnText(N_("Penempatan yang melapor"), "receipt_reporting"),
        ColumnText(N_("Struk per penempatan yang melapor"), "receipt_reporting"),
        _SHARE,
        *limits("receipt_interval"),
        _REMARK,
    ),
    "receipt-compared": (
        ZONE,
        ColumnText(N_("Bagian dari semua struk"), "receipt_origin"),
        *limits("receipt_interval"),
        ColumnText(
            N_("Bagian dari usaha yang produknya tercatat di gerai"),
            about=N_("Dari usaha yang produknya tercatat di gerai, bagian zona itu."),
        ),
        ColumnText(N_("Bagian dari semua usaha"), about=N_("Dari semua usaha, bagian zona itu.")),
    ),
    "forum-members": (ZONE, *_MEMBERS),
    "forum-districts": (DISTRICT, *_MEMBERS),
    "forum-villages": (VILLAGE, DISTRICT, ZONE, *_MEMBERS),
    "forum-candidates": (ZONE, *_CANDIDATES),
    "forum-candidate-villages": (VILLAGE, DISTRICT, *_CANDIDATES),
    "forum-selling": (
        ZONE,
        ColumnText(N_("Anggota yang berjualan di IKN"), "forum_selling", unit=BUSINESSES),
        ColumnText(N_("Semua anggota"), "forum_share", unit=BUSINESSES),
        ColumnText(N_("Bagian anggota yang berjualan di IKN"), "forum_selling"),
        *limits("forum_interval"),
        ColumnText(N_("Bukan anggota yang berjualan di IKN"), "forum_selling", unit=BUSINESSES),
        ColumnText(
            N_("Keanggotaan tidak diketahui"),
            about=N_("Yang berjualan di IKN tetapi keanggotaannya tidak diketahui."),
            unit=BUSINESSES,
        ),
    ),
}
