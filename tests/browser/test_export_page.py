"""Ten minutes before the meeting: one button, a deck; and everything else by choice."""

import io
import zipfile

import pytest
from playwright.sync_api import expect
from pptx import Presentation

pytestmark = pytest.mark.browser


def saved(tab, button):
    """The file that a button downloads: name and bytes."""
    with tab.expect_download(timeout=60_000) as waiting:
        button.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_one_button_gives_a_deck_with_the_figures_of_the_screen(open_tab):
    tab = open_tab("/export")
    name, body = saved(tab, tab.get_by_role("button", name="Buat dan unduh paparan"))
    assert name.startswith("sentra-geo_paparan_")
    assert name.endswith("_data-contoh.pptx")
    slides = Presentation(io.BytesIO(body)).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    words = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert "11 dari 13 lokasi sentra" in words
    expect(tab.get_by_role("alert")).to_have_count(0)


def test_the_preview_shows_every_slide(open_tab):
    tab = open_tab("/export")
    tab.get_by_text("Pratinjau", exact=True).click()
    pictures = tab.locator(".st-key-deck-card img")
    expect(pictures.first).to_be_visible(timeout=60_000)
    assert pictures.count() > 8


def test_other_material_is_made_with_one_press_and_offered_with_its_size(open_tab):
    tab = open_tab("/export?kinds=workbook,geodata")
    tab.get_by_role("button", name="Buat berkas").click()
    everything = tab.get_by_role("button", name="Unduh semuanya (ZIP)")
    expect(everything).to_be_visible(timeout=60_000)
    name, body = saved(tab, everything)
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(body)) as held:
        names = held.namelist()
        assert held.testzip() is None
    assert any(n.endswith(".xlsx") for n in names)
    assert any(n.endswith(".gpkg") for n in names)
    expect(tab.locator(".st-key-made-files button").nth(1)).to_contain_text("MB")


def test_made_files_go_when_the_choices_change(open_tab):
    tab = open_tab("/export?kinds=workbook")
    tab.get_by_role("button", name="Buat berkas").click()
    expect(tab.locator(".st-key-made-files")).to_be_visible(timeout=60_000)
    tab.get_by_role("radio", name="English").last.click()
    expect(tab.get_by_text("Pilihan sudah berubah")).to_be_visible()
    expect(tab.locator(".st-key-made-files")).to_have_count(0)
