"""Columns of the sheets on markets and events."""

from __future__ import annotations

from sentra_geo.export.workbook.column_text import (
    BUSINESSES,
    COMMODITY,
    DISTRICT,
    SENTRA,
    VILLAGE,
    ZONE,
    ColumnText,
    limits,
)
from sentra_geo.wording import N_

_OUTLETS, _KM, _STALLS = N_("gerai"), N_("km"), N_("lapak")
_KIND = ColumnText(N_("Jenis gerai"), about=N_("Jenis tempat penjualan menurut lapisannya."))
_NAME = ColumnText(N_("Nama gerai"), about=N_("Nama gerai menurut lapisannya."))
_SELLS = ColumnText(N_("Menjual produk lokal"), "outlet_share", unit=_OUTLETS)
_DOES_SELL = ColumnText(
    N_("Menjual produk lokal"), about=N_("Apakah gerai itu menjual produk lokal.")
)
_OPEN = ColumnText(
    N_("Tidak diketahui"),
    about=N_("Gerai yang tidak diketahui menjual produk lokal atau tidak."),
    unit=_OUTLETS,
)
_COUNTED = ColumnText(N_("Gerai"), "outlets", unit=_OUTLETS)
_IN_ZONE = ColumnText("{zone}", "outlets", unit=_OUTLETS)
_SUM = ColumnText(N_("Jumlah"), about=N_("Jumlah di baris itu."))
_FROM = ColumnText(N_("Usaha dari: {zone}"), "sold_in", N_("Menurut letak usahanya."))
_PLACED = ColumnText(N_("Penempatan tercatat"), "placed_rate", N_("Produk usaha di gerai."))
_WITH_PLACEMENT = ColumnText(
    N_("Usaha dengan penempatan tercatat"), "placed_businesses", unit=BUSINESSES
)
_DEALT = (
    ColumnText(N_("Bagian sebelum dibulatkan"), "stall_quota", unit=_STALLS),
    ColumnText(N_("Lapak"), "stall_quota", unit=_STALLS),
    ColumnText(
        N_("Lapak terakhir"), about=N_("Apakah sisa pembagiannya sama besar dengan yang lain.")
    ),
    ColumnText("{weight}", "stall_need", N_("Dasar pembagian menurut aturan yang dipilih.")),
)

