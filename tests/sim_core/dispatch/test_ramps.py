"""Plants that may only change slowly."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim_core.energy.dispatch.ramps import grid_of
from sim_core.energy.dispatch.solve import solve
from tests.sim_core.dispatch.checking import assert_feasible
from tests.sim_core.dispatch.systems import lost_load, plant, random_system, system


def test_a_slow_plant_starts_early_for_the_hour_that_needs_it():
    """Load 2, 2, 8 and coal that moves 2 MW an hour: 4, 6, 8 is not worth its fuel."""
    coal = plant("coal", np.full(3, 10.0), 30.0, ramp_up_share=0.2)
    gas = plant("gas", np.full(3, 10.0), 40.0)
    sink = plant("sink", np.full(3, 50.0), 0.0, takes=True)

    found = solve(system([2.0, 2.0, 8.0], [coal, gas, sink, lost_load(3)]))

    assert_feasible(found)
    assert_allclose(found.plants_mw["coal"], [2.0, 2.0, 4.0], atol=0.05)


def test_against_lost_load_the_slow_plant_wastes_fuel_to_be_there():
    """At 3000 the missing MWh is dearer than 30: coal runs 4, 6, 8 and 6 are sunk."""
    coal = plant("coal", np.full(3, 10.0), 30.0, ramp_up_share=0.2)
    sink = plant("sink", np.full(3, 50.0), 0.0, takes=True)

    found = solve(system([2.0, 2.0, 8.0], [coal, sink, lost_load(3)]))

    assert_feasible(found)
    assert_allclose(found.plants_mw["coal"], [4.0, 6.0, 8.0], atol=0.1)


def test_the_grid_never_allows_more_than_the_ramp():
    slow = plant("coal", [27.3], 30.0, ramp_up_share=0.043, ramp_down_share=0.31)

    grid = grid_of(slow)

    assert grid.up * grid.cell_mw <= 0.043 * 27.3 + 1e-9
    assert grid.down * grid.cell_mw <= 0.31 * 27.3 + 1e-9
    assert grid.up * grid.cell_mw >= 0.98 * 0.043 * 27.3


@given(
    seed=st.integers(0, 5000),
    ramp=st.floats(0.02, 0.6),
    least=st.floats(0.0, 0.4),
    mode=st.sampled_from(("horizon", "day")),
)
@settings(max_examples=15, deadline=None)
def test_no_schedule_breaks_a_ramp(seed, ramp, least, mode):
    found = random_system(seed, 3, 1)
    slow = plant(
        "slow",
        np.full(found.hours, 4.0),
        20.0,
        ramp_up_share=ramp,
        ramp_down_share=ramp,
        least_share=least,
    )
    sink = plant("sink", np.full(found.hours, 50.0), 5.0, takes=True)
    loads = {"main": found.loads[0].power_mw}

    assert_feasible(
        solve(system(loads, [*found.plants, slow, sink], found.storages), mode)
    )
