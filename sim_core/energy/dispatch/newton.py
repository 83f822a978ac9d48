"""Newton's equations of a program: A·W·Aᵀ for the weights W of its columns."""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.blocks import Factors, factored, product, solved, turned
from sim_core.energy.dispatch.chain import Chain, chain, chain_solved
from sim_core.energy.dispatch.program import Column, Factor, Program
from sim_core.numeric import Floats


@dataclass
class Duals:
    """Prices of the rows: buses and states by hour, and of the cap."""

    buses: Floats
    states: Floats
    cap: float = 0.0

    def moved(self, step: "Duals", share: float) -> None:
        self.buses += share * step.buses
        self.states += share * step.states
        self.cap += share * step.cap


def shifted_back(program: Program, states: Floats) -> Floats:
    """Each row's value of the next hour; of the first in a ring, else nothing."""
    result = np.empty_like(states)
    result[:, :-1] = states[:, 1:]
    for row, is_ring in enumerate(program.is_ring):
        result[row, -1] = states[row, 0] if is_ring else 0.0
    return result


def worth(
    program: Program, column: Column, duals: Duals, later: Floats, out: Floats
) -> Floats:
    """What a column's entries are worth at the duals; may be a view of them."""
    terms: list[tuple[Factor, Floats]] = [
        (factor, duals.buses[row]) for row, factor in column.buses
    ]
    terms += [(factor, duals.states[row]) for row, factor in column.states]
    terms += [(factor, later[row]) for row, factor in column.next_states]
    has_cap = duals.cap != 0.0 and not _is_nothing(column.tonnes)
    if len(terms) == 1 and not has_cap and _is_one(terms[0][0]):
        return terms[0][1]
    np.multiply(terms[0][1], terms[0][0], out=out)
    for factor, values in terms[1:]:
        if _is_one(factor):
            out += values
        else:
            out += factor * values
    if has_cap:
        out += column.tonnes * duals.cap
    return out


def _is_one(factor: Factor) -> bool:
    return isinstance(factor, float) and factor == 1.0


def _is_nothing(factor: Factor) -> bool:
    return isinstance(factor, float) and factor == 0.0


@dataclass
class Rows:
    """Sums over columns, row by row."""

    buses: Floats
    states: Floats

    def add(self, program: Program, column: Column, values: Floats) -> None:
        for row, factor in column.buses:
            if _is_one(factor):
                self.buses[row] += values
            else:
                self.buses[row] += factor * values
        for row, factor in column.states:
            self.states[row] += factor * values
        for row, factor in column.next_states:
            self.states[row, 1:] += factor * values[:-1]
            if program.is_ring[row]:
                self.states[row, 0] += factor * values[-1]

    def take(self, program: Program, column: Column, values: Floats) -> None:
        """Add with the sign turned."""
        for row, factor in column.buses:
            if _is_one(factor):
                self.buses[row] -= values
            else:
                self.buses[row] -= factor * values
        for row, factor in column.states:
            self.states[row] -= factor * values
        for row, factor in column.next_states:
            self.states[row, 1:] -= factor * values[:-1]
            if program.is_ring[row]:
                self.states[row, 0] -= factor * values[-1]


def no_rows(program: Program) -> Rows:
    return Rows(
        np.zeros((len(program.loads), program.hours)),
        np.zeros((len(program.inflows), program.hours)),
    )


@dataclass
class Equations:
    """Weighted products of the columns, collected before they are factored."""

    buses: Floats
    mixed: Floats
    mixed_next: Floats | None
    states: Floats
    joints: Floats
    next_states: Floats


def empty_equations(program: Program) -> Equations:
    buses, states, hours = len(program.loads), len(program.inflows), program.hours
    crosses = any(column.buses and column.next_states for column in program.columns)
    return Equations(
        np.zeros((buses, buses, hours)),
        np.zeros((buses, states, hours)),
        np.zeros((buses, states, hours)) if crosses else None,
        np.zeros((states, states, hours)),
        np.zeros((states, hours)),
        np.zeros((states, hours)),
    )


