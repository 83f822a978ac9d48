"""Sums and tables whose results are the same bits on every machine."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def fixed_sum(values: ArrayLike, axis: int = -1) -> Any:
    """Sum along one axis, first to last, never in pairs or vector lanes."""
    array = np.asarray(values, dtype=np.float64)
    if array.ndim == 1:
        return float(array.cumsum()[-1]) if array.size else 0.0
    if array.shape[axis] == 0:
        shape = list(array.shape)
        del shape[axis]
        return np.zeros(shape)
    return array.cumsum(axis=axis).take(-1, axis=axis)


def interpolate(x: ArrayLike, points: ArrayLike, values: ArrayLike) -> Floats:
    """Read a table made beforehand; flat outside its ends."""
    x_, p, v = (np.asarray(a, dtype=np.float64) for a in (x, points, values))
    row = np.clip(np.searchsorted(p, x_, side="right") - 1, 0, p.size - 2)
    share = np.clip((x_ - p[row]) / (p[row + 1] - p[row]), 0.0, 1.0)
    result: Floats = v[row] + share * (v[row + 1] - v[row])
    return result
