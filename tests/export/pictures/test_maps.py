"""Maps say what the screen's map says, hide nothing, and are the same every time."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import shapely
import typst
from pypdf import PdfReader

from sentra_geo import read_study
from sentra_geo.export.pictures.maps import locator_svg, map_svg
from sentra_geo.export.pictures.text_size import text_width
from sentra_geo.export.typesetting.fonts import FONT_FOLDER
from sentra_geo.present.maps import (
    ACCESS,
    REPRESENTATION,
    VILLAGE_METRICS,
    drawn_layers,
    line_text,
    village_fill,
)
from sentra_geo.present.palette import LIGHT, ZONE_COLOUR
from sentra_geo.question import Question
from sentra_geo.wording import Wording
from tests import worlds
from tests.export.pictures import maps_world as made
from tests.export.pictures.maps_world import drawn, found_for, located, of_class, texts

ID = Wording("id")
ROOT = Path(__file__).parents[3]
SIZES = ((960, 720), (1600, 1100), (480, 360), (700, 980))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return made.hostile_study(tmp_path_factory.mktemp("hostile") / "x")


def fills_of(svg):
    paths = of_class(svg, "village")
    return {
        path.get("data-village"): (path.get("fill"), float(path.get("fill-opacity", 1)))
        for path in paths
    }, len(paths)


@pytest.mark.parametrize("sample", [True, False])
@pytest.mark.parametrize("metric", VILLAGE_METRICS)
def test_every_village_stands_once_in_the_colour_of_the_screen(study, metric, sample):
    question = Question(sample=sample)
    found = found_for(study, question)
    fills, paths = fills_of(drawn(study, question, metric))
    assert paths == len(fills) == 54
    if metric in (REPRESENTATION, ACCESS):
        expected = drawn_layers(study, found, ID, metric, "", ("villages",))["fills"]
    else:
        expected = {v.village_code: village_fill(v, metric) for v in found.villages}
    assert fills == {code: (colour, pytest.approx(o)) for code, (colour, o) in expected.items()}


def test_a_village_tells_its_tip(study):
    found = found_for(study, study.default_question())
    tips = drawn_layers(study, found, ID)["tips"]
    for path in of_class(drawn(study), "village"):
        title = path.find(f"{made.NAMESPACE}title").text
        assert title.split("\n") == tips[path.get("data-village")]


def test_outlines_lie_where_the_frame_says(grid):
    """The grid world's A is a square of 10 km in the south-west."""
    svg = drawn(grid)
    a, b, c, _ = (made.path_box(path) for path in of_class(svg, "village"))
    assert a.width == pytest.approx(a.height, abs=0.2)
    assert a.right == pytest.approx(b.left, abs=0.1)
    assert a.top == pytest.approx(c.bottom, abs=0.1)
    line = made.path_box(made.one(svg, "delineation"))
    assert line.right - a.left == pytest.approx(1.5 * a.width, abs=0.2)
    assert line.bounds[:2] == pytest.approx(a.bounds[:2], abs=0.11)


def test_marks_lie_at_their_places_with_their_uncertainty(tmp_path):
    study = worlds_study(tmp_path, sentra=worlds.sentra_frame(uncertainty_m=2_000.0))
    svg = drawn(study)
    a = made.path_box(of_class(svg, "village")[0])
    km = a.width / 10
    marks = {m.get("data-sentra"): m for m in of_class(svg, "sentra")}
    assert set(marks) == {code for _, _, code, _ in worlds.SENTRA}
    circles = of_class(svg, "uncertainty")
    assert len(circles) == len(marks)
    for circle in circles:
        assert float(circle.get("r")) == pytest.approx(2 * km, rel=2e-3)
    x, y = made.rect_of(marks["99.01.01.2001"].find(f"{made.NAMESPACE}rect")).middle
    assert x == pytest.approx(a.left + 6 * km, abs=0.3)  # S1, the first of two at A
    assert y == pytest.approx(a.bottom - 5 * km, abs=0.3)
    assert marks["99.01.01.2001"].find(f"{made.NAMESPACE}text").text == "1·2"


def worlds_study(folder, **layers):
    return read_study(worlds.write_world(folder / "w", **layers))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("metric", ["zone", ACCESS])
def test_nothing_lies_on_anything_else(study, metric, size):
    apart(drawn(study, metric=metric, size=size))


def test_nothing_lies_on_anything_else_with_hostile_names(hostile):
    for size in (*SIZES, (320, 240), (900, 400)):
        apart(drawn(hostile, size=size))


