"""The atlas of the shipped layers, opened and compared with the Answer page by page."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from sentra_geo import __version__, answer
from sentra_geo.export.atlas import locators
from sentra_geo.export.atlas.around import nearest_sentra
from sentra_geo.export.atlas.atlas import SECTIONS, atlas_bytes
from sentra_geo.export.atlas.districts import district_figures
from sentra_geo.export.request import Request
from sentra_geo.present.labels import ZONE, label
from sentra_geo.present.phrases import distance_text
from sentra_geo.present.verification import village_cases
from sentra_geo.wording import Wording

ID = Wording("id")
FRONT, BACK = 2, 2


def flat(text):
    """Text without breaks: lines end anywhere on a page."""
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).replace(" ", "")


class Opened:
    """A PDF's pages as text, and the pages of its bookmarks."""

    def __init__(self, body):
        self.body = body
        self.reader = pypdf.PdfReader(io.BytesIO(body))
        self.pages = [flat(page.extract_text()) for page in self.reader.pages]
        self.chapters = {}
        last = None
        for entry in self.reader.outline:
            if isinstance(entry, list):
                self.chapters[last] = [
                    (one.title, self.reader.get_destination_page_number(one)) for one in entry
                ]
            else:
                last = entry.title
                self.chapters.setdefault(last, [])


@pytest.fixture(scope="module")
def found(study):
    return answer(study, study.default_question())


def blank(*_, width, height):
    """A picture in the place of a locator map, which pypdf takes long to read."""
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="#eee"/></svg>'


@pytest.fixture(scope="module")
def atlas(study, found):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locators, "locator_svg", blank)
        return Opened(atlas_bytes(Request(study, found, ID)))


@pytest.fixture(scope="module")
def whole(study, found):
    """The atlas with its maps."""
    return atlas_bytes(Request(study, found, ID))


def ordered(found):
    places = list(dict.fromkeys(village.district for village in found.villages))
    return sorted(found.villages, key=lambda v: (places.index(v.district), v.village))


def held(page, *texts):
    return [text for text in texts if flat(text) not in page]


def test_pages_and_bookmarks(atlas, found):
    assert len(atlas.pages) == FRONT + 4 + 54 + 9 + BACK
    districts = atlas.chapters["Halaman kecamatan"]
    assert [name for name, _ in districts] == ["Penajam", "Waru", "Babulu", "Sepaku"]
    villages = atlas.chapters["Halaman desa"]
    assert [name for name, _ in villages] == [f"{v.kind} {v.village}" for v in ordered(found)]
    assert [name for name, _ in atlas.chapters["Halaman sentra"]] == [
        sentra.sentra for sentra in found.sentra
    ]
    numbers = [n for name in SECTIONS.values() for _, n in atlas.chapters[name]]
    assert numbers == list(range(FRONT, FRONT + 67))  # one page each, none left out


def test_every_village_page_holds_its_own_numbers(atlas, study, found):
    access = {row.village_code: row for row in found.access.villages}
    shares = {row.village_code: row for row in found.equity.villages}
    needs = {row.village_code: row for row in found.equity.ranking.villages}
    nearest = nearest_sentra(study, "any")
    pages = atlas.chapters["Halaman desa"]
    for village, (_, number) in zip(ordered(found), pages, strict=True):
        code, page = village.village_code, atlas.pages[number]
        row, near = access[code], nearest[code]
        texts = [
            f"Kecamatan {village.district} · kode {code}",
            f"{village.kind} {village.village}",
            label(ID, ZONE, village.zone),
            f"{ID.percent(village.share_inside)} luasnya di dalam garis",
            distance_text(village.distance_km, study.distance, ID),
            (
                f"Ke {near.sentra} di {near.village}; letak permukiman "
                f"±{ID.number(village.position_uncertainty_m)} m"
            ),
            f"5,0 km {'ya' if village.is_covered else 'tidak'}",
            f"Penduduk (perkiraan) {ID.number(village.people)}",
            f"{ID.number(village.area_ha)} ha",
            (
                f"Usaha (DATA CONTOH) {ID.number(village.businesses)} Di antaranya "
                f"{ID.number(village.businesses_covered)} dalam"
            ),
            (
                f"{ID.number(row.enhanced, 2)} Lokasi sentra per 10.000 penduduk; peringkat "
                f"{row.rank} dari 54 desa; {row.sentra_in_reach} lokasi"
            ),
            (
                f"{ID.percent(shares[code].unit_share)} dari lokasi sentra, dan "
                f"{ID.percent(shares[code].base_share)} dari penduduk"
            ),
            "DATA CONTOH: usaha, program,",
        ]
        if village.is_split:
            texts.append("dipotong garis")
        assert ("tidakdipotonggaris" in page) is not village.is_split
        if code not in needs:
            texts.append("Tidak dihitung: desa ini di dalam garis")
        elif needs[code].need:
            texts.append(f"{ID.number(needs[code].need)} orang lagi (perkiraan)")
        else:
            texts.append("Tidak ada kekurangan")
        assert not held(page, *texts), village.village


