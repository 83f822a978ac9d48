"""The three scopes of the yearly report, and how their tonnes were worked out."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.paper.card import HEAD_H, PAD, Asks, Card, filled, stacked, value
from game.style import Fill
from game.widgets import Painter
from game.widgets.painter import Run
from game.widgets.parts import swatch
from sim_core.carbon.market import offer_of
from sim_core.disclosure import COMPUTED, NOT_APPLICABLE

if TYPE_CHECKING:
    from sim_core.disclosure import Category, Line, Scope

MOST_LINES = 7
CATEGORY_H, TALL_H, LINE_H = 28.0, 38.0, 22.0
BAR_SHARE, AMOUNT_W = 0.22, 72.0
PER_LEGEND_ROW, LEGEND_H = 2, 28.0


class ScopeCard(Card):
    number = 1

    @property
    def scope(self) -> "Scope":
        return self.report.disclosure.scopes[self.number - 1]

    @property
    def figure(self) -> str:
        return f"scope{self.number}_t"

    @property
    def title(self) -> str:
        return f"report.scope{self.number}"

    def second(self) -> str:
        return self.style.say(f"report.scope{self.number}_is")

    @property
    def column(self) -> numbers.Column:
        return self.report.column

    @cached_property
    def whole(self) -> float:
        """The scope's tonnes, rounded together with the other scopes."""
        return self.report.scope_parts[self.number - 1]

    def sum(self) -> Sequence[Run]:
        share = f" · {numbers.percent(self.scope.share_of_gross, 1)}"
        return (
            (self.column.show(self.whole), 20, "ink", "b"),
            (f" {self.column.unit}{share}", 12, "sub", "m"),
        )

    @cached_property
    def computed(self) -> list["Category"]:
        rows = [one for one in self.scope.categories if one.status == COMPUTED]
        return sorted(rows, key=lambda one: -abs(one.tonnes.t))

    @cached_property
    def shown(self) -> list[float]:
        return self.column.parts(self.whole, [one.tonnes.t for one in self.computed])


def largest_lines(category: "Category", most: int) -> list[tuple["Line | None", float]]:
    """The largest sources, and the others as one row without a line."""
    lines = sorted(category.lines, key=lambda one: -abs(one.tonnes.t))
    kept = lines if len(lines) <= most else lines[: most - 1]
    rows: list[tuple[Line | None, float]] = [(one, one.tonnes.t) for one in kept]
    if len(kept) < len(lines):
        rows.append((None, sum(one.tonnes.t for one in lines[len(kept) :])))
    return rows


class ScopeOne(ScopeCard):
    """What the island burns and leaks itself, with the largest sources."""

    number = 1

    @cached_property
    def rows(self) -> list[tuple["Category", float, list[tuple["Line | None", float]]]]:
        """Categories with their largest lines, all as they are shown."""
        found, left = [], MOST_LINES
        for category, whole in zip(self.computed, self.shown, strict=True):
            lines = largest_lines(category, left)
            parts = self.column.parts(whole, [t for _, t in lines])
            shown = [(one, part) for (one, _), part in zip(lines, parts, strict=True)]
            found.append((category, whole, shown if len(shown) > 1 else []))
            left = max(left - len(found[-1][2]), 2)
        return found

    def height(self, width: float) -> float:
        lines = sum(len(lines) for _, _, lines in self.rows)
        heights = [self._high(one, width - 2 * PAD) for one, _, _ in self.rows]
        return HEAD_H + (sum(heights) or CATEGORY_H) + lines * LINE_H + 14

    def _high(self, category: "Category", width: float) -> float:
        """A name of two lines needs a higher row."""
        room = width * (1.0 - BAR_SHARE) - AMOUNT_W - 8
        fits = self.style.width(self.style.name(category.name), 12, "b") <= room
        return CATEGORY_H if fits else TALL_H

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        if not self.rows:
            words = paint.style.say("report.none")
            paint.text(room.x, room.y + 14, words, 13, "sub")
        most = max([abs(one.tonnes.t) for one in self.computed] or [1.0])
        top = room.y
        for category, whole, lines in self.rows:
            high = self._high(category, room.width)
            row = pygame.FRect(room.x, top, room.width, high)
            self._category(paint, row, category, whole, most)
            asks.row(row, self.figure, category.id)
            top += high
            for line, shown in lines:
                row = pygame.FRect(room.x, top, room.width, LINE_H)
                self._line(paint, row, line, shown)
                asks.row(row, self.figure, line.place if line else category.id)
                top += LINE_H

    def _category(
        self, paint: Painter, row: pygame.FRect, category: "Category", whole: float,
        most: float,
    ) -> None:  # fmt: skip
        middle, style = row.centery, paint.style
        wide = row.width * BAR_SHARE
        left = row.right - AMOUNT_W - wide
        words = style.name(category.name)
        paint.label(row.x, middle, left - row.x - 8, words, 14, "ink", "b")
        bar = pygame.FRect(left, middle - 8, wide, 16)
        filled(paint, bar, abs(category.tonnes.t) / most, self._fill(category))
        value(paint, row.right, middle, self.column.show(whole), self.column.unit)

    def _fill(self, category: "Category") -> Fill:
        """The technology of the largest source, where there is one."""
        largest = max(category.lines, key=lambda one: abs(one.tonnes.t), default=None)
        item = self.report.catalogue.find(largest.place) if largest else None
        name = item.options.get("group", "gross") if item else "gross"
        return self.style.fill(name)

    def _line(
        self, paint: Painter, row: pygame.FRect, line: "Line | None", shown: float
    ) -> None:
        middle = row.centery
        used = paint.text(
            row.right, middle, self.column.show(shown), 13, "sub", align="r"
        )
        words = (
            paint.style.name(line.name) if line else paint.style.say("report.others")
        )
        paint.text(row.x + 14, middle, words, 13, "sub", room=row.width - used - 24)


