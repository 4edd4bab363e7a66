"""Lists that name businesses, programmes, outlets and sentra: found, or set aside with a reason."""

import pandas as pd
import pytest

from sentra_geo.intake.known_codes import KnownCodes, KnownNames
from sentra_geo.intake.reference import Reference
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons, table_of

BUSINESSES = pd.DataFrame(
    {
        "business_id": ["U-1", "U-2", "u-3", "U-3", "U-4", "U-5"],
        "name": ["Amplang Jaya", "Kue Barokah", "Kue Barokah", None, "Rotan Asri", "Tenun"],
        "village_code": ["64.09.01.1018", "64.09.01.1018", "64.09.01.1014", None, None, None],
    }
)
GONE = "Usaha “U-99” tidak ada di daftar usaha yang dimuat."


@pytest.fixture(scope="module")
def reference(study):
    """Six businesses, two programmes, two outlets and three sentra, in the real villages."""
    known = reference_of(study)
    codes = {
        "businesses": KnownCodes(BUSINESSES["business_id"]),
        "programmes": KnownCodes(pd.Series(["P-1", "P 2"])),
        "outlets": KnownCodes(pd.Series(["G-1", "G-2"])),
        "sentra": KnownCodes(pd.Series(["S1", "S2", "S3"])),
    }
    return Reference(
        known.land,
        known.gazetteer,
        known.villages,
        codes=codes,
        names=KnownNames(lambda: BUSINESSES),
    )


def listed(reference, layer, headers, *rows, **choices):
    return checked_of(headers, [list(row) for row in rows], reference, layer, **choices)


def participants(reference, *rows, headers=("kode_program", "kode_usaha", "ikut_serta"), **choices):
    return listed(reference, "participation", list(headers), *rows, **choices)


class TestCodes:
    def test_one_that_is_not_there_is_set_aside_with_where_it_is_missing(self, reference):
        checked = participants(
            reference, ("P-1", "U-1", "ya"), ("P-1", "U-99", "ya"), ("P-9", "U-2", "ya")
        )
        assert checked.frame["business_id"].tolist() == ["U-1"]
        assert reasons(checked) == [
            (5, GONE),
            (7, "Program “P-9” tidak ada di daftar program yang dimuat."),
        ]

    def test_case_and_spaces_do_not_count_where_only_one_is_like_it(self, reference):
        checked = participants(reference, (" p-1", "u-1 ", "ya"), ("p2", "U - 2", "ya"))
        assert checked.frame["programme_id"].tolist() == ["P-1", "P 2"]
        assert checked.frame["business_id"].tolist() == ["U-1", "U-2"]

    def test_of_two_that_differ_in_case_the_exact_one_counts(self, reference):
        checked = participants(
            reference, ("P-1", "U-3", ""), ("P-1", "u-3", ""), ("P-1", "U -3", "")
        )
        assert checked.frame["business_id"].tolist() == ["U-3", "u-3"]
        reason = "Kode usaha “U -3” dapat berarti beberapa usaha di daftar usaha."
        assert reasons(checked) == [(7, reason)]

    def test_what_may_mean_two_codes_is_neither(self):
        codes, number = KnownCodes(pd.Series(["U-3", "u-3", "U-4"])).find(["U -3", "u-4"])
        assert (codes.tolist(), number.tolist()) == ([None, "U-4"], [2, 1])

    def test_without_the_other_layer_every_row_says_so(self, reference):
        bare = Reference(reference.land, reference.gazetteer, reference.villages)
        checked = participants(bare, ("P-1", "U-1", "ya"))
        assert reasons(checked) == [
            (3, "Usaha “U-1” tidak dapat dicari: daftar usaha belum dimuat."),
            (3, "Program “P-1” tidak dapat dicari: daftar program belum dimuat."),
        ]

    def test_a_correction_on_the_page_brings_the_row_back(self, reference):
        wrong = ("P-1", "U-99", "ya")
        checked = participants(reference, wrong, corrections={(3, "kode_usaha"): "U-5"})
        assert checked.frame["business_id"].tolist() == ["U-5"]

    def test_a_business_twice_in_a_programme_is_set_aside_though_written_otherwise(self, reference):
        checked = participants(reference, ("P-1", "U-1", "ya"), ("P-1", "u-1", "tidak"))
        assert len(checked.accepted) == 1
        assert [row for row, _ in reasons(checked)] == [5]

    def test_every_layer_names_those_it_depends_on(self, reference):
        placed = listed(
            reference,
            "placements",
            ["kode_gerai", "kode_usaha", "produk"],
            ("g-1", "U-1", "Amplang"),
            ("G-7", "U-1", "Amplang"),
        )
        assert placed.frame["outlet_id"].tolist() == ["G-1"]
        gone = (5, "Gerai “G-7” tidak ada di daftar gerai yang dimuat.")
        assert reasons(placed) == [gone]
        headers = ["kode_acara", "nama_acara", "kode_tempat", "tanggal"]
        events = listed(
            reference,
            "events",
            headers,
            ("A", "Pekan", "G-1", "2026"),
            ("A", "Pekan", "G-7", "2026"),
        )
        assert reasons(events) == [gone]
        reached = listed(
            reference,
            "milestones",
            ["kode_sentra", "tahap", "tanggal"],
            ("s2", "sedang dibangun", "Mei 2024"),
            ("S8", "beroperasi", "2025"),
        )
        assert reached.frame.iloc[0].tolist() == ["S2", "being_built", "2024-05"]
        assert reasons(reached) == [(5, "Sentra “S8” tidak ada di data sentra.")]


