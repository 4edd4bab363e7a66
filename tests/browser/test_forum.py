"""The forum's list taken away, and the receipts drawn, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_list_of_candidates_is_downloaded_and_receipts_are_drawn(open_tab):
    tab = open_tab("/forum?part=candidates")
    expect(tab.get_by_text("Dapat diajak bergabung").first).to_be_visible()
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Daftar lengkap (CSV)").click()
    name = waiting.value.suggested_filename
    assert "forum-list" in name
    assert "data-contoh" in name
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2_323  # 1,512 that could join, 810 that perhaps could, and the header
    assert "DATA CONTOH" in lines[1]

    tab = open_tab("/markets?part=receipts")
    expect(tab.get_by_text("Struk terbanyak: Kain tenun").first).to_be_visible()
    tab.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").nth(4).wait_for()
