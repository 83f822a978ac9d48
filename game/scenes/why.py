"""Why a figure is what it is: causes that sum, down to factor, potential and source."""

from collections.abc import Hashable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game import causes, numbers
from game.causes import Path, Row
from game.scenes import doors
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.leafcard import LeafCard
from game.scenes.sheet import Head, SheetScene, body_rect
from game.widgets import Look, Painter, Panel, Tab, Widget
from game.widgets.parts import chip
from sim_core.calendar import date_of
from sim_core.standing import TREES

if TYPE_CHECKING:
    from game.app import App
    from sim_core.explain import Cause
    from sim_core.session import Session

YEAR, MONTH = 365, 30
ROW_H, CHILD_H, INDENT = 56.0, 50.0, 32.0
MODES = ("span", "month", "year")
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
        if self.mode not in self.trees:
            self.trees[self.mode] = self._tree()
        return self.trees[self.mode]

    def _tree(self) -> "Cause":
        if self.mode == "span":
            return self.session.explain(self.figure, *self.span)
        before, after = self.spans()
        return self.session.compare(self.figure, before, after)

    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The days before and the days after of the chosen comparison."""
        if self.mode == "against" and self.against is not None:
            return self.against, self.span
        last = self.last_day
        back = MONTH if self.mode == "month" else YEAR
        after = (last - MONTH + 1, last)
        return (after[0] - back, after[1] - back), after

    def reason(self, mode: str) -> str:
        """Why a comparison cannot be made yet; empty when it can."""
        if self.figure in TREES and mode != "span":
            return self.style.say("why.not_compared")
        if mode == "against":
            return ""
        needed = {"span": 1, "month": 2 * MONTH, "year": YEAR + MONTH}[mode]
        missing = needed - self.session.state.day
        return self.style.say("why.wait", days=missing) if missing > 0 else ""

    def _first_leaf(self) -> Path:
        """The largest cause, followed down to its first leaf."""
        tree, path = self.tree, ()
        while tree.children and len(path) < 4:
            path, tree = (*path, 0), tree.children[0]
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
        return self.style.say(key, name=name)

    def second(self) -> str:
        if self.mode == "span":
            days = self.span[1] - self.span[0] + 1
            key = "why.last_days" if self.span[1] == self.last_day else "why.days"
            return self.style.say(key, days=days)
        if self.mode == "against":
            years = [self._year(span) for span in self.spans()]
            return self.style.say("why.against", before=years[0], year=years[1])
        key = "why.month_before" if self.mode == "month" else "why.year_before"
        return self.style.say(key, days=MONTH)

    def _year(self, span: tuple[int, int]) -> int:
        return date_of(self.session.level.start, span[0]).year

    def panels(self) -> list[Panel]:
        return [Head(self), Sums(self), Modes(self), Tree(self), LeafCard(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("mode", mode):
                self.mode, self.opened = mode, {(0,)}
                self.chosen = self._first_leaf() if self.tree.children else ()
            case ("row", path):
                self.chosen = path
                if causes.at_path(self.tree, path).children:
                    self.opened ^= {path}
            case ("codex", card):
                return Push(doors.codex(self.app, card))
            case ("cut", place):
                return self._cut(place)
        return None

    def _cut(self, place: str) -> Change:
        """Back to the island, with the first building of the kind chosen."""
        from game.scenes.island import Island

        row = self.catalogue.row(place)
        buildings = self.session.state.buildings
        mine = buildings.uid[buildings.tech == row]
        for scene in self.app.scenes:
            if isinstance(scene, Island) and len(mine):
                scene.hand.take("")
                scene.select(int(mine[0]))
                scene.tab = "upgrade"
        return Pop()

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "why":
            return Pop()
        return super().key(event)


def is_wide(room: pygame.FRect) -> bool:
    return room.width >= 1200


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


class _Part(Panel):
    def __init__(self, scene: Why) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.mode


class Sums(_Part):
    """Before, after and the difference; or the sum of the span."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        left = left_rect(room)
        return pygame.FRect(left.x, left.y, left.width, 52)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say, middle = self.scene, paint.style.say, y + h / 2
        paint.box(x, y, w, h, "inset", radius=14)
        unit = say(f"why.unit.{scene.tree.unit}")
        places = causes.places_for(scene.tree)
        amount = causes.in_shown_unit(scene.tree)
        left = x + 20
        if scene.mode != "span":
            left = self._spans(paint, left, middle, unit)
        show = numbers.signed if scene.mode != "span" else numbers.number
        ink = _ink(scene, amount) if scene.mode != "span" else "ink"
        words = say("why.difference" if scene.mode != "span" else "why.total")
        runs = [(f"{words}  ", 13, "sub", "m"), (show(amount, places), 22, ink, "b"),
                (f" {unit}", 12, "sub", "m")]  # fmt: skip
        paint.runs(left, middle, runs, room=x + w - 208 - left)
        words = say("why.unexplained", value=numbers.number(self._rest(), 1), unit=unit)
        kind = "good" if abs(self._rest()) < 0.05 else "bad"
        chip(paint, x + w - 14, middle, words, kind, icon="check-circle", align="r")

    def _rest(self) -> float:
        tree = self.scene.tree
        return tree.amount - sum(child.amount for child in tree.children)

    def _spans(self, paint: Painter, x: float, y: float, unit: str) -> float:
        scene = self.scene
        places = causes.places_for(scene.tree)
        first = scene.session.explain(scene.figure, *scene.spans()[0])
        before = round(causes.in_shown_unit(first), places)
        change = round(causes.in_shown_unit(scene.tree), places)
        for number, amount in enumerate((before, before + change)):
            words = paint.style.say("why.before" if not number else "why.after")
            runs = [(f"{words} ", 12, "sub", "m"),
                    (numbers.number(amount, places), 17, "ink", "b")]  # fmt: skip
            x += paint.runs(x, y, runs) + 14
            if not number:
                paint.icon(x + 4, y, "arrow-right-bold", 14, "sub")
                x += 24
        return x + 8