class ScopeTwo(ScopeCard):
    """Bought power by both methods; only the market-based one is summed."""

    number = 2
    METHODS = (("market", "hydro"), ("location", "import"))

    @property
    def figure(self) -> str:
        return "scope2_market_t"

    @property
    def is_bought(self) -> bool:
        return self.report.disclosure.power.import_mwh > 0.0

    @property
    def row_h(self) -> float:
        return 48.0 if self.is_bought else 26.0

    def height(self, width: float) -> float:
        return HEAD_H + 2 * self.row_h + 34

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        location = self.report.disclosure.scope2_location
        amounts = (self.scope.tonnes.t, location.tonnes.t)
        most = max(*amounts, 1e-9)
        top = room.y
        for (name, pattern), scope, amount in zip(
            self.METHODS, (self.scope, location), amounts, strict=True
        ):
            row = pygame.FRect(room.x, top, room.width, self.row_h)
            self._method(paint, row, name, scope, amount / most, pattern)
            asks.row(row, f"scope2_{name}_t")
            top += self.row_h
        self._gap(paint, room, top + 12, amounts[1] - amounts[0])

    def _method(
        self, paint: Painter, row: pygame.FRect, name: str, scope: "Scope",
        share: float, pattern: str,
    ) -> None:  # fmt: skip
        say, middle = paint.style.say, row.y + 13
        wide = row.width * 0.26
        left = row.right - 84 - wide
        words = say(f"report.{name}")
        paint.label(row.x, middle, left - row.x - 8, words, 14, weight="b")
        if share > 0.0:
            bar = pygame.FRect(left, middle - 8, wide, 16)
            filled(paint, bar, share, paint.style.fill(pattern))
        shown = self.column.show(self.column.whole(scope.tonnes.t))
        value(paint, row.right, middle, shown, self.column.unit, size=15)
        if self.is_bought:
            words = self._sources(scope)
            paint.text(row.x, row.y + 34, words, 12, "sub", room=row.width)

    def _sources(self, scope: "Scope") -> str:
        """Energy times factor, for each line; under contract, how much of it."""
        lines = [line for category in scope.categories for line in category.lines]
        signed = [line.amount for line in lines if offer_of(line.activity) is not None]
        if signed:
            return self.style.say(
                "report.energy_signed", unit=lines[0].unit,
                energy=numbers.number(sum(line.amount for line in lines)),
                signed=numbers.number(sum(signed)),
            )  # fmt: skip
        words = [
            self.style.say(
                "report.energy_times", energy=numbers.number(line.amount),
                unit=line.unit, factor=numbers.number(line.t_per_unit, 4),
            )
            for line in lines
        ]  # fmt: skip
        return " + ".join(words[:2])

    def _gap(self, paint: Painter, room: pygame.FRect, y: float, gap_t: float) -> None:
        # Without a contract the residual mix makes the difference.
        has_contracts = bool(self.report.disclosure.contracts)
        key = "report.gap" if has_contracts else "report.gap_of_mix"
        key = "report.same" if abs(gap_t) < 0.05 else key
        key = key if self.is_bought else "report.no_bought_power"
        shown = self.column.show(abs(gap_t) / self.column.per_unit)
        words = paint.style.say(key, value=f"{shown} {self.column.unit}")
        ink = "warn_t" if key == "report.gap" else "sub"
        paint.label(room.x, y, room.width, words, 12, ink, "b")


