"""Words of the report explained: from the definitions, and those that have no definition."""

from __future__ import annotations

from sentra_geo.export.report.blocks import Block, terms
from sentra_geo.export.request import Request
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.definitions.fields import text_fields
from sentra_geo.present.phrases import level
from sentra_geo.wording import N_

# Measures whose own definition is plain enough to stand alone.
_DEFINED = (
    "coverage",
    "rate_ratio",
    "location_quotient",
    "parity_need",
    "gini",
    "theil",
    "concentration",
    "blind_draw",
    "smoothed_rate",
    "representation",
    "people",
    "rate",
    "gap",
    "to_verify",
    "rule_band",
    "line_distance",
    "programme_reach",
    "programme_unknown",
    "programme_need",
    "placed_businesses",
    "sold_in",
    "hotel_packages",
    "receipt_reporting",
    "stall_quota",
    "sentra_stage",
    "forum_share",
)
_TERMS = (
    (
        N_("Delineasi"),
        N_(
            "Garis wilayah Ibu Kota Nusantara menurut undang-undang. “Di dalam” berarti di dalam "
            "garis itu, “di luar” berarti di luarnya tetapi masih di kabupaten."
        ),
    ),
    (
        N_("Indikatif"),
        N_(
            "Digambar menurut peta yang ada, tetapi belum ditetapkan sebagai batas resmi; letak "
            "yang sah dapat berbeda."
        ),
    ),
    (
        N_("Zona"),
        N_(
            "Salah satu dari tiga: di dalam delineasi, dekat batas, atau di luar delineasi. Tiap "
            "desa, sentra, dan usaha berada di tepat satu zona, atau terbagi di antaranya."
        ),
    ),
    (
        N_("Dekat batas"),
        N_(
            "Sabuk di kedua sisi garis. Yang berada di situ tidak dihitung ke dalam maupun ke luar "
            "sampai sisinya diperiksa di lapangan."
        ),
    ),
    (
        N_("Radius layanan"),
        N_(
            "Jarak terjauh yang dianggap masih terjangkau dari sebuah sentra. Ini pilihan, bukan "
            "standar; laporan ini juga menghitungnya dengan radius lain."
        ),
    ),
    (
        N_("Interval"),
        N_(
            "Batas bawah dan batas atas yang masih cocok dengan data. Interval {level} yang lebar "
            "berarti angkanya belum pasti; interval rasio yang memuat 1 belum membuktikan beda."
        ),
    ),
    (
        N_("p"),
        N_(
            "Peluang melihat selisih sebesar ini, atau lebih besar, bila sebenarnya tidak ada "
            "beda. p kecil berarti sukar dijelaskan oleh kebetulan; p besar tidak membuktikan "
            "setara."
        ),
    ),
    (
        N_("2SFCA dan E2SFCA"),
        N_(
            "Dua cara menghitung akses: berapa sentra yang dapat dicapai sebuah desa, dibagi "
            "penduduk lain yang juga mencapainya. Pada E2SFCA sentra yang lebih jauh berbobot "
            "lebih kecil."
        ),
    ),
    (
        N_("Kurva Lorenz"),
        N_(
            "Garis yang menunjukkan bagian unit yang dimiliki desa-desa, dari yang paling sedikit. "
            "Makin jauh dari garis lurus, makin tidak merata."
        ),
    ),
    (
        N_("Undian ulang (bootstrap)"),
        N_(
            "Desa diundi ulang ribuan kali oleh komputer untuk melihat seberapa jauh angka dapat "
            "bergeser. Benih undiannya tetap, jadi hasilnya selalu sama."
        ),
    ),
    (
        N_("Desa"),
        N_("Desa atau kelurahan menurut daftar Kementerian Dalam Negeri, beserta garis luarnya."),
    ),
    (
        N_("Permukiman"),
        N_(
            "Titik tempat orang sebuah desa tinggal, atau titik wakilnya. Jarak dan zona desa "
            "dihitung dari titik ini, bukan dari tengah wilayahnya."
        ),
    ),
    (
        N_("Sentra dan lokasi sentra"),
        N_(
            "Sentra adalah kelompok usaha kecil sejenis yang ditetapkan pemerintah; satu sentra "
            "dapat berada di beberapa desa, dan tiap desa itu satu lokasi sentra."
        ),
    ),
    (
        N_("Poin persen"),
        N_("Selisih dua persentase: dari 50 % ke 60 % adalah 10 poin persen."),
    ),
    (
        N_("Perkiraan"),
        N_("Angka yang tidak diterbitkan siapa pun dan dihitung dari angka lain yang diterbitkan."),
    ),
    (
        N_("DATA CONTOH"),
        N_(
            "Usaha, program, gerai, dan catatan lain yang dibuat untuk mencoba aplikasi ini. Bukan "
            "data nyata, dan tidak pernah ikut memutuskan kesimpulan."
        ),
    ),
    (
        N_("Program"),
        N_(
            "Kegiatan bagi usaha: pelatihan, perizinan, promosi, pameran, dan lain-lain. Usaha "
            "terjangkau bila daftar peserta mencatat kehadirannya; selama ada daftar yang belum "
            "lengkap, yang tidak tercantum tidak diketahui."
        ),
    ),
    (
        N_("Gerai"),
        N_(
            "Tempat yang dapat menjual produk lokal: hotel, mal, ritel modern, tempat istirahat, "
            "lapak di IKN, tempat wisata, tempat acara, dan pasar."
        ),
    ),
    (
        N_("Penempatan"),
        N_(
            "Produk sebuah usaha yang tercatat dijual di sebuah gerai. Yang tidak tercatat belum "
            "tentu tidak dijual."
        ),
    ),
    (
        N_("Struk"),
        N_(
            "Bukti satu penjualan di gerai. Yang dihitung banyaknya struk, bukan rupiahnya; bulan "
            "tanpa laporan tidak diketahui, bukan nol."
        ),
    ),
    (
        N_("Kuota lapak"),
        N_(
            "Lapak sebuah acara dibagi menurut satu aturan, habis sampai satu lapak. Ini hitungan, "
            "bukan penunjukan usaha."
        ),
    ),
    (
        N_("Tonggak"),
        N_(
            "Peristiwa bertanggal dalam perjalanan sebuah sentra, dengan sumbernya. Tahap tanpa "
            "bukti tidak diketahui, bukan belum dijalankan."
        ),
    ),
    (
        N_("Sidik data"),
        N_(
            "Deretan huruf dan angka yang dihitung dari isi data (SHA-256). Data yang berbeda, "
            "walau hanya satu angka, mempunyai sidik yang berbeda."
        ),
    ),
)


def glossary_block(request: Request) -> Block:
    """Every term with its plain meaning, in the order of the alphabet."""
    words = request.words
    fields = text_fields(request.study, words)
    alpha = request.study.settings.thresholds.alpha
    entries = {
        words.gettext(term): words.gettext(meaning).replace("{level}", level(alpha, words))
        for term, meaning in _TERMS
    }
    for code in _DEFINED:
        one = DEFINITIONS[code]
        entries.setdefault(words.gettext(one.name, **fields), words.gettext(one.meaning, **fields))
    ordered = sorted(entries.items(), key=lambda entry: (entry[0].casefold(), entry[0]))
    return terms(ordered)
