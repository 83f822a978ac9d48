"""What a part of support looks at, and what it has cost month by month."""

from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.text import entries
from game.widgets import Painter
from sim_core.calendar import date_of
from sim_core.standing_support import DARK, RELIABILITY, lost_by

if TYPE_CHECKING:
    from sim_core.explain import Cause
    from sim_core.session import Session

MOST_MONTHS, BARS_H, LEAST_FALL = 12, 84.0, 0.5


def part_of(cause: "Cause") -> str:
    """The part of support that a row is about; "" for other rows."""
    group, _, name = cause.key.removeprefix("cause.").rpartition(".")
    if group != "support":
        return ""
    return RELIABILITY if name in ("weight", DARK) else name


def draw_support(
    paint: Painter, inner: pygame.FRect, top: float, cause: "Cause", session: "Session"
) -> float:
    """The words for a part and its history; returns where they end."""
    say, name = paint.style.say, part_of(cause)
    key = f"cause.support.{name}.about"
    if key in entries():
        words = say(key, **_rules(session))
        top = paint.paragraph(inner.x, top + 20, inner.width, words, 14) + 6
    if {"part", "weight"} <= cause.values.keys():
        top = _sum(paint, inner, top, cause)
    return History(session, name).draw(paint, inner, top + 10)


def _rules(session: "Session") -> dict[str, str]:
    """The bounds that the words name, as the rules hold them."""
    rules = session.catalogue.rules["people"]
    names = {
        "outage": ("outage_share_of_no_support", 100.0),
        "per_job": ("jobs_per_resident", 1.0),
        "air_t": ("power_t_per_resident_of_bad_air", 1.0),
        "nature_ha": ("nature_ha_per_1000_residents", 1.0),
        "light": ("light_bill_share", 100.0),
        "hard": ("hardship_bill_share", 100.0),
        "worst": ("worst_off_share", 100.0),
        "pull": ("support_pull_share_per_month", 100.0),
    }
    shown = {name: times * float(rules[key]) for name, (key, times) in names.items()}
    shown["per_job"] = 1.0 / shown["per_job"]
    return {name: numbers.number(value) for name, value in shown.items()}


def _sum(paint: Painter, inner: pygame.FRect, top: float, cause: "Cause") -> float:
    """So many of so many points are there, and so many lost."""
    part, weight = (float(str(cause.values[name])) for name in ("part", "weight"))
    kept = part * weight / 100.0
    words = paint.style.say(
        "why.support_sum", part=numbers.number(part, 1), weight=numbers.number(weight),
        kept=numbers.number(kept, 1), lost=numbers.number(weight - kept, 1),
    )  # fmt: skip
    return paint.paragraph(inner.x, top + 8, inner.width, words, 13, "sub")


def history(session: "Session", name: str) -> list[tuple[int, float]]:
    """Day and points that a part took, for the last months, oldest first."""
    rows = []
    for month in session.months[-MOST_MONTHS:]:
        lost = lost_by(session.catalogue, month)
        if name in lost:
            rows.append((month.day, lost[name]))
    return rows


class History:
    """Bars of the points lost each month, downwards, and the worst fall in words."""

    def __init__(self, session: "Session", name: str) -> None:
        self.start = session.level.start
        self.rows = history(session, name)

    def draw(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        if len(self.rows) < 2:
            return top
        x, _, w, _ = inner
        words = paint.style.say("why.support_months")
        paint.text(x, top + 10, words, 13, "sub", "b", room=w)
        most = max(1.0, *(-lost for _, lost in self.rows))
        wide = w / MOST_MONTHS
        for number, (day, lost) in enumerate(self.rows):
            left = x + number * wide
            self._bar(
                paint, pygame.FRect(left, top + 26, wide, BARS_H), day, lost, most
            )
        end = top + BARS_H + 76
        words = self._fall(paint)
        return paint.paragraph(x, end, w, words, 13, weight="b") if words else end

    def _bar(
        self, paint: Painter, rect: pygame.FRect, day: int, lost: float, most: float
    ) -> None:
        month = f"{date_of(self.start, day).month:02d}"
        paint.text(rect.centerx, rect.y + 8, month, 12, "sub", align="m")
        high, fill = max(rect.height * -lost / most, 1.0), paint.style.fill("more")
        paint.pattern(
            rect.x + 4, rect.y + 20, rect.width - 8, high, fill, radius=4,
            edge=fill.edge,
        )  # fmt: skip
        words = numbers.number(lost, 1)
        paint.text(rect.centerx, rect.y + 30 + high, words, 12, align="m")

    def _fall(self, paint: Painter) -> str:
        """The month that took most more than the one before it."""
        pairs = zip(self.rows, self.rows[1:], strict=False)
        falls = [(new[1] - old[1], new[0]) for old, new in pairs]
        fall, day = min(falls)
        if fall > -LEAST_FALL:
            return ""
        date = str(date_of(self.start, day))
        return paint.style.say(
            "why.support_fall", value=numbers.number(fall, 1), date=date
        )  # fmt: skip
