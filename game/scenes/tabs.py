"""Tabs of a sheet, where the window has no room for all of it at once."""

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

import pygame

from game.scenes.sheet import body_rect
from game.widgets import Painter, Panel, Tab

TABS_H, WIDEST = 48.0, 220.0
SIDE_BY_SIDE, GAP = 1200.0, 24.0


def is_wide(room: pygame.FRect) -> bool:
    """Whether both parts of a sheet stand side by side."""
    return room.width >= SIDE_BY_SIDE


def left_of(room: pygame.FRect, right_w: float) -> pygame.FRect:
    """What the right part leaves; all below the tabs where there are tabs."""
    body = body_rect(room)
    if is_wide(room):
        return pygame.FRect(body.x, body.y, body.width - right_w - GAP, body.height)
    return pygame.FRect(body.x, body.y + TABS_H, body.width, body.height - TABS_H)


def right_of(room: pygame.FRect, right_w: float) -> pygame.FRect:
    body = body_rect(room)
    if not is_wide(room):
        return left_of(room, right_w)
    return pygame.FRect(body.right - right_w, body.y, right_w, body.height)


class Tabbed(Protocol):
    tab: str


class Tabs(Panel):
    """A tab a part; `texts` is the family of their names."""

    def __init__(
        self,
        scene: Tabbed,
        names: Sequence[str],
        texts: str,
        is_wide: Callable[[pygame.FRect], bool],
    ) -> None:
        super().__init__()
        self.scene, self.names, self.texts = scene, names, texts
        self.is_wide = is_wide

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_wide(room):
            return None
        body = body_rect(room)
        return pygame.FRect(body.x, body.y, body.width, TABS_H - 8)

    def key(self) -> Hashable:
        return self.scene.tab

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        width = min(w / len(self.names) - 8, WIDEST)
        for number, name in enumerate(self.names):
            self.add(
                Tab(
                    rect=pygame.FRect(x + number * (width + 8), y, width, h),
                    message=("tab", name),
                    label=paint.style.say(f"{self.texts}.{name}"),
                    on=name == self.scene.tab, edge=True,
                )
            )  # fmt: skip
