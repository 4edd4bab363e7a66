"""Markets: every figure of the hand-made world, sums over zones, and what is not known."""

import pytest

from sentra_geo.answer import answer
from sentra_geo.question import Question
from sentra_geo.sections.downstream import FAR, NEAR_ONLY, PLACED, UNKNOWN
from sentra_geo.sections.market_access import IN_MINUTES, NO_BUSINESSES, NO_OUTLETS
from sentra_geo.sections.outlet_distances import SELLS
from sentra_geo.study import read_study
from tests import worlds
from tests.market_worlds import OUTLETS, outlet, write_markets

ASKED = Question(boundary="garis")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return read_study(write_markets(tmp_path_factory.mktemp("markets") / "dunia"))


def markets(study, **choices):
    return answer(study, Question(**{"boundary": "garis", **choices})).markets


def by_kind(found, kind):
    return next(row for row in found.kinds if row.kind == kind)


def three(zones, name):
    return tuple(getattr(zone, name) for zone in zones)


def test_outlets_by_kind_and_zone_with_unknown_apart_from_no(world):
    found = markets(world)
    hotel, market, site = (by_kind(found, kind) for kind in ("hotel", "market", "tourist_site"))
    assert three(hotel.zones, "total") == (1, 1, 0)
    assert three(hotel.zones, "count") == (1, 0, 0)
    assert three(hotel.zones, "unknown") == (0, 1, 0)
    # O2 says nothing of itself, but products are placed there.
    assert (market.whole.count, market.whole.unknown, market.whole.total) == (1, 0, 1)
    assert three(site.zones, "total") == (1, 0, 2)
    assert three(site.zones, "unknown") == (1, 0, 1)
    assert by_kind(found, "mall").whole.share is None
    every = by_kind(found, "all")
    assert three(every.zones, "total") == (2, 1, 3)
    assert every.whole.share == pytest.approx(2 / 6)
    assert every.whole.share_at_most == pytest.approx(5 / 6)
    # Wilson for 2 of 6 at 95 %.
    assert every.whole.interval == pytest.approx((0.096769, 0.700008), abs=1e-5)


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
@pytest.mark.parametrize("near_km", [0.0, 1.0, 5.0])
def test_zones_sum_to_the_whole_and_kinds_to_all(world, rule, near_km):
    found = markets(world, rule=rule, near_km=near_km)
    for row in found.kinds:
        for name in ("count", "unknown", "total"):
            assert sum(three(row.zones, name)) == pytest.approx(getattr(row.whole, name))
    every = by_kind(found, "all").whole.total
    assert every == pytest.approx(sum(row.whole.total for row in found.kinds[:-1])) == 6
    placed = found.placements
    assert sum(three(placed.zones, "placed")) == pytest.approx(placed.whole.placed) == 5
    assert sum(map(sum, placed.sold_in)) == pytest.approx(5)
    for zone, sold in zip(placed.zones, zip(*placed.sold_in, strict=True), strict=True):
        assert sum(sold) == pytest.approx(zone.placed)
    for product in placed.products:
        assert sum(product.origin) == pytest.approx(product.businesses)
    for deal in found.hotel.deals:
        assert sum(deal.packages) == 10_000


def test_access_of_villages_and_people(world):
    access = markets(world, radius_km=5.0).access
    assert three(access.zones, "within") == (1, 0, 1)
    assert three(access.zones, "total") == (1, 0, 3)
    assert access.difference == pytest.approx(1 / 3 - 1)
    assert access.parity_need == 2
    # Wilson for 1 of 3, as coverage by a sentra has it.
    assert access.zones[2].interval == pytest.approx((0.061490, 0.792344), abs=1e-5)
    assert access.difference_interval is not None
    assert access.whole.share == pytest.approx(2 / 4)
    people = markets(world, radius_km=5.0, covered="people").access
    assert three(people.zones, "within") == (500, 0, 500)
    assert three(people.zones, "total") == (500, 0, 3_500)
    wider = markets(world, radius_km=9.0).access
    assert three(wider.zones, "within") == (1, 0, 3)


def test_access_of_businesses(world):
    access = markets(world, radius_km=5.0, covered="businesses").access
    assert three(access.zones, "within") == (2, 3, 0)
    assert three(access.zones, "total") == (3, 3, 2)
    assert access.judgement.verdict.uses_sample is False
    # U3 lies 5.1 km from O2.
    wider = markets(world, radius_km=5.1, covered="businesses").access
    assert three(wider.zones, "within") == (3, 3, 0)


