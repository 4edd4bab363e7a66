"""What is said of programmes and markets whose layers are missing, made up, or loaded for real."""

import pytest

from sentra_geo import answer, read_study
from sentra_geo.present.unloaded import layer_state, unloaded_lines
from sentra_geo.wording import Wording
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

WORDS = Wording("id")
PLACED = {"outlet_id": "G1", "business_id": "U1", "product": "Batik"}
LAYERS = {
    "programmes": [programme("P1", "training", "2025")],
    "participation": participants("P1", 1),
    "outlets": [{"outlet_id": "G1", "name": "Pasar", "kind": "market", "place": (5, 5)}],
    "receipts": [{**PLACED, "month": "2026-01", "receipts": 3}],
}
TOLD = {
    "participation": "Peserta pelatihan",
    "outlets": "Tempat penjualan",
    "receipts": "Hasil penjualan",
}


def found_of(folder, is_sample, sample_register, **layers):
    businesses = worlds.businesses_frame(is_sample=sample_register)
    made = worlds.write_world(folder, businesses=businesses)
    study = read_study(write_activities(made, is_sample=is_sample, **layers))
    return answer(study, study.default_question())


def test_what_is_missing_is_said_once_each(tmp_path):
    lines = unloaded_lines(found_of(tmp_path, False, False), WORDS)
    assert [line.split(" (")[0].split(",")[0] for line in lines] == [
        "Peserta pelatihan",
        "Tempat penjualan",
        "Hasil penjualan belum dimuat",
    ]
    assert all("belum dimuat" in line for line in lines)
    assert "CONTOH" not in " ".join(lines)


def test_what_is_made_up_is_said_to_be_only_that(tmp_path):
    found = found_of(tmp_path, True, True, **LAYERS)
    lines = unloaded_lines(found, WORDS)
    assert len(lines) == 3
    assert all("hanya DATA CONTOH" in line for line in lines)
    assert layer_state(found, "programmes") == "sample"
    assert layer_state(found, "events") == "none"


def test_what_is_made_up_beside_a_real_register_is_missing(tmp_path):
    lines = unloaded_lines(found_of(tmp_path, True, False, **LAYERS), WORDS)
    assert len(lines) == 3
    assert all("belum dimuat" in line for line in lines)


def test_what_is_loaded_is_no_longer_said_to_be_missing(tmp_path):
    assert unloaded_lines(found_of(tmp_path, False, False, **LAYERS), WORDS) == []


@pytest.mark.parametrize("layer", TOLD)
def test_each_is_told_by_itself(tmp_path, layer):
    without = {name: rows for name, rows in LAYERS.items() if name != layer}
    if layer == "outlets":
        without.pop("receipts")  # of outlets that are not there no receipt is known
    lines = unloaded_lines(found_of(tmp_path, False, False, **without), WORDS)
    assert any(line.startswith(TOLD[layer]) for line in lines)
    assert not any(line.startswith("Peserta") for line in lines) or layer == "participation"