def apart(svg):
    labels = made.label_boxes(svg)
    frame = made.rect_of(made.one(svg, "frame"))
    assert {"village-name", "line-label"} <= {kind for kind, _ in labels}
    boxes = [box for _, box in labels] + made.mark_boxes(svg)
    boxes += [made.box_of(inset) for inset in of_class(svg, "inset")]
    for number, box in enumerate(boxes):
        # Coordinates are written to a tenth of a pixel.
        assert not [other for other in boxes[number + 1 :] if box.padded(-0.11).meets(other)]
    for _, box in labels:
        assert box.within(frame)


def test_texts_stay_in_their_picture(hostile, study):
    """A legend's lines end before the right edge, and none stands below the lower edge."""
    for svg in (drawn(hostile), drawn(hostile, size=(480, 360)), drawn(study, metric=ACCESS)):
        root = made.read(svg)
        width, height = float(root.get("width")), float(root.get("height"))
        for text in root.findall(f"{made.NAMESPACE}text"):
            if text.get("text-anchor") is None and text.get("transform") is None:
                bold = text.get("font-weight") == "bold"
                reach = text_width(text.text, float(text.get("font-size")), bold=bold)
                assert float(text.get("x")) + reach <= width + 0.2
                assert float(text.get("y")) < height


def test_hosts_of_sentra_are_named_first(study):
    names = {
        e.find(f".//{made.NAMESPACE}text").text for e in of_class(drawn(study), "village-name")
    }
    found = found_for(study, study.default_question())
    hosts = {place.village for sentra in found.sentra for place in sentra.locations}
    said = " ".join(texts(drawn(study)))
    assert {host for host in hosts if host.split()[0] not in said} == set()
    assert len(names) >= 30


def test_the_line_says_its_law_and_standing_on_the_map_and_in_the_legend(study, grid):
    for one_study, is_dashed in ((study, True), (grid, False)):
        svg = drawn(one_study)
        found = found_for(one_study, one_study.default_question())
        expected = line_text(found, ID)
        label = made.one(svg, "line-label")
        said = " ".join(e.text for e in label.findall(f"{made.NAMESPACE}g[2]/{made.NAMESPACE}text"))
        assert said == expected
        assert (made.one(svg, "delineation").get("stroke-dasharray") is not None) is is_dashed
        legend = " ".join(e.text for e in made.read(svg).findall(f"{made.NAMESPACE}text"))
        assert expected in legend


def test_the_line_is_named_only_where_it_is_seen(study):
    svg = drawn(study, Question(district=("Babulu",)))
    assert of_class(svg, "line-label") == []
    assert of_class(drawn(study, made.SEPAKU), "line-label") != []


def test_sample_businesses_say_so(study):
    for metric, points, marked in (
        ("zone", False, False),
        ("zone", True, True),
        ("businesses", False, True),
        ("coverage", False, True),
        ("people", False, False),
    ):
        assert ("DATA CONTOH" in texts(drawn(study, metric=metric, points=points))) is marked
    by_business = Question(unit="businesses")
    assert "DATA CONTOH" in texts(drawn(study, by_business, REPRESENTATION))
    for question in (Question(sample=False), Question(unit="businesses", sample=False)):
        assert "DATA CONTOH" not in " ".join(texts(drawn(study, question, "zone", points=True)))


def test_a_real_register_is_no_sample(grid):
    assert "DATA CONTOH" not in " ".join(texts(drawn(grid, metric="businesses", points=True)))


def test_one_district_is_zoomed_to(study):
    svg = drawn(study, made.SEPAKU)
    frame = made.rect_of(made.one(svg, "frame"))
    inside = study.villages.frame["district"].eq("Sepaku").to_numpy()
    codes = set(study.villages.frame["village_code"][inside])
    paths = of_class(svg, "village")
    kept = [p for p in paths if p.get("data-village") in codes]
    assert len(kept) == len(codes) == 15
    boxes = [made.path_box(path) for path in kept]
    assert all(box.within(frame) for box in boxes)
    assert max(b.bottom for b in boxes) - min(b.top for b in boxes) > 0.8 * frame.height
    others = {p.get("fill") for p in paths if p not in kept}
    assert others == {LIGHT.land}
    assert "Desa di luar pilihan" in texts(svg)


def test_a_zone_filter_leaves_the_others_pale(study):
    question = Question(zone=("inside",))
    fills, _ = fills_of(drawn(study, question))
    zones = {v.village_code: v.zone for v in found_for(study, question).villages}
    for code, (colour, _) in fills.items():
        assert colour == (ZONE_COLOUR["inside"] if zones[code] == "inside" else LIGHT.land)
    zones_of_marks = {"Sentra: dalam delineasi"}
    assert {t for t in texts(drawn(study, question)) if t.startswith("Sentra: ")} == zones_of_marks


