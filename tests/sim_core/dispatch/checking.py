"""An independent look at a schedule: balances, limits and cost of every part."""

import numpy as np
from numpy.testing import assert_allclose

TOLERANCE_MW = 1e-6


def assert_feasible(solution, *, may_turn_over=False):
    """Every bus balanced, every plant, store, ramp and link within its limits.

    With `may_turn_over` a store may charge and discharge at once to lose energy.
    """
    system = solution.system
    for bus in system.buses:
        assert_allclose(excess_mw(solution, bus), 0.0, atol=TOLERANCE_MW, err_msg=bus)
    for plant in system.plants:
        power = solution.plants_mw[plant.id]
        least = 0.0 if plant.takes else plant.least_share * plant.available_mw
        assert np.all(power >= least - TOLERANCE_MW), plant.id
        assert np.all(power <= plant.available_mw + TOLERANCE_MW), plant.id
        _assert_ramps(plant, power)
    for link in system.links:
        flow = solution.links_mw[link.id]
        assert np.all(flow >= -TOLERANCE_MW), link.id
        assert np.all(flow <= link.capacity_mw + TOLERANCE_MW), link.id
    for storage in system.storages:
        _assert_store(storage, solution.stores[storage.id], may_turn_over)


def excess_mw(solution, bus):
    """What comes to a bus less what leaves it."""
    system = solution.system
    total = np.zeros(system.hours)
    for plant in system.plants:
        if plant.bus == bus:
            power = solution.plants_mw[plant.id]
            total += -power if plant.takes else power
    for storage in system.storages:
        if storage.bus == bus:
            plan = solution.stores[storage.id]
            total += plan.discharge_mw - plan.charge_mw
    for link in system.links:
        flow = solution.links_mw[link.id]
        total += (link.end == bus) * flow * link.efficiency
        total -= (link.start == bus) * flow
    return total - sum(load.power_mw for load in system.loads if load.bus == bus)


def cost(solution):
    """Sum of all marginal costs."""
    system = solution.system
    total = sum(
        float(np.sum(solution.plants_mw[plant.id] * plant.cost_per_mwh))
        for plant in system.plants
    )
    total += sum(
        link.cost_per_mwh * float(np.sum(solution.links_mw[link.id]))
        for link in system.links
    )
    return total + sum(
        storage.discharge_cost_per_mwh
        * float(np.sum(solution.stores[storage.id].discharge_mw))
        for storage in system.storages
    )


def _assert_ramps(plant, power):
    step = np.diff(power)
    if plant.ramp_up_share is not None:
        assert np.max(step) <= plant.ramp_up_share * plant.capacity_mw + TOLERANCE_MW
    if plant.ramp_down_share is not None:
        assert np.max(-step) <= plant.ramp_down_share * plant.capacity_mw + TOLERANCE_MW


def _assert_store(storage, plan, may_turn_over):
    stored = plan.stored_mwh
    start = stored[-1] if storage.is_cyclic else storage.initial_mwh
    before = np.concatenate([[start], stored[:-1]])
    inflow = 0.0 if storage.inflow_mw is None else storage.inflow_mw
    after = (
        before * storage.keep_share_per_h
        + plan.charge_mw * storage.efficiency_charge
        - plan.discharge_mw / storage.efficiency_discharge
        + inflow
        - plan.spill_mw
    )
    assert_allclose(stored, after, atol=TOLERANCE_MW, err_msg=storage.id)
    assert np.all(stored >= -TOLERANCE_MW)
    assert np.all(stored <= storage.energy_mwh + TOLERANCE_MW)
    assert np.all(plan.charge_mw >= -TOLERANCE_MW)
    assert np.all(plan.charge_mw <= storage.charge_mw + TOLERANCE_MW)
    assert np.all(plan.discharge_mw >= -TOLERANCE_MW)
    assert np.all(plan.discharge_mw <= storage.discharge_mw + TOLERANCE_MW)
    assert np.all(plan.spill_mw >= -TOLERANCE_MW)
    at_once = np.minimum(plan.charge_mw, plan.discharge_mw)
    assert may_turn_over or np.max(at_once) <= TOLERANCE_MW, storage.id
