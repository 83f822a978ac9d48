"""The day that is shown and the days around it; the day as a table; what came of it."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game.scenes.dispatch import ROOMY, TIGHT
from game.scenes.sheet import body_rect, sheet_rect
from game.widgets import Button, IconButton, Painter, Panel

if TYPE_CHECKING:
    from game.scenes.dispatch import Dispatch

SIDE, GAP, CLOSE_W = 34.0, 4.0, 64.0
EXPORT_W, EXPERT_W, SIGN_W = 150.0, 190.0, 40.0
DATE_W = 140.0
SAID_H = 44.0


class _Part(Panel):
    def __init__(self, scene: "Dispatch") -> None:
        super().__init__()
        self.scene = scene


def buttons_w(room: pygame.FRect) -> float:
    if room.width >= ROOMY:
        return EXPORT_W + EXPERT_W + GAP
    return 2 * SIGN_W + GAP


class DayTurn(_Part):
    """The date between its arrows, and the steps to days that lacked power."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        sheet = sheet_rect(room)
        self.is_tight = room.width < TIGHT
        steps = 2 if self.is_tight else 4
        width = DATE_W + steps * (SIDE + GAP)
        right = sheet.right - CLOSE_W - buttons_w(room) - 12
        return pygame.FRect(right - width, sheet.top + 20, width, SIDE)

    def key(self) -> Hashable:
        return self.scene.wanted, self.scene.last_day

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say = self.scene, paint.style.say
        if not self.is_tight:
            self._short(x, -1)
            self._short(x + w - SIDE, 1)
            x, w = x + SIDE + GAP, w - 2 * (SIDE + GAP)
        self._day(x, -1, say("dispatch.first_day"))
        self._day(x + w - SIDE, 1, say("dispatch.newest_day"))
        middle = x + w / 2
        room = DATE_W - 8
        paint.text(
            middle, y + h / 2, scene.date(), 14, weight="b", align="m", room=room
        )

    def _day(self, x: float, way: int, reason: str) -> None:
        scene = self.scene
        day = scene.wanted + way
        has_more = 0 <= day <= scene.last_day
        key = "Page Up" if way < 0 else "Page Down"
        self.add(
            IconButton(
                rect=pygame.FRect(x, self.rect.y, SIDE, SIDE), radius=17, size=14,
                message=("day", day),
                icon="caret-left-bold" if way < 0 else "caret-right-bold",
                reason="" if has_more else reason, hint=key,
            )
        )  # fmt: skip

    def _short(self, x: float, way: int) -> None:
        """To the nearest day that lacked power."""
        scene, say = self.scene, self.scene.style.say
        day = scene.next_short(way)
        name = "short_before" if way < 0 else "short_after"
        self.add(
            IconButton(
                rect=pygame.FRect(x, self.rect.y, SIDE, SIDE), radius=17, size=17,
                message=("day", scene.wanted + way if day is None else day, "short"),
                icon="warning", hint=say(f"dispatch.{name}"),
                reason=say(f"dispatch.no_{name}") if day is None else "",
            )
        )  # fmt: skip


class Export(_Part):
    """The day as a table for a spreadsheet, and the expert beside it."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        sheet = sheet_rect(room)
        self.is_roomy = room.width >= ROOMY
        width = buttons_w(room)
        return pygame.FRect(
            sheet.right - CLOSE_W - width, sheet.top + 18, width, SIGN_W
        )

    def draw(self, paint: Painter) -> None:
        x, y, _, h = self.rect
        widths = (EXPERT_W, EXPORT_W) if self.is_roomy else (SIGN_W, SIGN_W)
        for message, key, icon, width in (
            ("expert", "expert.open", "chalkboard-teacher", widths[0]),
            ("export", "dispatch.export", "download-simple", widths[1]),
        ):
            words = paint.style.say(key)
            self.add(
                Button(
                    rect=pygame.FRect(x, y, width, h), message=(message,), icon=icon,
                    label=words if self.is_roomy else "",
                    hint="" if self.is_roomy else words,
                )
            )  # fmt: skip
            x += width + GAP


class Said(_Part):
    """Where the table was written, or why it was not; over the sheet's foot."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.scene.note:
            return None
        body = body_rect(room)
        return pygame.FRect(body.x, body.bottom - SAID_H, body.width, SAID_H)

    def key(self) -> Hashable:
        return self.scene.note

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.box(*self.rect, "info_bg", radius=14, edge="border")
        paint.icon(x + 24, y + h / 2, "download-simple", 20, "link")
        paint.block(x + 46, y + h / 2, w - 62, self.scene.note, 13, "ink", most=2)
