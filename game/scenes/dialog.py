"""A question or a message in the middle of the window, with its buttons."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Scene
from game.widgets import Button, Painter, Panel
from game.widgets.parts import scroll_mark

if TYPE_CHECKING:
    from game.app import App

BUTTON_H, GAP, EDGE = 48.0, 12.0, 28.0
NARROW = 700.0


@dataclass(frozen=True)
class Choice:
    """A button of a dialog."""

    message: Hashable
    words: str
    kind: str = "secondary"
    icon: str = ""
    reason: str = ""


class Dialog(Scene):
    """Subclasses give title, icon, lines and choices, and answer in `on`."""

    is_sheet = True
    icon = "info"
    tint = "accent"
    width = 640.0

    def title(self) -> str:
        raise NotImplementedError

    def caption(self) -> str:
        return self.title()

    def lines(self) -> Sequence[str]:
        return ()

    def choices(self) -> Sequence[Choice]:
        raise NotImplementedError

    def panels(self) -> list[Panel]:
        return [Box(self)]

    def on(self, message: Any) -> Change:
        raise NotImplementedError


class Box(Panel):
    """Title, body that scrolls, and a row or a column of buttons."""

    is_modal = True

    def __init__(self, scene: Dialog) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.room = room
        width = min(self.scene.width, room.width - 32)
        height = min(self._wanted(width), room.height - 32)
        return pygame.FRect(
            room.centerx - width / 2, room.centery - height / 2, width, height
        )

    def _is_column(self, width: float) -> bool:
        return len(self.scene.choices()) > 3 or width < NARROW - 100

    def _foot(self, width: float) -> float:
        count = len(self.scene.choices()) if self._is_column(width) else 1
        return EDGE + count * (BUTTON_H + GAP)

    def _wanted(self, width: float) -> float:
        paint = Painter(pygame.display.get_surface(), self.scene.style)
        return 84 + self._body(paint, width) + self._foot(width)

    def _body(self, paint: Painter, width: float) -> float:
        step = paint.line_height(15)
        count = sum(
            len(paint.lines(words, width - 2 * EDGE, 15)) for words in self._lines()
        )
        return count * step + 8 * len(self._lines()) + 12

    def _lines(self) -> Sequence[str]:
        return self.scene.lines()

    def key(self) -> Hashable:
        return tuple(self._lines()), tuple(self.scene.choices()), self.scene.title()

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        paint.icon(x + EDGE + 14, y + 44, self.scene.icon, 30, self.scene.tint)
        room = w - 2 * EDGE - 44
        paint.block(x + EDGE + 44, y + 44, room, self.scene.title(), 22, weight="b")
        top, foot = y + 80, self._foot(w)
        inner = (x + EDGE - 4, top, w - 2 * EDGE + 8, h - 80 - foot)
        self.scroll_limit = max(self._body(paint, w) - inner[3], 0.0)
        with paint.clip(*inner):
            self._text(paint, x + EDGE, top + 12 - self.scroll, w - 2 * EDGE)
        scroll_mark(paint, pygame.FRect(*inner), self.scroll, self.scroll_limit)
        self._buttons(paint, x + EDGE, y + h - foot, w - 2 * EDGE)

    def _text(self, paint: Painter, x: float, y: float, room: float) -> None:
        for words in self._lines():
            y = paint.paragraph(x, y, room, words, 15) + 8

    def _buttons(self, paint: Painter, x: float, y: float, w: float) -> None:
        choices = self.scene.choices()
        column = self._is_column(self.rect.width)
        width = w if column else (w - GAP * (len(choices) - 1)) / len(choices)
        for number, choice in enumerate(choices):
            at = (x, y + number * (BUTTON_H + GAP))
            if not column:
                at = (x + number * (width + GAP), y)
            button = Button(
                rect=pygame.FRect(*at, width, BUTTON_H), message=choice.message,
                label=choice.words, kind=choice.kind, icon=choice.icon, size=15,
                reason=choice.reason, lines=2,
            )  # fmt: skip
            self.add(button)


class Confirm(Dialog):
    """Asks before something that cannot be taken back; `act` follows on yes."""

    icon, tint = "question", "warn_t"

    def __init__(
        self, app: "App", key: str, act: Any, kind: str = "primary", **values: object
    ) -> None:
        super().__init__(app)
        self.text_key, self.act, self.values = key, act, values
        self.kind = kind
        self.first_focus = ("no",)

    def title(self) -> str:
        return self.style.say(f"confirm.{self.text_key}", **self.values)

    def lines(self) -> Sequence[str]:
        return (self.style.say(f"confirm.{self.text_key}_more", **self.values),)

    def choices(self) -> Sequence[Choice]:
        yes = self.style.say(f"confirm.{self.text_key}_yes", **self.values)
        return (
            Choice(("no",), self.style.say("confirm.no")),
            Choice(("yes",), yes, self.kind),
        )

    def on(self, message: Any) -> Change:
        from game.scenes.base import Pop

        return self.act() if message == ("yes",) else Pop()


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("confirm", Confirm(app, "restart", lambda: None))]
