"""Heights, shade and shores of the land with what is built upon it."""

from dataclasses import dataclass, replace

import numpy as np

from game.terrain.land import (
    HALF_H,
    LEVEL_PX,
    SHORE_PX,
    TILE_RISE_PX,
    Land,
    Tile,
    grid_places,
    natural_rise,
    to_samples,
)
from game.terrain.levelling import BANK_FRESH, SHORE_TILES, Built, hold_of
from game.terrain.numeric import PAD_TILES, SAMPLES, Places, blurred, smooth

# Sideways and upward parts of the way to the sun, a tile on.
SUN_X, SUN_Y, SUN_UP = -0.7302, 0.6832, 0.966
# Shadows and nearer hills reach no farther.
REACH_TILES = 3
# Vertices reach a tile beyond the map.
VERTEX_ORIGIN = -1
JITTER_TILES = 0.30 / SAMPLES
CHANNELS = ("coast", "fresh", "shadow", "occlusion", "rim", "foot", "level")

Part = tuple[slice, slice]


@dataclass(frozen=True)
class Box:
    """Tiles from the first to before the last, in both directions."""

    left: int
    top: int
    right: int
    bottom: int

    def grown(self, tiles: int) -> "Box":
        return Box(
            self.left - tiles, self.top - tiles, self.right + tiles, self.bottom + tiles
        )

    def within(self, whole: "Box") -> "Box":
        """The part inside another box; at least its nearest tile."""
        left = min(max(self.left, whole.left), whole.right - 1)
        top = min(max(self.top, whole.top), whole.bottom - 1)
        right = max(min(self.right, whole.right), left + 1)
        return Box(left, top, right, max(min(self.bottom, whole.bottom), top + 1))

    def first(self, origin: int) -> Tile:
        """The first tile of the part of a grid that starts at `origin`."""
        return max(self.left, origin), max(self.top, origin)

    def part(self, shape: tuple[int, ...], origin: int) -> tuple[slice, slice]:
        """Rows and columns of a grid that starts at a tile."""
        return tuple(
            slice(
                min(max((low - origin) * SAMPLES, 0), size),
                min(max((high - origin) * SAMPLES, 0), size),
            )
            for low, high, size in (
                (self.top, self.bottom, shape[0]),
                (self.left, self.right, shape[1]),
            )
        )


class Relief:
    """Arrays [y, x] that change where something is built."""

    def __init__(self, land: Land) -> None:
        self.land = land
        self.built = Built()
        width, depth = land.island.width, land.island.height
        self.whole = Box(-PAD_TILES, -PAD_TILES, width + PAD_TILES, depth + PAD_TILES)
        self.x, self.y = grid_places(land)
        origin = (-PAD_TILES, -PAD_TILES)
        self.natural = natural_rise(land, _as_it_is, self.x, self.y, origin=origin)
        self.rise = self.natural.copy()
        self.off = np.full(self.rise.shape, 9.0, np.float32)
        self.vertices = Vertices(land)
        # Of use for the bare heights only.
        self.land = self.vertices.land = replace(land, contours=())
        self.cover = _cover(self.rise)
        self.shade = np.zeros((*self.rise.shape, len(CHANNELS)), np.float16)
        self._is_fresh = False

    def build(self, built: Built) -> bool:
        """Level the ground for what is built; False if nothing has changed."""
        changed = built.changed_from(self.built)
        if not changed:
            return False
        self.built = built
        box = _around(changed).grown(2)
        self._level(box)
        self.vertices.level(built, box)
        box = box.grown(REACH_TILES)
        wide, part, inner = self._parts(box)
        self.cover[part] = _cover(self.rise[wide])[inner]
        if self._is_fresh:
            self._refresh(box)
        return True

    def refresh(self) -> None:
        """Shade everything, the first time; later changes shade only their places."""
        if not self._is_fresh:
            self._refresh(self.whole)
        self._is_fresh = True

    def _level(self, box: Box) -> None:
        part = box.part(self.rise.shape, -PAD_TILES)
        hold = hold_of(
            self.land, self.built, self.x[part], self.y[part],
            origin=box.first(-PAD_TILES),
        )  # fmt: skip
        self.rise[part] = hold.over(self.natural[part])
        self.off[part] = hold.off_tiles

    def _refresh(self, box: Box) -> None:
        wide, part, inner = self._parts(box)
        for number, field in enumerate(self._shaded(wide)):
            self.shade[(*part, number)] = field[inner]

    def _parts(self, box: Box) -> tuple[Part, Part, Part]:
        """What has to be known for a box, the box, and its place in the former."""
        wide = box.grown(REACH_TILES).part(self.rise.shape, -PAD_TILES)
        part = box.part(self.rise.shape, -PAD_TILES)
        inner = tuple(
            slice(one.start - whole.start, one.stop - whole.start)
            for one, whole in zip(part, wide, strict=True)
        )
        return wide, part, inner

    def _shaded(self, part: tuple[slice, slice]) -> tuple[np.ndarray, ...]:
        """The channels in order."""
        land, off = self.land, self.off[part]
        rise = self.rise[part] / TILE_RISE_PX
        near, wide = blurred(rise, 0.22) - rise, blurred(rise, 0.6) - rise
        dark = np.clip(near * 1.5, 0.0, 0.24) + np.clip(wide * 0.7, -0.05, 0.20)
        edge = np.clip(rise - blurred(rise, 0.16), 0.0, 1.0) * 2.4
        foot = smooth(0.035, 0.13, near) * smooth(0.5, 0.2, land.lake[part])
        level = np.clip((self.rise[part] - SHORE_PX) / LEVEL_PX, 0.0, 4.0)
        return (
            np.maximum(land.coast[part], SHORE_TILES - 1.2 * off),
            np.minimum(land.fresh[part], BANK_FRESH + 0.9 * off),
            _shadow(rise),
            dark,
            smooth(0.0, 0.20, edge),
            foot,
            level,
        )


