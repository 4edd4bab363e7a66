"""What the user supposes is said in every file."""

from dataclasses import replace

import pytest

from sentra_geo import answer
from sentra_geo.present.colophon import colophon
from sentra_geo.present.what_if import what_if_line, what_if_rows
from sentra_geo.wording import Wording

WORDS = Wording("id")


def test_what_nobody_changed_is_not_repeated_in_every_line(study):
    found = answer(study, study.default_question())
    assert what_if_line(found, WORDS) == ""
    rows = dict(what_if_rows(found, WORDS))
    assert rows["Kamar hotel dan produk"] == "2.000 kamar hotel, 5 jenis produk"
    assert rows["Lapak yang dibagi"] == WORDS.number(found.events.stalls)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"stalls": 40}, {"stalls": 41}),
        ({"stalls": 40, "stall_rule": "population"}, {"stalls": 40, "stall_rule": "need"}),
        # As many packages, but of other rooms.
        ({"hotel_rooms": 1_000, "room_products": 10}, {}),
    ],
)
def test_files_of_two_suppositions_do_not_say_the_same(study, one, two):
    said = [
        colophon(study, answer(study, replace(study.default_question(), **chosen)), WORDS).question
        for chosen in (one, two)
    ]
    assert said[0] != said[1]
    assert said[0].endswith(".")


def test_the_line_says_what_was_chosen(study):
    asked = replace(study.default_question(), stalls=40, stall_rule="need", hotel_rooms=300)
    said = what_if_line(answer(study, asked), WORDS)
    assert said == "300 kamar hotel, 5 jenis produk; 40 lapak; lapak dibagi menurut kebutuhan"
