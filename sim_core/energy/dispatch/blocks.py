"""Small symmetric blocks, one for every hour, solved for all hours at once.

Arrays are (rows, columns, hours). Only elementwise steps in fixed order, so that every
machine finds the same bits.
"""

from dataclasses import dataclass

import numpy as np

from sim_core.numeric import Floats

# A bus without any plant or link has nothing to divide by.
LEAST_PIVOT = 1e-30


@dataclass(frozen=True)
class Factors:
    """L D Lᵀ of symmetric positive blocks; `lower[i][j]` for j < i, inverse of D."""

    lower: tuple[tuple[Floats, ...], ...]
    inverse: tuple[Floats, ...]


def factored(blocks: Floats) -> Factors:
    size = len(blocks)
    lower: list[list[Floats]] = [[] for _ in range(size)]
    pivots: list[Floats] = []
    inverse: list[Floats] = []
    for column in range(size):
        scaled = [lower[column][k] * pivots[k] for k in range(column)]
        pivot = _reduced(blocks[column, column], scaled, lower[column])
        np.maximum(pivot, LEAST_PIVOT, out=pivot)
        pivots.append(pivot)
        inverse.append(1.0 / pivot)
        for row in range(column + 1, size):
            entry = _reduced(blocks[row, column], scaled, lower[row])
            entry *= inverse[column]
            lower[row].append(entry)
    return Factors(tuple(tuple(row) for row in lower), tuple(inverse))


def _reduced(entry: Floats, left: list[Floats], right: list[Floats]) -> Floats:
    """The entry less the products of two lists, always a new array."""
    result = entry.copy()
    for first, second in zip(left, right, strict=False):
        result -= first * second
    return result


def solved(factors: Factors, right: Floats) -> Floats:
    """Blocks⁻¹ · right, for right of (size, columns, hours), in place."""
    size = len(factors.inverse)
    for row in range(1, size):
        for k in range(row):
            right[row] -= factors.lower[row][k] * right[k]
    for row in range(size):
        right[row] *= factors.inverse[row]
    for row in range(size - 2, -1, -1):
        for k in range(row + 1, size):
            right[row] -= factors.lower[k][row] * right[k]
    return right


def product(left: Floats, right: Floats) -> Floats:
    """left · right for (rows, inner, hours) and (inner, columns, hours)."""
    rows, inner, hours = left.shape
    result = np.empty((rows, right.shape[1], hours))
    step = np.empty((right.shape[1], hours))
    for row in range(rows):
        np.multiply(right[0], left[row, 0], out=result[row])
        for k in range(1, inner):
            np.multiply(right[k], left[row, k], out=step)
            result[row] += step
    return result


def diagonal_product(diagonal: Floats, right: Floats) -> Floats:
    """Diagonal blocks, (rows, hours), times (rows, columns, hours)."""
    product: Floats = diagonal[:, None] * right
    return product


def turned(blocks: Floats) -> Floats:
    return blocks.transpose(1, 0, 2)
