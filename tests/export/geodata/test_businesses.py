"""Businesses: nothing that names a person leaves, and the public sees no home."""

import io

import numpy as np
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from sentra_geo import LayerError, read_study
from sentra_geo.export.geodata.businesses import businesses_layer
from tests import worlds
from tests.export.geodata.worlds import SECRETS, order, register_frame


def counts(layer):
    return layer.table.group_by("zone").aggregate([([], "count_all")]).to_pylist()


def test_rows_in_each_zone_are_the_answers(study, register, grid):
    for held in (study, register, grid):
        for asked in ({}, {"commodity": ("batik",)}, {"rule": "administration"}):
            request = order(held, **asked)
            found = {r["zone"]: r["count_all"] for r in counts(businesses_layer(request))}
            wanted = {z.zone: round(z.businesses) for z in request.found.zones if z.businesses}
            assert found == wanted


def test_rows_in_each_village_are_the_answers(register):
    request = order(register)
    table = businesses_layer(request).table.to_pandas()
    found = table.groupby("village_code").size().to_dict()
    assert found == {v.village_code: v.businesses for v in request.found.villages if v.businesses}


def test_filters(register):
    layer = businesses_layer(
        order(register, district=("Kecamatan 2",), zone=("outside",), scale=("micro",))
    )
    assert set(layer.table["district"].to_pylist()) == {"Kecamatan 2"}
    assert set(layer.table["zone"].to_pylist()) == {"outside"}
    assert businesses_layer(order(register, scale=("medium",))).table.num_rows == 0


def test_the_office_gets_the_kept_columns_at_their_places(register):
    layer = businesses_layer(order(register))
    table = layer.table.to_pandas()
    frame = register_frame()
    assert len(table) == len(frame) == 420
    assert table["workers"].tolist() == frame["workers"].tolist()
    assert table["premises"].tolist() == frame["premises"].tolist()
    assert table["has_nib"].tolist() == frame["has_nib"].tolist()
    assert not table["is_sample"].any()
    degrees = frame.to_crs(4326).geometry
    assert np.allclose(shapely.get_x(layer.shapes), degrees.x, atol=1e-6)


def plain(name, body):
    """A file without its packing."""
    if not name.endswith(".parquet"):
        return body
    table = pq.read_table(io.BytesIO(body))
    return repr((table.column_names, table.drop(["geometry"]).to_pylist())).encode()


def test_names_numbers_and_identifiers_never_leave(internal, public):
    for _, files in (internal, public):
        for name, packed in files.items():
            body = plain(name, packed)
            for secret in SECRETS:
                assert secret.encode() not in body, (name, secret)
            assert b"U0007" not in body, name


def test_no_exact_home_is_in_any_public_file(public):
    _, files = public
    frame = register_frame()
    homes = frame[frame["premises"] == "home"].to_crs(4326).geometry
    text = b"".join(files.values())
    for point in homes[:60]:
        assert np.float64(round(point.x, 7)).tobytes() not in text
        assert repr(round(point.x, 6)).encode() not in text


def test_the_public_gets_no_row_of_a_register(register, public, tmp_path):
    """Rows could be counted, and would tell what all other public material leaves out."""
    assert businesses_layer(order(register, audience="public", radius_km=10.0)) is None
    _, files = public
    assert not [name for name in files if name.startswith("businesses")]
    package = tmp_path / "public.gpkg"
    package.write_bytes(files["sentra-geo.gpkg"])
    layers = {name for name, _ in pyogrio.list_layers(package)}
    assert "villages" in layers
    assert "businesses" not in layers


def test_a_register_that_changed_after_loading_is_refused(tmp_path):
    study = read_study(worlds.write_world(tmp_path))
    path = study.businesses.facts.path
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(LayerError, match="berubah sesudah dimuat"):
        businesses_layer(order(study))


def test_samples_say_so_in_every_row(study):
    for audience in ("internal", "public"):
        layer = businesses_layer(order(study, audience=audience))
        assert "DATA CONTOH" in layer.title
        assert "DATA CONTOH" in layer.about
        assert "di dalam kantor" not in layer.about  # nobody lives there
        assert layer.table["is_sample"].to_pylist() == [True] * layer.table.num_rows


def test_no_businesses_no_layer(study):
    assert businesses_layer(order(study, sample=False)) is None
