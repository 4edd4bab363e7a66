"""Choices that do not exist are refused, each with those that do."""

import pytest

from sentra_geo.errors import IntakeError
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.report import REPAIRS


@pytest.mark.parametrize(
    ("about", "named"),
    [
        ({"layer": "jalan"}, "jalan"),
        ({"layer": "jalan", "mapping": {"a": "name"}}, "jalan"),
        ({"repairs": frozenset({"semua"})}, "semua"),
        ({"standing": "ragu"}, "ragu"),
        ({"mapping": {"a": "warna"}}, "warna"),
        ({"layer": "sentra", "mapping": {"a": "business_id"}}, "business_id"),
    ],
)
def test_refused(about, named):
    with pytest.raises(IntakeError) as caught:
        Choices(**{"layer": "businesses", **about})
    (fault,) = caught.value.faults
    assert f"“{named}”" in fault.text()
    assert "salah satu dari" in fault.text()


def test_all_faults_at_once():
    with pytest.raises(IntakeError) as caught:
        Choices("businesses", repairs=frozenset({"x", "y"}), standing="z")
    assert len(caught.value.faults) == 3


def test_taken():
    choices = Choices(
        "businesses", mapping={"a": "", "b": "coordinates"}, repairs=frozenset(REPAIRS)
    )
    assert choices.layer == "businesses"
