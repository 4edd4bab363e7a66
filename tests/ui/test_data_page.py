"""The Data page: a file from the upload to the store, and what must not get lost on the way."""

import io
import json

import openpyxl
import pytest
from shapely.geometry import box, mapping

from sentra_geo.export.intake_report import finding_table, set_aside_table
from sentra_geo.study import DEFAULT_FOLDER
from sentra_geo.ui.intake.correcting import _correct, _leave_out
from sentra_geo.ui.intake.file_state import FileState
from sentra_geo.wording import Wording
from tests.ui.conftest import link, plain, texts

PAGE = "pages/data.py"
UGLY = b"""Daftar UMKM;;;;;;
Nama Usaha;Nama Pemilik;No. HP;Desa;Kecamatan;Lintang;Bujur
Kerupuk;Siti;081234567890;Pemaluan;Sepaku;-0,912;116,72
Batik;Joko;081234567891;Bumi Harapan;Sepaku;-0,95;116,75
Gula;Budi;081234567892;Bumi Harapan;Sepaku;;
Ikan;Tono;081234567893;Pemaluwan;Sepaku;;
Kue;Nina;081234567894;Gotham;Gotham;;
Lebih;Satu;Dua;081234567895;Waru;Waru;-1,4;116,6
"""
NASTY = "![x](http://evil.example/p.png) **a** $x$ [b](c) :red[d] <i>"
LINE = mapping(box(116.6, -1.1, 116.9, -0.8))


