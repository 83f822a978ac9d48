"""Whole-horizon plans: stores by sweeps, then ramped plants, under a carbon price."""

from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.energy.dispatch.answers import desk, store_levels
from sim_core.energy.dispatch.cap import critical_price
from sim_core.energy.dispatch.market import Layout, Market, build_market
from sim_core.energy.dispatch.ramps import (
    planned_ramps,
    ramped_plants,
    without_plants,
    without_ramps,
)
from sim_core.energy.dispatch.sweeps import (
    EXACT_QUANTILES,
    EXACT_TOLERANCE,
    Seat,
    Settings,
    first_seats,
    hours_line,
    mean_load_mw,
    new_seat,
    refined,
    rows_layout,
    solve_seat,
    sweep,
)
from sim_core.energy.dispatch.system import System
from sim_core.numeric import Floats

CAP_ROUNDS = 4


@dataclass(frozen=True)
class HorizonPlan:
    """Stores and outputs of ramped plants, laid out in rows, and the carbon price."""

    seats: list[Seat]
    ramps_mw: Mapping[str, Floats]
    carbon_price: float


def solve_horizon(system: System, settings: Settings) -> HorizonPlan:
    """Plans with perfect foresight."""
    layout = rows_layout(system.hours)
    free = without_ramps(system)
    if system.co2_cap_t is None:
        is_ramped = bool(ramped_plants(system))
        seats = solve_stores(free, layout, settings, many_levels=is_ramped)
        price = 0.0
    else:
        seats, price = _solve_capped(free, layout, settings, system.co2_cap_t)
    ramps: dict[str, Floats] = {}
    if ramped_plants(system):
        ramps = _with_ramps(system, seats, layout, settings, price)
    return HorizonPlan(seats, ramps, price)


def solve_stores(
    system: System, layout: Layout, settings: Settings, *, many_levels: bool = False
) -> list[Seat]:
    """Plans of all stores; a single one is exact unless it needs many levels."""
    market = build_market(system, layout)
    if not system.storages:
        return []
    if len(system.storages) == 1 and not many_levels:
        return [_single_seat(system, market, layout)]
    load = mean_load_mw(system)
    seats = first_seats(system, market, layout, settings.bands[0] * load)
    net = dict(market.loads_mw)
    for number, band in enumerate(settings.bands):
        sweep(seats, net, band * load)
        if number == 0:
            seats = [refined(seat, market, settings) for seat in seats]
    return seats


def _single_seat(system: System, market: Market, layout: Layout) -> Seat:
    """One store with exact levels needs one pass."""
    storage = system.storages[0]
    prices = market.price_list(storage.bus, EXACT_QUANTILES)
    levels = store_levels(storage, prices, split=1, tolerance=EXACT_TOLERANCE)
    seat = new_seat(market, storage, levels, layout, system.hours)
    solve_seat(seat, dict(market.loads_mw), 0.0)
    return seat


def net_of(market: Market, seats: list[Seat]) -> dict[str, Floats]:
    """Loads with the stores' plans."""
    net = dict(market.loads_mw)
    for seat in seats:
        bus = seat.desk.storage.bus
        net[bus] = net[bus] + seat.net_mw
    return net


def _solve_capped(
    system: System, layout: Layout, settings: Settings, cap_t: float
) -> tuple[list[Seat], float]:
    """The carbon price is found again on the merit order before every sweep."""
    load = mean_load_mw(system)
    seats: list[Seat] = []
    price = 0.0
    market = build_market(system, layout)
    bands = (settings.bands[0], *settings.bands[:-1:2], 0.0)
    for number, band in enumerate(bands):
        before = price
        if seats:
            lines = {bus: hours_line(mw) for bus, mw in net_of(market, seats).items()}
            found = critical_price(system, lines, cap_t, price, rounds=CAP_ROUNDS)
            price = found.middle
            market = build_market(system, layout, price)
            margin = _price_margin(system, before, price)
            is_first = number == 1
            seats = [
                refined(seat, market, settings, margin=margin, is_first=is_first)
                for seat in seats
            ]
        else:
            seats = first_seats(system, market, layout, band * load)
        sweep(seats, net_of(market, seats), band * load)
    return seats, price


def _price_margin(system: System, before: float, now: float) -> float:
    """How far values may have moved with the carbon price, and some room."""
    dirtiest = max((plant.co2_t_per_mwh for plant in system.plants), default=0.0)
    return 1.5 * dirtiest * abs(now - before) + 0.05 * dirtiest * now + 1e-6


def _with_ramps(
    system: System,
    seats: list[Seat],
    layout: Layout,
    settings: Settings,
    carbon_price: float,
) -> dict[str, Floats]:
    """Ramped plants against the stores, then stores against them, in turn."""
    names = {plant.id for plant in ramped_plants(system)}
    rest = build_market(without_plants(system, names), layout, carbon_price)
    load = mean_load_mw(system)
    for band in settings.bands if seats else (0.0,):
        ramps = planned_ramps(
            system,
            net_of(rest, seats),
            layout,
            carbon_price=carbon_price,
            band_mw=band * load,
        )
        net = net_of(rest, seats)
        for plant in system.plants:
            if plant.id in ramps:
                net[plant.bus] = net[plant.bus] - ramps[plant.id]
        sweep(_at_market(seats, rest), net, band * load)
    return ramps


def _at_market(seats: list[Seat], market: Market) -> list[Seat]:
    """The seats with their desks moved to another market."""
    for seat in seats:
        old = seat.desk
        seat.desk = desk(market, old.storage, old.levels, old.inflow_mwh)
    return seats
