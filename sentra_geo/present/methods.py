"""How each figure is made, in the reader's words; thresholds come from the code that uses them."""

from __future__ import annotations

from sentra_geo.measures.verdict import DEFAULT_THRESHOLDS
from sentra_geo.study import Study
from sentra_geo.wording import Wording


def method_lines(words: Wording) -> list[tuple[str, str]]:
    """Name and explanation of every measure on the pages."""
    _ = words.gettext
    limits = DEFAULT_THRESHOLDS
    low, high = words.number(limits.low, 2), words.number(limits.high, 2)
    return [
        (
            _("Zona"),
            _(
                "Tiap titik berada di dalam, di luar, atau dekat batas. Dekat batas: tepat di "
                "garis, lebih dekat daripada sabuk, atau letaknya lebih tidak pasti daripada "
                "jaraknya ke garis. Ketiga zona membagi habis semua baris. Permukiman sebuah desa "
                "hanya dapat diragukan bila garis membelah desa itu (lebih dari 0,5 % luasnya di "
                "tiap sisi)."
            ),
        ),
        (
            _("Aturan desa terbelah"),
            _(
                "Menurut letak permukiman; menurut bagian luas (hitungan dapat berupa pecahan, dan "
                "kedua bilangan bulat di sekitarnya diuji); atau menurut kecamatan: kecamatan yang "
                "lebih dari separuh luasnya di dalam garis dihitung di dalam seluruhnya. Untuk UU "
                "3/2022 itu Sepaku, sama dengan pernyataan Setkab PPU 30 Juli 2025."
            ),
        ),
        (
            _("Jarak dan cakupan"),
            _(
                "Jarak garis lurus dalam EPSG:32750 (paling banyak 0,04 % berbeda dari jarak "
                "geodesik di PPU), dihitung per pita 100 m. Cakupan zona = bagian desa, penduduk, "
                "atau usaha yang paling jauh satu radius dari sentra; interval Wilson 95 %, yang "
                "untuk usaha terlalu sempit karena usaha mengelompok di desa. Sentra dan "
                "permukiman desanya adalah dua titik: bila berjauhan, sentra dapat berada di "
                "dalam sedangkan desanya dekat batas, seperti di Pemaluan. Jarak "
                "lurus tidak mengenal Teluk Balikpapan: jalan dan feri bisa jauh lebih panjang."
            ),
        ),
        (
            _("Penduduk per desa"),
            _(
                "Perkiraan: penduduk kecamatan dibagi rata ke desa-desanya (menurut luas bila "
                "aturan luas dipilih). Diganti begitu angka desa dimuat."
            ),
        ),
        (
            _("Selisih dan rasio"),
            _(
                "Selisih = bagian yang dibandingkan di luar dikurangi bagian pembandingnya di "
                "luar, dalam poin persen. Rasio laju = (unit luar / pembanding luar) / (unit dalam "
                "/ pembanding dalam), dengan interval bersyarat eksak; untuk usaha, interval dari "
                "2.000 undian ulang desa. p dua sisi dari uji binomial eksak dengan dua ekor sama."
            ),
        ),
        (
            _("Kesimpulan"),
            _(
                "Setara: seluruh interval 90 % rasio berada di {low} sampai {high}. Timpang: "
                "interval 95 % tidak memuat 1, rasio di luar {low} sampai {high}, dan selisih "
                "paling sedikit {gap} poin. Belum cukup bukti: selain itu. Bergantung pada aturan "
                "batas: bila kesimpulan berubah ketika yang dekat batas dianggap di dalam atau di "
                "luar, atau ketika pecahan dibulatkan.",
                low=low,
                high=high,
                gap=words.number(limits.gap * 100),
            ),
        ),
        (
            _("Beda dua cakupan"),
            _(
                "Selisih cakupan luar dan dalam dengan interval Newcombe 95 %. Kebutuhan "
                "kesetaraan: berapa lagi yang harus tercakup di luar agar cakupannya sama."
            ),
        ),
    ]


def unknown_lines(study: Study, words: Wording) -> list[str]:
    """What nobody has published, and what that means here."""
    _ = words.gettext
    lines = [
        _(
            "Penduduk per desa, jumlah usaha per desa atau sektor, dan jumlah unit tiap sentra "
            "belum diterbitkan."
        ),
        _("Letak bengkel tiap sentra tidak diketahui; surat 2020 hanya menyebut desa."),
        _(
            "Garis UU 21/2023 yang berlaku belum tersedia sebagai data terbuka; Maridan, "
            "Pemaluan, dan Telemow terdampak."
        ),
        _("Garis luar Kutai Kartanegara belum ada di peta dasar."),
        _("Jaringan jalan dan feri belum dimuat; semua jarak adalah garis lurus."),
    ]
    if not study.has_register:
        lines.insert(
            0, _("Daftar usaha nyata belum dimuat; angka usaha adalah data contoh atau kosong.")
        )
    return lines
