"""A Study: the layers of one data folder, checked, located and counted, ready to be asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import LayerError
from sentra_geo.layers.consistency import find_reference_issues
from sentra_geo.layers.package import LayerFacts, digest, read_package
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha, to_metric
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.layers.schema import OTHER_COMMODITY
from sentra_geo.location import (
    NO_VILLAGE,
    BoolArray,
    IntArray,
    Side,
    assign_side,
    assign_village,
    band_of,
    nearest_distance_m,
    zone_weights,
)
from sentra_geo.question import ANY_COMMODITY, COMMODITIES, SCALES, Question
from sentra_geo.tabulation import CountTable, Kind, merge, tabulate

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data"
DATA_VARIABLE = "SENTRA_GEO_DATA"
BUSINESS_COMMODITIES = (*COMMODITIES, OTHER_COMMODITY, "")
TARGETS = (ANY_COMMODITY, *COMMODITIES)
BATCH_ROWS = 250_000
# Outlines are generalised: a village with less than 0.5 % of its land across is not split.
SPLIT_SHARE = 0.005


@dataclass(frozen=True, eq=False)
class Boundary:
    """Everything located against one boundary.

    Attributes:
        boundary_id: Its name.
        law: The law that draws it.
        standing: ``official`` or ``indicative``.
        polygon: The zone inside, in metres.
        share_inside: Share of each village's land inside, shape ``(villages,)``.
        inside_ha: Geodesic hectares of each village inside, shape ``(villages,)``.
        district_inside: Whether each village's district counts as inside as a whole: more than
            half of the district's land is. Shape ``(villages,)``.
        villages: Side of each village's settlement.
        sentra: Side of each sentra location.
        businesses: Counts of businesses by target (``any`` or a commodity), empty without any.
        business_side: Side of each business, for drawing; None without businesses.
    """

    boundary_id: str
    law: str
    standing: str
    polygon: Any
    share_inside: FloatArray
    inside_ha: FloatArray
    district_inside: BoolArray
    villages: Side
    sentra: Side
    businesses: Mapping[str, CountTable]
    business_side: Side | None

    def zone_weights(
        self, inside: BoolArray, line_band: IntArray, village: IntArray, question: Question
    ) -> FloatArray:
        """How much of each row falls into each zone under a question's rule and near-line band.

        Args:
            inside: Side of each row, shape ``(rows,)``.
            line_band: Bands to the line, shape ``(rows,)``.
            village: Index of each row's village, -1 for none, shape ``(rows,)``.
            question: The choices.

        Returns:
            Weights of inside, near and outside, shape ``(rows, 3)``.
        """
        known = village != NO_VILLAGE
        return zone_weights(
            inside=inside,
            line_band=line_band,
            share_inside=np.where(known, self.share_inside[village], np.nan),
            district_inside=known & self.district_inside[village],
            rule=question.rule,
            near_band=question.near_band,
        )


@dataclass(frozen=True, eq=False)
class Study:
    """The layers of one data folder, located and counted; it never changes.

    Attributes:
        folder: Where it was read from.
        layers: Source, date, licence and digest of each layer.
        sentra: Sentra locations.
        villages: Villages.
        neighbours: Land around, for drawing; None when absent.
        population: People by area.
        businesses: Business points; None when absent.
        boundaries: Located layers by ``boundary_id``.
        sentra_village: Index of each sentra location's village.
        business_village: Index of each business's village; None without businesses.
        village_area_ha: Geodesic hectares of each village.
        village_distance_m: Distance from each settlement to the nearest sentra, by target.
        digest: Digest of everything read.
    """

    folder: Path
    layers: tuple[LayerFacts, ...]
    sentra: Layer
    villages: Layer
    neighbours: Layer | None
    population: Layer
    businesses: Layer | None
    boundaries: Mapping[str, Boundary]
    sentra_village: IntArray
    business_village: IntArray | None
    village_area_ha: FloatArray
    village_distance_m: Mapping[str, FloatArray]
    digest: str

    @property
    def has_register(self) -> bool:
        """Whether a real register of businesses is loaded."""
        return self.businesses is not None and not bool(self.businesses.frame["is_sample"].all())

    @property
    def has_sample(self) -> bool:
        """Whether sample businesses are loaded."""
        return self.businesses is not None and bool(self.businesses.frame["is_sample"].any())

    def default_question(self) -> Question:
        """The question the dashboard opens with: the base is never the sample."""
        first = next(iter(self.boundaries))
        return Question(
            boundary="uu3_2022" if "uu3_2022" in self.boundaries else first,
            base="businesses" if self.has_register else "population",
            covered="businesses" if self.has_register else "villages",
        )


def data_folder(chosen: str | None = None) -> Path:
    """The data folder: the one chosen, else ``SENTRA_GEO_DATA``, else the one shipped."""
    return Path(chosen or os.environ.get(DATA_VARIABLE) or DEFAULT_FOLDER)


def read_study(folder: Path = DEFAULT_FOLDER) -> Study:
    """Read, check, locate and count the layers of a data folder.

    Args:
        folder: A folder with ``datapackage.json``.

    Returns:
        The study.

    Raises:
        LayerError: A layer is missing, unreadable or breaks its rules, or layers contradict each
            other.
    """
    facts = read_package(folder)
    layers, faults = {}, []
    for fact in facts:
        try:
            layers[fact.layer] = read_layer(fact)
        except LayerError as error:
            faults += error.faults
    if faults:
        raise LayerError(faults)
    sentra, villages = layers["sentra"], layers["villages"]
    population, delineation = layers["population"], layers["delineation"]
    faults += find_reference_issues(sentra, villages, population, delineation)
    if faults:
        raise LayerError(faults)
    codes = {code: index for index, code in enumerate(villages.frame["village_code"])}
    businesses = layers.get("businesses")
    business_village, distance_bands = _locate_businesses(businesses, villages, sentra)
    settlement_x, settlement_y = settlements(villages)
    return Study(
        folder=folder,
        layers=facts,
        sentra=sentra,
        villages=villages,
        neighbours=layers.get("neighbours"),
        population=population,
        businesses=businesses,
        boundaries={
            boundary_id: _locate(
                boundary_id,
                delineation,
                villages,
                sentra,
                businesses,
                business_village,
                distance_bands,
            )
            for boundary_id in dict.fromkeys(delineation.frame["boundary_id"])
        },
        sentra_village=np.array(
            [codes[code] for code in sentra.frame["village_code"]], dtype=np.int16
        ),
        business_village=business_village,
        village_area_ha=geodesic_area_ha(_polygons(villages)),
        village_distance_m={
            target: nearest_distance_m(settlement_x, settlement_y, *_places(sentra, target))
            for target in TARGETS
        },
        digest=digest(facts, folder),
    )


def settlements(villages: Layer) -> tuple[FloatArray, FloatArray]:
    """Settlement points of the villages in metres, shape ``(villages,)`` each."""
    lon, lat = (
        villages.frame[name].to_numpy(dtype=np.float64)
        for name in ("settlement_lon", "settlement_lat")
    )
    x, y = to_metric(lon, lat)
    return x, y


def business_kind(frame: pd.DataFrame) -> Kind:
    """Commodity, scale and sample mark of each business as small numbers; unknown is the last."""
    rows = len(frame)

    def index_of(name: str, choices: tuple[str, ...]) -> IntArray:
        if name not in frame:
            return np.full(rows, len(choices), dtype=np.int16)
        codes = pd.Categorical(frame[name], categories=list(choices)).codes.astype(np.int16)
        return np.where(codes < 0, len(choices), codes).astype(np.int16)

    return Kind(
        commodity=index_of("commodity", BUSINESS_COMMODITIES[:-1]),
        scale=index_of("scale", SCALES),
        is_sample=frame["is_sample"].to_numpy(dtype=bool),
    )


def _batches(rows: int) -> Iterator[slice]:
    return (slice(start, start + BATCH_ROWS) for start in range(0, rows, BATCH_ROWS))


def _locate_businesses(
    businesses: Layer | None, villages: Layer, sentra: Layer
) -> tuple[IntArray | None, dict[str, IntArray]]:
    if businesses is None:
        return None, {}
    x, y = _positions(businesses)
    polygons = _polygons(villages)
    batches = list(_batches(len(x)))
    village = np.concatenate([assign_village(x[part], y[part], polygons) for part in batches])
    bands = {}
    for target in TARGETS:
        places = _places(sentra, target)
        bands[target] = np.concatenate(
            [band_of(nearest_distance_m(x[part], y[part], *places)) for part in batches]
        )
    return village, bands


def _locate(
    boundary_id: str,
    delineation: Layer,
    villages: Layer,
    sentra: Layer,
    businesses: Layer | None,
    business_village: IntArray | None,
    distance_bands: Mapping[str, IntArray],
) -> Boundary:
    rows = (delineation.frame["boundary_id"] == boundary_id).to_numpy()
    is_whole = rows & (delineation.frame["zone"] == "ikn").to_numpy()
    chosen = is_whole if is_whole.any() else rows
    polygon = shapely.union_all(_polygons(delineation)[chosen])
    first = delineation.frame[chosen].iloc[0]
    outlines = _polygons(villages)
    shapely.prepare(polygon)
    parts = shapely.intersection(outlines, polygon)
    share = shapely.area(parts) / shapely.area(outlines)
    business_side = None
    tables = {}
    if businesses is not None and business_village is not None:
        business_side = _business_side(businesses, polygon)
        kind = business_kind(businesses.frame)
        tables = {
            target: _tabulate(business_village, business_side, kind, bands)
            for target, bands in distance_bands.items()
        }
    return Boundary(
        boundary_id=boundary_id,
        law=str(first.get("law") or boundary_id),
        standing=str(first["standing"]),
        polygon=polygon,
        share_inside=share,
        inside_ha=geodesic_area_ha(parts),
        district_inside=_district_inside(villages.frame["district"], outlines, share),
        villages=_settlement_side(villages, share, polygon),
        sentra=assign_side(*_positions(sentra), _uncertainty(sentra.frame), polygon, np.inf),
        businesses=tables,
        business_side=business_side,
    )


def _settlement_side(villages: Layer, share: FloatArray, polygon: Any) -> Side:
    """A settlement lies within its village: only where the line splits that can it be doubtful."""
    split = (share > SPLIT_SHARE) & (share < 1 - SPLIT_SHARE)
    uncertainty = np.where(split, _uncertainty(villages.frame), 0.0)
    return assign_side(*settlements(villages), uncertainty, polygon, np.inf)


def _district_inside(
    district: pd.Series[Any], outlines: NDArray[Any], share: FloatArray
) -> BoolArray:
    area = pd.Series(shapely.area(outlines))
    inside = (area * share).groupby(district.to_numpy()).transform("sum")
    whole = area.groupby(district.to_numpy()).transform("sum")
    return (inside / whole > 0.5).to_numpy(dtype=bool)  # noqa: PLR2004 - the greater part


def _business_side(businesses: Layer, polygon: Any) -> Side:
    x, y = _positions(businesses)
    uncertainty = _uncertainty(businesses.frame)
    sides = [assign_side(x[p], y[p], uncertainty[p], polygon) for p in _batches(len(x))]
    return Side(
        *(
            np.concatenate([getattr(side, name) for side in sides])
            for name in ("inside", "line_band", "line_m")
        )
    )


def _tabulate(village: IntArray, side: Side, kind: Kind, bands: IntArray) -> CountTable:
    return merge(
        [
            tabulate(
                village[p],
                Side(side.inside[p], side.line_band[p], side.line_m[p]),
                Kind(kind.commodity[p], kind.scale[p], kind.is_sample[p]),
                bands[p],
            )
            for p in _batches(len(village))
        ]
    )


def _places(sentra: Layer, target: str) -> tuple[FloatArray, FloatArray]:
    x, y = _positions(sentra)
    if target == ANY_COMMODITY:
        return x, y
    rows = (sentra.frame["commodity"] == target).to_numpy()
    return x[rows], y[rows]


def _uncertainty(frame: pd.DataFrame) -> FloatArray:
    if "position_uncertainty_m" not in frame:
        return np.zeros(len(frame))
    return frame["position_uncertainty_m"].to_numpy(dtype=np.float64)


def _positions(layer: Layer) -> tuple[FloatArray, FloatArray]:
    assert layer.x is not None  # noqa: S101 - point layers always hold coordinates
    assert layer.y is not None  # noqa: S101
    return layer.x, layer.y


def _polygons(layer: Layer) -> NDArray[Any]:
    assert layer.polygons is not None  # noqa: S101 - polygon layers always hold polygons
    return layer.polygons
