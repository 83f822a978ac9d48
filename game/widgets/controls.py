"""Buttons, tabs, sliders, toggles and the search field."""

from dataclasses import dataclass
from typing import Any

import pygame

from game.widgets.painter import Painter
from game.widgets.parts import key_cap
from game.widgets.widget import Look, Widget, sunk

# kind: fill, hovered fill, ink, edge
KINDS: dict[str, tuple[str, str, str, str]] = {
    "primary": ("primary", "primary", "white", "primary"),
    "secondary": ("paper", "inset", "ink", "control"),
    "ghost": ("inset", "inset2", "ink", "inset"),
    "danger": ("paper", "bad_bg", "bad_t", "bad"),
    "select": ("select", "select", "select_ink", "select_edge"),
    "light": ("good_bg", "inset", "good_t", "good_bg"),
    "disabled": ("inset2", "inset2", "sub", "border"),
}


@dataclass(eq=False, kw_only=True)
class Button(Widget):
    """A label with an icon and a key; disabled when there is a reason."""

    label: str = ""
    kind: str = "secondary"
    icon: str = ""
    key_name: str = ""
    size: float = 14
    lines: int = 1

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        y += sunk(look)
        kind = KINDS[self.kind if self.enabled else "disabled"]
        fill = kind[1] if look.hovered else kind[0]
        icon = self.icon if self.enabled else "lock-simple"
        paint.box(x, y, w, h, fill, radius=min(self.radius, h / 2), edge=kind[3])
        mark = self.size + 10 if icon else 0
        cap = paint.style.width(self.key_name, 11, "b") + 20 if self.key_name else 0
        room = w - 16 - mark - cap
        size = self._size(paint, room)
        words = paint.lines(self.label, room, size, "b")
        width = max(paint.style.width(line, size, "b") for line in words)
        width = min(width, room)
        left = x + (w - mark - width - cap) / 2
        if icon:
            paint.icon(
                left + (self.size + 4) / 2, y + h / 2, icon, self.size + 4, kind[2]
            )
        left += mark
        paint.block(
            left + width / 2, y + h / 2, room, self.label, size, kind[2], "b",
            most=self.lines, align="m",
        )  # fmt: skip
        if self.key_name:
            on_dark = self.kind in ("primary", "select")
            key_cap(paint, left + width + 8, y + h / 2, self.key_name, on_dark=on_dark)

    def _size(self, paint: Painter, room: float) -> float:
        size = self.size
        while size > 12 and len(paint.lines(self.label, room, size, "b")) > self.lines:
            size -= 1
        return size


@dataclass(eq=False, kw_only=True)
class IconButton(Widget):
    """A sign alone, square or round; its words are in the hint."""

    icon: str = ""
    kind: str = "ghost"
    size: float = 17
    label: str = ""
    key_name: str = ""
    panel: bool = False
    # A red dot: something new is behind it.
    mark: bool = False

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        y += sunk(look)
        kind = KINDS[self.kind if self.enabled else "disabled"]
        fill = kind[1] if look.hovered else kind[0]
        edge = kind[3] if self.kind != "ghost" else "border"
        if self.panel:
            paint.panel(x, y, w, h, radius=self.radius, fill=fill, shade=46)
        else:
            paint.box(x, y, w, h, fill, radius=self.radius, edge=edge)
        shift = 3 if self.key_name else 0
        ink = "tool" if self.panel and self.kind != "select" else kind[2]
        if self.icon:
            at = (x + w / 2 - shift, y + h / 2 - shift)
            paint.icon(*at, self.icon, self.size, ink)
        if self.label:
            paint.text(
                x + w / 2, y + h / 2, self.label, self.size, kind[2], "b", align="m"
            )
        if self.key_name:
            ink = "select_ink" if self.kind == "select" else "sub"
            paint.text(x + w - 11, y + h - 10, self.key_name, 11, ink, "b", align="m")
        if self.mark:
            paint.circle(x + w - 9, y + 9, 5, "bad", edge="white", thick=1.5)


@dataclass(eq=False, kw_only=True)
class Tab(Widget):
    """One of several pages; the chosen one wears the select token."""

    label: str = ""
    icon: str = ""
    on: bool = False
    size: float = 14
    edge: bool = False

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        y += sunk(look)
        ink = "select_ink" if self.on else "sub"
        fill = "select" if self.on else "inset2" if look.hovered else "inset"
        edge = "select_edge" if self.on else "border" if self.edge else None
        paint.box(x, y, w, h, fill, radius=min(self.radius, 10), edge=edge)
        left = x + w / 2
        mark = 20 if self.icon else 0
        if self.icon:
            width = min(paint.style.width(self.label, self.size, "b"), w - 16 - mark)
            icon_x = x + (w - width - mark) / 2 + 8
            paint.icon(icon_x, y + h / 2, self.icon, 18, ink)
            left = icon_x + 12 + width / 2
        paint.label(
            left, y + h / 2, w - 10 - mark, self.label, self.size, ink, "b", align="m"
        )  # fmt: skip


