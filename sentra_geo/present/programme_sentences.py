"""Programmes in words: the headline, what is unknown, and titles of the page's charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.layers.dictionary import CHOICES
from sentra_geo.measures.finding import EQUAL, INSIDE_BEHIND, OUTSIDE_BEHIND
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.phrases import interval, level
from sentra_geo.sections.programme_kinds import ANY_KIND, KindReach
from sentra_geo.sections.programme_times import PeriodReach
from sentra_geo.sections.programmes import (
    NO_BUSINESSES,
    NO_PARTICIPANTS,
    NO_PROGRAMMES,
    ProgrammeFigures,
)
from sentra_geo.sections.shares import ComparedShares, ZoneShare
from sentra_geo.wording import N_, Wording

KIND = {ANY_KIND: N_("Semua jenis"), **CHOICES["kind"]}
NO_RECORD = N_("belum ada catatan")
_REASON = {
    NO_PROGRAMMES: N_(
        "Dengan daftar program dan pesertanya, halaman ini menunjukkan usaha mana di dalam dan di "
        "luar garis yang sudah terjangkau. Tanpa itu jangkauan program tidak diketahui (bukan nol)."
    ),
    NO_PARTICIPANTS: N_(
        "Programnya sudah tercatat, pesertanya belum, jadi usaha yang terjangkau tidak diketahui "
        "(bukan nol)."
    ),
    NO_BUSINESSES: N_(
        "Program dan pesertanya dibandingkan dengan daftar usaha; tanpa daftar itu bagian usaha "
        "yang terjangkau tidak diketahui (bukan nol)."
    ),
}


def why_no_programmes(reason: str, words: Wording) -> str:
    """Why nothing can be said of programmes, and why the missing layer helps."""
    return words.gettext(_REASON[reason])


def per_hundred(share: float | None, words: Wording) -> str:
    """A share as a rate per 100 businesses, such as ``12,3``."""
    return words.number(None if share is None else share * 100, 1)


def kind_name(kind: str, words: Wording) -> str:
    """The name of a kind of programme, or of any."""
    return label(words, KIND, kind)


def reach_sentence(row: KindReach, words: Wording) -> str:
    """How many of 100 businesses outside and inside one kind reached, and the verdict on it."""
    if row.shares is None:
        return words.gettext("{kind}: belum ada catatan.", kind=kind_name(row.kind, words))
    return _reached(kind_name(row.kind, words), row.shares, words)


def _reached(name: str, shares: ComparedShares, words: Wording) -> str:
    state = label(words, STATE, shares.state).lower()
    pair = shares.zones[OUTSIDE], shares.zones[INSIDE]
    if any(zone.share is None or zone.nothing_known for zone in pair):
        outside, inside = (_known_rate(zone, words) for zone in pair)
        said = words.gettext(
            "{kind}: di luar {outside}, di dalam {inside}",
            kind=name,
            outside=outside,
            inside=inside,
        )
        return f"{said}: {state}."
    text = (
        N_("{kind} menjangkau paling sedikit {outside} per 100 usaha di luar dan {inside} di dalam")
        if shares.whole.unknown
        else N_("{kind} menjangkau {outside} per 100 usaha di luar dan {inside} di dalam")
    )
    said = words.gettext(
        text,
        kind=name,
        outside=per_hundred(shares.zones[OUTSIDE].share, words),
        inside=per_hundred(shares.zones[INSIDE].share, words),
    )
    return f"{said}: {state}."


def _known_rate(zone: ZoneShare, words: Wording) -> str:
    """One zone's rate within a sentence; that nothing is known where nothing is."""
    _ = words.gettext
    if zone.share is None:
        return _("tidak ada usaha")
    if zone.nothing_known:
        return _("tidak diketahui")
    text = N_("paling sedikit {rate} per 100 usaha") if zone.unknown else N_("{rate} per 100 usaha")
    return _(text, rate=per_hundred(zone.share, words))


