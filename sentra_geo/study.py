"""A Study: the layers of one data folder, checked, located and counted, ready to be asked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from sentra_geo.activities import Activities, join_activities, outlets_that_sell
from sentra_geo.boundary import Boundary, LocatedBusinesses, locate_boundary, settlements
from sentra_geo.distances import (
    OUTLET,
    TIME,
    distance_kind,
    location_distances_m,
    settlement_distances_m,
    straight_bands,
    village_bands,
    without_distance,
)
from sentra_geo.errors import Fault, LayerError
from sentra_geo.layers.consistency import find_reference_issues
from sentra_geo.layers.package import LayerFacts, digest, package_name, read_package
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.layers.schema import OTHER_COMMODITY
from sentra_geo.location import BoolArray, IntArray, assign_village, band_of, nearest_distance_m
from sentra_geo.question import COMMODITIES, SCALES, Question
from sentra_geo.settings import Settings, read_settings
from sentra_geo.store.opening import open_store, stored_layers
from sentra_geo.tabulation import Kind

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data"
DATA_VARIABLE = "SENTRA_GEO_DATA"
BUSINESS_COMMODITIES = (*COMMODITIES, OTHER_COMMODITY, "")
DELINEATION = "delineation"
BATCH_ROWS = 250_000


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
        village_distance_m: Distance from each settlement to the nearest sentra, by target: metres
            in a straight line, or thousandths of the travel table's kilometres or minutes (see
            ``distance``).
        settings: The thresholds of this data folder.
        digest: Digest of everything read.
        notices: What the user must know: stored layers that could not be used, and why.
        travel: Travel distances or times between villages; None when absent.
        activities: Programmes, outlets and milestones, joined to the register.
        business_kind: Commodity, scale and sample mark of each business; None without businesses.
        outlet_village: Index of each outlet's village, -1 outside all; None without outlets.
        outlet_distance_m: Straight line from each settlement to each outlet in metres, shape
            ``(villages, outlets)``; None without outlets.
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
    settings: Settings
    digest: str
    notices: tuple[Fault, ...] = ()
    travel: Layer | None = None
    activities: Activities = field(default_factory=Activities)
    business_kind: Kind | None = None
    outlet_village: IntArray | None = None
    outlet_distance_m: FloatArray | None = None

    @property
    def distance(self) -> str:
        """What distances to a sentra are: ``straight``, ``route`` (km) or ``time`` (minutes)."""
        return distance_kind(self.travel)

    @cached_property
    def location_distance_m(self) -> FloatArray:
        """Distance from each settlement to each sentra location, in the unit of ``distance``.

        Shape ``(villages, locations)``, in the order of the layers.
        """
        return location_distances_m(self.villages, self.sentra, self.travel)

    @property
    def has_register(self) -> bool:
        """Whether a real register of businesses is loaded."""
        return self.businesses is not None and not bool(self.businesses.frame["is_sample"].all())

    @property
    def has_sample(self) -> bool:
        """Whether sample businesses are loaded."""
        return self.businesses is not None and bool(self.businesses.frame["is_sample"].any())

    def layers_for(self, boundary: str) -> tuple[LayerFacts, ...]:
        """The layers that an answer about one boundary is made of: other lines left out."""
        line = self.boundaries[boundary].facts
        return tuple(fact for fact in self.layers if fact.layer != DELINEATION or fact == line)

    def default_question(self) -> Question:
        """The question the dashboard opens with: the base is never the sample."""
        first = next(iter(self.boundaries))
        return Question(
            boundary="uu3_2022" if "uu3_2022" in self.boundaries else first,
            base="businesses" if self.has_register else "population",
            covered="businesses" if self.has_register else "villages",
            # Five minutes reach nobody: where the table holds times, the radius starts at 30.
            radius_km=30.0 if self.distance == TIME else Question.radius_km,
        )


def data_folder(chosen: str | None = None) -> Path:
    """The data folder: the one chosen, else ``SENTRA_GEO_DATA``, else the one shipped."""
    return Path(chosen or os.environ.get(DATA_VARIABLE) or DEFAULT_FOLDER)


def open_study(folder: Path) -> Study:
    """The study of a data folder, with what the user has stored in the place of its layers.

    Args:
        folder: A folder with ``datapackage.json``; its name there names the store.

    Returns:
        The study; its notices say which stored layers could not be used.

    Raises:
        LayerError: The folder's own layers cannot be used.
    """
    stored, notices = stored_layers(open_store(package_name(folder), folder))
    return read_study(folder, stored, notices)


def read_study(
    folder: Path = DEFAULT_FOLDER,
    stored: Sequence[LayerFacts] = (),
    notices: Sequence[Fault] = (),
    *,
    strict: bool = False,
) -> Study:
    """Read, check, locate and count the layers of a data folder.

    Args:
        folder: A folder with ``datapackage.json``.
        stored: Layers that take the place of the folder's own; a boundary stands beside the
            folder's boundaries, in the place of the one of its name.
        notices: What the user must be told already.
        strict: Fail when a stored layer cannot be used, instead of using the folder's own layer
            and saying so in the notices.

    Returns:
        The study.

    Raises:
        LayerError: A layer is missing, unreadable or breaks its rules, or layers contradict each
            other.
    """
    package, settings = read_package(folder), read_settings(folder)
    layers, faults = _read_stored(stored)
    if faults and strict:
        raise LayerError(faults)
    told = [*notices, *faults]
    while True:
        try:
            return _located(folder, _chosen_layers(package, layers), settings, tuple(told))
        except LayerError as error:
            if strict or not layers:
                raise
            told += error.faults
            named = {fault.file for fault in error.faults}
            fitting = [layer for layer in layers if layer.facts.path.name not in named]
            # Those that break the study are left out; where none is named, it may be any of them.
            layers = fitting if len(fitting) < len(layers) else []


def _located(
    folder: Path, layers: Sequence[Layer], settings: Settings, notices: tuple[Fault, ...]
) -> Study:
    """The study of layers that are read: checked against each other, located and counted."""
    lines = [layer for layer in layers if layer.facts.layer == DELINEATION]
    named = {layer.facts.layer: layer for layer in layers}
    sentra, villages = named["sentra"], named["villages"]
    businesses, travel = named.get("businesses"), named.get("travel")
    faults = find_reference_issues(
        sentra,
        villages,
        named["population"],
        lines,
        businesses,
        travel,
        outlets=named.get("outlets"),
    )
    if faults:
        raise LayerError(faults)
    codes = {code: index for index, code in enumerate(villages.frame["village_code"])}
    distance_m = settlement_distances_m(villages, sentra, travel)
    activities = join_activities(named, businesses)
    outlets = activities.outlets
    located = _locate_businesses(
        businesses, villages, sentra, None if travel is None else distance_m
    )
    if located is not None and outlets is not None:
        # Where the register is real, made-up outlets are none.
        sells = outlets_that_sell(activities, keeps_sample=bool(located.kind.is_sample.all()))
        located = _with_outlets(located, outlets, sells)
    village = None if located is None else located.village
    facts = tuple(layer.facts for layer in layers)
    return Study(
        folder=folder,
        layers=facts,
        sentra=sentra,
        villages=villages,
        neighbours=named.get("neighbours"),
        population=named["population"],
        businesses=businesses,
        boundaries={
            boundary_id: locate_boundary(boundary_id, layer, villages, sentra, located, outlets)
            for boundary_id, layer in _lines_by_name(lines).items()
        },
        sentra_village=np.array(
            [codes[code] for code in sentra.frame["village_code"]], dtype=np.int16
        ),
        business_village=village,
        village_area_ha=geodesic_area_ha(villages.outlines),
        village_distance_m=distance_m,
        settings=settings,
        digest=sha256((digest(facts, folder) + settings.digest).encode()).hexdigest(),
        notices=(*notices, *without_distance(village, travel), *activities.notices),
        travel=travel,
        activities=activities,
        business_kind=None if located is None else located.kind,
        outlet_village=None
        if outlets is None
        else assign_village(*outlets.positions, villages.outlines),
        outlet_distance_m=None if outlets is None else _to_outlets(villages, outlets),
    )


def _to_outlets(villages: Layer, outlets: Layer) -> FloatArray:
    """Straight line from each settlement to each outlet, shape ``(villages, outlets)``."""
    x, y = settlements(villages)
    to_x, to_y = outlets.positions
    return np.asarray(np.hypot(x[:, None] - to_x, y[:, None] - to_y))


def _with_outlets(
    located: LocatedBusinesses, outlets: Layer, sells: BoolArray
) -> LocatedBusinesses:
    """Businesses with the band of their straight line to the nearest of the outlets that sell."""
    to_x, to_y = (values[sells] for values in outlets.positions)
    x, y = located.layer.positions
    bands = [band_of(nearest_distance_m(x[p], y[p], to_x, to_y)) for p in located.batches]
    return replace(
        located, distance_bands={**located.distance_bands, OUTLET: np.concatenate(bands)}
    )


def _read_stored(stored: Sequence[LayerFacts]) -> tuple[list[Layer], list[Fault]]:
    """Those stored layers that can be read, and what is wrong with the others."""
    layers: list[Layer] = []
    faults: list[Fault] = []
    for fact in stored:
        try:
            layers.append(read_layer(fact))
        except LayerError as error:
            faults += error.faults
    return layers, faults


def _chosen_layers(package: Sequence[LayerFacts], stored: Sequence[Layer]) -> list[Layer]:
    """The folder's layers, those that stored ones replace left out, and the stored ones."""
    replaced = {layer.facts.layer for layer in stored} - {DELINEATION}
    own, faults = _read_stored([fact for fact in package if fact.layer not in replaced])
    if faults:
        raise LayerError(faults)
    return [*own, *stored]


