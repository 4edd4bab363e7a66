"""The workbook, opened with openpyxl and compared with the Answer."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cached_property
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from sentra_geo import read_study
from sentra_geo.answer import answer
from sentra_geo.export.audience import INTERNAL, PUBLIC, answer_for, pieces_for
from sentra_geo.export.cells import cell_values
from sentra_geo.export.request import Request
from sentra_geo.export.workbook.drawing import by_zone
from sentra_geo.export.workbook.tidy_sheets import TITLES, tidy_sheets
from sentra_geo.export.workbook.tidy_writer import HEADER
from sentra_geo.export.workbook.workbook import SECTIONS, material_workbook
from sentra_geo.present.catalogue import catalogue
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.wording import UNKNOWN, Wording
from tests import worlds

ID, EN = Wording("id"), Wording("en")
TOP = HEADER + 1  # openpyxl counts from 1
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NASTY = ('=cmd|"/c calc"!A1', "@SUM(A1)", "+62 & <b>", "-2\u202eabc", "\t=1", "＝1", "خان " * 50)


class Made:
    """One workbook with what it was made of."""

    def __init__(self, study, question, words=ID, audience=INTERNAL, sections=()):
        self.study, self.words = study, words
        self.found = answer_for(answer(study, question), audience)
        self.request = Request(study, self.found, words, audience, sections)
        self.bytes = material_workbook(self.request)
        self.book = load_workbook(io.BytesIO(self.bytes))
        self.files = zipfile.ZipFile(io.BytesIO(self.bytes))

    @cached_property
    def values(self):
        """The same with the values that stand beside formulas."""
        return load_workbook(io.BytesIO(self.bytes), data_only=True)

    @cached_property
    def drawn(self):
        """Codes of the pieces that are charts, in their order."""
        return [piece.code for piece in self.pieces() if piece.figure is not None]

    def pieces(self):
        shown = catalogue(self.study, self.found, self.words)
        return [p for p in pieces_for(shown, self.found, self.request.audience) if p.table]

    def page(self, code):
        return self.book[self.words.gettext(TITLES[code])]

    def frame(self, code):
        """The table of a sheet, without its totals."""
        page = self.page(code)
        (table,) = self.book[page.title].tables.values()
        left, top, right, bottom = range_boundaries(table.ref)
        bottom -= table.totalsRowCount or 0
        rows = list(page.iter_rows(top, bottom, left, right, values_only=True))
        return pd.DataFrame(rows[1:], columns=rows[0], dtype=object)

    def cells(self, reference):
        """The values that a reference of a chart points to."""
        sheet, area = reference.rsplit("!", 1)
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
        rows = self.book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
        return [cell for row in rows for cell in row]


def text(cell):
    return cell.value if isinstance(cell.value, str) else ""


@pytest.fixture(scope="module")
def made(study):
    return Made(study, study.default_question())


@pytest.fixture(scope="module")
def english(study):
    return Made(study, study.default_question(), EN)


@pytest.fixture(scope="module")
def small(grid):
    return Made(grid, grid.default_question())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The grid world with names that want to run."""
    villages = worlds.villages_frame()
    villages["village"] = list(NASTY[:4])
    villages["district"] = [NASTY[4], NASTY[4], NASTY[5], NASTY[5]]
    sentra = worlds.sentra_frame()
    sentra["sentra"] = [NASTY[0], NASTY[6], NASTY[6], "<r>a</r>", "<script>"]
    folder = tmp_path_factory.mktemp("hostile") / "grid"
    study = read_study(worlds.write_world(folder, villages=villages, sentra=sentra))
    return Made(study, study.default_question())


def same(shown, value):
    if value is None or value == UNKNOWN:
        return shown is None
    if isinstance(value, str):
        return shown == value
    return isinstance(shown, int | float) and shown == pytest.approx(value, rel=1e-12, abs=1e-15)


def assert_holds_every_piece(made):
    pieces = made.pieces()
    assert pieces
    for piece in pieces:
        frame, wanted = made.frame(piece.code), piece.table.frame
        if piece.code == "curve":
            radius = wanted.columns[1]
            frame = frame[frame[radius] <= wanted[radius].max()].reset_index(drop=True)
        assert len(frame) == len(wanted), piece.code
        for name in wanted.columns:
            for shown, value in zip(
                frame[name], cell_values(wanted[name], made.words), strict=True
            ):
                assert same(shown, value), (piece.code, name, shown, value)


