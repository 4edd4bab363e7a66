"""The judgement of one question: are units shared out as the base is, and is coverage equal?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sentra_geo.clusters import covered_by_village, quantity_by_village, redrawn_rows
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut, floats
from sentra_geo.figures import Verdict
from sentra_geo.layers.projection import FloatArray
from sentra_geo.measures.resampling import Resampled, resample_villages
from sentra_geo.measures.verdict import (
    NOT_ENOUGH_EVIDENCE,
    Comparison,
    Finding,
    agreed_state,
    find,
)


@dataclass(frozen=True)
class Judgement:
    """What a comparison shows with the near left out, and its state whatever the near are.

    Attributes:
        finding: The comparison, near the line left out.
        verdict: The state that also holds with everything near the line inside, or outside.
    """

    finding: Finding
    verdict: Verdict

    @property
    def is_known(self) -> bool:
        """Whether there was anything to compare."""
        return self.finding.rate_ratio is not None


@dataclass(frozen=True)
class _Design:
    """What is compared: fields as in a Comparison, and whether businesses of it are made up."""

    clustered: bool
    is_share: bool
    is_countable: bool = True
    uses_sample: bool = False


def judge(cut: Cut) -> Judgement:
    """Compare the units of a question with its base.

    Returns:
        The judgement; that of businesses with themselves is unknown.
    """
    by_village = cut.question.unit == "businesses" and cut.register != "none"
    table = _units_by_village(cut) if by_village else None
    return judge_counts(cut, (cut.units(), cut.bases()), table)


def judge_counts(
    cut: Cut,
    totals: tuple[FloatArray, FloatArray],
    table: tuple[FloatArray, FloatArray] | None,
) -> Judgement:
    """Judge units and base of a question that were counted by zone, in whatever way.

    Args:
        cut: The question's cut.
        totals: Units and base by zone, shape ``(3,)`` each.
        table: Businesses and their base by village and zone, shape ``(villages + 1, 3)`` each;
            None for other units.

    Returns:
        The judgement; that of businesses with themselves is unknown.
    """
    question = cut.question
    uses_sample = cut.register == "sample" and "businesses" in {question.unit, question.base}
    if question.unit == question.base == "businesses":
        return _unknown(uses_sample=uses_sample)  # compared with itself, anything is equal
    design = _Design(
        clustered=question.unit == "businesses",
        is_share=question.unit == question.base == "villages",
        uses_sample=uses_sample,
    )
    return _judged(cut, totals, table, design)


def judge_coverage(cut: Cut) -> Judgement:
    """Compare coverage outside with coverage inside, of what the question covers.

    Returns:
        The judgement; unknown where businesses are covered and there are none.
    """
    covered = cut.question.covered
    if covered == "businesses" and cut.register == "none":
        return _unknown(uses_sample=False)
    return judge_within(cut, *covered_by_village(cut))


def judge_within(
    cut: Cut, within: FloatArray, whole: FloatArray, *, uses_sample: bool = False
) -> Judgement:
    """Compare the share within reach of something, of what the question covers.

    Args:
        cut: The question's cut; villages are counted as such, what lies in them is redrawn.
        within: What lies within reach by village and zone, shape ``(villages + 1, 3)``.
        whole: All of it likewise.
        uses_sample: Whether what is to be reached is made up; made-up businesses always count so.

    Returns:
        The judgement.
    """
    covered = cut.question.covered
    made_up = uses_sample or (cut.register == "sample" and covered == "businesses")
    return _judged(
        cut,
        (within.sum(axis=0), whole.sum(axis=0)),
        None if covered == "villages" else (within, whole),
        _Design(clustered=covered != "villages", is_share=True, uses_sample=made_up),
    )


def judge_rates(cut: Cut, counts: FloatArray, totals: FloatArray) -> Judgement:
    """Compare how many of something there are for each business, outside and inside.

    Args:
        cut: The zones, and the villages that the filters keep.
        counts: What belongs to businesses, several of it to one, by village and zone; shape
            ``(villages + 1, 3)``.
        totals: All businesses likewise.

    Returns:
        The judgement, with an interval from redrawn villages.
    """
    design = _Design(
        clustered=True, is_share=False, is_countable=False, uses_sample=cut.register == "sample"
    )
    return _judged(cut, (counts.sum(axis=0), totals.sum(axis=0)), (counts, totals), design)


def judge_shares(cut: Cut, counts: FloatArray, totals: FloatArray) -> Judgement:
    """Compare the share of businesses that something has reached, outside and inside.

    Args:
        cut: The zones, and the villages that the filters keep.
        counts: Businesses reached by village and zone, shape ``(villages + 1, 3)``; the last row
            is what lies outside all villages.
        totals: All businesses likewise.

    Returns:
        The judgement, with an interval from redrawn villages: neighbours go to the same programme.
    """
    design = _Design(clustered=True, is_share=True, uses_sample=cut.register == "sample")
    return _judged(cut, (counts.sum(axis=0), totals.sum(axis=0)), (counts, totals), design)


def judge_amounts(cut: Cut, amounts: FloatArray, bases: FloatArray) -> Judgement:
    """Compare amounts outside and inside with a base, both known by village.

    Args:
        cut: The zones, and the villages that the filters keep.
        amounts: An amount that clusters in villages, shape ``(villages,)``.
        bases: What it is compared with, same shape.

    Returns:
        The judgement, with an interval from redrawn villages; amounts come in any size, so that
        what is visible is a gap and no count.
    """
    return _judged(
        cut,
        (cut.by_zone(amounts), cut.by_zone(bases)),
        (quantity_by_village(cut, amounts), quantity_by_village(cut, bases)),
        _Design(clustered=True, is_share=False, is_countable=False),
    )


def _units_by_village(cut: Cut) -> tuple[FloatArray, FloatArray]:
    """Businesses and their base by village and zone, shape ``(villages + 1, 3)`` each."""
    counts = cut.by_village(*cut.cells(cut.question.target))
    if cut.question.base == "businesses":
        return counts, counts
    return counts, quantity_by_village(cut, cut.base_size())


def _unknown(*, uses_sample: bool) -> Judgement:
    nothing = NOT_ENOUGH_EVIDENCE
    return Judgement(Finding(nothing), Verdict(nothing, uses_sample, nothing, nothing))


def _judged(
    cut: Cut,
    totals: tuple[FloatArray, FloatArray],
    table: tuple[FloatArray, FloatArray] | None,
    design: _Design,
) -> Judgement:
    thresholds = cut.study.settings.thresholds

    def found(extra: int | None) -> Finding:
        x, n = (_taken_in(values, extra) for values in totals)
        is_share = design.is_share
        comparison = Comparison(
            x[OUTSIDE],
            x[INSIDE],
            n[OUTSIDE],
            n[INSIDE],
            design.clustered,
            None if table is None else _resampled(cut, table, extra, is_share=is_share),
            is_share,
            design.is_countable,
        )
        finding = find(comparison, thresholds)
        # Made-up businesses prove nothing on any side, whatever their numbers say.
        return replace(finding, state=NOT_ENOUGH_EVIDENCE) if design.uses_sample else finding

    finding = found(None)
    sides = _sides(finding, found, near=bool(totals[0][NEAR] or totals[1][NEAR]))
    state = agreed_state(side.state for side in (finding, *sides))
    return Judgement(finding, Verdict(state, design.uses_sample, *(side.state for side in sides)))


def _sides(
    finding: Finding, found: Callable[[int | None], Finding], *, near: bool
) -> tuple[Finding, Finding]:
    """The findings with everything near the line inside, and outside."""
    return (found(INSIDE), found(OUTSIDE)) if near else (finding, finding)


def _taken_in(values: FloatArray, extra: int | None) -> list[float]:
    by_zone = list(floats(values))
    if extra is not None:
        by_zone[extra] += by_zone[NEAR]
    return by_zone


def _resampled(
    cut: Cut, table: tuple[FloatArray, FloatArray], extra: int | None, *, is_share: bool
) -> Resampled | None:
    """Redraw villages; ``extra`` is the zone that takes in what is near the line."""
    counts, bases = (values.copy() for values in table)
    if extra is not None:
        for values in (counts, bases):
            values[:, extra] += values[:, NEAR]
    kept, pair = redrawn_rows(cut, counts), [INSIDE, OUTSIDE]
    counts, bases = counts[kept][:, pair], bases[kept][:, pair]
    alpha = cut.study.settings.thresholds.alpha
    return resample_villages(counts, bases, alpha, is_share=is_share)
