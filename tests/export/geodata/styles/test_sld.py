"""SLD 1.1."""

from xml.etree import ElementTree

from sentra_geo.export.geodata.styles.look import AreaSign, Entry, LineSign, Rows, Style
from sentra_geo.export.geodata.styles.looks import styles_of
from sentra_geo.export.geodata.styles.sld import sld

NAMES = {
    "sld": "http://www.opengis.net/sld",
    "se": "http://www.opengis.net/se",
    "ogc": "http://www.opengis.net/ogc",
}
# In which a rule may hold them (Symbology Encoding 1.1).
ORDER = ["Name", "Description", "Filter", "MaxScaleDenominator"]


def parsed(style, layer="x"):
    return ElementTree.fromstring(sld(style, layer).encode())


def test_every_style_of_every_layer(shipped, layers):
    request, _ = shipped
    kinds = {"Point": "PointSymbolizer", "MultiLineString": "LineSymbolizer"}
    for layer in layers:
        for style in styles_of(layer, request.found, request.words):
            root = parsed(style, layer.name)
            assert root.get("version") == "1.1.0"
            assert root.find("sld:NamedLayer/se:Name", NAMES).text == layer.name
            rules = root.findall(".//se:Rule", NAMES)
            assert len(rules) == len(style.entries) + (style.label is not None)
            for rule in rules[: len(style.entries)]:
                tags = [child.tag.split("}")[1] for child in rule]
                assert tags[:2] == ["Name", "Description"]
                signs = [tag for tag in tags if tag not in ORDER]
                assert set(signs) == {kinds.get(layer.kind, "PolygonSymbolizer")}
                assert tags == [tag for tag in ORDER if tag in tags] + signs
            names = {e.text for e in root.findall(".//ogc:PropertyName", NAMES)}
            assert names <= set(layer.table.column_names)


def test_conditions_and_values():
    rows = (Rows("km", ">", 2.0), Rows("km", "<=", 5.0))
    sign = AreaSign("#0072B2", 0.34, "#8C949A", 0.28, hatch=(45,))
    root = parsed(Style("x", "", (Entry("2 – 5", sign, rows),)))
    both = root.find(".//ogc:Filter/ogc:And", NAMES)
    assert [child.tag.split("}")[1] for child in both] == [
        "PropertyIsGreaterThan",
        "PropertyIsLessThanOrEqualTo",
    ]
    assert [e.text for e in both.findall(".//ogc:Literal", NAMES)] == ["2.0", "5.0"]
    values = {e.get("name"): e.text for e in root.findall(".//se:SvgParameter", NAMES)}
    assert values["fill"] == "#0072B2"
    assert values["fill-opacity"] == "0.34"
    assert values["stroke-width"] == "1.00"
    assert root.find(".//se:GraphicFill//se:WellKnownName", NAMES).text == "shape://slash"


def test_unknown_and_dashes():
    line = LineSign("#1B2A33", 0.8, (2.8, 1.4))
    root = parsed(Style("x", "", (Entry("?", line, (Rows("km", "null"),)),)))
    assert root.find(".//ogc:PropertyIsNull/ogc:PropertyName", NAMES).text == "km"
    dashes = [
        e.text
        for e in root.findall(".//se:SvgParameter", NAMES)
        if e.get("name") == "stroke-dasharray"
    ]
    assert dashes == ["10.00 5.00"]
