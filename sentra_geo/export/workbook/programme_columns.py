"""Columns of the sheets on the sentra's stages and on programmes."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import (
    BUSINESSES,
    DISTRICT,
    SENTRA,
    VILLAGE,
    ZONE,
    ColumnText,
    limits,
)
from sentra_geo.wording import N_

_STAGE = ColumnText(N_("Tahap"), "sentra_stage")
_STEP = ColumnText("{step}", "sentra_stage", N_("Catatan tentang tahap itu."))
_ASIDE = ColumnText("{zone}", "zone", N_("Sentra di sisi itu."))
KIND = ColumnText(N_("Jenis program"), about=N_("Jenis kegiatan menurut daftar program."))
_PARTNER = ColumnText(N_("Mitra"), about=N_("Mitra yang tercatat; kosong berarti tidak tercatat."))
_TITLE = ColumnText(N_("Judul"), about=N_("Judul program menurut lapisannya."))
_DATE = ColumnText(N_("Tanggal"), about=N_("Tanggal, secermat yang tercatat."))
_HELD = ColumnText(N_("Program"), about=N_("Program yang sudah berlangsung di baris itu."))
_REACHED = ColumnText(N_("Terjangkau"), "programme_reach", unit=BUSINESSES)
_UNKNOWN = ColumnText(N_("Tidak diketahui"), "programme_unknown", unit=BUSINESSES)
_VERDICT = ColumnText(N_("Kesimpulan"), "programme_verdict")
_RATES = (
    _REACHED,
    _UNKNOWN,
    ColumnText(
        N_("Semua usaha"),
        about=N_("Semua usaha di baris itu menurut daftar usaha."),
        unit=BUSINESSES,
    ),
    ColumnText(N_("Terjangkau per 100 usaha"), "programme_reach"),
    *limits("programme_interval"),
    ColumnText(N_("paling banyak per 100"), "programme_at_most"),
)
_GAP = N_("Luar dikurangi dalam (per 100 usaha)")
_COMPARED = (
    *_RATES,
    ColumnText(_GAP, "programme_difference"),
    ColumnText(N_("Usaha lagi di luar agar sama"), "programme_need", unit=BUSINESSES),
    _VERDICT,
    ColumnText("{gap}, {limit}", "programme_difference", N_("Batas interval selisih itu.")),
)
_PERIOD = (
    ColumnText(N_("Bulan"), about=N_("Bulan, atau tahun bila bulannya tidak tercatat.")),
    _HELD,
    ColumnText(
        N_("Terjangkau"),
        about=N_("Usaha berbeda yang ikut program bulan itu."),
        unit=BUSINESSES,
    ),
    ColumnText(
        N_("Terjangkau: semua"),
        about=N_("Usaha berbeda yang ikut program bulan itu, di semua zona."),
        unit=BUSINESSES,
    ),
    ColumnText(N_("Pernah terjangkau per 100 usaha"), "programme_so_far"),
    *limits("programme_interval"),
)

PROGRAMME_COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    "sentra-ladder": (
        ColumnText(N_("No."), about=N_("Nomor sentra menurut lapisannya.")),
        SENTRA,
        ZONE,
        _STAGE,
        ColumnText(N_("Unit usaha tercatat"), "sentra_units", unit=BUSINESSES),
        ColumnText(N_("Syarat paling sedikit {n} unit"), "sentra_units"),
        ColumnText(N_("Fasilitas"), about=N_("Fasilitas menurut lapisan sentra.")),
        ColumnText(N_("Produk"), about=N_("Produk menurut lapisan sentra.")),
        _STEP,
    ),
    "sentra-stages": (
        ColumnText(N_("Tahap tertinggi"), "sentra_stage"),
        ColumnText(N_("Jumlah"), "sentra_count", unit=N_("sentra")),
        _ASIDE,
    ),
    "sentra-evidence": (
        SENTRA,
        _STAGE,
        _DATE,
        ColumnText(N_("Peristiwa"), about=N_("Apa yang terjadi menurut buktinya.")),
        ColumnText(N_("Lokasi"), about=N_("Desanya, atau seluruh sentra.")),
        ColumnText(N_("Sumber"), about=N_("Siapa yang mencatatnya.")),
        ColumnText(N_("Tautan"), about=N_("Alamat buktinya.")),
        ColumnText(N_("Pemeriksaan"), about=N_("Siapa yang sudah memeriksa buktinya.")),
    ),
    "sentra-support": (
        SENTRA,
        ZONE,
        ColumnText(N_("{what} komoditas ini ≤ {radius}"), "reached_businesses", unit=BUSINESSES),
        ColumnText(
            N_("{what} komoditas ini"),
            about=N_("Usaha komoditas itu di mana pun."),
            unit=BUSINESSES,
        ),
        ColumnText(N_("Tersentuh program"), "sentra_programmes", unit=BUSINESSES),
        ColumnText(N_("Tidak diketahui"), "sentra_programmes", unit=BUSINESSES),
        ColumnText(N_("Gerai yang menjual"), "sentra_outlets"),
        ColumnText(N_("Gerai terdekat (km, garis lurus)"), "sentra_outlets", unit=N_("km")),
        ColumnText(N_("Program di desanya"), "sentra_programmes"),
    ),
    "programme-matrix": (KIND, _HELD, *_COMPARED),
    "programme-so-far": _PERIOD,
    "programme-months": _PERIOD,
    "programme-partners": (_PARTNER, _HELD, *_COMPARED),
    "programme-list": (
        _PARTNER,
        _TITLE,
        _DATE,
        KIND,
        ColumnText(
            "{zone}", about=N_("Usaha yang hadir menurut daftar pesertanya."), unit=BUSINESSES
        ),
        ColumnText(
            N_("Kehadiran tidak diketahui"),
            about=N_("Usaha yang tercantum tanpa keterangan hadir."),
            unit=BUSINESSES,
        ),
        ColumnText(N_("Daftar lengkap"), about=N_("Apakah daftar pesertanya diketahui lengkap.")),
    ),
    "programme-districts": (DISTRICT, *_RATES),
    "programme-villages": (VILLAGE, DISTRICT, ZONE, *_RATES),
    "programme-plans": (
        _DATE,
        _TITLE,
        KIND,
        _PARTNER,
        ColumnText(
            N_("Kursi"), about=N_("Tempat yang disediakan; kosong berarti belum diketahui.")
        ),
        ColumnText(N_("Diundang: {zone}"), about=N_("Usaha yang diundang."), unit=BUSINESSES),
        ColumnText(N_("Dasar"), about=N_("Dari apa akibatnya dihitung.")),
        ColumnText("{gap}, {when}", "programme_plan"),
    ),
    "programme-to-reach": (
        VILLAGE,
        DISTRICT,
        ColumnText(N_("Belum terjangkau"), "programme_work_list", unit=BUSINESSES),
        _UNKNOWN,
    ),
}