def add_weights(into: Equations, column: Column, weights: Floats) -> None:
    """One column's share of the equations; only its own state may join two hours."""
    for number, (row, factor) in enumerate(column.buses):
        scaled = weights if _is_one(factor) else factor * weights
        for other, other_factor in column.buses[: number + 1]:
            part = scaled if _is_one(other_factor) else other_factor * scaled
            into.buses[row, other] += part
            if other != row:
                into.buses[other, row] += part
        for state, other_factor in column.states:
            into.mixed[row, state] += other_factor * scaled
        for state, other_factor in column.next_states:
            assert into.mixed_next is not None
            into.mixed_next[row, state] += other_factor * scaled
    for state, factor in column.states:
        scaled = factor * weights
        into.states[state, state] += factor * scaled
        for _, other_factor in column.next_states:
            into.joints[state] += other_factor * scaled
    for state, factor in column.next_states:
        into.next_states[state] += factor * factor * weights


@dataclass(frozen=True)
class Newton:
    """Factored equations."""

    program: Program
    buses: Factors
    mixed: Floats
    mixed_next: Floats | None
    chain: Chain | None

    def solve(self, right: Rows) -> Duals:
        """Prices whose weighted columns sum to the right-hand side."""
        first = solved(self.buses, right.buses[:, None].copy())
        if self.chain is None:
            return Duals(first[:, 0], right.states)
        states = right.states - _across(self.mixed, first)
        if self.mixed_next is not None:
            states -= _forward(self.program, _across(self.mixed_next, first))
        found = chain_solved(self.chain, states)
        left = right.buses.copy()
        left -= product(self.mixed, found[:, None])[:, 0]
        if self.mixed_next is not None:
            later = shifted_back(self.program, found)
            left -= product(self.mixed_next, later[:, None])[:, 0]
        return Duals(solved(self.buses, left[:, None])[:, 0], found)


def _across(mixed: Floats, values: Floats) -> Floats:
    return product(turned(mixed), values)[:, 0]


def _forward(program: Program, rows: Floats) -> Floats:
    """Rows of the hour before, in the first hour the last of a ring or nothing."""
    result = np.empty_like(rows)
    result[:, 1:] = rows[:, :-1]
    for row, is_ring in enumerate(program.is_ring):
        result[row, 0] = rows[row, -1] if is_ring else 0.0
    return result


def newton(program: Program, found: Equations) -> Newton:
    """Eliminate the buses of each hour, then the chain of the states."""
    buses = factored(found.buses)
    if not program.inflows:
        return Newton(program, buses, found.mixed, None, None)
    weighted = solved(buses, found.mixed.copy())
    blocks = found.states
    blocks -= product(turned(found.mixed), weighted)
    next_states = _forward(program, found.next_states)
    for state in range(len(blocks)):
        blocks[state, state] += next_states[state]
    joints = found.joints
    for row, is_ring in enumerate(program.is_ring):
        if not is_ring:
            joints[row, -1] = 0.0
    if found.mixed_next is not None:
        joints = _crossed(program, found, buses, blocks, weighted)
    made = chain(blocks, joints)
    return Newton(program, buses, found.mixed, found.mixed_next, made)


def _crossed(
    program: Program,
    found: Equations,
    buses: Factors,
    blocks: Floats,
    weighted: Floats,
) -> Floats:
    """Joints, and their blocks, where a column stands at a bus and in two hours."""
    assert found.mixed_next is not None
    later = solved(buses, found.mixed_next.copy())
    inner = product(turned(found.mixed_next), later)
    blocks[..., 1:] -= inner[..., :-1]
    joints = -product(turned(weighted), found.mixed_next)
    for state in range(len(found.joints)):
        joints[state, state] += found.joints[state]
    # Only ramps cross, and nothing joins the last hour of a ramp to the first.
    for state, is_ring in enumerate(program.is_ring):
        if not is_ring:
            joints[:, state, -1] = 0.0
    return joints
