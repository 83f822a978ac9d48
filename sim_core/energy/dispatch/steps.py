"""One step of the interior-point method: where to go and how far.

A column x with slacks z (of zero) and y (of its width w) moves with the weight
1 / (z/x + y/(w - x)). A first direction aims at no slack at all; what its lengths and
its second order tell corrects the aim of the direction that is taken.
"""

import numpy as np

from sim_core.energy.dispatch.newton import (
    Duals,
    Rows,
    add_weights,
    empty_equations,
    newton,
    no_rows,
    shifted_back,
    worth,
)
from sim_core.energy.dispatch.point import (
    Cap,
    Point,
    Reach,
    Scene,
    Solver,
    folded_sum,
    is_zero,
    least,
    most,
    sides,
)
from sim_core.energy.dispatch.program import Column, Program
from sim_core.numeric import Floats

STAY_INSIDE = 0.99


class Walk:
    """A point on its way to the optimum of a program.

    Each column is moved when it is weighed for the next step, while it is at hand.
    `gap` is then the sum of all values times their slacks, `cost` that of the columns.
    """

    def __init__(self, program: Program, widths: Floats, point: Point) -> None:
        self.program = program
        self.widths = widths
        self.point = point
        shape = widths.shape
        self.scene = Scene(*(np.empty(shape) for _ in range(7)))
        self.scratch, self.other = np.empty(shape[1]), np.empty(shape[1])
        self.lengths = (0.0, 0.0)
        self.weigh()

    def weigh(self) -> None:
        """Move; the first direction's rows, the open rows, the equations, the gap."""
        program, point, scene = self.program, self.point, self.scene
        later = shifted_back(program, point.duals.states)
        self.first, self.plain = sides(program), sides(program)
        self.equations, self.cap = empty_equations(program), None
        gap, cost = np.zeros(program.hours), np.zeros(program.hours)
        if program.cap_t is not None:
            weight = point.cap_room / point.cap_slack
            open_t = program.cap_t - point.cap_room
            self.cap = Cap(no_rows(program), weight, open_t)
        for row, column in enumerate(program.columns):
            self._move(row)
            values, weights = point.values[row], self._weights(row, gap)
            price = worth(program, column, point.duals, later, self.scratch)
            reduced = np.subtract(column.cost, price, out=scene.aim[row])
            add_weights(self.equations, column, weights)
            self.plain.take(program, column, values)
            part = np.multiply(weights, reduced, out=self.scratch)
            part -= values
            self.first.add(program, column, part)
            if self.cap is not None and not is_zero(column.tonnes):
                self._weigh_tonnes(self.cap, column, row)
            if not is_zero(column.cost):
                cost += np.multiply(values, column.cost, out=self.scratch)
        beside = point.cap_room * point.cap_slack if self.cap is not None else 0.0
        self.gap, self.cost = folded_sum(gap) + beside, folded_sum(cost)

    def _weigh_tonnes(self, cap: Cap, column: Column, row: int) -> None:
        tonnes = column.tonnes * self.scene.weight[row]
        cap.column.add(self.program, column, tonnes)
        cap.weight += folded_sum(tonnes * column.tonnes)
        cap.open_t -= folded_sum(self.point.values[row] * column.tonnes)
        cap.first_t += folded_sum(tonnes * self.scene.aim[row])

    def advance(self) -> float:
        """One corrected step; the share of the open rows that it closes."""
        factors = newton(self.program, self.equations)
        answer = None
        if self.cap is not None:
            column = self.cap.column
            answer = factors.solve(Rows(column.buses.copy(), column.states.copy()))
        solver = Solver(factors, self.cap, answer)
        target, room_step, aimed = self._predicted(solver)
        self.plain.buses += target * aimed.buses
        self.plain.states += target * aimed.states
        own = self._cap_aim(target, room_step)
        return self._taken(solver, own, target)

    def _move(self, row: int) -> None:
        """Take the step that was found last."""
        far, slack_far = self.lengths
        if far == slack_far == 0.0:
            return
        point, scene, scratch = self.point, self.scene, self.scratch
        point.values[row] += np.multiply(scene.step[row], far, out=scratch)
        point.low[row] += np.multiply(scene.low[row], slack_far, out=scratch)
        point.high[row] += np.multiply(scene.high[row], slack_far, out=scratch)

    def _weights(self, row: int, gap: Floats) -> Floats:
        """A column's inverse distances and weight, and its part of the gap."""
        point, scene = self.point, self.scene
        over_low, over_high = scene.over_low[row], scene.over_high[row]
        np.divide(1.0, point.values[row], out=over_low)
        np.subtract(self.widths[row], point.values[row], out=self.scratch)
        np.divide(1.0, self.scratch, out=over_high)
        self.scratch *= point.high[row]
        gap += self.scratch
        gap += np.multiply(point.values[row], point.low[row], out=self.scratch)
        weights: Floats = scene.weight[row]
        np.multiply(point.low[row], over_low, out=weights)
        weights += np.multiply(point.high[row], over_high, out=self.scratch)
        np.divide(1.0, weights, out=weights)
        return weights

    def _predicted(self, solver: Solver) -> tuple[float, float, Rows]:
        """The target that a first direction suggests, and how it moves the cap.

        Into the open rows goes what the direction's second order asks of them; what
        each unit of target asks is returned.
        """
        point, gap, cap = self.point, self.gap, self.cap
        open_t = 0.0
        if cap is not None:
            open_t = cap.open_t + cap.first_t
            open_t -= point.cap_room / point.cap_slack * point.duals.cap
        duals = solver.solve(self.first, open_t)
        aimed = no_rows(self.program)
        reach, cross, curve = self._first_steps(duals, aimed)
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
        target = share * share * share * gap / (2.0 * self.widths.size)
        return target, room_step, aimed

    def _first_steps(self, duals: Duals, aimed: Rows) -> tuple[Reach, float, float]:
        """Steps without a target, how far they reach, and what the gap is made of."""
        point, scene, scratch = self.point, self.scene, self.scratch
        later = shifted_back(self.program, duals.states)
        reach, step, cap = Reach(), self.other, self.cap
        crossed, curved = np.zeros_like(scratch), np.zeros_like(scratch)
        for row, column in enumerate(self.program.columns):
            low, high, weight = scene.low[row], scene.high[row], scene.weight[row]
            aim = scene.aim[row]
            price = worth(self.program, column, duals, later, scratch)
            np.subtract(price, aim, out=low)
            np.multiply(low, weight, out=step)
            low *= step
            curved += low
            np.subtract(point.low[row], point.high[row], out=scratch)
            scratch *= step
            crossed += scratch
            np.multiply(step, scene.over_low[row], out=low)
            np.multiply(step, scene.over_high[row], out=high)
            falls, rises = least(low), most(high)
            reach.see(max(-falls, rises), max(1.0 + most(low), 1.0 - least(high)))
            self._turn(row)
            part = np.multiply(weight, aim, out=step)
            self.plain.add(self.program, column, part)
            if cap is not None and not is_zero(column.tonnes):
                cap.aimed_t += folded_sum(part * column.tonnes)
            np.subtract(scene.over_high[row], scene.over_low[row], out=step)
            step *= weight
            aimed.add(self.program, column, step)
            if cap is not None and not is_zero(column.tonnes):
                cap.target_t += folded_sum(step * column.tonnes)
        return reach, folded_sum(crossed), folded_sum(curved)

    def _turn(self, row: int) -> None:
        """From relative steps to their second order; the aim less its difference."""
        scene, point, scratch = self.scene, self.point, self.scratch
        low, high, aim = scene.low[row], scene.high[row], scene.aim[row]
        np.add(low, 1.0, out=scratch)
        low *= scratch
        low *= point.low[row]
        np.subtract(high, 1.0, out=scratch)
        high *= scratch
        high *= point.high[row]
        aim -= low
        aim += high

    def _cap_aim(self, target: float, room_step: float) -> float:
        """The cap's own aim."""
        point, cap = self.point, self.cap
        if cap is None:
            return 0.0
        cap.open_t += cap.aimed_t + target * cap.target_t
        share = room_step / point.cap_room
        own = target / point.cap_room
        own += point.cap_slack / point.cap_room * room_step * (1.0 + share)
        cap.open_t -= point.cap_room / point.cap_slack * (point.duals.cap + own)
        return own

    def _taken(self, solver: Solver, cap_aim: float, target: float) -> float:
        """Go as far as the aimed direction stays inside."""
        point, cap = self.point, self.cap
        duals = solver.solve(self.plain, cap.open_t if cap else 0.0)
        reach = self._last_steps(duals, target)
        room_step = slack_step = 0.0
        if cap is not None:
            weight = point.cap_room / point.cap_slack
            room_step = weight * (duals.cap + point.duals.cap + cap_aim)
            slack_step = cap_aim - point.cap_slack - room_step / weight
            reach.see(-room_step / point.cap_room, -slack_step / point.cap_slack)
        far, slack_far = reach.lengths(STAY_INSIDE)
        point.duals.moved(duals, slack_far)
        point.cap_room += far * room_step
        point.cap_slack += slack_far * slack_step
        self.lengths = (far, slack_far)
        return far

    def _last_steps(self, duals: Duals, target: float) -> Reach:
        """Steps towards the aims, of columns and of slacks."""
        point, scene, scratch, other = self.point, self.scene, self.scratch, self.other
        later = shifted_back(self.program, duals.states)
        reach = Reach()
        for row, column in enumerate(self.program.columns):
            step, low, high = scene.step[row], scene.low[row], scene.high[row]
            over_low, over_high = scene.over_low[row], scene.over_high[row]
            old_low, old_high = point.low[row], point.high[row]
            price = worth(self.program, column, duals, later, scratch)
            np.subtract(price, scene.aim[row], out=step)
            np.subtract(over_low, over_high, out=other)
            other *= target
            step += other
            step *= scene.weight[row]
            np.multiply(step, over_low, out=scratch)
            falls = least(scratch)
            scratch += 1.0
            scratch *= old_low
            low -= scratch
            low += np.multiply(over_low, target, out=other)
            np.multiply(step, over_high, out=scratch)
            rises = most(scratch)
            scratch -= 1.0
            scratch *= old_high
            high += scratch
            high += np.multiply(over_high, target, out=other)
            slack = least(np.divide(low, old_low, out=scratch))
            slack = min(slack, least(np.divide(high, old_high, out=scratch)))
            reach.see(max(-falls, rises), -slack)
        return reach

    def close_rows(self) -> None:
        """A last small step that only closes what is open in the rows."""
        program, point = self.program, self.point
        duals = newton(program, self.equations).solve(self.plain)
        later = shifted_back(program, duals.states)
        for row, column in enumerate(program.columns):
            price = worth(program, column, duals, later, self.scratch)
            step = price * self.scene.weight[row]
            np.copyto(
                point.values[row],
                np.minimum(np.maximum(point.values[row] + step, 0.0), column.width),
            )