def test_villages_to_verify_say_why(atlas, found):
    cases = village_cases(found, ID)
    pages = dict(atlas.chapters["Halaman desa"])
    for row, case in zip(found.to_verify, cases, strict=True):
        kind = next(v.kind for v in found.villages if v.village_code == row.village_code)
        page = atlas.pages[pages[f"{kind} {row.village}"]]
        assert not held(page, "Perlu diverifikasi", *case.reasons, *case.actions, *case.stakes)
    assert sum("Perludiverifikasi" in page for page in atlas.pages) == len(cases)


def test_villages_with_sentra_name_them_and_say_units_are_unknown(atlas, found):
    pages = dict(atlas.chapters["Halaman desa"])
    of_sentra = dict(atlas.chapters["Halaman sentra"])
    for sentra in found.sentra:
        for place in sentra.locations:
            village = next(v for v in found.villages if v.village_code == place.village_code)
            page = atlas.pages[pages[f"{village.kind} {village.village}"]]
            number = sentra.sentra_id.removeprefix("S")
            row = f"{number} {sentra.sentra} 518/176/2020 Ditetapkan belum diketahui"
            at = of_sentra[sentra.sentra] + 1
            assert not held(page, f"{row} {ID.number(place.position_uncertainty_m)} {at}")


def test_district_pages_sum_the_villages(atlas, found):
    for district, (_, number) in zip(
        district_figures(found), atlas.chapters["Halaman kecamatan"], strict=True
    ):
        page = atlas.pages[number]
        villages = [v for v in found.villages if v.district == district.district]
        covered = sum(v.is_covered for v in villages)
        businesses = ID.number(sum(v.businesses for v in villages))
        assert not held(
            page,
            f"{covered} dari {len(villages)}",
            (
                f"Usaha (DATA CONTOH) {businesses} Di antaranya "
                f"{ID.number(sum(v.businesses_covered for v in villages))}"
            ),
            f"Jumlah {len(villages)} {covered} {ID.number(sum(v.people for v in villages))}",
        )
        numbers = {name: at + 1 for name, at in atlas.chapters["Halaman desa"]}
        for v in villages:
            mark = "*" if v.is_split else ""
            row = (
                f"{numbers[f'{v.kind} {v.village}']} {v.village}{mark} {label(ID, ZONE, v.zone)} "
                f"{ID.percent(v.share_inside)} {ID.number(v.distance_km, 1)} "
                f"{'ya' if v.is_covered else 'tidak'} {ID.number(v.people)}"
            )
            assert not held(page, row)


