"""The wind while a turbine is in hand: of the tile, and what the tints mean."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.scenes.preview import PreviewCard
from game.views.windmap import TINTS, sign
from game.widgets import Painter, Panel
from game.winds import WindField

if TYPE_CHECKING:
    from game.scenes.island import Island

PAD, ROW_H, LEGEND_H, TIGHT_H = 7.0, 32.0, 54.0, 32.0
SWATCH = (38.0, 17.0)


class WindCard(Panel):
    """Below the preview: the year's wind of the tile and of the site, and a legend."""

    blocks = False

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene
        self.legend_h = LEGEND_H

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        """Below the preview or beside it, with as much legend as there is room for."""
        panels = self.scene.page.panels
        earlier = panels[: panels.index(self)]
        over = next(card.rect for card in earlier if isinstance(card, PreviewCard))
        if over is None or self.scene.hand.winds() is None:
            return None
        taken = [panel.rect for panel in earlier if panel.rect is not None]
        x, below, w = over.x, over.bottom + layout.GAP, over.width
        spots = [(x, below, high) for high in (LEGEND_H, TIGHT_H)]
        low = over.bottom - 2 * PAD - ROW_H - LEGEND_H
        spots += [(x - layout.GAP - w, top, LEGEND_H) for top in (over.y, low)]
        spots.append((x, below, 0.0))
        for left, top, self.legend_h in spots:
            spot = pygame.FRect(left, top, w, 2 * PAD + ROW_H + self.legend_h)
            if spot.bottom <= room.bottom and spot.collidelist(taken) < 0:
                return spot
        return None

    def key(self) -> Hashable:
        return self.scene.kind, self.scene.preview_key(), self.legend_h

    def draw(self, paint: Painter) -> None:
        field = self.scene.hand.winds()
        if field is None:
            return
        paint.panel(*self.rect)
        x, top, w = self.rect.x + PAD, self.rect.y + PAD, self.rect.width - 2 * PAD
        _row(paint, field, field.here_m_s(self.scene.hand.tile), (x, top, w))
        if self.legend_h:
            _legend(paint, field, (x, top + ROW_H, w), self.legend_h)


def _row(
    paint: Painter,
    field: WindField,
    here_m_s: float | None,
    at: tuple[float, float, float],
) -> None:
    x, top, w = at
    paint.box(x, top, w, ROW_H - 4, "inset", radius=10)
    middle = top + (ROW_H - 4) / 2
    paint.icon(x + 16, middle, "wind", 20, "cloud")
    words = paint.style.say("windmap.here", site=numbers.number(field.site_m_s, 1))
    value = "–" if here_m_s is None else numbers.number(here_m_s, 1)
    runs = [
        (value, 18, "ink", "b"),
        (f" {words}", 12, "ink", "m"),
    ]
    paint.runs(x + 34, middle, runs, room=w - 40)


def _legend(
    paint: Painter, field: WindField, at: tuple[float, float, float], high: float
) -> None:
    """Tints with their wind; what it is stands above them where there is room."""
    x, top, w = at
    if high == LEGEND_H:
        words = paint.style.say("windmap.legend")
        paint.text(x + 4, top + 8, words, 12, "sub", room=w - 8)
    found = field.typical_m_s
    step, bottom = w / max(len(found), 1), top + high
    for number, (rank, m_s) in enumerate(found.items()):
        middle = x + (number + 0.5) * step
        _swatch(paint, (middle, bottom - 24), rank)
        words = numbers.number(m_s, 1)
        paint.text(middle, bottom - 7, words, 12, weight="b", align="m")


def _swatch(paint: Painter, middle: tuple[float, float], rank: int) -> None:
    """The tinted tile of the map, small."""
    (x, y), (wide, high) = middle, SWATCH
    corners = [
        (x, y - high / 2), (x + wide / 2, y), (x, y + high / 2), (x - wide / 2, y),
    ]  # fmt: skip
    paint.shape(corners, TINTS[rank])
    paint.poly_line([*corners, corners[0]], "control", 1)
    sign(paint.surface, paint.pixel(x, y), 1.3 * wide * paint.style.scale, rank)
