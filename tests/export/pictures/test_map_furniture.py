"""Scale bar, north arrow and graticule against geodesy."""

import numpy as np
import pyproj
import pytest

from sentra_geo.export.pictures.boxes import Box
from sentra_geo.export.pictures.map_frame import MapFrame, frame_around
from sentra_geo.export.pictures.map_furniture import (
    degree_text,
    graticule_step,
    scale_and_north,
    scale_km,
)
from sentra_geo.export.pictures.svg import document
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.pictures import maps_world as made
from tests.export.pictures.maps_world import drawn, of_class, texts

ID, EN = Wording("id"), Wording("en")
TO_DEGREES = pyproj.Transformer.from_crs(worlds.METRIC, 4326, always_xy=True).transform
GEOD = pyproj.Geod(ellps="WGS84")


def frame_of(west_km=0.0, metres=100.0):
    return MapFrame(Box(0, 0, 400, 300), worlds.EAST_M + west_km * 1_000, worlds.NORTH_M, metres)


def geodesic_m(frame, pixels):
    """True metres of some pixels across the middle of a map."""
    x, y = frame.box.middle
    east = frame.west + (x - frame.box.left) * frame.metres
    north = frame.north - (y - frame.box.top) * frame.metres
    half = pixels / 2 * frame.metres
    lon, lat = TO_DEGREES([east - half, east + half], [north, north])
    return GEOD.inv(lon[0], lat[0], lon[1], lat[1])[2]


@pytest.mark.parametrize("west_km", [0.0, 60.0, -300.0, 900.0])
def test_the_scale_bar_is_as_long_as_it_says(west_km):
    """Also far from the central meridian, where a metre of the projection is no true metre."""
    frame = frame_of(west_km)
    svg = document(400, 300, "", scale_and_north(frame, Box(0, 0, 200, 44), ID, 1.0))
    bar = made.one(svg, "scale-bar")
    true_m = geodesic_m(frame, float(bar.get("width")))
    assert true_m == pytest.approx(float(bar.get("data-km")) * 1_000, rel=3e-4)


def test_a_kilometre_far_from_the_meridian_is_not_the_projection_s():
    assert frame_of(900.0).kilometre() == pytest.approx(10 * 1.0087, rel=2e-4)
    assert frame_of(60.0).kilometre() == pytest.approx(10 * 0.9996, rel=1e-4)


@pytest.mark.parametrize("size", [(960, 720), (1600, 1100), (480, 360), (700, 980)])
def test_the_scale_bar_of_the_shipped_map(study, size):
    """Two villages' settlements are as far apart on the map as on the earth."""
    svg = drawn(study, size=size)
    bar = made.one(svg, "scale-bar")
    per_km = float(bar.get("width")) / float(bar.get("data-km"))
    marks = {m.get("data-sentra"): m for m in of_class(svg, "sentra")}
    found = made.found_for(study, study.default_question())
    places = {p.village_code: p.lon_lat for s in found.sentra for p in s.locations}
    ends = "64.09.03.2003", "64.09.04.1006"  # Babulu Laut and Pemaluan, far apart
    at = [made.rect_of(marks[code].find(f"{made.NAMESPACE}rect")).middle for code in ends]
    pixels = np.hypot(at[0][0] - at[1][0], at[0][1] - at[1][1])
    metres = GEOD.inv(*places[ends[0]], *places[ends[1]])[2]
    assert pixels / per_km == pytest.approx(metres / 1_000, rel=1.5e-3)


def test_round_lengths_only():
    for metres, most, expected in ((100, 150, 10), (100, 99, 5), (1_000, 120, 100), (9, 100, 0.5)):
        assert scale_km(frame_of(metres=metres), most) == expected


def test_the_scale_bar_speaks_the_reader_s_language():
    for metres, told in ((9.0, "0,5"), (3.0, "0,1"), (40.0, "2,5")):
        frame = frame_of(metres=metres)
        for words, point in ((ID, ","), (EN, ".")):
            svg = document(400, 300, "", scale_and_north(frame, Box(0, 0, 200, 44), words, 1.0))
            assert texts(svg)[2] == told.replace(",", point)


