"""What a page shows where a layer is absent: what it is, its template, and the way to the page."""

import json
import shutil

import pytest

from sentra_geo.study import DATA_VARIABLE, DEFAULT_FOLDER
from tests.ui.conftest import texts

ABSENT = ("programmes", "participation")


@pytest.fixture
def without_programmes(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    shutil.copytree(DEFAULT_FOLDER, folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [
        one for one in package["resources"] if one.get("layer", one["name"]) not in ABSENT
    ]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(folder))


@pytest.mark.usefixtures("without_programmes")
def test_it_says_what_is_absent_and_offers_the_templates(open_page):
    app = open_page("pages/programmes.py")
    assert not app.exception
    shown = texts(app)
    assert "Belum ada data: Program, Peserta program" in shown
    assert "Satu baris: satu usaha dalam satu program." in shown
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[:4] == ["Templat XLSX", "Templat CSV"] * 2
    for layer in ABSENT:
        assert app.button(key=f"load-{layer}").label.startswith("Muat ")


@pytest.mark.usefixtures("without_programmes")
def test_its_button_opens_the_data_page_for_that_layer(open_page):
    app = open_page("pages/programmes.py").button(key="load-participation").click().run()
    assert not app.exception
    assert app.title[0].value == "Data"
    assert app.selectbox[0].value == "participation"
