"""A boundary, and everything located against it: villages, sentra, businesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha, to_metric
from sentra_geo.layers.reading import Layer
from sentra_geo.location import NO_VILLAGE, BoolArray, IntArray, Side, assign_side, zone_weights
from sentra_geo.question import COMMODITIES, Question
from sentra_geo.tabulation import CountTable, Kind, all_kinds, merge, tabulate

# Outlines are generalised: a village with less than 0.5 % of its land across is not split.
SPLIT_SHARE = 0.005


@dataclass(frozen=True, eq=False)
class Boundary:
    """Everything located against one boundary.

    Attributes:
        boundary_id: Its name.
        facts: Where its line comes from.
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
        all_businesses: The same whatever their commodity and scale.
        own_businesses: Counts of each commodity's own businesses, by their distance to its sentra.
        business_side: Side of each business, for drawing; None without businesses.
        outlets: Side of each outlet; None without outlets.
    """

    boundary_id: str
    facts: LayerFacts
    law: str
    standing: str
    polygon: Any
    share_inside: FloatArray
    inside_ha: FloatArray
    district_inside: BoolArray
    villages: Side
    sentra: Side
    businesses: Mapping[str, CountTable]
    all_businesses: Mapping[str, CountTable]
    own_businesses: Mapping[str, CountTable]
    business_side: Side | None
    outlets: Side | None = None

    @property
    def is_split(self) -> BoolArray:
        """Whether the line cuts each village, shape ``(villages,)``."""
        return split_villages(self.share_inside)

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
class LocatedBusinesses:
    """Businesses, and what is known of each whatever the boundary.

    Attributes:
        layer: The layer.
        kind: Commodity, scale and sample mark of each.
        village: Index of each one's village, -1 outside all, shape ``(rows,)``.
        distance_bands: Band of each one's distance to the nearest sentra, by target.
        batches: Rows to take at a time.
    """

    layer: Layer
    kind: Kind
    village: IntArray
    distance_bands: Mapping[str, IntArray]
    batches: Sequence[slice]


def locate_boundary(
    boundary_id: str,
    delineation: Layer,
    villages: Layer,
    sentra: Layer,
    businesses: LocatedBusinesses | None,
    outlets: Layer | None = None,
) -> Boundary:
    """Locate the layers against one boundary.

    Args:
        boundary_id: Its name; where it has a zone ``ikn``, that zone is the inside, else
            all its zones but ``sea``.
        delineation: All boundaries.
        villages: Villages.
        sentra: Sentra locations.
        businesses: Businesses; None when absent.
        outlets: Outlets; None when absent.

    Returns:
        The boundary.
    """
    rows = (delineation.frame["boundary_id"] == boundary_id).to_numpy()
    is_whole = rows & (delineation.frame["zone"] == "ikn").to_numpy()
    on_land = rows & (delineation.frame["zone"] != "sea").to_numpy()
    chosen = is_whole if is_whole.any() else (on_land if on_land.any() else rows)
    polygon = shapely.union_all(delineation.outlines[chosen])
    first = delineation.frame[chosen].iloc[0]
    shapely.prepare(polygon)
    parts = shapely.intersection(villages.outlines, polygon)
    # An intersection can come out larger than the whole by the last bit.
    share = np.clip(shapely.area(parts) / shapely.area(villages.outlines), 0.0, 1.0)
    side = None if businesses is None else _business_side(businesses, polygon)
    counts = {} if businesses is None or side is None else _counts(businesses, side)
    return Boundary(
        boundary_id=boundary_id,
        facts=delineation.facts,
        law=str(first.get("law") or boundary_id),
        standing=str(first["standing"]),
        polygon=polygon,
        share_inside=share,
        inside_ha=geodesic_area_ha(parts),
        district_inside=_district_inside(villages.frame["district"], villages.outlines, share),
        villages=_settlement_side(villages, share, polygon),
        sentra=assign_side(*sentra.positions, sentra.uncertainty_m, polygon, np.inf),
        businesses=counts,
        all_businesses={target: all_kinds(table) for target, table in counts.items()},
        own_businesses={
            name: counts[name].only(counts[name].commodity == index)
            for index, name in enumerate(COMMODITIES)
            if name in counts
        },
        business_side=side,
        outlets=None
        if outlets is None
        else assign_side(*outlets.positions, outlets.uncertainty_m, polygon, np.inf),
    )


def split_villages(share_inside: FloatArray) -> BoolArray:
    """Which villages a line cuts, by the share of their land inside; any shape."""
    return (share_inside > SPLIT_SHARE) & (share_inside < 1 - SPLIT_SHARE)


def settlements(villages: Layer) -> tuple[FloatArray, FloatArray]:
    """Settlement points of the villages in metres, shape ``(villages,)`` each."""
    lon, lat = (
        villages.frame[name].to_numpy(dtype=np.float64)
        for name in ("settlement_lon", "settlement_lat")
    )
    x, y = to_metric(lon, lat)
    return x, y


def _settlement_side(villages: Layer, share: FloatArray, polygon: Any) -> Side:
    """A settlement lies within its village: only where the line splits that can it be doubtful."""
    uncertainty = np.where(split_villages(share), villages.uncertainty_m, 0.0)
    return assign_side(*settlements(villages), uncertainty, polygon, np.inf)


def _district_inside(
    district: pd.Series[Any], outlines: NDArray[Any], share: FloatArray
) -> BoolArray:
    area = pd.Series(shapely.area(outlines))
    inside = (area * share).groupby(district.to_numpy()).transform("sum")
    whole = area.groupby(district.to_numpy()).transform("sum")
    return (inside / whole > 0.5).to_numpy(dtype=bool)  # noqa: PLR2004 - the greater part


def _business_side(businesses: LocatedBusinesses, polygon: Any) -> Side:
    x, y = businesses.layer.positions
    uncertainty = businesses.layer.uncertainty_m
    sides = [assign_side(x[p], y[p], uncertainty[p], polygon) for p in businesses.batches]
    return Side(
        *(
            np.concatenate([getattr(side, name) for side in sides])
            for name in ("inside", "line_band", "line_m", "chance")
        )
    )


def _counts(businesses: LocatedBusinesses, side: Side) -> dict[str, CountTable]:
    """Counts by target."""
    return {
        target: merge([_count_batch(businesses, side, bands, p) for p in businesses.batches])
        for target, bands in businesses.distance_bands.items()
    }


def _count_batch(
    businesses: LocatedBusinesses, side: Side, bands: IntArray, rows: slice
) -> CountTable:
    kind = businesses.kind
    return tabulate(
        businesses.village[rows],
        side.only(rows),
        Kind(kind.commodity[rows], kind.scale[rows], kind.is_sample[rows]),
        bands[rows],
    )
