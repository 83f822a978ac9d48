"""What happened while the player was away: in MWh, tonnes and coins, with causes."""

from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.sheet import SheetScene, body_rect
from game.widgets import Panel
from sim_core.calendar import date_of

if TYPE_CHECKING:
    from game.app import App
    from sim_core.away import AwayReport
    from sim_core.session import Session

TIMELINE_H, FOOT_H = 132.0, 64.0


class Away(SheetScene):
    icon = "hand-waving"
    first_focus = ("close",)

    def __init__(self, app: "App", session: "Session", report: "AwayReport") -> None:
        super().__init__(app)
        self.session = session
        self.report = report

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
        from game.scenes.awaycards import (
            CarbonCard,
            Foot,
            MoneyCard,
            PowerCard,
            ShortCard,
            Timeline,
        )
        from game.scenes.sheet import Head

        kinds = (Timeline, PowerCard, CarbonCard, ShortCard, MoneyCard, Foot)
        return [Head(self), *(kind(self) for kind in kinds)]

    def on(self, message: Any) -> Change:
        from game.scenes.why import Why

        match message:
            case ("close",):
                return Pop()
            case ("why", figure):
                span = (self.report.first_day, self.report.last_day)
                return Push(Why(self.app, self.session, figure, span))
        return None

    def key(self, event: pygame.event.Event) -> Change:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return Pop()
        return super().key(event)


def columns(room: pygame.FRect) -> list[pygame.FRect]:
    """Three columns below the time line; fewer where the window is narrow."""
    body = body_rect(room)
    top = body.top + (TIMELINE_H + 16 if body.height > 560 else 0.0)
    area = pygame.FRect(body.x, top, body.width, body.bottom - FOOT_H - 8 - top)
    count = 3 if body.width > 1150 else 2
    width = (area.width - 16 * (count - 1)) / count
    return [
        pygame.FRect(area.x + (width + 16) * number, area.y, width, area.height)
        for number in range(count)
    ]


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    session = played(days=300)
    report = session.catch_up(3.1)
    assert report is not None
    return [("away", Away(app, session, report))]
