"""The page of markets: parts, absent layers, and the calculator in the address."""

from tests.ui.conftest import link, texts

PAGE = "pages/markets.py"


def test_the_calculator_reads_and_writes_the_address(open_page):
    app = open_page(PAGE, part="hotel", hotel_rooms="300", room_products="4")
    assert not app.exception
    assert "300 kamar × 4 jenis produk = 1.200 kemasan" in texts(app)
    assert "bukan ramalan" in texts(app)
    app.number_input[0].set_value(500).run()
    assert link(app)["hotel_rooms"] == "500"
    assert "= 2.000 kemasan" in texts(app)


def test_each_sentra_is_followed_to_its_buyers(open_page):
    app = open_page(PAGE, part="downstream", lang="id")
    assert not app.exception
    assert texts(app).count("Temuan: ") == 9
    assert "belum diisi di lapisan sentra" in texts(app)


def test_without_sample_data_the_page_offers_templates(open_page):
    app = open_page(PAGE, part="access", sample="0")
    assert not app.exception
    written = texts(app)
    assert "bukan nol" in written
    assert "Belum ada data" in written
    assert not app.dataframe
