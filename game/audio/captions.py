"""Cues in words, for those who cannot hear them: a short line at the window's foot."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.widgets import Painter

if TYPE_CHECKING:
    import pygame

    from game.style import Style

LASTS_S = 2.8
MOST = 2
LINE_H, EDGE, PAD = 30.0, 12.0, 14.0


@dataclass
class Caption:
    cue: str
    left_s: float = LASTS_S


@dataclass
class Captions:
    """At most two lines; the same cue again renews its line."""

    is_on: bool = False
    lines: list[Caption] = field(default_factory=list)

    def tell(self, cue: str) -> None:
        if self.is_on:
            others = [line for line in self.lines if line.cue != cue]
            self.lines = [*others, Caption(cue)][-MOST:]

    def update(self, seconds: float) -> None:
        for line in self.lines:
            line.left_s -= seconds
        self.lines = [line for line in self.lines if line.left_s > 0.0]

    def draw(self, surface: "pygame.Surface", style: "Style") -> None:
        """Lines in the lower left corner, the newest lowest."""
        if not self.is_on or not self.lines:
            return
        paint = Painter(surface, style)
        foot = surface.get_height() / style.scale - EDGE
        for number, line in enumerate(reversed(self.lines)):
            words = style.say(f"caption.{line.cue}")
            width = style.width(words, 14, "b") + 2 * PAD + 26
            top = foot - (number + 1) * (LINE_H + 6)
            paint.box(EDGE, top, width, LINE_H, "bubble_bg", radius=LINE_H / 2)
            paint.icon(EDGE + PAD + 8, top + LINE_H / 2, "speaker-high", 18, "white")
            x = EDGE + PAD + 24
            paint.text(x, top + LINE_H / 2, words, 14, "white", "b")
