"""The check as a whole: columns, personal data, corrections, repairs, keys, rows that are none."""

import numpy as np
import pandas as pd
import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.report import Finding
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons, rows_with_issues, table_of

NAMES = ["ID", "Nama Usaha", "Lintang", "Bujur"]
HERE = ["-1.39", "116.65"]


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


def rows_of(*names):
    return [[f"U{number}", name, *HERE] for number, name in enumerate(names, 1)]


def test_a_clean_table(reference):
    checked = checked_of(NAMES, rows_of("A", "B"), reference)
    assert checked.is_clean
    assert (checked.read, len(checked.accepted), len(checked.set_aside)) == (2, 2, 0)
    assert checked.mapping == {
        "ID": "business_id",
        "Nama Usaha": "name",
        "Lintang": "lat",
        "Bujur": "lon",
    }
    assert checked.frame["name"].tolist() == ["A", "B"]
    assert [(point.x, point.y) for point in checked.geometry] == [(116.65, -1.39)] * 2


def test_progress_rises_to_one(reference):
    told = []
    raw = table_of(NAMES, rows_of("A"))
    check_table(raw, Choices("businesses"), reference, lambda *step: told.append(step))
    assert [share for share, _ in told] == [0.0, 0.2, 0.8, 1.0]


def test_the_input_is_not_changed(reference):
    raw = table_of(NAMES, [*rows_of("Toko 0812-3456-7890", "B"), ["Jumlah", None, None, None]])
    before = raw.frame.copy(deep=True)
    choices = Choices("businesses", corrections={(3, "Nama Usaha"): "Toko"})
    check_table(raw, choices, reference)
    pd.testing.assert_frame_equal(raw.frame, before)


class TestColumns:
    def test_the_user_s_word_takes_a_target_from_another_header(self, reference):
        table = [["A", "merek A", *HERE]]
        headers = ["Nama Usaha", "Keterangan", "Lintang", "Bujur"]
        checked = checked_of(headers, table, reference, mapping={"Keterangan": "name"})
        assert checked.mapping["Keterangan"] == "name"
        assert checked.mapping["Nama Usaha"] == ""
        assert checked.frame["name"].tolist() == ["merek A"]

    def test_a_header_that_the_user_leaves_out_is_not_read(self, reference):
        checked = checked_of(NAMES, rows_of("A"), reference, mapping={"Nama Usaha": ""})
        assert "name" not in checked.frame

    def test_a_header_that_is_not_there_is_passed_over(self, reference):
        checked = checked_of(NAMES, rows_of("A"), reference, mapping={"Tidak ada": "name"})
        assert checked.mapping["Nama Usaha"] == "name"

    def test_what_was_remembered_counts_unless_the_user_says_otherwise(self, reference):
        headers = ["Sebutan", "Lintang", "Bujur"]
        remembered = {"Sebutan": "name"}
        checked = checked_of(headers, [["A", *HERE]], reference, remembered=remembered)
        assert checked.frame["name"].tolist() == ["A"]
        checked = checked_of(
            headers, [["A", *HERE]], reference, remembered=remembered, mapping={"Sebutan": ""}
        )
        assert "name" not in checked.frame

    def test_a_required_column_that_no_header_gives_sets_all_rows_aside(self, reference):
        checked = checked_of(["Sentra", *NAMES[2:]], [["A", *HERE]], reference, "sentra")
        told = [reason for _, reason in reasons(checked)]
        assert "Tidak ada kolom untuk “sentra_id”, padahal wajib diisi." in told
        assert len(checked.accepted) == 0


