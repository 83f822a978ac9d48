"""What scenes are made of, and what they hand back to the loop."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pygame

from game.widgets import Page, Panel

if TYPE_CHECKING:
    from game.app import App


DEAF_S = 0.4
ACTS = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)


@dataclass(frozen=True)
class Push:
    scene: Any


@dataclass(frozen=True)
class Pop:
    pass


@dataclass(frozen=True)
class Back:
    """All sheets close; the screen below them is seen again."""


@dataclass(frozen=True)
class Reset:
    scene: Any


@dataclass(frozen=True)
class Quit:
    pass


Change = Push | Pop | Back | Reset | Quit | None


class Scene:
    """A screen of panels; a sheet is drawn over the blurred screen below it."""

    is_sheet = False
    # A sheet that opens by itself takes no click and no key of the first moment: they
    # were meant for what lay there before.
    deaf_s = 0.0
    first_focus: Hashable = None

    def __init__(self, app: "App") -> None:
        self.app = app
        self.style = app.style

    @cached_property
    def page(self) -> Page:
        page = Page(self.style, self.panels())
        page.focus = page.first = self.first_focus
        return page

    def caption(self) -> str:
        """What the window's title bar adds to the game's name."""
        return ""

    def panels(self) -> list[Panel]:
        raise NotImplementedError

    def on(self, message: Any) -> Change:
        """Answer a control's message."""
        return None

    def key(self, event: pygame.event.Event) -> Change:
        """Answer a key that no control took; Esc leaves a sheet."""
        if event.key == pygame.K_ESCAPE and self.is_sheet:
            return Pop()
        return None

    def handle(self, event: pygame.event.Event) -> Change:
        if self.deaf_s > 0.0 and event.type in ACTS:
            return None
        message = self.page.handle(event)
        if message in (("focused",), ("scrolled",)):
            return None
        if message is not None:
            return self.on(message)
        if event.type == pygame.KEYDOWN:
            return self.key(event)
        return None

    def update(self, seconds: float) -> Change:
        self.deaf_s = max(self.deaf_s - seconds, 0.0)
        self.page.update(seconds)
        return None

    def draw(self, surface: pygame.Surface) -> None:
        self.page.draw(surface)
