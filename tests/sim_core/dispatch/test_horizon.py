"""Level sets against brute force, and the laws of whole systems."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim_core.energy.dispatch.solve import solve
from tests.sim_core.dispatch.checking import assert_feasible
from tests.sim_core.dispatch.systems import (
    LOST,
    cable,
    lost_load,
    plant,
    random_system,
    store,
    system,
)

PRICES = (0.0, 30.0, 60.0)
MODES = ("horizon", "day")
whole = st.integers(0, 4)


def least_cost_by_trying_all(load, widths, power, energy, start):
    """Dynamic programming over whole MWh of energy; exact without losses."""
    levels = np.arange(energy + 1)
    worth = np.zeros(energy + 1)
    for hour in range(len(load) - 1, -1, -1):
        cost = np.full((energy + 1, energy + 1), np.inf)
        for before in levels:
            for after in levels:
                if abs(after - before) <= power:
                    hour_cost = cost_of_hour(load[hour] + after - before, widths[hour])
                    cost[before, after] = hour_cost + worth[after]
        worth = cost.min(axis=1)
    return worth[start]


def cost_of_hour(net, widths):
    if net < 0:
        return np.inf
    total = 0.0
    for price, width in zip(PRICES, widths, strict=True):
        used = min(net, width)
        total, net = total + price * used, net - used
    return total + LOST * net


@given(
    hours=st.lists(st.tuples(whole, whole, whole, whole), min_size=3, max_size=10),
    power=st.integers(1, 3),
    energy=st.integers(1, 6),
    start=st.integers(0, 6),
)
@settings(max_examples=60, deadline=None)
def test_one_store_costs_what_trying_all_finds(hours, power, energy, start):
    start = min(start, energy)
    load = [hour[0] for hour in hours]
    widths = [hour[1:] for hour in hours]
    plants = [
        plant(f"p{row}", [width[row] for width in widths], price)
        for row, price in enumerate(PRICES)
    ]
    one = store(power=float(power), energy=float(energy), cyclic=False, start=start)
    tried = least_cost_by_trying_all(load, widths, power, energy, start)

    found = solve(system(load, [*plants, lost_load(len(load))], [one]))

    assert_feasible(found)
    assert_allclose(found.total_cost, tried, atol=1e-6)


def test_a_battery_moves_the_cheap_hour_to_the_dear_one():
    """4 MWh at 10 in the first hour, 0.8 round trip, replaces 3.2 MWh at 100."""
    hours = np.array([1.0, 0.0])
    plants = [
        plant("cheap", 10.0 * hours, 10.0),
        plant("dear", np.full(2, 10.0), 100.0),
    ]
    battery = store(power=4.0, energy=10.0, into=0.8, cyclic=False)

    found = solve(system([2.0, 5.0], plants, [battery]))

    assert_allclose(found.plants_mw["cheap"], [6.0, 0.0])
    assert_allclose(found.plants_mw["dear"], [0.0, 1.8])
    assert_allclose(found.total_cost, 240.0)


def test_a_full_reservoir_spills_what_it_cannot_hold():
    """6 MWh flow in, 2 fit, 1 is used in the hour and 1 in the next: 2 spilled."""
    inflow = np.array([6.0, 0.0])
    lake = store(
        power=1.0, energy=2.0, charge=0.0, inflow=inflow, cyclic=False, cost=0.01
    )

    found = solve(system([1.0, 1.0], [plant("gas", [5.0, 5.0], 60.0)], [lake]))

    assert_feasible(found)
    assert_allclose(found.plants_mw["gas"], 0.0, atol=1e-9)
    assert_allclose(found.stores["store"].discharge_mw, 1.0)


def test_power_flows_over_a_lossy_cable_while_it_pays():
    """10 at A against 60 at B: 3 MW in, 0.9 of them out, 2.3 MW of gas at B."""
    links = [cable("ab", "a", "b", 3.0, 1, 0.9), cable("ba", "b", "a", 3.0, 1, 0.9)]
    plants = [plant("coal", [20.0], 10.0, "a"), plant("gas", [20.0], 60.0, "b")]
    loads = {"a": np.array([4.0]), "b": np.array([5.0])}

    found = solve(system(loads, plants, (), links, ("a", "b")))

    assert_feasible(found)
    assert_allclose(found.links_mw["ab"], 3.0)
    assert_allclose(found.plants_mw["coal"], 7.0)
    assert_allclose(found.plants_mw["gas"], 2.3)


def test_power_takes_both_ways_around_a_ring():
    """2 MW straight and 1 MW by the third island serve the 3 MW; no gas burns."""
    hours = 2
    links = [
        cable("ab", "a", "b", 2.0, hours, 1.0, 0.1),
        cable("ac", "a", "c", 1.5, hours, 1.0, 0.1),
        cable("cb", "c", "b", 1.5, hours, 1.0, 0.1),
    ]
    plants = [
        plant("coal", [20.0, 20.0], 10.0, "a"),
        plant("gas", [20.0, 20.0], 60.0, "b"),
    ]
    loads = {"a": np.zeros(2), "b": np.array([3.0, 3.0]), "c": np.zeros(2)}

    found = solve(system(loads, plants, (), links, ("a", "b", "c")))

    assert_feasible(found)
    assert_allclose(found.links_mw["ac"], 1.0, atol=0.02)
    assert_allclose(found.total_cost, 2 * (30.0 + 0.2 + 0.2), rtol=0.01)


def test_the_better_of_two_heat_pumps_runs_first():
    """1 MW at 4 and 1 of 3 MW at 2 give the 6 MW of heat; the boiler rests."""
    links = [
        cable("good", "main", "heat", 1.0, 1, 4.0),
        cable("poor", "main", "heat", 3.0, 1, 2.0),
    ]
    plants = [plant("gas", [9.0], 60.0), plant("boiler", [9.0], 40.0, "heat")]
    loads = {"main": np.array([1.0]), "heat": np.array([6.0])}

    found = solve(system(loads, plants, (), links, ("main", "heat")))

    assert_feasible(found)
    assert_allclose(found.links_mw["good"], 1.0)
    assert_allclose(found.links_mw["poor"], 1.0)
    assert_allclose(found.plants_mw["boiler"], 0.0, atol=1e-9)


def test_a_price_below_zero_is_taken_and_own_sun_stays_off():
    """The mainland pays 5 for each MWh taken; the sun at 0.01 waits."""
    links = [cable("in", "mainland", "main", 9.0, 1)]
    plants = [
        plant("import", [9.0], np.array([-5.0]), "mainland"),
        plant("sun", [3.0], 0.01, technology="pv"),
    ]
    loads = {"main": np.array([2.0])}

    found = solve(system(loads, plants, (), links, ("main", "mainland")))

    assert_allclose(found.total_cost, -10.0)
    assert_allclose(found.curtailed_mwh(), 3.0)


def test_export_earns_what_the_mainland_pays_after_losses():
    """4 MW spare at 10, sold at 30 behind 0.9: 4 x (27 - 10) more than serving 1."""
    links = [cable("out", "main", "mainland", 4.0, 1, 0.9)]
    plants = [
        plant("coal", [9.0], 10.0),
        plant("export", [50.0], np.array([-30.0]), "mainland", takes=True),
    ]
    loads = {"main": np.array([1.0])}

    found = solve(system(loads, plants, (), links, ("main", "mainland")))

    assert_feasible(found)
    assert_allclose(found.plants_mw["export"], 3.6)
    assert_allclose(found.total_cost, 50.0 - 108.0)


def test_electrolyser_tank_and_fuel_cell_act_as_one_store():
    """2 MWh of sun make 1.2 of hydrogen and 0.6 MWh of power in the dark."""
    links = [
        cable("electrolyser", "main", "h2", 5.0, 2, 0.6),
        cable("fuel_cell", "h2", "main", 5.0, 2, 0.5),
    ]
    plants = [plant("sun", [3.0, 0.0], 0.01, technology="pv"), lost_load(2)]
    tank = store("tank", 50.0, 100.0, "h2", cyclic=False)

    found = solve(system([1.0, 1.0], plants, [tank], links, ("main", "h2")))

    assert_feasible(found)
    assert_allclose(found.links_mw["electrolyser"], [2.0, 0.0])
    assert_allclose(found.links_mw["fuel_cell"], [0.0, 1.2])
    assert_allclose(found.unserved_mwh(), 0.4)


def test_over_generation_goes_to_the_sink_at_its_price():
    """Coal never below 4 MW on 1 MW of load: 3 MW taken at 5 each."""
    plants = [
        plant("coal", [8.0], 30.0, least_share=0.5),
        plant("sink", [60.0], 5.0, takes=True),
    ]

    found = solve(system([1.0], plants))

    assert_allclose(found.plants_mw["sink"], 3.0)
    assert_allclose(found.total_cost, 120.0 + 15.0)


@given(seed=st.integers(0, 5000), stores=st.integers(0, 3), mode=st.sampled_from(MODES))
@settings(max_examples=25, deadline=None)
def test_every_schedule_keeps_balances_and_limits(seed, stores, mode):
    assert_feasible(solve(random_system(seed, 4, stores), mode))


@given(seed=st.integers(0, 5000), extra=st.floats(0.1, 5.0))
@settings(max_examples=25, deadline=None)
def test_more_wind_never_costs_more_with_one_store(seed, extra):
    """Up to the four millionths by which the last levels of the store are apart."""
    before = random_system(seed, 4, 1)
    plants = [
        replace(p, available_mw=p.available_mw + extra) if p.id == "wind" else p
        for p in before.plants
    ]
    after = replace(before, plants=tuple(plants))

    dear, cheap = solve(before).total_cost, solve(after).total_cost

    assert cheap <= dear * (1.0 + 4e-6) + 0.02 * extra * before.hours


@given(seed=st.integers(0, 5000))
@settings(max_examples=15, deadline=None)
def test_stores_never_cost_more_than_none(seed):
    with_them = random_system(seed, 4, 3)
    without = replace(with_them, storages=())

    assert solve(with_them).total_cost <= solve(without).total_cost + 1e-6


@pytest.mark.parametrize("hours", [7, 23, 31, 168, 169])
def test_any_number_of_hours_is_solved(hours):
    found = random_system(3, 8, 2)
    cut = slice(0, hours)
    short = replace(
        found,
        hours=hours,
        loads=tuple(replace(x, power_mw=x.power_mw[cut]) for x in found.loads),
        plants=tuple(
            replace(x, available_mw=x.available_mw[cut]) for x in found.plants
        ),
    )

    assert_feasible(solve(short))
