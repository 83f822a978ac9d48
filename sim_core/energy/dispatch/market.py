"""What one more or one less MWh costs at a bus, for every hour at once.

The hourly cost of a tree of buses is convex in what a store takes from or gives to its
bus. At a bus price p each neighbour meets its own price behind the link, so the excess
of supply over load is a sum over buses of clipped terms, and needs no optimisation:
import at p * efficiency - cost, export at (p + cost) / efficiency. A `Probe` holds the
part of it that does not change while stores change their plans.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.levels import place_in_jump
from sim_core.energy.dispatch.system import Link, Plant, System
from sim_core.energy.dispatch.tree import check_is_tree
from sim_core.numeric import Floats

Layout = Callable[[Floats], Floats]
Price = float | Floats


@dataclass(frozen=True)
class Curve:
    """Supply of one bus. `supplies_mw[i]` holds the i cheapest steady offers.

    A buyer counts as taking all it can, with an offer to give it back at its price.
    """

    prices: tuple[float, ...]
    supplies_mw: tuple[Floats, ...]
    hourly: tuple[tuple[Floats, Floats], ...]

    def supply_mw(self, price: Price) -> Floats:
        """Everything offered below a price."""
        if isinstance(price, float):
            total = self.supplies_mw[bisect_left(self.prices, price)]
        else:
            total = self.supplies_mw[0]
            for row, offer in enumerate(self.prices):
                step = self.supplies_mw[row + 1] - self.supplies_mw[row]
                total = total + step * (offer < price)
        for offers, width in self.hourly:
            total = total + width * (offers < price)
        return total

    def jump_place(self, price: Price) -> float:
        return place_in_jump(price, self.prices) if isinstance(price, float) else 0.0


@dataclass(frozen=True)
class Group:
    """Parallel links to one neighbour, best price first unless `order` says by hour."""

    is_import: bool
    links: tuple[Link, ...]
    probes: tuple["Probe", ...]
    order: NDArray[np.int64] | None

    def flows_mw(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats
    ) -> list[Floats]:
        """What each link takes in at its start."""
        side = 1.0 if self.is_import else -1.0
        wished = [side * probe.excess_mw(net_mw, band_mw) for probe in self.probes]
        if self.is_import:
            limits = [link.capacity_mw for link in self.links]
            return _shared(wished, limits, self.order)
        limits = [link.capacity_mw * link.efficiency for link in self.links]
        flows = _shared(wished, limits, self.order)
        return [
            flow / link.efficiency for flow, link in zip(flows, self.links, strict=True)
        ]


@dataclass(frozen=True)
class Probe:
    """Excess of supply at a bus at a price, but for the loads."""

    bus: str
    supply_mw: Floats
    jump_place: float
    groups: tuple[Group, ...]

    def excess_mw(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats
    ) -> Floats:
        """Supply less load with these net loads by bus and this smoothing of jumps."""
        missing = np.empty_like(net_mw[self.bus])
        self.missing_mw(net_mw, band_mw, missing)
        return np.negative(missing, out=missing)

    def missing_mw(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats, out: Floats
    ) -> None:
        """Load less supply."""
        np.subtract(net_mw[self.bus], self.supply_mw, out=out)
        if self.jump_place:
            out -= self.jump_place * band_mw
        for group in self.groups:
            flows = group.flows_mw(net_mw, band_mw)
            for flow, link in zip(flows, group.links, strict=True):
                out -= flow * link.efficiency if group.is_import else -flow


def _shared(
    wished: list[Floats], limits: list[Floats], order: NDArray[np.int64] | None
) -> list[Floats]:
    """Flows of parallel links: each takes what the better ones left."""
    if order is None:
        flows = []
        used: Floats | float = 0.0
        for wish, limit in zip(wished, limits, strict=True):
            flow = np.clip(wish - used, 0.0, limit)
            used = used + flow
            flows.append(flow)
        return flows
    if len(wished) == 2:
        return _shared_by_two(wished, limits, order[0] == 0)
    by_rank = np.argsort(order, axis=0, kind="stable")
    sorted_flows = _shared(
        list(np.take_along_axis(np.stack(wished), order, axis=0)),
        list(np.take_along_axis(np.stack(limits), order, axis=0)),
        None,
    )
    return list(np.take_along_axis(np.stack(sorted_flows), by_rank, axis=0))


def _shared_by_two(
    wished: list[Floats], limits: list[Floats], first_is_better: NDArray[np.bool_]
) -> list[Floats]:
    """Both orders of two links, each where it holds."""
    first, second = (
        np.clip(wish, 0.0, limit) for wish, limit in zip(wished, limits, strict=True)
    )
    left_first = np.clip(wished[0] - second, 0.0, limits[0])
    left_second = np.clip(wished[1] - first, 0.0, limits[1])
    return [
        np.where(first_is_better, first, left_first),
        np.where(first_is_better, left_second, second),
    ]


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
) -> tuple[list[Link], list[Price], NDArray[np.int64] | None]:
    sign = -1.0 if is_import else 1.0
    if len(links) == 1:
        return links, worth, None
    if all(isinstance(value, float) for value in worth):
        ranks = sorted(range(len(links)), key=lambda row: sign * float(worth[row]))
        return [links[r] for r in ranks], [worth[r] for r in ranks], None
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
