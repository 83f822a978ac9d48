"""What the thing in hand would change, before the click."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.widgets import Painter, Panel

if TYPE_CHECKING:
    from game.scenes.island import Island

WIDTH = 264.0
ROW_H = 40.0


class PreviewCard(Panel):
    """Four rows: power, carbon, coins, jobs; then price, days and keys."""

    blocks = False

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.scene.kind:
            return None
        self.short = room.height < 560
        height = 214.0 if self.short else 352.0
        if layout.form(room) == "tiny":
            return pygame.FRect(room.right - 8 - WIDTH, 68, WIDTH, height)
        top = layout.below_top(room)
        left = room.right - layout.EDGE - WIDTH
        return pygame.FRect(left, top, WIDTH, height)

    def key(self) -> Hashable:
        return self.scene.kind, self.scene.preview_key(), self.short

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        style = paint.style
        item = self.scene.session.catalogue.get(self.scene.kind)
        paint.panel(*self.rect)
        paint.text(x + 16, y + 24, style.name(item.name), 16, weight="b", room=w - 32)
        shown = self.scene.preview
        if shown is None:
            words = style.name(item.about)
            paint.paragraph(x + 16, y + 52, w - 32, words, 13, "sub")
            words = style.say("preview.move")
            paint.block(x + 16, self.rect.bottom - 32, w - 32, words, 13, "link", "b")
            return
        capacity = style.say("preview.capacity", value=numbers.power(shown.capacity_mw))
        embodied = numbers.number(shown.embodied_tco2e)
        second = style.say("preview.embodied", value=embodied)
        first = f"{capacity} · {second}" if shown.capacity_mw else second
        paint.label(x + 16, y + 48, w - 32, first, 12, "sub")
        top = self._rows(paint, y + 64, shown)
        if not self.short:
            self._price(paint, top, shown)
        self._verdict(paint, shown)

    def _rows(self, paint: Painter, top: float, shown) -> float:
        x, _, w, _ = self.rect
        say = paint.style.say
        tonnes, unit = numbers.tonnes(shown.tco2e_per_year, numbers.signed)
        rows = (
            ("lightning", "power", numbers.signed(shown.average_mw, 2),
             say("preview.average"), _ink(shown.average_mw, True)),
            ("cloud", "cloud", tonnes, say("preview.carbon", unit=unit),
             _ink(-shown.tco2e_per_year, False)),
            ("coins", "coin", numbers.signed_coins(shown.yuan_per_year),
             say("preview.coins"), _ink(shown.yuan_per_year, False)),
            ("users-three", "people", numbers.signed(shown.jobs, 0),
             say("preview.jobs"), _ink(shown.jobs, True)),
        )  # fmt: skip
        step = 32.0 if self.short else ROW_H
        for number, (icon, tint, value, words, ink) in enumerate(rows):
            at = top + number * step
            paint.box(x + 12, at, w - 24, step - 4, "inset", radius=10)
            middle = at + (step - 4) / 2
            paint.icon(x + 28, middle, icon, 20, tint)
            runs = [(value, 18, ink, "b"), (f" {words}", 12, "ink", "m")]
            paint.runs(x + 46, middle, runs, room=w - 64)
        return top + len(rows) * step

    def _price(self, paint: Painter, top: float, shown) -> None:
        x, _, w, _ = self.rect
        style = paint.style
        days = style.say("preview.days", days=shown.build_days)
        days_w = paint.text(x + w - 16, top + 16, days, 12, "sub", align="r", room=90)
        runs = [
            (f"{style.say('preview.cost')} ", 12, "sub", "m"),
            (numbers.coins(shown.cost_yuan), 14, "ink", "b"),
            (f" {style.say('hud.coin')}", 12, "sub", "m"),
        ]
        paint.runs(x + 16, top + 16, runs, room=w - 40 - days_w)
        paint.line(x + 16, top + 32, x + w - 16, top + 32)
        keys = style.say("preview.keys")
        paint.label(x + 16, self.rect.bottom - 22, w - 32, keys, 12, "sub")

    def _verdict(self, paint: Painter, shown) -> None:
        x, y, w, h = self.rect
        middle = y + h - (22 if self.short else 58)
        if shown.reason is None:
            words, ink, icon = (
                paint.style.say("preview.place"),
                "good_t",
                "check-circle",
            )
        else:
            words, ink = self.scene.words_of(shown.reason), "bad_t"
            icon = "x-circle"
        paint.icon(x + 25, middle, icon, 18, ink)
        paint.block(x + 40, middle, w - 56, words, 13, ink, "b")


def _ink(good: float, plain_if_less: bool) -> str:
    if abs(good) < 5e-3:
        return "ink"
    if good < 0 and plain_if_less:
        return "ink"
    return "good_t" if good > 0 else "bad_t"
