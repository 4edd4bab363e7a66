"""Readings of the comparison of two zones: one figure an Answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sentra_geo.answer import INSIDE, NEAR, OUTSIDE, Answer
from sentra_geo.measures.verdict import EXACT, HYPERGEOMETRIC, VILLAGE_BOOTSTRAP
from sentra_geo.present.labels import STATE, ZONE, covered_label, label
from sentra_geo.present.phrases import (
    base_amount,
    interval,
    probability,
    unit_name,
)
from sentra_geo.present.readings.reading import Reading, shown_number
from sentra_geo.wording import Wording

Reader = Callable[[Answer, Wording], Iterable[Reading]]


def _pair(values: tuple[float, ...]) -> tuple[float, float]:
    return values[OUTSIDE], values[INSIDE]


def _four(found: Answer) -> dict[str, float]:
    (x_l, x_d), (n_l, n_d) = _pair(found.units), _pair(found.bases)
    return {"x_L": x_l, "x_D": x_d, "n_L": n_l, "n_D": n_d}


def units_n(found: Answer, words: Wording) -> str:
    """How many units the comparison rests on, inside and outside."""
    n = found.units[INSIDE] + found.units[OUTSIDE]
    return f"{words.count(n)} {unit_name(found.question.unit, n, words)}"


def _bases_n(found: Answer, words: Wording) -> str:
    return words.gettext(
        "di luar {outside}, di dalam {inside}",
        outside=base_amount(found, OUTSIDE, words),
        inside=base_amount(found, INSIDE, words),
    )


def _share(found: Answer, words: Wording) -> Iterable[Reading]:
    inside, n = found.finding.share_inside, units_n(found, words)
    share = None if inside is None else 1 - inside
    yield Reading("", words.percent(share), share, _four(found), n)


def _expected(found: Answer, words: Wording) -> Iterable[Reading]:
    inside = found.finding.expected_share
    share = None if inside is None else 1 - inside
    yield Reading("", words.percent(share), share, _four(found), _bases_n(found, words))


def _gap(found: Answer, words: Wording) -> Iterable[Reading]:
    gap = found.finding.gap
    shown = words.signed(None if gap is None else gap * 100)
    text = words.gettext("{gap} poin persen", gap=shown)
    yield Reading("", text, gap, _four(found), units_n(found, words))


def _ratio(found: Answer, words: Wording) -> Iterable[Reading]:
    ratio = found.finding.rate_ratio
    yield Reading("", words.number(ratio, 2), ratio, _four(found), units_n(found, words))


def _interval_by(method: str) -> Reader:
    """The reader of the ratio's interval under one method."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        if found.finding.method == method:
            limits = found.finding.interval
            yield Reading("", interval(limits, words, 2), limits, n=units_n(found, words))

    return read


