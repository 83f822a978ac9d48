"""A zone on the map: all else dimmed, its border drawn, tiles under the pointer."""

from collections.abc import Callable

import pygame

from game.style import CURSOR
from game.widgets.painter import Point, dashes

Tile = tuple[int, int]
Corners = list[tuple[int, int]]
CornersOf = Callable[[Tile], Corners]

VEIL = (18, 34, 48, 120)
LINE_PX, DASH = 3, (9.0, 6.0)
# The neighbour over each edge of a tile, and the corners that end the edge.
EDGES = (((0, -1), 0, 1), ((1, 0), 1, 2), ((0, 1), 2, 3), ((-1, 0), 3, 0))


def border(tiles: frozenset[Tile], corners_of: CornersOf) -> list[tuple[Point, Point]]:
    """Edges of the zone on the screen."""
    found = []
    for tile in sorted(tiles):
        corners = corners_of(tile)
        for (dx, dy), first, second in EDGES:
            if (tile[0] + dx, tile[1] + dy) not in tiles:
                found.append((corners[first], corners[second]))
    return found


def veil(size: tuple[int, int], shapes: list[Corners]) -> pygame.Surface:
    """Shade over the whole window with the zone's tiles left out."""
    whole = pygame.Surface(size, pygame.SRCALPHA)
    whole.fill(VEIL)
    for corners in shapes:
        pygame.draw.polygon(whole, (0, 0, 0, 0), corners)
    return whole


class ZoneMap:
    """Keeps the shade until the zone or the camera moves."""

    def __init__(self) -> None:
        self._kept: tuple[tuple, pygame.Surface] | None = None

    def draw(
        self, surface: pygame.Surface, tiles: frozenset[Tile], corners_of: CornersOf,
        where: tuple,
    ) -> None:  # fmt: skip
        """`where` changes whenever the camera does."""
        key = (surface.get_size(), tiles, where)
        if self._kept is None or self._kept[0] != key:
            shapes = [corners_of(tile) for tile in sorted(tiles)]
            self._kept = (key, veil(surface.get_size(), shapes))
        surface.blit(self._kept[1], (0, 0))
        for start, end in border(tiles, corners_of):
            for piece in dashes([start, end], DASH):
                pygame.draw.line(surface, CURSOR, piece[0], piece[-1], LINE_PX)


def cursor(surface: pygame.Surface, corners: Corners, is_adding: bool) -> None:
    """The tile under the pointer."""
    tint = CURSOR if is_adding else (255, 140, 125)
    pygame.draw.polygon(surface, tint, corners, LINE_PX)
