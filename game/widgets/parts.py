"""Parts that are only looked at: chips, key caps, bars, swatches, thumbnails."""

from functools import lru_cache

import pygame

from game.style import Fill
from game.widgets.painter import Painter, Token

ROUND = "m"


def chip(
    paint: Painter, x: float, y: float, words: str, kind: str = "info", *,
    icon: str = "", align: str = "l", size: float = 12, height: float = 24,
) -> float:  # fmt: skip
    """A pill of status, its middle at `y`; returns its width."""
    ink, ground = CHIPS[kind]
    mark = size + 6 if icon else 0
    width = paint.style.width(words, size, "b") + 16 + mark
    left = x - {"l": 0.0, "m": width / 2, "r": width}[align]
    paint.box(left, y - height / 2, width, height, ground, radius=height / 2)
    if icon:
        paint.icon(left + 9 + size / 2, y, icon, size + 3, ink)
    paint.text(left + 8 + mark, y, words, size, ink, "b")
    return width


CHIPS: dict[str, tuple[str, str]] = {
    "good": ("good_t", "good_bg"),
    "warn": ("warn_t", "warn_bg"),
    "bad": ("bad_t", "bad_bg"),
    "info": ("link", "info_bg"),
    "plain": ("sub", "inset"),
    "select": ("select_ink", "select"),
}


def key_cap(
    paint: Painter, x: float, y: float, words: str, *, on_dark: bool = False
) -> float:
    """The letter of a key; returns its width."""
    width = max(20.0, paint.style.width(words, 11, "b") + 10)
    fill, edge = ("white", "control") if on_dark else ("inset", "control")
    ink: Token = "select_ink" if on_dark else "ink"
    paint.box(x, y - 9, width, 18, fill, radius=5, edge=edge, thick=1.2)
    paint.text(x + width / 2, y, words, 11, ink, "b", align=ROUND)
    return width


def bar(
    paint: Painter, x: float, y: float, w: float, h: float, share: float,
    colour: Token = "good",
) -> None:  # fmt: skip
    """A share of a track, `y` its top."""
    paint.box(x, y, w, h, "inset2", radius=h / 2)
    share = min(max(share, 0.0), 1.0)
    if share > 0.0:
        paint.box(x, y, max(h, w * share), h, colour, radius=h / 2)


def scroll_mark(
    paint: Painter, room: pygame.FRect, scroll: float, limit: float
) -> None:
    """A thin bar at the right that shows where a long body stands."""
    if limit <= 0.0:
        return
    length = max(room.height * room.height / (room.height + limit), 28.0)
    top = room.y + (room.height - length) * scroll / limit
    paint.box(room.right - 4, top, 4, length, "control", radius=2, alpha=170)


def row_ground(
    paint: Painter, rect: pygame.FRect, *, on: bool, hovered: bool
) -> tuple[Token, Token]:
    """The card under a row of a list; returns the inks of its words and small words."""
    fill = "select" if on else "inset" if hovered else "card"
    if paint.style.theme == "night" and not on:
        fill = "inset2" if hovered else "inset"
    paint.box(*rect, fill, radius=12, edge="select_edge" if on else "border")
    return ("select_ink", "select_ink") if on else ("ink", "sub")


def swatch(
    paint: Painter, x: float, y: float, fill: Fill, w: float = 20, h: float = 14
) -> None:
    """A legend's sample, `y` its middle."""
    paint.pattern(x, y - h / 2, w, h, fill, radius=3, edge=fill.edge)


def thumb(
    paint: Painter, picture: pygame.Surface, x: float, bottom: float,
    room: tuple[float, float], *, grey: bool = False,
) -> None:  # fmt: skip
    """A sprite fitted into a room, standing on `bottom` with its middle at `x`."""
    scale = paint.style.scale
    limit = (round(room[0] * scale), round(room[1] * scale))
    small = _fitted(picture, limit, grey)
    foot = paint.pixel(x, bottom)
    paint.put(small, small.get_rect(midbottom=foot))


@lru_cache(256)
def _fitted(
    picture: pygame.Surface, limit: tuple[int, int], grey: bool
) -> pygame.Surface:
    bounds = picture.get_bounding_rect()
    tight = picture.subsurface(bounds).premul_alpha()
    share = min(limit[0] / bounds.width, limit[1] / bounds.height)
    size = (max(round(bounds.width * share), 1), max(round(bounds.height * share), 1))
    small = pygame.transform.smoothscale(tight, size)
    if grey:
        small = pygame.transform.grayscale(small)
        small.fill((150, 150, 150, 150), special_flags=pygame.BLEND_RGBA_MULT)
    return small
