"""ISO 19115 core fields in ISO 19139 XML."""

from xml.etree import ElementTree

import pytest

from sentra_geo.export.geodata.geodata import METADATA, geodata_files
from tests.export.geodata.worlds import HOSTILE, order

NAMES = {
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
}
ABOUT = "gmd:identificationInfo/gmd:MD_DataIdentification"


@pytest.fixture(scope="module")
def root(shipped):
    return ElementTree.fromstring(shipped[1][METADATA])


def texts(root, path):
    return [element.text for element in root.findall(path, NAMES)]


def test_core_fields(root, shipped):
    request, _ = shipped
    (title,) = texts(root, f"{ABOUT}/gmd:citation/gmd:CI_Citation/gmd:title/gco:CharacterString")
    assert "indikatif" in title
    assert "DATA CONTOH" in title
    date = f"{ABOUT}/gmd:citation/gmd:CI_Citation/gmd:date/gmd:CI_Date/gmd:date/gco:Date"
    assert texts(root, date) == ["2025-06"]  # the newest of the data's
    (abstract,) = texts(root, f"{ABOUT}/gmd:abstract/gco:CharacterString")
    for part in ("Pilihan:", "n = 13", "villages:", "businesses:"):
        assert part in abstract
    assert texts(root, f"{ABOUT}/gmd:language/gmd:LanguageCode") == ["ind"]
    topics = texts(root, f"{ABOUT}/gmd:topicCategory/gmd:MD_TopicCategoryCode")
    assert topics == ["economy", "boundaries", "society"]
    box = root.find(f".//{{{NAMES['gmd']}}}EX_GeographicBoundingBox")
    west, east, south, north = (float(side[0].text) for side in box)
    assert 116 < west < east < 117.2
    assert -1.7 < south < north < -0.6
    publishers = texts(root, f"{ABOUT}/gmd:pointOfContact//gmd:organisationName/*")
    assert any("Surat Bupati" in name for name in publishers)
    upkeep = root.find(f".//{{{NAMES['gmd']}}}MD_MaintenanceFrequencyCode")
    assert upkeep.get("codeListValue") == "unknown"
    licences = texts(root, f"{ABOUT}/gmd:resourceConstraints//gmd:otherConstraints/*")
    assert "Desa: MIT License" in licences
    (statement,) = texts(root, ".//gmd:LI_Lineage/gmd:statement/gco:CharacterString")
    assert request.found.digest in statement
    assert "Sentra Geo" in statement
    assert len(root.findall(".//gmd:LI_Source", NAMES)) == 6
    assert texts(root, ".//gmd:RS_Identifier/gmd:code/*") == ["4326"]


def test_members_stand_in_the_order_of_the_standard(root):
    found = [child.tag.split("}")[1] for child in root]
    assert found[:4] == ["fileIdentifier", "language", "characterSet", "hierarchyLevel"]
    wanted = ["contact", "dateStamp", "metadataStandardName", "metadataStandardVersion"]
    wanted += ["referenceSystemInfo", "identificationInfo", "distributionInfo", "dataQualityInfo"]
    assert list(dict.fromkeys(found[4:])) == wanted


def test_it_has_no_date_of_making(root):
    stamp = root.find("gmd:dateStamp", NAMES)
    assert stamp.get(f"{{{NAMES['gco']}}}nilReason") == "withheld"


def test_another_question_has_another_identifier(grid):
    def identifier(request):
        root = ElementTree.fromstring(geodata_files(request)[METADATA])
        return texts(root, "gmd:fileIdentifier/gco:CharacterString")[0]

    first = identifier(order(grid))
    assert first == identifier(order(grid))
    assert first != identifier(order(grid, radius_km=7.0))


def test_unknown_dates_and_hostile_texts(hostile):
    root = ElementTree.fromstring(geodata_files(order(hostile))[METADATA])
    (abstract,) = texts(root, f"{ABOUT}/gmd:abstract/gco:CharacterString")
    assert HOSTILE[1] in abstract  # the law of the line, as a text
    unknown = root.findall(".//gmd:LI_Source/gmd:description/gco:CharacterString", NAMES)
    assert unknown
