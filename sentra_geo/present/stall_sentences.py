"""The quotas of stalls in words: what each rule does, and what it gives each zone."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.event_sentences import quotas_use_sample, uses_sample
from sentra_geo.present.labels import label
from sentra_geo.present.phrases import interval
from sentra_geo.sections.stall_dealing import NO_PROGRAMMES, NO_REGISTER, NOBODY
from sentra_geo.sections.stall_quotas import Split
from sentra_geo.wording import N_, Wording

STALL_RULE = {
    "equal": N_("Sama rata"),
    "population": N_("Menurut penduduk"),
    "businesses": N_("Menurut jumlah usaha"),
    "need": N_("Menurut kebutuhan"),
}
_RULE_MEANING = {
    "equal": N_("Tiap kecamatan mendapat lapak sama banyak, begitu pula tiap desa di dalamnya."),
    "population": N_("Lapak dibagi sebanding dengan penduduk (perkiraan)."),
    "businesses": N_("Lapak dibagi sebanding dengan jumlah usaha di daftar usaha."),
    "need": N_(
        "Lapak dibagi sebanding dengan jumlah usaha yang belum tercatat dijangkau program apa pun."
    ),
}
_RULE_SHORT = {
    "equal": N_("Sama rata"),
    "population": N_("Penduduk"),
    "businesses": N_("Usaha"),
    "need": N_("Kebutuhan"),
}
_REASON = {
    NO_REGISTER: N_("belum ada data usaha"),
    NO_PROGRAMMES: N_("belum ada program yang sudah berlangsung beserta daftar pesertanya"),
    NOBODY: N_("tidak ada yang dapat menerima lapak di wilayah ini"),
}
_LEVEL = 0.0005  # of a share: shown as 0.0 points


def rule_name(rule: str, words: Wording) -> str:
    """A rule's name."""
    return label(words, STALL_RULE, rule)


def short_rule_name(rule: str, words: Wording) -> str:
    """The same in a word, for a row of buttons on a phone."""
    return label(words, _RULE_SHORT, rule)


def rule_meaning(rule: str, words: Wording) -> str:
    """What a rule does, one sentence."""
    return label(words, _RULE_MEANING, rule)


def reason_text(split: Split, words: Wording) -> str:
    """Why a rule cannot deal, within a sentence; empty where it can."""
    return words.gettext(_REASON[split.reason]) if split.reason else ""


def split_title(found: Answer, words: Wording) -> str:
    """What the chosen rule gives the businesses outside."""
    _, plan = words.gettext, found.events
    split = plan.split
    if split is None:
        return ""
    name = rule_name(split.rule, words).lower()
    if split.share is None:
        reason = reason_text(split, words)
        return _("Pembagian {rule} tidak dapat dihitung: {reason}", rule=name, reason=reason)
    text = _(
        "Dibagi {rule}, {n} dari {total} lapak ({share}) untuk luar delineasi",
        rule=name,
        n=words.count(split.stalls[OUTSIDE]),
        total=words.number(plan.stalls),
        share=words.percent(split.share),
    )
    text = f"{text}; {beside_text(found, words)}"
    return mark(text, words, uses_sample=uses_sample(found))


def beside_text(found: Answer, words: Wording) -> str:
    """The share of stalls outside beside the share of businesses, or of people without these."""
    _, split = words.gettext, found.events.split
    if split is None:
        return ""
    of_businesses = split.beside_businesses is not None
    points = split.beside_businesses if of_businesses else split.beside_people
    if points is None:
        return _("bagian usaha dan penduduk di luar tidak diketahui")
    base = _("usaha") if of_businesses else _("penduduk")
    if abs(points) < _LEVEL:
        return _("sama dengan bagian {base} di luar", base=base)
    shown = words.number(abs(points) * 100, 1)
    if points > 0:
        return _(
            "{points} poin persen lebih besar daripada bagian {base} di luar",
            points=shown,
            base=base,
        )
    return _(
        "{points} poin persen lebih kecil daripada bagian {base} di luar", points=shown, base=base
    )


