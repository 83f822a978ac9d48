"""Years of the same climate, and coarser steps of time.

A guide year is the system's own year with blocks of days moved by up to some weeks, so
that seasons stay and single days do not. For seasonal stores wind, sun and inflow are
taken a tenth lower: hoarding a little too much is cheaper than running dry.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.system import WEATHER_TECHNOLOGIES, System
from sim_core.numeric import Floats, fixed_sum
from sim_core.rng import draw_generator

HOURS_PER_DAY = 24
# Values at midnight need no single hours.
STEP_HOURS = 3
SEASONAL_HOURS = 500.0
PESSIMISM = 0.9
LONG_HORIZON_DAYS = 83


def guide_years(system: System, years: int) -> System:
    """Other years of the same climate, one behind the other."""
    hours = np.concatenate([_moved_hours(system.hours, year) for year in range(years)])
    is_seasonal = any(
        store.energy_mwh > SEASONAL_HOURS * max(store.discharge_mw, 1e-9)
        for store in system.storages
    )
    share = PESSIMISM if is_seasonal else 1.0
    return replace(
        system,
        hours=len(hours),
        loads=tuple(
            replace(load, power_mw=load.power_mw[hours]) for load in system.loads
        ),
        plants=tuple(
            replace(
                plant,
                available_mw=plant.available_mw[hours]
                * (share if plant.technology in WEATHER_TECHNOLOGIES else 1.0),
                cost_per_mwh=_moved(plant.cost_per_mwh, hours),
                own_share=_moved(plant.own_share, hours),
            )
            for plant in system.plants
        ),
        storages=tuple(
            store
            if store.inflow_mw is None
            else replace(store, inflow_mw=store.inflow_mw[hours] * share)
            for store in system.storages
        ),
        links=tuple(
            replace(
                link,
                capacity_mw=link.capacity_mw[hours],
                efficiency=_moved(link.efficiency, hours),
            )
            for link in system.links
        ),
    )


def _moved(value: float | Floats, hours: NDArray[np.int64]) -> float | Floats:
    return value[hours] if isinstance(value, np.ndarray) else value


def _moved_hours(hours: int, year: int) -> NDArray[np.int64]:
    days = hours // HOURS_PER_DAY
    block, reach = (5, 20) if days > LONG_HORIZON_DAYS else (1, 4)
    chance = draw_generator(0, "dispatch_guide", year)
    firsts = np.arange(0, days, block)
    shift = reach * (2.0 * chance.random(len(firsts)) - 1.0)
    order = np.argsort(firsts + shift, kind="stable")
    moved = np.concatenate(
        [np.arange(firsts[n], min(firsts[n] + block, days)) for n in order]
    )
    return (moved[:, None] * HOURS_PER_DAY + np.arange(HOURS_PER_DAY)).ravel()


def in_steps(system: System) -> System:
    """The same system in steps of some hours; its powers become MWh a step."""

    def added(line: Floats) -> Floats:
        total: Floats = fixed_sum(line.reshape(-1, STEP_HOURS).T, axis=0)
        return total

    def mean(value: float | Floats) -> float | Floats:
        return added(value) / STEP_HOURS if isinstance(value, np.ndarray) else value

    return replace(
        system,
        hours=system.hours // STEP_HOURS,
        loads=tuple(
            replace(load, power_mw=added(load.power_mw)) for load in system.loads
        ),
        plants=tuple(
            replace(
                plant,
                available_mw=added(plant.available_mw),
                cost_per_mwh=mean(plant.cost_per_mwh),
                own_share=mean(plant.own_share),
            )
            for plant in system.plants
        ),
        storages=tuple(
            replace(
                store,
                charge_mw=store.charge_mw * STEP_HOURS,
                discharge_mw=store.discharge_mw * STEP_HOURS,
                keep_share_per_h=_power(store.keep_share_per_h),
                inflow_mw=None if store.inflow_mw is None else added(store.inflow_mw),
            )
            for store in system.storages
        ),
        links=tuple(
            replace(
                link,
                capacity_mw=added(link.capacity_mw),
                efficiency=mean(link.efficiency),
            )
            for link in system.links
        ),
    )


def _power(share: float) -> float:
    result = 1.0
    for _ in range(STEP_HOURS):
        result *= share
    return result
