"""Several stores over a guide year, one after another.

Each store is solved exactly against the plans of the others (block-coordinate
descent). With jumps of price this sticks, so each jump is first replaced by a ramp of
some width in MW, and the width shrinks to nothing sweep by sweep.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.answers import (
    Desk,
    Power,
    store_levels,
)
from sim_core.energy.dispatch.horizon import MOST_LEVELS, Track, row_hours, track
from sim_core.energy.dispatch.levels import Levels, levels_between
from sim_core.energy.dispatch.market import Market
from sim_core.energy.dispatch.probes import Layout
from sim_core.energy.dispatch.rows import Task
from sim_core.energy.dispatch.system import Storage, System
from sim_core.numeric import Floats

COARSE_TOLERANCE = 0.03
EXACT_TOLERANCE = 1e-6
EXACT_QUANTILES = 12


@dataclass
class Seat:
    """A store at the table with its present plan."""

    desk: Desk
    net_mw: Floats
    track: Track | None = None
    power: Power | None = None

    @property
    def stored_mwh(self) -> Floats | None:
        return None if self.track is None else self.track.stored_mwh


def rows_layout(hours: int, length: int = 0) -> Layout:
    """(hours,) as (hours of a row, rows)."""
    length = length or row_hours(hours)

    def laid(line: Floats) -> Floats:
        return np.ascontiguousarray(line.reshape(-1, length).T)

    return laid


def hours_line(rows: Floats) -> Floats:
    """Back from (hours of a row, rows) to (hours,)."""
    line: Floats = rows.T.ravel()
    return line


def by_speed(storages: Sequence[Storage]) -> list[int]:
    """Numbers of the stores, those that fill fastest first."""
    return sorted(
        range(len(storages)),
        key=lambda n: storages[n].energy_mwh / max(storages[n].discharge_mw, 1e-9),
    )


def single_seat(system: System, market: Market, layout: Layout) -> list[Seat]:
    """One store with exact levels needs one pass."""
    storage = system.storages[0]
    prices = market.price_list(storage.bus, EXACT_QUANTILES)
    levels = store_levels(storage, prices, split=1, tolerance=EXACT_TOLERANCE)
    seats = [new_seat(market, storage, levels, layout, system.hours)]
    net = dict(market.loads_mw)
    solve_seat(seats[0], net, 0.0)
    return seats


def solve_seat(seat: Seat, net: dict[str, Floats], band_mw: float) -> None:
    store = seat.desk.storage
    net[store.bus] = net[store.bus] - seat.net_mw
    answer = seat.desk.answer_mwh(net, band_mw)
    seat.track = track(
        store_task(seat.desk, answer, seat.track, is_smoothed=band_mw > 0.0)
    )
    seat.power = seat.desk.exchange(seat.track.stored_mwh, answer[:, 0])
    seat.net_mw = seat.power.net_mw
    net[store.bus] = net[store.bus] + seat.net_mw


def store_task(
    table: Desk, answer_mwh: Floats, before: Track | None, *, is_smoothed: bool
) -> Task:
    """What a store answers over a horizon; the track before tells where it began."""
    store = table.storage
    return Task(
        np.ascontiguousarray(answer_mwh),
        store.keep_share_per_h,
        store.energy_mwh,
        store.is_cyclic,
        before.start_mwh if store.is_cyclic and before else store.initial_mwh,
        is_smoothed,
        before.end_sets_mwh if before else None,
        end_sets_mwh=_worthless_ends(table),
    )


def _worthless_ends(table: Desk) -> Floats:
    """At the end of an open horizon energy is kept rather than given at a loss."""
    full = [table.storage.energy_mwh * (m <= 0.0) for m in table.levels.middles]
    return np.array(full)


def upper_prices(
    prices: list[float], market: Market, bus: str, margin_mw: float
) -> list[float]:
    """Prices up to the one that covers the load of every hour without stores."""
    for row, price in enumerate(prices):
        probe = market.probe(bus, price + 1e-6)
        if float(np.min(probe.excess_mw(market.loads_mw, 0.0))) >= margin_mw:
            return prices[: row + 1]
    return prices


def new_seat(
    market: Market, storage: Storage, levels: Levels, layout: Layout, hours: int
) -> Seat:
    inflow = None if storage.inflow_mw is None else layout(storage.inflow_mw)
    levels = thinned(levels, storage)
    table = Desk(market, storage, levels, inflow)
    return Seat(table, layout(np.zeros(hours)))


def thinned(levels: Levels, storage: Storage) -> Levels:
    """Thin out a list of levels that is longer than one byte can count."""
    breaks = levels.breaks
    while len(breaks) > MOST_LEVELS - 2:
        breaks = breaks[::2]
    return levels if breaks is levels.breaks else _between(breaks, levels, storage)


def _between(breaks: Sequence[float], levels: Levels, storage: Storage) -> Levels:
    return levels_between(
        breaks,
        (storage.efficiency_charge, storage.efficiency_discharge),
        (storage.charge_cost_per_mwh, storage.discharge_cost_per_mwh),
        levels.middles[0] if storage.inflow_mw is not None else -np.inf,
    )
