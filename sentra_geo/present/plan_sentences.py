"""What is planned, in words: its effect on the gap, and where the next step is fairest."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.measures.finding import EQUAL, INSIDE_BEHIND, OUTSIDE_BEHIND
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.programme_sentences import kind_name
from sentra_geo.sections.programme_kinds import KindReach
from sentra_geo.sections.programme_plans import INVITED, OPEN, GapEffect, PlannedProgramme
from sentra_geo.sections.programmes import ProgrammeFigures
from sentra_geo.wording import Wording


def gap_text(gap: float | None, words: Wording) -> str:
    """A gap per 100 businesses with its sign."""
    return words.signed(None if gap is None else gap * 100)


def gap_after(effect: GapEffect, words: Wording) -> str:
    """The gap if a plan is carried out: one value, two bounds, or unknown."""
    if effect.low is None or effect.high is None:
        return words.gettext("tidak diketahui")
    low, high = gap_text(effect.low, words), gap_text(effect.high, words)
    if effect.low == effect.high:
        return low
    return words.gettext("{low} sampai {high}", low=low, high=high)


def basis_text(plan: PlannedProgramme, words: Wording) -> str:
    """What the effect of a plan rests on."""
    _ = words.gettext
    if plan.basis == OPEN:
        return _("undangan dan kursi belum tercatat")
    if plan.basis == INVITED:
        n = sum(plan.invited or ())
        return _("{n} usaha diundang", n=words.count(round(n, 9)))
    return _("{n} kursi, undangan belum tercatat", n=words.number(plan.seats))


def plans_title(found: Answer, figures: ProgrammeFigures, words: Wording) -> str:
    """What all plans together would do."""
    _, plans = words.gettext, figures.plans
    if not plans.programmes:
        return _("Belum ada program yang direncanakan")
    effect = plans.together
    text = _(
        "{n} program direncanakan; selisih luar dikurangi dalam sekarang {now} per 100 usaha, dan "
        "{then} bila {known} yang diketahui pesertanya atau kursinya terlaksana",
        n=words.number(len(plans.programmes)),
        known=words.number(len(plans.programmes) - plans.left_out),
        now=gap_text(effect.now, words),
        then=gap_after(effect, words),
    )
    return mark(text, words, uses_sample=found.programmes.uses_sample)


def plans_note(figures: ProgrammeFigures, words: Wording) -> str:
    """How to read the effects, and what is left out."""
    _, plans = words.gettext, figures.plans
    parts = [
        _(
            "Selisih: terjangkau per 100 usaha di luar dikurangi di dalam, menurut nama yang "
            "tercatat; minus berarti luar tertinggal. Dua angka: semua kursi untuk usaha di dalam "
            "atau semua untuk usaha di luar yang belum terjangkau."
        )
    ]
    if plans.left_out:
        parts.append(
            _(
                "{n} program tanpa undangan dan tanpa jumlah kursi tidak ikut dalam gabungan.",
                n=words.number(plans.left_out),
            )
        )
    if not figures.whole.is_complete:
        parts.append(
            _("Ada daftar peserta yang belum lengkap, jadi selisih sebenarnya dapat berbeda.")
        )
    return " ".join(parts)


def next_step(row: KindReach, words: Wording) -> str:
    """Where the next programme of a kind is fairest, or why nothing can be advised."""
    _, shares, kind = words.gettext, row.shares, kind_name(row.kind, words)
    if shares is None:
        return _("{kind}: belum ada catatan, jadi belum ada anjuran.", kind=kind)
    if shares.state == OUTSIDE_BEHIND:
        return _(
            "{kind}: luar tertinggal; menjangkau {n} usaha lagi di luar menutup selisihnya.",
            kind=kind,
            n=words.number(shares.parity_need),
        )
    if shares.state == INSIDE_BEHIND:
        return _("{kind}: dalam tertinggal; langkah berikut paling adil di dalam garis.", kind=kind)
    if shares.state == EQUAL:
        return _("{kind}: setara; langkah berikut dapat dibagi sama rata.", kind=kind)
    return f"{_why_no_advice(row, words)}"


def _why_no_advice(row: KindReach, words: Wording) -> str:
    """What is missing for an advice; the number that would close the gap is still said."""
    _, shares, kind = words.gettext, row.shares, kind_name(row.kind, words)
    behind, need = (None, None) if shares is None else (shares.difference, shares.parity_need)
    if behind is None:
        return _(
            "{kind}: salah satu zona tidak mempunyai usaha, jadi belum ada anjuran.", kind=kind
        )
    if behind < 0 and need:
        return _(
            "{kind}: belum cukup bukti untuk anjuran. Menurut catatan luar lebih rendah; {n} usaha "
            "lagi di luar menyamakannya.",
            kind=kind,
            n=words.number(need),
        )
    if behind > 0:
        return _(
            "{kind}: belum cukup bukti untuk anjuran. Menurut catatan dalam lebih rendah.",
            kind=kind,
        )
    return _("{kind}: belum cukup bukti untuk anjuran. Menurut catatan keduanya sama.", kind=kind)


def next_steps(figures: ProgrammeFigures, words: Wording) -> tuple[str, ...]:
    """A sentence for each kind; kinds without a programme share one."""
    held = [next_step(row, words) for row in figures.kinds if row.shares is not None]
    none = [kind_name(row.kind, words) for row in figures.kinds if row.shares is None]
    if none:
        held.append(
            words.gettext(
                "{kinds}: belum ada catatan, jadi belum ada anjuran.", kinds=", ".join(none)
            )
        )
    return tuple(held)
