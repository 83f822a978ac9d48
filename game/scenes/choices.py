"""What a tonne costs: measures by price, and whether other factors change the order."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes import toisland
from game.scenes.base import Change, Pop, Scene
from game.scenes.choicechart import ChoiceChart
from game.scenes.choicelist import ChoiceList
from game.scenes.choicework import ChoiceWork, work_of
from game.scenes.sheet import Head, WorkSheet
from game.scenes.tabs import Tabs, is_wide, left_of, right_of
from game.widgets import Panel
from sim_core.commands import Build, Demolish, Upgrade, kind_of

if TYPE_CHECKING:
    from game.app import App
    from sim_core.commands import Command
    from sim_core.pathway_choices import Choices, Option
    from sim_core.session import Session

LIST_W = 560.0
TABS = ("curve", "ranking")


class ChoiceSheet(WorkSheet):
    icon = "chart-bar"

    def __init__(self, app: "App", session: "Session") -> None:
        super().__init__(app)
        self.session = session
        self.work: ChoiceWork = work_of(app, session)
        self.tab = TABS[0]
        self.chosen: Command | None = None

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

    def second_of(self, option: "Option") -> str:
        """Whether it is built anew, or made of what stands there."""
        say, session = self.style.say, self.session
        if not isinstance(option.command, Upgrade):
            return say("choices.build_one")
        stands = Demolish(option.command.uid)
        old = session.catalogue.get(kind_of(stands, session.catalogue, session.state))
        return say("choices.change_one", name=self.style.name(old.name))

    @property
    def picked(self) -> "Option | None":
        found = (o for o in self.choices.options if o.command == self.chosen)
        return next(found, None)

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
            case ("option", command):
                self.chosen = None if self.chosen == command else command
            case ("build",) if self.chosen is not None:
                return self._lead(self.chosen)
        return None

    def _lead(self, command: "Command") -> Change:
        """Back to the island: the thing in hand, or the building that may change."""
        if isinstance(command, Upgrade):
            return toisland.change(self.app, command.uid)
        assert isinstance(command, Build)
        return toisland.build(self.app, command.kind)


def left_rect(room: pygame.FRect) -> pygame.FRect:
    return left_of(room, LIST_W)


def right_rect(room: pygame.FRect) -> pygame.FRect:
    return right_of(room, LIST_W)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import begun_work, choices_of, played

    session = played(days=800)
    app.shelf["choices"] = choices_of(session)
    chosen = ChoiceSheet(app, session)
    chosen.chosen = chosen.useful()[5].command
    begun = ChoiceSheet(app, session)
    begun.work = begun_work(session)
    return [
        ("choices", ChoiceSheet(app, session)), ("choices_chosen", chosen),
        ("choices_begun", begun),
    ]  # fmt: skip
