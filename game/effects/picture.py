"""How a bubble looks: a shaded ball with its formula once it is large enough."""

from functools import lru_cache

import pygame

from game.effects.air import Air, Bubble, Point, Projection
from game.style import Style

LARGE = 4
YOUNG_PX, OLD_PX, GROWN_S = 6.5, 14.0, 2.6
LEAST_ZOOM, MOST_ZOOM = 0.92, 1.25
LABEL = "CO₂"
LABEL_FROM_PX, LABEL_PX, SMALL_LABEL_PX = 12, 11, 10
JAR_PX = 5.0
FADES = 8


def radius_px(bubble: Bubble, zoom: float) -> float:
    """A bubble grows as it rises, and shrinks into the jar or a leaf."""
    share = min(bubble.age_s / GROWN_S, 1.0)
    size = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
    grown = (YOUNG_PX + (OLD_PX - YOUNG_PX) * share) * size
    if bubble.flight >= 0.0:
        return grown + (JAR_PX - grown) * min(bubble.flight, 1.0) ** 2
    return grown


def draw(
    surface: pygame.Surface, air: Air, to_screen: Projection, zoom: float, *,
    jar: Point | None, style: Style,
) -> None:  # fmt: skip
    """All bubbles; those bound for a sink are green."""
    pictures = []
    for bubble, at, alpha in air.shown(to_screen, jar):
        radius = max(round(radius_px(bubble, zoom)), 3)
        kind = "gross" if bubble.sink is None else "leaf"
        size = LABEL_PX if radius > LABEL_FROM_PX + 1 else SMALL_LABEL_PX
        label = LABEL if radius >= LABEL_FROM_PX else ""
        picture = ball(style, radius, kind, round(alpha * FADES), label, size)
        half = picture.get_width() // 2
        pictures.append((picture, (round(at[0]) - half, round(at[1]) - half)))
    surface.fblits(pictures)


@lru_cache(256)
def ball(
    style: Style, radius: int, kind: str, fade: int, label: str, size: int
) -> pygame.Surface:
    """A ball drawn large and made small; the word stays sharp."""
    tint = pygame.Color(*style.colour(kind)).lerp((70, 70, 70), 0.35)
    side = 2 * radius + 4
    big = pygame.Surface((side * LARGE, side * LARGE), pygame.SRCALPHA)
    middle, wide = side * LARGE / 2, radius * LARGE
    pygame.draw.circle(big, (*tint.lerp("white", 0.55)[:3], 205), (middle,) * 2, wide)
    pygame.draw.circle(big, (*tint[:3], 226), (middle,) * 2, wide - LARGE * 1.3)
    light = (middle - wide * 0.32, middle - wide * 0.36)
    pygame.draw.circle(big, (*tint.lerp("white", 0.16)[:3], 226), light, wide * 0.48)
    small = pygame.transform.smoothscale(big, (side, side))
    if label:
        word = style.font(size, "b").render(label, True, style.colour("white"))
        small.blit(word, word.get_rect(center=(side // 2, side // 2)))
    small.set_alpha(255 * fade // FADES)
    return small
