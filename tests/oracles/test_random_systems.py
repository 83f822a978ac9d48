"""Random systems of every kind against HiGHS, and the certified bound against both."""

from dataclasses import replace

import pytest

pytest.importorskip("highspy")

from sim_core.energy.dispatch.solve import solve
from tests.oracles.linear_program import least_cost
from tests.oracles.random_systems import KINDS, random_system
from tests.sim_core.dispatch.checking import assert_feasible

pytestmark = [pytest.mark.oracle, pytest.mark.slow]
SEEDS = range(100, 104)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_systems_are_within_half_a_percent_and_above_the_bound(kind, seed):
    found = random_system(kind, seed)
    best = least_cost(found)

    solution = solve(found)

    assert_feasible(solution, may_turn_over=True)
    scale = max(abs(best), 1.0)
    assert -1e-6 <= (solution.total_cost - best) / scale <= 0.005
    if solution.bound is not None:
        assert solution.bound <= best + 1e-6 * scale


@pytest.mark.parametrize("seed", SEEDS)
def test_live_plans_keep_97_percent_of_what_stores_save(seed):
    found = random_system("three", seed)
    best, without = least_cost(found), least_cost(replace(found, storages=()))

    saved = without - solve(found, quality="live").total_cost

    assert saved >= 0.97 * (without - best)
