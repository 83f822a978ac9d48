"""Days without enough power while the player was away, with what held supply back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.paper.card import HEAD_H, ROW_H, Asks, Card, value
from game.scenes.daystack import hardest_hour
from game.scenes.limits import told
from game.widgets import Painter
from game.widgets.painter import Run
from sim_core.calendar import date_of

if TYPE_CHECKING:
    from sim_core.away import Shortage

MOST_SHORTAGES = 4
SHORT_H = 42.0


class ShortCard(Card):
    """Hours without power, or that there were none."""

    title = "away.shortage"

    @property
    def shortages(self) -> Sequence:
        found = self.report.away.shortages
        return sorted(found, key=lambda one: -one.missing_mwh)[:MOST_SHORTAGES]

    @property
    def fill(self) -> str:
        return "bad_bg" if self.shortages else "good_bg"

    @property
    def edge(self) -> str:
        return "bad" if self.shortages else "good"

    def sum(self) -> Sequence[Run]:
        if not self.shortages:
            return ()
        found = self.report.away.shortages
        hours = sum(one.hours for one in found)
        total = numbers.power(sum(one.missing_mwh for one in found))
        words = self.style.say("away.short_value", hours=hours, value=total)
        return ((words, 18, "bad_t", "b"), (" MWh", 12, "bad_t", "m"))

    @property
    def more(self) -> int:
        return len(self.report.away.shortages) - len(self.shortages)

    def height(self, width: float) -> float:
        if not self.shortages:
            return HEAD_H + ROW_H + 8
        return HEAD_H + SHORT_H * len(self.shortages) + ROW_H * bool(self.more) + 8

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        if not self.shortages:
            paint.icon(room.x + 11, room.y + 12, "check-circle", 22, "good_t")
            words = paint.style.say("away.no_shortage")
            room_w = room.width - 32
            paint.label(room.x + 30, room.y + 12, room_w, words, 14, "good_t", "b")
        row = pygame.FRect(room.x, room.y, room.width, SHORT_H)
        for one in self.shortages:
            self._row(paint, row, one, asks)
            row = row.move(0, SHORT_H)
        if self.more:
            row.height = ROW_H
            words = self._more_words()
            paint.text(row.x, row.centery, words, 12, "sub", room=row.width)
            asks.row(row, "unserved_mwh")

    def _more_words(self) -> str:
        key = "away.short_more_one" if self.more == 1 else "away.short_more"
        return self.style.say(key, count=self.more)

    def _row(
        self, paint: Painter, row: pygame.FRect, one: "Shortage", asks: Asks
    ) -> None:
        """When and how much, and what held the sources back in the hardest hour."""
        top, shown = row.y + 12, numbers.power(one.missing_mwh)
        used = value(paint, row.right, top, shown, "MWh", ink="bad_t")
        when = date_of(self.report.start, one.day)
        date = numbers.date(when, self.style.language)
        words = paint.style.say("away.short_row", date=date, hours=one.hours)
        paint.text(row.x, top, words, 13, weight="b", room=row.width - used - 8)
        day = self.report.work.get(one.day)
        hour = hardest_hour(day) if day is not None else 0
        if day is not None:
            words = told(self.style, self.report.catalogue, day, hour, row.width)
            paint.text(row.x, top + 18, words, 12, "bad_t", room=row.width)
        asks.day(row, one.day, hour)
