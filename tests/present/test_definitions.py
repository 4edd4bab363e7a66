"""Printed formulas are what the code computes, and every measure that is shown is defined."""

import importlib
import inspect
import pkgutil
import re
from string import Formatter

import numpy as np
import pytest
from scipy import stats

import sentra_geo.measures
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.measures.coverage import ZoneReach
from sentra_geo.measures.inequality import theil
from sentra_geo.measures.inference import clopper_pearson, wilson
from sentra_geo.measures.permutation import DEALS
from sentra_geo.measures.smoothing import empirical_bayes
from sentra_geo.measures.verdict import Comparison, find
from sentra_geo.present.definitions import DEFINITIONS, TOPICS, filled, of_topic, symbol_names
from sentra_geo.present.definitions.definition import FUNCTIONS
from sentra_geo.present.definitions.fields import text_fields
from sentra_geo.present.definitions.thresholds import SETTINGS, setting_line
from sentra_geo.settings import _RANGES, Settings
from sentra_geo.wording import Wording
from tests.present.formulas import names_in, right_hand_side

# Worked example: 11 of 13 locations outside, people of the shipped layers (METHODS §2).
REAL = {"x_L": 11, "x_D": 2, "n_L": 161_683.0, "n_D": 33_564.8}
RATES = np.array([0.0, 0.0, 2.0, 4.0])
BASES = np.array([10.0, 20.0, 30.0, 40.0])
COUNTS = RATES * BASES
COUNTED, OF_BASE = np.array([10, 10]), np.array([20, 25])


def lorenz_symbols():
    """Cumulative shares of the known case x = 0, 0, 2, 4 with w = 10, 20, 30, 40."""
    p, s = np.cumsum(BASES) / 100, np.cumsum(COUNTS) / 220
    return {"P_i": p, "P_j": np.append(0, p[:-1]), "S_i": s, "S_j": np.append(0, s[:-1])}


def groups():
    """The parts of Theil of the same case, groups L, L, D, D."""
    found = theil(RATES, BASES, "LLDD")
    means = np.array([group.mean for group in found.groups])
    return found, means


def binomial_tails(k, n, p_0):
    return {
        "P_below": stats.binom.cdf(k, n, p_0),
        "P_above": stats.binom.sf(k - 1, n, p_0),
    }


def overdispersed(counts, base):
    """What the p of businesses is made of: z of each village, and how much z² is on average."""
    part = base / base.sum()
    z = (counts - counts.sum() * part) / np.sqrt(counts.sum() * part * (1 - part))
    return {"z_i": z, "φ": max(1.0, float(np.mean(z**2)))}


def hypergeometric_tails(k, n, n_inside, whole):
    dealt = stats.hypergeom(whole, n_inside, n)
    return {"P_below": dealt.cdf(k), "P_above": dealt.sf(k - 1)}


def wilson_ends():
    """Newcombe's printed symbols for 22 of 39 outside and 1 of 12 inside."""
    (l_l, u_l), (l_d, u_d) = wilson(22, 39), wilson(1, 12)
    shares = {"C_L": 22 / 39, "C_D": 1 / 12, "g_C": 22 / 39 - 1 / 12}
    return {**shares, "l_L": l_l, "u_L": u_l, "l_D": l_d, "u_D": u_d}


def mover_ends():
    """MOVER-R's printed symbols for its lower limit: 7 of 34 against 1 of 34."""
    (low, _), (_, high) = wilson(7, 34), wilson(1, 34)
    p_l, p_d = 7 / 34, 1 / 34
    return {
        "p_L": p_l,
        "p_D": p_d,
        "u_D": high,
        "A": low * (2 * p_l - low),
        "B": high * (2 * p_d - high),
    }


REACH = ZoneReach(np.array([[0.0], [1.0], *([[12.0]] * 600)]))
SMOOTHED = empirical_bayes(np.array([1.0, 9.0]), np.array([50.0, 90.0]))
Z = stats.norm.ppf(0.975)
COVERED = {"c_L": 30, "t_L": 100, "c_D": 20, "t_D": 50}
QUOTIENT = {"x_z": 2, "X": 13, "n_z": 33_564.8, "N": 203_639.0}

