"""A delineation that cannot be used gets a message on every page, and a mended one is read."""

import json
import shutil

import pytest

from sentra_geo.study import DEFAULT_FOLDER
from tests.ui.conftest import plain, texts

SQUARE = [[116.6, -1.1], [116.9, -1.1], [116.9, -0.8], [116.6, -0.8], [116.6, -1.1]]
BOW_TIE = [[116.6, -1.1], [116.9, -0.8], [116.9, -1.1], [116.6, -0.8], [116.6, -1.1]]
UTM = [[450000, 9880000], [480000, 9880000], [480000, 9900000], [450000, 9880000]]
FAR = [[10.0, 50.0], [11.0, 50.0], [11.0, 51.0], [10.0, 50.0]]


def delineation(ring):
    properties = {"boundary_id": "uu3_2022", "zone": "ikn", "standing": "indicative"}
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


BROKEN = {
    "missing": (None, "tidak ditemukan"),
    "empty": ('{"type":"FeatureCollection","features":[]}', "delineation.geojson"),
    "not a map": ("halo", "tidak dapat dibaca"),
    "self-crossing": (delineation(BOW_TIE), "memotong dirinya sendiri"),
    "metres as degrees": (delineation(UTM), "bukan derajat"),
    "far away": (delineation(FAR), "CRS-nya mungkin salah"),
}


@pytest.mark.parametrize("page", ["dashboard.py", "pages/map.py", "pages/method.py"])
@pytest.mark.parametrize("fault", sorted(BROKEN))
def test_message_instead_of_a_crash(open_page, monkeypatch, copy_data, page, fault):
    content, message = BROKEN[fault]
    path = copy_data / "delineation.geojson"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page(page)
    assert not app.exception
    assert app.title[0].value == "Data tidak dapat dipakai"
    assert "delineation.geojson" in plain(app.error[0].value)
    assert message in plain(app.error[0].value)


def test_the_message_is_translated(open_page, monkeypatch, copy_data):
    (copy_data / "delineation.geojson").write_text(delineation(BOW_TIE), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page(lang="en")
    assert "crosses itself" in plain(app.error[0].value)
    assert "QGIS" in plain(app.error[0].value)


def test_a_mended_file_is_read_without_a_restart(open_page, monkeypatch, copy_data):
    path = copy_data / "delineation.geojson"
    path.write_text("halo", encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page()
    assert app.error
    shutil.copy(DEFAULT_FOLDER / "delineation.geojson", path)
    app = app.button[0].click().run()
    assert not app.exception
    assert not app.error
    assert "11 dari 13" in texts(app)


def test_another_line_gives_other_figures(open_page, monkeypatch, copy_data):
    (copy_data / "delineation.geojson").write_text(delineation(SQUARE), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page()
    assert not app.exception
    assert "11 dari 13" not in texts(app) or "82,8 %" not in texts(app)
