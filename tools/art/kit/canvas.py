"""Where a model's points fall on the picture, by day and as a shadow."""

import math
from dataclasses import dataclass

import numpy as np

from tools.art.kit.model import GROUND, Mesh

TILE_PX = 128
UNIT_PX = TILE_PX / math.sqrt(2.0)
HEIGHT_PX = UNIT_PX * math.cos(math.radians(30.0))
SUN_ELEVATION = math.radians(44.0)
# Towards the sun, which stands at the left of the screen.
SUN = (
    -0.73 * math.cos(SUN_ELEVATION),
    -0.683 * math.cos(SUN_ELEVATION),
    math.sin(SUN_ELEVATION),
)
MARGIN_PX = {"c": 5, "s": 26, "g": 50}


@dataclass(frozen=True)
class Canvas:
    """Size and anchor, the ground centre of the footprint [px at 1x]."""

    width: int
    height: int
    anchor_x: int
    anchor_y: int


def on_screen(points: np.ndarray) -> np.ndarray:
    """Units to pixels at 1x, x to the right and y down, from the anchor."""
    x, y, z = points.T
    half = TILE_PX / 2
    return np.stack([(x + y) * half, (x - y) * half / 2 - z * HEIGHT_PX], 1)


def shadow_of(points: np.ndarray) -> np.ndarray:
    """Where the sun throws points on flat ground."""
    drift = np.array(SUN[:2]) / SUN[2]
    height = np.maximum(points[:, 2:], 0.0)
    return np.column_stack([points[:, :2] - height * drift, np.zeros(len(points))])


def canvas_of(
    meshes: dict[tuple[str, str], Mesh], layers: tuple[str, ...], which: str
) -> Canvas:
    """Just large enough for a pass, with even sides."""
    wanted = [layer for layer in layers if which == "c" or layer != GROUND]
    points = np.concatenate([m.points for (layer, _), m in meshes.items()
                             if layer in wanted])  # fmt: skip
    pixels = on_screen(points)
    if which == "s":
        foot = points * (1.0, 1.0, 0.0)
        pixels = np.concatenate([on_screen(shadow_of(points)), on_screen(foot)])
    margin = MARGIN_PX[which]
    low = np.floor(pixels.min(0)).astype(int) - margin
    high = np.ceil(pixels.max(0)).astype(int) + margin
    size = high - low
    size += size % 2
    return Canvas(int(size[0]), int(size[1]), int(-low[0]), int(-low[1]))
