"""Exact least cost of every hour once the stores' plans are known.

On a tree of buses the price at the root is the smallest at which supply covers load.
Just below and just above it flows are optimal too, so their mix that balances the bus
is; then each neighbour is settled with its flow fixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.market import Market, offer_price
from sim_core.energy.dispatch.probes import Price, Probe
from sim_core.energy.dispatch.system import TINY_MW, Plant, System
from sim_core.errors import IslandError
from sim_core.numeric import Floats

PRICE_STEP = 1e-7


@dataclass(frozen=True)
class Clearing:
    """Hourly power at the bus of each plant (taken, for buyers) and into each link."""

    plants_mw: Mapping[str, Floats]
    links_mw: Mapping[str, Floats]


def cleared(
    system: System, market: Market, net_mw: Mapping[str, Floats], carbon_price: float
) -> Clearing:
    """Merit order of all buses; `net_mw` are the loads with the stores' plans."""
    left = dict(net_mw)
    flows: dict[str, Floats] = {}
    seen: set[str] = set()
    for bus in system.buses:
        if bus not in seen:
            _settle(market, bus, "", left, (flows, seen))
    plants: dict[str, Floats] = {}
    for bus in system.buses:
        here = [plant for plant in system.plants if plant.bus == bus]
        plants |= bus_outputs(system, bus, here, left[bus], carbon_price)
    return Clearing(plants, flows)


def _settle(
    market: Market,
    bus: str,
    parent: str,
    left_mw: dict[str, Floats],
    found: tuple[dict[str, Floats], set[str]],
) -> None:
    """Fix the flows of a bus to its neighbours but the parent, then settle those."""
    flows, seen = found
    seen.add(bus)
    near = [link for link in market.links if bus in (link.start, link.end)]
    near = [link for link in near if parent not in (link.start, link.end)]
    if not near:
        return
    price = _balancing_price(market, bus, parent, left_mw)
    step = PRICE_STEP * np.maximum(np.abs(price), 1.0)
    below = market.probe(bus, price - step, parent)
    above = market.probe(bus, price + step, parent)
    share = _share_above(below.excess_mw(left_mw, 0.0), above.excess_mw(left_mw, 0.0))
    low, high = _flows(below, left_mw), _flows(above, left_mw)
    for link in near:
        flow = low[link.id] + share * (high[link.id] - low[link.id])
        flows[link.id] = flow
        left_mw[link.start] = left_mw[link.start] + flow
        left_mw[link.end] = left_mw[link.end] - flow * link.efficiency
    for other in sorted({link.start for link in near} | {link.end for link in near}):
        if other != bus:
            _settle(market, other, bus, left_mw, found)


def _flows(probe: Probe, net_mw: Mapping[str, Floats]) -> dict[str, Floats]:
    return {
        link.id: flow
        for group in probe.groups
        for link, flow in zip(group.links, group.flows_mw(net_mw, 0.0), strict=True)
    }


def _share_above(below_mw: Floats, above_mw: Floats) -> Floats:
    width = above_mw - below_mw
    share = np.where(width > 0.0, -below_mw / np.where(width > 0.0, width, 1.0), 1.0)
    return np.minimum(np.maximum(share, 0.0), 1.0)


def _balancing_price(
    market: Market, bus: str, parent: str, net_mw: Mapping[str, Floats]
) -> Floats:
    """Smallest price of each hour at which supply covers load, by halving."""
    prices = market.breaking_prices(bus, parent)
    shape = net_mw[bus].shape
    if not prices:
        return np.zeros(shape)
    table = np.stack([np.broadcast_to(np.asarray(p), shape) for p in prices])
    table = np.sort(table, axis=0, kind="stable")
    low = np.zeros(shape, np.int64)
    high = np.full(shape, len(prices) - 1)
    while np.any(low < high):
        middle = (low + high) // 2
        price = np.take_along_axis(table, middle[None], axis=0)[0]
        price = price + PRICE_STEP * np.maximum(np.abs(price), 1.0)
        covers = market.probe(bus, price, parent).excess_mw(net_mw, 0.0) >= 0.0
        high = np.where(covers, middle, high)
        low = np.where(covers, low, np.minimum(middle + 1, high))
    found: Floats = np.take_along_axis(table, low[None], axis=0)[0]
    return found


def bus_outputs(
    system: System,
    bus: str,
    plants: list[Plant],
    net_mw: Floats,
    carbon_price: float,
) -> dict[str, Floats]:
    """Merit order of one bus, exact also where prices change by the hour."""
    must = {plant.id: plant.least_share * plant.available_mw for plant in plants}
    left = net_mw
    for plant in plants:
        left = left + plant.available_mw if plant.takes else left - must[plant.id]
    offers = [(offer_price(plant, carbon_price), plant) for plant in plants]
    steady = sorted(
        ((price, plant) for price, plant in offers if isinstance(price, float)),
        key=lambda offer: offer[0],
    )
    hourly = [(price, plant) for price, plant in offers if not isinstance(price, float)]
    outputs: dict[str, Floats] = {}
    before = np.zeros_like(left)
    for price, plant in steady:
        cheaper = _hourly_below(hourly, price, before, must)
        outputs[plant.id] = _used(plant, left - cheaper, must)
        before = before + plant.available_mw - must[plant.id]
    for row, (_, plant) in enumerate(hourly):
        wished = left - _below_hourly(steady, hourly, row, must)
        outputs[plant.id] = _used(plant, wished, must)
        before = before + plant.available_mw - must[plant.id]
    _check_balance(system, bus, left, before)
    return outputs


def _below_hourly(
    steady: list[tuple[float, Plant]],
    hourly: list[tuple[Floats, Plant]],
    row: int,
    must_mw: Mapping[str, Floats],
) -> Floats:
    """Supply that comes before the offer `row` of changing price."""
    price = hourly[row][0]
    total = np.zeros_like(price)
    for steady_price, plant in steady:
        width = plant.available_mw - must_mw[plant.id]
        total = total + width * (steady_price < price)
    for number, (other_price, plant) in enumerate(hourly):
        is_first = (other_price < price) | ((other_price == price) & (number < row))
        if number != row:
            total = total + (plant.available_mw - must_mw[plant.id]) * is_first
    return total


def _hourly_below(
    hourly: list[tuple[Floats, Plant]],
    price: Price,
    before_mw: Floats,
    must_mw: Mapping[str, Floats],
) -> Floats:
    total = before_mw
    for other_price, other in hourly:
        width = other.available_mw - must_mw[other.id]
        total = total + width * (other_price <= price)
    return total


def _used(plant: Plant, wished_mw: Floats, must_mw: Mapping[str, Floats]) -> Floats:
    width = plant.available_mw - must_mw[plant.id]
    used = np.minimum(np.maximum(wished_mw, 0.0), width)
    return width - used if plant.takes else used + must_mw[plant.id]


def _check_balance(system: System, bus: str, left_mw: Floats, all_mw: Floats) -> None:
    short = left_mw - all_mw
    for excess, words in (
        (short, 'are missing; add a generator of tech "unserved" there'),
        (-left_mw, "have nowhere to go; add a generator with sign -1 there"),
    ):
        if float(np.max(excess, initial=0.0)) > 1000.0 * TINY_MW:
            hour = int(np.argmax(excess))
            raise IslandError(
                f'{system.name}: bus "{bus}", hour {hour}: '
                f"{float(excess[hour]):.3f} MW {words}"
            )
