"""Definitions: receipts by group, how sure their shares are, and what is not shown."""

from __future__ import annotations

from sentra_geo.measures.disclosure import gathered_groups
from sentra_geo.measures.resampling import resample_share
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.sections.receipt_rows import ReceiptRows
from sentra_geo.sections.receipts import receipts_of
from sentra_geo.wording import N_

_LAYERS = ("receipts", "outlets", "businesses")
_REPORTED = N_(
    "Struk hanya ada dari penempatan yang melapor; produk di gerai yang tidak melapor tidak "
    "terlihat."
)

DEFINITIONS = (
    Definition(
        "receipt_share",
        "receipts",
        N_("Bagian dari semua struk"),
        N_("Struk satu produk, komoditas, jenis gerai, atau bulan, dari semua struk."),
        "s_g = x_g / T",
        receipts_of,
        layers=_LAYERS,
        own_symbols={"x_g": N_("struk kelompok itu"), "T": N_("semua struk")},
        estimated=_REPORTED,
        unsaid=N_("Jumlah struk bukan jumlah barang atau uang."),
    ),
    Definition(
        "receipt_origin",
        "receipts",
        N_("Bagian struk menurut asal"),
        N_("Struk usaha sebuah zona dari semua struk, atau dari struk satu jenis gerai."),
        "s_z = Σ(w_iz · y_i) / Σ(y_i)",
        receipts_of,
        layers=(*_LAYERS, "delineation"),
        own_symbols={
            "w_iz": N_("bobot usaha ke-i di zona itu"),
            "y_i": N_("struk usaha ke-i"),
        },
        estimated=_REPORTED,
        unsaid=N_("Bukan kesimpulan tentang kesetaraan: siapa yang ditempatkan ikut menentukan."),
    ),
    Definition(
        "receipt_interval",
        "receipts",
        N_("Interval bagian struk (undian ulang usaha)"),
        N_(
            "Interval {level} bagian struk: usaha diundi ulang {draws} kali dengan benih tetap, "
            "karena struk satu usaha tidak saling lepas."
        ),
        "s_g = Σ(m_i · x_ig) / Σ(m_i · y_i)",
        resample_share,
        "Efron 1979",
        layers=_LAYERS,
        own_symbols={
            "m_i": N_("berapa kali usaha ke-i terundi"),
            "x_ig": N_("struk usaha ke-i di kelompok itu"),
            "y_i": N_("struk usaha ke-i"),
        },
        settings=("verdict.alpha",),
        unsaid=N_("Tidak ada bila kelompoknya mempunyai kurang dari {fewest} usaha dengan struk."),
    ),
    Definition(
        "receipt_limits",
        "receipts",
        N_("Yang tidak ditampilkan"),
        N_(
            "Kelompok yang struk atau usahanya terlalu sedikit digabung dengan yang lain, sampai "
            "tidak ada yang dapat dihitung dengan mengurangkan angka yang tampil."
        ),
        "H = {g : x_g < a ∨ b_g < c}",
        gathered_groups,
        "Eurostat 2010",
        layers=_LAYERS,
        own_symbols={
            "g": N_("satu kelompok"),
            "x_g": N_("struk kelompok itu"),
            "a": N_("struk paling sedikit yang boleh tampil"),
            "b_g": N_("usaha dengan struk di kelompok itu"),
            "c": N_("usaha paling sedikit yang boleh tampil"),
        },
        unsaid=N_("Membandingkan beberapa saringan dapat mempersempit dugaan."),
    ),
    Definition(
        "receipt_reporting",
        "receipts",
        N_("Penempatan yang melapor"),
        N_("Penempatan (gerai, usaha, produk) yang punya baris di bulan itu, juga bila nol."),
        "p_t = Σ([l_it = 1])",
        ReceiptRows.placements_reporting,
        layers=_LAYERS,
        own_symbols={"l_it": N_("apakah penempatan ke-i melapor di bulan itu")},
        unsaid=N_("Bulan tanpa laporan tidak diketahui, bukan nol."),
    ),
)
