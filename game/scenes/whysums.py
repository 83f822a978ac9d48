"""What a tree of causes adds up to, and what it is compared with."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.scenes.whytree import ink_of
from game.widgets import Painter, Panel, Tab
from game.widgets.parts import chip
from sim_core.standing import TREES

if TYPE_CHECKING:
    from game.scenes.why import Why


BEFORE_AFTER = ("why.before", "why.after")


class _Part(Panel):
    def __init__(self, scene: "Why") -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.mode, self.scene.news

    def is_covered(self, room: pygame.FRect) -> bool:
        """Whether the card of a row lies over all, for want of room beside it."""
        from game.scenes.why import is_wide

        return self.scene.is_open and not is_wide(room)


class Sums(_Part):
    """Before, after and the difference; or the sum of the span."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.why import left_rect

        if self.is_covered(room):
            return None
        left = left_rect(room)
        return pygame.FRect(left.x, left.y, left.width, 52)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say, middle = self.scene, paint.style.say, y + h / 2
        paint.box(x, y, w, h, "inset", radius=14)
        unit = say(f"why.unit.{scene.tree.unit}")
        places = causes.places_for(scene.tree)
        amount = causes.in_shown_unit(scene.tree)
        left = x + 20
        if scene.mode != "span":
            left = self._spans(paint, left, middle, unit)
        show = numbers.signed if scene.mode != "span" else numbers.number
        ink = ink_of(scene, amount) if scene.mode != "span" else "ink"
        words = say("why.difference" if scene.mode != "span" else "why.total")
        runs = [(f"{words}  ", 13, "sub", "m"), (show(amount, places), 22, ink, "b"),
                (f" {unit}", 12, "sub", "m")]  # fmt: skip
        room = x + w - 208 - left
        fits = sum(paint.style.width(*run[:2], run[3]) for run in runs) <= room
        paint.runs(left, middle, runs if fits else runs[:2], room=room)
        words = say("why.unexplained", value=numbers.number(self._rest(), 1), unit=unit)
        kind = "good" if abs(self._rest()) < 0.05 else "bad"
        chip(paint, x + w - 14, middle, words, kind, icon="check-circle", align="r")

    def _rest(self) -> float:
        tree = self.scene.tree
        return tree.amount - sum(child.amount for child in tree.children)

    def _spans(self, paint: Painter, x: float, y: float, unit: str) -> float:
        scene = self.scene
        places = causes.places_for(scene.tree)
        change = round(causes.in_shown_unit(scene.tree), places)
        before, keys = self._before(places, change)
        for number, amount in enumerate((before, before + change)):
            words = paint.style.say(keys[number])
            runs = [(f"{words} ", 12, "sub", "m"),
                    (numbers.number(amount, places), 17, "ink", "b")]  # fmt: skip
            x += paint.runs(x, y, runs) + 14
            if not number:
                paint.icon(x + 4, y, "arrow-right-bold", 14, "sub")
                x += 24
        return x + 8

    def _before(self, places: int, change: float) -> tuple[float, tuple[str, str]]:
        """The first of two amounts, and what the two are called."""
        scene = self.scene
        explain, figure = scene.session.explain, scene.figure
        is_alone = scene.mode == "without"
        keys = ("why.without_it", "why.with_it") if is_alone else BEFORE_AFTER
        if is_alone or figure in TREES:
            mine = round(causes.in_shown_unit(explain(figure, *scene.span)), places)
            return mine - change, keys
        first = explain(figure, *scene.spans()[0])
        before = round(causes.in_shown_unit(first), places)
        return before, keys


class Modes(_Part):
    """What the figure is compared with."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.why import left_rect, right_rect

        right = right_rect(room)
        if self.is_covered(room):
            return None
        if right is None:
            left = left_rect(room)
            return pygame.FRect(left.x, left.y + 58, left.width, 40)
        return pygame.FRect(right.x, right.y, right.width, 52)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.box(*self.rect, "inset", radius=14)
        modes = self.scene.modes
        width = (w - 16) / len(modes)
        for number, mode in enumerate(modes):
            self.add(
                Tab(
                    rect=pygame.FRect(x + 8 + number * width, y + 6, width - 6, h - 12),
                    message=("mode", mode), label=paint.style.say(f"why.mode.{mode}"),
                    on=mode == self.scene.mode, edge=True, size=13,
                    reason=self.scene.reason(mode),
                )
            )  # fmt: skip
