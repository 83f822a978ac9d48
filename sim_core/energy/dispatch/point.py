"""A point on its way to the optimum, and what one step needs beside it."""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.newton import Duals, Newton, Rows, no_rows
from sim_core.energy.dispatch.program import Program
from sim_core.numeric import Floats


@dataclass
class Point:
    """A point inside all bounds: columns, slacks of both bounds, prices of rows."""

    values: Floats
    low: Floats
    high: Floats
    duals: Duals
    cap_room: float = 1.0
    cap_slack: float = 1.0


@dataclass
class Scene:
    """What one step needs of every column, (columns, hours) each.

    `aim` is the reduced cost, after the first direction less its second order; `low`
    and `high` are that second order, then the steps of the slacks.
    """

    over_low: Floats
    over_high: Floats
    weight: Floats
    aim: Floats
    step: Floats
    low: Floats
    high: Floats


@dataclass
class Cap:
    """The cap's row: its weighted columns, their sum, and what is open."""

    column: Rows
    weight: float
    open_t: float
    first_t: float = 0.0
    # Of the aimed direction: what it adds, and what it adds for each unit of target.
    aimed_t: float = 0.0
    target_t: float = 0.0


@dataclass(frozen=True)
class Solver:
    """Factored equations with the cap's row beside them."""

    factors: Newton
    cap: Cap | None
    answer: Duals | None

    def solve(self, right: Rows, open_t: float) -> Duals:
        found = self.factors.solve(right)
        if self.cap is None or self.answer is None:
            return found
        missing = open_t - across(self.cap.column, found)
        found.cap = missing / (self.cap.weight - across(self.cap.column, self.answer))
        found.buses -= found.cap * self.answer.buses
        found.states -= found.cap * self.answer.states
        return found


@dataclass
class Reach:
    """The largest relative falls of values and of slacks along a step."""

    values: float = 1e-12
    slacks: float = 1e-12

    def see(self, values: float, slacks: float) -> None:
        self.values = max(self.values, values)
        self.slacks = max(self.slacks, slacks)

    def lengths(self, inside: float) -> tuple[float, float]:
        return min(1.0, inside / self.values), min(1.0, inside / self.slacks)


def folded_sum(line: Floats) -> float:
    """Sum by halving: a fixed order, in few array steps."""
    while len(line) > 1:
        half = len(line) // 2
        rest = line[2 * half :]
        line = line[:half] + line[half : 2 * half]
        if len(rest):
            line[0] += rest[0]
    return float(line[0]) if len(line) else 0.0


def across(rows: Rows, duals: Duals) -> float:
    line = np.zeros(rows.buses.shape[1])
    for row, values in zip(rows.buses, duals.buses, strict=True):
        line += row * values
    for row, values in zip(rows.states, duals.states, strict=True):
        line += row * values
    return folded_sum(line)


def sides(program: Program) -> Rows:
    """The right-hand sides of all rows."""
    found = no_rows(program)
    for row, load in enumerate(program.loads):
        found.buses[row] = load
    for row, inflow in enumerate(program.inflows):
        found.states[row] = inflow
    return found


def least(line: Floats) -> float:
    return float(np.minimum.reduce(line))


def most(line: Floats) -> float:
    return float(np.maximum.reduce(line))


def is_zero(factor: float | Floats) -> bool:
    return isinstance(factor, float) and factor == 0.0
