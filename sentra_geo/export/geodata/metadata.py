"""Metadata by ISO 19115, written as ISO 19139 XML, which QGIS and catalogues read.

A file that is made anew must come out the same, so it has no date of making: the standard's
``dateStamp`` is withheld and the dates are those of the data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import shapely

from sentra_geo import __version__
from sentra_geo.export.audience import AUDIENCES
from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.export.geodata.xml_text import Element, add, written
from sentra_geo.export.request import Request
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.projection import geometry_to_degrees
from sentra_geo.present.colophon import Colophon
from sentra_geo.present.labels import LAYER, STANDING, label

STANDARD_URI = "http://www.isotc211.org/2005/gmd"
_SPACES = {
    "xmlns:gmd": STANDARD_URI,
    "xmlns:gco": "http://www.isotc211.org/2005/gco",
    "xmlns:gml": "http://www.opengis.net/gml/3.2",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{STANDARD_URI} {STANDARD_URI}/gmd.xsd",
}
_CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#"
_LANGUAGES = {"id": "ind", "en": "eng"}
_TOPICS = ("economy", "boundaries", "society")
# A day, month or year, as the standard's date takes it.
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True)
class Described:
    """What the metadata are about.

    Attributes:
        request: What was asked for.
        layers: The layers that leave.
        facts: The layers that they are made of.
        colophon: What every file says of itself.
        title: Title of the whole.
    """

    request: Request
    layers: tuple[GeoLayer, ...]
    facts: tuple[LayerFacts, ...]
    colophon: Colophon
    title: str


def metadata_xml(described: Described) -> bytes:
    """The metadata as ISO 19139 XML."""
    root = Element("gmd:MD_Metadata", _SPACES)
    _text(root, "gmd:fileIdentifier", _identifier(described.request))
    _language(root, described.request.words.language)
    _code(root, "gmd:characterSet", "MD_CharacterSetCode", "utf8")
    _code(root, "gmd:hierarchyLevel", "MD_ScopeCode", "dataset")
    _add_publishers(root, "gmd:contact", described.facts)
    add(root, "gmd:dateStamp", attributes={"gco:nilReason": "withheld"})
    _text(root, "gmd:metadataStandardName", "ISO 19115:2003/19139")
    _text(root, "gmd:metadataStandardVersion", "1.0")
    _add_reference_system(root)
    _add_identification(root, described)
    _add_distribution(root)
    _add_quality(root, described)
    return written(root, '<?xml version="1.0" encoding="UTF-8"?>\n').encode()


def _identifier(request: Request) -> str:
    """The same for the same question, data, audience and language."""
    found = request.found
    told = (found.digest, repr(found.question), request.audience, request.words.language)
    return f"sentra-geo-{sha256(repr(told).encode()).hexdigest()[:32]}"


def _text(parent: Element, tag: str, text: str) -> None:
    """A text of the standard; a missing one says that it is."""
    if text:
        add(add(parent, tag), "gco:CharacterString", text)
    else:
        add(parent, tag, attributes={"gco:nilReason": "unknown"})


def _code(parent: Element, tag: str, codes: str, value: str) -> None:
    attributes = {"codeList": f"{_CODES}{codes}", "codeListValue": value}
    add(add(parent, tag), f"gmd:{codes}", value, attributes)


def _language(parent: Element, language: str) -> None:
    attributes = {
        "codeList": "http://www.loc.gov/standards/iso639-2/",
        "codeListValue": _LANGUAGES[language],
    }
    add(add(parent, "gmd:language"), "gmd:LanguageCode", _LANGUAGES[language], attributes)


def _date(parent: Element, date: str) -> None:
    """The date of data; what is no date of the standard is unknown."""
    if not _DATE.fullmatch(date):
        add(parent, "gmd:date", attributes={"gco:nilReason": "unknown"})
        return
    held = add(add(parent, "gmd:date"), "gmd:CI_Date")
    add(add(held, "gmd:date"), "gco:Date", date)
    _code(held, "gmd:dateType", "CI_DateTypeCode", "revision")


def _add_publishers(parent: Element, tag: str, facts: Sequence[LayerFacts]) -> None:
    """Who published the sources, each once."""
    for name in dict.fromkeys(fact.source for fact in facts if fact.source) or [""]:
        party = add(add(parent, tag), "gmd:CI_ResponsibleParty")
        _text(party, "gmd:organisationName", name)
        _code(party, "gmd:role", "CI_RoleCode", "publisher")


def _add_reference_system(root: Element) -> None:
    held = add(add(root, "gmd:referenceSystemInfo"), "gmd:MD_ReferenceSystem")
    named = add(add(held, "gmd:referenceSystemIdentifier"), "gmd:RS_Identifier")
    _text(named, "gmd:code", "4326")
    _text(named, "gmd:codeSpace", "EPSG")


def _add_identification(root: Element, described: Described) -> None:
    words = described.request.words
    about = add(add(root, "gmd:identificationInfo"), "gmd:MD_DataIdentification")
    citation = add(add(about, "gmd:citation"), "gmd:CI_Citation")
    _text(citation, "gmd:title", described.title)
    dates = [fact.as_of for fact in described.facts if _DATE.fullmatch(fact.as_of)]
    _date(citation, max(dates, default=""))
    _text(citation, "gmd:edition", described.colophon.data)
    _text(about, "gmd:abstract", _abstract(described))
    for credit in dict.fromkeys(fact.credit for fact in described.facts if fact.credit):
        _text(about, "gmd:credit", credit)
    _add_publishers(about, "gmd:pointOfContact", described.facts)
    upkeep = add(add(about, "gmd:resourceMaintenance"), "gmd:MD_MaintenanceInformation")
    _code(upkeep, "gmd:maintenanceAndUpdateFrequency", "MD_MaintenanceFrequencyCode", "unknown")
    _add_keywords(about, described)
    _add_constraints(about, described)
    _code(
        about,
        "gmd:spatialRepresentationType",
        "MD_SpatialRepresentationTypeCode",
        "vector",
    )
    _language(about, words.language)
    _code(about, "gmd:characterSet", "MD_CharacterSetCode", "utf8")
    for topic in _TOPICS:
        add(add(about, "gmd:topicCategory"), "gmd:MD_TopicCategoryCode", topic)
    _add_extent(about, described)


def _abstract(described: Described) -> str:
    return "\n".join(
        [
            *described.colophon.lines,
            *(f"{layer.name}: {layer.title}. {layer.about}" for layer in described.layers),
        ]
    )


def _add_keywords(about: Element, described: Described) -> None:
    held = add(add(about, "gmd:descriptiveKeywords"), "gmd:MD_Keywords")
    for layer in described.layers:
        _text(held, "gmd:keyword", layer.title)


def _add_constraints(about: Element, described: Described) -> None:
    words = described.request.words
    held = add(add(about, "gmd:resourceConstraints"), "gmd:MD_LegalConstraints")
    _text(held, "gmd:useLimitation", words.gettext(AUDIENCES[described.request.audience]))
    _code(held, "gmd:useConstraints", "MD_RestrictionCode", "otherRestrictions")
    for fact in described.facts:
        licence = fact.licence or words.gettext("lisensi tidak diketahui")
        _text(held, "gmd:otherConstraints", f"{label(words, LAYER, fact.layer)}: {licence}")


def _add_extent(about: Element, described: Described) -> None:
    """The box around the villages."""
    outlines = geometry_to_degrees(described.request.study.villages.outlines)
    west, south, east, north = shapely.total_bounds(outlines)
    extent = add(add(about, "gmd:extent"), "gmd:EX_Extent")
    box = add(add(extent, "gmd:geographicElement"), "gmd:EX_GeographicBoundingBox")
    for tag, value in (
        ("westBoundLongitude", west),
        ("eastBoundLongitude", east),
        ("southBoundLatitude", south),
        ("northBoundLatitude", north),
    ):
        add(add(box, f"gmd:{tag}"), "gco:Decimal", f"{value:.6f}")


def _add_distribution(root: Element) -> None:
    held = add(add(root, "gmd:distributionInfo"), "gmd:MD_Distribution")
    for name, version in (("GeoPackage", "1.3"), ("GeoJSON", "RFC 7946"), ("GeoParquet", "1.1.0")):
        form = add(add(held, "gmd:distributionFormat"), "gmd:MD_Format")
        _text(form, "gmd:name", name)
        _text(form, "gmd:version", version)


def _add_quality(root: Element, described: Described) -> None:
    held = add(add(root, "gmd:dataQualityInfo"), "gmd:DQ_DataQuality")
    scope = add(add(held, "gmd:scope"), "gmd:DQ_Scope")
    _code(scope, "gmd:level", "MD_ScopeCode", "dataset")
    lineage = add(add(held, "gmd:lineage"), "gmd:LI_Lineage")
    colophon = described.colophon
    statement = (colophon.question, colophon.boundary, colophon.digest, f"Sentra Geo {__version__}")
    _text(lineage, "gmd:statement", "\n".join(statement))
    for fact in described.facts:
        _add_source(lineage, fact, described)


def _add_source(lineage: Element, fact: LayerFacts, described: Described) -> None:
    words = described.request.words
    english = words.language == "en"
    source = add(add(lineage, "gmd:source"), "gmd:LI_Source")
    standing = label(words, STANDING, fact.standing)
    note = fact.note_en if english else fact.note
    parts = (label(words, LAYER, fact.layer), standing, fact.source, note)
    _text(source, "gmd:description", ". ".join(filter(None, parts)))
    citation = add(add(source, "gmd:sourceCitation"), "gmd:CI_Citation")
    _text(citation, "gmd:title", (fact.title_en if english else fact.title) or fact.layer)
    _date(citation, fact.as_of)
    _text(citation, "gmd:edition", f"sha256 {fact.sha256}" if fact.sha256 else "")
