"""The front door."""

from typing import Any

import pygame

from game.scenes.base import Change, Quit, Reset
from game.style_first import INSET, PAPER, PRIMARY, SELECT, SELECT_EDGE, SUB, WHITE
from game.text import say

SEA = (24, 62, 84)
# Sprite, and its foot counted from the right edge and the top.
STREET = (
    ("turbine_03", 150, 420),
    ("turbine_06", 330, 380),
    ("coal_plant", 760, 560),
    ("forest_1", 250, 520),
    ("house_0", 620, 640),
    ("house_1", 480, 660),
    ("house_2", 360, 690),
    ("house_3", 240, 720),
    ("pv_farm", 420, 800),
    ("battery", 130, 700),
)


class Title:
    def __init__(self, app: Any, note: str = ""):
        self.app = app
        self.note = note
        self.focus = 0

    def items(self) -> list[str]:
        first = ["title.continue"] if self.app.has_save() else []
        return [*first, "title.new", "title.language", "title.quit"]

    def handle(self, event: pygame.event.Event) -> Change:
        items = self.items()
        if event.type == pygame.KEYDOWN:
            if event.key in (pygame.K_DOWN, pygame.K_TAB):
                self.focus = (self.focus + 1) % len(items)
            elif event.key == pygame.K_UP:
                self.focus = (self.focus - 1) % len(items)
            elif event.key in (pygame.K_RETURN, pygame.K_SPACE):
                return self._act(items[self.focus])
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            for number, rect in enumerate(self._rects(self.app.screen)):
                if rect.collidepoint(event.pos):
                    return self._act(items[number])
        return None

    def _act(self, item: str) -> Change:
        if item == "title.quit":
            return Quit()
        if item == "title.language":
            self.app.switch_language()
            return None
        return Reset(self.app.island(fresh=item == "title.new"))

    def _rects(self, surface: pygame.Surface) -> list[pygame.Rect]:
        px = self.app.style.px
        return [
            pygame.Rect(px(72), px(330 + 64 * number), px(420), px(54))
            for number in range(len(self.items()))
        ]

    def draw(self, surface: pygame.Surface, seconds: float) -> None:
        style, language = self.app.style, self.app.style.language
        surface.fill(SEA)
        self._draw_picture(surface)
        px = style.px
        style.text(
            surface, (px(72), px(110)), say("title.name", language), size=72,
            colour=WHITE, weight="b",
        )  # fmt: skip
        style.text(
            surface,
            (px(74), px(230)),
            say("title.say", language),
            size=20,
            colour=PAPER,
        )
        for number, rect in enumerate(self._rects(surface)):
            focused = number == self.focus
            fill, edge = (SELECT, SELECT_EDGE) if focused else (PAPER, INSET)
            style.panel(surface, rect, fill, edge)
            words = say(self.items()[number], language)
            style.text(
                surface, rect.center, words, size=18, weight="b", anchor="center"
            )
        if self.note:
            at = (px(72), surface.get_height() - px(48))
            style.text(surface, at, self.note, size=14, colour=WHITE)

    def _draw_picture(self, surface: pygame.Surface) -> None:
        """A street from soot to sun."""
        px, scale = self.app.style.px, 1.3 * self.app.style.scale
        for name, x, y in STREET:
            found = self.app.atlas.picture(name, "color")
            if found is None:
                continue
            picture = pygame.transform.smoothscale_by(found[0], scale)
            at = (surface.get_width() - px(x), px(y))
            surface.blit(picture, picture.get_rect(midbottom=at))
        line = (0, surface.get_height() - px(6), surface.get_width(), px(6))
        pygame.draw.rect(surface, PRIMARY, line)
        pygame.draw.line(surface, SUB, (px(72), px(300)), (px(492), px(300)))
