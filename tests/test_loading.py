"""Loading: tried first, stored whole or not at all, and everything written down."""

import hashlib
import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely

from sentra_geo.errors import IntakeError, StoreError
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.columns import shape_of
from sentra_geo.intake.files.opening import open_table
from sentra_geo.intake.report import Finding
from sentra_geo.layers.geoparquet import geoparquet_rows
from sentra_geo.loading import About, load, reference_of
from sentra_geo.store.facts import facts_of
from sentra_geo.store.faults import no_snapshot
from sentra_geo.store.snapshots import SnapshotFolder
from sentra_geo.study import DEFAULT_FOLDER, read_study
from sentra_geo.wording import Wording
from tests.intake.made_tables import checked_of, table_of

WORDS = Wording("id")
NAMES = ["ID", "Nama Usaha", "Lintang", "Bujur"]
HERE = ["-1.39", "116.65"]
LINE = shapely.box(116.6, -1.4, 116.9, -1.0)


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


@pytest.fixture
def folder_store(tmp_path):
    return SnapshotFolder(tmp_path / "gudang")


def loaded(checked, store, **about):
    return load(checked, DEFAULT_FOLDER, store, About(**about), WORDS, software="9.9")


def businesses(reference, *ids, name="A", **choices):
    return checked_of(NAMES, [[each, name, *HERE] for each in ids], reference, **choices)


def participants(reference, *rows, is_sample="tidak"):
    headers = ["kode_program", "kode_usaha", "ikut_serta", "data_contoh"]
    filled = [[*row, is_sample] for row in rows]
    return checked_of(headers, filled, reference, "participation")


def line(reference, rows, **choices):
    headers = ["boundary_id", "zone"]
    return checked_of(
        headers,
        rows,
        reference,
        "delineation",
        geometry=[shapely.box(116.6, -1.4, 116.7 + 0.01 * n, -1.0) for n in range(len(rows))],
        crs="EPSG:4326",
        **choices,
    )


def held(snapshot):
    return geoparquet_rows(snapshot.path)[0]


def test_nothing_accepted_is_nothing_stored(reference, folder_store):
    checked = checked_of(NAMES, [["U1", "A", "x", "y"]], reference)
    with pytest.raises(IntakeError, match="Tidak ada baris yang diterima"):
        loaded(checked, folder_store)
    assert folder_store.snapshots() == ()


def test_what_does_not_fit_is_refused_with_the_row_of_the_user_s_file(reference, folder_store):
    headers = ["Kode wilayah", "Penduduk"]
    rows = [["64.09.01", "1"], ["x", "2"], ["64.09.02", "3"], ["64.09.01.1001", "4"]]
    checked = checked_of(headers, rows, reference, "population")
    assert checked.accepted.tolist() == [0, 2, 3]
    with pytest.raises(IntakeError) as caught:
        loaded(checked, folder_store)
    twice = caught.value.faults[0]
    assert (twice.file, twice.row) == ("unggahan.xlsx", 9)
    assert "terhitung dua kali" in twice.text()
    assert all(fault.file == "unggahan.xlsx" for fault in caught.value.faults)
    assert folder_store.snapshots() == ()
    assert folder_store.remembered_columns(shape_of(headers, "population")) == {}


def test_a_refusal_leaves_what_is_in_force(reference, folder_store):
    (kept,) = loaded(businesses(reference, "U1"), folder_store)
    before = folder_store.signature()
    bad = businesses(reference, "U2")
    far = np.array([shapely.Point(10.0, 50.0)], dtype=object)
    bad = replace(bad, content=replace(bad.content, geometry=far))
    with pytest.raises(IntakeError) as caught:
        loaded(bad, folder_store)
    assert caught.value.faults[0].row == 3
    assert folder_store.signature() == before
    assert [snapshot.id for snapshot in folder_store.snapshots()] == [kept.id]


