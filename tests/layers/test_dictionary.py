import pytest

from sentra_geo.layers import dictionary
from sentra_geo.layers.dictionary import CHOICES, LAYERS, choice_names, dictionary_of
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present import labels


def test_every_layer_is_described():
    assert set(LAYERS) == set(SCHEMAS)
    assert {name: text.title for name, text in LAYERS.items()} == labels.LAYER
    assert all(all(text) for text in LAYERS.values())


@pytest.mark.parametrize("layer", SCHEMAS)
def test_every_column_is_described(layer):
    entries = {entry.name: entry for entry in dictionary_of(layer)}
    assert list(entries)[: len(SCHEMAS[layer].columns)] == [c.name for c in SCHEMAS[layer].columns]
    for column in SCHEMAS[layer].columns:
        entry = entries[column.name]
        assert entry.title
        assert entry.about.endswith(".")
        assert (entry.kind, entry.required) == (column.kind, column.required)
        assert tuple(code for code, _ in entry.choices) == column.choices
        assert not entry.is_virtual


def test_columns_that_lead_to_others():
    virtual = [entry.name for entry in dictionary_of("businesses") if entry.is_virtual]
    assert virtual == ["lon", "lat", "coordinates", "village", "district", "product"]
    assert [e.name for e in dictionary_of("population") if e.is_virtual] == ["village"]
    assert not any(e.is_virtual for e in dictionary_of("villages"))


def test_choices_are_called_as_on_the_screen():
    assert CHOICES["commodity"].items() <= labels.COMMODITY.items()
    assert CHOICES["scale"] == labels.SCALE
    assert CHOICES["status"] == labels.STATUS
    assert CHOICES["standing"].items() <= labels.STANDING.items()
    assert choice_names("scale", ("micro", "medium")) == "Mikro, Menengah"


def test_nothing_is_described_that_no_layer_has():
    known = {entry.name for layer in SCHEMAS for entry in dictionary_of(layer)}
    assert set(dictionary.COLUMNS) | set(dictionary.VIRTUAL) == known