# Symbols of the printed formula, and what its own function makes of the same numbers.
CASES = {
    "share": (REAL, lambda f: 1 - f(Comparison(**comparison(REAL))).share_inside),
    "expected_share": (REAL, lambda f: 1 - f(Comparison(**comparison(REAL))).expected_share),
    "gap": (REAL, lambda f: f(*REAL.values())),
    "rate": ({"x_z": 2, "n_z": 33_564.8, "m": 1000}, lambda f: f(2, 33_564.8, 1000)),
    "rate_ratio": (REAL, lambda f: f(*REAL.values())),
    "location_quotient": (QUOTIENT, lambda f: f(*QUOTIENT.values())),
    "coverage": ({"c_z": 1, "t_z": 12}, lambda f: f(REACH, 1)[0]),
    "coverage_interval": ({"s": 1 / 12, "t_z": 12, "z": Z}, lambda f: f(1, 12)),
    "reached_interval": ({"s": 1 / 12, "n": 12, "z": Z}, lambda f: f(1, 12)),
    "coverage_gap": (
        {"c_L": 22, "t_L": 39, "c_D": 1, "t_D": 12},
        lambda f: f(Comparison(22, 1, 39, 12, is_share=True)).difference,
    ),
    "coverage_gap_interval": (wilson_ends(), lambda f: f(22, 39, 1, 12)),
    "parity_need": (COVERED, lambda f: f(*COVERED.values())),
    "rate_ratio_interval": (
        {**REAL, "b": np.array(clopper_pearson(11, 13))},
        lambda f: f(11, REAL["n_L"], 2, REAL["n_D"]),
    ),
    "central_p": (binomial_tails(0, 9, 0.2013), lambda f: f(0, 9, 0.2013)),
    "hypergeometric_p": (hypergeometric_tails(2, 12, 15, 54), lambda f: f(2, 12, 15, 54)),
    "share_interval": ({"α": 0.05, "k": 2, "n": 13}, lambda f: f(2, 13)),
    "share_ratio_interval": (mover_ends(), lambda f: f(7, 34, 1, 34)[0]),
    "representation": (
        {"k_i": 10, "n_i": 20, "K": 20, "N": 45},
        lambda f: f(COUNTED, OF_BASE)[0],
    ),
    "village_p": (binomial_tails(10, 20, 20 / 45), lambda f: f(COUNTED, OF_BASE).p[0]),
    "village_p_clustered": (
        overdispersed(np.array([30.0, 10, 20]), np.array([20.0, 20, 20])),
        lambda f: f(np.array([30.0, 10, 20]), np.array([20.0, 20, 20]), clustered=True).p,
    ),
    "gini": (lorenz_symbols(), lambda f: f(RATES, BASES)),
    "concentration": (lorenz_symbols(), lambda f: f(RATES, BASES, np.array([1, 2, 3, 4]))),
    "theil": (
        {"w_i": BASES, "W": 100, "x_i": RATES, "μ": 2.2},
        lambda f: f(RATES, BASES, "LLDD").total,
    ),
    "theil_between": (
        {"P_k": np.array([0.3, 0.7]), "μ_k": groups()[1], "μ": 2.2},
        lambda f: f(RATES, BASES, "LLDD").between,
    ),
    "theil_within": (
        {
            "s_k": np.array([group.share for group in groups()[0].groups]),
            "T_k": np.array([group.total or 0 for group in groups()[0].groups]),
        },
        lambda f: f(RATES, BASES, "LLDD").within,
    ),
    "smoothed_rate": (
        {"v_i": SMOOTHED.weight[0], "k_i": 1, "n_i": 50, "M": SMOOTHED.mean},
        lambda f: f(np.array([1.0, 9.0]), np.array([50.0, 90.0])).rate[0],
    ),
    "location_quotient_interval": (
        {"b": np.array(clopper_pearson(2, 9)), "n_z": 0.2013, "N": 1},
        lambda f: f(2, 9, 0.2013, 1),
    ),
    "village_parity_need": (
        {"c_i": 0, "t_i": 7, "c_D": 1, "t_D": 3},
        lambda f: f([0], [7], 1, 3)[0],
    ),
    "areal_amount": (
        {"v_i": np.array([900.0, 100.0]), "a_iz": np.array([2 / 3, 1.0])},
        lambda f: f(np.array([900.0, 100.0]), np.array([[1 / 3, 2 / 3], [0, 1]]))[1],
    ),
    "areal_rate": (
        {
            "r_i": np.array([0.5, 0.1]),
            "v_i": np.array([900.0, 100.0]),
            "a_iz": np.array([2 / 3, 1.0]),
        },
        lambda f: f(
            np.array([0.5, 0.1]), np.array([900.0, 100.0]), np.array([[1 / 3, 2 / 3], [0, 1]])
        )[1],
    ),
    "catchment": (
        {"S_j": np.array([4.0, 6.0]), "D_j": np.array([40.0, 20.0]), "f_ij": np.array([1.0, 0.5])},
        # Demand 30 and 10; the second supply reaches half of the first and half of the second.
        lambda f: f(
            np.array([30.0, 10.0]), np.array([4.0, 6.0]), np.array([[1.0, 0.5], [1.0, 0.5]])
        ).access[0],
    ),
    "sentra_units": (
        {"u_j": np.array([2, 3])},
        lambda f: f([{"unit_count": 2}, {"unit_count": 3}], ["A", "B"]).known,
    ),
    "programme_reach": ({"k_z": 3, "t_z": 12}, lambda f: 100 * f("all", 3, 4, 12, 0.95).share),
    "programme_at_most": (
        {"k_z": 3, "u_z": 4, "t_z": 12},
        lambda f: 100 * f("all", 3, 4, 12, 0.95).share_at_most,
    ),
    "programme_interval": ({"s": 1 / 12, "t_z": 12, "z": Z}, lambda f: f(1, 12)),
    "programme_difference": (
        {name.replace("C", "R"): value for name, value in wilson_ends().items()},
        lambda f: f(22, 39, 1, 12),
    ),
    "programme_need": (COVERED, lambda f: f(*COVERED.values())),
    "outlet_share": (
        {"m_z": 2, "n_z": 6},
        lambda f: f("all", 2, 3, 6, 0.95).share,
    ),
    "outlet_share_interval": ({"s": 2 / 6, "n": 6, "z": Z}, lambda f: f(2, 6)),
    "placed_interval": ({"s": 1 / 3, "n": 3, "z": Z}, lambda f: f(1, 3)),
    "placed_rate": ({"k_z": 2, "t_z": 3}, lambda f: f(2, 3, 100)),
    "forum_share": ({"k_z": 3, "t_z": 12}, lambda f: f("all", 3, 4, 12, 0.95).share),
    "forum_unknown": (
        {"k_z": 3, "u_z": 4, "t_z": 12},
        lambda f: f("all", 3, 4, 12, 0.95).share_at_most,
    ),
    "forum_interval": ({"s": 1 / 12, "t_z": 12, "z": Z}, lambda f: f(1, 12)),
    "forum_difference": (
        {name.replace("C", "F"): value for name, value in wilson_ends().items()},
        lambda f: f(22, 39, 1, 12),
    ),
    "forum_need": (COVERED, lambda f: f(*COVERED.values())),
    "gaussian_weight": ({"d": 2.5, "r": 5.0}, lambda f: f(np.array([2.5]), 5.0)[0]),
}