def test_an_outlet_of_another_district_is_reached_but_not_counted(world):
    found = markets(world, district=("Utara",))
    assert by_kind(found, "all").whole.total == 2
    assert {place.outlet_id for place in found.places} == {"O3", "O4"}
    access = markets(world, district=("Utara",), radius_km=9.0).access
    assert (access.whole.within, access.whole.total) == (2, 2)


def test_distances_to_each_kind(world):
    found = markets(world)
    first = found.villages[0]
    hotel, mall, *_, site, _, market = first.nearest_km
    assert (hotel, site) == (pytest.approx(1.0), pytest.approx(18**0.5))
    assert market == pytest.approx(145**0.5)
    assert mall is None
    assert (first.sells_km, first.sells_at) == (pytest.approx(1.0), "Gerai O1")
    medians = {row.kind: row for row in found.distances}
    assert medians["mall"].median_km == (None, None, None)
    assert medians[SELLS].outlets == 2
    # Inside a alone, 1 km; outside b 1 km, c and d 9 km; nobody near.
    inside, near, outside = medians[SELLS].median_km
    assert (inside, outside) == (pytest.approx(1, abs=0.06), pytest.approx(9, abs=0.06))
    assert near is None


def test_placements_by_origin(world):
    placed = markets(world).placements
    assert three(placed.zones, "placed") == (2, 0, 3)
    assert three(placed.zones, "rate") == pytest.approx((200 / 3, 0, 150))
    assert three(placed.businesses.zones, "count") == (1, 0, 2)
    assert three(placed.businesses.zones, "total") == (3, 3, 2)
    assert placed.businesses.difference == pytest.approx(1 - 1 / 3)
    assert placed.sold_in == ((1, 0, 1), (0, 0, 0), (1, 0, 2))
    assert placed.rates.finding.rate_ratio == pytest.approx(1.5 / (2 / 3))


def test_products_of_one_name_are_one_whatever_its_letters(world):
    products = {row.product: row for row in markets(world).placements.products}
    assert set(products) == {"Minyak", "Kain", "Bambu"}
    cloth = products["Kain"]
    assert (cloth.commodity, cloth.businesses, cloth.outlets, cloth.placed) == ("batik", 1, 2, 2)
    assert cloth.origin == (0, 0, 1)


def test_filters_keep_the_placements_of_their_businesses(world):
    placed = markets(world, commodity=("batik",)).placements
    assert placed.whole.placed == 2
    assert placed.whole.businesses == 2
    assert [row.product for row in placed.products] == ["Kain"]


def test_the_hotel_calculator(world):
    hotel = markets(world).hotel
    assert (hotel.packages, hotel.businesses, hotel.per_business) == (10_000, 8, 1_250)
    assert (hotel.whole.hotels, hotel.whole.rooms, hotel.whole.unknown) == (2, 120, 1)
    assert hotel.known_packages == 600
    deals = {deal.by: deal.packages for deal in hotel.deals}
    assert deals["businesses"] == (3_750, 3_750, 2_500)
    assert deals["people"] == (1_250, 0, 8_750)
    assert deals["villages"] == (2_500, 0, 7_500)
    asked = markets(world, hotel_rooms=7, room_products=3, commodity=("coconut",)).hotel
    assert (asked.packages, asked.businesses, asked.per_business) == (21, 2, 10.5)
    assert asked.deals[0].packages == (21, 0, 0)


def test_souvenirs_of_tourist_sites(world):
    found = markets(world)
    assert (found.sites.whole.count, found.sites.whole.unknown, found.sites.whole.total) == (
        1,
        1,
        3,
    )
    held = {place.outlet_id: place.has_souvenir for place in found.places}
    assert (held["O3"], held["O4"], held["O6"]) == (False, True, None)


def test_each_sentra_on_its_way_to_buyers(world):
    rows = {row.sentra_id: row for row in markets(world).downstream}
    assert {key: row.way for key, row in rows.items()} == {
        "S1": PLACED, "S2": PLACED, "S3": NEAR_ONLY, "S4": PLACED,
    }  # fmt: skip
    first = rows["S1"]
    assert (first.placed, first.businesses, first.outlets) == (2, 1, ("Gerai O1", "Gerai O2"))
    assert first.without_outlet == ("Sabun",)
    assert rows["S3"].without_outlet is None
    assert rows["S2"].nearest[0].km == pytest.approx(10**0.5)
    assert [near.outlet_id for near in rows["S3"].nearest] == ["O2", "O1"]
    assert rows["S3"].nearest[0].km == pytest.approx(17**0.5)
    assert rows["S3"].nearest[0].uncertainty_km == pytest.approx(0.2)


