"""The whole day in five figures."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.daychart import DayPart
from game.scenes.dispatch import has_right, hour_rect
from game.widgets import Painter, QuestionMark

if TYPE_CHECKING:
    from game.scenes.dispatch import Dispatch

TOTALS_H = 222.0
# Lower than this the day's totals follow in the card of the hour.
TALL_H = 700.0


class Totals(DayPart):
    """The whole day in five figures."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        right = hour_rect(room)
        if right.height < TALL_H or not has_right(room):
            return None
        return pygame.FRect(right.x, right.bottom - TOTALS_H, right.width, TOTALS_H)

    def key(self) -> Hashable:
        return self.scene.day.day

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        paint.box(*self.rect, "inset", radius=18)
        totals(self, paint, pygame.FRect(x + 20, y + 26, w - 40, 0))


def totals(panel: DayPart, paint: Painter, room: pygame.FRect) -> float:
    """The whole day in five figures, each with its why; returns where they end."""
    x, y, w, _ = room
    say = paint.style.say
    paint.text(x, y, say("dispatch.totals"), 16, weight="b")
    for number, (key, value, unit, ink, figure) in enumerate(figures(panel.scene)):
        middle = y + 34 + number * 31
        runs = [(value, 16, ink, "b"), (f" {unit}", 12, "sub", "m")]
        used = paint.runs(x + w - 24, middle, runs, "r")
        paint.label(x, middle, w - 36 - used, say(key), 13, "sub")
        if figure:
            rect = pygame.FRect(x + w - 14, middle - 7, 14, 14)
            panel.add(QuestionMark(rect=rect, message=("why", figure)))
    return y + 34 + 5 * 31


def figures(scene: "Dispatch") -> list[tuple[str, str, str, str, str]]:
    say = scene.style.say
    day, stack = scene.day, scene.stack
    made = sum(float(band.mw.sum()) for band in stack.above if band.group != "battery")
    green = sum(
        float(band.mw.sum())
        for band in stack.above
        if band.group in ("wind", "solar", "hydro")
    )
    served = day.demand_mw - day.unserved_mw
    price = float((day.price_yuan_per_mwh * day.demand_mw).sum())
    price /= max(float(day.demand_mw.sum()), 1e-9)
    tonnes = sum(value for value in day.book.values() if value > 0.0)
    missing = float(day.unserved_mw.sum())
    stored = sum(store.energy_mwh for store in day.stores)
    turned = float(sum((s.discharge_mw for s in day.stores), np.zeros(24)).sum())
    cycles = turned / stored if stored else 0.0
    share = 100.0 * green / made if made else 0.0
    return [
        ("dispatch.green", numbers.number(share, 1), "%", "good_t", "generation_mwh"),
        ("dispatch.emitted", numbers.number(tonnes), "t CO₂e", "ink", "gross_t"),
        ("dispatch.mean_price", numbers.number(price), say("unit.yuan_per_mwh"),
         "ink", ""),
        ("dispatch.cycles", numbers.number(cycles, 2), say("dispatch.times"),
         "ink", ""),
        ("dispatch.missing", numbers.number(missing, 1),
         say("dispatch.of", share=numbers.number(
             100.0 * missing / max(missing + float(served.sum()), 1e-9), 2)),
         "bad_t" if missing > 0.05 else "ink", "unserved_mwh"),
    ]  # fmt: skip
