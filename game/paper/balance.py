"""Targets, power, money and what has changed, on the yearly report."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.card import HEAD_H, ROW_H, Asks, Card, spread, stacked, value
from game.style import Fill
from game.widgets import Painter
from game.widgets.painter import Run, Token
from game.widgets.parts import swatch

if TYPE_CHECKING:
    from game.style import Style
    from sim_core.content import Catalogue
    from sim_core.disclosure import Target
    from sim_core.explain import Cause

COINS = numbers.Column(numbers.YUAN_PER_COIN, "", 0)


class Targets(Card):
    """How far each target is, and how far it should be by now."""

    title = "report.targets"
    ROW, RUNS_W = 54.0, 138.0

    @property
    def rows(self) -> Sequence["Target"]:
        return self.report.disclosure.targets

    def second(self) -> str:
        base = self.report.disclosure.base_year
        return self.style.say("report.base_year", year=base.year)

    def height(self, width: float) -> float:
        return HEAD_H + self.ROW * max(len(self.rows), 1) + 12

    @cached_property
    def reach(self) -> float:
        """The change that fills the whole bar."""
        found = [max(-one.change_share, -one.due_share) for one in self.rows]
        return max(*found, 0.5) * 1.1

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        if not self.rows:
            words = paint.style.say("report.no_target")
            paint.text(room.x, room.y + 14, words, 13, "sub", room=room.width)
        for number, target in enumerate(self.rows):
            top = room.y + number * self.ROW
            row = pygame.FRect(room.x, top, room.width, self.ROW)
            self._row(paint, row, target)
            asks.row(row, self.report.figure_of(target.id))

    def _row(self, paint: Painter, row: pygame.FRect, target: "Target") -> None:
        words = paint.style.name(target.name)
        paint.label(row.x, row.y + 14, row.width, words, 13, weight="b")
        bar = pygame.FRect(row.x, row.y + 32, row.width - self.RUNS_W - 12, 10)
        paint.box(*bar, "inset2", radius=5)
        if not target.base_t:
            words = paint.style.say("report.no_base")
            paint.text(
                row.right, bar.centery, words, 12, "sub", align="r", room=self.RUNS_W
            )
            return
        paint.runs(row.right, bar.centery, self._runs(target), "r", self.RUNS_W)
        share = max(-target.change_share, 0.0) / self.reach
        fill = "good" if target.is_met else "bad"
        paint.box(bar.x, bar.y, max(bar.width * share, 10), 10, fill, radius=5)
        mark = bar.x + bar.width * min(max(-target.due_share, 0.0) / self.reach, 1.0)
        paint.box(mark - 1.5, bar.y - 4, 3, 18, "ink", radius=1)

    def _runs(self, target: "Target") -> list[Run]:
        """The change, and what it ought to be by now."""
        ink = "good_t" if target.is_met else "bad_t"
        due = numbers.signed(100.0 * target.due_share, 1)
        return [
            (f"{numbers.signed(100.0 * target.change_share, 1)} %", 15, ink, "b"),
            (f"  {self.style.say('report.due', value=due)}", 12, "sub", "m"),
        ]


class Mix(Card):
    """Where the power came from."""

    title = "report.energy"
    figure = "generation_mwh"
    MOST, FOOT_H = 6, 0.0

    @cached_property
    def column(self) -> numbers.Column:
        return numbers.energy_column(self.report.energy.amount)

    @cached_property
    def sources(self) -> list[tuple["Cause | None", float, float, float]]:
        """Source, share of 1, then energy and percent as they are shown."""
        tree = self.report.energy
        rows = grouped([one for one in tree.children if one.amount > 0.0], self.MOST)
        causes_, amounts = zip(*rows, strict=True) if rows else ((), ())
        parts = self.column.parts(self.column.whole(tree.amount), amounts)
        shares = [one / tree.amount for one in amounts]
        shown = numbers.rounded([100.0 * share for share in shares], 1)
        return list(zip(causes_, shares, parts, shown, strict=True))

    def sum(self) -> Sequence[Run]:
        tree = self.report.energy
        shown = self.column.show(self.column.whole(tree.amount))
        return ((shown, 20, "ink", "b"), (f" {self.column.unit}", 12, "sub", "m"))

    def height(self, width: float) -> float:
        return HEAD_H + 34 + ROW_H * len(self.sources) + self.FOOT_H + 12

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        bar = pygame.FRect(room.x, room.y + 2, room.width, 20)
        stacked(paint, bar, [(share, self._fill(c)) for c, share, *_ in self.sources])
        top = room.y + 34
        for cause, _, amount, percent in self.sources:
            row = pygame.FRect(room.x, top, room.width, ROW_H)
            self._source(paint, row, cause, amount, percent)
            asks.row(row, self.figure, place(cause))
            top += ROW_H
        high = self.FOOT_H
        foot = pygame.FRect(room.x, room.bottom - high, room.width, high)
        self.foot(paint, foot, asks)

    def foot(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        """What else is to be said of the power."""

    def _fill(self, cause: "Cause | None") -> Fill:
        item = self.report.catalogue.find(place(cause))
        name = item.options.get("group", item.model) if item else "import"
        return self.style.fill(name)

    def _source(
        self, paint: Painter, row: pygame.FRect, cause: "Cause | None", amount: float,
        percent: float,
    ) -> None:  # fmt: skip
        middle = row.centery
        swatch(paint, row.x, middle, self._fill(cause))
        value(paint, row.right, middle, self.column.show(amount), self.column.unit)
        end = row.right - 86
        words = f"{numbers.number(percent, 1)} %"
        paint.text(end, middle, words, 12, "sub", align="r")
        name = named(paint.style, self.report.catalogue, cause)
        paint.label(row.x + 28, middle, end - row.x - 72, name, 13)


class EnergyMix(Mix):
    """How much of the power was green."""

    FOOT_H = 104.0

    def foot(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        """RE100 by the year's contracts, and what each hour says to it."""
        power, say = self.report.disclosure.power, paint.style.say
        open_share = max(1.0 - power.re100_share, 0.0)
        shares = (power.own_green_share, power.contract_share, open_share)
        shown = numbers.rounded([100.0 * share for share in shares], 1)
        inks: tuple[Token, ...] = ("good_t", "link", "sub")
        rows = zip(("own_green", "contracts", "uncovered"), shown, inks, strict=True)
        left = room.x + 92
        self._ring(paint, room.x + 38, room.y + 50, shares)
        for number, (name, share, ink) in enumerate(rows):
            y = room.y + 14 + number * 24
            words = f"{numbers.number(share, 1)} %"
            used = paint.text(room.right, y, words, 13, ink, "b", align="r")
            words = say(f"report.{name}")
            paint.label(left, y, room.right - left - used - 8, words, 13)
        hourly = numbers.percent(power.hourly_carbon_free_share, 1)
        words = say("report.hourly", value=hourly)
        paint.label(left, room.y + 90, room.right - left, words, 12, "sub")

    def _ring(
        self, paint: Painter, x: float, y: float, shares: Sequence[float]
    ) -> None:
        paint.circle(x, y, 36, "inset2")
        start = 0.0
        for share, tint in zip(shares[:2], ("good", "link"), strict=True):
            if share > 0.004:
                paint.shape(slice_of(x, y, 36, start, share), tint)
            start += share
        paint.circle(x, y, 24, "paper")
        words = numbers.number(100.0 * (shares[0] + shares[1]), 1)
        paint.text(x, y - 3, words, 14, weight="b", align="m")
        paint.text(x, y + 11, "RE100", 12, "sub", align="m", room=44)


