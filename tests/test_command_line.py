"""The command line: one Answer, in the contract's keys; bad input is one plain line."""

import json
import os
import subprocess
import sys

import pytest

from sentra_geo.__main__ import main
from sentra_geo.study import DEFAULT_FOLDER


def asked(capsys, *arguments):
    assert main(["answer", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_keys_of_the_contract(capsys):
    found = asked(capsys)
    assert found["question"] | {"filters": {}} == found["question"]
    question = {
        "boundary": "uu3_2022",
        "rule": "point",
        "unit": "locations",
        "base": "population",
        "radius_km": 5.0,
        "near_km": 1.0,
        "filters": {},
    }
    assert question.items() <= found["question"].items()
    assert [zone["zone"] for zone in found["zones"]] == ["inside", "near", "outside"]
    assert {
        "sentra_locations",
        "villages",
        "people",
        "businesses",
        "businesses_covered",
        "coverage",
        "coverage_interval",
        "median_distance_km",
    } <= found["zones"][0].keys()
    assert found["sentra"] == {"inside": 1, "near": 0, "straddling": 1, "outside": 7}
    assert {"points", "rate_ratio", "interval", "p"} <= found["gap"].keys()
    assert {"state", "text"} <= found["verdict"].keys()
    assert {"layer", "standing", "source", "as_of", "is_sample", "sha256"} <= found["layers"][
        0
    ].keys()


def test_defaults(capsys):
    found = asked(capsys)
    assert [zone["sentra_locations"] for zone in found["zones"]] == [2, 0, 11]
    assert sum(zone["villages"] for zone in found["zones"]) == 54
    assert sum(zone["people"] for zone in found["zones"]) == 203_639
    assert sum(zone["businesses"] for zone in found["zones"]) == 3_044
    assert found["verdict"]["state"] == "not_enough_evidence"
    delineation = next(layer for layer in found["layers"] if layer["layer"] == "delineation")
    assert delineation["standing"] == "indicative"


def test_rules(capsys):
    area = asked(capsys, "--rule", "area")
    assert area["zones"][0]["sentra_locations"] == pytest.approx(1.667, abs=5e-4)
    whole = asked(capsys, "--rule", "administration")
    assert whole["zones"][0]["people"] == 41_956


def test_without_the_sample_businesses_are_unknown_not_zero(capsys):
    found = asked(capsys, "--no-sample")
    assert all(zone["businesses"] is None for zone in found["zones"])
    assert all(zone["coverage"] is None for zone in found["zones"])
    assert "DATA CONTOH" not in found["verdict"]["text"]
    made = next(layer for layer in found["layers"] if layer["layer"] == "businesses")
    assert made["is_sample"] is True
    assert made["is_used"] is False


def test_a_verdict_on_the_sample_says_so(capsys):
    found = asked(capsys, "--unit", "businesses")
    assert found["verdict"]["uses_sample"] is True
    assert found["verdict"]["text"].startswith("DATA CONTOH")


def test_numbers_are_the_language_s(capsys):
    assert "84,6 %" in asked(capsys)["verdict"]["text"]
    assert "84.6%" in asked(capsys, "--lang", "en")["verdict"]["text"]


def test_plain_text_has_the_same_verdict(capsys):
    text = asked(capsys)["verdict"]["text"]
    assert main(["answer"]) == 0
    assert text.split(". ")[0] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        (["answer", "--rule", "nonsense"], "nonsense"),
        (["answer", "--radius-km", "abc"], "abc"),
        (["answer", "--radius-km", "0.05"], "0.05"),
        (["answer", "--radius-km", "nan"], "nan"),
        (["answer", "--radius-km", "5.05"], "5.05"),
        (["answer", "--near-km", "99"], "99"),
        (["answer", "--boundary", "atlantis"], "atlantis"),
        (["answer", "--district", "Gotham"], "Gotham"),
        (["answer", "--data", "/no/such/folder"], "datapackage.json"),
        (["answer", "--unknown"], "--unknown"),
        (["sample", "--out", "/no/such/folder/x.csv"], "x.csv"),
        (["sample", "--out", "x.csv", "--size", "-1"], "-1"),
        ([], "command"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_bad_input_is_one_plain_line_and_status_2(capsys, arguments, fragment, language):
    extra = ["--lang", language] if arguments else []
    try:
        status = main([*arguments, *extra])
    except SystemExit as stop:  # argparse leaves by itself
        status = stop.code
    out, err = capsys.readouterr()
    assert status == 2
    assert out == ""
    assert fragment in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_the_data_folder_comes_from_the_environment(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("SENTRA_GEO_DATA", str(tmp_path))
    assert main(["answer"]) == 2
    assert "datapackage.json" in capsys.readouterr().err


def test_as_a_process_on_a_console_that_is_not_utf8():
    run = subprocess.run(
        [sys.executable, "-m", "sentra_geo", "answer", "--json"],
        capture_output=True,
        check=False,
        cwd=DEFAULT_FOLDER.parent,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.decode("utf-8"))["sentra"]["straddling"] == 1


def test_sample_is_written_as_shipped(tmp_path, capsys):
    path = tmp_path / "contoh.csv"
    assert main(["sample", "--out", str(path)]) == 0
    assert "DATA CONTOH" in capsys.readouterr().out
    shipped = DEFAULT_FOLDER / "businesses_sample.csv"
    assert path.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")


def test_sample_programmes_and_outlets_are_written_as_shipped(tmp_path, capsys):
    folder = tmp_path / "contoh"
    folder.mkdir()
    assert main(["sample", "--out", str(tmp_path / "u.csv"), "--activities", str(folder)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 7
    assert all(line.startswith("DATA CONTOH: ") for line in said)
    made = sorted(folder.iterdir())
    assert len(made) == 6
    for path in made:
        assert path.read_bytes() == (DEFAULT_FOLDER / path.name).read_bytes()
        assert str(path) in "\n".join(said)


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    out = ["sample", "--out", str(tmp_path / "u.csv"), "--size", "9"]
    assert main([*out, "--activities", str(tmp_path / "none")]) == 2
    assert "programmes_sample.csv" in capsys.readouterr().err


def test_sample_without_a_business_has_programmes_without_participants(tmp_path):
    out = ["sample", "--out", str(tmp_path / "u.csv"), "--activities", str(tmp_path)]
    assert main([*out, "--size", "0"]) == 0
    rows = {path.name: len(path.read_text().splitlines()) - 1 for path in tmp_path.iterdir()}
    assert rows["participation_sample.csv"] == rows["placements_sample.csv"] == 0
    assert rows["receipts_sample.csv"] == rows["u.csv"] == 0
    assert rows["programmes_sample.csv"] == 22
    assert rows["outlets_sample.csv"] == 29


def test_a_printed_answer_names_the_layers_that_it_is_made_of(capsys):
    assert main(["answer", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "sample businesses" in told or "businesses (" in told
    assert "receipts" not in told
    assert main(["answer", "--no-sample", "--lang", "en"]) == 0
    assert "businesses (" not in capsys.readouterr().out
