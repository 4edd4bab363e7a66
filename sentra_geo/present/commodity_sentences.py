"""Location quotients by commodity, and the villages most left behind, in words."""

from __future__ import annotations

from collections.abc import Sequence

from sentra_geo.answer import Answer
from sentra_geo.present.equity_sentences import base_name, mark
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.phrases import level, radius, target_name
from sentra_geo.sections.left_behind import Ranking
from sentra_geo.sections.quotients import Quotient
from sentra_geo.wording import N_, Wording


def quotient_title(
    quotients: Sequence[Quotient], found: Answer, words: Wording, *, uses_sample: bool
) -> str:
    """Which commodities have more than their share inside or outside, beyond chance."""
    _ = words.gettext
    rate = found.equity.false_discovery_rate
    over = [one for one in quotients if one.is_more(rate)]
    if not any(one.value is not None for one in quotients):
        text = _("Kuosien lokasi tidak dapat dihitung")
    elif over:
        names = "; ".join(
            f"{label(words, COMMODITY, one.commodity)} ({label(words, ZONE, one.zone).lower()})"
            for one in over
        )
        text = _("Lebih banyak dari bagiannya: {names}", names=names)
    else:
        text = _("Tidak ada komoditas yang nyata terpusat di satu sisi garis")
    return mark(text, words, uses_sample=uses_sample)


def quotient_reading(words: Wording) -> str:
    """How to read the dots and intervals."""
    return words.gettext(
        "Di garis 1 bagian komoditas sama dengan bagian pembandingnya; interval yang memotong 1 "
        "tidak nyata berbeda."
    )


def sentra_quotient_note(quotients: Sequence[Quotient], found: Answer, words: Wording) -> str:
    """How many there are, and how the limits were made."""
    base_is_sample = found.question.base == "businesses" and found.businesses == "sample"
    text = words.gettext(
        "n = {n} lokasi sentra; pembanding: {base}; interval {level} eksak (Clopper-Pearson) "
        "berlaku sendiri-sendiri.",
        level=level(found.cut.study.settings.thresholds.alpha, words),
        n=words.number(sum({one.commodity: one.total for one in quotients}.values())),
        base=base_name(found, words),
    )
    return mark(f"{text}{_tested(quotients, found, words)}", words, uses_sample=base_is_sample)


def business_quotient_note(quotients: Sequence[Quotient], found: Answer, words: Wording) -> str:
    """How many there are, and how the limits were made."""
    text = words.gettext(
        "n = {n} usaha; pembanding: semua usaha yang komoditasnya diketahui; interval {level} "
        "dari undian ulang desa (rasio laju zona dengan zona lain) berlaku sendiri-sendiri.",
        level=level(found.cut.study.settings.thresholds.alpha, words),
        n=words.number(sum({one.commodity: one.total for one in quotients}.values())),
    )
    uses_sample = found.businesses == "sample"
    return mark(f"{text}{_tested(quotients, found, words)}", words, uses_sample=uses_sample)


def _tested(quotients: Sequence[Quotient], found: Answer, words: Wording) -> str:
    """How many were tested at once, and how the title takes that into account."""
    tested = sum(one.p is not None for one in quotients)
    if not tested:
        return ""
    return " " + words.gettext(
        "Judul hanya menyebut yang tetap nyata sesudah disesuaikan untuk {tested} uji sekaligus "
        "(Benjamini-Hochberg, {rate}).",
        tested=words.number(tested),
        rate=words.percent(found.equity.false_discovery_rate, 0),
    )


MOST_BARS = 15
_NEED_TITLE = {
    "people": N_(
        "{n} desa di luar dan dekat garis masih di bawah cakupan penduduk di dalam ({share}); "
        "kekurangan terbesar di {village}"
    ),
    "businesses": N_(
        "{n} desa di luar dan dekat garis masih di bawah cakupan usaha di dalam ({share}); "
        "kekurangan terbesar di {village}"
    ),
}


def ranking_title(ranking: Ranking, words: Wording) -> str:
    """How many villages are behind, and which most."""
    _, lacking = words.gettext, ranking.lacking
    if ranking.inside_share is None:
        text = _("Cakupan di dalam garis tidak ada, jadi kebutuhan setara tidak dapat dihitung")
    elif not lacking:
        text = _(
            "Tidak ada desa di luar yang di bawah cakupan di dalam garis ({share})",
            share=words.percent(ranking.inside_share),
        )
    else:
        text = _(
            _NEED_TITLE[ranking.what],
            n=len(lacking),
            share=words.percent(ranking.inside_share),
            village=lacking[0].village,
        )
    return mark(text, words, uses_sample=ranking.uses_sample)


def ranking_reading(ranking: Ranking, words: Wording) -> str:
    """What a bar means, and how outside stands as a whole."""
    _ = words.gettext
    bar = (
        N_("Batang: berapa orang lagi (perkiraan) yang harus tercakup agar desa itu setara.")
        if ranking.what == "people"
        else N_("Batang: berapa usaha lagi yang harus tercakup agar desa itu setara.")
    )
    if ranking.inside_share is None or ranking.outside_share is None:
        return _(bar)
    whole = (
        N_("Secara keseluruhan luar ({outside}) tidak di bawah dalam ({inside}).")
        if ranking.outside_share >= ranking.inside_share
        else N_("Secara keseluruhan luar ({outside}) di bawah dalam ({inside}).")
    )
    shares = {
        "outside": words.percent(ranking.outside_share),
        "inside": words.percent(ranking.inside_share),
    }
    text = f"{_(bar)} {_(whole, **shares)}"
    if len(ranking.lacking) > MOST_BARS:
        text += " " + _("Yang digambar {n} desa pertama; semuanya ada di tabel.", n=MOST_BARS)
    return text


_RANKING_NOTE = {
    "people": N_(
        "Tercakup: penduduk desa yang permukimannya dalam {radius} dari {target}. Penduduk per "
        "desa adalah perkiraan; desa dengan angka sama diurutkan menurut jarak."
    ),
    "businesses": N_(
        "Tercakup: usaha dalam {radius} dari {target}. Desa dengan angka sama diurutkan menurut "
        "jarak."
    ),
}


def ranking_note(ranking: Ranking, found: Answer, words: Wording) -> str:
    """What is covered, and how ties are broken."""
    text = words.gettext(
        _RANKING_NOTE[ranking.what],
        radius=radius(found, words),
        target=target_name(found.question.target, words),
    )
    return mark(text, words, uses_sample=ranking.uses_sample)