def _lines_by_name(lines: Sequence[Layer]) -> dict[str, Layer]:
    """The layer that holds each boundary; a later layer wins."""
    return {name: layer for layer in lines for name in dict.fromkeys(layer.frame["boundary_id"])}


def business_kind(frame: pd.DataFrame) -> Kind:
    """Commodity, scale and sample mark of each business as small numbers; unknown is the last."""
    rows = len(frame)

    def index_of(name: str, choices: tuple[str, ...]) -> IntArray:
        if name not in frame:
            return np.full(rows, len(choices), dtype=np.int16)
        codes, found = pd.factorize(frame[name])
        places = {choice: index for index, choice in enumerate(choices)}
        known = [places.get(value, len(choices)) for value in found]
        return np.array([*known, len(choices)], dtype=np.int16)[codes]

    return Kind(
        commodity=index_of("commodity", BUSINESS_COMMODITIES[:-1]),
        scale=index_of("scale", SCALES),
        is_sample=frame["is_sample"].to_numpy(dtype=bool),
    )


def _batches(rows: int) -> list[slice]:
    return [slice(start, start + BATCH_ROWS) for start in range(0, rows, BATCH_ROWS)]


def _locate_businesses(
    businesses: Layer | None,
    villages: Layer,
    sentra: Layer,
    table_m: Mapping[str, FloatArray] | None,
) -> LocatedBusinesses | None:
    """Village and distance bands; with a travel table a business takes its village's value."""
    if businesses is None:
        return None
    x, y = businesses.positions
    batches = _batches(len(x))
    village = np.concatenate(
        [assign_village(x[part], y[part], villages.outlines) for part in batches]
    )
    bands = (
        straight_bands(businesses, sentra, batches)
        if table_m is None
        else village_bands(village, table_m)
    )
    kind = business_kind(businesses.frame)
    return LocatedBusinesses(businesses, kind, village, bands, batches)