def comparison(numbers):
    names = ("x_outside", "x_inside", "n_outside", "n_inside")
    return dict(zip(names, numbers.values(), strict=True))


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_printed_formula_is_what_the_function_computes(code):
    definition = DEFINITIONS[code]
    numbers, computed = CASES[code]
    printed = right_hand_side(definition.formula, numbers)
    assert np.allclose(printed, computed(definition.compute), rtol=1e-9, atol=1e-9)


# Sums over all rows, draws and rules: not arithmetic on a few numbers. Their own tests hold them.
NOT_ARITHMETIC = {
    *("outlets", "market_access", "outlet_distance", "outlet_median", "placed_businesses"),
    *("sold_in", "placed_products", "hotel_packages", "hotel_each", "hotel_deal", "souvenirs"),
    *("sentra_outlet_distance", "downstream"),
    *("sentra_stage", "sentra_programmes", "sentra_outlets"),
    *("zone", "rule", "line_distance", "land_inside", "area", "people", "people_part", "distance"),
    *("units", "locations", "sentra_count", "villages", "businesses"),
    *("reached_villages", "reached_people", "reached_businesses"),
    *("coverage_bootstrap", "coverage_curve", "distance_quartiles", "coverage_gap_bootstrap"),
    *("visible_gap", "visible_difference", "power", "village_bootstrap", "permutation_p"),
    *("village_visible", "commodity_quotient", "rule_band", "contiguous"),
    *("verdict", "near_check", "sensitivity", "drawn_verdicts", "to_verify"),
    *("false_discovery", "business_quotient", "lorenz", "blind_draw", "half"),
    *("binary_weight", "access_mean", "edge"),
    *("programme_unknown", "programme_verdict", "programme_so_far"),
    *("programme_plan", "programme_work_list"),
    *("stall_quota", "stall_need", "stall_share", "stall_gap"),
    *("receipt_share", "receipt_origin", "receipt_interval", "receipt_limits"),
    *("receipt_reporting", "forum_verdict", "forum_candidates", "forum_perhaps", "forum_selling"),
}


