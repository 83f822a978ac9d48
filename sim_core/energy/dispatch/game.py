"""The game's days: the same windows, clearing and prices for any island.

Elements are those of `System`: plants with least load, buyers, stores with inflow or
shifted demand, links between buses that form a tree. Limits: a day's ramps are not held
(no technology of the game states one), and units are not committed: a plant with a
least load runs at least there in every hour.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.clearing import cleared
from sim_core.energy.dispatch.daily import Outlook, StorePath, Task
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.parties import planned_days
from sim_core.energy.dispatch.prices import bus_prices
from sim_core.energy.dispatch.records import DayPlans
from sim_core.energy.dispatch.reduction import reduced, unfolded_flows
from sim_core.energy.dispatch.system import TINY_MW, Plant, System, in_hours
from sim_core.energy.dispatch.windows import HOURS_PER_DAY
from sim_core.numeric import Floats

SEEN_DAYS = 3
WEATHER_KINDS = frozenset({"solar", "wind", "hydro", "waste_heat"})


def plan_days(
    system: System,
    outlooks: Sequence[Outlook],
    first_day: int,
    carried: int | NDArray[np.int64],
) -> DayPlans:
    """Plan days that each see two more.

    `carried` are the days of the system's lines that are carried out one after another,
    or how many from the first; the two days after each are those that it sees. So days
    of one plan may differ in what they know. `first_day` is the day of the year of the
    first; the stores begin with their initial energy. Buses that only hold a store are
    folded away for the planning.
    """
    days = np.arange(carried) if isinstance(carried, int) else carried
    smaller = reduced(system)
    seen = np.arange(SEEN_DAYS * HOURS_PER_DAY)
    hours = seen[:, None] + HOURS_PER_DAY * days[None, :]
    year_days = outlooks[0].end_sets_mwh.shape[1] if outlooks else 1
    last_days = (first_day + np.arange(len(days)) + SEEN_DAYS - 1) % year_days
    starts = [storage.initial_mwh for storage in smaller.storages]
    paths = planned_days(Task(smaller, hours, outlooks, last_days, starts))
    own = hours[:HOURS_PER_DAY].T.ravel()
    pair = (in_hours(system, own), in_hours(smaller, own))
    return _day_plans(pair, outlooks, paths)


def _day_plans(
    pair: tuple[System, System], outlooks: Sequence[Outlook], paths: list[StorePath]
) -> DayPlans:
    """Clear the smaller system's hours and tell them of the whole one."""
    system, smaller = pair
    market = build_market(smaller, np.asarray)
    net = dict(market.loads_mw)
    for storage, path in zip(smaller.storages, paths, strict=True):
        power = path.charge_mw - path.discharge_mw
        net[storage.bus] = net[storage.bus] + power.T.ravel()
    found = cleared(smaller, market, net, 0.0)
    main = smaller.buses[0]
    prices = bus_prices(smaller, main, found.plants_mw, paths, outlooks)
    days = system.hours // HOURS_PER_DAY
    own = {p.id: found.plants_mw[p.id] * p.own_share for p in smaller.plants}
    output = np.array([_days(own[p.id]) for p in system.plants])
    powers = {
        storage.id: (
            path.charge_mw.T * storage.own_charge_share,
            path.discharge_mw.T * storage.own_discharge_share,
        )
        for storage, path in zip(smaller.storages, paths, strict=True)
    }
    lines = {name: (a.ravel(), b.ravel()) for name, (a, b) in powers.items()}
    flows = unfolded_flows(system, smaller, own, lines)
    return DayPlans(
        output,
        _stacked([charge for charge, _ in powers.values()], days),
        _stacked([discharge for _, discharge in powers.values()], days),
        _stacked([path.stored_mwh[1:].T for path in paths], days),
        _stacked([path.spill_mw.T for path in paths], days),
        {name: _days(flow) for name, flow in {**found.links_mw, **flows}.items()},
        np.array([_curtailed(p, own[p.id]) for p in system.plants]),
        _sum_of(system, output, "unserved", main),
        _sum_of(system, output, "surplus", main),
        _days(prices.price),
        prices.setter.reshape(-1, HOURS_PER_DAY),
        _days(prices.above),
        tuple(p.id for p in system.plants) + tuple(s.id for s in system.storages),
    )


def _stacked(windows: list[Floats], days: int) -> Floats:
    """(days, 24) of each store as (stores, days, 24)."""
    if not windows:
        return np.zeros((0, days, HOURS_PER_DAY))
    return np.array(windows)


def _days(line: Floats) -> Floats:
    days: Floats = line.reshape(-1, HOURS_PER_DAY)
    return days


def _curtailed(plant: Plant, power_mw: Floats) -> Floats:
    if plant.technology not in WEATHER_KINDS:
        return _days(np.zeros_like(power_mw))
    return _days(np.maximum(plant.available_mw - power_mw, 0.0))


def _sum_of(system: System, output_mw: Floats, technology: str, bus: str) -> Floats:
    """Power of the plants of a kind at a bus, without the last places of sums."""
    total = np.zeros(output_mw.shape[1:])
    for number, plant in enumerate(system.plants):
        if plant.technology == technology and plant.bus == bus:
            total = total + output_mw[number]
    return np.where(total > TINY_MW, total, 0.0)
