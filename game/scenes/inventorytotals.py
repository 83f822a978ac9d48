"""Above the list of the inventory its sum, below it what the bars' colours say."""

import pygame

from game import numbers
from game.scenes.inventory import METHODS_H, SCOPE_FILLS, TOTALS_H, Part, list_rect
from game.scenes.inventoryrow import Row
from game.style import Style
from game.widgets import IconButton, Painter
from game.widgets.parts import swatch


class Totals(Part):
    """The year, the sum of the scopes and one bar of all three."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_hidden(room):
            return None
        left = list_rect(room)
        return pygame.FRect(left.x, left.y, left.width, TOTALS_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, column = self.scene, self.scene.column
        paint.box(*self.rect, "inset", radius=14)
        left = self._years(paint.style, x + 12, y + 24)
        found = scene.found
        rows = [row for row in scene.rows() if row.category is None]
        whole = column.show(column.whole(found.totals.gross.t))
        sum_words = " + ".join(column.show(row.shown) for row in rows)
        runs = [
            (f"{whole} ", 20, "ink", "b"), (f"{column.unit} CO₂e", 12, "sub", "m"),
            (f"  = {sum_words}", 13, "sub", "m"),
        ]  # fmt: skip
        used = paint.runs(left + 12, y + 24, runs, room=w - left + x - 24)
        words = paint.style.say(
            "inventory.quality", value=numbers.number(found.quality, 1)
        )
        rest = w - (left - x) - used - 44
        if paint.style.width(words, 12) <= rest:
            paint.text(x + w - 16, y + 25, words, 12, "sub", align="r")
        self._bar(paint, pygame.FRect(x + 16, y + h - 26, w - 32, 14), rows)

    def _years(self, style: Style, x: float, middle: float) -> float:
        years, year = self.scene.years, self.scene.year
        for step, icon, edge in (
            (-1, "caret-left-bold", years[0]), (1, "caret-right-bold", years[-1]),
        ):  # fmt: skip
            reason = style.say("report.no_year", year=year) if year == edge else ""
            self.add(
                IconButton(
                    rect=pygame.FRect(x, middle - 16, 32, 32), message=("year", step),
                    icon=icon, radius=16, size=14, reason=reason,
                    hint=style.say("report.other_year", year=year + step),
                )
            )  # fmt: skip
            x += 36
        return x

    @staticmethod
    def _bar(paint: Painter, rect: pygame.FRect, rows: list[Row]) -> None:
        left = rect.x
        for row in rows:
            width = rect.width * row.scope.share_of_gross
            fill = paint.style.fill(*SCOPE_FILLS[row.scope.number])
            if width >= 1.0:
                paint.pattern(
                    left, rect.y, max(width - 1, 1), rect.height, fill, radius=3,
                    edge=fill.edge,
                )  # fmt: skip
            left += width


class Methods(Part):
    """What the colours of the bars say: how the tonnes were worked out."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.is_hidden(room):
            return None
        left = list_rect(room)
        top = left.bottom - METHODS_H
        return pygame.FRect(left.x, top, left.width, METHODS_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        style, middle = paint.style, y + h / 2 + 4
        methods = self.scene.found.methods
        words = [style.name(one.name) for one in methods]
        used = sum(style.width(one, 12) + 46 for one in words)
        head = style.say("inventory.bars")
        if style.width(head, 12, "b") + 12 + used <= w:
            x += paint.text(x + 2, middle, head, 12, "sub", "b") + 12
        for method, one in zip(methods, words, strict=True):
            swatch(paint, x, middle, style.fill(method.method, "method"), 20, 13)
            x += paint.text(x + 26, middle, one, 12) + 46
