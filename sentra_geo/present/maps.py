"""Maps as values: a folium map, and the layers that a question draws on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import folium
import numpy as np
import shapely

from sentra_geo.answer import Answer
from sentra_geo.distances import STRAIGHT, TIME
from sentra_geo.figures import VillageFigures
from sentra_geo.layers.projection import geometry_to_degrees, to_degrees
from sentra_geo.present.access_map import access_fills, access_legend, access_tips
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.leaflet import DrawnLayers, MapFiles, OfflineMap
from sentra_geo.present.map_marks import business_name, sentra_marks, village_tips
from sentra_geo.present.outlet_marks import OUTLET_LAYER, outlet_legend, outlet_marks
from sentra_geo.present.palette import (
    DARK,
    LIGHT,
    SEQUENCE,
    UNKNOWN_COLOUR,
    ZONE_COLOUR,
)
from sentra_geo.present.phrases import distance_unit, target_name
from sentra_geo.present.points import business_points, no_points
from sentra_geo.present.representation import (
    representation_fills,
    representation_legend,
    representation_tips,
)
from sentra_geo.question import ZONES
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

MAP_LAYERS = ("villages", "delineation", "sentra", "businesses")
MOST_POINTS = 20_000
ZONE_OPACITY = 0.34
REPRESENTATION, ACCESS, OUTLETS = "representation", "access", OUTLET_LAYER
ZONE_METRICS = ("zone", OUTLETS)
"""Metrics that colour villages by their zone; outlets are drawn on the page of markets alone."""
VILLAGE_METRICS = {
    "zone": N_("Zona"),
    "distance": N_("Jarak permukiman ke {target} ({unit})"),
    "people": N_("Penduduk per desa (perkiraan)"),
    "businesses": N_("Usaha per desa"),
    "coverage": N_("Bagian usaha yang tercakup"),
    REPRESENTATION: N_("Keterwakilan: bagian yang dihitung dikurangi bagian pembanding"),
    ACCESS: N_("Akses ke sentra per 10.000 penduduk (E2SFCA)"),
}
# The upper edges of the classes of a choropleth; the last class is open.
_CLASS_EDGES = {
    "distance": (2.0, 5.0, 10.0, 15.0),
    TIME: (10.0, 20.0, 30.0, 45.0),
    "people": (2_000.0, 3_000.0, 4_000.0, 5_000.0),
    "businesses": (25.0, 50.0, 75.0, 100.0),
    "coverage": (0.2, 0.4, 0.6, 0.8),
}
_REGION_LABELS = (
    (116.30, -1.20, "PASER", "sg-region"),
    (116.90, -1.235, "BALIKPAPAN", "sg-region"),
    (117.05, -0.60, N_("KUTAI KARTANEGARA (garis luar belum ada)"), "sg-region"),
    (117.02, -1.45, N_("Selat Makassar"), "sg-water"),
)
ONLINE_TILES = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "credit": "© OpenStreetMap",
}


def build_map(
    study: Study,
    found: Answer,
    words: Wording,
    files: MapFiles,
    *,
    dark: bool = False,
    online: bool = False,
) -> OfflineMap:
    """The map itself: ground, line, graticule, scale bar; nothing that a filter changes.

    Args:
        study: The study.
        found: The answer, for its boundary and register.
        words: Language of the texts.
        files: Where the browser finds scripts and outlines.
        dark: Whether the page is dark.
        online: Whether to lay OpenStreetMap tiles under it; needs internet.

    Returns:
        A folium map of the whole study.
    """
    ground = DARK if dark else LIGHT
    config = {
        "colours": vars(ground),
        "credit": line_text(found, words),
        "tiles": ONLINE_TILES if online else None,
        "dashed": found.boundary.standing != "official",
        "labels": ground_labels(study, words),
        "degrees": {
            "decimal": "." if words.language == "en" else ",",
            "north": words.gettext("LU"),
            "south": words.gettext("LS"),
            "east": words.gettext("BT"),
            "west": words.gettext("BB"),
        },
    }
    return OfflineMap(files, config, _bounds(study))


def build_layers(  # noqa: PLR0913 - each is one choice of the map
    study: Study,
    found: Answer,
    words: Wording,
    *,
    metric: str = "zone",
    chosen: str = "",
    shown: Collection[str] = MAP_LAYERS,
    dark: bool = False,
) -> folium.FeatureGroup:
    """What the question draws: village colours and tips, sentra, business points.

    Args:
        study: The study.
        found: The answer.
        words: Language of the tips.
        metric: What village colours show: a key of ``VILLAGE_METRICS``, or ``outlets``.
        chosen: ``village:CODE`` or ``sentra:CODE`` to mark, as the map reports clicks.
        shown: Which layers are drawn, of ``MAP_LAYERS``.
        dark: Whether the page is dark.

    Returns:
        A feature group for st_folium's ``feature_group_to_add``.
    """
    group = folium.FeatureGroup(name="answer")
    layers = drawn_layers(study, found, words, metric, chosen, shown, dark=dark)
    group.add_child(DrawnLayers(layers))
    return group


def drawn_layers(  # noqa: PLR0913 - each is one choice of the map
    study: Study,
    found: Answer,
    words: Wording,
    metric: str = "zone",
    chosen: str = "",
    shown: Collection[str] = MAP_LAYERS,
    *,
    dark: bool = False,
) -> dict[str, Any]:
    """The values behind :func:`build_layers`, plain and small."""
    zones = set(found.question.zone or ZONES)
    kept = [village for village in found.villages if village.zone in zones]
    coloured = kept if "villages" in shown else []
    with_points = "businesses" in shown
    return {
        "fills": _fills(coloured, found, metric, dark=dark),
        "tips": village_tips(kept, found, words, _more_tips(found, words, metric)),
        "line": "delineation" in shown,
        "sentra": sentra_marks(found, words, zones) if "sentra" in shown else [],
        "points": business_points(study, found, zones, MOST_POINTS) if with_points else no_points(),
        "outlets": outlet_marks(found, words, zones) if metric == OUTLETS else [],
        "chosen": chosen,
    }


def _fills(
    villages: Sequence[VillageFigures], found: Answer, metric: str, *, dark: bool
) -> dict[str, tuple[str, float]]:
    distance = found.cut.study.distance
    if metric == REPRESENTATION:
        colours = representation_fills(found, dark=dark)
    elif metric == ACCESS:
        colours = access_fills(found)
    else:
        return {v.village_code: village_fill(v, metric, distance) for v in villages}
    return {v.village_code: (colours[v.village_code], 1.0) for v in villages}


def _more_tips(found: Answer, words: Wording, metric: str) -> dict[str, str] | None:
    if metric == ACCESS:
        return access_tips(found, words)
    return representation_tips(found, words) if metric == REPRESENTATION else None


def metric_name(metric: str, found: Answer, words: Wording) -> str:
    """What the colours of villages show, with what distances are and where they go."""
    if metric == OUTLETS:
        return words.gettext("Zona, dan gerai menurut jenis")
    if metric != "distance":
        return words.gettext(VILLAGE_METRICS[metric])
    return words.gettext(
        VILLAGE_METRICS[metric],
        target=target_name(found.question.target, words),
        unit=distance_unit(found.cut.study.distance, words),
    )


def class_edges(metric: str, distance: str) -> tuple[float, ...]:
    """Upper edges of the classes of a metric of ``_CLASS_EDGES``; the last class is open."""
    is_time = metric == "distance" and distance == TIME
    return _CLASS_EDGES[TIME if is_time else metric]


def village_fill(
    village: VillageFigures, metric: str, distance: str = STRAIGHT
) -> tuple[str, float]:
    """Colour and opacity of a village for a metric; unknown is grey, never the lowest class."""
    if metric in ZONE_METRICS:
        return ZONE_COLOUR[village.zone], ZONE_OPACITY
    value = village_value(village, metric)
    if value is None:
        return UNKNOWN_COLOUR, 1.0
    edges = class_edges(metric, distance)
    return SEQUENCE[int(np.searchsorted(edges, value, side="left"))], 1.0


def village_value(village: VillageFigures, metric: str) -> float | None:
    """A village's value for a metric; None when it is not known."""
    if metric == "distance":
        return village.distance_km if np.isfinite(village.distance_km) else None
    if metric == "people":
        return village.people
    if metric == "businesses":
        return village.businesses
    if not village.businesses or village.businesses_covered is None:
        return None
    return village.businesses_covered / village.businesses