MARKET_COLUMNS: dict[str, tuple[ColumnText, ...]] = {
    "outlet-kinds": (_KIND, _SUM, _SELLS, _OPEN, _IN_ZONE),
    "outlet-shares": (
        _KIND,
        ZONE,
        _COUNTED,
        _SELLS,
        ColumnText(
            N_("Tidak menjual"), about=N_("Gerai yang tidak menjual produk lokal."), unit=_OUTLETS
        ),
        _OPEN,
        ColumnText(N_("Bagian, paling sedikit"), "outlet_share"),
        ColumnText(N_("Bagian, paling banyak"), "outlet_share"),
        *limits("outlet_share_interval"),
    ),
    "outlets": (
        _NAME,
        _KIND,
        ZONE,
        VILLAGE,
        DISTRICT,
        _DOES_SELL,
        ColumnText(N_("Jumlah kamar"), about=N_("Kamar hotel; kosong berarti tidak diketahui.")),
        ColumnText(N_("Data"), about=N_("Apakah gerai itu tercatat atau data contoh.")),
    ),
    "outlet-distances": (
        _KIND,
        _COUNTED,
        ColumnText(N_("Jarak tengah desa, km: {zone}"), "outlet_median", unit=_KM),
    ),
    "village-outlets": (
        VILLAGE,
        DISTRICT,
        ZONE,
        ColumnText(
            N_("Penjual produk lokal terdekat"), about=N_("Nama gerai terdekat yang menjualnya.")
        ),
        ColumnText(N_("Jaraknya (km)"), "outlet_distance", unit=_KM),
        ColumnText(N_("{kind} (km)"), "outlet_distance", unit=_KM),
    ),
    "tourist-sites": (
        ColumnText(N_("Tempat wisata"), about=N_("Nama tempat wisata menurut lapisannya.")),
        ZONE,
        DISTRICT,
        ColumnText(N_("Punya cenderamata sendiri"), "souvenirs"),
        ColumnText(N_("Cenderamata"), about=N_("Cenderamata yang tercatat.")),
        _DOES_SELL,
    ),
    "hotels": (
        ZONE,
        ColumnText(N_("Hotel"), about=N_("Hotel di daftar gerai.")),
        ColumnText(N_("Kamar yang diketahui"), about=N_("Kamar hotel yang jumlahnya tercatat.")),
        ColumnText(
            N_("Hotel yang kamarnya tidak diketahui"),
            about=N_("Hotel yang jumlah kamarnya tidak tercatat."),
        ),
    ),
    "market-access": (
        ZONE,
        ColumnText(N_("Dalam radius gerai"), "market_access"),
        ColumnText(N_("Bagian"), "market_access"),
        *limits("market_access"),
        ColumnText(N_("Jarak tengah (km)"), "outlet_median", unit=_KM),
        ColumnText("{what}", about=N_("Semuanya di zona itu.")),
    ),
    "placements": (
        ColumnText(N_("Zona usaha"), "zone"),
        _WITH_PLACEMENT,
        ColumnText(N_("Bagian"), "placed_businesses"),
        *limits("placed_interval"),
        _PLACED,
        ColumnText(N_("Penempatan per 100 usaha"), "placed_rate"),
        ColumnText("{what}", "businesses", unit=BUSINESSES),
    ),
    "sold-in": (ColumnText(N_("Zona gerai"), "zone"), _FROM, _SUM),
    "placed-products": (
        ColumnText(N_("Produk"), "placed_products"),
        COMMODITY,
        ColumnText(N_("Usaha"), about=N_("Usaha yang produk itu tercatat di gerai.")),
        ColumnText(N_("Gerai"), about=N_("Gerai yang mencatat produk itu.")),
        _FROM,
    ),
    "hotel-deals": (
        ColumnText(N_("Cara membagi"), "hotel_deal"),
        _SUM,
        ColumnText("{zone}", "hotel_packages", unit=N_("kemasan")),
    ),
    "downstream": (
        SENTRA,
        COMMODITY,
        ColumnText(N_("Temuan"), "downstream"),
        ColumnText(N_("Gerai penjual produk lokal terdekat"), "sentra_outlet_distance"),
        _PLACED,
        _WITH_PLACEMENT,
        ColumnText(N_("Produk tercatat di gerai"), about=N_("Nama produk yang tercatat.")),
        ColumnText(
            N_("Produk sentra tanpa gerai tercatat"),
            about=N_("Produk menurut lapisan sentra yang tidak tercatat di gerai mana pun."),
        ),
    ),
    "event-venues": (
        _NAME,
        _KIND,
        ColumnText(N_("Letak"), about=N_("Desa dan kecamatannya.")),
        ZONE,
        ColumnText(
            N_("Jarak ke garis (km, − di dalam)"),
            "line_distance",
            N_("Jaraknya ke garis; di dalam garis bertanda minus."),
            _KM,
        ),
        ColumnText(N_("Perkiraan pengunjung"), about=N_("Pengunjung menurut lapisan acara.")),
        ColumnText(N_("Jumlah lapak"), about=N_("Lapak menurut lapisan acara."), unit=_STALLS),
    ),
    "stall-split": (
        ColumnText(N_("Aturan"), "stall_quota"),
        ColumnText(N_("Lapak: {zone}"), "stall_quota", unit=_STALLS),
        ColumnText(N_("Bagian di luar"), "stall_share"),
        ColumnText(N_("Selisih dari usaha (poin persen)"), "stall_gap"),
        ColumnText(N_("Selisih dari penduduk (poin persen)"), "stall_gap"),
    ),
    "stall-districts": (DISTRICT, *_DEALT),
    "stall-villages": (DISTRICT, VILLAGE, ZONE, *_DEALT),
}
