"""Measures as bars: wide by the tonnes they avoid, high by what a tonne costs."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.daychart import nice_step
from game.scenes.tabs import is_wide
from game.widgets import Painter, Panel, Pressable
from game.widgets.parts import bar

if TYPE_CHECKING:
    from game.scenes.choices import ChoiceSheet
    from sim_core.pathway_choices import Option

AXIS_W, HEAD_H, FOOT_H, NOTE_H = 66.0, 40.0, 30.0, 60.0
MOST_GRID, LEAST_W, NUMBER_W, LABEL_W = 7, 4.0, 16.0, 90.0
# Prices beyond are cut off and told: one dear measure would flatten all others.
MOST_YUAN_PER_T = 4000.0


class ChoiceChart(Panel):
    def __init__(self, scene: "ChoiceSheet") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.choices import left_rect

        if not is_wide(room) and self.scene.tab != "curve":
            return None
        return left_rect(room)

    def key(self) -> Hashable:
        return self.scene.news, self.scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say = paint.style.say
        self.plot = pygame.FRect(
            x + AXIS_W, y + HEAD_H, w - AXIS_W - 8, h - HEAD_H - FOOT_H - NOTE_H
        )
        paint.label(x, y + 12, w, say("choices.axis"), 13, "sub")
        paint.box(*self.plot, "chart", radius=0)
        options = self.scene.useful()
        if not self.scene.work.is_done:
            self._progress(paint)
        elif options:
            self._scale(options)
            self._grid(paint)
            self._bars(paint, options)
            whole = sum(option.avoided_t[1] for option in options)
            amount, unit = numbers.tonnes(whole)
            words = say("choices.along", value=f"{amount} {unit}")
            words = f"{words} · {say('choices.numbers')}"
            room = self.plot.width
            paint.label(self.plot.x, self.plot.bottom + 16, room, words, 12, "sub")
        paint.paragraph(x, y + h - NOTE_H + 14, w, say("choices.note"), 12, "sub")

    def _progress(self, paint: Painter) -> None:
        """Bars of a few measures would say little of the whole."""
        work, middle = self.scene.work, self.plot.centery
        done, whole = len(work.options), max(len(work.wanted or ()), 1)
        wide = min(self.plot.width * 0.6, 360.0)
        left = self.plot.centerx - wide / 2
        paint.text(
            self.plot.centerx, middle - 20, self.scene.second(), 14, "sub", align="m"
        )
        bar(paint, left, middle, wide, 12, done / whole, "primary")

    def _scale(self, options: list["Option"]) -> None:
        prices = [self._cut(option) for option in options]
        self.low, self.high = min([*prices, 0.0]), max([*prices, 1.0])
        span = (self.high - self.low) * 1.08
        self.per_yuan = self.plot.height / span
        self.zero = self.plot.bottom + self.low * self.per_yuan - 8
        free = self.plot.width - LEAST_W * len(options)
        whole = sum(option.avoided_t[1] for option in options)
        self.per_t = free / whole

    @staticmethod
    def _cut(option: "Option") -> float:
        price = option.yuan_per_t[1] or 0.0
        return max(min(price, MOST_YUAN_PER_T), -MOST_YUAN_PER_T)

    def _grid(self, paint: Painter) -> None:
        step = nice_step(self.high - self.low, MOST_GRID)
        for number in range(int(self.low // step), int(self.high // step) + 2):
            y = self.zero - number * step * self.per_yuan
            if not self.plot.top <= y <= self.plot.bottom:
                continue
            ink = "sub" if number == 0 else "grid"
            paint.line(self.plot.x, y, self.plot.right, y, ink)
            words = numbers.number(number * step)
            paint.text(self.plot.x - 10, y, words, 12, "sub", align="r")

    def _bars(self, paint: Painter, options: list["Option"]) -> None:
        left, names = self.plot.x, []
        for option in options:
            wide = LEAST_W + option.avoided_t[1] * self.per_t
            top = self._bar(paint, option, left, wide)
            if wide >= LABEL_W or option.command == self.scene.chosen:
                names.append((option, left + wide / 2, top))
            elif wide >= NUMBER_W:
                self._number(paint, option, left + wide / 2, top)
            left += wide
        for option, middle, top in names:
            self._name(paint, option, middle, top)

    def _bar(
        self, paint: Painter, option: "Option", left: float, wide: float
    ) -> float:  # fmt: skip
        """A bar from the zero line; returns where its upper edge lies."""
        price = self._cut(option)
        high = max(abs(price) * self.per_yuan, 2.0)
        top = self.zero - high if price > 0.0 else self.zero
        fill = paint.style.fill("more" if price > 0.0 else "less")
        paint.pattern(left, top, max(wide - 1, 2), high, fill, edge=fill.edge)
        if option.command == self.scene.chosen:
            paint.box(
                left - 2, top - 2, wide + 3, high + 4, None, radius=4, edge="focus",
                thick=2,
            )  # fmt: skip
        self.add(
            Pressable(
                rect=pygame.FRect(left, self.plot.y, max(wide, 4), self.plot.height),
                message=("option", option.command), radius=4, hint=self._hint(option),
            )
        )  # fmt: skip
        return top

    def _hint(self, option: "Option") -> str:
        scene = self.scene
        return scene.style.say(
            "choices.hint", name=scene.name_of(option), second=scene.second_of(option),
            price=numbers.number(option.yuan_per_t[1] or 0.0),
            tonnes=" ".join(numbers.tonnes(option.avoided_t[1])),
        )  # fmt: skip

    def _number(
        self, paint: Painter, option: "Option", middle: float, top: float
    ) -> None:
        """The option's place in the list."""
        y = max(top - 10, self.plot.y + 10)
        words = str(option.rank[1] + 1)
        paint.text(middle, y, words, 12, "ink", "b", align="m")

    def _name(
        self, paint: Painter, option: "Option", middle: float, top: float
    ) -> None:
        words = f"{option.rank[1] + 1}  {self.scene.name_of(option)}"
        width = paint.style.width(words, 12, "b") + 14
        middle = max(middle, self.plot.x + width / 2 + 4)
        middle = min(middle, self.plot.right - width / 2 - 4)
        y = max(top - 16, self.plot.y + 12)
        paint.box(middle - width / 2, y - 11, width, 22, "field", radius=6, alpha=238)
        paint.text(middle, y, words, 12, weight="b", align="m")
