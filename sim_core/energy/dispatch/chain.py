"""Equations that join each hour to the next in a ring, solved by odd-even reduction.

Every other hour is eliminated at once, which leaves a ring of half the length; so a
year takes 14 rounds of array steps and no step of Python for each hour. A line of hours
is a ring whose last joint is zero.

Reference: Heller, Some aspects of the cyclic reduction algorithm for block tridiagonal
linear systems, SIAM Journal on Numerical Analysis 13, 1976.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.blocks import (
    Factors,
    diagonal_product,
    factored,
    product,
    solved,
    turned,
)
from sim_core.numeric import Floats


@dataclass(frozen=True)
class Round:
    """One halving: what was eliminated, and its weight on both neighbours."""

    hours: int
    factors: Factors
    weights: Floats


@dataclass(frozen=True)
class Chain:
    rounds: tuple[Round, ...]
    last: Factors


def chain(blocks: Floats, joints: Floats) -> Chain:
    """Reduce a ring.

    Parameters
    ----------
    blocks : ndarray, shape (states, states, hours)
        Symmetric blocks of each hour.
    joints : ndarray, shape (states, states, hours) or (states, hours)
        Block between each hour and the next, of the last and the first; two axes mean
        diagonal blocks.
    """
    rounds = []
    while blocks.shape[2] > 1:
        made, blocks, joints = _halved(blocks, joints)
        rounds.append(made)
    closing = joints if joints.ndim == 3 else _spread(joints)
    return Chain(tuple(rounds), factored(blocks + closing + turned(closing)))


def _spread(diagonal: Floats) -> Floats:
    states = len(diagonal)
    blocks = np.zeros((states, *diagonal.shape))
    for state in range(states):
        blocks[state, state] = diagonal[state]
    return blocks


def _halved(blocks: Floats, joints: Floats) -> tuple[Round, Floats, Floats]:
    states, _, hours = blocks.shape
    count = hours // 2
    odd = np.ascontiguousarray(blocks[..., 1::2])
    even = np.ascontiguousarray(blocks[..., 0::2])
    before = np.ascontiguousarray(joints[..., 0 : 2 * count : 2])
    after = np.ascontiguousarray(joints[..., 1::2])
    is_diagonal = joints.ndim == 2
    factors = factored(odd)
    weights = np.empty((states, 2 * states, count))
    if is_diagonal:
        inverse = solved(factors, _spread(np.ones((states, count))))
        np.multiply(inverse, before, out=weights[:, :states])
        np.multiply(inverse, after, out=weights[:, states:])
    else:
        weights[:, :states] = turned(before)
        weights[:, states:] = after
        solved(factors, weights)
    if is_diagonal:
        left = diagonal_product(before, weights)
        right = diagonal_product(after, weights[:, states:])
    else:
        left = product(before, weights)
        right = product(turned(after), weights[:, states:])
    even[..., :count] -= left[:, :states]
    _subtract_from_next(even, right, hours)
    new = np.negative(left[:, states:])
    if hours % 2:
        end = joints[..., -1:]
        new = np.concatenate([new, _spread(end) if is_diagonal else end], axis=2)
    return Round(hours, factors, weights), even, new


def _subtract_from_next(even: Floats, part: Floats, hours: int) -> None:
    """Each odd hour's part goes to the even hour behind it, the last one's round."""
    if hours % 2:
        even[..., 1:] -= part
    else:
        even[..., 1:] -= part[..., :-1]
        even[..., 0] -= part[..., -1]


def chain_solved(found: Chain, right: Floats) -> Floats:
    """The unknowns, (states, hours), for a right-hand side of that shape."""
    states = len(right)
    odds = []
    for made in found.rounds:
        count = made.hours // 2
        odd = np.ascontiguousarray(right[:, 1::2])
        right = np.ascontiguousarray(right[:, 0::2])
        for k in range(states):
            part = made.weights[k] * odd[k]
            right[:, :count] -= part[:states]
            _subtract_from_next(right, part[states:], made.hours)
        odds.append(odd)
    values = solved(found.last, right[:, None, :].copy())[:, 0]
    for made, odd in zip(reversed(found.rounds), reversed(odds), strict=True):
        values = _expanded(made, odd, values)
    return values


def _expanded(made: Round, odd: Floats, even: Floats) -> Floats:
    states, count = odd.shape
    values = np.empty((states, made.hours))
    values[:, 0::2] = even
    later = even[:, 1:]
    if not made.hours % 2:
        later = np.concatenate([later, even[:, :1]], axis=1)
    inner = solved(made.factors, odd[:, None, :])[:, 0]
    for k in range(states):
        inner -= made.weights[:, k] * even[k, :count]
        inner -= made.weights[:, states + k] * later[k]
    values[:, 1::2] = inner
    return values
