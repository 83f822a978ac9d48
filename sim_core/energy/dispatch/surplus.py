"""Hours in which stores must let go of energy that nobody takes.

A plan may have to lower a store where the load is small. A reservoir then spills, and
another store turns energy over, charging and discharging at once: what its losses take
is gone.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim_core.energy.dispatch.closing import Schedule
from sim_core.energy.dispatch.system import Storage, System
from sim_core.numeric import Floats

ROOM_MW = 1e-7


def without_surplus(
    system: System, schedules: list[Schedule], ramps_mw: Mapping[str, Floats]
) -> list[Schedule]:
    """The same paths of energy, with surplus spilled or turned over."""
    result = list(schedules)
    for bus in system.buses:
        left = _surplus_mw(system, bus, schedules, ramps_mw)
        for number, storage in enumerate(system.storages):
            if storage.bus != bus or float(np.max(left, initial=0.0)) <= 0.0:
                continue
            if storage.inflow_mw is not None:
                result[number] = _spilled(storage, result[number], left)
            elif storage.charge_mw > 0.0:
                result[number] = _turned_over(storage, result[number], left)
            before, after = schedules[number], result[number]
            left = left - (before.discharge_mw - before.charge_mw)
            left = left + (after.discharge_mw - after.charge_mw)
            left = np.maximum(left, 0.0)
    return result


def _surplus_mw(
    system: System,
    bus: str,
    schedules: list[Schedule],
    ramps_mw: Mapping[str, Floats],
) -> Floats:
    """What stores and plants that must run give beyond load, buyers and links."""
    total = np.full(system.hours, ROOM_MW)
    for storage, plan in zip(system.storages, schedules, strict=True):
        if storage.bus == bus:
            total += plan.discharge_mw - plan.charge_mw
    for plant in system.plants:
        if plant.bus == bus and plant.takes:
            total -= plant.available_mw
        elif plant.bus == bus:
            least = plant.least_share * plant.available_mw
            total += ramps_mw.get(plant.id, least)
    for load in system.loads:
        total -= load.power_mw * (load.bus == bus)
    for link in system.links:
        total -= link.capacity_mw * (link.start == bus)
    surplus: Floats = np.where(total > 2.0 * ROOM_MW, total, 0.0)
    return surplus


def _spilled(storage: Storage, plan: Schedule, surplus_mw: Floats) -> Schedule:
    assert storage.inflow_mw is not None
    most = np.maximum(storage.inflow_mw - plan.spill_mw, 0.0)
    most = np.minimum(most, plan.discharge_mw / storage.efficiency_discharge)
    more = np.minimum(surplus_mw / storage.efficiency_discharge, most)
    return replace(
        plan,
        discharge_mw=plan.discharge_mw - more * storage.efficiency_discharge,
        spill_mw=plan.spill_mw + more,
    )


def _turned_over(storage: Storage, plan: Schedule, surplus_mw: Floats) -> Schedule:
    """Charge c more and give in · out · c of it back: the path of energy stays."""
    back = storage.efficiency_charge * storage.efficiency_discharge
    if back >= 1.0:
        return plan
    more = np.minimum(surplus_mw / (1.0 - back), storage.charge_mw - plan.charge_mw)
    room = np.maximum(storage.discharge_mw - plan.discharge_mw, 0.0)
    more = np.minimum(np.maximum(more, 0.0), room / back)
    return replace(
        plan,
        charge_mw=plan.charge_mw + more,
        discharge_mw=plan.discharge_mw + back * more,
    )