def geojson(**properties):
    feature = {"type": "Feature", "properties": properties, "geometry": LINE}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def workbook():
    book = openpyxl.Workbook()
    book.active.title = "Satu"
    book.active.append(["nama usaha", "desa", "kecamatan"])
    for number in range(3):
        book.active.append([f"Usaha {number}", "Pemaluan", "Sepaku"])
    other = book.create_sheet("Dua")
    other.append(["nama usaha", "lintang", "bujur"])
    other.append(["Batik", "-0,95", "116,75"])
    other.append(["Kue", "-0,96", "116,75"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def upload(app, name, content):
    app = app.get("file_uploader")[0].upload(name, content).run()
    assert not app.exception
    return app


def press(app, label):
    app = next(b for b in app.button if plain(b.label).startswith(label)).click().run()
    assert not app.exception
    return app


def press_key(app, key):
    app = app.button(key=key).click().run()
    assert not app.exception
    return app


def account(app):
    """Read, accepted, set aside."""
    return tuple(int(metric.value.replace(".", "").replace(",", "")) for metric in app.metric[:3])


def fill(app, label, value):
    field = next(f for f in app.text_input if f.label == label)
    return field.set_value(value).run()


def english(app):
    app = app.sidebar.segmented_control[0].set_value("en").run()
    assert not app.exception
    assert link(app)["lang"] == "en"
    return app


def held(app):
    return app.session_state["intake_file"]


@pytest.mark.parametrize("part", ["load", "versions", "templates", "public"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sample", ["1", "0"])
def test_every_part_opens(open_page, part, language, sample):
    app = open_page(PAGE, part=part, lang=language, sample=sample)
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Data"


@pytest.mark.parametrize("part", ["load", "versions", "templates", "public"])
def test_data_that_cannot_be_used_give_a_message(open_page, monkeypatch, copy_data, part):
    (copy_data / "delineation.geojson").write_text("halo", encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page(PAGE, part=part)
    assert not app.exception
    assert "delineation.geojson" in plain(app.error[0].value)


def test_limits_are_said_before_the_upload(open_page):
    said = texts(open_page(PAGE))
    assert "Paling besar 200 MB (100 MB untuk GeoJSON dan KML), 2.000.000 baris" in said
    assert "100.000.000 sel (30.000.000 untuk XLSX), 5.000.000 titik garis" in said


def test_a_repair_is_a_click_and_another_takes_it_back(open_page):
    app = upload(open_page(PAGE), "umkm.csv", UGLY)
    assert account(app) == (6, 1, 5)
    assert "Perbaikan yang menunggu keputusan Anda: Koma desimal" in texts(app)
    app = press_key(app, "repair-decimal_comma")
    assert account(app) == (6, 3, 3)
    assert "menunggu keputusan Anda: Koma desimal" not in texts(app)
    app = press_key(app, "repair-decimal_comma")
    assert account(app) == (6, 1, 5)


def test_file_and_decisions_outlast_language_and_page(open_page):
    app = press_key(upload(open_page(PAGE), "umkm.csv", UGLY), "repair-decimal_comma")
    app = fill(app, "Nama Anda atau kantor", "Dinas KUKM")
    app = english(app)
    assert account(app) == (6, 3, 3)
    assert "Dinas KUKM" in [field.value for field in app.text_input]
    app = app.switch_page("dashboard.py").run().switch_page(PAGE).run()
    assert not app.exception
    assert account(app) == (6, 3, 3)
    assert "Dinas KUKM" in [field.value for field in app.text_input]
    assert "umkm.csv" in texts(app)


def test_another_sheet_is_checked_and_decisions_for_the_first_return(open_page):
    app = upload(open_page(PAGE), "dua.xlsx", workbook())
    assert account(app) == (3, 3, 0)
    sheets = next(s for s in app.selectbox if s.label == "Lembar atau lapisan")
    app = sheets.set_value("Dua").run()
    assert account(app) == (2, 0, 2)
    app = press_key(app, "repair-decimal_comma")
    assert account(app) == (2, 2, 0)
    for sheet, rows in (("Satu", (3, 3, 0)), ("Dua", (2, 2, 0))):
        sheets = next(s for s in app.selectbox if s.label == "Lembar atau lapisan")
        app = sheets.set_value(sheet).run()
        assert account(app) == rows


def test_the_next_file_starts_afresh(open_page):
    app = press_key(upload(open_page(PAGE), "umkm.csv", UGLY), "repair-decimal_comma")
    app = press(app, "Pakai berkas lain")
    assert not app.metric
    app = upload(app, "umkm.csv", UGLY)
    assert account(app) == (6, 1, 5)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("kosong.csv", b"", "Berkas kosong"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "gambar"),
        ("rusak.xlsx", b"PK\x03\x04halo", "rusak.xlsx"),
    ],
)
def test_a_refused_file_gives_one_sentence_and_the_next_is_taken(open_page, name, content, reason):
    app = upload(open_page(PAGE), name, content)
    assert len(app.error) == 1
    assert reason in plain(app.error[0].value)
    app = english(app)
    assert len(app.error) == 1
    app = upload(app, "umkm.csv", UGLY)
    assert not app.error
    assert account(app) == (6, 1, 5)


def test_a_file_of_another_layer_gets_the_click_that_mends_it(open_page):
    app = upload(open_page(PAGE), "garis.geojson", geojson())
    assert "bentuk wilayah, bukan titik" in texts(app)
    app = press(app, "Baca sebagai Delineasi")
    assert link(app)["layer"] == "delineation"
    assert account(app) == (1, 1, 0)
    app = upload(press(app, "Pakai berkas lain"), "umkm.csv", UGLY)
    assert "tidak memuat bentuk wilayah" in plain(app.error[0].value)
    app = press(app, "Baca sebagai Usaha")
    assert account(app) == (6, 1, 5)


def test_a_name_that_cannot_be_used_can_be_changed(open_page):
    app = upload(open_page(PAGE, layer="delineation"), "garis.geojson", geojson())
    app = fill(app, "Nama batas", "a b")
    assert account(app) == (1, 0, 1)
    app = fill(app, "Nama batas", "baru")
    assert account(app) == (1, 1, 0)


def test_a_stored_line_is_offered_at_once_and_leaves_no_trap(open_page):
    app = upload(open_page(PAGE, layer="delineation"), "garis.geojson", geojson())
    app = fill(fill(app, "Nama batas", "baru"), "Menurut peraturan", "Peta **2026**")
    app = press(app, "Simpan 1 baris")
    switch = next(s for s in app.sidebar.selectbox if s.label == "Delineasi")
    assert "Peta **2026**" in switch.options
    app = press(app, "Pakai batas ini: Peta **2026**")
    assert link(app)["boundary"] == "baru"
    assert "Pakai batas ini" not in texts(app)
    app = app.segmented_control(key=_parts(app)).set_value("versions").run()
    app = press(app, "Berhenti memakai versi ini")
    assert "boundary" not in link(app)
    app = press(app, "Pulihkan versi ini")
    switch = next(s for s in app.sidebar.selectbox if s.label == "Delineasi")
    assert "Peta **2026**" in switch.options


def _parts(app):
    return next(s.key for s in app.segmented_control if "part" in s.key)


def test_stored_businesses_take_the_place_of_the_sample_until_withdrawn(open_page):
    app = press_key(upload(open_page(PAGE), "umkm.csv", UGLY), "repair-decimal_comma")
    app = press(app, "Simpan 3 baris")
    assert "6 baris dibaca: 3 diterima, 3 disisihkan" in plain(app.success[0].value)
    assert not app.metric
    app = english(app)
    assert "6 rows read: 3 accepted, 3 set aside" in plain(app.success[0].value)
    overview = open_page("dashboard.py")
    assert "DATA CONTOH" not in texts(overview)
    assert "Usaha: 3" in texts(overview)
    app = press(open_page(PAGE, part="versions"), "Kembali ke data bawaan")
    assert "DATA CONTOH" in texts(open_page("dashboard.py"))
    press(press(app, "Pulihkan versi ini"), "Ya, hapus")
    assert "semua lapisan adalah bawaan" in texts(open_page(PAGE, part="versions"))


def test_the_mapping_is_remembered_for_the_next_file_of_that_shape(open_page):
    app = upload(open_page(PAGE), "a.xlsx", workbook())
    assert "Kolom: 3 dari 3 dibaca" in texts(app)
    held(app).decide(mapping={"nama usaha": ""})
    app = app.run()
    assert "Kolom: 2 dari 3 dibaca" in texts(app)
    app = press(app, "Simpan 3 baris")
    app = upload(app, "b.xlsx", workbook())
    assert "Kolom: 2 dari 3 dibaca" in texts(app)
    assert not app.success


def test_a_day_that_is_none_is_not_stored(open_page):
    app = upload(open_page(PAGE), "a.xlsx", workbook())
    app = press(fill(app, "Keadaan per (tanggal, bulan, atau tahun)", "kapan"), "Simpan 3 baris")
    assert "2026-06-30" in plain(app.error[0].value)
    assert "semua lapisan adalah bawaan" in texts(open_page(PAGE, part="versions"))


def test_versions_are_compared(open_page):
    app = press(upload(open_page(PAGE), "a.xlsx", workbook()), "Simpan 3 baris")
    app = press_key(upload(app, "umkm.csv", UGLY), "repair-decimal_comma")
    press(app, "Simpan 3 baris")
    app = open_page(PAGE, part="versions")
    other = next(s for s in app.selectbox if s.label == "Bandingkan dengan")
    app = other.select_index(1).run()
    assert not app.exception
    assert "Dari 3 menjadi 3 baris" in texts(app)


def test_what_a_file_says_is_text_wherever_it_stands(open_page):
    lines = [
        f"nama usaha;desa;kecamatan;{NASTY}",
        f"{NASTY};Pemaluan;Sepaku;{NASTY}",
        f"{NASTY};{NASTY};Sepaku;x",
        "Kue;Pemaluwan;Sepaku;y",
    ]
    name = NASTY.replace("/", "_")
    app = upload(open_page(PAGE), f"{name}.csv", "\n".join(lines).encode())
    assert name in texts(app)
    _assert_no_markdown(app)
    app = fill(fill(app, "Nama Anda atau kantor", NASTY), "Sumber data", NASTY)
    app = press(app, "Simpan")
    _assert_no_markdown(app)
    versions = open_page(PAGE, part="versions")
    assert NASTY in texts(versions)
    _assert_no_markdown(versions)
    app = upload(open_page(PAGE, layer="delineation"), "garis.geojson", geojson(zona=NASTY))
    app = press(fill(app, "Menurut peraturan", NASTY), "Simpan")
    assert NASTY in texts(app)
    _assert_no_markdown(app)


def _assert_no_markdown(app):
    assert not app.exception
    written = [e.value for kind in KINDS for e in app.get(kind)]
    written += [e.label for e in (*app.button, *app.expander)]
    for text in written:
        bare = text.replace("\\\\", "")
        for sign in ("![", "**a**", "$x$", ":red[", "<i>"):
            assert sign not in bare, text


KINDS = ("markdown", "caption", "info", "warning", "error", "success")


def test_personal_data_reach_neither_the_page_nor_a_download(open_page):
    app = upload(open_page(PAGE), "umkm.csv", UGLY)
    assert "Nama Pemilik, No. HP" in texts(app)
    checked, words = held(app).checked[1], Wording("id")
    tables = [
        set_aside_table(checked, words),
        finding_table(checked, checked.content.issues, words),
        *(frame.value for frame in app.dataframe),
    ]
    for table in tables:
        for secret in ("0812345", "Siti", "Joko", "Satu", "Nina"):
            assert secret not in table.to_csv()
    assert "Jumlah nilai pada baris ini lebih" in tables[0].to_csv()


@pytest.fixture
def state(open_page):
    return held(upload(open_page(PAGE), "umkm.csv", UGLY))


def test_written_cells_become_corrections_on_the_click_only(state: FileState):
    headers = {"c0": "Nama Usaha", "c1": "Desa"}
    state.drafts["rows"] = {(7, "c1"): "Waru", (7, "c9"): "?", (6, "c0"): None}
    state.decide(repairs=frozenset({"decimal_comma"}))
    assert state.shown_drafts["rows"][7, "c1"] == "Waru"  # a repair in between loses nothing
    assert not state.choices.corrections
    _correct(state, headers)
    assert state.choices.corrections == {(7, "Desa"): "Waru", (6, "Nama Usaha"): ""}
    assert not state.draft("rows")
    state.decide(corrections={})
    assert "rows" not in state.shown_drafts or not state.shown_drafts["rows"]


def test_ticked_pairs_set_the_second_row_aside_and_back(state: FileState):
    state.drafts["pairs"] = {((3, 4), "out"): True, ((3, 5), "out"): True}
    _leave_out(state)
    assert state.choices.left_out == {4, 5}
    state.drafts["pairs"] = {((3, 4), "out"): False}
    _leave_out(state)
    assert state.choices.left_out == {5}


def test_a_corrected_row_is_accepted_and_can_be_taken_back(open_page):
    app = upload(open_page(PAGE), "umkm.csv", UGLY)
    held(app).decide(corrections={(7, "Desa"): "Waru", (7, "Kecamatan"): "Waru"})
    app = app.run()
    assert account(app) == (6, 2, 4)
    assert "Sel yang Anda betulkan: 2" in texts(app)
    app = press_key(app, "take-back-corrections")
    assert account(app) == (6, 1, 5)


def test_the_shipped_layers_go_in_and_change_nothing(open_page):
    before = texts(open_page("dashboard.py"))
    path = DEFAULT_FOLDER / "delineation.geojson"
    app = upload(open_page(PAGE, layer="delineation"), path.name, path.read_bytes())
    assert account(app)[2] == 0
    app = press(app, "Simpan")
    assert app.success
    verdict = "11 dari 13 lokasi sentra (84,6 %)"
    assert verdict in before
    assert verdict in texts(open_page("dashboard.py"))
