"""The choice of an island: postcards, what each teaches, your own levels."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game.progress import MOST_STARS, read_progress
from game.scenes.base import Change, Pop, Scene
from game.scenes.campaign import Island, islands, postcard
from game.scenes.leveldetail import NEW_LOOK, Detail
from game.scenes.levelpart import LevelPart, star_row
from game.scenes.loading import started
from game.scenes.title import picture
from game.widgets import Button, IconButton, Painter, Panel, Pressable
from game.widgets.parts import chip, scroll_mark
from sim_core.content import level_names

if TYPE_CHECKING:
    from game.app import App

CARD_W, CARD_H, GAP, BETWEEN = 208.0, 220.0, 12.0, 20.0
TALLEST = 300.0
ARROWS = {pygame.K_LEFT: -1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: 1}


class Levels(Scene):
    is_sheet = True
    first_focus = ("go",)

    def __init__(self, app: "App", chosen: int = 0) -> None:
        super().__init__(app)
        self.chosen = chosen
        self.progress = read_progress(app.folder)

    def stars(self, island: Island) -> int:
        return self.progress.get(island.level, 0)

    @property
    def island(self) -> Island:
        return islands()[self.chosen]

    def own(self) -> list[str]:
        """Level files that are not of the campaign."""
        return [name for name in level_names() if not name.startswith("campaign/")]

    def caption(self) -> str:
        return self.style.say("levels.title")

    def panels(self) -> list[Panel]:
        return [Head(self), Cards(self), Own(self), Detail(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("island", number):
                self.chosen = number
            case ("go",):
                return self._go(self.island.level)
            case ("own", name):
                return self._go(name)
        return None

    def key(self, event: pygame.event.Event) -> Change:
        """Arrows leaf through the islands."""
        step = ARROWS.get(event.key, 0)
        if not step:
            return super().key(event)
        self.chosen = (self.chosen + step) % len(islands())
        return None

    def _go(self, level: str) -> Change:
        return started(self.app, level)

    def draw(self, surface: pygame.Surface) -> None:
        if not self.app.scenes or len(self.app.scenes) < 2:
            surface.blit(picture(surface.get_size()), (0, 0))
        super().draw(surface)


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("levels", Levels(app)), ("levels_coming", Levels(app, chosen=5))]


class Head(LevelPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        return pygame.FRect(24, 16, room.width - 48, 56)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say = paint.style.say
        paint.panel(*self.rect, radius=18)
        for name, icon, left in (("back", "arrow-left-bold", x + 12),):
            self.add(
                IconButton(
                    rect=pygame.FRect(left, y + 10, 36, 36), message=("close",),
                    icon=icon, hint=say(f"levels.{name}"),
                )
            )  # fmt: skip
        width = paint.text(x + 64, y + h / 2, say("levels.title"), 20, weight="b")
        used = self._total(paint, x + w - 20, y + h / 2)
        room = w - 64 - width - 56 - used
        left = x + 64 + width + 16
        words = say("levels.say")
        if paint.style.width(words, 12) <= room:
            paint.text(left, y + h / 2 + 2, words, 13, "sub", room=room)

    def _total(self, paint: Painter, right: float, middle: float) -> float:
        """All stars so far, of all there are to be had."""
        ready = [island for island in islands() if island.is_ready]
        total = sum(self.scene.stars(island) for island in ready)
        runs = [(str(total), 18, "ink", "b"),
                (f" / {MOST_STARS * len(ready)}", 13, "sub", "m")]  # fmt: skip
        used = paint.runs(right, middle, runs, "r")
        paint.icon(right - used - 16, middle, "star", 20, "star")
        return used + 30


class Cards(LevelPart):
    """Postcards in a grid that scrolls."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        left = self.left_room(room)
        self.columns = max(int((left.width + GAP) // (CARD_W + GAP)), 1)
        rows = -(-len(islands()) // self.columns)
        self.width = (left.width - GAP * (self.columns - 1) - 8) / self.columns
        height = left.height - (Own.HEIGHT + BETWEEN if room.height >= 880 else 0)
        # Postcards grow into the room that is left.
        share = (height - 12 + BETWEEN) / rows - BETWEEN
        self.card_h = min(max(share, CARD_H), TALLEST)
        self.content = rows * (self.card_h + BETWEEN) - BETWEEN + 12
        return pygame.FRect(left.x, left.y, left.width, min(height, self.content))

    def key(self) -> Hashable:
        return self.scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        self.scroll_limit = max(self.content - h, 0.0)
        inner = pygame.FRect(x - 8, y - 8, w + 16, h + 16)
        with paint.clip(*inner):
            for number, island in enumerate(islands()):
                column, row = number % self.columns, number // self.columns
                left = x + 4 + column * (self.width + GAP)
                top = y + 6 + row * (self.card_h + BETWEEN) - self.scroll
                rect = pygame.FRect(left, top, self.width, self.card_h)
                if rect.colliderect(inner):
                    self._card(paint, rect, island)
                self.add(
                    Pressable(
                        rect=rect, message=("island", number), radius=10, clip=inner
                    )
                )

        scroll_mark(paint, inner, self.scroll, self.scroll_limit)

    def _card(self, paint: Painter, rect: pygame.FRect, island: Island) -> None:
        x, y, w, h = rect
        style = paint.style
        if island is self.scene.island:
            paint.box(
                x - 6, y - 6, w + 12, h + 12, None, radius=16, edge="focus", thick=3
            )
        paint.panel(*rect, radius=10, fill="field", alpha=255, shade=80)
        high = h - 16 - 74
        size = paint.pixels(x + 8, y + 8, w - 16, high)
        stars = self.scene.stars(island)
        paint.surface.blit(postcard(island, size.size, max(stars, NEW_LOOK)), size)
        self._stamp(paint, x + w - 52, y + 14, island)
        top = y + 8 + high
        paint.text(
            x + 12, top + 19, style.name(island.name), 16, weight="b", room=w - 24
        )
        tags = style.name(island.tags)
        paint.text(x + 12, top + 40, tags, 12, "sub", room=w - 24)
        self._state(paint, x, top + 63, w, island)

    def _state(
        self, paint: Painter, x: float, y: float, w: float, island: Island
    ) -> None:
        """Stars that were won, or whether one can sail."""
        style, stars = paint.style, self.scene.stars(island)
        if stars:
            star_row(paint, x + 12, y, stars, 17)
        elif island.is_ready:
            chip(paint, x + 10, y, style.say("levels.ready"), "good", icon="sailboat")
        else:
            paint.icon(x + 20, y, "hourglass", 15, "sub")
            paint.text(x + 32, y, style.say("levels.coming"), 12, "sub", room=w - 44)

    @staticmethod
    def _stamp(paint: Painter, x: float, y: float, island: Island) -> None:
        paint.box(x, y, 36, 42, "card", radius=3, edge="cork")
        fill = "primary" if island.is_ready else "cloud"
        paint.box(x + 4, y + 4, 28, 34, fill, radius=2)
        words = str(island.number)
        paint.text(x + 18, y + 21, words, 16, "white", "b", align="m")


class Own(LevelPart):
    """Levels of one's own."""

    HEIGHT = 150.0

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if room.height < 880:
            return None
        left = self.left_room(room)
        top = left.bottom - self.HEIGHT
        return pygame.FRect(left.x, top, left.width, self.HEIGHT)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        say = paint.style.say
        paint.panel(*self.rect, radius=18)
        width = paint.text(x + 20, y + 28, say("levels.own"), 17, weight="b")
        paint.text(
            x + 20 + width + 14, y + 30, say("levels.own_say"), 13, "sub",
            room=w - width - 60,
        )  # fmt: skip
        names = self.scene.own()[:4]
        if not names:
            paint.box(x + 20, y + 56, w - 40, 74, "inset", radius=14)
            paint.icon(x + 52, y + 93, "pencil-ruler", 28, "accent")
            paint.block(x + 84, y + 93, w - 130, say("levels.own_none"), 14)
        for number, name in enumerate(names):
            button = Button(
                rect=pygame.FRect(x + 20 + number * 220, y + 62, 208, 56),
                message=("own", name), label=name, lines=2,
            )  # fmt: skip
            self.add(button)
