"""The forum in words: membership inside and outside, who could join next, who sells in IKN."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.charts import interval_level, sample_note
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.phrases import interval
from sentra_geo.sections.forum import (
    NO_BUSINESSES,
    NO_MEMBERSHIP,
    NONE_KEPT,
    ForumFigures,
    SellingInIkn,
)
from sentra_geo.sections.shares import ZoneShare
from sentra_geo.wording import N_, Wording

_REASON = {
    NO_BUSINESSES: N_(
        "Keanggotaan forum tercatat di daftar usaha; tanpa daftar itu keanggotaan tidak diketahui "
        "(bukan nol)."
    ),
    NO_MEMBERSHIP: N_(
        "Keanggotaan forum tidak diketahui: kolom anggota forum di daftar usaha tidak ada atau "
        "kosong. Isi kolom itu (ya, tidak, atau kosong bila tidak diketahui) di templat ini lalu "
        "muat lagi; halaman ini kemudian menunjukkan sebarannya dan siapa yang dapat diajak."
    ),
    NONE_KEPT: N_("Tidak ada usaha yang cocok dengan saringan ini."),
}
# In the order of the bits of ``CandidateList.unknown``.
WHAT_IS_UNKNOWN = {
    "is_active": N_("masih aktif atau tidak"),
    "has_nib": N_("punya NIB atau tidak"),
    "forum_member": N_("sudah anggota atau belum"),
}


def why_no_forum(reason: str, words: Wording) -> str:
    """Why nothing can be said of the forum."""
    return words.gettext(_REASON[reason])


def forum_title(found: Answer, figures: ForumFigures, words: Wording) -> str:
    """Members of 100 businesses outside and inside, and the state."""
    zones = figures.shares.zones
    said = (
        N_("Anggota forum: paling sedikit {outside} usaha di luar dan {inside} di dalam ({state})")
        if figures.shares.whole.unknown
        else N_(
            "Anggota forum: {outside} usaha di luar dan {inside} usaha di dalam garis ({state})"
        )
    )
    text = words.gettext(
        said,
        outside=words.percent(zones[OUTSIDE].share),
        inside=words.percent(zones[INSIDE].share),
        state=label(words, STATE, figures.shares.state).lower(),
    )
    return mark(text, words, uses_sample=found.forum.uses_sample)


def unknown_members_sentence(figures: ForumFigures, words: Wording) -> str:
    """Of how many nobody knows, and what they could make of the shares."""
    whole, zones = figures.shares.whole, figures.shares.zones
    if not whole.unknown:
        return words.gettext("Keanggotaan semua usaha tercatat.")
    return words.gettext(
        "Keanggotaan {n} dari {total} usaha tidak diketahui. Bila semuanya anggota: {outside} di "
        "luar, {inside} di dalam.",
        n=words.count(whole.unknown),
        total=words.count(whole.total),
        outside=words.percent(zones[OUTSIDE].share_at_most),
        inside=words.percent(zones[INSIDE].share_at_most),
    )


def difference_sentence(found: Answer, figures: ForumFigures, words: Wording) -> str:
    """Outside less inside with its interval, and how many more members would make it equal."""
    shares = figures.shares
    if shares.difference is None or shares.parity_need is None:
        return words.gettext("Selisih tidak dapat dihitung: satu sisi garis tidak punya usaha.")
    points = words.signed(shares.difference * 100)
    level = interval_level(found, words)
    limits = interval(shares.difference_interval, words, 1, 100)
    if not shares.parity_need:
        return words.gettext(
            "Luar dikurangi dalam {points} poin persen (interval {level} {limits}).",
            points=points,
            level=level,
            limits=limits,
        )
    return words.gettext(
        "Luar dikurangi dalam {points} poin persen (interval {level} {limits}). Agar bagian "
        "yang tercatat sama, di luar perlu {n} anggota lagi.",
        points=points,
        level=level,
        limits=limits,
        n=words.number(shares.parity_need),
    )


def forum_note(found: Answer, figures: ForumFigures, words: Wording) -> str:
    """How many businesses, and what the lines are."""
    return sample_note(found.forum.uses_sample, words) + words.gettext(
        "n = {n} usaha. Batang: anggota yang tercatat; batang muda: yang tidak diketahui; garis: "
        "interval {level} bagian anggota yang tercatat.",
        n=words.count(figures.shares.whole.total),
        level=interval_level(found, words),
    )


def candidates_title(found: Answer, figures: ForumFigures, words: Wording) -> str:
    """How many could join, inside and outside."""
    could = figures.candidates.could_join
    text = words.gettext(
        "Dapat diajak bergabung: {outside} usaha di luar, {near} dekat batas, {inside} di dalam",
        outside=words.count(could[OUTSIDE]),
        near=words.count(could[NEAR]),
        inside=words.count(could[INSIDE]),
    )
    return mark(text, words, uses_sample=found.forum.uses_sample)


def candidates_sentence(figures: ForumFigures, words: Wording) -> str:
    """What "could join" means, and how many more perhaps could."""
    _, perhaps = words.gettext, figures.candidates.perhaps
    text = _(
        "Yaitu usaha yang tercatat aktif, punya NIB, dan belum anggota. Selain itu {n} usaha "
        "mungkin memenuhi syarat, tetapi ada yang belum diketahui ({outside} di luar, {near} dekat "
        "batas, {inside} di dalam).",
        n=words.count(sum(perhaps)),
        outside=words.count(perhaps[OUTSIDE]),
        near=words.count(perhaps[NEAR]),
        inside=words.count(perhaps[INSIDE]),
    )
    columns = figures.candidates.unknown_columns
    if not columns:
        return text
    names = ", ".join(_(WHAT_IS_UNKNOWN[name]) for name in columns)
    return f"{text} " + _("Tidak diketahui dari satu usaha pun: {what}.", what=names)


def status_texts(words: Wording) -> tuple[str, ...]:
    """What is said of a candidate, by :attr:`CandidateList.unknown`."""
    _ = words.gettext
    names = [_(text) for text in WHAT_IS_UNKNOWN.values()]
    return (
        _("memenuhi syarat"),
        *(
            _(
                "belum diketahui: {what}",
                what=", ".join(name for bit, name in enumerate(names) if code >> bit & 1),
            )
            for code in range(1, 1 << len(names))
        ),
    )


def selling_sentence(found: Answer, selling: SellingInIkn, words: Wording) -> str:
    """How many members sell in IKN, and who else does."""
    whole: ZoneShare = selling.members.whole
    text = words.gettext(
        "Berjualan di IKN (produknya tercatat di gerai di dalam garis atau di lapak IKN): {n} dari "
        "{members} anggota; selain itu {others} usaha yang bukan anggota dan {unknown} yang "
        "keanggotaannya tidak diketahui.",
        n=words.count(whole.count),
        members=words.count(whole.total),
        others=words.count(sum(selling.others_zones)),
        unknown=words.count(sum(selling.unknown_zones)),
    )
    return mark(text, words, uses_sample=found.forum.uses_sample)


def selling_caution(words: Wording) -> str:
    """What a list of placements does not say."""
    return words.gettext(
        "Yang tidak tercatat di daftar penempatan belum tentu tidak berjualan di IKN, jadi ini "
        "paling sedikit."
    )
