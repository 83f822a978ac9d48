"""From the flat picture to the seen one: each pixel of a facet, lit and lifted."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
import pygame
from pygame.surfarray import pixels2d

from game.terrain.canvas import Canvas
from game.terrain.facets import Facets
from game.terrain.land import HALF_H, HALF_W
from game.terrain.look import facet_tone
from game.terrain.mesh import Surface
from game.terrain.numeric import smooth
from game.terrain.patches import CHUNK_PX

POLYGONS_A_STEP = 800
PIXELS_A_STEP = 16384
GRAIN = 0.16

Place = tuple[np.ndarray, np.ndarray]


class Numbers:
    """Which facet each quarter pixel shows; 0 is the sea."""

    def __init__(self) -> None:
        self.surface = pygame.Surface((2 * CHUNK_PX, 2 * CHUNK_PX), 0, 32)

    def draw(self, surface: Surface, canvas: Canvas) -> Iterator[None]:
        spot = canvas.spot
        x, y, rise = (surface.corners[..., number] for number in range(3))
        right = 2 * ((x - y) * HALF_W * spot.scale - spot.left)
        down = 2 * (((x + y) * HALF_H - rise) * spot.scale - spot.top)
        corners = np.round(np.stack([right, down], axis=-1)).astype(int).tolist()
        yield
        for number, polygon in enumerate(corners, start=1):
            pygame.draw.polygon(self.surface, number, polygon)
            if number % POLYGONS_A_STEP == 0:
                yield

    def quarters(self) -> list[np.ndarray]:
        """Numbers [row, column] of the four quarters of each pixel."""
        whole = pixels2d(self.surface).T
        return [np.ascontiguousarray(whole[j::2, i::2]) for j in (0, 1) for i in (0, 1)]


@dataclass
class Lit:
    """The flat picture with and without its own shadows, its pixels in one row."""

    shaded: np.ndarray
    plain: np.ndarray
    sun: np.ndarray
    occlusion: np.ndarray
    river: np.ndarray


def lit(canvas: Canvas) -> Lit:
    """Take the dark of hollows, and of hills towards the sun, off the picture."""
    plain = canvas.colour
    plain *= 1.0 - canvas.occlusion
    shaded = plain.copy()
    part = _part_of(canvas.shadow > 0.0)
    if part is not None:
        flat = np.array([0.0, 0.0, 1.0])
        ambient = facet_tone(canvas.look, flat, in_sun=False).astype(np.float32)
        shaded[:, *part] *= 1.0 - canvas.shadow[part] * (1.0 - ambient)[:, None, None]
    return Lit(
        shaded.reshape(3, -1),
        plain.reshape(3, -1),
        1.0 - canvas.shadow.ravel(),
        canvas.occlusion.ravel(),
        canvas.river.ravel(),
    )


def _part_of(mask: np.ndarray) -> tuple[slice, slice] | None:
    """The smallest part that holds all of a mask."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


@dataclass
class Picture:
    """What is seen: colours, and the ground's pixel that each one shows."""

    colour: np.ndarray
    ground: np.ndarray
    rise_px: np.ndarray

    def put(
        self,
        part: np.ndarray,
        colour: np.ndarray,
        ground: np.ndarray,
        rise_px: np.ndarray,
    ) -> None:
        """What some pixels show."""
        for plane, values in zip(self.colour, colour, strict=True):
            plane[part] = values
        self.ground[part], self.rise_px[part] = ground, rise_px


def seen(
    canvas: Canvas, facets: Facets, quarters: list[np.ndarray]
) -> Generator[None, None, Picture]:
    """Flat ground first, then slopes, then edges of facets."""
    light = lit(canvas)
    yield
    main = quarters[3]
    picture = _flat(canvas, facets, light, main)
    yield
    edge = _edges(facets, quarters)
    slopes = np.flatnonzero(facets.is_slope.take(main).ravel() & ~edge)
    for part in _parts(slopes):
        number = main.ravel()[part]
        colour, ground, rise_px = _colours(canvas, facets, light, part, number)
        picture.put(part, colour, ground, rise_px)
        yield
    for part in _parts(np.flatnonzero(edge)):
        four = [
            _colours(canvas, facets, light, part, quarter.ravel()[part])
            for quarter in quarters
        ]
        colour = sum(one[0] for one in four) / np.float32(4.0)
        picture.put(part, colour, *four[3][1:])
        yield
    return picture


