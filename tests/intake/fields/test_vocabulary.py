import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentra_geo.intake.fields.flags import read_flags
from sentra_geo.intake.fields.vocabulary import (
    CHOICE_WORDS,
    COMMODITY_WORDS,
    KBLI_COMMODITY,
    commodities_in,
    commodities_of_kbli,
    read_choices,
)
from sentra_geo.layers.dictionary import CHOICES
from sentra_geo.layers.schema import (
    OTHER_COMMODITY,
    OUTLET_KINDS,
    PROGRAMME_KINDS,
    PROGRAMME_STATUSES,
    SCHEMAS,
    STAGES,
    STATUSES,
)
from sentra_geo.question import COMMODITIES, SCALES
from sentra_geo.wording import LANGUAGES, Wording


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kelapa dan kerajinannya", ["coconut"]),
        ("VCO", ["coconut"]),
        ("Kerajinan sabut kelapa", ["coconut"]),
        ("KAPAL KAYU", ["folk_boat"]),
        ("Kerupuk ikan / amplang", ["sea_product"]),
        ("Rumput laut", ["sea_product"]),
        ("Batik tulis", ["batik"]),
        ("Terasi udang", ["shrimp_paste"]),
        ("Tenun ulap doyo", ["weaving"]),
        ("Anyaman rotan", ["rattan"]),
        ("Bambu", ["bamboo"]),
        ("Gula kelapa", ["palm_sugar"]),
        ("Gula merah (nira)", ["palm_sugar"]),
        ("Anyaman rotan dan bambu", ["rattan", "bamboo"]),
        ("Bambu, rotan", ["bamboo", "rattan"]),
        ("Minyak kelapa sawit", []),
        ("Pengolahan minyak kelapa sawit curah", []),
        ("Kopi Kapal Api", []),
        ("Pembatikan", []),  # whole words only
        ("Keripik singkong", []),
        ("lain-lain", ["other"]),
        ("Bambu lainnya", ["bamboo"]),
        ("", []),
    ],
)
def test_commodities(text, found):
    assert list(commodities_in(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10421", ["coconut"]),
        ("10219", ["sea_product"]),
        ("10421;10422;10773;16292", ["coconut"]),
        ("[C10295] terasi", ["shrimp_paste"]),
        ("16291", ["rattan", "bamboo"]),
        ("47111", []),
        ("1042100", []),
    ],
)
def test_commodities_of_kbli(text, found):
    assert list(commodities_of_kbli(text)) == found


def test_words_lead_to_codes_that_exist_and_each_to_one():
    assert set(COMMODITY_WORDS) == {*COMMODITIES, OTHER_COMMODITY}
    assert set(KBLI_COMMODITY.values()) < set(COMMODITIES)
    for words in (
        COMMODITY_WORDS,
        *(words for groups in CHOICE_WORDS.values() for words in groups),
    ):
        phrases = [phrase for text in words.values() for phrase in text.split(", ")]
        assert len(set(phrases)) == len(phrases)


def test_titles_of_commodities_are_understood():
    for code, title in CHOICES["commodity"].items():
        assert commodities_in(title) == (code,)


CHOSEN = [
    pytest.param(column.name, list(column.choices), id=f"{schema.name}-{column.name}")
    for schema in SCHEMAS.values()
    for column in schema.columns
    if column.choices and column.name != "commodity"
]


@pytest.mark.parametrize(("column", "codes"), CHOSEN)
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_titles_and_codes_of_choices_are_understood(column, codes, language):
    titles = [Wording(language).gettext(CHOICES[column][code]) for code in codes]
    assert read_choices(titles, column, codes).values == codes
    assert read_choices(codes, column, codes).values == codes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pelatihan", "training"),
        ("BIMTEK", "training"),
        ("Perizinan NIB", "licensing"),
        ("Sertifikasi Halal", "licensing"),
        ("kurasi hotel", "hotel_placement"),
        ("Penempatan di Hotel", "hotel_placement"),
        ("Lapak di IKN", "stall"),
        ("stan pameran", "exhibition"),
        ("Pameran di Yogyakarta", "exhibition"),
        ("Rumah kemasan", "packaging"),
        ("Kerja sama", "partnership"),
        ("Forum UMKM", "forum"),
        ("Pelatihan kemasan", None),  # two of them
        ("Monitoring", None),
    ],
)
def test_kinds_of_programmes(text, kind):
    assert read_choices([text], "kind", PROGRAMME_KINDS).values == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rest Area", "rest_area"),
        ("Toko oleh-oleh", "modern_retail"),
        ("Pasar Swalayan", "modern_retail"),
        ("PASAR INDUK", "market"),
        ("Objek wisata", "tourist_site"),
        ("Lapak di IKN", "ikn_stall"),
        ("Mall", "mall"),
        ("GOR", "event_venue"),
        ("Bukan hotel", None),
        ("Kafe", None),
    ],
)
def test_kinds_of_outlets(text, kind):
    assert read_choices([text], "kind", OUTLET_KINDS).values == [kind]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Selesai", "done"),
        ("sudah terlaksana", "done"),
        ("Rencana", "planned"),
        ("Belum dilaksanakan", "planned"),
        ("BATAL", "cancelled"),
        ("Tidak jadi", "cancelled"),
        ("Tidak selesai", None),
        ("Sedang berjalan", None),
    ],
)
def test_states_of_programmes(text, status):
    assert read_choices([text], "status", PROGRAMME_STATUSES).values == [status]


