"""How units are spread over the villages, in words: titles, one-line readings and notes."""

from __future__ import annotations

import math

from sentra_geo.answer import Answer
from sentra_geo.present.labels import BASE, RATE, SAMPLE, UNIT, label
from sentra_geo.present.phrases import BASE_PLURAL, unit_name
from sentra_geo.sections.village_counts import NO_BASE, NO_BUSINESSES, NO_UNITS, SAME
from sentra_geo.sections.village_shares import OVER, UNDER
from sentra_geo.wording import N_, Wording

_REASON = {
    NO_BUSINESSES: N_(
        "Data usaha belum dimuat, jadi perbandingan antardesa ini tidak diketahui (bukan nol)."
    ),
    SAME: N_(
        "Usaha dibandingkan dengan usaha sendiri: semua desa pasti sama. Pilih pembanding lain."
    ),
    NO_UNITS: N_(
        "Tidak ada yang dihitung di desa untuk saringan ini, jadi tidak ada perbandingan."
    ),
    NO_BASE: N_("Pembandingnya nol atau tidak diketahui di semua desa ini."),
}


def why_no_comparison(found: Answer, words: Wording) -> str:
    """Why villages cannot be compared; empty where they can."""
    reason = found.equity.reason
    return words.gettext(_REASON[reason]) if reason else ""


def few_villages(words: Wording) -> str:
    """Why there is no measure of inequality."""
    return words.gettext(
        "Ketimpangan antardesa baru ada artinya bila sedikitnya dua desa dihitung."
    )


def mark(text: str, words: Wording, *, uses_sample: bool) -> str:
    """A text with the sample mark before it where sample businesses take part."""
    return f"{words.gettext(SAMPLE)} – {text}" if uses_sample else text


def units_name(found: Answer, words: Wording) -> str:
    """What is counted, within a sentence about all of it."""
    return unit_name(found.question.unit, found.equity.units or 0.0, words)


def base_name(found: Answer, words: Wording) -> str:
    """What it is compared with, within a sentence."""
    return words.gettext(BASE_PLURAL[found.question.base])


def rate_name(found: Answer, words: Wording) -> str:
    """The unit of rates, such as ``Lokasi sentra per 1.000 penduduk``."""
    return f"{unit_label(found, words)} {label(words, RATE, found.question.base)}"


def unit_label(found: Answer, words: Wording) -> str:
    """What is counted, as a column title; sample businesses say so."""
    return _labelled(label(words, UNIT, found.question.unit), found.question.unit, found, words)


def base_label(found: Answer, words: Wording) -> str:
    """What it is compared with, as a column title; sample businesses say so."""
    return _labelled(label(words, BASE, found.question.base), found.question.base, found, words)


def _labelled(name: str, code: str, found: Answer, words: Wording) -> str:
    is_sample = code == "businesses" and found.businesses == "sample"
    return f"{name} ({words.gettext(SAMPLE)})" if is_sample else name


def representation_title(found: Answer, words: Wording) -> str:
    """Which villages have more or fewer units than their share."""
    _, equity = words.gettext, found.equity
    over, under = equity.count(OVER), equity.count(UNDER)
    if not over + under:
        text = _(
            "Tidak satu pun dari {n} desa memegang bagian {unit} yang nyata lebih besar atau lebih "
            "kecil daripada bagian {base}",
            n=len(equity.villages),
            unit=units_name(found, words),
            base=base_name(found, words),
        )
    else:
        text = _(
            "Dari {n} desa, {over} memegang bagian {unit} yang nyata lebih besar daripada bagian "
            "{base}, dan {under} yang nyata lebih kecil",
            n=len(equity.villages),
            over=over,
            under=under,
            unit=units_name(found, words),
            base=base_name(found, words),
        )
    return mark(text, words, uses_sample=equity.uses_sample)


