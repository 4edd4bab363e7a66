"""Small counts left out of public tables."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.export.suppression import suppress_small_counts, total_tells

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=8)


def left_out(counts, **options):
    frame = pd.DataFrame({"n": counts}, dtype="float64")
    public, mask = suppress_small_counts(frame, ["n"], **options)
    assert public["n"].isna().tolist() == (mask["n"] | frame["n"].isna()).tolist()
    return [None if np.isnan(value) else value for value in public["n"]]


class TestSuppressSmallCounts:
    @pytest.mark.parametrize(
        ("counts", "public"),
        [
            ([20, 9, 0, 7], [20, 9, 0, 7]),  # nothing small
            ([20, 3, 4, 7], [20, None, None, 7]),  # two small ones, 7 together: neither is told
            ([20, 3, 0, 7], [20, None, 0, None]),  # 30 - 27 would be 3: 7 goes too, 0 stays
            ([20, 3, 7, 7], [20, None, None, 7]),  # of equals the first
            ([20, 1, 2, 7], [20, None, None, None]),  # together 3, itself too few
            ([20, 1, 1, 1, 1, 1, 9], [20, *[None] * 6]),  # five of them, 5 together: all are 1
            ([20, 4, 4, 9], [20, None, None, None]),  # 8 together: all are 4
            ([3, 0, 0], [None, 0, 0]),  # nothing else to leave out: the total must go
            ([5, 5], [5, 5]),
            ([0, 0], [0, 0]),
        ],
    )
    def test_by_hand(self, counts, public):
        assert left_out(counts) == public

    def test_unknown_stays_unknown_and_is_not_counted_as_left_out(self):
        frame = pd.DataFrame({"n": [np.nan, 3.0, 8.0, 9.0]})
        _, mask = suppress_small_counts(frame, ["n"])
        assert mask["n"].tolist() == [False, True, True, False]

    def test_split_counts_are_small_too(self):
        assert left_out([4.9, 0.2, 30.0, 5.0]) == [None, None, 30.0, 5.0]

    def test_each_group_has_its_total(self):
        frame = pd.DataFrame({"zone": ["a", "b", "a", "b"], "n": [3, 4, 9, 8], "m": [9, 9, 9, 9]})
        public, mask = suppress_small_counts(frame, ["n", "m"], by="zone")
        assert mask["n"].tolist() == [True] * 4
        assert not mask["m"].any()
        assert public["m"].tolist() == [9] * 4
        # With the sum of all rows alone, the two small ones hide one another.
        assert suppress_small_counts(frame, ["n"])[1]["n"].tolist() == [True, True, False, False]

    def test_a_group_without_a_name_is_a_group(self):
        frame = pd.DataFrame({"zone": [None, None, "a"], "n": [3, 9, 9]})
        assert suppress_small_counts(frame, ["n"], by="zone")[1]["n"].tolist() == [
            True,
            True,
            False,
        ]

    def test_rows_keep_their_index_and_the_input_its_values(self):
        frame = pd.DataFrame({"n": [3, 9]}, index=["x", "y"])
        public, mask = suppress_small_counts(frame, ["n"])
        assert list(public.index) == list(mask.index) == ["x", "y"]
        assert frame["n"].tolist() == [3, 9]

    def test_sample_rows_are_left_as_they_are(self):
        assert left_out([3, 1, 9], is_sample=True) == [3, 1, 9]

    def test_another_minimum(self):
        assert left_out([2, 4, 9], minimum=3) == [None, None, 9]

    def test_an_empty_table(self):
        assert left_out([]) == []

    @given(COUNTS)
    def test_nothing_small_remains_and_nought_stays(self, counts):
        public = left_out(counts)
        assert not any(value is not None and 0 < value < 5 for value in public)
        assert all(value == 0 for value, count in zip(public, counts, strict=True) if count == 0)
        assert all(value in {None, count} for value, count in zip(public, counts, strict=True))

    @given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 12)), min_size=1, max_size=12))
    def test_no_published_total_tells_a_count(self, rows):
        frame = pd.DataFrame(rows, columns=["zone", "n"])
        public, mask = suppress_small_counts(frame, ["n"], by="zone")
        tells = total_tells(frame, mask, by="zone")["n"]
        for zone, group in public.groupby("zone"):
            hidden = int(group["n"].isna().sum())
            rest = frame.loc[group.index, "n"].sum() - group["n"].sum()
            if not hidden or tells[zone]:
                continue
            assert hidden > 1
            assert rest >= 5
            # Who takes each for 1 or more, or for 1 to 4, has two values for each, or a wrong one.
            assert rest - (hidden - 1) > 1
            lowest, highest = max(1, rest - 4 * (hidden - 1)), min(4, rest - (hidden - 1))
            is_all_small = frame.loc[group.index, "n"][group["n"].isna()].max() < 5
            assert lowest < highest or not is_all_small


class TestTotalTells:
    def test_a_total_of_one_small_count_must_go(self):
        frame = pd.DataFrame({"zone": ["a", "a", "b", "b"], "n": [3, 0, 3, 9]})
        _, mask = suppress_small_counts(frame, ["n"], by="zone")
        assert total_tells(frame, mask, by="zone")["n"].to_dict() == {"a": True, "b": False}

    def test_without_groups_there_is_one_total(self):
        frame = pd.DataFrame({"n": [3, 0]})
        _, mask = suppress_small_counts(frame, ["n"])
        assert total_tells(frame, mask)["n"].to_dict() == {0: True}

    def test_where_nothing_was_left_out_every_total_may_be_published(self):
        frame = pd.DataFrame({"n": [9, 0]})
        _, mask = suppress_small_counts(frame, ["n"])
        assert not total_tells(frame, mask)["n"].any()
