import numpy as np
import pytest
import shapely
from shapely import affinity

from sentra_geo.intake.outlines.boundary_recognition import BoundaryMatch, recognise_boundary
from sentra_geo.intake.outlines.law import LAWS, legal_area_ha
from tests.intake.outlines.lines import core_of, faulty, fitted, metric, shipped, square, with_sea


def text_of(match):
    return [notice.text.format(**notice.fields) for notice in match.notices()]


def test_the_law_s_parts_add_up_and_its_points_are_outermost():
    for law in LAWS.values():
        area = law.area_ha
        assert area["kikn"] + area["kpikn"] == pytest.approx(area["land"], abs=1)  # rounded in it
        assert area["land"] + area["sea"] == area["land_and_sea"]
        points = (law.north, law.south, law.west, law.east)
        assert law.north[0] == max(lat for lat, _ in points)
        assert law.south[0] == min(lat for lat, _ in points)
        assert law.west[1] == min(lon for _, lon in points)
        assert law.east[1] == max(lon for _, lon in points)


def test_the_law_s_area_of_a_zone():
    assert legal_area_ha("uu21_2023", "ikn") == 252_660
    assert legal_area_ha("uu3_2022", "kikn") == 56_180
    assert legal_area_ha("uu3_2022", "kipp") is None
    assert legal_area_ha("garis_lain", "ikn") is None


def test_the_shipped_line_is_that_of_uu3():
    match = recognise_boundary(metric(*shipped()))
    assert (match.resembles, match.nearest, match.part) == ("uu3_2022", "uu3_2022", "land")
    assert match.area_ha == pytest.approx(255_976.9, abs=0.05)
    assert match.worst_extreme_km == pytest.approx(0.1447, abs=1e-4)
    own, other = match.difference("uu3_2022"), match.difference("uu21_2023")
    # By hand: latitude -0.644500 of the line and -0.645809 of the law, 110.575 km a degree.
    assert own.extremes_km == {
        "north": pytest.approx(0.1447, abs=1e-4),
        "south": None,
        "west": pytest.approx(-0.1277, abs=1e-4),
        "east": None,
    }
    assert own.area_percent == pytest.approx(-0.0645, abs=1e-4)
    assert own.legal_area_ha == 256_142
    assert other.extremes_km["north"] == pytest.approx(-0.6027, abs=1e-4)
    assert other.area_percent == pytest.approx(1.3128, abs=1e-4)
    assert not match.includes_sea
    assert "UU 3/2022" in text_of(match)[0]
    assert "0.145 km" in text_of(match)[0]


@pytest.mark.parametrize("law_id", list(LAWS))
def test_a_line_that_fits_a_law_is_that_law_s(law_id):
    match = recognise_boundary(metric(fitted(law_id)))
    assert (match.resembles, match.part) == (law_id, "land")
    assert match.worst_extreme_km < 1e-3
    assert abs(match.difference(law_id).area_percent) < 1e-3


def test_the_faulty_line_is_no_law_s_though_its_outermost_points_fit_the_other_law():
    match = recognise_boundary(metric(faulty(shipped()[0])))
    assert match.resembles == "none"
    assert match.difference("uu21_2023").worst_extreme_km < 0.25
    assert match.difference("uu3_2022").worst_extreme_km == pytest.approx(0.622, abs=1e-3)
    assert match.difference("uu21_2023").area_percent == pytest.approx(0.635, abs=1e-3)
    assert "tidak cocok" in text_of(match)[0]


@pytest.mark.parametrize("law_id", list(LAWS))
@pytest.mark.parametrize(
    ("off", "resembles"),
    [
        ({"north_km": 0.24}, True),
        ({"north_km": -0.24}, True),
        ({"north_km": 0.26}, False),
        ({"north_km": -0.26}, False),
        ({"west_km": -0.24}, True),
        ({"west_km": 0.26}, False),
        ({"area": 1.0034}, True),
        ({"area": 0.9966}, True),
        ({"area": 1.0036}, False),
        ({"area": 0.9964}, False),
    ],
)
def test_outermost_points_and_area_must_both_fit(law_id, off, resembles):
    match = recognise_boundary(metric(fitted(law_id, **off)))
    assert match.resembles == (law_id if resembles else "none")
    assert match.nearest == law_id


@pytest.mark.parametrize("law_id", list(LAWS))
def test_land_and_sea_are_compared_at_all_four_points(law_id):
    land, sea = with_sea(law_id)
    match = recognise_boundary(metric(land, sea))
    assert (match.resembles, match.part, match.includes_sea) == (law_id, "land_and_sea", True)
    assert None not in match.difference(law_id).extremes_km.values()
    assert match.area_ha == pytest.approx(LAWS[law_id].area_ha["land_and_sea"], rel=1e-5)
    assert any("laut" in text for text in text_of(match))
    one = recognise_boundary(metric(land | sea))
    assert one.resembles == law_id
    assert one.area_ha == pytest.approx(match.area_ha, rel=1e-6)


