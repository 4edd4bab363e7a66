"""Travel tables as offices write them: codes or names, the unit anywhere, all pairs or not."""

import itertools

import pandas as pd
import pytest

from sentra_geo.intake.fields.columns import recognise_columns
from sentra_geo.intake.fields.values import parse_values
from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons

JENEBORA, SALO_LOANG, PEJALA = "64.09.01.1018", "64.09.01.1002", "64.09.01.1005"
CODES = ["Kode desa asal", "Kode desa tujuan", "Jarak (km)"]
NAMES = ["Dari desa", "Ke desa", "Jarak (km)"]


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


def travel(reference, headers, *rows, **choices):
    return checked_of(headers, [list(row) for row in rows], reference, "travel", **choices)


class TestColumns:
    @pytest.mark.parametrize(
        ("headers", "targets"),
        [
            (CODES, ["from_village_code", "to_village_code", "value"]),
            (NAMES, ["from_village", "to_village", "value"]),
            (
                ["Desa Asal", "Kecamatan Asal", "Desa Tujuan", "Kecamatan Tujuan", "Menit"],
                ["from_village", "from_district", "to_village", "to_district", "value"],
            ),
            (["dari", "ke", "jarak", "satuan"], ["from_village", "to_village", "value", "unit"]),
            (
                ["Asal", "Tujuan", "Waktu tempuh (menit)", "Moda transportasi", "Sumber data"],
                ["from_village", "to_village", "value", "mode", "source"],
            ),
            (
                ["from", "to", "distance_km", "mode"],
                ["from_village", "to_village", "value", "mode"],
            ),
        ],
    )
    def test_headers_of_offices(self, headers, targets):
        empty = pd.DataFrame({header: pd.Series([], dtype=object) for header in headers})
        assert list(recognise_columns(empty, "travel").values()) == targets

    def test_codes_under_the_header_of_names_are_codes(self, reference):
        checked = travel(reference, ["Dari", "Ke", "km"], [JENEBORA, "6409011002", 12])
        assert checked.mapping["Dari"] == "from_village_code"
        assert checked.mapping["Ke"] == "to_village_code"
        assert checked.frame["to_village_code"].tolist() == [SALO_LOANG]

    @pytest.mark.parametrize("header", ["jarak_lurus_km", "straight_line_km", "Jarak lurus (km)"])
    def test_straight_lines_are_never_taken_for_the_value(self, reference, header):
        checked = travel(reference, [*NAMES[:2], header], ["Jenebora", "Pejala", 8])
        assert checked.mapping[header] == ""
        assert any("“value”" in reason for _, reason in reasons(checked))

    def test_of_two_columns_of_values_one_is_read(self, reference):
        headers = ["Dari desa", "Ke desa", "Menit", "Jarak km"]
        checked = travel(reference, headers, ["Jenebora", "Pejala", 40, 12])
        assert (checked.mapping["Jarak km"], checked.mapping["Menit"]) == ("value", "")
        assert checked.frame[["value", "unit"]].to_numpy().tolist() == [[12.0, "km"]]


class TestVillages:
    def test_names_and_codes_lead_to_codes(self, reference):
        rows = [["Jenebora", "Salo Loang", 12], ["Kel. Jenebora", "saloloang", 13]]
        checked = travel(reference, NAMES, *rows[:1])
        other = travel(reference, NAMES, *rows[1:])
        for found in (checked, other):
            assert found.frame["from_village_code"].tolist() == [JENEBORA]
            assert found.frame["to_village_code"].tolist() == [SALO_LOANG]

    def test_both_ends_must_be_known(self, reference):
        rows = [["Atlantis", "Pejala", 1], ["Pejala", "Atlantis", 1], [None, None, 1]]
        checked = travel(reference, NAMES, *rows)
        assert len(checked.accepted) == 0
        told = reasons(checked)
        assert (3, "Desa asalnya tidak dikenal.") in told
        assert (5, "Desa tujuannya tidak dikenal.") in told
        assert {row for row, _ in told} == {3, 5, 7}

    def test_a_name_much_like_one_is_proposed_once_for_both_ends(self, reference):
        rows = [["Jenebra", "Pejala", 1], ["Pejala", "Jenebra", 1]]
        checked = travel(reference, NAMES, *rows)
        (proposal,) = checked.content.proposals
        assert (proposal.code, proposal.rows) == (JENEBORA, 2)
        agreed = travel(reference, NAMES, *rows, villages={"Jenebra": JENEBORA})
        assert agreed.frame["from_village_code"].tolist() == [JENEBORA, PEJALA]

    def test_a_pair_that_repeats_is_set_aside(self, reference):
        checked = travel(reference, NAMES, ["Jenebora", "Pejala", 1], ["Jenebora", "Pejala", 2])
        assert checked.accepted.tolist() == [0]
        assert "sudah dipakai" in reasons(checked)[0][1]