def test_no_sentra_left_leaves_no_sign_of_any(study):
    svg = drawn(study, Question(commodity=("batik",), zone=("inside",)))
    assert of_class(svg, "sentra") == of_class(svg, "uncertainty") == []
    said = " ".join(texts(svg))
    assert "Nomor sentra" not in said
    assert "Sentra:" not in said


def test_every_number_on_the_map_has_its_name(study):
    svg = drawn(study)
    found = found_for(study, study.default_question())
    said = texts(svg)
    assert all(sentra.sentra in said for sentra in found.sentra)
    numbers = {m.find(f"{made.NAMESPACE}text").text for m in of_class(svg, "sentra")}
    known = {sentra.sentra_id.removeprefix("S") for sentra in found.sentra}
    assert {n for text in numbers for n in text.split("·")} == known


def test_marks_tell_their_zone_by_shape_too(tmp_path):
    """Near is six-cornered, inside round, outside square: grey print tells them apart."""
    study = worlds_study(tmp_path)
    svg = drawn(study, Question(boundary="garis", near_km=2.0))
    shapes = {}
    for mark in of_class(svg, "sentra"):
        rect = mark.find(f"{made.NAMESPACE}rect")
        shapes[mark.get("data-sentra")] = None if rect is None else float(rect.get("rx"))
    assert shapes["99.01.01.2002"] is None  # S3 at B, 2 km inside: near
    assert shapes["99.01.01.2001"] > 5 > shapes["99.01.02.2001"]


def test_zones_have_a_second_sign(study):
    svg = drawn(study)
    patterns = {p.get("id") for p in made.read(svg).iter(f"{made.NAMESPACE}pattern")}
    used = [p.get("fill") for p in made.read(svg).iter(f"{made.NAMESPACE}path")]
    over = {fill[5:-1] for fill in used if fill and fill.startswith("url(")}
    assert len(over) == 2
    assert over <= patterns


def test_points_stand_where_the_businesses_are(grid):
    """The eighth of the eight lies east of the frame."""
    svg = drawn(grid, points=True)
    a = made.path_box(of_class(svg, "village")[0])
    km = a.width / 10
    points = np.vstack([made.path_points(p.get("d")) for p in of_class(svg, "businesses")])
    expected = [(x, y) for (x, y), *_ in worlds.BUSINESSES]
    places = {(round((x - a.left) / km, 1), round((a.bottom - y) / km, 1)) for x, y in points}
    seen = [(x, y) for x, y in expected if x < 25]
    for x, y in seen:
        assert any(abs(x - px) < 0.15 and abs(y - py) < 0.15 for px, py in places)
    assert of_class(drawn(grid), "businesses") == []


def test_many_points_stay_small(tmp_path):
    rng = np.random.default_rng(5)
    rows = [(tuple(at), "batik", "micro", 0) for at in rng.uniform(0, 20, (20_000, 2))]
    study = worlds_study(tmp_path, businesses=worlds.businesses_frame(rows, is_sample=True))
    assert len(drawn(study, points=True)) < 350_000


def test_files_are_small(study):
    for metric in VILLAGE_METRICS:
        assert len(drawn(study, metric=metric).encode()) < 200_000
    assert len(drawn(study, points=True).encode()) < 350_000


def test_names_never_run_as_code(hostile):
    svg = drawn(hostile)
    assert "<script" not in svg
    assert "<b>" not in svg
    tags = {e.tag.removeprefix(made.NAMESPACE) for e in made.read(svg).iter()}
    assert tags == {
        *("svg", "defs", "clipPath", "pattern", "g", "rect", "path", "circle", "text", "title"),
    }
    assert not [key for e in made.read(svg).iter() for key in e.attrib if key.startswith("on")]
    assert any("<script>" in text for text in texts(svg))
    assert [text for text in texts(svg) if len(text) > 90] == []


def test_both_languages(study):
    assert {"1,25° LS", "116,50° BT", "U"} <= set(texts(drawn(study)))
    english = texts(drawn(study, language="en"))
    assert {"1.25° S", "116.50° E"} <= set(english)
    assert "Inside the delineation" in english


