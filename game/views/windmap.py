"""The wind of each tile on the map: a tint, and chevrons that grow in number."""

import numpy as np
import pygame

from game.style import Colour
from game.terrain import Ground, to_world
from game.terrain.land import HALF_H, HALF_W
from game.views.camera import Camera
from game.views.zoomed import Zoomed
from game.winds import NO_RANK, WindField

# From less wind than the site to much more: brown, pale, blue; safe for all eyes.
TINTS: tuple[Colour, ...] = (
    (150, 98, 40), (214, 182, 122), (240, 240, 232), (104, 178, 222), (22, 92, 178),
)  # fmt: skip
ALPHAS = (150, 110, 60, 130, 165)
INK: Colour = (24, 34, 46)
PAPER: Colour = (255, 255, 255)
# Parts of a tile's width.
CHEVRON_W, CHEVRON_H, CHEVRON_STEP = 0.055, 0.14, 0.085
DOT = 0.05


class WindMap:
    """Keeps the tinted tile of each rank for the zooms in use."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._tile = Zoomed(tile_picture)
        self._laid: tuple[WindField, np.ndarray, list[int]] | None = None

    def draw(self, surface: pygame.Surface, camera: Camera, field: WindField) -> None:
        """All tiles in view that could bear the turbine."""
        points, ranks = self._places(field)
        left, top = camera.corner(surface.get_size())
        corner = (left + HALF_W * camera.zoom, top + HALF_H * camera.zoom)
        at = np.rint(points * camera.zoom - corner).astype(int)
        pixels = at.tolist()
        width, height = surface.get_size()
        far = 2 * HALF_W * camera.zoom
        seen = (at[:, 0] > -far) & (at[:, 0] < width)
        seen &= (at[:, 1] > -far) & (at[:, 1] < height)
        surface.fblits(
            [
                (self._tile(camera.zoom, ranks[number]), pixels[number])
                for number in np.flatnonzero(seen).tolist()
            ]
        )

    def _places(self, field: WindField) -> tuple[np.ndarray, list[int]]:
        """World pixels of the tiles' middles, and their ranks."""
        if self._laid is None or self._laid[0] is not field:
            rows, columns = np.nonzero(field.ranks != NO_RANK)
            middles = [
                to_world(x + 0.5, y + 0.5, self.ground.rise(x + 0.5, y + 0.5))
                for x, y in zip(columns.tolist(), rows.tolist(), strict=True)
            ]
            ranks = field.ranks[rows, columns].tolist()
            self._laid = field, np.array(middles).reshape(-1, 2), ranks
        return self._laid[1], self._laid[2]


def tile_picture(zoom: float, rank: int) -> pygame.Surface:
    """A see-through diamond with its sign."""
    width, height = round(2 * HALF_W * zoom), round(2 * HALF_H * zoom)
    picture = pygame.Surface((width, height), pygame.SRCALPHA)
    x, y = width / 2, height / 2
    diamond = [(x, 0), (width - 1, y), (x, height - 1), (0, y)]
    pygame.draw.polygon(picture, (*TINTS[rank], ALPHAS[rank]), diamond)
    sign(picture, (x, y), width, rank)
    return picture


def sign(
    surface: pygame.Surface, middle: tuple[float, float], width: float, rank: int
) -> None:
    """A dot for the least wind, else as many chevrons as the rank."""
    x, y = middle
    thick = max(round(width * 0.02), 1)
    if not rank:
        radius = max(width * DOT / 2, 2.0)
        pygame.draw.circle(surface, PAPER, middle, radius + 1)
        pygame.draw.circle(surface, INK, middle, radius)
        return
    wide, high, step = (width * p for p in (CHEVRON_W, CHEVRON_H, CHEVRON_STEP))
    first = x - ((rank - 1) * step + wide) / 2
    for ink, grown in ((PAPER, 2), (INK, 0)):
        for number in range(rank):
            left = first + number * step
            line = [(left, y - high / 2), (left + wide, y), (left, y + high / 2)]
            pygame.draw.lines(surface, ink, False, line, thick + grown)
