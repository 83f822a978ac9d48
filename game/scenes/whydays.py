"""Under power that was not served: the worst days, each a door to its hours."""

from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.widgets import Look, Painter, Panel, Pressable
from sim_core.calendar import date_of
from sim_core.past import ShortDay, short_days

if TYPE_CHECKING:
    from game.scenes.why import Why

MOST_DAYS, ROW_H = 12, 36.0


def worst_days(scene: "Why") -> list[ShortDay]:
    """Days of the sheet's span that lacked most."""
    found = short_days(scene.session, *scene.span)
    return sorted(found, key=lambda one: -one.missing_mwh)[:MOST_DAYS]


def draw_days(
    panel: Panel, paint: Painter, inner: pygame.FRect, top: float, scene: "Why"
) -> float:
    """A row a day with its MWh; returns where they end."""
    days = worst_days(scene)
    words = paint.style.say("why.short_days")
    top = paint.paragraph(inner.x, top + 20, inner.width, words, 13, "sub") + 4
    most = max((one.missing_mwh for one in days), default=1.0)
    for one in days:
        when = date_of(scene.session.level.start, one.day)
        panel.add(
            DayRow(
                pygame.FRect(inner.x, top, inner.width, ROW_H - 4), inner, one,
                numbers.date(when, paint.style.language), one.missing_mwh / most,
            )
        )  # fmt: skip
        top += ROW_H
    return top


class DayRow(Pressable):
    """A day's date, a bar and the MWh that were missing."""

    def __init__(
        self, rect: pygame.FRect, clip: pygame.FRect, day: ShortDay, date: str,
        share: float,
    ) -> None:  # fmt: skip
        super().__init__(rect=rect, message=("charts", day.day), radius=10, clip=clip)
        self.day, self.date, self.share = day, date, share

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        paint.box(x, y, w, h, "inset2" if look.hovered else "inset", radius=10)
        middle = y + h / 2
        paint.text(x + 12, middle, self.date, 13, weight="b", room=w * 0.42)
        left, wide = x + w * 0.46, w * 0.26
        long = max(wide * self.share, 3.0)
        fill = paint.style.fill("unserved")
        paint.pattern(left, middle - 6, long, 12, fill, radius=4, edge=fill.edge)
        runs = [(numbers.power(self.day.missing_mwh), 14, "bad_t", "b")]
        paint.runs(x + w - 34, middle, [*runs, (" MWh", 12, "sub", "m")], "r")
        paint.icon(x + w - 16, middle, "caret-right-bold", 12, "sub")
