"""Rivers, lakes, beaches and the sea, laid over the painted land."""

from collections.abc import Iterator

import numpy as np

from game.terrain.canvas import SEA_HIDES_TILES, Canvas, Lattice, Pixels, lay
from game.terrain.numeric import smooth

DEEPEST_TILES, DEEPEST_FRESH = 9.0, 0.8
WET_SAND = np.array([[[0.15]], [[0.19]], [[0.24]]], np.float32)
WET_BANK = np.array([[[0.80]], [[0.90]], [[1.00]]], np.float32)
# Foam lines: distance off the shore, half width, strength, gaps below this noise.
FOAM = ((0.045, 0.075, 1.0, None), (0.36, 0.04, 0.75, 0.36), (0.68, 0.03, 0.45, 0.50))


def paint_fresh(canvas: Canvas) -> None:
    """Rivers and lakes with wet banks, foam at edges and under falls."""
    field = canvas.fields
    found = canvas.box((field["fresh"] > -0.13) & (field["coast"] > -1.0))
    if found is None:
        return
    lattice, part = found
    under = canvas.colour[:, *part]
    inland = smooth(-0.9, 0.25, canvas.to_pixels(field["coast"][lattice]))
    off = canvas.to_pixels(field["fresh"][lattice]) + canvas.noise("fine", part) * 0.05
    river = smooth(-0.012, 0.016, off) * inland
    wet = smooth(-0.11, 0.0, off) * 0.20 * inland * (1.0 - river)
    under *= 1.0 - wet * WET_BANK
    _pour_fresh(canvas, part, off, river)
    edge = np.clip(1.0 - np.abs(off - 0.018) / 0.020, 0.0, 1.0) * 0.42
    foot = canvas.to_pixels(field["foot"][lattice])
    churn = smooth(0.25, 0.75, foot * (1.1 + canvas.noise("fine", part) * 1.8)) * 0.85
    lay(under, canvas.look.colour("fresh", "foam"), np.maximum(edge, churn) * river)
    canvas.river[part] = river
    canvas.occlusion[part] *= 1.0 - 0.7 * river


def _pour_fresh(
    canvas: Canvas, part: Pixels, off: np.ndarray, river: np.ndarray
) -> None:
    deep = np.clip(off + canvas.noise("broad", part) * 0.06 - 0.02, 0.0, 0.799)
    water = canvas.look.fresh.take(
        (deep * (511 / DEEPEST_FRESH)).astype(np.int32), axis=1
    )
    light = canvas.noise("caustic", part) * 0.55 * smooth(0.0, 0.2, off)
    water = water + light
    lay(canvas.colour[:, *part], water, river * np.clip(0.50 + off * 2.2, 0.0, 0.96))


def paint_wet_sand(canvas: Canvas) -> None:
    """Sand darkens where the waves reach it."""
    coast = canvas.fields["coast"]
    found = canvas.box((coast < 0.34) & (coast > -1.9))
    if found is None:
        return
    lattice, part = found
    off = canvas.to_pixels(coast[lattice]) + canvas.noise("fine", part) * 0.10
    damp = smooth(0.20, 0.06, off) * 0.8
    canvas.colour[:, *part] *= 1.0 - damp * WET_SAND


def paint_sea(canvas: Canvas) -> Iterator[None]:
    """The sea by depth, with light on its bed, streaks and lines of foam."""
    coast = canvas.fields["coast"]
    found = canvas.box(coast < 0.14)
    if found is None:
        return
    lattice, part = found
    off = canvas.to_pixels(coast[lattice])
    water = _sea_colour(canvas, lattice, part, off)
    yield
    if coast[lattice].max() <= SEA_HIDES_TILES:
        canvas.colour[:, *part] = water
        return
    fine = canvas.noise("fine", part)
    if coast[lattice].max() > -1.2:
        foam = _foam(off + fine * 0.16, canvas.noise("broad", part))
        lay(water, canvas.look.colour("sea", "foam"), foam)
        yield
    land = smooth(-0.025, 0.03, off + fine * 0.12)
    lay(canvas.colour[:, *part], water, 1.0 - land)
    bed = (1.0 - land) * 0.3 * smooth(-0.9, 0.0, off)
    canvas.shadow[part] *= land + bed
    canvas.occlusion[part] *= land


def _sea_colour(
    canvas: Canvas, lattice: Lattice, part: Pixels, off: np.ndarray
) -> np.ndarray:
    broad = canvas.noise("broad", part)
    deep = np.maximum(-off, 0.0)
    deep *= 1.0 - 0.45 * canvas.to_pixels(canvas.fields["shoal"][lattice])
    deep *= 1.0 + 0.5 * canvas.noise("macro", part)
    deep += (broad - 0.5) * 0.5 * np.minimum(deep, 1.0)
    row = np.clip(deep, 0.0, DEEPEST_TILES - 0.01) * (511 / DEEPEST_TILES)
    water = canvas.look.sea.take(row.astype(np.int32), axis=1)
    if canvas.fields["coast"][lattice].max() > SEA_HIDES_TILES:
        # Shallow water lets its bed be seen.
        clear = 0.58 * smooth(1.6, 0.0, -off)
        water += (canvas.colour[:, *part] - water) * clear
    light = canvas.noise("caustic", part) * np.clip(1.0 - deep / 3.2, 0.0, 1.0)
    light += canvas.noise("streak", part) * np.clip((deep - 2.0) / 2.0, 0.0, 1.0)
    water += light
    return water


def _foam(off: np.ndarray, broad: np.ndarray) -> np.ndarray:
    foam = np.zeros_like(off)
    for distance, half, strength, gap in FOAM:
        line = strength * np.clip(1.0 - np.abs(off + distance) / half, 0.0, 1.0)
        foam += line if gap is None else line * smooth(gap, gap + 0.10, broad)
    return np.clip(foam, 0.0, 1.0) * np.float32(0.85)
