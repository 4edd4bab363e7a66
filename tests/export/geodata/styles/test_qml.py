"""QML, by the structure that QGIS writes."""

from xml.etree import ElementTree

import pytest

from sentra_geo.export.geodata.styles.look import (
    AreaSign,
    Entry,
    Label,
    LineSign,
    PointSign,
    Rows,
    Style,
)
from sentra_geo.export.geodata.styles.looks import styles_of
from sentra_geo.export.geodata.styles.qml import expression, qml

FILL = AreaSign("#0072B2", 0.34, "#8C949A", hatch=(45,))


def parsed(*entries, label=None):
    return ElementTree.fromstring(qml(Style("x", "", entries, label)))


def options(layer):
    return {o.get("name"): o.get("value") for o in layer.find("Option")}


@pytest.fixture(scope="module")
def documents(shipped, layers):
    request, _ = shipped
    return [
        (layer, ElementTree.fromstring(qml(style)))
        for layer in layers
        for style in styles_of(layer, request.found, request.words)
    ]


def test_one_renderer_whose_symbols_all_exist(documents):
    kinds = {"0": "marker", "1": "line", "2": "fill"}
    for layer, root in documents:
        (renderer,) = root.findall("renderer-v2")
        kind = root.find("layerGeometryType").text
        assert kind == {"Point": "0", "MultiLineString": "1", "MultiPolygon": "2"}[layer.kind]
        symbols = {s.get("name"): s for s in renderer.find("symbols")}
        assert all(symbol.get("type") == kinds[kind] for symbol in symbols.values())
        named = {
            "singleSymbol": lambda _: ["0"],
            "categorizedSymbol": lambda r: [c.get("symbol") for c in r.find("categories")],
            "RuleRenderer": lambda r: [c.get("symbol") for c in r.find("rules")],
        }[renderer.get("type")](renderer)
        assert sorted(named) == sorted(symbols)
        assert (root.get("labelsEnabled") == "1") == (root.find("labeling") is not None)


def test_villages_are_categories_of_their_zone(documents):
    root = next(root for layer, root in documents if layer.name == "villages")
    renderer = root.find("renderer-v2")
    assert (renderer.get("type"), renderer.get("attr")) == ("categorizedSymbol", "zone")
    held = [(c.get("value"), c.get("label")) for c in renderer.find("categories")]
    assert held[0] == ("inside", "Dalam delineasi")
    assert [value for value, _ in held] == ["inside", "near", "outside"]


def test_an_area_with_a_hatch():
    root = parsed(Entry("Semua", FILL))
    fill, hatch = root.findall("renderer-v2/symbols/symbol/layer")
    assert fill.get("class") == "SimpleFill"
    assert options(fill)["color"] == "0,114,178,87"
    assert hatch.get("class") == "LinePatternFill"
    assert options(hatch)["angle"] == "45"
    line = hatch.find("symbol")
    assert (line.get("type"), line.get("name")) == ("line", "@0@1")


def test_lines_and_points():
    line = parsed(Entry("x", LineSign("#1B2A33", 0.8, (3.0, 1.6))))
    held = options(line.find("renderer-v2/symbols/symbol/layer"))
    assert (held["use_custom_dash"], held["customdash"]) == ("1", "3.0;1.6")
    whole = parsed(Entry("x", LineSign("#1B2A33", 0.8)))
    assert options(whole.find("renderer-v2/symbols/symbol/layer"))["use_custom_dash"] == "0"
    point = parsed(Entry("x", PointSign("square", "#D55E00", 5.0, "#26323A")))
    held = options(point.find("renderer-v2/symbols/symbol/layer"))
    assert (held["name"], held["size"], held["color"]) == ("square", "5.0", "213,94,0,255")


def test_conditions():
    assert expression((Rows("a", "=", "it's"),)) == "\"a\" = 'it''s'"
    assert expression((Rows("a", "=", value=True), Rows("b", ">=", -0.5))) == (
        '"a" = true AND "b" >= -0.5'
    )
    assert expression((Rows("a", "null"),)) == '"a" IS NULL'


def test_labels():
    root = parsed(
        Entry("x", FILL), label=Label("village", 8, "#26323A", "#FFFFFF", largest_scale=400_000)
    )
    style = root.find("labeling/settings/text-style")
    assert style.get("fieldName") == "village"
    assert style.find("text-buffer").get("bufferDraw") == "1"
    rendering = root.find("labeling/settings/rendering")
    assert (rendering.get("scaleVisibility"), rendering.get("scaleMin")) == ("1", "400000")


def test_texts_are_texts():
    root = parsed(Entry("<script>&\x00\"'", FILL, (Rows("zone", "=", "x"),)))
    assert root.find(".//category").get("label") == "<script>&\"'"
