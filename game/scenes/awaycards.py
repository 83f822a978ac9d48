"""The cards of the away report."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import causes, numbers
from game.scenes.away import FOOT_H, TIMELINE_H, columns
from game.scenes.sheet import body_rect
from game.widgets import Button, Painter, Panel, QuestionMark
from game.widgets.parts import bar, swatch

if TYPE_CHECKING:
    from game.scenes.away import Away
    from sim_core.explain import Cause

ROW_H = 29.0
MOST_MARKS = 5
GROUPS = {"sinks": "sinks"}


class Card(Panel):
    """A card of the report: title, hero number, rows; it scrolls when it is long."""

    column = 0
    fill = "field"

    def __init__(self, scene: "Away") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        found = columns(room)
        return found[self.column] if self.column < len(found) else None

    def key(self) -> Hashable:
        return None

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        edge = "bad" if self.fill == "bad_bg" else "border"
        paint.box(*self.rect, self.fill, radius=16, edge=edge)
        inner = pygame.FRect(x + 18, y + 14, w - 36, h - 28)
        with paint.clip(x, y + 4, w, h - 8):
            end = self.body(paint, inner.move(0, -self.scroll))
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)

    def body(self, paint: Painter, room: pygame.FRect) -> float:
        raise NotImplementedError

    def head(
        self, paint: Painter, room: pygame.FRect, key: str, value: str, unit: str,
        ink: str = "ink",
    ) -> float:  # fmt: skip
        runs = [(value, 21, ink, "b"), (f" {unit}", 12, "sub", "m")]
        used = paint.runs(room.right, room.y + 14, runs, "r")
        words = paint.style.say(key)
        paint.text(
            room.x, room.y + 14, words, 16, "ink", "b", room=room.width - used - 8
        )
        return room.y + 36

    def why(self, x: float, y: float, figure: str) -> None:
        rect = pygame.FRect(x - 7, y - 7, 14, 14)
        self.add(QuestionMark(rect=rect, message=("why", figure), clip=self.rect))


class Timeline(Card):
    """Net tonnes day by day, and what happened when."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        if body.height <= 560:
            return None
        return pygame.FRect(body.x, body.y, body.width, TIMELINE_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        report, say = self.scene.report, paint.style.say
        paint.box(*self.rect, "inset", radius=16)
        words = say("away.days", days=report.days)
        paint.text(x + 18, y + 20, words, 15, weight="b")
        mean = numbers.number(float(np.mean(report.net_t_by_day)))
        words = say("away.net_a_day", value=mean)
        paint.text(x + w - 18, y + 20, words, 12, "sub", align="r")
        plot = pygame.FRect(x + 24, y + 62, w - 48, h - 62 - 26)
        self._curve(paint, plot)
        self._marks(paint, plot)

    def _curve(self, paint: Painter, plot: pygame.FRect) -> None:
        values = np.array(self.scene.report.net_t_by_day)
        most = max(float(values.max()), 1e-9)
        low = min(float(values.min()), 0.0)
        step = plot.width / max(len(values) - 1, 1)
        points = [
            (plot.x + number * step,
             plot.bottom - (float(value) - low) / (most - low) * plot.height)
            for number, value in enumerate(values)
        ]  # fmt: skip
        if len(points) > 1:
            area = [(plot.x, plot.bottom), *points, (plot.right, plot.bottom)]
            paint.shape(area, "gross", alpha=90)
            paint.poly_line(points, "ink", 2)
        paint.line(plot.x, plot.bottom, plot.right, plot.bottom, "sub")
        for number in range(0, len(values), max(len(values) // 6, 1)):
            date = self.scene.date(self.scene.report.first_day + number)
            at = min(plot.x + number * step, plot.right - 40)
            paint.text(at, plot.bottom + 13, date[:7], 12, "sub")

    def _marks(self, paint: Painter, plot: pygame.FRect) -> None:
        report = self.scene.report
        left = plot.x
        for day, words, icon, ink in self._events()[:MOST_MARKS]:
            at = plot.x + (day - report.first_day) * plot.width / max(
                report.days - 1, 1
            )
            width = paint.style.width(words, 12, "b") + 34
            start = min(max(at - width / 2, left), plot.right - width)
            if start < left:
                continue
            paint.line(at, plot.y - 8, at, plot.bottom, ink, 1)
            paint.box(start, plot.y - 26, width, 22, "paper", radius=11, edge=ink)
            paint.icon(start + 14, plot.y - 15, icon, 14, ink)
            paint.text(start + 25, plot.y - 15, words, 12, ink, "b")
            left = start + width + 8

    def _events(self) -> list[tuple[int, str, str, str]]:
        """The worst shortage, goals and finished buildings, in order of the day."""
        report, style = self.scene.report, self.scene.style
        catalogue = self.scene.session.catalogue
        found = []
        if report.shortages:
            worst = max(report.shortages, key=lambda one: one.missing_mwh)
            value = numbers.power(worst.missing_mwh)
            words = style.say("away.short_mark", value=value)
            found.append((worst.day, words, "warning", "bad_t"))
        names = {goal.id: goal.name for goal in self.scene.session.level.goals}
        for day, name in report.goals:
            found.append((day, style.name(names[name]), "star", "good_t"))
        for day, kind in report.finished:
            words = causes.place_name(style, catalogue, kind)
            found.append((day, words, "hammer", "good_t"))
        return sorted(found)


class PowerCard(Card):
    """Who made the power, what was spilled."""

    column = 0

    def body(self, paint: Painter, room: pygame.FRect) -> float:
        scene, report = self.scene, self.scene.report
        tree = report.generation
        value, unit = energy(tree.amount)
        top = self.head(paint, room, "away.power", value, unit)
        self._bar(paint, room, top, tree)
        top += 44
        amounts = [child.amount for child in tree.children]
        shares = numbers.rounded(
            [100.0 * value / max(tree.amount, 1e-9) for value in amounts]
        )
        for child, share in zip(tree.children, shares, strict=True):
            swatch(paint, room.x, top, paint.style.fill(self._group(child)), 20, 14)
            runs_room = room.width
            value, unit = energy(child.amount)
            runs = [(value, 15, "ink", "b"), (f" {unit}", 12, "sub", "m")]
            used = paint.runs(room.right - 22, top, runs, "r")
            words = f"{numbers.number(share)} %"
            paint.text(room.right - 34 - used, top, words, 12, "sub", align="r")
            name = causes.label(paint.style, scene.session.catalogue, child)
            paint.text(room.x + 30, top, name, 14, room=runs_room - used - 110)
            self.why(room.right - 7, top, "generation_mwh")
            top += ROW_H
        return self._spilled(paint, room, top + 6)

    def _group(self, child: "Cause") -> str:
        name = str(child.values.get("place", child.key.rsplit(".", 1)[-1]))
        item = self.scene.session.catalogue.find(name)
        return item.options.get("group", item.model) if item else "import"

    def _bar(
        self, paint: Painter, room: pygame.FRect, top: float, tree: "Cause"
    ) -> None:
        left, total = room.x, max(tree.amount, 1e-9)
        for child in tree.children:
            width = room.width * child.amount / total
            fill = paint.style.fill(self._group(child))
            paint.pattern(
                left, top, max(width - 1, 1), 22, fill, radius=3, edge=fill.edge
            )
            left += width

    def _spilled(self, paint: Painter, room: pygame.FRect, top: float) -> float:
        report, say = self.scene.report, paint.style.say
        paint.line(room.x, top, room.right, top)
        rows = [
            ("away.demand", *energy(report.demand_mwh), "ink", "demand_mwh"),
            ("away.curtailed", *energy(report.curtailed_mwh),
             "warn_t" if report.curtailed_mwh > 0.05 else "ink", "curtailed_mwh"),
        ]  # fmt: skip
        for key, value, unit, ink, figure in rows:
            top += ROW_H
            runs = [(value, 15, ink, "b"), (f" {unit}", 12, "sub", "m")]
            used = paint.runs(room.right - 22, top - 6, runs, "r")
            paint.text(room.x, top - 6, say(key), 14, room=room.width - used - 40)
            self.why(room.right - 7, top - 6, figure)
        return top + 10


class CarbonCard(Card):
    """Where the tonnes came from."""

    column = 1

    def body(self, paint: Painter, room: pygame.FRect) -> float:
        scene, tree = self.scene, self.scene.report.carbon
        amount, unit = numbers.tonnes(tree.amount)
        top = self.head(paint, room, "away.carbon", amount, f"{unit} CO₂e")
        rows = [
            (child, group) for group in tree.children for child in group.children
        ] or [(child, child) for child in tree.children]
        rows.sort(key=lambda row: -abs(row[0].amount))
        shown = numbers.rounded([child.amount for child, _ in rows])
        most = max([abs(child.amount) for child, _ in rows] or [1.0])
        for (child, group), value in zip(rows, shown, strict=True):
            top = self._row(paint, room, top + 4, child, group, value, most)
        paint.line(room.x, top + 8, room.right, top + 8)
        jar = scene.session.state
        net = (jar.emitted_t - jar.removed_t) / 1e3
        budget = scene.session.planner.carbon_budget_t / 1e3
        words = paint.style.say(
            "away.jar", value=numbers.number(net, 1), budget=numbers.number(budget)
        )
        rest = tree.amount - sum(group.amount for group in tree.children)
        left = paint.style.say("dispatch.rest", value=f"{numbers.number(rest, 1)} t")
        used = paint.text(room.right, top + 28, left, 13, "good_t", "b", align="r")
        paint.text(room.x, top + 28, words, 13, "sub", room=room.width - used - 8)
        return top + 44

    def _row(
        self, paint: Painter, room: pygame.FRect, top: float, child: "Cause",
        group: "Cause", value: float, most: float,
    ) -> float:  # fmt: skip
        middle = top + 12
        name = causes.label(paint.style, self.scene.session.catalogue, child)
        width = room.width * 0.24
        left = room.right - 92 - width
        scope = causes.label(paint.style, self.scene.session.catalogue, group)
        used = paint.text(
            room.x, middle - 6, name, 13, "ink", "b", room=left - room.x - 8
        )
        del used
        paint.text(room.x, middle + 9, scope, 12, "sub", room=left - room.x - 8)
        fill = paint.style.fill("more" if value > 0 else "less")
        paint.pattern(
            left, middle - 7, max(width * abs(child.amount) / most, 2), 14, fill,
            radius=4, edge=fill.edge,
        )  # fmt: skip
        runs = [(numbers.number(value), 15, "ink", "b"), (" t", 12, "sub", "m")]
        paint.runs(room.right - 22, middle, runs, "r")
        self.why(room.right - 7, middle, "net_t")
        return top + 34


class ShortCard(Card):
    """Hours without power, or that there were none; and what the people think."""

    @property
    def fill(self) -> str:
        return "bad_bg" if self.scene.report.shortages else "good_bg"

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        found = columns(room)
        column = found[-1]
        self.is_folded = len(found) < 3
        if self.is_folded:
            return None
        return pygame.FRect(column.x, column.y, column.width, 190)

    def body(self, paint: Painter, room: pygame.FRect) -> float:
        report, say = self.scene.report, paint.style.say
        if not report.shortages:
            paint.icon(room.x + 12, room.y + 14, "check-circle", 24, "good_t")
            words = say("away.no_shortage")
            paint.text(room.x + 32, room.y + 14, words, 16, "good_t", "b")
            return self._people(paint, room, room.y + 52)
        hours = sum(one.hours for one in report.shortages)
        total = sum(one.missing_mwh for one in report.shortages)
        value = say("away.short_value", hours=hours, value=numbers.power(total))
        top = self.head(paint, room, "away.shortage", value, "MWh", "bad_t") + 6
        worst = sorted(report.shortages, key=lambda one: -one.missing_mwh)[:2]
        for one in worst:
            words = say(
                "away.short_row", date=self.scene.date(one.day), hours=one.hours
            )
            value = f"{numbers.power(one.missing_mwh)} MWh"
            used = paint.text(room.right, top, value, 14, "bad_t", "b", align="r")
            paint.text(room.x, top, words, 13, room=room.width - used - 8)
            top += 26
        return self._people(paint, room, top + 4)

    def _people(self, paint: Painter, room: pygame.FRect, top: float) -> float:
        report, say = self.scene.report, paint.style.say
        for key, place in (("away.residents", 1), ("away.support", 2)):
            before, after = report.before[place], report.after[place]
            value = f"{numbers.number(before)} → {numbers.number(after)}"
            used = paint.text(room.right, top, value, 14, "ink", "b", align="r")
            paint.text(room.x, top, say(key), 13, room=room.width - used - 8)
            top += 26
        share = report.after[2] / 100.0
        bar(
            paint,
            room.x,
            top - 4,
            room.width,
            8,
            share,
            "good" if share > 0.5 else "warn",
        )
        return top + 10


class MoneyCard(Card):
    """Coins in and out by account."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        found = columns(room)
        if len(found) < 3:
            return None
        column = found[-1]
        return pygame.FRect(column.x, column.y + 206, column.width, column.height - 206)

    def body(self, paint: Painter, room: pygame.FRect) -> float:
        scene, tree = self.scene, self.scene.report.money
        yuan = tree.amount
        ink = "good_t" if yuan >= 0 else "bad_t"
        coin = paint.style.say("hud.coin")
        top = self.head(
            paint, room, "away.money", numbers.signed_coins(yuan), coin, ink
        )
        amounts = [causes.in_shown_unit(child) for child in tree.children]
        for child, value in zip(tree.children, numbers.rounded(amounts), strict=True):
            ink = "good_t" if value > 0 else "ink"
            words = numbers.signed(value)
            used = paint.text(room.right - 22, top + 12, words, 15, ink, "b", align="r")
            name = causes.label(paint.style, scene.session.catalogue, child)
            paint.text(room.x, top + 12, name, 14, room=room.width - used - 40)
            self.why(room.right - 7, top + 12, "cash_yuan")
            top += ROW_H
        return top + 8


class Foot(Card):
    """Why it stopped here, and on with the game."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        return pygame.FRect(body.x, body.bottom - FOOT_H, body.width, FOOT_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        report, say = self.scene.report, paint.style.say
        cap = numbers.number(report.cap_hours)
        words = say(f"away.stopped_{report.stopped_by}", cap=cap)
        width = min(280.0, w * 0.5)
        paint.block(x + 4, y + h / 2, w - width - 24, words, 13, "sub")
        self.add(
            Button(
                rect=pygame.FRect(x + w - width, y + 6, width, 52), message=("close",),
                label=say("away.go_on"), kind="primary", icon="play", size=17,
                key_name="Enter",
            )
        )  # fmt: skip


def energy(amount_mwh: float) -> tuple[str, str]:
    """MWh, or GWh from ten thousand on."""
    if abs(amount_mwh) < 9_999.5:
        return numbers.power(amount_mwh), "MWh"
    return numbers.number(amount_mwh / 1e3, 1), "GWh"
