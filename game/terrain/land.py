"""The land of a map before anything is built: smooth fields out of its tiles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from game.terrain.look import Look
from game.terrain.numeric import (
    PAD_TILES,
    SAMPLES,
    Places,
    axis_of,
    blurred,
    blurred_tiles,
    distance,
    noise,
    smooth,
    spread_out,
)
from sim_core.content import LevelMap

HALF_W, HALF_H = 64, 32
LEVEL_PX = 32.0
SHORE_PX = 12.5
BED_PX = 5.6
# Pixels of a height of one tile under the sprites' camera.
TILE_RISE_PX = 78.3837
SEA_KINDS, FRESH_KINDS = ("sea", "shallows"), ("river", "lake")
FARTHEST_TILES = 9.5
STEP_HALF = 0.11
# Wide enough that stairs of tiles become slanting cliffs.
CLIFF_BLUR = 0.55
# Even bare rock meets the sea over this width.
LEAST_BEACH = 0.30
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))

Tile = tuple[int, int]
# Channels of the soil after the materials.
SOIL = ("beach", "shoal", "ramp", "flow")
# Channels of the cliffs: shares of two stones, two tones, and where water may fall.
CLIFF = ("basalt", "rock", "patch", "tone", "fall")
Pick = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Ramp:
    """A tile that climbs one level towards (dx, dy)."""

    x: int
    y: int
    dx: int
    dy: int
    low: int


@dataclass(frozen=True)
class Land:
    """Fields on the sample grid [y, x]; lengths in tiles, positive inland.

    Those of many channels are kept in half the bytes, which is finer than a grey level.
    """

    island: LevelMap
    kinds: np.ndarray
    heights: np.ndarray
    ramps: tuple[Ramp, ...]
    soil: np.ndarray
    coast: np.ndarray
    beach: np.ndarray
    fresh: np.ndarray
    lake: np.ndarray
    cliff: np.ndarray
    contours: tuple[np.ndarray, ...]

    @property
    def is_wet(self) -> np.ndarray:
        return np.isin(self.kinds, SEA_KINDS + FRESH_KINDS)


def to_world(x: float, y: float, rise_px: float = 0.0) -> tuple[float, float]:
    """World pixel of a point of the map, raised above the sea."""
    return (x - y) * HALF_W, (x + y) * HALF_H - rise_px


def land_of(island: LevelMap, look: Look) -> Land:
    rows, columns = range(island.height), range(island.width)
    kinds = np.array([[island.land_class(x, y) for x in columns] for y in rows])
    heights = np.array([[island.level(x, y) for x in columns] for y in rows])
    is_land = ~np.isin(kinds, SEA_KINDS)
    weights = _weights(kinds, look)
    beach = _beach(weights, is_land & (heights > 0), look)
    shoal = blurred_tiles(kinds == "shallows", 0.8)
    lake = blurred_tiles(kinds == "lake", 0.36)
    ramps = _ramps(island)
    rest = np.stack([beach, shoal, _ramp_soil(ramps, is_land), _flow(kinds)], axis=-1)
    return Land(
        island,
        kinds,
        heights,
        ramps,
        np.concatenate([weights, rest], axis=-1, dtype=np.float16, casting="same_kind"),
        _coast(is_land),
        beach,
        _fresh(kinds, lake),
        lake,
        _cliff(weights, lake, look),
        tuple(_contours(heights * is_land)),
    )


def _cliff(weights: np.ndarray, lake: np.ndarray, look: Look) -> np.ndarray:
    """What a cliff's face is made of at each sample."""
    rows, columns = (count - 2 * PAD_TILES * SAMPLES for count in lake.shape)
    axes = axis_of(columns // SAMPLES), axis_of(rows // SAMPLES)
    shares = [
        smooth(0.10, 0.32, blurred(weights[..., look.number(name)], 0.45))
        for name in ("basalt", "rock")
    ]
    tones = [noise(*axes, 0.8, 41), noise(*axes, 3.0, 42)]
    fields = [*shares, *tones, smooth(0.5, 0.2, lake)]
    return np.stack(fields, axis=-1, dtype=np.float16, casting="same_kind")


def _axes(tiles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return axis_of(tiles.shape[1]), axis_of(tiles.shape[0])


def _ripple(axes: tuple, *parts: tuple[float, float, int]) -> np.ndarray:
    """Sum of noises about zero: cell, height from lowest to highest, seed."""
    return sum((noise(*axes, cell, seed) - 0.5) * size for cell, size, seed in parts)


def _coast(is_land: np.ndarray) -> np.ndarray:
    """Distance from the shore, below zero in the sea."""
    # Half the samples are enough for what is blurred afterwards.
    here = spread_out(is_land)[::2, ::2]
    farthest = int(FARTHEST_TILES * SAMPLES / 2)
    off = np.where(here, distance(~here, farthest), -distance(here, farthest))
    off = np.repeat(np.repeat(off, 2, axis=0), 2, axis=1) * np.float32(2 / SAMPLES)
    coast = blurred(off, 0.42)
    coast += _ripple(_axes(is_land), (2.4, 0.62, 6), (0.95, 0.26, 7)) + 0.08
    return _held(coast, is_land, 0.32, -0.12)


def _held(
    field: np.ndarray, inside: np.ndarray, least: float, most: float
) -> np.ndarray:
    """The middle of each tile stays on its own side of a wandering border."""
    x, y = (axis % 1.0 - 0.5 for axis in _axes(inside))
    core = smooth(0.40, 0.20, np.sqrt(x * x + (y * y)[:, None]))
    wanted = np.where(
        spread_out(inside), np.maximum(field, least), np.minimum(field, most)
    )
    return (field + (wanted - field) * core).astype(np.float32)


def _weights(kinds: np.ndarray, look: Look) -> np.ndarray:
    """Share of each material, its borders warped by noise; ploughed land keeps rows."""
    axes = _axes(kinds)
    warp_x = _ripple(axes, (1.7, 1.0, 10), (0.6, 0.35, 11))
    warp_y = _ripple(axes, (1.7, 1.0, 12), (0.6, 0.35, 13))
    rows, columns = np.indices(warp_x.shape, np.float32)
    x, y = columns + warp_x * SAMPLES, rows + warp_y * SAMPLES
    places = Places(rows.shape, x, y)
    found = np.zeros((*warp_x.shape, len(look.materials)), np.float32)
    for number, name in enumerate(look.materials):
        if (kinds == name).any():
            share = blurred_tiles(kinds == name, 0.30)
            found[..., number] = share if name == "field" else places.of(share)
    found[..., 0] += 1e-4
    return found / (found.sum(axis=-1, keepdims=True) + 1e-4)


def _beach(weights: np.ndarray, is_high: np.ndarray, look: Look) -> np.ndarray:
    """Width of the beach: by the ground behind it, none under a cliff."""
    widths = np.array(list(look.sheet["beach"].values()), np.float32)
    beach = (weights * widths).sum(axis=-1)
    beach *= np.clip(1.0 - 1.6 * blurred_tiles(is_high, 0.45), 0.0, 1.0)
    beach *= 1.0 + _ripple(_axes(is_high), (3.1, 0.5, 8))
    return blurred(beach, 0.35)


def _fresh(kinds: np.ndarray, lake: np.ndarray) -> np.ndarray:
    """Distance into rivers and lakes, below zero on dry land."""
    river = blurred_tiles(_run_on(kinds), 0.40)
    is_fresh = np.isin(kinds, FRESH_KINDS)
    fresh = (
        (np.maximum(river, lake) - 0.5) * 0.95 - 0.10 + 0.06 * smooth(0.3, 0.7, lake)
    )
    fresh += _ripple(_axes(kinds), (1.35, 0.30, 9), (0.6, 0.10, 14))
    # In the sea a river's water may end anywhere.
    is_dry = ~np.isin(kinds, FRESH_KINDS + SEA_KINDS)
    fresh = np.maximum(fresh, _held(fresh, is_fresh, 0.05, 9.0))
    fresh = np.minimum(fresh, _held(fresh, ~is_dry, -9.0, -0.13))
    return np.where(np.maximum(river, lake) < 0.08, np.float32(-0.5), fresh)


def _run_on(kinds: np.ndarray) -> np.ndarray:
    """Rivers, and two tiles of the sea before their mouths."""
    river = kinds == "river"
    for _ in range(2):
        wide = np.pad(river, 1)
        beside = wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:]
        river = river | (np.isin(kinds, SEA_KINDS) & beside)
    return river


def _flow(kinds: np.ndarray) -> np.ndarray:
    """Tiles that fresh water still runs to the sea, smooth between tiles."""
    is_fresh, is_sea = np.isin(kinds, FRESH_KINDS), np.isin(kinds, SEA_KINDS)
    steps = np.where(is_sea, 0.0, np.inf)
    for _ in range(kinds.size):
        wide = np.pad(steps, 1, constant_values=np.inf)
        beside = [wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]]
        fresher = np.minimum(steps, np.minimum.reduce(beside) + 1.0)
        fresher = np.where(is_fresh, fresher, steps)
        if np.array_equal(fresher, steps):
            break
        steps = fresher
    counts = np.isfinite(steps)
    share = blurred_tiles(counts, 0.5)
    return blurred_tiles(np.where(counts, steps, 0.0), 0.5) / (share + 1e-3)


