"""Rounded boxes, soft shadows and pattern tiles, premultiplied and kept."""

from functools import lru_cache
from math import ceil

import numpy as np
import pygame

from game.style import Colour, Fill

FINE = 4
SHADOW_ALPHA = 64
SHADOW_TINT = (18, 34, 48)

Size = tuple[int, int]
Tint = tuple[int, int, int, int]


@lru_cache(512)
def corners(radius: int, fill: Tint, edge: Tint | None, thick: float):
    """The smallest box of a kind: four corners and a cross of one pixel."""
    side = 2 * _corner(radius, thick) + 3
    big = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    rect, curve = big.get_rect(), radius * FINE
    if edge is None:
        pygame.draw.rect(big, fill, rect, border_radius=curve)
    else:
        ring = max(round(thick * FINE), 1)
        pygame.draw.rect(big, fill, rect, border_radius=curve)
        pygame.draw.rect(big, edge, rect, ring, border_radius=curve)
    return pygame.transform.smoothscale(big.premul_alpha(), (side, side))


@lru_cache(512)
def box(size: Size, radius: int, fill: Tint, edge: Tint | None, thick: float):
    """A rounded box of any size, put together from its corners."""
    radius = max(min(radius, (size[0] - 1) // 2, (size[1] - 1) // 2), 0)
    small = corners(radius, fill, edge, thick)
    return nine_slice(small, _corner(radius, thick) + 1, size)


def _corner(radius: int, thick: float) -> int:
    """Pixels of a corner: its curve, and all of a thick edge."""
    return max(radius, ceil(thick))


def nine_slice(small: pygame.Surface, cut: int, size: Size) -> pygame.Surface:
    """Stretch the middle of a small picture and keep its corners."""
    whole = pygame.Surface(size, pygame.SRCALPHA)
    side = small.get_width()
    cut = min(cut, size[0] // 2 or 1, size[1] // 2 or 1)
    columns = ((0, cut, 0, cut), (cut, side - 2 * cut, cut, size[0] - 2 * cut))
    columns += ((side - cut, cut, size[0] - cut, cut),)
    rows = ((0, cut, 0, cut), (cut, side - 2 * cut, cut, size[1] - 2 * cut))
    rows += ((side - cut, cut, size[1] - cut, cut),)
    for from_x, from_w, to_x, to_w in columns:
        for from_y, from_h, to_y, to_h in rows:
            if min(from_w, from_h, to_w, to_h) <= 0:
                continue
            part = small.subsurface((from_x, from_y, from_w, from_h))
            if (from_w, from_h) != (to_w, to_h):
                part = pygame.transform.scale(part, (to_w, to_h))
            whole.blit(part, (to_x, to_y))
    return whole


@lru_cache(64)
def shadow(size: Size, radius: int, spread: int, alpha: int) -> pygame.Surface:
    """A soft shadow, `spread` wider than the box on every side."""
    core = radius * 2 + 9
    side = core + 2 * spread
    small = pygame.Surface((side, side), pygame.SRCALPHA)
    small.fill((*SHADOW_TINT, 0))
    rect = pygame.Rect(spread, spread, core, core)
    pygame.draw.rect(small, (*SHADOW_TINT, alpha), rect, border_radius=radius)
    small = pygame.transform.gaussian_blur(small, max(spread // 2, 1))
    cut = spread + radius + 3
    whole = (size[0] + 2 * spread, size[1] + 2 * spread)
    return nine_slice(small.premul_alpha(), cut, whole)


def _stripes(along: np.ndarray, pitch: float, thick: float) -> np.ndarray:
    return np.mod(along, pitch) < thick


def _dots(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    shifted = y + np.mod(np.floor(x / 8.0), 2.0) * 4.0
    return (np.mod(x, 8.0) - 4.0) ** 2 + (np.mod(shifted, 8.0) - 4.0) ** 2 < 2.2


def _plus(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    a, b = np.abs(np.mod(x, 12.0) - 6.0), np.abs(np.mod(y, 12.0) - 6.0)
    return ((a < 0.8) & (b < 3.0)) | ((b < 0.8) & (a < 3.0))


# Where the second tone goes, and the period after which the pattern repeats. [px]
PATTERNS = {
    "plain": (lambda x, y: np.zeros(x.shape, bool), 8),
    "diagonal": (lambda x, y: _stripes(x + y, 8.0, 1.6), 24),
    "back": (lambda x, y: _stripes(x - y, 8.0, 1.6), 24),
    "cross": (
        lambda x, y: _stripes(x + y, 12.0, 1.3) | _stripes(x - y, 12.0, 1.3),
        24,
    ),
    "dots": (_dots, 32),
    "vertical": (lambda x, y: _stripes(x, 6.0, 1.4), 24),
    "horizontal": (lambda x, y: _stripes(y, 6.0, 1.4), 24),
    "wave": (
        lambda x, y: _stripes(y + 1.6 * np.sin(x * np.pi / 10.0), 8.0, 1.5),
        40,
    ),
    "hatch": (lambda x, y: _stripes(x + y, 7.0, 3.0), 28),
    "thick": (lambda x, y: _stripes(x - y, 9.0, 4.5), 36),
    "plus": (_plus, 24),
}


@lru_cache(64)
def tile(fill: Fill, scale: float) -> pygame.Surface:
    """One period of a pattern, that fits itself on all sides."""
    rule, period = PATTERNS[fill.pattern]
    side = round(period * scale)
    at = (np.arange(side * FINE) + 0.5) * (period / (side * FINE))
    x, y = np.meshgrid(at, at, indexing="ij")
    share = rule(x, y).reshape(side, FINE, side, FINE).mean((1, 3))[..., None]
    first, second = np.array(fill.colour, float), np.array(fill.second, float)
    picture = pygame.Surface((side, side), pygame.SRCALPHA)
    pygame.surfarray.pixels3d(picture)[:] = (
        first * (1.0 - share) + second * share + 0.5
    ).astype(np.uint8)
    pygame.surfarray.pixels_alpha(picture)[:] = 255
    return picture


def tiled(rect: pygame.Rect, fill: Fill, scale: float) -> pygame.Surface:
    """A rectangle of pattern, anchored so that neighbours line up."""
    whole = pygame.Surface(rect.size, pygame.SRCALPHA)
    if fill.pattern == "plain":
        whole.fill((*fill.colour, 255))
        return whole
    piece = tile(fill, scale)
    side = piece.get_width()
    first_x, first_y = -(rect.x % side), -(rect.y % side)
    whole.blits(
        [
            (piece, (x, y))
            for x in range(first_x, rect.width, side)
            for y in range(first_y, rect.height, side)
        ]
    )
    return whole


def stencil(size: Size, points: list[tuple[float, float]]) -> pygame.Surface:
    """White where a polygon is, with soft edges."""
    big = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
    pygame.draw.polygon(big, (255,) * 4, [(x * 2, y * 2) for x, y in points])
    return pygame.transform.smoothscale(big.premul_alpha(), size)


def opaque(colour: Colour, alpha: int = 255) -> Tint:
    return (*colour, alpha)
