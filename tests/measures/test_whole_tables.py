import pytest

from sentra_geo.measures.whole_tables import whole_tables


def counts(outside, inside):
    return [x for x, _ in whole_tables((outside, inside), (1.5, 2.5), is_share=False)]


def test_whole_numbers_are_one_case():
    assert counts(7, 2) == [(7, 2)]


@pytest.mark.parametrize("noise", [1e-12, -1e-12])
def test_the_last_bits_of_a_sum_do_not_split_a_whole_number(noise):
    assert counts(7 - noise, 2 + noise) == [(7, 2)]


def test_thirteen_locations_of_which_a_part_is_inside():
    assert counts(11.333, 1.667) == [(11, 2), (12, 1)]


def test_a_sum_that_is_no_whole_number_is_rounded_too():
    assert counts(12.0, 0.5) == [(12, 0), (12, 1)]
    # 3.2 in all: three or four, not two and not five.
    assert counts(1.6, 1.6) == [(1, 2), (2, 1), (2, 2)]


def test_without_any_unit_there_is_nothing_to_test():
    assert counts(0.3, 0.2) == [(0, 1), (1, 0)]
    assert counts(0, 0) == []


def test_the_base_stays_as_it_is_unless_the_units_are_a_part_of_it():
    assert whole_tables((2, 1), (3.5, 4.5), is_share=False) == [((2, 1), (3.5, 4.5))]
    assert whole_tables((2, 1), (3.5, 4.5), is_share=True) == [((2, 1), (3, 5)), ((2, 1), (4, 4))]


def test_all_combinations_of_units_and_base():
    found = whole_tables((9.4, 2.6), (41.3, 12.7), is_share=True)
    assert found == [
        ((9, 3), (41, 13)),
        ((9, 3), (42, 12)),
        ((10, 2), (41, 13)),
        ((10, 2), (42, 12)),
    ]


def test_no_more_units_than_base_and_no_zone_without_base():
    # With two villages inside, three of them cannot host a sentra.
    found = whole_tables((9.4, 2.6), (41.2, 2.8), is_share=True)
    assert ((9, 3), (42, 2)) not in found
    assert ((10, 2), (42, 2)) in found
    assert whole_tables((1, 0), (9.8, 0.2), is_share=True) == [((1, 0), (9, 1))]
    assert whole_tables((0.8, 0.2), (0.8, 0.2), is_share=True) == []
