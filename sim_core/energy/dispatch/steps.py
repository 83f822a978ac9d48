"""One step of the interior-point method: where to go and how far.

A column x with slacks z (of zero) and y (of its width w) moves with the weight
1 / (z/x + y/(w - x)). A first direction aims at no slack at all; what its lengths and
its second order tell corrects the aim of the direction that is taken.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.newton import (
    Duals,
    Equations,
    Newton,
    Rows,
    add_weights,
    empty_equations,
    newton,
    no_rows,
    shifted_back,
    worth,
)
from sim_core.energy.dispatch.program import Program
from sim_core.numeric import Floats

STAY_INSIDE = 0.99


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
    """What one step needs of every column, (columns, hours) each."""

    over_low: Floats
    over_high: Floats
    low_ratio: Floats
    high_ratio: Floats
    weight: Floats
    reduced: Floats
    aim_low: Floats
    aim_high: Floats
    step: Floats


@dataclass
class Cap:
    """The cap's row: its weighted columns, their sum, and what is open."""

    column: Rows
    weight: float
    open_t: float
    first_t: float = 0.0


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


class Walk:
    """A point on its way to the optimum of a program."""

    def __init__(self, program: Program, widths: Floats, point: Point) -> None:
        self.program = program
        self.widths = widths
        self.point = point
        shape = widths.shape
        self.scene = Scene(*(np.empty(shape) for _ in range(9)))
        self.scratch = np.empty(shape[1])
        self.solver: Solver | None = None

    def advance(self, gap: float) -> float:
        """One corrected step; the share of the open rows that it closed."""
        first, plain, equations, cap = self._weighed()
        factors = newton(self.program, equations)
        answer = None
        if cap is not None:
            column = Rows(cap.column.buses.copy(), cap.column.states.copy())
            answer = factors.solve(column)
        self.solver = Solver(factors, cap, answer)
        target, room_step = self._predicted(first, cap, gap)
        aim = self._aimed(plain, cap, target, room_step)
        return self._taken(plain, cap, aim)

    def _weighed(self) -> tuple[Rows, Rows, Equations, Cap | None]:
        """Fill the scene; the first direction's rows, the open rows, the equations."""
        program, point, scene = self.program, self.point, self.scene
        later = shifted_back(program, point.duals.states)
        first, plain = sides(program), sides(program)
        equations, cap = empty_equations(program), None
        if program.cap_t is not None:
            weight = point.cap_room / point.cap_slack
            cap = Cap(no_rows(program), weight, program.cap_t - point.cap_room)
        for row, column in enumerate(program.columns):
            values = point.values[row]
            weights = self._weights(row)
            price = worth(program, column, point.duals, later, self.scratch)
            reduced = np.subtract(column.cost, price, out=scene.reduced[row])
            add_weights(equations, column, weights)
            plain.take(program, column, values)
            part = np.multiply(weights, reduced, out=self.scratch)
            part -= values
            first.add(program, column, part)
            if cap is not None and not is_zero(column.tonnes):
                tonnes = column.tonnes * weights
                cap.column.add(program, column, tonnes)
                cap.weight += folded_sum(tonnes * column.tonnes)
                cap.open_t -= folded_sum(values * column.tonnes)
                cap.first_t += folded_sum(tonnes * reduced)
        return first, plain, equations, cap

    def _weights(self, row: int) -> Floats:
        """A column's inverse distances, slack ratios and weight."""
        point, scene = self.point, self.scene
        over_low, over_high = scene.over_low[row], scene.over_high[row]
        np.divide(1.0, point.values[row], out=over_low)
        np.subtract(self.widths[row], point.values[row], out=self.scratch)
        np.divide(1.0, self.scratch, out=over_high)
        np.multiply(point.low[row], over_low, out=scene.low_ratio[row])
        np.multiply(point.high[row], over_high, out=scene.high_ratio[row])
        weights: Floats = scene.weight[row]
        np.add(scene.low_ratio[row], scene.high_ratio[row], out=weights)
        np.divide(1.0, weights, out=weights)
        return weights

    def _predicted(
        self, right: Rows, cap: Cap | None, gap: float
    ) -> tuple[float, float]:
        """The target that a first direction suggests, and how it moves the cap."""
        point = self.point
        assert self.solver is not None
        open_t = 0.0
        if cap is not None:
            open_t = cap.open_t + cap.first_t
            open_t -= point.cap_room / point.cap_slack * point.duals.cap
        duals = self.solver.solve(right, open_t)
        reach, cross, curve = self._first_steps(duals)
        room_step = 0.0
        if cap is not None:
            room_step = point.cap_room / point.cap_slack * (duals.cap + point.duals.cap)
            share = room_step / point.cap_room
            reach.see(-share, 1.0 + share)
            cross += point.cap_slack * room_step
            curve += point.cap_slack / point.cap_room * room_step * room_step
        far, slack_far = reach.lengths(1.0)
        left = (1.0 - slack_far) * gap
        left += (far - slack_far - far * slack_far) * cross - far * slack_far * curve
        share = max(left / gap, 0.0)
        return share * share * share * gap / (2.0 * self.widths.size), room_step

    def _first_steps(self, duals: Duals) -> tuple[Reach, float, float]:
        """Steps without a target, how far they reach, and what the gap is made of."""
        point, scene, scratch = self.point, self.scene, self.scratch
        later = shifted_back(self.program, duals.states)
        reach = Reach()
        crossed, curved = np.zeros_like(scratch), np.zeros_like(scratch)
        for row, column in enumerate(self.program.columns):
            step, low, high = scene.step[row], scene.aim_low[row], scene.aim_high[row]
            price = worth(self.program, column, duals, later, scratch)
            np.subtract(price, scene.reduced[row], out=step)
            np.multiply(step, step, out=low)
            step *= scene.weight[row]
            low *= scene.weight[row]
            curved += low
            np.subtract(point.low[row], point.high[row], out=scratch)
            scratch *= step
            crossed += scratch
            np.multiply(step, scene.over_low[row], out=low)
            np.multiply(step, scene.over_high[row], out=high)
            falls, rises = least(low), most(high)
            reach.see(max(-falls, rises), max(1.0 + most(low), 1.0 - least(high)))
        return reach, folded_sum(crossed), folded_sum(curved)

    def _aimed(
        self, right: Rows, cap: Cap | None, target: float, room_step: float
    ) -> float:
        """Aims with the first direction's second order, and the rows' sides for them.

        Into the scene go aim / x and aim / (w - x), and `reduced` less their
        difference; the cap's own aim is returned.
        """
        point, scene, scratch = self.point, self.scene, self.scratch
        for row, column in enumerate(self.program.columns):
            step = scene.step[row]
            low, high = scene.aim_low[row], scene.aim_high[row]
            aim = scene.reduced[row]
            low += 1.0
            low *= step
            low *= scene.low_ratio[row]
            low += np.multiply(scene.over_low[row], target, out=scratch)
            high -= 1.0
            high *= step
            high *= scene.high_ratio[row]
            high += np.multiply(scene.over_high[row], target, out=scratch)
            aim -= low
            aim += high
            part = np.multiply(scene.weight[row], aim, out=scratch)
            right.add(self.program, column, part)
            if cap is not None and not is_zero(column.tonnes):
                cap.open_t += folded_sum(part * column.tonnes)
        if cap is None:
            return 0.0
        share = room_step / point.cap_room
        own = target / point.cap_room
        own += point.cap_slack / point.cap_room * room_step * (1.0 + share)
        cap.open_t -= point.cap_room / point.cap_slack * (point.duals.cap + own)
        return own

    def _taken(self, right: Rows, cap: Cap | None, cap_aim: float) -> float:
        """Go as far as the aimed direction stays inside."""
        point = self.point
        assert self.solver is not None
        duals = self.solver.solve(right, cap.open_t if cap else 0.0)
        reach = self._last_steps(duals)
        room_step = slack_step = 0.0
        if cap is not None:
            weight = point.cap_room / point.cap_slack
            room_step = weight * (duals.cap + point.duals.cap + cap_aim)
            slack_step = cap_aim - point.cap_slack - room_step / weight
            reach.see(-room_step / point.cap_room, -slack_step / point.cap_slack)
        far, slack_far = reach.lengths(STAY_INSIDE)
        self._move(duals, far, slack_far)
        point.cap_room += far * room_step
        point.cap_slack += slack_far * slack_step
        return far

    def _last_steps(self, duals: Duals) -> Reach:
        """Steps towards the aims, in place of the aims those of the slacks."""
        point, scene, scratch = self.point, self.scene, self.scratch
        later = shifted_back(self.program, duals.states)
        reach = Reach()
        for row, column in enumerate(self.program.columns):
            step, low, high = scene.step[row], scene.aim_low[row], scene.aim_high[row]
            price = worth(self.program, column, duals, later, scratch)
            np.subtract(price, scene.reduced[row], out=step)
            step *= scene.weight[row]
            low -= point.low[row]
            low -= np.multiply(scene.low_ratio[row], step, out=scratch)
            high -= point.high[row]
            high += np.multiply(scene.high_ratio[row], step, out=scratch)
            falls = least(np.multiply(step, scene.over_low[row], out=scratch))
            rises = most(np.multiply(step, scene.over_high[row], out=scratch))
            slack = least(np.divide(low, point.low[row], out=scratch))
            other = least(np.divide(high, point.high[row], out=scratch))
            reach.see(max(-falls, rises), max(-slack, -other))
        return reach

    def _move(self, duals: Duals, far: float, slack_far: float) -> None:
        point, scene = self.point, self.scene
        for row in range(len(point.values)):
            point.values[row] += np.multiply(scene.step[row], far, out=self.scratch)
            point.low[row] += np.multiply(
                scene.aim_low[row], slack_far, out=self.scratch
            )
            point.high[row] += np.multiply(
                scene.aim_high[row], slack_far, out=self.scratch
            )
        point.duals.moved(duals, slack_far)

    def close_rows(self) -> None:
        """A last small step that only closes what is open in the rows."""
        if self.solver is None:
            return
        program, point = self.program, self.point
        right = sides(program)
        for row, column in enumerate(program.columns):
            right.take(program, column, point.values[row])
        duals = self.solver.factors.solve(right)
        later = shifted_back(program, duals.states)
        for row, column in enumerate(program.columns):
            price = worth(program, column, duals, later, self.scratch)
            step = price * self.scene.weight[row]
            np.copyto(
                point.values[row],
                np.minimum(np.maximum(point.values[row] + step, 0.0), column.width),
            )
