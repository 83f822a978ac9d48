"""Water values for the end of what a day sees, learnt from years of the same climate.

Each guide year is solved over its whole horizon, the years side by side; the values of
stored energy are averaged on a grid of energies (averaging the level sets instead is
two to three times worse).
"""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.answers import Desk, store_levels
from sim_core.energy.dispatch.guide_years import (
    HOURS_PER_DAY,
    STEP_HOURS,
    guide_years,
    in_steps,
)
from sim_core.energy.dispatch.horizon import Track, track
from sim_core.energy.dispatch.levels import JUMP_GAP_SHARE, Levels
from sim_core.energy.dispatch.market import Market, build_market
from sim_core.energy.dispatch.probes import Layout
from sim_core.energy.dispatch.sweeps import (
    COARSE_TOLERANCE,
    EXACT_QUANTILES,
    EXACT_TOLERANCE,
    by_speed,
    rows_layout,
    store_task,
    thinned,
    upper_prices,
)
from sim_core.energy.dispatch.system import Storage, System
from sim_core.numeric import Floats, fixed_sum

GRID_POINTS = 65
GUIDE_BANDS = (0.3, 0.1, 0.03, 0.0)
# Parts of wide gaps of price, so that several stores find values between two prices,
# and cuts of the lowest part: a small chance of the upper price is worth keeping too.
SPLIT, SINGLE_SPLIT = 8, 4
LOW_CUTS = (0.1,)


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
    is_single = len(system.storages) == 1
    levels = [
        _levels(market, storage, float(band), is_single=is_single)
        for storage in coarse.storages
    ]
    tracks = _tracks(in_steps(guide_years(system, years)), years, levels, carbon_price)
    return [
        _averaged(storage, levels[number], tracks[number])
        for number, storage in enumerate(system.storages)
    ]


def _days_layout(system: System) -> Layout:
    return rows_layout(system.hours, HOURS_PER_DAY // STEP_HOURS)


def market_load(market: Market) -> Floats:
    """Load of all buses in every hour, as one line."""
    total: Floats = fixed_sum(
        np.stack([load.ravel() for load in market.loads_mw.values()]), axis=0
    )
    return total


def _levels(
    market: Market, storage: Storage, band_mw: float, *, is_single: bool
) -> Levels:
    """Exact levels of a single store, else many over all needed prices."""
    if is_single:
        prices = market.price_list(storage.bus, EXACT_QUANTILES)
    else:
        prices = market.price_list(storage.bus, 3)
        prices = upper_prices(prices, market, storage.bus, band_mw)
    levels = store_levels(
        storage,
        prices,
        split=SINGLE_SPLIT if is_single else SPLIT,
        tolerance=EXACT_TOLERANCE if is_single else COARSE_TOLERANCE,
        gap_share=JUMP_GAP_SHARE,
        low_cuts=LOW_CUTS,
    )
    return thinned(levels, storage)


def _tracks(
    system: System, years: int, levels: list[Levels], carbon_price: float
) -> list[list[Track]]:
    """Each store's plans of all years, after sweeps with ever less smoothing."""
    layout = _days_layout(system)
    market = build_market(system, layout, carbon_price)
    load = float(fixed_sum(market_load(market))) / system.hours
    net = dict(market.loads_mw)
    desks = [
        Desk(
            market,
            storage,
            found,
            None if storage.inflow_mw is None else layout(storage.inflow_mw),
        )
        for storage, found in zip(system.storages, levels, strict=True)
    ]
    tracks: list[list[Track]] = [[] for _ in desks]
    plans = [np.zeros_like(net[table.storage.bus]) for table in desks]
    for band in GUIDE_BANDS if len(desks) > 1 else (0.0,):
        for number in by_speed(system.storages):
            table, bus = desks[number], system.storages[number].bus
            net[bus] = net[bus] - plans[number]
            answer = table.answer_mwh(net, band * load)
            before: list[Track | None] = [*tracks[number]] or [None] * years
            tracks[number] = [
                track(store_task(table, part, last, is_smoothed=band > 0.0))
                for part, last in zip(
                    np.split(answer, years, axis=2), before, strict=True
                )
            ]
            lines = [found.stored_mwh for found in tracks[number]]
            stored = np.concatenate(lines, axis=1)
            plans[number] = table.exchange(stored, answer[:, 0]).net_mw
            net[bus] = net[bus] + plans[number]
    return tracks


def _averaged(storage: Storage, levels: Levels, tracks: list[Track]) -> Terminal:
    """Mean value on a grid of energies, turned back into level sets.

    Values are steepest where a store is nearly empty, so the grid is finest there.
    """
    days = tracks[0].day_sets_mwh.shape[1]
    share_of_full = np.arange(float(GRID_POINTS)) / (GRID_POINTS - 1)
    grid = storage.energy_mwh * share_of_full * share_of_full
    worth = np.array([*levels.breaks, levels.middles[-1]])
    mean = np.zeros((GRID_POINTS, days))
    share = 1.0 / len(tracks)
    for found in tracks:
        sets = found.day_sets_mwh
        count = np.zeros((GRID_POINTS, days), np.int64)
        for row in range(1, len(levels)):
            count += grid[:, None] < sets[row]
        mean += worth[count] * share
    result = np.empty((len(levels), days))
    result[0] = storage.energy_mwh
    for row in range(1, len(levels)):
        result[row] = _energy_worth(mean, levels.middles[row], grid)
    starts = fixed_sum(np.array([found.start_mwh for found in tracks])) / len(tracks)
    return Terminal(levels, result, float(starts))


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