def test_sentra_pages_hold_locations_and_reach(atlas, found):
    access = {(row.sentra_id, row.village_code): row for row in found.access.sentra}
    for sentra, (_, number) in zip(found.sentra, atlas.chapters["Halaman sentra"], strict=True):
        page = atlas.pages[number]
        rows = [
            f"{place.village} {place.district} {label(ID, ZONE, place.zone)} "
            f"{ID.number(place.line_km, 1)} {ID.number(place.position_uncertainty_m)} Ditetapkan "
            f"belum diketahui {ID.number(access[sentra.sentra_id, place.village_code].people)}"
            for place in sentra.locations
        ]
        reached = [
            f"{label(ID, ZONE, zone.zone)} {ID.number(sentra.villages_covered[n])} "
            f"{ID.number(round(sentra.people_covered[n]))} {ID.number(sentra.businesses[n])} "
            f"{ID.number(sentra.businesses_covered[n])}"
            for n, zone in enumerate(found.zones)
        ]
        assert not held(page, label(ID, ZONE, sentra.spread), *rows, *reached, "518/176/2020")


def test_list_and_key_map_name_the_right_pages(atlas, found):
    numbers = [at + 1 for name in SECTIONS.values() for _, at in atlas.chapters[name]]
    listed = atlas.reader.pages[1].extract_text()
    for village, (_, at) in zip(ordered(found), atlas.chapters["Halaman desa"], strict=True):
        assert re.search(rf"{re.escape(village.village)}[\s.]*{at + 1}\b", listed)
    parts = []
    atlas.reader.pages[0].extract_text(visitor_text=lambda text, *_: parts.append(text))
    shown = set(re.findall(r"\d+", " ".join(parts)))
    assert shown >= {str(at + 1) for _, at in atlas.chapters["Halaman desa"]}
    for page, expected in ((0, numbers[4:58]), (1, numbers)):
        links = [link.get_object() for link in atlas.reader.pages[page]["/Annots"]]
        named = atlas.reader.named_destinations
        spots = [named[link["/Dest"]] for link in links]
        aims = {atlas.reader.get_destination_page_number(spot) + 1 for spot in spots}
        assert aims == set(expected)


def test_tagged_named_and_dated_for_ever(atlas):
    root = atlas.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    info = atlas.reader.metadata
    assert (info.title, info.author) == ("Atlas kecamatan, desa, dan sentra", "Sentra Geo")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert atlas.reader.pages[0].mediabox[2:] == pytest.approx([595.276, 841.89], abs=0.01)
    alts = list(alternatives(root["/StructTreeRoot"]))
    assert sum(alt.startswith("Peta letak: ") for alt in alts) == 67
    assert any("Peta letak: Bukit Subur" in alt and "indikatif" in alt for alt in alts)


def alternatives(node):
    """Every text in the place of a picture."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from alternatives(one)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from alternatives(node["/K"])


def test_every_page_says_what_it_rests_on(atlas, found):
    for number, page in enumerate(atlas.pages):
        texts = ["UU 3/2022", "indikatif", found.digest[:12], f"Sentra Geo {__version__}"]
        assert not held(page, *texts, "DATA CONTOH", f"{number + 1} / {len(atlas.pages)}")
    assert found.digest in "".join(atlas.pages[-BACK:])
    assert not held(atlas.pages[0], "Pilihan: UU 3/2022 (indikatif)", "Belum cukup bukti")


def test_maps_leave_the_pages_as_they_are(whole, atlas):
    assert len(whole) < 10_000_000
    opened = pypdf.PdfReader(io.BytesIO(whole))
    assert len(opened.pages) == len(atlas.pages)
    village = flat(opened.pages[FRONT + 4].extract_text())
    assert not held(village, "Desa Bukit Subur", f"7 / {len(atlas.pages)}")
    assert len(village) > len(atlas.pages[FRONT + 4])  # the map's own words are texts


def test_english_of_one_district(study):
    question = replace(study.default_question(), district=("Waru",), sample=False)
    request = Request(study, answer(study, question), Wording("en"), sections=("villages",))
    made = Opened(atlas_bytes(request))
    assert len(made.pages) == FRONT + 4 + BACK
    assert made.reader.trailer["/Root"]["/Lang"] == "en"
    village = request.found.villages[0]
    assert not held(made.pages[FRONT], f"{Wording('en').percent(village.share_inside)} ")
    # The back says what sample data would be; no page carries the mark.
    assert not [page for page in made.pages[:-BACK] if "DATACONTOH" in page]
    # Sections that were not asked for have no chapter.
    assert len(made.chapters) == 4
