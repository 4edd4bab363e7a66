"""``export``: files in a folder, the same bytes every time, and plain messages."""

import hashlib
import os
import subprocess
import sys

import pytest

from sentra_geo.__main__ import main
from sentra_geo.study import DEFAULT_FOLDER

ROOT = DEFAULT_FOLDER.parent


def digests(folder):
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}


def test_the_files_of_one_kind(tmp_path, capsys):
    out = tmp_path / "new" / "folder"
    assert main(["export", "workbook", "--out", str(out), "--rule", "area"]) == 0
    (path,) = out.iterdir()
    assert path.name.endswith(".xlsx")
    assert str(path) in capsys.readouterr().out


def test_the_same_question_gives_the_same_bytes_anywhere(tmp_path):
    """Two processes with other hash seeds, time zones and folders; every kind."""
    folders = []
    for number, (seed, zone) in enumerate((("1", "Asia/Makassar"), ("77", "America/New_York"))):
        out = tmp_path / f"out{number}"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "sentra_geo", "export", "all", "--out", str(out)],
            cwd=tmp_path if number else ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        folders.append(out)
    first, second = map(digests, folders)
    assert first == second
    assert {name.rsplit(".", 1)[1] for name in first} >= {"pptx", "pdf", "xlsx", "html", "gpkg"}
    assert not [name for name in first if name.endswith(".part")]
    assert all(path.stat().st_size < 10_000_000 for path in folders[0].iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["deck", "--section", "nonsense"], "nonsense"),
        (["all", "--section", "title"], "satu jenis"),
        (["deck", "--district", "Atlantis"], "Atlantis"),
        (["deck", "--radius-km", "0"], "radius-km"),
    ],
)
def test_bad_choices_are_one_plain_line_and_nothing_is_written(tmp_path, capsys, arguments, told):
    assert main(["export", *arguments, "--out", str(tmp_path / "out")]) == 2
    line = capsys.readouterr().err
    assert told in line
    assert line.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path, capsys):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert main(["export", "workbook", "--out", str(taken / "out")]) == 2
    assert str(taken) in capsys.readouterr().err
    assert taken.read_text() == "a file"


def test_an_unknown_kind_names_the_kinds(capsys):
    with pytest.raises(SystemExit) as left:
        main(["export", "poster", "--out", "x"])
    assert left.value.code == 2
    assert "deck" in capsys.readouterr().err