def test_a_radius_decides_and_uncertain_positions_leave_it_open(world):
    at = {
        radius: next(r for r in markets(world, radius_km=radius).downstream if r.sentra_id == "S3")
        for radius in (3.0, 4.0, 4.2, 5.0)
    }
    assert [at[radius].way for radius in at] == [FAR, FAR, NEAR_ONLY, NEAR_ONLY]
    assert [at[radius].is_certain for radius in at] == [True, False, False, True]


def test_a_filter_on_districts_hides_no_placement_of_a_sentra(world):
    rows = markets(world, district=("Utara",), scale=("medium",)).downstream
    assert {row.sentra_id: row.placed for row in rows} == {"S2": 2, "S4": 1}


def test_without_layers_nothing_is_nought(tmp_path):
    study = read_study(worlds.write_world(tmp_path / "dunia"))
    found = markets(study)
    assert not found.has_outlets
    assert (found.kinds, found.places, found.villages, found.distances) == ((), (), (), ())
    assert (found.access, found.why_no_access) == (None, NO_OUTLETS)
    assert found.placements is None
    assert found.sites is None
    assert found.hotel.hotels is None
    assert found.hotel.packages == 10_000
    assert {row.way for row in found.downstream} == {UNKNOWN}
    assert {row.placed for row in found.downstream} == {None}


def test_outlets_without_placements_leave_placements_unknown(tmp_path):
    study = read_study(write_markets(tmp_path / "dunia", placements=None))
    found = markets(study)
    assert by_kind(found, "all").whole.count == 1
    assert found.placements is None
    ways = {row.sentra_id: (row.way, row.placed) for row in found.downstream}
    assert ways["S1"] == (NEAR_ONLY, None)
    assert ways["S4"] == (FAR, None)


def test_outlets_that_sell_nothing_known_are_no_access(tmp_path):
    silent = [outlet("O1", "mall", (5, 6))]
    study = read_study(write_markets(tmp_path / "dunia", outlets=silent, placements=None))
    assert markets(study).why_no_access == NO_OUTLETS
    assert by_kind(markets(study), "mall").whole.unknown == 1


def test_made_up_outlets_stand_not_beside_a_real_register(tmp_path):
    study = read_study(write_markets(tmp_path / "dunia", is_sample=True))
    found = markets(study)
    assert not found.has_outlets
    assert found.placements is None
    assert markets(study, covered="businesses").access is None


def test_made_up_outlets_beside_made_up_businesses_prove_nothing(tmp_path):
    sample = worlds.businesses_frame(is_sample=True)
    study = read_study(write_markets(tmp_path / "dunia", is_sample=True, businesses=sample))
    found = markets(study)
    assert found.uses_sample
    assert found.access.judgement.verdict.uses_sample
    assert found.access.judgement.verdict.state == "not_enough_evidence"
    without = markets(study, sample=False)
    assert not without.has_outlets
    assert without.placements is None
    assert without.hotel.businesses is None


def test_real_outlets_without_businesses(tmp_path):
    world = write_markets(tmp_path / "dunia", placements=None, businesses=None)
    study = read_study(world)
    assert markets(study).access is not None
    assert markets(study, covered="businesses").why_no_access == NO_BUSINESSES
    assert markets(study).hotel.per_business is None
    assert markets(study).hotel.deals[0].packages is None


@pytest.mark.parametrize("unit", ["km", "minutes"])
def test_distances_to_outlets_are_straight_whatever_the_travel_table(tmp_path, unit):
    world = write_markets(tmp_path / "dunia", travel=worlds.travel_frame(unit=unit))
    found = markets(read_study(world), radius_km=5.0)
    assert found.villages[0].sells_km == pytest.approx(1.0)
    ways = {row.sentra_id: row.way for row in found.downstream}
    if unit == "minutes":
        assert (found.access, found.why_no_access) == (None, IN_MINUTES)
        assert ways["S3"] == UNKNOWN
    else:
        assert three(found.access.zones, "within") == (1, 0, 1)
        assert ways["S3"] == NEAR_ONLY


def test_the_shipped_data_add_up(study):
    found = answer(study, study.default_question()).markets
    assert found.kinds[-1].whole.total == len(OUTLETS) + 23 == 29
    assert found.placements.whole.placed == 160