def test_the_manifest_says_everything(reference, folder_store):
    headers = ["Kode", *NAMES[1:], "NIK", "Desa", "Catatan"]
    rows = [
        ["U1", "A", "-1,39", "116,65", "6409010101900001", "", "x"],
        ["U2", "B", None, None, "6409010101900002", "Tanjun Tenggah", "x"],
        ["U3", "C", None, None, "6409010101900003", "?", "x"],
    ]
    raw = table_of(headers, rows, part="Lembar 1")
    choices = Choices(
        "businesses",
        mapping={"Kode": "business_id"},
        repairs=frozenset({"decimal_comma", "utm"}),
        villages={"Tanjun Tenggah": "64.09.01.1001"},
        corrections={(3, "Nama Usaha"): "AA"},
    )
    (snapshot,) = loaded(
        check_table(raw, choices, reference),
        folder_store,
        who="Ani",
        title="Daftar",
        source="Dinas",
        as_of="2025",
        licence="CC-BY-4.0",
    )
    manifest = snapshot.manifest
    assert (manifest.read, manifest.accepted, manifest.set_aside) == (3, 2, 1)
    assert (manifest.layer, manifest.slot) == ("businesses", "businesses")
    assert (manifest.file, manifest.file_format, manifest.part) == (
        "unggahan.xlsx",
        "xlsx",
        "Lembar 1",
    )
    assert manifest.file_sha256 == "0" * 64
    content = snapshot.path.read_bytes()
    assert manifest.content_sha256 == hashlib.sha256(content).hexdigest()
    assert manifest.placed_by_village == 1
    assert manifest.mapping == {
        "Kode": "business_id",
        "Nama Usaha": "name",
        "Lintang": "lat",
        "Bujur": "lon",
        "Desa": "village",
    }
    assert manifest.repairs == {"decimal_comma": 1}
    assert manifest.villages == {"Tanjun Tenggah": "64.09.01.1001"}
    assert manifest.corrections == 1
    assert manifest.personal_columns == ("NIK",)
    assert (manifest.who, manifest.title, manifest.source) == ("Ani", "Daftar", "Dinas")
    assert (manifest.as_of, manifest.licence) == ("2025", "CC-BY-4.0")
    assert (manifest.standing, manifest.is_sample, manifest.added_to) == ("indicative", False, "")
    assert manifest.software == "9.9"
    assert manifest.created_at.endswith("+00:00")
    assert folder_store.find(snapshot.id).manifest == manifest


def test_a_sample_stays_a_sample(reference, folder_store):
    rows = [["U1", "A", *HERE, "ya"], ["U2", "B", *HERE, "ya"]]
    checked = checked_of([*NAMES, "is_sample"], rows, reference)
    (snapshot,) = loaded(checked, folder_store)
    assert (snapshot.manifest.is_sample, snapshot.manifest.standing) == (True, "sample")
    rows[1][4] = "tidak"
    (mixed,) = loaded(checked_of([*NAMES, "is_sample"], rows, reference), folder_store)
    assert (mixed.manifest.is_sample, mixed.manifest.standing) == (False, "indicative")


def test_no_personal_data_are_stored_anywhere(reference, folder_store):
    headers = [*NAMES, "Nama Pemilik", "No HP", "Catatan"]
    fault = Finding("Rusak.", "-", np.array([3]), values=np.array(["U4;Siti Aminah"], object))
    rows = [
        ["U1", "Toko 0812-3456-7890", *HERE, "Siti Aminah", "081234567890", "x"],
        ["U2", "B", "hub 0813 1111 2222", "116.65", "Siti Aminah", "081234567890", "x"],
        ["U3", "C", "?", "siti@contoh.id", "Siti Aminah", "081234567890", "wa 0857-1234-5678"],
        ["U4", "D", *HERE, "Siti Aminah", "081234567890", 6409010101900001],
    ]
    checked = check_table(
        table_of(headers, rows, faults=(fault,)), Choices("businesses"), reference
    )
    (snapshot,) = loaded(checked, folder_store)
    rest = pd.read_parquet(snapshot.set_aside)
    assert rest["baris"].tolist() == [5, 7, 9]
    told = " ".join(rest.fillna("").astype(str).to_numpy().ravel().tolist())
    told += " ".join(
        held(snapshot).astype(object).fillna("").astype(str).to_numpy().ravel().tolist()
    )
    told += (snapshot.folder / "manifest.json").read_text(encoding="utf-8")
    for secret in ("Siti", "0812", "0813", "0857", "siti@", "6409010101900001"):
        assert secret not in told
    assert {"Nama Pemilik", "No HP"}.isdisjoint(rest)
    assert rest["alasan"].notna().all()


