"""What can be done from a cause: back, its card, measures, its building."""

from typing import TYPE_CHECKING

import pygame

from game.widgets import Button
from sim_core.codex import card_of

if TYPE_CHECKING:
    from game.scenes.leafcard import LeafCard
    from sim_core.explain import Cause

LEAST_W = 620.0


def add_acts(panel: "LeafCard", row: pygame.FRect, cause: "Cause") -> None:
    """A row of buttons; what needs a building is left out where there is none."""
    say = panel.scene.style.say
    if panel.is_alone:
        row = _add_back(panel, row)
    _add_book(panel, row, cause)
    place = str(cause.values.get("place", ""))
    if panel.scene.catalogue.find(place) is None:
        return
    is_carbon = cause.unit == "t" and cause.amount > 0.0
    if is_carbon:
        panel.add(
            Button(
                rect=pygame.FRect(row.x + 134, row.y, 160, row.height), lines=2,
                message=("choices",), label=say("choices.short"), size=13,
            )
        )  # fmt: skip
    panel.add(
        Button(
            rect=pygame.FRect(row.right - 164, row.y, 164, row.height), lines=2,
            message=("cut", place), kind="primary", size=15,
            label=say("why.cut" if is_carbon else "why.look"),
            icon="leaf" if is_carbon else "eye",
        )
    )  # fmt: skip


def _add_back(panel: "LeafCard", row: pygame.FRect) -> pygame.FRect:
    words = panel.scene.style.say("inventory.back") if row.width > LEAST_W else ""
    wide = 120.0 if words else row.height
    panel.add(
        Button(
            rect=pygame.FRect(row.x, row.y, wide, row.height), message=("back",),
            label=words, icon="arrow-left-bold", size=14, hint="Esc",
        )
    )  # fmt: skip
    return pygame.FRect(row.x + wide + 10, row.y, row.width - wide - 10, row.height)


def _add_book(panel: "LeafCard", row: pygame.FRect, cause: "Cause") -> None:
    """The codex's card of the first factor, or of the place."""
    terms = cause.leaf.terms if cause.leaf is not None else ()
    entry = card_of(terms[0].factor_id) if terms else None
    place = str(cause.values.get("place", ""))
    card = entry.id if entry is not None else f"technology.{place}"
    if entry is None and panel.scene.catalogue.find(place) is None:
        return
    panel.add(
        Button(
            rect=pygame.FRect(row.x, row.y, 124, row.height), message=("codex", card),
            label=panel.scene.style.say("action.codex"), icon="book-open-text", size=14,
        )
    )  # fmt: skip
