"""Parts of sentences: what is counted, amounts, intervals and p-values in the reader's words."""

from __future__ import annotations

import math

from sentra_geo.answer import Answer
from sentra_geo.distances import ROUTE, STRAIGHT, TIME
from sentra_geo.measures.inference import Interval
from sentra_geo.present.labels import COMMODITY, label
from sentra_geo.question import ANY_COMMODITY, Question
from sentra_geo.wording import N_, Wording

BASE_PLURAL = {
    "population": N_("penduduk"),
    "businesses": N_("usaha"),
    "villages": N_("desa"),
    "area": N_("luas wilayah"),
}
COVERED_PLURAL = {
    "villages": N_("desa"),
    "people": N_("penduduk"),
    "businesses": N_("usaha"),
}

_REACH = {
    STRAIGHT: N_("{n} km"),
    ROUTE: N_("{n} km jalan dan feri"),
    TIME: N_("{n} menit"),
}
_DISTANCE_UNIT = {STRAIGHT: N_("km"), ROUTE: N_("km jalan dan feri"), TIME: N_("menit")}
_DISTANCE_NAME = {
    STRAIGHT: N_("jarak lurus"),
    ROUTE: N_("jarak jalan dan feri"),
    TIME: N_("waktu tempuh"),
}
_DISTANCE_TITLE = {
    STRAIGHT: N_("Jarak lurus ke {target} (km)"),
    ROUTE: N_("Jarak jalan dan feri ke {target} (km)"),
    TIME: N_("Waktu tempuh ke {target} (menit)"),
}


def distance_text(
    value: float | None, distance: str, words: Wording, decimals: int = 1, *, short: bool = False
) -> str:
    """A distance to a sentra with its unit: ``5,0 km``, ``5,0 km jalan dan feri``, ``5,0 menit``.

    Args:
        value: Kilometres or minutes; None for unknown.
        distance: What distances are: ``study.distance``.
        words: Language.
        decimals: Decimals of the number.
        short: Whether the kind is named beside it: kilometres of a table are ``km`` then.
    """
    kind = STRAIGHT if short and distance == ROUTE else distance
    return words.gettext(_REACH[kind], n=words.number(value, decimals))


def radius(found: Answer, words: Wording) -> str:
    """The service radius in force, with its unit."""
    return distance_text(found.question.radius_km, found.cut.study.distance, words)


def distance_unit(distance: str, words: Wording) -> str:
    """The unit of distances to a sentra, for titles: ``km``, ``km jalan dan feri``, ``menit``."""
    return words.gettext(_DISTANCE_UNIT[distance])


def distance_name(distance: str, words: Wording) -> str:
    """What distances to a sentra are, within a sentence: ``jarak lurus``, ``waktu tempuh``, ..."""
    return words.gettext(_DISTANCE_NAME[distance])


def distance_title(target: str, distance: str, words: Wording) -> str:
    """Title of an axis or a map: what is measured, to which target, in which unit."""
    return words.gettext(_DISTANCE_TITLE[distance], target=target_name(target, words))


def unit_name(unit: str, n: float, words: Wording) -> str:
    """What is counted, within a sentence that counts ``n`` of it."""
    if unit == "locations":
        return words.ngettext("lokasi sentra", "lokasi sentra", n)
    if unit == "villages":
        return words.ngettext("desa tempat sentra", "desa tempat sentra", n)
    return words.gettext("usaha") if unit == "businesses" else words.gettext("sentra")


def base_amount(found: Answer, zone: int, words: Wording) -> str:
    """The base of one zone with its unit, such as ``8.391 penduduk``."""
    base = found.question.base
    amount = found.bases[zone]
    if math.isnan(amount):
        return words.gettext("data usaha belum ada")
    if base == "area":
        return words.gettext("{n} ha", n=words.number(amount))
    return f"{words.number(amount)} {words.gettext(BASE_PLURAL[base])}"


def counted_commodities(question: Question) -> tuple[str, ...]:
    """The commodities whose sentra are counted; empty where all are."""
    return question.commodity if question.target == ANY_COMMODITY else (question.target,)


def counted_sentra(question: Question, words: Wording) -> str:
    """The sentra that are counted, in a sentence: ``sentra``, or ``sentra tenun atau batik``."""
    names = [label(words, COMMODITY, name).lower() for name in counted_commodities(question)]
    if not names:
        return words.gettext("sentra")
    last_two = words.gettext(" atau ").join(names[-2:])
    return words.gettext("sentra {name}", name=", ".join([*names[:-2], last_two]))


def target_name(target: str, words: Wording) -> str:
    """What distances are measured to, within a sentence."""
    if target == "any":
        return words.gettext("sentra terdekat")
    return words.gettext("sentra {name}", name=label(words, COMMODITY, target).lower())


def interval(
    limits: Interval | None,
    words: Wording,
    decimals: int = 1,
    times: float = 1.0,
    *,
    short: bool = False,
) -> str:
    """An interval as ``0,25 sampai 10,60``, or ``0,25–10,60`` in short; unknown is a dash."""
    if limits is None:
        return words.number(None)
    low, high = (words.number(limit * times, decimals) for limit in limits)
    return f"{low}–{high}" if short else words.gettext("{low} sampai {high}", low=low, high=high)


def level(alpha: float, words: Wording) -> str:
    """The level of an interval, such as ``95 %``."""
    percent = round(100 * (1 - alpha), 6)
    return words.percent(percent / 100, 0 if percent.is_integer() else 1)


def alpha_text(alpha: float, words: Wording) -> str:
    """The level of a test, such as ``0,05``."""
    decimals = 2
    return words.number(alpha, decimals if round(alpha, decimals) == alpha else 3)


def p_value(p: float | None, words: Wording) -> str:
    """A p-value with its sign: ``p = 0,03``, or ``p < 0,001``."""
    shown = probability(p, words)
    return f"p {shown}" if shown.startswith("<") else f"p = {shown}"


def probability(p: float | None, words: Wording) -> str:
    """A p-value: two decimals, three where it is small, never 0."""
    if p is not None and p < 0.001:  # noqa: PLR2004
        return "< " + words.number(0.001, 3)
    return words.number(p, 2 if p is None or p >= 0.1 else 3)  # noqa: PLR2004
