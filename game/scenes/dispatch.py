"""Today's power: who gives it each hour, who sets the price, what is missing."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pygame

from game import numbers
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.sheet import SheetScene, body_rect
from game.widgets import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from game.app import App
    from game.scenes.island import Island
    from sim_core.numeric import Floats
    from sim_core.snapshot import DayResult

# The stack from below; what is dear or scarce comes on top.
ORDER = ("coal", "diesel", "hydro", "gas", "wind", "solar", "import", "battery")
SHORT_MW = 0.005
RIGHT_W = 372.0


@dataclass(frozen=True)
class Band:
    """One layer of the stack. [MW by hour]"""

    group: str
    mw: "Floats"


@dataclass(frozen=True)
class DayStack:
    """The day's layers above and below the zero line."""

    above: tuple[Band, ...]
    charge: Band
    curtailed: "Floats"
    unserved: "Floats"
    demand: "Floats"

    @property
    def top_mw(self) -> float:
        total = sum((band.mw for band in self.above), np.zeros(24))
        return float(np.max(total + self.curtailed + self.unserved))

    @property
    def foot_mw(self) -> float:
        return float(np.max(self.charge.mw))


def stack_of(day: "DayResult") -> DayStack:
    """Supply by group; a store's discharge is supply, its charge lies below zero."""
    sums: dict[str, Floats] = {}
    for flow in day.supply:
        sums[flow.group] = sums.get(flow.group, np.zeros(24)) + flow.mw
    discharge = sum((store.discharge_mw for store in day.stores), np.zeros(24))
    sums["battery"] = sums.get("battery", np.zeros(24)) + discharge
    names = [*ORDER, *(name for name in sorted(sums) if name not in ORDER)]
    above = tuple(
        Band(name, sums[name])
        for name in names
        if name in sums and float(np.max(sums[name])) > SHORT_MW
    )
    charge = sum((store.charge_mw for store in day.stores), np.zeros(24))
    return DayStack(
        above, Band("battery", charge), day.curtailed_mw, day.unserved_mw, day.demand_mw
    )


class Dispatch(SheetScene):
    buttons_w = 356.0
    icon = "chart-line-up"

    def __init__(self, app: "App", island: "Island") -> None:
        super().__init__(app)
        self.island = island
        self.pinned = self._hardest_hour()
        self.note = ""

    @property
    def snapshot(self) -> Any:
        return self.island.snapshot

    @property
    def day(self) -> "DayResult":
        return self.snapshot.today

    @cached_property
    def stack(self) -> DayStack:
        return stack_of(self.day)

    @property
    def now(self) -> int | None:
        """The live hour; None where the day is shown as a whole."""
        return self.island.hour if self.island.is_live else None

    def _hardest_hour(self) -> int:
        """The hour with most missing, else the one with the highest demand."""
        if float(np.max(self.day.unserved_mw)) > SHORT_MW:
            return int(np.argmax(self.day.unserved_mw))
        return int(np.argmax(self.day.demand_mw))

    def setter_group(self, hour: int) -> str:
        """The technology group of whoever sets the price of an hour."""
        name = self.day.price_setter[hour]
        item = self.snapshot.catalogue.find(name)
        if item is not None:
            return item.options.get("group", item.model)
        return name

    def setter_name(self, hour: int) -> str:
        name = self.day.price_setter[hour]
        item = self.snapshot.catalogue.find(name)
        return self.style.name(item.name) if item else self.group_name(name)

    def names(self, ids: Sequence[str]) -> str:
        """Shown names of technologies, one after another."""
        items = [self.snapshot.catalogue.find(id) for id in ids]
        shown = [self.style.name(item.name) for item in items if item is not None]
        return self.style.say("dispatch.and").join(shown)

    def group_name(self, group: str) -> str:
        return self.style.say(f"group.{group}")

    def title(self) -> str:
        return self.style.say("dispatch.title")

    def second(self) -> str:
        level = self.snapshot.level
        from sim_core.calendar import date_of

        date = numbers.date(date_of(level.start, self.day.day), self.style.language)
        total = numbers.power(float(self.day.demand_mw.sum()))
        return self.style.say("dispatch.second", date=date, total=total)

    def panels(self) -> list[Panel]:
        from game.scenes.daychart import DayChart, Export, Legend, PriceStrip
        from game.scenes.hourcard import HourCard, Totals
        from game.scenes.sheet import Head

        kinds = (DayChart, PriceStrip, Legend, HourCard, Totals, Export)
        return [Head(self), *(kind(self) for kind in kinds)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("hour", hour):
                self.pinned = hour
            case ("export",):
                self._export()
            case ("expert",):
                from game.scenes import doors

                return Push(doors.expert(self.app, self.island.session))
            case ("why", figure):
                from game.scenes import doors

                return Push(doors.why(self.app, self.island.session, figure))
        return None

    def key(self, event: pygame.event.Event) -> Change:
        steps = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}
        if event.key in steps:
            self.pinned = (self.pinned + steps[event.key]) % 24
            return None
        if self.app.keys.action(event) == "charts":
            return Pop()
        return super().key(event)

    def _export(self) -> None:
        date = self.island.session.date()
        path = self.app.folder / "reports" / f"day_{date}.csv"
        try:
            write_csv(path, self.day)
        except OSError as fault:
            reason = fault.strerror or str(fault)
            self.note = self.style.say("dispatch.not_written", reason=reason)
            return
        self.note = self.style.say("dispatch.written", name=path.name)


