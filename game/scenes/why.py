"""Why a figure is what it is: causes that sum, down to factor, potential and source."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game import causes, numbers
from game.causes import Path, Row
from game.scenes import doors, toisland
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.leafcard import LeafCard
from game.scenes.sheet import Head, SheetScene, body_rect
from game.scenes.whysums import Modes, Sums
from game.scenes.whytree import Tree
from game.scenes.whywithout import Decisions, Without
from game.widgets import Panel
from sim_core.calendar import date_of
from sim_core.standing import COMPARED, TREES
from sim_core.standing_support import ALL, month_at

if TYPE_CHECKING:
    from game.app import App
    from sim_core.explain import Cause
    from sim_core.session import Session

YEAR, MONTH = 365, 30
WIDE = 1200.0
BACK = {"month": MONTH, "year": YEAR}
MODES = ("span", "month", "year", "without")
YEAR_MODES = ("span", "against")


class Why(SheetScene):
    icon = "tree-structure"

    def __init__(
        self,
        app: "App",
        session: "Session",
        figure: str = "net_t",
        span: tuple[int, int] | None = None,
        *,
        against: tuple[int, int] | None = None,
        mode: str = "span",
        place: str = "",
    ) -> None:
        super().__init__(app)
        self.session = session
        self.figure = figure
        last = session.state.day - 1
        self.span = span or (max(last - YEAR + 1, 0), last)
        self.against = against
        self.modes = MODES if against is None else YEAR_MODES
        self.mode = mode
        self.without = Without(session, figure, self.span)
        self.news = 0
        # Where there is no room for both, the card of a leaf covers the tree.
        self.is_open = False
        self.opened: set[Path] = {(0,)}
        self.chosen: Path = self._path_of(place) or self._first_leaf()

    @property
    def catalogue(self) -> Any:
        return self.session.catalogue

    @property
    def last_day(self) -> int:
        return self.session.state.day - 1

    @cached_property
    def trees(self) -> dict[str, "Cause"]:
        return {}

    @property
    def tree(self) -> "Cause":
        if self.mode == "without":
            return self.without.tree
        if self.mode not in self.trees:
            self.trees[self.mode] = self._tree()
        return self.trees[self.mode]

    def _tree(self) -> "Cause":
        if self.mode == "span":
            return self.session.explain(self.figure, *self.span)
        before, after = self.spans()
        return self.session.compare(self.figure, before, after)

    @property
    def is_waiting(self) -> bool:
        return self.mode == "without" and self.without.is_waiting

    def update(self, seconds: float) -> Change:
        if self.without.update():
            self._begin()
        return super().update(seconds)

    def _begin(self) -> None:
        """Another tree is shown: its first row is open, its first leaf chosen."""
        self.news += 1
        self.is_open = False
        self.opened = {(0,)}
        self.chosen = self._first_leaf() if self.tree.children else ()

    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The days before and the days after of the chosen comparison."""
        if self.mode == "against" and self.against is not None:
            return self.against, self.span
        last = self.last_day
        back = BACK[self.mode]
        after = (last - MONTH + 1, last)
        return (after[0] - back, after[1] - back), after

    def reason(self, mode: str) -> str:
        """Why a comparison cannot be made yet; empty when it can."""
        if self.figure in TREES and mode != "span":
            if self.figure not in COMPARED:
                return self.style.say("why.not_compared")
            if mode in BACK:
                return self._reason_of_months(BACK[mode])
        if mode == "against":
            return ""
        if mode == "without" and not self.without.decisions:
            return self.style.say("why.no_decisions")
        needed = {"month": 2 * MONTH, "year": YEAR + MONTH}.get(mode, 1)
        missing = needed - self.session.state.day
        return self.style.say("why.wait", days=missing) if missing > 0 else ""

    def _reason_of_months(self, back: int) -> str:
        """Support is kept from the first month on."""
        day, say = self.session.state.day - back, self.style.say
        if month_at(self.session.months, day) is not None:
            return ""
        missing = self.session.months[0].day - day if self.session.months else MONTH
        return say("why.wait", days=missing)

    def _first_leaf(self) -> Path:
        """The largest cause, followed down to its first leaf."""
        tree, path = self.tree, ()
        while tree.children and len(path) < 4:
            # A hundred points are the start; what took most of them comes next.
            is_all = tree.children[0].key == f"cause.support.{ALL}"
            number = int(is_all and len(tree.children) > 1)
            path, tree = (*path, number), tree.children[number]
        self.opened |= {path[:depth] for depth in range(1, len(path))}
        return path

    def _path_of(self, place: str) -> Path:
        """Where a place or a category stands, with all above it opened."""
        path = causes.path_to(self.tree, place) if place else ()
        self.opened |= {path[:depth] for depth in range(1, len(path))}
        return path

    def rows(self) -> list[Row]:
        return causes.rows_of(self.tree, self.opened)

    def title(self) -> str:
        name = self.style.say(f"figure.{self.figure}")
        key = "why.title" if self.mode == "span" else "why.title_change"
        return self.style.say(key, name=name[:1].upper() + name[1:])

    def second(self) -> str:
        days = self.span[1] - self.span[0] + 1
        if self.mode == "without":
            return self.style.say("why.without", days=days)
        if self.mode == "span" and self.figure in COMPARED and self.session.months:
            day = self.session.months[-1].day
            return self.style.say("why.settled", date=self._date(day))
        if self.mode == "span":
            key = "why.last_days" if self.span[1] == self.last_day else "why.days"
            return self.style.say(key, days=days)
        if self.mode == "against":
            years = [self._year(span) for span in self.spans()]
            return self.style.say("why.against", before=years[0], year=years[1])
        if self.figure in COMPARED:
            day = self.session.state.day - BACK[self.mode]
            return self.style.say("why.since", date=self._date(day))
        key = "why.month_before" if self.mode == "month" else "why.year_before"
        return self.style.say(key, days=MONTH)

    def _date(self, day: int) -> str:
        when = date_of(self.session.level.start, day)
        return numbers.date(when, self.style.language)

    def _year(self, span: tuple[int, int]) -> int:
        return date_of(self.session.level.start, span[0]).year

    def panels(self) -> list[Panel]:
        return [
            Head(self), Sums(self), Modes(self), Decisions(self), Tree(self),
            LeafCard(self),
        ]  # fmt: skip

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("mode", mode):
                self.mode = mode
                self._begin()
            case ("decision", way):
                self.without.step(way)
                self._begin()
            case ("row", path):
                self.chosen = path
                if causes.at_path(self.tree, path).children:
                    self.opened ^= {path}
                else:
                    self.is_open = True
            case ("back",):
                self.is_open = False
            case ("details",):
                self.is_open = True
            case ("charts", day):
                return Push(doors.charts(self.app, self.session, day))
            case _:
                return self._open(message)
        return None

    def _open(self, message: Any) -> Change:
        """What a row or a button leads to."""
        match message:
            case ("codex", card):
                return Push(doors.codex(self.app, card))
            case ("choices",):
                return Push(doors.choices(self.app, self.session))
            case ("charts", day):
                return Push(doors.charts(self.app, self.session, day))
            case ("cut", place):
                return self._cut(place)
        return None

    def _cut(self, place: str) -> Change:
        """Back to the island, with the first building of the kind chosen."""
        row = self.catalogue.row(place)
        buildings = self.session.state.buildings
        mine = buildings.uid[buildings.tech == row]
        return toisland.change(self.app, int(mine[0])) if len(mine) else Pop()

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "why":
            return Pop()
        if event.key == pygame.K_ESCAPE and self.is_open and not self._is_wide():
            self.is_open = False
            return None
        return super().key(event)

    def _is_wide(self) -> bool:
        return self.app.screen.get_size()[0] / self.style.scale >= WIDE


def is_wide(room: pygame.FRect) -> bool:
    return room.width >= WIDE


def left_rect(room: pygame.FRect) -> pygame.FRect:
    """The tree's column: all of the body where the window is narrow."""
    body = body_rect(room)
    if not is_wide(room):
        return body
    return pygame.FRect(body.x, body.y, body.width - 540, body.height)


def right_rect(room: pygame.FRect) -> pygame.FRect | None:
    if not is_wide(room):
        return None
    body = body_rect(room)
    return pygame.FRect(body.right - 516, body.y, 516, body.height)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played, short

    session = played()
    change = Why(app, session, "gross_t")
    change.on(("mode", "month"))
    money = Why(app, session, "cash_yuan")
    alone = Why(app, session, "gross_t")
    alone.on(("mode", "without"))
    while alone.is_waiting:
        alone.update(0.01)
    leaf = Why(app, session)
    leaf.is_open = True
    built = Why(app, session, "gross_t", place="capital_goods")
    unserved = Why(app, short(), "unserved_mwh")
    return [
        ("why", Why(app, session)), ("why_change", change), ("why_money", money),
        ("why_without", alone), ("why_leaf", leaf), ("why_built", built),
        ("why_unserved", unserved),
    ]  # fmt: skip
