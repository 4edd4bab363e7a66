"""The sheet of one sentra: one page, its ladder, evidence, units and questions."""

from __future__ import annotations

import io

import pypdf
import pytest

from sentra_geo import answer
from sentra_geo.export.atlas import locators
from sentra_geo.export.atlas.sentra_sheet import sentra_sheet
from sentra_geo.export.audience import PUBLIC, answer_for
from sentra_geo.export.request import Request
from sentra_geo.present.tracker import asks, stage_text, step_text
from sentra_geo.present.tracker_support import record_lines
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.atlas.test_atlas import blank, flat, held
from tests.tracker_worlds import A, tracked_world

ID = Wording("id")
LONG = "Gedung produksi dengan mesin pengurai sabut dan ruang pamer " * 8


def pages_of(body):
    return [flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(body)).pages]


@pytest.fixture(autouse=True)
def _no_maps(monkeypatch):
    monkeypatch.setattr(locators, "locator_svg", blank)


def test_every_sentra_has_a_page_with_its_ladder_and_questions(study):
    found = answer(study, study.default_question())
    for one in found.tracker.sentra[:1] + found.tracker.sentra[6:7]:
        (page,) = pages_of(sentra_sheet(one.sentra_id, Request(study, found, ID)))
        steps = [step_text(step, ID) for step in one.climb.steps]
        said = [f"Tahap: {stage_text(one.climb, ID)}", *steps, *asks(one, ID)]
        assert not held(page, *said, *record_lines(one, ID), "belum diperiksa")
        assert not held(page, "DATA CONTOH – Usaha terdaftar", "Sumber: sentra", "1 / 1")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Texts far longer than any form has room for."""
    rows = [
        {
            "sentra_id": "S1",
            "stage": stage,
            "date": f"20{20 + n}-05",
            "village_code": A,
            "event": f"Peristiwa {n} " + LONG[:200],
            "source": "Kantor " * 12,
            "link": "https://contoh.example/" + "berita-" * 30,
        }
        for n, stage in enumerate(("planned", "being_built", "operating", "exporting", "inactive"))
    ]
    columns = {"facilities": LONG, "products": "#set *x* $y$ " * 12, "unit_count": [2] + [None] * 4}
    folder = tmp_path_factory.mktemp("sheet") / "world"
    frame = worlds.businesses_frame(worlds.BUSINESSES * 12)
    return tracked_world(folder, sentra=columns, milestones=rows, businesses=frame)


def test_long_texts_stay_on_one_page(world):
    found = answer(world, Question(boundary="garis", near_km=0.5))
    (page,) = pages_of(sentra_sheet("S1", Request(world, found, ID)))
    assert not held(page, "Peristiwa 4", "Fasilitas: " + LONG[:60], "#set *x*", "tidak aktif")
    assert not held(page, "Usaha komoditas ini yang tersentuh program", "Hanya untuk dipakai")


def test_the_public_sees_no_businesses_of_a_sentra(world):
    found = answer_for(answer(world, Question(boundary="garis", near_km=0.5)), PUBLIC)
    (page,) = pages_of(sentra_sheet("S1", Request(world, found, ID, PUBLIC)))
    assert held(page, "tersentuh program", "Usaha terdaftar", "Minyak") == [
        "tersentuh program",
        "Usaha terdaftar",
        "Minyak",
    ]
    assert not held(page, "Angka usaha per sentra tidak ditampilkan untuk umum.")


def test_the_sheet_speaks_english(study):
    found = answer(study, study.default_question())
    body = sentra_sheet("S4", Request(study, found, Wording("en")))
    (page,) = pages_of(body)
    assert not held(page, "Batik village opened", "10 September 2020")
    assert pypdf.PdfReader(io.BytesIO(body)).trailer["/Root"]["/Lang"] == "en"