def write_csv(path: "Path", day: "DayResult") -> None:
    """One row an hour: demand, each source, each store, price and its setter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns: dict[str, Sequence[Any]] = {
        "hour": range(24),
        "demand_mw": day.demand_mw,
        **{f"{flow.id}_mw": flow.mw for flow in day.supply},
        **{f"{flow.id}_curtailed_mw": flow.curtailed_mw for flow in day.supply},
        **{f"{store.id}_charge_mw": store.charge_mw for store in day.stores},
        **{f"{store.id}_discharge_mw": store.discharge_mw for store in day.stores},
        **{f"{store.id}_stored_mwh": store.stored_mwh for store in day.stores},
        "unserved_mw": day.unserved_mw,
        "price_yuan_per_mwh": day.price_yuan_per_mwh,
        "price_setter": day.price_setter,
    }
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows(zip(*columns.values(), strict=True))


def shortage_causes(stack: DayStack, hour: int) -> tuple[int, Mapping[str, float]]:
    """Why power is missing: what changed since the last hour that lacked none. [MW]

    Demand less every supply is what is missing, in both hours; so the changes of
    demand and of each supply add up to the missing power exactly.
    """
    whole = [h for h in range(hour) if stack.unserved[h] <= SHORT_MW]
    base = whole[-1] if whole else int(np.argmin(stack.unserved))
    changes = {"demand": float(stack.demand[hour] - stack.demand[base])}
    for band in stack.above:
        changes[band.group] = float(band.mw[base] - band.mw[hour])
    changes["charge"] = float(stack.charge.mw[hour] - stack.charge.mw[base])
    return base, {name: mw for name, mw in changes.items() if abs(mw) > SHORT_MW}


def left_rect(room: pygame.FRect) -> pygame.FRect:
    """The charts' column; all of the body where the window is narrow."""
    body = body_rect(room)
    if not has_right(room):
        return body
    return pygame.FRect(body.x, body.y, body.width - RIGHT_W - 24, body.height)


def right_rect(room: pygame.FRect) -> pygame.FRect | None:
    if not has_right(room):
        return None
    body = body_rect(room)
    return pygame.FRect(body.right - RIGHT_W, body.y, RIGHT_W, body.height)


def has_right(room: pygame.FRect) -> bool:
    return room.width >= 1000


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played
    from game.scenes.island import Island

    return [("dispatch", Dispatch(app, Island(app, played())))]
