"""Cards in columns, as many as a width has room for."""

from collections.abc import Mapping, Sequence

import pygame

from game.paper.card import Card

GAP = 12.0
Columns = Sequence[Sequence[type[Card]]]
Placed = list[tuple[Card, pygame.FRect]]
# Least width of a page, then what stands in each of its columns.
Forms = Sequence[tuple[float, Columns]]
Cards = Mapping[type[Card], Card]


def form_of(forms: Forms, width: float) -> Columns:
    return next(columns for least, columns in forms if width >= least)


def columns_of(
    cards: Cards, columns: Columns, width: float, least: float
) -> tuple[Placed, float]:
    """Cards in equal columns from (0, 0) on; the last of each takes what is left."""
    each = (width + GAP) / len(columns) - GAP
    shown = [
        [cards[kind] for kind in kinds if cards[kind].is_shown] for kinds in columns
    ]
    high = max([least, *(_height(one, each) for one in shown)])
    placed: Placed = []
    for number, column in enumerate(shown):
        placed += _column(column, pygame.FRect(number * (each + GAP), 0.0, each, high))
    return placed, high


def _height(column: Sequence[Card], width: float) -> float:
    return sum(card.height(width) for card in column) + GAP * (len(column) - 1)


def _column(column: Sequence[Card], area: pygame.FRect) -> Placed:
    found, top = [], area.y
    for card in column:
        high = card.height(area.width)
        if card is column[-1]:
            high = area.bottom - top
        found.append((card, pygame.FRect(area.x, top, area.width, high)))
        top += high + GAP
    return found
