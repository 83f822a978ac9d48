"""Ground made level for what is built: footprints lie flat, roads climb evenly."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from game.terrain.land import LEVEL_PX, SHORE_PX, SIDES, Land, Tile, near
from game.terrain.numeric import smooth

Part = tuple[slice, slice]

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


class Hold:
    """How firmly built things hold the ground at points of a grid, and how high."""

    def __init__(self, land: Land, x: np.ndarray, y: np.ndarray) -> None:
        self.land, self.x, self.y = land, x, y
        self.share, self.height_px = np.zeros(x.shape), np.zeros(x.shape)
        self.off_tiles = np.full(x.shape, 9.0)

    def over(self, natural: np.ndarray) -> np.ndarray:
        """The ground, held."""
        mixed = natural + (self.height_px - natural) * self.share
        return mixed.astype(np.float32)

    def take(self, part: Part, share: np.ndarray, level: np.ndarray) -> None:
        """Hold points as firmly as the share says, where nothing is firmer."""
        firmer = share > self.share[part]
        height_px = SHORE_PX + LEVEL_PX * level
        self.share[part] = np.where(firmer, share, self.share[part])
        self.height_px[part] = np.where(firmer, height_px, self.height_px[part])

    def come_near(self, part: Part, off: np.ndarray) -> None:
        """Note how far points lie from what is built."""
        np.minimum(self.off_tiles[part], off, out=self.off_tiles[part])

    def hold_tile(self, tile: Tile, part: Part) -> None:
        """A footprint lies flat as far as its edge."""
        u, v = self.x[part] - tile[0] - 0.5, self.y[part] - tile[1] - 0.5
        off = np.maximum(np.abs(u), np.abs(v)) - 0.5
        level = np.full(off.shape, level_of(self.land, tile))
        self.take(part, smooth(BANK_TILES, 0.001, off), level)
        self.come_near(part, np.maximum(off, 0.0))

    def hold_road(self, built: Built, tile: Tile, part: Part) -> None:
        """A road holds a strip about its middle line; a ramp carries it by itself."""
        u, v = self.x[part] - tile[0] - 0.5, self.y[part] - tile[1] - 0.5
        aside, level = _strip(self.land, built, tile, u, v)
        inside = (np.abs(u) <= 0.51) & (np.abs(v) <= 0.51)
        if not self.land.island.is_ramp(*tile):
            self.take(part, smooth(ROAD_FADE, ROAD_HALF, aside) * inside, level)
        off = np.where(inside, np.maximum(aside - ROAD_HALF, 0.0), 9.0)
        self.come_near(part, off)


def _strip(
    land: Land, built: Built, tile: Tile, u: np.ndarray, v: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Distance from the road's middle line, and the level of its nearest point."""
    here = level_of(land, tile)
    aside, level = np.sqrt(u * u + v * v), np.full(u.shape, here)
    for side in road_arms(built, tile):
        ahead = (tile[0] + side[0], tile[1] + side[1])
        along, off = u * side[0] + v * side[1], np.abs(u * side[1] + v * side[0])
        is_nearer = (off < aside) & (along > 0.0)
        climb = (_edge_level(land, tile, ahead) - here) * 2.0
        level = np.where(is_nearer, here + climb * np.clip(along, 0.0, 0.5), level)
        aside = np.where(is_nearer, off, aside)
    return aside, level


def is_levelled(land: Land, tile: Tile) -> bool:
    x, y = tile
    return land.island.contains(x, y) and land.kinds[y, x] not in NEVER_LEVEL


def hold_of(
    land: Land, built: Built, x: np.ndarray, y: np.ndarray, *, origin: Tile
) -> Hold:
    """The firmest hold on each point; at equal firmness the higher tile's."""
    hold = Hold(land, x, y)
    for tile in _by_height(land, built.clear):
        part = near(tile, origin, 1)
        if x[part].size:
            hold.hold_tile(tile, part)
    for tile in _by_height(land, built.roads):
        part = near(tile, origin, 0)
        if x[part].size:
            hold.hold_road(built, tile, part)
    return hold


def _by_height(land: Land, tiles: frozenset[Tile]) -> Iterator[Tile]:
    kept = [tile for tile in tiles if is_levelled(land, tile)]
    yield from sorted(kept, key=lambda tile: (-level_of(land, tile), tile))


def road_arms(built: Built, tile: Tile) -> list[Tile]:
    """Sides of a road tile on which the road goes on."""
    x, y = tile
    return [side for side in SIDES if (x + side[0], y + side[1]) in built.roads]


def level_of(land: Land, tile: Tile) -> float:
    """Level of a tile, of a ramp's its foot's."""
    return float(land.heights[tile[1], tile[0]])


def _edge_level(land: Land, tile: Tile, ahead: Tile) -> float:
    """Level of a road where two tiles meet: halfway, or a ramp's own end."""
    here, there = level_of(land, tile), level_of(land, ahead)
    if not land.island.is_ramp(*ahead):
        return (here + there) / 2.0
    return here