def test_every_formula_is_worked_out_or_no_arithmetic():
    assert not set(CASES) & NOT_ARITHMETIC
    assert set(DEFINITIONS) == set(CASES) | NOT_ARITHMETIC


def test_a_wrong_formula_is_noticed():
    right = DEFINITIONS["rate_ratio"].formula
    wrong = right.replace("x_D / n_D", "n_D / x_D")
    assert right_hand_side(right, REAL) != pytest.approx(right_hand_side(wrong, REAL))


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS)
def test_a_definition_is_whole(definition):
    assert definition.topic in TOPICS
    assert "=" in definition.formula
    unexplained = set(symbol_names(definition.formula)) - set(definition.symbols)
    assert not unexplained
    assert set(definition.own_symbols) <= names_in(definition.formula)
    assert callable(definition.compute)
    assert definition.compute.__module__.startswith("sentra_geo.")
    known = {*SCHEMAS, "travel", "unit", "base", "covered", "register", "lacking"}
    assert set(definition.layers) <= known
    assert definition.layers
    assert set(definition.settings) <= set(SETTINGS)


def test_codes_are_unique_and_every_topic_has_some():
    topics = [of_topic(topic) for topic in TOPICS]
    assert all(topics)
    assert [one.code for topic in topics for one in topic] == list(DEFINITIONS)
    assert [one.code for one in DEFINITIONS.values()] == list(DEFINITIONS)


def test_every_setting_of_the_file_is_named():
    assert set(SETTINGS) == {".".join(key) for key in _RANGES}


def test_setting_lines_carry_the_value_in_force():
    assert setting_line("verdict.alpha", Settings(), Wording("id")).startswith(
        "verdict.alpha = 0,05 ("
    )
    line = setting_line("verdict.smallest_gap_points", Settings(), Wording("en"))
    assert line.startswith("verdict.smallest_gap_points = 5 (")


def test_filled_replaces_symbols_right_of_the_sign_only():
    assert filled("x = x_L / x", {"x_L": "11", "x": "2"}) == "x = 11 / 2"
    assert filled("s = z² · Σ(z)", {"z": "2"}) == "s = 2² · Σ(2)"
    assert not FUNCTIONS & set(symbol_names("p = min(1, ln(x))"))


