"""Day mode: 24 h carried out, some days seen, water values of a guide at the end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sim_core.energy.dispatch.closing import Schedule
from sim_core.energy.dispatch.daily import (
    Days,
    Outlook,
    StorePath,
    Task,
    net_seen_mw,
    windows_layout,
)
from sim_core.energy.dispatch.guide_years import guide_years, in_steps
from sim_core.energy.dispatch.guides import Terminal, guide_values
from sim_core.energy.dispatch.horizons import solve_horizon
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.ramps import (
    planned_ramps,
    ramped_plants,
    without_plants,
    without_ramps,
)
from sim_core.energy.dispatch.ring import planned_ring
from sim_core.energy.dispatch.surplus import without_surplus
from sim_core.energy.dispatch.system import System
from sim_core.energy.dispatch.tree import check_is_tree
from sim_core.energy.dispatch.windows import HOURS_PER_DAY
from sim_core.errors import IslandError
from sim_core.numeric import Floats

GUIDE_YEARS, CARBON_YEARS = 12, 2
# Days that see less than a year emit a little more at the same price.
CARBON_MARGIN = 1.02
GUIDE_TOLERANCE = 0.02
# Shares of the mean load by which price jumps are smoothed, sweep by sweep.
BANDS = {
    "live": (0.3, 0.1, 0.0, 0.0),
    "best": (0.4, 0.25, 0.15, 0.1, 0.06, 0.03, 0.015, 0.0, 0.0),
}


@dataclass(frozen=True)
class DayModePlan:
    schedules: list[Schedule]
    ramps_mw: Mapping[str, Floats]
    carbon_price: float


def solve_days(
    system: System,
    foresight_h: int,
    quality: str,
    carbon_price: float | None = None,
) -> DayModePlan:
    """Plans day by day.

    Under a cap with no price given, the carbon price is that of guide years; the merit
    order of the whole horizon then holds the cap exactly.
    """
    check_is_tree(system)
    seen_h = checked_foresight(system, foresight_h)
    free = without_ramps(system)
    if carbon_price is None:
        carbon_price = _guided_carbon_price(free)
    task = replace(
        _task(free, seen_h, carbon_price),
        bands=BANDS[quality],
    )
    paths = planned_ring(task)
    ramps: dict[str, Floats] = {}
    if ramped_plants(system):
        windows = _ramps(system, task, paths)
        ramps = {name: carried_out(mw) for name, mw in windows.items()}
        # What the plants are too slow for is left to the stores, planned once more.
        paths = planned_ring(_beside(system, task, windows))
    schedules = without_surplus(system, [_line(found) for found in paths], ramps)
    return DayModePlan(schedules, ramps, carbon_price)


def _guided_carbon_price(system: System) -> float:
    """The carbon price of some guide years under the cap."""
    if system.co2_cap_t is None:
        return 0.0
    years = in_steps(guide_years(system, CARBON_YEARS))
    years = replace(years, co2_cap_t=system.co2_cap_t * CARBON_YEARS)
    return CARBON_MARGIN * solve_horizon(years, GUIDE_TOLERANCE).carbon_price


def checked_foresight(system: System, foresight_h: int) -> int:
    if system.hours % HOURS_PER_DAY:
        raise IslandError(
            f"{system.name}: day mode needs whole days, not {system.hours} hours"
        )
    if foresight_h < HOURS_PER_DAY:
        raise IslandError("day mode sees at least 24 hours: --foresight 24 or more")
    days = min(foresight_h, system.hours) // HOURS_PER_DAY
    return days * HOURS_PER_DAY


def ring_of_hours(hours: int, seen_h: int) -> Days:
    """Hours that each day sees, (hours seen, days); the year begins again."""
    firsts = np.arange(0, hours, HOURS_PER_DAY)
    index: Days = (firsts[None, :] + np.arange(seen_h)[:, None]) % hours
    return index


def _task(system: System, seen_h: int, carbon_price: float) -> Task:
    values: list[Terminal] = []
    if system.storages:
        values = guide_values(system, GUIDE_YEARS, carbon_price)
    hours = ring_of_hours(system.hours, seen_h)
    days = np.arange(hours.shape[1])
    starts = [
        found.start_mwh if storage.is_cyclic else storage.initial_mwh
        for storage, found in zip(system.storages, values, strict=True)
    ]
    return Task(
        system,
        hours,
        [Outlook(found.levels, found.day_sets_mwh) for found in values],
        (days + seen_h // HOURS_PER_DAY - 1) % len(days),
        starts,
        carbon_price,
    )


def _ramps(system: System, task: Task, paths: list[StorePath]) -> dict[str, Floats]:
    layout = windows_layout(task.hours)
    names = {plant.id for plant in ramped_plants(system)}
    loads = build_market(without_plants(system, names), layout).loads_mw
    return planned_ramps(
        system,
        net_seen_mw(task, loads, paths),
        layout,
        carbon_price=task.carbon_price,
        first_hours=HOURS_PER_DAY,
    )


def _beside(system: System, task: Task, ramps_mw: Mapping[str, Floats]) -> Task:
    """The task of the stores with the ramped plants' outputs fixed."""
    fixed: dict[str, Floats] = {}
    for plant in system.plants:
        if plant.id in ramps_mw:
            before = fixed.get(plant.bus, np.zeros(task.hours.shape))
            fixed[plant.bus] = before + ramps_mw[plant.id]
    rest = without_plants(task.system, set(ramps_mw))
    return replace(task, system=rest, fixed_mw=fixed)


def _line(found: StorePath) -> Schedule:
    return Schedule(
        carried_out(found.charge_mw),
        carried_out(found.discharge_mw),
        carried_out(found.stored_mwh[1:]),
        carried_out(found.spill_mw),
    )


def carried_out(windows: Floats) -> Floats:
    """The first day of every window as one line of hours."""
    line: Floats = windows[:HOURS_PER_DAY].T.ravel()
    return line