def line_text(found: Answer, words: Wording) -> str:
    """The law of the boundary and whether its line is official."""
    official = found.boundary.standing == "official"
    standing = words.gettext("resmi") if official else words.gettext("indikatif, bukan batas resmi")
    return words.gettext("Garis {law}: {standing}", law=found.boundary.law, standing=standing)


def _bounds(study: Study) -> list[list[float]]:
    boxes = np.array([polygon.bounds for polygon in study.villages.outlines])
    lon, lat = to_degrees(
        np.array([boxes[:, 0].min(), boxes[:, 2].max()]),
        np.array([boxes[:, 1].min(), boxes[:, 3].max()]),
    )
    return [[float(lat[0]), float(lon[0])], [float(lat[1]), float(lon[1])]]


def ground_labels(study: Study, words: Wording) -> list[dict[str, Any]]:
    """Names of districts, waters and the land around: ``lon``, ``lat``, ``text``, ``kind``."""
    labels = [
        {"lon": lon, "lat": lat, "text": words.gettext(text), "kind": kind}
        for lon, lat, text, kind in _REGION_LABELS
    ]
    district = study.villages.frame["district"].to_numpy()
    for name in dict.fromkeys(district):
        land = shapely.union_all(study.villages.outlines[district == name])
        point = geometry_to_degrees(land.representative_point())
        text = words.gettext("Kec. {name}", name=name)
        labels.append({"lon": point.x, "lat": point.y, "text": text, "kind": "sg-district"})
    return labels


