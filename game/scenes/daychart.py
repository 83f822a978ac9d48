"""The 24 hours of a day as a stack of who gives how much, and its legend."""

from collections.abc import Hashable
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.daystack import SHORT_MW
from game.scenes.dispatch import charts_rect, has_right
from game.widgets import Painter, Panel, Pressable
from game.widgets.parts import swatch

if TYPE_CHECKING:
    from game.scenes.dispatch import Dispatch
    from game.style import Fill
    from sim_core.numeric import Floats

AXIS_W = 54.0
PRICE_H, RIBBON_H, LEGEND_H = 96.0, 34.0, 62.0
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
LABEL_HOURS = 3
PLATE_ALPHA = 238


class DayPart(Panel):
    """A part of the sheet that depends on the day and the pinned hour."""

    def __init__(self, scene: "Dispatch") -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        scene = self.scene
        return scene.day.day, scene.pinned, scene.now

    def is_in(self, tab: str, room: pygame.FRect) -> bool:
        """Whether this is to be seen: a wide window shows all of it at once."""
        return has_right(room) or self.scene.tab == tab

    @property
    def plot_left(self) -> float:
        return self.rect.x + AXIS_W

    @property
    def hour_w(self) -> float:
        return (self.rect.width - AXIS_W - 8) / 24

    def at_hour(self, hour: float) -> float:
        return self.plot_left + hour * self.hour_w

    def hours(self, paint: Painter, foot: float) -> None:
        for hour in range(0, 25, 3):
            at = self.at_hour(hour)
            paint.line(at, foot, at, foot + 5, "sub")
            align = "m" if hour < 24 else "r"
            paint.text(at, foot + 15, f"{hour:02d}:00", 12, "sub", align=align)


def heights(room: pygame.FRect) -> tuple[float, float, float]:
    """Heights of price strip, ribbon and legend; low windows do without some."""
    body = charts_rect(room)
    if body.height < 420 or not has_right(room):
        return 0.0, 0.0, 34.0
    if body.height < 560:
        return 0.0, RIBBON_H + 8, 34.0
    return PRICE_H + 24, RIBBON_H + 12, LEGEND_H


def nice_step(span: float, most: int) -> float:
    """A round step that cuts the span into at most so many parts."""
    size = 10.0 ** np.floor(np.log10(max(span, 1e-6) / most))
    return next(float(size * n) for n in NICE if span / (size * n) <= most)


def steps(
    left: float, width: float, values: "Floats", height_of
) -> list[tuple[float, float]]:
    """A step line through hourly values."""
    points = []
    for hour, value in enumerate(values):
        y = height_of(float(value))
        points += [(left + hour * width, y), (left + (hour + 1) * width, y)]
    return points


