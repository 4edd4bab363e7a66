"""The atlas in worlds at the edge: hostile names, nothing left, a real register, travel tables."""

import dataclasses
import warnings

import geopandas as gpd
import pandas as pd
import pytest

from sentra_geo import answer, read_study
from sentra_geo.export.atlas import locators
from sentra_geo.export.atlas.atlas import atlas_bytes
from sentra_geo.export.atlas.chapters import chapters_of
from sentra_geo.export.audience import answer_for
from sentra_geo.export.request import Request
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.atlas.test_atlas import Opened, blank, flat

ID = Wording("id")
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "#typst *bold* $x$ @ref <label> \\ `a` //c",
    "Desa " + "Panjang Sekali " * 4,
    "X" * 200,
    ("Nama Yang Sangat Panjang " * 8)[:200],
    "قرية عربية",
    "ꦢꦺꦱꦗꦮ",
    "a\u202eb\x07 c",
)


def hostile_layers():
    """The wide world with hostile names, one district, seven more sentra in one village."""
    layers = worlds.wide_layers(is_sample=True)
    villages, sentra = layers["villages"], layers["sentra"]
    count = len(villages)
    villages["village"] = [HOSTILE[n % len(HOSTILE)] for n in range(count)]
    villages["district"] = "Kecamatan dengan nama yang panjang sekali " * 5
    notes = "Catatan yang panjang sekali tentang desa ini dan garisnya. " * 12
    villages["verify_note"] = [notes if n % 5 == 0 else None for n in range(count)]
    sentra["sentra"] = [HOSTILE[n % len(HOSTILE)] for n in range(len(sentra))]
    more = sentra.iloc[[0] * 7].assign(
        sentra_id=[f"Q{n}" for n in range(7)],
        sentra=["Sentra kerajinan panjang " * (n + 1) for n in range(7)],
    )
    layers["sentra"] = gpd.GeoDataFrame(pd.concat([sentra, more]), crs=sentra.crs)
    layers["delineation"] = worlds.delineation_frame(
        worlds.WIDE_LINE, law=["Undang-Undang " + "yang panjang " * 10], standing=["indicative"]
    )
    return layers


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_study(
            worlds.write_world(tmp_path_factory.mktemp("hostile") / "w", **hostile_layers())
        )


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A real register, large enough for the public in every zone."""
    folder = tmp_path_factory.mktemp("register") / "w"
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


@pytest.fixture(autouse=True)
def _without_maps(monkeypatch):
    monkeypatch.setattr(locators, "locator_svg", blank)


def made(study, question, **order):
    found = answer_for(answer(study, question), order.get("audience", "internal"))
    words = order.pop("words", ID)
    return Opened(atlas_bytes(Request(study, found, words, **order)))


def test_hostile_names_take_one_page_each(hostile):
    atlas = made(hostile, hostile.default_question())
    chapters = atlas.chapters
    pages = [
        at
        for name in ("Halaman kecamatan", "Halaman desa", "Halaman sentra")
        for _, at in chapters[name]
    ]
    assert len(pages) == 1 + 28 + 17
    assert pages == list(range(pages[0], pages[0] + len(pages)))
    assert len(atlas.pages) - len(pages) == 4  # front and back, two each
    text = "".join(atlas.pages)
    for name in ("=cmd|' /C calc'!A0", "<script>alert(1)</script>", "X" * 200):
        assert flat(name) in text
    assert flat("#typst *bold* $x$ @ref <label> \\ `a` //c") in text
    # Letters that no font here has are squares, and marks that turn a line around are gone.
    assert "□" in text
    assert "\u202e" not in text


def test_no_village_left_says_so(study):
    question = dataclasses.replace(study.default_question(), district=("Waru",), zone=("near",))
    atlas = made(study, question)
    assert len(atlas.pages) <= 4
    assert flat("Tidak ada desa untuk saringan ini (zona: Dekat batas)") in atlas.pages[0]
    assert "Tidakadahalamandesa" in "".join(atlas.pages)
    assert "Halaman desa" not in atlas.chapters


def test_filters_limit_the_pages(study):
    question = dataclasses.replace(
        study.default_question(), district=("Sepaku",), zone=("near",), commodity=("batik",)
    )
    found = answer(study, question)
    chapters = chapters_of(Request(study, found, ID))
    assert [village.village for village in chapters.villages] == ["Binuang", "Maridan", "Pemaluan"]
    assert chapters.districts == ("Sepaku",)
    assert not chapters.sentra
    atlas = made(study, question)
    assert len(atlas.chapters["Halaman desa"]) == 3
    district = atlas.pages[atlas.chapters["Halaman kecamatan"][0][1]]
    assert flat("Menurut saringan zona, 3 dari 15 desa tercantum.") in district
    assert flat("Jumlah 15") in district  # totals are of all three zones
    assert flat("Tidak ada sentra di kecamatan ini") in district


def test_the_public_sees_no_business_of_a_register(register):
    question = dataclasses.replace(register.default_question(), radius_km=2.0)
    inside = made(register, question)
    outside = made(register, question, audience="public")
    assert "Diantaranya" in "".join(inside.pages)
    text = "".join(outside.pages)
    assert "Diantaranya" not in text
    assert "Cakupan:Usaha" not in "".join(outside.pages[2:-2])
    village = outside.pages[outside.chapters["Halaman desa"][0][1]]
    assert flat("Tidak ditampilkan untuk umum: menyangkut daftar usaha per desa.") in village
    assert flat("Belum diketahui: cakupan usaha per desa tidak tersedia.") in village
    assert flat("Angka usaha per desa tidak ditampilkan untuk umum.") in village
    assert "belumdimuat" not in village  # it is, and kept back
    sentra = outside.pages[outside.chapters["Halaman sentra"][0][1]]
    assert flat("Angka usaha per sentra tidak ditampilkan untuk umum.") in sentra
    assert "komoditasini4" not in sentra
    assert "DATACONTOH" not in text


def test_without_businesses_they_are_unknown(study):
    question = dataclasses.replace(study.default_question(), sample=False, district=("Waru",))
    atlas = made(study, question)
    village = atlas.pages[atlas.chapters["Halaman desa"][0][1]]
    assert flat("Usaha belum diketahui Daftar usaha belum dimuat.") in village
    assert "DATACONTOH" not in "".join(atlas.pages)


def test_no_sentra_of_the_target(grid):
    atlas = made(grid, Question(boundary="garis", target="weaving"))
    village = atlas.pages[atlas.chapters["Halaman desa"][0][1]]
    assert flat("belum diketahui Tidak ada sentra seperti itu di data.") in village
    assert "∞" not in "".join(atlas.pages[2:-2])


def test_minutes_of_a_travel_table(by_time):
    question = dataclasses.replace(by_time.default_question(), radius_km=7.0)
    atlas = made(by_time, question)
    found = answer(by_time, question)
    for village, (_, at) in zip(found.villages, atlas.chapters["Halaman desa"], strict=True):
        page = atlas.pages[at]
        assert (
            flat(f"Waktu tempuh ke sentra terdekat {ID.number(village.distance_km, 1)} menit")
            in page
        )
        assert "garislurus" not in page


def test_only_the_sections_asked_for(grid):
    atlas = made(grid, Question(boundary="garis"), sections=("sentra",))
    assert "Halaman desa" not in atlas.chapters
    assert [name for name, _ in atlas.chapters["Halaman sentra"]] == [
        "Sentra S1",
        "Sentra S2",
        "Sentra S3",
        "Sentra S4",
    ]
