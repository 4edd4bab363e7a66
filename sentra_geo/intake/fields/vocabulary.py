"""The words that people use for scales, states and commodities.

Words count only as whole words; of those that start at the same place the longest counts, so that
"kelapa sawit" is not coconut and "tidak aktif" is not active.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sentra_geo.intake.fields.choice_words import CHOICE_WORDS
from sentra_geo.intake.fields.distinct import Problem, Reading
from sentra_geo.intake.fields.text import clean_text, is_unknown, words_of
from sentra_geo.layers.schema import OTHER_COMMODITY
from sentra_geo.wording import N_

UNKNOWN_CHOICE = Problem(
    N_("Kolom “{column}” berisi “{value}”, yang tidak dikenal."),
    N_("Pakai salah satu dari: {choices}."),
)
SEVERAL_CHOICES = Problem(
    N_("“{value}” di kolom “{column}” menyebut lebih dari satu pilihan."),
    N_("Pakai salah satu dari: {choices}."),
)
COMMODITY_WORDS: Mapping[str, str] = {
    "coconut": "coconut, kelapa, kopra, vco, virgin coconut oil, sabut, sabut kelapa, cocopeat, "
    "cocofiber, coco fiber, tempurung, tempurung kelapa, batok, batok kelapa, santan, "
    "nata de coco, minyak kelapa, kelapa dan kerajinannya, lidi kelapa, arang tempurung, "
    "arang batok",
    "folk_boat": "folk boat, folk boats, kapal, perahu, ketinting, klotok, kelotok, "
    "kapal rakyat, galangan, "
    "galangan kapal, kapal kayu, speedboat",
    "sea_product": "sea product, sea products, hasil laut, ikan, ikan asin, ikan kering, "
    "abon ikan, "
    "kerupuk ikan, krupuk ikan, keripik ikan, amplang, rumput laut, udang, ebi, rebon, kepiting, "
    "rajungan, cumi, teri, kerang, bandeng, tenggiri, kerupuk udang, krupuk udang, petis, seafood, "
    "olahan laut, bakso ikan, pempek ikan",
    "batik": "batik",
    "shrimp_paste": "shrimp paste, terasi, trasi, belacan, terasi udang, terasi rebon",
    "weaving": "weaving, tenun, tenunan, ulap doyo, doyo, tenun doyo, sulam tumpar, kain tenun",
    "rattan": "rattan, rotan, anyaman rotan, lampit",
    "bamboo": "bamboo, bambu, kerajinan bambu, anyaman bambu",
    # KBLI 10722 (gula merah) covers sugar of the coconut palm too.
    "palm_sugar": "palm sugar, gula aren, gula merah, gula semut, gula kelapa, gula jawa, nira, "
    "nira kelapa, aren, nira aren",
    OTHER_COMMODITY: "other, lainnya, lain lain, lain, others, dan lain lain",
}
# Products that only sound like one of the nine.
_NOT_THE_NINE = (
    "kelapa sawit, minyak kelapa sawit, bungkil kelapa sawit, kapal api, kopi kapal api, "
    "ikan hias, pakan ikan, ikan bakar, nasi bambu"
)
# Of a longer code the first digits count. 16291 and 31002 are rattan and bamboo both.
KBLI_COMMODITY = {
    "10421": "coconut",
    "10422": "coconut",
    "10773": "coconut",
    "16292": "coconut",
    "30111": "folk_boat",
    "1021": "sea_product",
    "10794": "sea_product",
    "13134": "batik",
    "10295": "shrimp_paste",
    "13121": "weaving",
    "13122": "weaving",
    "10722": "palm_sugar",
}
KBLI_OF_TWO = frozenset({"16291", "31002"})
NEGATIONS = re.compile(r"\b(tidak|tdk|tak|belum|bukan|non|tanpa|eks|mantan|besar|not)\b")


def _code_of(words: Mapping[str, str]) -> dict[str, str]:
    return {phrase: code for code, text in words.items() for phrase in text.split(", ")}


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b({'|'.join(longest_first)})\b")


_CHOICES = {
    target: [(frozenset(words), _code_of(words), _pattern(_code_of(words))) for words in groups]
    for target, groups in CHOICE_WORDS.items()
}
_COMMODITIES = _code_of(COMMODITY_WORDS) | dict.fromkeys(_NOT_THE_NINE.split(", "), "")
_COMMODITY_PATTERN = _pattern(p for p, c in _COMMODITIES.items() if c != OTHER_COMMODITY)


def read_choices(values: Sequence[Any], target: str, allowed: Sequence[str]) -> Reading:
    """Read the different values of a column that holds one of a few choices.

    Args:
        values: Different values, none missing.
        target: The schema column.
        allowed: Codes that the column may hold.

    Returns:
        Codes, with None for unknown. A value that names two choices, none, or one with a "not"
        beside it is a problem.
    """
    codes: list[str | None] = [None] * len(values)
    problems: dict[int, Problem] = {}
    for position, value in enumerate(values):
        text = clean_text(value)
        named = _named(text, target, allowed) if text else set()
        if len(named) == 1:
            codes[position] = named.pop()
        elif text and not is_unknown(text):
            problems[position] = SEVERAL_CHOICES if named else UNKNOWN_CHOICE
    return Reading(codes, problems)


def _named(text: str, target: str, allowed: Sequence[str]) -> set[str]:
    """The choices that a text names."""
    if text.casefold() in allowed:
        return {text.casefold()}
    by_phrase, pattern = _phrases(target, allowed)
    words = words_of(text)
    if words in by_phrase:
        return {by_phrase[words]} & set(allowed)
    if pattern is None or NEGATIONS.search(pattern.sub("", words)):
        return set()
    return {by_phrase[phrase] for phrase in pattern.findall(words)} & set(allowed)


def _phrases(
    target: str, allowed: Sequence[str]
) -> tuple[Mapping[str, str], re.Pattern[str] | None]:
    """The phrases of a column whose choices these are, and what finds them in a text."""
    for codes, by_phrase, pattern in _CHOICES.get(target, ()):
        if codes.issuperset(allowed):
            return by_phrase, pattern
    return {}, None


def commodities_in(text: str) -> tuple[str, ...]:
    """The commodities that a text names, each once, in the order of the text.

    Args:
        text: Product or commodity as somebody wrote it.

    Returns:
        Codes; ``("other",)`` only where the text says "lainnya" and nothing else.

    Example:
        >>> commodities_in("Amplang & gula aren"), commodities_in("Minyak kelapa sawit")
        (('sea_product', 'palm_sugar'), ())
    """
    words = words_of(text)
    if words in _COMMODITIES:
        return (_COMMODITIES[words],) if _COMMODITIES[words] else ()
    found = (_COMMODITIES[phrase] for phrase in _COMMODITY_PATTERN.findall(words))
    return tuple(dict.fromkeys(code for code in found if code))


def commodities_of_kbli(text: str) -> tuple[str, ...]:
    """The commodities that the KBLI codes in a text stand for, each once.

    Codes that stand for rattan and bamboo both give both.

    Example:
        >>> commodities_of_kbli("10794"), commodities_of_kbli("C.16291")
        (('sea_product',), ('rattan', 'bamboo'))
    """
    found: list[str] = []
    for code in re.findall(r"(?<!\d)\d{5}(?!\d)", text, re.ASCII):
        if code in KBLI_OF_TWO:
            found += ["rattan", "bamboo"]
        elif commodity := KBLI_COMMODITY.get(code, KBLI_COMMODITY.get(code[:4])):
            found.append(commodity)
    return tuple(dict.fromkeys(found))
