"""The page of events: choices bound to the address, what is absent explained."""

from tests import worlds
from tests.ui.conftest import link, texts

PAGE = "pages/events.py"


def test_choices_change_the_split_and_stand_in_the_address(open_page):
    app = open_page(PAGE, event="CONTOH-A9", stall_rule="population")
    assert not app.exception
    assert not app.error
    assert "Pilihan ini tidak ada dan diabaikan: event." in texts(app)
    assert link(app) == {"stall_rule": "population"}
    assert "Dibagi menurut penduduk" in texts(app)
    assert app.number_input[0].value == 60
    app.number_input[0].set_value(20)
    app.run()
    assert not app.exception
    assert "20 lapak, jumlah yang Anda isi" in texts(app)
    assert "dari 20 lapak" in texts(app)
    assert link(app) == {"stall_rule": "population", "stalls": "20"}


def test_another_event_without_known_visitors_in_english(open_page):
    app = open_page(PAGE, event="CONTOH-A2", stall_rule="need", lang="en", district="Sepaku")
    assert not app.exception
    assert app.selectbox(key="w_pages/events.py_en_event").value == "CONTOH-A2"
    assert app.number_input[0].value == 30
    assert link(app)["event"] == "CONTOH-A2"
    assert len(app.dataframe) == 3


def test_without_the_layers_it_explains_them_and_still_deals(open_page, monkeypatch, tmp_path):
    folder = worlds.write_world(tmp_path / "dunia", businesses=None)
    monkeypatch.setenv("SENTRA_GEO_DATA", str(folder))
    app = open_page(PAGE, stalls="10", stall_rule="businesses")
    assert not app.exception
    assert not app.error
    written = texts(app)
    assert "Belum ada data: Acara, Gerai" in written
    assert "Pembagian menurut jumlah usaha tidak dapat dihitung: belum ada data usaha" in written
    assert "bagian penduduk di luar" in written
    assert "bukan nol" in written