def test_states_of_sentra_before_and_after_operation():
    texts = ["Direncanakan", "rencana pembangunan", "Sedang dibangun", "Ekspor"]
    codes = ["planned", "planned", "being_built", "exporting"]
    assert read_choices(texts, "status", STATUSES).values == codes
    assert read_choices(texts, "stage", STAGES).values == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Usaha Mikro", "micro"),
        ("UMi", "micro"),
        ("MIKRO (omzet di bawah 300 juta)", "micro"),
        ("Industri kecil", "small"),
        ("sedang", "medium"),
        ("-", None),
        ("n/a", None),
    ],
)
def test_scales(text, code):
    reading = read_choices([text], "scale", SCALES)
    assert (reading.values, reading.problems) == ([code], {})


@pytest.mark.parametrize(
    "text", ["besar", "Usaha besar", "mikro/kecil", "bukan mikro", "7", "UMKM"]
)
def test_scales_that_cannot_be_read(text):
    reading = read_choices([text], "scale", SCALES)
    assert reading.values == [None]
    assert list(reading.problems) == [0]


def test_states():
    texts = ["aktif", "Tidak aktif", "sudah beroperasi", "belum diketahui", "sedang dibangun"]
    reading = read_choices(texts, "status", STATUSES)
    assert reading.values == ["operating", "inactive", "operating", "unknown", "being_built"]
    assert list(read_choices(["belum beroperasi"], "status", STATUSES).problems) == [0]


@pytest.mark.parametrize(
    ("target", "value", "flag"),
    [
        ("has_nib", "Ya", True),
        ("has_nib", "sudah ada", True),
        ("has_nib", "✓", True),
        ("has_nib", "✔\ufe0f", True),
        ("has_nib", "V", True),
        ("has_nib", 1.0, True),
        ("has_nib", "0812210012345", True),
        ("has_nib", 812210012345.0, True),
        ("has_nib", "NIB: 0812-2100-12345", True),
        ("has_nib", "tidak ada", False),
        ("has_nib", "Belum", False),
        ("has_nib", "sedang diurus", False),
        ("has_nib", 0, False),
        ("has_nib", "-", None),
        ("has_nib", "tidak diketahui", None),
        ("has_pirt", "P-IRT 2026409010012-23", True),
        ("is_halal", "ID64110000123450221", True),
        ("sells_online", "Shopee, WA", True),
        ("sells_online", "offline", False),
    ],
)
def test_flags(target, value, flag):
    reading = read_flags([value], target)
    assert (reading.values, reading.problems) == ([flag], {})


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("has_nib", "mungkin"),
        ("has_nib", "12345"),
        ("is_halal", "0812210012345"),
        ("has_nib", "x"),
        ("sells_online", "belum di Shopee"),
    ],
)
def test_flags_that_cannot_be_read(target, value):
    reading = read_flags([value], target)
    assert reading.values == [None]
    assert list(reading.problems) == [0]


def test_a_cross_is_no_only_beside_a_check_mark():
    reading = read_flags(["v", "x"], "has_nib")
    assert reading.values == [True, False]
    assert list(reading.notes) == [1]
    assert list(read_flags(["ya", "X"], "has_nib").problems) == [1]


@given(st.lists(st.text() | st.floats() | st.integers() | st.booleans(), max_size=6))
def test_reading_never_raises(values):
    for reading in (
        read_flags(values, "sells_online"),
        read_choices(values, "scale", SCALES),
        read_choices(values, "premises", ("home", "separate")),
    ):
        assert len(reading.values) == len(values)
        assert all(reading.values[place] is None for place in reading.problems)