def programme_headline(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """The page in one sentence."""
    if figures.whole.shares is None:
        text = words.gettext(
            "Belum ada program yang tercatat sudah berlangsung, jadi jangkauannya tidak diketahui."
        )
    else:
        text = _reached(words.gettext("Program"), figures.whole.shares, words)
    return mark(text, words, uses_sample=found.programmes.uses_sample)


def unknown_sentence(row: KindReach, words: Wording) -> str:
    """Of how many nobody knows, apart from those known not to be reached."""
    _, shares = words.gettext, row.shares
    if shares is None:
        return ""
    if not shares.whole.unknown:
        return _("Daftar pesertanya lengkap: usaha lain memang belum terjangkau.")
    said = _(
        "Untuk {n} usaha tidak diketahui apakah sudah terjangkau, jadi angkanya paling banyak "
        "{outside} per 100 di luar dan {inside} di dalam.",
        n=words.count(shares.whole.unknown),
        outside=per_hundred(shares.zones[OUTSIDE].share_at_most, words),
        inside=per_hundred(shares.zones[INSIDE].share_at_most, words),
    )
    if row.is_complete:
        return said
    why = _(
        "Sebabnya: ada program yang daftar pesertanya belum dinyatakan lengkap "
        "(daftar_peserta_lengkap), atau yang pesertanya tidak semua ada di daftar usaha."
    )
    return f"{said} {why}"


def zone_rate(zone: ZoneShare, words: Wording) -> str:
    """One zone's rate with its limits and counts, such as ``8,7 (6,6–11,4) · 47 dari 541``."""
    _ = words.gettext
    if zone.share is None:
        return _("tidak ada usaha")
    if zone.nothing_known:
        return _("tidak diketahui")
    text = _(
        "{rate} ({limits}) · {n} dari {total}",
        rate=per_hundred(zone.share, words),
        limits=interval(zone.interval, words, 1, 100, short=True),
        n=words.count(zone.count),
        total=words.count(zone.total),
    )
    if not zone.unknown:
        return text
    return f"{text} · " + _("{n} tidak diketahui", n=words.count(zone.unknown))


def difference_text(shares: ComparedShares, words: Wording) -> str:
    """Rate outside less rate inside per 100, with Newcombe's limits."""
    if shares.difference is None:
        return words.number(None)
    limits = shares.difference_interval or (float("nan"), float("nan"))
    low, high = (words.signed(limit * 100) for limit in limits)
    return words.gettext(
        "{gap} ({low} sampai {high})", gap=words.signed(shares.difference * 100), low=low, high=high
    )


def matrix_title(kinds: Sequence[KindReach], words: Wording, *, uses_sample: bool) -> str:
    """How many kinds are shown to be uneven or even."""
    _ = words.gettext
    states = Counter(row.shares.state for row in kinds if row.shares is not None)
    shown = [
        (OUTSIDE_BEHIND, N_("{n} nyata timpang dengan luar tertinggal")),
        (INSIDE_BEHIND, N_("{n} nyata timpang dengan dalam tertinggal")),
        (EQUAL, N_("{n} setara")),
    ]
    parts = [_(text, n=words.number(states[state])) for state, text in shown if states[state]]
    if not parts:
        text = _(
            "Tidak satu pun jenis program terbukti setara atau timpang antara luar dan dalam garis"
        )
    else:
        text = _(
            "Dari {n} jenis program yang tercatat: {parts}",
            n=words.number(sum(states.values())),
            parts=", ".join(parts),
        )
    return mark(text, words, uses_sample=uses_sample)


def matrix_note(found: Answer, words: Wording) -> str:
    """Which intervals are drawn, and on which the verdict rests."""
    _ = words.gettext
    return _(
        "Garis: interval Wilson {level} menurut nama yang tercatat; interval selisih menurut "
        "Newcombe. Keduanya menganggap usaha saling lepas, padahal peserta berkelompok di desa: "
        "kesimpulan memakai desa yang diundi ulang (Metode, bagian ketidakpastian). Yang dekat "
        "batas ada di tabel.",
        level=level(found.cut.study.settings.thresholds.alpha, words),
    )


def period_name(period: PeriodReach, words: Wording) -> str:
    """A month, or its year with an unknown month."""
    if period.month is None:
        return words.gettext("{year}, bulan tidak diketahui", year=period.year)
    return words.day(f"{period.year}-{period.month:02}")


def cumulative_title(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """How many were reached at least once by the end."""
    last = figures.timeline.months[-1]
    by_then = period_name(last, words)
    if last.month is None:
        by_then = words.gettext("akhir {year}", year=last.year)
    text = words.gettext(
        "Sampai {period}, paling sedikit {outside} per 100 usaha di luar dan {inside} di dalam "
        "pernah terjangkau",
        period=by_then,
        outside=per_hundred(last.so_far[OUTSIDE].share, words),
        inside=per_hundred(last.so_far[INSIDE].share, words),
    )
    return mark(text, words, uses_sample=found.programmes.uses_sample)


def months_title(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """The month in which most were reached."""
    best = max(figures.timeline.months, key=lambda period: period.total)
    text = words.gettext(
        "Paling banyak usaha terjangkau pada {period}: {n}",
        period=period_name(best, words),
        n=words.count(best.total),
    )
    return mark(text, words, uses_sample=found.programmes.uses_sample)


def partner_name(partner: str, words: Wording) -> str:
    """A partner, or that none is recorded."""
    return partner or words.gettext("tanpa mitra tercatat")


def partners_title(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """With whom most programmes were held."""
    named = [row for row in figures.partners if row.partner]
    if not named:
        text = words.gettext("Belum ada program yang mitranya tercatat")
    else:
        text = words.gettext(
            "{partner} paling sering menjadi mitra: {n} dari {all} program",
            partner=named[0].partner,
            n=len(named[0].programmes),
            all=sum(len(row.programmes) for row in figures.partners),
        )
    return mark(text, words, uses_sample=found.programmes.uses_sample)


def places_sentence(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """In how many villages no business is known to be reached."""
    places = figures.places
    if places is None:
        return ""
    with_some = [row for row in places.villages if row.share.total]
    none = sum(not row.share.count for row in with_some)
    if not none:
        return mark(
            words.gettext(
                "Di tiap desa yang mempunyai usaha ({all} desa) ada usaha yang tercatat terjangkau "
                "program.",
                all=words.number(len(with_some)),
            ),
            words,
            uses_sample=found.programmes.uses_sample,
        )
    text = words.gettext(
        "Di {n} dari {all} desa yang mempunyai usaha belum ada satu usaha pun yang tercatat "
        "terjangkau program.",
        n=words.number(none),
        all=words.number(len(with_some)),
    )
    return mark(text, words, uses_sample=found.programmes.uses_sample)
