"""The command that makes the report again, and the layers it names."""

import shlex
from dataclasses import replace

import pytest

from sentra_geo import __main__ as program
from sentra_geo.answer import answer
from sentra_geo.export.report import report, sources
from sentra_geo.export.request import Request
from sentra_geo.question import Question
from sentra_geo.wording import Wording

CHANGED = {
    "rule": "area",
    "unit": "sentra",
    "base": "villages",
    "radius_km": 7.5,
    "near_km": 0.0,
    "covered": "people",
    "target": "batik",
    "commodity": ("batik", "weaving"),
    "scale": ("micro",),
    "district": ("Sepaku", "Penajam"),
    "zone": ("inside", "outside"),
    "sample": False,
}


def order(study, **more):
    question = replace(study.default_question(), **more.pop("question", {}))
    return Request(study, answer(study, question), more.pop("words", Wording()), **more)


def read_back(request):
    words = shlex.split(sources.command_line(request))
    assert words[:5] == ["python", "-m", "sentra_geo", "export", "report"]
    return program._parser().parse_args(words[3:])


def test_the_plain_question_needs_no_option(study):
    options = read_back(order(study))
    assert all(getattr(options, name) is None for name in CHANGED)
    assert (options.lang, options.audience) == ("id", "internal")


@pytest.mark.parametrize("name", CHANGED)
def test_each_choice_is_read_back_as_it_was(study, name):
    request = order(study, question={name: CHANGED[name]})
    read = getattr(read_back(request), name)
    asked = getattr(request.found.question, name)
    assert (tuple(read) if isinstance(read, list) else read) == asked
    assert asked == getattr(Question(**{name: CHANGED[name]}), name)


def test_audience_language_sections_and_wishes_are_read_back(study):
    wishes = ("--help", 'a\'b "c" $(rm) `x`', "=1+1")
    request = order(
        study, words=Wording("en"), audience="public", sections=("summary",), asks=wishes
    )
    options = read_back(request)
    assert (options.lang, options.audience) == ("en", "public")
    assert (options.section, tuple(options.ask)) == (["summary"], wishes)


def test_the_command_makes_the_very_same_file(study, tmp_path):
    request = order(study, sections=("unknown",), question={"radius_km": 8.0, "sample": False})
    words = shlex.split(sources.command_line(request))[3:]
    words[words.index("--out") + 1] = str(tmp_path)
    assert program.main(words) == 0
    (made,) = tmp_path.glob("*.pdf")
    assert made.read_bytes() == report.report_bytes(request)


def texts(blocks):
    return str(blocks)


def test_every_layer_stands_with_its_whole_digest(study):
    request = order(study)
    said = texts(sources.source_blocks((), request))
    for fact in study.layers_for(request.found.question.boundary):
        assert fact.sha256 in said
        assert fact.licence in said
        assert fact.credit in said


def test_businesses_that_do_not_take_part_are_no_source(study):
    said = texts(sources.source_blocks((), order(study, question={"sample": False})))
    (businesses,) = (fact for fact in study.layers if fact.layer == "businesses")
    assert businesses.sha256 not in said


def test_the_whole_digest_of_the_data_stands_at_the_end(study):
    assert study.digest in texts(sources.colophon_blocks(order(study)))