def slice_of(
    x: float, y: float, radius: float, start: float, share: float
) -> list[tuple[float, float]]:
    """A piece of a cake, clockwise from the top; shares of the whole turn."""
    steps = max(round(share * 60), 2)
    points = [(x, y)]
    for step in range(steps + 1):
        way = pygame.Vector2(0, -radius).rotate(360 * (start + share * step / steps))
        points.append((x + way.x, y + way.y))
    return points


def grouped(parts: Sequence["Cause"], most: int) -> list[tuple["Cause | None", float]]:
    """The largest rows, and all the others as one row without a cause."""
    ordered = sorted(parts, key=lambda one: -abs(one.amount))
    kept = ordered if len(ordered) <= most + 1 else ordered[:most]
    rows: list[tuple[Cause | None, float]] = [(one, one.amount) for one in kept]
    if len(kept) < len(ordered):
        rows.append((None, sum(one.amount for one in ordered[most:])))
    return rows


def named(style: "Style", catalogue: "Catalogue", cause: "Cause | None") -> str:
    if cause is None:
        return style.say("report.others")
    return causes.label(style, catalogue, cause)


def place(cause: "Cause | None") -> str:
    return causes.place_of(cause) if cause is not None else ""


class Listed(Card):
    """A tree's largest rows, with the rest as one row, so that they sum."""

    most = 7
    column = COINS

    @property
    def tree(self) -> "Cause | None":
        raise NotImplementedError

    def parts(self) -> list["Cause"]:
        return list(self.tree.children) if self.tree is not None else []

    @cached_property
    def rows(self) -> list[tuple["Cause | None", float]]:
        """Causes with the amounts as they are shown; None is all the others."""
        if self.tree is None:
            return []
        rows = grouped(self.parts(), self.most)
        whole = self.column.whole(self.tree.amount)
        shown = self.column.parts(whole, [amount for _, amount in rows])
        return [(cause, part) for (cause, _), part in zip(rows, shown, strict=True)]

    def ink(self, amount: float) -> str:
        raise NotImplementedError

    def shown(self, amount: float) -> str:
        return self.column.signed(amount)

    def name(self, cause: "Cause | None") -> str:
        return named(self.style, self.report.catalogue, cause)

    @staticmethod
    def place(cause: "Cause | None") -> str:
        return place(cause)

    def height(self, width: float) -> float:
        return HEAD_H + ROW_H * max(len(self.rows), 1) + 12

    def sum(self) -> Sequence[Run]:
        if self.tree is None:
            return ()
        whole = self.column.whole(self.tree.amount)
        unit = self.column.unit or self.style.say("hud.coin")
        return (
            (self.shown(whole), 20, self.ink(whole), "b"),
            (f" {unit}", 12, "sub", "m"),
        )

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        step = spread(room.height, len(self.rows))
        for number, (cause, shown) in enumerate(self.rows):
            row = pygame.FRect(room.x, room.y + number * step, room.width, step)
            ink = self.ink(shown)
            used = value(paint, row.right, row.centery, self.shown(shown), ink=ink)
            room_w = row.width - used - 12
            paint.text(row.x, row.centery, self.name(cause), 13, room=room_w)
            asks.row(row, self.figure, self.place(cause))