def representation_reading(found: Answer, words: Wording) -> str:
    """How to read the map, and from which count a village could stand out at all."""
    _, equity = words.gettext, found.equity
    if found.question.unit == "businesses":
        return _(
            "Tidak berbeda nyata: bedanya tidak menonjol di antara beda antardesa pada umumnya."
        )
    text = _(
        "Tidak berbeda nyata: bedanya dapat kebetulan bila {n} {unit} dibagi acak menurut {base}.",
        n=words.count(equity.units),
        unit=units_name(found, words),
        base=base_name(found, words),
    )
    if found.question.unit == "villages":
        return f"{text} " + _(
            "Satu desa hanya dapat menjadi tempat sentra atau tidak, jadi jarang nyata berbeda."
        )
    if equity.visible_from is None:
        return f"{text} " + _("Dengan angka sekecil ini tidak satu desa pun dapat nyata berbeda.")
    return f"{text} " + _(
        "Satu desa biasa baru nyata berlebih bila memiliki sedikitnya {k}.",
        k=words.number(equity.visible_from),
    )


def representation_note(found: Answer, words: Wording) -> str:
    """How many there are, the test, and what was left out."""
    _, equity = words.gettext, found.equity
    test = (
        N_(
            "n = {n}; usaha mengelompok, jadi ragam tiap desa diperbesar sebesar beda antardesa "
            "pada umumnya; disesuaikan untuk {villages} desa sekaligus (Benjamini-Hochberg, "
            "{rate})."
        )
        if found.question.unit == "businesses"
        else N_(
            "n = {n}; uji binomial eksak tiap desa, disesuaikan untuk {villages} desa sekaligus "
            "(Benjamini-Hochberg, {rate})."
        )
    )
    parts = [
        _(
            test,
            n=words.count(equity.units),
            villages=len(equity.villages),
            rate=words.percent(equity.false_discovery_rate, 0),
        )
    ]
    if found.question.base == "population":
        parts.append(_("Penduduk per desa adalah perkiraan."))
    if equity.beyond:
        parts.append(
            _("{n} usaha di luar semua desa tidak ikut dihitung.", n=words.number(equity.beyond))
        )
    return mark(" ".join(parts), words, uses_sample=equity.uses_sample)


def rates_title(found: Answer, words: Wording) -> str:
    """Between which limits the smoothed rates lie."""
    _, equity = words.gettext, found.equity
    rates = [row.smoothed_rate for row in equity.villages if row.smoothed_rate is not None]
    low, high = min(rates), max(rates)
    what = rate_name(found, words)
    if not equity.rate_variance:
        text = _(
            "{what}: beda antardesa tidak lebih besar daripada kebetulan, semua mendekati {mean}",
            what=what,
            mean=_mean_rate(found, words),
        )
    else:
        decimals = _decimals(high - low)
        text = _(
            "{what}: sesudah diratakan {low} sampai {high}",
            what=what,
            low=words.number(low, decimals),
            high=words.number(high, decimals),
        )
    return mark(text, words, uses_sample=equity.uses_sample)


def _mean_rate(found: Answer, words: Wording) -> str:
    mean = found.equity.mean_rate
    return words.number(mean, _decimals(mean or 0.0))


def _decimals(value: float) -> int:
    """Decimals that show two significant digits, at least two."""
    return max(2, 1 - math.floor(math.log10(value))) if value > 0 else 2


def rates_reading(found: Answer, words: Wording) -> str:
    """How to read the dots."""
    return words.gettext(
        "Titik kosong: laju apa adanya; titik penuh: sesudah ditarik ke rata-rata {mean}, sejauh "
        "bedanya dapat dijelaskan oleh kebetulan.",
        mean=_mean_rate(found, words),
    )


def rates_note(found: Answer, words: Wording) -> str:
    """How many there are, and the method."""
    _, equity = words.gettext, found.equity
    text = _(
        "n = {n} {unit} di {villages} desa; perataan Bayes empiris (Marshall 1991).",
        n=words.count(equity.units),
        unit=units_name(found, words),
        villages=sum(row.rate is not None for row in equity.villages),
    )
    if found.question.base == "population":
        text = f"{text} " + _("Penduduk per desa adalah perkiraan.")
    return mark(text, words, uses_sample=equity.uses_sample)
