"""What the thing in hand would change, before the click."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.scenes.previewwhy import Line, reasons
from game.widgets import Painter, Panel
from sim_core.economy.prices import build_cost_yuan
from sim_core.preview import Preview

if TYPE_CHECKING:
    from game.scenes.island import Island

WIDTH, ROW_H, SHORT_ROW_H = 264.0, 40.0, 32.0
HEAD_H, PRICE_H, FOOT_H, GAP = 40.0, 34.0, 74.0, 4.0
# Points of support that are worth a row.
LEAST_SUPPORT = 0.05
WRONG_GROUND = "reject.wrong_ground"
Figure = tuple[str, str, str, str, str]


class PreviewCard(Panel):
    """Four rows with their reasons, price and days; where it is refused, only why."""

    blocks = False

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    @property
    def item(self):
        return self.scene.session.catalogue.get(self.scene.kind)

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.scene.kind:
            return None
        self.short = room.height < layout.LOW
        high = self._height()
        if layout.form(room) == "tiny":
            return pygame.FRect(room.right - 8 - WIDTH, 68, WIDTH, high)
        top = layout.below_top(room)
        return pygame.FRect(room.right - layout.EDGE - WIDTH, top, WIDTH, high)

    def key(self) -> Hashable:
        return self.scene.kind, self.scene.preview_key(), self.short

    def _height(self) -> float:
        shown = self.scene.preview
        paint = Painter(pygame.display.get_surface(), self.scene.style)
        lines = self._lines()
        count = sum(len(paint.lines(words, WIDTH - 32, 13)) for words, _ in lines)
        text_h = paint.line_height(13) * count + GAP * len(lines)
        if shown is None or is_refused(shown):
            return HEAD_H + text_h + PRICE_H + FOOT_H
        rows = len(self._figures(shown))
        if self.short:
            return 100.0 + rows * SHORT_ROW_H
        return 64.0 + rows * ROW_H + text_h + PRICE_H + FOOT_H + 4

    def _lines(self) -> list[Line]:
        """Paragraphs of the card: what it is, or why the figures are what they are."""
        style, shown = self.scene.style, self.scene.preview
        about = [(style.name(self.item.about), "sub")]
        if shown is None:
            return about
        if is_refused(shown):
            return self._grounds() if shown.reason.key == WRONG_GROUND else []
        catalogue = self.scene.session.catalogue
        return reasons(style, catalogue, self.item, shown) or about

    def _grounds(self) -> list[Line]:
        """Where it can stand, when it was held where it cannot."""
        say = self.scene.style.say
        names = say("preview.and").join(
            say(f"ground.{name}") for name in self.item.ground
        )
        return [(say("preview.stands_on", grounds=names), "sub")]

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        style, shown = paint.style, self.scene.preview
        paint.panel(*self.rect)
        name = style.name(self.item.name)
        paint.text(x + 16, y + 24, name, 16, weight="b", room=w - 32)
        if shown is None or is_refused(shown):
            top = self._paragraphs(paint, y + HEAD_H + 8)
            self._price(paint, top - 8)
            self._verdict(paint, shown)
            return
        capacity = style.say("preview.capacity", value=numbers.power(shown.capacity_mw))
        embodied = numbers.number(shown.embodied_tco2e)
        second = style.say("preview.embodied", value=embodied)
        first = f"{capacity} · {second}" if shown.capacity_mw else second
        paint.label(x + 16, y + 48, w - 32, first, 12, "sub")
        top = self._rows(paint, y + 64, shown)
        if not self.short:
            top = self._paragraphs(paint, top + 10)
            self._price(paint, top - 8)
        self._verdict(paint, shown)

    def _paragraphs(self, paint: Painter, top: float) -> float:
        x, _, w, _ = self.rect
        for words, ink in self._lines():
            top = paint.paragraph(x + 16, top + 4, w - 32, words, 13, ink) - 4 + GAP
        return top

    def _figures(self, shown: Preview) -> list[Figure]:
        """Icon, its colour, value, unit and the value's colour, row by row."""
        say = self.scene.style.say
        tonnes, unit = numbers.tonnes(shown.tco2e_per_year, numbers.signed)
        rows = [
            self._power(shown),
            ("cloud", "cloud", tonnes, say("preview.carbon", unit=unit),
             ink_of(-shown.tco2e_per_year)),
            ("coins", "coin", numbers.signed_coins(shown.yuan_per_year),
             say("preview.coins"), ink_of(round(shown.yuan_per_year / 1e3))),
            ("users-three", "people", numbers.signed(shown.jobs, 0),
             say("preview.jobs"), ink_of(shown.jobs, plain_if_less=True)),
        ]  # fmt: skip
        if abs(shown.support) >= LEAST_SUPPORT:
            value = numbers.signed(shown.support, 1)
            ink = ink_of(shown.support)
            rows.append(("heart", "heart", value, say("preview.support"), ink))
        return rows

    def _rows(self, paint: Painter, top: float, shown: Preview) -> float:
        x, _, w, _ = self.rect
        rows, step = self._figures(shown), SHORT_ROW_H if self.short else ROW_H
        for number, (icon, tint, value, words, ink) in enumerate(rows):
            at = top + number * step
            paint.box(x + 12, at, w - 24, step - 4, "inset", radius=10)
            middle = at + (step - 4) / 2
            paint.icon(x + 28, middle, icon, 20, tint)
            runs = [(value, 18, ink, "b"), (f" {words}", 12, "ink", "m")]
            paint.runs(x + 46, middle, runs, room=w - 64)
        return top + len(rows) * step

    def _power(self, shown: Preview) -> Figure:
        """What a plant makes on the average; what a store hands on in a day."""
        say = self.scene.style.say
        if "energy_mwh" in self.item.params:
            value = numbers.number(shown.stored_mwh_per_year / 365.0, 1)
            return "battery-charging", "power", value, say("preview.stored"), "ink"
        value = numbers.signed(shown.average_mw, 2)
        ink = ink_of(shown.average_mw, plain_if_less=True)
        return "lightning", "power", value, say("preview.average"), ink

    def _price(self, paint: Painter, top: float) -> None:
        """Price and days of the data sheet, known wherever it would stand."""
        x, _, w, _ = self.rect
        session, style = self.scene.session, paint.style
        yuan = build_cost_yuan(
            session.level, session.catalogue, session.state, self.item
        )
        days = style.say("preview.days", days=round(self.item.build_days))
        days_w = paint.text(x + w - 16, top + 16, days, 12, "sub", align="r", room=90)
        runs = [
            (f"{style.say('preview.cost')} ", 12, "sub", "m"),
            (numbers.coins(yuan), 14, "ink", "b"),
            (f" {style.say('hud.coin')}", 12, "sub", "m"),
        ]
        paint.runs(x + 16, top + 16, runs, room=w - 40 - days_w)
        paint.line(x + 16, top + 32, x + w - 16, top + 32)

    def _verdict(self, paint: Painter, shown: Preview | None) -> None:
        x, y, w, h = self.rect
        say, middle = paint.style.say, y + h - (18 if self.short and shown else 52)
        if shown is None:
            words, ink, icon = say("preview.move"), "link", "target"
        elif shown.reason is None:
            words, ink, icon = say("preview.place"), "good_t", "check-circle"
        else:
            words, ink = self.scene.words_of(shown.reason), "bad_t"
            icon = "x-circle"
        paint.icon(x + 25, middle, icon, 18, ink)
        paint.block(x + 40, middle, w - 56, words, 13, ink, "b", most=3)
        if not (self.short and shown):
            can = shown is not None and shown.reason is None
            keys = say("preview.keys" if can else "preview.put_down")
            paint.label(x + 16, y + h - 18, w - 32, keys, 12, "sub")


def is_refused(shown: Preview) -> bool:
    """Whether nothing was worked out, for it cannot stand there."""
    return shown.reason is not None and not shown.build_days


def ink_of(good: float, *, plain_if_less: bool = False) -> str:
    """Green for better and red for worse, as far as the figure shows it."""
    if abs(good) < 5e-3 or (good < 0 and plain_if_less):
        return "ink"
    return "good_t" if good > 0 else "bad_t"
