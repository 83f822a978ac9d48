"""What a tonne costs: measures by price, and whether other factors change the order."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Pop, Scene
from game.scenes.choicechart import ChoiceChart
from game.scenes.choicelist import ChoiceList
from game.scenes.choicework import ChoiceWork, work_of
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.tabs import TABS_H, Tabs
from game.widgets import Panel

if TYPE_CHECKING:
    from game.app import App
    from sim_core.pathway_choices import Choices, Option
    from sim_core.session import Session

LIST_W, GAP = 560.0, 24.0
TABS = ("curve", "ranking")


class ChoiceSheet(SheetScene):
    icon = "chart-bar"

    def __init__(self, app: "App", session: "Session") -> None:
        super().__init__(app)
        self.session = session
        self.work: ChoiceWork = work_of(app, session)
        self.tab = TABS[0]
        self.news = 0
        self.chosen = ""

    @cached_property
    def _kept(self) -> dict[int, "Choices"]:
        return {}

    @property
    def choices(self) -> "Choices":
        count = len(self.work.options)
        if count not in self._kept:
            self._kept.clear()
            self._kept[count] = self.work.choices
        return self._kept[count]

    def useful(self) -> list["Option"]:
        """Options that avoid tonnes by the middle factors, cheapest first."""
        return [o for o in self.choices.options if o.yuan_per_t[1] is not None]

    def name_of(self, option: "Option") -> str:
        return self.style.name(self.session.catalogue.get(option.kind).name)

    def title(self) -> str:
        return self.style.say("choices.title")

    def second(self) -> str:
        if self.work.is_done:
            return self.style.say("choices.second")
        done, whole = len(self.work.options), len(self.work.wanted or ())
        return self.style.say("choices.working", done=done, whole=whole)

    def panels(self) -> list[Panel]:
        return [
            Head(self),
            Tabs(self, TABS, "choices", is_wide),
            ChoiceChart(self),
            ChoiceList(self),
        ]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("tab", name):
                self.tab = name
            case ("option", name):
                self.chosen = "" if self.chosen == name else name
        return None

    def update(self, seconds: float) -> Change:
        if self.work.update():
            self.news += 1
        return super().update(seconds)


def is_wide(room: pygame.FRect) -> bool:
    """Whether the curve and the ranking stand side by side."""
    return room.width >= 1200


def left_rect(room: pygame.FRect) -> pygame.FRect:
    body = body_rect(room)
    if is_wide(room):
        return pygame.FRect(body.x, body.y, body.width - LIST_W - GAP, body.height)
    return pygame.FRect(body.x, body.y + TABS_H, body.width, body.height - TABS_H)


def right_rect(room: pygame.FRect) -> pygame.FRect:
    body = body_rect(room)
    if is_wide(room):
        return pygame.FRect(body.right - LIST_W, body.y, LIST_W, body.height)
    return left_rect(room)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import choices_of, played

    session = played(days=800)
    app.shelf["choices"] = choices_of(session)
    return [("choices", ChoiceSheet(app, session))]