class TestValues:
    @pytest.mark.parametrize("which", ["made", "english", "small", "hostile"])
    def test_every_value_of_every_piece_stands_in_its_cell(self, which, request):
        assert_holds_every_piece(request.getfixturevalue(which))

    @pytest.mark.parametrize("choices", [{"sample": False}, {"district": ("Sepaku",)}])
    def test_so_do_those_of_other_questions(self, study, choices):
        assert_holds_every_piece(Made(study, replace(study.default_question(), **choices)))

    @pytest.mark.parametrize(
        "choices",
        [
            {"commodity": ("coconut",)},
            {"rule": "area", "unit": "businesses", "base": "area", "covered": "businesses"},
            {"zone": ("near",), "covered": "people", "unit": "villages", "base": "villages"},
            {"district": ("Utara",), "unit": "sentra", "base": "businesses"},
        ],
    )
    def test_and_in_a_small_world(self, grid, choices):
        assert_holds_every_piece(Made(grid, replace(grid.default_question(), **choices)))

    @pytest.mark.parametrize("travel", ["by_route", "by_time"])
    def test_and_with_a_travel_table(self, travel, request):
        study = request.getfixturevalue(travel)
        assert_holds_every_piece(Made(study, replace(study.default_question(), radius_km=10.0)))

    def test_the_curve_has_every_radius_with_its_counts(self, made):
        frame, reach = made.frame("curve"), made.found.reach["villages"]
        assert frame["Radius (km)"].max() == 60
        assert len(frame) == sum(len(curve.radius_km) for curve in made.found.curves)
        outside = frame[(frame["Zona"] == "Luar delineasi") & (frame["Radius (km)"] == 5)].iloc[0]
        assert outside["Desa dalam radius"] == reach.covered(50)[2] == 22
        assert outside["Desa di zona ini"] == 39
        counted = frame["Desa dalam radius"] / frame["Desa di zona ini"]
        assert list(counted) == pytest.approx(list(frame["Cakupan"]))
        assert outside["Cakupan"] == pytest.approx(22 / 39)

    def test_villages_carry_their_codes_as_text(self, made):
        frame = made.frame("villages")
        assert list(frame["Kode desa"]) == [v.village_code for v in made.found.villages]
        assert list(frame["Luas (ha)"]) == pytest.approx([v.area_ha for v in made.found.villages])

    def test_every_location_is_a_row(self, made):
        frame = made.frame("locations")
        places = [place for sentra in made.found.sentra for place in sentra.locations]
        assert list(frame["Kode desa"]) == [place.village_code for place in places]
        assert list(frame["Bujur"]) == pytest.approx([place.lon_lat[0] for place in places])
        assert list(frame["Lintang"]) == pytest.approx([place.lon_lat[1] for place in places])
        assert set(frame["Jumlah unit usaha"]) == {None}  # unknown is no zero

    def test_the_first_sheet_says_the_answer(self, made):
        rows = {row[0]: row for row in made.book["Ringkasan"].iter_rows(values_only=True)}
        for at, zone in enumerate(made.found.zones):
            row = rows[("Dalam delineasi", "Dekat batas", "Luar delineasi")[at]]
            reach = zone.reach["villages"]
            assert row[1:4] == pytest.approx(
                (made.found.units[at], made.found.bases[at], zone.rate)
            )
            assert row[4:7] == pytest.approx((reach.share, *reach.interval))
        assert rows["Radius pelayanan"][1] == "5,0 km"
        assert rows["Kecamatan"][1] == "semua"
        assert rows["Sidik data (SHA-256)"][1] == made.found.digest
        assert "? Belum cukup bukti" in rows

    def test_every_choice_and_filter_is_a_row(self, study):
        question = replace(
            study.default_question(), district=("Penajam",), scale=("micro",), near_km=2.0
        )
        page = Made(study, question, sections=("method",)).book["Ringkasan"]
        rows = {row[0]: row[1] for row in page.iter_rows(max_col=2, values_only=True)}
        assert (rows["Kecamatan"], rows["Skala usaha"]) == ("Penajam", "Mikro")
        assert rows["Lebar sabuk dekat batas"] == "2,0 km"
        assert rows["Usaha yang ikut dihitung"] == "DATA CONTOH"
        assert rows["Kamar hotel dan produk"] == "2.000 kamar hotel, 5 jenis produk"
        assert (rows["Lapak yang dibagi"], rows["Aturan pembagian lapak"]) == ("60", "sama rata")


