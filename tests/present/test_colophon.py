"""What every file says of itself."""

from dataclasses import replace

import pytest

from sentra_geo import __version__, answer, read_study
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.sentences import used_sources
from sentra_geo.wording import Wording
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

WORDS = Wording("id")


def told(study, *layers, words=WORDS, **chosen):
    found = answer(study, replace(study.default_question(), **chosen))
    return colophon(study, found, words, *layers)


def test_every_fact_is_told_of_the_shipped_layers(study):
    lines = "\n".join(told(study).lines)
    for fact in (
        "DATA CONTOH: usaha, program, peserta program, gerai, penempatan produk, struk penjualan",
        "acara dibuat untuk mencoba, bukan data nyata.",
        "UU 3/2022 (indikatif)",
        "Lokasi sentra dibanding penduduk",
        "radius 5,0 km",
        "n = 13 lokasi sentra (2 di dalam, 0 dekat batas, 11 di luar).",
        "Disdukcapil PPU, per Juni 2025",
        "Data per 11 Juni 2020 sampai Oktober 2026.",
        study.digest[:12],
        f"Sentra Geo {__version__}",
    ):
        assert fact in lines
    assert told(study).digest == study.digest


def test_filters_are_told(study):
    assert "Sepaku" in told(study, district=("Sepaku",)).question


def test_only_the_layers_of_the_file_are_its_sources(study):
    line = told(study, "population").sources
    assert line == "Sumber: penduduk (Disdukcapil PPU, per Juni 2025)."
    assert told(study, "population").as_of == "Data per Juni 2025."


@pytest.mark.parametrize(
    ("layers", "sample", "marked"),
    [
        ((), True, True),
        (("businesses",), True, True),
        (("sentra", "population"), True, False),
        ((), False, False),
        (("businesses",), False, False),
    ],
)
def test_the_sample_mark_stands_where_sample_businesses_take_part(study, layers, sample, marked):
    found = answer(study, replace(study.default_question(), sample=sample))
    assert uses_sample(found, *layers) is marked
    held = colophon(study, found, WORDS, *layers)
    assert bool(held.sample) is marked
    assert ("DATA CONTOH" in "\n".join(held.lines)) is marked


def test_a_figure_names_only_the_made_up_layers_that_it_is_made_of(study):
    assert told(study, "businesses").sample == (
        "DATA CONTOH: usaha dibuat untuk mencoba, bukan data nyata."
    )
    shown = told(study, "programmes", "participation", "sentra")
    assert shown.sample.startswith("DATA CONTOH: program, peserta program dibuat")
    assert "struk" not in "\n".join(shown.lines)
    assert not told(study, "milestones", "sentra").sample
    assert told(study, "receipts", sample=False).sources == ""


def test_made_up_programmes_are_no_source_beside_a_real_register(tmp_path):
    held = [programme("P1", "training", "2025")]
    folder = worlds.write_world(tmp_path)
    write_activities(folder, programmes=held, participation=participants("P1", 1), is_sample=True)
    real = read_study(folder)
    found = answer(real, real.default_question())
    assert not uses_sample(found)
    assert "program" not in told(real).sources
    assert "program" not in used_sources(found, WORDS, "programmes", "participation", "sentra")
    assert "sentra (" in used_sources(found, WORDS, "programmes", "participation", "sentra")


def test_lists_of_single_businesses_are_for_the_office_too(tmp_path):
    held = [programme("P1", "training", "2025")]
    folder = worlds.write_world(tmp_path)
    write_activities(folder, programmes=held, participation=participants("P1", 1))
    real = read_study(folder)
    assert told(real, "participation").use.startswith("Hanya untuk dipakai di dalam kantor")
    assert not told(real, "programmes").use
    assert "peserta program (" in told(real).sources


def test_a_register_that_is_real_is_a_source_without_a_mark(grid):
    assert not told(grid).sample
    assert "usaha (" in told(grid).sources


def test_layers_without_a_date_say_so(grid):
    undated = replace(grid, layers=tuple(replace(fact, as_of="") for fact in grid.layers))
    assert told(undated).as_of == "Tanggal data tidak diketahui."
    assert told(grid).as_of == "Data per 2025."


def test_the_same_in_english(study):
    lines = "\n".join(told(study, words=Wording("en")).lines)
    assert "n = 13 sentra locations (2 inside, 0 near the line, 11 outside)." in lines
    assert "Data as of 11 June 2020 to October 2026." in lines


def test_what_is_made_of_a_register_is_for_the_office(grid, study):
    assert told(grid).use == "Hanya untuk dipakai di dalam kantor: dibuat dari daftar usaha nyata."
    assert told(grid).use in told(grid).lines
    assert not told(grid, "population").use
    assert not told(study).use
    found = answer(grid, grid.default_question())
    public = replace(found, villages=tuple(replace(v, businesses=None) for v in found.villages))
    assert not colophon(grid, public, WORDS).use
