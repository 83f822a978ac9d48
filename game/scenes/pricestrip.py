"""The price of each hour of a day, and the ribbon of those who set it."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.daychart import (
    AXIS_W,
    PLATE_ALPHA,
    RIBBON_H,
    DayPart,
    heights,
    nice_step,
    steps,
)
from game.scenes.dispatch import charts_rect, has_right
from game.widgets import Painter

if TYPE_CHECKING:
    from sim_core.numeric import Floats


class PriceStrip(DayPart):
    """The price of each hour, and the ribbon of those who set it."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.is_in("price", room):
            return None
        body = charts_rect(room)
        price, ribbon, legend = heights(room)
        self.is_wide = has_right(room)
        if not self.is_wide:
            self.has_price = True
            return body
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
        top, foot = y + 24, self.rect.bottom - RIBBON_H - (28 if self.is_wide else 44)
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
        if not self.is_wide:
            self.hours(paint, foot)

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
