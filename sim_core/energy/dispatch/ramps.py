"""Plants whose output may only change so much from hour to hour.

Dynamic programming on a grid of outputs. The least cost of the hours to come is convex
in the output, so a plant's freedom to move by its ramp shifts the falling part of the
slopes to one side and the rising part to the other. The hour's own cost is the market's
price, averaged over each cell of the grid, so that costs at grid points are exact. The
slowest plant is planned first while the others still count as free to move; the grid is
chosen so that the ramp is nearly a whole number of cells, and is never broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from sim_core.energy.dispatch.market import Layout, Market, Price, build_market
from sim_core.energy.dispatch.market import offer_price as price_of
from sim_core.energy.dispatch.system import Plant, System
from sim_core.numeric import Floats

FEWEST_CELLS, MOST_CELLS = 120, 300
OUTSIDE_PRICE = 1e7
QUANTILES = 24


@dataclass(frozen=True)
class Grid:
    """Outputs low + n * cell, and how many cells the plant may move in an hour."""

    low_mw: float
    cell_mw: float
    cells: int
    up: int
    down: int


def ramped_plants(system: System) -> list[Plant]:
    """Plants with a ramp limit, slowest first."""
    found = [plant for plant in system.plants if plant.is_ramped]
    return sorted(found, key=_slowness)


def _slowness(plant: Plant) -> float:
    ramps = (plant.ramp_up_share, plant.ramp_down_share)
    return min(share for share in ramps if share is not None)


def without_ramps(system: System) -> System:
    """The same plants, free to move."""
    free = [
        replace(plant, ramp_up_share=None, ramp_down_share=None)
        for plant in system.plants
    ]
    return replace(system, plants=tuple(free))


def without_plants(system: System, names: set[str]) -> System:
    kept = tuple(plant for plant in system.plants if plant.id not in names)
    return replace(system, plants=kept)


def grid_of(plant: Plant) -> Grid:
    """Cells of which the ramp is as nearly as can be a whole number."""
    low = float(np.min(plant.least_share * plant.available_mw))
    high = float(np.max(plant.available_mw))
    width = max(high - low, 1e-9)
    up_mw = _ramp_mw(plant, plant.ramp_up_share, width)
    down_mw = _ramp_mw(plant, plant.ramp_down_share, width)

    def wasted(cells: int) -> float:
        cell = width / cells
        return max(_part(up_mw / cell), _part(down_mw / cell)) + cell / width

    cells = min(range(FEWEST_CELLS, MOST_CELLS + 1), key=wasted)
    cell = width / cells
    return Grid(low, cell, cells, _whole(up_mw / cell), _whole(down_mw / cell))


def _ramp_mw(plant: Plant, share: float | None, width_mw: float) -> float:
    return width_mw if share is None else min(share * plant.capacity_mw, width_mw)


def _whole(cells: float) -> int:
    return int(cells + 1e-9)


def _part(cells: float) -> float:
    """Share of a ramp that is lost by whole cells."""
    return (cells - _whole(cells)) / max(cells, 1e-9)


def planned_ramps(
    system: System,
    net_mw: Mapping[str, Floats],
    layout: Layout,
    *,
    carbon_price: float = 0.0,
    first_hours: int | None = None,
) -> dict[str, Floats]:
    """Outputs of all ramped plants in (hours, windows); hours carried out if windows.

    `net_mw` are the loads with the stores' plans, without any plant.
    """
    net = dict(net_mw)
    outputs: dict[str, Floats] = {}
    for plant in ramped_plants(system):
        fixed = {*outputs, plant.id}
        rest = without_ramps(without_plants(system, fixed))
        market = build_market(rest, layout, carbon_price)
        own = price_of(plant, carbon_price)
        price = own if isinstance(own, float) else layout(own)
        slopes = cell_slopes(market, plant, net, price, layout)
        output = best_path(grid_of(plant), slopes, first_hours)
        outputs[plant.id] = output
        net[plant.bus] = net[plant.bus] - output
    return outputs


def cell_slopes(
    market: Market,
    plant: Plant,
    net_mw: Mapping[str, Floats],
    own_price: Price,
    layout: Layout,
) -> Floats:
    """Cost of one more MWh in each cell of the grid, (hours, windows, cells)."""
    grid = grid_of(plant)
    prices = market.price_list(plant.bus, QUANTILES)
    edge = grid.low_mw + grid.cell_mw * np.arange(grid.cells)
    worth = np.full((*net_mw[plant.bus].shape, grid.cells), prices[0])
    for low, high in pairwise(prices):
        probe = market.probe(plant.bus, 0.5 * (low + high))
        missing = -probe.excess_mw(net_mw, 0.0)
        share = (missing[..., None] - edge) / grid.cell_mw
        np.maximum(share, 0.0, out=share)
        np.minimum(share, 1.0, out=share)
        share *= high - low
        worth += share
    slopes = np.asarray(own_price)[..., None] - worth
    available = layout(plant.available_mw)[..., None]
    slack = 1e-9 * max(plant.capacity_mw, 1.0)
    slopes = slopes + OUTSIDE_PRICE * (edge + grid.cell_mw > available + slack)
    below = edge < plant.least_share * available - slack
    found: Floats = slopes - 2.0 * OUTSIDE_PRICE * below
    return found


def best_path(grid: Grid, slopes: Floats, first_hours: int | None) -> Floats:
    """Outputs of least cost: one path, or days that hand on their last output."""
    hours, windows, _ = slopes.shape
    if first_hours is None:
        line = slopes.transpose(1, 0, 2).reshape(hours * windows, grid.cells)
        path = _forward(grid, _best_cells(grid, line), None)
        outputs = grid.low_mw + grid.cell_mw * np.array(path, dtype=np.float64)
        return np.ascontiguousarray(outputs.reshape(windows, hours).T)
    result = np.empty((hours, windows))
    last: int | None = None
    for window in range(windows):
        path = _forward(grid, _best_cells(grid, slopes[:, window]), last)
        last = path[first_hours - 1]
        result[:, window] = grid.low_mw + grid.cell_mw * np.array(path)
    return result


def _best_cells(grid: Grid, slopes: Floats) -> list[int]:
    """Where the cost of an hour and all after it is least, for each hour."""
    cells, up, down = grid.cells, grid.up, grid.down
    best = [0] * len(slopes)
    later = np.zeros(cells)
    for hour in range(len(slopes) - 1, -1, -1):
        total = slopes[hour] + later
        least = int(np.searchsorted(total, 0.0))
        best[hour] = least
        later = np.zeros(cells)
        if least > up:
            later[: least - up] = total[up:least]
        if least + down < cells:
            later[least + down :] = total[least : cells - down]
    return best


def _forward(grid: Grid, best: list[int], last: int | None) -> list[int]:
    path = []
    for wanted in best:
        here = wanted
        if last is not None:
            here = min(max(wanted, last - grid.down), last + grid.up)
        path.append(here)
        last = here
    return path
