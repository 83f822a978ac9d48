"""Power of a day: who gives it each hour, who sets the price, what is missing."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes import doors
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.daystack import SHORT_MW, DayStack, hardest_hour, stack_of, write_csv
from game.scenes.daywork import DayWork, work_of
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.tabs import TABS_H, Tabs
from game.widgets import Panel
from sim_core.calendar import date_of
from sim_core.past import short_days

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session
    from sim_core.snapshot import DayResult

RIGHT_W = 372.0
# Below these there is one column, there are signs without words, and a short head.
WIDE, ROOMY, TIGHT = 1000.0, 1200.0, 800.0
TABS = ("power", "price", "hour")
TURNS = {pygame.K_PAGEUP: -1, pygame.K_PAGEDOWN: 1}
HOURS = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}


class Dispatch(SheetScene):
    icon = "chart-line-up"

    def __init__(
        self,
        app: "App",
        session: "Session",
        day: int | None = None,
        hour: int | None = None,
    ) -> None:
        super().__init__(app)
        self.session = session
        self.work: DayWork = work_of(app, session)
        self.wanted = self.last_day if day is None else min(max(day, 0), self.last_day)
        self.wanted_hour = hour
        # Until an old day is there the sheet shows the last one.
        self.day: DayResult = self._known(self.last_day)
        self.pinned = 0
        self.note = ""
        self._show()
        self.tab = TABS[2] if self.is_short(self.pinned) else TABS[0]

    def _known(self, day: int) -> "DayResult":
        found = self.work.get(day)
        assert found is not None
        return found

    @property
    def last_day(self) -> int:
        return self.session.state.day - 1

    @property
    def is_waiting(self) -> bool:
        return self.wanted != self.day.day

    @cached_property
    def _stacks(self) -> dict[int, DayStack]:
        return {}

    @property
    def stack(self) -> DayStack:
        if self.day.day not in self._stacks:
            self._stacks.clear()
            self._stacks[self.day.day] = stack_of(self.day)
        return self._stacks[self.day.day]

    @cached_property
    def short(self) -> list[int]:
        """Days that lacked power."""
        return [one.day for one in short_days(self.session, 0, self.last_day)]

    @property
    def now(self) -> int | None:
        """The live hour; None where the day is shown as a whole."""
        from game.scenes.island import Island

        for scene in self.app.scenes:
            if isinstance(scene, Island) and scene.is_live:
                return scene.hour if self.day.day == self.last_day else None
        return None

    def is_short(self, hour: int) -> bool:
        return float(self.stack.unserved[hour]) > SHORT_MW

    def setter_group(self, hour: int) -> str:
        """The technology group of whoever sets the price of an hour."""
        name = self.day.price_setter[hour]
        item = self.session.catalogue.find(name)
        if item is not None:
            return item.options.get("group", item.model)
        return name

    def setter_name(self, hour: int) -> str:
        name = self.day.price_setter[hour]
        item = self.session.catalogue.find(name)
        return self.style.name(item.name) if item else self.group_name(name)

    def names(self, ids: Sequence[str]) -> str:
        """Shown names of technologies, one after another."""
        items = [self.session.catalogue.find(id) for id in ids]
        shown = [self.style.name(item.name) for item in items if item is not None]
        return self.style.say("dispatch.and").join(shown)

    def group_name(self, group: str) -> str:
        return self.style.say(f"group.{group}")

    def title(self) -> str:
        if self.room_w < TIGHT:
            return self.style.say("dispatch.title_tight")
        is_last = self.wanted == self.last_day
        return self.style.say("dispatch.title" if is_last else "dispatch.title_past")

    def date(self) -> str:
        when = date_of(self.session.level.start, self.wanted)
        return numbers.date(when, self.style.language)

    def second(self) -> str:
        if self.is_waiting:
            return self.style.say("dispatch.playing_again")
        total = numbers.power(float(self.day.demand_mw.sum()))
        return self.style.say("dispatch.second", total=total)

    @property
    def room_w(self) -> float:
        """Width of the window in steps of the interface."""
        return self.app.screen.get_size()[0] / self.style.scale

    @property
    def buttons_w(self) -> float:
        return 680.0 if self.room_w >= ROOMY else 430.0

    def panels(self) -> list[Panel]:
        from game.scenes.daychart import DayChart, Legend
        from game.scenes.dayhead import DayTurn, Export, Said
        from game.scenes.daytotals import Totals
        from game.scenes.hourcard import HourCard
        from game.scenes.pricestrip import PriceStrip

        kinds = (DayChart, PriceStrip, Legend, HourCard, Totals, DayTurn, Export, Said)
        tabs = Tabs(self, TABS, "dispatch_tab", has_right)
        return [Head(self), tabs, *(kind(self) for kind in kinds)]

    def on(self, message: Any) -> Change:
        self.note = ""
        match message:
            case ("close",):
                return Pop()
            case ("tab", name):
                self.tab = name
            case ("hour", hour):
                self.pinned, self.tab = hour, TABS[2]
            case ("step_hour", way):
                self._step(way)
            case ("day", day, *_):
                self.turn_to(day)
            case ("export",):
                self._export()
            case ("expert",):
                return Push(doors.expert(self.app, self.session))
            case ("why", figure):
                span = (self.day.day, self.day.day)
                return Push(doors.why(self.app, self.session, figure, span))
        return None

    def turn_to(self, day: int, hour: int | None = None) -> None:
        """Show another day, at its hardest hour unless one is named."""
        if 0 <= day <= self.last_day:
            self.wanted, self.wanted_hour = day, hour
            self._show()

    def _show(self) -> None:
        found = self.work.get(self.wanted)
        if found is not None:
            hour = self.wanted_hour
            self.day = found
            self.pinned = hardest_hour(found) if hour is None else hour

    def _step(self, way: int) -> None:
        """The hour before or after; over midnight to the next day."""
        day, hour = divmod(24 * self.day.day + self.pinned + way, 24)
        if day == self.day.day:
            self.pinned = hour
        elif not self.is_waiting:
            self.turn_to(day, hour)

    def next_short(self, way: int) -> int | None:
        """The nearest day without enough power, before or after the one shown."""
        days = self.short if way > 0 else self.short[::-1]
        return next((day for day in days if (day - self.wanted) * way > 0), None)

    def key(self, event: pygame.event.Event) -> Change:
        self.note = ""
        if event.key in HOURS:
            self._step(HOURS[event.key])
            return None
        if event.key in TURNS:
            way = TURNS[event.key]
            far = self.next_short(way) if event.mod & pygame.KMOD_SHIFT else None
            self.turn_to(self.wanted + way if far is None else far)
            return None
        if self.app.keys.action(event) == "charts":
            return Pop()
        return super().key(event)

    def update(self, seconds: float) -> Change:
        self.work.update()
        if self.is_waiting:
            self._show()
        return super().update(seconds)

    def _export(self) -> None:
        date = date_of(self.session.level.start, self.day.day)
        path = self.app.folder / "reports" / f"day_{date}.csv"
        try:
            write_csv(path, self.day)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            self.note = self.style.say("dispatch.not_written", reason=reason)
            return
        self.note = self.style.say("dispatch.written", name=path)


def opened(
    app: "App", session: "Session", day: int | None = None, hour: int | None = None
) -> Dispatch | None:
    """Power of a day, at its hardest hour unless one is named; None on the first."""
    return Dispatch(app, session, day, hour) if session.state.day else None


def charts_rect(room: pygame.FRect) -> pygame.FRect:
    """The charts' column; all below the tabs where the window is narrow."""
    body = body_rect(room)
    if not has_right(room):
        return pygame.FRect(body.x, body.y + TABS_H, body.width, body.height - TABS_H)
    return pygame.FRect(body.x, body.y, body.width - RIGHT_W - 24, body.height)


def hour_rect(room: pygame.FRect) -> pygame.FRect:
    """The column of the hour; all below the tabs where the window is narrow."""
    body = body_rect(room)
    if not has_right(room):
        return charts_rect(room)
    return pygame.FRect(body.right - RIGHT_W, body.y, RIGHT_W, body.height)


def has_right(room: pygame.FRect) -> bool:
    return room.width >= WIDE


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played, short

    lacking = short()
    worst = max(short_days(lacking, 0, 400), key=lambda one: one.missing_mwh)
    found: list[tuple[str, Scene]] = [("dispatch", Dispatch(app, played()))]
    found.append(("dispatch_short", Dispatch(app, lacking, worst.day)))
    for tab in TABS[1:]:
        scene = Dispatch(app, lacking, worst.day)
        scene.tab = tab
        found.append((f"dispatch_{tab}", scene))
    return found
