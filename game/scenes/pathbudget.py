"""The jar's budget below the pathway's chart, and how it differs from the line's."""

import pygame

from game import numbers
from game.scenes.pathchart import Part
from game.widgets import Painter

BUDGET_H = 134.0


def has_budget(room: pygame.FRect) -> bool:
    return room.height >= 560


class Budget(Part):
    """The budget as a stock: what is used, and where it ends."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.pathway import left_rect

        if self.is_hidden(room) or not has_budget(room):
            return None
        left = left_rect(room)
        return pygame.FRect(left.x, left.bottom - BUDGET_H, left.width, BUDGET_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        view, say = self.scene.shown, paint.style.say
        whole = max(view.budget_t, view.used_t, 1.0)
        paint.text(x, y + 16, say("pathway.budget"), 14, weight="b", room=w)
        paint.box(x, y + 34, w, 24, "inset2", radius=8)
        share = min(max(view.used_t / whole, 0.0), 1.0)
        if share > 0.0:
            paint.box(x, y + 34, max(w * share, 16), 24, "gross", radius=8)
        end = x + w * min(view.budget_t / whole, 1.0)
        paint.line(end - 1, y + 28, end - 1, y + 64, "bad_t", 3)
        used, budget = (self._kt(t) for t in (view.used_t, view.budget_t))
        left_t = view.budget_t - view.used_t
        key, ink = ("left", "good_t") if left_t >= 0.0 else ("over", "bad_t")
        words = say(f"pathway.{key}", value=self._kt(abs(left_t)))
        width = paint.text(x + w, y + 78, words, 13, ink, "b", align="r")
        words = say("pathway.used", value=used, budget=budget)
        paint.text(x, y + 78, words, 13, room=w - width - 12)
        words = say("pathway.jar_rule", value=budget)
        paint.label(x, y + 100, w, words, 12, "sub")
        words = say("pathway.rule", value=self._kt(view.line_budget_t))
        paint.label(x, y + 120, w, words, 12, "sub")

    @staticmethod
    def _kt(tonnes: float) -> str:
        return " ".join(numbers.tonnes(tonnes))