# Public functions of the measures that no definition binds, and why.
EXEMPT = {
    "may_be_shown": "the limits that gathered_groups names",
    "linked_groups": "gathered_groups beside other tables",
    "hidden_cells": "the same for cells of a cross table",
    "combined_ratio": "the root inside share_ratio_interval",
    "combined_difference": "the root inside newcombe",
    "hypergeometric_tails": "the tails inside the hypergeometric p",
    "fisher_tails": "the oracle of the hypergeometric p; not shown",
    "with_difference": "puts the visible difference beside the visible gap",
    "visible_gap": "puts the visible gap together",
    "hull": "spans the intervals of whole cases",
    "is_beyond": "the thresholds of the verdict, whose definition names them",
    "first_unequal": "searches the bound that the smallest visible gap names",
    "seen_in_all": "the smallest visible gap of the whole cases around a fraction",
    "seen_in_villages": "the smallest visible gap of redrawn villages",
    "zone_reach": "gathers the distance bands that coverage counts",
    "whole_tables": "the whole numbers around fractional counts",
    "step_weights": "E2SFCA of Luo and Qi; an alternative that no page shows",
    "inverse_weights": "PySAL's hospital case; not shown",
}


def public_functions():
    for module in pkgutil.iter_modules(sentra_geo.measures.__path__):
        held = importlib.import_module(f"sentra_geo.measures.{module.name}")
        for name, function in inspect.getmembers(held, inspect.isfunction):
            if function.__module__ == held.__name__ and not name.startswith("_"):
                yield function


def test_every_measure_is_defined_or_exempt_with_a_reason():
    bound = {definition.compute for definition in DEFINITIONS.values()}
    missing = {f.__name__ for f in public_functions() if f not in bound}
    assert missing == set(EXEMPT)


def test_methods_of_reach_that_give_figures_are_defined():
    bound = {definition.compute for definition in DEFINITIONS.values()}
    assert {ZoneReach.share, ZoneReach.quantile_km} <= bound


def test_worked_cases_are_those_of_the_methods():
    assert find(Comparison(**comparison(REAL))).gap == pytest.approx(0.01806, abs=1e-5)
    assert right_hand_side(DEFINITIONS["gini"].formula, lorenz_symbols()) == pytest.approx(
        0.409091, abs=5e-7
    )
    numbers, _ = CASES["theil"]
    assert right_hand_side(DEFINITIONS["theil"].formula, numbers) == pytest.approx(
        0.408797, abs=5e-7
    )


def texts_of(definition):
    own = definition.symbols.values()
    return [definition.name, definition.meaning, definition.estimated, definition.unsaid, *own]


ALL_TEXTS = [text for one in DEFINITIONS.values() for text in texts_of(one)]


def test_every_field_of_a_text_is_filled_and_none_is_idle(study):
    named = {name for text in ALL_TEXTS for _, name, *_ in Formatter().parse(text) if name}
    assert named == set(text_fields(study, Wording("id")))


def test_no_text_fixes_a_number_that_a_setting_or_the_code_decides():
    for text in ALL_TEXTS:
        assert not re.search(r"\d ?%|2\.000|\b60 km\b|\blima desa\b", text), text


def test_fields_are_the_constants_of_the_code(study):
    fields = text_fields(study, Wording("en"))
    assert (fields["level"], fields["narrow"], fields["blind_level"]) == ("95%", "90%", "95%")
    assert fields["quantile"] == "1.96"
    assert fields["draws"] == fields["blind_draws"] == "2,000"
    assert fields["deals"] == f"{DEALS:,}"
    assert fields["fewest"] == "5"
    assert (fields["band"], fields["step"], fields["farthest"]) == ("0.1 km", "0.2 km", "60 km")
    assert fields["least_near"] == "1 km"
    assert fields["split"] == "0.5%"


def test_dealt_labels_say_that_neighbours_are_alike():
    for code in ("permutation_p", "hypergeometric_p"):
        assert "bertetangga" in DEFINITIONS[code].unsaid
