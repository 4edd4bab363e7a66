"""A list of participants in the browser: two rows wrong, corrected on the page, in the matrix."""

import re

import pytest
from playwright.sync_api import expect

from sentra_geo.export.spreadsheet import csv_bytes
from sentra_geo.export.templates import template_frame
from sentra_geo.wording import Wording
from tests.browser.conftest import dashboard
from tests.browser.test_data_page import FIRST_CELL_X, FIRST_CELL_Y, account, press, settle

pytestmark = pytest.mark.browser

WORDS = Wording("id")
# Ten businesses of the sample register; one code and one programme are not there.
ROWS = [
    *(("CONTOH-P01", f"CONTOH-{number:04d}", "ya") for number in range(1, 7)),
    ("contoh-p02", "contoh-0007", "tidak"),
    ("CONTOH-P02", "CONTOH-0008", ""),
    ("CONTOH-P02", "U-99", "ya"),
    ("P-99", "CONTOH-0010", "ya"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard whose store this test fills."""
    with dashboard(tmp_path_factory) as url:
        yield url


def filled_template():
    """The template as CSV, its examples replaced by the ten rows."""
    headers = list(template_frame("participation", WORDS).columns)
    table = template_frame("participation", WORDS).iloc[:0].reindex(range(len(ROWS)))
    for place, header in ((0, "kode_program"), (1, "kode_usaha"), (2, "ikut_serta")):
        assert header in headers
        table[header] = [row[place] or None for row in ROWS]
    return csv_bytes(table, WORDS)


def correct(tab, down, right, text):
    """Write into a cell of the rows set aside, so many cells from the first."""
    settle(tab)
    table = tab.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    tab.mouse.click(box["x"] + FIRST_CELL_X, box["y"] + FIRST_CELL_Y)
    for key in ["ArrowDown"] * down + ["ArrowRight"] * right + ["Enter"]:
        tab.keyboard.press(key)
    editor = tab.locator("#portal textarea, #portal input").first
    expect(editor).to_be_visible()
    editor.fill(text)
    tab.keyboard.press("Enter")
    settle(tab)


def test_a_list_of_participants_is_corrected_and_counted(open_tab):
    programmes = open_tab("/programmes")
    settle(programmes)
    reached = programmes.get_by_text(re.compile(r"^8 dari [\d.]+ usaha$"))
    expect(programmes.get_by_text(re.compile(r"^[\d.]+ dari [\d.]+ usaha$"))).to_have_count(3)
    expect(reached).to_have_count(0)

    tab = open_tab("/data?layer=participation")
    settle(tab)
    file = {"name": "peserta.csv", "mimeType": "text/csv", "buffer": filled_template()}
    tab.set_input_files("input[type=file]", file)
    expect(tab.get_by_text("Baris dibaca")).to_be_visible()
    account(tab, 10, 8, 2)
    cells = tab.locator("canvas [role=gridcell]")
    expect(cells.filter(has_text="Usaha “U-99” tidak ada di daftar usaha")).to_have_count(1)
    expect(cells.filter(has_text="Program “P-99” tidak ada di daftar program")).to_have_count(1)
    correct(tab, 0, 1, "CONTOH-0009")
    correct(tab, 1, 0, "CONTOH-P03")
    press(tab, "Periksa lagi")
    account(tab, 10, 10, 0)
    press(tab, "Simpan 10 baris")
    expect(tab.get_by_text("Tersimpan dan dipakai di semua halaman.")).to_be_visible()

    # Eight say yes, all of them outside; one says no, and of one nothing is known.
    tab.get_by_role("link", name="Lihat di halaman Program").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Program")
    expect(tab.get_by_text(re.compile(r"^8 dari [\d.]+ usaha$"))).to_have_count(1)
    programmes.reload()
    expect(reached).to_have_count(1)