class Changes(Listed):
    """What made the year's net tonnes differ from the year before."""

    title = "report.changes"

    @property
    def figure(self) -> str:
        return "change:net_t" if self.tree is not None else ""

    @property
    def tree(self) -> "Cause | None":
        return self.report.change

    @cached_property
    def column(self) -> numbers.Column:
        parts = [abs(one.amount) for one in self.parts()] or [0.0]
        return numbers.tonnes_column(max(parts))

    def parts(self) -> list["Cause"]:
        """Places, not scopes: that is what a year's story is about."""
        if self.tree is None:
            return []
        return causes.merged(causes.leaves(self.tree), "place")

    def ink(self, amount: float) -> str:
        return "good_t" if amount < 0 else "bad_t" if amount > 0 else "ink"

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        if self.tree is None:
            words = paint.style.say("report.first_year")
            paint.paragraph(room.x, room.y + 14, room.width, words, 13, "sub")
        super().body(paint, room, asks)

    def height(self, width: float) -> float:
        return super().height(width) + (30 if self.tree is None else 0)


class Money(Listed):
    """Income and expense by account."""

    MOST, MOST_ALONE = 7, 12

    title = "report.money"
    figure = "cash_yuan"

    @property
    def most(self) -> int:
        """The first year has nothing to compare, and room for more accounts."""
        return self.MOST if self.report.change is not None else self.MOST_ALONE

    @property
    def tree(self) -> "Cause":
        return self.report.money

    def ink(self, amount: float) -> str:
        return "good_t" if amount > 0 else "ink"
