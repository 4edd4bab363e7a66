"""Which definitions stand behind each line, chart and table of the pages."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.measures.verdict import EXACT, HYPERGEOMETRIC, VILLAGE_BOOTSTRAP

DISTANCE_CHART = ("distance", "distance_quartiles")
COMMODITY_CHART = ("reached_villages", "reached_interval")
POPULATION_SENTENCE = ("people", "people_part", "rule")
RULE_TABLE = ("rule", "locations", "people")
PROFILE = ("line_distance", "reached_villages", "reached_people")
STABILITY = ("sensitivity",)
CONTIGUOUS = ("contiguous",)
BAND_CHART = ("rule_band", "rule", "people")
DRAW_CHART = ("drawn_verdicts",)
VERIFY_LIST = ("to_verify",)
VERIFY_CARD = ("to_verify", "line_distance", "land_inside", "people")
VERIFY_TABLE = ("zone", *VERIFY_CARD)
LORENZ_CHART = ("gini", "lorenz", "blind_draw")
THEIL_CHART = ("theil", "theil_between", "theil_within")
CONCENTRATION_CHART = ("gini", "concentration", "blind_draw", "half")
SENTRA_QUOTIENT_CHART = ("commodity_quotient", "location_quotient_interval")
BUSINESS_QUOTIENT_CHART = ("business_quotient",)
RATE_CHART = ("smoothed_rate",)
RANKING_CHART = ("village_parity_need", "distance")
PLACE = ("zone", "land_inside", "area", "people", "distance")


def method_codes(found: Answer) -> tuple[str, ...]:
    """How sure the comparison is, by the method in force."""
    return {
        EXACT: ("rate_ratio_interval", "central_p", "visible_gap"),
        HYPERGEOMETRIC: ("share_ratio_interval", "hypergeometric_p", "visible_difference"),
        VILLAGE_BOOTSTRAP: ("village_bootstrap", "permutation_p", "village_visible"),
    }[found.finding.method]


def representation_codes(found: Answer) -> tuple[str, ...]:
    """Behind the map of village shares."""
    clustered = found.question.unit == "businesses"
    return (
        "representation",
        "village_p_clustered" if clustered else "village_p",
        "false_discovery",
    )


def representation_table_codes(found: Answer) -> tuple[str, ...]:
    """Behind the table of village shares."""
    return (*representation_codes(found), "zone", "coverage", "line_distance")


def combination_codes(*, coverage: bool) -> tuple[str, ...]:
    """Behind the table of combinations: the methods that its rows use."""
    shares = ("share_ratio_interval", "hypergeometric_p", "village_bootstrap", "permutation_p")
    of_counts = () if coverage else ("rate_ratio_interval", "central_p")
    return ("verdict", "near_check", "rate_ratio", *of_counts, *shares)


def gap_chart_codes(found: Answer) -> tuple[str, ...]:
    """Behind the chart of shares."""
    limits = () if found.finding.share_interval is None else ("share_interval",)
    return ("share", "expected_share", "gap", *limits)


def _by_covered(found: Answer, of_villages: str, of_others: str) -> str:
    """Villages are counted as such; what clusters in them is redrawn with them."""
    return of_villages if found.question.covered == "villages" else of_others


def zone_coverage_codes(found: Answer) -> tuple[str, ...]:
    """Behind a zone's coverage with its interval."""
    return ("coverage", _by_covered(found, "coverage_interval", "coverage_bootstrap"))


def curve_codes(found: Answer) -> tuple[str, ...]:
    """Behind the curve of coverage by radius."""
    return (*zone_coverage_codes(found), "coverage_curve", "coverage_gap")


def coverage_sentence_codes(found: Answer) -> tuple[str, ...]:
    """Behind the sentence on coverage."""
    limits = _by_covered(found, "coverage_gap_interval", "coverage_gap_bootstrap")
    return ("coverage", "coverage_gap", limits, "parity_need")


def verdict_codes(found: Answer) -> tuple[str, ...]:
    """Behind the verdict and its figures."""
    shares = ("verdict", "share", "expected_share")
    if found.finding.gap is None:
        return shares
    return (*shares, "gap", "rate_ratio", *method_codes(found), "near_check")


def _with_businesses(found: Answer, *codes: str) -> tuple[str, ...]:
    return codes if found.businesses != "none" else ()


def zone_table_codes(found: Answer) -> tuple[str, ...]:
    """Behind the table of zones, a code or more for each column."""
    counts = ("locations", "sentra_count", "villages", "people", "area")
    more = _with_businesses(found, "businesses")
    return ("zone", *counts, "rate", "location_quotient", *more, "coverage")


def village_table_codes(found: Answer) -> tuple[str, ...]:
    """Behind the table of villages."""
    more = _with_businesses(found, "businesses", "coverage")
    return ("zone", "distance", "people", "land_inside", *more)


def sentra_table_codes(found: Answer) -> tuple[str, ...]:
    """Behind the table of sentra."""
    return ("zone", "reached_villages", *_with_businesses(found, "reached_businesses"))


def profile_codes(found: Answer) -> tuple[str, ...]:
    """Behind the profile of one sentra."""
    return (*PROFILE, *_with_businesses(found, "reached_businesses"))


def place_codes(found: Answer) -> tuple[str, ...]:
    """Behind the figures of one village."""
    return (*PLACE, *_with_businesses(found, "businesses", "coverage"))