class TestPersonal:
    def test_a_personal_column_is_named_and_never_read_even_if_the_user_maps_it(self, reference):
        table = [[*row, f"6409{n}12345670001"] for n, row in enumerate(rows_of("A", "B"), 1)]
        checked = checked_of([*NAMES, "NIK"], table, reference, mapping={"NIK": "register"})
        assert [column.header for column in checked.personal] == ["NIK"]
        assert checked.mapping["NIK"] == ""
        assert "register" not in checked.frame

    @pytest.mark.parametrize(
        ("header", "target"),
        [("Nama Usaha", "name"), ("Daftar", "register"), ("ID", "business_id")],
    )
    def test_personal_data_inside_kept_texts_go_and_the_user_is_told(
        self, reference, header, target
    ):
        headers = [*NAMES, "Daftar"]
        table = [[*row, "IKM"] for row in rows_of(*"ABCDEFGHIJKLM")]
        table[1][headers.index(header)] = "Toko 0812-3456-7890"
        checked = checked_of(headers, table, reference)
        assert checked.personal == ()
        assert checked.frame[target].tolist()[1] == "Toko"
        told = reasons(checked, checked.content.notices)
        assert (
            5,
            f"Kolom “{header}” memuat data pribadi (NIK, telepon, atau surel); bagian itu dihapus.",
        ) in told
        assert checked.is_clean

    def test_an_id_that_is_a_nik_is_replaced_by_one_of_its_own(self, reference):
        table = rows_of(*"ABCDEFGHIJKL")
        table[0][0] = "6409010101900001"
        checked = checked_of(NAMES, table, reference)
        assert checked.frame["business_id"].iloc[0].startswith("U-")

    def line(self, text, **about):
        index = np.array([0], dtype=np.int64)
        fault = Finding("Baris “{value}”.", "Perbaiki.", index, values=np.array([text], object))
        return table_of(about.pop("headers", NAMES), about.pop("rows"), faults=(fault,))

    def test_a_line_as_a_whole_is_masked(self, reference):
        raw = self.line("U1;Toko, 0812-3456-7890;-1.39", rows=rows_of("Toko"))
        checked = check_table(raw, Choices("businesses"), reference)
        told = [reason for _, reason in reasons(checked)]
        assert told == ["Baris “U1;Toko, ;-1.39”."]

    def test_a_line_as_a_whole_is_not_shown_where_a_column_is_personal(self, reference):
        raw = self.line(
            "U1;Siti Aminah", headers=[*NAMES, "Nama Pemilik"], rows=[[*rows_of("T")[0], "Siti"]]
        )
        checked = check_table(raw, Choices("businesses"), reference)
        assert "Siti" not in str(reasons(checked))
        assert [finding.values for finding in checked.content.issues] == [None]
        assert rows_with_issues(checked) == [0]

    def test_a_spoilt_cell_of_a_personal_column_is_not_shown(self, reference):
        index = np.array([0], dtype=np.int64)
        fault = Finding("{value}!", "-", index, "Nama Pemilik", np.array(["Siti Aminah"], object))
        raw = table_of([*NAMES, "Nama Pemilik"], [[*rows_of("T")[0], "Siti"]], faults=(fault,))
        checked = check_table(raw, Choices("businesses"), reference)
        assert "Siti" not in str(reasons(checked))


class TestCorrections:
    def test_a_corrected_cell_is_read_again(self, reference):
        table = [["U1", "A", "x", "116.65"]]
        assert len(checked_of(NAMES, table, reference).accepted) == 0
        checked = checked_of(NAMES, table, reference, corrections={(3, "Lintang"): "-1.39"})
        assert checked.is_clean
        assert checked.frame["position_method"].tolist() == ["coordinates"]
        assert checked.raw.frame["Lintang"].tolist() == ["-1.39"]

    def test_an_emptied_cell_is_unknown(self, reference):
        checked = checked_of(NAMES, rows_of("A"), reference, corrections={(3, "Nama Usaha"): ""})
        assert checked.frame["name"].tolist() == [None]
        assert checked.raw.frame["Nama Usaha"].tolist() == [None]

    def test_rows_and_headers_that_are_not_there_are_passed_over(self, reference):
        odd = {(4, "Lintang"): "0", (3, "Lebar"): "0"}
        assert checked_of(NAMES, rows_of("A"), reference, corrections=odd).is_clean

    def test_a_number_can_become_a_text(self, reference):
        raw = table_of([*NAMES, "Tenaga Kerja"], [[*rows_of("A")[0], None]])
        raw.frame["Tenaga Kerja"] = pd.Series([3.5])
        assert len(check_table(raw, Choices("businesses"), reference).accepted) == 0
        choices = Choices("businesses", corrections={(3, "Tenaga Kerja"): "4 orang"})
        assert check_table(raw, choices, reference).frame["workers"].tolist() == [4]

    def test_only_the_fault_of_the_corrected_cell_is_settled(self, reference):
        index = np.array([0, 1], dtype=np.int64)
        values = np.array(["#REF!", "#REF!"], dtype=object)
        fault = Finding("Sel berisi galat {value}.", "-", index, "Nama Usaha", values)
        line = Finding("Baris rusak.", "-", index)
        raw = table_of(NAMES, rows_of("A", "B"), faults=(fault, line))
        choices = Choices("businesses", corrections={(3, "Nama Usaha"): "Toko"})
        checked = check_table(raw, choices, reference)
        assert checked.accepted.tolist() == [0]
        assert reasons(checked) == [(5, "Sel berisi galat #REF!."), (5, "Baris rusak.")]
        other = Choices("businesses", corrections={(3, "ID"): "U9"})
        told = reasons(check_table(raw, other, reference))
        assert told == [
            (3, "Sel berisi galat #REF!."),
            (5, "Sel berisi galat #REF!."),
            (5, "Baris rusak."),
        ]