def _contours(heights: np.ndarray) -> Iterator[np.ndarray]:
    """For each level from 1 up, the distance behind its cliff."""
    for level in range(1, int(heights.max()) + 1):
        inside = heights >= level
        field = (blurred_tiles(inside, CLIFF_BLUR) - 0.5) * 2.5 * CLIFF_BLUR + 0.06
        waves = (2.1, 0.34, 20 + level), (0.7, 0.17, 30 + level)
        field += _ripple(_axes(heights), *waves)
        yield _held(field, inside, STEP_HALF + 0.02, -STEP_HALF - 0.02)


def _ramps(island: LevelMap) -> tuple[Ramp, ...]:
    return tuple(
        Ramp(x, y, *_way_up(island, x, y), island.level(x, y))
        for y in range(island.height)
        for x in range(island.width)
        if island.is_ramp(x, y)
    )


def _ramp_soil(ramps: tuple[Ramp, ...], tiles: np.ndarray) -> np.ndarray:
    """How far each sample belongs to a ramp."""
    x, y = np.broadcast_arrays(
        axis_of(tiles.shape[1]), axis_of(tiles.shape[0])[:, None]
    )
    found = np.zeros(x.shape, np.float32)
    for ramp in ramps:
        part = near((ramp.x, ramp.y), (-PAD_TILES, -PAD_TILES), 1)
        share, _ = ramp_share(ramp, x[part], y[part])
        found[part] = np.maximum(found[part], share)
    return found


