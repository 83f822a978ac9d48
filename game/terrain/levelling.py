"""Ground made level for what is built: footprints lie flat, roads climb evenly."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.terrain.land import LEVEL_PX, SHORE_PX, SIDES, Land, Tile, near
from game.terrain.numeric import smooth

# Marsh stays wet under what grows on it.
NEVER_LEVEL = ("sea", "shallows", "river", "lake", "marsh")
BANK_TILES = 0.16
SHORE_TILES = 0.30
BANK_FRESH = -0.16
ROAD_HALF, ROAD_FADE = 0.34, 0.50


@dataclass(frozen=True)
class Built:
    """What covers the ground: roads, and tiles under buildings."""

    roads: frozenset[Tile] = field(default_factory=frozenset)
    clear: frozenset[Tile] = field(default_factory=frozenset)

    def changed_from(self, other: "Built") -> list[Tile]:
        return sorted((self.roads ^ other.roads) | (self.clear ^ other.clear))


@dataclass
class Hold:
    """How firmly built things hold the ground at points of a grid, and how high."""

    share: np.ndarray
    height_px: np.ndarray
    off_tiles: np.ndarray

    def over(self, natural: np.ndarray) -> np.ndarray:
        """The ground, held."""
        mixed = natural + (self.height_px - natural) * self.share
        return mixed.astype(np.float32)


def is_levelled(land: Land, tile: Tile) -> bool:
    x, y = tile
    return land.island.contains(x, y) and land.kinds[y, x] not in NEVER_LEVEL


def hold_of(
    land: Land, built: Built, x: np.ndarray, y: np.ndarray, *, origin: Tile
) -> Hold:
    """The firmest hold on each point; at equal firmness the higher tile's."""
    shape = x.shape
    hold = Hold(np.zeros(shape), np.zeros(shape), np.full(shape, 9.0))
    for tile in _by_height(land, built.clear):
        part = near(tile, origin, 1)
        if x[part].size:
            _hold_tile(land, hold, tile, part, x[part], y[part])
    for tile in _by_height(land, built.roads):
        part = near(tile, origin, 0)
        if x[part].size:
            _hold_road(land, built, hold, tile, part, x[part], y[part])
    return hold


def _by_height(land: Land, tiles: frozenset[Tile]) -> Iterator[Tile]:
    kept = [tile for tile in tiles if is_levelled(land, tile)]
    yield from sorted(kept, key=lambda tile: (-land.heights[tile[1], tile[0]], tile))


def _take(hold: Hold, part: tuple, share: np.ndarray, height_px: np.ndarray) -> None:
    firmer = share > hold.share[part]
    hold.share[part] = np.where(firmer, share, hold.share[part])
    hold.height_px[part] = np.where(firmer, height_px, hold.height_px[part])


def _hold_tile(
    land: Land, hold: Hold, tile: Tile, part: tuple, x: np.ndarray, y: np.ndarray
) -> None:
    off = np.maximum(np.abs(x - tile[0] - 0.5), np.abs(y - tile[1] - 0.5)) - 0.5
    level = land.heights[tile[1], tile[0]]
    _take(hold, part, smooth(BANK_TILES, 0.001, off), SHORE_PX + LEVEL_PX * level)
    np.minimum(hold.off_tiles[part], np.maximum(off, 0.0), out=hold.off_tiles[part])


def _hold_road(
    land: Land,
    built: Built,
    hold: Hold,
    tile: Tile,
    part: tuple,
    x: np.ndarray,
    y: np.ndarray,
) -> None:
    """A road holds a strip about its middle line; a ramp carries it by itself."""
    u, v = x - tile[0] - 0.5, y - tile[1] - 0.5
    here = _road_level(land, tile)
    aside, level = np.sqrt(u * u + v * v), np.full(u.shape, here)
    for side in road_arms(built, tile):
        ahead = (tile[0] + side[0], tile[1] + side[1])
        along = np.clip(u * side[0] + v * side[1], 0.0, 0.5)
        off = np.abs(u * side[1] + v * side[0])
        is_nearer = (off < aside) & (u * side[0] + v * side[1] > 0.0)
        climb = (_edge_level(land, tile, ahead) - here) * 2.0
        level = np.where(is_nearer, here + climb * along, level)
        aside = np.where(is_nearer, off, aside)
    inside = (np.abs(u) <= 0.51) & (np.abs(v) <= 0.51)
    share = smooth(ROAD_FADE, ROAD_HALF, aside) * inside
    if not land.island.is_ramp(*tile):
        _take(hold, part, share, SHORE_PX + LEVEL_PX * level)
    off = np.where(inside, np.maximum(aside - ROAD_HALF, 0.0), 9.0)
    np.minimum(hold.off_tiles[part], off, out=hold.off_tiles[part])


def road_arms(built: Built, tile: Tile) -> list[Tile]:
    """Sides of a road tile on which the road goes on."""
    x, y = tile
    return [side for side in SIDES if (x + side[0], y + side[1]) in built.roads]


def _road_level(land: Land, tile: Tile) -> float:
    return float(land.heights[tile[1], tile[0]])


def _edge_level(land: Land, tile: Tile, ahead: Tile) -> float:
    """Level of a road where two tiles meet: halfway, or a ramp's own end."""
    here, there = _road_level(land, tile), _road_level(land, ahead)
    if not land.island.is_ramp(*ahead):
        return (here + there) / 2.0
    return here
