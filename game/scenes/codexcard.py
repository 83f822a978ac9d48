"""One card of the codex: words, formula, number, case, sources, relatives."""

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.sources import source_names
from game.text import entries
from game.widgets import Button, Painter, Panel
from game.widgets.parts import chip, scroll_mark, thumb
from sim_core.codex import rows_of

if TYPE_CHECKING:
    from game.scenes.codex import Codex, Item
    from sim_core.carbon import Factor
    from sim_core.codex import Entry
    from sim_core.content import Technology

FAMILY_H = 28.0
PAD, CONFIDENCE = 24.0, {"A": "good", "B": "info", "C": "warn"}
# Numbers of a technology that stand in its card, with their decimals.
SHEET = (
    ("capacity_mw", 1), ("capacity_mwp", 3), ("power_mw", 1), ("energy_mwh", 1),
    ("efficiency", 3), ("min_load_share", 2), ("boilers", 0), ("failed_share", 3),
    ("usable_share", 2), ("wear_share_per_year", 2), ("hub_height_m", 0), ("it_mw", 1),
    ("pue_cool", 2), ("pue_hot", 2), ("households", 0), ("residents", 0),
    ("floor_area_m2", 0), ("heating_cop", 1), ("cooling_cop", 1), ("annual_mwh", 0),
    ("area_ha", 0), ("vehicles", 0), ("treats_t_per_day", 0),
)  # fmt: skip
COSTS = (
    ("capex_yuan", 0), ("fixed_om_yuan_per_year", 0), ("variable_om_yuan_per_mwh", 1),
    ("revenue_yuan_per_year", 0), ("lifetime_years", 1), ("build_days", 0),
    ("embodied_tco2e", 0), ("jobs", 0),
)  # fmt: skip


