"""What people write for the choices of a column, by the choices that it has."""

from __future__ import annotations

from collections.abc import Mapping

_SENTRA_STATUS = {
    "designated": "designated, ditetapkan, penetapan, sudah ditetapkan",
    "planned": "planned, direncanakan, rencana, dalam perencanaan, perencanaan, akan dibangun, "
    "tahap perencanaan, rencana pembangunan, rencana dibangun",
    "being_built": "being built, sedang dibangun, dibangun, dalam pembangunan, pembangunan, "
    "tahap pembangunan, konstruksi, under construction",
    "operating": "operating, beroperasi, operasi, operasional, aktif, berjalan, berproduksi, "
    "active",
    "exporting": "exporting, mengekspor, ekspor, sudah ekspor, sudah mengekspor, exports",
    "inactive": "inactive, tidak aktif, nonaktif, non aktif, tidak beroperasi, tidak berjalan, "
    "tidak berproduksi, tutup, berhenti, mangkrak, closed",
    "unknown": "unknown, tidak diketahui, belum diketahui",
}
_PROGRAMME_STATUS = {
    "done": "done, held, already held, sudah berlangsung, selesai, sudah selesai, terlaksana, "
    "sudah terlaksana, telah terlaksana, dilaksanakan, sudah dilaksanakan, telah dilaksanakan, "
    "sudah, completed, finished",
    "planned": "planned, direncanakan, rencana, akan dilaksanakan, akan datang, belum "
    "terlaksana, belum dilaksanakan, dijadwalkan, terjadwal, scheduled",
    "cancelled": "cancelled, canceled, dibatalkan, batal, tidak jadi, tidak terlaksana, tidak "
    "dilaksanakan",
}
_PROGRAMME_KINDS = {
    "training": "training, trainings, pelatihan, bimtek, bimbingan teknis, diklat, kursus, "
    "lokakarya, workshop, pelatihan teknis, pelatihan usaha",
    "licensing": "licensing, licensing help, licence, perizinan, perizinan nib, izin, izin "
    "usaha, nib, pirt, p irt, sppirt, halal, sertifikasi halal, sertifikat halal, sertifikasi, "
    "legalitas, legalitas usaha, oss, haki, fasilitasi perizinan, pendampingan perizinan, "
    "fasilitasi nib, licences, permits",
    "promotion": "promotion, promosi, pemasaran, pemasaran digital, digital marketing, "
    "marketing, iklan",
    "packaging": "packaging, kemasan, pengemasan, rumah kemasan, desain kemasan, fasilitasi "
    "kemasan, bantuan kemasan",
    "exhibition": "exhibition, exhibitions, pameran, expo, bazar, bazaar, stan pameran, stand "
    "pameran, pameran bersama, misi dagang, joint exhibition",
    "stall": "stall, stalls, lapak, stan, stand, booth, tenant, tenan, kios, gerai, fasilitasi "
    "lapak, lapak di ikn, lapak ikn",
    "hotel_placement": "hotel placement, hotel placements, placement in a hotel, placed in "
    "hotels, penempatan di hotel, penempatan hotel, kurasi hotel, kurasi hotel dan mal, kurasi, "
    "titip jual hotel, titip jual di hotel, masuk hotel, hotel, placement in hotels",
    "partnership": "partnership, partnerships, kemitraan, kerja sama, kerjasama, mou, nota "
    "kesepahaman, temu mitra",
    "forum": "forum, forum umkm, forum ikm, temu forum, pertemuan forum",
}
_OUTLET_KINDS = {
    "hotel": "hotel, hotels, penginapan, wisma, guest house, guesthouse, homestay, resor, resort",
    "mall": "mall, malls, mal, pusat perbelanjaan, plaza, shopping centre",
    "modern_retail": "modern retail, ritel modern, retail modern, toko modern, minimarket, mini "
    "market, swalayan, pasar swalayan, toko swalayan, supermarket, indomaret, alfamart, "
    "alfamidi, hypermart, toko oleh oleh, pusat oleh oleh, toko suvenir, toko souvenir, "
    "souvenir shop",
    "rest_area": "rest area, rest areas, tempat istirahat, area istirahat, restarea, rest area "
    "tol, tempat istirahat dan pelayanan",
    "ikn_stall": "ikn stall, ikn stalls, stalls in ikn, lapak ikn, lapak di ikn, stan ikn, stan "
    "di ikn, stand ikn, kios ikn, kios di ikn, tenant ikn, tenan ikn, tenan di ikn, lapak di "
    "kawasan ikn, stall in ikn",
    "tourist_site": "tourist site, tourist sites, tempat wisata, objek wisata, obyek wisata, "
    "destinasi wisata, lokasi wisata, daya tarik wisata, wisata, dtw, desa wisata, tourist "
    "attraction",
    "event_venue": "event venue, event venues, tempat acara, venue, venue acara, gedung acara, "
    "gelanggang, gelanggang olahraga, gor, stadion, arena, gedung serbaguna, lokasi acara, "
    "balai pertemuan",
    "market": "market, markets, pasar, pasar rakyat, pasar tradisional, pasar induk, pasar desa",
}
CHOICE_WORDS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "scale": (
        {
            "micro": "mikro, micro, umi, ultra mikro, rumahan",
            "small": "kecil, small",
            "medium": "menengah, medium, sedang",
        },
    ),
    "status": (_SENTRA_STATUS, _PROGRAMME_STATUS),
    "stage": (_SENTRA_STATUS,),
    "kind": (_PROGRAMME_KINDS, _OUTLET_KINDS),
    "standing": (
        {
            "official": "official, resmi, legal",
            "indicative": "indicative, indikatif, perkiraan, draf, draft, rancangan",
        },
    ),
    "position_method": (
        {
            "coordinates": "coordinates, koordinat, gps, titik gps",
            "village": "village, villages, desa, kelurahan, titik desa",
        },
    ),
    "premises": (
        {
            "home": "home, rumah, rumah sendiri, di rumah, rumah tangga, rumah tinggal, rumahan",
            "separate": "separate, apart from the home, terpisah, terpisah dari rumah, tempat "
            "usaha, kios, ruko, toko, pabrik, bengkel, gudang, workshop, pasar, rumah produksi",
        },
    ),
    "unit": (
        {
            "km": "km, kilometer, kilometre, kilometers, kilometres",
            "minutes": "minutes, minute, menit, mnt, min",
        },
    ),
    "mode": (
        {
            "road": "road, jalan, jalan darat, jalan raya, darat, mobil, motor, sepeda motor",
            "ferry_and_road": "ferry and road, road and ferry, jalan dan feri, feri dan jalan, "
            "feri, ferry, kapal feri, penyeberangan, jalan dan penyeberangan",
            "boat": "boat, perahu, kapal, kelotok, klotok, speedboat, sungai, laut",
            "walk": "walk, on foot, walking, jalan kaki, berjalan kaki",
        },
    ),
}
"""Phrases by code; a column of one name that has other choices elsewhere has several of these."""
