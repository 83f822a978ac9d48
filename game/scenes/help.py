"""Keys, and how an island is played, on one sheet."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game.keys import DEFAULT_KEYS
from game.scenes.base import Change, Pop, Scene
from game.widgets import IconButton, Painter, Panel
from game.widgets.parts import key_cap, scroll_mark

if TYPE_CHECKING:
    from game.app import App

FIXED = (
    ("Tab", "help.tab"),
    ("← → ↑ ↓", "help.arrows"),
    ("Enter", "help.enter"),
    ("Esc", "help.esc"),
    ("Ctrl + Z", "help.undo"),
    ("Ctrl + / − / 0", "help.scale"),
)
TIPS = ("help.tip_build", "help.tip_why", "help.tip_time", "help.tip_mouse")
# Rows move closer before the sheet has to scroll.
ROW_H, LEAST_ROW_H = 34.0, 29.0


class Help(Scene):
    is_sheet = True

    def caption(self) -> str:
        return self.style.say("help.title")

    def panels(self) -> list[Panel]:
        return [Sheet(self)]

    def on(self, message: Any) -> Change:
        return Pop()

    def key(self, event: pygame.event.Event) -> Change:
        leaves = event.key in (pygame.K_ESCAPE, pygame.K_RETURN)
        if leaves or self.app.keys.action(event) == "help":
            return Pop()
        return None


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("help", Help(app))]


class Sheet(Panel):
    is_modal = True

    def __init__(self, scene: Help) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = min(room.width - 32, 1120)
        rows = -(-len(self._entries()) // columns_in(width - 32))
        rest = self._rest(width)
        fitting = (room.height - 32 - rest) / rows
        self.row_h = min(max(fitting, LEAST_ROW_H), ROW_H)
        height = min(room.height - 32, rest + rows * self.row_h)
        return pygame.FRect(
            room.centerx - width / 2, room.centery - height / 2, width, height
        )

    def _rest(self, width: float) -> float:
        """Head and tips, without the keys between them."""
        paint = Painter(pygame.display.get_surface(), self.scene.style)
        return 80 + 20 + self._tips_height(paint, width - 48) + 40

    def key(self) -> Hashable:
        return tuple(self.scene.app.settings.keys.items())

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        paint.icon(x + 44, y + 44, "keyboard", 30, "accent")
        paint.text(x + 72, y + 44, paint.style.say("help.title"), 24, weight="b")
        close = IconButton(
            rect=pygame.FRect(x + w - 56, y + 24, 32, 32), message=("close",),
            icon="x-bold", radius=16, size=14, hint="Esc",
        )  # fmt: skip
        self.add(close)
        inner = (x + 16, y + 80, w - 32, h - 96)
        with paint.clip(*inner):
            self._body(paint, pygame.FRect(inner))
        scroll_mark(paint, pygame.FRect(inner), self.scroll, self.scroll_limit)

    def _body(self, paint: Painter, inner: pygame.FRect) -> None:
        columns = columns_in(inner.width)
        width = (inner.width - 16 * columns) / columns
        entries = self._entries()
        rows = -(-len(entries) // columns)
        top = inner.y + 4 - self.scroll
        for number, (cap, words) in enumerate(entries):
            left = inner.x + 8 + (number // rows) * (width + 16)
            at = top + (number % rows + 0.5) * self.row_h
            key_cap(paint, left, at, cap)
            paint.label(left + 132, at, width - 140, words, 14)
        end = self._tips(paint, inner, top + rows * self.row_h + 16)
        self.scroll_limit = max(end + self.scroll - inner.bottom + 8, 0.0)

    def _entries(self) -> list[tuple[str, str]]:
        say, keys = self.scene.style.say, self.scene.app.keys
        mine = [(keys.shown(name), say(f"action.{name}")) for name in DEFAULT_KEYS]
        return mine + [(cap, say(words)) for cap, words in FIXED]

    def _tips_height(self, paint: Painter, width: float) -> float:
        lines = [self.scene.style.say(tip) for tip in TIPS]
        count = sum(len(paint.lines(words, width - 72, 14)) for words in lines)
        return count * paint.line_height(14) + 8 * len(lines) + 24

    def _tips(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        x, w = inner.x + 8, inner.width - 16
        height = self._tips_height(paint, w)
        paint.box(x, top, w, height, "info_bg", radius=14)
        paint.icon(x + 28, top + 30, "lightbulb-filament", 24, "link")
        at = top + 26
        for tip in TIPS:
            words = paint.style.say(tip)
            at = paint.paragraph(x + 52, at, w - 72, words, 14) + 8
        return top + height


def columns_in(width: float) -> int:
    return 2 if width > 900 else 1
