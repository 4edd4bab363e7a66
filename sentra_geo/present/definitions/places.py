"""Definitions: where things are, and what villages hold."""

from __future__ import annotations

from sentra_geo.boundary import locate_boundary
from sentra_geo.layers.projection import geodesic_area_ha
from sentra_geo.location import assign_side, nearest_distance_m, zone_weights
from sentra_geo.measures.population import spread_people, village_shares
from sentra_geo.present.definitions.definition import Definition
from sentra_geo.wording import N_

DEFINITIONS = (
    Definition(
        "zone",
        "places",
        N_("Zona"),
        N_(
            "Tiap titik berada di dalam, di luar, atau dekat batas; ketiga zona membagi habis "
            "semua baris."
        ),
        "w_B = [d ≤ max(b, u)]; w_D = (1 − w_B) · i; w_L = (1 − w_B) · (1 − i)",
        assign_side,
        layers=("delineation", "villages"),
        own_symbols={
            "w_B": N_("bobot dekat batas"),
            "w_D": N_("bobot di dalam garis"),
            "w_L": N_("bobot di luar garis"),
            "i": N_("1 bila titik di dalam garis, selain itu 0"),
            "d": N_("jarak titik ke garis"),
            "b": N_("lebar sabuk dekat batas"),
            "u": N_("ketidakpastian letak titik"),
        },
        estimated=N_(
            "Letak permukiman dan sentra adalah titik pusat dengan ketidakpastian; garis "
            "indikatif dapat berbeda dari garis yang sah."
        ),
        unsaid=N_(
            "Permukiman sebuah desa hanya diragukan bila garis membelah desa itu (lebih dari "
            "{split} luasnya di tiap sisi). Sentra dan permukiman desanya adalah dua titik: sentra "
            "dapat berada di dalam sedangkan desanya dekat batas, seperti di Pemaluan."
        ),
    ),
    Definition(
        "rule",
        "places",
        N_("Aturan desa terbelah"),
        N_(
            "Bobot sebuah desa di tiap zona: menurut letak permukiman (0 atau 1), menurut bagian "
            "luas, atau menurut kecamatan yang lebih dari separuh luasnya di dalam garis."
        ),
        "w_D = a_D / a; w_L = 1 − a_D / a",
        zone_weights,
        layers=("delineation", "villages"),
        own_symbols={
            "w_D": N_("bobot di dalam garis"),
            "w_L": N_("bobot di luar garis"),
            "a_D": N_("luas desa di dalam garis"),
            "a": N_("luas desa"),
        },
        estimated=N_("Menurut luas, isi desa dianggap tersebar rata di seluruh wilayahnya."),
        unsaid=N_(
            "Menurut luas hitungan dapat berupa pecahan; kedua bilangan bulat di sekitarnya "
            "diuji. Menurut kecamatan untuk UU 3/2022 berarti Sepaku, sama dengan pernyataan "
            "Setkab PPU 30 Juli 2025."
        ),
    ),
    Definition(
        "line_distance",
        "places",
        N_("Jarak ke garis"),
        N_("Jarak terdekat dari sebuah titik ke garis, dengan ketidakpastian letaknya."),
        "d_i = min(|t_i − l|)",
        assign_side,
        layers=("delineation", "sentra", "villages"),
        own_symbols={"t_i": N_("letak titik ke-i"), "l": N_("titik di garis")},
        estimated=N_("Letak sentra menurut desa, bukan alamat."),
    ),
    Definition(
        "land_inside",
        "places",
        N_("Luas di dalam garis"),
        N_("Bagian luas desa yang berada di dalam garis."),
        "q_i = a_D / a",
        locate_boundary,
        layers=("delineation", "villages"),
        own_symbols={"a_D": N_("luas desa di dalam garis"), "a": N_("luas desa")},
        estimated=N_("Garis desa digeneralisasi; luasnya bukan luas resmi."),
    ),
    Definition(
        "area",
        "places",
        N_("Luas"),
        N_("Luas di permukaan bumi, dalam hektare."),
        "A_z = Σ(w_iz · a_i)",
        geodesic_area_ha,
        "Karney 2013 (elipsoid WGS 84)",
        layers=("villages", "delineation"),
        own_symbols={
            "w_iz": N_("bobot baris ke-i di zona itu"),
            "a_i": N_("luas geodesik desa ke-i"),
        },
        estimated=N_("Garis desa digeneralisasi; luasnya bukan luas resmi."),
    ),
    Definition(
        "people",
        "places",
        N_("Penduduk"),
        N_("Penduduk kecamatan dibagi ke desa-desanya, lalu dijumlahkan per zona."),
        "P_i = P_k · a_i / A",
        spread_people,
        layers=("population", "villages", "delineation"),
        own_symbols={
            "P_k": N_("penduduk kecamatan"),
            "a_i": N_("ukuran desa: 1 untuk bagian rata, luasnya bila aturan luas dipilih"),
            "A": N_("jumlah ukuran semua desa kecamatan itu"),
        },
        estimated=N_("Penduduk per desa tidak diterbitkan. Diganti begitu angka desa dimuat."),
        unsaid=N_("Tidak menunjukkan di mana di dalam desa orang tinggal."),
    ),
    Definition(
        "people_part",
        "places",
        N_("Bagian desa dari penduduk kecamatannya"),
        N_("Bagian penduduk kecamatan yang diberikan kepada sebuah desa."),
        "q_i = a_i / A",
        village_shares,
        layers=("population", "villages"),
        own_symbols={
            "a_i": N_("ukuran desa: 1 untuk bagian rata, luasnya bila aturan luas dipilih"),
            "A": N_("jumlah ukuran semua desa kecamatan itu"),
        },
        estimated=N_("Penduduk per desa tidak diterbitkan. Diganti begitu angka desa dimuat."),
    ),
    Definition(
        "distance",
        "places",
        N_("Jarak ke sentra terdekat"),
        N_("Jarak dari permukiman desa atau usaha ke sentra terdekat yang dipilih."),
        "d_i = min(d_ij)",
        nearest_distance_m,
        layers=("sentra", "villages", "travel"),
        own_symbols={"d_ij": N_("jarak baris ke-i ke sentra ke-j")},
        estimated=N_("{distances}"),
    ),
)
