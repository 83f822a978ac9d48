"""Reads palette.toml."""

import tomllib
from functools import cache
from pathlib import Path

GLOW_PREFIX = "g_"
PATH = Path(__file__).with_name("palette.toml")


@cache
def palette() -> dict[str, dict]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def is_glow(paint: str) -> bool:
    return paint.startswith(GLOW_PREFIX)


def light_of(paint: str) -> str:
    return paint.removeprefix(GLOW_PREFIX)


def hex_of(paint: str) -> str:
    """The colour by day; lights that are off by day look like their glass."""
    book = palette()
    if not is_glow(paint):
        return book["colour"][paint]
    light = light_of(paint)
    glass = book["unlit"].get(light)
    return book["colour"][glass] if glass else book["glow"][light]


def entries_of(paint: str) -> tuple:
    """All lines of the palette that change how this paint looks."""
    book, light = palette(), light_of(paint)
    return (
        paint, hex_of(paint), book["finish"].get(paint), book["glow"].get(light),
        book["strength"].get(light),
    )  # fmt: skip


def linear(colour: str) -> tuple[float, float, float]:
    """sRGB hex to linear light, IEC 61966-2-1."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    return tuple(
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
