import pytest

from sentra_geo.intake.outlines.boundary_naming import (
    ZONE_OF_PART,
    boundary_id_of,
    zone_of,
)
from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch


def match(resembles="none", part="land"):
    return BoundaryMatch(resembles, "", part, 1.0, includes_sea=False)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("IKN", "ikn"),
        ("Ibu Kota Nusantara", "ikn"),
        ("Ibukota Negara", "ikn"),
        ("Delineasi Wilayah IKN (daratan)", "ikn"),
        ("Wilayah Darat", "ikn"),
        ("Darat dan Laut", "ikn"),
        ("KIKN", "kikn"),
        ("Kawasan IKN", "kikn"),
        ("KAWASAN IBU KOTA NUSANTARA", "kikn"),
        ("Delineasi KIKN", "kikn"),
        ("KIKN di luar KIPP", "kikn"),
        ("KPIKN", "kpikn"),
        ("Kawasan Pengembangan", "kpikn"),
        ("Kawasan Pengembangan Ibu Kota Nusantara", "kpikn"),
        ("KIPP", "kipp"),
        ("WP 1 KIPP", "kipp"),
        ("Kawasan Inti Pusat Pemerintahan", "kipp"),
        ("Wilayah Laut", "sea"),
        ("Perairan IKN", "sea"),
        ("Kawasan IKN - Laut", "sea"),
        ("Zona É/2", "zona_e_2"),
        ("Kelautan", "kelautan"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_zones_by_the_texts_that_offices_use(text, zone):
    assert zone_of(text) == zone


def test_a_zone_is_its_own_name():
    for zone in ("ikn", "kikn", "kpikn", "kipp", "sea", "zona_b_2"):
        assert zone_of(zone) == zone
    assert set(ZONE_OF_PART.values()) == {"ikn", "kikn", "kpikn", "sea"}


@pytest.mark.parametrize(
    ("stem", "found", "taken", "boundary_id"),
    [
        ("Batas IKN 2023", match("uu21_2023"), ("uu3_2022",), "uu21_2023"),
        ("Batas IKN", match("uu3_2022"), (), "uu3_2022"),
        ("Batas IKN", match("uu3_2022"), ("uu3_2022",), "batas_ikn"),
        ("uu3_2022", match("uu3_2022"), ("uu3_2022",), "uu3_2022_2"),
        ("uu3_2022", match("none"), (), "uu3_2022_2"),
        ("UU 21-2023", match("none"), (), "uu_21_2023"),
        ("uu21_2023", match("none"), ("uu21_2023_2",), "uu21_2023_3"),
        ("KPIKN", match("uu3_2022", "kpikn"), (), "kpikn"),
        ("Darat+Laut", match("uu21_2023", "land_and_sea"), (), "uu21_2023"),
        ("garis saya", match(), ("garis_saya",), "garis_saya_2"),
        ("---", match(), (), "garis"),
        ("x" * 200, match(), (), "x" * 50),
        ("Garis İbu 中文 é", match(), (), "garis_ibu_e"),
    ],
)
def test_a_law_s_name_is_only_for_a_whole_line_that_resembles_it(stem, found, taken, boundary_id):
    assert boundary_id_of(stem, found, taken) == boundary_id
