"""The sentences behind a verdict: the figures, why this state, what could have been seen."""

from __future__ import annotations

import math

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.measures.resampling import BOOTSTRAP_DRAWS
from sentra_geo.measures.verdict import (
    DEPENDS_ON_RULE,
    EQUAL,
    EXACT,
    NOT_ENOUGH_EVIDENCE,
    Finding,
)
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.phrases import (
    BASE_PLURAL,
    alpha_text,
    base_amount,
    interval,
    level,
    p_value,
    unit_name,
)
from sentra_geo.sections.judgement import Judgement
from sentra_geo.settings import Thresholds
from sentra_geo.wording import N_, Wording

_RATIO = N_(
    "Selisih {gap} poin persen; laju di luar {ratio} kali laju di dalam (interval {level} "
    "{interval}; {p})."
)
_RATIO_ALONE = N_(
    "Selisih {gap} poin persen; laju di luar {ratio} kali laju di dalam; interval tidak dapat "
    "dihitung."
)
_NONE_INSIDE = N_(
    "Selisih {gap} poin persen; tidak ada satu pun di dalam, jadi rasionya tak terhingga (batas "
    "bawah interval {level}: {low}; {p})."
)
_NONE_INSIDE_ALONE = N_(
    "Selisih {gap} poin persen; tidak ada satu pun di dalam, jadi rasionya tak terhingga; interval "
    "tidak dapat dihitung."
)
_NONE_OUTSIDE = N_(
    "Selisih {gap} poin persen; tidak ada satu pun di luar, jadi rasionya nol (batas atas interval "
    "{level}: {high}; {p})."
)


def limits_of(found: Answer) -> Thresholds:
    """The thresholds that the verdict was made with."""
    return found.cut.study.settings.thresholds


def figures_sentence(found: Answer, words: Wording) -> str:
    """Gap, ratio, interval and p; empty where there is nothing to compare."""
    finding = found.finding
    if finding.gap is None or finding.rate_ratio is None:
        return ""
    low, high = finding.interval or (None, None)
    return words.gettext(
        _figures_template(finding.rate_ratio, has_interval=low is not None),
        gap=words.signed(finding.gap * 100),
        ratio=words.number(finding.rate_ratio, 2),
        level=level(limits_of(found).alpha, words),
        interval=interval(finding.interval, words, 2),
        low=words.number(low, 2),
        high=words.number(high, 2),
        p=p_value(finding.p, words),
    )


def _figures_template(ratio: float, *, has_interval: bool) -> str:
    if math.isinf(ratio):
        return _NONE_INSIDE if has_interval else _NONE_INSIDE_ALONE
    if not has_interval:
        return _RATIO_ALONE
    return _RATIO if ratio else _NONE_OUTSIDE


def reason_sentence(found: Answer, words: Wording) -> str:
    """Why these figures give this state, by the thresholds in force."""
    return reason_of(Judgement(found.finding, found.verdict), limits_of(found), words)


def reason_of(judgement: Judgement, limits: Thresholds, words: Wording) -> str:
    """Why a judgement's figures give its state: the criteria met, or the one that is not.

    Args:
        judgement: Of a comparison, of coverage or of access.
        limits: The thresholds it was made with.
        words: Language.

    Returns:
        A sentence; empty where there was no test.
    """
    finding = judgement.finding
    if judgement.verdict.uses_sample:
        return words.gettext("Data contoh tidak pernah memutuskan kesimpulan.")
    if finding.interval is None:
        return ""
    state = finding.state
    if state == DEPENDS_ON_RULE:
        return fraction_sentence(words)
    reason = words.gettext(
        _reason_template(finding, limits),
        wide=level(limits.alpha, words),
        narrow=level(2 * limits.alpha, words),
        inner=interval(finding.interval90, words, 2),
        low=words.number(limits.low, 2),
        high=words.number(limits.high, 2),
        gap=words.count(round(limits.gap * 100, 2)),
        alpha=alpha_text(limits.alpha, words),
    )
    if judgement.verdict.state == state:
        return reason
    return words.gettext("Tanpa yang dekat batas – {reason}", reason=reason)


