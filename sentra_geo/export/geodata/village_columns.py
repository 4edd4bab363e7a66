"""Columns of the villages layer, in their order."""

from __future__ import annotations

from sentra_geo.export.geodata.column import COUNT, FLAG, NUMBER, Column
from sentra_geo.measures.verdict import STATES
from sentra_geo.question import ZONES
from sentra_geo.sections.verification import REASONS
from sentra_geo.sections.village_shares import NOT_SIGNIFICANT, OVER, UNDER, UNKNOWN
from sentra_geo.wording import N_

_SHARE = "0–1"
SAMPLE_COLUMN = Column(
    "businesses_are_sample",
    N_("Apakah angka usaha di baris ini data contoh; kosong bila tidak ada data usaha."),
    FLAG,
)

_FIGURES = (
    Column("village_code", N_("Kode desa menurut Kemendagri.")),
    Column("village", N_("Nama desa atau kelurahan.")),
    Column("kind", N_("Desa atau kelurahan.")),
    Column("district", N_("Kecamatan.")),
    Column("zone", N_("Zona yang memuat seluruh atau sebagian besar desa."), codes=ZONES),
    Column("share_inside", N_("Bagian luas desa di dalam garis."), NUMBER, _SHARE),
    Column("is_split", N_("Apakah garis memotong desa."), FLAG),
    Column("people", N_("Penduduk menurut aturan yang dipilih; perkiraan."), NUMBER, "people"),
    Column("area_ha", N_("Luas desa pada elipsoid WGS 84."), NUMBER, "ha"),
    Column("sentra", N_("Sentra di desa ini, dipisah titik koma.")),
    Column("position_uncertainty_m", N_("Ketidakpastian letak permukiman."), NUMBER, "m"),
)
_COVERED = (
    Column("is_covered", N_("Apakah permukiman dalam radius sentra."), FLAG),
    Column("businesses", N_("Usaha di desa ini."), COUNT, "businesses"),
    Column("businesses_covered", N_("Usaha di desa ini dalam radius sentra."), COUNT, "businesses"),
    Column("businesses_coverage", N_("Bagian usaha desa ini dalam radius."), NUMBER, _SHARE),
    Column(
        "coverage",
        N_("Bagian dari yang dicakup menurut pilihan, dalam radius."),
        NUMBER,
        _SHARE,
    ),
)
_ACCESS = (
    Column("access_two_step", N_("Akses 2SFCA."), NUMBER, "per 10,000 people"),
    Column(
        "access_enhanced",
        N_("Akses E2SFCA dengan bobot Gauss."),
        NUMBER,
        "per 10,000 people",
    ),
    Column("access_rank", N_("Peringkat akses E2SFCA; 1 yang terbaik."), COUNT),
    Column("sentra_in_reach", N_("Lokasi sentra dalam radius."), COUNT),
    Column(
        "beyond_share",
        N_("Bagian lingkaran radius yang berada di luar peta desa."),
        NUMBER,
        _SHARE,
    ),
    Column("is_edge", N_("Desa tepi: lingkaran radiusnya melewati batas peta."), FLAG),
)
_REPRESENTATION = (
    Column("units", N_("Yang dihitung menurut pilihan, di desa ini."), NUMBER),
    Column("base", N_("Pembanding menurut pilihan, di desa ini."), NUMBER),
    Column("unit_share", N_("Bagian desa dari semua yang dihitung."), NUMBER, _SHARE),
    Column("base_share", N_("Bagian desa dari seluruh pembanding."), NUMBER, _SHARE),
    Column("share_difference", N_("unit_share dikurangi base_share."), NUMBER, "−1–1"),
    Column("p", N_("Nilai p dua sisi dari undian buta menurut pembanding."), NUMBER, _SHARE),
    Column("q", N_("p yang disesuaikan (Benjamini-Hochberg)."), NUMBER, _SHARE),
    Column(
        "representation",
        N_("Keterwakilan desa."),
        codes=(OVER, UNDER, NOT_SIGNIFICANT, UNKNOWN),
    ),
    Column("rate", N_("Laju: yang dihitung per pembanding."), NUMBER),
    Column("smoothed_rate", N_("Laju yang diratakan (Bayes empiris)."), NUMBER),
    Column(
        "signed_line_km",
        N_("Jarak permukiman ke garis; negatif di dalam."),
        NUMBER,
        "km",
    ),
)
_NEED = (
    Column(
        "need_of",
        N_("Apa yang perlu dicakup; kosong untuk desa di dalam garis."),
        codes=("people", "businesses"),
    ),
    Column("need_total", N_("Banyaknya di luar atau dekat garis."), NUMBER),
    Column("need_covered", N_("Yang sudah dalam radius."), NUMBER),
    Column("need", N_("Berapa lagi harus tercakup agar setara dengan di dalam."), COUNT),
    Column(
        "need_rank",
        N_("Urutan di antara desa luar dan dekat batas yang tertinggal; 1 yang paling tertinggal."),
        COUNT,
    ),
)
_VERIFY = (
    Column("to_verify", N_("Apakah letak desa terhadap garis perlu diverifikasi."), FLAG),
    Column(
        "verify_reasons",
        N_("Alasannya, dipisah titik koma."),
        codes=REASONS,
    ),
    Column("verify_decides", N_("Apakah sisi desa ini saja mengubah kesimpulan."), FLAG),
    Column("state_if_inside", N_("Kesimpulan bila desa ini di dalam."), codes=STATES),
    Column("state_if_outside", N_("Kesimpulan bila desa ini di luar."), codes=STATES),
    Column("verify_note", N_("Catatan di lapisan desa.")),
)


def village_columns(suffix: str) -> tuple[Column, ...]:
    """The columns; ``suffix`` is the unit of distances to a sentra, ``km`` or ``minutes``."""
    distance = Column(
        f"distance_{suffix}",
        N_("Jarak atau waktu dari permukiman ke sentra terdekat."),
        NUMBER,
        suffix,
    )
    groups = (_COVERED, _ACCESS, _REPRESENTATION, _NEED, _VERIFY, (SAMPLE_COLUMN,))
    return (*_FIGURES, distance, *(column for group in groups for column in group))
