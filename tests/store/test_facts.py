import pytest

from sentra_geo.store.facts import facts_of
from sentra_geo.store.snapshots import Snapshot
from tests.store.stores import manifest_of


def facts(tmp_path, **about):
    return facts_of(Snapshot("20250601T100000000000Z-abcdef", manifest_of(**about), tmp_path))


def test_what_the_user_said_is_shown(tmp_path):
    found = facts(
        tmp_path,
        title="Daftar UMKM",
        source="Dinas KUKM",
        as_of="2025-06",
        licence="CC BY 4.0",
        standing="official",
        is_sample=True,
        content_sha256="c" * 64,
        who="Ani",
        read=1_234,
        accepted=1_200,
        set_aside=34,
        placed_by_village=1_100,
    )
    assert found.layer == "businesses"
    assert found.path == tmp_path / "businesses.parquet"
    assert found.title == found.title_en == "Daftar UMKM"
    assert found.source == found.short_source == found.credit == "Dinas KUKM"
    assert (found.as_of, found.licence, found.standing) == ("2025-06", "CC BY 4.0", "official")
    assert found.is_sample
    assert found.sha256 == "c" * 64
    for part in ("1.234", "1.200", "34", "1.100", "Ani"):
        assert part in found.note
    assert "1,234" in found.note_en


def test_what_was_not_said_comes_from_the_file(tmp_path):
    found = facts(tmp_path)
    assert found.title == "Dimuat dari daftar.xlsx"
    assert "daftar.xlsx" in found.title_en
    assert found.source == found.short_source == "daftar.xlsx"
    assert found.credit == found.licence == found.as_of == ""
    assert "permukiman" not in found.note
    assert "oleh" not in found.note


@pytest.mark.parametrize(("law", "shown"), [("UU 21/2023", "UU 21/2023"), ("", "garis")])
def test_a_boundary_is_called_by_its_law(tmp_path, law, shown):
    found = facts(tmp_path, layer="delineation", boundary_id="garis", law=law)
    assert found.title == f"Delineasi {shown}, dimuat dari daftar.xlsx"
    assert found.path.name == "delineation.garis.parquet"


@pytest.mark.parametrize("text", ["{0}", "{file}", "{", "}", "{law.__class__}", "%s", "<b>x</b>"])
def test_braces_in_what_the_user_typed_stay_as_they_are(tmp_path, text):
    found = facts(tmp_path, file=text, who=text, layer="delineation", boundary_id=text, law=text)
    assert found.title == f"Delineasi {text}, dimuat dari {text}"
    assert text in found.note
    assert text in found.note_en