def test_columns_are_remembered_for_the_next_file_of_that_shape(reference, folder_store):
    headers = ["Sebutan", "Lintang", "Bujur"]
    checked = checked_of(headers, [["A", *HERE]], reference, mapping={"Sebutan": "name"})
    loaded(checked, folder_store)
    kept = folder_store.remembered_columns(shape_of(headers[::-1], "businesses"))
    assert kept == {"Sebutan": "name", "Lintang": "lat", "Bujur": "lon"}
    again = checked_of(headers, [["B", *HERE]], reference, remembered=kept)
    assert again.frame["name"].tolist() == ["B"]


def test_what_cannot_be_remembered_does_not_spoil_the_load(reference, folder_store, monkeypatch):
    def full(*_):
        raise StoreError(no_snapshot("x").faults)

    monkeypatch.setattr(SnapshotFolder, "remember_columns", full)
    (snapshot,) = loaded(businesses(reference, "U1"), folder_store)
    assert snapshot.is_current


class TestAdding:
    def test_old_rows_stay_and_those_of_the_same_key_are_replaced(self, reference, folder_store):
        (first,) = loaded(businesses(reference, "U1", "U2"), folder_store)
        new = businesses(reference, "U2", "U3", name="baru")
        (second,) = loaded(new, folder_store, mode="add")
        frame = held(second)
        assert frame["business_id"].tolist() == ["U1", "U2", "U3"]
        assert frame["name"].tolist() == ["A", "baru", "baru"]
        assert second.manifest.added_to == first.id
        assert (second.manifest.read, second.manifest.accepted) == (2, 2)

    def test_columns_that_only_one_has_are_unknown_in_the_other(self, reference, folder_store):
        loaded(businesses(reference, "U1"), folder_store)
        new = checked_of([*NAMES, "Skala"], [["U2", "B", *HERE, "mikro"]], reference)
        (second,) = loaded(new, folder_store, mode="add")
        assert held(second)["scale"].astype(object).where(
            held(second)["scale"].notna(), None
        ).tolist() == [
            None,
            "micro",
        ]

    def test_a_register_never_joins_the_shipped_sample(self, reference, folder_store):
        (snapshot,) = loaded(businesses(reference, "U1"), folder_store, mode="add")
        assert held(snapshot)["business_id"].tolist() == ["U1"]
        assert snapshot.manifest.added_to == ""

    def test_a_list_of_one_training_joins_that_of_another(self, reference, folder_store):
        first = participants(reference, ["CONTOH-P01", "CONTOH-0001", "ya"])
        second = participants(
            reference, ["CONTOH-P01", "CONTOH-0001", ""], ["CONTOH-P02", "CONTOH-0001", "tidak"]
        )
        loaded(first, folder_store, mode="add")
        (snapshot,) = loaded(second, folder_store, mode="add")
        rows = held(snapshot)
        assert rows["programme_id"].tolist() == ["CONTOH-P01", "CONTOH-P02"]
        assert rows["attended"].isna().tolist() == [True, False]
        study = read_study(DEFAULT_FOLDER, [facts_of(one) for one in folder_store.current()])
        joined = study.activities.participation
        assert (len(joined.frame), joined.lost) == (2, 0)

    def test_real_rows_never_join_made_up_ones_that_were_loaded(self, reference, folder_store):
        made_up = participants(reference, ["CONTOH-P01", "CONTOH-0001", "ya"], is_sample="ya")
        real = participants(reference, ["CONTOH-P01", "CONTOH-0002", "ya"])
        loaded(made_up, folder_store)
        (snapshot,) = loaded(real, folder_store, mode="add")
        assert held(snapshot)["business_id"].tolist() == ["CONTOH-0002"]
        assert snapshot.manifest.added_to == ""

    def test_evidence_joins_the_shipped_milestones(self, reference, folder_store, study):
        headers = ["kode_sentra", "tahap", "tanggal", "diperiksa_oleh"]
        rows = [["S1", "Beroperasi", "2025-08", "Dinas"]]
        checked = checked_of(headers, rows, reference, "milestones")
        (snapshot,) = loaded(checked, folder_store, mode="add")
        before = study.activities.milestones.frame
        assert len(held(snapshot)) == len(before) + 1
        assert held(snapshot)["event"].notna().sum() == before["event"].notna().sum()

    def test_new_sentra_join_the_shipped_ones(self, reference, folder_store, study):
        headers = ["sentra_id", "sentra", "commodity", "Desa", "Kecamatan"]
        checked = checked_of(
            headers, [["S99", "Baru", "batik", "Sotek", "Penajam"]], reference, "sentra"
        )
        (snapshot,) = loaded(checked, folder_store, mode="add")
        frame = held(snapshot)
        before = study.sentra.frame["sentra_id"].tolist()
        assert frame["sentra_id"].tolist() == [*before, "S99"]
        assert snapshot.manifest.added_to == "sentra.csv"

    def test_a_fault_of_an_old_row_has_no_number(self, reference, folder_store):
        headers = ["Kode wilayah", "Penduduk"]
        rows = [["64.09.01.1001", "1"]]
        checked = checked_of(headers, rows, reference, "population")
        with pytest.raises(IntakeError) as caught:
            loaded(checked, folder_store, mode="add")
        assert [fault.row for fault in caught.value.faults] == [3]
        assert folder_store.snapshots() == ()

    def test_zones_of_one_boundary(self, reference, folder_store):
        loaded(line(reference, [["garis", "kikn"]]), folder_store)
        (second,) = loaded(line(reference, [["garis", "kpikn"]]), folder_store, mode="add")
        assert held(second)["zone"].tolist() == ["kikn", "kpikn"]
        (third,) = loaded(line(reference, [["garis", "kikn"]]), folder_store, mode="add")
        assert held(third)["zone"].tolist() == ["kpikn", "kikn"]


