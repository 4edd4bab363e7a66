"""Outlets in words: the map's title, what is unknown, access and distances."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.distances import ROUTE
from sentra_geo.location import BAND_M, LAST_DISTANCE_BAND
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import COVERED, SAMPLE, STATE, covered_label, label
from sentra_geo.present.phrases import COVERED_PLURAL, interval, level, radius
from sentra_geo.sections.market_access import IN_MINUTES, NO_OUTLETS, AccessZone
from sentra_geo.wording import N_, Wording

WHY_OUTLETS = N_(
    "Dengan daftar gerai, halaman ini menunjukkan di mana produk lokal dapat dijual, seberapa jauh "
    "gerai itu dari desa di dalam dan di luar garis, dan sentra mana yang belum punya jalan ke "
    "pembeli. Tanpa itu semuanya tidak diketahui (bukan nol)."
)
WHY_PLACEMENTS = N_(
    "Dengan daftar penempatan, halaman ini menunjukkan produk dari mana yang dijual di gerai mana. "
    "Tanpa itu penempatan tidak diketahui (bukan nol)."
)
_WHY_NO_ACCESS = {
    NO_OUTLETS: N_(
        "Belum ada gerai yang diketahui menjual produk lokal, jadi akses ke pasar tidak diketahui."
    ),
    IN_MINUTES: N_(
        "Radius dinyatakan dalam menit, sedangkan jarak ke gerai hanya diketahui sebagai garis "
        "lurus: akses dalam radius tidak dapat dihitung. Jarak dalam km tetap tersedia di bawah."
    ),
}


def outlets_title(found: Answer, words: Wording) -> str:
    """How many outlets there are inside, near and outside, and how many sell local products."""
    if not found.markets.kinds:
        return words.gettext("Belum ada gerai yang tercatat")
    every = found.markets.kinds[-1]
    text = words.gettext(
        "{n} gerai tercatat: {inside} di dalam, {near} dekat batas, {outside} di luar; {sells} "
        "diketahui menjual produk lokal",
        n=words.count(every.whole.total),
        inside=words.count(every.zones[INSIDE].total),
        near=words.count(every.zones[NEAR].total),
        outside=words.count(every.zones[OUTSIDE].total),
        sells=words.count(every.whole.count),
    )
    return mark(text, words, uses_sample=found.markets.uses_sample)


def kinds_title(found: Answer, words: Wording) -> str:
    """How many of all recorded outlets are known to sell local products."""
    if not found.markets.kinds:
        return words.gettext("Belum ada gerai yang tercatat")
    whole = found.markets.kinds[-1].whole
    text = words.gettext(
        "{n} dari {all} gerai ({share}) diketahui menjual produk lokal; {unknown} tidak diketahui",
        n=words.count(whole.count),
        all=words.count(whole.total),
        share=words.percent(whole.share),
        unknown=words.count(whole.unknown),
    )
    return mark(text, words, uses_sample=found.markets.uses_sample)


def unknown_outlets(found: Answer, words: Wording) -> str:
    """Of how many outlets nobody knows whether they sell local products."""
    unknown = found.markets.kinds[-1].whole.unknown
    if not unknown:
        return words.gettext("Untuk semua gerai diketahui apakah menjual produk lokal.")
    return words.gettext(
        "Untuk {n} gerai tidak diketahui apakah menjual produk lokal; tidak diketahui bukan "
        "berarti tidak. Yang tercatat di sini belum tentu semua gerai yang ada.",
        n=words.count(unknown),
    )


def kinds_note(found: Answer, words: Wording) -> str:
    """Which interval stands in the table, and what the share means."""
    return words.gettext(
        "Bagian = yang diketahui menjual produk lokal dari semua gerai tercatat, jadi paling "
        "sedikit sebesar itu; interval Wilson {level}.",
        level=level(found.cut.study.settings.thresholds.alpha, words),
    )


def why_no_access(found: Answer, words: Wording) -> str:
    """Why access to outlets cannot be compared."""
    why = found.markets.why_no_access
    if why in _WHY_NO_ACCESS:
        return words.gettext(_WHY_NO_ACCESS[why])
    return words.gettext("Data usaha belum dimuat: akses usaha ke gerai tidak diketahui.")


def access_uses_sample(found: Answer) -> bool:
    """Whether outlets, or the businesses that are counted, are made up."""
    access = found.markets.access
    return access is not None and access.judgement.verdict.uses_sample


def access_title(found: Answer, words: Wording) -> str:
    """Share outside and inside within the radius of an outlet, and the state."""
    access = found.markets.access
    if access is None:
        return why_no_access(found, words)
    text = words.gettext(
        "{outside} {what} di luar garis dan {inside} di dalam berada dalam {radius} dari gerai "
        "penjual produk lokal: {state}",
        outside=words.percent(access.zones[OUTSIDE].share),
        inside=words.percent(access.zones[INSIDE].share),
        what=words.gettext(COVERED_PLURAL[found.question.covered]),
        radius=radius_km(found, words),
        state=label(words, STATE, access.judgement.verdict.state).lower(),
    )
    return mark(text, words, uses_sample=access_uses_sample(found))


def radius_km(found: Answer, words: Wording) -> str:
    """The service radius as kilometres of a straight line: outlets are in no travel table."""
    if found.cut.study.distance == ROUTE:
        return words.gettext("{n} km garis lurus", n=words.number(found.question.radius_km, 1))
    return radius(found, words)


def access_reading(found: Answer, words: Wording) -> str:
    """The difference outside less inside with its interval, and how many more for equal shares."""
    access, _ = found.markets.access, words.gettext
    if access is None or access.difference is None:
        return ""
    limits = access.difference_interval
    text = _(
        "Selisih luar dikurangi dalam {points} poin persen",
        points=words.signed(access.difference * 100),
    )
    if limits:
        shown = interval(limits, words, 1, 100)
        alpha = found.cut.study.settings.thresholds.alpha
        text += _(" (interval {level} {interval}).", level=level(alpha, words), interval=shown)
    else:
        text += "."
    if not access.parity_need:
        return text
    need = _(
        "Agar sama, {n} {what} lagi di luar garis perlu gerai dalam radius.",
        n=words.count(access.parity_need),
        what=_(COVERED_PLURAL[found.question.covered]),
    )
    return f"{text} {need}"


def access_note(found: Answer, words: Wording) -> str:
    """n, the kind of distance and the interval, as one line below the chart."""
    access, _ = found.markets.access, words.gettext
    if access is None:
        return ""
    alpha = level(found.cut.study.settings.thresholds.alpha, words)
    limits = (
        _("garis: interval Wilson {level}", level=alpha)
        if found.question.covered == "villages"
        else _("garis: interval {level} dari undian ulang desa", level=alpha)
    )
    note = _(
        "n = {n} {what}; {limits}. Jarak ke gerai selalu garis lurus; gerai di kecamatan lain ikut "
        "dihitung.",
        n=words.count(access.whole.total),
        what=_(COVERED_PLURAL[found.question.covered]),
        limits=limits,
    )
    if found.cut.study.distance == ROUTE:
        note += " " + _("Tabel jarak tempuh yang dimuat tidak memuat gerai.")
    if access_uses_sample(found):
        return f"{_(SAMPLE)}. {note}"
    return note


def access_what(found: Answer, words: Wording) -> str:
    """What is counted, as a title: businesses say whether they are made up."""
    if found.question.covered == "businesses":
        return covered_label(words, "businesses", found.businesses)
    return label(words, COVERED, found.question.covered)


def zone_text(zone: AccessZone, words: Wording) -> str:
    """One zone's share with its counts: ``64,1 % (25 dari 39)``."""
    return words.gettext(
        "{share} ({x} dari {n})",
        share=words.percent(zone.share),
        x=words.count(zone.within),
        n=words.count(zone.total),
    )


def distances_note(words: Wording) -> str:
    """What the distances are."""
    return words.gettext(
        "Km garis lurus dari permukiman ke gerai terdekat; “–”: tidak ada gerai seperti itu yang "
        "tercatat; “∞”: lebih dari {km} km.",
        km=words.number(LAST_DISTANCE_BAND * BAND_M / 1000),
    )


def sites_title(found: Answer, words: Wording) -> str:
    """How many tourist sites have their own souvenir, have none, and of how many nobody knows."""
    sites = found.markets.sites
    if sites is None or not sites.whole.total:
        return words.gettext("Belum ada tempat wisata yang tercatat")
    text = words.gettext(
        "Dari {n} tempat wisata tercatat, {has} punya cenderamata sendiri, {without} tidak, dan "
        "{unknown} tidak diketahui",
        n=words.count(sites.whole.total),
        has=words.count(sites.whole.count),
        without=words.count(known_not(sites.whole.total, sites.whole.count, sites.whole.unknown)),
        unknown=words.count(sites.whole.unknown),
    )
    return mark(text, words, uses_sample=found.markets.uses_sample)


def known_not(total: float, count: float, unknown: float) -> float:
    """Those known not to: neither counted nor unknown."""
    return round(total - count - unknown, 9)
