"""A page of cards in a window: it scrolls, and its numbers answer."""

import pygame

from game.paper.card import Asks
from game.paper.columns import Placed
from game.widgets import Painter, Panel, Pressable, QuestionMark
from game.widgets.parts import scroll_mark


class Live(Asks):
    """Marks and rows that answer, put on a panel."""

    is_live = True

    def __init__(self, panel: Panel, clip: pygame.FRect) -> None:
        self.panel = panel
        self.clip = clip

    def mark(self, x: float, y: float, figure: str) -> None:
        rect = pygame.FRect(x - 7, y - 7, 14, 14)
        message = ("why", figure)
        self.panel.add(QuestionMark(rect=rect, message=message, clip=self.clip))

    def row(self, rect: pygame.FRect, figure: str, place: str = "") -> None:
        wide = rect.inflate(12, 0)
        message = ("why", figure, place)
        self.panel.add(Pressable(rect=wide, message=message, radius=8, clip=self.clip))

    def category(self, rect: pygame.FRect, name: str = "") -> None:
        wide = rect.inflate(12, 0)
        message = ("inventory", name)
        self.panel.add(Pressable(rect=wide, message=message, radius=8, clip=self.clip))

    def day(self, rect: pygame.FRect, day: int, hour: int) -> None:
        wide = rect.inflate(12, 0)
        message = ("charts", day, hour)
        self.panel.add(Pressable(rect=wide, message=message, radius=8, clip=self.clip))


class CardPage(Panel):
    """Subclasses say where it lies and which cards stand on it."""

    def placed(self, width: float, least: float) -> tuple[Placed, float]:
        """Cards with their rectangles from (0, 0) on, and the height of all."""
        raise NotImplementedError

    def draw(self, paint: Painter) -> None:
        clip = pygame.FRect(self.rect)
        placed, height = self.placed(clip.width, clip.height)
        self.scroll_limit = max(height - clip.height, 0.0)
        self.scroll = min(self.scroll, self.scroll_limit)
        asks = Live(self, clip)
        with paint.clip(*clip):
            for card, rect in placed:
                here = rect.move(clip.x, clip.y - self.scroll)
                if here.colliderect(clip):
                    card.draw(paint, here, asks)
        edge = clip.move(9.0 if clip.width > 1000 else 6.0, 0)
        scroll_mark(paint, edge, self.scroll, self.scroll_limit)
