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
from numpy.typing import NDArray

from sim_core.energy.dispatch.market import Market, build_market
from sim_core.energy.dispatch.market import offer_price as price_of
from sim_core.energy.dispatch.probes import Layout, Price
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
    carbon_price: float,
    first_hours: int,
) -> dict[str, Floats]:
    """Outputs of all ramped plants, (hours, windows); the first hours are carried out.

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
        grid = grid_of(plant)
        slopes = cell_slopes(market, plant, net, price, layout)
        output = _handed_on(grid, _best_cells(grid, slopes), first_hours)
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
    """Cost of one more MWh in each cell of the grid, (hours, windows, cells).

    Each jump of the market's price lies at some output: all cells below it are worth
    the jump, the cell around it a part. So a jump is noted in two cells and summed
    from the last cell down.
    """
    grid = grid_of(plant)
    prices = market.price_list(plant.bus, QUANTILES)
    available = layout(plant.available_mw)
    slack = 1e-9 * max(plant.capacity_mw, 1.0)
    notes = np.zeros((available.size, grid.cells + 1))
    for low, high in pairwise(prices):
        probe = market.probe(plant.bus, 0.5 * (low + high))
        missing = -probe.excess_mw(net_mw, 0.0)
        _note(notes, (missing - grid.low_mw) / grid.cell_mw, high - low)
    # Beyond what is available all is far too dear, below the least far too cheap.
    most = np.floor((available + slack - grid.low_mw) / grid.cell_mw)
    least = np.ceil(
        (plant.least_share * available - slack - grid.low_mw) / grid.cell_mw
    )
    _note(notes, most, OUTSIDE_PRICE)
    _note(notes, least, 2.0 * OUTSIDE_PRICE)
    worth = np.cumsum(notes[:, ::-1], axis=1)[:, -2::-1]
    base = np.asarray(own_price) - (prices[0] - OUTSIDE_PRICE)
    slopes: Floats = base[..., None] - worth.reshape(*available.shape, grid.cells)
    return slopes


def _note(notes: Floats, places: Floats, jump: float) -> None:
    """A jump that cells below a place are worth, and the cell around it in part."""
    cells = notes.shape[1] - 1
    place = np.clip(places.ravel(), 0.0, cells)
    cell = place.astype(np.int64)
    part = jump * (place - cell)
    row = np.arange(len(place))
    # Column 0 stands before the first cell and is left out of the sum.
    notes[row, np.minimum(cell + 1, cells)] += part
    notes[row, cell] += jump - part


def _best_cells(grid: Grid, slopes: Floats) -> NDArray[np.int64]:
    """Where the cost of an hour and all after it is least, (hours, windows)."""
    hours, windows, cells = slopes.shape
    column = np.arange(cells)
    best = np.empty((hours, windows), np.int64)
    later = np.zeros((windows, cells))
    falling, rising = np.zeros((windows, cells)), np.zeros((windows, cells))
    for hour in range(hours - 1, -1, -1):
        total = slopes[hour] + later
        least = np.count_nonzero(total < 0.0, axis=1)
        best[hour] = least
        falling[:, : max(cells - grid.up, 0)] = total[:, grid.up :]
        rising[:, grid.down :] = total[:, : max(cells - grid.down, 0)]
        is_below = column < (least - grid.up)[:, None]
        is_above = column >= (least + grid.down)[:, None]
        later = np.where(is_below, falling, np.where(is_above, rising, 0.0))
    return best


def _handed_on(grid: Grid, best: NDArray[np.int64], first_hours: int) -> Floats:
    """Outputs by window; each goes on from the last hour that is carried out."""
    result = np.empty(best.shape)
    last: int | None = None
    for window, wished in enumerate(best.T.tolist()):
        path = _forward(grid, wished, last)
        last = path[first_hours - 1]
        result[:, window] = path
    return grid.low_mw + grid.cell_mw * result


def _forward(grid: Grid, best: list[int], last: int | None) -> list[int]:
    path = []
    for wanted in best:
        here = wanted
        if last is not None:
            here = min(max(wanted, last - grid.down), last + grid.up)
        path.append(here)
        last = here
    return path