def test_ids_are_of_one_picture_alone(study):
    """Many pictures stand on one web page."""
    ids = [
        {e.get("id") for e in made.read(svg).iter() if e.get("id")}
        for svg in (drawn(study), drawn(study, metric=ACCESS), drawn(study, size=(480, 360)))
    ]
    assert not ids[0] & ids[1] | ids[0] & ids[2] | ids[1] & ids[2]
    svg = drawn(study)
    named = {part.split(")")[0] for part in svg.split("url(#")[1:]}
    assert named <= ids[0]


def test_a_locator_marks_what_it_is_asked_for(study):
    code = "64.09.04.1007"
    svg = located(study, (code,))
    frame = made.rect_of(made.one(svg, "frame"))
    (village,) = [p for p in of_class(svg, "village") if p.get("data-village") == code]
    box = made.path_box(village)
    assert box.within(frame)
    paths = made.read(svg).iter(f"{made.NAMESPACE}path")
    around = [p for p in paths if p.get("fill") == "none" and float(p.get("stroke-width")) > 2]
    assert box.bounds in [made.path_box(p).bounds for p in around]
    bold = [e for e in of_class(svg, "village-name") if e.get("font-weight") == "bold"]
    assert [e.find(f".//{made.NAMESPACE}text").text for e in bold] == ["Maridan"]
    assert "Wilayah yang ditandai" in texts(svg)
    assert len(of_class(svg, "inset")) == 1


@pytest.mark.parametrize("size", [(480, 360), (600, 300), (400, 480), (320, 240)])
def test_a_locator_of_any_village_and_district_can_be_drawn(study, size):
    villages = study.villages.frame
    codes = [(code,) for code in villages["village_code"][::9]]
    codes += [tuple(rows["village_code"]) for _, rows in villages.groupby("district")]
    for some in codes:
        svg = located(study, some, size)
        boxes = [box for _, box in made.label_boxes(svg)] + mark_and_inset(svg)
        for number, box in enumerate(boxes):
            assert not [other for other in boxes[number + 1 :] if box.padded(-0.11).meets(other)]


def mark_and_inset(svg):
    return made.mark_boxes(svg) + [made.box_of(inset) for inset in of_class(svg, "inset")]


def test_a_locator_of_nothing_is_refused(study):
    found = found_for(study, study.default_question())
    with pytest.raises(ValueError, match="no village"):
        locator_svg(study, found, ID, ("00",))


def test_a_picture_too_small_is_refused(study):
    found = found_for(study, study.default_question())
    with pytest.raises(ValueError, match="120 x 90"):
        map_svg(study, found, ID, "zone", 120, 90)


def test_the_inset_hides_no_village(study):
    for svg in (drawn(study), drawn(study, made.SEPAKU), drawn(study, size=(480, 360))):
        (inset,) = of_class(svg, "inset")
        box = shapely.box(*made.box_of(inset).bounds)
        for path in of_class(svg, "village"):
            rings = [made.path_points(r) for r in path.get("d").split("Z") if r]
            assert not any(shapely.Polygon(ring).buffer(0).intersects(box) for ring in rings)


def test_land_around_is_named(tmp_path):
    study = made.with_neighbours(tmp_path / "w")
    said = texts(drawn(study, size=(1400, 700)))
    assert "<JAUH>" in said
    assert "<Jauh>" in said  # in the inset


def test_overlapping_outlines_are_drawn_too(tmp_path):
    frame = worlds.villages_frame()
    frame.loc[0, "geometry"] = worlds.rectangle(0, 0, 10.02, 10)
    study = worlds_study(tmp_path, villages=frame)
    assert not shapely.coverage_is_valid(study.villages.outlines)
    assert len(of_class(drawn(study), "village")) == 4


def test_typst_sets_a_map_and_its_texts_stay_texts(study):
    source = "#set page(width: 960pt, height: 720pt, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    page = typst.compile(
        source.encode(),
        font_paths=[FONT_FOLDER],
        ignore_system_fonts=True,
        sys_inputs={"svg": drawn(study, points=True)},
    )
    (read,) = PdfReader(BytesIO(page)).pages
    said = read.extract_text()
    for text in ("DATA CONTOH", "Kapal rakyat", "Mentawir", "PASER", "1,25° LS", "20 km"):
        assert text in said
    fonts = str([font.get_object()["/BaseFont"] for font in fonts_of(read)])
    assert fonts.count("Arimo") == len(fonts_of(read)) >= 2


def fonts_of(page):
    """Fonts of a page and of the pictures in it."""
    resources = [page["/Resources"]]
    for held in resources:
        forms = held.get("/XObject", {}).values()
        resources += [f.get_object()["/Resources"] for f in forms if "/Resources" in f.get_object()]
    return [font for held in resources for font in held.get("/Font", {}).values()]