class TestTotals:
    def total(self, made, code, column):
        page = made.page(code)
        (table,) = page.tables.values()
        _, _, _, bottom = range_boundaries(table.ref)
        at = [cell.value for cell in page[TOP]].index(column) + 1
        return page.cell(bottom, at).value, made.values[page.title].cell(bottom, at).value

    def test_they_are_the_answers_and_follow_the_filter(self, made):
        formula, value = self.total(made, "zones", "Penduduk (perkiraan)")
        assert (formula, value) == ("=SUBTOTAL(109,E5:E7)", made.found.people_total)
        assert self.total(made, "zones", "Lokasi sentra")[1] == 13
        name = "Usaha (DATA CONTOH)"
        businesses = sum(village.businesses for village in made.found.villages)
        assert self.total(made, "villages", name)[1] == businesses == 3044
        assert self.total(made, "ranking", "Urutan")[0] != 0

    def test_no_share_distance_or_rate_has_one(self, made):
        for sheet in tidy_sheets(made.request):
            assert {sheet.table.kinds[name] for name in sheet.totals} <= {
                "count",
                "hundredths",
                "tenths",
            }
            assert not any("Cakupan" in name or "Jarak" in name for name in sheet.totals)
        assert self.total(made, "zones", "Cakupan: Desa") == (None, None)

    def test_rounded_parts_that_miss_the_whole_have_none(self, made):
        villages = made.frame("villages")["Penduduk (perkiraan)"]
        assert villages.sum() != made.found.people_total
        assert self.total(made, "villages", "Penduduk (perkiraan)")[1] is None

    def test_people_of_a_world_that_adds_up(self, small):
        value = self.total(small, "villages", "Penduduk (perkiraan)")[1]
        assert value == small.found.people_total == 4000

    def test_the_cached_value_is_the_sum_of_the_cells(self, made, english):
        for one in (made, english):
            for sheet in tidy_sheets(one.request):
                for name, total in sheet.totals.items():
                    assert one.frame(sheet.code)[name].sum() == pytest.approx(total)
                    assert self.total(one, sheet.code, name)[1] == pytest.approx(total)

    def test_nothing_else_is_a_formula(self, made, hostile):
        for one in (made, hostile):
            formulas = [
                cell.value
                for page in one.book.worksheets
                for row in page.iter_rows()
                for cell in row
                if cell.data_type == "f"
            ]
            assert formulas
            assert all(re.fullmatch(r"=SUBTOTAL\(109,[A-Z]+5:[A-Z]+\d+\)", one) for one in formulas)


