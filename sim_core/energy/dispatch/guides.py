"""Water values for the end of what a day sees, learnt from years of the same climate.

A guide year is the system's own year with blocks of days moved by up to some weeks, so
that seasons stay and single days do not. Each is solved over its whole horizon; the
values of stored energy are averaged on a grid of energies (averaging the level sets
instead is two to three times worse). For seasonal stores wind, sun and inflow are taken
a tenth lower: hoarding a little too much is cheaper than running dry.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.answers import store_levels
from sim_core.energy.dispatch.levels import JUMP_GAP_SHARE, Levels
from sim_core.energy.dispatch.market import Layout, Market, build_market
from sim_core.energy.dispatch.sweeps import (
    COARSE_TOLERANCE,
    EXACT_QUANTILES,
    EXACT_TOLERANCE,
    Seat,
    new_seat,
    rows_layout,
    sweep,
    thinned,
    upper_prices,
)
from sim_core.energy.dispatch.system import WEATHER_TECHNOLOGIES, Storage, System
from sim_core.numeric import Floats, fixed_sum
from sim_core.rng import draw_generator

HOURS_PER_DAY = 24
# Values at midnight need no single hours.
STEP_HOURS = 3
GRID_POINTS = 65
SEASONAL_HOURS = 500.0
PESSIMISM = 0.9
GUIDE_BANDS = (0.4, 0.2, 0.1, 0.05, 0.02, 0.0)
LONG_HORIZON_DAYS = 83
# Parts of wide gaps of price, so that several stores find values between two prices.
SPLIT = 8


@dataclass(frozen=True)
class Terminal:
    """Level sets at the end of each day, (levels, days), and a start to aim at."""

    levels: Levels
    day_sets_mwh: Floats
    start_mwh: float


def guide_values(
    system: System, years: int, carbon_price: float = 0.0
) -> list[Terminal]:
    """Terminal values of every store from several guide years."""
    coarse = in_steps(system)
    market = build_market(coarse, _days_layout(coarse), carbon_price)
    band = GUIDE_BANDS[0] * fixed_sum(market_load(market)) / coarse.hours
    several = len(system.storages) > 1
    levels = [
        _levels(market, storage, SPLIT if several else 1, float(band))
        for storage in system.storages
    ]
    runs = [
        _run(in_steps(guide_year(system, year)), levels, carbon_price)
        for year in range(years)
    ]
    return [
        _averaged(storage, levels[number], [run[number] for run in runs])
        for number, storage in enumerate(system.storages)
    ]


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


def _days_layout(system: System) -> Layout:
    return rows_layout(system.hours, HOURS_PER_DAY // STEP_HOURS)


def market_load(market: Market) -> Floats:
    """Load of all buses in every hour, as one line."""
    total: Floats = fixed_sum(
        np.stack([load.ravel() for load in market.loads_mw.values()]), axis=0
    )
    return total


def _levels(market: Market, storage: Storage, split: int, band_mw: float) -> Levels:
    """Exact levels of a single store (no split), else many over all needed prices."""
    if split == 1:
        prices = market.price_list(storage.bus, EXACT_QUANTILES)
        exact = store_levels(storage, prices, split=1, tolerance=EXACT_TOLERANCE)
        return thinned(exact, storage)
    prices = market.price_list(storage.bus, 3)
    prices = upper_prices(prices, market, storage.bus, band_mw)
    levels = store_levels(
        storage,
        prices,
        split=split,
        tolerance=COARSE_TOLERANCE,
        gap_share=JUMP_GAP_SHARE,
    )
    return thinned(levels, storage)


def _run(system: System, levels: list[Levels], carbon_price: float) -> list[Seat]:
    layout = _days_layout(system)
    market = build_market(system, layout, carbon_price)
    seats = [
        new_seat(market, storage, found, layout, system.hours)
        for storage, found in zip(system.storages, levels, strict=True)
    ]
    load = float(fixed_sum(market_load(market))) / system.hours
    net = dict(market.loads_mw)
    for band in GUIDE_BANDS if len(seats) > 1 else (0.0,):
        sweep(seats, net, band * load)
    return seats


def guide_year(system: System, year: int) -> System:
    """Another year of the same climate."""
    hours = _moved_hours(system.hours, year)
    is_seasonal = any(
        store.energy_mwh > SEASONAL_HOURS * max(store.discharge_mw, 1e-9)
        for store in system.storages
    )
    share = PESSIMISM if is_seasonal else 1.0
    return replace(
        system,
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


def _averaged(storage: Storage, levels: Levels, seats: list[Seat]) -> Terminal:
    """Mean value on a grid of energies, turned back into level sets.

    Values are steepest where a store is nearly empty, so the grid is finest there.
    """
    days = _sets(seats[0]).shape[1]
    share_of_full = np.arange(float(GRID_POINTS)) / (GRID_POINTS - 1)
    grid = storage.energy_mwh * share_of_full * share_of_full
    worth = np.array([*levels.breaks, levels.middles[-1]])
    mean = np.zeros((GRID_POINTS, days))
    share = 1.0 / len(seats)
    for seat in seats:
        sets = _sets(seat)
        count = np.zeros((GRID_POINTS, days), np.int64)
        for row in range(1, len(levels)):
            count += grid[:, None] < sets[row]
        mean += worth[count] * share
    result = np.empty((len(levels), days))
    result[0] = storage.energy_mwh
    for row in range(1, len(levels)):
        result[row] = _energy_worth(mean, levels.middles[row], grid)
    starts = fixed_sum(np.array([_start(seat) for seat in seats])) / len(seats)
    return Terminal(levels, result, float(starts))


def _sets(seat: Seat) -> Floats:
    assert seat.track is not None
    return seat.track.day_sets_mwh


def _start(seat: Seat) -> float:
    assert seat.track is not None
    return seat.track.start_mwh


def _energy_worth(mean: Floats, value: float, grid: Floats) -> Floats:
    """Largest energy whose next MWh is worth at least a value, straight in between."""
    above = np.count_nonzero(mean >= value, axis=0)
    row = np.minimum(np.maximum(above - 1, 0), len(grid) - 2)
    upper = np.take_along_axis(mean, row[None], axis=0)[0]
    lower = np.take_along_axis(mean, (row + 1)[None], axis=0)[0]
    drop = upper - lower
    share = np.where(drop > 0.0, (upper - value) / np.where(drop > 0.0, drop, 1.0), 0.0)
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    inside = grid[row] + share * (grid[row + 1] - grid[row])
    found = np.where(above == 0, 0.0, np.where(above >= len(grid), grid[-1], inside))
    result: Floats = found
    return result
