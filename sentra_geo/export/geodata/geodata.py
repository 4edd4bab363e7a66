"""The answer as files for map programs."""

from __future__ import annotations

from collections.abc import Iterator

from sentra_geo.export.geodata.businesses import businesses_layer
from sentra_geo.export.geodata.delineation import delineation_layers
from sentra_geo.export.geodata.dictionary import dictionary_csv
from sentra_geo.export.geodata.districts import districts_layer
from sentra_geo.export.geodata.geojson import geojson_bytes
from sentra_geo.export.geodata.geolayer import GeoLayer
from sentra_geo.export.geodata.geopackage import geopackage_bytes
from sentra_geo.export.geodata.geoparquet import geoparquet_bytes
from sentra_geo.export.geodata.metadata import Described, metadata_xml
from sentra_geo.export.geodata.neighbours import neighbours_layer
from sentra_geo.export.geodata.readme import readme_text
from sentra_geo.export.geodata.sentra import sentra_layer
from sentra_geo.export.geodata.sources import marked
from sentra_geo.export.geodata.styles.looks import styles_of
from sentra_geo.export.geodata.villages import villages_layer
from sentra_geo.export.geodata.zones import zones_layer
from sentra_geo.export.request import Request
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.colophon import colophon, uses_sample
from sentra_geo.present.maps import line_text
from sentra_geo.wording import N_

GEOPACKAGE, METADATA = "sentra-geo.gpkg", "metadata.xml"
DICTIONARY = N_("kamus-kolom.csv")
README = N_("BACA.txt")


def geodata_files(request: Request) -> dict[str, bytes]:
    """The answer as map data.

    Args:
        request: What is asked for; its sections are not looked at.

    Returns:
        Bytes by file name: a text to read first, the meaning of columns, metadata (ISO 19139), one
        GeoPackage with styles, and GeoJSON and GeoParquet of each layer. The same request always
        gives the same bytes.
    """
    words = request.words
    layers = geodata_layers(request)
    described = _described(request, layers)
    metadata = metadata_xml(described)
    styles = {layer.name: styles_of(layer, request.found, words) for layer in layers}
    dictionary = words.gettext(DICTIONARY)
    files = {
        words.gettext(README): readme_text(described, GEOPACKAGE, dictionary),
        dictionary: dictionary_csv(layers, words),
        METADATA: metadata,
        GEOPACKAGE: geopackage_bytes(layers, styles, metadata, words),
    }
    for layer in layers:
        about = colophon(request.study, request.found, words, *layer.sources)
        credit = "; ".join(fact.credit for fact in _facts(request, layer.sources) if fact.credit)
        files[f"{layer.name}.geojson"] = geojson_bytes(layer, about, credit)
        files[f"{layer.name}.parquet"] = geoparquet_bytes(layer, about, credit)
    return files


def geodata_layers(request: Request) -> tuple[GeoLayer, ...]:
    """The layers of an answer, in their order; those that are missing are left out.

    Args:
        request: What is asked for, its answer as the audience may see it.
    """
    return tuple(layer for layer in _layers(request) if layer is not None)


def _layers(request: Request) -> Iterator[GeoLayer | None]:
    yield villages_layer(request)
    yield districts_layer(request)
    yield zones_layer(request)
    yield from delineation_layers(request)
    yield sentra_layer(request)
    yield businesses_layer(request)
    yield neighbours_layer(request)


def _described(request: Request, layers: tuple[GeoLayer, ...]) -> Described:
    found, words = request.found, request.words
    sources = tuple(name for layer in layers for name in layer.sources)
    title = f"{words.gettext('Sentra industri dan desa')} – {line_text(found, words)}"
    return Described(
        request=request,
        layers=layers,
        facts=_facts(request, sources),
        colophon=colophon(request.study, found, words),
        title=marked(title, words, is_sample=uses_sample(found)),
    )


def _facts(request: Request, sources: tuple[str, ...]) -> tuple[LayerFacts, ...]:
    """Facts of the layers that something is made of, in the order of the study."""
    every = request.study.layers_for(request.found.question.boundary)
    return tuple(fact for fact in every if fact.layer in sources)
