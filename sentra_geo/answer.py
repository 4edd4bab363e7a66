"""One question, one answer: every figure that a page, an export or the command line shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

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
from sentra_geo.layers.rounding import whole_numbers
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.equity import parity_need
from sentra_geo.measures.verdict import Finding
from sentra_geo.question import RULES, Question
from sentra_geo.rows import sentra_rows, spread_counts, village_rows, zone_rows
from sentra_geo.sections.accessibility import Accessibility, floating_catchments
from sentra_geo.sections.contiguous import Contiguous, contiguous_zones
from sentra_geo.sections.curves import CoverageCurve, coverage_curves
from sentra_geo.sections.equity import VillageEquity, compare_villages
from sentra_geo.sections.events import EventPlan, event_ids, plan_events
from sentra_geo.sections.forum import Forum, forum_of
from sentra_geo.sections.judgement import Judgement, judge, judge_coverage
from sentra_geo.sections.markets import Markets, markets_of
from sentra_geo.sections.monte_carlo import DrawnVerdicts, draw_verdicts
from sentra_geo.sections.programmes import Programmes, programmes_of
from sentra_geo.sections.receipt_figures import Receipts
from sentra_geo.sections.receipts import receipts_of
from sentra_geo.sections.sensitivity import Sensitivity, vary
from sentra_geo.sections.tracker import Tracker, track
from sentra_geo.sections.verification import VillageToVerify, villages_to_verify
from sentra_geo.study import Study
from sentra_geo.wording import N_

__all__ = ["INSIDE", "NEAR", "OUTSIDE", "Answer", "answer"]


@dataclass(frozen=True, eq=False)
class Answer:
    """Every figure for one question.

    Attributes:
        question: What was asked.
        digest: Digest of the study.
        cut: The study seen through the question: what the sections below are made of.
        boundary: The boundary's facts and located layers.
        zones: Inside, near, outside.
        spread: How many sentra lie inside, near, straddle or lie outside.
        finding: The comparison of units with the base, near the line left out.
        units: Units compared, by zone (inside, near, outside).
        bases: Base compared with, by zone.
        verdict: The state.
        coverage_judgement: Coverage outside compared with coverage inside.
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
    cut: Cut = field(repr=False)
    boundary: Boundary
    zones: tuple[ZoneFigures, ...]
    spread: Mapping[str, int]
    finding: Finding
    units: tuple[float, ...]
    bases: tuple[float, ...]
    verdict: Verdict
    coverage_judgement: Judgement
    coverage_gap: CoverageGap
    reach: Mapping[str, ZoneReach]
    villages: tuple[VillageFigures, ...]
    sentra: tuple[SentraFigures, ...]
    rules: tuple[RuleFigures, ...]
    people_total: int
    businesses: str

    # What takes longer than a slider may is made when it is first looked at.

    @cached_property
    def curves(self) -> tuple[CoverageCurve, ...]:
        """Coverage at every radius."""
        return coverage_curves(self.cut)

    @cached_property
    def contiguous(self) -> Contiguous | None:
        """How often zones of neighbouring villages differ in coverage as much."""
        return contiguous_zones(self.cut)

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """The verdict under every other combination of choices."""
        return vary(self.cut.study, self.question)

    @cached_property
    def drawn(self) -> DrawnVerdicts:
        """The verdict when uncertain positions, and an indicative line, are drawn anew."""
        return draw_verdicts(self.cut)

    @cached_property
    def to_verify(self) -> tuple[VillageToVerify, ...]:
        """Villages whose side of the line must be verified, and why."""
        return villages_to_verify(self.cut)

    @cached_property
    def equity(self) -> VillageEquity:
        """How units are spread over the villages."""
        return compare_villages(self.cut)

    @cached_property
    def access(self) -> Accessibility:
        """How well each village reaches the sentra, given who else does."""
        return floating_catchments(self.cut)

    @cached_property
    def programmes(self) -> Programmes:
        """Whom programmes reached, when, with whom and where, and what is planned."""
        return programmes_of(self.cut)

    @cached_property
    def events(self) -> EventPlan:
        """Events, and the stalls of one dealt out."""
        return plan_events(self.cut)

    @cached_property
    def tracker(self) -> Tracker:
        """How far each sentra has come, by evidence, and what must be asked."""
        return track(self.cut)

    @cached_property
    def markets(self) -> Markets:
        """Where local products are sold, who is near, and what is sold there."""
        return markets_of(self.cut)

    @cached_property
    def receipts(self) -> Receipts:
        """Which products are liked, in which outlets, from where, and when."""
        return receipts_of(self.cut)

    @cached_property
    def forum(self) -> Forum:
        """Who is a member of the forum of UMKM, and who could join next."""
        return forum_of(self.cut)


def answer(study: Study, question: Question) -> Answer:
    """Answer a question from the counts of a study; no row is touched.

    Args:
        study: Located and counted layers.
        question: Every choice.

    Returns:
        The answer; the same study and question always give the same one.

    Raises:
        QuestionError: The boundary, a district or an event does not exist in this study.
    """
    _check(study, question)
    cut = Cut(study, question)
    units, bases = cut.units(), cut.bases()
    judgement, coverage = judge(cut), judge_coverage(cut)
    reach = cut.reach()
    return Answer(
        question=question,
        digest=study.digest,
        cut=cut,
        boundary=cut.boundary,
        zones=zone_rows(cut, units, bases, reach),
        spread=spread_counts(cut),
        finding=judgement.finding,
        units=floats(units),
        bases=floats(bases),
        verdict=judgement.verdict,
        coverage_judgement=coverage,
        coverage_gap=_coverage_gap(reach.get(question.covered), coverage.finding, question),
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
    faults += _event_faults(study, question.event)
    if faults:
        raise QuestionError(faults)


def _event_faults(study: Study, event: str) -> list[Fault]:
    """An event that the layer does not hold; made-up ones exist also while they take no part."""
    events = event_ids(study.activities)
    if not event or event in events:
        return []
    return [
        Fault(
            N_("Acara “{value}” tidak ada di data."),
            N_("Kosongkan pilihan acara, atau pakai salah satu dari: {choices}."),
            fields={"value": event, "choices": ", ".join(events) or "–"},
        )
    ]


def _coverage_gap(reach: ZoneReach | None, finding: Finding, question: Question) -> CoverageGap:
    if reach is None or not reach.total[[INSIDE, OUTSIDE]].all():
        return CoverageGap(None, None, None)
    covered, total = reach.covered(question.radius_band), reach.total
    outside, inside = (covered[OUTSIDE], total[OUTSIDE]), (covered[INSIDE], total[INSIDE])
    return CoverageGap(
        points=float(outside[0] / outside[1] - inside[0] / inside[1]),
        interval=finding.difference_interval,
        parity_need=parity_need(*outside, *inside),
    )


def _rule_figures(study: Study, question: Question, rule: str) -> RuleFigures:
    cut = Cut(study, replace(question, rule=rule))
    return RuleFigures(
        rule=rule,
        sentra_locations=floats(cut.locations),
        people=tuple(whole_numbers(cut.by_zone(cut.people))),
    )
