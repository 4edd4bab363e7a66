"""A file in the browser, from the upload to the map and back, with the network cut."""

import json
import re

import pytest
from playwright.sync_api import expect
from shapely.geometry import box, mapping

from sentra_geo.export.travel_template import travel_frame
from sentra_geo.wording import Wording
from tests.browser.conftest import dashboard

pytestmark = pytest.mark.browser

UMKM = """Nama Usaha;No. HP;Desa;Kecamatan;Lintang;Bujur
Kerupuk;081234567890;Pemaluan;Sepaku;-0,912;116,72
Batik;081234567891;Bumi Harapan;Sepaku;-0,95;116,75
Kue;081234567892;Gotham;Sepaku;;
"""
NASTY = '<img src=x onerror="window.hacked=1">![x](http://evil.example/p.png)'
HOSTILE = f"""nama usaha,{NASTY.replace('"', "'")},desa,kecamatan
"{NASTY.replace('"', "'")}",[b](http://evil.example),Pemaluan,Sepaku
=1+1,x,"{NASTY.replace('"', "'")}",Sepaku
"""
RUNNING = "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState"
# Where the first corrected cell of the table lies, from its upper left corner.
FIRST_CELL_X, FIRST_CELL_Y = 720, 35 + 40


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard whose store these tests fill; the others count on the shipped data."""
    with dashboard(tmp_path_factory) as url:
        yield url


def settle(tab):
    tab.wait_for_timeout(200)
    tab.wait_for_function(f"() => ({RUNNING})() === 'notRunning'")


def upload(tab, name, text):
    settle(tab)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": text.encode()}
    tab.set_input_files("input[type=file]", file)
    expect(tab.get_by_text("Baris dibaca")).to_be_visible()
    settle(tab)


def press(tab, name):
    tab.get_by_role("button", name=name).first.click()
    settle(tab)


def account(tab, read, accepted, set_aside):
    values = tab.locator("[data-testid=stMetricValue]")
    expect(values).to_contain_text([str(read), str(accepted), str(set_aside)])


def write_cell(tab, right, text):
    """Write into a cell of the first row set aside, so many cells right of the first."""
    settle(tab)  # each decision makes the table anew
    table = tab.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    tab.mouse.click(box["x"] + FIRST_CELL_X, box["y"] + FIRST_CELL_Y)
    for _ in range(right):
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    editor = tab.locator("#portal textarea, #portal input").first
    expect(editor).to_be_visible()
    editor.fill(text)
    tab.keyboard.press("Enter")
    settle(tab)


def businesses(tab):
    """Businesses in the three zones, as the overview counts them."""
    count = re.compile(r"^Usaha[^≤:]*: ([\d.]+)")  # behind it stands the sign of where it is from
    lines = tab.locator(".sg-card .sg-line", has_text=count)
    expect(lines).to_have_count(3)
    numbers = (count.search(line).group(1) for line in lines.all_inner_texts())
    return sum(int(number.replace(".", "")) for number in numbers)


def test_a_list_is_mended_corrected_stored_and_withdrawn(open_tab):
    tab = open_tab("/data")
    upload(tab, "umkm.csv", UMKM)
    account(tab, 3, 0, 3)
    tab.locator(".st-key-repair-decimal_comma button").click()
    account(tab, 3, 2, 1)
    write_cell(tab, 1, "Pemaluan")
    press(tab, "Periksa lagi")
    account(tab, 3, 3, 0)
    press(tab, "Simpan 3 baris")
    expect(tab.get_by_text("Tersimpan dan dipakai di semua halaman.")).to_be_visible()

    overview = open_tab("/")
    assert businesses(overview) == 3
    expect(overview.get_by_text(re.compile("DATA CONTOH"))).to_have_count(0)
    overview.reload()
    assert businesses(overview) == 3

    tab.get_by_role("radio", name="Versi").click()
    settle(tab)
    press(tab, "Kembali ke data bawaan")
    expect(tab.get_by_role("button", name="Pulihkan versi ini")).to_be_visible()
    overview.reload()
    expect(overview.locator(".st-key-sample-notice")).to_be_visible()
    assert businesses(overview) > 3000


def test_file_and_what_was_written_outlast_language_and_page(open_tab):
    tab = open_tab("/data")
    upload(tab, "umkm.csv", UMKM)
    tab.locator(".st-key-repair-decimal_comma button").click()
    account(tab, 3, 2, 1)
    write_cell(tab, 1, "Pemaluan")
    tab.get_by_role("radio", name="English").click()
    expect(tab.get_by_text("Rows read")).to_be_visible()
    tab.get_by_role("radio", name="Bahasa Indonesia").click()
    expect(tab.get_by_text("Baris dibaca")).to_be_visible()
    tab.get_by_role("link", name="Metode dan sumber").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Metode dan sumber")
    tab.get_by_role("link", name="Data", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Data")
    account(tab, 3, 2, 1)
    press(tab, "Periksa lagi")
    account(tab, 3, 3, 0)


def test_a_stored_line_is_in_the_switch_at_once(open_tab):
    shape = mapping(box(116.6, -1.1, 116.9, -0.8))
    feature = {"type": "Feature", "properties": {}, "geometry": shape}
    tab = open_tab("/data?layer=delineation")
    upload(tab, "rencana.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    press(tab, "Simpan 1 baris")
    press(tab, "Pakai batas ini: rencana")
    expect(tab).to_have_url(re.compile("boundary=rencana"))
    expect(tab.get_by_text("Tersimpan dan dipakai di semua halaman.")).to_be_visible()
    tab.get_by_role("radio", name="Versi").click()
    settle(tab)
    press(tab, "Hapus versi ini")
    press(tab, "Ya, hapus")
    expect(tab).not_to_have_url(re.compile("boundary="))


def test_a_hostile_file_stays_text(open_tab):
    tab = open_tab("/data")
    upload(tab, "![x](http:evil.example) <b>x.csv", HOSTILE)
    expect(tab.get_by_text("![x](http:evil.example) <b>x.csv")).to_be_visible()
    tab.get_by_text(re.compile(r"^Kolom: ")).click()
    settle(tab)
    press(tab, "Simpan 1 baris")
    expect(tab.get_by_text("Tersimpan dan dipakai di semua halaman.")).to_be_visible()
    tab.get_by_role("radio", name="Versi").click()
    settle(tab)
    expect(tab.locator("[data-testid=stMain] img")).to_have_count(0)
    assert tab.evaluate("() => window.hacked") is None
    press(tab, "Hapus versi ini")
    press(tab, "Ya, hapus")


def test_every_part_fits_a_phone(open_tab):
    tab = open_tab("/data", viewport={"width": 390, "height": 844})
    upload(tab, "umkm.csv", UMKM)
    main = "document.querySelector('[data-testid=stMain]')"
    for part in ("Muat berkas", "Versi", "Templat", "Untuk umum"):
        tab.get_by_role("radio", name=part).click()
        settle(tab)
        assert tab.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1")


def test_a_template_is_downloaded_in_each_language(open_tab):
    tab = open_tab("/data?part=templates")
    settle(tab)
    # By their keys: while the page settles, "the first XLSX button" may be another one.
    for language, name in (("id", "templat-usaha"), ("en", "template-businesses")):
        with tab.expect_download() as waited:
            tab.locator(f".st-key-template-xlsx-businesses-{language} button").click()
        assert waited.value.suggested_filename == f"{name}.xlsx"
        assert waited.value.path().read_bytes()[:2] == b"PK"


def test_the_radius_stays_when_its_unit_changes(open_tab, study):
    tab = open_tab("/data?layer=travel&radius_km=7")
    radius = tab.get_by_role("slider").first
    expect(radius).to_have_attribute("aria-valuetext", "7,0 km")
    frame = travel_frame(study, Wording("id"))
    frame["nilai"], frame["satuan"] = frame["jarak_lurus_km"] * 3, "menit"
    upload(tab, "menit.csv", frame.to_csv(index=False))
    press(tab, "Simpan 648 baris")
    expect(tab.get_by_text("Tersimpan dan dipakai di semua halaman.")).to_be_visible()
    expect(radius).to_have_attribute("aria-valuetext", "7,0 menit")
    tab.get_by_role("radio", name="Versi").click()
    settle(tab)
    press(tab, "Kembali ke data bawaan")
    expect(radius).to_have_attribute("aria-valuetext", "7,0 km")
