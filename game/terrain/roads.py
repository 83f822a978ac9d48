"""Roads, painted on the plane by distance to their middle lines."""

from collections.abc import Iterator

import numpy as np

from game.terrain.canvas import Canvas, lay
from game.terrain.land import HALF_H, HALF_W, Tile
from game.terrain.levelling import road_arms
from game.terrain.patches import CHUNK_PX

DASH_EVERY, DASH_FROM, DASH_TO = 0.25, 0.06, 0.19
ZEBRA_FROM, ZEBRA_TO, ZEBRA_EVERY = 0.33, 0.45, 0.09


def paint_roads(canvas: Canvas) -> Iterator[None]:
    """Each tile by itself; lines meet at the tiles' edges."""
    for count, tile in enumerate(sorted(canvas.built.roads)):
        found = _window(canvas, tile)
        if found is not None:
            _paint_tile(canvas, tile, *found)
            if count % 8 == 7:
                yield


def _window(canvas: Canvas, tile: Tile) -> tuple | None:
    """Pixels of a tile, and their places from its middle."""
    scale = canvas.spot.scale
    middle = (tile[0] - tile[1]) * HALF_W * scale - canvas.spot.left
    top = (tile[0] + tile[1]) * HALF_H * scale - canvas.spot.top
    half, deep = round(HALF_W * scale), round(2 * HALF_H * scale)
    left, right = max(round(middle) - half, 0), min(round(middle) + half, CHUNK_PX)
    first, last = max(round(top), 0), min(round(top) + deep, canvas.rows)
    if left >= right or first >= last:
        return None
    a = (np.arange(left, right) + 0.5 - middle) / (HALF_W * scale)
    b = ((np.arange(first, last) + 0.5 - top) / (HALF_H * scale))[:, None]
    part = slice(first, last), slice(left, right)
    u, v = (a + b) / 2 - 0.5, (b - a) / 2 - 0.5
    return part, u.astype(np.float32), v.astype(np.float32)


def _paint_tile(
    canvas: Canvas, tile: Tile, part: tuple, u: np.ndarray, v: np.ndarray
) -> None:
    arms = road_arms(canvas.built, tile)
    off, lines = _off_middle(arms, u, v), _off_lines(arms, u, v)
    inside = (np.abs(u) <= 0.5) & (np.abs(v) <= 0.5)
    rough = canvas.noise("fine", part)
    road, length = canvas.look.colour, canvas.look.length
    sharp = 0.75 * HALF_W * canvas.spot.scale

    def over(distance: np.ndarray, half: float, colour: np.ndarray) -> None:
        cover = np.clip((half - distance) * sharp + 0.5, 0.0, 1.0) * inside
        lay(canvas.colour[:, *part], colour, cover.astype(np.float32))

    soft = np.clip((length("road", "rim_half") - off - rough * 0.02) * sharp, 0.0, 0.55)
    lay(canvas.colour[:, *part], road("road", "rim"), soft * inside)
    over(off, length("road", "kerb_half"), road("road", "kerb"))
    grain = 1.0 + 0.06 * rough
    over(
        off,
        length("road", "asphalt_half"),
        road("road", "asphalt")[:, None, None] * grain,
    )
    over(lines, length("road", "dash_half"), road("road", "dash"))


def _off_middle(arms: list[Tile], u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Distance from the nearest arm; a lone tile is a round place."""
    off = np.sqrt(u * u + v * v)
    for dx, dy in arms:
        along, aside = u * dx + v * dy, np.abs(u * dy + v * dx)
        off = np.minimum(off, np.where(along >= 0.0, aside, off))
    return off


def _off_lines(arms: list[Tile], u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Distance from the nearest white line: dashes, and stripes at crossings."""
    found = np.full(u.shape, 9.0, np.float32)
    is_straight = len(arms) == 2 and arms[0][0] == -arms[1][0]
    for dx, dy in arms:
        along, aside = u * dx + v * dy, np.abs(u * dy + v * dx)
        place = along % DASH_EVERY
        is_dash = (place > DASH_FROM) & (place < DASH_TO)
        is_dash &= along > (-0.01 if is_straight else 0.02)
        if len(arms) > 2:
            is_dash = np.zeros_like(is_dash)
            is_zebra = (along > ZEBRA_FROM) & (along < ZEBRA_TO) & (aside < 0.22)
            stripe = np.abs((aside + ZEBRA_EVERY / 4) % ZEBRA_EVERY - ZEBRA_EVERY / 2)
            found = np.where(is_zebra, np.minimum(found, stripe - 0.012), found)
        found = np.where(is_dash, np.minimum(found, aside), found)
    return found
