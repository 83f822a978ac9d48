"""Interior-point solution of a program, with a bound that certifies it.

Primal-dual steps with Mehrotra's predictor and corrector. Each step costs one
factoring of the equations that join the hours (see `chain`) and two solutions, all in
array operations; some ten to fifteen steps bring a year within a thousandth of its
optimum, whatever the number of stores, buses and ramps.

Reference: Mehrotra, On the implementation of a primal-dual interior point method, SIAM
Journal on Optimization 2, 1992.
"""

from contextlib import suppress
from dataclasses import dataclass
from math import inf

import numpy as np

from sim_core.energy.dispatch.newton import Duals, shifted_back, worth
from sim_core.energy.dispatch.point import Point, folded_sum, sides
from sim_core.energy.dispatch.program import Program
from sim_core.energy.dispatch.steps import Walk
from sim_core.errors import IslandError
from sim_core.numeric import Floats

MOST_STEPS = 60
LEAST_WIDTH_SHARE = 1e-6
START_SLACK = 0.3
# Rows may be open by this share of the start's before the last step closes them.
CLOSED_SHARE = 0.01


@dataclass(frozen=True)
class Interior:
    """Column values by id, prices of the rows, and a bound no plan can undercut."""

    program: Program
    values: Floats
    duals: Duals
    bound: float
    steps: int

    def of(self, name: str) -> Floats:
        found: Floats = self.values[self.program.place[name]]
        return found


def solve_program(
    program: Program, tolerance: float, prices: list[Floats] | None = None
) -> Interior:
    """A point whose gap, relative to its cost, is about `tolerance`."""
    widths = _widths(program)
    point = _start(program, widths, prices or _first_prices(program))
    walk = Walk(program, widths, point)
    # What cannot be solved runs out of numbers; the check below says so.
    open_share, steps = inf, 0
    with np.errstate(all="ignore"), suppress(ZeroDivisionError):
        open_share, steps = _walked(walk, tolerance)
    if not (open_share <= CLOSED_SHARE and walk.gap < inf):
        cap = "" if program.cap_t is None else f" and the cap, {program.cap_t:g} t"
        raise IslandError(
            f"no plan keeps every balance{cap}; each bus needs a generator of tech "
            '"unserved", and one with sign -1 where plants must run'
        )
    walk.close_rows()
    bound = bound_of(program, point.duals)
    return Interior(program, point.values, point.duals, bound, steps)


def _walked(walk: Walk, tolerance: float) -> tuple[float, int]:
    """Steps until the gap is closed; the share of the rows that is still open."""
    program, open_share = walk.program, 1.0
    for steps in range(MOST_STEPS):
        scale = max(abs(walk.cost + program.base_cost), tolerance)
        if walk.gap <= tolerance * scale and open_share <= CLOSED_SHARE:
            return open_share, steps
        open_share *= 1.0 - walk.advance()
        walk.weigh()
    return open_share, MOST_STEPS


def _widths(program: Program) -> Floats:
    """Widths without zeros: a column of no width would leave no inside."""
    table = np.array([column.width for column in program.columns])
    load = max(
        (float(np.max(np.abs(line), initial=0.0)) for line in program.loads),
        default=0.0,
    )
    widths: Floats = np.maximum(table, LEAST_WIDTH_SHARE * max(load, 1.0))
    return widths


def _first_prices(program: Program) -> list[Floats]:
    """Cost of the dearest offer that each bus would need without its neighbours."""
    found: list[Floats | None] = []
    for bus, load in enumerate(program.loads):
        offers = [
            (np.broadcast_to(np.asarray(c.cost, np.float64), load.shape), c.width)
            for c in program.columns
            if c.buses == ((bus, 1.0),) and not c.states
        ]
        found.append(_merit_price(load, offers) if offers else None)
    known = [line for line in found if line is not None]
    other = folded_sum(known[0]) / program.hours if known else 1.0
    return [np.full(program.hours, other) if line is None else line for line in found]


def _merit_price(load: Floats, offers: list[tuple[Floats, Floats]]) -> Floats:
    costs = np.array([cost for cost, _ in offers])
    widths = np.array([width for _, width in offers])
    order = np.argsort(costs, axis=0, kind="stable")
    costs = np.take_along_axis(costs, order, axis=0)
    widths = np.take_along_axis(widths, order, axis=0)
    price: Floats = costs[0].copy()
    left = load.copy()
    for cost, width in zip(costs, widths, strict=True):
        np.copyto(price, cost, where=left > 0.0)
        left -= width
    return price


def _start(program: Program, widths: Floats, prices: list[Floats]) -> Point:
    """Every column half used; slacks from the prices and some room."""
    hours = program.hours
    level = [folded_sum(line) / hours for line in prices]
    states = np.zeros((len(program.inflows), hours))
    for column in program.columns:
        if len(column.buses) == len(column.states) == 1 and not column.next_states:
            states[column.states[0][0]] = -level[column.buses[0][0]]
    duals = Duals(np.array(prices), states)
    room = START_SLACK * max(max(abs(value) for value in level), 1.0)
    later = shifted_back(program, states)
    scratch = np.empty(hours)
    low, high = np.empty_like(widths), np.empty_like(widths)
    for row, column in enumerate(program.columns):
        reduced = column.cost - worth(program, column, duals, later, scratch)
        low[row] = np.maximum(reduced, 0.0) + room
        high[row] = np.maximum(-reduced, 0.0) + room
    cap_room = 1.0 if program.cap_t is None else max(0.5 * program.cap_t, 1.0)
    return Point(0.5 * widths, low, high, duals, cap_room, room)


def bound_of(program: Program, duals: Duals) -> float:
    """Cost that no plan can undercut: the dual function, valid at any prices."""
    cap = min(duals.cap, 0.0)
    priced = Duals(duals.buses, duals.states, cap)
    later = shifted_back(program, duals.states)
    right, scratch = sides(program), np.empty(program.hours)
    total = np.zeros(program.hours)
    for row, load in enumerate(right.buses):
        total += load * duals.buses[row]
    for row, inflow in enumerate(right.states):
        total += inflow * duals.states[row]
    for column in program.columns:
        reduced = column.cost - worth(program, column, priced, later, scratch)
        total += np.minimum(reduced, 0.0) * column.width
    beside = 0.0 if program.cap_t is None else cap * program.cap_t
    return folded_sum(total) + beside + program.base_cost
