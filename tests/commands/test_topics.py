"""``programmes``, ``markets`` and ``sentra``: figures of the one Answer, in words and as JSON."""

import json

import pytest

from sentra_geo import answer
from sentra_geo.__main__ import main
from sentra_geo.export.answer_sections import TOPICS, answer_sections


def printed(capsys, *arguments):
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("topic", TOPICS)
def test_json_holds_the_sections_of_the_answer(capsys, study, topic):
    found = json.loads(printed(capsys, topic, "--json"))
    whole = json.loads(json.dumps(answer_sections(answer(study, study.default_question()))))
    for name in TOPICS[topic]:
        assert found[name] == whole[name] is not None
    assert found["question"]["radius_km"] == 5.0
    assert found["digest"] == study.digest
    assert {fact["layer"] for fact in found["layers"]} >= {"programmes", "outlets", "milestones"}


def test_choices_reach_the_section(capsys):
    found = json.loads(
        printed(capsys, "markets", "--json", "--stalls", "10", "--stall-rule", "population")
    )
    assert found["question"]["stall_rule"] == "population"
    assert found["events"]["stalls"] == 10
    chosen = next(one for one in found["events"]["splits"] if one["rule"] == "population")
    assert sum(chosen["stalls"]) == 10


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("programmes", "Pelatihan menjangkau paling sedikit 8,9 per 100 usaha di luar"),
        ("markets", "2.000 kamar × 5 jenis produk = 10.000 kemasan"),
        ("sentra", "Rotan: Beroperasi di Sepan"),
    ],
)
def test_without_json_it_is_told_in_words(capsys, topic, said):
    text = printed(capsys, topic)
    assert said in text
    assert "{" not in text
    assert text.splitlines()[-1].startswith("Sumber: ")


def test_sample_is_named_in_every_sentence_on_programmes(capsys):
    lines = [line for line in printed(capsys, "programmes").splitlines() if "menjangkau" in line]
    assert len(lines) == 1 + 9
    assert all(line.startswith("DATA CONTOH") for line in lines)


def test_without_the_sample_nothing_is_nought(capsys):
    found = json.loads(printed(capsys, "programmes", "--json", "--no-sample"))
    assert found["programmes"]["figures"] is None
    assert found["forum"]["figures"] is None
    assert "tidak diketahui (bukan nol)" in printed(capsys, "programmes", "--no-sample")


def test_an_event_that_is_not_there_is_one_plain_line(capsys):
    assert main(["markets", "--json", "--event", "NIHIL"]) == 2
    assert "NIHIL" in capsys.readouterr().err
