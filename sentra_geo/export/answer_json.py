"""The Answer as JSON; the keys are a contract, new ones may be added but none renamed."""

from __future__ import annotations

import json
import math
from typing import Any

from sentra_geo.answer import Answer
from sentra_geo.export.answer_sections import answer_sections, topic_sections
from sentra_geo.figures import Reach, ZoneFigures
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.sentences import coverage_sentence, population_sentence
from sentra_geo.present.verdict_text import explanation, headline, long_form, short_form
from sentra_geo.sections.taking_part import layers_taking_part
from sentra_geo.study import Study
from sentra_geo.wording import Wording


def answer_json(study: Study, found: Answer, words: Wording) -> str:
    """The answer as indented JSON text in UTF-8; unknown and infinite are ``null``."""
    return json.dumps(
        answer_dict(study, found, words), ensure_ascii=False, indent=1, allow_nan=False
    )


def answer_dict(study: Study, found: Answer, words: Wording) -> dict[str, Any]:
    """The answer as plain values.

    Args:
        study: What was asked.
        found: Its answer.
        words: Language of the texts.

    Returns:
        A dictionary of the contract's keys and more; shares are 0 to 1, gaps percentage points.
    """
    finding = found.finding
    return {
        **_asked(study, found),
        "zones": [_zone(zone, found.businesses) for zone in found.zones],
        "sentra": dict(found.spread),
        "gap": {
            "points": _number(finding.gap, 100),
            "rate_ratio": _number(finding.rate_ratio),
            "interval": _limits(finding.interval),
            "p": _number(finding.p),
            "n": _number(sum(u for i, u in enumerate(found.units) if i != 1)),
            "share_inside": _number(finding.share_inside),
            "share_inside_interval": _limits(finding.share_interval),
            "expected_share_inside": _number(finding.expected_share),
            "smallest_visible_points": _number(finding.visible.gap, 100)
            if finding.visible
            else None,
            "needed_inside": finding.visible.high_k if finding.visible else None,
            "needed_inside_at_most": finding.visible.low_k if finding.visible else None,
            "rate_ratio_is_infinite": finding.rate_ratio == math.inf,
            "method": finding.method,
        },
        "coverage_gap": {
            "points": _number(found.coverage_gap.points, 100),
            "interval": _limits(found.coverage_gap.interval, 100),
            "parity_need": found.coverage_gap.parity_need,
            "state": found.coverage_judgement.verdict.state,
            "rate_ratio": _number(found.coverage_judgement.finding.rate_ratio),
            "rate_ratio_interval": _limits(found.coverage_judgement.finding.interval),
            "p": _number(found.coverage_judgement.finding.p),
            "text": coverage_sentence(found, words),
        },
        "verdict": {
            "state": found.verdict.state,
            "text": " ".join(filter(None, [headline(found, words), explanation(found, words)])),
            "uses_sample": found.verdict.uses_sample,
            "near_inside": found.verdict.near_inside,
            "near_outside": found.verdict.near_outside,
            "short": short_form(found, words),
            "long": long_form(study, found, words),
        },
        "population": {
            "total": found.people_total,
            "is_estimate": True,
            "text": population_sentence(found, words),
            "by_rule": {
                rule.rule: dict(zip(("inside", "near", "outside"), rule.people, strict=True))
                for rule in found.rules
            },
        },
        **answer_sections(found),
        **_made_of(study, found),
    }


def topic_json(study: Study, found: Answer, topic: str) -> str:
    """One topic of the answer as indented JSON text, as :func:`answer_json` has it.

    Args:
        study: What was asked.
        found: Its answer.
        topic: A key of :data:`~sentra_geo.export.answer_sections.TOPICS`.
    """
    values = {**_asked(study, found), **topic_sections(found, topic), **_made_of(study, found)}
    return json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False)


def _asked(study: Study, found: Answer) -> dict[str, Any]:
    """Every choice, and what distances are."""
    question = found.question
    return {
        "question": {
            "boundary": question.boundary,
            "rule": question.rule,
            "unit": question.unit,
            "base": question.base,
            "radius_km": question.radius_km,
            "near_km": question.near_km,
            "covered": question.covered,
            "target": question.target,
            "sample": question.sample,
            "filters": question.filters,
            "hotel_rooms": question.hotel_rooms,
            "room_products": question.room_products,
            "event": question.event,
            "stalls": question.stalls,
            "stall_rule": question.stall_rule,
        },
        "distance": study.distance,
    }


def _made_of(study: Study, found: Answer) -> dict[str, Any]:
    """What businesses take part, the layers, and the digest of everything read."""
    facts = study.layers_for(found.question.boundary)
    used = layers_taking_part(found.cut)
    return {
        "businesses": found.businesses,
        "layers": [_layer(fact, is_used=fact in used) for fact in facts],
        "digest": found.digest,
    }


def _zone(zone: ZoneFigures, register: str) -> dict[str, Any]:
    businesses = zone.reach.get("businesses")
    return {
        "zone": zone.zone,
        "sentra_locations": _number(zone.sentra_locations),
        "sentra": _number(zone.sentra),
        "host_villages": _number(zone.host_villages),
        "villages": _number(zone.villages),
        "people": zone.people,
        "area_ha": round(zone.area_ha, 1),
        "businesses": _number(zone.businesses),
        "businesses_are_sample": register == "sample",
        "businesses_covered": _number(businesses.covered) if businesses else None,
        "coverage": _number(businesses.share) if businesses else None,
        "coverage_interval": _limits(businesses.interval) if businesses else None,
        "median_distance_km": _median(businesses),
        "location_quotient": _number(zone.location_quotient),
        "rate": _number(zone.rate),
        "reach": {
            name: {
                "total": _number(reach.total),
                "covered": _number(reach.covered),
                "coverage": _number(reach.share),
                "coverage_interval": _limits(reach.interval),
                "quartiles_km": [_number(q) for q in reach.quartiles_km or ()] or None,
            }
            for name, reach in zone.reach.items()
        },
    }


def _median(reach: Reach | None) -> float | int | None:
    return _number(reach.quartiles_km[1]) if reach and reach.quartiles_km else None


def _layer(fact: LayerFacts, *, is_used: bool) -> dict[str, Any]:
    return {
        "layer": fact.layer,
        "title": fact.title,
        "standing": fact.standing,
        "source": fact.source,
        "as_of": fact.as_of,
        "is_sample": fact.is_sample,
        "is_used": is_used,
        "licence": fact.licence,
        "credit": fact.credit,
        "sha256": fact.sha256,
    }


def _number(value: float | None, times: float = 1.0) -> float | int | None:
    if value is None or not math.isfinite(value):
        return None
    scaled = round(value * times, 6)
    return int(scaled) if float(scaled).is_integer() and times == 1 else scaled


def _limits(limits: tuple[float, float] | None, times: float = 1.0) -> list[float | None] | None:
    if limits is None:
        return None
    return [round(limit * times, 6) if math.isfinite(limit) else None for limit in limits]
