"""Smooth fields of a map: how much of each material, how far from the coast."""

from dataclasses import dataclass

import numpy as np

from sim_core.content import LevelMap

SAMPLES = 8
MATERIALS = (
    "grass", "lush", "dry", "sand", "rock", "basalt", "marsh", "field", "dirt",
)  # fmt: skip
WATER = ("sea", "shallows", "river", "lake")


@dataclass(frozen=True)
class Fields:
    """Arrays on a grid of SAMPLES to a tile, [y, x]."""

    weights: np.ndarray
    coast: np.ndarray
    depth: np.ndarray
    fresh: np.ndarray
    levels: tuple[np.ndarray, ...]


def noise(shape: tuple[int, int], cell: float, seed: int) -> np.ndarray:
    """Value noise, 0 to 1, one random value every `cell` samples."""
    rows, columns = (int(side / cell) + 3 for side in shape)
    grid = np.random.default_rng(seed).random((rows, columns), np.float32)
    y, x = (np.arange(side, dtype=np.float32) / cell for side in shape)
    j, i = y.astype(int), x.astype(int)
    v, u = (_eased(part - part.astype(int)) for part in (y, x))
    low = grid[j][:, i] * (1 - u) + grid[j][:, i + 1] * u
    high = grid[j + 1][:, i] * (1 - u) + grid[j + 1][:, i + 1] * u
    return low * (1 - v)[:, None] + high * v[:, None]


def _eased(t: np.ndarray) -> np.ndarray:
    return t * t * (3 - 2 * t)


def blurred(field: np.ndarray, radius: int) -> np.ndarray:
    """Three box blurs, near enough to a bell."""
    for _ in range(3):
        for axis in (0, 1):
            padded = np.pad(
                field, [(radius, radius) if a == axis else (0, 0) for a in (0, 1)],
                mode="edge",
            )  # fmt: skip
            total = np.cumsum(padded, axis=axis, dtype=np.float32)
            size = 2 * radius + 1
            lead = np.take(total, [0], axis=axis) * 0
            total = np.concatenate([lead, total], axis=axis)
            count = field.shape[axis]
            high = np.take(total, range(size, size + count), axis=axis)
            field = (high - np.take(total, range(count), axis=axis)) / size
    return field


def _upsampled(tiles: np.ndarray) -> np.ndarray:
    return np.repeat(np.repeat(tiles.astype(np.float32), SAMPLES, 0), SAMPLES, 1)


def fields_of(level_map: LevelMap) -> Fields:
    """Blur the tiles and let noise wobble their edges."""
    width, height = level_map.width, level_map.height
    land = np.array(
        [[level_map.land_class(x, y) for x in range(width)] for y in range(height)]
    )
    heights = np.array(
        [[level_map.level(x, y) for x in range(width)] for y in range(height)]
    )
    dry = ~np.isin(land, ("sea", "shallows"))
    weights = np.stack(
        [blurred(_upsampled(land == name), 3) for name in MATERIALS], axis=-1
    )
    shape = weights.shape[:2]
    wobble = noise(shape, 9, 2) * 0.6 + noise(shape, 4, 3) * 0.4 - 0.5
    coast = blurred(_upsampled(dry), 4) - 0.5 + wobble * 0.22
    fresh = blurred(_upsampled(np.isin(land, ("river", "lake"))), 2) - 0.42
    levels = tuple(
        blurred(_upsampled(heights >= number), 2) - 0.5 + wobble * 0.25
        for number in range(1, int(heights.max()) + 1)
    )
    wide = blurred(_upsampled(dry), 12)
    depth = np.maximum(-coast, 0.0) * 0.3 + np.clip(0.5 - wide, 0.0, 0.5) * 0.7
    return Fields(weights, coast, depth, fresh + wobble * 0.2, levels)
