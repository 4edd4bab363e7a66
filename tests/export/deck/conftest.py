"""Decks of several worlds, each made once."""

import io
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import pptx
import pytest

from sentra_geo import answer, read_study
from sentra_geo.export.audience import INTERNAL, PUBLIC, answer_for
from sentra_geo.export.deck.deck import deck_bytes, deck_slides
from sentra_geo.export.request import Request
from sentra_geo.wording import Wording
from tests import worlds

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> #typst *tebal* $x$ & ] [ \\ `",
    "Desa " + "Panjang" * 28,
    "قرية ꦢꦺꦱ \x1b[31m Kampung",
)


@dataclass
class Made:
    """A deck, and what it was made of."""

    request: Request
    slides: list[Any]
    body: bytes
    file: Any

    def slide(self, section):
        """The first slide of a section: the model and the file's."""
        at = next(i for i, one in enumerate(self.slides) if one.section == section)
        return self.slides[at], self.file.slides[at]


def make(study, language="id", audience=INTERNAL, sections=(), asks=(), **choices):
    """A deck of one world."""
    found = answer(study, replace(study.default_question(), **choices))
    words = Wording(language)
    request = Request(study, answer_for(found, audience), words, audience, sections, asks)
    slides = deck_slides(request)
    with patch("sentra_geo.export.deck.deck.deck_slides", return_value=slides):  # made once
        body = deck_bytes(request)
    return Made(request, slides, body, pptx.Presentation(io.BytesIO(body)))


@pytest.fixture(scope="session")
def shipped(study):
    """The shipped layers: sample businesses, an indicative line."""
    return make(study)


@pytest.fixture(scope="session")
def wide(tmp_path_factory):
    """A world with a real register and many villages."""
    folder = tmp_path_factory.mktemp("deck") / "wide"
    return read_study(worlds.write_world(folder, **worlds.wide_layers()))


@pytest.fixture(scope="session")
def public(wide):
    """The same for everybody."""
    return make(wide, audience=PUBLIC, radius_km=3.0)


@pytest.fixture(scope="session")
def hostile_study(tmp_path_factory):
    """The grid world with names that nobody should have."""
    folder = tmp_path_factory.mktemp("deck") / "hostile"
    villages = worlds.villages_frame().assign(village=list(HOSTILE))
    sentra = worlds.sentra_frame().assign(sentra=[HOSTILE[i % 4] for i in range(5)])
    return read_study(worlds.write_world(folder, villages=villages, sentra=sentra))


@pytest.fixture(scope="session")
def hostile(hostile_study):
    """Its deck; requests come from outside too."""
    asks = (*HOSTILE, "Mohon " * 400)
    return make(hostile_study, covered="people", asks=asks)


@pytest.fixture(scope="session")
def empty(study):
    """A filter that leaves nothing to compare, in English, without businesses."""
    return make(study, "en", district=("Babulu",), commodity=("weaving",), sample=False)


@pytest.fixture(scope="session", params=["shipped", "public", "hostile", "empty"])
def deck(request):
    """Each of the decks."""
    return request.getfixturevalue(request.param)
