"""Yes and no as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sentra_geo.intake.fields.distinct import Problem, Reading
from sentra_geo.intake.fields.text import clean_text, is_unknown, words_of
from sentra_geo.intake.fields.vocabulary import NEGATIONS
from sentra_geo.wording import N_

NOT_A_FLAG = Problem(
    N_("Kolom “{column}” berisi “{value}”, padahal harus ya atau tidak."),
    N_("Tulis ya atau tidak; kosongkan bila tidak diketahui."),
)
UNCLEAR_CROSS = Problem(
    N_("“{value}” di kolom “{column}” dapat berarti ya atau tidak."),
    N_("Tulis ya atau tidak; kosongkan bila tidak diketahui."),
)
CROSS_AS_NO = Problem(
    N_("“{value}” di kolom “{column}” dibaca sebagai tidak, karena kolom itu memakai centang."),
    N_("Periksa; bila maksudnya lain, tulis ya atau tidak."),
)

_TRUE_WORDS = (
    "ya, y, iya, yes, true, benar, betul, 1, ada, sudah, punya, memiliki, sudah ada, sudah punya, "
    "sudah memiliki, telah memiliki, terdaftar, aktif, online, daring, anggota, bersertifikat, "
    "masih aktif, buka, masih buka, hadir, ikut, ikut serta, mengikuti, lengkap, sudah lengkap, "
    "menjual, jual"
)
_FALSE_WORDS = (
    "tidak, t, tdk, tak, no, n, false, salah, 0, belum, tidak ada, tdk ada, belum ada, "
    "tidak punya, belum punya, tidak memiliki, belum memiliki, tidak terdaftar, belum terdaftar, "
    "bukan, bukan anggota, tanpa, offline, luring, proses, dalam proses, sedang proses, "
    "sedang diurus, tidak aktif, nonaktif, non aktif, tutup, sudah tutup, tidak hadir, tidak ikut, "
    "tidak ikut serta, tidak mengikuti, alpa, tidak lengkap, belum lengkap, tidak menjual, "
    "belum menjual"
)
_TRUE, _FALSE = frozenset(_TRUE_WORDS.split(", ")), frozenset(_FALSE_WORDS.split(", "))
_CHECKS, _CROSSES = frozenset("v√✓✔☑✅🗸"), frozenset("x×✗✘✕✖☒❌")
_SHOPS = re.compile(
    r"\b(shopee|tokopedia|lazada|bukalapak|blibli|tik ?tok|facebook|instagram|whatsapp|wa|fb|ig"
    r"|gofood|go food|grab ?food|shopee ?food|market ?place|media sosial|medsos|website)\b"
)
# A number where yes or no is asked says yes: it is the number of the document, and is not kept.
# NIB has 13 digits (a leading zero may be lost), P-IRT 15, a halal certificate ID and 17.
_DOCUMENTS = {
    "has_nib": re.compile(r"(nib)?\d{12,13}"),
    "has_pirt": re.compile(r"(p?irt)?\d{15}"),
    "is_halal": re.compile(r"id\d{14,17}"),
}


def read_flags(values: Sequence[Any], target: str) -> Reading:
    """Read the different values of a column of yes and no.

    A dash is unknown, never no. ``x`` means yes in one office and no in the other: it is no where
    the column also holds a check mark (the user is told), else the row is set aside. A document
    number where a document is asked for means yes.

    Args:
        values: Different values, none missing.
        target: The schema column.

    Returns:
        True, False, or None for unknown.
    """
    flags: list[bool | None] = [None] * len(values)
    problems: dict[int, Problem] = {}
    notes: dict[int, Problem] = {}
    texts = [(clean_text(value) or "").casefold().replace("\ufe0f", "") for value in values]
    checked = any(text in _CHECKS for text in texts)
    for position, text in enumerate(texts):
        if text in _CROSSES:
            if checked:
                flags[position], notes[position] = False, CROSS_AS_NO
            else:
                problems[position] = UNCLEAR_CROSS
            continue
        flags[position] = _flag(text, target)
        if flags[position] is None and text and not is_unknown(text):
            problems[position] = NOT_A_FLAG
    return Reading(flags, problems, notes)


def _flag(text: str, target: str) -> bool | None:
    words = words_of(text)
    if text in _CHECKS or words in _TRUE:
        return True
    if words in _FALSE:
        return False
    document = _DOCUMENTS.get(target)
    if document and document.fullmatch(words.replace(" ", "")):
        return True
    if target == "sells_online" and _SHOPS.search(words) and not NEGATIONS.search(words):
        return True
    return None
