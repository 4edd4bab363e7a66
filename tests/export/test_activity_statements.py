"""What material says first of programmes and markets, and that the public cannot tell who."""

from dataclasses import replace

import pytest

from sentra_geo import answer, read_study
from sentra_geo.export.activity_statements import STATEMENTS, first_statement
from sentra_geo.export.audience import INTERNAL, PUBLIC, answer_for
from sentra_geo.export.report.report import report_content
from sentra_geo.export.request import Request
from sentra_geo.export.web_page.sections import page_sections
from sentra_geo.export.workbook.tidy_sheets import tidy_sheets
from sentra_geo.present.programme_sentences import unknown_sentence
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.public_worlds import read_world

WORDS = Wording("id")
TOPICS = ("sentra", "programmes", "markets", "receipts", "events", "forum")
NOT_TOLD = "Ada jumlah usaha yang terlalu kecil untuk dibuka; lihat bahan di dalam kantor."


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """A world where a few took part, and the same with others in their place."""
    folder = tmp_path_factory.mktemp("few")
    return [read_world(folder / name, few=True, dealt=name == "two") for name in ("one", "two")]


def order(study, audience=INTERNAL, **chosen):
    found = answer_for(answer(study, replace(study.default_question(), **chosen)), audience)
    return Request(study, found, WORDS, audience, TOPICS)


def test_the_shipped_data_say_the_verdict_and_what_is_unknown(study):
    request = order(study)
    said = {topic: first_statement(topic, request) for topic in STATEMENTS}
    assert not [topic for topic, one in said.items() if one is None or one.is_missing]
    whole = request.found.programmes.figures.whole
    assert said["programmes"].state == whole.shares.state
    assert said["programmes"].is_sample
    assert said["programmes"].more == (unknown_sentence(whole, WORDS),)
    assert not said["progress"].state  # all sentra there are, so nothing is tested
    assert "DATA CONTOH" in said["forum"].text


def test_absent_layers_are_said_in_one_line_and_are_never_nought(tmp_path):
    study = read_study(worlds.write_world(tmp_path / "w"))
    said = {topic: first_statement(topic, order(study)) for topic in STATEMENTS}
    for topic in ("programmes", "markets", "receipts", "forum"):
        assert said[topic].is_missing
        assert "tidak diketahui (bukan nol)" in said[topic].text, topic
    assert said["events"].is_missing
    assert said["placed"] is None  # the line on outlets says it


def test_the_public_cannot_tell_who_took_part(twins):
    """Report, page and workbook of both worlds are the same: which businesses they were."""
    asked = {"radius_km": 10, "stalls": 60, "stall_rule": "need"}
    one, two = (order(study, PUBLIC, **asked) for study in twins)
    for topic in ("programmes", "placed", "forum"):
        assert first_statement(topic, one).text == NOT_TOLD
        assert first_statement(topic, order(twins[0], **asked)).text != NOT_TOLD
    chapters = [
        [chapter for chapter in report_content(request)["chapters"] if chapter["code"] in TOPICS]
        for request in (one, two)
    ]
    assert len(chapters[0]) == len(TOPICS)
    assert chapters[0] == chapters[1]
    assert page_sections(one) == page_sections(two)
    sheets = [
        {
            sheet.code: (sheet.heading, sheet.note, sheet.table.frame.to_csv(), dict(sheet.totals))
            for sheet in tidy_sheets(request)
        }
        for request in (one, two)
    ]
    assert sheets[0] == sheets[1]
    assert "programme-matrix" not in sheets[0]
