"""Rows that are areas: names and codes that the file leaves out, and which law a line is like."""

import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely

from sentra_geo.errors import IntakeError
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.files.table import RawTable
from sentra_geo.intake.reference import Reference
from sentra_geo.layers.projection import geometry_to_degrees
from sentra_geo.loading import reference_of
from tests.intake.made_tables import checked_of, reasons

BOX = shapely.box(116.60, -1.42, 116.72, -1.30)


@pytest.fixture(scope="module")
def reference(study):
    return reference_of(study)


@pytest.fixture(scope="module")
def fresh(study):
    """The same villages, and no line yet."""
    return Reference.from_layers(study.villages, {})


def line(reference, headers, rows, shapes=None, **choices):
    shapes = shapes or [shapely.transform(BOX, lambda p, n=n: p + n / 10) for n in range(len(rows))]
    return checked_of(
        headers, rows, reference, "delineation", geometry=shapes, crs="EPSG:4326", **choices
    )


class TestDelineation:
    def test_what_the_file_does_not_say(self, reference):
        checked = line(reference, ["catatan"], [["x"]], standing="official")
        (row,) = checked.frame.to_dict("records")
        assert row["boundary_id"] == "unggahan"
        assert (row["zone"], row["standing"], row["law"]) == ("ikn", "official", "unggahan")
        assert np.isnan(row["legal_area_ha"])
        assert checked.content.boundary.resembles == "none"
        assert checked.geometry[0].equals(BOX)

    def test_what_the_user_says_counts_before_the_file(self, reference):
        headers = ["boundary_id", "law", "standing"]
        rows = [["a", "UU 1", "official"], ["a", None, None]]
        checked = line(reference, headers, rows, boundary_id="garis", law="UU 9")
        assert checked.frame["boundary_id"].tolist() == ["garis", "garis"]
        assert checked.frame["law"].tolist() == ["UU 9", "UU 9"]
        assert checked.frame["standing"].tolist() == ["official", "indicative"]

    def test_the_file_s_own_names(self, reference):
        headers = ["boundary_id", "zone", "law"]
        checked = line(reference, headers, [["a", "Laut", None], ["b", "!!!", "UU 2"]])
        assert checked.frame["boundary_id"].tolist() == ["a", "b"]
        assert checked.frame["zone"].tolist() == ["sea", "ikn"]
        assert checked.frame["law"].tolist() == ["unggahan", "UU 2"]

    @pytest.mark.parametrize("name", ["a b", "../x", "é", "-a", "x" * 61])
    def test_a_name_that_cannot_stand_in_a_link(self, reference, name):
        checked = line(reference, ["boundary_id"], [[name], ["baik"]])
        assert reasons(checked) == [(3, f"Nama batas “{name}” tidak dapat dipakai.")]
        assert checked.accepted.tolist() == [1]

    def test_the_shipped_line_is_known_and_has_its_legal_area(self, fresh, study):
        shape = geometry_to_degrees(np.array([study.boundaries["uu3_2022"].polygon], object))[0]
        checked = line(fresh, ["catatan"], [["x"]], [shape])
        (row,) = checked.frame.to_dict("records")
        assert row["boundary_id"] == checked.content.boundary.resembles == "uu3_2022"
        assert row["legal_area_ha"] == 256_142
        assert checked.content.about_file

    def test_the_misread_projection_is_mended_with_a_yes(self, reference, study):
        degrees = pyproj.Transformer.from_crs(32750, 4326, always_xy=True)
        to_3395 = pyproj.Transformer.from_crs(4326, 3395, always_xy=True)
        as_3857 = pyproj.Transformer.from_crs(3857, 4326, always_xy=True)

        def misread(points):
            for step in (degrees, to_3395, as_3857):
                points = np.column_stack(step.transform(*points.T))
            return points

        true = study.boundaries["uu3_2022"].polygon
        wrong = shapely.transform(true, misread)
        right = shapely.transform(true, lambda p: np.column_stack(degrees.transform(*p.T)))
        before = line(reference, ["catatan"], [["x"]], [wrong])
        assert [repair.kind for repair in before.pending] == ["wrong_projection"]
        assert before.geometry[0].equals(wrong)
        after = line(
            reference, ["catatan"], [["x"]], [wrong], repairs=frozenset({"wrong_projection"})
        )
        assert after.is_clean
        assert after.geometry[0].hausdorff_distance(right) < 1e-5
        assert before.geometry[0].hausdorff_distance(right) > 0.004

    def test_a_ring_that_crosses_itself(self, reference):
        knot = shapely.Polygon([(116.6, -1.4), (116.7, -1.3), (116.7, -1.4), (116.6, -1.3)])
        before = line(reference, ["catatan"], [["x"]], [knot])
        assert [repair.kind for repair in before.pending] == ["ring"]
        after = line(reference, ["catatan"], [["x"]], [knot], repairs=frozenset({"ring"}))
        assert after.is_clean
        assert after.geometry[0].is_valid


