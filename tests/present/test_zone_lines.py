"""The lines under a zone, on the screen, the web page and the deck."""

from dataclasses import replace

from sentra_geo import answer
from sentra_geo.present.zone_lines import (
    business_line,
    counted_units,
    coverage_line,
    population_line,
    unit_count,
)
from sentra_geo.wording import Wording

WORDS = Wording("id")


def outside(study, **chosen):
    found = answer(study, replace(study.default_question(), **chosen))
    return found.zones[2], found


def test_the_lines_of_the_shipped_layers(study):
    zone, found = outside(study)
    assert unit_count(zone, found, WORDS) == ("11", "lokasi sentra")
    assert population_line(zone, WORDS) == "39 desa · 161.683 penduduk (perkiraan)"
    assert business_line(zone, found, WORDS) == "Usaha (DATA CONTOH): 2.432"
    line = "Desa ≤ 5,0 km dari sentra terdekat: 56,4 % (41,0–70,7 %)"
    assert coverage_line(zone, found, WORDS) == line


def test_a_rule_that_splits_villages_splits_what_is_counted(study):
    zone, found = outside(study, rule="area", unit="businesses", base="population")
    assert counted_units(zone, found) == (round(zone.sentra_locations, 3), "locations")
    shown = WORDS.count(round(zone.businesses, 3))
    assert "," in shown
    assert business_line(zone, found, WORDS) == f"Usaha (DATA CONTOH): {shown}"


def test_unknown_is_said(study):
    zone, found = outside(study, sample=False)
    assert business_line(zone, found, WORDS) == "Usaha: belum ada data"
    zone, found = outside(study, district=("Sepaku",), rule="administration")
    assert coverage_line(zone, found, WORDS) == "Desa dalam radius: tidak ada di zona ini"
