"""Receipts worked out by hand: six businesses inside (A), five outside (C), one near the line."""

import numpy as np
import pytest

from sentra_geo import Question, read_study
from sentra_geo.cut import Cut
from sentra_geo.sections.receipts import receipts_of
from tests import worlds
from tests.activity_worlds import write_activities

PLACES = [((5, 5), "coconut")] * 6 + [((5, 15), "batik")] * 5 + [((15, 5), "rattan")]
OUTLETS = [
    {"outlet_id": "G1", "name": "Hotel", "kind": "hotel", "place": (5, 5)},
    {"outlet_id": "G2", "name": "Pasar", "kind": "market", "place": (17, 15)},
]


def sold(number, product, receipts, outlet="G2", month="2026-01"):
    return {
        "month": month,
        "outlet_id": outlet,
        "business_id": f"U{number}",
        "product": product,
        "receipts": receipts,
    }


# Gula 10 of five businesses and a true zero, in March; batik 12 of four, a scarf of 4 of one, a
# basket of one.
ROWS = [
    *(sold(number, "Gula", 2, "G1", "2026-03") for number in range(1, 6)),
    sold(6, "Gula", 0, "G1", "2026-03"),
    *(sold(number, "Batik", 3) for number in range(7, 11)),
    sold(11, "Syal", 4),
    sold(12, "Keranjang", 1),
]
# Enough of everything for nothing to be hidden.
MANY = [
    *(sold(number, "Gula", 2, "G1", "2026-03") for number in range(1, 6)),
    *(sold(number, "batik  Tulis", 3) for number in range(7, 10)),
    *(sold(number, "Batik tulis", 3) for number in range(10, 12)),
    sold(11, "BATIK TULIS", 5, "G1", "2026-03"),
]


def study_of(folder, rows=ROWS, *, is_sample=False, businesses_sample=False, **layers):
    frame = worlds.businesses_frame(
        [(spot, commodity, "micro", 0) for spot, commodity in PLACES], is_sample=businesses_sample
    )
    world = worlds.write_world(folder, businesses=frame)
    return read_study(
        write_activities(world, is_sample=is_sample, outlets=OUTLETS, receipts=rows, **layers)
    )