class TestKeys:
    def test_the_first_row_of_a_key_stays(self, reference):
        table = rows_of("A", "B", "C")
        table[2][0] = "U1"
        checked = checked_of(NAMES, table, reference)
        assert checked.accepted.tolist() == [0, 1]
        expected = "business_id “U1” sudah dipakai oleh baris sebelumnya."
        assert reasons(checked) == [(7, expected)]

    def test_a_row_that_is_set_aside_anyway_takes_no_key(self, reference):
        table = rows_of("A", "B", "C")
        table[0][2] = "x"
        table[1][0] = table[2][0] = "U1"
        checked = checked_of(NAMES, table, reference)
        assert checked.accepted.tolist() == [1]
        assert [row for row, _ in reasons(checked)] == [3, 7]

    def test_leaving_the_first_out_lets_the_second_in(self, reference):
        table = rows_of("A", "B")
        table[1][0] = "U1"
        checked = checked_of(NAMES, table, reference, left_out=frozenset({3}))
        assert checked.accepted.tolist() == [1]
        assert reasons(checked) == [(3, "Disisihkan oleh pengguna.")]

    def test_the_key_of_a_sentra_is_its_number_and_village(self, reference):
        headers = ["sentra_id", "sentra", "commodity", "Desa", "Kecamatan"]
        table = [["S1", "Kelapa", "coconut", desa, "Penajam"] for desa in ("Pejala", "Sotek")]
        checked = checked_of(headers, [*table, table[0]], reference, "sentra")
        assert checked.accepted.tolist() == [0, 1]
        told = reasons(checked)[0][1]
        assert (
            told
            == "sentra_id, village_code “S1 / 64.09.01.1005” sudah dipakai oleh baris sebelumnya."
        )

    def test_without_ids_rows_alike_are_numbered(self, reference):
        checked = checked_of(NAMES[1:], [["A", *HERE]] * 3, reference)
        ids = checked.frame["business_id"].tolist()
        assert len(set(ids)) == 3
        assert ids[1:] == [f"{ids[0]}-2", f"{ids[0]}-3"]
        again = checked_of(NAMES[1:], [["A", *HERE]], reference)
        assert again.frame["business_id"].tolist() == ids[:1]


