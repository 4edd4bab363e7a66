"""Names of files that leave."""

import re
from dataclasses import replace

from sentra_geo import answer
from sentra_geo.export.naming import file_name
from sentra_geo.wording import Wording


def named(study, language="id", *, sample=False, **chosen):
    found = answer(study, replace(study.default_question(), **chosen))
    return file_name("gap", "png", found, Wording(language), sample=sample)


def test_the_name_says_what_it_is_and_whether_it_is_sample(study):
    assert re.fullmatch(r"sentra-geo_gap_[0-9a-f]{8}\.png", named(study))
    assert re.fullmatch(r"sentra-geo_gap_[0-9a-f]{8}_data-contoh\.png", named(study, sample=True))
    assert named(study, "en", sample=True).endswith("_data-contoh.png")


def test_another_question_or_language_is_another_file(study, grid):
    names = {
        named(study),
        named(study, radius_km=6),
        named(study, zone=("near",)),
        named(study, "en"),
        named(grid),
    }
    assert len(names) == 5
    assert named(study) == named(study)


def test_what_is_for_the_office_says_so_and_sections_make_another_file(study):
    found, words = answer(study, study.default_question()), Wording("id")
    plain = file_name("paparan", "pptx", found, words, sample=False)
    internal = file_name("paparan", "pptx", found, words, sample=False, internal=True)
    assert internal == plain.replace(".pptx", "_internal.pptx")
    assert file_name("paparan", "pptx", found, words, sample=False, of=("title",)) != plain
