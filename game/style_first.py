"""Colours, fonts, icons and the few shapes that all screens are made of."""

import io
from functools import lru_cache

import pygame

from sim_core.paths import ASSETS

PAPER, INSET, INSET2 = (250, 244, 230), (242, 234, 214), (233, 222, 195)
BORDER, CONTROL = (226, 212, 182), (150, 136, 106)
INK, SUB, WHITE = (54, 66, 76), (95, 99, 92), (255, 255, 255)
GOOD_TEXT, WARN_TEXT, BAD_TEXT = (34, 112, 60), (134, 83, 0), (174, 51, 39)
GOOD, WARN, BAD = (85, 168, 104), (237, 181, 60), (201, 79, 65)
SELECT, SELECT_INK, SELECT_EDGE = (255, 222, 140), (74, 58, 16), (217, 169, 58)
PRIMARY, LINK, CURSOR = (31, 115, 88), (23, 96, 127), (255, 226, 120)
FONTS = {"m": "NotoSansSC-Medium.ttf", "b": "NotoSansSC-Bold.ttf"}


class Style:
    """One scale for everything; fonts and icons are opened at their final size."""

    def __init__(self, scale: float = 1.0, language: str = "zh"):
        self.scale = scale
        self.language = language
        self._font = lru_cache(64)(self._open_font)
        self._icon = lru_cache(256)(self._open_icon)
        self._panel = lru_cache(128)(self._make_panel)

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def _open_font(self, size: int, weight: str) -> pygame.font.Font:
        return pygame.font.Font(ASSETS / "fonts" / FONTS[weight], size)

    def _open_icon(self, name: str, size: int, colour: tuple) -> pygame.Surface:
        path = ASSETS / "icons" / f"{name}.svg"
        tint = "#{:02X}{:02X}{:02X}".format(*colour)
        svg = path.read_text(encoding="utf-8").replace("currentColor", tint)
        return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))

    def text(
        self, surface: pygame.Surface, at: tuple, words: str, *, size: int = 14,
        colour: tuple = INK, weight: str = "m", anchor: str = "topleft",
    ) -> pygame.Rect:  # fmt: skip
        """Draw one line; returns where it lies."""
        picture = self._font(self.px(size), weight).render(words, True, colour)
        place = picture.get_rect(**{anchor: at})
        surface.blit(picture, place)
        return place

    def width(self, words: str, size: int = 14, weight: str = "m") -> int:
        return self._font(self.px(size), weight).size(words)[0]

    def lines(self, words: str, room: int, size: int = 14) -> list[str]:
        """Break at spaces, or between Chinese characters."""
        found, line, word = [], "", ""
        for sign in [*words, " "]:
            word += sign
            if sign != " " and ord(sign) < 0x2000:
                continue
            if line and self.width(line + word.rstrip(), size) > room:
                found.append(line.rstrip())
                line = ""
            line, word = line + word, ""
        return [*found, line.rstrip()]

    def icon(
        self,
        surface: pygame.Surface,
        centre: tuple,
        name: str,
        size: int,
        colour: tuple,
    ) -> None:
        picture = self._icon(name, self.px(size), colour)
        surface.blit(picture, picture.get_rect(center=centre))

    def _make_panel(self, size: tuple, fill: tuple, edge: tuple, radius: int):
        big = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
        rect = big.get_rect()
        pygame.draw.rect(big, edge, rect, border_radius=radius * 2)
        pygame.draw.rect(big, fill, rect.inflate(-6, -6), border_radius=radius * 2 - 3)
        return pygame.transform.smoothscale(big, size)

    def panel(
        self, surface: pygame.Surface, rect: pygame.Rect, fill: tuple = PAPER,
        edge: tuple = BORDER, radius: int = 14,
    ) -> None:  # fmt: skip
        if rect.width > 0 and rect.height > 0:
            radius = min(self.px(radius), rect.height // 2)
            surface.blit(self._panel(rect.size, fill, edge, radius), rect)

    def bar(
        self, surface: pygame.Surface, rect: pygame.Rect, share: float, colour: tuple
    ) -> None:
        self.panel(surface, rect, INSET2, INSET2, 6)
        filled = rect.copy()
        filled.width = max(round(rect.width * min(max(share, 0.0), 1.0)), rect.height)
        if share > 0.0:
            self.panel(surface, filled, colour, colour, 6)