class Modes(_Part):
    """What the figure is compared with."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        right = right_rect(room)
        if right is None:
            left = left_rect(room)
            return pygame.FRect(left.x, left.y + 58, left.width, 40)
        return pygame.FRect(right.x, right.y, right.width, 52)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.box(*self.rect, "inset", radius=14)
        modes = self.scene.modes
        width = (w - 16) / len(modes)
        for number, mode in enumerate(modes):
            self.add(
                Tab(
                    rect=pygame.FRect(x + 8 + number * width, y + 6, width - 6, h - 12),
                    message=("mode", mode), label=paint.style.say(f"why.mode.{mode}"),
                    on=mode == self.scene.mode, edge=True, size=13,
                    reason=self.scene.reason(mode),
                )
            )  # fmt: skip


class Tree(_Part):
    """Causes with bars from a shared zero; a press opens them."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        left = left_rect(room)
        top = left.y + (64 if is_wide(room) else 104)
        return pygame.FRect(left.x, top, left.width, left.bottom - top)

    def key(self) -> Hashable:
        scene = self.scene
        return scene.mode, frozenset(scene.opened), scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say = self.scene, paint.style.say
        self._axis(w)
        paint.text(x + 4, y + 14, say("why.cause"), 13, "sub", "b")
        paint.text(self.zero, y + 14, "0", 12, "sub", "b", align="m")
        signs = ("why.less", "why.more")
        for number, key in enumerate(signs):
            ink = ("good_t", "bad_t")[number] if self._is_carbon() else "sub"
            at = self.zero + (-24 if not number else 24)
            paint.text(at, y + 14, say(key), 12, ink, align="r" if not number else "l")
        inner = pygame.FRect(x, y + 28, w, h - 28 - 48)
        rows = scene.rows()
        with paint.clip(*inner):
            top = inner.y + 4 - self.scroll
            for row in rows:
                high = ROW_H if not row.depth else CHILD_H
                self._row(paint, pygame.FRect(x, top, w, high - 4), row, inner)
                top += high
        if not rows:
            paint.text(x + 16, inner.y + 24, say("why.nothing"), 14, "sub")
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        self._foot(paint, x, y + h - 40, w)

    def _is_carbon(self) -> bool:
        return self.scene.tree.unit == "t"

    def _axis(self, w: float) -> None:
        """Where the shared zero lies, and the length of one unit."""
        amounts = [row.shown for row in self.scene.rows()] or [0.0]
        low, high = min(*amounts, 0.0), max(*amounts, 0.0)
        self.room = min(w * 0.26, 260.0)
        span = max(high - low, 1e-9)
        self.per_unit = self.room / span
        left = self.rect.x + w - 110 - self.room
        self.zero = left - low * self.per_unit

    def _row(
        self, paint: Painter, rect: pygame.FRect, row: Row, inner: pygame.FRect
    ) -> None:
        scene = self.scene
        places = causes.places_for(scene.tree)
        end = self.rect.x + self.rect.width - 110 - self.room
        self.add(
            CauseRow(
                rect=pygame.FRect(
                    rect.x + row.depth * INDENT, rect.y,
                    rect.width - row.depth * INDENT, rect.height,
                ),
                message=("row", row.path), clip=inner,
                icon=causes.icon_of(scene.catalogue, row.cause),
                title=causes.label(paint.style, scene.catalogue, row.cause),
                second=causes.second_line(
                    paint.style, row.cause, end - 74 - rect.x - row.depth * INDENT
                ),
                value=_amount(row.shown, places), text_end=end - 8,
                ink=_ink(scene, row.shown), on=row.path == scene.chosen,
                caret=_caret(row), zero=self.zero, length=row.shown * self.per_unit,
                is_carbon=self._is_carbon(),
            )
        )  # fmt: skip

    def _foot(self, paint: Painter, x: float, y: float, w: float) -> None:
        scene, say = self.scene, paint.style.say
        paint.box(x, y, w, 36, "inset2", radius=10)
        paint.icon(x + 24, y + 18, "sigma-bold", 18, "ink")
        width = paint.text(x + 46, y + 18, say("why.sum"), 14, "ink", "b")
        places = causes.places_for(scene.tree)
        amount = numbers.signed(causes.in_shown_unit(scene.tree), places)
        used = paint.text(x + w - 16, y + 18, amount, 17, "ink", "b", align="r")
        room = w - 90 - width - used
        paint.text(x + 58 + width, y + 18, say("why.rounding"), 12, "sub", room=room)


