"""What every control has: a place, a message it returns, a state it is shown in."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pygame

from game.widgets.painter import Painter

LEAST_HIT = 32.0


@dataclass(frozen=True)
class Look:
    """How a control stands at the moment."""

    hovered: bool = False
    pressed: bool = False
    focused: bool = False


@dataclass(eq=False, kw_only=True)
class Widget:
    """A control; pressing it returns `message` and does nothing else."""

    rect: pygame.FRect
    message: Any = None
    hint: str = ""
    reason: str = ""
    focusable: bool = True
    # A click leaves the keyboard with it: fields and sliders.
    keeps_focus: bool = False
    radius: float = 12
    clip: pygame.FRect | None = None

    @property
    def id(self) -> Hashable:
        """What makes it the same control after its panel was drawn anew."""
        return self.message

    @property
    def enabled(self) -> bool:
        return not self.reason

    def hit(self) -> pygame.FRect:
        """The area that answers to a click, at least 32 pixels each way."""
        wider = max(LEAST_HIT - self.rect.width, 0.0)
        higher = max(LEAST_HIT - self.rect.height, 0.0)
        area = self.rect.inflate(wider, higher)
        return area if self.clip is None else area.clip(self.clip)

    def press(self, at: tuple[float, float]) -> Any:
        return self.message if self.enabled else None

    def drag(self, at: tuple[float, float]) -> Any:
        return None

    def key(self, event: pygame.event.Event) -> Any:
        """The answer to a key while focused; Enter presses."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self.press(self.rect.center)
        return None

    def draw(self, paint: Painter, look: Look) -> None:
        raise NotImplementedError

    def draw_focus(self, paint: Painter) -> None:
        """The ring, 2.5 px wide and 4 px outside."""
        rect = self.rect.inflate(8, 8)
        paint.box(
            *rect, None, radius=self.radius + 2, edge="focus", thick=2.5
        )  # fmt: skip


def sunk(look: Look) -> float:
    """A pressed control lies one pixel lower."""
    return 1.0 if look.pressed else 0.0
