"""The game's name and sign: half smoke, half wind, drawn once a size."""

import math
from functools import lru_cache

import numpy as np
import pygame

from game.style import Style, rgb

GREY, GREEN = ("#8C9094", "#4A4F55"), ("#5CC07F", "#1C7A4E")
CREAM = rgb("#FDF8EA")
FINE = 4


@lru_cache(8)
def word(style: Style, words: str, size: int, ring: int, gap: int) -> pygame.Surface:
    """Letters in a gradient from smog to green, with a thick light outline."""
    glyphs = [style.font(size, "b").render(sign, True, (255,) * 3) for sign in words]
    width = sum(glyph.get_width() + gap for glyph in glyphs)
    height, pad = glyphs[0].get_height(), ring + 8
    letters = pygame.Surface((width + 2 * pad, height + 2 * pad), pygame.SRCALPHA)
    letters.fill((255, 255, 255, 0))
    left = pad
    for glyph in glyphs:
        letters.blit(glyph, (left, pad))
        left += glyph.get_width() + gap
    whole = _outlined(letters, ring)
    pygame.surfarray.pixels3d(letters)[:] = _gradient(letters.get_size(), pad)
    whole.blit(letters, (0, 0))
    return whole.premul_alpha()


def _outlined(letters: pygame.Surface, ring: int) -> pygame.Surface:
    light = letters.copy()
    light.fill((*CREAM, 255), special_flags=pygame.BLEND_RGBA_MULT)
    outline = pygame.Surface(letters.get_size(), pygame.SRCALPHA)
    outline.fill((*CREAM, 0))
    for radius in (ring, ring * 0.66, ring * 0.33):
        for turn in range(40):
            angle = turn / 40 * math.tau
            at = (round(radius * math.cos(angle)), round(radius * math.sin(angle)))
            outline.blit(light, at)
    shade = outline.copy()
    shade.fill((10, 26, 34, 170), special_flags=pygame.BLEND_RGBA_MULT)
    whole = pygame.Surface(letters.get_size(), pygame.SRCALPHA)
    whole.fill((10, 26, 34, 0))
    whole.blit(pygame.transform.gaussian_blur(shade, 5), (0, 5))
    whole.blit(outline, (0, 0))
    return whole


def _gradient(size: tuple[int, int], pad: int) -> np.ndarray:
    x, y = np.meshgrid(*map(np.arange, size), indexing="ij")
    across, down = (x - pad) / (size[0] - 2 * pad), (y - pad) / (size[1] - 2 * pad)
    share = np.clip((down - 0.25) / 0.6, 0.0, 1.0)[..., None]
    grey, green = (
        np.array(rgb(top)) * (1.0 - share) + np.array(rgb(foot)) * share
        for top, foot in (GREY, GREEN)
    )
    side = np.clip((across + (down - 0.5) * 0.10 - 0.5) / 0.012 + 0.5, 0.0, 1.0)
    return (green * side[..., None] + grey * (1.0 - side[..., None])).astype(np.uint8)


@lru_cache(4)
def emblem(radius: int) -> pygame.Surface:
    """A zero whose rim is the shore: a stack on its left half, wind on its right."""
    side = round(radius * 2.4) * FINE
    big = pygame.Surface((side, side), pygame.SRCALPHA)
    middle, reach = side / 2, radius * FINE
    for share, code in (
        (1.08, "#FDFAF1"), (1.0, "#236F96"), (0.90, "#52BDC2"), (0.76, "#E6D3A4"),
        (0.66, "#7FB85C"),
    ):  # fmt: skip
        pygame.draw.circle(big, rgb(code), (middle, middle), reach * share)
    _grey_half(big, middle, reach)
    _stack(big, middle, reach)
    _turbine(big, middle, reach)
    size = (side // FINE, side // FINE)
    return pygame.transform.smoothscale(big.premul_alpha(), size)


def _polygon(big: pygame.Surface, middle: float, reach: float, colour, points) -> None:
    at = [(middle + x * reach, middle + y * reach) for x, y in points]
    pygame.draw.polygon(big, colour, at)


def _grey_half(big: pygame.Surface, middle: float, reach: float) -> None:
    half = pygame.Surface(big.get_size(), pygame.SRCALPHA)
    pygame.draw.circle(half, (128, 130, 130), (middle, middle), reach * 0.66)
    right = ((0.10, -2.0), (2.0, -2.0), (2.0, 2.0), (-0.10, 2.0))
    _polygon(half, middle, reach, (0, 0, 0, 0), right)
    big.blit(half, (0, 0))


def _stack(big: pygame.Surface, middle: float, reach: float) -> None:
    dark = (84, 80, 80)
    hall = (
        (-0.50, 0.16), (-0.16, 0.16), (-0.16, -0.06), (-0.27, 0.03), (-0.27, -0.06),
        (-0.38, 0.03), (-0.38, -0.06), (-0.50, 0.03),
    )  # fmt: skip
    _polygon(big, middle, reach, dark, hall)
    chimney = ((-0.46, 0.0), (-0.36, 0.0), (-0.375, -0.36), (-0.445, -0.36))
    _polygon(big, middle, reach, dark, chimney)
    band = ((-0.455, -0.24), (-0.365, -0.24), (-0.37, -0.30), (-0.45, -0.30))
    _polygon(big, middle, reach, (201, 79, 65), band)
    for x, y, share in ((-0.38, -0.46, 0.06), (-0.30, -0.55, 0.085)):
        at = (middle + x * reach, middle + y * reach)
        pygame.draw.circle(big, (96, 94, 94), at, share * reach)


def _turbine(big: pygame.Surface, middle: float, reach: float) -> None:
    white = (253, 250, 241)
    mast = ((0.245, 0.30), (0.315, 0.30), (0.295, -0.22), (0.265, -0.22))
    _polygon(big, middle, reach, white, mast)
    for angle in (0.15, 2.25, 4.35):
        blade = [(0.28, -0.22)]
        for length, turn in ((0.12, 0.35), (0.42, 0.0), (0.10, -0.25)):
            tip = angle + turn
            blade.append(
                (0.28 + length * math.sin(tip), -0.22 - length * math.cos(tip))
            )
        _polygon(big, middle, reach, white, blade)
    for x, y, share in ((0.47, 0.14, 0.13), (0.10, 0.22, 0.11)):
        at = (middle + x * reach, middle + y * reach)
        pygame.draw.circle(big, (46, 125, 79), at, share * reach)
        spot = (at[0] - 0.03 * reach, at[1] - 0.06 * reach)
        pygame.draw.circle(big, (84, 189, 134), spot, share * reach * 0.6)