def found_of(study, **choices):
    return receipts_of(Cut(study, Question(boundary="garis", **choices)))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return study_of(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    placed = [{"outlet_id": "G1", "business_id": f"U{n}", "product": "Gula"} for n in (1, 2, 12)]
    return study_of(tmp_path_factory.mktemp("many"), MANY, placements=placed)


def table(rows):
    return {one.name: (one.receipts, one.businesses) for one in rows.rows}


class TestShown:
    def test_products_by_name_whatever_their_spelling(self, many):
        figures = found_of(many).figures
        assert figures.receipts == 30
        assert table(figures.products) == {"BATIK TULIS": (20, 5), "Gula": (10, 5)}
        assert figures.products.groups[0].share == pytest.approx(20 / 30)
        assert figures.products.others is None
        assert (figures.businesses, figures.outlets) == (10, 2)

    def test_commodity_origin_outlet_and_month(self, many):
        figures = found_of(many).figures
        assert table(figures.commodities) == {"batik": (20, 5), "coconut": (10, 5)}
        assert table(figures.origins) == {"inside": (10, 5), "outside": (20, 5)}
        # Of the hotel's 15 receipts 5 are of one business, so months and kinds are one row each:
        # beside the origins they would tell those 5.
        assert sum(one.receipts for one in figures.kinds.rows) == 30
        assert sum(one.receipts for one in figures.times.rows) == 30

    def test_what_two_tables_together_would_tell_is_gathered(self, many):
        # Inside 10, all in the hotel of 15: the hotel's other 5 are those of U11 alone.
        figures = found_of(many).figures
        assert table(figures.kinds) == {"others": (30, 10)}
        assert figures.kinds.others.gathered == 2
        assert {one.kind for one in figures.cells} <= {"others"}

    def test_intervals_come_from_redrawn_businesses(self, many):
        share = found_of(many).figures.origins.groups[1]
        rng = np.random.default_rng(1)
        sold = np.array([2] * 5 + [3, 3, 3, 3, 8], dtype=float)
        drawn = rng.integers(0, 10, (20_000, 10))
        shares = (sold * (np.arange(10) >= 5))[drawn].sum(axis=1) / sold[drawn].sum(axis=1)
        assert share.interval == pytest.approx(np.percentile(shares, [2.5, 97.5]), abs=0.03)

    def test_the_origin_beside_businesses_placed_and_the_register(self, many):
        inside, near, outside = found_of(many).figures.compared
        assert outside.receipts == pytest.approx(20 / 30)
        assert (inside.placed, near.placed, outside.placed) == pytest.approx((2 / 3, 1 / 3, 0))
        assert (inside.register, near.register, outside.register) == pytest.approx(
            (6 / 12, 1 / 12, 5 / 12)
        )


class TestLeftOut:
    def test_small_groups_are_gathered_until_nothing_tells_them(self, small):
        # Scarf and basket are 5 of two businesses; with sugar 15 of seven. Batik 12 alone would
        # then tell the scarf's 4 by the commodity's 16, so it is gathered, too.
        figures = found_of(small).figures
        assert table(figures.products) == {"others": (27, 11)}
        assert figures.products.others.gathered == 4
        assert table(figures.commodities) == {"batik": (16, 5), "others": (11, 6)}
        assert table(figures.origins) == {"outside": (16, 5), "others": (11, 6)}

    def test_a_true_zero_is_no_business_with_receipts(self, small):
        figures = found_of(small).figures
        assert figures.businesses == 11
        assert figures.placements == 12

    def test_a_month_without_reports_is_unknown(self, small):
        january, february, march = found_of(small).figures.reporting
        assert [one.month for one in (january, february, march)] == [
            "2026-01",
            "2026-02",
            "2026-03",
        ]
        assert [one.placements for one in (january, february, march)] == [6, 0, 6]
        assert february.receipts is None
        assert not february.is_hidden

    def test_too_few_in_all_is_said(self, small):
        assert found_of(small, commodity=("rattan",)).reason == "too_few"
        assert found_of(small, commodity=("rattan",)).figures is None

    def test_the_filters_are_those_of_the_business(self, small):
        figures = found_of(small, district=("Utara",)).figures
        assert figures.receipts == 16  # C; its receipts are of an outlet in D
        assert found_of(small, scale=("medium",)).reason == "none_kept"

    def test_an_interval_needs_five_businesses(self, tmp_path):
        rows = [sold(n, "Gula", 9) for n in range(1, 5)] + [
            sold(n, "Batik", 9) for n in range(7, 12)
        ]
        batik, sugar = found_of(study_of(tmp_path, rows)).figures.products.groups
        assert batik.interval is not None
        assert sugar.interval is None


class TestMissing:
    def test_without_receipts_nothing_is_zero(self, grid):
        assert found_of(grid).reason == "no_receipts"

    def test_made_up_receipts_do_not_stand_beside_a_real_register(self, tmp_path):
        study = study_of(tmp_path, is_sample=True)
        assert found_of(study).reason == "no_receipts"

    def test_a_made_up_register_says_so(self, tmp_path):
        study = study_of(tmp_path, is_sample=True, businesses_sample=True)
        assert found_of(study).uses_sample
        assert found_of(study).figures.receipts == 27
        assert found_of(study, sample=False).figures is None


@pytest.mark.parametrize("rule", ["point", "area", "administration"])
def test_every_table_holds_all_receipts(study, rule):
    figures = receipts_of(Cut(study, Question(rule=rule))).figures
    tables = (
        figures.products,
        figures.commodities,
        figures.kinds,
        figures.origins,
        figures.times,
    )
    for one in tables:
        assert sum(row.receipts for row in one.rows) == pytest.approx(figures.receipts)
        assert all(row.receipts >= 5 and row.businesses >= 3 for row in one.rows)
        for row in one.rows:
            assert row.interval is None or row.interval[0] <= row.share <= row.interval[1]
