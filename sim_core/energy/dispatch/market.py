"""What one more or one less MWh costs at a bus, for every hour at once.

The hourly cost of a tree of buses is convex in what a store takes from or gives to its
bus. At a bus price p each neighbour meets its own price behind the link, so the excess
of supply over load is a sum over buses of clipped terms, and needs no optimisation:
import at p * efficiency - cost, export at (p + cost) / efficiency. A `Probe` holds the
part of it that does not change while stores change their plans.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim_core.energy.dispatch.probes import (
    Curve,
    Group,
    Layout,
    Order,
    Price,
    Probe,
)
from sim_core.energy.dispatch.system import Link, Plant, System
from sim_core.energy.dispatch.tree import check_is_tree
from sim_core.numeric import Floats


@dataclass(frozen=True)
class Market:
    """Curves of all buses and the links between them, in one layout of the hours."""

    curves: Mapping[str, Curve]
    loads_mw: Mapping[str, Floats]
    links: tuple[Link, ...]
    _prices: dict[tuple[str, int], list[float]] = field(default_factory=dict)

    def price_list(self, bus: str, quantiles: int) -> list[float]:
        """Breaking prices as sorted numbers; hourly ones by their quantiles."""
        if (bus, quantiles) not in self._prices:
            found = {
                number
                for price in self.breaking_prices(bus)
                for number in _numbers(price, quantiles)
            }
            self._prices[bus, quantiles] = sorted(found)
        return self._prices[bus, quantiles]

    def fanned(self, laid: Layout) -> "Market":
        """The same hours on one axis, so that probes may take a column of prices.

        These answer with one row a price, (levels, hours).
        """
        return Market(
            {bus: curve.fanned(laid) for bus, curve in self.curves.items()},
            {bus: laid(mw) for bus, mw in self.loads_mw.items()},
            tuple(_laid(link, laid) for link in self.links),
        )

    def probe(self, bus: str, price: Price, parent: str = "") -> Probe:
        curve = self.curves[bus]
        near = {link.start for link in self.links if link.end == bus}
        near |= {link.end for link in self.links if link.start == bus}
        groups = []
        for other in sorted(near - {parent}):
            groups += self._groups(bus, other, price)
        return Probe(
            bus, curve.supply_mw(price), curve.jump_place(price), tuple(groups)
        )

    def breaking_prices(self, bus: str, parent: str = "") -> list[Price]:
        """Every price at which supply at a bus changes, from near and beyond links."""
        curve = self.curves[bus]
        found: list[Price] = [*curve.prices, *(price for price, _ in curve.hourly)]
        for link in self.links:
            if link.end == bus and link.start != parent:
                beyond = self.breaking_prices(link.start, bus)
                found += [(p + link.cost_per_mwh) / link.efficiency for p in beyond]
            elif link.start == bus and link.end != parent:
                beyond = self.breaking_prices(link.end, bus)
                found += [p * link.efficiency - link.cost_per_mwh for p in beyond]
        return found

    def _groups(self, bus: str, other: str, price: Price) -> list[Group]:
        groups = []
        for is_import in (True, False):
            ends = (other, bus) if is_import else (bus, other)
            links = [link for link in self.links if (link.start, link.end) == ends]
            if links:
                groups.append(self._group(links, other, price, is_import))
        return groups

    def _group(
        self, links: list[Link], other: str, price: Price, is_import: bool
    ) -> Group:
        parent = links[0].end if is_import else links[0].start
        worth = [price_beyond(link, price, is_import) for link in links]
        links, worth, order = _ranked(links, worth, is_import)
        return Group(
            is_import,
            tuple(links),
            tuple(self.probe(other, value, parent) for value in worth),
            order,
        )


def _numbers(price: Price, quantiles: int) -> Iterable[float]:
    if isinstance(price, float | int):
        return (float(price),)
    line = np.sort(price.ravel(), kind="stable")
    count = len(line)
    return (float(line[int((q + 0.5) * count / quantiles)]) for q in range(quantiles))


def price_beyond(link: Link, price: Price, is_import: bool) -> Price:
    """Price at the link's other end at which power just flows."""
    if is_import:
        return price * link.efficiency - link.cost_per_mwh
    return (price + link.cost_per_mwh) / link.efficiency


def _ranked(
    links: list[Link], worth: list[Price], is_import: bool
) -> tuple[list[Link], list[Price], Order | None]:
    sign = -1.0 if is_import else 1.0
    if len(links) == 1:
        return links, worth, None
    if all(isinstance(value, float) for value in worth):
        ranks = sorted(range(len(links)), key=lambda row: sign * float(worth[row]))
        return [links[r] for r in ranks], [worth[r] for r in ranks], None
    if len(links) == 2:
        first, second = (sign * value for value in worth)
        return links, worth, np.asarray(first <= second)
    stacked = np.stack(np.broadcast_arrays(*(sign * np.asarray(v) for v in worth)))
    return links, worth, np.argsort(stacked, axis=0, kind="stable")


def build_market(system: System, layout: Layout, carbon_price: float = 0.0) -> Market:
    """Curves with a carbon price on the island's own plants."""
    nothing = layout(np.zeros(system.hours))
    loads = {bus: nothing for bus in system.buses}
    for load in system.loads:
        loads[load.bus] = loads[load.bus] + layout(load.power_mw)
    curves = {
        bus: _curve(
            [plant for plant in system.plants if plant.bus == bus],
            layout,
            nothing,
            carbon_price,
        )
        for bus in system.buses
    }
    links = tuple(_laid(link, layout) for link in system.links)
    check_is_tree(system)
    return Market(curves, loads, links)


def offer_price(plant: Plant, carbon_price: float) -> Price:
    """Cost of one more MWh, for buyers the price they pay."""
    if plant.takes:
        return -plant.cost_per_mwh
    tonnes = plant.co2_t_per_mwh * plant.own_share if plant.is_on_island else 0.0
    return plant.cost_per_mwh + carbon_price * tonnes


def _curve(
    plants: list[Plant], layout: Layout, nothing: Floats, carbon_price: float
) -> Curve:
    base = nothing
    steady: list[tuple[float, Floats]] = []
    hourly: list[tuple[Floats, Floats]] = []
    for plant in plants:
        available = layout(plant.available_mw)
        if plant.takes:
            base = base - available
        elif plant.least_share:
            base = base + plant.least_share * available
            available = available * (1.0 - plant.least_share)
        price = offer_price(plant, carbon_price)
        if isinstance(price, float):
            steady.append((price, available))
        else:
            hourly.append((layout(price), available))
    steady.sort(key=lambda offer: offer[0])
    supplies = [base]
    for _, width in steady:
        supplies.append(supplies[-1] + width)
    return Curve(tuple(p for p, _ in steady), tuple(supplies), tuple(hourly))


def _laid(link: Link, layout: Layout) -> Link:
    scale = link.efficiency
    return Link(
        link.id,
        link.start,
        link.end,
        layout(link.capacity_mw),
        scale if isinstance(scale, float) else layout(scale),
        link.cost_per_mwh,
    )
