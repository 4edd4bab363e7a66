import csv
import hashlib
import json
import re

import pytest

from sentra_geo import LayerError
from sentra_geo.layers.package import digest, read_package
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds


@pytest.fixture
def folder(tmp_path):
    return worlds.write_world(tmp_path / "grid")


def edit(folder, name=None, /, **changes):
    """Change properties of the package, or of one resource."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    chosen = package
    if name:
        chosen = next(entry for entry in package["resources"] if entry["name"] == name)
    chosen.update(changes)
    path.write_text(json.dumps(package), encoding="utf-8")


def test_shipped_layers_all_say_where_they_come_from():
    facts = read_package(DEFAULT_FOLDER)
    assert {fact.layer for fact in facts} == set(SCHEMAS) - {"travel"}  # nobody has measured it
    for fact in facts:
        assert fact.title, fact.layer
        assert fact.title_en, fact.layer
        assert fact.source, fact.layer
        assert fact.licence, fact.layer
        assert fact.credit, fact.layer
        assert fact.note, fact.layer
        assert fact.note_en, fact.layer
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", fact.as_of), fact.layer
        assert fact.standing in {"official", "indicative", "estimate", "sample"}, fact.layer


def test_shipped_delineation_is_indicative_and_names_its_law():
    fact = next(f for f in read_package(DEFAULT_FOLDER) if f.layer == "delineation")
    assert fact.standing == "indicative"
    assert "UU 3/2022" in fact.title
    assert "UU 21/2023" in fact.title


SAMPLES = {
    "businesses",
    "programmes",
    "participation",
    "outlets",
    "placements",
    "receipts",
    "events",
}


def test_what_is_made_up_says_so_and_nothing_else_does():
    for fact in read_package(DEFAULT_FOLDER):
        assert fact.is_sample == (fact.layer in SAMPLES)
        assert (fact.standing == "sample") == fact.is_sample
        assert ("DATA CONTOH" in fact.title) == fact.is_sample
        assert ("DATA CONTOH" in fact.title_en) == fact.is_sample
        assert fact.path.stem.endswith("_sample") == fact.is_sample


def csv_resources():
    text = (DEFAULT_FOLDER / "datapackage.json").read_text(encoding="utf-8")
    return [entry for entry in json.loads(text)["resources"] if entry["format"] == "csv"]


@pytest.mark.parametrize("entry", csv_resources(), ids=lambda entry: entry["name"])
def test_the_package_describes_the_columns_of_its_tables(entry):
    with (DEFAULT_FOLDER / entry["path"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    fields = entry["schema"]["fields"]
    assert list(rows[0]) == [field["name"] for field in fields]
    assert all(field["description"] for field in fields)
    schema = SCHEMAS[entry["layer"]]
    kinds = {"text": "string", "date": "string", "count": "integer", "flag": "boolean"}
    told = {field["name"]: field["type"] for field in fields}
    for column in schema.columns:
        if column.name in told and column.kind in kinds:
            assert told[column.name] == kinds[column.kind], column.name
    key = entry["schema"].get("primaryKey", [])
    key = [key] if isinstance(key, str) else key
    assert len({tuple(row[name] for name in key) for row in rows}) == len(rows) or not key
    if entry["layer"] in SAMPLES:
        assert tuple(key) == schema.key
        assert {row["is_sample"] for row in rows} == {"true"}


def test_every_file_of_the_folder_is_described():
    text = (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")
    held = {path.name for path in DEFAULT_FOLDER.iterdir()} - {"README.md", "datapackage.json"}
    assert {name for name in held if f"`{name}`" not in text} == set()
    assert {fact.path.name for fact in read_package(DEFAULT_FOLDER)} == held - {"settings.toml"}


def test_every_milestone_names_its_source_and_nobody_has_checked_any():
    with (DEFAULT_FOLDER / "milestones.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] for row in rows)
    assert all(row["link"] for row in rows if row["stage"] != "designated")
    assert not any(row["checked_by"] or row["checked_on"] for row in rows)
    assert [row["stage"] for row in rows] == ["designated"] * 9 + ["planned"] * 9 + [
        "operating"
    ] * 3


def test_shipped_note_tells_where_sepan_lies():
    fact = next(f for f in read_package(DEFAULT_FOLDER) if f.layer == "sentra")
    assert "Sepan" in fact.note
    assert "Kecamatan Penajam" in fact.note
    assert "Sepaku" in fact.note


def test_digest_of_a_layer_is_that_of_its_bytes(folder):
    for fact in read_package(folder):
        assert fact.sha256 == hashlib.sha256(fact.path.read_bytes()).hexdigest()


def test_digest_of_a_folder_changes_with_any_byte(folder):
    before = digest(read_package(folder), folder)
    assert digest(read_package(folder), folder) == before
    path = folder / "population.csv"
    text = path.read_text()
    path.write_text(text.replace("1000", "1001"))
    changed = digest(read_package(folder), folder)
    path.write_text(text)
    assert digest(read_package(folder), folder) == before != changed
    edit(folder, title="lain")
    assert digest(read_package(folder), folder) != before


def test_what_is_not_said_is_empty_and_titles_fall_back(folder):
    edit(folder, "sentra", title="Sentra")
    facts = {fact.layer: fact for fact in read_package(folder)}
    assert facts["sentra"].title == facts["sentra"].title_en == "Sentra"
    assert facts["villages"].title == "villages"
    assert facts["villages"].source == facts["villages"].licence == facts["villages"].credit == ""
    assert facts["villages"].is_sample is False


def test_layer_may_stand_under_another_name(folder):
    edit(folder, "delineation", name="garis-2023", layer="delineation")
    assert "delineation" in {fact.layer for fact in read_package(folder)}


def test_several_sources_and_licences_are_one_line_each(folder):
    edit(
        folder,
        "sentra",
        sources=[{"title": "Surat A"}, {"title": "Surat B"}],
        licenses=[{"name": "MIT"}, {"name": "x", "title": "Lisensi Y"}],
    )
    fact = read_package(folder)[0]
    assert fact.source == "Surat A; Surat B"
    assert fact.licence == "MIT; Lisensi Y"


def test_folder_without_package_is_an_error_that_names_it(tmp_path):
    with pytest.raises(LayerError) as caught:
        read_package(tmp_path / "tidak-ada")
    assert "tidak-ada" in str(caught.value)
    assert "datapackage.json" in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"3",
        b"{}",
        b'{"resources": null}',
        b'{"resources": "abc"}',
        b'{"resources": [1]}',
        b'{"resources": [{}]}',
        b'{"resources": [{"name": "sentra"}]}',
        b"\xff\xfe\x00garbage",
    ],
)
def test_broken_package_is_an_error_that_names_the_file(folder, content):
    (folder / "datapackage.json").write_bytes(content)
    with pytest.raises(LayerError, match=r"datapackage\.json"):
        read_package(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": ["BPS"]},
        {"sources": {"title": "BPS"}},
        {"sources": "BPS"},
        {"licenses": ["MIT"]},
        {"licenses": "MIT"},
    ],
)
def test_sources_and_licences_in_another_form_are_an_error_that_names_the_file(folder, changes):
    edit(folder, "sentra", **changes)
    with pytest.raises(LayerError, match=r"datapackage\.json"):
        read_package(folder)


def test_missing_layer_file_is_named(folder):
    (folder / "villages.geojson").unlink()
    with pytest.raises(LayerError, match=r"villages\.geojson.*“villages” tidak ditemukan"):
        read_package(folder)


def test_all_required_layers_that_are_missing_are_told_at_once(folder):
    path = folder / "datapackage.json"
    package = json.loads(path.read_text())
    package["resources"] = [entry for entry in package["resources"] if entry["name"] == "sentra"]
    path.write_text(json.dumps(package))
    with pytest.raises(LayerError) as caught:
        read_package(folder)
    text = str(caught.value)
    assert len(caught.value.faults) == 3
    assert all(name in text for name in ("delineation", "villages", "population"))


def test_businesses_and_neighbours_are_optional(tmp_path):
    folder = worlds.write_world(tmp_path / "grid", businesses=None)
    assert {fact.layer for fact in read_package(folder)} == {
        "sentra",
        "delineation",
        "villages",
        "population",
    }


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "a/../../b.csv"])
def test_file_outside_the_folder_is_refused(folder, path):
    edit(folder, "sentra", path=path)
    with pytest.raises(LayerError, match="luar folder"):
        read_package(folder)


@pytest.mark.parametrize("path", [".", 3, ["a.csv", "b.csv"]])
def test_path_that_is_no_file_is_an_error(folder, path):
    edit(folder, "sentra", path=path)
    with pytest.raises(LayerError, match="“sentra” tidak ditemukan"):
        read_package(folder)
