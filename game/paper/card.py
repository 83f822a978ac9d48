"""What the boxes of a report are made of: heads, rows, bars, and what can be asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pygame

from game.style import Fill
from game.widgets import Painter
from game.widgets.painter import Run, Token

if TYPE_CHECKING:
    from game.style import Style

PAD, HEAD_H, ROW_H = 16.0, 40.0, 26.0
WIDEST_ROW_H = 34.0


class Asks:
    """Where a page may be asked why; paper does not answer."""

    is_live = False

    def mark(self, x: float, y: float, figure: str) -> None:
        """A ? with its middle at (x, y)."""

    def row(self, rect: pygame.FRect, figure: str, place: str = "") -> None:
        """A line that opens the tree of a figure, at a place if there is one."""

    def category(self, rect: pygame.FRect, name: str = "") -> None:
        """A line that opens the inventory at a category."""

    def day(self, rect: pygame.FRect, day: int, hour: int) -> None:
        """A line that opens the power of a day at an hour."""


class Card:
    """One box of a report; it knows its height for a width."""

    title = ""
    figure = ""
    fill = "paper"
    edge = "border"

    def __init__(self, report: Any, style: "Style") -> None:
        self.report = report
        self.style = style

    @property
    def is_shown(self) -> bool:
        return True

    def height(self, width: float) -> float:
        raise NotImplementedError

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        """Draw below the head; `room` has the padding taken off."""
        raise NotImplementedError

    def second(self) -> str:
        """A few words beside the title."""
        return ""

    def sum(self) -> Sequence[Run]:
        """The runs at the right of the head."""
        return ()

    def draw(self, paint: Painter, rect: pygame.FRect, asks: Asks) -> None:
        x, y, w, h = rect
        paint.box(*rect, self.fill, radius=14, edge=self.edge)
        inner = pygame.FRect(x + PAD, y + HEAD_H, w - 2 * PAD, h - HEAD_H - 12)
        self.head(paint, inner, asks)
        self.body(paint, inner, asks)

    def head(self, paint: Painter, inner: pygame.FRect, asks: Asks) -> None:
        middle = inner.y - HEAD_H + 23
        right = inner.right
        if self.figure and asks.is_live:
            asks.mark(right - 7, middle, self.figure)
            right -= 24
        runs = self.sum()
        used = paint.runs(right, middle, runs, "r") if runs else 0.0
        room = right - inner.x - used - 8
        words = paint.style.say(self.title)
        wide = paint.style.width(words, 16, "b")
        paint.label(inner.x, middle, room, words, 16, weight="b")
        rest = room - wide - 10
        if self.second() and paint.style.width(self.second(), 12) <= rest:
            paint.text(inner.x + wide + 10, middle + 1, self.second(), 12, "sub")


def spread(height: float, count: int) -> float:
    """How far rows stand apart where there is more room than they need."""
    return min(max(height / max(count, 1), ROW_H), WIDEST_ROW_H)


def value(
    paint: Painter, x: float, y: float, words: str, unit: str = "", *,
    ink: Token = "ink", size: float = 14, room: float = 0,
) -> float:  # fmt: skip
    """A number and its unit that end at `x`; returns their width."""
    runs: list[Run] = [(words, size, ink, "b")]
    if unit:
        runs.append((f" {unit}", 12, "sub", "m"))
    return paint.runs(x, y, runs, "r", room=room)


def filled(
    paint: Painter, rect: pygame.FRect, share: float, fill: Fill, radius: float = 4
) -> None:
    """A bar of a share of the rectangle, never thinner than can be seen."""
    width = max(rect.width * min(max(share, 0.0), 1.0), 3.0)
    paint.pattern(
        *rect.topleft, width, rect.height, fill, radius=radius, edge=fill.edge
    )  # fmt: skip


def stacked(
    paint: Painter, rect: pygame.FRect, parts: Sequence[tuple[float, Fill]]
) -> None:
    """Shares side by side; what is left of 1 stays track."""
    paint.box(*rect, "inset2", radius=4)
    left = rect.x
    for share, fill in parts:
        width = rect.width * share
        if width >= 1.0:
            piece = (left, rect.y, max(width - 1.0, 1.0), rect.height)
            paint.pattern(*piece, fill, radius=3, edge=fill.edge)
        left += width
