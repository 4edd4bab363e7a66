"""What codes are called on screen, as message ids."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary import CHOICES, LAYERS
from sentra_geo.wording import N_, Wording

SAMPLE = N_("DATA CONTOH")

ZONE = {
    "inside": N_("Dalam delineasi"),
    "near": N_("Dekat batas"),
    "outside": N_("Luar delineasi"),
    "straddling": N_("Di kedua sisi"),
}
STATE = {
    "equal": N_("Setara"),
    "outside_behind": N_("Timpang: luar tertinggal"),
    "inside_behind": N_("Timpang: dalam tertinggal"),
    "not_enough_evidence": N_("Belum cukup bukti"),
    "depends_on_rule": N_("Bergantung pada aturan batas"),
}
RULE = {
    "point": N_("Menurut letak permukiman"),
    "area": N_("Menurut bagian luas desa"),
    "administration": N_("Menurut kecamatan"),
}
UNIT = {
    "locations": N_("Lokasi sentra"),
    "sentra": N_("Sentra"),
    "villages": N_("Desa tempat sentra"),
    "businesses": N_("Usaha"),
}
BASE = {
    "population": N_("Penduduk"),
    "businesses": N_("Usaha"),
    "villages": N_("Desa"),
    "area": N_("Luas wilayah"),
}
COVERED = {
    "villages": N_("Desa"),
    "people": N_("Penduduk (perkiraan)"),
    "businesses": N_("Usaha"),
}
RATE = {
    "population": N_("per 1.000 penduduk"),
    "businesses": N_("per 100 usaha"),
    "villages": N_("per desa"),
    "area": N_("per 100 km²"),
}
COMMODITY = {"any": N_("Sentra apa saja"), **CHOICES["commodity"]}
SCALE = CHOICES["scale"]
STATUS = CHOICES["status"]
STANDING = {**CHOICES["standing"], "estimate": N_("perkiraan"), "sample": N_("data contoh")}
MAP_LAYER = {
    "villages": N_("Warna desa"),
    "delineation": N_("Garis IKN"),
    "sentra": N_("Sentra"),
    "businesses": N_("Usaha"),
}
LAYER = {name: text.title for name, text in LAYERS.items()}

REPAIR = {
    "swapped_axes": N_("Lintang dan bujur tertukar"),
    "decimal_comma": N_("Koma desimal"),
    "missing_sign": N_("Tanda minus hilang"),
    "dms": N_("Derajat, menit, detik"),
    "utm": N_("Meter UTM 50S"),
    "wrong_projection": N_("Proyeksi salah (EPSG:3395 dibaca sebagai EPSG:3857)"),
    "ring": N_("Garis tepi tidak sah"),
    "missing_crs": N_("Sistem koordinat tidak disebutkan"),
    "place_by_village": N_("Tempatkan menurut desa"),
}


def label(words: Wording, names: Mapping[str, str], code: str) -> str:
    """The name of a code in the reader's language; an unknown code stays itself."""
    return words.gettext(names[code]) if code in names else code


def covered_label(words: Wording, covered: str, register: str) -> str:
    """What coverage counts; sample businesses always say so."""
    text = label(words, COVERED, covered)
    if covered == "businesses" and register == "sample":
        return f"{text} ({words.gettext(SAMPLE)})"
    return text