def test_north_is_true_north():
    """West of the central meridian and south of the equator the grid leans to the east of it."""
    for west_km in (0.0, -300.0, 400.0):
        frame = frame_of(west_km)
        x, y = frame.box.middle
        east, north = frame.west + x * 100, frame.north - y * 100
        lon, lat = TO_DEGREES(east, north)
        (up_x,), (up_y,) = pyproj.Transformer.from_crs(
            4326, worlds.METRIC, always_xy=True
        ).transform([lon], [lat + 0.01])
        turned = np.degrees(np.arctan2(up_x - east, up_y - north))
        assert frame.north_turn() == pytest.approx(turned, abs=1e-3)
        svg = document(400, 300, "", scale_and_north(frame, Box(0, 0, 200, 44), ID, 1.0))
        told = made.one(svg, "north-arrow").get("transform")
        assert float(told.removeprefix("rotate(").split()[0]) == pytest.approx(turned, abs=0.01)


def test_the_graticule_lies_at_round_degrees(study):
    svg = drawn(study)
    found = made.found_for(study, study.default_question())
    line = made.one(svg, "graticule").get("d")
    starts = [np.array(part.split("L")[0].split(","), dtype=float) for part in line.split("M")[1:]]
    assert len(starts) >= 6
    marks = {m.get("data-sentra"): m for m in of_class(svg, "sentra")}
    places = {p.village_code: p.lon_lat for s in found.sentra for p in s.locations}
    # A meridian is as far from a mark as its longitude says.
    code = "64.09.03.2003"
    x, _ = made.rect_of(marks[code].find(f"{made.NAMESPACE}rect")).middle
    bar = made.one(svg, "scale-bar")
    per_km = float(bar.get("width")) / float(bar.get("data-km"))
    lon, lat = places[code]
    to_meridian = GEOD.inv(lon, lat, 116.5, lat)[2] / 1_000 * per_km
    meridian = min(
        starts, key=lambda at: abs(at[0] - (x - to_meridian if lon > 116.5 else x + to_meridian))
    )
    expected = x - to_meridian if lon > 116.5 else x + to_meridian
    assert meridian[0] == pytest.approx(expected, abs=1.0)
    assert "116,50° BT" in texts(svg)


def test_degrees_are_told_as_people_write_them():
    assert degree_text(-1.25, 0.25, "LU", "LS", ID) == "1,25° LS"
    assert degree_text(0.5, 0.5, "LU", "LS", ID) == "0,5° LU"
    assert degree_text(116.0, 1, "BT", "BB", EN) == "116° E"
    assert degree_text(-0.005, 0.005, "LU", "LS", EN) == "0.005° S"


def test_steps_grow_with_the_map():
    steps = [graticule_step(frame_of(metres=m)) for m in (10, 100, 1_000)]
    assert steps == sorted(steps)
    assert steps[1] == 0.1


def test_left_over_room_goes_towards_a_shape():
    box = Box(0, 0, 300, 100)
    east = worlds.rectangle(30, 0, 60, 10)
    west, south, right, north = frame_around((0, 0, 10_000, 10_000), box, 0.0).extent
    assert (west, right) == pytest.approx((-10_000, 20_000))
    assert (south, north) == pytest.approx((0, 10_000))
    assert frame_around((0, 0, 10_000, 10_000), box, 0.0, east).extent[0] == pytest.approx(0)
    assert frame_around((0, 0, 0, 0), box).metres > 0


def test_every_size_has_its_furniture(study):
    for size in ((960, 720), (480, 360), (700, 980), (320, 240)):
        svg = drawn(study, Question(), size=size)
        for name in ("scale-bar", "north-arrow", "graticule", "frame"):
            made.one(svg, name)
