"""Systems with a known optimum: never below it, and close above it."""

import json
from pathlib import Path

import pytest
from numpy.testing import assert_allclose

from sim_core.energy.dispatch.reading import read_system
from sim_core.energy.dispatch.solve import solve
from tests.sim_core.dispatch.checking import assert_feasible, cost

CASES = Path(__file__).parent / "cases"
EXACT = (
    "diesel_only",
    "pv_diesel_nostorage",
    "mustrun_coal",
    "cable_losses",
    "zero_demand",
)
# Largest gap to the optimum in percent: horizon, day by day.
SMALL = {
    "pv_wind_battery_diesel": (0.001, 0.001),
    "oversized_storage": (0.01, 0.01),
    "scarcity": (0.001, 0.01),
    "negative_prices": (0.02, 0.05),
    "selfdischarge_initial": (0.001, 0.01),
    "three_islands": (0.05, 0.05),
    "hydro_phs": (0.05, 0.3),
    "ramps": (0.3, 0.3),
    "datacentre_heat": (0.3, 0.3),
}
YEARS = {
    "full_year": (0.3, 1.1),
    "full_year_cprice": (0.3, 0.9),
    "full_year_cap": (0.3, 1.7),
    "100pct_re_year": (0.001, 0.1),
    "hydrogen_year": (0.2, 1.0),
}
ROUNDING = 0.01


def case(name):
    path = CASES / f"{name}.json"
    return read_system(path), json.loads(path.read_text())["optimum"]


def gap_percent(found, optimum):
    return 100.0 * (found - optimum) / max(abs(optimum), 1.0)


def assert_close(name, mode, most_percent):
    system, optimum = case(name)

    found = solve(system, mode)

    assert_feasible(found)
    assert_allclose(found.total_cost, cost(found), rtol=1e-9, atol=1e-6)
    gap = gap_percent(found.total_cost, optimum["total_cost"])
    assert -ROUNDING * 0.1 <= gap <= most_percent


@pytest.mark.parametrize("name", EXACT)
def test_merit_order_alone_is_exact_to_a_millionth(name):
    system, optimum = case(name)

    found = solve(system)

    assert_feasible(found)
    assert_allclose(found.total_cost, optimum["total_cost"], rtol=1e-6, atol=1e-3)
    assert_allclose(found.unserved_mwh(), optimum["unserved_mwh"], atol=0.01)
    assert_allclose(found.curtailed_mwh(), optimum["curtailed_mwh"], atol=0.02)
    assert_allclose(found.emissions_t(), optimum["emissions_t"], rtol=1e-4, atol=0.01)


@pytest.mark.parametrize("name", SMALL)
def test_horizon_is_close_to_the_optimum_and_never_below(name):
    assert_close(name, "horizon", SMALL[name][0])


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_day_by_day_is_close_to_the_optimum_and_never_below(name):
    assert_close(name, "day", SMALL[name][1])


@pytest.mark.slow
@pytest.mark.parametrize("name", YEARS)
def test_a_year_with_all_of_it_known_is_close_to_the_optimum(name):
    assert_close(name, "horizon", YEARS[name][0])


@pytest.mark.slow
@pytest.mark.parametrize("name", YEARS)
def test_a_year_day_by_day_is_close_to_the_optimum(name):
    assert_close(name, "day", YEARS[name][1])


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["horizon", "day"])
def test_a_cap_on_tonnes_holds_exactly(mode):
    """The island's own plants emit the 40,000 t that the cap allows."""
    system, _ = case("full_year_cap")

    found = solve(system, mode)

    assert_allclose(found.emissions_t(only_island=True), 40_000.0, rtol=1e-9)


@pytest.mark.slow
def test_live_quality_is_worse_than_best_but_within_four_percent():
    system, optimum = case("full_year")

    live = solve(system, quality="live").total_cost
    best = solve(system, quality="best").total_cost

    assert best <= live
    assert gap_percent(live, optimum["total_cost"]) <= 4.0
