"""Whole-horizon plans: stores by sweeps, then ramped plants, under a carbon price."""

from collections.abc import Mapping
from dataclasses import dataclass

from sim_core.energy.dispatch.answers import bus_prices, desk, store_levels
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

RAMP_ROUNDS = 3
CAP_ROUNDS = 4
CAP_BANDS_OF_ONE = (0.0, 0.0, 0.0)


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
        seats, price = solve_stores(free, layout, settings), 0.0
    else:
        seats, price = _solve_capped(free, layout, settings, system.co2_cap_t)
    ramps: dict[str, Floats] = {}
    if ramped_plants(system):
        ramps = _with_ramps(system, seats, layout, price)
    return HorizonPlan(seats, ramps, price)


def solve_stores(
    system: System, layout: Layout, settings: Settings, carbon_price: float = 0.0
) -> list[Seat]:
    """Plans of all stores at a carbon price."""
    market = build_market(system, layout, carbon_price)
    if not system.storages:
        return []
    if len(system.storages) == 1:
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
    prices = bus_prices(market, storage.bus, EXACT_QUANTILES)
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
    bands = settings.bands if len(system.storages) > 1 else CAP_BANDS_OF_ONE
    load = mean_load_mw(system)
    dirtiest = max((plant.co2_t_per_mwh for plant in system.plants), default=0.0)
    seats: list[Seat] = []
    price: float | None = None
    market = build_market(system, layout)
    for band in bands:
        lines = {bus: hours_line(mw) for bus, mw in net_of(market, seats).items()}
        found = critical_price(system, lines, cap_t, price, rounds=CAP_ROUNDS)
        price = found.middle
        market = build_market(system, layout, price)
        if seats:
            margin = 0.2 * price * dirtiest + 1e-6
            seats = [refined(seat, market, settings, margin) for seat in seats]
        else:
            seats = first_seats(system, market, layout, band * load)
        sweep(seats, net_of(market, seats), band * load)
    return seats, price or 0.0


def _with_ramps(
    system: System, seats: list[Seat], layout: Layout, carbon_price: float
) -> dict[str, Floats]:
    """Ramped plants against the stores, then stores against them, in turn."""
    names = {plant.id for plant in ramped_plants(system)}
    rest = build_market(without_plants(system, names), layout, carbon_price)
    rounds = RAMP_ROUNDS if seats else 1
    for number in range(rounds):
        ramps = planned_ramps(
            system, net_of(rest, seats), layout, carbon_price=carbon_price
        )
        if number == rounds - 1:
            break
        net = net_of(rest, seats)
        for plant in system.plants:
            if plant.id in ramps:
                net[plant.bus] = net[plant.bus] - ramps[plant.id]
        for seat in seats:
            seat.desk = desk(
                rest, seat.desk.storage, seat.desk.levels, seat.desk.inflow_mwh
            )
        sweep(seats, net, 0.0)
    return ramps
