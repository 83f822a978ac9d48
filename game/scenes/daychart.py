"""The 24 hours as a stack, the price as a strip of its own, and who sets it."""

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.dispatch import SHORT_MW, left_rect, right_rect
from game.scenes.sheet import sheet_rect
from game.widgets import Button, Painter, Panel, Pressable
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


class _Part(Panel):
    def __init__(self, scene: "Dispatch") -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.pinned, self.scene.now, self.scene.note

    @property
    def plot_left(self) -> float:
        return self.rect.x + AXIS_W

    @property
    def hour_w(self) -> float:
        return (self.rect.width - AXIS_W - 8) / 24

    def at_hour(self, hour: float) -> float:
        return self.plot_left + hour * self.hour_w


def heights(room: pygame.FRect) -> tuple[float, float, float]:
    """Heights of price strip, ribbon and legend; low windows do without some."""
    body = left_rect(room)
    if body.height < 420:
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


class DayChart(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = left_rect(room)
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
        self._hours(paint)
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
            words = numbers.number(number * step, 0 if step >= 1 else 1)
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

    def _hours(self, paint: Painter) -> None:
        for hour in range(0, 25, 3):
            at = self.at_hour(hour)
            paint.line(at, self.foot, at, self.foot + 5, "sub")
            align = "m" if hour < 24 else "r"
            paint.text(at, self.foot + 15, f"{hour:02d}:00", 12, "sub", align=align)


class PriceStrip(_Part):
    """The price of each hour, and the ribbon of those who set it."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = left_rect(room)
        price, ribbon, legend = heights(room)
        if not ribbon:
            return None
        self.has_price = bool(price)
        top = body.bottom - legend - ribbon - price
        return pygame.FRect(body.x, top, body.width, price + ribbon)

    def draw(self, paint: Painter) -> None:
        if self.has_price:
            self._price(paint)
        self._ribbon(paint, self.rect.bottom - RIBBON_H - 8)

    def _price(self, paint: Painter) -> None:
        x, y, _, _ = self.rect
        price = self.scene.day.price_yuan_per_mwh
        paint.text(x, y + 8, paint.style.say("dispatch.price"), 13, "sub", "b")
        top, foot = y + 24, y + PRICE_H + 4
        paint.box(self.plot_left, top, self.hour_w * 24, foot - top, "chart", radius=0)
        sorted_price = np.sort(price)
        cap = max(float(sorted_price[16]) * 2.0, float(np.min(price)) + 1.0, 100.0)
        most = min(float(np.max(price)) * 1.1 + 1.0, cap)
        low = min(float(np.min(price)), 0.0)

        def height_of(value: float) -> float:
            share = (min(value, most) - low) / (most - low)
            return foot - share * (foot - top - 8)

        step = nice_step(most - low, 3)
        for number in range(int(np.ceil(low / step)), int(most / step) + 1):
            level = height_of(number * step)
            paint.line(self.plot_left, level, self.at_hour(24), level, "grid")
            words = numbers.number(number * step)
            paint.text(self.plot_left - 10, level, words, 12, "sub", align="r")
        line = steps(self.plot_left, self.hour_w, price, height_of)
        paint.poly_line(line, "bad_t", 2.5)
        self._values(paint, price, height_of, most)

    def _values(self, paint: Painter, price: "Floats", height_of, most: float) -> None:
        """The value of each long or dear stretch, written above its line."""
        for hours in runs(np.round(price)):
            value = float(price[hours[0]])
            middle = self.at_hour((hours[0] + hours[-1] + 1) / 2)
            words = numbers.number(value) + (" ↑" if value > most else "")
            if len(hours) * self.hour_w < paint.style.width(words, 12, "b") + 4:
                continue
            y = height_of(value)
            y = y - 11 if y - 11 > self.rect.y + 30 else y + 12
            paint.text(middle, y, words, 12, "ink", "b", align="m")

    def _ribbon(self, paint: Painter, y: float) -> None:
        scene, say = self.scene, paint.style.say
        words = say("dispatch.setter")
        paint.label(self.rect.x, y + RIBBON_H / 2, AXIS_W - 4, words, 12, "sub")
        for hours in runs(scene.day.price_setter):
            left, right = self.at_hour(hours[0]), self.at_hour(hours[-1] + 1)
            group = scene.setter_group(hours[0])
            fill = paint.style.fill(group)
            width = right - left - 2
            paint.pattern(left + 1, y, width, RIBBON_H, fill, radius=5, edge=fill.edge)
            words = scene.setter_name(hours[0])
            room = paint.style.width(words, 12, "b") + 14
            if room > width - 4:
                words = scene.group_name(group)
                room = paint.style.width(words, 12, "b") + 12
            if room > width - 2:
                continue
            middle = left + 1 + width / 2
            paint.box(
                middle - room / 2, y + 6, room, RIBBON_H - 12, "field", radius=6,
                alpha=PLATE_ALPHA,
            )  # fmt: skip
            paint.text(middle, y + RIBBON_H / 2, words, 12, "ink", "b", align="m")


def runs(values: Sequence) -> list[list[int]]:
    """Stretches of equal neighbours, as lists of their places."""
    found = groupby(range(len(values)), lambda place: values[place])
    return [list(group) for _, group in found]


class Legend(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = left_rect(room)
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


class Export(_Part):
    """The day as a table for a spreadsheet."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if right_rect(room) is None:
            return None
        sheet = sheet_rect(room)
        return pygame.FRect(sheet.right - 76 - 520, sheet.top + 18, 520, 40)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        say = paint.style.say
        self.add(
            Button(
                rect=pygame.FRect(x + w - 150, y, 150, 40), message=("export",),
                label=say("dispatch.export"), icon="download-simple",
            )
        )  # fmt: skip
        self.add(
            Button(
                rect=pygame.FRect(x + w - 350, y, 190, 40), message=("expert",),
                label=say("expert.open"), icon="chalkboard-teacher",
            )
        )  # fmt: skip
        if self.scene.note:
            words = self.scene.note
            room = w - 370
            paint.text(x + w - 362, y + 20, words, 12, "good_t", align="r", room=room)
