"""The flat picture of the ground under a chunk, while it is painted."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.terrain.land import HALF_H, HALF_W, SOIL, to_samples
from game.terrain.levelling import Built
from game.terrain.look import Look
from game.terrain.numeric import PAD_TILES, Places
from game.terrain.patches import CHUNK_PX, Patches
from game.terrain.relief import CHANNELS, Box

# World pixels between points of the lattice on which fields are asked: a sample.
LATTICE_X_PX, LATTICE_Y_PX = 8, 4

# Farther out the sea hides the ground.
SEA_HIDES_TILES = -1.85

Lattice = tuple[slice, slice]
Pixels = tuple[slice, slice]


@dataclass(frozen=True)
class Spot:
    """One chunk: a square of CHUNK_PX at a scale, counted in chunks."""

    scale: float
    column: int
    row: int

    @property
    def left(self) -> int:
        return self.column * CHUNK_PX

    @property
    def top(self) -> int:
        return self.row * CHUNK_PX

    @property
    def side_world_px(self) -> float:
        return CHUNK_PX / self.scale

    def tiles(self, margin_px: float, depth_px: float) -> Box:
        """Tiles under the chunk, and under `depth_px` of world pixels below it."""
        side = self.side_world_px
        left, right = (
            self.column * side - margin_px,
            self.column * side + side + margin_px,
        )
        top, low = self.row * side - margin_px, (self.row + 1) * side + depth_px
        a, b = (left / HALF_W, right / HALF_W), (top / HALF_H, low / HALF_H)
        return Box(
            int(np.floor((a[0] + b[0]) / 2)),
            int(np.floor((b[0] - a[1]) / 2)),
            int(np.ceil((a[1] + b[1]) / 2)),
            int(np.ceil((b[1] - a[0]) / 2)),
        )


@dataclass
class Canvas:
    """Pixels [row, column] of the plane at sea level, some rows more than the chunk.

    Colours are planes [channel, row, column]: sums over them are several times faster.
    """

    spot: Spot
    look: Look
    patches: Patches
    built: Built
    rows: int
    soil: np.ndarray
    shade: np.ndarray
    tiles: Box

    def __post_init__(self) -> None:
        shape = (self.rows, CHUNK_PX)
        self.colour = np.zeros((3, *shape), np.float32)
        self.shadow = np.zeros(shape, np.float32)
        self.occlusion = np.zeros(shape, np.float32)
        self.river = np.zeros(shape, np.float32)
        self.index = np.zeros(shape, np.uint8)

    def ask_fields(self) -> None:
        """Take the fields at the lattice's points."""
        scale, (step_x, step_y) = self.spot.scale, self.step
        a = self.spot.left + step_x * np.arange(CHUNK_PX // step_x + 1)
        b = self.spot.top + step_y * np.arange(self.rows // step_y + 1)
        a, b = a / (HALF_W * scale), b[:, None] / (HALF_H * scale)
        x = to_samples((a + b) / 2) - (self.tiles.left + PAD_TILES) * 8
        y = to_samples((b - a) / 2) - (self.tiles.top + PAD_TILES) * 8
        self.fields = dict.fromkeys((*SOIL, *CHANNELS), np.zeros_like(x))
        count = len(self.look.materials)
        places = Places(self.soil.shape, x, y)
        for name, field, number in (
            ("coast", self.shade, CHANNELS.index("coast")),
            ("shoal", self.soil, count + SOIL.index("shoal")),
        ):
            self.fields[name] = places.of(np.ascontiguousarray(field[..., number]))
        self.land = self.box(self.fields["coast"] > SEA_HIDES_TILES)
        if self.land is not None:
            self._ask_land(x[self.land[0]], y[self.land[0]])

    def _ask_land(self, x: np.ndarray, y: np.ndarray) -> None:
        """Only about the land all fields are of use."""
        assert self.land is not None
        places = Places(self.soil.shape, x, y)
        soil, shade = places.of(self.soil), places.of(self.shade)
        count = len(self.look.materials)
        self.weights = soil[..., :count]
        channels = [(name, soil[..., count + n]) for n, name in enumerate(SOIL)]
        channels += [(name, shade[..., n]) for n, name in enumerate(CHANNELS)]
        for name, values in channels:
            whole = self.fields[name].copy()
            whole[self.land[0]] = values
            self.fields[name] = whole

    @property
    def step(self) -> tuple[int, int]:
        """Pixels between points of the lattice."""
        scale = self.spot.scale
        return round(LATTICE_X_PX * scale), round(LATTICE_Y_PX * scale)

    def box(self, mask: np.ndarray) -> tuple[Lattice, Pixels] | None:
        """The smallest part of lattice and pixels that holds a mask on the lattice."""
        rows = np.flatnonzero(mask.any(axis=1))
        columns = np.flatnonzero(mask.any(axis=0))
        if not len(rows):
            return None
        top, low = max(rows[0] - 1, 0), min(rows[-1] + 1, mask.shape[0] - 1)
        left, right = max(columns[0] - 1, 0), min(columns[-1] + 1, mask.shape[1] - 1)
        step_x, step_y = self.step
        return (slice(top, low + 1), slice(left, right + 1)), (
            slice(top * step_y, low * step_y),
            slice(left * step_x, right * step_x),
        )

    def to_pixels(self, values: np.ndarray) -> np.ndarray:
        """Values of the lattice at every pixel between its points."""
        step_x, step_y = self.step
        across = _between(np.ascontiguousarray(values.T), step_x)
        return _between(np.ascontiguousarray(across.T), step_y)

    def tile(self, picture: np.ndarray) -> np.ndarray:
        """The part of a repeating picture that lies under the chunk."""
        first = self.spot.left % picture.shape[-1]
        part = picture[..., first : first + CHUNK_PX]
        times = -(-self.rows // picture.shape[-2])
        return np.concatenate([part] * times, axis=-2)[..., : self.rows, :]

    def noise(self, name: str, part: Any = ...) -> np.ndarray:
        """A noise at some pixels."""
        steps, size = self.patches.noise(name)
        return self.tile(steps)[part] * size

    def glitter(self, part: Pixels) -> np.ndarray:
        return self.tile(self.patches.glitter())[part]


def _between(rows: np.ndarray, step: int) -> np.ndarray:
    """Rows, and the rows between each two of them."""
    found = np.empty((len(rows) - 1, step, rows.shape[1]), np.float32)
    change = (rows[1:] - rows[:-1]) / np.float32(step)
    found[:, 0] = rows[:-1]
    for number in range(1, step):
        np.multiply(change, np.float32(number), out=found[:, number])
        found[:, number] += rows[:-1]
    return found.reshape(-1, rows.shape[1])


def within(part: Pixels, inner: Pixels) -> Pixels:
    """Pixels of a part of a part."""
    return tuple(
        slice(outer.start + one.start, outer.start + one.stop)
        for outer, one in zip(part, inner, strict=True)
    )


def lay(under: np.ndarray, colour: np.ndarray, share: np.ndarray) -> None:
    """Lay a colour, or a picture, over a picture of planes, in place."""
    veil = (colour if colour.ndim == 3 else colour[:, None, None]) - under
    veil *= share
    under += veil