class TestRowsThatAreNoRecords:
    def test_numbers_of_columns(self, reference):
        checked = checked_of(NAMES, [["(1)", "(2)", "(3)", "(4)"], *rows_of("A")], reference)
        assert reasons(checked) == [(3, "Baris ini berisi nomor kolom, bukan data.")]
        assert checked.accepted.tolist() == [1]

    @pytest.mark.parametrize(
        "row",
        [
            ["(1)", "(3)", "(2)", "(4)"],
            ["1", "2", None, None],
            ["1", "x", "3", "4"],
            ["1", "5", "9", "12"],
        ],
    )
    def test_other_numbers_are_a_record(self, reference, row):
        checked = checked_of(NAMES, [row], reference)
        assert "Baris ini berisi nomor kolom, bukan data." not in str(reasons(checked))

    def test_numbers_of_columns_stand_below_the_header_only(self, reference):
        checked = checked_of(NAMES, [*rows_of("A"), ["1", "2", "3", "4"]], reference)
        assert "Baris ini berisi nomor kolom, bukan data." not in str(reasons(checked))

    @pytest.mark.parametrize("word", ["Jumlah", "TOTAL", "Grand Total", "Sub-total:", "Jml"])
    def test_totals(self, reference, word):
        headers = ["Kecamatan", "Penduduk"]
        table = [["Penajam", "99233"], ["Waru", "21550"], [word, "120.783 jiwa"]]
        checked = checked_of(headers, table, reference, "population")
        assert reasons(checked) == [(7, "Baris ini adalah baris jumlah, bukan data.")]
        assert checked.content.notices == ()
        assert checked.frame["people"].tolist() == [99233, 21550]

    @pytest.mark.parametrize(
        "row",
        [
            ["U1", "Total Motor", *HERE],
            ["U1", "Jumlah", *HERE],
            [None, "Total", *HERE],
            ["Toko Maju", "Total", None, None],
        ],
    )
    def test_a_business_of_such_a_name_is_no_total(self, reference, row):
        checked = checked_of(NAMES, [row], reference)
        assert "Baris ini adalah baris jumlah, bukan data." not in str(reasons(checked))

    def test_examples_of_a_template(self, reference):
        table = [["CONTOH – hapus baris ini", "A", *HERE], *rows_of("B")]
        checked = checked_of(NAMES, table, reference)
        assert reasons(checked) == [(3, "Baris ini adalah contoh dari templat.")]
        english = [["EXAMPLE – delete this row", "A", *HERE]]
        told = reasons(checked_of(NAMES, english, reference), language="en")
        assert len(told) == 1

    def test_such_a_row_has_no_other_fault(self, reference):
        table = [["CONTOH – hapus baris ini", "", "-1,39", "116,65"], ["Total", None, None, None]]
        checked = checked_of(NAMES, table, reference)
        assert [row for row, _ in reasons(checked)] == [3, 5]
        assert checked.content.repairs == ()


class TestRepairs:
    def test_no_repair_lowers_what_is_accepted(self, reference):
        """A repair only gives rows what they lack; it takes nothing from those that have it."""
        table = [
            ["U1", "A", "-1.39", "116.65"],
            ["U2", "B", "-1,39", "116,65"],
            ["U3", "C", "116.65", "-1.39"],
            ["U4", "D", "1.39", "116.65"],
            ["U1", "E", "-1,40", "116,66"],
        ]
        before = checked_of(NAMES, table, reference)
        kinds = [repair.kind for repair in before.pending]
        assert set(kinds) == {"decimal_comma", "swapped_axes", "missing_sign"}
        applied = frozenset()
        for kind in kinds:
            applied |= {kind}
            after = checked_of(NAMES, table, reference, repairs=applied)
            assert set(before.accepted) <= set(after.accepted)
            before = after
        assert before.accepted.tolist() == [0, 1, 2, 3]
        assert all(repair.applied for repair in before.content.repairs)
        assert not before.pending

    def test_a_confirmed_village_places_its_rows(self, reference):
        headers, table = ["Nama Usaha", "Desa"], [["A", "Tanjun Tenggah"]]
        before = checked_of(headers, table, reference)
        (proposal,) = before.content.proposals
        assert (proposal.code, proposal.rows) == ("64.09.01.1001", 1)
        assert (len(before.accepted), before.is_clean) == (0, False)
        after = checked_of(headers, table, reference, villages={proposal.name: proposal.code})
        assert after.is_clean
        assert after.placed_by_village == 1
        assert after.frame["village_code"].tolist() == ["64.09.01.1001"]
        refused = checked_of(headers, table, reference, villages={proposal.name: ""})
        assert refused.content.proposals == ()
        assert len(refused.accepted) == 0


def test_choices_that_do_not_exist_are_refused():
    with pytest.raises(IntakeError) as caught:
        Choices("businesses", repairs=frozenset({"semua"}), standing="ragu")
    assert len(caught.value.faults) == 2
    assert "semua" in caught.value.text()
    with pytest.raises(IntakeError):
        Choices("atlantis")
    assert Choices("sentra").layer in SCHEMAS
