"""The end of a mandate: what was reached, or why it ended, and the way on."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes.base import Change, Pop, Push, Reset, Scene
from game.scenes.dialog import EDGE, Box, Choice, Dialog
from game.scenes.saved import restore_points
from game.widgets import Painter, Panel
from sim_core.calendar import date_of, days_between
from sim_core.standing_support import Month, lost_by

if TYPE_CHECKING:
    from game.app import App
    from sim_core.goals import GoalStatus
    from sim_core.snapshot import Snapshot

# Points that a part must have taken to be named.
WEAK = 2.0
# Room for a goal's mark and the day on which it was reached.
DAY_W = 150.0
PICTURE_SHARE, LEAST_FOR_PICTURES = 0.5, 720.0


class Ending(Dialog):
    """Won, lost gently with causes and restore points, or out of time."""

    width = 720.0

    def __init__(
        self, app: "App", snapshot: "Snapshot", outcome: str,
        pictures: Sequence[pygame.Surface] = (),
    ) -> None:  # fmt: skip
        super().__init__(app)
        self.pictures = pictures
        self.snapshot = snapshot
        self.outcome = outcome
        self.icon = {"won": "trophy"}.get(outcome, "sun-horizon")
        self.tint = {"won": "star"}.get(outcome, "warn_t")
        self.points = [] if outcome == "won" else restore_points(app)

    def title(self) -> str:
        name = self.style.name(self.snapshot.level.name)
        return self.style.say(f"ending.{self.outcome}", name=name)

    def lines(self) -> Sequence[str]:
        say = self.style.say
        if not self.goes_on:
            return (say(f"ending.{self.outcome}_say"), *self._causes(), *self._jar())
        date = numbers.date(self.snapshot.level.end, self.style.language)
        return (say("ending.won_early", date=date), *self._jar())

    @property
    def goes_on(self) -> bool:
        """Won before the last day: what is left of the term is there to build in."""
        level = self.snapshot.level
        last = days_between(level.start, level.end)
        return self.outcome == "won" and self.snapshot.day <= last

    def _jar(self) -> list[str]:
        """What the jar says to it, where it ran over."""
        jar = self.snapshot.jar
        over_t = jar.emitted_t - jar.removed_t - jar.budget_t
        if over_t <= 0.0:
            return []
        over, budget = (" ".join(numbers.tonnes(t)) for t in (over_t, jar.budget_t))
        return [self.style.say("ending.jar_over", over=over, budget=budget)]

    def panels(self) -> list[Panel]:
        return [EndingBox(self)]

    def facts(self) -> list[tuple[str, str, str]]:
        """Value, unit and name of what the mandate ended with."""
        say, shown = self.style.say, self.snapshot
        is_won = self.outcome == "won"
        amount, unit = numbers.tonnes(shown.jar.emitted_t - shown.jar.removed_t)
        return [
            (str(shown.date), "", say(f"ending.{'won_' * is_won}date")),
            (numbers.number(shown.residents), "", say("ending.residents")),
            (numbers.number(shown.support), "/ 100", say("hud.support")),
            (amount, f"{unit} CO₂e", say("ending.in_all")),
        ]

    def _causes(self) -> list[str]:
        """What weighed on a lost mandate, worst first."""
        say = self.style.say
        if self.outcome == "lost_debt":
            debt = numbers.coins(-self.snapshot.budget_yuan)
            flow = numbers.signed_coins(self.snapshot.flow_yuan_per_day)
            return [say("ending.debt", debt=debt, flow=flow)]
        if self.outcome != "lost_support":
            return []
        shown = self.snapshot
        month = Month(shown.day, shown.support, shown.support_parts)
        lost = lost_by(shown.catalogue, month)
        weak = [
            f"{say(f'support.{name}')} {numbers.number(points)}"
            for name, points in sorted(lost.items(), key=lambda part: part[1])
            if points < -WEAK
        ]
        return [say("ending.weak", names=" · ".join(weak))] if weak else []

    def choices(self) -> Sequence[Choice]:
        say = self.style.say
        if self.outcome == "won":
            return (
                Choice(("look",), say("ending.on" if self.goes_on else "ending.look")),
                Choice(("levels",), say("ending.levels"), icon="map-trifold"),
                Choice(("report",), say("ending.report"), "primary", "file-text"),
            )
        restore = [
            Choice(
                ("restore", number), say("ending.restore", when=when),
                "primary" if not number else "secondary", "clock-counter-clockwise",
            )
            for number, (_, when) in enumerate(self.points)
        ]  # fmt: skip
        kind = "secondary" if restore else "primary"
        again = Choice(("again",), say("ending.again"), kind, "arrow-clockwise")
        return (*restore, Choice(("look",), say("ending.look")), again)

    def on(self, message: Any) -> Change:
        from game.scenes import doors
        from game.scenes.levels import Levels
        from game.scenes.loading import continued, started

        match message:
            case ("levels",):
                return Push(Levels(self.app))
            case ("again",):
                return started(self.app, self.snapshot.level.path)
            case ("restore", number):
                self.app.forget_island()
                return continued(self.app, path=self.points[number][0])
            case ("report",):
                island = self.app.scenes[0]
                scene = doors.report(self.app, getattr(island, "session", None))
                return Push(scene) if scene is not None else Pop()
            case ("title",):
                from game.scenes.title import Title

                return Reset(Title(self.app))
        return Pop()


class EndingBox(Box):
    """Stars, words, what it ended with, and the goals with the day of each."""

    STARS_H, FACTS_H, GOAL_H = 56.0, 76.0, 30.0

    def _goals(self) -> Sequence["GoalStatus"]:
        return self.scene.snapshot.goals

    def _body(self, paint: Painter, width: float) -> float:
        room = width - 2 * EDGE
        rows = sum(self._goal_h(paint, goal, room) for goal in self._goals())
        fixed = self.STARS_H + self.FACTS_H + 12 + rows + self._pictures_h(room)
        return super()._body(paint, width) + fixed + 12

    def _pictures_h(self, room: float) -> float:
        has_room = self.room.height >= LEAST_FOR_PICTURES
        is_shown = self.scene.pictures and has_room
        return (room - 12) / 2 * PICTURE_SHARE + 14 if is_shown else 0.0

    def _pictures(self, paint: Painter, x: float, y: float, room: float) -> None:
        """As it was and as it is, each with its day."""
        start = self.scene.snapshot.level.start
        days = (start, self.scene.snapshot.date)
        width = (room - 12) / 2
        height = width * PICTURE_SHARE
        size = paint.style.px(width), paint.style.px(height)
        for number, picture in enumerate(self.scene.pictures):
            left = x + number * (width + 12)
            paint.surface.blit(fitted(picture, size), paint.pixel(left, y))
            words = numbers.date(days[number], paint.style.language)
            long = paint.style.width(words, 12) + 16
            paint.box(left + 8, y + height - 30, long, 22, "black", radius=8, alpha=140)
            paint.text(left + 16, y + height - 19, words, 12, "white", "b", check=False)

    def _goal_h(self, paint: Painter, goal: "GoalStatus", room: float) -> float:
        more = len(paint.lines(paint.style.name(goal.goal.name), room - DAY_W, 14)) - 1
        return self.GOAL_H + more * paint.line_height(14)

    def _text(self, paint: Painter, x: float, y: float, room: float) -> None:
        done = sum(goal.done_day is not None for goal in self._goals())
        count = len(self._goals())
        step = min(52.0, room / max(count, 1))
        left = x + (room - step * count) / 2
        for number in range(count):
            ink = "star" if number < done else "star_off"
            paint.icon(left + step * (number + 0.5), y + 12, "star", 40, ink)
        y += self.STARS_H
        if self._pictures_h(room):
            self._pictures(paint, x, y - 4, room)
            y += self._pictures_h(room)
        for words in self._lines():
            y = paint.paragraph(x, y, room, words, 15) + 8
        self._facts(paint, x, y - 4, room)
        y += self.FACTS_H + 8
        for goal in self._goals():
            self._goal(paint, x, y + self.GOAL_H / 2, room, goal)
            y += self._goal_h(paint, goal, room)

    def _facts(self, paint: Painter, x: float, y: float, room: float) -> None:
        facts = self.scene.facts()
        width = (room + 10) / len(facts) - 10
        for number, (value, unit, name) in enumerate(facts):
            left = x + number * (width + 10)
            paint.box(left, y, width, self.FACTS_H - 12, "inset", radius=12)
            runs = [(value, 18, "ink", "b")]
            if unit:
                runs.append((f" {unit}", 12, "sub", "m"))
            middle = left + width / 2
            paint.runs(middle, y + 22, runs, "m", room=width - 8)
            paint.text(middle, y + 47, name, 12, "sub", align="m", room=width - 8)

    def _goal(
        self, paint: Painter, x: float, y: float, room: float, goal: "GoalStatus"
    ) -> None:
        style, is_done = paint.style, goal.done_day is not None
        icon, ink = ("check-circle", "good_t") if is_done else ("target", "sub")
        paint.icon(x + 12, y, icon, 20, ink)
        words = style.say("ending.open")
        if goal.done_day is not None:
            start = self.scene.snapshot.level.start
            words = str(date_of(start, goal.done_day))
        paint.text(x + room, y, words, 13, ink, "b", align="r", room=DAY_W - 44)
        name = style.name(goal.goal.name)
        paint.paragraph(x + 32, y, room - DAY_W, name, 14)


@lru_cache(4)
def fitted(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The middle of a picture, scaled to a size."""
    share = max(size[0] / picture.get_width(), size[1] / picture.get_height())
    part = pygame.Rect(0, 0, round(size[0] / share), round(size[1] / share))
    part.center = picture.get_rect().center
    return pygame.transform.smoothscale(picture.subsurface(part), size)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played
    from game.scenes.keepsake import keepsakes

    session = played()
    snapshot = session.snapshot()
    pictures = keepsakes(app, session, snapshot)
    day = snapshot.day - 1
    goals = tuple(
        replace(goal, done_day=day) if goal.done_day is None else goal
        for goal in snapshot.goals
    )
    outcomes = ("lost_support", "lost_debt", "over")
    return [
        ("ending_won", Ending(app, replace(snapshot, goals=goals), "won", pictures)),
        *((f"ending_{name}", Ending(app, snapshot, name)) for name in outcomes),
    ]
