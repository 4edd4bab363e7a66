"""Headers and example rows of the templates, in the order in which people fill them in."""

from __future__ import annotations

from collections.abc import Mapping

from sentra_geo.export.template_column import MARK, TemplateColumn
from sentra_geo.export.template_columns_activities import ACTIVITY_TEMPLATES

TEMPLATES: Mapping[str, tuple[TemplateColumn, ...]] = {
    "businesses": (
        TemplateColumn("name", "nama_usaha", "name", (MARK, MARK), is_strong=True),
        TemplateColumn("product", "produk", "product", ("amplang", None)),
        TemplateColumn(
            "commodity", "komoditas", "commodity", ("sea_product", "rattan"), is_strong=True
        ),
        TemplateColumn("scale", "skala", "scale", ("micro", "small"), is_strong=True),
        TemplateColumn("village", "desa", "village", ("Jenebora", "Sotek"), is_strong=True),
        TemplateColumn("district", "kecamatan", "district", ("Penajam", "Penajam")),
        TemplateColumn("village_code", "kode_desa", "village_code", ("64.09.01.1018", None)),
        TemplateColumn("lat", "lintang", "latitude", ("-1.2496", None), is_strong=True),
        TemplateColumn("lon", "bujur", "longitude", ("116.7738", None), is_strong=True),
        TemplateColumn("premises", "tempat_usaha", "premises", ("home", "separate")),
        TemplateColumn("workers", "tenaga_kerja", "workers", (3, None)),
        TemplateColumn("kbli_code", "kode_kbli", "kbli_code", ("10794", None)),
        TemplateColumn("has_nib", "memiliki_nib", "has_nib", (True, None)),
        TemplateColumn("is_halal", "bersertifikat_halal", "is_halal", (True, None)),
        TemplateColumn("has_pirt", "memiliki_pirt", "has_pirt", (False, None)),
        TemplateColumn("sells_online", "menjual_secara_daring", "sells_online", (True, None)),
        TemplateColumn("forum_member", "anggota_forum", "forum_member", (False, None)),
        TemplateColumn("is_active", "masih_aktif", "is_active", (True, None)),
        TemplateColumn("sentra_id", "kode_sentra", "sentra_id", (None, None)),
        TemplateColumn("business_id", "kode_usaha", "business_id", ("U-0001", "U-0002")),
        TemplateColumn("as_of", "keadaan_per", "as_of", ("2024-12-31", "2024")),
    ),
    "sentra": (
        TemplateColumn("sentra", "nama_sentra", "sentra", (MARK, MARK), is_strong=True),
        TemplateColumn("sentra_id", "kode_sentra", "sentra_id", ("S1", "S1"), is_strong=True),
        TemplateColumn("commodity", "komoditas", "commodity", ("coconut",) * 2, is_strong=True),
        TemplateColumn("village", "desa", "village", ("Salo Loang", "Pejala"), is_strong=True),
        TemplateColumn("district", "kecamatan", "district", ("Penajam", "Penajam")),
        TemplateColumn(
            "village_code",
            "kode_desa",
            "village_code",
            ("64.09.01.1002", "64.09.01.1005"),
            is_strong=True,
        ),
        TemplateColumn("lat", "lintang", "latitude", ("-1.374", None), is_strong=True),
        TemplateColumn("lon", "bujur", "longitude", ("116.6929", None), is_strong=True),
        TemplateColumn(
            "position_uncertainty_m", "ketidakpastian_m", "position_uncertainty_m", (50, 1500)
        ),
        TemplateColumn("status", "status", "status", ("operating", "designated")),
        TemplateColumn("unit_count", "jumlah_unit", "unit_count", (12, None)),
        TemplateColumn("decree", "nomor_surat", "decree", ("518/176/2020",) * 2),
        TemplateColumn("kbli_code", "kode_kbli", "kbli_code", ("10421;16292", None)),
        TemplateColumn("kbli_version", "versi_kbli", "kbli_version", ("2020", None)),
        TemplateColumn("facilities", "sarana", "facilities", ("rumah produksi", None)),
        TemplateColumn("products", "produk_sentra", "products", ("VCO; sabut", None)),
    ),
    "villages": (
        TemplateColumn("village", "nama_desa", "village", (MARK, MARK), is_strong=True),
        TemplateColumn(
            "village_code",
            "kode_desa",
            "village_code",
            ("64.09.01.1018", "64.09.01.1002"),
            is_strong=True,
        ),
        TemplateColumn("kind", "jenis_wilayah", "kind", ("Kelurahan", "Kelurahan")),
        TemplateColumn("district", "kecamatan", "district", ("Penajam",) * 2, is_strong=True),
        TemplateColumn("other_names", "nama_lain", "other_names", (None, "Saloloang")),
        TemplateColumn("bps_code", "kode_bps", "bps_code", (None, None)),
        TemplateColumn(
            "settlement_lat", "lintang_permukiman", "settlement_lat", ("-1.2496", "-1.374")
        ),
        TemplateColumn(
            "settlement_lon", "bujur_permukiman", "settlement_lon", ("116.7738", "116.6929")
        ),
        TemplateColumn(
            "position_uncertainty_m", "ketidakpastian_m", "position_uncertainty_m", (1500, 1500)
        ),
    ),
    "population": (
        TemplateColumn("district", "kecamatan", "district", (MARK, MARK)),
        TemplateColumn(
            "area_code", "kode_wilayah", "area_code", ("64.09.01", "64.09.02"), is_strong=True
        ),
        TemplateColumn("people", "jumlah_penduduk", "people", (99233, 21550), is_strong=True),
        TemplateColumn("year", "tahun", "year", (2025, 2025)),
        TemplateColumn("period", "periode", "period", ("semester 1", "semester 1")),
    ),
    "delineation": (
        TemplateColumn("law", "dasar_hukum", "law", (MARK, MARK)),
        TemplateColumn(
            "boundary_id", "kode_garis", "boundary_id", ("uu3_2022",) * 2, is_strong=True
        ),
        TemplateColumn("zone", "zona", "zone", ("ikn", "kikn"), is_strong=True),
        TemplateColumn(
            "standing", "kedudukan", "standing", ("official", "indicative"), is_strong=True
        ),
        TemplateColumn("legal_area_ha", "luas_hukum_ha", "legal_area_ha", (256142, 56180)),
    ),
    "travel": (
        TemplateColumn("from_village", "desa_asal", "from_village", ("Jenebora", "Sotek")),
        TemplateColumn(
            "from_village_code",
            "kode_desa_asal",
            "from_village_code",
            ("64.09.01.1018", "64.09.01.1014"),
            is_strong=True,
        ),
        TemplateColumn("to_village", "desa_tujuan", "to_village", ("Salo Loang", "Pejala")),
        TemplateColumn(
            "to_village_code",
            "kode_desa_tujuan",
            "to_village_code",
            ("64.09.01.1002", "64.09.01.1005"),
            is_strong=True,
        ),
        TemplateColumn("value", "nilai", "value", (31, 24), is_strong=True),
        TemplateColumn("unit", "satuan", "unit", ("km", "km"), is_strong=True),
        TemplateColumn("mode", "moda", "mode", ("ferry_and_road", "road")),
        TemplateColumn("as_of", "keadaan_per", "as_of", ("2026", "2026")),
        TemplateColumn("source", "sumber", "source", (MARK, MARK)),
    ),
    **ACTIVITY_TEMPLATES,
}
"""Columns of each layer that has a template."""
