"""The goals of the island: how far each is, and the way to it by a click."""

from collections.abc import Hashable

import pygame

from game import numbers
from game.scenes import layout
from game.scenes.leftpart import WIDTH, LeftPart, column
from game.style import Style
from game.widgets import Painter, Pressable
from game.widgets.parts import bar, chip
from sim_core.calendar import Date, date_of
from sim_core.goals import GoalStatus

HEAD_H, BAR_H, LINE_H = 40.0, 18.0, 16.0
MOST_LINES = 5
# Decimal places of a goal's figure, and the words of its unit.
UNITS = {
    "tco2e_per_head": (1, "goal.t_per_head"),
    "jobs": (0, "goal.jobs"),
    "unserved_mwh": (1, "goal.mwh"),
}


class Goals(LeftPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "goals"):
            return None
        left, top = column(room)
        if not layout.is_folded(room):
            top += layout.JAR_H + layout.GAP
        height = HEAD_H + sum(self._heights()) + 8
        return pygame.FRect(left, top, WIDTH, height)

    def _heights(self) -> list[float]:
        scene = self.scene
        return [row_height(scene.style, goal) for goal in scene.snapshot.goals]

    def key(self) -> Hashable:
        goals = self.scene.snapshot.goals
        return tuple((g.done_day, round(g.share, 3), g.value, g.days) for g in goals)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        goals, style = self.scene.snapshot.goals, paint.style
        paint.panel(*self.rect)
        done = sum(goal.done_day is not None for goal in goals)
        paint.text(x + 16, y + 22, style.say("hud.goals"), 15, weight="b", room=76)
        folded = self.scene.is_folded()
        chip(
            paint, x + w - (48 if folded else 14), y + 22, f"{done} / {len(goals)}",
            "warn", icon="star", align="r",
        )  # fmt: skip
        self.add_close("goals")
        top = y + HEAD_H
        for goal, high in zip(goals, self._heights(), strict=True):
            self._row(paint, goal, top, high)
            top += high

    def _row(self, paint: Painter, goal: GoalStatus, top: float, high: float) -> None:
        x, w = self.rect.x, self.rect.width
        if goal.done_day is not None:
            paint.icon(x + w - 24, top + high / 2, "check-circle", 18, "good_t")
            self._name(paint, goal, top + high / 2, 24.0)
            return
        self._name(paint, goal, top + (high - BAR_H) / 2, 0.0)
        self._bar(paint, goal, top + high - BAR_H + 2)
        self.add(
            Pressable(
                rect=pygame.FRect(x + 6, top - 2, w - 12, high),
                message=("goal", goal.goal.id),
                hint=hint_of(paint.style, goal, self.scene.session.level.start),
            )
        )  # fmt: skip

    def _name(
        self, paint: Painter, goal: GoalStatus, middle: float, mark_w: float
    ) -> None:
        name = paint.style.name(goal.goal.name)
        room = WIDTH - 28 - mark_w
        paint.block(self.rect.x + 16, middle, room, name, 12, most=MOST_LINES)

    def _bar(self, paint: Painter, goal: GoalStatus, middle: float) -> None:
        """How far the goal is, with the value before its target."""
        x, w = self.rect.x + 16, WIDTH - 32
        if value := value_words(paint.style, goal):
            paint.text(x + w, middle, value, 12, "sub", "b", align="r")
            w -= paint.style.width(value, 12, "b") + 8
        colour = "good" if goal.share >= 0.5 else "warn"
        share = goal.share
        if goal.value is None:
            share, colour = goal.days / max(goal.goal.when.over_days, 1), "control"
        bar(paint, x, middle - 4, w, 8, share, colour)


def value_words(style: Style, goal: GoalStatus) -> str:
    """The figure and its bound with their unit; days where its span is not over."""
    if goal.done_day is not None:
        return ""
    if goal.is_run or goal.value is None or goal.target is None:
        days = goal.days if goal.value is None else goal.value
        of = goal.goal.when.over_days
        return style.say("goal.days", days=round(days), of=of) if of else ""
    places, unit = UNITS.get(goal.kpi, (None, ""))
    if places is None:
        places = 0 if max(abs(goal.value), abs(goal.target)) >= 10 else 1
        if goal.value == int(goal.value) and goal.target == int(goal.target):
            places = 0
    sign = " / " if goal.at_least else " → "
    now, aim = (numbers.number(v, places) for v in (goal.value, goal.target))
    if goal.kpi.endswith("_share"):
        now, aim = (numbers.percent(v, 1) for v in (goal.value, goal.target))
    words = f"{now}{sign}{aim}"
    return f"{words} {style.say(unit)}" if unit else words


def hint_of(style: Style, goal: GoalStatus, start: Date) -> str:
    """What a click does; before the span is over, what it has come to so far."""
    show = style.say("goal.show")
    if goal.so_far is None or goal.target is None:
        return show
    places, unit = UNITS.get(goal.kpi, (1, ""))
    now, aim = (numbers.number(v, places) for v in (goal.so_far, goal.target))
    words = style.say(
        "goal.so_far", now=now, aim=aim, unit=style.say(unit) if unit else "",
        days=goal.days, date=date_of(start, goal.goal.when.over_days - 1),
    )  # fmt: skip
    return f"{words} {show}"


def row_height(style: Style, goal: GoalStatus, *, as_open: bool = False) -> float:
    """As high as the name needs; a met goal needs no bar."""
    is_done = goal.done_day is not None and not as_open
    room = WIDTH - 28 - (24.0 if is_done else 0.0)
    paint = Painter(pygame.display.get_surface(), style)
    lines = paint.lines(style.name(goal.goal.name), room, 12)
    name_h = LINE_H * min(len(lines), MOST_LINES) + 12
    return name_h if is_done else name_h + BAR_H


def open_height(style: Style, goals: tuple[GoalStatus, ...]) -> float:
    """The card before any goal was met: what lies below it never moves."""
    rows = sum(row_height(style, goal, as_open=True) for goal in goals)
    return HEAD_H + rows + 8