class Vertices:
    """Corners of the mesh: a lattice, shaken where the ground is not flat."""

    def __init__(self, land: Land) -> None:
        self.land = land
        rows = (land.island.height + 2) * SAMPLES + 1
        columns = (land.island.width + 2) * SAMPLES + 1
        self.even_y, self.even_x = np.indices((rows, columns)) / SAMPLES + VERTEX_ORIGIN
        draw = np.random.default_rng(columns * 1000 + rows)
        self.x, self.y = (
            even + draw.uniform(-JITTER_TILES, JITTER_TILES, even.shape)
            for even in (self.even_x, self.even_y)
        )
        places = Places(land.coast.shape, to_samples(self.x), to_samples(self.y))
        origin = (VERTEX_ORIGIN, VERTEX_ORIGIN)
        self.natural = natural_rise(land, places.of, self.x, self.y, origin=origin)
        self.rise = self.natural.copy()

    def level(self, built: Built, box: Box) -> None:
        part = box.part(self.rise.shape, VERTEX_ORIGIN)
        hold = hold_of(
            self.land, built, self.even_x[part], self.even_y[part],
            origin=box.first(VERTEX_ORIGIN),
        )  # fmt: skip
        self.rise[part] = hold.over(self.natural[part])


def _as_it_is(field: np.ndarray) -> np.ndarray:
    return field


def _around(tiles: list[Tile]) -> Box:
    x, y = [tile[0] for tile in tiles], [tile[1] for tile in tiles]
    return Box(min(x), min(y), max(x) + 1, max(y) + 1)


def _cover(rise: np.ndarray) -> np.ndarray:
    """Height up to which nearer ground covers what stands at each point. [px]"""
    found = np.full_like(rise, -LEVEL_PX)
    for step in range(1, min(REACH_TILES * SAMPLES, *rise.shape)):
        nearer = rise[step:, step:] - np.float32(step * 2 * HALF_H / SAMPLES)
        here = found[:-step, :-step]
        np.maximum(here, nearer, out=here)
    return found


def _shadow(rise: np.ndarray) -> np.ndarray:
    """How deep points lie in the shade of ground towards the sun; heights in tiles."""
    rows, columns = rise.shape
    reach = REACH_TILES * SAMPLES
    wide = np.pad(rise, reach, mode="edge")
    found = np.zeros_like(rise)
    for step in np.arange(0.6, reach - 1.0, 0.8):
        away_x, away_y = SUN_X * step, SUN_Y * step
        i, j = int(np.floor(away_x)), int(np.floor(away_y))
        u, v = np.float32(away_x - i), np.float32(away_y - j)
        here = wide[reach + j :, reach + i :][: rows + 1, : columns + 1]
        across = here[:, :-1] * (1 - u) + here[:, 1:] * u
        over = across[:-1] * (1 - v) + across[1:] * v - rise
        over -= np.float32(step / SAMPLES * SUN_UP)
        # The far edge of a shadow is softer than the near one.
        np.maximum(found, smooth(-0.01, 0.05 + 0.006 * step, over), out=found)
    return found