class TestNames:
    HEADERS = ("kode_program", "nama_usaha", "desa")

    def test_a_name_of_one_business_is_enough(self, reference):
        rows = [("P-1", "AMPLANG  jaya", ""), ("P-1", "Rotan-Asri", "Jenebora")]
        checked = participants(reference, *rows, headers=self.HEADERS)
        assert checked.frame["business_id"].tolist() == ["U-1", "U-4"]

    def test_the_village_tells_businesses_of_one_name_apart(self, reference):
        rows = [("P-1", "Kue Barokah", ""), ("P-1", "Kue Barokah", "Jenebora")]
        checked = participants(reference, *rows, headers=self.HEADERS)
        assert checked.frame["business_id"].tolist() == ["U-2"]
        assert reasons(checked) == [
            (3, "Ada beberapa usaha bernama “Kue Barokah” di daftar usaha.")
        ]

    def test_unknown_elsewhere_or_missing_names_are_set_aside(self, reference):
        rows = [("P-1", "Tahu", ""), ("P-1", "Amplang Jaya", "Sotek"), ("P-1", "", "Sotek")]
        checked = participants(reference, *rows, headers=self.HEADERS)
        assert reasons(checked) == [
            (3, "Usaha bernama “Tahu” tidak ada di daftar usaha yang dimuat."),
            (
                5,
                (
                    "Usaha bernama “Amplang Jaya” ada di daftar usaha, tetapi bukan di desa yang "
                    "disebut."
                ),
            ),
            (7, "Baris ini tidak menyebut usaha."),
        ]

    def test_a_wrong_code_is_not_mended_by_the_name_beside_it(self, reference):
        headers = ("kode_program", "kode_usaha", "nama_usaha")
        rows = [("P-1", "U-99", "Amplang Jaya"), ("P-1", "", "Amplang Jaya")]
        checked = participants(reference, *rows, headers=headers)
        assert checked.frame["business_id"].tolist() == ["U-1"]
        assert reasons(checked) == [(3, GONE)]

    def test_names_are_not_read_where_every_row_has_a_code(self, reference):
        def read():
            raise AssertionError("read")

        known = Reference(
            reference.land,
            reference.gazetteer,
            reference.villages,
            codes=reference.codes,
            names=KnownNames(read),
        )
        headers = ("kode_program", "kode_usaha", "nama_usaha")
        assert len(participants(known, ("P-1", "U-1", "x"), headers=headers).accepted) == 1

    def test_names_of_persons_are_left_out(self, reference):
        headers = ("kode_program", "kode_usaha", "Nama", "Nama Peserta", "No HP")
        checked = participants(
            reference, ("P-1", "U-99", "Siti", "Siti", "081234567890"), headers=headers
        )
        assert {c.header for c in checked.personal} == {"Nama", "Nama Peserta", "No HP"}

    def test_the_real_register_is_asked_by_name(self, study):
        checked = participants(
            reference_of(study),
            ("CONTOH-P01", "data contoh 0001"),
            headers=("kode_program", "nama_usaha"),
        )
        assert checked.frame["business_id"].tolist() == ["CONTOH-0001"]


