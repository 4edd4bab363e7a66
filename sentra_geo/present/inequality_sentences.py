"""How uneven the rates of villages are, in words, beside what a blind draw would give."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.equity_sentences import base_name, mark, units_name
from sentra_geo.present.phrases import level
from sentra_geo.sections.inequality import BLIND_LEVEL, DRAWS, Drawn, Inequality
from sentra_geo.wording import N_, Wording

_NEXT_TO_NOTHING = 0.005  # of Theil T, shown as 0.00: its parts say nothing
_GINI_TITLE = {
    "as_blind": N_("Gini {gini}: tidak berbeda nyata dari pembagian acak menurut {base}"),
    "above": N_("Gini {gini}: lebih timpang daripada pembagian acak menurut {base}"),
    "below": N_("Gini {gini}: lebih merata daripada pembagian acak menurut {base}"),
}


def blind_level(words: Wording) -> str:
    """The level of the range of blind draws, which no setting changes."""
    return level(1 - BLIND_LEVEL, words)


def beside_blind(value: float, drawn: Drawn) -> str:
    """Whether a value is that of a blind draw, above or below."""
    if drawn.holds(value):
        return "as_blind"
    return "above" if value > drawn.high else "below"


def lorenz_title(spread: Inequality, found: Answer, words: Wording) -> str:
    """Gini, and whether a blind draw would give it."""
    text = words.gettext(
        _GINI_TITLE[beside_blind(spread.gini, spread.gini_drawn)],
        gini=words.number(spread.gini, 2),
        base=base_name(found, words),
    )
    return mark(text, words, uses_sample=found.equity.uses_sample)


def lorenz_reading(spread: Inequality, found: Answer, words: Wording) -> str:
    """Who has none, and what a blind draw of so many gives."""
    names = {"unit": units_name(found, words), "base": base_name(found, words)}
    drawn = spread.gini_drawn
    few = spread.units < spread.villages
    blind = words.gettext(
        _BLIND_FEW if few else _BLIND,
        n=words.count(spread.units),
        mean=words.number(drawn.mean, 2),
        low=words.number(drawn.low, 2),
        high=words.number(drawn.high, 2),
        **names,
    )
    return f"{_who_has_none(spread, found, words)} {blind}"


_BLIND = N_("{n} {unit} yang dibagi acak menurut {base} memberi Gini {mean} ({low} sampai {high}).")
_BLIND_FEW = N_(
    "Karena {n} {unit} tidak cukup untuk semua desa, pembagian acak menurut {base} pun memberi "
    "Gini {mean} ({low} sampai {high})."
)


def _who_has_none(spread: Inequality, found: Answer, words: Wording) -> str:
    _ = words.gettext
    unit, base = units_name(found, words), base_name(found, words)
    if not spread.empty:
        return _("Semua {villages} desa memiliki {unit}.", villages=spread.villages, unit=unit)
    if found.question.unit == "villages":
        text = N_("{empty} dari {villages} desa ({share} {base}) bukan {unit}.")
    else:
        text = N_("{empty} dari {villages} desa ({share} {base}) tidak memiliki {unit}.")
    return _(
        text,
        empty=spread.empty,
        villages=spread.villages,
        share=words.percent(spread.empty_base_share),
        unit=unit,
        base=base,
    )


def theil_title(spread: Inequality, found: Answer, words: Wording) -> str:
    """How much of the inequality lies between zones, and between districts."""
    zone, district = spread.theil["zone"], spread.theil["district"]
    if zone.total < _NEXT_TO_NOTHING:
        text = words.gettext(
            "Laju semua desa hampir sama: tidak ada ketimpangan antardesa yang berarti"
        )
    else:
        text = words.gettext(
            "{zone} ketimpangan antardesa ada di antara zona, {district} di antara kecamatan",
            zone=words.percent(zone.between / zone.total),
            district=words.percent(district.between / district.total),
        )
    return mark(text, words, uses_sample=found.equity.uses_sample)


def theil_reading(spread: Inequality, words: Wording) -> str:
    """How to read the bars, and what a blind draw gives between groups."""
    zone, district = spread.between_drawn["zone"], spread.between_drawn["district"]
    return words.gettext(
        "Panjang batang: Theil T seluruhnya; bagian gelap ada di antara kelompok, bagian terang di "
        "antara desa dalam kelompok yang sama. Pembagian acak pun menaruh {zone_low} sampai "
        "{zone_high} di antara zona, {district_low} sampai {district_high} di antara kecamatan.",
        zone_low=words.percent(zone.low),
        zone_high=words.percent(zone.high),
        district_low=words.percent(district.low),
        district_high=words.percent(district.high),
    )


_CONCENTRATION_TITLE = {
    "as_blind": N_("Tidak terlihat bahwa {unit} berkumpul di dekat atau jauh dari garis IKN"),
    "above": N_("Bagian {unit} makin besar makin jauh dari garis IKN"),
    "below": N_("Bagian {unit} makin besar makin dekat ke atau di dalam garis IKN"),
}


def concentration_title(spread: Inequality, found: Answer, words: Wording) -> str:
    """Whether units gather near the line."""
    text = words.gettext(
        _CONCENTRATION_TITLE[beside_blind(spread.concentration, spread.concentration_drawn)],
        unit=units_name(found, words),
    )
    return mark(text, words, uses_sample=found.equity.uses_sample)


def concentration_reading(spread: Inequality, found: Answer, words: Wording) -> str:
    """The fewest villages with half of the units, and what the index means."""
    half = spread.half
    return words.gettext(
        "Separuh {unit} ({share}) ada di {villages} desa dengan {base_share} {base}. Indeks di "
        "bawah 0: berkumpul di dalam dan dekat garis; di atas 0: jauh dari garis.",
        unit=units_name(found, words),
        share=words.percent(half.unit_share),
        villages=half.villages,
        base_share=words.percent(half.base_share),
        base=base_name(found, words),
    )


def inequality_note(spread: Inequality, found: Answer, words: Wording) -> str:
    """How many there are, and how the blind draws were made."""
    _ = words.gettext
    parts = [
        _(
            "n = {n} {unit} di {villages} desa, ditimbang menurut {base}.",
            n=words.count(spread.units),
            unit=units_name(found, words),
            villages=spread.villages,
            base=base_name(found, words),
        ),
        _(
            "Pembagian acak: {draws} undian; rentang {level}.",
            draws=words.number(DRAWS),
            level=blind_level(words),
        ),
    ]
    if found.question.base == "population":
        parts.append(_("Penduduk per desa adalah perkiraan."))
    return mark(" ".join(parts), words, uses_sample=found.equity.uses_sample)
