"""A word beside the control under the pointer: what it is, or why it is greyed."""

import pygame

from game.widgets.painter import Painter
from game.widgets.widget import Widget

WIDEST = 360.0


def draw_tooltip(paint: Painter, widget: Widget, room: pygame.FRect) -> None:
    is_dark = bool(widget.reason)
    words = widget.reason or widget.hint
    lines = paint.lines(words, WIDEST - 32, 13)
    step = paint.line_height(13)
    width = max(paint.style.width(line, 13) for line in lines) + 32
    height = step * len(lines) + 16
    rect = _beside(widget.rect, (width, height), room)
    if is_dark:
        paint.panel(*rect, radius=12, fill="bubble_bg", edge="bubble_bg", alpha=255)
    else:
        paint.panel(*rect, radius=16, fill="field", alpha=255)
    ink = "white" if is_dark else "ink"
    for number, line in enumerate(lines):
        paint.text(rect.x + 16, rect.y + 8 + step * (number + 0.5), line, 13, ink)


def _beside(
    rect: pygame.FRect, size: tuple[float, float], room: pygame.FRect
) -> pygame.FRect:
    """Below the control, or above it where there is no room below."""
    found = pygame.FRect(0, 0, *size)
    found.midtop = (rect.centerx, rect.bottom + 8)
    if found.bottom > room.bottom - 8:
        found.midbottom = (rect.centerx, rect.top - 8)
    found.left = max(min(found.left, room.right - 8 - size[0]), 8.0)
    found.top = max(found.top, 8.0)
    return found