def _way_up(island: LevelMap, x: int, y: int) -> Tile:
    """The side of a ramp that lies one level higher, best with its foot opposite."""
    low = island.level(x, y)

    def rank(side: Tile) -> int:
        ahead, behind = (x + side[0], y + side[1]), (x - side[0], y - side[1])
        is_top = island.contains(*ahead) and island.level(*ahead) == low + 1
        is_foot = island.contains(*behind) and island.level(*behind) == low
        return 2 * is_top + is_foot

    return max(SIDES, key=rank)


def ramp_share(ramp: Ramp, x: np.ndarray, y: np.ndarray) -> tuple:
    """How far points belong to a ramp (0 to 1), and their height on it. [px]"""
    u, v = x - (ramp.x + 0.5), y - (ramp.y + 0.5)
    along = u * ramp.dx + v * ramp.dy + 0.5
    aside = np.abs(u * ramp.dy + v * ramp.dx)
    share = smooth(0.60, 0.44, aside)
    share = share * smooth(-0.42, -0.12, along) * smooth(1.42, 1.12, along)
    climb = np.clip((along + 0.06) / 1.12, 0.0, 1.0)
    return share, SHORE_PX + LEVEL_PX * (ramp.low + climb)


def near(tile: Tile, origin: Tile, reach: int) -> tuple[slice, slice]:
    """Rows and columns about a tile in a grid that starts at the tile `origin`."""
    return tuple(
        slice(
            max((tile[axis] - reach - origin[axis]) * SAMPLES, 0),
            max((tile[axis] + 1 + reach - origin[axis]) * SAMPLES + 1, 0),
        )
        for axis in (1, 0)
    )


def natural_rise(
    land: Land, pick: Pick, x: np.ndarray, y: np.ndarray, *, origin: Tile
) -> np.ndarray:
    """Height above the sea of points on a grid that starts at a tile. [px]"""
    coast = pick(land.coast)
    rise = _beach_rise(coast, pick(land.beach))
    inland = smooth(0.05, 0.22, coast)
    for contour in land.contours:
        step = smooth(-STEP_HALF, STEP_HALF, pick(contour))
        rise += LEVEL_PX * step * inland
    for ramp in land.ramps:
        part = near((ramp.x, ramp.y), origin, 1)
        share, height = ramp_share(ramp, x[part], y[part])
        rise[part] += (height - rise[part]) * share
    rise -= BED_PX * smooth(-0.07, 0.03, pick(land.fresh)) * smooth(0.0, 0.5, coast)
    return np.maximum(rise, 0.0).astype(np.float32)


def _beach_rise(coast: np.ndarray, beach: np.ndarray) -> np.ndarray:
    """Sand slopes up, then a low bank carries the grass."""
    across = coast / (np.clip(beach, LEAST_BEACH, 2.0) / 0.8)
    sand_px = 0.55 * SHORE_PX
    bank = sand_px + (SHORE_PX - sand_px) * smooth(0.55, 0.82, across)
    return np.where(across > 0.55, bank, np.minimum(across * SHORE_PX, sand_px))


def grid_places(land: Land) -> tuple[np.ndarray, np.ndarray]:
    """Places of all samples, as whole arrays."""
    x, y = _axes(land.kinds)
    return np.broadcast_arrays(x[None], y[:, None])


def to_samples(place: np.ndarray) -> np.ndarray:
    """Place in tiles as a place on the sample grid."""
    return (place + PAD_TILES) * SAMPLES - 0.5
