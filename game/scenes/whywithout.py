"""With and without a decision: the island played again, and which one is left out."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pygame

from game import numbers
from game.scenes.pathwork import twin_of
from game.terrain.crew import Crew
from game.widgets import IconButton, Painter, Panel
from sim_core.calendar import date_of
from sim_core.carbon.market import market_names
from sim_core.explain import Cause, rule_of
from sim_core.explain_causes import differing, without
from sim_core.standing import UNITS

if TYPE_CHECKING:
    from game.scenes.why import Why
    from sim_core.session import Session

PICK_H = 44.0
ALL = -1
TOLD = (
    "build", "upgrade", "demolish", "sign_contract", "end_contract", "buy_credits",
)  # fmt: skip


class Without:
    """Trees of a figure with against without a decision, made beside the loop."""

    def __init__(self, session: "Session", figure: str, span: tuple[int, int]) -> None:
        self.session = session
        self.figure, self.span = figure, span
        self.crew = Crew()
        self.chosen = ALL
        self.trees: dict[int, Cause] = {}
        self._asked: set[int] = set()

    @property
    def decisions(self) -> list[int]:
        """Places in the log of what was decided; `ALL` stands for every one."""
        log = self.session.log
        return [place for place, line in enumerate(log) if line["command"] in TOLD]

    def step(self, way: int) -> None:
        """The decision before or after, through all of them and around."""
        places = [ALL, *self.decisions]
        self.chosen = places[(places.index(self.chosen) + way) % len(places)]

    @property
    def tree(self) -> Cause:
        """The tree of the chosen decision, or an empty one until it is there."""
        if self.chosen not in self.trees:
            self._ask(self.chosen)
        empty = Cause(f"cause.{self.figure}", 0.0, self.unit)
        return self.trees.get(self.chosen, empty)

    @property
    def unit(self) -> str:
        """What the figure's rows are in."""
        return UNITS.get(self.figure) or rule_of(self.figure)[0]

    @property
    def is_waiting(self) -> bool:
        return self.chosen not in self.trees

    def _ask(self, place: int) -> None:
        if place in self._asked:
            return
        if not self._asked:
            self.crew.hire(1)
        self._asked.add(place)
        places = self.decisions if place == ALL else [place]
        twin = twin_of(self.session)

        def played() -> tuple[int, Cause]:
            other = without(twin, *places)
            return place, differing(
                twin.planner, self.figure, twin, other, self.span
            )  # fmt: skip

        if self.crew.size:
            self.crew.give(played)
        else:
            self.trees[place] = played()[1]

    def update(self) -> bool:
        """Take in what is ready; True if there was something."""
        found = self.crew.finished()
        self.trees |= dict(found)
        return bool(found)


class Decisions(Panel):
    """Which decision is left out, with a step to either side."""

    def __init__(self, scene: "Why") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.why import is_wide, left_rect

        is_covered = self.scene.is_open and not is_wide(room)
        if self.scene.mode != "without" or is_covered:
            return None
        left = left_rect(room)
        top = left.y + (58 if is_wide(room) else 104)
        return pygame.FRect(left.x, top, left.width, PICK_H)

    def key(self) -> Hashable:
        return self.scene.mode, self.scene.without.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.box(*self.rect, "info_bg", radius=14)
        middle = y + h / 2
        for way, icon, left in (
            (-1, "caret-left-bold", x + 6), (1, "caret-right-bold", x + w - 38)
        ):  # fmt: skip
            self.add(
                IconButton(
                    rect=pygame.FRect(left, middle - 16, 32, 32), radius=16, size=14,
                    message=("decision", way), icon=icon,
                )
            )  # fmt: skip
        paint.text(
            x + w / 2, middle, self._words(), 14, weight="b", align="m", room=w - 96
        )

    def _words(self) -> str:
        scene, work = self.scene, self.scene.without
        say = scene.style.say
        if work.chosen == ALL:
            return say("why.without_all", count=len(work.decisions))
        line = scene.session.log[work.chosen]
        when = date_of(scene.session.level.start, int(line["day"]))
        date = numbers.date(when, scene.style.language)
        what = say(f"decision.{line['command']}", kind=self._kind(line))
        return say("why.without_one", date=date, what=what)

    def _kind(self, line: Mapping[str, Any]) -> str:
        """Name of the building, contract or project that a decision was about."""
        style, market = self.scene.style, market_names()
        for key in ("kind", "offer", "project"):
            name = str(line.get(key, ""))
            item = self.scene.catalogue.find(name)
            if item is not None:
                return style.name(item.name)
            if name in market:
                return style.name(market[name])
        return ""
