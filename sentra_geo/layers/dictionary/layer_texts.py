"""What every layer is called, what one row of it is, and where to get it."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.layers.dictionary.texts import LayerText
from sentra_geo.wording import N_

LAYERS: Mapping[str, LayerText] = {
    "sentra": LayerText(
        N_("Sentra"),
        N_("Satu baris: satu sentra di satu desa."),
        N_("Surat penetapan sentra dan catatan dinas perindustrian."),
    ),
    "delineation": LayerText(
        N_("Delineasi"),
        N_("Satu baris: satu zona dari satu garis batas."),
        N_("Peta lampiran undang-undang, atau geoportal Otorita IKN (geodata.ikn.go.id)."),
    ),
    "villages": LayerText(
        N_("Desa"),
        N_("Satu baris: satu desa atau kelurahan."),
        N_("Batas desa dari Badan Informasi Geospasial (tanahair.indonesia.go.id) atau bappeda."),
    ),
    "neighbours": LayerText(
        N_("Wilayah tetangga"),
        N_("Satu baris: satu kabupaten atau kota di sekitarnya."),
        N_("Batas kabupaten dari Badan Informasi Geospasial (tanahair.indonesia.go.id)."),
    ),
    "population": LayerText(
        N_("Penduduk"),
        N_("Satu baris: satu kecamatan atau desa."),
        N_("Dinas kependudukan dan pencatatan sipil, atau BPS."),
    ),
    "businesses": LayerText(
        N_("Usaha"),
        N_("Satu baris: satu unit usaha."),
        N_("Daftar UMKM atau IKM dari dinas; tanpa nama pemilik, NIK, telepon, dan omzet."),
    ),
    "travel": LayerText(
        N_("Jarak tempuh"),
        N_("Satu baris: satu desa asal dan satu desa tempat sentra; menggantikan jarak lurus."),
        N_("Dinas perhubungan, pengukuran di lapangan, atau aplikasi rute."),
    ),
    "programmes": LayerText(
        N_("Program"),
        N_("Satu baris: satu kegiatan pembinaan, yang sudah berlangsung atau direncanakan."),
        N_("Laporan kegiatan dan rencana kerja dinas koperasi, UKM, dan perindustrian."),
    ),
    "participation": LayerText(
        N_("Peserta program"),
        N_("Satu baris: satu usaha dalam satu program."),
        N_("Daftar hadir kegiatan; tanpa nama orang, NIK, dan nomor telepon."),
    ),
    "outlets": LayerText(
        N_("Gerai"),
        N_("Satu baris: satu tempat yang dapat menjual produk lokal."),
        N_("Dinas perdagangan dan pariwisata, pengelola hotel, mal, dan kawasan IKN."),
    ),
    "placements": LayerText(
        N_("Penempatan produk"),
        N_("Satu baris: satu produk dari satu usaha di satu gerai."),
        N_("Perjanjian titip jual, kurasi hotel dan ritel, atau catatan forum UMKM."),
    ),
    "receipts": LayerText(
        N_("Struk penjualan"),
        N_("Satu baris: jumlah struk satu produk dari satu usaha di satu gerai dalam satu bulan."),
        N_("Rekap kasir gerai; hanya jumlah struk, tanpa nama pembeli dan tanpa omzet."),
    ),
    "events": LayerText(
        N_("Acara"),
        N_("Satu baris: satu acara di satu tempat."),
        N_("Panitia acara, misalnya Porprov 2026."),
    ),
    "milestones": LayerText(
        N_("Tonggak sentra"),
        N_("Satu baris: satu bukti bahwa sentra mencapai satu tahap."),
        N_("Surat, berita resmi, atau kunjungan lapangan, dan lembaga yang memeriksanya."),
    ),
}
