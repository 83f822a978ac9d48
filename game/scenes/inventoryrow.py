"""A category in the list of the inventory."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.widgets import Look, Painter, Widget
from game.widgets.parts import row_ground
from sim_core.disclosure import COMPUTED, Category, Scope

if TYPE_CHECKING:
    from game.style import Style

LINE_H, VALUE_W = 17.0, 112.0


@dataclass(frozen=True)
class Row:
    """A line of the list: a scope, or one of its categories."""

    scope: Scope
    category: Category | None
    shown: float

    @property
    def name(self) -> tuple[int, str]:
        return self.scope.number, self.category.id if self.category else ""


def bar_width(width: float) -> float:
    return min(width * 0.24, 230.0)


def second_room(style: "Style", category: Category, width: float) -> float:
    """Room for words between the number and the bar, or the status."""
    right = VALUE_W + bar_width(width) + 14
    if category.status != COMPUTED:
        right = style.width(style.say(f"report.{category.status}"), 13) + 32
    return width - 48 - right


def second_line(style: "Style", category: Category, beside: bool) -> str:
    """The methods of a category, or what is to be known of it."""
    if not category.lines:
        reason = category.reason
        return style.name(reason) if reason else style.say("report.none")
    methods = " · ".join(style.name(one.name) for one in category.methods)
    return style.say("inventory.beside", methods=methods) if beside else methods


@dataclass(eq=False, kw_only=True)
class CategoryRow(Widget):
    """A category: number, name, method or reason, a bar by method, tonnes."""

    row: Row
    share: float
    beside: bool
    column: numbers.Column
    on: bool

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        style, category = paint.style, self.row.category
        assert category is not None
        ink, sub = row_ground(paint, self.rect, on=self.on, hovered=look.hovered)
        middle = y + h / 2
        if category.number:
            words = str(category.number)
            paint.text(x + 34, middle, words, 14, sub, "b", align="r")
        room = second_room(style, category, w)
        words = style.name(category.name)
        paint.text(x + 48, y + 14, words, 14, ink, "b", room=room)
        words = second_line(style, category, self.beside)
        for number, line in enumerate(paint.lines(words, room, 12)):
            paint.text(x + 48, y + 34 + number * LINE_H, line, 12, sub, room=room)
        if category.status != COMPUTED:
            words = style.say(f"report.{category.status}")
            paint.text(x + w - 16, middle, words, 13, sub, align="r")
            return
        wide = bar_width(w)
        left = x + w - VALUE_W - wide
        self._bar(paint, pygame.FRect(left, middle - 8, wide, 16), category)
        runs = [(self.column.show(self.row.shown), 16, ink, "b"),
                (f" {self.column.unit}", 12, sub, "m")]  # fmt: skip
        paint.runs(x + w - 16, middle, runs, "r")

    def _bar(self, paint: Painter, rect: pygame.FRect, category: Category) -> None:
        left = rect.x
        for one in category.methods:
            width = max(rect.width * self.share * one.share, 3.0)
            fill = paint.style.fill(one.method, "method")
            paint.pattern(left, rect.y, width, 16, fill, radius=4, edge=fill.edge)
            left += width
