"""The choice of an island: postcards, what each teaches, your own levels."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.campaign import Island, islands, postcard
from game.scenes.dialog import Confirm
from game.scenes.loading import started
from game.scenes.saved import SavedCard
from game.scenes.title import picture
from game.widgets import Button, IconButton, Painter, Panel, Pressable
from game.widgets.parts import chip
from sim_core.content import level_names

if TYPE_CHECKING:
    from game.app import App

CARD_W, CARD_H, GAP = 208.0, 220.0, 12.0


class Levels(Scene):
    is_sheet = True

    def __init__(self, app: "App", chosen: int = 0) -> None:
        super().__init__(app)
        self.chosen = chosen
        self.saved = SavedCard.of(app)

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

    def _go(self, level: str) -> Change:
        if self.saved is None:
            return started(self.app, level)
        name = self.style.name(self.saved.name)
        act = lambda: started(self.app, level)  # noqa: E731
        return Push(Confirm(self.app, "replace", act, name=name))

    def draw(self, surface: pygame.Surface) -> None:
        if not self.app.scenes or len(self.app.scenes) < 2:
            surface.blit(picture(surface.get_size()), (0, 0))
        super().draw(surface)


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("levels", Levels(app)), ("levels_coming", Levels(app, chosen=5))]


def detail_width(room: pygame.FRect) -> float:
    return 440.0 if room.width >= 1500 else 360.0 if room.width >= 1000 else 320.0


class _Part(Panel):
    def __init__(self, scene: Levels) -> None:
        super().__init__()
        self.scene = scene

    def left_room(self, room: pygame.FRect) -> pygame.FRect:
        """Everything left of the detail, below the head."""
        width = room.width - 48 - 24 - detail_width(room)
        return pygame.FRect(24, 92, width, room.height - 92 - 16)


class Head(_Part):
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
        room = w - 64 - width - 40
        left = x + 64 + width + 16
        paint.text(left, y + h / 2 + 2, say("levels.say"), 13, "sub", room=room)


class Cards(_Part):
    """Postcards in a grid that scrolls."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        left = self.left_room(room)
        self.columns = max(int((left.width + GAP) // (CARD_W + GAP)), 1)
        rows = -(-len(islands()) // self.columns)
        self.content = rows * (CARD_H + 20) - 20 + 12
        self.width = (left.width - GAP * (self.columns - 1) - 8) / self.columns
        height = left.height - (Own.HEIGHT + 20 if room.height >= 880 else 0)
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
                top = y + 6 + row * (CARD_H + 20) - self.scroll
                rect = pygame.FRect(left, top, self.width, CARD_H)
                if rect.colliderect(inner):
                    self._card(paint, rect, island)
                self.add(
                    Pressable(
                        rect=rect, message=("island", number), radius=10, clip=inner
                    )
                )

    def _card(self, paint: Painter, rect: pygame.FRect, island: Island) -> None:
        x, y, w, h = rect
        style = paint.style
        if island is self.scene.island:
            paint.box(
                x - 6, y - 6, w + 12, h + 12, None, radius=16, edge="focus", thick=3
            )
        paint.panel(*rect, radius=10, fill="field", alpha=255, shade=80)
        high = (w - 16) * 0.65
        high = min(high, h - 16 - 68)
        size = paint.pixels(x + 8, y + 8, w - 16, high)
        paint.surface.blit(postcard(island, size.size, 5), size)
        self._stamp(paint, x + w - 52, y + 14, island)
        top = y + 8 + high
        paint.text(
            x + 12, top + 19, style.name(island.name), 16, weight="b", room=w - 24
        )
        tags = style.name(island.tags)
        paint.text(x + 12, top + 40, tags, 12, "sub", room=w - 24)
        if island.is_ready:
            chip(
                paint,
                x + 10,
                top + 61,
                style.say("levels.ready"),
                "good",
                icon="sailboat",
            )
        else:
            words = style.say("levels.coming")
            paint.icon(x + 20, top + 61, "hourglass", 15, "sub")
            paint.text(x + 32, top + 61, words, 12, "sub", room=w - 44)

    @staticmethod
    def _stamp(paint: Painter, x: float, y: float, island: Island) -> None:
        paint.box(x, y, 36, 42, "card", radius=3, edge="cork")
        fill = "primary" if island.is_ready else "cloud"
        paint.box(x + 4, y + 4, 28, 34, fill, radius=2)
        words = str(island.number)
        paint.text(x + 18, y + 21, words, 16, "white", "b", align="m")


class Own(_Part):
    """Levels of one's own."""

    HEIGHT = 150.0

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if room.height < 880:
            return None
        left = self.left_room(room)
        columns = max(int((left.width + GAP) // (CARD_W + GAP)), 1)
        rows = -(-len(islands()) // columns)
        top = left.y + rows * (CARD_H + 20) + 12
        top = min(top, room.bottom - 16 - self.HEIGHT)
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


class Detail(_Part):
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
        paint.surface.blit(postcard(island, size.size, 5), size)
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
        top += 28
        paint.line(x + 12, top, x + w - 12, top)
        words = style.say("levels.state_ready" if island.is_ready else "levels.why")
        ink = "good_t" if island.is_ready else "warn_t"
        end = paint.paragraph(x + 12, top + 24, w - 24, words, 13, ink, "b")
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)
