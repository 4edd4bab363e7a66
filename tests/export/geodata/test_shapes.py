"""Shapes as they leave."""

import numpy as np
import shapely

from sentra_geo.export.geodata.shapes import DECIMALS, area_shapes, line_shapes, point_shapes
from sentra_geo.layers.projection import geodesic_area_ha, geometry_to_degrees, to_metric
from tests.worlds import metres, rectangle


def array(*shapes):
    found = np.empty(len(shapes), dtype=object)
    found[:] = shapes
    return found


def back(shapes):
    return shapely.transform(shapes, to_metric, interleaved=False)


def test_areas_keep_their_size_and_turn_left():
    square, ring = rectangle(0, 0, 10, 10), rectangle(0, 0, 9, 9).difference(rectangle(1, 1, 2, 2))
    (first, second) = area_shapes(array(square, shapely.reverse(ring)))
    assert first.geom_type == second.geom_type == "MultiPolygon"
    assert first.geoms[0].exterior.is_ccw
    assert not second.geoms[0].interiors[0].is_ccw
    before, after = (
        geodesic_area_ha(array(square, ring)),
        geodesic_area_ha(back(array(first, second))),
    )
    assert np.allclose(before, after, rtol=1e-6)


def test_corners_are_rounded_to_a_centimetre():
    (shape,) = area_shapes(array(rectangle(0, 0, 10, 10)))
    corners = shapely.get_coordinates(shape)
    assert (corners == corners.round(DECIMALS)).all()
    assert len(corners) > 5  # long edges were cut before they were turned into degrees


def test_lines_and_points_beside_an_area_go_and_nothing_is_none():
    whole = rectangle(0, 0, 1, 1)
    mixed = shapely.geometrycollections([whole, shapely.boundary(rectangle(5, 5, 6, 6))])
    shapes = area_shapes(array(mixed, shapely.Polygon(), shapely.LineString([(0, 0), (1, 1)])))
    assert shapes[0].geom_type == "MultiPolygon"
    assert len(shapes[0].geoms) == 1
    assert shapes[1] is None
    assert shapes[2] is None


def test_what_rounding_breaks_is_made_whole_as_a_whole():
    # Tips a tenth of a millimetre above a slanted edge: rounded to a centimetre, some cross it.
    def tipped(at):
        places = [(0, 0), (100, 7.3), (100, 99), (at, 0.073 * at + 1e-4), (0, 99)]
        return shapely.Polygon([(440_000 + x, 9_860_000 + y) for x, y in places])

    thin = array(*(tipped(at) for at in range(20, 80, 5)))
    assert shapely.is_valid(thin).all()
    plain = shapely.transform(geometry_to_degrees(thin), lambda xy: xy.round(DECIMALS))
    assert not shapely.is_valid(plain).all()
    shapes = area_shapes(thin)
    assert shapely.is_valid(shapes).all()
    assert np.allclose(shapely.area(back(shapes)), shapely.area(thin), rtol=1e-3)


def test_no_rows():
    assert area_shapes(array()).shape == (0,)
    assert point_shapes(np.empty(0), np.empty(0)).shape == (0,)


def test_lines_are_multilines():
    (line,) = line_shapes(array(shapely.boundary(rectangle(0, 0, 1, 1))))
    assert line.geom_type == "MultiLineString"
    assert np.isclose(back(line).length, 4_000, rtol=1e-5)


def test_points():
    x, y = metres([(5, 5)])
    (point,) = point_shapes(x, y)
    assert np.allclose(to_metric(*shapely.get_coordinates(point).T), (x, y), atol=0.01)
