"""Whether coverage is equal on both sides of the line, in words."""

from __future__ import annotations

import math

from sentra_geo.answer import Answer
from sentra_geo.measures.verdict import DEPENDS_ON_RULE, NOT_ENOUGH_EVIDENCE, Finding
from sentra_geo.present.evidence_text import (
    limits_of,
    reason_of,
    scattered_sentence,
    sides_sentence,
)
from sentra_geo.present.phrases import COVERED_PLURAL, interval, level, p_value, radius
from sentra_geo.sections.judgement import Judgement
from sentra_geo.wording import N_, Wording


def coverage_statement(found: Answer, words: Wording) -> str:
    """How much coverage differs and, where nothing is proven, why; or why it cannot be compared."""
    _ = words.gettext
    judgement, question = found.coverage_judgement, found.question
    if question.covered == "businesses" and found.businesses == "none":
        return _("data usaha belum dimuat, jadi cakupan usaha tidak dapat dibandingkan.")
    if found.coverage_gap.points is None:
        return _("salah satu sisi garis kosong, jadi cakupan tidak dapat dibandingkan.")
    parts = [_figures(found, judgement.finding, words)]
    if not _is_proven(judgement):
        parts.append(reason_of(judgement, limits_of(found), words))
    parts.append(sides_sentence(judgement, words))
    return " ".join(part for part in parts if part)


def _is_proven(judgement: Judgement) -> bool:
    """Whether the figures without the near show equal or unequal."""
    unclear = {NOT_ENOUGH_EVIDENCE, DEPENDS_ON_RULE}
    return judgement.finding.state not in unclear and not judgement.verdict.uses_sample


def _figures(found: Answer, finding: Finding, words: Wording) -> str:
    _ = words.gettext
    low, high = finding.interval or (None, None)
    return _(
        _coverage_template(finding.rate_ratio, has_interval=low is not None),
        what=_(COVERED_PLURAL[found.question.covered]),
        radius=radius(found, words),
        ratio=words.number(finding.rate_ratio, 2),
        level=level(limits_of(found).alpha, words),
        interval=interval(finding.interval, words, 2),
        low=words.number(low, 2),
        high=words.number(high, 2),
        p=p_value(finding.p, words),
        points=words.signed((found.coverage_gap.points or 0) * 100),
    )


def _coverage_template(ratio: float | None, *, has_interval: bool) -> str:
    if ratio is None:
        return N_("tidak ada {what} yang tercakup dalam {radius}, di luar maupun di dalam garis.")
    if not has_interval:
        return N_(
            "cakupan {what} dalam {radius} di luar garis {ratio} kali di dalam (interval tidak "
            "dapat dihitung); selisih {points} poin persen."
        )
    if math.isinf(ratio):
        return N_(
            "tidak ada {what} di dalam garis yang tercakup dalam {radius}, jadi rasionya tak "
            "terhingga (batas bawah interval {level}: {low}; {p}); selisih {points} poin persen."
        )
    if not ratio:
        return N_(
            "tidak ada {what} di luar garis yang tercakup dalam {radius}, jadi rasionya nol "
            "(batas atas interval {level}: {high}; {p}); selisih {points} poin persen."
        )
    return N_(
        "cakupan {what} dalam {radius} di luar garis {ratio} kali di dalam (interval {level} "
        "{interval}; {p}); selisih {points} poin persen."
    )


def coverage_explanation(found: Answer, words: Wording) -> str:
    """What stands behind the statement on coverage; empty where there was no test."""
    judgement = found.coverage_judgement
    if judgement.finding.p is None:
        return ""
    parts = [
        reason_of(judgement, limits_of(found), words) if _is_proven(judgement) else "",
        _visible(judgement.finding, words),
        words.gettext("Semua desa dihitung, bukan sampel."),
        scattered_sentence(words),
        contiguous_sentence(found, words),
    ]
    text = " ".join(part for part in parts if part)
    return words.gettext("Cakupan – {text}", text=text)


def _visible(finding: Finding, words: Wording) -> str:
    """The smallest difference these numbers could have shown, where they show none."""
    visible = finding.visible
    if finding.state != NOT_ENOUGH_EVIDENCE or visible is None:
        return ""
    if visible.difference is None:
        return words.gettext("Angka ini tidak dapat menunjukkan selisih apa pun.")
    return words.gettext(
        "Selisih terkecil yang dapat terlihat: {seen} poin.",
        seen=words.number(visible.difference * 100, 1),
    )


def contiguous_sentence(found: Answer, words: Wording) -> str:
    """How many zones of neighbouring villages differ as much; empty where there are none."""
    zones = found.contiguous
    if zones is None or not zones.zones:
        return ""
    return words.gettext(
        "Dari {n} kawasan menyatu sebesar ini (satu desa dengan desa-desa terdekatnya, "
        "seluruhnya {size} desa), {m} berbeda sedikitnya sebesar itu.",
        n=words.number(zones.zones),
        size=words.number(zones.size),
        m=words.number(zones.as_large),
    )
