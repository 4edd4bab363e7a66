"""What the values of a column with choices are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sentra_geo.wording import N_

CHOICES: Mapping[str, Mapping[str, str]] = {
    "commodity": {
        "coconut": N_("Kelapa dan kerajinannya"),
        "folk_boat": N_("Kapal rakyat"),
        "sea_product": N_("Hasil laut"),
        "batik": N_("Batik"),
        "shrimp_paste": N_("Terasi"),
        "weaving": N_("Tenun"),
        "rattan": N_("Rotan"),
        "bamboo": N_("Kerajinan bambu"),
        "palm_sugar": N_("Gula aren"),
        "other": N_("Lainnya"),
    },
    "scale": {"micro": N_("Mikro"), "small": N_("Kecil"), "medium": N_("Menengah")},
    "status": {
        "designated": N_("Ditetapkan"),
        "planned": N_("Direncanakan"),
        "being_built": N_("Sedang dibangun"),
        "operating": N_("Beroperasi"),
        "exporting": N_("Mengekspor"),
        "inactive": N_("Tidak aktif"),
        "unknown": N_("Tidak diketahui"),
        "done": N_("Sudah berlangsung"),
        "cancelled": N_("Dibatalkan"),
    },
    "kind": {
        "training": N_("Pelatihan"),
        "licensing": N_("Perizinan"),
        "promotion": N_("Promosi"),
        "packaging": N_("Kemasan"),
        "exhibition": N_("Pameran"),
        "stall": N_("Lapak"),
        "hotel_placement": N_("Penempatan di hotel"),
        "partnership": N_("Kemitraan"),
        "forum": N_("Forum"),
        "hotel": N_("Hotel"),
        "mall": N_("Mal"),
        "modern_retail": N_("Ritel modern"),
        "rest_area": N_("Tempat istirahat"),
        "ikn_stall": N_("Lapak di IKN"),
        "tourist_site": N_("Tempat wisata"),
        "event_venue": N_("Tempat acara"),
        "market": N_("Pasar"),
    },
    "stage": {
        "designated": N_("Ditetapkan"),
        "planned": N_("Direncanakan"),
        "being_built": N_("Sedang dibangun"),
        "operating": N_("Beroperasi"),
        "exporting": N_("Mengekspor"),
        "inactive": N_("Tidak aktif"),
    },
    "standing": {"official": N_("resmi"), "indicative": N_("indikatif")},
    "position_method": {"coordinates": N_("Koordinat"), "village": N_("Desa")},
    "premises": {"home": N_("Di rumah"), "separate": N_("Terpisah dari rumah")},
    "unit": {"km": N_("km"), "minutes": N_("menit")},
    "mode": {
        "road": N_("Jalan"),
        "ferry_and_road": N_("Jalan dan feri"),
        "boat": N_("Perahu"),
        "walk": N_("Jalan kaki"),
    },
}


def choice_names(column: str, codes: Sequence[str]) -> str:
    """The Indonesian words for choices, which a file may use, joined by commas.

    Example:
        >>> choice_names("scale", ("micro", "small"))
        'Mikro, Kecil'
    """
    return ", ".join(CHOICES.get(column, {}).get(code, code) for code in codes)
