"""The letters of a page as a font of their own."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFont

from sentra_geo.export.typesetting.fonts import FONT_FOLDER
from sentra_geo.export.web_page.web_font import web_font

# All that a rasterizer measures a font by, so that it places the letters of both alike.
TEXT = "".join(map(chr, range(32, 127))) + "≤é"


def tables(woff):
    """Tables of a WOFF file, unpacked."""
    signature, _, length, count = struct.unpack_from(">4sLLH", woff)
    assert signature == b"wOFF"
    assert length == len(woff)
    found = {}
    for number in range(count):
        tag, start, packed, size, _ = struct.unpack_from(">4s4L", woff, 44 + 20 * number)
        body = woff[start : start + packed]
        found[tag.decode()] = body if packed == size else zlib.decompress(body)
        assert len(found[tag.decode()]) == size
    return found


def sfnt(woff):
    """The same font as a plain TrueType file, as FreeType reads it."""
    held = tables(woff)
    start = 12 + 16 * len(held)
    head, body = struct.pack(">LHHHH", 0x00010000, len(held), 0, 0, 0), b""
    for name, table in sorted(held.items()):
        head += struct.pack(">4sLLL", name.encode(), 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + body


@pytest.fixture(scope="module")
def fonts():
    """The whole font and the small one, at 100 pixels."""
    (path,) = Path(FONT_FOLDER).glob("Arimo?wght?.ttf")
    plain = ImageFont.Layout.BASIC
    small = ImageFont.truetype(BytesIO(sfnt(web_font(TEXT))), 100, layout_engine=plain)
    return ImageFont.truetype(str(path), 100, layout_engine=plain), small


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("letter", "Jak 0123456789(%)≤é")
def test_its_letters_look_and_measure_like_the_whole_fonts(fonts, letter, weight):
    for font in fonts:
        font.set_variation_by_axes([weight])
    whole, small = fonts
    assert small.getlength(letter) == whole.getlength(letter)
    assert bytes(small.getmask(letter)) == bytes(whole.getmask(letter))


def test_bold_is_another_drawing(fonts):
    _, small = fonts
    masks = []
    for weight in (400, 700):
        small.set_variation_by_axes([weight])
        masks.append(bytes(small.getmask("J")))
    assert masks[0] != masks[1]


def test_other_letters_are_left_out(fonts):
    _, small = fonts
    assert bytes(small.getmask("Ž")) == bytes(small.getmask("ß"))  # both the sign for "none"


def test_it_is_small_and_always_the_same():
    made = web_font(TEXT)
    assert len(made) < 16_000
    assert made == web_font("".join(reversed(TEXT)) * 3)


def test_letters_that_the_font_does_not_have_are_passed_over():
    assert web_font("ꦗꦮ🙂a") == web_font("a")
    assert tables(web_font(""))["glyf"]


def test_its_tables_agree_with_each_other():
    held = tables(web_font(TEXT))
    (glyphs,) = struct.unpack_from(">H", held["maxp"], 4)
    places = struct.unpack(f">{glyphs + 1}L", held["loca"])
    assert places[-1] == len(held["glyf"])
    assert list(places) == sorted(places)
    assert struct.unpack_from(">H", held["head"], 50) == (1,)
