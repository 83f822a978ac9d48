"""Rows of a list, and areas that only answer to a press."""

from dataclasses import dataclass

from game.widgets.painter import Painter
from game.widgets.widget import Look, Widget, sunk


@dataclass(eq=False, kw_only=True)
class ListRow(Widget):
    """Icon, name, a second name and a value at the right."""

    icon: str = ""
    title: str = ""
    second: str = ""
    value: str = ""
    on: bool = False

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        y += sunk(look)
        if self.on or look.hovered:
            fill, edge = ("select", "select_edge") if self.on else ("inset", None)
            paint.box(x, y, w, h, fill, radius=self.radius, edge=edge)
        ink, sub = ("select_ink", "select_ink") if self.on else ("ink", "sub")
        if not self.enabled:
            ink = "sub"
        middle = y + h / 2
        paint.icon(x + 32, middle, self.icon, 26, ink if self.on else "accent")
        value_width = paint.style.width(self.value, 13) if self.value else 0.0
        room = w - 80 - value_width - 12
        left = x + 64 + paint.text(x + 64, middle, self.title, 18, ink, "b", room=room)
        if (
            self.second
            and left + 16 + paint.style.width(self.second, 13) < x + room + 64
        ):
            paint.text(left + 12, middle + 1, self.second, 13, sub)
        if self.value:
            paint.text(x + w - 16, middle, self.value, 13, sub, align="r")


@dataclass(eq=False, kw_only=True)
class Pressable(Widget):
    """An area drawn by its panel; it darkens under the pointer."""

    tint: bool = True

    def draw(self, paint: Painter, look: Look) -> None:
        if self.tint and (look.hovered or look.pressed):
            paint.box(*self.rect, "shadow", radius=self.radius, alpha=20)
