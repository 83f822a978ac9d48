"""The ranking of measures, and their places by low, middle and high factors."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.widgets import Look, Painter, Panel, Pressable
from game.widgets.parts import chip, scroll_mark

if TYPE_CHECKING:
    from game.scenes.choices import ChoiceSheet
    from sim_core.pathway_choices import Option

PAD, HEAD_H, ROW_H = 18.0, 96.0, 50.0
PRICE_W, TONNES_W, RANK_W = 108.0, 84.0, 34.0


class ChoiceList(Panel):
    def __init__(self, scene: "ChoiceSheet") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.choices import is_wide, right_rect

        if not is_wide(room) and self.scene.tab != "ranking":
            return None
        return right_rect(room)

    def key(self) -> Hashable:
        return self.scene.news, self.scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say = self.scene, paint.style.say
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        used = 0.0
        if scene.choices.options:
            flips = scene.choices.flips
            words = say("choices.flips" if flips else "choices.holds")
            icon = "warning" if flips else "check-circle"
            kind = "warn" if flips else "good"
            used = chip(paint, x + w - PAD, y + 30, words, kind, icon=icon, align="r")
        room = w - 2 * PAD - used - 10
        paint.label(x + PAD, y + 30, room, say("choices.ask"), 17, weight="b")
        self._heads(paint, y + HEAD_H - 24)
        inner = pygame.FRect(x + PAD, y + HEAD_H, w - 2 * PAD, h - HEAD_H - 14)
        with paint.clip(*inner.inflate(8, 0)):
            top = inner.y - self.scroll
            for option in scene.choices.options:
                self._row(paint, option, inner, top)
                top += ROW_H
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)

    def _ends(self) -> tuple[float, float, float]:
        """Right edges of price, tonnes, and the places by three sets."""
        right = self.rect.right - PAD - 8
        ranks = right - 3 * RANK_W
        return ranks - TONNES_W, ranks, right

    def _heads(self, paint: Painter, y: float) -> None:
        say, (price, tonnes, right) = paint.style.say, self._ends()
        paint.label(
            self.rect.x + PAD, y, 120, say("choices.measure"), 12, "sub", weight="b"
        )
        for end, room, key in (
            (price, PRICE_W, "price"), (tonnes, TONNES_W - 4, "tonnes"),
            (right, 3 * RANK_W - 8, "places"),
        ):  # fmt: skip
            words = say(f"choices.{key}")
            paint.label(end, y, room, words, 12, "sub", "b", align="r")

    def _row(
        self, paint: Painter, option: "Option", inner: pygame.FRect, top: float
    ) -> None:
        self.add(
            ChoiceRow(
                pygame.FRect(inner.x, top, inner.width - 8, ROW_H - 4), inner, option,
                self.scene.name_of(option), self._ends(),
                option.kind == self.scene.chosen,
            )
        )  # fmt: skip


class ChoiceRow(Pressable):
    """A measure with its price, tonnes and three places."""

    def __init__(
        self, rect: pygame.FRect, clip: pygame.FRect, option: "Option", name: str,
        ends: tuple[float, float, float], on: bool,
    ) -> None:  # fmt: skip
        super().__init__(rect=rect, message=("option", option.kind), radius=10)
        self.clip = clip
        self.option, self.name, self.ends, self.on = option, name, ends, on

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        middle, option = y + h / 2, self.option
        fill = "select" if self.on else "inset2" if look.hovered else "inset"
        ink, sub = ("select_ink",) * 2 if self.on else ("ink", "sub")
        paint.box(x, y, w, h, fill, radius=10)
        price_end, tonnes_end, right = self.ends
        price = option.yuan_per_t[1]
        words = paint.style.say("choices.none") if price is None else _yuan(price)
        good = "good_t" if price is not None and price < 0.0 else ink
        if self.on:
            good = ink
        used = paint.text(price_end, middle, words, 14, good, "b", align="r")
        room = price_end - used - x - 22
        paint.label(x + 12, middle, room, self.name, 13, ink, "b")
        amount, unit = numbers.tonnes(option.avoided_t[1])
        paint.text(
            tonnes_end, middle, f"{amount} {unit}", 13, ink, align="r",
            room=TONNES_W - 6,
        )  # fmt: skip
        for number, rank in enumerate(option.rank):
            end = right - (2 - number) * RANK_W - 8
            differs = rank != option.rank[1]
            token = ink if self.on else "warn_t" if differs else sub
            weight = "b" if differs or number == 1 else "m"
            paint.text(end, middle, str(rank + 1), 13, token, weight, align="r")


def _yuan(price: float) -> str:
    return numbers.number(price)
