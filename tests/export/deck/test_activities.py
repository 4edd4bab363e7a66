"""The slides of programmes, markets and the sentra's way: their figures are the Answer's."""

import pytest

from sentra_geo import read_study
from sentra_geo.export.audience import PUBLIC
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.programme_sentences import per_hundred
from sentra_geo.present.tracker import stage_text
from sentra_geo.wording import Wording
from tests import activity_worlds, worlds
from tests.export.deck.conftest import make

WORDS = Wording("id")


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """The wide world with a real register, in which one business took part in a programme."""
    folder = tmp_path_factory.mktemp("activities") / "wide"
    layers = worlds.wide_layers()
    first = layers["businesses"]["business_id"].iloc[0]
    held = [activity_worlds.programme("P1", "training", "2025-03")]
    came = [{"programme_id": "P1", "business_id": first, "attended": True}]
    worlds.write_world(folder, **layers)
    return read_study(activity_worlds.write_activities(folder, programmes=held, participation=came))


def rows(made, section):
    """Cells of all tables of a section, the header first."""
    slides = [
        file
        for model, file in zip(made.slides, made.file.slides, strict=True)
        if model.section == section
    ]
    return [
        [cell.text for cell in row.cells]
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]


def said(made, section):
    """All texts of a section, notes included."""
    slides = [
        file
        for model, file in zip(made.slides, made.file.slides, strict=True)
        if model.section == section
    ]
    texts = [s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame]
    return "\n".join([*texts, *(slide.notes_slide.notes_text_frame.text for slide in slides)])


def test_each_kind_of_programme_has_the_rates_of_the_answer(shipped):
    figures = shipped.request.found.programmes.figures
    held = [row for row in rows(shipped, "programmes") if row[0] != "Jenis program"]
    assert len(held) == 1 + 9
    for cells, kind in zip(held, (figures.whole, *figures.kinds), strict=True):
        inside, _, outside = kind.shares.zones
        for text, zone in ((cells[1], inside), (cells[2], outside)):
            counts = f"{WORDS.count(zone.count)} dari {WORDS.count(zone.total)}"
            assert text == f"{per_hundred(zone.share, WORDS)} · {counts}"
        assert cells[3] == WORDS.count(kind.shares.whole.unknown)
        assert cells[4] == WORDS.signed(kind.shares.difference * 100)
        assert cells[5] == label(WORDS, STATE, kind.shares.state)
    assert "DATA CONTOH" in said(shipped, "programmes")


def test_each_sentra_stands_at_its_stage(shipped):
    tracked = shipped.request.found.tracker.sentra
    stages = [row[2] for row in rows(shipped, "tracker") if row[0] != "Sentra"]
    assert stages == [stage_text(one.climb, WORDS) for one in tracked]


def test_the_way_to_buyers_counts_recorded_placements(shipped):
    ways = shipped.request.found.markets.downstream
    counts = [row[3] for row in rows(shipped, "markets") if row[0] != "Sentra"]
    assert counts == [WORDS.count(one.placed) for one in ways]


def test_access_to_outlets_is_a_native_chart(shipped):
    model, file = shipped.slide("markets")
    (chart,) = [shape.chart for shape in file.shapes if shape.has_chart]
    zones = model.charts[0].plot.columns
    assert list(chart.plots[0].series[0].values) == pytest.approx([one.value for one in zones])
    assert [one.value for one in zones] == [
        zone.share for zone in shipped.request.found.markets.access.zones
    ]


def test_without_the_layers_the_slides_say_so_and_show_no_nought(public):
    assert rows(public, "programmes") == []
    assert "tidak diketahui (bukan nol)" in said(public, "programmes")
    assert rows(public, "markets") == []
    assert "tidak diketahui (bukan nol)" in said(public, "markets")


def test_one_participant_of_a_real_register_is_not_told_to_the_public(real):
    sections = ("programmes", "markets", "tracker")
    public = make(real, audience=PUBLIC, sections=sections, radius_km=3.0)
    office = make(real, sections=sections, radius_km=3.0)
    assert len(rows(office, "programmes")) == 11
    assert rows(public, "programmes") == []
    assert "terlalu kecil" in said(public, "programmes")
