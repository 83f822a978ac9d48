"""Day by day: what is seen in steps, ramps on a grid, a cap's price, known gaps."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim_core.energy.dispatch import guide_years, interior, solve, windows
from sim_core.energy.dispatch.horizons import _within_ramps
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.program import program_of
from sim_core.energy.dispatch.ramps import cell_slopes, grid_of
from sim_core.energy.dispatch.steps import Walk
from tests.sim_core.dispatch.systems import (
    lost_load,
    plant,
    random_system,
    store,
    system,
)


def test_a_guide_sees_three_hours_as_one_step():
    """1, 2 and 3 MW are 6 MWh; at 0.9 an hour 0.729 is kept; 1 MW charges 3 MWh."""
    price = np.array([10.0, 20.0, 60.0])
    trade = plant("trade", np.ones(3), price)
    whole = system([1.0, 2.0, 3.0], [trade, lost_load(3)], [store(keep=0.9)])

    steps = guide_years.in_steps(whole)

    assert steps.hours == 1
    assert_allclose(steps.loads[0].power_mw, [6.0])
    assert_allclose(steps.plants[0].cost_per_mwh, [30.0])
    assert_allclose(steps.storages[0].keep_share_per_h, 0.729)
    assert steps.storages[0].charge_mw == 3.0
    assert steps.storages[0].energy_mwh == whole.storages[0].energy_mwh


def test_a_window_sees_its_first_day_by_the_hour_and_means_after():
    """Hours 24 to 26 hold 0, 3 and 6 MW, which are 3 MW on average."""
    window = np.zeros((48, 1))
    window[:24, 0] = np.arange(24)
    window[24:27, 0] = [0.0, 3.0, 6.0]

    seen = windows.in_steps(window, 3)

    assert windows.step_hours(48, 3) == (1,) * 24 + (3,) * 8
    assert_allclose(seen[:24, 0], np.arange(24))
    assert_allclose(seen[24:, 0], [3.0] + [0.0] * 7)
    assert windows.keeps_of(0.5, (1, 3)) == (0.5, 0.125)


@given(seed=st.integers(0, 10_000), ramp=st.floats(0.02, 0.9), least=st.floats(0, 0.5))
@settings(max_examples=15, deadline=None)
def test_slopes_of_a_ramped_plant_are_the_prices_it_replaces(seed, ramp, least):
    """In each cell the price at missing power, averaged over the cell's width."""
    found = random_system(seed, 1, 0)
    slow = plant("slow", np.full(24, 7.0), 50.0, ramp_up_share=ramp, least_share=least)

    def layout(line):
        return line.reshape(24, 1)

    market = build_market(found, layout)
    slopes = cell_slopes(market, slow, market.loads_mw, 50.0, layout)

    grid = grid_of(slow)
    edges = grid.low_mw + grid.cell_mw * np.arange(grid.cells)
    prices = market.price_list("main", 24)
    worth = np.full((24, grid.cells), prices[0])
    for low, high in pairwise(prices):
        probe = market.probe("main", 0.5 * (low + high))
        missing = -probe.excess_mw(market.loads_mw, 0.0)
        worth += (high - low) * np.clip((missing - edges) / grid.cell_mw, 0.0, 1.0)
    assert_allclose(slopes[:, 0], 50.0 - worth, atol=1e-6)


def test_the_last_places_of_a_plan_do_not_break_a_ramp():
    """Ramps of 1 MW: 2.1 after 1 becomes 2, and 0 after that 1."""
    slow = plant("slow", np.full(3, 10.0), 1.0, ramp_up_share=0.1, ramp_down_share=0.1)

    assert_allclose(_within_ramps(slow, np.array([1.0, 2.1, 0.0])), [1.0, 2.0, 1.0])
    assert_allclose(_within_ramps(slow, np.array([1.0, 2.0, 1.0])), [1.0, 2.0, 1.0])


def test_a_walk_knows_its_gap_and_cost():
    """Values times their slacks at both bounds, summed over columns and hours."""
    program = program_of(random_system(3, 2, 2))
    widths = interior._widths(program)
    first = interior._first_prices(program)
    walk = Walk(program, widths, interior._start(program, widths, first))

    walk.advance()
    walk.weigh()

    point = walk.point
    gap = point.values * point.low + (widths - point.values) * point.high
    cost = sum(
        np.sum(point.values[row] * column.cost)
        for row, column in enumerate(program.columns)
    )
    assert_allclose(walk.gap, np.sum(gap))
    assert_allclose(walk.cost, cost)


def test_days_under_a_cap_are_no_dearer_for_being_planned_again(monkeypatch):
    free = random_system(4, 14, 2)
    cap_t = 0.7 * solve.solve(free).emissions_t(only_island=True)
    capped = system(free.loads[0].power_mw, free.plants, free.storages, co2_cap_t=cap_t)

    again = solve.solve(capped, "day")
    monkeypatch.setattr(solve, "CAP_ROUNDS", 1)
    once = solve.solve(capped, "day")

    assert again.total_cost <= once.total_cost
    assert_allclose(again.emissions_t(only_island=True), cap_t, rtol=1e-9)


@pytest.mark.parametrize("stores", [1, 2, 3])
def test_live_days_cost_little_more_than_the_best(stores):
    found = random_system(11, 14, stores)

    best = solve.solve(found, "day").total_cost
    live = solve.solve(found, "day", quality="live").total_cost

    assert live <= 1.05 * best


def test_free_power_is_kept_for_a_small_chance_of_a_dear_hour():
    """The sixth of seven days falls 16 · 1.5 = 24 MWh short; the first four have spare.

    A day sees three; what the week's other orders say may come keeps the store full.
    """
    hours = np.arange(168)
    load = np.full(168, 2.0)
    sun = 2.0 + 1.0 * (hours < 96)
    sun[120:136] = 0.5
    weather = plant("sun", sun, 0.02, technology="pv")
    diesel = plant("diesel", np.full(168, 3.0), 200.0)
    battery = store("battery", 10.0, 100.0, into=0.95, out=0.95, cost=0.05)
    found = system(load, [weather, diesel, lost_load(168)], [battery])

    plan = solve.solve(found, "day")

    assert_allclose(plan.energy_mwh()["diesel"], 0.0, atol=1e-6)
