"""The days away one after another, and how much time away was in store."""

from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.sheet import body_rect
from game.widgets import Painter, Panel

if TYPE_CHECKING:
    from game.scenes.away import Away
    from game.style import Style
    from sim_core.away import AwayReport

TIMELINE_H = 128.0
MOST_MARKS, MOST_MONTHS = 5, 8


def has_timeline(room: pygame.FRect) -> bool:
    return body_rect(room).height > 560


def days_words(style: "Style", report: "AwayReport") -> str:
    key = "away.days_one" if report.days == 1 else "away.days"
    return style.say(key, days=report.days)


class Store(Panel):
    """How much time away was in store, of the most that is kept."""

    blocks = False

    def __init__(self, scene: "Away") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        if body.width < 1300:
            return None
        return pygame.FRect(body.right - 400, body.y - 58, 330, 44)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        report, say = self.scene.report, paint.style.say
        cap_s = report.cap_hours * 3600.0
        used_s = min(report.hours_away * 3600.0, cap_s)
        words = say("away.cap", cap=numbers.number(report.cap_hours))
        runs = [
            (numbers.duration(used_s), 15, "ink", "b"),
            (f" {words}", 12, "sub", "m"),
        ]
        used = paint.runs(x + w, y + 11, runs, "r")
        paint.text(x, y + 11, say("away.store"), 13, "sub", room=w - used - 8)
        paint.box(x, y + 26, w, 12, "inset2", radius=6)
        share = used_s / max(cap_s, 1.0)
        paint.box(x, y + 26, max(w * share, 12), 12, "people", radius=6)


class Timeline(Panel):
    """Net tonnes day by day, and what happened when."""

    def __init__(self, scene: "Away") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not has_timeline(room):
            return None
        body = body_rect(room)
        return pygame.FRect(body.x, body.y, body.width, TIMELINE_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        report, say = self.scene.report, paint.style.say
        paint.box(*self.rect, "inset", radius=16)
        words = days_words(paint.style, report)
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
        for number in self._months():
            when = self.scene.when(self.scene.report.first_day + number)
            words = numbers.month(when, paint.style.language)
            at = min(plot.x + number * step, plot.right - 64)
            paint.line(at, plot.bottom, at, plot.bottom + 4, "sub")
            paint.text(at + 4, plot.bottom + 13, words, 12, "sub")

    def _months(self) -> list[int]:
        """Days on which a month begins, at most eight; the first day if none does."""
        report = self.scene.report
        firsts = [
            number
            for number in range(report.days)
            if self.scene.when(report.first_day + number).day == 1
        ]
        return firsts[:: len(firsts) // MOST_MONTHS + 1] or [0]

    def _marks(self, paint: Painter, plot: pygame.FRect) -> None:
        report = self.scene.report
        left = plot.x
        for day, words, icon, ink in self.scene.shown.events()[:MOST_MARKS]:
            share = (day - report.first_day) / max(report.days - 1, 1)
            at = plot.x + share * plot.width
            width = paint.style.width(words, 12, "b") + 34
            start = min(max(at - width / 2, left), plot.right - width)
            if start < left:
                continue
            paint.line(at, plot.y - 8, at, plot.bottom, ink, 1)
            paint.box(start, plot.y - 26, width, 22, "paper", radius=11, edge=ink)
            paint.icon(start + 14, plot.y - 15, icon, 14, ink)
            paint.text(start + 25, plot.y - 15, words, 12, ink, "b")
            left = start + width + 8
