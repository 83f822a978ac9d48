"""Day-ahead plans for the game: 24 h carried out, 72 h seen.

Method: value levels of each store (see `windows`), several stores one after another
against each other's plan, price jumps smoothed at first so that they do not block each
other. Every window depends on its own hours and the energy at its start alone. The
starts of a batch are found by repeating the windows whose start was guessed wrong until
none is; so planning many days at once gives the same bits as planning them one by one.

Limits: one bus, constant price a generator, no ramps, no commitment: a unit with
`min_mw` runs at least there in every hour, surplus takes sun and wind off first and is
counted as spilled after that.
"""

import numpy as np

from sim_core.energy.dispatch.merit import TINY_MW, MeritOrder, merit_order
from sim_core.energy.dispatch.records import DayPlans, IslandSystem, Store
from sim_core.energy.dispatch.schedule import StorePlan, Supply, day_plans, power_mw
from sim_core.energy.dispatch.seen import (
    Days,
    StoreRule,
    Window,
    mean_of,
    some_days,
    store_guide,
    store_rule,
    windows,
)
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    DayMaps,
    Guide,
    active_levels,
    day_maps,
    energy_after_day,
    path,
)
from sim_core.numeric import Floats, fixed_sum

# Shares of the mean load by which price jumps are smoothed, sweep by sweep.
SMOOTHING = (0.2, 0.05, 0.0)


def plan_days(
    system: IslandSystem,
    demand_mw: Floats,
    available_mw: Floats,
    stored_mwh: Floats,
    carry_days: int,
) -> DayPlans:
    """Plan days that each see two more.

    Parameters
    ----------
    demand_mw : ndarray, shape (carry_days + 2, 24)
        At the bus. [MW]
    available_mw : ndarray, shape (generators, carry_days + 2, 24)
        What each generator could give. [MW]
    stored_mwh : ndarray, shape (stores,)
        Energy at the start of the first day. [MWh]

    References
    ----------
    Pereira and Pinto, Multi-stage stochastic optimization applied to energy planning,
    Mathematical Programming 52, 1991, for water values; the level-set form is our own.
    """
    must_mw = _must_run(system, available_mw)
    order = merit_order(
        [g.cost_yuan_per_mwh for g in system.generators], available_mw - must_mw
    )
    net_mw = demand_mw - fixed_sum(must_mw, axis=0)
    plans = _store_plans(system, order, net_mw, demand_mw, stored_mwh, carry_days)
    carried = slice(0, carry_days)
    return day_plans(
        system,
        MeritOrder(order.order, order.prices, order.cumulative_mw[:, carried]),
        Supply(net_mw[carried], must_mw[:, carried], available_mw[:, carried]),
        plans,
    )


def _must_run(system: IslandSystem, available_mw: Floats) -> Floats:
    least = np.array([g.min_mw for g in system.generators])
    floor: Floats = np.minimum(least.reshape(-1, 1, 1), available_mw)
    return floor


def _store_plans(
    system: IslandSystem,
    order: MeritOrder,
    net_mw: Floats,
    demand_mw: Floats,
    stored_mwh: Floats,
    carry_days: int,
) -> list[StorePlan]:
    if not system.stores:
        return []
    rules = [store_rule(system, order, store) for store in system.stores]
    hours = Window(
        windows(net_mw, carry_days),
        windows(order.cumulative_mw, carry_days),
        mean_of(windows(demand_mw, carry_days)),
    )
    first = np.asarray(stored_mwh, np.float64)
    if len(rules) == 1:
        return [_single(rules[0], hours, first)]
    return _several(rules, hours, first)


def _single(rule: StoreRule, hours: Window, first_mwh: Floats) -> StorePlan:
    found = store_guide(rule, hours, hours.net_load_mw, 0.0)
    maps = day_maps(found)
    count = hours.net_load_mw.shape[1]
    midnights = _walked([[(maps, day) for day in range(count)]], first_mwh)
    return _plan(rule, found, midnights[0])


