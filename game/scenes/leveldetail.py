"""The chosen island: picture, story, what it teaches, and the way out."""

from collections.abc import Hashable
from functools import lru_cache

import pygame

from game.scenes.campaign import Island, postcard
from game.scenes.levelpart import LevelPart, detail_width, star_row
from game.widgets import Button, Painter
from game.widgets.parts import scroll_mark
from sim_core.content import read_level
from sim_core.errors import IslandError
from sim_core.text import Text

# The colour of a postcard before its first star.
NEW_LOOK = 3


class Detail(LevelPart):
    """The chosen island: picture, story, what it teaches, and the way out."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = detail_width(room)
        return pygame.FRect(
            room.right - 24 - width, 92, width, min(room.height - 108, 784)
        )

    def key(self) -> Hashable:
        return self.scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        island, style = self.scene.island, paint.style
        paint.panel(*self.rect, radius=20)
        inner = pygame.FRect(x + 12, y + 12, w - 24, h - 12 - 84)
        with paint.clip(*inner):
            self._story(paint, inner, island)
        edge = inner.inflate(12, -12)
        scroll_mark(paint, edge, self.scroll, self.scroll_limit)
        reason = "" if island.is_ready else style.say("levels.why")
        self.add(
            Button(
                rect=pygame.FRect(x + 24, y + h - 76, w - 48, 56), message=("go",),
                label=style.say("levels.go"), kind="primary", icon="sailboat", size=17,
                key_name="Enter", reason=reason,
            )
        )  # fmt: skip

    def _story(self, paint: Painter, inner: pygame.FRect, island: Island) -> None:
        x, y, w, h = inner
        style = paint.style
        high = min(220.0, h * 0.36)
        size = paint.pixels(x + 4, y + 4 - self.scroll, w - 8, high)
        stars = max(self.scene.stars(island), NEW_LOOK)
        paint.surface.blit(postcard(island, size.size, stars), size)
        top = y + high + 36 - self.scroll
        name = f"{island.number}  {style.name(island.name)}"
        paint.text(x + 12, top, name, 24, weight="b", room=w - 24)
        top = paint.paragraph(x + 12, top + 38, w - 24, style.name(island.say), 15)
        top += 14
        paint.text(x + 12, top, style.say("levels.learn"), 13, "sub", "b")
        for icon, words in zip(island.icons, island.teaches, strict=False):
            top += 34
            paint.icon(x + 24, top, icon, 20, "accent")
            paint.block(x + 44, top, w - 56, style.name(words), 14)
        top = self._goals(paint, x + 12, top + 28, w - 24, island)
        paint.line(x + 12, top, x + w - 12, top)
        words = style.say("levels.state_ready" if island.is_ready else "levels.why")
        ink = "good_t" if island.is_ready else "warn_t"
        end = paint.paragraph(x + 12, top + 24, w - 24, words, 13, ink, "b")
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)

    def _goals(
        self, paint: Painter, x: float, top: float, w: float, island: Island
    ) -> float:
        """What wins the level, and how many stars it has given so far."""
        goals = goals_of(island.level)
        if not goals:
            return top
        style = paint.style
        paint.line(x, top, x + w, top)
        top += 24
        paint.text(x, top, style.say("levels.goals"), 13, "sub", "b")
        star_row(paint, x + w - 5 * 20, top, self.scene.stars(island), 17)
        top += 12
        for name in goals:
            words = style.name(name)
            half_h = 7.0 * max(len(paint.lines(words, w - 32, 14)), 2)
            top += half_h + 2
            paint.icon(x + 12, top, "target", 18, "accent")
            paint.block(x + 32, top, w - 32, words, 14, most=4)
            top += half_h
        return top + 12


@lru_cache(16)
def goals_of(level: str) -> tuple[Text, ...]:
    """Names of the goals of a level; none where it cannot be read."""
    if not level:
        return ()
    try:
        return tuple(goal.name for goal in read_level(level).goals)
    except IslandError:
        return ()
