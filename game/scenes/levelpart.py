"""What the panels of the choice of an island share."""

from typing import TYPE_CHECKING

import pygame

from game.progress import MOST_STARS
from game.widgets import Painter, Panel

if TYPE_CHECKING:
    from game.scenes.levels import Levels


def detail_width(room: pygame.FRect) -> float:
    return 440.0 if room.width >= 1500 else 360.0 if room.width >= 1000 else 320.0


class LevelPart(Panel):
    def __init__(self, scene: "Levels") -> None:
        super().__init__()
        self.scene = scene

    def left_room(self, room: pygame.FRect) -> pygame.FRect:
        """Everything left of the detail, below the head."""
        width = room.width - 48 - 24 - detail_width(room)
        return pygame.FRect(24, 92, width, room.height - 92 - 16)


def star_row(paint: Painter, x: float, y: float, stars: int, size: float) -> None:
    """Five stars, the won ones bright."""
    for number in range(MOST_STARS):
        ink = "star" if number < stars else "star_off"
        paint.icon(x + size / 2 + number * (size + 3), y, "star", size, ink)
