"""Drawings as parts of a page."""

from sentra_geo.export.web_page.drawings import picture, read_drawing
from tests.export.web_page.reading import read_page

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'version="1.1" class="marks" width="40" height="20"><defs><clipPath id="a"><path d="M0,0"/>'
    '</clipPath></defs><g role="graphics-object" aria-label="chart" clip-path="url(#a)">'
    '<use xlink:href="#a"/><text fill="#000">&lt;b&gt; role="x" &amp;\x0b</text>tail</g></svg>'
)


def test_a_picture_has_names_of_its_own_and_says_what_it_shows():
    page = read_page(picture(SVG, 'A "chart" <b>', "gap").encode())
    (drawing,) = page.all("svg")
    assert drawing.attributes == {
        "viewbox": "0 0 40 20",
        "focusable": "false",
        "role": "img",
        "aria-label": 'A "chart" <b>',
    }
    assert drawing.one("clippath").attributes == {"id": "gap-a"}
    assert drawing.one("g").attributes == {"clip-path": "url(#gap-a)"}
    assert drawing.one("use").attributes == {"href": "#gap-a"}


def test_texts_stay_as_they_are():
    page = read_page(picture(SVG, "alt", "gap").encode())
    assert page.one("text").text == '<b> role="x" &'  # the control character is no XML
    assert page.one("g").text.endswith("tail")
    assert not page.all("b")


def test_two_pictures_on_one_page_do_not_share_names():
    both = picture(SVG, "one", "a") + picture(SVG, "two", "b")
    page = read_page(both.encode())
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert ids == ["a-a", "b-a"]


def test_a_size_of_its_own_is_kept():
    root = read_drawing(SVG.replace("width=", 'viewBox="1 2 3 4" width='))
    assert root.attrib["viewBox"] == "1 2 3 4"
    assert "class" not in root.attrib
    assert read_drawing(SVG, keep=("class",)).attrib["class"] == "marks"
