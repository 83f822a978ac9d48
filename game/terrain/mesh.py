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
        return _middle(self.corners, self.is_slope)

    @property
    def highest_px(self) -> float:
        return float(self.corners[..., 2].max(initial=0.0))


def surface_of(lattice: Lattice, spot: Spot) -> Surface:
    """The facets a chunk shows, in the painter's order."""
    flat, slopes = _pieces(lattice, spot)
    corners = np.concatenate([flat, slopes])
    is_slope = np.arange(len(corners)) >= len(flat)
    seen = _is_seen(corners, spot)
    corners, is_slope = corners[seen], is_slope[seen]
    slope = _slope(corners) * is_slope[:, None]
    facing = 1.0 - slope.sum(axis=1) / (2 * HALF_H)
    front = np.flatnonzero(facing > LEAST_FACING)
    order = front[_painters_order(corners[front], is_slope[front])]
    plane = _plane(corners[order], slope[order], facing[order], spot)
    return Surface(corners[order], is_slope[order], slope[order], plane)


def _pieces(lattice: Lattice, spot: Spot) -> tuple[np.ndarray, np.ndarray]:
    """Flat quads above the sea, and triangles, of the tiles the chunk may show."""
    low, high = _lowest_highest(lattice.rise)
    is_even = high - low < FLAT_PX
    low, high = _of_tiles(np.minimum, low), _of_tiles(np.maximum, high)
    whole = high - low < FLAT_PX
    x, y = _settled(lattice, whole)
    shown = _shown_tiles(lattice.tiles, high, spot)
    flat = [_tile_quads(lattice, whole & shown)]
    cells = _over_cells(shown & ~whole)
    flat.append(_corners_at(x, y, lattice.rise, np.nonzero(cells & is_even)))
    j, i = np.nonzero(cells & ~is_even)
    slopes = _corners_at(x, y, lattice.rise, (j, i))
    quads = np.concatenate(flat)
    triangles = _triangles(slopes, ((i + j) % 2 == 1)[:, None, None])
    return quads[quads[..., 2].max(axis=1) > SEA_PX], triangles


def _around(values: np.ndarray) -> tuple[np.ndarray, ...]:
    """The four corners of each cell, around it."""
    low, high = values[:-1], values[1:]
    return low[:, :-1], low[:, 1:], high[:, 1:], high[:, :-1]


def _lowest_highest(rise: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest corner of each cell."""
    a, b, c, d = _around(rise)
    return (
        np.minimum(np.minimum(a, b), np.minimum(c, d)),
        np.maximum(np.maximum(a, b), np.maximum(c, d)),
    )


def _of_tiles(best: np.ufunc, cells: np.ndarray) -> np.ndarray:
    """The least or greatest value of the cells of each tile."""
    rows = best.reduceat(cells, range(0, len(cells), SAMPLES), axis=0)
    return best.reduceat(rows, range(0, cells.shape[1], SAMPLES), axis=1)


def _over_cells(tiles: np.ndarray) -> np.ndarray:
    return np.repeat(np.repeat(tiles, SAMPLES, axis=0), SAMPLES, axis=1)


def _shown_tiles(tiles: Box, high: np.ndarray, spot: Spot) -> np.ndarray:
    """Tiles that may reach into the chunk, by their highest corners."""
    x = np.arange(tiles.left, tiles.right)
    y = np.arange(tiles.top, tiles.bottom)[:, None]
    side = spot.side_world_px
    right = (x - y) * HALF_W - spot.left / spot.scale
    down = (x + y) * HALF_H - spot.top / spot.scale
    shown = (right > -2 * HALF_W) & (right < side + 2 * HALF_W)
    return shown & (down > -4 * HALF_H) & (down - high < side + HALF_H)


def _corners_at(
    x: np.ndarray, y: np.ndarray, rise: np.ndarray, at: tuple[np.ndarray, np.ndarray]
) -> np.ndarray:
    """The four corners of cells, around each; [n, 4, xyz]."""
    j, i = at
    fields = [_around(field) for field in (x, y, rise)]
    corners = [[field[corner][j, i] for field in fields] for corner in range(4)]
    return np.stack([np.stack(corner, axis=-1) for corner in corners], axis=1)


def _settled(lattice: Lattice, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places of the corners; those of whole tiles are not shaken."""
    still = np.zeros(lattice.x.shape, bool)
    for corner in _around(still):
        corner |= _over_cells(whole)
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


def _painters_order(corners: np.ndarray, is_slope: np.ndarray) -> np.ndarray:
    """Bands of height, then rows: on one pixel the higher point is the nearer."""
    rise = _middle(corners, is_slope)[:, 2] - SHORE_PX
    flat = 2 * np.round(rise / LEVEL_PX) + 2
    band = np.where(is_slope, 2 * np.ceil(rise / LEVEL_PX) + 1, flat)
    band = np.where(rise < -0.8, 0, band)
    nearest = (corners[..., 0] + corners[..., 1]).max(axis=1)
    return np.lexsort((nearest, band))


def _middle(corners: np.ndarray, is_slope: np.ndarray) -> np.ndarray:
    """Mean of the corners, each counted once."""
    first = corners[:, 0] + corners[:, 1] + corners[:, 2]
    return np.where(is_slope[:, None], first / 3.0, (first + corners[:, 3]) / 4.0)