@dataclass(eq=False, kw_only=True)
class QuestionMark(Widget):
    """The small ? beside a number; it opens the number's causes."""

    radius: float = 10

    def draw(self, paint: Painter, look: Look) -> None:
        x, y = self.rect.center
        fill = "inset2" if look.hovered else "inset"
        paint.circle(x, y, 7, fill, edge="control", thick=1.2)
        paint.text(x, y, "?", 11, "sub", "b", align="m")


@dataclass(eq=False, kw_only=True)
class Slider(Widget):
    """A value on a track; its message is (name, value)."""

    value: float = 0.0
    low: float = 0.0
    high: float = 1.0
    step: float = 0.1
    keeps_focus: bool = True

    def _snapped(self, value: float) -> float:
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        return round(min(self.low + steps * self.step, self.high), 6)

    def press(self, at: tuple[float, float]) -> Any:
        share = (at[0] - self.rect.x - 8) / max(self.rect.width - 16, 1.0)
        value = self._snapped(self.low + share * (self.high - self.low))
        return None if value == self.value else (*self.message, value)

    def drag(self, at: tuple[float, float]) -> Any:
        return self.press(at)

    def key(self, event: pygame.event.Event) -> Any:
        steps = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if steps is None:
            return None
        value = self._snapped(self.value + steps * self.step)
        return None if value == self.value else (*self.message, value)

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        share = (self.value - self.low) / (self.high - self.low)
        middle, knob = y + h / 2, x + 8 + share * (w - 16)
        paint.box(x, middle - 4, w, 8, "inset2", radius=4)
        paint.box(x, middle - 4, max(knob - x, 8), 8, "primary", radius=4)
        paint.circle(knob, middle, 10, "white", edge="control", thick=2)


@dataclass(eq=False, kw_only=True)
class Toggle(Widget):
    """On or off; its message is (name, new value)."""

    on: bool = False
    radius: float = 14

    def press(self, at: tuple[float, float]) -> Any:
        return (*self.message, not self.on)

    def key(self, event: pygame.event.Event) -> Any:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return self.press(self.rect.center)
        return None

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        fill = "primary" if self.on else "inset2"
        paint.box(x, y, w, h, fill, radius=h / 2, edge="control")
        knob = x + w - h / 2 if self.on else x + h / 2
        paint.circle(knob, y + h / 2, h / 2 - 4, "white", edge="control")
        if self.on:
            paint.icon(knob, y + h / 2, "check-bold", 12, "primary")


@dataclass(eq=False, kw_only=True)
class TextInput(Widget):
    """A search field; every change is the message (name, words)."""

    value: str = ""
    empty: str = ""
    icon: str = "magnifying-glass-bold"
    key_name: str = ""
    longest: int = 24
    keeps_focus: bool = True

    def press(self, at: tuple[float, float]) -> Any:
        return None

    def typed(self, words: str) -> Any:
        return (*self.message, (self.value + words)[: self.longest])

    def key(self, event: pygame.event.Event) -> Any:
        if event.key == pygame.K_BACKSPACE and self.value:
            return (*self.message, self.value[:-1])
        if event.key == pygame.K_ESCAPE and self.value:
            return (*self.message, "")
        return None

    @property
    def id(self) -> Any:
        return self.message

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        paint.box(x, y, w, h, "field", radius=10, edge="control", thick=1.2)
        paint.icon(x + 18, y + h / 2, self.icon, 16, "sub")
        cap = max(paint.style.width(self.key_name, 11, "b") + 10, 20) + 8
        bare = w - 34 - 8
        has_cap = bool(self.key_name) and (
            paint.style.width(self.value or self.empty, 12) <= bare - cap + 8
        )
        room = bare - cap + 8 if has_cap else bare
        words, ink = (self.value, "ink") if self.value else (self.empty, "sub")
        width = paint.text(x + 32, y + h / 2, words, 13, ink, room=room)
        if look.focused and self.value:
            end = x + 33 + width
            paint.line(end, y + 8, end, y + h - 8, "ink", 1)
        if has_cap:
            key_cap(paint, x + w - cap, y + h / 2, self.key_name)
