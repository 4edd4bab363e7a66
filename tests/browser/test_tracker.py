"""The sentra page in a real browser: a card, its fold, and its sheet as a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_card_its_fold_and_its_sheet(open_tab):
    tab = open_tab("/sentra")
    main = tab.locator("[data-testid=stMain]")
    expect(main).to_contain_text("Tahap: Beroperasi di Salo Loang", timeout=20_000)

    fold = tab.get_by_text("Bukti, jangkauan, dan rincian").first
    fold.click()
    expect(main.locator(".sg-track").first).to_contain_text("Koperasi KIM")
    expect(main.locator(".sg-track").first).to_contain_text("belum diperiksa")

    tab.locator(".st-key-sentra-s7-get button").first.click()
    with tab.expect_download(timeout=30_000) as taken:
        tab.get_by_role("button", name="Lembar sentra (PDF").click()
    name, path = taken.value.suggested_filename, Path(taken.value.path())
    assert name.startswith("sentra-geo_sentra-s7-lembar_")
    assert name.endswith("_data-contoh.pdf")
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) == 1
    assert "Rotan" in reader.pages[0].extract_text()
