"""What a bus offers at a price, and what flows over links to its neighbours.

Arrays are laid out like those of the market, or (levels, hours) at a column of prices.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.energy.dispatch.levels import place_in_jump
from sim_core.energy.dispatch.system import Link
from sim_core.numeric import Floats

Layout = Callable[[Floats], Floats]
# Rows of parallel links by hour, best first; of two links, whether the first is better.
Order = NDArray[np.int64] | NDArray[np.bool_]
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
            total = self._steady_mw(price)
        elif self._is_column(price):
            each = [self._steady_mw(value) for value in price[:, 0].tolist()]
            total = np.stack(each)
        else:
            total = self.supplies_mw[0]
            for row, offer in enumerate(self.prices):
                step = self.supplies_mw[row + 1] - self.supplies_mw[row]
                total = total + step * (offer < price)
        for offers, width in self.hourly:
            total = total + width * (offers < price)
        return total

    def _steady_mw(self, price: float) -> Floats:
        return self.supplies_mw[bisect_left(self.prices, price)]

    def _is_column(self, price: Floats) -> bool:
        """Whether it is one price a level and not one an hour; see `Market.fanned`."""
        return self.supplies_mw[0].ndim == 1 and price.shape[1:] == (1,)

    def jump_place(self, price: Price) -> float | Floats:
        if isinstance(price, float):
            return place_in_jump(price, self.prices)
        if not self._is_column(price):
            return 0.0
        places = [place_in_jump(value, self.prices) for value in price[:, 0].tolist()]
        return np.array(places)[:, None]

    def fanned(self, laid: Layout) -> "Curve":
        hourly = tuple((laid(offers), laid(width)) for offers, width in self.hourly)
        return Curve(self.prices, tuple(map(laid, self.supplies_mw)), hourly)


@dataclass(frozen=True)
class Group:
    """Parallel links to one neighbour, best price first unless `order` says by hour."""

    is_import: bool
    links: tuple[Link, ...]
    probes: tuple["Probe", ...]
    order: Order | None

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
    jump_place: float | Floats
    groups: tuple[Group, ...]

    def excess_mw(
        self, net_mw: Mapping[str, Floats], band_mw: float | Floats
    ) -> Floats:
        """Supply less load with these net loads by bus and this smoothing of jumps."""
        missing = self.missing_mw(net_mw, band_mw)
        return np.negative(missing, out=missing)

    def missing_mw(
        self,
        net_mw: Mapping[str, Floats],
        band_mw: float | Floats,
        out: Floats | None = None,
    ) -> Floats:
        """Load less supply."""
        missing: Floats = np.subtract(net_mw[self.bus], self.supply_mw, out=out)
        if np.any(self.jump_place):
            missing -= self.jump_place * band_mw
        for group in self.groups:
            flows = group.flows_mw(net_mw, band_mw)
            for flow, link in zip(flows, group.links, strict=True):
                missing -= flow * link.efficiency if group.is_import else -flow
        return missing


def _shared(
    wished: list[Floats], limits: list[Floats], order: Order | None
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
        return _shared_by_two(wished, limits, order.view(np.bool_))
    wishes, rows, most = np.broadcast_arrays(
        np.stack(wished), order.astype(np.int64), np.stack(limits)
    )
    by_rank = np.argsort(rows, axis=0, kind="stable")
    sorted_flows = _shared(
        list(np.take_along_axis(wishes, rows, axis=0)),
        list(np.take_along_axis(most, rows, axis=0)),
        None,
    )
    return list(np.take_along_axis(np.stack(sorted_flows), by_rank, axis=0))


def _shared_by_two(
    wished: list[Floats], limits: list[Floats], first_is_better: NDArray[np.bool_]
) -> list[Floats]:
    """Both orders of two links, each where it holds."""
    if np.all(first_is_better):
        return _shared(wished, limits, None)
    second = np.clip(wished[1], 0.0, limits[1])
    left_first = np.clip(wished[0] - second, 0.0, limits[0])
    if not np.any(first_is_better):
        return [left_first, second]
    first = np.clip(wished[0], 0.0, limits[0])
    left_second = np.clip(wished[1] - first, 0.0, limits[1])
    return [
        np.where(first_is_better, first, left_first),
        np.where(first_is_better, left_second, second),
    ]
