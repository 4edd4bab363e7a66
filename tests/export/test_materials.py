"""The kinds of material: each can be made, with its sections, names and languages."""

import re

import pytest

from sentra_geo import QuestionError, answer
from sentra_geo.export.audience import INTERNAL, PUBLIC
from sentra_geo.export.materials import MATERIALS, bundle, check_sections, make_materials
from sentra_geo.export.request import Request
from sentra_geo.wording import Wording

BEGINS = {
    "deck": b"PK",
    "report": b"%PDF-",
    "atlas": b"%PDF-",
    "workbook": b"PK",
    "page": b"<!doctype html>",
}


@pytest.fixture(scope="module")
def request_of(study):
    found = answer(study, study.default_question())

    def make(language="id", audience=PUBLIC, sections=()):
        return Request(study, found, Wording(language), audience, sections)

    return make


def test_the_kinds_of_the_contract():
    assert set(MATERIALS) == {"deck", "report", "workbook", "geodata", "page", "atlas"}


@pytest.mark.parametrize("kind", sorted(BEGINS))
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_is_one_file_under_its_name(request_of, kind, language):
    material = MATERIALS[kind]
    last = list(material.sections)[-1:]  # one section: whole files are made by the command's test
    ((name, body),) = material.files(request_of(language, INTERNAL, tuple(last))).items()
    stem = Wording(language).gettext(material.stem)
    assert re.fullmatch(
        rf"sentra-geo_{stem}_[0-9a-f]{{8}}_data-contoh_internal\.{material.ending}", name
    )
    assert body[:15].lower().startswith(BEGINS[kind].lower())


def test_geodata_are_several_files(request_of):
    files = MATERIALS["geodata"].files(request_of())
    beginnings = {name[: len("sentra-geo_geodata_12345678_data-contoh_")] for name in files}
    assert len(beginnings) == 1
    assert beginnings.pop().endswith("_data-contoh_")
    endings = {name.rsplit(".", 1)[1] for name in files}
    assert {"gpkg", "geojson", "parquet", "xml"} <= endings
    assert not [name for name in files if "/" in name or "\\" in name]


@pytest.mark.parametrize("kind", sorted(MATERIALS))
def test_sections_have_titles_in_both_languages(kind):
    for code, title in MATERIALS[kind].sections.items():
        assert re.fullmatch(r"[a-z][a-z-]*", code)
        assert Wording("en").gettext(title)
        assert Wording("id").gettext(title)


def test_one_section_is_less_than_all(request_of):
    first, second = list(MATERIALS["workbook"].sections)[:2]
    sizes = [
        len(next(iter(MATERIALS["workbook"].files(request_of(sections=chosen)).values())))
        for chosen in ((first,), (first, second), ())
    ]
    assert sizes == sorted(set(sizes))


def test_sections_that_do_not_exist_are_refused():
    with pytest.raises(QuestionError, match="“cover-art” tidak ada di deck"):
        check_sections(["deck"], ["cover-art"])
    with pytest.raises(QuestionError, match="satu jenis"):
        check_sections(["deck", "report"], ["title"])
    check_sections(["deck"], list(MATERIALS["deck"].sections))
    check_sections(["deck", "report"], [])


def test_files_come_kind_by_kind_and_fit_into_one_zip(request_of):
    made = list(make_materials(["workbook", "geodata"], request_of()))
    assert [kind for kind, _, _ in made][:2] == ["workbook", "geodata"]
    files = {name: body for _, name, body in made}
    assert len(files) == len(made)
    assert bundle(files) == bundle(files)
