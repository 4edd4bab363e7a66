"""One question, one answer: every figure that a page, an export or the command line shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sentra_geo.boundary import Boundary
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE, Cut, floats
from sentra_geo.errors import Fault, QuestionError
from sentra_geo.figures import (
    CoverageGap,
    RuleFigures,
    SentraFigures,
    Verdict,
    VillageFigures,
    ZoneFigures,
)
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.location import NO_VILLAGE
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.inference import Resampled, newcombe, village_bootstrap
from sentra_geo.measures.verdict import (
    NOT_ENOUGH_EVIDENCE,
    Comparison,
    Finding,
    agreed_state,
    find,
)
from sentra_geo.question import RULES, Question
from sentra_geo.rows import sentra_rows, spread_counts, village_rows, zone_rows
from sentra_geo.study import Study
from sentra_geo.wording import N_

__all__ = ["INSIDE", "NEAR", "OUTSIDE", "Answer", "answer"]


@dataclass(frozen=True, eq=False)
class Answer:
    """Every figure for one question.

    Attributes:
        question: What was asked.
        digest: Digest of the study.
        boundary: The boundary's facts and located layers.
        zones: Inside, near, outside.
        spread: How many sentra lie inside, near, straddle or lie outside.
        finding: The comparison of units with the base, near the line left out.
        units: Units compared, by zone (inside, near, outside).
        bases: Base compared with, by zone.
        verdict: The state.
        coverage_gap: Coverage outside less inside.
        reach: Distance curves by what is covered.
        villages: One row a village.
        sentra: One row a sentra.
        rules: The band between the rules.
        people_total: People in all, as counted.
        businesses: ``real``, ``sample`` or ``none``: what kind of businesses take part.
    """

    question: Question
    digest: str
    boundary: Boundary
    zones: tuple[ZoneFigures, ...]
    spread: Mapping[str, int]
    finding: Finding
    units: tuple[float, ...]
    bases: tuple[float, ...]
    verdict: Verdict
    coverage_gap: CoverageGap
    reach: Mapping[str, ZoneReach]
    villages: tuple[VillageFigures, ...]
    sentra: tuple[SentraFigures, ...]
    rules: tuple[RuleFigures, ...]
    people_total: int
    businesses: str


def answer(study: Study, question: Question) -> Answer:
    """Answer a question from the counts of a study; no row is touched.

    Args:
        study: Located and counted layers.
        question: Every choice.

    Returns:
        The answer; the same study and question always give the same one.

    Raises:
        QuestionError: The boundary or a district does not exist in this study.
    """
    _check(study, question)
    cut = Cut(study, question)
    units, bases = cut.units(), cut.bases()
    finding, verdict = _judge(cut, units, bases)
    reach = cut.reach()
    return Answer(
        question=question,
        digest=study.digest,
        boundary=cut.boundary,
        zones=zone_rows(cut, units, bases, reach),
        spread=spread_counts(cut),
        finding=finding,
        units=floats(units),
        bases=floats(bases),
        verdict=verdict,
        coverage_gap=_coverage_gap(reach.get(question.covered), question),
        reach=reach,
        villages=village_rows(cut),
        sentra=sentra_rows(cut),
        rules=tuple(_rule_figures(study, question, rule) for rule in RULES),
        people_total=round(float(cut.people[cut.village_mask].sum())),
        businesses=cut.register,
    )


def _check(study: Study, question: Question) -> None:
    districts = set(study.villages.frame["district"])
    faults = [
        Fault(
            N_("Kecamatan “{value}” tidak ada di lapisan desa."),
            N_("Pakai salah satu dari: {choices}."),
            fields={"value": value, "choices": ", ".join(sorted(districts))},
        )
        for value in question.district
        if value not in districts
    ]
    if question.boundary not in study.boundaries:
        faults.append(
            Fault(
                N_("Delineasi “{value}” tidak ada di data."),
                N_("Pakai salah satu dari: {choices}."),
                fields={"value": question.boundary, "choices": ", ".join(study.boundaries)},
            )
        )
    if faults:
        raise QuestionError(faults)


def _judge(cut: Cut, units: FloatArray, bases: FloatArray) -> tuple[Finding, Verdict]:
    def state(extra: int | None) -> Finding:
        x, n = list(floats(units)), list(floats(bases))
        if extra is not None:
            x[extra] += x[NEAR]
            n[extra] += n[NEAR]
        clustered = cut.question.unit == "businesses"
        return find(
            Comparison(
                x[OUTSIDE],
                x[INSIDE],
                n[OUTSIDE],
                n[INSIDE],
                clustered,
                _resampled(cut, extra) if clustered and cut.register != "none" else None,
            )
        )

    if cut.question.unit == cut.question.base == "businesses":
        same = Finding(NOT_ENOUGH_EVIDENCE)  # compared with itself, anything is equal
        finding = all_inside = all_outside = same
    else:
        finding, all_inside, all_outside = state(None), state(INSIDE), state(OUTSIDE)
    uses_sample = cut.register == "sample" and "businesses" in {
        cut.question.unit,
        cut.question.base,
    }
    agreed = agreed_state(f.state for f in (finding, all_inside, all_outside))
    return finding, Verdict(
        # Made-up businesses can prove nothing, whatever their numbers say.
        state=NOT_ENOUGH_EVIDENCE if uses_sample else agreed,
        uses_sample=uses_sample,
        near_inside=all_inside.state,
        near_outside=all_outside.state,
    )


def _resampled(cut: Cut, extra: int | None) -> Resampled | None:
    """Redraw villages; ``extra`` is the zone that takes in what is near the line."""
    table, weights = cut.cells(cut.question.target)
    villages = len(cut.people)
    place = np.where(table.village == NO_VILLAGE, villages, table.village)  # the last: outside all
    counts: FloatArray = np.column_stack(
        [np.bincount(place, weights=w, minlength=villages + 1) for w in weights.T]
    )
    size = {
        "population": cut.people,
        "villages": np.ones(villages),
        "area": cut.study.village_area_ha,
    }.get(cut.question.base)
    bases = counts.copy()
    if size is not None:
        bases[:-1] = (size * cut.village_mask)[:, None] * cut.village_zones
        bases[-1] = 0
    if extra is not None:
        counts[:, extra] += counts[:, NEAR]
        bases[:, extra] += bases[:, NEAR]
    pair = [INSIDE, OUTSIDE]
    # In the order of their codes, so that a reordered file draws the same villages.
    codes = cut.study.villages.frame["village_code"].to_numpy(dtype=str)
    kept = np.argsort(codes, kind="stable")
    kept = kept[cut.village_mask[kept]]
    if counts[-1].any():  # businesses outside all villages are drawn together
        kept = np.append(kept, villages)
    return village_bootstrap(counts[kept][:, pair], bases[kept][:, pair])


def _coverage_gap(reach: ZoneReach | None, question: Question) -> CoverageGap:
    if reach is None or not reach.total[[INSIDE, OUTSIDE]].all():
        return CoverageGap(None, None, None)
    covered, total = reach.covered(question.radius_band), reach.total
    outside, inside = (covered[OUTSIDE], total[OUTSIDE]), (covered[INSIDE], total[INSIDE])
    return CoverageGap(
        points=float(outside[0] / outside[1] - inside[0] / inside[1]),
        interval=None if question.covered == "people" else newcombe(*outside, *inside),
        parity_need=parity_need(*outside, *inside),
    )


def _rule_figures(study: Study, question: Question, rule: str) -> RuleFigures:
    cut = Cut(study, replace(question, rule=rule))
    return RuleFigures(
        rule=rule,
        sentra_locations=floats(cut.locations),
        people=tuple(whole_numbers(cut.by_zone(cut.people))),
    )