def fraction_sentence(words: Wording) -> str:
    """Why fractional counts can leave a verdict open."""
    return words.gettext(
        "Jumlah yang pecahan diuji pada kedua bilangan bulat di sekitarnya, dan keduanya memberi "
        "kesimpulan yang berbeda."
    )


def _reason_template(finding: Finding, limits: Thresholds) -> str:
    if finding.state == EQUAL:
        return N_("Setara: seluruh interval {narrow} rasio ({inner}) berada dalam {low} – {high}.")
    if finding.state != NOT_ENOUGH_EVIDENCE:
        if finding.difference is not None:
            return N_(
                "Timpang: interval {wide} tidak memuat 1, p paling besar {alpha}, rasionya di luar "
                "{low} – {high}, dan bedanya paling sedikit {gap} poin."
            )
        return N_(
            "Timpang: interval {wide} tidak memuat 1, p paling besar {alpha}, dan rasionya di luar "
            "{low} – {high}."
        )
    return _unproven_template(finding, limits)


def _unproven_template(finding: Finding, limits: Thresholds) -> str:
    """The first criterion of unequal that is not met."""
    low, high = finding.interval or (0.0, math.inf)
    if low <= 1 <= high:
        return N_(
            "Interval {wide} memuat 1, jadi timpang tidak terbukti; interval {narrow} ({inner}) "
            "tidak seluruhnya dalam {low} – {high}, jadi setara juga tidak terbukti."
        )
    if finding.p is not None and finding.p > limits.alpha:
        return N_(
            "Interval {wide} tidak memuat 1, tetapi p di atas {alpha}, jadi timpang tidak "
            "terbukti; interval {narrow} ({inner}) tidak seluruhnya dalam {low} – {high}, jadi "
            "setara juga tidak terbukti."
        )
    if finding.difference is not None and abs(finding.difference) < limits.gap:
        return N_(
            "Bedanya terbukti tetapi kecil: kurang dari {gap} poin, jadi tidak disebut timpang; "
            "interval {narrow} ({inner}) tidak seluruhnya dalam {low} – {high}, jadi setara juga "
            "tidak terbukti."
        )
    return N_(
        "Bedanya terbukti tetapi kecil: rasionya tidak di luar {low} – {high}, jadi tidak disebut "
        "timpang; interval {narrow} ({inner}) tidak seluruhnya di dalamnya, jadi setara juga tidak "
        "terbukti."
    )


def sides_sentence(judgement: Judgement, words: Wording) -> str:
    """What the near would make of it, where that changes the state; else empty."""
    states = {
        "left": judgement.finding.state,
        "inside": judgement.verdict.near_inside,
        "outside": judgement.verdict.near_outside,
    }
    if judgement.verdict.uses_sample or len(set(states.values())) == 1:
        return ""
    return words.gettext(
        "Tanpa yang dekat batas: “{left}”; bila semuanya di dalam: “{inside}”; bila semuanya di "
        "luar: “{outside}”.",
        **{name: label(words, STATE, state) for name, state in states.items()},
    )


def meaning_sentence(found: Answer, words: Wording) -> str:
    """What p answers, and where the interval comes from."""
    _ = words.gettext
    if found.finding.p is None:
        return ""
    if found.question.unit != "businesses":
        text = _(
            "Sentra yang dihitung adalah keseluruhan, bukan sampel: p menjawab “mungkinkah "
            "pembagian acak menurut {base} memberi hasil ini?”.",
            base=_(BASE_PLURAL[found.question.base]),
        )
        return text if found.finding.method == EXACT else f"{text} {scattered_sentence(words)}"
    text = _(
        "Interval dari {draws} undian ulang desa, karena usaha mengelompok di desa; p menjawab "
        "“mungkinkah hasil ini muncul bila sisi dalam dan luar dibagikan acak kepada desa?”.",
        draws=words.number(BOOTSTRAP_DRAWS),
    )
    return f"{text} {scattered_sentence(words)}"