def _parts(pixels: np.ndarray) -> Iterator[np.ndarray]:
    for first in range(0, len(pixels), PIXELS_A_STEP):
        yield pixels[first : first + PIXELS_A_STEP]


def _edges(facets: Facets, quarters: list[np.ndarray]) -> np.ndarray:
    """Pixels whose quarters do not all show one facet, or one flat height."""
    main = quarters[3].ravel()
    edge = np.zeros(main.shape, bool)
    for quarter in quarters[:3]:
        at = np.flatnonzero(quarter.ravel() != main)
        one, other = quarter.take(at), main.take(at)
        edge[at] |= facets.group.take(one) != facets.group.take(other)
    return edge


def _flat(canvas: Canvas, facets: Facets, light: Lit, main: np.ndarray) -> Picture:
    """All pixels as if their facets were flat; those of slopes are to be mended."""
    rise = facets.plane[0].take(main)
    lift = np.round(facets.plane[0] * np.float32(canvas.spot.scale))
    lift = np.where(facets.is_slope, 0, lift).astype(np.int32) * CHUNK_PX
    ground = lift.take(main)
    ground += np.arange(CHUNK_PX * CHUNK_PX, dtype=np.int32).reshape(ground.shape)
    ground = np.minimum(ground, light.plain.shape[1] - 1).ravel()
    return Picture(light.shaded.take(ground, axis=1), ground, rise.ravel())


def _colours(
    canvas: Canvas, facets: Facets, light: Lit, pixel: np.ndarray, number: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Colour, pixel of the ground and height of pixels that show the facets given."""
    y, x = np.divmod(pixel, CHUNK_PX)
    start, across, down = facets.plane.take(number, axis=1)
    rise = start + across * x.astype(np.float32) + down * y.astype(np.float32)
    row = np.clip(rise * np.float32(canvas.spot.scale) + y, 0, canvas.rows - 2)
    is_slope = facets.is_slope.take(number)
    whole = np.where(is_slope, row, np.round(row)).astype(np.int32)
    ground = whole * CHUNK_PX + x
    found = light.shaded.take(ground, axis=1)
    at = np.flatnonzero(is_slope)
    if len(at):
        between = (row - whole)[at].astype(np.float32)
        colour = _slope(facets, light, number[at], ground[at], between)
        pixels = (number[at], ground[at], (y[at], x[at]))
        found[:, at] = _faced(canvas, facets, light, pixels, colour)
    return found, ground, rise


def _slope(
    facets: Facets,
    light: Lit,
    number: np.ndarray,
    ground: np.ndarray,
    between: np.ndarray,
) -> np.ndarray:
    """The ground under the facet's light; `between` is how far the next row counts."""
    sun = light.sun.take(ground)
    colour = _mix(
        light.plain.take(ground, axis=1),
        light.plain.take(ground + CHUNK_PX, axis=1),
        between,
    )
    colour *= _mix(
        facets.tone_shade.take(number, axis=1),
        facets.tone_sun.take(number, axis=1),
        sun,
    )
    return colour


def _faced(
    canvas: Canvas,
    facets: Facets,
    light: Lit,
    pixels: tuple[np.ndarray, np.ndarray, Place],
    colour: np.ndarray,
) -> np.ndarray:
    """Bare stone on steep facets, and falling water over it."""
    number, ground, at = pixels
    sun = light.sun.take(ground)
    stone = _mix(
        facets.stone_shade.take(number, axis=1),
        facets.stone_sun.take(number, axis=1),
        sun,
    )
    grain = 1.0 + canvas.noise("stone", at) * np.float32(GRAIN)
    stone *= grain * (1.0 - 0.6 * light.occlusion.take(ground))
    colour = _mix(colour, stone, facets.stone.take(number))
    fall = light.river.take(ground) * facets.fall.take(number)
    if fall.max(initial=0.0) > 0.01:
        colour = _mix(colour, _falling(canvas, at, sun), fall)
    return colour


def _mix(low: np.ndarray, high: np.ndarray, share: np.ndarray) -> np.ndarray:
    """From low to high by the share."""
    found = high - low
    found *= share
    found += low
    return found


def _falling(canvas: Canvas, at: Place, sun: np.ndarray) -> np.ndarray:
    """Threads of white over the colour of falling water."""
    threads = smooth(0.40, 0.60, canvas.noise("fall", at))
    water = canvas.look.colour("fresh", "fall")[:, None]
    foam = canvas.look.colour("fresh", "fall_foam")[:, None]
    return (water + (foam - water) * threads) * (0.62 + 0.38 * sun)