class TestUnit:
    @pytest.mark.parametrize(
        ("header", "unit"),
        [
            ("Jarak (km)", "km"),
            ("jarak_km", "km"),
            ("Waktu tempuh (menit)", "minutes"),
            ("menit", "minutes"),
        ],
    )
    def test_the_header_may_say_it(self, reference, header, unit):
        checked = travel(reference, [*NAMES[:2], header], ["Jenebora", "Pejala", "12,5"])
        assert checked.frame[["value", "unit"]].to_numpy().tolist() == [[12.5, unit]]
        (read_as, _missing) = checked.content.about_file
        assert ("menit" in read_as.text) == (unit == "minutes")

    def test_one_row_says_it_for_all(self, reference):
        headers = ["dari desa", "ke desa", "nilai", "satuan"]
        rows = [["Jenebora", "Pejala", 1, None], ["Jenebora", "Sepan", 2, "menit"]]
        checked = travel(reference, headers, *rows)
        assert checked.frame["unit"].tolist() == ["minutes", "minutes"]

    @pytest.mark.parametrize(
        ("header", "units"),
        [
            ("nilai", ["km", "menit"]),
            ("jarak km", ["menit", "menit"]),
            ("jarak (m)", [None, None]),
            ("waktu (jam)", ["menit", "menit"]),
        ],
    )
    def test_units_that_contradict_each_other_refuse_the_whole_table(
        self, reference, header, units
    ):
        rows = [["Jenebora", "Pejala", 1, units[0]], ["Jenebora", "Sepan", 2, units[1]]]
        checked = travel(reference, ["dari desa", "ke desa", header, "satuan"], *rows)
        assert len(checked.accepted) == 0
        assert {reason[:27] for _, reason in reasons(checked)} == {"Tabel memuat satuan yang be"}

    def test_no_unit_at_all_is_asked_for(self, reference):
        checked = travel(reference, ["dari desa", "ke desa", "nilai"], ["Jenebora", "Pejala", 1])
        assert reasons(checked) == [(3, "Satuannya tidak diketahui: km atau menit.")]

    def test_hours_are_no_unit(self, reference):
        headers = ["dari desa", "ke desa", "nilai", "satuan"]
        checked = travel(reference, headers, ["Jenebora", "Pejala", 1, "jam"])
        assert "“jam”" in reasons(checked)[0][1]

    @pytest.mark.parametrize("text", ["km", "Kilometer", "KM"])
    @pytest.mark.parametrize("column", ["satuan"])
    def test_words_for_kilometres(self, text, column):
        frame = pd.DataFrame({column: [text]})
        typed, issues, _ = parse_values(frame, {"unit": column}, "travel", fillable=frozenset())
        assert typed["unit"].tolist() == ["km"]
        assert all(issue.column == "" for issue in issues)

    @pytest.mark.parametrize(
        ("text", "mode"),
        [
            ("Jalan", "road"),
            ("Jalan dan feri", "ferry_and_road"),
            ("kapal feri", "ferry_and_road"),
            ("Kelotok", "boat"),
            ("jalan kaki", "walk"),
            ("Road and ferry", "ferry_and_road"),
            ("On foot", "walk"),
        ],
    )
    def test_words_for_modes(self, reference, text, mode):
        checked = travel(reference, [*NAMES, "Moda"], ["Jenebora", "Pejala", 1, text])
        assert checked.frame["mode"].tolist() == [mode]


class TestHostileValues:
    @pytest.mark.parametrize(
        ("value", "told"),
        [
            (-3, "lebih kecil daripada 0"),
            ("-3", "lebih kecil daripada 0"),
            ("jauh", "harus angka"),
            ("=1+1", "harus angka"),
            (float("inf"), "harus angka"),
            (None, "kosong"),
            ("1.234", "dapat berarti ribuan atau desimal"),
            (True, "harus angka"),
        ],
    )
    def test_what_is_no_distance_sets_its_row_aside(self, reference, value, told):
        checked = travel(reference, NAMES, ["Jenebora", "Pejala", value], ["Sepan", "Pejala", 5])
        assert checked.accepted.tolist() == [1]
        ((row, reason),) = reasons(checked)
        assert (row, told in reason) == (3, True)

    def test_an_empty_table_is_taken_without_a_crash(self, reference):
        checked = travel(reference, NAMES)
        assert checked.read == len(checked.accepted) == 0

    def test_nothing_but_headers_that_say_nothing(self, reference):
        checked = travel(reference, ["a", "b"], [1, 2])
        assert len(checked.accepted) == 0

    def test_the_user_s_correction_counts(self, reference):
        rows = [["Jenebora", "Pejala", "x"]]
        checked = travel(reference, NAMES, *rows, corrections={(3, "Jarak (km)"): "7"})
        assert checked.frame["value"].tolist() == [7.0]


class TestPairs:
    def test_the_pairs_that_wait_are_counted_and_set_nothing_aside(self, reference):
        checked = travel(reference, NAMES, ["Jenebora", "Salo Loang", 12])
        (_read_as, missing) = checked.content.about_file
        # 54 villages and 12 hosts, of which 12 pairs are a village and itself.
        assert dict(missing.fields) == {"missing": 54 * 12 - 12 - 1, "pairs": 54 * 12}
        assert checked.is_clean

    def test_a_whole_table_has_nothing_to_tell(self, study, reference):
        codes, hosts = study.villages.frame["village_code"], reference.hosts
        rows = [[start, end, 10] for start, end in itertools.product(codes, hosts)]
        checked = travel(reference, CODES, *rows)
        assert len(checked.accepted) == 54 * 12
        assert len(checked.content.about_file) == 1