class TestTables:
    def test_each_sheet_is_a_filtered_table_below_a_frozen_header(self, made):
        names = set()
        for page in made.book.worksheets:
            if page.title in {"Ringkasan", "Angka grafik"}:
                assert not page.tables
                continue
            (table,) = page.tables.values()
            names.add(table.displayName.casefold())
            rows = table.totalsRowCount or 0
            assert page.freeze_panes == f"A{TOP + 1}"
            assert page.print_title_rows == f"${TOP}:${TOP}"
            left, top, right, bottom = range_boundaries(table.autoFilter.ref)
            assert (left, top) == (1, TOP)
            assert (right, bottom + rows) == range_boundaries(table.ref)[2:]
            titles = [column.name for column in table.tableColumns]
            assert titles == [cell.value for cell in page[TOP]][: len(titles)]
        assert len(names) == len(made.book.worksheets) - 2

    def test_pages_print_across(self, made):
        for page in made.book.worksheets:
            assert page.page_setup.orientation == "landscape"
            assert page.page_setup.fitToHeight in {0, None} or not page.sheet_properties.pageSetUpPr
            assert "&P" in page.oddFooter.right.text or "Halaman" in page.oddFooter.right.text

    def test_number_formats(self, made, english):
        def formats(one, code):
            page = one.book[one.words.gettext(TITLES[code])]
            return {cell.value: page.cell(TOP + 1, cell.column).number_format for cell in page[TOP]}

        shown = formats(made, "villages")
        assert shown["Jarak (km)"] == "[$-421]#,##0.0"
        assert shown["Penduduk (perkiraan)"] == "[$-421]#,##0"
        assert shown["Luas di dalam garis"] == "[$-421]0.0\\ %"
        assert shown["Kode desa"] == "@"
        assert formats(made, "combinations")[
            "P" if "P" in formats(made, "combinations") else "p"
        ] == ('[<0.001][$-421]"< 1/1000";[<0.1][$-421]0.000;[$-421]0.00')
        assert not any("$-421" in shape for shape in formats(english, "villages").values())

    def test_sample_sheets_carry_the_mark(self, made):
        for sheet in tidy_sheets(made.request):
            page = made.book[sheet.title]
            marked = "DATA CONTOH" in str(page["B3"].value)
            assert marked == bool(sheet.sample) == ("DATA CONTOH" in page.oddHeader.right.text)
            assert (page.sheet_properties.tabColor is not None) == marked
        assert made.book["Zona"]["B3"].value
        assert not made.book["Aturan"]["B3"].value

    def test_without_businesses_nothing_carries_it(self, study):
        one = Made(study, replace(study.default_question(), sample=False))
        for page in one.book.worksheets:
            said = [text(cell) for row in page.iter_rows() for cell in row]
            allowed = page.title in {"Metode dan kolofon", "Kamus data"}
            assert allowed or not any("DATA CONTOH" in cell for cell in said), page.title

    def test_links_lead_to_every_sheet_and_nowhere_else(self, made):
        cells = [row[0] for row in made.book["Ringkasan"].iter_rows(max_col=1)]
        links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
        others = [p.title for p in made.book.worksheets[1:] if p.title != "Angka grafik"]
        assert [link.split("!")[0].strip("'") for link in links] == others
        assert not [name for name in made.files.namelist() if "externalLink" in name]
        assert all(b"TargetMode" not in made.files.read(name) for name in made.files.namelist())