class CodexCard(Panel):
    def __init__(self, scene: "Codex") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        from game.scenes.codex import card_rect, is_wide

        self.is_alone = not is_wide(room)
        return card_rect(room, self.scene.is_open)

    def key(self) -> Hashable:
        return self.scene.chosen, self.is_alone

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        item = self.scene.item
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        self._head(paint, item)
        foot = 62.0 if self.is_alone else 14.0
        inner = pygame.FRect(x + PAD, y + 78, w - 2 * PAD, h - 78 - foot)
        with paint.clip(*inner.inflate(10, 0)):
            self.at = inner.y + 12 - self.scroll
            self._body(paint, inner, item)
        self.scroll_limit = max(self.at + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(24, 0), self.scroll, self.scroll_limit)
        if self.is_alone:
            self.add(
                Button(
                    rect=pygame.FRect(x + PAD, y + h - 54, 140, 42), message=("back",),
                    label=paint.style.say("inventory.back"), icon="arrow-left-bold",
                )
            )  # fmt: skip

    def _head(self, paint: Painter, item: "Item") -> None:
        x, y, w, _ = self.rect
        style = paint.style
        words = style.say(f"codex.{item.kind}")
        used = chip(paint, x + w - PAD, y + 38, words, "info", align="r")
        room = w - 2 * PAD - used - 14
        paint.block(x + PAD, y + 38, room, style.name(item.title), 21, weight="b")
        paint.line(x + PAD, y + 72, x + w - PAD, y + 72)

    def _body(self, paint: Painter, inner: pygame.FRect, item: "Item") -> None:
        if item.technology is not None:
            self._technology(paint, inner, item.technology)
            return
        entry = item.entry
        assert entry is not None
        self._words(paint, inner, paint.style.name(entry.words))
        if entry.formula:
            self._formula(paint, inner, entry.formula)
        if entry.factor is not None:
            self._factor(paint, inner, entry.factor)
        if entry.case is not None:
            self._case(paint, inner, entry)
        if entry.sources:
            self._sources(paint, inner, source_names(entry.sources))
        self._see(paint, inner, entry.see)
        self._family(paint, inner, rows_of(entry.id))

    def _words(
        self, paint: Painter, inner: pygame.FRect, words: str, size: float = 17
    ) -> None:
        self.at += 6
        end = paint.paragraph(inner.x, self.at, inner.width, words, size)
        self.at = end + 10

    def _formula(self, paint: Painter, inner: pygame.FRect, words: str) -> None:
        lines = paint.lines(words, inner.width - 36, 17, "b")
        step = paint.line_height(17)
        high = step * len(lines) + 26
        paint.box(inner.x, self.at, inner.width, high, "select", radius=12,
                  edge="select_edge")  # fmt: skip
        for number, line in enumerate(lines):
            y = self.at + 13 + step * (number + 0.5)
            paint.text(inner.centerx, y, line, 17, "select_ink", "b", align="m")
        self.at += high + 16

    def _factor(self, paint: Painter, inner: pygame.FRect, factor: "Factor") -> None:
        """The number with its limits, and what it is good for."""
        say = paint.style.say
        shown = _number(factor.value)
        runs = [
            (shown, 30, "ink", "b"),
            (f"  {unit_words(factor)}", 14, "sub", "m"),
        ]
        paint.runs(inner.x, self.at + 20, runs, room=inner.width - 130)
        words = say(f"confidence.{factor.confidence}")
        kind = CONFIDENCE.get(factor.confidence, "warn")
        chip(
            paint, inner.right, self.at + 20, words, kind, icon="seal-check", align="r"
        )
        self.at += 50
        low, high = factor.low, factor.high
        if low is not None and high is not None and low != high:
            words = say("codex.range", low=_number(low), high=_number(high))
            self._line(paint, inner, words)
        where = [say(f"boundary.{factor.boundary}")]
        if factor.region and factor.region != "world":
            where.append(factor.region)
        self._line(paint, inner, " · ".join([str(factor.year), *where]))
        self.at += 8

    def _line(self, paint: Painter, inner: pygame.FRect, words: str) -> None:
        self.at = paint.paragraph(inner.x, self.at, inner.width, words, 13, "sub") + 4

    def _case(self, paint: Painter, inner: pygame.FRect, entry: "Entry") -> None:
        """A real case from the roadmap, in a tinted box."""
        assert entry.case is not None
        style = paint.style
        lines = paint.lines(style.name(entry.case), inner.width - 68, 14)
        step = paint.line_height(14)
        high = step * len(lines) + 54
        paint.box(inner.x, self.at, inner.width, high, "info_bg", radius=14)
        paint.icon(inner.x + 28, self.at + 28, "lightbulb-filament", 24, "link")
        left = inner.x + 52
        for number, line in enumerate(lines):
            paint.text(left, self.at + 16 + step * (number + 0.5), line, 14)
        words = source_names((entry.case_source,)) if entry.case_source else ""
        y = self.at + high - 18
        paint.label(left, y, inner.width - 68, words, 12, "sub")
        self.at += high + 14

    def _sources(self, paint: Painter, inner: pygame.FRect, words: str) -> None:
        paint.text(inner.x, self.at + 8, paint.style.say("why.source"), 13, "sub", "b")
        self.at += 30
        self._line(paint, inner, words)
        self.at += 8

    def _see(self, paint: Painter, inner: pygame.FRect, names: tuple[str, ...]) -> None:
        """Cards that belong beside this one."""
        if not names:
            return
        style = paint.style
        paint.text(inner.x, self.at + 8, style.say("codex.see"), 13, "sub", "b")
        self.at += 26
        left = inner.x
        for name in names:
            title = style.name(self.scene.items[name].title)
            width = min(style.width(title, 13, "b") + 34, inner.width)
            if left + width > inner.right and left > inner.x:
                left, self.at = inner.x, self.at + 42
            self.add(
                Button(
                    rect=pygame.FRect(left, self.at, width, 34), message=("card", name),
                    label=title, size=13, clip=inner.inflate(10, 0),
                )
            )  # fmt: skip
            left += width + 8
        self.at += 48

    def _family(
        self, paint: Painter, inner: pygame.FRect, rows: tuple["Factor", ...]
    ) -> None:
        """Every number of the family, with its limits and how sure it is."""
        if len(rows) < 2:
            return
        say = paint.style.say
        words = say("codex.family", count=len(rows))
        paint.label(inner.x, self.at + 8, inner.width, words, 13, "sub", weight="b")
        self.at += 28
        self._line(paint, inner, say("codex.grades"))
        self.at += 4
        for row in rows:
            if inner.y - FAMILY_H < self.at < inner.bottom:
                self._row(paint, inner, row)
            self.at += FAMILY_H
        self.at += 10

    def _row(self, paint: Painter, inner: pygame.FRect, row: "Factor") -> None:
        """Id, number, limits and unit; A, B or C in its own tint."""
        y, end = self.at + FAMILY_H / 2, inner.right
        ink = CONFIDENCE.get(row.confidence, "warn")
        end -= chip(paint, end, y, row.confidence, ink, align="r") + 10
        value = _number(row.value)
        if row.low is not None and row.high is not None and row.low != row.high:
            value += f" ({_number(row.low)} – {_number(row.high)})"
        runs = [
            (value, 13, "ink", "b"),
            (f" {causes.subscripted(row.unit)}", 12, "sub", "m"),
        ]
        end -= paint.runs(end, y, runs, "r") + 12
        name = row.id.removeprefix("desnz.")
        words = f"{name} {row.note}" if row.id.startswith("desnz.") else name
        if paint.style.width(words, 12) > end - inner.x:
            words = paint.lines(words, end - inner.x, 12)[0]
        paint.text(inner.x, y, words, 12, "sub", room=end - inner.x)
        paint.line(inner.x, self.at + FAMILY_H, inner.right, self.at + FAMILY_H, "grid")

    def _technology(
        self, paint: Painter, inner: pygame.FRect, item: "Technology"
    ) -> None:
        style = paint.style
        found = self.scene.app.atlas.picture(item.sprite, "color")
        if found is not None:
            thumb(paint, found[0], inner.x + 70, self.at + 96, (130, 96))
        words, room = style.name(item.about), inner.width - 160
        paint.paragraph(inner.x + 156, self.at + 20, room, words, 15)
        self.at += 112
        for name, places, amount in _numbers_of(item):
            self._number(paint, inner, item, name, f"{numbers.number(amount, places)}")
        self._see_upgrades(paint, inner, item)

    def _number(
        self, paint: Painter, inner: pygame.FRect, item: "Technology", name: str,
        shown: str,
    ) -> None:  # fmt: skip
        """A number of the sheet, and below it where it comes from."""
        style, top = paint.style, self.at
        unit = style.say(f"sheet_unit.{name}")
        runs = [(shown, 15, "ink", "b"), (f" {unit}", 12, "sub", "m")]
        used = paint.runs(inner.right, top + 12, runs, "r")
        words = style.say(f"sheet.{name}")
        paint.label(inner.x, top + 12, inner.width - used - 12, words, 14)
        self.at += 26
        source = cited(item.sources.get(name, ""))
        if source:
            self._line(paint, inner, source)
        paint.line(inner.x, self.at - 2, inner.right, self.at - 2, "grid")
        self.at += 6

    def _see_upgrades(
        self, paint: Painter, inner: pygame.FRect, item: "Technology"
    ) -> None:
        names = tuple(f"technology.{name}" for name in item.upgrades)
        self._see(paint, inner, tuple(n for n in names if n in self.scene.items))


def _numbers_of(item: "Technology") -> Iterator[tuple[str, int, float]]:
    """Names, decimals and values that are not zero and have words."""
    for name, places in SHEET:
        if item.params.get(name) and f"sheet.{name}" in entries():
            yield name, places, item.params[name]
    for name, places in COSTS:
        amount = float(getattr(item, name))
        if amount:
            yield name, places, amount


def unit_words(factor: "Factor") -> str:
    """The unit; of a warming potential with its gas and set: kg CO₂e/kg CH₄ · AR5."""
    unit = causes.subscripted(factor.unit)
    family, _, rest = factor.id.partition(".")
    if family != "gwp":
        return unit
    edition, _, gas = rest.partition(".")
    return f"{unit} {causes.subscripted(gas)} · {edition}"


def cited(source: str) -> str:
    """A source of the sheet in words: its title, and what was taken from it."""
    name, _, what = source.partition(":")
    title = source_names((name,)) if name else ""
    return f"{title}: {what.strip()}" if what else title


def _number(value: float) -> str:
    """Four digits that count, without a train of zeros."""
    if value == 0.0:
        return "0"
    places = max(0, 4 - len(str(int(abs(value)))) if abs(value) >= 1.0 else 5)
    shown = numbers.number(value, places)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
