"""Merit order of one bus with offers of constant price, hour by hour."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim_core.numeric import Floats


@dataclass(frozen=True)
class MeritOrder:
    """Offers from cheapest to dearest; equal prices keep their order.

    `cumulative_mw` has one more row than offers: supply below each of them.
    """

    order: tuple[int, ...]
    prices: tuple[float, ...]
    cumulative_mw: Floats

    def rows_below(self, price: float) -> int:
        """How many offers are cheaper than a price."""
        return bisect_left(self.prices, price)

    def output_mw(self, net_load_mw: Floats) -> Floats:
        """Output of each offer in its original place."""
        low, high = self.cumulative_mw[:-1], self.cumulative_mw[1:]
        used = np.minimum(np.maximum(net_load_mw, low), high) - low
        result = np.empty_like(used)
        result[list(self.order)] = used
        return result

    def marginal_row(self, net_load_mw: Floats) -> NDArray[np.int64]:
        """Dearest offer in use by its row in the order; -1 where none runs."""
        used = self.cumulative_mw[:-1] + TINY_MW < net_load_mw
        has_width = self.cumulative_mw[1:] - self.cumulative_mw[:-1] > TINY_MW
        rows = np.arange(len(self.order)).reshape((-1,) + (1,) * net_load_mw.ndim)
        marked = np.where(used & has_width, rows, -1)
        result: NDArray[np.int64] = np.max(marked, axis=0, initial=-1)
        return result


TINY_MW = 1e-9


def merit_order(costs: Sequence[float], available_mw: Floats) -> MeritOrder:
    """Sort offers by cost; `available_mw` begins with the offers."""
    order = tuple(sorted(range(len(costs)), key=lambda row: costs[row]))
    cumulative = np.zeros((len(order) + 1, *available_mw.shape[1:]))
    for row, offer in enumerate(order):
        np.add(cumulative[row], available_mw[offer], out=cumulative[row + 1])
    return MeritOrder(order, tuple(costs[row] for row in order), cumulative)
