"""Light and stone of the facets of a chunk."""

from dataclasses import dataclass

import numpy as np

from game.terrain.land import (
    BED_PX,
    CLIFF,
    LEVEL_PX,
    SHORE_PX,
    TILE_RISE_PX,
    to_samples,
)
from game.terrain.look import Look, facet_tone, light_on, rgb, to_display, to_linear
from game.terrain.mesh import Surface
from game.terrain.numeric import PAD_TILES, SAMPLES, sampled, smooth
from game.terrain.relief import Box

# A facet this upright still shows its ground; this one shows bare stone.
GROUND_UP, STONE_UP = 0.955, 0.80
# Gentle slopes differ less from facet to facet.
EVEN_UP, GENTLE_UP = 0.998, 0.985
HIGH_LEVEL = 2.2
# Flat ground of one height is one group; slopes are each their own.
GROUPS_A_PX, FIRST_SLOPE = 5, 1_000_000


@dataclass(frozen=True)
class Facets:
    """One column a facet; column 0 is the plane of the sea. Colours have three rows."""

    plane: np.ndarray
    group: np.ndarray
    is_slope: np.ndarray
    # Share of bare stone, and its colour in the sun and in the shade.
    stone: np.ndarray
    stone_sun: np.ndarray
    stone_shade: np.ndarray
    # Factor on the colour of the ground in the sun and in the shade.
    tone_sun: np.ndarray
    tone_shade: np.ndarray
    # Share of falling water where a river runs over the facet.
    fall: np.ndarray


def facets_of(surface: Surface, cliff: np.ndarray, box: Box, look: Look) -> Facets:
    """`cliff` is the part of the land's cliff field over the tiles of `box`."""
    normals = _normals(surface.slope)
    middle = surface.middle
    x = to_samples(middle[:, 0]) - (box.left + PAD_TILES) * SAMPLES
    y = to_samples(middle[:, 1]) - (box.top + PAD_TILES) * SAMPLES
    asked = sampled(cliff, x, y)
    field = {name: asked[:, number, None] for number, name in enumerate(CLIFF)}
    uneven = smooth(EVEN_UP, GROUND_UP, normals[:, 2])[:, None]
    shake = 1.0 + _shake(middle) * (0.3 + 0.7 * uneven)
    albedo = _albedo(look, field, middle[:, 2, None]) * shake
    stone = smooth(GROUND_UP, STONE_UP, normals[:, 2]) * surface.is_slope
    sun, shade = (light_on(look, normals, in_sun=lit) for lit in (True, False))
    tones = [facet_tone(look, normals, in_sun=lit) * shake for lit in (True, False)]
    count = np.arange(len(middle))
    flat = np.round(middle[:, 2] * GROUPS_A_PX).astype(np.int32) + 1
    # The edges between gentle slopes need no smoothing: they hardly show.
    slope = np.where(normals[:, 2] > GENTLE_UP, FIRST_SLOPE - 1, FIRST_SLOPE + count)
    group = np.where(surface.is_slope, slope, flat)
    columns = (
        surface.plane.T,
        group.astype(np.int32),
        surface.is_slope,
        stone,
        to_display(albedo * sun).T,
        to_display(albedo * shade).T,
        *(tone.T for tone in tones),
        stone * field["fall"][:, 0] * _is_step(surface),
    )
    return Facets(*(_after_sea(column) for column in columns))


def _after_sea(column: np.ndarray) -> np.ndarray:
    if column.dtype == np.float64:
        column = column.astype(np.float32)
    sea = np.zeros((*column.shape[:-1], 1), column.dtype)
    return np.concatenate([sea, column], axis=-1)


def _normals(slope: np.ndarray) -> np.ndarray:
    up = np.ones(len(slope))
    normals = np.stack(
        [-slope[:, 0] / TILE_RISE_PX, -slope[:, 1] / TILE_RISE_PX, up], axis=-1
    )
    return normals / np.sqrt((normals * normals).sum(axis=1, keepdims=True))


def _is_step(surface: Surface) -> np.ndarray:
    """Water falls over facets that drop farther than a bank."""
    return np.ptp(surface.corners[..., 2], axis=1) > BED_PX + 1.0


def _shake(middle: np.ndarray) -> np.ndarray:
    """Each facet a little lighter or darker, by its place alone."""
    x, y = (np.round(middle[:, axis] * 4096).astype(np.int64) for axis in (0, 1))
    mixed = (x * 73856093) ^ (y * 19349663)
    mixed = (mixed ^ (mixed >> 13)) * 0x9E3779B1
    return 0.10 * ((mixed >> 16) & 0xFFFF)[:, None] / 0xFFFF - 0.05


def _albedo(look: Look, field: dict[str, np.ndarray], rise: np.ndarray) -> np.ndarray:
    """Stone of a cliff: earth, paler high up, rock or basalt by what lies on top."""
    sheet, patch = look.sheet["cliff"], field["patch"]
    light, dark = (to_linear(rgb(text)) for text in sheet["earth"])
    albedo = np.where(patch > 0.45, light, dark)
    high = to_linear(look.colour("cliff", "high"))
    is_high = rise > SHORE_PX + HIGH_LEVEL * LEVEL_PX
    albedo = np.where(is_high, albedo * 0.35 + high * 0.65, albedo)
    for name, least, more in (("rock", 0.88, 0.24), ("basalt", 0.85, 0.30)):
        stone = to_linear(look.colour("cliff", name)) * (least + more * patch)
        albedo += (stone - albedo) * field[name]
    return albedo * (0.93 + 0.14 * field["tone"])
