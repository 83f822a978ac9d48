"""The cards of the away report."""

from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.balance import Listed, Mix, Money
from game.paper.card import HEAD_H, ROW_H, Asks, Card, filled, value
from game.paper.columns import Forms
from game.scenes.awayshort import ShortCard
from game.widgets import Painter
from game.widgets.parts import bar
from sim_core.calendar import date_of

if TYPE_CHECKING:
    from sim_core.explain import Cause

MOST_NEWS = 6


class PowerCard(Mix):
    """Who made the power, and what was asked for."""

    title, fill = "away.power", "field"
    FOOT_H = 34.0

    def foot(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        column = self.column
        paint.line(room.x, room.y + 2, room.right, room.y + 2)
        row = pygame.FRect(room.x, room.y + 6, room.width, ROW_H)
        shown = column.show(column.whole(self.report.away.demand_mwh))
        used = value(paint, row.right, row.centery, shown, column.unit)
        words = paint.style.say("away.demand")
        paint.text(row.x, row.centery, words, 13, room=row.width - used - 10)
        asks.row(row, "demand_mwh")


class SpilledCard(Listed):
    """Wind and sun that nobody took."""

    title, figure, fill, edge = "away.curtailed", "curtailed_mwh", "warn_bg", "warn"

    @property
    def tree(self) -> "Cause":
        return self.report.curtailed

    @property
    def is_shown(self) -> bool:
        return self.tree.amount > 0.05

    @cached_property
    def column(self) -> numbers.Column:
        return numbers.energy_column(self.tree.amount)

    def shown(self, amount: float) -> str:
        return self.column.show(amount)

    def ink(self, amount: float) -> str:
        return "warn_t"


class CarbonCard(Listed):
    """Where the tonnes came from, with a bar for each."""

    title, figure, fill = "away.carbon", "net_t", "field"
    most = 6
    ROW = 36.0

    @property
    def tree(self) -> "Cause":
        return self.report.away.carbon

    @cached_property
    def column(self) -> numbers.Column:
        return numbers.tonnes_column(self.tree.amount)

    def parts(self) -> list["Cause"]:
        return causes.merged(causes.leaves(self.tree), "place", "scope")

    def ink(self, amount: float) -> str:
        return "good_t" if amount < 0 else "ink"

    def shown(self, amount: float) -> str:
        return self.column.show(amount)

    def height(self, width: float) -> float:
        return HEAD_H + self.ROW * max(len(self.rows), 1) + 44

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        amounts = [abs(shown) for _, shown in self.rows] or [1.0]
        most = max(*amounts, 1e-9)
        for number, (cause, shown) in enumerate(self.rows):
            row = pygame.FRect(room.x, room.y + number * self.ROW, room.width, self.ROW)
            self._row(paint, row, cause, shown, abs(shown) / most)
            asks.row(row, self.figure, self.place(cause))
        self._jar(paint, room)

    def _row(
        self, paint: Painter, row: pygame.FRect, cause: "Cause | None", shown: float,
        share: float,
    ) -> None:  # fmt: skip
        wide = row.width * 0.24
        left = row.right - 92 - wide
        room = left - row.x - 10
        name = self.name(cause)
        scope = self._scope(cause)
        widths = (paint.style.width(name, 12, "b"), paint.style.width(scope, 12))
        if scope and max(widths) <= room:
            paint.text(row.x, row.centery - 8, name, 13, weight="b", room=room)
            paint.text(row.x, row.centery + 9, scope, 12, "sub", room=room)
        else:
            paint.label(row.x, row.centery, room, name, 13, weight="b")
        fill = paint.style.fill("more" if shown > 0 else "less")
        rect = pygame.FRect(left, row.centery - 7, wide, 14)
        filled(paint, rect, share, fill)
        value(
            paint, row.right, row.centery, self.shown(shown), self.column.unit,
            ink=self.ink(shown),
        )  # fmt: skip

    def _scope(self, cause: "Cause | None") -> str:
        if cause is None:
            return ""
        if cause.amount < 0.0:
            return self.style.say("cause.group.sinks")
        return self.style.say(f"cause.group.scope{cause.values.get('scope', 1)}")

    def _jar(self, paint: Painter, room: pygame.FRect) -> None:
        """What the budget holds now, and that nothing is left unexplained."""
        y = room.bottom - 12
        paint.line(room.x, y - 18, room.right, y - 18)
        parts = sum(cause.amount for cause in self.parts())
        rest = numbers.number(self.tree.amount - parts, 1)
        words = paint.style.say("why.unexplained", value=rest, unit="t")
        used = paint.text(room.right, y, words, 13, "good_t", "b", align="r")
        net_t, budget_t = self.report.jar
        words = paint.style.say(
            "away.jar", value=numbers.number(net_t / 1e3, 1),
            budget=numbers.number(budget_t / 1e3),
        )  # fmt: skip
        paint.label(room.x, y, room.width - used - 10, words, 12, "sub")


class ChangesCard(Listed):
    """What made these days differ from as many days before."""

    fill = "field"
    figure = "change:net_t"

    @property
    def title(self) -> str:
        return f"away.against_{self.report.against}"

    @property
    def tree(self) -> "Cause | None":
        return self.report.change

    @property
    def is_shown(self) -> bool:
        return self.tree is not None

    @cached_property
    def column(self) -> numbers.Column:
        parts = [abs(one.amount) for one in self.parts()] or [0.0]
        return numbers.tonnes_column(max(parts))

    def parts(self) -> list["Cause"]:
        if self.tree is None:
            return []
        return causes.merged(causes.leaves(self.tree), "place")

    def ink(self, amount: float) -> str:
        return "good_t" if amount < 0 else "bad_t" if amount > 0 else "ink"


class MoneyCard(Money):
    """Coins in and out by account."""

    title, fill = "away.money", "field"
    most = 7

    @property
    def tree(self) -> "Cause":
        return self.report.away.money


class PeopleCard(Card):
    """People and support, before and after."""

    title, fill = "away.people", "inset"

    def height(self, width: float) -> float:
        return HEAD_H + 2 * ROW_H + 26

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        away = self.report.away
        rows = (("residents", 1, "residents"), ("support", 2, "support"))
        for number, (key, place, figure) in enumerate(rows):
            row = pygame.FRect(room.x, room.y + number * ROW_H, room.width, ROW_H)
            before, after = away.before[place], away.after[place]
            words = f"{numbers.number(before)} → {numbers.number(after)}"
            used = value(paint, row.right, row.centery, words)
            words = paint.style.say(f"away.{key}")
            paint.text(row.x, row.centery, words, 13, room=row.width - used - 8)
            asks.row(row, figure)
        share = away.after[2] / 100.0
        top = room.y + 2 * ROW_H + 6
        bar(paint, room.x, top, room.width, 8, share, "good" if share > 0.5 else "warn")


class NewsCard(Card):
    """What was finished and reached, day by day."""

    title, fill = "away.news", "inset"

    @cached_property
    def rows(self) -> list[tuple[int, str, str, str]]:
        return self.report.events()[:MOST_NEWS]

    @property
    def is_shown(self) -> bool:
        return bool(self.rows)

    def height(self, width: float) -> float:
        return HEAD_H + ROW_H * len(self.rows) + 10

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        for number, (day, words, icon, ink) in enumerate(self.rows):
            y = room.y + (number + 0.5) * ROW_H
            paint.icon(room.x + 10, y, icon, 17, ink)
            when = date_of(self.report.start, day)
            date = numbers.date(when, self.style.language)
            used = paint.text(room.right, y, date, 12, "sub", align="r")
            paint.text(room.x + 28, y, words, 13, room=room.width - used - 40)


FORMS: Forms = (
    (1150, ((PowerCard, SpilledCard, ChangesCard), (CarbonCard, NewsCard),
            (ShortCard, MoneyCard, PeopleCard))),
    (680, ((ShortCard, PowerCard, SpilledCard, MoneyCard),
           (CarbonCard, ChangesCard, PeopleCard, NewsCard))),
    (0, ((ShortCard, PowerCard, SpilledCard, CarbonCard, ChangesCard, MoneyCard,
          PeopleCard, NewsCard),)),
)  # fmt: skip
CARDS = tuple(kind for column in FORMS[-1][1] for kind in column)
