"""What is wrong with a drawn text: contrast, room, window, a missing key."""

from dataclasses import dataclass, field

import pygame

from game.style import Colour, contrast

SMALL_TEXT, LARGE_TEXT, LARGE_PX = 4.45, 3.0, 24.0


@dataclass(frozen=True)
class Warned:
    kind: str
    words: str
    detail: str = ""


@dataclass
class Audit:
    """Collects warnings while a scene is drawn straight on the window."""

    warnings: list[Warned] = field(default_factory=list)
    seen: int = 0

    def warn(self, kind: str, words: str, detail: str = "") -> None:
        self.warnings.append(Warned(kind, words, detail))

    def check(
        self, surface: pygame.Surface, rect: pygame.Rect, words: str, *,
        colour: Colour, size: float,
    ) -> None:  # fmt: skip
        """Measure the pixels that a text is about to cover."""
        self.seen += 1
        seen = rect.clip(surface.get_clip())
        if not seen.width or not seen.height:
            return
        if not surface.get_rect().contains(rect):
            self.warn("window", words, str(tuple(rect)))
        if seen.width < 3 or seen.height < 3:
            return
        under = pygame.transform.average_color(surface, seen)[:3]
        ratio = contrast(colour, under)
        if ratio < (LARGE_TEXT if size >= LARGE_PX else SMALL_TEXT):
            found = "#{:02X}{:02X}{:02X}".format(*under)
            self.warn("contrast", words, f"{ratio:.2f} on {found}")
