"""The files together: the same bytes anywhere, whatever GDAL was told before."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from sentra_geo.export.geodata.geodata import GEOPACKAGE, geodata_files
from tests.export.geodata.worlds import order, write_register

ROOT = Path(__file__).resolve().parents[3]
_CODE = """
import sys, hashlib
from pathlib import Path
import pyogrio
from sentra_geo import read_study
from sentra_geo.export.geodata.geodata import geodata_files
from sentra_geo.intake.files.map_guards import guard_gdal
from tests.export.geodata.worlds import order

guard_gdal()  # as after the first map file that was uploaded
assert "FlatGeobuf" in pyogrio.list_drivers() and "CSV" not in pyogrio.list_drivers()
study = read_study(Path(sys.argv[1]))
for name, body in geodata_files(order(study, radius_km=10.0)).items():
    print(name, hashlib.sha256(body).hexdigest())
"""


def digests(files):
    return {name: sha256(body).hexdigest() for name, body in files.items()}


def test_the_same_bytes_in_another_process(internal, register, tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _CODE, str(register.folder)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "12345",
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert dict(line.rsplit(" ", 1) for line in done.stdout.splitlines()) == digests(internal[1])


def test_the_same_bytes_in_threads(grid):
    request = order(grid)
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: digests(geodata_files(request)), range(3)))
    assert found[0] == found[1] == found[2]


def test_names_are_plain(shipped, public):
    for _, files in (shipped, public):
        assert all(body for body in files.values())
        for name in files:
            assert Path(name).name == name
            assert name.isascii()


def test_every_layer_has_both_forms(shipped):
    names = {name.partition(".")[0] for name in shipped[1] if name.endswith(".geojson")}
    assert names == {n.partition(".")[0] for n in shipped[1] if n.endswith(".parquet")}
    assert len(names) == 8


@pytest.mark.parametrize(
    "asked",
    [
        {"district": ("Utara",)},
        {"commodity": ("palm_sugar",)},
        {"rule": "administration", "zone": ("near",)},
        {"rule": "area"},
        {"sample": False, "near_km": 0.0},
    ],
)
def test_whatever_is_asked_all_files_are_made(grid, asked):
    files = geodata_files(order(grid, "en", **asked))
    assert files[GEOPACKAGE].startswith(b"SQLite format 3")


def test_no_path_and_no_user_in_any_file(internal, register):
    folder = str(register.folder).encode()
    for body in internal[1].values():
        assert folder not in body
        assert b"sentra-geo-/" not in body
        assert b"/tmp/" not in body


def test_the_register_is_written_as_the_store_keeps_it(tmp_path):
    assert (write_register(tmp_path / "w") / "businesses.parquet").is_file()
