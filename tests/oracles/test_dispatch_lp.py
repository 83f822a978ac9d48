"""Random systems against the linear program in HiGHS."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("highspy")

from sim_core.energy.dispatch.solve import solve
from tests.oracles.linear_program import least_cost
from tests.sim_core.dispatch.checking import assert_feasible
from tests.sim_core.dispatch.islands import part, planned, random_island
from tests.sim_core.dispatch.systems import (
    cable,
    plant,
    random_system,
    system,
)
from tests.sim_core.dispatch.test_parties import crowd

pytestmark = [pytest.mark.oracle, pytest.mark.slow]


def gap_percent(found, kind, mode="horizon"):
    solution = solve(found, mode)
    assert_feasible(solution)
    best = least_cost(found)
    assert solution.total_cost >= best - 1e-6 * max(abs(best), 1.0), kind
    return 100.0 * (solution.total_cost - best) / max(abs(best), 1.0)


def two_islands(seed, days=7):
    """Two random islands with stores and a lossy cable each way."""
    first, second = random_system(seed, days, 2), random_system(seed + 999, days, 1)
    moved = [
        replace(p, id=f"b_{p.id}", bus="b", available_mw=p.available_mw * 0.4)
        for p in second.plants
    ]
    other = replace(second.storages[0], id="b_battery", bus="b")
    loads = {
        "main": first.loads[0].power_mw,
        "b": second.loads[0].power_mw * 0.4,
    }
    links = [
        cable("out", "main", "b", 1.5, first.hours, 0.97, 0.1),
        cable("back", "b", "main", 1.5, first.hours, 0.97, 0.1),
    ]
    plants = [*first.plants, *moved]
    return system(loads, plants, [*first.storages, other], links, ("main", "b"))


def with_ramp(seed, share):
    found = random_system(seed, 7, 1)
    slow = plant(
        "slow",
        np.full(found.hours, 5.0),
        20.0,
        ramp_up_share=share,
        ramp_down_share=share,
        least_share=0.2,
    )
    quick = plant("quick", np.full(found.hours, 3.0), 45.0, ramp_up_share=0.5)
    sink = plant("sink", np.full(found.hours, 50.0), 5.0, takes=True)
    return replace(found, plants=(*found.plants, slow, quick, sink))


@pytest.mark.parametrize("seed", range(6))
def test_one_store_is_at_the_optimum(seed):
    assert gap_percent(random_system(seed, 7, 1), seed) <= 0.01


@pytest.mark.parametrize("seed", range(6))
def test_two_stores_are_within_half_a_percent(seed):
    assert gap_percent(random_system(seed, 14, 2), seed) <= 0.5


@pytest.mark.parametrize("seed", range(6))
def test_three_stores_reach_98_percent_of_what_stores_can_save(seed):
    """A gap in percent says little where the best cost is nearly all free weather."""
    found = random_system(seed, 14, 3)
    best, without = least_cost(found), least_cost(replace(found, storages=()))

    saved = (without - solve(found).total_cost) / (without - best)

    assert 0.98 <= saved <= 1.0 + 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_coupled_islands_are_within_one_percent(seed):
    assert gap_percent(two_islands(seed), seed) <= 1.0


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.04, 0.3])
def test_ramps_are_within_one_percent(seed, share):
    assert gap_percent(with_ramp(seed, share), (seed, share)) <= 1.0


@pytest.mark.parametrize("seed", range(4))
def test_a_cap_is_within_two_percent(seed):
    free = random_system(seed, 14, 2)
    cap_t = 0.8 * solve(free).emissions_t(only_island=True)

    assert gap_percent(replace(free, co2_cap_t=cap_t), seed) <= 2.0


@pytest.mark.parametrize("seed", range(4))
def test_one_battery_day_by_day_is_within_six_tenths_of_a_percent(seed):
    assert gap_percent(random_system(seed, 28, 1), seed, "day") <= 0.6


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("stores", "most"), [(1, 1.01), (2, 1.05)])
def test_the_games_days_are_close_to_perfect_foresight(seed, stores, most):
    """Against the optimum that also ends with the energy the plan has left."""
    days = 20
    check_against_optimum(random_island(seed, days, stores), days, most)


@pytest.mark.parametrize("seed", range(4))
def test_days_of_eight_stores_are_close_to_perfect_foresight(seed):
    check_against_optimum(crowd(seed, 20), 20, 1.02)


def check_against_optimum(found, days, most):
    plan = planned(found, days)
    ends = {
        store.id: float(plan.stored_mwh[number, -1, -1])
        for number, store in enumerate(found.storages)
    }
    seen = part(found, 0, days - 2, [store.initial_mwh for store in found.storages])
    best = least_cost(seen, ends)

    cost = sum(
        float((item.cost_per_mwh * plan.output_mw[number]).sum())
        for number, item in enumerate(found.plants)
    )

    assert best - 1e-6 <= cost <= most * best
