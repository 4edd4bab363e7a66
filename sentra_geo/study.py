"""A Study: the layers of one data folder, checked, located and counted, ready to be asked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sentra_geo.boundary import Boundary, LocatedBusinesses, locate_boundary, settlements
from sentra_geo.errors import Fault, LayerError
from sentra_geo.layers.consistency import find_reference_issues
from sentra_geo.layers.package import LayerFacts, digest, read_package
from sentra_geo.layers.projection import FloatArray, geodesic_area_ha
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.layers.schema import OTHER_COMMODITY
from sentra_geo.location import IntArray, assign_village, band_of, nearest_distance_m
from sentra_geo.question import ANY_COMMODITY, COMMODITIES, SCALES, Question
from sentra_geo.tabulation import Kind

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data"
DATA_VARIABLE = "SENTRA_GEO_DATA"
BUSINESS_COMMODITIES = (*COMMODITIES, OTHER_COMMODITY, "")
TARGETS = (ANY_COMMODITY, *COMMODITIES)
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
    layers = _read_layers(facts)
    sentra, villages, businesses = layers["sentra"], layers["villages"], layers.get("businesses")
    codes = {code: index for index, code in enumerate(villages.frame["village_code"])}
    located = _locate_businesses(businesses, villages, sentra)
    delineation = layers["delineation"]
    return Study(
        folder=folder,
        layers=facts,
        sentra=sentra,
        villages=villages,
        neighbours=layers.get("neighbours"),
        population=layers["population"],
        businesses=businesses,
        boundaries={
            boundary_id: locate_boundary(boundary_id, delineation, villages, sentra, located)
            for boundary_id in dict.fromkeys(delineation.frame["boundary_id"])
        },
        sentra_village=np.array(
            [codes[code] for code in sentra.frame["village_code"]], dtype=np.int16
        ),
        business_village=None if located is None else located.village,
        village_area_ha=geodesic_area_ha(villages.outlines),
        village_distance_m=_settlement_distances(villages, sentra),
        digest=digest(facts, folder),
    )


def _read_layers(facts: Sequence[LayerFacts]) -> dict[str, Layer]:
    """Every layer by name; all faults at once when they break their rules or do not fit."""
    layers: dict[str, Layer] = {}
    faults: list[Fault] = []
    for fact in facts:
        try:
            layers[fact.layer] = read_layer(fact)
        except LayerError as error:
            faults += error.faults
    if not faults:
        faults += find_reference_issues(
            layers["sentra"],
            layers["villages"],
            layers["population"],
            layers["delineation"],
            layers.get("businesses"),
        )
    if faults:
        raise LayerError(faults)
    return layers


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
    businesses: Layer | None, villages: Layer, sentra: Layer
) -> LocatedBusinesses | None:
    if businesses is None:
        return None
    x, y = businesses.positions
    batches = _batches(len(x))
    village = [assign_village(x[part], y[part], villages.outlines) for part in batches]
    bands = {}
    for target in TARGETS:
        places = _places(sentra, target)
        bands[target] = np.concatenate(
            [band_of(nearest_distance_m(x[part], y[part], *places)) for part in batches]
        )
    return LocatedBusinesses(
        businesses, business_kind(businesses.frame), np.concatenate(village), bands, batches
    )


def _settlement_distances(villages: Layer, sentra: Layer) -> dict[str, FloatArray]:
    x, y = settlements(villages)
    return {target: nearest_distance_m(x, y, *_places(sentra, target)) for target in TARGETS}


def _places(sentra: Layer, target: str) -> tuple[FloatArray, FloatArray]:
    x, y = sentra.positions
    if target == ANY_COMMODITY:
        return x, y
    rows = (sentra.frame["commodity"] == target).to_numpy()
    return x[rows], y[rows]
