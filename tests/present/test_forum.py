"""The forum in words, chart, pieces and list."""

import io

import openpyxl
import pytest

from sentra_geo import answer
from sentra_geo.export.business_list import BusinessList, business_list_file, first_rows
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.forum_charts import forum_pieces
from sentra_geo.present.forum_sentences import (
    candidates_sentence,
    difference_sentence,
    forum_title,
    status_texts,
    unknown_members_sentence,
)
from sentra_geo.present.provenance import provenance
from sentra_geo.present.readings import readings
from sentra_geo.question import Question
from sentra_geo.sections.forum_candidates import candidate_list
from sentra_geo.wording import Wording
from tests.sections.test_forum import study_of

ID = Wording("id")


@pytest.fixture(scope="module")
def forum(tmp_path_factory):
    return answer(study_of(tmp_path_factory.mktemp("forum")), Question(boundary="garis"))


def listed_of(found):
    listed = candidate_list(found.cut)
    return BusinessList("uji", "Uji", listed.rows, listed.unknown, status_texts(ID), "Status")


@pytest.mark.parametrize("language", ["id", "en"])
def test_pieces_of_the_shipped_layers(study, language):
    found, words = answer(study, study.default_question()), Wording(language)
    pieces = forum_pieces(found, words)
    assert [piece.code for piece in pieces] == [
        "forum-members",
        "forum-districts",
        "forum-villages",
        "forum-candidates",
        "forum-candidate-villages",
        "forum-selling",
    ]
    for piece in pieces:
        assert piece.title.startswith("DATA CONTOH")
        assert set(piece.codes) <= set(DEFINITIONS)
        assert provenance(study, found, words, *piece.codes)


def test_the_title_and_what_is_unknown(forum):
    figures = forum.forum.figures
    title = forum_title(forum, figures, ID)
    assert title.startswith("Anggota forum: paling sedikit 20,0 % usaha di luar dan 25,0 %")
    said = unknown_members_sentence(figures, ID)
    assert said.startswith("Keanggotaan 1 dari 10 usaha tidak diketahui.")
    assert "50,0 % di dalam" in said
    # 25 % of five outside are 1.25: one more than the one there is.
    assert "di luar perlu 1 anggota lagi" in difference_sentence(forum, figures, ID)
    assert "Selain itu 2 usaha mungkin" in candidates_sentence(figures, ID)


def test_readings_are_the_figures(forum):
    shares = [one.number for one in readings("forum_share", forum, ID)]
    assert shares == [0.25, 0, 0.2]
    assert [one.number for one in readings("forum_candidates", forum, ID)] == [1, 1, 2]


def test_the_list_says_what_is_unknown_of_each(forum):
    table = first_rows(listed_of(forum), forum.cut.study, forum, ID, 5).frame
    assert table["Kode usaha"].tolist() == ["U2", "U9", "U6", "U10", "U3"]
    assert table["Nama desa"].tolist()[:3] == ["A", "B", "C"]
    assert table["Nama desa"].isna().tolist() == [False, False, False, True, False]
    assert table["Status"].iloc[0] == "memenuhi syarat"
    assert table["Status"].iloc[4] == "belum diketahui: sudah anggota atau belum"


def test_the_files_hold_every_row(forum):
    listed = listed_of(forum)
    text = business_list_file(listed, "csv", forum.cut.study, forum, ID).decode("utf-8-sig")
    assert [line.split(";")[0] for line in text.splitlines()[1:]] == [
        "U2",
        "U9",
        "U6",
        "U10",
        "U3",
        "U7",
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(business_list_file(listed, "xlsx", forum.cut.study, forum, ID))
    )
    assert book.worksheets[0].max_row == 7


def test_statuses_by_what_is_unknown():
    texts = status_texts(ID)
    assert len(texts) == 8
    assert texts[3] == "belum diketahui: masih aktif atau tidak, punya NIB atau tidak"