class TestCharts:
    def series(self, made):
        """The charts of the book in its order, parsed once."""
        if not hasattr(made, "parsed"):
            made.parsed = self.parsed(made)
        return made.parsed

    def parsed(self, made):
        names = sorted(
            (name for name in made.files.namelist() if re.search(r"charts/chart\d+\.xml", name)),
            key=lambda name: int(re.findall(r"\d+", name)[-1]),
        )
        return [ElementTree.fromstring(made.files.read(name)) for name in names]

    def test_a_chart_for_each_chart_of_the_screen_with_its_title(self, made, english):
        for one in (made, english):
            drawn = [piece.title for piece in one.pieces() if piece.figure is not None]
            shown = []
            for chart in self.series(one):
                (reference,) = [f.text for f in chart.find(f".//{CHART}title").iter(f"{CHART}f")]
                shown.append(one.cells(reference)[0])
            assert shown == drawn
            assert len(drawn) == 30

    def test_series_refer_to_cells_only_and_hold_what_stands_there(self, made):
        for chart in self.series(made):
            assert list(chart.iter(f"{CHART}numLit")) == list(chart.iter(f"{CHART}strLit")) == []
            for numbers in chart.iter(f"{CHART}numRef"):
                cells = made.cells(numbers.find(f"{CHART}f").text)
                cache = numbers.find(f"{CHART}numCache")
                assert int(cache.find(f"{CHART}ptCount").get("val")) == len(cells)
                held = {int(p.get("idx")): float(p[0].text) for p in cache.iter(f"{CHART}pt")}
                wanted = {at: cell for at, cell in enumerate(cells) if cell not in {None, ""}}
                assert held == pytest.approx(wanted)

    def drawn(self, made, code):
        chart = self.series(made)[made.drawn.index(code)]
        found = {}
        for series in chart.iter(f"{CHART}ser"):
            name = made.cells(series.find(f"{CHART}tx").find(f".//{CHART}f").text)[0]
            parts = {
                part: made.cells(series.find(f"{CHART}{part}").find(f".//{CHART}f").text)
                for part in ("cat", "val", "xVal", "yVal")
                if series.find(f"{CHART}{part}") is not None
            }
            for side in ("plus", "minus"):
                bars = series.find(f".//{CHART}{side}")
                if bars is not None:
                    parts[side] = made.cells(bars.find(f".//{CHART}f").text)
            found.setdefault(name, parts)
        return found

    def test_the_gap_with_its_intervals(self, made):
        finding, drawn = made.found.finding, self.drawn(made, "gap")
        share, (low, high) = finding.share_inside, finding.share_interval
        units = drawn["Lokasi sentra"]
        assert units["cat"] == ["Dalam delineasi", "Luar delineasi"]
        assert units["val"] == pytest.approx([share, 1 - share])
        assert units["plus"] == pytest.approx([high - share, share - low])
        assert units["minus"] == pytest.approx([share - low, high - share])
        expected = drawn["Pembanding: Penduduk"]["val"]
        assert expected == pytest.approx([finding.expected_share, 1 - finding.expected_share])

    def test_the_curve_of_each_zone(self, made):
        drawn = self.drawn(made, "curve")
        for curve, name in zip(
            made.found.curves, ("Dalam delineasi", "Dekat batas", "Luar delineasi"), strict=True
        ):
            near = curve.radius_km <= 30
            assert drawn[name]["xVal"] == pytest.approx(list(curve.radius_km[near]))
            assert drawn[name]["yVal"] == pytest.approx(list(curve.share[near]))
            limits = drawn[f"{name}: batas bawah 95 %"]["yVal"]
            assert limits == pytest.approx(list(curve.low[near]))

    def test_the_boxes_of_distances(self, made):
        drawn = self.drawn(made, "distance")
        boxes = [zone.reach["villages"].quartiles_km for zone in made.found.zones]
        assert drawn["kuartil 1 (km)"]["val"] == pytest.approx([box[0] for box in boxes])
        assert drawn["kuartil 1 sampai median"]["val"] == pytest.approx(
            [b - a for a, b, _ in boxes]
        )
        assert drawn["median sampai kuartil 3"]["val"] == pytest.approx(
            [c - b for _, b, c in boxes]
        )

    def test_the_ranking_in_zone_columns(self, made):
        drawn = self.drawn(made, "ranking")
        lacking = made.found.equity.ranking.lacking[:15]
        needs = [
            next(value for value in values if value is not None)
            for values in zip(*(one["val"] for one in drawn.values()), strict=True)
        ]
        assert needs == [row.need for row in lacking]
        (names,) = {tuple(one["cat"]) for one in drawn.values()}
        assert list(names) == [row.village for row in lacking]

    def test_quotients_and_reach_by_zone(self, made):
        quotients = made.found.equity.sentra_quotients
        for code, wanted in (
            ("sentra-quotients", {q.commodity: q for q in quotients if q.zone == "outside"}),
        ):
            drawn = self.drawn(made, code)["Luar delineasi"]
            assert drawn["val"] == pytest.approx([one.value for one in wanted.values()])
            ends = [one.interval[1] - one.value for one in wanted.values()]
            assert drawn["plus"] == pytest.approx(ends)
        reached = self.drawn(made, "commodity")["Luar delineasi"]["val"]
        assert reached == pytest.approx([s.villages_covered[2] / 39 for s in made.found.sentra])

    def test_rules_draws_and_inequality(self, made):
        band = self.drawn(made, "rule-band")["Bagian di dalam"]
        assert band["val"][0] == pytest.approx(2 / 13)
        assert band["minus"][3] == pytest.approx((41956 - 33565) / 203639)
        draws = self.drawn(made, "draws")["Bagian undian (%)"]["val"]
        assert sum(draws) == pytest.approx(1)
        spread = made.found.equity.inequality
        lorenz = self.drawn(made, "lorenz")["Bagian kumulatif: Lokasi sentra"]
        assert lorenz["xVal"] == pytest.approx([x for x, _ in spread.lorenz])
        assert lorenz["yVal"] == pytest.approx([y for _, y in spread.lorenz])
        theil = self.drawn(made, "theil")
        assert theil["Antarkelompok"]["val"] == pytest.approx(
            [spread.theil[kind].between for kind in ("zone", "district")]
        )
        indices = self.drawn(made, "concentration")
        assert indices["Nilai"]["val"] == pytest.approx([spread.gini, spread.concentration])
        ends = indices["Pembagian acak: rata-rata"]["plus"]
        assert ends[0] == pytest.approx(spread.gini_drawn.high - spread.gini_drawn.mean)

    def test_programmes_outlets_and_stages(self, made):
        figures = made.found.programmes.figures
        rows = (figures.whole, *figures.kinds)
        drawn = self.drawn(made, "programme-matrix")
        for name, zone in (("Dalam delineasi", 0), ("Luar delineasi", 2)):
            shares = [row.shares.zones[zone] for row in rows]
            assert drawn[name]["val"] == pytest.approx([100 * one.share for one in shares])
            reach = [100 * (one.interval[1] - one.share) for one in shares]
            assert drawn[name]["plus"] == pytest.approx(reach)
        assert "Dekat batas" not in drawn  # the screen shows pairs
        near = self.drawn(made, "programme-so-far")["Dekat batas"]["val"]
        assert near == pytest.approx([100 * m.so_far[1].share for m in figures.timeline.months])
        months = self.drawn(made, "programme-months")["Luar delineasi"]["val"]
        assert months == pytest.approx([month.reached[2] for month in figures.timeline.months])
        kinds = [kind.whole for kind in made.found.markets.kinds[:-1] if kind.whole.total]
        outlets = self.drawn(made, "outlet-kinds")
        assert outlets["Menjual produk lokal"]["val"] == [kind.count for kind in kinds]
        others = [kind.total - kind.count - kind.unknown for kind in kinds]
        assert outlets["Tidak menjual produk lokal"]["val"] == others
        stages = self.drawn(made, "sentra-ladder")
        assert sum(sum(one["val"]) for one in stages.values()) == len(made.found.sentra)

    def test_stalls_shares_and_receipts(self, made):
        plan = made.found.events
        stalls = self.drawn(made, "stall-split")["Luar delineasi"]["val"]
        shares = [one.share for one in plan.splits]
        assert stalls == pytest.approx([*shares, plan.business_shares[2], plan.people_shares[2]])
        placed = self.drawn(made, "placements")["Bagian"]
        zones = made.found.markets.placements.businesses.zones
        assert placed["val"] == pytest.approx([one.share for one in zones])
        assert placed["minus"] == pytest.approx([one.share - one.interval[0] for one in zones])
        members = self.drawn(made, "forum-members")["Bagian anggota"]["val"]
        shown = made.found.forum.figures.shares.zones
        assert members == pytest.approx([one.share for one in shown])
        products = self.drawn(made, "receipt-products")["Bagian dari semua struk"]["val"]
        rows = made.found.receipts.figures.products.rows[:12]
        assert products == pytest.approx([row.share for row in rows])

    def test_villages_stand_in_the_series_of_their_zone(self, made):
        drawn = self.drawn(made, "access")
        zones = {row.village: (row.zone, row.enhanced) for row in made.found.access.villages}
        names = {"inside": "Dalam delineasi", "near": "Dekat batas", "outside": "Luar delineasi"}
        for village, *values in zip(
            drawn["2SFCA"]["cat"], *(drawn[name]["val"] for name in names.values()), strict=True
        ):
            zone, value = zones[village]
            shown = dict(zip(names, values, strict=True))
            assert shown[zone] == pytest.approx(value)
            assert [shown[other] for other in names if other != zone] == [None, None]

    def test_alt_text_axes_and_intervals_inside_the_axis(self, made):
        drawings = [n for n in made.files.namelist() if re.search(r"drawings/drawing\d", n)]
        for name in drawings:
            assert re.search(rb'descr="[^"]{30,}', made.files.read(name)), name
        for chart in self.series(made):
            axes = [*chart.iter(f"{CHART}valAx")]
            assert any(axis.find(f"{CHART}title") is not None for axis in axes)
            assert all("[$-421]" in axis.find(f"{CHART}numFmt").get("formatCode") for axis in axes)
            top = axes[-1].find(f"{CHART}scaling/{CHART}max")
            for series in chart.iter(f"{CHART}ser"):
                plus = series.find(f".//{CHART}plus")
                if plus is None:
                    continue
                ends = made.cells(plus.find(f".//{CHART}f").text)
                values = made.cells(series.find(f"{CHART}val").find(f".//{CHART}f").text)
                most = max(v + e for v, e in zip(values, ends, strict=True) if v is not None and e)
                assert float(top.get("val")) >= most


