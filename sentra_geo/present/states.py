"""The five states of a verdict in words: mark and name, and what each of them means."""

from __future__ import annotations

from sentra_geo.measures.verdict import STATES
from sentra_geo.present.labels import STATE, label
from sentra_geo.present.palette import STATE_MARK
from sentra_geo.present.phrases import alpha_text, level
from sentra_geo.settings import Thresholds
from sentra_geo.wording import N_, Wording

_MEANING = {
    "equal": N_("seluruh interval {narrow} rasio laju berada dalam {low} sampai {high}."),
    "outside_behind": N_(
        "interval {wide} rasio laju luar terhadap dalam tidak memuat 1, p paling besar {alpha}, "
        "dan rasionya di bawah {low}; cakupan berbeda paling sedikit {gap} poin."
    ),
    "inside_behind": N_(
        "interval {wide} rasio laju luar terhadap dalam tidak memuat 1, p paling besar {alpha}, "
        "dan rasionya di atas {high}; cakupan berbeda paling sedikit {gap} poin."
    ),
    "not_enough_evidence": N_(
        "selain itu; angka-angka ini tidak menunjukkan setara dan tidak menunjukkan timpang."
    ),
    "depends_on_rule": N_(
        "kesimpulan berbeda bila yang dekat batas dianggap di dalam atau di luar, bila pecahan "
        "dibulatkan, atau menurut pilihan lain yang sama wajarnya."
    ),
}


def state_text(state: str, words: Wording) -> str:
    """A state's mark and name, for plain text."""
    return f"{STATE_MARK[state]} {label(words, STATE, state)}"


def state_meanings(limits: Thresholds, words: Wording) -> list[tuple[str, str]]:
    """Every state and what it means under the thresholds in force."""
    fields = {
        "wide": level(limits.alpha, words),
        "narrow": level(2 * limits.alpha, words),
        "low": words.number(limits.low, 2),
        "high": words.number(limits.high, 2),
        "alpha": alpha_text(limits.alpha, words),
        "gap": words.count(round(limits.gap * 100, 2)),
    }
    return [(state, words.gettext(_MEANING[state], **fields)) for state in STATES]