class TestSeveralBoundaries:
    ROWS = (["satu", "kikn"], ["dua", "ikn"], ["satu", "kpikn"], ["tiga!", "ikn"])

    def test_each_is_a_snapshot_of_its_own(self, reference, folder_store):
        first, second = loaded(line(reference, self.ROWS), folder_store)
        assert (first.manifest.slot, second.manifest.slot) == (
            "delineation.satu",
            "delineation.dua",
        )
        assert held(first)["zone"].tolist() == ["kikn", "kpikn"]
        assert [(m.read, m.accepted, m.set_aside) for m in (first.manifest, second.manifest)] == [
            (3, 2, 1),
            (2, 1, 1),
        ]

    @pytest.mark.parametrize("before", [False, True])
    def test_a_full_disk_in_the_middle_leaves_what_was_in_force(
        self, reference, folder_store, monkeypatch, before
    ):
        if before:
            loaded(line(reference, [["satu", "ikn"]]), folder_store)
        signature, names = folder_store.signature(), folder_store.snapshots()
        real = SnapshotFolder.save

        def full(self, manifest, *rest):
            if manifest.boundary_id == "dua":
                raise StoreError(no_snapshot("penuh").faults)
            return real(self, manifest, *rest)

        monkeypatch.setattr(SnapshotFolder, "save", full)
        with pytest.raises(StoreError):
            loaded(line(reference, self.ROWS), folder_store)
        held_now = [pair for pair in folder_store.signature() if pair[1]]
        assert held_now == [pair for pair in signature if pair[1]]
        assert {s.id for s in folder_store.snapshots()} == {s.id for s in names}


def test_a_file_is_loaded_as_it_was_checked(tmp_path, reference, folder_store):
    path = tmp_path / "umkm.csv"
    path.write_text("id;nama usaha;lintang;bujur\nU1;=1+1;-1.39;116.65\n", encoding="utf-8")
    raw = open_table(path)
    (snapshot,) = loaded(check_table(raw, Choices("businesses"), reference), folder_store)
    assert snapshot.manifest.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert held(snapshot)["name"].tolist() == ["=1+1"]
    frame, shapes = geoparquet_rows(io.BytesIO(snapshot.path.read_bytes()).getvalue())
    assert (shapes[0].x, shapes[0].y) == (116.65, -1.39)
    assert len(frame) == 1


def test_a_repair_that_was_only_offered_is_not_written_down(reference, folder_store):
    checked = checked_of(NAMES, [["U1", "A", *HERE], ["U2", "B", *HERE[::-1]]], reference)
    assert [repair.kind for repair in checked.pending] == ["swapped_axes"]
    (snapshot,) = loaded(checked, folder_store)
    assert snapshot.manifest.repairs == {}


@pytest.mark.parametrize("as_of", ["", "2026", "2026-06", "2026-06-30"])
def test_dates_that_are_dates(as_of):
    assert About(as_of=as_of).as_of == as_of


@pytest.mark.parametrize("as_of", ["kapan", "2026-13", "2026-02-30", "2026-W01-1", "30/06/2026"])
def test_what_is_no_date_is_refused(as_of):
    with pytest.raises(IntakeError, match="bukan tanggal"):
        About(as_of=as_of)