class TestDictionary:
    @pytest.mark.parametrize("which", ["made", "english", "small"])
    def test_it_tells_of_every_column_of_every_sheet(self, which, request):
        one = request.getfixturevalue(which)
        titles = [one.words.gettext(name) for name in ("Kamus data", "Ringkasan", "Angka grafik")]
        page = one.book[titles[0]]
        told = {(r[0], r[1]) for r in page.iter_rows(TOP + 1, values_only=True)}
        assert all(row[2] for row in page.iter_rows(TOP + 1, values_only=True))
        for sheet in one.book.worksheets:
            if sheet.title not in titles:
                (table,) = sheet.tables.values()
                assert {(sheet.title, column.name) for column in table.tableColumns} <= told
        for sheet in tidy_sheets(one.request):
            if sheet.drawing and sheet.drawing.table:
                assert {(titles[2], name) for name in sheet.drawing.table.frame.columns} <= told

    def test_it_quotes_the_definitions(self, made):
        page = made.book["Kamus data"]
        rows = {(r[0], r[1]): r for r in page.iter_rows(TOP + 1, values_only=True)}
        said = rows["Zona", "Luas (ha)"]
        assert "Luas di permukaan bumi" in said[2]
        assert said[3:6] == ("hektare", "bilangan bulat", "ya")
        assert said[7] == "area"
        assert rows["Desa", "Penduduk (perkiraan)"][5] is None  # not summed there

    def test_sources_and_method(self, made):
        facts = {fact.sha256 for fact in made.study.layers_for(made.found.question.boundary)}
        rows = list(made.book["Sumber"].iter_rows(TOP + 1, values_only=True))
        assert {row[-1] for row in rows} == facts
        said = [row[1] for row in made.book["Metode dan kolofon"].iter_rows(values_only=True)]
        assert made.found.digest in said
        assert any("DATA CONTOH" in str(line) for line in said)
        assert any(str(line).startswith("verdict.alpha = 0,05") for line in said)