def test_land_with_too_little_sea_is_compared_with_both_together():
    land, sea = with_sea("uu3_2022")
    half = sea - shapely.box(116, -2, 117.2, 0)
    match = recognise_boundary(metric(land, half))
    assert (match.resembles, match.part, match.includes_sea) == ("none", "land_and_sea", True)


def test_sea_beyond_the_law_s_points_does_not_resemble():
    land, sea = with_sea("uu3_2022")
    moved = affinity.translate(sea, 0.004, 0)  # 0.44 km east, the area all but the same
    assert recognise_boundary(metric(land, moved)).resembles == "none"


def test_the_sea_alone_is_the_sea():
    law = LAWS["uu3_2022"]
    box = shapely.box(117.0, law.south[0], law.east[1], -1.0)
    west = 117.3078 - 0.3078 * law.area_ha["sea"] / (metric(box)[0].area / 1e4)
    match = recognise_boundary(metric(shapely.box(west, law.south[0], law.east[1], -1.0)))
    assert (match.part, match.includes_sea, match.resembles) == ("sea", True, "uu3_2022")
    extremes = match.difference("uu3_2022").extremes_km
    assert extremes["north"] is None
    assert extremes["south"] == pytest.approx(0, abs=1e-3)


def test_kikn_alone_is_named_and_not_taken_for_a_law():
    match = recognise_boundary(metric(square(116.75, -0.95, 56_170)))
    assert (match.part, match.resembles, match.nearest) == ("kikn", "none", "")
    assert match.worst_extreme_km is None
    assert len(match.notices()) == 2
    elsewhere = recognise_boundary(metric(square(116.3, -1.6, 56_170)))
    assert (elsewhere.part, elsewhere.resembles) == ("", "none")


def test_the_ring_around_kikn_is_compared_with_its_own_area():
    ring = shipped()[0] - core_of(shipped()[0])
    match = recognise_boundary(metric(ring))
    assert (match.part, match.resembles) == ("kpikn", "uu3_2022")
    assert match.difference("uu3_2022").legal_area_ha == 199_962


def test_zones_that_divide_or_overlap_count_once():
    (line,) = shipped()
    core = core_of(line)
    whole = recognise_boundary(metric(line))
    for zones in ((core, line - core), (line, core), (core, line - core, line)):
        match = recognise_boundary(metric(*zones))
        assert match.resembles == "uu3_2022"
        assert match.area_ha == pytest.approx(whole.area_ha, rel=1e-6)


def test_rows_without_a_shape_count_for_nothing():
    line = metric(*shipped())
    rows = np.array([None, line[0], shapely.Polygon()], dtype=object)
    assert recognise_boundary(rows) == recognise_boundary(line)
    nothing = recognise_boundary(np.array([None, shapely.Polygon()], dtype=object))
    assert nothing == BoundaryMatch("none", "", "", 0.0, includes_sea=False)
    assert nothing.worst_extreme_km is None
    assert text_of(nothing)


def test_villages_and_a_box_around_the_line_are_no_delineation():
    assert recognise_boundary(metric(*shipped("villages"))).resembles == "none"
    assert recognise_boundary(metric(shapely.box(*shipped()[0].bounds))).resembles == "none"


def test_a_line_that_fits_in_the_west_but_reaches_beyond_the_law_is_none():
    (line,) = shipped()
    cut = line - shapely.box(116.9, -1.2, 117.05, -1.0)
    lost = metric(line)[0].area - metric(cut)[0].area
    match = recognise_boundary(metric(cut, square(117.6, -1.1, lost / 1e4)))
    assert abs(match.difference("uu3_2022").area_percent) < 0.35
    assert (match.part, match.resembles) == ("", "none")


def test_the_known_line_gives_the_mean_distance():
    line = metric(*shipped())
    assert recognise_boundary(line).mean_distance_km is None
    same = recognise_boundary(line, known=line)
    assert same.mean_distance_km == pytest.approx(0, abs=1e-6)
    moved = np.array([affinity.translate(line[0], 0, 500)])
    match = recognise_boundary(moved, known=line)
    assert 0.1 < match.mean_distance_km < 0.5
    assert len(match.notices()) == 2
    assert recognise_boundary(line, known=np.array([None], dtype=object)).mean_distance_km is None
    land, sea = with_sea("uu3_2022")
    assert recognise_boundary(metric(land, sea), known=line).mean_distance_km is None


def test_inputs_are_left_alone():
    line = metric(*shipped())
    before = shapely.to_wkb(line)
    recognise_boundary(line, known=line)
    assert (shapely.to_wkb(line) == before).all()
