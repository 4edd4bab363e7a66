"""Recorded placements in words: from where, in which outlets, and how they compare."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import SAMPLE, STATE, label
from sentra_geo.present.phrases import interval, level
from sentra_geo.sections.placements import Placements
from sentra_geo.wording import Wording


def placements_use_sample(found: Answer) -> bool:
    """Whether the placements are those of made-up businesses."""
    return found.businesses == "sample"


def placed_title(placed: Placements, found: Answer, words: Wording) -> str:
    """Share of businesses with a recorded placement outside and inside, and the state."""
    shares = placed.businesses
    text = words.gettext(
        "{outside} usaha di luar garis dan {inside} di dalam tercatat punya produk di gerai: "
        "{state}",
        outside=words.percent(shares.zones[OUTSIDE].share),
        inside=words.percent(shares.zones[INSIDE].share),
        state=label(words, STATE, shares.state).lower(),
    )
    return mark(text, words, uses_sample=placements_use_sample(found))


def placed_reading(placed: Placements, found: Answer, words: Wording) -> str:
    """Difference with its interval, and how many more outside for equal shares."""
    shares, _ = placed.businesses, words.gettext
    if shares.difference is None:
        return ""
    text = _(
        "Selisih luar dikurangi dalam {points} poin persen",
        points=words.signed(shares.difference * 100),
    )
    alpha = found.cut.study.settings.thresholds.alpha
    limits = interval(shares.difference_interval, words, 1, 100)
    text += _(" (interval {level} {interval}).", level=level(alpha, words), interval=limits)
    if shares.parity_need:
        need = _(
            "Agar sama, {n} usaha lagi di luar garis perlu masuk gerai.",
            n=words.number(shares.parity_need),
        )
        text = f"{text} {need}"
    return text


def placed_note(placed: Placements, found: Answer, words: Wording) -> str:
    """n, and that what is not recorded is not known to be missing."""
    _ = words.gettext
    note = _(
        "n = {n} usaha; garis: interval Wilson {level}. Hanya penempatan yang tercatat: usaha "
        "tanpa catatan belum tentu tidak punya produk di gerai.",
        n=words.count(placed.businesses.whole.total),
        level=level(found.cut.study.settings.thresholds.alpha, words),
    )
    return f"{_(SAMPLE)}. {note}" if placements_use_sample(found) else note


def rates_sentence(placed: Placements, found: Answer, words: Wording) -> str:
    """Placements per 100 businesses outside and inside, their ratio and the state."""
    _, finding = words.gettext, placed.rates.finding
    text = _(
        "Tercatat {n} penempatan: {outside} per 100 usaha di luar garis, {near} dekat batas, "
        "{inside} di dalam; {state}.",
        n=words.count(placed.whole.placed),
        outside=words.number(placed.zones[OUTSIDE].rate, 1),
        near=words.number(placed.zones[NEAR].rate, 1),
        inside=words.number(placed.zones[INSIDE].rate, 1),
        state=label(words, STATE, placed.rates.verdict.state).lower(),
    )
    if finding.rate_ratio is not None and finding.interval is not None:
        ratio = _(
            "Laju luar {ratio} kali laju dalam (interval {level} {interval}).",
            ratio=words.number(finding.rate_ratio, 2),
            level=level(found.cut.study.settings.thresholds.alpha, words),
            interval=interval(finding.interval, words, 2),
        )
        text = f"{text} {ratio}"
    return mark(text, words, uses_sample=placements_use_sample(found))


def sold_in_title(placed: Placements, found: Answer, words: Wording) -> str:
    """How many of the products of outside are sold in outlets inside."""
    text = words.gettext(
        "Dari {n} penempatan usaha di luar garis, {inside} berada di gerai di dalam garis",
        n=words.count(placed.zones[OUTSIDE].placed),
        inside=words.count(placed.sold_in[INSIDE][OUTSIDE]),
    )
    return mark(text, words, uses_sample=placements_use_sample(found))


def products_title(placed: Placements, found: Answer, words: Wording) -> str:
    """How many products are recorded in outlets."""
    n = len(placed.products)
    text = words.ngettext(
        "{n} produk tercatat di gerai", "{n} produk tercatat di gerai", n, n=words.number(n)
    )
    return mark(text, words, uses_sample=placements_use_sample(found))


def lost_sentence(placed: Placements, words: Wording) -> str:
    """Rows that name a business or an outlet that is not there; empty for none."""
    if not placed.lost:
        return ""
    return words.gettext(
        "{n} baris penempatan tidak ikut: usaha atau gerai yang disebutnya tidak ada di data.",
        n=words.number(placed.lost),
    )
