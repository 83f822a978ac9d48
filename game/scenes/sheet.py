"""A full sheet over the blurred island: head with title and close, a body below."""

from collections.abc import Hashable
from typing import Any

import pygame

from game.scenes.base import Change, Pop, Scene
from game.widgets import IconButton, Painter, Panel

EDGE, HEAD_H = 24.0, 72.0


class SheetScene(Scene):
    """Subclasses give icon, title, second title and the panels inside."""

    is_sheet = True
    # Room that a sheet's own buttons take in its head.
    buttons_w = 0.0
    icon = "file-text"

    def title(self) -> str:
        raise NotImplementedError

    def caption(self) -> str:
        return self.title()

    def second(self) -> str:
        return ""

    def on(self, message: Any) -> Change:
        return Pop() if message == ("close",) else None


class WorkSheet(SheetScene):
    """A sheet that fills while something is worked out beside the loop."""

    work: Any
    # How often something has come in.
    news = 0

    def update(self, seconds: float) -> Change:
        if self.work.update():
            self.news += 1
        return super().update(seconds)


class Head(Panel):
    """The paper of the sheet and its head."""

    def __init__(self, scene: SheetScene) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        return sheet_rect(room)

    def key(self) -> Hashable:
        return self.scene.title(), self.scene.second()

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        paint.panel(*self.rect, radius=20, alpha=250)
        paint.icon(x + 46, y + 38, self.scene.icon, 28, "accent")
        size = 24 if w > 1000 else 20
        room = w - 150
        title = self.scene.title()
        used = paint.text(x + 72, y + 38, title, size, "ink", "b", room=room)
        left = room - used - 20 - self.scene.buttons_w
        words = self.scene.second()
        if words and paint.style.width(words, 14) < left:
            paint.text(x + 72 + used + 20, y + 41, words, 14, "sub")
        self.add(
            IconButton(
                rect=pygame.FRect(x + w - 52, y + 22, 32, 32), message=("close",),
                icon="x-bold", radius=16, size=14, hint="Esc",
            )
        )  # fmt: skip


def sheet_rect(room: pygame.FRect) -> pygame.FRect:
    """The whole window but for its edge; all of it where it is small."""
    edge = EDGE if room.width > 1000 else 8.0
    return pygame.FRect(edge, edge, room.width - 2 * edge, room.height - 2 * edge)


def body_rect(room: pygame.FRect) -> pygame.FRect:
    """What is left below the head, with the sheet's inner margin."""
    sheet = sheet_rect(room)
    pad = 28.0 if room.width > 1000 else 12.0
    top = sheet.top + HEAD_H
    return pygame.FRect(
        sheet.left + pad, top, sheet.width - 2 * pad, sheet.bottom - pad / 2 - 8 - top
    )
