"""Whole-horizon plans: a single store by level sets, all else by interior points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np

from sim_core.energy.dispatch.closing import Schedule, schedule
from sim_core.energy.dispatch.interior import Interior, solve_program
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.program import program_of
from sim_core.energy.dispatch.surplus import without_surplus
from sim_core.energy.dispatch.sweeps import (
    hours_line,
    rows_layout,
    single_seat,
)
from sim_core.energy.dispatch.system import Plant, Storage, System
from sim_core.energy.dispatch.tree import chords
from sim_core.numeric import Floats

# Spilling less than this share of the discharge is left to the turbines.
LEAST_SPILL_SHARE = 1e-3
# Hours that stand alone cost little to solve.
EXACT = 1e-7


@dataclass(frozen=True)
class HorizonPlan:
    """Stores, ramped plants and links that close rings; what no plan can undercut."""

    schedules: list[Schedule]
    ramps_mw: Mapping[str, Floats] = field(default_factory=dict)
    flows_mw: Mapping[str, Floats] = field(default_factory=dict)
    carbon_price: float = 0.0
    bound: float | None = None
    steps: int = 0


def solve_horizon(system: System, tolerance: float) -> HorizonPlan:
    """Plans with perfect foresight, within about a tolerance of the optimum."""
    if _needs_no_plan(system):
        return HorizonPlan([])
    if _has_exact_levels(system):
        return HorizonPlan([_exact_schedule(system)])
    program = program_of(system)
    found = solve_program(program, tolerance if program.inflows else EXACT)
    ramps = {
        plant.id: _within_ramps(
            plant,
            found.of(f"plant/{plant.id}") + plant.least_share * plant.available_mw,
        )
        for plant in system.plants
        if plant.is_ramped
    }
    flows = {link.id: found.of(f"link/{link.id}") for link in chords(system)}
    schedules = [_schedule(found, storage) for storage in system.storages]
    return HorizonPlan(
        without_surplus(system, schedules, ramps),
        ramps,
        flows,
        max(-found.duals.cap, 0.0),
        found.bound,
        found.steps,
    )


def _within_ramps(plant: Plant, output_mw: Floats) -> Floats:
    """The same output where it keeps its ramps, else held to them hour by hour."""
    up_mw = inf if plant.ramp_up_share is None else plant.ramp_up_share
    down_mw = inf if plant.ramp_down_share is None else plant.ramp_down_share
    up_mw, down_mw = up_mw * plant.capacity_mw, down_mw * plant.capacity_mw
    change = output_mw[1:] - output_mw[:-1]
    if np.all((change <= up_mw) & (change >= -down_mw)):
        return output_mw
    line = output_mw.tolist()
    for hour in range(1, len(line)):
        before = line[hour - 1]
        line[hour] = min(max(line[hour], before - down_mw), before + up_mw)
    return np.array(line)


def _needs_no_plan(system: System) -> bool:
    """Each hour stands alone: the merit order is the optimum."""
    has_ramps = any(plant.is_ramped for plant in system.plants)
    is_free = not system.storages and not has_ramps
    return is_free and system.co2_cap_t is None and not chords(system)


def _has_exact_levels(system: System) -> bool:
    has_ramps = any(plant.is_ramped for plant in system.plants)
    return (
        len(system.storages) == len(system.buses) == 1
        and not has_ramps
        and system.co2_cap_t is None
    )


def _exact_schedule(system: System) -> Schedule:
    layout = rows_layout(system.hours)
    seat = single_seat(system, build_market(system, layout), layout)[0]
    return schedule(seat.power, seat.stored_mwh, hours_line)


def _schedule(found: Interior, store: Storage) -> Schedule:
    """Power behind the path of stored energy; never charge and discharge at once."""
    stored = np.minimum(found.of(f"store/{store.id}/stored"), store.energy_mwh)
    before = np.empty_like(stored)
    before[1:] = stored[:-1]
    before[0] = stored[-1] if store.is_cyclic else store.initial_mwh
    change = stored - store.keep_share_per_h * before
    spill = np.zeros_like(stored)
    if store.inflow_mw is not None:
        change = change - store.inflow_mw
        most = store.discharge_mw / store.efficiency_discharge
        wanted = found.of(f"store/{store.id}/spill")
        wanted = np.where(wanted > LEAST_SPILL_SHARE * most, wanted, 0.0)
        spill = np.maximum(np.minimum(wanted, -change), np.maximum(-change - most, 0.0))
        spill = np.maximum(spill, 0.0)
        change = change + spill
    return Schedule(
        np.maximum(change, 0.0) / store.efficiency_charge,
        np.maximum(-change, 0.0) * store.efficiency_discharge,
        stored,
        spill,
    )