class TestWhole:
    def test_names_that_want_to_run_stay_texts(self, hostile):
        cells = [c for p in hostile.book.worksheets for r in p.iter_rows() for c in r]
        held = [
            cell for cell in cells if text(cell).startswith(("=cmd", "@SUM", "+62", "-2", "＝"))
        ]
        assert held
        assert {cell.data_type for cell in held} == {"s"}
        assert all(
            cell.quotePrefix for cell in held if cell.row > TOP and "Angka" not in cell.parent.title
        )
        assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)

    def test_sections_can_be_chosen(self, small):
        one = Made(small.study, small.found.question, sections=("comparison", "sources"))
        assert one.book.sheetnames == ["Ringkasan", "Selisih", "Zona", "Sumber", "Angka grafik"]
        assert set(SECTIONS) == {
            *("comparison", "coverage", "access", "equity", "sentra", "sensitivity"),
            *("programmes", "markets", "receipts", "events", "forum"),
            *("dictionary", "sources", "method"),
        }

    def test_totals_of_places_and_stalls(self, made):
        totals = {sheet.code: sheet.totals for sheet in tidy_sheets(made.request)}
        whole = made.found.programmes.figures.whole.shares.whole
        counts = {"Terjangkau": whole.count, "Semua usaha": whole.total}
        assert counts.items() <= totals["programme-villages"].items()
        assert totals["stall-villages"] == {"Lapak": made.found.events.stalls}
        assert totals["sentra-stages"] == {"Jumlah": 9}
        # A business takes part in several months, and kinds of outlet end with all of them.
        assert totals["programme-months"] == totals["outlet-kinds"] == totals["placements"] == {}

    def test_the_public_sees_no_businesses_below_a_zone(self, tmp_path):
        rows = [((5 + i % 4, 5), "coconut", "micro", 0) for i in range(20)]
        rows += [((5 + i % 4, 15), "batik", "micro", 0) for i in range(20)]
        frame = worlds.businesses_frame(rows)
        study = read_study(worlds.write_world(tmp_path / "w", businesses=frame))
        question = replace(study.default_question(), covered="businesses", radius_km=8.0)
        inside = Made(study, question, audience=INTERNAL)
        public = Made(study, question, audience=PUBLIC)
        assert "LQ usaha" in inside.book.sheetnames
        assert "LQ usaha" not in public.book.sheetnames
        assert "Urutan desa" not in public.book.sheetnames
        assert "Usaha dalam radius" in inside.frame("curve")
        assert "Kurva cakupan" not in public.book.sheetnames  # few at a small radius
        if "Desa" in public.book.sheetnames:
            assert not any("Usaha" in name for name in public.frame("villages"))
        assert "Usaha" in public.frame("zones")

    def test_no_row_of_a_business_is_in_it(self, made):
        held = b"".join(made.files.read(name) for name in made.files.namelist())
        frame = made.study.businesses.frame if hasattr(made.study, "businesses") else None
        if frame is not None:
            assert not any(str(one).encode() in held for one in frame["business_id"][:50])
        assert len(made.bytes) < 2_000_000

    def test_the_file_says_what_it_is_and_no_time(self, made):
        properties = made.book.properties
        assert properties.title == made.book["Ringkasan"]["A1"].value
        assert "DATA CONTOH" in properties.description
        assert properties.keywords == made.found.digest
        assert {str(properties.created), str(properties.modified)} == {"2020-01-01 00:00:00"}
        assert {member.date_time[0] for member in made.files.infolist()} == {2020}

    def test_every_part_is_sound_xml(self, made, hostile):
        for one in (made, hostile):
            for name in one.files.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(one.files.read(name))

    def test_nothing_left_by_the_filter_still_makes_a_book(self, study):
        question = replace(study.default_question(), commodity=("weaving",), district=("Waru",))
        one = Made(study, question)
        assert {"Ringkasan", "Kamus data"} <= set(one.book.sheetnames)

    def test_unknown_is_an_empty_cell(self, made):
        theil = made.frame("theil")
        assert list(theil["Antarkelompok"].isna()) == [False, True, True, True, False, *[True] * 4]
        assert not any(
            cell.value == UNKNOWN
            for page in made.book.worksheets
            for row in page.iter_rows(TOP)
            for cell in row
        )


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """Ten sentra of four commodities, and several villages of one name."""
    layers = worlds.wide_layers()
    names = layers["villages"]["village"]
    layers["villages"]["village"] = ["Desa Sama" if n % 3 == 0 else v for n, v in enumerate(names)]
    folder = tmp_path_factory.mktemp("wide")
    return read_study(worlds.write_world(folder, **layers))


