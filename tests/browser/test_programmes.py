"""The programmes page in a real browser: matrix, parts, languages, the work list, a phone."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATH = "/programmes"


def test_from_the_matrix_to_the_work_list_in_both_languages(open_tab):
    tab = open_tab(PATH)
    expect(tab.locator(".sg-verdict")).to_contain_text("DATA CONTOH – Program menjangkau")
    expect(tab.locator(".sg-card")).to_have_count(3)
    table = tab.locator(".sg-table")
    expect(table.locator("tr")).to_have_count(11)  # a header, all kinds, and nine
    expect(table).to_contain_text("Pelatihan")
    expect(tab.locator("[data-testid=stVegaLiteChart]").first).to_be_visible()

    tab.get_by_text("Daftar kerja", exact=True).click()
    expect(tab).to_have_url(re.compile("part=list"))
    button = tab.get_by_role("button", name="Daftar lengkap (CSV)")
    with tab.expect_download(timeout=60_000) as waiting:
        button.click()
    assert waiting.value.suggested_filename.endswith("_data-contoh.csv")
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert len(rows) == 1734
    assert {"Kode usaha", "Nama usaha", "Status", "Data contoh"} <= set(header)
    assert {row[header.index("Data contoh")] for row in rows} == {"DATA CONTOH"}
    assert rows[0][header.index("Keterangan berkas")].startswith(
        "DATA CONTOH – Usaha di luar garis"
    )

    tab.get_by_text("English").click()
    expect(tab).to_have_url(re.compile("lang=en"))
    expect(tab.locator(".sg-verdict")).to_contain_text("DATA CONTOH")
    expect(tab.get_by_text("Traceback")).to_have_count(0)


def test_the_page_fits_a_phone(open_tab):
    tab = open_tab(PATH, viewport={"width": 390, "height": 844})
    tab.locator(".sg-table").wait_for()
    main = "document.querySelector('[data-testid=stMain]')"
    assert tab.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1")
