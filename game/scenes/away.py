"""What happened while the player was away: in MWh, tonnes and coins, with causes."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game import causes, numbers
from game.paper.columns import Placed, columns_of, form_of
from game.scenes import doors
from game.scenes.awaycards import CARDS, FORMS
from game.scenes.awaytime import TIMELINE_H, Store, Timeline, has_timeline
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.cardpage import CardPage
from game.scenes.daywork import work_of
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.why import Why
from game.widgets import Button, Painter, Panel
from sim_core.calendar import DAYS_PER_YEAR, Date, date_of

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.daywork import DayWork
    from game.style import Style
    from sim_core.away import AwayReport
    from sim_core.content import Catalogue
    from sim_core.explain import Cause
    from sim_core.session import Session

FOOT_H = 64.0
ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
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
    work: "DayWork"

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


def change_of(session: "Session", away: "AwayReport") -> "Cause | None":
    """Why these days' tonnes are not those of the days before; takes some seconds."""
    _, before = days_before(away)
    span = (away.first_day, away.last_day)
    return session.compare("net_t", before, span) if before else None


def view_of(
    session: "Session",
    away: "AwayReport",
    style: "Style",
    work: "DayWork",
    change: "Cause | None",
) -> AwayView:
    against, _ = days_before(away)
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
        change,
        against,
        (state.emitted_t - state.removed_t, session.planner.carbon_budget_t),
        work,
    )


class Away(SheetScene):
    icon = "hand-waving"
    first_focus = ("close",)

    def __init__(
        self, app: "App", session: "Session", report: "AwayReport",
        change: "Cause | None",
    ) -> None:  # fmt: skip
        super().__init__(app)
        self.session = session
        self.report = report
        self.change = change

    @classmethod
    def of(cls, app: "App", session: "Session", report: "AwayReport") -> "Away":
        return cls(app, session, report, change_of(session, report))

    @cached_property
    def shown(self) -> AwayView:
        work = work_of(self.app, self.session)
        return view_of(self.session, self.report, self.style, work, self.change)

    def title(self) -> str:
        return self.style.say("away.title")

    def second(self) -> str:
        report = self.report
        key = "away.second_one" if report.days == 1 else "away.second"
        return self.style.say(
            key, away=numbers.duration(report.hours_away * 3600.0),
            days=report.days, first=self.date(report.first_day),
            last=self.date(report.last_day),
        )  # fmt: skip

    def date(self, day: int) -> str:
        return numbers.date(self.when(day), self.style.language)

    def when(self, day: int) -> Date:
        return date_of(self.session.level.start, day)

    def panels(self) -> list[Panel]:
        return [Head(self), Store(self), Body(self), Timeline(self), Foot(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("why", figure, *place):
                return Push(self._why(figure, place[0] if place else ""))
            case ("charts", day, hour):
                return Push(doors.charts(self.app, self.session, day, hour))
        return None

    def _why(self, figure: str, place: str) -> Scene:
        mode, _, name = figure.rpartition(":")
        return Why(
            self.app, self.session, name, self.shown.span,
            against=self.shown.before, mode="against" if mode else "span", place=place,
        )  # fmt: skip

    def handle(self, event: pygame.event.Event) -> Change:
        """Enter goes on, as its button says, unless the keyboard chose a row."""
        is_enter = event.type == pygame.KEYDOWN and event.key in ENTER
        if is_enter and not self.page.by_keyboard:
            return Pop()
        return super().handle(event)

    def key(self, event: pygame.event.Event) -> Change:
        return Pop() if event.key in ENTER else super().key(event)


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
    from game.scenes.example import played, short

    session = played(days=300)
    report = session.catch_up(3.1)
    early = played(days=60)
    lacking = short()
    lacked = lacking.catch_up(2.0)
    soon = early.catch_up(1.2)
    assert report is not None
    assert soon is not None
    assert lacked is not None
    return [
        ("away", Away.of(app, session, report)),
        ("away_early", Away.of(app, early, soon)),
        ("away_short", Away.of(app, lacking, lacked)),
    ]
