"""The codex: ideas, methods, factors, claims and buildings; found by any word."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Pop, Scene
from game.scenes.codexcard import CodexCard
from game.scenes.sheet import Head, SheetScene, body_rect
from game.widgets import Look, Painter, Panel, Tab, TextInput, Widget
from game.widgets.parts import scroll_mark
from sim_core.codex import Entry, read_codex
from sim_core.content import Technology, read_catalogue
from sim_core.text import Text

if TYPE_CHECKING:
    from game.app import App

LIST_W, GAP, ROW_H, TOOLS_H = 520.0, 20.0, 46.0, 96.0
KINDS = ("all", "concept", "method", "factor", "claim", "technology")
ICONS = {
    "concept": "lightbulb-filament", "method": "list-checks", "factor": "sigma-bold",
    "claim": "seal-warning", "technology": "cube",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A card of the list: an entry of the codex, or something that can be built."""

    id: str
    kind: str
    title: Text
    entry: Entry | None
    technology: Technology | None

    def holds(self, word: str) -> bool:
        if self.entry is not None:
            return self.entry.holds(word)
        assert self.technology is not None
        item = self.technology
        parts = (item.id, item.name.zh, item.name.en, item.about.zh, item.about.en)
        return any(word.lower() in part.lower() for part in parts)


def all_items() -> Mapping[str, Item]:
    """Every card by id; buildings after the ideas."""
    found = {
        entry.id: Item(entry.id, entry.kind, entry.title, entry, None)
        for entry in read_codex().values()
    }
    for technology in read_catalogue().technologies:
        name = f"technology.{technology.id}"
        title = Text(technology.name.zh, technology.name.en)
        found[name] = Item(name, "technology", title, None, technology)
    return found


class Codex(SheetScene):
    icon = "book-open-text"

    def __init__(self, app: "App", card: str = "", search: str = "") -> None:
        super().__init__(app)
        self.items = all_items()
        self.kind, self.search = "all", search
        self.is_open = bool(card)
        self.chosen = card if card in self.items else next(iter(self.items))

    @property
    def item(self) -> Item:
        return self.items[self.chosen]

    def found(self) -> list[Item]:
        """Cards of the kind that hold every word of the search."""
        words = self.search.split()
        return [
            item
            for item in self.items.values()
            if self.kind in ("all", item.kind) and all(map(item.holds, words))
        ]

    def title(self) -> str:
        return self.style.say("codex.title")

    def second(self) -> str:
        return self.style.say("codex.second", count=len(self.items))

    def panels(self) -> list[Panel]:
        return [Head(self), Tools(self), Cards(self), CodexCard(self)]

    def on(self, message: Any) -> Change:
        match message:
            case ("close",):
                return Pop()
            case ("search", words):
                self.search = words
                self._choose_first()
            case ("kind", kind):
                self.kind = kind
                self._choose_first()
            case ("card", name):
                self._open(name)
            case ("back",):
                self.is_open = False
        return None

    def _choose_first(self) -> None:
        """What was found first stands open, unless the open one was found too."""
        self.page.panels[2].scroll = 0.0
        found = [item.id for item in self.found()]
        if found and self.chosen not in found:
            self.chosen = found[0]

    def _open(self, name: str) -> None:
        self.chosen, self.is_open = name, True
        self.page.panels[3].scroll = 0.0

    def key(self, event: pygame.event.Event) -> Change:
        if self.page.is_typing():
            return super().key(event)
        action = self.app.keys.action(event)
        if action == "codex":
            return Pop()
        if action == "search":
            self.page.set_focus(("search",))
            return None
        return super().key(event)


def is_wide(room: pygame.FRect) -> bool:
    """Whether list and card stand side by side."""
    return room.width >= 1100


def list_rect(room: pygame.FRect) -> pygame.FRect:
    body = body_rect(room)
    width = min(LIST_W, body.width * 0.42) if is_wide(room) else body.width
    return pygame.FRect(body.x, body.y, width, body.height)


def card_rect(room: pygame.FRect, is_open: bool) -> pygame.FRect | None:
    body = body_rect(room)
    if not is_wide(room):
        return body if is_open else None
    left = list_rect(room).right + GAP
    return pygame.FRect(left, body.y, body.right - left, body.height)


class _Part(Panel):
    def __init__(self, scene: Codex) -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.kind, self.scene.search, self.scene.chosen

    def is_hidden(self, room: pygame.FRect) -> bool:
        return self.scene.is_open and not is_wide(room)


class Tools(_Part):
    """The search and the kinds."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_hidden(room):
            return None
        left = list_rect(room)
        return pygame.FRect(left.x, left.y, left.width, TOOLS_H - 8)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        say = paint.style.say
        self.add(
            TextInput(
                rect=pygame.FRect(x, y, w, 40), message=("search",), longest=40,
                value=self.scene.search, empty=say("codex.search"),
                key_name=self.scene.app.keys.shown("search"),
            )
        )  # fmt: skip
        width = (w + 6) / len(KINDS) - 6
        for number, kind in enumerate(KINDS):
            self.add(
                Tab(
                    rect=pygame.FRect(x + number * (width + 6), y + 50, width, 34),
                    message=("kind", kind), label=say(f"codex.{kind}"), size=13,
                    on=kind == self.scene.kind, edge=True,
                )
            )  # fmt: skip


class Cards(_Part):
    """What was found."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_hidden(room):
            return None
        left = list_rect(room)
        top = left.y + TOOLS_H
        return pygame.FRect(left.x, top, left.width, left.bottom - top)

    def draw(self, paint: Painter) -> None:
        inner = pygame.FRect(self.rect)
        found = self.scene.found()
        if not found:
            words = paint.style.say("codex.none")
            paint.block(inner.x + 8, inner.y + 30, inner.width - 16, words, 14, "sub")
        for number, item in enumerate(found):
            top = inner.y + number * ROW_H - self.scroll
            self.add(
                CardRow(
                    rect=pygame.FRect(inner.x, top, inner.width - 10, ROW_H - 4),
                    message=("card", item.id), clip=inner, item=item,
                    on=item.id == self.scene.chosen,
                )
            )  # fmt: skip
        self.scroll_limit = max(len(found) * ROW_H - inner.height, 0.0)
        scroll_mark(paint, inner, self.scroll, self.scroll_limit)


@dataclass(eq=False, kw_only=True)
class CardRow(Widget):
    """A card by its title and kind."""

    item: Item
    on: bool

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        style = paint.style
        fill = "select" if self.on else "inset2" if look.hovered else "inset"
        edge = "select_edge" if self.on else None
        paint.box(x, y, w, h, fill, radius=12, edge=edge)
        ink, sub = ("select_ink",) * 2 if self.on else ("ink", "sub")
        icon_ink = ink if self.on else "accent"
        paint.icon(x + 24, y + h / 2, ICONS[self.item.kind], 20, icon_ink)
        words = style.say(f"codex.{self.item.kind}")
        used = paint.text(x + w - 14, y + h / 2, words, 12, sub, align="r")
        room = w - used - 76
        title = style.name(self.item.title)
        paint.label(x + 48, y + h / 2, room, title, 14, ink, "b")


def shots(app: "App") -> list[tuple[str, Scene]]:
    searched = Codex(app, search="methane" if app.style.language == "en" else "甲烷")
    searched._choose_first()
    return [
        ("codex", Codex(app)),
        ("codex_factor", Codex(app, "gwp_sets")),
        ("codex_building", Codex(app, "technology.onshore_wind")),
        ("codex_search", searched),
    ]
