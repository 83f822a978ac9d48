"""The faceted surface under a chunk: whole tiles where it is flat, triangles else."""

from dataclasses import dataclass

import numpy as np

from game.terrain.canvas import Spot
from game.terrain.land import HALF_H, HALF_W, LEVEL_PX, SHORE_PX
from game.terrain.numeric import SAMPLES
from game.terrain.patches import CHUNK_PX
from game.terrain.relief import Box

FLAT_PX = 0.3
SEA_PX = 0.01
# Facets seen from behind, or nearly so, are left out.
LEAST_FACING = 0.02


@dataclass(frozen=True)
class Lattice:
    """Corners of the mesh over some tiles, shaken and as they lie on even ground."""

    tiles: Box
    x: np.ndarray
    y: np.ndarray
    rise: np.ndarray


@dataclass(frozen=True)
class Surface:
    """Facets [n, 4, xyz] from the farthest to the nearest; the first ones may be flat.

    Triangles have their last corner twice. Heights in pixels, x and y in tiles.
    """

    corners: np.ndarray
    is_slope: np.ndarray
    # Fall of the height along x and y. [px per tile]
    slope: np.ndarray
    # Height at a pixel: value at the chunk's corner, and its change by x and y.
    plane: np.ndarray

    @property
    def middle(self) -> np.ndarray:
        """Mean of the corners, each counted once."""
        triangle = self.corners[:, :3].mean(axis=1)
        return np.where(self.is_slope[:, None], triangle, self.corners.mean(axis=1))

    @property
    def highest_px(self) -> float:
        return float(self.corners[..., 2].max(initial=0.0))


def surface_of(lattice: Lattice, spot: Spot) -> Surface:
    """The facets a chunk shows, in the painter's order."""
    flat, slopes = _pieces(lattice)
    corners = np.concatenate([flat, slopes])
    is_slope = np.arange(len(corners)) >= len(flat)
    seen = _is_seen(corners, spot)
    corners, is_slope = corners[seen], is_slope[seen]
    slope = _slope(corners) * is_slope[:, None]
    facing = 1.0 - slope.sum(axis=1) / (2 * HALF_H)
    front = facing > LEAST_FACING
    found = Surface(
        corners[front],
        is_slope[front],
        slope[front],
        _plane(corners[front], slope[front], facing[front], spot),
    )
    order = _painters_order(found)
    return Surface(
        found.corners[order],
        found.is_slope[order],
        found.slope[order],
        found.plane[order],
    )


def _pieces(lattice: Lattice) -> tuple[np.ndarray, np.ndarray]:
    """Flat quads above the sea, and triangles."""
    rise = _cells(lattice.rise)
    is_even = np.ptp(rise, axis=2) < FLAT_PX
    whole = _whole_tiles(rise[..., 0], is_even)
    x, y = _settled(lattice, whole)
    cells = np.stack([_cells(x), _cells(y), rise], axis=-1)
    inside = np.repeat(np.repeat(whole, SAMPLES, axis=0), SAMPLES, axis=1)
    flat = np.concatenate([_tile_quads(lattice, whole), cells[is_even & ~inside]])
    j, i = np.nonzero(~is_even)
    triangles = _triangles(cells[j, i], ((i + j) % 2 == 1)[:, None, None])
    return flat[flat[..., 2].max(axis=1) > SEA_PX], triangles


def _cells(values: np.ndarray) -> np.ndarray:
    """The four corners of each cell, around it."""
    low, high = values[:-1], values[1:]
    return np.stack([low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1]], axis=2)


def _whole_tiles(rise: np.ndarray, is_even: np.ndarray) -> np.ndarray:
    """Tiles that are one plane; [row, column]."""
    shape = len(rise) // SAMPLES, SAMPLES, rise.shape[1] // SAMPLES, SAMPLES
    flat = is_even.reshape(shape).all(axis=(1, 3))
    return flat & (np.ptp(rise.reshape(shape), axis=(1, 3)) < FLAT_PX)


