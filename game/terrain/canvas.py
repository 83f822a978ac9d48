"""The flat picture of the ground under a chunk, while it is painted."""

from dataclasses import dataclass

import numpy as np

from game.terrain.land import HALF_H, HALF_W, SOIL, to_samples
from game.terrain.levelling import Built
from game.terrain.look import Look
from game.terrain.numeric import PAD_TILES, sampled
from game.terrain.patches import CHUNK_PX, Patches
from game.terrain.relief import CHANNELS, Box

# Pixels between points of the lattice on which fields are asked.
STEP_X, STEP_Y = 4, 2

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
    """Pixels [row, column] of the plane at sea level, some rows more than the chunk."""

    spot: Spot
    look: Look
    patches: Patches
    built: Built
    rows: int
    soil: np.ndarray
    shade: np.ndarray
    box: Box

    def __post_init__(self) -> None:
        shape = (self.rows, CHUNK_PX)
        self.colour = np.zeros((*shape, 3), np.float32)
        self.shadow = np.zeros(shape, np.float32)
        self.occlusion = np.zeros(shape, np.float32)
        self.river = np.zeros(shape, np.float32)
        self.index = np.zeros(shape, np.uint8)

    def ask_fields(self) -> None:
        """Take the fields at the lattice's points."""
        scale = self.spot.scale
        a = self.spot.left + STEP_X * np.arange(CHUNK_PX // STEP_X + 1)
        b = self.spot.top + STEP_Y * np.arange(self.rows // STEP_Y + 1)
        a, b = a / (HALF_W * scale), b[:, None] / (HALF_H * scale)
        x = to_samples((a + b) / 2) - (self.box.left + PAD_TILES) * 8
        y = to_samples((b - a) / 2) - (self.box.top + PAD_TILES) * 8
        soil, shade = sampled(self.soil, x, y), sampled(self.shade, x, y)
        count = len(self.look.materials)
        self.weights = soil[..., :count]
        self.fields = {
            name: soil[..., count + number] for number, name in enumerate(SOIL)
        } | {name: shade[..., number] for number, name in enumerate(CHANNELS)}

    def tile(self, picture: np.ndarray) -> np.ndarray:
        """The part of a repeating picture that lies under the chunk."""
        first = self.spot.left % picture.shape[1]
        return picture[: self.rows, first : first + CHUNK_PX]

    def noise(self, name: str) -> np.ndarray:
        return self.tile(self.patches.noise(name))


def box_of(mask: np.ndarray) -> tuple[Lattice, Pixels] | None:
    """The smallest part of lattice and pixels that holds a mask on the lattice."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    top, low = max(rows[0] - 1, 0), min(rows[-1] + 1, mask.shape[0] - 1)
    left, right = max(columns[0] - 1, 0), min(columns[-1] + 1, mask.shape[1] - 1)
    lattice = slice(top, low + 1), slice(left, right + 1)
    return lattice, (
        slice(top * STEP_Y, low * STEP_Y),
        slice(left * STEP_X, right * STEP_X),
    )


def to_pixels(values: np.ndarray) -> np.ndarray:
    """Values of the lattice at every pixel between its points."""
    rows, columns = values.shape
    wide = np.empty((rows, (columns - 1) * STEP_X), np.float32)
    step = values[:, 1:] - values[:, :-1]
    for number in range(STEP_X):
        wide[:, number::STEP_X] = values[:, :-1] + step * np.float32(number / STEP_X)
    found = np.empty(((rows - 1) * STEP_Y, wide.shape[1]), np.float32)
    found[0::STEP_Y] = wide[:-1]
    found[1::STEP_Y] = (wide[:-1] + wide[1:]) * np.float32(0.5)
    return found


def within(part: Pixels, inner: Pixels) -> Pixels:
    """Pixels of a part of a part."""
    return tuple(
        slice(outer.start + one.start, outer.start + one.stop)
        for outer, one in zip(part, inner, strict=True)
    )


def lay(under: np.ndarray, colour: np.ndarray, share: np.ndarray) -> None:
    """Lay a colour over pixels, in place."""
    veil = colour - under
    veil *= share[..., None]
    under += veil
