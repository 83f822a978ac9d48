"""What the panels left of the island share: their column, and being folded away."""

from typing import TYPE_CHECKING

import pygame

from game.scenes import layout
from game.widgets import IconButton, Panel

if TYPE_CHECKING:
    from game.scenes.island import Island

WIDTH = layout.COLUMN_W


class LeftPart(Panel):
    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def hidden(self, room: pygame.FRect, name: str) -> bool:
        return layout.is_folded(room) and self.scene.open_card != name

    def add_close(self, name: str) -> None:
        """The way back of a card that was opened from the tools."""
        assert self.rect is not None
        if not self.scene.is_folded():
            return
        self.add(
            IconButton(
                rect=pygame.FRect(self.rect.right - 38, self.rect.y + 7, 30, 30),
                message=("tool", name), icon="x-bold", size=13, radius=15, hint="Esc",
            )
        )  # fmt: skip


def column(room: pygame.FRect) -> tuple[float, float]:
    """Left edge and top of the column; beside the tools where it is folded."""
    return layout.beside_tools(room), layout.below_top(room)
