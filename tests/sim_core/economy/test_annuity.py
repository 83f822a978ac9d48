"""Annuities, cost of energy and of abatement, learning: cases and sums by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import CASES

from sim_core.economy import (
    EnergyCost,
    abatement_yuan_per_t,
    annuity,
    energy_cost,
    learned_share,
)
from sim_core.economy.learning import learning_exponent
from sim_core.economy.powers import exp2, log2, power

CHECKS = json.loads((CASES / "economy/lcoe_macc_checks.json").read_text())
LEARNING = json.loads((CASES / "economy/learning_checks.json").read_text())


def plant_of(case):
    return EnergyCost(
        case["investment_per_kW"],
        case["fom_frac"],
        case["vom_per_MWh"],
        case["lifetime"],
        case["rate"],
        case["capacity_factor"],
        case["fuel_per_MWh_th"],
        case["efficiency"],
        case["co2_t_per_MWh_th"],
        case["co2_price"],
    )


@pytest.mark.parametrize("case", CHECKS["cases"], ids=lambda case: case["id"])
def test_cost_of_energy_is_that_of_the_case(case):
    plant = plant_of(case)
    found = annuity(case["rate"], case["lifetime"])
    assert found == pytest.approx(case["annuity"], abs=5e-11)
    assert plant.fixed_per_mw_year == pytest.approx(case["fixed_per_MW_yr"], abs=1e-6)
    assert energy_cost(plant) == pytest.approx(case["lcoe_per_MWh"], abs=5e-9)


def test_cost_of_abatement_is_that_of_the_case():
    example = CHECKS["macc"]["example"]
    costs = {
        option["n"]: abatement_yuan_per_t(
            option["lcoe"], example["lcoe_ref"], option["e"], example["e_ref"]
        )
        for option in example["options"]
    }
    for row in example["expected"]:
        assert costs[row["n"]] == pytest.approx(row["cost"], abs=5e-7)


@pytest.mark.parametrize(
    "case", LEARNING, ids=lambda case: f"{case['LR']}-{case['N_ratio']}"
)
def test_learning_is_that_of_the_case(case):
    found = learned_share(case["LR"], float(case["N_ratio"]))
    assert found == pytest.approx(case["cost_factor"], abs=5e-9)


def test_a_loan_of_ten_years_at_five_percent():
    """0.05 / (1 - 1.05^-10) = 0.05 / (1 - 0.613913) = 0.129505."""
    assert annuity(0.05, 10.0) == pytest.approx(0.1295046, abs=1e-7)


def test_a_loan_without_interest_is_paid_in_equal_parts():
    assert annuity(0.0, 20.0) == 0.05


def test_one_doubling_at_a_fifth_leaves_four_fifths():
    assert learned_share(0.2, 2.0) == pytest.approx(0.8)
    assert learning_exponent(0.5) == 1.0


@given(st.floats(1e-9, 1e9))
def test_two_to_the_logarithm_gives_the_number_back(value):
    assert exp2(log2(value)) == pytest.approx(value, rel=1e-12)


@given(st.floats(1e-3, 1e3), st.floats(-8.0, 8.0))
def test_powers_agree_with_the_library(base, exponent):
    assert power(base, exponent) == pytest.approx(base**exponent, rel=1e-10)


def test_whole_powers_are_exact():
    assert power(1.5, 3.0) == 3.375
    assert power(2.0, -3.0) == 0.125


def test_zero_has_no_logarithm():
    with pytest.raises(ValueError, match="above 0"):
        log2(0.0)
