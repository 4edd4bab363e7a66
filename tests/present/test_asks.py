"""What an office may ask for, from answers worked out by hand."""

from dataclasses import replace

from sentra_geo import answer, read_study
from sentra_geo.present.asks import suggested_asks
from sentra_geo.wording import Wording
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

ID = Wording("id")


def asks(study, *, is_public=False, **choices):
    found = answer(study, replace(study.default_question(), **choices))
    return suggested_asks(study, found, ID, is_public=is_public)


def test_the_shipped_data_ask_for_what_they_lack(study):
    said = asks(study)
    assert said[0].endswith("di Pemaluan, Maridan, Bumi Harapan, dan 2 desa lain.")
    assert any("garis batas resmi" in text for text in said)
    assert any("pengganti data contoh" in text for text in said)
    assert any("daftar program dan pesertanya" in text for text in said)
    assert any("dilengkapi untuk 13 lokasi sentra" in text for text in said)
    assert any("jarak jalan dan feri" in text for text in said)
    assert not [text for text in said if "!" in text or "{" in text]


def test_without_sample_data_nothing_is_said_of_them(study):
    assert not [text for text in asks(study, sample=False) if "contoh" in text]


def test_sample_businesses_name_no_village(study):
    assert not [text for text in asks(study, covered="businesses") if "cakupan di dalam" in text]
    assert [text for text in asks(study, covered="people") if "cakupan di dalam: Sesulu" in text]


def test_a_register_and_an_official_line_are_not_asked_for(grid):
    said = asks(grid)
    assert not [text for text in said if "daftar usaha" in text or "garis batas" in text]


def test_the_public_reads_no_village_named_for_its_businesses(tmp_path):
    study = read_study(worlds.write_world(tmp_path / "w", **worlds.wide_layers()))
    inside = [text for text in asks(study) if "cakupan di dalam" in text]
    assert len(inside) == 1
    assert not [text for text in asks(study, is_public=True) if "cakupan di dalam" in text]


def test_nothing_missing_still_gives_one(grid):
    found = answer(grid, replace(grid.default_question(), district=("Utara",), covered="people"))
    assert suggested_asks(grid, found, ID)


def test_lists_that_are_not_complete_are_asked_for(tmp_path):
    """Without lists all are asked for; of two lists one is known to be complete."""
    folder = worlds.write_world(tmp_path / "w")
    assert any("daftar program dan pesertanya" in text for text in asks(read_study(folder)))
    held = [
        programme("T1", "training", "2025"),
        programme("T2", "training", "2026", list_complete=None),
    ]
    write_activities(folder, programmes=held, participation=participants("T1", 1))
    said = asks(read_study(folder))
    assert any("daftar peserta lengkap untuk 1 program" in text for text in said)
    assert not any("daftar program dan pesertanya" in text for text in said)
