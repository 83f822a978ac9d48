"""The pathway's chart: wedges a year, the year that runs, the line, the peak."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.daychart import nice_step
from game.widgets import Painter, Panel, Pressable
from game.widgets.parts import swatch

if TYPE_CHECKING:
    from game.scenes.pathway import PathwaySheet
    from sim_core.pathway import PathwayYear

LEGEND_H, AXIS_W, FOOT_H, HEAD_H = 58.0, 52.0, 26.0, 40.0
MOST_GRID, MOST_TICKS = 7, 12
LEAST_LABEL_H, LEAST_LABEL_W = 24.0, 110.0
STRIP_SHARE, STRIP_W = 0.25, 26.0


class Part(Panel):
    def __init__(self, scene: "PathwaySheet") -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.news, self.scene.chosen

    def is_hidden(self, room: pygame.FRect) -> bool:
        from game.scenes.tabs import is_wide

        return not is_wide(room) and self.scene.tab != "chart"


class Chart(Part):
    """A column a year: what is left, and what each measure took off."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.pathbudget import BUDGET_H, has_budget
        from game.scenes.pathway import left_rect

        if self.is_hidden(room):
            return None
        left = left_rect(room)
        high = left.height - (BUDGET_H if has_budget(room) else 0.0)
        return pygame.FRect(left.x, left.y, left.width, high)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        self.view = self.scene.shown
        self.plot = pygame.FRect(
            x + AXIS_W, y + HEAD_H, w - AXIS_W - 8, h - HEAD_H - FOOT_H - LEGEND_H
        )
        self._scale()
        paint.text(
            x, y + 12, paint.style.say("pathway.axis", unit=self.unit), 13, "sub"
        )
        paint.box(*self.plot, "chart", radius=0)
        self._grid(paint)
        self.labels: list[tuple[pygame.FRect, str]] = []
        for year in self.view.years:
            self._column(paint, year)
        self._waiting(paint)
        self._running(paint)
        self._lines(paint)
        for rect, words in self.labels:
            self._label(paint, rect, words)
        self._marks(paint)
        self._so_far(paint)
        self._legend(paint, x, y + h - LEGEND_H + 10, w)

    def _scale(self) -> None:
        """The unit, and the height of one of it."""
        view = self.view
        tops = [self._top(year) for year in view.years]
        most = max([*view.line_t, *tops, view.so_far_t, 1.0]) * 1.08
        low = min([year.net_t for year in view.years] + [view.so_far_t, 0.0])
        self.column = numbers.tonnes_column(most)
        self.unit = self.column.unit
        self.per_t = self.plot.height / (most - low)
        self.zero = self.plot.bottom + low * self.per_t
        self.most, self.low = most, low
        self.year_w = self.plot.width / max(view.end_year - view.base_year + 1, 1)

    @staticmethod
    def _top(year: "PathwayYear") -> float:
        return year.net_t + sum(max(wedge.t, 0.0) for wedge in year.wedges)

    def _x(self, year: float) -> float:
        return self.plot.x + (year - self.view.base_year) * self.year_w

    def _y(self, tonnes: float) -> float:
        return self.zero - tonnes * self.per_t

    def _grid(self, paint: Painter) -> None:
        step_t = nice_step((self.most - self.low) / self.column.per_unit, MOST_GRID)
        step_t *= self.column.per_unit
        for number in range(int(self.low // step_t), int(self.most // step_t) + 1):
            y = self._y(number * step_t)
            if not self.plot.top <= y <= self.plot.bottom + 1:
                continue
            ink = "sub" if number == 0 else "grid"
            paint.line(self.plot.x, y, self.plot.right, y, ink)
            words = numbers.number(number * step_t / self.column.per_unit)
            paint.text(self.plot.x - 10, y, words, 12, "sub", align="r")
        view = self.view
        every = (view.end_year - view.base_year + 1) // MOST_TICKS + 1
        for year in range(view.base_year, view.end_year + 1, every):
            at = self._x(year + 0.5)
            paint.text(at, self.plot.bottom + 14, str(year), 12, "sub", align="m")

    def _column(self, paint: Painter, year: "PathwayYear") -> None:
        """Net at the bottom, measures above it.

        They reach above business as usual by what measures added: a red strip.
        """
        left, wide = self._x(year.year) + 1, self.year_w - 2
        self._piece(paint, left, wide, (0.0, year.net_t), "residual")
        base = max(year.net_t, 0.0)
        for wedge in reversed([one for one in year.wedges if one.t > 0.0]):
            rect = self._piece(paint, left, wide, (base, base + wedge.t), wedge.id)
            self.labels.append((rect, paint.style.name(wedge.name)))
            base += wedge.t
        if base > year.usual_net_t:
            strip = min(wide * STRIP_SHARE, STRIP_W)
            span = (year.usual_net_t, base)
            self._piece(paint, left + wide - strip, strip, span, "added")
        self.add(
            Pressable(
                rect=pygame.FRect(left, self.plot.y, wide, self.plot.height),
                message=("year", year.year), radius=4,
            )
        )  # fmt: skip
        if year.year == self.scene.chosen:
            paint.box(
                left - 2, self.plot.y, wide + 4, self.plot.height, None, radius=6,
                edge="focus", thick=2,
            )  # fmt: skip

    def _piece(
        self, paint: Painter, left: float, wide: float, span: tuple[float, float],
        name: str,
    ) -> pygame.FRect:  # fmt: skip
        top, bottom = self._y(max(span)), self._y(min(span))
        rect = pygame.FRect(left, top, wide, max(bottom - top, 0.0))
        fill = paint.style.fill(name, "wedge")
        if rect.height >= 1.0:
            paint.pattern(*rect, fill, edge=fill.edge)
        return rect

    @staticmethod
    def _label(paint: Painter, rect: pygame.FRect, words: str) -> None:
        """A name on its plate, where the piece is large enough."""
        width = paint.style.width(words, 13, "b") + 16
        if rect.height < LEAST_LABEL_H or rect.width < max(width, LEAST_LABEL_W):
            return
        x, y = rect.center
        paint.box(x - width / 2, y - 11, width, 22, "field", radius=6, alpha=238)
        paint.text(x, y, words, 13, "ink", "b", align="m")

    def _waiting(self, paint: Painter) -> None:
        """Years that are closed and not worked out yet."""
        view = self.view
        for number in range(len(view.years), view.closed):
            left = self._x(view.base_year + number)
            fill = paint.style.fill("off")
            wide, high = self.year_w - 2, self.plot.height
            paint.pattern(left + 1, self.plot.y, wide, high, fill, alpha=120)
            words = paint.style.say("pathway.wait")
            x, y = left + self.year_w / 2, self.plot.centery
            width = min(paint.style.width(words, 12, "b") + 16, wide)
            paint.box(x - width / 2, y - 12, width, 24, "field", radius=6, alpha=238)
            paint.label(x, y, wide - 8, words, 12, "sub", "b", align="m")

    def _running(self, paint: Painter) -> None:
        """The year that is not over: what it has come to so far, lighter."""
        view = self.view
        if view.days_so_far:
            left = self._x(view.base_year + view.closed) + 1
            self._piece(paint, left, self.year_w - 2, (0.0, view.so_far_t), "running")

    def _so_far(self, paint: Painter) -> None:
        """How many days the lighter column holds, over the line of today."""
        view = self.view
        words = paint.style.say("pathway.so_far", days=view.days_so_far)
        width = paint.style.width(words, 12, "b") + 16
        if not view.days_so_far or width > self.year_w:
            return
        x = self._x(view.base_year + view.closed + 0.5)
        y = max(self._y(max(view.so_far_t, 0.0)) - 16, self.plot.y + 14)
        paint.box(x - width / 2, y - 11, width, 22, "field", radius=6, alpha=238)
        paint.text(x, y, words, 12, "sub", "b", align="m")

    def _lines(self, paint: Painter) -> None:
        """Business as usual, the 1.5 °C line, the island itself."""
        usual, net = [], []
        for year in self.view.years:
            for at in (self._x(year.year), self._x(year.year + 1)):
                usual.append((at, self._y(year.usual_net_t)))
                net.append((at, self._y(year.net_t)))
        line = [
            (self._x(self.view.base_year + number + 0.5), self._y(tonnes))
            for number, tonnes in enumerate(self.view.line_t)
        ]
        for points, ink, dash in (
            (usual, "ink", (3.0, 4.0)), (net, "ink", None),
            (line, "bad_t", (12.0, 7.0)),
        ):  # fmt: skip
            if len(points) > 1:
                paint.poly_line(points, "field", 6, dash)
                paint.poly_line(points, ink, 3, dash)

    def _marks(self, paint: Painter) -> None:
        view, say = self.view, paint.style.say
        at = min(self._x(view.today), self.plot.right)
        paint.poly_line(
            [(at, self.plot.y - 8), (at, self.plot.bottom)], "link", 2, (6, 5)
        )
        words = say("pathway.now")
        width = paint.style.width(words, 12, "b") + 18
        left = min(max(at - width / 2, self.plot.x), self.plot.right - width)
        paint.box(left, self.plot.y - 30, width, 22, "link", radius=11)
        ink = "white" if paint.style.theme == "day" else "black"
        paint.text(left + width / 2, self.plot.y - 19, words, 12, ink, "b", align="m")
        if view.peak_year is not None:
            self._peak(paint, view.peak_year)

    def _peak(self, paint: Painter, peak: int) -> None:
        year = self.view.year(peak)
        if year is None:
            return
        words = paint.style.say("pathway.peak", year=peak)
        width = paint.style.width(words, 13, "b") + 40
        at = self._x(peak + 0.5)
        left = min(max(at - width / 2, self.plot.x + 4), self.plot.right - width - 4)
        top = self.plot.bottom - 40
        paint.box(left, top, width, 28, "field", radius=8, edge="warn_t", alpha=245)
        paint.icon(left + 16, top + 14, "flag", 16, "warn_t")
        paint.text(left + 28, top + 14, words, 13, "ink", "b")

    def _legend(self, paint: Painter, x: float, y: float, w: float) -> None:
        """Every wedge that is there, then the lines; two lines at most."""
        style, left, top = paint.style, x, y
        for kind, name, words in self._entries():
            width = 44 + style.width(words, 12) + 14
            if left + width > x + w and left > x:
                left, top = x, top + 25
            if kind == "fill":
                swatch(paint, left, top, style.fill(name, "wedge"), 24, 15)
            else:
                dash = {"usual": (3.0, 4.0), "line": (7.0, 4.0)}.get(name)
                ink = "bad_t" if name == "line" else "ink"
                paint.poly_line([(left, top), (left + 24, top)], ink, 3, dash)
            paint.text(left + 32, top, words, 12, room=x + w - left - 32)
            left += width

    def _entries(self) -> list[tuple[str, str, str]]:
        style, names = self.scene.style, {}
        for year in self.view.years:
            names |= {wedge.id: wedge.name for wedge in year.wedges if wedge.t > 0.0}
        rows = [("fill", key, style.name(name)) for key, name in names.items()]
        if any(wedge.t < 0.0 for year in self.view.years for wedge in year.wedges):
            rows.append(("fill", "added", style.say("pathway.added")))
        rows.append(("fill", "residual", style.say("pathway.net")))
        if self.view.days_so_far:
            rows.append(("fill", "running", style.say("pathway.running")))
        rows.append(("line", "usual", style.say("pathway.usual")))
        rows.append(("line", "line", style.say("pathway.line")))
        return rows
