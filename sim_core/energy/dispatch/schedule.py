"""From stored energy to the hour's outputs, price and who sets it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.levels import Levels
from sim_core.energy.dispatch.merit import TINY_MW, MeritOrder
from sim_core.energy.dispatch.records import DayPlans, IslandSystem, Store
from sim_core.numeric import Floats, fixed_sum

UNSERVED = "unserved"
SURPLUS = "surplus"
WEATHER_KINDS = frozenset({"solar", "wind", "hydro", "run_of_river"})


@dataclass(frozen=True)
class StorePlan:
    """Energy from midnight to midnight, (25, days); active level, (24, days)."""

    store: Store
    levels: Levels
    stored_mwh: Floats
    level: NDArray[np.int64]


@dataclass(frozen=True)
class Supply:
    """Load less must-run, must-run and available power, (..., days, 24)."""

    net_load_mw: Floats
    must_run_mw: Floats
    available_mw: Floats


def power_mw(store: Store, stored_mwh: Floats) -> tuple[Floats, Floats]:
    """Charging and discharging power at the bus behind a path of stored energy."""
    keep = 1.0 - store.standing_loss_share_per_h
    change = stored_mwh[1:] - keep * stored_mwh[:-1]
    charge = np.maximum(change, 0.0) / store.efficiency_charge
    discharge = np.maximum(-change, 0.0) * store.efficiency_discharge
    return charge, discharge


def day_plans(
    system: IslandSystem, order: MeritOrder, supply: Supply, plans: list[StorePlan]
) -> DayPlans:
    """Merit order against the load that the stores leave."""
    shape = (len(plans), *supply.net_load_mw.shape)
    charge, discharge, stored = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for row, plan in enumerate(plans):
        bought, sold = power_mw(plan.store, plan.stored_mwh)
        charge[row], discharge[row] = bought.T, sold.T
        stored[row] = plan.stored_mwh[1:].T
    left = supply.net_load_mw + fixed_sum(charge, axis=0) - fixed_sum(discharge, axis=0)
    output = order.output_mw(left) + supply.must_run_mw
    unserved = _without_noise(left - order.cumulative_mw[-1])
    spilled = _without_noise(-left)
    weather = np.array([g.kind in WEATHER_KINDS for g in system.generators], bool)
    curtailed = np.where(
        weather.reshape(-1, 1, 1), np.maximum(supply.available_mw - output, 0.0), 0.0
    )
    price, setter = _prices(system, order, left, unserved)
    _let_stores_set(system, plans, (charge, discharge), (price, setter), order, left)
    names = (
        *(g.id for g in system.generators),
        *(s.id for s in system.stores),
        UNSERVED,
        SURPLUS,
    )
    return DayPlans(
        output,
        charge,
        discharge,
        stored,
        curtailed,
        unserved,
        spilled,
        price,
        setter,
        names,
    )


def _without_noise(power: Floats) -> Floats:
    """Power above zero, without the last places of a float sum."""
    return np.where(power > TINY_MW, power, 0.0)


def _prices(
    system: IslandSystem, order: MeritOrder, left_mw: Floats, unserved_mw: Floats
) -> tuple[Floats, NDArray[np.int16]]:
    """Cost of the dearest unit in use, value of lost load, or nothing in surplus."""
    generators, stores = len(system.generators), len(system.stores)
    lost = system.value_of_lost_load_yuan_per_mwh
    costs = np.array([*order.prices, 0.0])
    codes = np.array([*order.order, generators + stores + 1], dtype=np.int16)
    row = order.marginal_row(left_mw)
    short = unserved_mw > 0.0
    price = np.where(short, lost, costs[row])
    setter = np.where(short, np.int16(generators + stores), codes[row])
    return price, setter


def _let_stores_set(
    system: IslandSystem,
    plans: list[StorePlan],
    power: tuple[Floats, Floats],
    found: tuple[Floats, NDArray[np.int16]],
    order: MeritOrder,
    left_mw: Floats,
) -> None:
    """Between two units' costs a store that is not at its limit sets the price."""
    price, setter = found
    row = order.marginal_row(left_mw)
    lost = system.value_of_lost_load_yuan_per_mwh
    costs = np.array([*order.prices, lost, 0.0])
    above = costs[row + 1]
    top = np.take_along_axis(order.cumulative_mw, (row + 1)[None], axis=0)[0]
    is_between = (np.abs(left_mw - top) <= TINY_MW) & (above > price)
    for number, plan in enumerate(plans):
        buy, sell = np.array(plan.levels.buy), np.array(plan.levels.sell)
        level = plan.level.T
        limit = plan.store.power_mw - TINY_MW
        for powers, worth in zip(power, (buy[level], sell[level]), strict=True):
            sets = is_between & (powers[number] > TINY_MW) & (powers[number] < limit)
            offer = np.minimum(np.maximum(worth, price), above)
            np.copyto(price, offer, where=sets)
            np.copyto(setter, np.int16(len(system.generators) + number), where=sets)
            is_between &= ~sets