def _settled(lattice: Lattice, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places of the corners; those of whole tiles are not shaken."""
    still = np.zeros(lattice.x.shape, bool)
    rows, columns = (side * SAMPLES for side in whole.shape)
    for j in range(SAMPLES + 1):
        for i in range(SAMPLES + 1):
            still[j : j + rows : SAMPLES, i : i + columns : SAMPLES] |= whole
    even_y, even_x = np.indices(lattice.x.shape) / SAMPLES
    return (
        np.where(still, even_x + lattice.tiles.left, lattice.x),
        np.where(still, even_y + lattice.tiles.top, lattice.y),
    )


def _tile_quads(lattice: Lattice, whole: np.ndarray) -> np.ndarray:
    row, column = np.nonzero(whole)
    x, y = column + lattice.tiles.left, row + lattice.tiles.top
    rise = lattice.rise[row * SAMPLES, column * SAMPLES]
    around = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
    return np.stack([np.stack([*corner, rise], axis=-1) for corner in around], axis=1)


def _triangles(cells: np.ndarray, is_odd: np.ndarray) -> np.ndarray:
    """Two triangles a cell; neighbours are cut along crossing diagonals."""
    a, b, c, d = (cells[:, number, None] for number in range(4))
    first = np.concatenate([a, b, *([np.where(is_odd, c, d)] * 2)], axis=1)
    second = np.concatenate([np.where(is_odd, a, b), c, d, d], axis=1)
    return np.concatenate([first, second])


def _on_screen(corners: np.ndarray, spot: Spot) -> tuple[np.ndarray, np.ndarray]:
    """Pixels of the chunk, as fractions."""
    x, y, rise = (corners[..., number] for number in range(3))
    right = (x - y) * HALF_W * spot.scale - spot.left
    down = ((x + y) * HALF_H - rise) * spot.scale - spot.top
    return right, down


def _is_seen(corners: np.ndarray, spot: Spot) -> np.ndarray:
    right, down = _on_screen(corners, spot)
    across = (right.max(axis=1) > -1) & (right.min(axis=1) < CHUNK_PX + 1)
    return across & (down.max(axis=1) > -1) & (down.min(axis=1) < CHUNK_PX + 1)


def _slope(corners: np.ndarray) -> np.ndarray:
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    area = np.where(np.abs(area) < 1e-9, 1e-9, area)
    by_x = one[:, 2] * two[:, 1] - one[:, 1] * two[:, 2]
    by_y = one[:, 0] * two[:, 2] - one[:, 2] * two[:, 0]
    return np.stack([by_x, by_y], axis=-1) / area[:, None]


def _plane(
    corners: np.ndarray, slope: np.ndarray, facing: np.ndarray, spot: Spot
) -> np.ndarray:
    """Height at pixels of the chunk: h = p0 + p1·right + p2·down. [px]

    A point lies at x - y = right/64 and x + y = (down + h)/32, so h stands on both
    sides; solving for it divides by `facing`.
    """
    right, down = _on_screen(corners[:, 0], spot)
    across = (slope[:, 0] - slope[:, 1]) / (2 * HALF_W) / spot.scale / facing
    along = slope.sum(axis=1) / (2 * HALF_H) / spot.scale / facing
    start = corners[:, 0, 2] - across * right - along * down
    return np.stack([start, across, along], axis=-1)


def _painters_order(surface: Surface) -> np.ndarray:
    """Bands of height, then rows: on one pixel the higher point is the nearer."""
    rise = surface.middle[:, 2] - SHORE_PX
    flat = 2 * np.round(rise / LEVEL_PX) + 2
    band = np.where(surface.is_slope, 2 * np.ceil(rise / LEVEL_PX) + 1, flat)
    band = np.where(rise < -0.8, 0, band)
    nearest = (surface.corners[..., 0] + surface.corners[..., 1]).max(axis=1)
    return np.lexsort((nearest, band))