def split_reading(found: Answer, words: Wording) -> str:
    """How to read the chart of the rules."""
    _, plan = words.gettext, found.events
    if plan.business_shares is not None:
        return _(
            "Garis putus-putus: bagian usaha di luar. Batang luar yang tidak sampai ke garis itu "
            "memberi luar lebih sedikit daripada bagian usahanya."
        )
    return _(
        "Garis putus-putus: bagian penduduk di luar, karena belum ada data usaha. Batang luar yang "
        "tidak sampai ke garis itu memberi luar lebih sedikit daripada bagian penduduknya."
    )


def split_note(found: Answer, words: Wording) -> str:
    """What belongs below the chart: n, that nothing is tested, what ties move."""
    _, plan = words.gettext, found.events
    parts = [
        _(
            "n = {n} lapak, dibagi habis. Kuota adalah hitungan, bukan sampel, jadi tidak ada "
            "interval dan uji.",
            n=words.number(plan.stalls),
        )
    ]
    split = plan.split
    if split is not None and split.tied is not None and split.tied[0] != split.tied[1]:
        parts.append(
            _(
                "Sisa pembagian beberapa desa sama besar; siapa pun yang didahulukan, luar "
                "mendapat {limits} lapak.",
                limits=interval(split.tied, words, 1),
            )
        )
    if plan.beyond:
        parts.append(
            _(
                "{n} usaha di luar semua desa tidak dapat diberi kuota.",
                n=words.count(plan.beyond),
            )
        )
    return mark(" ".join(parts), words, uses_sample=uses_sample(found))


def need_sentence(found: Answer, words: Wording) -> str:
    """How far the need rule depends on what nobody knows; empty where it does not."""
    _, need = words.gettext, found.events.need
    if need is None or not need.unknown or need.outside is None:
        return ""
    text = _(
        "Aturan kebutuhan menghitung {n} usaha yang belum jelas sebagai belum tercatat dijangkau. "
        "Tergantung siapa di antaranya yang ternyata sudah dijangkau, luar mendapat {limits} "
        "lapak.",
        n=words.count(need.unknown),
        limits=interval(need.outside, words, 0),
    )
    if need.may_be_nobody:
        text += " " + _(
            "Bila semuanya sudah dijangkau, tidak ada yang tersisa: lengkapi dulu daftar peserta "
            "sebelum memakai aturan ini."
        )
    return text


def zones_text(split: Split, words: Wording) -> str:
    """Stalls of the three zones under one rule, in one line; or why there are none."""
    if split.share is None:
        return words.gettext("tidak dapat dihitung: {reason}", reason=reason_text(split, words))
    return words.gettext(
        "luar {outside} ({share}) · dekat batas {near} · dalam {inside}",
        outside=words.count(split.stalls[OUTSIDE]),
        share=words.percent(split.share),
        near=words.count(split.stalls[NEAR]),
        inside=words.count(split.stalls[INSIDE]),
    )


def shares_text(shares: tuple[float, ...], words: Wording) -> str:
    """Shares of the three zones in one line."""
    return words.gettext(
        "luar {outside} · dekat batas {near} · dalam {inside}",
        outside=words.percent(shares[OUTSIDE]),
        near=words.percent(shares[NEAR]),
        inside=words.percent(shares[INSIDE]),
    )


def district_title(found: Answer, words: Wording) -> str:
    """Title of the quotas of districts."""
    rule = rule_name(found.events.rule, words).lower()
    text = words.gettext("Kuota lapak menurut kecamatan, dibagi {rule}", rule=rule)
    return mark(text, words, uses_sample=quotas_use_sample(found))


def village_title(found: Answer, words: Wording) -> str:
    """Title of the quotas of villages."""
    rule = rule_name(found.events.rule, words).lower()
    text = words.gettext("Kuota lapak menurut desa, dibagi {rule}", rule=rule)
    return mark(text, words, uses_sample=quotas_use_sample(found))


def tied_sentence(found: Answer, words: Wording) -> str:
    """Which villages hang on the order alone; empty where none does."""
    tied = sum(one.is_tied for one in found.events.villages)
    if not tied:
        return ""
    return words.ngettext(
        "{n} desa seri untuk lapak terakhir di kecamatannya. Yang penduduknya lebih banyak "
        "didahulukan, lalu menurut kode desa; panitia dapat menukar yang seri.",
        "{n} desa seri untuk lapak terakhir di kecamatannya. Yang penduduknya lebih banyak "
        "didahulukan, lalu menurut kode desa; panitia dapat menukar yang seri.",
        tied,
        n=words.number(tied),
    )