@pytest.mark.parametrize("audience", [INTERNAL, PUBLIC])
def test_sentra_and_villages_of_one_name_are_rows_of_their_own(wide, audience):
    made = Made(wide, replace(wide.default_question(), radius_km=10), audience=audience)
    assert_holds_every_piece(made)
    sheets = {sheet.code: sheet for sheet in tidy_sheets(made.request)}
    frame = sheets["commodity"].drawing.table.frame
    assert len(frame) == len(made.found.sentra) == 10
    names = [label(ID, COMMODITY, sentra.commodity) for sentra in made.found.sentra]
    assert [name.split(" (")[0] for name in frame.iloc[:, 0]] == names
    assert list(frame.iloc[:, 0])[3:6] == [names[3], f"{names[0]} (2)", f"{names[1]} (2)"]
    for at, zone in enumerate(made.found.zones):
        shares = [sentra.villages_covered[at] / zone.villages for sentra in made.found.sentra]
        assert list(frame[label(ID, ZONE, zone.zone)]) == pytest.approx(shares)
    for code in {"access", "rates", "ranking"} & set(sheets):
        names = list(sheets[code].drawing.table.frame.iloc[:, 0])
        assert len(set(names)) == len(names)


def test_businesses_of_sentra_of_one_commodity_are_not_summed_twice(wide, small):
    request = Request(wide, answer(wide, wide.default_question()), ID)
    totals = {sheet.code: sheet.totals for sheet in tidy_sheets(request)}
    assert totals["sentra"] == {}
    alone = {sheet.code: sheet.totals for sheet in tidy_sheets(small.request)}
    assert list(alone["sentra"].values()) == [6.0]  # eight, one without and one of no commodity


def test_rows_by_zone_keep_to_their_bearer():
    rows = [
        ("a", "Dalam delineasi", 1.0),
        ("a", "Luar delineasi", 2.0),
        ("b", "Luar delineasi", 3.0),
    ]
    rows += [("a", "Dalam delineasi", 4.0), ("a", "Luar delineasi", 5.0)]
    frame = pd.DataFrame(rows, columns=["k", "z", "v"], index=[0, 0, 1, 1, 1])
    made = by_zone(frame, "k", "z", ["v"], ID)
    assert list(made["k"]) == ["a", "b", "a (2)"]
    assert made["Dalam delineasi"].tolist() == pytest.approx([1.0, float("nan"), 4.0], nan_ok=True)
    assert made["Luar delineasi"].tolist() == [2.0, 3.0, 5.0]
    assert made["Dekat batas"].isna().all()