class TestAttendance:
    def test_without_a_column_everybody_listed_took_part_and_the_page_says_so(self, reference):
        checked = participants(reference, ("P-1", "U-1"), headers=("kode_program", "kode_usaha"))
        assert checked.frame["attended"].tolist() == [True]
        assert len(checked.content.about_file) == 1

    def test_an_empty_cell_is_unknown_and_not_no(self, reference):
        rows = [("P-1", "U-1", "hadir"), ("P-1", "U-2", "tidak hadir"), ("P-1", "U-4", None)]
        checked = participants(reference, *rows)
        assert checked.frame["attended"].tolist() == [True, False, pd.NA]
        assert checked.content.about_file == ()
        assert checked.frame["is_sample"].tolist() == [False] * 3


class TestReceipts:
    HEADERS = ("bulan", "kode_gerai", "kode_usaha", "produk", "jumlah_struk")

    def receipts(self, reference, *rows):
        return listed(reference, "receipts", list(self.HEADERS), *rows)

    def test_a_day_is_cut_to_its_month_and_a_year_is_refused(self, reference):
        checked = self.receipts(
            reference,
            ("Juni 2025", "G-1", "U-1", "Amplang", "14"),
            ("2025-07-03", "G-1", "U-1", "Amplang", "0"),
            ("2025", "G-1", "U-1", "Amplang", "3"),
        )
        assert checked.frame["month"].tolist() == ["2025-06", "2025-07"]
        assert checked.frame["receipts"].tolist() == [14, 0]
        told = reasons(checked, checked.content.notices)
        assert told == [(5, "“2025-07-03” di kolom “bulan” adalah hari; yang disimpan bulannya.")]
        assert reasons(checked) == [
            (7, "“2025” di kolom “bulan” adalah tahun, padahal harus bulan.")
        ]

    def test_days_of_one_month_are_not_taken_for_the_month(self, reference):
        checked = self.receipts(
            reference,
            ("2025-07-03", "G-1", "U-1", "Amplang", "4"),
            ("2025-07-04", "G-1", "U-1", "Amplang", "5"),
            ("2025-07-04", "G-2", "U-1", "Amplang", "6"),
        )
        assert checked.frame["receipts"].tolist() == [6]
        assert {row for row, _ in reasons(checked)} == {3, 5}

    @pytest.mark.parametrize("number", ["-1", "2,5", "Rp 20.000", ""])
    def test_receipts_are_whole_numbers_and_never_guessed(self, reference, number):
        checked = self.receipts(reference, ("2025-06", "G-1", "U-1", "Amplang", number))
        assert not len(checked.accepted)


