"""Hills hide what stands behind them: the covered part of a picture is left out."""

import numpy as np
import pygame

from game.terrain import Ground
from game.views.lately import Lately
from game.views.sprites import Sprite, plain
from game.views.things import Thing
from sim_core.content import Level

HALF_W, HALF_H = 64.0, 32.0
# How far in front a hill can still cover something, in tiles along both axes.
REACH = 4
STEP_PX = 6
SLACK_PX = 8.0
CUT_BYTES = 5_000_000


class Veil:
    """Knows which tiles lie behind higher ground, and masks what stands there."""

    def __init__(self, level: Level, ground: Ground) -> None:
        self.ground = ground
        self._size = level.map.width, level.map.height
        self._hidden: np.ndarray | None = None
        self._at = Lately(self._cut, CUT_BYTES)

    def _covered(self) -> np.ndarray:
        """Tiles whose low things may be covered by ground in front of them."""
        width, height = self._size
        rise = np.array(
            [[self.ground.rise(x + 0.5, y + 0.5) for x in range(width)]
             for y in range(height)]
        )  # fmt: skip
        found = np.zeros_like(rise, bool)
        for dy in range(REACH):
            for dx in range(REACH):
                if dx or dy:
                    front = rise[dy:, dx:] - HALF_H * (dx + dy)
                    own = rise[: height - dy, : width - dx]
                    found[: height - dy, : width - dx] |= front > own - SLACK_PX
        return found

    def is_near_hill(self, thing: Thing) -> bool:
        if self._hidden is None:
            self._hidden = self._covered()
        column, row = int(thing.x), int(thing.y)
        inside = 0 <= column < self._size[0] and 0 <= row < self._size[1]
        return inside and bool(self._hidden[row, column])

    def masked(self, thing: Thing, sprite: Sprite, zoom: float) -> Sprite:
        """The sprite without what nearer ground covers."""
        if not self.is_near_hill(thing):
            return sprite
        return self._at(zoom, thing, sprite) or sprite

    def _cut(self, zoom: float, thing: Thing, sprite: Sprite) -> Sprite | None:
        """None where nothing is covered."""
        width, height = sprite.picture.get_size()
        columns = max(round(width / zoom) // STEP_PX, 1)
        rows = max(round(height / zoom) // STEP_PX, 1)
        cover = np.full((columns, rows), 255, np.uint8)
        for column in range(columns):
            across = ((column + 0.5) * width / columns - sprite.ax) / zoom
            foot_px = thing.rise_px + (sprite.ay - height) / zoom
            hidden_px = self._hidden_up_to(thing, across, foot_px, height / zoom)
            cover[column, rows - round(hidden_px / (height / zoom) * rows) :] = 0
        if cover.all():
            return None
        return _with_alpha(sprite, cover)

    def _hidden_up_to(
        self, thing: Thing, across: float, foot_px: float, height_px: float
    ) -> float:
        """How much of a column is covered, from its foot upwards, by halving."""
        x = thing.x + across / HALF_W / 2.0
        y = thing.x + thing.y - x
        if not self.ground.hides(x, y, foot_px + STEP_PX / 2.0):
            return 0.0
        low, high = 0.0, height_px
        while high - low > STEP_PX / 2.0:
            middle = (low + high) / 2.0
            if self.ground.hides(x, y, foot_px + middle):
                low = middle
            else:
                high = middle
        return high


def _with_alpha(sprite: Sprite, cover: np.ndarray) -> Sprite:
    """The picture's opacity times a coarse mask, smoothed."""
    mask = pygame.surfarray.make_surface(np.repeat(cover[..., None], 3, axis=2))
    mask = pygame.transform.smoothscale(mask, sprite.picture.get_size())
    picture = plain(sprite.picture)
    alpha = pygame.surfarray.pixels_alpha(picture)
    share = pygame.surfarray.array3d(mask)[..., 0].astype(np.uint16)
    alpha[:] = (alpha * share // 255).astype(np.uint8)
    del alpha
    picture.set_alpha(255, pygame.RLEACCEL)
    return Sprite(picture, sprite.ax, sprite.ay)
