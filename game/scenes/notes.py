"""The advisor's one line, and the short notes of what has happened."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.widgets import Button, Painter, Panel, Pressable

if TYPE_CHECKING:
    from game.scenes.island import Island
    from sim_core.snapshot import Snapshot

LASTS_S = 6.0
MOST = 3


@dataclass
class Note:
    words: str
    kind: str = "info"
    icon: str = "info"
    then: tuple = ()
    left_s: float = LASTS_S


@dataclass(frozen=True)
class Advice:
    """A sentence with a reason, and what its button opens."""

    key: str
    values: tuple[tuple[str, object], ...]
    message: Hashable


def advice(snapshot: "Snapshot") -> Advice | None:
    """The most useful next act, from the figures of the island as it is."""
    today = snapshot.today
    if today is None:
        return Advice("advice.start", (), ("speed", 1))
    missing_mwh = float(today.unserved_mw.sum())
    if missing_mwh > 0.05:
        hour = int(today.unserved_mw.argmax())
        values = (("value", numbers.power(missing_mwh)), ("hour", f"{hour:02d}"))
        return Advice("advice.short", values, ("charts",))
    if snapshot.budget_yuan < 0.0:
        return Advice("advice.debt", (), ("why", "cash_yuan"))
    spilled_mwh = float(today.curtailed_mw.sum())
    if spilled_mwh > 0.05 * float(today.demand_mw.sum()):
        value = numbers.power(spilled_mwh)
        return Advice("advice.curtailed", (("value", value),), ("pillar", "power"))
    return _weak_support(snapshot) or _dirtiest(snapshot)


def _weak_support(snapshot: "Snapshot") -> Advice | None:
    if snapshot.support >= 40.0 or not snapshot.support_parts:
        return None
    name = min(snapshot.support_parts, key=lambda part: snapshot.support_parts[part])
    return Advice(f"advice.support_{name}", (), ("why", "support"))


def _dirtiest(snapshot: "Snapshot") -> Advice | None:
    """The kind that emits most today; its row of causes shows how much."""
    tonnes: dict[str, float] = {}
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
    return Advice("advice.dirtiest", values, ("why", "net_t"))


class Advisor(Panel):
    """One line over the palette."""

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        scene = self.scene
        if not scene.app.settings.advisor or scene.is_tiny_and_busy():
            return None
        if layout.form(room) == "tiny" or advice(scene.snapshot) is None:
            return None
        below = layout.palette(room)
        top = (below.top if scene.palette_open else room.bottom - 8) - 44
        width = min(560.0, below.width)
        return pygame.FRect(below.left, top, width, 36)

    def key(self) -> Hashable:
        return advice(self.scene.snapshot)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        found, say = advice(self.scene.snapshot), paint.style.say
        assert found is not None
        paint.panel(*self.rect, radius=18, shade=40)
        paint.icon(x + 20, y + h / 2, "compass", 20, "link")
        values = dict(found.values)
        if "place" in values:
            item = self.scene.session.catalogue.find(str(values["place"]))
            values["place"] = paint.style.name(item.name) if item else values["place"]
        words = say(found.key, **values)
        paint.label(x + 38, y + h / 2, w - 38 - 76, words, 13)
        self.add(
            Button(
                rect=pygame.FRect(x + w - 70, y + 2, 66, 32), message=found.message,
                label=say("advice.look"), kind="ghost", size=13, radius=16,
            )
        )  # fmt: skip


class Notes(Panel):
    """Up to three notes under the top bar; a click puts one away."""

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        notes = self.scene.notes[-MOST:]
        if not notes:
            return None
        width = min(440.0, room.width - 32)
        top = layout.below_top(room)
        return pygame.FRect(room.centerx - width / 2, top, width, 48 * len(notes) - 8)

    def key(self) -> Hashable:
        return tuple((note.words, note.kind) for note in self.scene.notes[-MOST:])

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        inks = {"good": "good_t", "warn": "warn_t", "bad": "bad_t", "info": "link"}
        for number, note in enumerate(self.scene.notes[-MOST:]):
            top = y + 48 * number
            paint.panel(x, top, w, 40, radius=20, shade=50)
            paint.icon(x + 24, top + 20, note.icon, 22, inks[note.kind])
            paint.block(x + 44, top + 20, w - 60, note.words, 13, "ink", "b")
            rect = pygame.FRect(x, top, w, 40)
            message = ("dismiss", note.words, note.then)
            self.add(Pressable(rect=rect, message=message, radius=20, focusable=False))
