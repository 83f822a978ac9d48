"""The tools: square buttons down the left edge; the letter is the key."""

from collections.abc import Hashable

import pygame

from game.scenes import layout
from game.scenes.goalcard import open_height
from game.scenes.leftpart import LeftPart
from game.widgets import IconButton, Painter


class Tools(LeftPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.folded, self.tall = layout.is_folded(room), layout.is_tall(room)
        names = self._names()
        if self.folded:
            if layout.form(room) == "tiny" and self.scene.selected_row() >= 0:
                return None
            top = layout.below_top(room)
            self.step, self.columns = layout.FOLDED_TOOL, layout.tool_columns(room)
        else:
            top = self._top(room, len(names))
            rows = max(int((room.bottom - top) // self.step), 1)
            self.columns = -(-len(names) // rows)
        high = self.step * -(-len(names) // self.columns) - 8
        width = self.step * self.columns - 8
        return pygame.FRect(layout.EDGE, top, width, high)

    def _top(self, room: pygame.FRect, count: int) -> float:
        """In one column from below, if jar and goals leave the room."""
        self.step = 56.0
        top = room.bottom - layout.EDGE - self.step * count + 8
        least = layout.below_top(room) + layout.JAR_H + 2 * layout.GAP
        least += open_height(self.scene.style, self.scene.snapshot.goals)
        if top < least:
            self.step, top = 48.0, max(least, room.bottom - 8 - 48 * count)
        return top

    def _names(self) -> tuple[tuple[str, str], ...]:
        if self.folded:
            return layout.FOLDED_TOOLS
        # The clock of a small bar has the menu.
        return layout.TOOLS if self.tall else layout.TOOLS[:-1]

    def key(self) -> Hashable:
        scene = self.scene
        return (
            scene.open_card, scene.palette_open, self.folded, self.columns,
            scene.post.unread,
        )  # fmt: skip

    def draw(self, paint: Painter) -> None:
        x, y, _, _ = self.rect
        for number, (name, icon) in enumerate(self._names()):
            row, column = divmod(number, self.columns)
            at = (x + column * self.step, y + row * self.step)
            self._tool(paint, at, name, icon)

    def _tool(
        self, paint: Painter, at: tuple[float, float], name: str, icon: str
    ) -> None:
        scene, say, keys = self.scene, paint.style.say, self.scene.app.keys
        size = self.step - 8
        on = name == scene.open_card or (name == "build" and scene.palette_open)
        key_name = keys.shown(name) if name in keys.keys else ""
        words = say(f"hud.{name}" if name in ("jar", "menu") else f"action.{name}")
        if name == "messages" and scene.post.unread:
            words = say("hud.unread", count=scene.post.unread)
        self.add(
            IconButton(
                rect=pygame.FRect(*at, size, size), message=("tool", name), icon=icon,
                size=22 if size < 48 else 25, panel=True, radius=14,
                kind="select" if on else "secondary", hint=words,
                key_name=key_name if len(key_name) < 3 else "",
                mark=name == "messages" and scene.post.unread > 0,
            )
        )  # fmt: skip