def _amount(shown: float, places: int) -> str:
    return numbers.signed(shown, places) if shown else "0"


def _caret(row: Row) -> str:
    if not row.cause.children:
        return ""
    return "caret-down-bold" if row.is_open else "caret-right-bold"


def _ink(scene: Why, amount: float) -> str:
    """More tonnes are bad, more money is good; energy is neither."""
    if abs(amount) < 1e-9 or scene.tree.unit not in ("t", "yuan"):
        return "ink"
    is_good = amount < 0.0 if scene.tree.unit == "t" else amount > 0.0
    return "good_t" if is_good else "bad_t"


class CauseRow(Widget):
    """A line of the tree."""

    def __init__(self, *, rect: pygame.FRect, message: Any, clip: Any, **shown: Any):
        super().__init__(rect=rect, message=message, clip=clip, radius=12)
        self.shown = shown

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        s = self.shown
        fill = "select" if s["on"] else "inset" if look.hovered else "card"
        if paint.style.theme == "night" and not s["on"]:
            fill = "inset2" if look.hovered else "inset"
        edge = "select_edge" if s["on"] else "border"
        ink, sub = ("select_ink",) * 2 if s["on"] else ("ink", "sub")
        paint.box(x, y, w, h, fill, radius=12, edge=edge)
        if s["caret"]:
            paint.icon(x + 18, y + h / 2, s["caret"], 14, sub)
        paint.icon(x + 44, y + h / 2, s["icon"], 22, ink if s["on"] else "tool")
        room = s["text_end"] - x - 66
        paint.text(x + 66, y + h / 2 - 10, s["title"], 15, ink, "b", room=room)
        paint.label(x + 66, y + h / 2 + 12, room, s["second"], 12, sub)
        self._bar(paint, y + h / 2)
        value_ink = "select_ink" if s["on"] else s["ink"]
        paint.text(x + w - 16, y + h / 2, s["value"], 16, value_ink, "b", align="r")

    def _bar(self, paint: Painter, middle: float) -> None:
        s = self.shown
        zero, length = s["zero"], s["length"]
        paint.line(zero, self.rect.y, zero, self.rect.bottom, "grid")
        if abs(length) < 0.5:
            return
        name = "import"
        if s["is_carbon"]:
            name = "more" if length > 0 else "less"
        left = min(zero, zero + length)
        fill = paint.style.fill(name)
        wide = max(abs(length), 2)
        paint.pattern(left, middle - 8, wide, 16, fill, radius=5, edge=fill.edge)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played

    session = played()
    change = Why(app, session, "gross_t")
    change.on(("mode", "month"))
    money = Why(app, session, "cash_yuan")
    return [("why", Why(app, session)), ("why_change", change), ("why_money", money)]