class ScopeThree(ScopeCard):
    """The value chain by category, and the coverage by method."""

    number = 3
    ROW, LEAST_LINE_H, STATUS_W = 34.0, 17.0, 58.0
    lists_all = False

    def height(self, width: float) -> float:
        """On paper every category has a line; a window may say it in one."""
        rows = 40.0
        if self.lists_all:
            rows = LINE_H + len(self._left_out()) * self.LEAST_LINE_H
        high = HEAD_H + self.ROW * max(len(self.computed), 1) + rows
        return high + self.methods_h + 26

    def _left_out(self) -> list["Category"]:
        return [one for one in self.scope.categories if one.status != COMPUTED]

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        most = max((abs(one.tonnes.t) for one in self.computed), default=0.0) or 1.0
        top = room.y
        if not self.computed:
            words = paint.style.say("report.none")
            paint.text(room.x, room.y + 14, words, 13, "sub")
            top += self.ROW
        for category, shown in zip(self.computed, self.shown, strict=True):
            row = pygame.FRect(room.x, top, room.width, self.ROW)
            self._category(paint, row, category, shown, most)
            asks.row(row, self.figure, category.id)
            top += self.ROW
        methods = pygame.FRect(
            room.x, room.bottom - self.methods_h, room.width, self.methods_h
        )
        rest = pygame.FRect(room.x, top, room.width, methods.y - top - 6)
        self._others(paint, rest, asks)
        self._methods(paint, methods)

    def _others(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        """The categories without tonnes, each with its state where there is room."""
        style, out = paint.style, self._left_out()
        step = min((room.height - LINE_H) / max(len(out), 1), LINE_H)
        names = [style.name(category.name) for category in out]
        wide = room.width - 24 - self.STATUS_W
        is_tight = any(style.width(name, 12) > wide for name in names)
        is_tight |= style.width(style.say("report.legend"), 12) > room.width
        if step < self.LEAST_LINE_H or is_tight:
            words = self._why_out()
            paint.paragraph(room.x, room.y + 12, room.width, words, 12, "sub", most=2)
            asks.category(pygame.FRect(room.x, room.y, room.width, 40))
            return
        for number, (category, name) in enumerate(zip(out, names, strict=True)):
            y = room.y + (number + 0.5) * step
            words = str(category.number)
            paint.text(room.x + 16, y, words, 12, "sub", "b", align="r")
            words = style.say(f"report.short_{category.status}")
            paint.text(room.right, y, words, 12, "sub", align="r", room=self.STATUS_W)
            paint.text(room.x + 24, y, name, 12, "sub")
            row = pygame.FRect(room.x, y - step / 2, room.width, step)
            asks.category(row, category.id)
        y = room.y + (len(out) + 0.5) * step
        paint.text(room.x, y, style.say("report.legend"), 12, "sub", room=room.width)

    def _why_out(self) -> str:
        """How many categories have no tonnes of their own, and why."""
        out = self._left_out()
        not_ours = sum(one.status == NOT_APPLICABLE for one in out)
        return self.style.say(
            "report.left_out", count=not_ours, rest=len(out) - not_ours
        )

    def _category(
        self, paint: Painter, row: pygame.FRect, category: "Category", shown: float,
        most: float,
    ) -> None:  # fmt: skip
        style, middle = paint.style, row.centery
        wide = row.width * 0.2
        left = row.right - 60 - wide
        paint.text(row.x + 16, middle, str(category.number), 13, "sub", "b", align="r")
        room = left - row.x - 32
        words = style.name(category.name)
        names = " · ".join(style.name(one.name) for one in category.methods)
        widest = max(style.width(words, 12), style.width(names, 12))
        if not names or widest > room:
            paint.label(row.x + 24, middle, room, words, 13)
        else:
            paint.text(row.x + 24, middle - 8, words, 13, room=room)
            paint.text(row.x + 24, middle + 9, names, 12, "sub", room=room)
        bar = pygame.FRect(left, middle - 8, wide * abs(category.tonnes.t) / most, 16)
        self._by_method(paint, bar, category)
        value(paint, row.right, middle, self.column.show(shown))

    def _by_method(
        self, paint: Painter, bar: pygame.FRect, category: "Category"
    ) -> None:
        left = bar.x
        for one in category.methods:
            width = max(bar.width * one.share, 3.0)
            fill = paint.style.fill(one.method, "method")
            paint.pattern(left, bar.y, width, 16, fill, radius=4, edge=fill.edge)
            left += width

    @property
    def legend_rows(self) -> int:
        return -(-len(self.report.disclosure.methods) // PER_LEGEND_ROW)

    @property
    def methods_h(self) -> float:
        return 46.0 + LEGEND_H * self.legend_rows

    def _methods(self, paint: Painter, room: pygame.FRect) -> None:
        """Coverage by method of the whole inventory."""
        style, methods = paint.style, self.report.disclosure.methods
        words = style.say("report.coverage")
        paint.text(room.x, room.y + 8, words, 13, weight="b", room=room.width)
        parts = [(one.share, style.fill(one.method, "method")) for one in methods]
        stacked(paint, pygame.FRect(room.x, room.y + 22, room.width, 18), parts)
        shares = numbers.rounded([100.0 * one.share for one in methods])
        width = room.width / PER_LEGEND_ROW
        for number, (one, share) in enumerate(zip(methods, shares, strict=True)):
            left = room.x + number % PER_LEGEND_ROW * width
            y = room.y + 58 + number // PER_LEGEND_ROW * LEGEND_H
            swatch(paint, left, y, style.fill(one.method, "method"), 18, 12)
            words = f"{style.name(one.name)} {numbers.number(share)} %"
            paint.label(left + 24, y, width - 28, words, 12)
