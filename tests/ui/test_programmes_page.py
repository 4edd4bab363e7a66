"""The programmes page: every part, absent layers, and a register without a list."""

from tests import worlds
from tests.activity_worlds import write_activities
from tests.sections.test_programmes import HELD
from tests.ui.conftest import texts

PAGE = "pages/programmes.py"
PARTS = ("matrix", "time", "partners", "places", "plans", "list")


def choose(app, part):
    """Choose a part as a reader does, and run."""
    (control,) = [one for one in app.get("button_group") if "part" in one.key]
    control.set_value(part)
    return app.run()


def test_every_part_opens_on_the_sample(open_page):
    app = open_page(PAGE)
    for part in PARTS:
        if part != PARTS[0]:
            app = choose(app, part)
        assert not app.exception
        assert not app.error
        written = texts(app)
        assert "DATA CONTOH – Program menjangkau paling sedikit" in written
        assert "tidak diketahui apakah sudah terjangkau" in written
        assert written.count("sg-card") >= 3
        assert "bukan nol" not in written


def test_the_work_list_of_a_kind_in_english(open_page):
    app = open_page(PAGE, part="list", kind="training", lang="en")
    assert not app.exception
    assert "DATA CONTOH – " in texts(app)
    assert [len(frame.value) for frame in app.dataframe][-1] == 200
    assert len(app.get("download_button")) >= 2


def test_without_businesses_the_page_says_what_is_missing(open_page):
    app = open_page(PAGE, sample="0")
    assert not app.exception
    written = texts(app)
    assert "Belum ada data" in written
    assert "bukan nol" in written
    assert not app.dataframe


def test_programmes_without_participants_ask_for_them(open_page, monkeypatch, tmp_path):
    folder = write_activities(worlds.write_world(tmp_path / "world"), programmes=HELD)
    monkeypatch.setenv("SENTRA_GEO_DATA", str(folder))
    app = open_page(PAGE)
    assert not app.exception
    written = texts(app)
    assert "pesertanya belum" in written
    assert "bukan nol" in written
