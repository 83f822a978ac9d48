"""Day mode: 24 h carried out, some days seen, water values of a guide at the end.

All windows are solved at once. No later information leaks into a day: the other
stores' plans belong to its window too.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.answers import Desk, Power, desk
from sim_core.energy.dispatch.guides import (
    Terminal,
    guide_values,
    guide_year,
    market_load,
)
from sim_core.energy.dispatch.horizons import solve_horizon
from sim_core.energy.dispatch.market import Layout, build_market
from sim_core.energy.dispatch.ramps import (
    planned_ramps,
    ramped_plants,
    without_plants,
    without_ramps,
)
from sim_core.energy.dispatch.sweeps import Settings, by_speed
from sim_core.energy.dispatch.system import System
from sim_core.energy.dispatch.tree import check_is_tree
from sim_core.energy.dispatch.windows import (
    HOURS_PER_DAY,
    active_levels,
    day_maps,
    energy_after_day,
    guide,
    path,
)
from sim_core.errors import IslandError
from sim_core.numeric import Floats, fixed_sum

GUIDE_YEARS = 6
WINDOW_BANDS = (0.3, 0.1, 0.03, 0.0)
MOST_ROUNDS = 6
GUIDE_TOLERANCE = 0.02


@dataclass
class WindowSeat:
    """A store with its terminal values and its plan in every window."""

    desk: Desk
    terminal_mwh: Floats
    start_mwh: float
    net_mw: Floats
    stored_mwh: Floats | None = None
    power: Power | None = None


def windows_layout(hours: int, seen_h: int) -> Layout:
    """(hours,) as (hours seen, days); the year begins again behind its end."""
    firsts = np.arange(0, hours, HOURS_PER_DAY)
    index = (firsts[None, :] + np.arange(seen_h)[:, None]) % hours

    def laid(line: Floats) -> Floats:
        windows: Floats = line[index]
        return windows

    return laid


@dataclass(frozen=True)
class DayModePlan:
    seats: list[WindowSeat]
    ramps_mw: dict[str, Floats]


def solve_days(system: System, foresight_h: int, settings: Settings) -> DayModePlan:
    """Plans day by day.

    Under a cap the carbon price is that of a guide year, known from the start; the
    merit order of the whole horizon then holds the cap exactly.
    """
    check_is_tree(system)
    seen_h = checked_foresight(system, foresight_h)
    free = without_ramps(system)
    carbon_price = 0.0
    if system.co2_cap_t is not None:
        carbon_price = solve_horizon(guide_year(free, 0), GUIDE_TOLERANCE).carbon_price
    layout = windows_layout(system.hours, seen_h)
    seats = _solved_seats(free, layout, settings, carbon_price)
    if not ramped_plants(system):
        return DayModePlan(seats, {})
    names = {plant.id for plant in ramped_plants(system)}
    net = dict(build_market(without_plants(system, names), layout).loads_mw)
    for seat in seats:
        bus = seat.desk.storage.bus
        net[bus] = net[bus] + seat.net_mw
    ramps = planned_ramps(
        system, net, layout, carbon_price=carbon_price, first_hours=HOURS_PER_DAY
    )
    return DayModePlan(seats, ramps)


def _solved_seats(
    system: System, layout: Layout, settings: Settings, carbon_price: float
) -> list[WindowSeat]:
    if not system.storages:
        return []
    values = guide_values(system, GUIDE_YEARS, settings, carbon_price)
    market = build_market(system, layout, carbon_price)
    seats = [
        _seat(system, number, desk(market, storage, found.levels, None), found, layout)
        for number, (storage, found) in enumerate(
            zip(system.storages, values, strict=True)
        )
    ]
    load = float(fixed_sum(market_load(market))) / market_load(market).size
    net = dict(market.loads_mw)
    for band in WINDOW_BANDS if len(seats) > 1 else (0.0,):
        for number in by_speed(system.storages):
            _solve_seat(seats[number], net, band * load)
    return seats


def checked_foresight(system: System, foresight_h: int) -> int:
    if system.hours % HOURS_PER_DAY:
        raise IslandError(
            f"{system.name}: day mode needs whole days, not {system.hours} hours"
        )
    if foresight_h < HOURS_PER_DAY:
        raise IslandError("day mode sees at least 24 hours: --foresight 24 or more")
    days = min(foresight_h, system.hours) // HOURS_PER_DAY
    return days * HOURS_PER_DAY


def _seat(
    system: System, number: int, table: Desk, found: Terminal, layout: Layout
) -> WindowSeat:
    storage = system.storages[number]
    nothing = layout(np.zeros(system.hours))
    inflow = None if storage.inflow_mw is None else layout(storage.inflow_mw)
    seen_days = nothing.shape[0] // HOURS_PER_DAY
    terminal = np.roll(found.day_sets_mwh, 1 - seen_days, axis=1)
    start = found.start_mwh if storage.is_cyclic else storage.initial_mwh
    with_inflow = Desk(storage, table.levels, table.buy, table.sell, inflow)
    return WindowSeat(with_inflow, terminal, start, nothing)


def _solve_seat(seat: WindowSeat, net: dict[str, Floats], band_mw: float) -> None:
    store = seat.desk.storage
    net[store.bus] = net[store.bus] - seat.net_mw
    answer = seat.desk.answer_mwh(net, band_mw)
    for _ in range(MOST_ROUNDS):
        aim = seat.start_mwh if store.is_cyclic else 0.0
        rule = guide(
            answer,
            seat.terminal_mwh,
            store.keep_share_per_h,
            store.energy_mwh,
            must_end_mwh=aim,
        )
        maps = day_maps(rule)
        line = [seat.start_mwh]
        for day in range(answer.shape[2]):
            line.append(energy_after_day(maps, day, line[-1]))
        if not store.is_cyclic or line[-1] == seat.start_mwh:
            break
        seat.start_mwh = line[-1]
    starts = np.array(line[:-1])
    active = active_levels(rule, starts)
    seat.stored_mwh = path(rule, starts, active)
    seat.power = seat.desk.exchange(seat.stored_mwh, answer[:, 0])
    seat.net_mw = seat.power.net_mw
    net[store.bus] = net[store.bus] + seat.net_mw


def carried_out(windows: Floats) -> Floats:
    """The first day of every window as one line of hours."""
    line: Floats = windows[:HOURS_PER_DAY].T.ravel()
    return line
