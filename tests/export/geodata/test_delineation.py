"""The question's boundary."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo import read_study
from sentra_geo.export.geodata.delineation import delineation_layers
from sentra_geo.layers.projection import geodesic_area_ha
from tests import worlds
from tests.export.geodata.test_shapes import back
from tests.export.geodata.worlds import order


def together(*frames):
    return gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=worlds.METRIC)


def test_what_the_line_is(study):
    request = order(study)
    for layer in delineation_layers(request):
        (row,) = layer.table.to_pylist()
        assert row["law"] == "UU 3/2022"
        assert row["standing"] == "indicative"
        assert row["legal_area_ha"] == 256_142
        assert "indikatif" in layer.title
    area, line = delineation_layers(request)
    size = geodesic_area_ha(back(area.shapes))[0]
    assert area.table["area_ha"][0].as_py() == pytest.approx(size, rel=1e-6)
    whole = geodesic_area_ha(np.array([request.found.boundary.polygon], dtype=object))[0]
    assert size == pytest.approx(whole, rel=1e-3)
    assert (
        shapely.hausdorff_distance(
            back(line.shapes)[0], shapely.boundary(request.found.boundary.polygon)
        )
        < 10
    )


def test_the_chosen_line_only(tmp_path):
    other = worlds.delineation_frame(
        worlds.rectangle(0, 0, 5, 5), boundary_id=["lain"], law=["Lain"], legal_area_ha=[2_500.0]
    )
    both = together(worlds.delineation_frame(), other)
    study = read_study(worlds.write_world(tmp_path / "w", delineation=both))
    (row,) = delineation_layers(order(study, boundary="lain"))[0].table.to_pylist()
    assert (row["boundary_id"], row["legal_area_ha"]) == ("lain", 2_500)


def test_areas_of_parts_are_not_the_area_of_the_whole(tmp_path):
    part = worlds.rectangle(0, 10, 5, 15)
    parts = together(
        worlds.delineation_frame(zone=["kikn"]),
        worlds.delineation_frame(part, zone=["kpikn"], legal_area_ha=[2_500.0]),
    )
    study = read_study(worlds.write_world(tmp_path / "w", delineation=parts))
    (row,) = delineation_layers(order(study))[0].table.to_pylist()
    assert row["legal_area_ha"] is None