def scattered_sentence(words: Wording) -> str:
    """What a p of village labels compares with, and what it therefore is no evidence of."""
    return words.gettext(
        "p membandingkan dengan desa yang dipilih acak dan terpencar; wilayah yang letaknya "
        "menyatu jauh lebih sering berbeda sebesar itu, jadi p terlalu kecil sebagai bukti "
        "kesengajaan."
    )


def visible_sentence(found: Answer, words: Wording) -> str:
    """The smallest gap these numbers could have shown, and how many inside it takes."""
    visible = found.finding.visible
    if visible is None:
        return ""
    units = round(found.units[INSIDE] + found.units[OUTSIDE])
    return words.gettext(
        _visible_template(visible.low_k, visible.high_k),
        n=words.number(units),
        unit=unit_name(found.question.unit, units, words),
        many=words.number(visible.high_k),
        few=words.number(visible.low_k),
        gap=words.number(None if visible.gap is None else visible.gap * 100, 1),
    )


def _visible_template(few: int | None, many: int | None) -> str:
    if few is None and many is None:
        return N_("Dengan {n} {unit}, uji ini tidak dapat menunjukkan selisih apa pun.")
    if few is None:
        return N_(
            "Dengan {n} {unit}, ketimpangan baru terlihat bila {many} atau lebih ada di dalam "
            "(selisih terkecil {gap} poin); ketertinggalan di dalam tidak dapat terlihat, juga "
            "bila tidak ada satu pun di dalam."
        )
    if many is None:
        return N_(
            "Dengan {n} {unit}, ketimpangan baru terlihat bila {few} atau kurang ada di dalam "
            "(selisih terkecil {gap} poin); ketertinggalan di luar tidak dapat terlihat, juga "
            "bila semuanya di dalam."
        )
    return N_(
        "Dengan {n} {unit}, ketimpangan baru terlihat bila {many} atau lebih, atau {few} atau "
        "kurang, ada di dalam (selisih terkecil {gap} poin)."
    )


def near_sentence(found: Answer, words: Wording) -> str:
    """What is near the line and left out, and whether it changes the verdict."""
    _ = words.gettext
    if not (found.units[NEAR] or found.bases[NEAR]):
        return ""
    text = _(
        "Yang dekat batas ({units} {unit}; {base}) tidak dihitung sampai diverifikasi.",
        units=words.count(found.units[NEAR]),
        unit=unit_name(found.question.unit, found.units[NEAR], words),
        base=base_amount(found, NEAR, words),
    )
    if found.verdict.uses_sample:
        return text
    changed = sides_sentence(Judgement(found.finding, found.verdict), words)
    same = _("Kesimpulan sama bila semuanya dianggap di dalam atau di luar.")
    return f"{text} {changed or same}"


def why_no_figures(found: Answer, words: Wording) -> str:
    """Why nothing can be compared."""
    _ = words.gettext
    if found.businesses == "none" and "businesses" in {found.question.unit, found.question.base}:
        return _("data usaha belum dimuat, jadi perbandingan ini tidak dapat dihitung.")
    if found.question.unit == found.question.base:
        return _("yang dibandingkan sama dengan pembandingnya; pilih pembanding lain.")
    if not sum(found.units):
        return _("tidak ada yang dibandingkan untuk saringan ini.")
    if not found.units[INSIDE] + found.units[OUTSIDE]:
        return _("semuanya dekat batas dan perlu diverifikasi dahulu.")
    return _("salah satu sisi garis kosong untuk pilihan ini, jadi tidak ada yang dibandingkan.")