def _plan(rule: StoreRule, found: Guide, midnights_mwh: Floats) -> StorePlan:
    active = active_levels(found, midnights_mwh[:-1])
    stored = path(found, midnights_mwh[:-1], active)[: HOURS_PER_DAY + 1]
    stored[HOURS_PER_DAY] = midnights_mwh[1:]
    level = active[:HOURS_PER_DAY].astype(np.int64) - 1
    return StorePlan(rule.store, rule.levels, stored, level)


def _several(
    rules: list[StoreRule], hours: Window, first_mwh: Floats
) -> list[StorePlan]:
    """Repeat the windows whose start was guessed wrong until none is.

    After n rounds the first n days are certain, so this ends; stores that are often
    full or empty need three or four rounds.
    """
    days = hours.net_load_mw.shape[1]
    starts = np.repeat(first_mwh[:, None], days, axis=1)
    plans = [_empty_plan(rule, days) for rule in rules]
    maps: list[list[tuple[DayMaps, int]]] = [[] for _ in rules]
    wrong = np.arange(days)
    while len(wrong):
        guides = _solved(rules, some_days(hours, wrong), starts[:, wrong])
        for number, found in enumerate(guides):
            _keep_maps(maps[number], day_maps(found), wrong)
        midnights = _walked(maps, first_mwh)
        for number, found in enumerate(guides):
            new = np.concatenate([starts[number, wrong], [0.0]])
            part = _plan(rules[number], found, new)
            plans[number].stored_mwh[:, wrong] = part.stored_mwh
            plans[number].level[:, wrong] = part.level
        wrong = np.flatnonzero(np.any(midnights[:, :-1] != starts, axis=0))
        starts = midnights[:, :-1]
    for number, plan in enumerate(plans):
        plan.stored_mwh[HOURS_PER_DAY] = midnights[number, 1:]
    return plans


def _empty_plan(rule: StoreRule, days: int) -> StorePlan:
    stored = np.empty((HOURS_PER_DAY + 1, days))
    return StorePlan(
        rule.store, rule.levels, stored, np.empty((HOURS_PER_DAY, days), np.int64)
    )


def _keep_maps(kept: list[tuple[DayMaps, int]], new: DayMaps, days: Days) -> None:
    if not kept:
        kept.extend((new, day) for day in range(len(days)))
    for window, day in enumerate(days.tolist()):
        kept[day] = (new, window)


def _walked(maps: list[list[tuple[DayMaps, int]]], stored_mwh: Floats) -> Floats:
    """Energy at each midnight, (stores, days + 1)."""
    result = np.empty((len(maps), len(maps[0]) + 1))
    for number, by_day in enumerate(maps):
        energy = float(stored_mwh[number])
        line = [energy]
        for found, window in by_day:
            energy = energy_after_day(found, window, energy)
            line.append(energy)
        result[number] = line
    return result


def _solved(rules: list[StoreRule], hours: Window, starts_mwh: Floats) -> list[Guide]:
    """Last level sets of each store, fastest stores first."""
    smoothing = SMOOTHING if len(rules) > 1 else (0.0,)
    fast_first = sorted(range(len(rules)), key=lambda n: _hours_of(rules[n].store))
    guides: list[Guide | None] = [None] * len(rules)
    plans = [np.zeros_like(hours.net_load_mw) for _ in rules]
    total = hours.net_load_mw
    for share in smoothing:
        for number in fast_first:
            rule = rules[number]
            others = total - plans[number]
            found = store_guide(rule, hours, others, share)
            guides[number] = found
            if len(rules) > 1:
                active = active_levels(found, starts_mwh[number])
                stored = path(found, starts_mwh[number], active)
                charge, discharge = power_mw(rule.store, stored)
                plans[number] = charge - discharge
                total = others + plans[number]
    return [found for found in guides if found is not None]


def _hours_of(store: Store) -> float:
    return store.energy_mwh / max(store.power_mw, TINY_MW)
