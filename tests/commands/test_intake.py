"""``check`` and ``load`` on the command line: exit statuses, keys, and what comes of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from sentra_geo.__main__ import main
from sentra_geo.intake.report import REPAIRS
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds

CLEAN = "id;nama usaha;lintang;bujur\nU1;A;-1.39;116.65\nU2;B;-1.38;116.66\n"
COMMA = CLEAN.replace(".", ",")
MIXED = CLEAN + "U3;C;x;116.65\n"
KINDS = {
    "file": str,
    "layer": str,
    "read": int,
    "accepted": int,
    "set_aside": int,
    "mapping": dict,
    "issues": list,
    "repairs": list,
    "personal_columns": list,
    "duplicates": int,
    "boundary": dict,
}
IKN = DEFAULT_FOLDER / "delineation.geojson"


@pytest.fixture
def made(tmp_path):
    def write(text, name="umkm.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def run(capsys, *arguments):
    """Exit status, standard output, standard error."""
    try:
        status = main(list(arguments))
    except SystemExit as stop:
        status = stop.code
    return status, *capsys.readouterr()


def checked(capsys, *arguments, command="check", layer="businesses"):
    """Exit status and the report."""
    status, out, err = run(capsys, command, *arguments, "--layer", layer, "--json")
    assert err == ""
    return status, json.loads(out)


def answered(capsys, *arguments):
    status, out, _ = run(capsys, "answer", "--json", *arguments)
    assert status == 0
    return json.loads(out)


@pytest.mark.parametrize("command", ["check", "load"])
def test_exit_statuses(command, capsys, made):
    assert checked(capsys, made(CLEAN), command=command)[0] == 0
    assert checked(capsys, made(MIXED), command=command)[0] == 1
    status, out, err = run(capsys, command, made("\x00\x01"), "--layer", "businesses")
    assert (status, out) == (2, "")
    assert err.startswith("sentra_geo: umkm.csv: ")


@pytest.mark.parametrize("text", [CLEAN, MIXED, COMMA])
@pytest.mark.parametrize("command", ["check", "load"])
def test_keys_and_kinds(text, command, capsys, made):
    arguments = [made(text), *(["--repair", "all"] if text == COMMA else [])]
    _, found = checked(capsys, *arguments, command=command)
    assert KINDS.items() <= {key: type(value) for key, value in found.items()}.items()
    assert found["read"] == found["accepted"] + found["set_aside"]
    assert (found["file"], found["layer"]) == ("umkm.csv", "businesses")
    assert found["mapping"]["nama usaha"] == "name"
    for issue in found["issues"]:
        assert {key: type(value) for key, value in issue.items()} == {
            "row": int,
            "column": str,
            "value": str,
            "reason": str,
            "remedy": str,
        }
    for repair in found["repairs"]:
        assert repair["kind"] in REPAIRS
        assert {"rows": int, "evidence": str}.items() <= {
            key: type(value) for key, value in repair.items()
        }.items()
    assert found["boundary"] == {"resembles": "none", "area_ha": None, "worst_extreme_km": None}


def test_an_issue_names_its_row_column_and_value(capsys, made):
    _, found = checked(capsys, made(MIXED))
    (issue,) = found["issues"]
    assert (issue["row"], issue["column"], issue["value"]) == (4, "lintang", "x")
    assert issue["reason"] == "“x” tidak dapat dibaca sebagai koordinat."


def test_in_english(capsys, made):
    _, found = checked(capsys, made(MIXED), "--lang", "en")
    assert "“x”" in found["issues"][0]["reason"]
    assert "koordinat" not in found["issues"][0]["reason"]


def test_a_repair_is_offered_then_made(capsys, made):
    path = made(COMMA)
    status, found = checked(capsys, path)
    assert (status, found["accepted"]) == (1, 0)
    (repair,) = found["repairs"]
    assert (repair["kind"], repair["rows"], repair["applied"]) == ("decimal_comma", 2, False)
    assert "2 baris memakai koma desimal" in repair["evidence"]
    status, found = checked(capsys, path, "--repair", "decimal_comma")
    assert (status, found["accepted"]) == (0, 2)
    assert found["repairs"][0]["applied"] is True


def test_plain_text(capsys, made):
    status, out, _ = run(capsys, "check", made(MIXED), "--layer", "businesses")
    assert status == 1
    assert out.startswith("umkm.csv: 3 baris dibaca: 2 diterima, 1 disisihkan.")
    assert "baris 4: “x” tidak dapat dibaca" in out
    many = CLEAN + "".join(f"V{n};C;x;116.65\n" for n in range(25))
    _, out, _ = run(capsys, "check", made(many), "--layer", "businesses")
    assert out.count("tidak dapat dibaca") == 20
    assert "… dan 5 kesalahan lain." in out


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        (["/tidak/ada.csv"], "Berkas tidak ditemukan"),
        (["{folder}"], "Berkas tidak ditemukan"),
        (["{file}", "--repair", "semua"], "semua"),
        (["{file}", "--column", "nama usaha"], "nama usaha"),
        (["{file}", "--village", "Sepan"], "Sepan"),
        (["{file}", "--column", "nama usaha=warna"], "warna"),
        (["{file}", "--column", "nama=name"], "Kolom “nama” tidak ada di berkas."),
        (["{file}", "--column", "id=name", "--column", "lintang=name"], "Dua kolom"),
        (["{file}", "--village", "Sepan=99"], "99"),
        (["{file}", "--part", "Lembar 9"], "Lembar 9"),
        (["{file}", "--crs", "EPSG:1"], "EPSG:1"),
        (["{file}", "--set-aside", "/tidak/ada/a.csv"], "a.csv"),
        (["{file}", "--layer", "jalan"], "jalan"),
        (["{file}", "--data", "/tidak/ada"], "datapackage.json"),
        (["{file}", "--boundary-id", "a b", "--standing", "ragu"], "ragu"),
    ],
)
@pytest.mark.parametrize("command", ["check", "load"])
def test_bad_input_is_one_plain_line(command, arguments, fragment, capsys, made, tmp_path):
    file = made(CLEAN)
    arguments = [text.format(file=file, folder=tmp_path) for text in arguments]
    layer = [] if "--layer" in arguments else ["--layer", "businesses"]
    status, out, err = run(capsys, command, *arguments, *layer)
    assert (status, out) == (2, "")
    assert fragment in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(capsys, made):
    path = made(CLEAN)
    Path(path).chmod(0)
    status, _, err = run(capsys, "check", path, "--layer", "businesses")
    assert status == 2
    assert "izin" in err


def test_columns_and_villages(capsys, made):
    path = made("kode;sebutan;desa\nU1;A;Tanjun Tenggah\n")
    status, found = checked(capsys, path, "--column", "sebutan=name")
    assert (status, found["mapping"]["sebutan"]) == (1, "name")
    (asked,) = found["villages_to_confirm"]
    assert (asked["name"], asked["code"]) == ("Tanjun Tenggah", "64.09.01.1001")
    status, found = checked(capsys, path, "--village", "Tanjun Tenggah=64.09.01.1001")
    assert (status, found["placed_by_village"]) == (0, 1)


def test_a_sheet_is_chosen(capsys, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["catatan"])
    book.active.append(["x"])
    sheet = book.create_sheet("UMKM")
    sheet.append(["id", "nama usaha", "lintang", "bujur"])
    sheet.append(["U1", "A", -1.39, 116.65])
    path = tmp_path / "buku.xlsx"
    book.save(path)
    status, found = checked(capsys, str(path), "--part", "UMKM")
    assert (status, found["part"], found["accepted"]) == (0, "UMKM", 1)


def test_a_coordinate_system_is_said(capsys, tmp_path):
    frame = worlds.delineation_frame()
    path = worlds.write_layer(frame, tmp_path / "garis.fgb", None)
    status, found = checked(capsys, str(path), layer="delineation")
    assert (status, [repair["kind"] for repair in found["repairs"]]) == (1, ["missing_crs"])
    assert checked(capsys, str(path), "--crs", "EPSG:32750", layer="delineation")[0] == 0


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_rows_set_aside_are_written(suffix, capsys, made, tmp_path):
    out = tmp_path / f"sisa.{suffix}"
    assert checked(capsys, made(MIXED), "--set-aside", str(out))[0] == 1
    if suffix == "csv":
        text = out.read_text(encoding="utf-8-sig")
        assert text.splitlines()[0] == "baris;id;nama usaha;lintang;bujur;alasan;perbaikan"
        assert text.splitlines()[1].startswith("4;U3;C;x;116.65;“x” tidak dapat dibaca")
    else:
        rows = list(openpyxl.load_workbook(out).active.values)
        assert rows[0] == ("baris", "id", "nama usaha", "lintang", "bujur", "alasan", "perbaikan")
        assert rows[1][:5] == (4, "U3", "C", "x", "116.65")


def test_a_delineation_is_compared_with_the_laws(capsys):
    status, found = checked(capsys, str(IKN), layer="delineation")
    assert status == 0
    assert found["boundary"]["resembles"] in {"uu3_2022", "uu21_2023"}
    assert isinstance(found["boundary"]["area_ha"], float)
    assert isinstance(found["boundary"]["worst_extreme_km"], float)


def test_what_is_loaded_is_answered(capsys, made):
    before = answered(capsys)
    assert before["question"]["base"] == "population"
    status, found = checked(capsys, made(CLEAN), "--who", "Ani", command="load")
    assert status == 0
    assert len(found["snapshots"]) == 1
    after = answered(capsys)
    assert after["question"]["base"] == "businesses"
    assert sum(zone["businesses"] for zone in after["zones"]) == 2
    layer = next(layer for layer in after["layers"] if layer["layer"] == "businesses")
    assert layer["is_sample"] is False
    # The made-up programmes are still in the data folder, and take no part any more.
    assert "DATA CONTOH" not in json.dumps(after | {"layers": []}, ensure_ascii=False)
    assert all(one["is_sample"] for one in after["layers"] if "DATA CONTOH" in one["title"])


def test_participants_follow_the_programmes_they_are_in(capsys, made):
    list_of = made("kode_program;kode_usaha\nP-1;CONTOH-0001\nP-1;U-99\n", "peserta.csv")
    status, found = checked(capsys, list_of, layer="participation")
    assert (status, found["accepted"], found["set_aside"]) == (1, 0, 2)
    programme = "kode_program;jenis_program;nama_program;tanggal;status\n"
    programme += "P-1;Pelatihan;Batik;2025-03;selesai\n"
    made_up = made(programme, "program.csv")
    assert checked(capsys, made_up, command="load", layer="programmes")[0] == 0
    status, found = checked(capsys, list_of, command="load", layer="participation")
    assert (status, found["accepted"]) == (1, 1)
    assert [issue["reason"] for issue in found["issues"]] == [
        "Usaha “U-99” tidak ada di daftar usaha yang dimuat."
    ]
    assert found["issues"][0]["row"] == 3


def test_adding(capsys, made):
    checked(capsys, made(CLEAN), command="load")
    more = CLEAN.replace("U1", "U3").replace("U2", "U1")
    checked(capsys, made(more), "--add", command="load")
    assert sum(zone["businesses"] for zone in answered(capsys)["zones"]) == 3
    checked(capsys, made(more), command="load")
    assert sum(zone["businesses"] for zone in answered(capsys)["zones"]) == 2


def test_a_refused_load_leaves_the_old_data(capsys, made):
    checked(capsys, made(CLEAN), command="load")
    before = answered(capsys)
    bad = made("kode wilayah;penduduk\n64.09.01;5\n", "penduduk.csv")
    status, out, err = run(capsys, "load", bad, "--layer", "population")
    assert (status, out) == (2, "")
    assert "tidak tercakup" in err
    nothing = made("id;lintang;bujur\nU1;x;y\n", "kosong.csv")
    status, _, err = run(capsys, "load", nothing, "--layer", "businesses")
    assert status == 2
    assert "Tidak ada baris yang diterima" in err
    assert answered(capsys) == before


def test_a_stored_boundary_is_offered(capsys, tmp_path):
    frame = worlds.delineation_frame()
    path = worlds.write_layer(frame.drop(columns="boundary_id"), tmp_path / "Garis baru.geojson")
    status, _ = checked(
        capsys, str(path), "--boundary-id", "kabupaten", command="load", layer="delineation"
    )
    assert status == 0
    found = answered(capsys, "--boundary", "kabupaten")
    assert found["question"]["boundary"] == "kabupaten"
    assert answered(capsys)["question"]["boundary"] == "uu3_2022"


def test_another_data_folder_has_a_store_of_its_own(capsys, made, tmp_path):
    world = worlds.write_world(tmp_path / "dunia")
    text = "id,desa\nX1,A\nX2,D\n"
    status, _ = checked(capsys, made(text), "--data", str(world), command="load")
    assert status == 0
    found = answered(capsys, "--data", str(world))
    assert sum(zone["businesses"] for zone in found["zones"]) == 2
    assert (
        sum(zone["businesses"] for zone in answered(capsys, "--base", "businesses")["zones"])
        == 3_044
    )


def test_as_a_process(tmp_path, made):
    def called(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "sentra_geo", *arguments],
            capture_output=True,
            check=False,
            cwd=DEFAULT_FOLDER.parent,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        )

    path = made(MIXED)
    run = called("load", path, "--layer", "businesses", "--json")
    assert (run.returncode, run.stderr) == (1, b"")
    assert json.loads(run.stdout.decode("utf-8"))["accepted"] == 2
    run = called("check", str(tmp_path / "tidak ada.csv"), "--layer", "businesses")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"Traceback" not in run.stderr
