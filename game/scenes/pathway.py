"""The pathway: the island against itself without measures, and against 1.5 °C."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game.paper.columns import Placed, columns_of
from game.scenes import doors
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.cardpage import CardPage
from game.scenes.pathbudget import Budget
from game.scenes.pathcards import CARDS, COLUMN
from game.scenes.pathchart import Chart
from game.scenes.pathwork import PathwayWork, work_of
from game.scenes.sheet import Head, WorkSheet, sheet_rect
from game.scenes.tabs import Tabs, is_wide, left_of, right_of
from game.scenes.why import Why
from game.widgets import Button, Painter, Panel
from sim_core.calendar import DAYS_PER_YEAR, date_of
from sim_core.kpis import net_t
from sim_core.pathway_neutral import Neutrality, neutrality
from sim_core.pathway_warming import Warming, warming_if_everyone

if TYPE_CHECKING:
    from game.app import App
    from sim_core.pathway import PathwayYear
    from sim_core.session import Session

RIGHT_W, DOOR_W = 420.0, 210.0
STEPS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
TABS = ("chart", "figures")


@dataclass(frozen=True)
class PathwayView:
    """All that the sheet shows at a moment; years may still be missing."""

    years: tuple["PathwayYear", ...]
    closed: int
    base_year: int
    end_year: int
    today: float
    line_t: tuple[float, ...]
    line_budget_t: float
    peak_year: int | None
    used_t: float
    budget_t: float
    so_far_t: float
    days_so_far: int
    neutrality: Neutrality
    warming: dict[str, Warming]

    def year(self, year: int) -> "PathwayYear | None":
        return next((one for one in self.years if one.year == year), None)


def view_of(session: "Session", work: PathwayWork) -> PathwayView:
    start, state, pathway = session.level.start, session.state, work.pathway
    date = date_of(start, state.day)
    last = max(session.level.end.year, date.year)
    days = state.day % DAYS_PER_YEAR
    passed = days / DAYS_PER_YEAR
    return PathwayView(
        tuple(work.years),
        work.wanted,
        start.year,
        last,
        start.year + state.day // DAYS_PER_YEAR + passed,
        tuple(pathway.line_t(float(n)) for n in range(last - start.year + 1)),
        pathway.line_budget_t(),
        pathway.peak_year(),
        state.emitted_t - state.removed_t,
        session.planner.carbon_budget_t,
        net_t(session.ledger, state.day - 1, days) if days else 0.0,
        days,
        neutrality(session),
        warming_if_everyone(session),
    )


class PathwaySheet(WorkSheet):
    icon = "git-branch"

    def __init__(self, app: "App", session: "Session") -> None:
        super().__init__(app)
        self.session = session
        self.work = work_of(app, session)
        self.tab = TABS[0]
        self.chosen = session.level.start.year + max(self.work.wanted - 1, 0)

    @cached_property
    def _views(self) -> dict[int, PathwayView]:
        return {}

    @property
    def shown(self) -> PathwayView:
        if self.news not in self._views:
            self._views.clear()
            self._views[self.news] = view_of(self.session, self.work)
        return self._views[self.news]

    def title(self) -> str:
        view = self.shown
        return self.style.say(
            "pathway.title", first=view.base_year, last=view.end_year
        )  # fmt: skip

    def second(self) -> str:
        name = self.style.name(self.session.level.name)
        return self.style.say("pathway.second", name=name)

    def panels(self) -> list[Panel]:
        return [
            Head(self), Tabs(self, TABS, "pathway", is_wide), Chart(self),
            Budget(self), Cards(self), Door(self),
        ]  # fmt: skip

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("tab", name):
                self.tab = name
            case ("year", year):
                self.chosen = year
            case ("choices",):
                return Push(doors.choices(self.app, self.session))
            case ("why", figure, *place):
                span = self._span(self.chosen)
                scene = Why(self.app, self.session, figure, span, place="".join(place))
                return Push(scene)
        return None

    def _span(self, year: int) -> tuple[int, int]:
        first = (year - self.session.level.start.year) * DAYS_PER_YEAR
        return first, first + DAYS_PER_YEAR - 1

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "pathway":
            return Pop()
        if event.key in STEPS:
            self._turn(STEPS[event.key])
            return None
        return super().key(event)

    def _turn(self, step: int) -> None:
        first = self.session.level.start.year
        year = self.chosen + step
        if first <= year < first + self.work.wanted:
            self.chosen = year


def left_rect(room: pygame.FRect) -> pygame.FRect:
    return left_of(room, RIGHT_W)


class Door(Panel):
    """The way to what a tonne costs, beside the sheet's cross."""

    def __init__(self, scene: PathwaySheet) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        sheet = sheet_rect(room)
        wide = DOOR_W if room.width >= 1000 else 40.0
        self.is_small = room.width < 1000
        return pygame.FRect(sheet.right - 68 - wide, sheet.y + 18, wide, 40)

    def draw(self, paint: Painter) -> None:
        words = paint.style.say("choices.title")
        self.add(
            Button(
                rect=pygame.FRect(self.rect), message=("choices",), icon="chart-bar",
                label="" if self.is_small else words, size=14, lines=2,
                hint=words if self.is_small else "",
            )
        )  # fmt: skip


class Cards(CardPage):
    """How the gap was closed, the tests of neutrality, the world."""

    def __init__(self, scene: PathwaySheet) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not is_wide(room) and self.scene.tab != "figures":
            return None
        return right_of(room, RIGHT_W)

    def key(self) -> Hashable:
        return self.scene.news, self.scene.chosen

    def placed(self, width: float, least: float) -> tuple[Placed, float]:
        report = (self.scene.shown, self.scene.chosen)
        cards = {kind: kind(report, self.scene.style) for kind in CARDS}
        return columns_of(cards, COLUMN, width, least)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import pathway_of, played

    session = played(days=800)
    app.shelf["pathway"] = pathway_of(800, session)
    begun = PathwaySheet(app, played(days=400))
    app.shelf["pathway"] = pathway_of(800, session)
    return [("pathway", PathwaySheet(app, session)), ("pathway_begun", begun)]
