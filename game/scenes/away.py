"""What happened while the player was away: in MWh, tonnes and coins, with causes."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pygame

from game import causes, numbers
from game.paper.columns import Placed, columns_of, form_of
from game.scenes.awaycards import CARDS, FORMS
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.cardpage import CardPage
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.why import Why
from game.widgets import Button, Painter, Panel
from sim_core.calendar import DAYS_PER_YEAR, Date, date_of

if TYPE_CHECKING:
    from game.app import App
    from game.style import Style
    from sim_core.away import AwayReport
    from sim_core.content import Catalogue
    from sim_core.explain import Cause
    from sim_core.session import Session

TIMELINE_H, FOOT_H = 128.0, 64.0
MOST_MARKS, MOST_MONTHS = 5, 8
Span = tuple[int, int]


@dataclass(frozen=True)
class AwayView:
    """The report with what the books say beside it.

    `against` is year, days or none: which days the change looks back to.
    """

    away: "AwayReport"
    style: "Style"
    catalogue: "Catalogue"
    goal_names: dict[str, Any]
    start: Date
    energy: "Cause"
    curtailed: "Cause"
    change: "Cause | None"
    against: str
    jar: tuple[float, float]

    @property
    def span(self) -> Span:
        return self.away.first_day, self.away.last_day

    @property
    def before(self) -> Span | None:
        return days_before(self.away)[1]

    def events(self) -> list[tuple[int, str, str, str]]:
        """The worst shortage, goals and finished buildings, in order of the day."""
        away, style, found = self.away, self.style, []
        if away.shortages:
            worst = max(away.shortages, key=lambda one: one.missing_mwh)
            value = numbers.power(worst.missing_mwh)
            words = style.say("away.short_mark", value=value)
            found.append((worst.day, words, "warning", "bad_t"))
        for day, name in away.goals:
            found.append((day, style.name(self.goal_names[name]), "star", "good_t"))
        for day, kind in away.finished:
            words = causes.place_name(style, self.catalogue, kind)
            found.append((day, words, "hammer", "good_t"))
        return sorted(found)


def days_before(away: "AwayReport") -> tuple[str, Span | None]:
    """The same days a year earlier; else as many days before; else none."""
    first, days = away.first_day, away.days
    if first >= DAYS_PER_YEAR:
        return "year", (first - DAYS_PER_YEAR, away.last_day - DAYS_PER_YEAR)
    if first >= days:
        return "days", (first - days, first - 1)
    return "none", None


def view_of(session: "Session", away: "AwayReport", style: "Style") -> AwayView:
    against, before = days_before(away)
    span = (away.first_day, away.last_day)
    state = session.state
    return AwayView(
        away,
        style,
        session.catalogue,
        {goal.id: goal.name for goal in session.level.goals},
        session.level.start,
        away.generation,
        session.explain("curtailed_mwh", *span),
        session.compare("net_t", before, span) if before else None,
        against,
        (state.emitted_t - state.removed_t, session.planner.carbon_budget_t),
    )


class Away(SheetScene):
    icon = "hand-waving"
    first_focus = ("close",)

    def __init__(self, app: "App", session: "Session", report: "AwayReport") -> None:
        super().__init__(app)
        self.session = session
        self.report = report

    @cached_property
    def shown(self) -> AwayView:
        return view_of(self.session, self.report, self.style)

    def title(self) -> str:
        return self.style.say("away.title")

    def second(self) -> str:
        report = self.report
        return self.style.say(
            "away.second", away=numbers.duration(report.hours_away * 3600.0),
            days=report.days, first=self.date(report.first_day),
            last=self.date(report.last_day),
        )  # fmt: skip

    def date(self, day: int) -> str:
        return str(date_of(self.session.level.start, day))

    def panels(self) -> list[Panel]:
        return [Head(self), Store(self), Body(self), Timeline(self), Foot(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("why", figure, *place):
                return Push(self._why(figure, place[0] if place else ""))
        return None

    def _why(self, figure: str, place: str) -> Scene:
        mode, _, name = figure.rpartition(":")
        return Why(
            self.app, self.session, name, self.shown.span,
            against=self.shown.before, mode="against" if mode else "span", place=place,
        )  # fmt: skip

    def key(self, event: pygame.event.Event) -> Change:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return Pop()
        return super().key(event)


def has_timeline(room: pygame.FRect) -> bool:
    return body_rect(room).height > 560


class Store(Panel):
    """How much time away was in store, of the most that is kept."""

    blocks = False

    def __init__(self, scene: Away) -> None:
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

    def __init__(self, scene: Away) -> None:
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
        words = say("away.days", days=report.days)
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
            date = self.scene.date(self.scene.report.first_day + number)
            at = min(plot.x + number * step, plot.right - 40)
            paint.line(at, plot.bottom, at, plot.bottom + 4, "sub")
            paint.text(at + 4, plot.bottom + 13, date[:7], 12, "sub")

    def _months(self) -> list[int]:
        """Days on which a month begins, at most eight; the first day if none does."""
        report = self.scene.report
        firsts = [
            number
            for number in range(report.days)
            if self.scene.date(report.first_day + number).endswith("-01")
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


class Body(CardPage):
    """The cards, in as many columns as there is room for."""

    def __init__(self, scene: Away) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        top = body.top + (TIMELINE_H + 12 if has_timeline(room) else 0.0)
        return pygame.FRect(body.x, top, body.width, body.bottom - FOOT_H - top)

    def key(self) -> Hashable:
        return None

    def placed(self, width: float, least: float) -> tuple[Placed, float]:
        view = self.scene.shown
        cards = {kind: kind(view, self.scene.style) for kind in CARDS}
        return columns_of(cards, form_of(FORMS, width), width, least)


class Foot(Panel):
    """Why it stopped here, and on with the game."""

    def __init__(self, scene: Away) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        body = body_rect(room)
        return pygame.FRect(body.x, body.bottom - FOOT_H, body.width, FOOT_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        report, say = self.scene.report, paint.style.say
        width = min(280.0, w * 0.4)
        is_wide = w > 1000
        ask_w = 230.0 if is_wide else 56.0
        cap = numbers.number(report.cap_hours)
        words = say(f"away.stopped_{report.stopped_by}", cap=cap)
        room = w - width - ask_w - 40
        middle = y + h / 2 + 4
        paint.block(x + ask_w + 20, middle, room, words, 13, "sub", most=3)
        ask = say("away.ask")
        self.add(
            Button(
                rect=pygame.FRect(x, y + 12, ask_w, 48), message=("why", "net_t"),
                label=ask if is_wide else "", icon="tree-structure", size=14,
                hint="" if is_wide else ask,
            )
        )  # fmt: skip
        self.add(
            Button(
                rect=pygame.FRect(x + w - width, y + 10, width, 52), message=("close",),
                label=say("away.go_on"), kind="primary", icon="play", size=17,
                key_name="Enter",
            )
        )  # fmt: skip


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    session = played(days=300)
    report = session.catch_up(3.1)
    early = played(days=60)
    soon = early.catch_up(1.2)
    assert report is not None
    assert soon is not None
    return [
        ("away", Away(app, session, report)),
        ("away_early", Away(app, early, soon)),
    ]
