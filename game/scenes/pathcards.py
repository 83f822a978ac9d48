"""Figures beside the pathway's chart."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.paper.card import HEAD_H, Asks, Card, value
from game.paper.columns import Columns
from game.style import Fill
from game.widgets import Painter
from game.widgets.painter import Run
from game.widgets.parts import chip, swatch

if TYPE_CHECKING:
    from game.scenes.pathway import PathwayView
    from sim_core.pathway import PathwayYear, Wedge
    from sim_core.pathway_neutral import Check

ROW, CHECK_H, WARM_H = 28.0, 40.0, 30.0
WORLDS = ("as_today", "as_it_stands", "at_this_pace")
DUE_K = 1.5


class PathCard(Card):
    """A card of the view and the chosen year."""

    @property
    def view(self) -> "PathwayView":
        return self.report[0]

    @property
    def chosen(self) -> int:
        return self.report[1]

    @property
    def year(self) -> "PathwayYear | None":
        return self.view.year(self.chosen)


class Gap(PathCard):
    """From business as usual to what was, one measure after another."""

    title, fill = "pathway.gap", "field"
    figure = "net_t"

    def second(self) -> str:
        return str(self.chosen)

    @cached_property
    def column(self) -> numbers.Column:
        year = self.year
        return numbers.tonnes_column(year.usual_net_t if year else 0.0)

    @cached_property
    def rows(self) -> list[tuple["Wedge", float, float]]:
        """Wedge, what it adds as it is shown, and where its bar begins. [unit]"""
        year = self.year
        if year is None:
            return []
        whole = self.column.whole(year.net_t) - self.column.whole(year.usual_net_t)
        changes = [-wedge.t for wedge in year.wedges]
        shown = self.column.parts(round(whole, self.column.places), changes)
        start, found = self.column.whole(year.usual_net_t), []
        for wedge, part in zip(year.wedges, shown, strict=True):
            found.append((wedge, part, start))
            start += part
        return found

    def height(self, width: float) -> float:
        return HEAD_H + ROW * (len(self.rows) + 2) + 34

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        year, say = self.year, paint.style.say
        if year is None:
            key = "pathway.working" if self.view.closed else "pathway.no_year"
            words = say(key, year=self.chosen)
            paint.icon(room.x + 10, room.y + 14, "hourglass", 18, "sub")
            paint.label(room.x + 28, room.y + 14, room.width - 28, words, 13, "sub")
            return
        usual, net = map(self.column.whole, (year.usual_net_t, year.net_t))
        most = max([usual, net, *(start for _, _, start in self.rows), 1e-9])
        top = room.y
        self._row(paint, room, top, say("pathway.usual"), usual, (0.0, usual), most)
        for wedge, part, start in self.rows:
            top += ROW
            name = paint.style.name(wedge.name)
            self._row(
                paint, room, top, name, part, (start, part), most, fill_of(self, wedge)
            )
        top += ROW
        paint.line(room.x, top, room.right, top)
        self._row(paint, room, top, say("pathway.net"), net, (0.0, net), most)
        rest = numbers.number(year.residual_t, 1)
        words = say("dispatch.rest", value=f"{rest} t")
        chip(paint, room.right, top + ROW + 15, words, "good", icon="check-circle",
             align="r")  # fmt: skip

    def _row(
        self, paint: Painter, room: pygame.FRect, top: float, name: str, amount: float,
        span: tuple[float, float], most: float, fill: Fill | None = None,
    ) -> None:  # fmt: skip
        """A name, a bar where it stands on the way down, and its amount."""
        middle = top + ROW / 2
        wide = room.width * 0.3
        left = room.right - 96 - wide
        words = self.column.show(amount) if fill is None else self.column.signed(amount)
        ink = "ink" if fill is None else "good_t" if amount < 0 else "bad_t"
        value(paint, room.right, middle, words, self.column.unit, ink=ink)
        mark = 0.0
        if fill is not None:
            swatch(paint, room.x, middle, fill, 18, 13)
            mark = 26.0
        weight = "b" if fill is None else "m"
        room_w = left - room.x - mark - 8
        paint.label(room.x + mark, middle, room_w, name, 13, "ink", weight)
        start, length = span
        begin = left + wide * max(min(start, start + length), 0.0) / most
        shown = fill or paint.style.fill("gross")
        paint.pattern(
            begin, middle - 7, max(wide * abs(length) / most, 2.0), 14, shown, radius=4,
            edge=shown.edge,
        )  # fmt: skip


def fill_of(card: Card, wedge: "Wedge") -> Fill:
    return card.style.fill(wedge.id, "wedge")


class Green(PathCard):
    """Green power of the year: matched over the year, and hour by hour."""

    title = "pathway.green"

    def second(self) -> str:
        return str(self.chosen)

    def height(self, width: float) -> float:
        return HEAD_H + ROW * 2 + 4

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        year, wide = self.year, room.width * 0.3
        rows = (
            ("re100", year.re100_share if year else 0.0, "wind"),
            ("hourly", year.hourly_share if year else 0.0, "less"),
        )
        for number, (name, share, ink) in enumerate(rows):
            y = room.y + (number + 0.5) * ROW
            words = numbers.percent(share, 1) if year else "–"
            paint.text(room.right, y, words, 14, "ink", "b", align="r")
            left = room.right - 70 - wide
            paint.box(left, y - 6, wide, 12, "inset2", radius=4)
            fill = paint.style.fill(ink)
            if share > 0.0:
                paint.pattern(
                    left, y - 6, max(wide * share, 2.0), 12, fill, radius=4,
                    edge=fill.edge,
                )  # fmt: skip
            label = paint.style.say(f"pathway.{name}")
            paint.label(room.x, y, left - room.x - 8, label, 13)


class Neutral(PathCard):
    """What an auditor asks of a neutral island."""

    title = "pathway.neutral"

    @property
    def checks(self) -> Sequence["Check"]:
        return self.view.neutrality.checks

    def sum(self) -> Sequence[Run]:
        met = sum(check.is_met for check in self.checks)
        ink = "good_t" if met == len(self.checks) else "warn_t"
        return ((f"{met} / {len(self.checks)}", 16, ink, "b"),)

    def height(self, width: float) -> float:
        return HEAD_H + CHECK_H * len(self.checks) + 6

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        for number, check in enumerate(self.checks):
            y = room.y + (number + 0.5) * CHECK_H
            icon, ink = ("check-circle", "good_t") if check.is_met else (
                "minus-circle", "warn_t")  # fmt: skip
            paint.icon(room.x + 10, y, icon, 19, ink)
            now, bound = self._shown(check)
            used = paint.text(room.right, y - 8, now, 14, ink, "b", align="r")
            below = paint.text(room.right, y + 10, bound, 12, "sub", align="r")
            room_w = room.width - max(used, below) - 40
            paint.label(room.x + 28, y, room_w, paint.style.name(check.name), 13)

    def _shown(self, check: "Check") -> tuple[str, str]:
        sign = "≥" if check.at_least else "≤"
        if not check.is_known:
            return "–", self.style.say("pathway.whole_year")
        values = []
        for amount in (check.value, check.bound):
            if check.id in ("cut", "served"):
                values.append(numbers.percent(amount, 1))
            elif check.id == "balance":
                values.append(" ".join(numbers.tonnes(amount)))
            else:
                values.append(numbers.number(amount))
        return values[0], f"{sign} {values[1]}"


class World(PathCard):
    """If everyone did as this island: warming in 2100."""

    title, fill = "pathway.world", "inset"

    def height(self, width: float) -> float:
        return HEAD_H + WARM_H * len(WORLDS) + 44

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        for number, name in enumerate(WORLDS):
            warming = self.view.warming[name]
            y = room.y + (number + 0.5) * WARM_H
            ink = "good_t" if warming.middle_k <= DUE_K else "bad_t"
            low, high = (numbers.number(v, 1) for v in (warming.low_k, warming.high_k))
            runs: list[Run] = [
                (f"+{numbers.number(warming.middle_k, 1)}", 17, ink, "b"),
                (" °C", 12, "sub", "m"), (f"  {low} – {high}", 12, "sub", "m"),
            ]  # fmt: skip
            used = paint.runs(room.right, y, runs, "r")
            words = paint.style.say(f"pathway.{name}")
            paint.label(room.x, y, room.width - used - 10, words, 13)
        words = paint.style.say("pathway.co2_only")
        y = room.y + WARM_H * len(WORLDS) + 16
        paint.label(room.x, y, room.width, words, 12, "sub")


CARDS = (Gap, Green, Neutral, World)
COLUMN: Columns = (CARDS,)
