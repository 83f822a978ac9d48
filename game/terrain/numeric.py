"""Noise, blur, distance and sampling on grids of SAMPLES to a tile."""

from functools import lru_cache

import numpy as np

SAMPLES = 8
PAD_TILES = 6
TABLE = 97


def smooth(low: float, high: float, value: np.ndarray) -> np.ndarray:
    """0 up to `low`, 1 from `high` on, an S between; downwards if high < low."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def noise(x: np.ndarray, y: np.ndarray, cell: float, seed: int) -> np.ndarray:
    """Value noise, 0 to 1, at all points of a row x and a column y; [y, x]."""
    table = np.random.default_rng(seed).random((TABLE, TABLE)).astype(np.float32)
    return _along(_along(table, y / cell).T, x / cell).T


def _along(table: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Rows between the rows of a table that repeats itself."""
    whole = np.floor(at).astype(np.int64)
    t = (at - whole).astype(np.float32)[:, None]
    t = t * t * (3.0 - 2.0 * t)
    low, high = whole % len(table), (whole + 1) % len(table)
    return table[low] * (1.0 - t) + table[high] * t


def seamless(
    shape: tuple[int, int], cells: int | tuple[int, int], seed: int
) -> np.ndarray:
    """Value noise that repeats after its own shape; cells down and across."""
    cells = (cells, cells) if isinstance(cells, int) else cells
    table = np.random.default_rng(seed).random(cells).astype(np.float32)
    y, x = (np.arange(side) * n / side for side, n in zip(shape, cells, strict=True))
    return np.ascontiguousarray(_along(_along(table, y).T, x).T)


@lru_cache(24)
def _bell(spread: float) -> tuple[np.float32, ...]:
    """Weights of the middle and of each pair beside it."""
    reach = int(2.8 * spread + 1.0)
    weights = np.exp(-0.5 * (np.arange(reach + 1) / spread) ** 2)
    weights /= weights[0] + 2.0 * weights[1:].sum()
    return tuple(weights.astype(np.float32))


def _down(field: np.ndarray, spread: float) -> np.ndarray:
    """Columns blurred; beyond the edge lies more of the same."""
    middle, *pairs = _bell(spread)
    reach, count = len(pairs), len(field)
    wide = np.pad(field, ((reach, reach), (0, 0)), mode="edge")
    found = wide[reach : reach + count] * middle
    for step, weight in enumerate(pairs, start=1):
        pair = wide[reach - step : reach - step + count] + wide[reach + step :][:count]
        pair *= weight
        found += pair
    return found


# Sums of slices are used, not matrix products: their bits do not depend on threads.
def blurred(field: np.ndarray, spread_tiles: float) -> np.ndarray:
    """A field on the sample grid, blurred by a bell."""
    spread = spread_tiles * SAMPLES
    across = _down(np.ascontiguousarray(field.T), spread)
    return _down(np.ascontiguousarray(across.T), spread)


def blurred_tiles(tiles: np.ndarray, spread_tiles: float) -> np.ndarray:
    """Values of tiles as a blurred field on the sample grid; nothing lies beyond."""
    spread = spread_tiles * SAMPLES
    wide = np.pad(tiles, PAD_TILES).astype(np.float32)
    across = _down(np.repeat(wide.T, SAMPLES, axis=0), spread)
    return _down(np.repeat(across.T, SAMPLES, axis=0), spread)


def spread_out(tiles: np.ndarray) -> np.ndarray:
    """Values of tiles on the sample grid, as they are."""
    padded = np.pad(tiles, PAD_TILES)
    return np.repeat(np.repeat(padded, SAMPLES, axis=0), SAMPLES, axis=1)


def axis_of(tiles: int) -> np.ndarray:
    """Places of the samples in tiles."""
    count = (tiles + 2 * PAD_TILES) * SAMPLES
    return ((np.arange(count) + 0.5) / SAMPLES - PAD_TILES).astype(np.float32)


def distance(mask: np.ndarray, farthest: int) -> np.ndarray:
    """Samples to the nearest True, exact up to `farthest`."""
    square = _down_columns(mask, farthest) ** 2
    found = square.copy()
    for step in range(1, min(mask.shape[1], farthest + 1)):
        right, left = found[:, step:], found[:, :-step]
        np.minimum(right, square[:, :-step] + step * step, out=right)
        np.minimum(left, square[:, step:] + step * step, out=left)
    return np.sqrt(found)


def _down_columns(mask: np.ndarray, farthest: int) -> np.ndarray:
    rows = np.arange(len(mask))[:, None]
    seen = np.where(mask, rows, -farthest)
    above = rows - np.maximum.accumulate(seen, axis=0)
    seen = np.where(mask, rows, len(mask) + farthest)[::-1]
    below = np.minimum.accumulate(seen, axis=0)[::-1] - rows
    return np.minimum(np.minimum(above, below), farthest).astype(np.float32)


class Places:
    """Points of a grid between its samples, to be asked of many fields."""

    def __init__(self, shape: tuple[int, ...], x: np.ndarray, y: np.ndarray) -> None:
        rows, self._columns = shape[:2]
        x = np.clip(x, 0.0, self._columns - 1.001)
        y = np.clip(y, 0.0, rows - 1.001)
        i, j = x.astype(np.int32), y.astype(np.int32)
        self._u, self._v = (x - i).astype(np.float32), (y - j).astype(np.float32)
        self._at = (j * self._columns + i).astype(np.intp)

    def of(self, field: np.ndarray) -> np.ndarray:
        """Values of a field, or of all its channels."""
        u, v = self._u, self._v
        if field.ndim == 3:
            u, v = u[..., None], v[..., None]
        flat = field.reshape(-1, *field.shape[2:])
        top, low = (
            _mixed(flat.take(at, axis=0), flat.take(at + 1, axis=0), u)
            for at in (self._at, self._at + self._columns)
        )
        return _mixed(top, low, v)


def _mixed(one: np.ndarray, other: np.ndarray, share: np.ndarray) -> np.ndarray:
    other -= one
    other *= share
    other += one
    return other


def sampled(field: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Values of a field at points given in samples."""
    return Places(field.shape, x, y).of(field)
