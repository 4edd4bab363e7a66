"""What differs between two versions, worked out by hand."""

import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo.layers.geoparquet import geoparquet_bytes
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.comparison import compare, identity_of
from sentra_geo.store.snapshots import SnapshotFolder
from tests.store.stores import manifest_of


def version(tmp_path, frame, geometry=None, layer="businesses", **about):
    shapes = None if geometry is None else np.array(geometry, dtype=object)
    content = geoparquet_bytes(pd.DataFrame(frame), shapes)
    return SnapshotFolder(tmp_path).save(manifest_of(layer, **about), content)


def points(*places):
    return [shapely.Point(place) for place in places]


def test_added_removed_changed_and_moved(tmp_path):
    older = version(
        tmp_path,
        {
            "business_id": ["U1", "U2", "U3", "U4"],
            "name": ["A", "B", None, "D"],
            "old": [1, 1, 1, 1],
        },
        points((116, -1), (116, -1), (116, -1), (116, -1)),
    )
    newer = version(
        tmp_path,
        {
            "business_id": ["U5", "U4", "U3", "U2"],
            "name": ["E", "D", None, "BB"],
            "old": [1, 1, 1, 1],
        },
        points((116, -1), (116.001, -1), (116, -1), (116, -1)),
    )
    found = compare(older, newer)
    assert (found.before, found.after) == (4, 4)
    assert found.added == ("U5",)
    assert found.removed == ("U1",)
    assert set(found.changed) == {"U2", "U4"}
    assert found.moved == ("U4",)
    assert found.area_ha is None


def test_the_same_rows_in_another_order_are_the_same(tmp_path):
    frame = {"business_id": ["U1", "U2"], "workers": [1.0, None]}
    older = version(tmp_path, frame, points((116, -1), (117, -1)))
    turned = {name: values[::-1] for name, values in frame.items()}
    newer = version(tmp_path, turned, points((117, -1), (116, -1)))
    found = compare(older, newer)
    assert (found.added, found.removed, found.changed, found.moved) == ((), (), (), ())


@pytest.mark.parametrize("gained", [True, False])
def test_a_column_that_comes_or_goes_changes_the_rows_that_hold_something(tmp_path, gained):
    plain = {"business_id": ["U1", "U2"]}
    wide = {**plain, "name": ["A", None]}
    versions = [version(tmp_path, frame, points((1, 1), (2, 2))) for frame in (plain, wide)]
    assert compare(*versions[:: 1 if gained else -1]).changed == ("U1",)


def test_rows_of_one_key_are_numbered(tmp_path):
    layer = "neighbours"
    square = shapely.box(116, -1, 117, 0)
    older = version(tmp_path, {"regency": ["Paser"]}, [square], layer)
    newer = version(tmp_path, {"regency": ["Paser", "Paser"]}, [square, square], layer)
    assert compare(older, newer).added == ("Paser #2",)


def test_areas_have_hectares(tmp_path):
    frame = {"boundary_id": ["garis"], "zone": ["ikn"]}
    about = {"layer": "delineation", "boundary_id": "garis"}
    # A square of 0.01 degree at the equator: 1.11320 km by 1.10574 km (WGS 84) is 123.09 ha.
    small = version(tmp_path, frame, [shapely.box(117, 0, 117.01, 0.01)], **about)
    large = version(tmp_path, frame, [shapely.box(117, 0, 117.02, 0.01)], **about)
    found = compare(small, large)
    assert found.area_ha == pytest.approx((123.09, 246.18), abs=0.02)
    assert found.moved == found.changed == ("garis / ikn",)


def test_the_same_ring_begun_elsewhere_has_not_moved(tmp_path):
    frame = {"boundary_id": ["garis"], "zone": ["ikn"]}
    about = {"layer": "delineation", "boundary_id": "garis"}
    ring = [(117, 0), (118, 0), (118, 1), (117, 1)]
    older = version(tmp_path, frame, [shapely.Polygon(ring)], **about)
    newer = version(tmp_path, frame, [shapely.Polygon(ring[2:] + ring[:2])], **about)
    assert compare(older, newer).moved == ()


def test_a_table_without_shapes(tmp_path):
    one, two = (
        version(tmp_path, {"area_code": ["64.09.01"], "people": [n]}, None, "population")
        for n in (1, 2)
    )
    found = compare(one, two)
    assert (found.changed, found.moved, found.area_ha) == (("64.09.01",), (), None)


def test_versions_of_different_layers_cannot_be_compared(tmp_path):
    one = version(tmp_path, {"business_id": ["U1"]}, points((1, 1)))
    other = version(tmp_path, {"area_code": ["64.09.01"]}, None, "population")
    with pytest.raises(ValueError, match="businesses"):
        compare(one, other)


def test_every_layer_has_columns_that_tell_its_rows_apart():
    for layer, schema in SCHEMAS.items():
        known = {column.name for column in schema.columns}
        assert identity_of(layer)
        assert set(identity_of(layer)) <= known
