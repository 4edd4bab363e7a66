"""Maps of the tests, each drawn once, and what is read out of them."""

import re
from functools import cache
from xml.etree import ElementTree

import geopandas as gpd
import numpy as np

from sentra_geo import answer, read_study
from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.maps import locator_svg, map_svg
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '<script>alert("1")</script>&',
    "=cmd()",
    "#typst",
    "L" * 200,
    "bell\x07\x00name",
    "كلمنتان الشرقية",
    "ꦗꦮꦶꦩꦢꦸꦫ",
    "Desa dengan nama yang sangat panjang sampai enam puluh huruf lebih banyak",
    "]]>",
    "\u200b",
)


def drawn(study, question=None, metric="zone", size=(960, 720), language="id", points=False):
    """A map as SVG text."""
    return _drawn(study, question or study.default_question(), metric, size, language, points)


@cache
def _drawn(study, question, metric, size, language, points):
    found = found_for(study, question)
    return map_svg(study, found, Wording(language), metric, *size, points=points)


@cache
def found_for(study, question):
    return answer(study, question)


@cache
def located(study, codes, size=(480, 360), question=None):
    """A locator as SVG text."""
    found = found_for(study, question or study.default_question())
    return locator_svg(study, found, Wording("id"), codes, *size)


@cache
def read(svg):
    """The root element of a picture."""
    return ElementTree.fromstring(svg)


def texts(svg):
    """All texts that are seen, each once."""
    return list(dict.fromkeys(e.text for e in read(svg).iter(f"{NAMESPACE}text")))


def of_class(svg, name):
    """Elements that have a class."""
    return [e for e in read(svg).iter() if name in (e.get("class") or "").split()]


def one(svg, name):
    (element,) = of_class(svg, name)
    return element


def box_of(element):
    """The box that a label or inset says it takes."""
    return Box(*map(float, element.get("data-box").split()))


def rect_of(element):
    """The box of a ``rect``."""
    x, y, width, height = (float(element.get(key)) for key in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def label_boxes(svg):
    """Kind and box of every label on the map; names in the inset left out."""
    labels = [e for e in of_class(svg, "label") if "inset-name" not in e.get("class")]
    return [(e.get("class").split()[1], box_of(e)) for e in labels]


def mark_boxes(svg):
    """The boxes of the sentra marks."""
    made = []
    for mark in of_class(svg, "sentra"):
        rect = mark.find(f"{NAMESPACE}rect")
        made.append(rect_of(rect) if rect is not None else path_box(mark.find(f"{NAMESPACE}path")))
    return made


def path_box(element):
    points = path_points(element.get("d"))
    return Box(*points.min(axis=0), *points.max(axis=0))


def path_points(data):
    """All points of a path without curves, shape ``(points, 2)``."""
    return np.array(re.findall(r"(-?[\d.]+),(-?[\d.]+)", data), dtype=float)


def hostile_study(folder):
    """The wide world with names that want to do harm or to be too long."""
    layers = worlds.wide_layers(is_sample=True)
    villages, sentra = layers["villages"].copy(), layers["sentra"].copy()
    names = list(villages["village"])
    names[: len(HOSTILE)] = HOSTILE
    villages["village"] = [name.replace("\x00", "") or "x" for name in names]
    villages["district"] = villages["district"] + " <b>" + "sangat panjang " * 5
    sentra["sentra"] = ["</text><script>" + "panjang " * 12, *sentra["sentra"][1:]]
    line = worlds.delineation_frame(worlds.WIDE_LINE, law=['UU "X" <b> ' + "nomor " * 30])
    held = {**layers, "villages": villages, "sentra": sentra, "delineation": line}
    return read_study(worlds.write_world(folder, **held))


def with_neighbours(folder, name="Kabupaten <Jauh>", **layers):
    """The grid world with land around: a hundred kilometres to the east."""
    frame = gpd.GeoDataFrame(
        {"regency": [name]}, geometry=[worlds.rectangle(20, 0, 120, 60)], crs=worlds.METRIC
    )
    return read_study(worlds.write_world(folder, neighbours=frame, **layers))


SEPAKU = Question(district=("Sepaku",))