def _p_by(method: str) -> Reader:
    """The reader of p under one method."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        if found.finding.method == method:
            text, p = probability(found.finding.p, words), found.finding.p
            yield Reading("", text, p, _p_symbols(found), units_n(found, words))

    return read


def _p_symbols(found: Answer) -> dict[str, float]:
    """What the exact p takes; nothing where counts are fractional or labels are dealt."""
    (x_l, x_d), (n_l, n_d) = _pair(found.units), _pair(found.bases)
    expected = found.finding.expected_share
    whole = float(x_l).is_integer() and float(x_d).is_integer()
    if found.finding.method == VILLAGE_BOOTSTRAP or expected is None or not whole:
        return {}
    if found.finding.method == EXACT:
        return {"k": x_d, "n": x_l + x_d, "p_0": expected}
    return {"k": x_d, "n": x_l + x_d, "n_D": n_d, "N": n_l + n_d}


def _share_interval(found: Answer, words: Wording) -> Iterable[Reading]:
    limits = found.finding.share_interval
    inside = label(words, ZONE, "inside")
    text = interval(limits, words, 1, 100) + " %"
    if limits is not None:
        yield Reading(inside, text, limits, n=units_n(found, words))


def _visible_by(method: str) -> Reader:
    """The reader of the smallest visible gap under one method."""

    def read(found: Answer, words: Wording) -> Iterable[Reading]:
        visible = found.finding.visible
        if visible is not None and found.finding.method == method:
            gap = None if visible.gap is None else visible.gap * 100
            text = words.gettext("{gap} poin persen", gap=words.number(gap, 1))
            yield Reading("", text, visible.gap, n=units_n(found, words))

    return read


def _verdict(found: Answer, words: Wording) -> Iterable[Reading]:
    yield Reading("", label(words, STATE, found.verdict.state), n=units_n(found, words))


def _near(found: Answer, words: Wording) -> Iterable[Reading]:
    verdict = found.verdict
    states = (found.finding.state, verdict.near_inside, verdict.near_outside)
    text = "; ".join(label(words, STATE, state) for state in dict.fromkeys(states))
    near = words.gettext(
        "{units} dan {base} dekat batas",
        units=f"{words.count(found.units[NEAR])} "
        f"{unit_name(found.question.unit, found.units[NEAR], words)}",
        base=base_amount(found, NEAR, words),
    )
    yield Reading("", text, n=near)


def _coverage_gap(found: Answer, words: Wording) -> Iterable[Reading]:
    gap = found.coverage_gap.points
    if gap is not None:
        text = words.gettext("{gap} poin persen", gap=words.signed(gap * 100))
        yield Reading("", text, gap, _covered_four(found), _totals(found, words))


def _coverage_gap_interval(found: Answer, words: Wording) -> Iterable[Reading]:
    limits = found.coverage_gap.interval
    if limits is not None:
        text = words.gettext("{gap} poin persen", gap=interval(limits, words, 1, 100))
        yield Reading("", text, limits, n=_totals(found, words))


def _parity(found: Answer, words: Wording) -> Iterable[Reading]:
    need = found.coverage_gap.parity_need
    if need is not None:
        yield Reading("", words.number(need), need, _covered_four(found), _totals(found, words))


def _covered_four(found: Answer) -> dict[str, float]:
    zones = [found.zones[i].reach[found.question.covered] for i in (OUTSIDE, INSIDE)]
    names = (("c_L", "t_L"), ("c_D", "t_D"))
    return {
        name: value
        for pair, reach in zip(names, zones, strict=True)
        for name, value in zip(pair, (reach.covered, reach.total), strict=True)
    }


def _totals(found: Answer, words: Wording) -> str:
    covered = found.question.covered
    what = covered_label(words, covered, found.businesses)
    outside, inside = (found.zones[i].reach[covered].total for i in (OUTSIDE, INSIDE))
    return words.gettext(
        "{what}: di luar {outside}, di dalam {inside}",
        what=what,
        outside=shown_number(outside, words),
        inside=shown_number(inside, words),
    )


WHOLE: dict[str, Reader] = {
    "share": _share,
    "expected_share": _expected,
    "gap": _gap,
    "rate_ratio": _ratio,
    "rate_ratio_interval": _interval_by(EXACT),
    "share_ratio_interval": _interval_by(HYPERGEOMETRIC),
    "village_bootstrap": _interval_by(VILLAGE_BOOTSTRAP),
    "central_p": _p_by(EXACT),
    "hypergeometric_p": _p_by(HYPERGEOMETRIC),
    "permutation_p": _p_by(VILLAGE_BOOTSTRAP),
    "share_interval": _share_interval,
    "visible_gap": _visible_by(EXACT),
    "visible_difference": _visible_by(HYPERGEOMETRIC),
    "village_visible": _visible_by(VILLAGE_BOOTSTRAP),
    "verdict": _verdict,
    "near_check": _near,
    "coverage_gap": _coverage_gap,
    "coverage_gap_interval": _coverage_gap_interval,
    "coverage_gap_bootstrap": _coverage_gap_interval,
    "parity_need": _parity,
}
