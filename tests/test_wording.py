import math
import re

import pytest
from babel.messages.pofile import read_po

from sentra_geo.wording import LANGUAGES, LOCALE_DIR, N_, Wording

ID, EN = Wording("id"), Wording("en")


def test_languages_are_indonesian_and_english():
    assert list(LANGUAGES) == ["id", "en"]
    with pytest.raises(ValueError, match="language"):
        Wording("nl")


def test_indonesian_texts_are_their_own_message_ids():
    assert N_("Desa {name}") == "Desa {name}"
    assert ID.gettext("Desa {name}", name="Sepan") == "Desa Sepan"
    assert ID.gettext("tanpa isian {biarkan}") == "tanpa isian {biarkan}"


def test_english_text_without_translation_stays_indonesian_and_does_not_crash():
    assert EN.gettext("Teks yang tidak ada {n} kali.", n=2) == "Teks yang tidak ada 2 kali."


def test_english_catalogue_keeps_every_field_of_the_message():
    with (LOCALE_DIR / "en" / "LC_MESSAGES" / "sentra_geo.po").open("rb") as file:
        catalogue = read_po(file, locale="en")
    field = re.compile(r"{(\w+)")
    for message in catalogue:
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        known = {name for text in ids for name in field.findall(text)}
        for text in texts:
            assert set(field.findall(text)) <= known, message.id


@pytest.mark.parametrize("n", [0, 1, 2, 1.5])
def test_plural_fills_in_its_fields(n):
    assert ID.ngettext("{n} desa", "{n} desa", n, n=n) == f"{n} desa"


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (203_639, 0, "203.639", "203,639"),
        (1_234.56, 1, "1.234,6", "1,234.6"),
        (-1_234.56, 1, "−1.234,6", "−1,234.6"),
        (0, 2, "0,00", "0.00"),
        (-0.004, 2, "0,00", "0.00"),
        (None, 1, "–", "–"),
        (math.nan, 1, "–", "–"),
        (math.inf, 1, "∞", "∞"),
        (-math.inf, 1, "−∞", "−∞"),
    ],
)
def test_number(value, decimals, indonesian, english):
    assert ID.number(value, decimals) == indonesian
    assert EN.number(value, decimals) == english


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (0, "0"), (1.666854, "1,67"), (None, "–"), (math.nan, "–")]
)
def test_count_shows_decimals_only_where_a_rule_splits_it(value, text):
    assert ID.count(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.26, "+1,3"), (-1.26, "−1,3"), (0, "0,0"), (None, "–"), (math.nan, "–"), (math.inf, "+∞")],
)
def test_signed(value, text):
    assert ID.signed(value) == text


def test_percent_has_a_space_in_indonesian_only():
    assert ID.percent(0.8461) == "84,6 %"
    assert EN.percent(0.8461) == "84.6%"
    assert ID.percent(None) == EN.percent(math.nan) == "–"
    assert ID.percent(0.0) == "0,0 %"


@pytest.mark.parametrize(
    ("iso", "indonesian", "english"),
    [
        ("2020-06-11", "11 Juni 2020", "11 June 2020"),
        ("2025-06", "Juni 2025", "June 2025"),
        ("2024", "2024", "2024"),
        ("", "", ""),
    ],
)
def test_day(iso, indonesian, english):
    assert ID.day(iso) == indonesian
    assert EN.day(iso) == english


@pytest.mark.parametrize("text", ["2024-2025", "11-06-2020", "semester 1 2025", "2025-13-01"])
def test_day_shows_what_is_no_date_as_it_stands(text):
    assert ID.day(text) == text
