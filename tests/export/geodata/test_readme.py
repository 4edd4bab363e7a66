"""The text and the table beside the files."""

import csv
import io

from sentra_geo.export.geodata.dictionary import dictionary_csv
from sentra_geo.export.geodata.geodata import geodata_files, geodata_layers
from tests.export.geodata.worlds import HOSTILE, order


def test_it_tells_what_is_inside(shipped):
    request, files = shipped
    text = files["BACA.txt"].decode()
    for part in (
        *("villages", "sentra-geo.gpkg", "QGIS", "MIT License", "kamus-kolom.csv", "EPSG:4326"),
        *("DATA CONTOH", "indikatif", "radius 5,0 km", "n = 13", request.found.digest),
    ):
        assert part in text
    assert "54 baris" in text
    assert text.count("\n") == text.count("\r\n")


def test_what_is_missing_is_said(grid, study):
    files = geodata_files(order(study, sample=False))
    assert "businesses.geojson" not in files
    text = files["BACA.txt"].decode()
    assert "Tidak ada: data usaha" in text
    assert "DATA CONTOH" not in text
    assert "Tidak ada: wilayah tetangga" in geodata_files(order(grid))["BACA.txt"].decode()


def test_the_public_is_told_what_was_left_out(public, internal):
    assert "Untuk umum, angka usaha" in public[1]["BACA.txt"].decode()
    assert "Untuk umum, angka usaha" not in internal[1]["BACA.txt"].decode()


def test_every_column_has_a_meaning(shipped, layers):
    _, files = shipped
    rows = list(
        csv.reader(io.StringIO(files["kamus-kolom.csv"].decode("utf-8-sig")), delimiter=";")
    )
    held = {(row[0], row[1]): row for row in rows[1:]}
    assert set(held) == {(la.name, name) for la in layers for name in la.table.column_names}
    assert all(row[2] and row[4] for row in held.values())
    assert "inside = Dalam delineasi" in held["villages", "zone"][5]


def test_codes_that_leave_are_all_listed(shipped, internal):
    for request, _ in (shipped, internal):
        for layer in geodata_layers(request):
            for column in layer.columns:
                if column.codes:
                    shown = layer.table[column.name].drop_null().to_pylist()
                    parts = {part for value in shown for part in value.split("; ")}
                    assert parts <= set(column.codes), column.name


def test_english(grid):
    request = order(grid, "en")
    text = dictionary_csv(geodata_layers(request), request.words).decode("utf-8-sig")
    assert ",village_code," in text  # and no semicolons between columns
    files = geodata_files(request)
    assert {"metadata.xml", "sentra-geo.gpkg", "villages.geojson"} <= set(files)


def test_hostile_texts_stay_in_their_line(hostile):
    lines = geodata_files(order(hostile))["BACA.txt"].decode().split("\r\n")
    assert not any("\n" in line or "\x07" in line for line in lines)
    assert any(HOSTILE[1] in line for line in lines)
