"""Soft clouds of one colour, premultiplied; drawn small once and made large."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pygame

SIDE = 96


@cache
def round_cloud() -> pygame.Surface:
    """White, dense in the middle, gone at the rim."""
    span = (np.arange(SIDE) + 0.5) / SIDE * 2.0 - 1.0
    cover = np.clip(1.0 - np.hypot(span[:, None], span[None, :]), 0.0, 1.0)
    return white(cover * cover * (3.0 - 2.0 * cover))


def white(cover: np.ndarray) -> pygame.Surface:
    """A white picture with this cover, 0 to 1, premultiplied."""
    picture = pygame.Surface(cover.shape, pygame.SRCALPHA)
    level = (cover * 255.0).astype(np.uint8)
    pygame.surfarray.pixels3d(picture)[:] = level[..., None]
    pygame.surfarray.pixels_alpha(picture)[:] = level
    return picture


def soft(
    size: tuple[int, int], tint: Sequence[int], alpha: float,
    shape: pygame.Surface | None = None,
) -> pygame.Surface:  # fmt: skip
    """A cloud of a size, colour and opacity (0 to 255)."""
    picture = pygame.transform.smoothscale(shape or round_cloud(), size)
    colour = [round(part * alpha / 255.0) for part in tint]
    picture.fill((*colour, round(alpha)), special_flags=pygame.BLEND_RGBA_MULT)
    return picture
