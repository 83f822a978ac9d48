"""Tabs of a sheet, where the window has no room for all of it at once."""

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

import pygame

from game.scenes.sheet import body_rect
from game.widgets import Painter, Panel, Tab

TABS_H, WIDEST = 48.0, 220.0


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
