import dataclasses
import json
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.store.manifest import Manifest, is_slot, slot_of
from sentra_geo.store.names import file_name_of, is_file_name

NEEDED = {
    "layer": "businesses",
    "created_at": "2025-06-01T10:00:00+08:00",
    "file": "daftar.xlsx",
    "file_sha256": "f" * 64,
    "content_sha256": "c" * 64,
    "read": 10,
    "accepted": 8,
    "set_aside": 2,
}
FULL = {
    **NEEDED,
    "who": "Dinas “UMKM”",
    "mapping": {"Nama Usaha": "name", "Tak dipakai": ""},
    "repairs": {"swapped": 3},
    "villages": {"Sepan": "64.09.01.1015"},
    "personal_columns": ["NIK", "No. HP"],
    "is_sample": True,
    "corrections": 4,
}


def as_text(**changes):
    return json.dumps({**FULL, **changes})


class TestJson:
    def test_what_is_written_is_read(self):
        manifest = Manifest.from_json(as_text())
        assert manifest.personal_columns == ("NIK", "No. HP")
        assert Manifest.from_json(manifest.to_json()) == manifest
        assert "Dinas “UMKM”" in manifest.to_json()

    def test_only_what_is_needed(self):
        manifest = Manifest.from_json(json.dumps(NEEDED))
        assert manifest == Manifest(**NEEDED)
        assert manifest.personal_columns == ()
        assert not manifest.is_sample

    def test_keys_of_later_versions_are_passed_over(self):
        assert Manifest.from_json(as_text(later={"a": 1})) == Manifest.from_json(as_text())

    @pytest.mark.parametrize("name", sorted(NEEDED))
    def test_a_missing_key_is_a_fault(self, name):
        held = {key: value for key, value in NEEDED.items() if key != name}
        with pytest.raises(ValueError, match=name):
            Manifest.from_json(json.dumps(held))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "null",
            "[]",
            "5",
            '"x"',
            "[" * 100_000,
            '{"read": ' + "9" * 5_000 + "}",
            "\0",
        ],
        ids=["empty", "cut", "null", "list", "number", "text", "deep", "long", "nul"],
    )
    def test_what_is_no_manifest_is_a_fault(self, text):
        with pytest.raises(ValueError):  # noqa: PT011 - any
            Manifest.from_json(text)

    @pytest.mark.parametrize(
        "changes",
        [
            {"layer": "roads"},
            {"layer": ["businesses"]},
            {"layer": None},
            {"read": "10"},
            {"read": 10.0},
            {"read": True, "accepted": True, "set_aside": False},
            {"read": -1, "accepted": -1, "set_aside": 0},
            {"read": 10**400, "accepted": 10**400, "set_aside": 0},
            {"read": float("inf"), "accepted": float("inf"), "set_aside": 0},
            {"read": 11},
            {"title": 5},
            {"title": None},
            {"is_sample": "false"},
            {"is_sample": 1},
            {"mapping": []},
            {"mapping": {"a": None}},
            {"repairs": {"swapped": "3"}},
            {"villages": None},
            {"personal_columns": None},
            {"personal_columns": "NIK"},
            {"personal_columns": [1]},
            {"layer": "delineation"},
            {"layer": "delineation", "boundary_id": ["x"]},
        ],
        ids=str,
    )
    def test_values_of_another_kind_are_faults(self, changes):
        with pytest.raises(ValueError):  # noqa: PT011 - any
            Manifest.from_json(as_text(**changes))

    def test_numbers_of_numpy_and_mappings_that_cannot_be_changed_are_written(self):
        manifest = Manifest(
            **{**NEEDED, "read": np.int64(10), "mapping": MappingProxyType({"a": "name"})}
        )
        again = Manifest.from_json(manifest.to_json())
        assert again.read == 10
        assert again.mapping == {"a": "name"}

    def test_half_characters_of_file_names_can_be_written_and_shown(self):
        manifest = Manifest(**{**NEEDED, "file": "caf\udce9.csv"})
        again = Manifest.from_json(manifest.to_json())
        assert again.file == "caf?.csv"
        read = Manifest.from_json(json.dumps({**NEEDED, "file": "caf\udce9.csv"}))
        assert read.file == "caf?.csv"

    @given(st.dictionaries(st.text(), st.text()), st.text(), st.tuples(st.text(), st.text()))
    def test_any_text_comes_back(self, mapping, who, personal):
        manifest = Manifest(**NEEDED, who=who, mapping=mapping, personal_columns=personal)
        assert Manifest.from_json(manifest.to_json()) == manifest

    @given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
    def test_any_value_is_read_or_a_fault(self, value):
        for field in dataclasses.fields(Manifest):
            try:
                Manifest.from_json(as_text(**{field.name: value}))
            except ValueError:
                continue


class TestSlots:
    def test_slots(self):
        assert Manifest(**NEEDED).slot == "businesses"
        line = Manifest(**{**NEEDED, "layer": "delineation", "boundary_id": "uu21_2023"})
        assert line.slot == "delineation.uu21_2023" == slot_of("delineation", "uu21_2023")

    @pytest.mark.parametrize(
        "boundary",
        ["../../etc", "UU 3/2022", "a.", "..", ".", "con", "A" * 300, "a\0b", "ä", "x\n", " ", "-"],
        ids=repr,
    )
    def test_any_boundary_name_gives_a_slot(self, boundary):
        slot = slot_of("delineation", boundary)
        assert is_slot(slot)
        assert slot.isascii()
        assert slot == slot.lower()
        assert slot.count(".") == 1
        assert len(slot) <= 44

    def test_names_that_differ_by_case_or_in_what_is_cut_have_slots_of_their_own(self):
        names = ["garis", "Garis", "GARIS", "garis ", "g" * 40, "g" * 41, "uu 3", "uu-3", "uu/3"]
        slots = {slot_of("delineation", name).casefold() for name in names}
        assert len(slots) == len(names)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "roads",
            "columns",
            "..",
            "../businesses",
            "businesses/..",
            "Businesses",
            "businesses.",
            "businesses.x",
            "delineation",
            "delineation.",
            "delineation..",
            "delineation.con",
            "delineation.X",
            "delineation.a.b",
            "delineation.../../etc",
            "delineation." + "a" * 33,
            "CON",
            "businesses\n",
        ],
        ids=repr,
    )
    def test_what_is_no_slot(self, text):
        assert not is_slot(text)

    @given(st.text(), st.text())
    def test_different_texts_have_different_names(self, first, second):
        names = [file_name_of(text, 32) for text in (first, second)]
        assert all(is_file_name(name, 32) for name in names)
        assert (names[0] == names[1]) == (first == second)

    @pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
    def test_names_that_windows_keeps_for_itself(self, name):
        assert not is_file_name(name, 32)
        assert file_name_of(name, 32).startswith(f"{name}-")


@pytest.mark.parametrize("rows", [(10, 8, 1), (10, 11, -1), (-2, -1, -1)])
def test_rows_must_add_up(rows):
    read, accepted, set_aside = rows
    with pytest.raises(ValueError, match=str(read)):
        Manifest(**{**NEEDED, "read": read, "accepted": accepted, "set_aside": set_aside})
