"""The advisor's one line: a useful next act, and why."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.widgets import Button, Painter, Panel
from sim_core.calendar import date_of
from sim_core.standing_support import MOVING, Month, points_of, worst_of

if TYPE_CHECKING:
    from game.scenes.island import Island
    from sim_core.session import Session
    from sim_core.snapshot import Snapshot

# A shortage is spoken of for so many days.
SHORT_DAYS, SHORT_MWH = 7, 0.05
# Points of support below which it is low, and still to fall before it is said.
WEAK_SUPPORT, FALL = 40.0, 8.0


@dataclass(frozen=True)
class Advice:
    """A sentence with a reason, and what its button opens."""

    key: str
    values: tuple[tuple[str, object], ...]
    message: Hashable


def advice(session: "Session", snapshot: "Snapshot") -> Advice | None:
    """The most useful next act, from the figures of the island as it is."""
    today = snapshot.today
    if today is None:
        return Advice("advice.start", (), ("speed", 1))
    short = _short(session, snapshot)
    if short is not None:
        return short
    if snapshot.budget_yuan < 0.0:
        return Advice("advice.debt", (), ("why", "cash_yuan"))
    spilled_mwh = float(today.curtailed_mw.sum())
    if spilled_mwh > 0.05 * float(today.demand_mw.sum()):
        value = numbers.power(spilled_mwh)
        return Advice("advice.curtailed", (("value", value),), ("pillar", "power"))
    return _weak_support(snapshot) or _dirtiest(snapshot)


def _short(session: "Session", snapshot: "Snapshot") -> Advice | None:
    """The worst of the last days on which power was short."""
    last, ledger = snapshot.day - 1, session.ledger
    if ledger.figure("unserved_mwh", last, SHORT_DAYS) <= SHORT_MWH:
        return None
    first = max(snapshot.day - SHORT_DAYS, 0)
    missing = {
        day: ledger.figure("unserved_mwh", day, 1) for day in range(first, last + 1)
    }
    worst = max(missing, key=lambda day: missing[day])
    values: tuple[tuple[str, object], ...] = (("value", numbers.power(missing[worst])),)
    if worst == last and snapshot.today is not None:
        hour = int(snapshot.today.unserved_mw.argmax())
        return Advice(
            "advice.short", (*values, ("hour", f"{hour:02d}")), ("charts", worst)
        )
    return Advice("advice.short_lately", (*values, ("day", worst)), ("charts", worst))


def _weak_support(snapshot: "Snapshot") -> Advice | None:
    """Support that is low, or on its way far down, and what takes most from it."""
    month = Month(snapshot.day, snapshot.support, snapshot.support_parts)
    name, ask = worst_of(snapshot.catalogue, month), ("why", "support")
    if not name:
        return None
    if snapshot.support < WEAK_SUPPORT:
        return Advice(f"advice.support_{name}", (), ask)
    aim = snapshot.support - points_of(snapshot.catalogue, month)[MOVING]
    if snapshot.support - aim < FALL:
        return None
    return Advice(
        "advice.falling", (("value", numbers.number(aim)), ("part", name)), ask
    )


def _dirtiest(snapshot: "Snapshot") -> Advice | None:
    """The kind that emits most today; its row of causes shows how much."""
    tonnes: dict[str, float] = {}
    assert snapshot.today is not None
    for name, value in snapshot.today.book.items():
        place = name.split("|")[0]
        tonnes[place] = tonnes.get(place, 0.0) + value
    if not tonnes:
        return None
    place = max(tonnes, key=lambda name: tonnes[name])
    total = sum(value for value in tonnes.values() if value > 0.0)
    if tonnes[place] <= 0.0:
        return None
    values = (("place", place), ("share", round(100 * tonnes[place] / total)))
    return Advice("advice.dirtiest", values, ("find", place))


class Advisor(Panel):
    """One line over the palette."""

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def _advice(self) -> Advice | None:
        return advice(self.scene.session, self.scene.snapshot)

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        scene = self.scene
        if not scene.app.settings.advisor or scene.is_tiny_and_busy():
            return None
        if layout.form(room) == "tiny" or self._advice() is None:
            return None
        below = layout.palette(room)
        top = (below.top if scene.palette_open else room.bottom - 8) - 44
        width = min(560.0, below.width)
        return pygame.FRect(below.left, top, width, 36)

    def key(self) -> Hashable:
        return self._advice()

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        found, say = self._advice(), paint.style.say
        assert found is not None
        paint.panel(*self.rect, radius=18, shade=40)
        is_bad = found.key.startswith("advice.short")
        icon, ink = ("warning", "bad_t") if is_bad else ("compass", "link")
        paint.icon(x + 20, y + h / 2, icon, 20, ink)
        words = say(found.key, **self._values(found))
        paint.label(x + 38, y + h / 2, w - 38 - 76, words, 13)
        self.add(
            Button(
                rect=pygame.FRect(x + w - 70, y + 2, 66, 32), message=found.message,
                label=say("advice.look"), kind="ghost", size=13, radius=16,
            )
        )  # fmt: skip

    def _values(self, found: Advice) -> dict[str, object]:
        values, style = dict(found.values), self.scene.style
        if "place" in values:
            item = self.scene.session.catalogue.find(str(values["place"]))
            values["place"] = style.name(item.name) if item else values["place"]
        if "part" in values:
            values["part"] = style.say(f"support.{values['part']}")
        if "day" in values:
            day = date_of(self.scene.session.level.start, int(str(values["day"])))
            values["day"] = numbers.date(day, style.language)
        return values
