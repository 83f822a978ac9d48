"""All islands that are kept: go on with one, go back to an older save, let one go."""

import time
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from game import kept
from game.progress import MOST_STARS
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.dialog import Confirm
from game.scenes.saved import SavedCard
from game.scenes.sheet import Head, SheetScene, body_rect
from game.widgets import Button, IconButton, Painter, Panel
from game.widgets.parts import scroll_mark
from sim_core.text import Text

if TYPE_CHECKING:
    from game.app import App

ROW_H, GAP, NARROW, WIDE = 76.0, 10.0, 760.0, 1300.0
BUTTON_W, BIN_W, MOST_BUTTONS = 128.0, 40.0, 6
LEFT_W, STAR_W = 260.0, 26.0


@dataclass(frozen=True)
class Island:
    """A kept island: its newest save and the first of each year, latest first."""

    name: str
    saves: tuple[tuple[Path, SavedCard], ...]


def kept_islands(app: "App") -> list[Island]:
    found = []
    for name in kept.kept_names(app.folder):
        recent = kept.recent_saves(app.folder, name)[:1]
        paths = (*recent, *kept.yearly_saves(app.folder, name))
        cards = [SavedCard.at(path) for path in paths]
        found.append(Island(name, tuple(zip(paths, cards, strict=True))))
    return found


class Kept(SheetScene):
    icon = "island"

    def __init__(self, app: "App") -> None:
        super().__init__(app)
        self.islands = kept_islands(app)

    def title(self) -> str:
        return self.style.say("kept.title")

    def second(self) -> str:
        return self.style.say("kept.say")

    def panels(self) -> list[Panel]:
        return [Head(self), Rows(self)]

    def on(self, message: Any) -> Change:
        from game.scenes.loading import continued

        match message:
            case ("go", name, number):
                # The newest one falls back to an older one where it is damaged.
                path = self._paths(name)[number] if number else None
                return continued(self.app, name, path)
            case ("forget", name):
                card = next(one.saves[0][1] for one in self.islands if one.name == name)
                words = {"name": self.style.name(card.name), "date": card.date}
                act = lambda: self._forget(name)  # noqa: E731
                return Push(Confirm(self.app, "forget", act, "danger", **words))
        return super().on(message)

    def _paths(self, name: str) -> list[Path]:
        saves = next((one.saves for one in self.islands if one.name == name), ())
        return [path for path, _ in saves]

    def _forget(self, name: str) -> Change:
        kept.forget(self.app.folder, name)
        self.islands = kept_islands(self.app)
        return Pop()


class Rows(Panel):
    def __init__(self, scene: Kept) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        return body_rect(room)

    def key(self) -> Hashable:
        return tuple(self.scene.islands)

    def draw(self, paint: Painter) -> None:
        inner = self.rect
        if not self.scene.islands:
            paint.text(inner.x, inner.y + 24, paint.style.say("kept.none"), 15, "sub")
        top = inner.y - self.scroll
        with paint.clip(*inner):
            for island in self.scene.islands:
                rect = pygame.FRect(inner.x, top, inner.width - 14, ROW_H)
                self._row(paint, rect, island)
                top += ROW_H + GAP
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner, self.scroll, self.scroll_limit)

    def _row(self, paint: Painter, rect: pygame.FRect, island: Island) -> None:
        x, y, w, h = rect
        paint.box(x, y, w, h, "inset", radius=14)
        right = self._buttons(paint, rect, island)
        room = right - x - 76
        _, card = island.saves[0]
        paint.icon(x + 36, y + h / 2, "island", 28, "accent")
        paint.label(x + 64, y + 26, room, paint.style.name(card.name), 16, weight="b")
        paint.label(x + 64, y + 51, room, card.when(paint.style), 13, "sub")
        self._stars(paint, x + 64 + LEFT_W, y + h / 2, right - 12, card.stars)

    def _stars(
        self, paint: Painter, x: float, y: float, end: float, count: int
    ) -> None:
        """What it had reached, where there is room."""
        if x + STAR_W * MOST_STARS > end:
            return
        for number in range(MOST_STARS):
            ink = "star" if number < count else "star_off"
            paint.icon(x + STAR_W * (number + 0.5), y, "star", 20, ink)

    def _buttons(self, paint: Painter, rect: pygame.FRect, island: Island) -> float:
        """Bin, newest save, older ones as far as there is room; the left end of all."""
        say = paint.style.say
        left, top = rect.right - 12 - BIN_W, rect.centery - 20
        self._bin(pygame.FRect(left, top, BIN_W, 40), say("kept.forget"), island)
        most = MOST_BUTTONS if rect.width > WIDE else 4 if rect.width > NARROW else 1
        for number, (_, card) in enumerate(island.saves[:most]):
            left -= BUTTON_W + 8
            label = say("kept.go") if not number else card.date or say("kept.older")
            button = Button(
                rect=pygame.FRect(left, top, BUTTON_W, 40), size=14, label=label,
                message=("go", island.name, number), clip=self.rect,
                kind="secondary" if number else "primary",
                icon="clock-counter-clockwise" if number else "play",
            )  # fmt: skip
            self.add(button)
        return left

    def _bin(self, rect: pygame.FRect, hint: str, island: Island) -> None:
        button = IconButton(
            rect=rect, message=("forget", island.name), icon="trash", size=18,
            hint=hint, clip=self.rect,
        )  # fmt: skip
        self.add(button)


def shots(app: "App") -> list[tuple[str, Scene]]:
    scene = Kept(app)
    name, hour = Text("晨光湾", "First Light Bay"), time.time() - 7200.0
    days = ("2023-04-02", "2023-01-01", "2022-01-01")
    saves = tuple((Path(day), SavedCard(name, day, hour, 3)) for day in days)
    scene.islands = [Island("island-2", saves), Island("island", saves[:1])]
    return [("kept", scene)]
