"""The tree of causes: rows with bars from a shared zero, that open and sum."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game import causes, numbers
from game.causes import Row
from game.widgets import Button, Look, Painter, Panel, Widget
from game.widgets.parts import row_ground, scroll_mark

if TYPE_CHECKING:
    from game.scenes.why import Why

ROW_H, CHILD_H, LOW_H, INDENT = 58.0, 54.0, 40.0, 32.0
# Below this a row has one line, so that more than two can be seen.
TALL = 300.0
VALUE_W, WHO_W = 110.0, 92.0


class Tree(Panel):
    """Causes with bars from a shared zero; a press opens them."""

    def __init__(self, scene: "Why") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.why import is_wide

        self.is_alone = not is_wide(room)
        if self.scene.is_open and self.is_alone:
            return None
        return tree_rect(self.scene, room)

    def key(self) -> Hashable:
        scene = self.scene
        return scene.mode, frozenset(scene.opened), scene.chosen, scene.news

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say = self.scene, paint.style.say
        self._axis(w)
        paint.text(x + 4, y + 14, say("why.cause"), 13, "sub", "b")
        paint.text(self.zero, y + 14, "0", 12, "sub", "b", align="m")
        signs = ("why.less", "why.more")
        for number, key in enumerate(signs):
            ink = ("good_t", "bad_t")[number] if self._is_carbon() else "sub"
            at = self.zero + (-24 if not number else 24)
            paint.text(at, y + 14, say(key), 12, ink, align="r" if not number else "l")
        inner = pygame.FRect(x, y + 28, w, h - 28 - 48)
        rows = scene.rows()
        with paint.clip(*inner):
            top = inner.y + 4 - self.scroll
            for row in rows:
                high = self._high(row)
                self._row(paint, pygame.FRect(x, top, w, high - 4), row, inner)
                top += high
        if not rows:
            key = "why.playing_again" if scene.is_waiting else "why.nothing"
            paint.text(x + 16, inner.y + 24, say(key), 14, "sub")
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.move(8, 0), self.scroll, self.scroll_limit)
        self._foot(paint, x, y + h - 40, w)

    def _high(self, row: Row) -> float:
        if self.rect.height < TALL:
            return LOW_H
        return CHILD_H if row.depth else ROW_H

    def _is_carbon(self) -> bool:
        return self.scene.tree.unit == "t"

    def _axis(self, w: float) -> None:
        """Where the shared zero lies, and the length of one unit."""
        amounts = [row.shown for row in self.scene.rows()] or [0.0]
        low, high = min(*amounts, 0.0), max(*amounts, 0.0)
        told = any(row.cause.who for row in self.scene.rows())
        self.who_w = WHO_W if told and w > 700 else 0.0
        self.room = min(w * 0.26, 260.0)
        span = max(high - low, 1e-9)
        self.per_unit = self.room / span
        left = self.rect.x + w - VALUE_W - self.who_w - self.room
        self.zero = left - low * self.per_unit

    def _row(
        self, paint: Painter, rect: pygame.FRect, row: Row, inner: pygame.FRect
    ) -> None:
        scene = self.scene
        places = causes.places_for(scene.tree)
        end = self.rect.x + self.rect.width - VALUE_W - self.who_w - self.room
        who = row.cause.who if self.who_w else ""
        self.add(
            CauseRow(
                rect=pygame.FRect(
                    rect.x + row.depth * INDENT, rect.y,
                    rect.width - row.depth * INDENT, rect.height,
                ),
                message=("row", row.path), clip=inner,
                icon=causes.icon_of(scene.catalogue, row.cause),
                title=causes.label(paint.style, scene.catalogue, row.cause),
                second=causes.second_line(
                    paint.style, row.cause, end - 74 - rect.x - row.depth * INDENT
                ),
                value=_amount(row.shown, places), text_end=end - 8,
                ink=ink_of(scene, row.shown), on=row.path == scene.chosen,
                caret=_caret(row), zero=self.zero, length=row.shown * self.per_unit,
                who=paint.style.say(f"who.{who}") if who else "", is_you=who == "you",
                fill=_fill(scene.tree.unit, row.shown),
            )
        )  # fmt: skip

    def _foot(self, paint: Painter, x: float, y: float, w: float) -> None:
        scene, say = self.scene, paint.style.say
        paint.box(x, y, w, 36, "inset2", radius=10)
        paint.icon(x + 24, y + 18, "sigma-bold", 18, "ink")
        width = paint.text(x + 46, y + 18, say("why.sum"), 14, "ink", "b")
        places = causes.places_for(scene.tree)
        amount = numbers.signed(causes.in_shown_unit(scene.tree), places)
        used = paint.text(x + w - 16, y + 18, amount, 17, "ink", "b", align="r")
        if self.is_alone:
            self._details(x + w - used - 226, y)
            return
        room = w - 90 - width - used
        paint.text(x + 58 + width, y + 18, say("why.rounding"), 12, "sub", room=room)

    def _details(self, x: float, y: float) -> None:
        """The card of the chosen row, which has no room beside the tree."""
        if self.scene.chosen:
            self.add(
                Button(
                    rect=pygame.FRect(x, y + 2, 200, 32), message=("details",), size=13,
                    label=self.scene.style.say("why.details"), icon="list-checks",
                )
            )  # fmt: skip


def tree_rect(scene: "Why", room: pygame.FRect) -> pygame.FRect:
    """Below the sums, and below the tabs and the decision where these are there."""
    from game.scenes.why import is_wide, left_rect
    from game.scenes.whywithout import PICK_H

    left = left_rect(room)
    top = left.y + (64 if is_wide(room) else 104)
    top += PICK_H + 6 if scene.mode == "without" else 0
    return pygame.FRect(left.x, top, left.width, left.bottom - top)


def _amount(shown: float, places: int) -> str:
    return numbers.signed(shown, places) if shown else "0"


def _caret(row: Row) -> str:
    if not row.cause.children:
        return ""
    return "caret-down-bold" if row.is_open else "caret-right-bold"


def _fill(unit: str, amount: float) -> str:
    """The bar of a row: tonnes more and points less are the bad ones."""
    if unit not in ("t", "points"):
        return "import"
    return "more" if (amount > 0) == (unit == "t") else "less"


def ink_of(scene: "Why", amount: float) -> str:
    """More tonnes are bad, more money or support is good; energy is neither."""
    if abs(amount) < 1e-9 or scene.tree.unit not in ("t", "yuan", "points"):
        return "ink"
    is_good = amount < 0.0 if scene.tree.unit == "t" else amount > 0.0
    return "good_t" if is_good else "bad_t"


class CauseRow(Widget):
    """A line of the tree."""

    def __init__(self, *, rect: pygame.FRect, message: Any, clip: Any, **shown: Any):
        super().__init__(rect=rect, message=message, clip=clip, radius=12)
        self.shown = shown

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        s = self.shown
        ink, sub = row_ground(paint, self.rect, on=s["on"], hovered=look.hovered)
        if s["caret"]:
            paint.icon(x + 18, y + h / 2, s["caret"], 14, sub)
        paint.icon(x + 44, y + h / 2, s["icon"], 22, ink if s["on"] else "tool")
        room = s["text_end"] - x - 66
        is_low = h < LOW_H
        up = 0 if is_low or not s["second"] else 10
        paint.text(x + 66, y + h / 2 - up, s["title"], 15, ink, "b", room=room)
        if not is_low:
            paint.label(x + 66, y + h / 2 + 11, room, s["second"], 12, sub)
        self._bar(paint, y + h / 2)
        value_ink = "select_ink" if s["on"] else s["ink"]
        paint.text(x + w - 16, y + h / 2, s["value"], 16, value_ink, "b", align="r")
        if s["who"]:
            at, ink = x + w - VALUE_W - WHO_W / 2 + 10, "link" if s["is_you"] else sub
            paint.text(at, y + h / 2, s["who"], 12, ink, align="m", room=WHO_W - 12)

    def _bar(self, paint: Painter, middle: float) -> None:
        s = self.shown
        zero, length = s["zero"], s["length"]
        paint.line(zero, self.rect.y, zero, self.rect.bottom, "grid")
        if abs(length) < 0.5:
            return
        left = min(zero, zero + length)
        fill = paint.style.fill(s["fill"])
        wide = max(abs(length), 2)
        paint.pattern(left, middle - 8, wide, 16, fill, radius=5, edge=fill.edge)