@dataclass(frozen=True)
class LegendEntry:
    """One sign of the map and its meaning.

    Attributes:
        shape: ``area``, ``line``, ``round``, ``dot``, or the code of an outlet's shape.
        colour: Its colour.
        text: Its meaning.
        layer: The layer it belongs to, of ``MAP_LAYERS`` or ``outlets``; empty for the ground.
        opacity: How opaque it is drawn.
    """

    shape: str
    colour: str
    text: str
    layer: str = "villages"
    opacity: float = 1.0


def legend_entries(found: Answer, words: Wording, metric: str, *, dark: bool) -> list[LegendEntry]:
    """What the map's signs mean, in the order to show them."""
    _ = words.gettext
    ground = DARK if dark else LIGHT
    if metric in ZONE_METRICS:
        entries = [
            LegendEntry("area", ZONE_COLOUR[zone], label(words, ZONE, zone), opacity=0.6)
            for zone in ZONES
        ]
    elif metric == REPRESENTATION:
        signs = representation_legend(words, dark=dark)
        entries = [LegendEntry("area", *sign) for sign in signs]
    elif metric == ACCESS:
        entries = [LegendEntry("area", *entry) for entry in access_legend(found, words)]
    else:
        edges = class_edges(metric, found.cut.study.distance)
        texts = zip(SEQUENCE, _class_texts(metric, edges, words), strict=True)
        entries = [LegendEntry("area", colour, text) for colour, text in texts]
        entries.append(LegendEntry("area", UNKNOWN_COLOUR, _("tidak diketahui")))
    entries.append(LegendEntry("line", ground.line, line_text(found, words), "delineation"))
    sentra = _("Sentra (nomor, warna zona); lingkaran putus-putus: ketidakpastian letak")
    entries.append(LegendEntry("round", ZONE_COLOUR["outside"], sentra, "sentra"))
    if found.businesses != "none":
        business = _("{what}, warna zona", what=business_name(found, words))
        entries.append(LegendEntry("dot", ZONE_COLOUR["outside"], business, "businesses"))
    if metric == OUTLETS:
        entries += [LegendEntry(*sign) for sign in outlet_legend(found, words)]
    entries.append(LegendEntry("area", ground.water, _("Laut, atau di luar peta dasar"), ""))
    return entries


def _class_texts(metric: str, edges: Sequence[float], words: Wording) -> list[str]:
    if metric == "coverage":
        texts = [words.percent(edge, 0) for edge in edges]
    else:
        texts = [words.number(edge) for edge in edges]
    inner = [f"{low} – {high}" for low, high in pairwise(texts)]
    return [f"≤ {texts[0]}", *inner, f"> {texts[-1]}"]
