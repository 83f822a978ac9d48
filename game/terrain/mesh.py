"""The faceted surface under a chunk: whole tiles where it is flat, triangles else."""

from dataclasses import dataclass

import numpy as np

from game.terrain.canvas import Spot
from game.terrain.look import Look
from game.terrain.numeric import SAMPLES
from game.terrain.relief import Box

FLAT_PX = 0.3
SEA_PX = 0.01
# Facets seen from behind, or nearly so, are left out.
LEAST_FACING = 0.02
# From this uprightness on a facet shows stone instead of its ground.
GROUND_UP, STONE_UP = 0.955, 0.80
POLYGONS_A_STEP = 600


@dataclass(frozen=True)
class Lattice:
    """Corners of the mesh over some tiles; `tiles` starts at a corner of the map."""

    tiles: Box
    x: np.ndarray
    y: np.ndarray
    rise: np.ndarray
    cliff: np.ndarray
    cliff_box: Box


@dataclass(frozen=True)
class Facets:
    """Rows from the farthest to the nearest; row 0 is the plane of the sea."""

    corners: np.ndarray
    plane: np.ndarray
    group: np.ndarray
    is_slope: np.ndarray
    stone: np.ndarray
    stone_sun: np.ndarray
    stone_shade: np.ndarray
    tone_sun: np.ndarray
    tone_shade: np.ndarray
    fall: np.ndarray
    highest_px: float


def facets_of(lattice: Lattice, spot: Spot, look: Look) -> Facets | None:
    """None where only the sea is seen."""
    flat, slopes = _pieces(lattice)
    pieces = np.concatenate([flat, slopes])
    pieces, kept = _seen(pieces, spot)
    if not len(pieces):
        return None
    is_slope = kept >= len(flat)
    flat_count = int((~is_slope).sum())
    surface = _surface(pieces[flat_count:], spot)
    rise = pieces[..., 2]
    mean = np.where(is_slope, rise[:, :3].mean(axis=1), rise.mean(axis=1))
    is_front = np.concatenate([np.ones(flat_count, bool), surface["facing"]])
    order = np.flatnonzero(is_front)
    order = order[_painters_order(pieces[order], mean[order], is_slope[order])]
    tables = _tables(lattice, look, pieces, mean, flat_count, surface)
    tables = {name: _with_sea(table[order]) for name, table in tables.items()}
    return Facets(
        _corners(pieces[order], spot),
        is_slope=_with_sea(is_slope[order]),
        highest_px=float(rise[order].max()),
        **tables,
    )


def _with_sea(table: np.ndarray) -> np.ndarray:
    return np.concatenate([np.zeros_like(table[:1]), table])


def _pieces(lattice: Lattice) -> tuple[np.ndarray, np.ndarray]:
    """Flat quads, and triangles as quads with their last corner twice; [n, 4, xyz]."""
    corners = np.stack([lattice.x, lattice.y, lattice.rise], axis=-1)
    cells = np.stack(
        [corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2
    )
    is_even = np.ptp(cells[..., 2], axis=2) < FLAT_PX
    whole = _whole_tiles(cells[..., 0, 2], is_even)
    tiles = _tile_quads(lattice, whole)
    inside = np.repeat(np.repeat(whole, SAMPLES, axis=0), SAMPLES, axis=1)
    _settle(cells, inside, lattice)
    quads = cells[is_even & ~inside]
    j, i = np.nonzero(~is_even)
    triangles = _triangles(cells[j, i], (i + j) % 2 == 1)
    flat = np.concatenate([tiles, quads])
    return flat[flat[..., 2].max(axis=1) > SEA_PX], triangles


def _whole_tiles(rise: np.ndarray, is_even: np.ndarray) -> np.ndarray:
    """Tiles that are one plane; [row, column]."""
    shape = len(rise) // SAMPLES, SAMPLES, rise.shape[1] // SAMPLES, SAMPLES
    flat = is_even.reshape(shape).all(axis=(1, 3))
    return flat & (np.ptp(rise.reshape(shape), axis=(1, 3)) < FLAT_PX)


def _tile_quads(lattice: Lattice, whole: np.ndarray) -> np.ndarray:
    row, column = np.nonzero(whole)
    x, y = column + lattice.tiles.left, row + lattice.tiles.top
    rise = lattice.rise[row * SAMPLES, column * SAMPLES]
    corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
    return np.stack([np.stack([*corner, rise], axis=-1) for corner in corners], axis=1)
