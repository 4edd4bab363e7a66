"""Parts of sentences: what is counted, amounts, intervals and p-values in the reader's words."""

from __future__ import annotations

import math

from sentra_geo.answer import Answer
from sentra_geo.measures.inference import Interval
from sentra_geo.present.labels import COMMODITY, label
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


def probability(p: float | None, words: Wording) -> str:
    """A p-value: two decimals, three where it is small, never 0."""
    if p is not None and p < 0.001:  # noqa: PLR2004
        return "< " + words.number(0.001, 3)
    return words.number(p, 2 if p is None or p >= 0.1 else 3)  # noqa: PLR2004
