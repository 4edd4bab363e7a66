"""The forum page and the receipts of the markets page."""

from tests.sections.test_receipts import ROWS, study_of
from tests.ui.conftest import texts

PAGE = "pages/forum.py"


def test_membership_and_candidates_of_the_sample(open_page):
    app = open_page(PAGE, part="candidates", lang="en")
    assert not app.exception
    assert "DATA CONTOH – " in texts(app)
    table = app.dataframe[1].value
    assert len(table) == 200
    assert table.iloc[0].notna().all()


def test_a_register_without_the_column_is_unknown_and_offers_the_template(
    open_page, monkeypatch, tmp_path
):
    study_of(tmp_path / "data", ROWS)
    monkeypatch.setenv("SENTRA_GEO_DATA", str(tmp_path / "data"))
    app = open_page(PAGE)
    assert not app.exception
    assert "tidak diketahui" in texts(app)
    assert "Belum ada data" in texts(app)
    assert not app.dataframe
    # The same world's receipts: what is hidden is nowhere on the page.
    app = open_page("pages/markets.py", part="receipts")
    assert not app.exception
    assert "digabung menjadi “lainnya”" in texts(app)
    assert "Syal" not in texts(app)
