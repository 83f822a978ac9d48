"""The ranking of measures, and their places by low, middle and high factors."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.tabs import is_wide
from game.widgets import Button, Look, Painter, Panel, Pressable
from game.widgets.parts import chip, scroll_mark
from sim_core.commands import Upgrade

if TYPE_CHECKING:
    from game.scenes.choices import ChoiceSheet
    from sim_core.pathway_choices import Option

PAD, HEAD_H, ROW_H = 18.0, 96.0, 50.0
PRICE_W, TONNES_W, RANK_W = 108.0, 84.0, 34.0
FOOT_H, ACT_W = 68.0, 150.0


class ChoiceList(Panel):
    def __init__(self, scene: "ChoiceSheet") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.choices import right_rect

        if not is_wide(room) and self.scene.tab != "ranking":
            return None
        return right_rect(room)

    def key(self) -> Hashable:
        return self.scene.news, self.scene.chosen

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, say = self.scene, paint.style.say
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        words, kind, icon = self._verdict()
        used = chip(paint, x + w - PAD, y + 30, say(words), kind, icon=icon, align="r")
        room = w - 2 * PAD - used - 10
        paint.label(x + PAD, y + 30, room, say("choices.ask"), 17, weight="b")
        self._heads(paint, y + HEAD_H - 24)
        foot = FOOT_H if scene.picked is not None else 14.0
        inner = pygame.FRect(x + PAD, y + HEAD_H, w - 2 * PAD, h - HEAD_H - foot)
        with paint.clip(*inner.inflate(8, 0)):
            top = inner.y - self.scroll
            for option in scene.choices.options:
                self._row(paint, option, inner, top)
                top += ROW_H
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)
        if scene.picked is not None:
            self._act(paint, scene.picked, x + PAD, y + h - FOOT_H, w - 2 * PAD)

    def _verdict(self) -> tuple[str, str, str]:
        """Whether the order holds, once all are counted; words, kind and sign."""
        scene = self.scene
        if scene.choices.flips:
            return "choices.flips", "warn", "warning"
        if not scene.work.is_done:
            return "choices.order_open", "plain", "clock"
        return "choices.holds", "good", "check-circle"

    def _act(
        self, paint: Painter, option: "Option", x: float, y: float, w: float
    ) -> None:
        """What is chosen, and the way to do it."""
        scene, middle = self.scene, y + FOOT_H / 2
        is_change = isinstance(option.command, Upgrade)
        words = paint.style.say("choices.change" if is_change else "choices.build")
        paint.line(x, y + 6, x + w, y + 6)
        room = w - ACT_W - 16
        paint.text(x, middle - 8, scene.name_of(option), 15, weight="b", room=room)
        paint.text(x, middle + 12, scene.second_of(option), 12, "sub", room=room)
        self.add(
            Button(
                rect=pygame.FRect(x + w - ACT_W, middle - 20, ACT_W, 44), size=15,
                message=("build",), label=words, kind="primary",
                icon="wrench" if is_change else "hammer",
            )
        )  # fmt: skip

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
        ):  # fmt: skip
            words = say(f"choices.{key}")
            paint.label(end, y, room, words, 12, "sub", "b", align="r")
        for number, words in enumerate(say("choices.places").split(" · ")):
            end = right - (2 - number) * RANK_W - 8
            paint.text(end, y, words, 12, "sub", "b", align="r")

    def _row(
        self, paint: Painter, option: "Option", inner: pygame.FRect, top: float
    ) -> None:
        self.add(
            ChoiceRow(
                pygame.FRect(inner.x, top, inner.width - 8, ROW_H - 4), inner, option,
                (self.scene.name_of(option), self.scene.second_of(option)),
                self._ends(), option.command == self.scene.chosen,
            )
        )  # fmt: skip


class ChoiceRow(Pressable):
    """A measure with its price, tonnes and three places."""

    def __init__(
        self, rect: pygame.FRect, clip: pygame.FRect, option: "Option",
        names: tuple[str, str], ends: tuple[float, float, float], on: bool,
    ) -> None:  # fmt: skip
        super().__init__(rect=rect, message=("option", option.command), radius=10)
        self.clip = clip
        self.option, self.names, self.ends, self.on = option, names, ends, on

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
        name, second = self.names
        paint.text(x + 12, middle - 9, name, 13, ink, "b", room=room)
        paint.label(x + 12, middle + 10, room, second, 12, sub)
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