class DayChart(DayPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.is_in("power", room):
            return None
        body = charts_rect(room)
        below = sum(heights(room))
        return pygame.FRect(body.x, body.y, body.width, body.height - below)

    def draw(self, paint: Painter) -> None:
        x, y, _w, h = self.rect
        stack = self.scene.stack
        self.top, self.foot = y + 26, y + h - 26
        self.most = stack.top_mw * 1.12 + 0.1
        self.least = -stack.foot_mw * 1.1
        paint.text(x, y + 10, paint.style.say("dispatch.power"), 13, "sub", "b")
        plot = pygame.FRect(self.plot_left, self.top, self.hour_w * 24, 0)
        plot.height = self.foot - self.top
        paint.box(*plot, "chart", radius=0)
        self._grid(paint, plot)
        self._stack(paint)
        self._demand(paint)
        self._pin(paint, plot)
        self._labels(paint)
        self.hours(paint, self.foot)
        for hour in range(24):
            rect = pygame.FRect(self.at_hour(hour), self.top, self.hour_w, plot.height)
            words = self._hint(hour)
            self.add(Pressable(rect=rect, message=("hour", hour), hint=words, radius=0))

    def y_of(self, mw: float) -> float:
        share = (mw - self.least) / (self.most - self.least)
        return self.foot - share * (self.foot - self.top)

    def _hint(self, hour: int) -> str:
        stack = self.scene.stack
        return self.scene.style.say(
            "dispatch.hint", hour=f"{hour:02d}", next=f"{hour + 1:02d}",
            demand=numbers.power(float(stack.demand[hour])),
        )  # fmt: skip

    def _grid(self, paint: Painter, plot: pygame.FRect) -> None:
        step = nice_step(self.most - self.least, 7)
        first = int(np.ceil(self.least / step))
        for number in range(first, int(self.most / step) + 1):
            y = self.y_of(number * step)
            ink = "ink" if not number else "grid"
            paint.line(plot.left, y, plot.right, y, ink)
            words = numbers.number(number * step, 0 if step % 1.0 == 0.0 else 1)
            paint.text(plot.left - 10, y, words, 12, "sub", align="r")

    def _stack(self, paint: Painter) -> None:
        stack, style = self.scene.stack, paint.style
        floor = np.zeros(24)
        for band in stack.above:
            self._band(paint, floor, floor + band.mw, style.fill(band.group))
            floor = floor + band.mw
        self._band(paint, floor, floor + stack.curtailed, style.fill("curtailed"))
        missing = stack.demand + stack.charge.mw
        self._band(paint, missing - stack.unserved, missing, style.fill("unserved"))
        self._band(paint, np.zeros(24), -stack.charge.mw, style.fill("battery"))

    def _band(
        self, paint: Painter, low: "Floats", high: "Floats", fill: "Fill"
    ) -> None:
        """Bars of an hour each, joined where neighbours both have some."""
        amount = np.abs(high - low)
        for has, group in groupby(range(24), lambda h: bool(amount[h] > SHORT_MW)):
            hours = list(group)
            if not has:
                continue
            part = slice(hours[0], hours[-1] + 1)
            left = self.at_hour(hours[0])
            upper = steps(left, self.hour_w, high[part], self.y_of)
            lower = steps(left, self.hour_w, low[part], self.y_of)
            paint.pattern_shape([*upper, *reversed(lower)], fill)
            paint.poly_line(upper, fill.edge, 1)

    def _demand(self, paint: Painter) -> None:
        line = steps(self.plot_left, self.hour_w, self.scene.stack.demand, self.y_of)
        paint.poly_line(line, "chart", 6)
        paint.poly_line(line, "ink", 3)

    def _pin(self, paint: Painter, plot: pygame.FRect) -> None:
        """The pinned hour's frame, and the live hour's dashed line."""
        left = self.at_hour(self.scene.pinned)
        paint.box(
            left, plot.top, self.hour_w, plot.height, None, radius=2, edge="focus",
            thick=2.5,
        )  # fmt: skip
        if self.scene.now is None:
            return
        at = self.at_hour(self.scene.now)
        ends = [(at, plot.top), (at, plot.bottom)]
        paint.poly_line(ends, "link", 2, dash=(6, 4))
        words = paint.style.say("dispatch.now", hour=f"{self.scene.now:02d}")
        paint.text(at, plot.top - 12, words, 12, "link", "b", align="m")

    def _labels(self, paint: Painter) -> None:
        """A name on each band where it is thickest."""
        stack = self.scene.stack
        floor = np.zeros(24)
        for band in stack.above:
            self._label(paint, band.group, floor, band.mw)
            floor = floor + band.mw
        if float(np.max(stack.charge.mw)) > SHORT_MW:
            self._label(paint, "charging", -stack.charge.mw, stack.charge.mw)

    def _label(self, paint: Painter, group: str, low: "Floats", mw: "Floats") -> None:
        wide = np.convolve(mw, np.ones(LABEL_HOURS), "valid")
        hour = int(np.argmax(wide)) + LABEL_HOURS // 2
        high = self.y_of(float(low[hour])) - self.y_of(float(low[hour] + mw[hour]))
        if high < 24.0:
            return
        y = self.y_of(float(low[hour] + mw[hour] / 2))
        words = self.scene.group_name(group)
        width = paint.style.width(words, 13, "b") + 16
        at = self.at_hour(hour + 0.5)
        at = min(max(at, self.plot_left + width / 2 + 4), self.at_hour(24) - width / 2)
        paint.box(
            at - width / 2, y - 11, width, 22, "field", radius=6, alpha=PLATE_ALPHA
        )
        paint.text(at, y, words, 13, "ink", "b", align="m")


class Legend(DayPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.is_in("power", room):
            return None
        body = charts_rect(room)
        height = heights(room)[2]
        return pygame.FRect(body.x, body.bottom - height, body.width, height)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        stack, style = self.scene.stack, paint.style
        names = [band.group for band in stack.above]
        if float(np.max(stack.curtailed)) > SHORT_MW:
            names.append("curtailed")
        if float(np.max(stack.unserved)) > SHORT_MW:
            names.append("unserved")
        paint.line(x, y + 4, x + w, y + 4)
        middle = y + 4 + (h - 4) / 2
        lines = [("demand", "ink"), ("price", "bad_t")][: 2 if h > 40 else 1]
        words = [self.scene.group_name(name) for name in names]
        words += [style.say(f"dispatch.{key}_line") for key, _ in lines]
        used = sum(style.width(one, 13) + 30 for one in words)
        gap = min(max((w - used) / len(words), 8.0), 40.0)
        left = x
        for number, one in enumerate(words):
            if number < len(names):
                swatch(paint, left, middle, style.fill(names[number]), 24, 16)
            else:
                ink = lines[number - len(names)][1]
                paint.line(left, middle, left + 24, middle, ink, 3)
            left += 30 + paint.text(left + 30, middle, one, 13) + gap