class TestProgrammes:
    HEADERS = ("kode_program", "jenis_program", "nama_program", "tanggal", "status", "desa")

    def programmes(self, reference, *rows, headers=HEADERS):
        return listed(reference, "programmes", list(headers), *rows)

    def test_a_programme_may_be_nowhere_and_a_place_elsewhere_is_told(self, reference):
        checked = self.programmes(
            reference,
            ("P-7", "Pelatihan", "Batik", "14 Maret 2025", "selesai", "Jenebora"),
            ("P-8", "perizinan NIB", "NIB massal", "2025", "Rencana", "Yogyakarta"),
            ("P-9", "Kurasi hotel", "Hotel", "2026-02", "batal", ""),
        )
        assert checked.frame["kind"].tolist() == ["training", "licensing", "hotel_placement"]
        assert checked.frame["status"].tolist() == ["done", "planned", "cancelled"]
        assert checked.frame["date"].tolist() == ["2025-03-14", "2025", "2026-02"]
        assert checked.frame["village_code"].tolist() == ["64.09.01.1018", None, None]
        assert checked.frame["is_sample"].tolist() == [False] * 3
        assert [row for row, _ in reasons(checked, checked.content.notices)] == [5]

    @pytest.mark.parametrize("with_column", [True, False])
    def test_a_state_is_asked_for_and_not_taken_from_the_date(self, reference, with_column):
        row = ("P-7", "Pelatihan", "Batik", "2019", "")
        number = 5 if with_column else 4
        checked = self.programmes(reference, row[:number], headers=self.HEADERS[:number])
        assert reasons(checked) == [(3, "Status programnya tidak diketahui.")]

    def test_a_state_that_is_no_word_of_it_is_told_once(self, reference):
        row = ("P-7", "Pelatihan", "Batik", "2019", "entah", "")
        assert len(reasons(self.programmes(reference, row))) == 1

    def test_whether_the_list_is_complete_stays_unknown_where_nothing_is_said(self, reference):
        headers = (*self.HEADERS[:5], "daftar_peserta_lengkap")
        row = ("P-7", "Pelatihan", "Batik", "2019", "selesai")
        checked = self.programmes(reference, (*row, ""), ("P-8", *row[1:], "ya"), headers=headers)
        assert checked.frame["list_complete"].tolist() == [pd.NA, True]


class TestOutlets:
    HEADERS = ("nama_gerai", "jenis_gerai", "desa", "kecamatan", "lintang", "bujur")

    def test_an_outlet_stands_at_its_coordinates_or_in_its_village(self, reference):
        checked = listed(
            reference,
            "outlets",
            list(self.HEADERS),
            ("Hotel A", "Hotel", "", "", "-1.2496", "116.7738"),
            ("Pasar B", "Pasar induk", "Jenebora", "Penajam", "", ""),
            ("Pasar C", "Pasar", "", "", "", ""),
        )
        frame = checked.frame
        assert frame["kind"].tolist() == ["hotel", "market"]
        assert frame["position_method"].tolist() == ["coordinates", "village"]
        assert frame["position_uncertainty_m"].iloc[1] > 100
        assert frame["outlet_id"].str.startswith("G-").all()
        assert frame["is_sample"].tolist() == [False, False]
        assert checked.placed_by_village == 1
        assert [row for row, _ in reasons(checked)] == [7]


def test_evidence_of_a_milestone_is_kept_as_it_is_and_telephones_are_not(reference):
    link = "https://ppukab.go.id/berita/2025/08/1234567890/sentra-batik?id=17"
    headers = ["kode_sentra", "tahap", "tanggal", "tautan", "diperiksa_oleh", "kode_desa"]
    by = "Dinas KUKM Perindag, 0812-3456-7890"
    checked = listed(
        reference,
        "milestones",
        headers,
        ("S1", "Beroperasi", "2025", link, by, "6409011002"),
        ("S2", "Beroperasi", "2025", link, "", "99.99.99.9999"),
    )
    kept = checked.frame.iloc[0]
    assert kept["link"] == link
    assert kept["checked_by"] == "Dinas KUKM Perindag"
    assert kept["village_code"] == "64.09.01.1002"
    assert reasons(checked) == [(5, "Kode desanya tidak dikenal.")]


def test_a_million_codes_are_looked_up_at_once():
    many = KnownCodes(pd.Series([f"U-{number:07d}" for number in range(1_000_000)]))
    codes, number = many.find(["U-0000007", "u-0999999", "U-1000000"])
    assert codes.tolist() == ["U-0000007", "U-0999999", None]
    assert number.tolist() == [1, 1, 0]


@pytest.mark.parametrize("layer", sorted(set(SCHEMAS) - {"delineation", "villages", "neighbours"}))
def test_an_empty_file_of_any_layer_has_no_rows(reference, layer):
    names = [column.name for column in SCHEMAS[layer].columns]
    checked = checked_of(names, [], reference, layer)
    assert (checked.read, len(checked.accepted)) == (0, 0)
    assert table_of(names, []).frame.empty
