"""The sentra page: progress first, then a card each with its ladder, questions, fold and sheet."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from sentra_geo.ui.tracker import is_web_link
from tests.ui.conftest import ROOT, texts

PAGE = "pages/sentra.py"


def test_progress_and_cards_say_what_is_known_where(open_page):
    app = open_page(PAGE)
    assert not app.exception
    said = texts(app)
    assert "3 dari 9 sentra pernah tercatat beroperasi" in said
    assert "Tahap: Beroperasi di Salo Loang" in said
    assert "Bagaimana keadaannya di Pejala, Tanjung Tengah?" in said
    ladders = [e.proto.body for e in app.get("html") if "sg-ladder" in e.proto.body]
    assert len(ladders) == 9
    assert all(body.count("<li ") == 5 for body in ladders)
    assert sum(e.label == "Bukti, jangkauan, dan rincian" for e in app.expander) == 9


def test_the_fold_holds_evidence_whose_links_are_text_of_the_data(monkeypatch, copy_data):
    path = copy_data / "milestones.csv"
    frame = pd.read_csv(path, dtype=str)
    of_s1 = (frame["sentra_id"] == "S1") & (frame["stage"] == "operating")
    frame.loc[frame["sentra_id"] == "S1", "link"] = None
    frame.loc[of_s1, ["link", "source"]] = ["javascript:alert(1)", "<b>Kabar</b>"]
    frame.loc[frame["sentra_id"] == "S4", "link"] = 'https://contoh.example/a?b="c"&d'
    frame.to_csv(path, index=False)
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for number in (1, 4):
        app.session_state[f"card-S{number}"] = True
    app.switch_page(PAGE)
    app.run()
    assert not app.exception
    first, fourth = (e.proto.body for e in app.get("html") if "sg-track" in e.proto.body)
    assert "javascript:alert(1)" in first
    assert "<a " not in first
    assert "&lt;b&gt;Kabar&lt;/b&gt;" in first
    assert 'rel="noopener noreferrer"' in fourth
    assert 'href="https://contoh.example/a?b=&quot;c&quot;&amp;d"' in fourth


def test_without_milestones_the_record_stands_and_the_template_is_offered(
    open_page, monkeypatch, copy_data
):
    package = copy_data / "datapackage.json"
    held = json.loads(package.read_text(encoding="utf-8"))
    held["resources"] = [one for one in held["resources"] if one["name"] != "milestones"]
    package.write_text(json.dumps(held), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    app = open_page(PAGE)
    assert not app.exception
    said = texts(app)
    assert "Belum ada data" in said
    assert "0 dari 9 sentra pernah tercatat beroperasi" in said
    assert "catatan resmi, tanpa bukti" in said
    assert "10 September 2020: Kampung batik dibuka" in said


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://contoh.example/x", True),
        ("HTTP://contoh.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//contoh.example", False),
        ("https:", False),
        ("http://[::1", False),
        ("berkas.pdf", False),
    ],
)
def test_only_links_to_the_web_lead_anywhere(link, leads):
    assert is_web_link(link) == leads
