"""Colours, fonts and icons: one scale, one language and one light for everything."""

import io
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pygame
import tomli

from game.text import broken, say, stretched
from sim_core.paths import ASSETS

if TYPE_CHECKING:
    from game.widgets.audit import Audit
    from sim_core.text import Text

Colour = tuple[int, int, int]

FONTS = {"m": "NotoSansSC-Medium.ttf", "b": "NotoSansSC-Bold.ttf"}
GOOD: Colour = (85, 168, 104)
BAD: Colour = (201, 79, 65)
CURSOR: Colour = (255, 226, 120)
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
SMALLEST = 12
LIGHT_SHADE, DARK_TINT, EDGE_SHADE, IS_LIGHT = 0.80, 0.30, 0.62, 0.25


@dataclass(frozen=True)
class Fill:
    """A colour that is never alone: its pattern's second tone and its edge."""

    colour: Colour
    second: Colour
    pattern: str

    @property
    def edge(self) -> Colour:
        red, green, blue = (round(part * EDGE_SHADE) for part in self.colour)
        return red, green, blue


def rgb(code: str) -> Colour:
    """#RRGGBB as three numbers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def luminance(colour: Colour) -> float:
    """Relative luminance of WCAG 2.1, 0 to 1."""
    parts = []
    for value in colour[:3]:
        share = value / 255.0
        is_dark = share <= 0.04045
        parts.append(share / 12.92 if is_dark else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of WCAG 2.1, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def tokens() -> dict:
    return tomli.loads((ASSETS / "style.toml").read_text(encoding="utf-8"))


def second_tone(colour: Colour) -> Colour:
    """The pattern's tone where the table names none."""
    if luminance(colour) > IS_LIGHT:
        red, green, blue = (round(part * LIGHT_SHADE) for part in colour)
    else:
        red, green, blue = (round(part + (255 - part) * DARK_TINT) for part in colour)
    return red, green, blue


class Style:
    """Fonts and icons are opened at their final size, never scaled afterwards."""

    def __init__(
        self, scale: float = 1.0, language: str = "zh", theme: str = "day"
    ) -> None:
        self.scale = scale
        self.language = language
        self.theme = theme
        self.reduced_motion = False
        self.safe_colours = False
        self.audit: Audit | None = None
        self.font = lru_cache(64)(self._open_font)
        self.icon = lru_cache(512)(self._open_icon)
        self.word = lru_cache(4096)(self._render)
        self._pixels = lru_cache(8192)(self._measure)
        self.lines = lru_cache(1024)(self._break)

    @property
    def stamp(self) -> tuple:
        """Changes whenever everything has to be drawn anew."""
        motion, colours = self.reduced_motion, self.safe_colours
        return self.scale, self.language, self.theme, motion, colours

    def px(self, size: float) -> int:
        """Logical pixels on the screen."""
        return round(size * self.scale)

    def colour(self, token: str | Colour) -> Colour:
        if not isinstance(token, str):
            return token
        return self._colours(self.theme, self.safe_colours)[token]

    @staticmethod
    @cache
    def _colours(theme: str, is_safe: bool) -> dict[str, Colour]:
        table = tokens()
        codes = table["both"] | table[theme]
        if is_safe:
            codes = codes | table["safe"]["both"] | table["safe"][theme]
        return {key: rgb(code) for key, code in codes.items()}

    def fill(self, name: str, table: str = "technology") -> Fill:
        """Colour and pattern of a technology group or a wedge."""
        rows = tokens()[table]
        if self.safe_colours:
            rows = rows | tokens()["safe"].get(table, {})
        row = rows.get(name) or tokens()["technology"]["import"]
        colour = rgb(row["fill"])
        if self.theme == "night" and "night" in row:
            colour = rgb(row["night"])
        second = rgb(row["second"]) if "second" in row else second_tone(colour)
        return Fill(colour, second, row["pattern"])

    def say(self, key: str, /, **values: object) -> str:
        """The words of a key; a missing one is shown as its key and recorded."""
        words = say(key, self.language, **values)
        if words.startswith("⟨") and self.audit is not None:
            self.audit.warn("missing", key)
        return words

    def name(self, text: "Text") -> str:
        """A content text in the language of the screen."""
        if self.language == "xx":
            return stretched(text.en)
        return text.in_(self.language)

    def width(self, words: str, size: float = 14, weight: str = "m") -> float:
        """Logical width of one line."""
        return self._pixels(words, self.px(size), weight) / self.scale

    def _measure(self, words: str, size: int, weight: str) -> int:
        return self.font(size, weight).size(words)[0]

    def _break(
        self, words: str, room: float, size: float, weight: str, scale: float
    ) -> tuple[str, ...]:
        """Lines no wider than the room, at the scale in use."""
        measure = lambda part: self.width(part, size, weight)  # noqa: E731
        return tuple(broken(words, room, measure, cuts=size <= SMALLEST))

    def _open_font(self, size: int, weight: str) -> pygame.font.Font:
        return pygame.font.Font(ASSETS / "fonts" / FONTS[weight], size)

    def _render(self, words: str, size: int, weight: str, colour: Colour):
        picture = self.font(size, weight).render(words, True, colour)
        return picture.convert_alpha().premul_alpha()

    def _open_icon(self, name: str, size: int, colour: Colour) -> pygame.Surface:
        path = ASSETS / "icons" / f"{name}.svg"
        tint = "#{:02X}{:02X}{:02X}".format(*colour)
        svg = path.read_text(encoding="utf-8").replace("currentColor", tint)
        picture = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))
        return picture.convert_alpha().premul_alpha()
