"""Public tables of a register: no count of 1 to 4, and none that the totals would give away."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo import answer, read_study
from sentra_geo.export.public_tables import public_note, public_village_table
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds

WORDS = Wording("id")
# Places in each village of the grid world, all at one point: A (6, 5) lies at a sentra; B (17, 9),
# C (1, 11) and D (11, 19) have theirs farther away.
PLACES = {"A": (6, 5), "B": (17, 9), "C": (1, 11), "D": (11, 19)}


def table(tmp_path, counts, words=WORDS, *, is_sample=False, far=(), **asked):
    """The public table of a register with so many businesses in each village."""
    rows = [
        (PLACES[village], "batik", "micro", 0) for village, n in counts.items() for _ in range(n)
    ]
    rows += [(place, "batik", "micro", 0) for place in far]
    frame = worlds.businesses_frame(rows, is_sample=is_sample) if rows else None
    folder = worlds.write_world(
        tmp_path / f"dunia{len(list(tmp_path.iterdir()))}", businesses=frame
    )
    study = read_study(folder)
    question = Question(boundary="garis", rule="administration", **asked)
    return public_village_table(answer(study, question), words)


def shown(found, column=4):
    """Village and count, None where left out."""
    values = found.iloc[:, column].astype(object).where(found.iloc[:, column].notna(), None)
    return dict(zip(found["Nama desa"], values, strict=True))


def zones(found):
    return dict(zip(found["Nama desa"], found["Zona"], strict=True))


def test_counts_that_are_large_enough_stand(tmp_path):
    found = table(tmp_path, {"A": 12, "B": 5, "C": 7, "D": 0})
    assert shown(found) == {"A": 12, "B": 5, "C": 7, "D": 0}


def test_a_small_count_takes_a_second_one_of_its_zone_with_it(tmp_path):
    found = table(tmp_path, {"A": 12, "B": 9, "C": 7, "D": 3})
    assert zones(found)["C"] == zones(found)["D"] != zones(found)["A"]
    assert shown(found)["D"] is None
    assert shown(found)["C"] is None
    assert shown(found)["A"] == 12


def test_nought_is_nought_and_stands(tmp_path):
    found = table(tmp_path, {"A": 12, "B": 9, "C": 0, "D": 8})
    assert shown(found)["C"] == 0
    assert shown(found, 6)["C"] is None  # no share of nothing


def test_covered_ones_are_left_out_where_either_part_is_small(tmp_path):
    far = [(1, 9)] * 2  # in A, 4.1 km from the nearest sentra
    found = table(tmp_path, {"A": 12, "B": 9, "C": 8, "D": 7}, far=far, radius_km=1.0)
    assert shown(found)["A"] == 14
    assert shown(found, 5)["A"] is None
    assert shown(found, 6)["A"] is None
    alone = table(tmp_path, {"A": 12, "B": 9, "C": 8, "D": 7}, radius_km=1.0)
    assert shown(alone, 5)["A"] == 12
    assert shown(alone, 6)["A"] == 1.0


def test_a_sample_is_nobody(tmp_path):
    found = table(tmp_path, {"A": 1, "B": 2, "C": 3, "D": 4}, is_sample=True)
    assert shown(found) == {"A": 1, "B": 2, "C": 3, "D": 4}


def test_unknown_is_no_table(tmp_path):
    assert table(tmp_path, {"A": 0}).empty


def test_the_note_names_the_rule():
    assert "1 sampai 4" in public_note(WORDS)


def test_headers_are_the_reader_s(tmp_path):
    one, two = (table(tmp_path, {"A": 12}, Wording(code)) for code in ("id", "en"))
    assert len(set(one.columns) & set(two.columns)) == 0


@pytest.mark.parametrize("seed", range(12))
def test_no_published_cell_is_small_nor_follows_from_the_totals(tmp_path, seed):
    rng = np.random.default_rng(seed)
    counts = dict(zip("ABCD", rng.integers(0, 13, 4).tolist(), strict=True))
    far = [(1, 9)] * int(rng.integers(0, 6))
    if not sum(counts.values()) + len(far):
        counts["A"] = 1
    found = table(tmp_path, counts, far=far, radius_km=float(rng.choice([1.0, 4.0, 9.0])))
    true = {**counts, "A": counts["A"] + len(far)}
    by_zone = pd.Series(zones(found))
    for column in (4, 5):
        values = shown(found, column)
        for village, value in values.items():
            assert value is None or value == 0 or value >= 5
            assert column == 5 or value in {None, true[village]}
    for villages in by_zone.groupby(by_zone).groups.values():
        hidden = [village for village in villages if shown(found)[village] is None]
        # Small ones stand beside another, or the whole zone is left out.
        if any(0 < true[village] < 5 for village in hidden):
            assert len(hidden) > 1 or len(villages) == 1
            assert sum(true[v] for v in hidden) >= 5 or len(hidden) == len(villages)
