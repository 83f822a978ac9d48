"""The inventory: every category of the scopes, how it was worked out, or why not."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.inventorycard import Detail
from game.scenes.inventoryrow import (
    LINE_H,
    CategoryRow,
    Row,
    second_line,
    second_room,
)
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.why import Why
from game.widgets import Painter, Panel
from game.widgets.parts import scroll_mark, swatch
from sim_core.calendar import date_of
from sim_core.disclosure import Disclosure, Scope
from sim_core.disclosure_build import disclosure_of

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

TOTALS_H, ROW_H, SCOPE_H, METHODS_H = 76.0, 52.0, 44.0, 30.0
DETAIL_W, GAP = 500.0, 20.0
SCOPE_FILLS = {
    1: ("gross", "technology"),
    2: ("import", "technology"),
    3: ("supply_chain", "wedge"),
}
STEPS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}


class Inventory(SheetScene):
    icon = "list-checks"

    def __init__(
        self, app: "App", session: "Session", year: int | None = None, chosen: str = ""
    ) -> None:
        super().__init__(app)
        self.session = session
        first = session.level.start.year
        last = date_of(session.level.start, session.state.day - 1).year
        self.years = list(range(first, last + 1))
        self.year = last if year is None else year
        self.is_open = bool(chosen)
        self._found: dict[int, Disclosure] = {}
        self.chosen = self._largest(chosen)

    @property
    def found(self) -> Disclosure:
        if self.year not in self._found:
            self._found[self.year] = disclosure_of(self.session, self.year)
        return self._found[self.year]

    @property
    def column(self) -> numbers.Column:
        return numbers.tonnes_column(self.found.totals.gross.t)

    def _largest(self, wanted: str = "") -> tuple[int, str]:
        """The wanted category, or the one with most tonnes."""
        rows = [row for row in self.rows() if row.category is not None]
        named = [row for row in rows if row.category.id == wanted]
        return max(named or rows, key=lambda row: row.category.tonnes.t).name

    def rows(self) -> list[Row]:
        """Scopes and categories with amounts that add up as shown."""
        found, column = self.found, self.column
        whole = column.whole(found.totals.gross.t)
        parts = column.parts(whole, [scope.tonnes.t for scope in found.scopes])
        rows = []
        for scope, shown in zip(found.scopes, parts, strict=True):
            rows += self._scope_rows(scope, shown)
            if scope.number == 2:
                beside = found.scope2_location
                rows.append(
                    Row(beside, beside.categories[0], column.whole(beside.tonnes.t))
                )
        return rows

    def _scope_rows(self, scope: Scope, shown: float) -> list[Row]:
        amounts = [category.tonnes.t for category in scope.categories]
        parts = self.column.parts(shown, amounts)
        rows = [Row(scope, None, shown)]
        for category, part in zip(scope.categories, parts, strict=True):
            rows.append(Row(scope, category, part))
        return rows

    @property
    def row(self) -> Row:
        return next(row for row in self.rows() if row.name == self.chosen)

    def title(self) -> str:
        return self.style.say("inventory.title", year=self.year)

    def second(self) -> str:
        found = self.found
        key = "inventory.whole" if found.is_whole_year else "inventory.so_far"
        return self.style.say(
            key, control=self.style.name(found.control), gwp=found.gwp.upper(),
            days=found.last_day - found.first_day + 1,
        )  # fmt: skip

    def panels(self) -> list[Panel]:
        from game.scenes.inventorytotals import Methods, Totals

        return [Head(self), Totals(self), Categories(self), Methods(self), Detail(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("year", step):
                self._turn(step)
            case ("category", name):
                self.chosen, self.is_open = name, True
            case ("back",):
                self.is_open = False
            case ("why", figure, place):
                span = (self.found.first_day, self.found.last_day)
                return Push(Why(self.app, self.session, figure, span, place=place))
        return None

    def _turn(self, step: int) -> None:
        place = self.years.index(self.year) + step
        if 0 <= place < len(self.years):
            self.year = self.years[place]
            self.chosen = self._largest(self.chosen[1])

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "inventory":
            return Pop()
        if event.key in STEPS:
            self._turn(STEPS[event.key])
            return None
        return super().key(event)


def list_rect(room: pygame.FRect) -> pygame.FRect:
    body = body_rect(room)
    if not is_wide(room):
        return body
    return pygame.FRect(body.x, body.y, body.width - DETAIL_W - GAP, body.height)


def is_wide(room: pygame.FRect) -> bool:
    """Whether list and detail stand side by side."""
    return room.width >= 1200


def detail_rect(room: pygame.FRect, is_open: bool) -> pygame.FRect | None:
    """At the right; over the whole body of a narrow window when it is asked for."""
    body = body_rect(room)
    if not is_wide(room):
        return body if is_open else None
    return pygame.FRect(body.right - DETAIL_W, body.y, DETAIL_W, body.height)


class Part(Panel):
    """A part of the list; the open category covers it in a narrow window."""

    def __init__(self, scene: Inventory) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.year, self.scene.chosen, self.scene.is_open

    def is_hidden(self, room: pygame.FRect) -> bool:
        return self.scene.is_open and not is_wide(room)


class Categories(Part):
    """All lines of the inventory; a press shows how one was worked out."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_hidden(room):
            return None
        left = list_rect(room)
        top = left.y + TOTALS_H + 10
        return pygame.FRect(left.x, top, left.width, left.bottom - METHODS_H - top)

    def draw(self, paint: Painter) -> None:
        inner = pygame.FRect(self.rect)
        rows = self.scene.rows()
        most = max([row.category.tonnes.t for row in rows if row.category] or [1.0])
        with paint.clip(*inner.inflate(8, 0)):
            top = inner.y - self.scroll
            for row in rows:
                high = self._high(paint, row, inner.width - 8)
                rect = pygame.FRect(inner.x, top, inner.width - 8, high - 4)
                if row.category is None:
                    self._scope(paint, rect, row)
                else:
                    self._category(rect, row, most, inner)
                top += high
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner, self.scroll, self.scroll_limit)

    def _high(self, paint: Painter, row: Row, width: float) -> float:
        """A scope's head, or a category with as many lines as its reason needs."""
        if row.category is None:
            return SCOPE_H
        words = second_line(paint.style, row.category, self._is_beside(row))
        lines = paint.lines(words, second_room(paint.style, row.category, width), 12)
        return ROW_H + (len(lines) - 1) * LINE_H

    def _is_beside(self, row: Row) -> bool:
        return row.scope is self.scene.found.scope2_location

    def _scope(self, paint: Painter, rect: pygame.FRect, row: Row) -> None:
        column, style = self.scene.column, paint.style
        middle = rect.centery + 4
        fill = style.fill(*SCOPE_FILLS[row.scope.number])
        swatch(paint, rect.x + 6, middle, fill, 22, 15)
        runs = [
            (column.show(row.shown), 17, "ink", "b"),
            (f" {column.unit}", 12, "sub", "m"),
            (f"   {numbers.percent(row.scope.share_of_gross, 1)}", 13, "sub", "m"),
        ]  # fmt: skip
        used = paint.runs(rect.right - 16, middle, runs, "r")
        name = style.name(row.scope.name)
        room = rect.width - used - 64
        paint.text(rect.x + 38, middle, name, 16, weight="b", room=room)

    def _category(
        self, rect: pygame.FRect, row: Row, most: float, inner: pygame.FRect
    ) -> None:
        self.add(
            CategoryRow(
                rect=rect, message=("category", row.name), clip=inner, row=row,
                share=row.category.tonnes.t / max(most, 1e-9),
                beside=self._is_beside(row),
                column=self.scene.column, on=row.name == self.scene.chosen,
            )
        )  # fmt: skip


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    session = played(days=800)
    out = Inventory(app, session, session.years()[0].year, "fuel_and_energy")
    return [("inventory", Inventory(app, session)), ("inventory_not", out)]
