"""SVG text is well formed whatever it holds."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.export.pictures.svg import document, element, escaped, own_id, own_link, short


@given(st.text())
def test_any_text_is_read_back(text):
    told = document(10, 10, text, element("text", escaped(text), data_a=text))
    root = ElementTree.fromstring(told)
    kept = [c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff")]
    kept = "".join(c for c in kept if not "\ud800" <= c <= "\udfff")
    assert (root[0].text or "") == kept
    assert root.get("aria-label").split() == kept.split()


def test_attributes_are_named_and_short():
    made = element("path", class_="a", stroke_width=1.0, fill=None, x=2.005, y=-0.001)
    assert made == '<path class="a" stroke-width="1" x="2" y="0"/>'


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-0.04, "0"), (100, "100"), (2.55, "2.5")])
def test_numbers_have_no_needless_digits(value, text):
    assert short(value) == text


def test_ids_belong_to_their_picture():
    def picture(colour):
        clip = element("clipPath", element("rect", fill=colour), id=own_id("map"))
        return document(10, 10, "", clip, element("g", clip_path=own_link("map")))

    first, second = picture("red"), picture("blue")
    names = [svg.split('id="')[1].split('"')[0] for svg in (first, second)]
    assert names[0] != names[1]
    assert f"url(#{names[0]})" in first
    assert picture("red") == first
    # A text cannot name an id.
    assert "\x00" not in document(1, 1, "\x00x", element("text", escaped("\x00y"), a="\x00z"))
