"""One category of the inventory: range, quality, lines with factor and source."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.sources import source_names
from game.widgets import Button, Painter, Panel
from game.widgets.parts import chip, scroll_mark
from sim_core.disclosure import COMPUTED

if TYPE_CHECKING:
    from game.scenes.inventory import Inventory
    from sim_core.disclosure import Category, Line

CONFIDENCE = {"A": "good", "B": "info", "C": "warn"}
STATUS = {"not_applicable": "plain", "not_estimated": "warn", "elsewhere": "info"}
FIGURES = {1: "scope1_t", 2: "scope2_market_t", 3: "scope3_t"}
PAD = 22.0


class Detail(Panel):
    def __init__(self, scene: "Inventory") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.inventory import detail_rect, is_wide

        self.is_alone = not is_wide(room)
        return detail_rect(room, self.scene.is_open)

    def key(self) -> Hashable:
        return self.scene.year, self.scene.chosen, self.is_alone

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        category = self.scene.row.category
        assert category is not None
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        self._head(paint, category)
        inner = pygame.FRect(x + PAD, y + 72, w - 2 * PAD, h - 72 - 66)
        with paint.clip(*inner.inflate(8, 0)):
            end = self._body(paint, inner, category)
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)
        self._acts(paint, category)

    def _head(self, paint: Painter, category: "Category") -> None:
        x, y, w, _ = self.rect
        style, column = paint.style, self.scene.column
        used = 0.0
        if category.status == COMPUTED:
            runs = [(column.show(self.scene.row.shown), 22, "ink", "b"),
                    (f" {column.unit} CO₂e", 12, "sub", "m")]  # fmt: skip
            used = paint.runs(x + w - PAD, y + 36, runs, "r")
        number = f"{category.number}  " if category.number else ""
        name = f"{number}{style.name(category.name)}"
        paint.block(x + PAD, y + 36, w - 2 * PAD - used - 12, name, 18, weight="b")
        paint.line(x + PAD, y + 66, x + w - PAD, y + 66)

    def _body(self, paint: Painter, inner: pygame.FRect, category: "Category") -> float:
        top = inner.y + 18 - self.scroll
        if not category.lines:
            return self._reason(paint, inner, top, category)
        top = self._facts(paint, inner, top, category)
        for line in sorted(category.lines, key=lambda one: -abs(one.tonnes.t)):
            top = self._line(paint, inner, top, line)
        return top

    def _reason(
        self, paint: Painter, inner: pygame.FRect, top: float, category: "Category"
    ) -> float:
        """Why a category has no tonnes."""
        style = paint.style
        if category.status != COMPUTED:
            words = style.say(f"report.{category.status}")
            chip(paint, inner.x, top + 4, words, STATUS.get(category.status, "plain"))
            top += 40
        if category.reason is not None:
            words = style.name(category.reason)
            top = paint.paragraph(inner.x, top, inner.width, words, 15) + 10
        words = style.say(f"inventory.{category.status}_is")
        return paint.paragraph(inner.x, top, inner.width, words, 13, "sub")

    def _facts(
        self, paint: Painter, inner: pygame.FRect, top: float, category: "Category"
    ) -> float:
        """Share, range and quality of the whole category."""
        say, column, tonnes = paint.style.say, self.scene.column, category.tonnes
        low, high = (
            column.show(column.whole(t)) for t in (tonnes.low_t, tonnes.high_t)
        )
        facts = (
            ("inventory.share", numbers.percent(category.share_of_scope, 1)),
            ("inventory.range", f"{low} – {high} {column.unit}"),
            ("inventory.quality_is", f"{numbers.number(category.quality, 1)} / 5"),
        )
        for key, value in facts:
            used = paint.text(inner.right, top, value, 14, weight="b", align="r")
            room = inner.width - used - 10
            paint.text(inner.x, top, say(key), 13, "sub", room=room)
            top += 27
        return top + 6

    def _line(
        self, paint: Painter, inner: pygame.FRect, top: float, line: "Line"
    ) -> float:
        """A source of tonnes: amount × factor, then where the factor is from."""
        style, say = paint.style, paint.style.say
        x, w = inner.x, inner.width
        source = source_names(line.sources) or say("inventory.no_source")
        wrapped = paint.lines(source, w - 28, 12)
        step = paint.line_height(12)
        height = 92 + len(wrapped) * step
        paint.box(x, top, w, height, "inset", radius=14)
        amount, unit = numbers.tonnes(line.tonnes.t)
        runs = [(amount, 15, "ink", "b"), (f" {unit}", 12, "sub", "m")]
        used = paint.runs(x + w - 14, top + 20, runs, "r")
        name = style.name(line.name)
        paint.text(x + 14, top + 20, name, 14, weight="b", room=w - used - 40)
        words = say(
            "why.line", amount=numbers.number(line.amount, 1), unit=line.unit,
            factor=numbers.number(line.t_per_unit, 4),
            activity=causes.activity_name(style, line.activity),
        )  # fmt: skip
        paint.block(x + 14, top + 45, w - 28, words, 12)
        grade = line.confidence or "C"
        used = chip(
            paint, x + 14, top + 72, say(f"confidence.{grade}"),
            CONFIDENCE.get(grade, "warn"), icon="seal-check", height=22,
        )  # fmt: skip
        method = say(f"method.{line.method}")
        paint.text(x + 24 + used, top + 72, method, 12, "sub", room=w - used - 38)
        for number, words in enumerate(wrapped):
            paint.text(x + 14, top + 95 + number * step, words, 12, "sub", room=w - 28)
        return top + height + 10

    def _acts(self, paint: Painter, category: "Category") -> None:
        x, y, w, h = self.rect
        style = paint.style
        left = x + PAD
        if self.is_alone:
            self.add(
                Button(
                    rect=pygame.FRect(left, y + h - 56, 130, 44), message=("back",),
                    label=style.say("inventory.back"), icon="arrow-left-bold", size=14,
                )
            )  # fmt: skip
        is_beside = self.scene.row.scope is self.scene.found.scope2_location
        figure = FIGURES[self.scene.row.scope.number]
        figure = "scope2_location_t" if is_beside else figure
        reason = ""
        if not category.lines:
            reason = style.say("inventory.no_tonnes")
        self.add(
            Button(
                rect=pygame.FRect(x + w - PAD - 210, y + h - 56, 210, 44),
                message=("why", figure, category.id), reason=reason, size=15,
                label=style.say("inventory.why"), kind="primary", icon="tree-structure",
            )
        )  # fmt: skip
