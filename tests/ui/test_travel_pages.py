"""Every page with a travel table in force, and the table's way through the Data page."""

import csv
import io

import pytest

from sentra_geo.export.travel_template import travel_frame
from sentra_geo.ui.shell import PAGES
from sentra_geo.wording import Wording
from tests import worlds
from tests.ui.conftest import texts
from tests.ui.test_data_page import account, press, upload

PAGE = "pages/data.py"
WORDS = Wording("id")


@pytest.fixture(params=["km", "minutes"])
def unit(request, tmp_path, monkeypatch):
    """The grid world with a travel table in this unit, as the data folder."""
    frame = worlds.travel_frame(unit=request.param)
    folder = worlds.write_world(tmp_path / "grid", travel=frame)
    monkeypatch.setenv("SENTRA_GEO_DATA", str(folder))
    return request.param


def table(study, *, rows=None):
    """The template, filled in with minutes."""
    frame = travel_frame(study, WORDS)
    frame["nilai"] = frame["jarak_lurus_km"] * 3
    frame["satuan"] = "menit"
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(frame.columns)
    writer.writerows(frame.iloc[:rows].astype(object).where(frame.notna(), "").to_numpy().tolist())
    return buffer.getvalue().encode()


@pytest.mark.usefixtures("unit")
@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_opens(open_page, page):
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert "1 usaha tidak berada di desa mana pun" in texts(app)  # told wherever figures stand


def test_the_radius_is_shown_in_its_unit(open_page, unit):
    app = open_page("pages/coverage.py", boundary="garis", radius_km="7")
    slider = next(s for s in app.sidebar.select_slider if s.label == "Radius pelayanan")
    text = "7,0 menit" if unit == "minutes" else "7,0 km"
    assert slider.options[slider.value - 1] == text
    assert "tabel jarak tempuh" in slider.help
    said = texts(app)
    assert ("dalam jarak 7,0 menit" if unit == "minutes" else "7,0 km jalan dan feri") in said


def test_minutes_have_their_own_radii(open_page, unit):
    app = open_page("pages/coverage.py", boundary="garis")
    slider = next(s for s in app.sidebar.select_slider if s.label == "Radius pelayanan")
    assert slider.options[slider.value - 1] == ("30,0 menit" if unit == "minutes" else "5,0 km")
    table = texts(open_page("pages/sensitivity.py", boundary="garis"))
    assert ("45,0 menit" in table) == (unit == "minutes")


def test_from_the_upload_to_the_answer(open_page, study):
    app = upload(open_page(PAGE, layer="travel"), "menit.csv", table(study))
    assert account(app) == (648, 648, 0)
    assert "Semua nilai dibaca sebagai menit." in texts(app)
    press(app, "Simpan")
    said = texts(open_page("pages/coverage.py"))
    assert "dalam jarak 30,0 menit atau kurang dari sentra terdekat" in said
    assert "jarak tempuh (" in said  # its source below the charts


def test_a_table_with_gaps_says_so_before_and_at_saving(open_page, study):
    app = upload(open_page(PAGE, layer="travel"), "menit.csv", table(study, rows=600))
    assert "47 dari 648 pasangan desa asal dan desa sentra belum ada" in texts(app)
    app = press(app, "Simpan")
    assert "47 dari 648 pasangan desa asal dan desa sentra tidak ada di tabel" in texts(app)
    assert "dalam jarak 5,0 km atau kurang" in texts(open_page("pages/coverage.py"))


def test_the_template_is_offered(open_page):
    app = open_page(PAGE, part="templates")
    assert not app.exception
    assert "Templat ini sudah memuat semua pasangan desa dan desa sentra." in texts(app)
