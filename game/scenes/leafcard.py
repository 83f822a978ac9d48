"""One cause at its root: activity, factor, warming potential, range and source."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.sources import source_names
from game.scenes.leafacts import add_acts
from game.scenes.sheet import body_rect
from game.scenes.supportcard import draw_support, part_of
from game.scenes.whydays import draw_days
from game.widgets import Painter, Panel
from game.widgets.parts import chip, scroll_mark

if TYPE_CHECKING:
    from game.scenes.why import Why
    from sim_core.explain import Cause, Leaf

PART_H = 44.0
COLUMNS = (0.0, 0.34, 0.60, 0.76)
CONFIDENCE = {"A": "good", "B": "info", "C": "warn"}


class LeafCard(Panel):
    def __init__(self, scene: "Why") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.why import right_rect

        right = right_rect(room)
        self.is_alone = right is None
        if right is None:
            return body_rect(room) if self.scene.is_open else None
        return pygame.FRect(right.x, right.y + 64, right.width, right.height - 64)

    def key(self) -> Hashable:
        return self.scene.mode, self.scene.chosen, self.scene.news, self.is_alone

    @property
    def cause(self) -> "Cause":
        return causes.at_path(self.scene.tree, self.scene.chosen)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, style, cause = self.scene, paint.style, self.cause
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        amount = causes.in_shown_unit(cause)
        unit = style.say(f"why.unit.{cause.unit}")
        runs = [
            (numbers.signed(amount, 1), 22, "ink", "b"),
            (f" {unit}", 12, "sub", "m"),
        ]
        used = paint.runs(x + w - 24, y + 34, runs, "r")
        title = causes.label(style, scene.catalogue, cause)
        paint.text(x + 24, y + 32, title, 19, weight="b", room=w - 64 - used)
        second = causes.second_line(style, cause)
        paint.text(x + 24, y + 58, second, 12, "sub", room=w - 48)
        paint.line(x + 24, y + 76, x + w - 24, y + 76)
        inner = pygame.FRect(x + 24, y + 84, w - 48, h - 84 - 68)
        with paint.clip(*inner):
            end = self._body(paint, inner, cause)
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)
        add_acts(self, pygame.FRect(x + 24, y + h - 58, w - 48, 44), cause)

    def _body(self, paint: Painter, inner: pygame.FRect, cause: "Cause") -> float:
        top = inner.y - self.scroll
        if cause.leaf is None:
            return self._parts(paint, inner, top, cause)
        leaf = cause.leaf
        top = self._activity(paint, inner, top + 16, leaf)
        if leaf.terms:
            top = self._gases(paint, inner, top + 12, leaf)
        top = self._range(paint, inner, top + 12, leaf)
        return self._source(paint, inner, top + 8, leaf)

    def _parts(
        self, paint: Painter, inner: pygame.FRect, top: float, cause: "Cause"
    ) -> float:
        """A row without a factor: what it is made of."""
        if part_of(cause):
            top = draw_support(paint, inner, top, cause, self.scene.session)
            if not cause.children:
                return top
        if cause.values.get("activity") == "unserved":
            return draw_days(self, paint, inner, top, self.scene)
        x, _, w, _ = inner
        say, style, count = paint.style.say, paint.style, len(cause.children)
        key = ("why.is_account", "why.is_sum_one", "why.is_sum")[min(count, 2)]
        top = paint.paragraph(x, top + 20, w, say(key, count=count), 13, "sub") + 8
        places = causes.places_for(cause) if cause.children else 1
        amounts = [causes.in_shown_unit(child) for child in cause.children]
        for child, shown in zip(
            cause.children, numbers.rounded(amounts, places), strict=True
        ):
            name = causes.label(style, self.scene.catalogue, child)
            value = numbers.signed(shown, places)
            used = paint.text(x + w, top + 8, value, 15, weight="b", align="r")
            room = w - used - 12
            second = causes.second_line(style, child, room)
            paint.text(x, top if second else top + 8, name, 14, room=room)
            paint.label(x, top + 18, room, second, 12, "sub")
            top += PART_H
        return top

    def _activity(
        self, paint: Painter, inner: pygame.FRect, top: float, leaf: "Leaf"
    ) -> float:
        x, _, w, _ = inner
        say = paint.style.say
        paint.text(x, top, say("why.activity"), 13, "sub", "b")
        words = causes.activity_name(paint.style, leaf.activity)
        unit = causes.unit_name(paint.style, leaf.unit)
        factor = max(causes.factor_places(leaf.t_per_unit), 4)
        places = (_places(leaf.amount), 1 if leaf.unit == "built" else factor)
        amount = 0 if causes.is_counted(leaf.amount) else places[0]
        boxes = (
            (numbers.number(leaf.amount, amount), unit, "inset"),
            (numbers.number(leaf.t_per_unit, places[1]), f"t CO₂e/{unit}", "inset"),
            (numbers.number(leaf.amount * leaf.t_per_unit, 1), "t CO₂e", "select"),
        )
        wide = (w - 56) / 3
        for number, (value, unit, fill) in enumerate(boxes):
            left = x + number * (wide + 28)
            edge = "select_edge" if fill == "select" else "border"
            ink = "select_ink" if fill == "select" else "ink"
            paint.box(left, top + 14, wide, 56, fill, radius=12, edge=edge)
            paint.text(
                left + wide / 2, top + 33, value, 17, ink, "b", align="m", room=wide - 8
            )
            sub = "select_ink" if fill == "select" else "sub"
            paint.text(
                left + wide / 2, top + 54, unit, 12, sub, align="m", room=wide - 8
            )
            if number:
                sign = "=" if number == 2 else "×"
                paint.text(left - 14, top + 42, sign, 18, "ink", "b", align="m")
        return paint.paragraph(x, top + 90, w, words, 12, "sub")

    def _gases(
        self, paint: Painter, inner: pygame.FRect, top: float, leaf: "Leaf"
    ) -> float:
        x, _, w, _ = inner
        say = paint.style.say
        gwp = self.scene.session.level.gwp.upper()
        paint.text(x, top, say("why.gases", gwp=gwp), 13, "sub", "b", room=w)
        top += 16
        paint.box(x, top, w, 30, "inset", radius=8)
        heads = (say("why.gas"), say("why.factor"), "GWP100", "t CO₂e")
        for words, share in zip(heads, (*COLUMNS[:1], *COLUMNS[1:]), strict=True):
            self._cell(paint, x, w, top + 15, share, words, "sub", 12)
        top += 30
        for term in leaf.terms:
            cells = (
                term.gas.translate(causes.SUBSCRIPTS),
                f"{numbers.number(term.factor_value, _places(term.factor_value))} "
                f"{causes.subscripted(term.factor_unit)}",
                numbers.number(term.gwp, 0 if term.gwp == int(term.gwp) else 1),
                numbers.number(term.t, 2),
            )
            for words, share in zip(cells, COLUMNS, strict=True):
                self._cell(paint, x, w, top + 17, share, words, "ink", 14)
            paint.line(x, top + 34, x + w, top + 34, "grid")
            top += 34
        return top + 8

    @staticmethod
    def _cell(
        paint: Painter, x: float, w: float, y: float, share: float, words: str,
        ink: str, size: float,
    ) -> None:  # fmt: skip
        """The gas at the left, its numbers on right edges."""
        if not share:
            paint.text(x + 12, y, words, size, ink, "b")
            return
        ends = {COLUMNS[1]: 0.60, COLUMNS[2]: 0.76, COLUMNS[3]: 1.0}
        room = w * (ends[share] - share) - 4 + (w * 0.12 if share == COLUMNS[1] else 0)
        end = x + w * ends[share] - 8
        paint.text(end, y, words, size, ink, align="r", room=room)

    def _range(
        self, paint: Painter, inner: pygame.FRect, top: float, leaf: "Leaf"
    ) -> float:
        x, _, w, _ = inner
        say = paint.style.say
        paint.text(x, top + 6, say("why.range"), 13, "sub", "b", room=90)
        if leaf.high_t == leaf.low_t:
            paint.text(x + 100, top + 6, say("why.no_range"), 12, "sub", room=w - 100)
            return top + 28
        left, right = x + 100, x + w - 16
        ends = (leaf.low_t, leaf.middle_t, leaf.high_t)
        low, high = min(ends), max(ends)
        paint.box(left, top + 2, right - left, 8, "inset2", radius=4)
        scale = (right - left) * 0.8 / (high - low)
        start = left + (right - left) * 0.1
        paint.box(start, top + 2, (right - left) * 0.8, 8, "gross", radius=4)
        below = 48
        values = ((low, "why.low"), (leaf.middle_t, "why.middle"), (high, "why.high"))
        for value, key in values:
            at = start + (value - low) * scale
            paint.circle(at, top + 6, 6, "gross", edge="field", thick=2)
            is_middle = key == "why.middle"
            is_near = is_middle and min(value - low, high - value) * scale < 90
            words = say(key, value=numbers.number(value, _places(value)))
            weight = "b" if is_middle else "m"
            y = top + (46 if is_near else 28)
            paint.text(at, y, words, 12, "ink", weight, align="m")
            below = 66 if is_near else below
        return top + below

    def _source(
        self, paint: Painter, inner: pygame.FRect, top: float, leaf: "Leaf"
    ) -> float:
        x, _, w, _ = inner
        say = paint.style.say
        rows = (
            ("why.source", source_names(leaf.sources) or leaf.activity),
            *self._tables(paint, leaf),
            ("why.boundary", say(f"boundary.{leaf.boundary}")),
            ("why.method", say(f"method.{leaf.method}")),
        )
        lines = [paint.lines(words, w - 120, 13) for _, words in rows]
        step = paint.line_height(13)
        height = sum(len(one) for one in lines) * step + 12 * len(rows) + 18
        paint.box(x, top, w, height, "inset", radius=14)
        at = top + 24
        for (key, words), wrapped in zip(rows, lines, strict=True):
            paint.text(x + 16, at, say(key), 13, "sub")
            paint.paragraph(x + 100, at, w - 120, words, 13)
            at += len(wrapped) * step + 12
        grade = leaf.confidence or "C"
        chip(
            paint, x + w - 12, at - step - 12, say(f"confidence.{grade}"),
            CONFIDENCE.get(grade, "warn"), icon="seal-check", align="r",
        )  # fmt: skip
        return top + height + 8

    @staticmethod
    def _tables(paint: Painter, leaf: "Leaf") -> tuple[tuple[str, str], ...]:
        """Year, tables and place that the factors are of; a sheet has none."""
        if not leaf.year:
            return ()
        style, parts = paint.style, [str(leaf.year)]
        if leaf.tables:
            parts.append(style.say("why.tables", names=", ".join(leaf.tables)))
        parts += [causes.region_name(style, region) for region in leaf.regions]
        return (("why.year", " · ".join(dict.fromkeys(parts))),)


def _places(value: float) -> int:
    return 0 if abs(value) >= 10_000 else 1 if abs(value) >= 10 else 3