class TestVillages:
    def villages(self, reference, headers, rows, **choices):
        shapes = [shapely.transform(BOX, lambda p, n=n: p + n / 10) for n in range(len(rows))]
        return checked_of(
            headers, rows, reference, "villages", geometry=shapes, crs="EPSG:4326", **choices
        )

    def test_what_is_known_of_a_known_village_is_filled_in(self, reference):
        checked = self.villages(reference, ["Desa"], [["Tanjung Tengah"]])
        (row,) = checked.frame.to_dict("records")
        assert (row["village_code"], row["district"]) == ("64.09.01.1001", "Penajam")
        code = np.array(["64.09.01.1001"], dtype=object)
        known = [float(part[0]) for part in reference.gazetteer.positions_of(code)]
        names = ("settlement_lon", "settlement_lat", "position_uncertainty_m")
        assert [row[name] for name in names] == known
        assert checked.content.about_file[0].fields == {"rows": 1}

    def test_a_new_village_has_a_point_inside(self, reference):
        rows = [["Baru", "Penajam", "64.09.01.2099"]]
        checked = self.villages(reference, ["Desa", "Kecamatan", "Kode desa"], rows)
        (row,) = checked.frame.to_dict("records")
        assert row["village_code"] == "64.09.01.2099"
        point = shapely.Point(row["settlement_lon"], row["settlement_lat"])
        assert BOX.contains(point)
        # 13.35 km by 13.27 km is 177 km², a circle of which has a radius of 7.5 km.
        assert row["position_uncertainty_m"] == pytest.approx(7_510, abs=40)

    def test_the_file_s_own_point_stays(self, reference):
        headers = ["Desa", "settlement_lon", "settlement_lat", "position_uncertainty_m"]
        rows = [["Tanjung Tengah", "116.65", "-1.39", "50"], ["Pejala", "116.75", "-1.29", None]]
        checked = self.villages(reference, headers, rows)
        assert checked.frame["settlement_lon"].tolist() == [116.65, 116.75]
        assert checked.frame["position_uncertainty_m"].iloc[0] == 50
        assert checked.frame["position_uncertainty_m"].notna().all()
        assert checked.content.about_file == ()

    def test_without_a_code(self, reference):
        checked = self.villages(reference, ["Desa"], [["Wakanda"]])
        assert (3, "Kode desanya tidak diketahui.") in reasons(checked)

    def test_without_a_district(self, reference):
        checked = self.villages(reference, ["Desa", "Kode desa"], [["Baru", "64.09.01.2099"]])
        assert reasons(checked) == [(3, "Kecamatannya tidak diketahui.")]


def test_neighbours(reference):
    checked = checked_of(
        ["Kabupaten"],
        [["Paser"], [None]],
        reference,
        "neighbours",
        geometry=[BOX, BOX],
        crs="EPSG:4326",
    )
    assert checked.frame["regency"].tolist() == ["Paser"]
    assert reasons(checked) == [(5, "Kolom “Kabupaten” kosong.")]


def test_one_name_is_not_given_to_several_lines(reference):
    frame = pd.DataFrame({"boundary_id": ["satu", "dua"], "zone": ["ikn", "ikn"]})
    lines = shapely.box([116.6, 116.8], -1.2, [116.7, 116.9], -1.1)
    raw = RawTable("dua.gpkg", "gpkg", "", frame, np.array([1, 2]), geometry=lines, crs="EPSG:4326")
    with pytest.raises(IntakeError, match="2 batas"):
        check_table(raw, Choices(layer="delineation", boundary_id="x"), reference)
    checked = check_table(raw, Choices(layer="delineation"), reference)
    assert checked.frame["boundary_id"].tolist() == ["satu", "dua"]
