"""The pinned hour: who gave how much, who set the price, why power was missing."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game import numbers
from game.scenes.dispatch import SHORT_MW, right_rect, shortage_causes
from game.widgets import Painter, Panel, QuestionMark
from game.widgets.parts import swatch
from sim_core.hours import LEAST_LOAD, Curtailment, Shortage, flips, reasons

if TYPE_CHECKING:
    from game.scenes.dispatch import Dispatch

TOTALS_H = 222.0
# Above this the next price is that of lost load, which says nothing new.
MOST_PRICE = 1e4
CAUSE_ICONS = {
    "demand": "chart-line-up",
    "wind": "wind",
    "solar": "sun",
    "battery": "battery-charging",
    "charge": "battery-charging",
    "import": "plugs-connected",
}


class _Part(Panel):
    def __init__(self, scene: "Dispatch") -> None:
        super().__init__()
        self.scene = scene

    def key(self) -> Hashable:
        return self.scene.pinned


class HourCard(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        right = right_rect(room)
        if right is None:
            return None
        self.is_low = right.height < 520
        height = right.height - (0 if self.is_low else TOTALS_H + 16)
        return pygame.FRect(right.x, right.y, right.width, height)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, hour = self.scene, self.scene.pinned
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        words = f"{hour:02d}:00 – {hour + 1:02d}:00"
        paint.text(x + 20, y + 26, words, 20, weight="b")
        paint.label(x + 20, y + 52, w - 40, self._identity(), 13, "sub")
        inner = pygame.FRect(x + 20, y + 68, w - 40, h - 80)
        with paint.clip(*inner):
            top = self._rows(paint, inner, inner.y - self.scroll)
            top = self._price(paint, inner, top)
            if float(scene.stack.unserved[hour]) > SHORT_MW:
                top = self._shortage(paint, inner, top)
            for words in why_lines(scene):
                top = paint.paragraph(inner.x, top + 10, inner.width, words, 13, "sub")
            if self.is_low:
                paint.line(inner.x, top, inner.right, top)
                top = totals(self, paint, inner.move(0, top + 20 - inner.y))
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)

    def _identity(self) -> str:
        """Demand and charging are supply and what is missing."""
        stack, hour = self.scene.stack, self.scene.pinned
        supply = sum(float(band.mw[hour]) for band in stack.above)
        return self.scene.style.say(
            "dispatch.identity", demand=numbers.power(float(stack.demand[hour])),
            charge=numbers.power(float(stack.charge.mw[hour])),
            supply=numbers.power(supply),
            missing=numbers.power(float(stack.unserved[hour])),
        )  # fmt: skip

    def _rows(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        scene, hour = self.scene, self.scene.pinned
        stack = scene.stack
        rows = [(band.group, float(band.mw[hour]), "ink") for band in stack.above]
        rows.sort(key=lambda row: -row[1])
        if float(stack.unserved[hour]) > SHORT_MW:
            rows.append(("unserved", float(stack.unserved[hour]), "bad_t"))
        if float(stack.curtailed[hour]) > SHORT_MW:
            rows.append(("curtailed", float(stack.curtailed[hour]), "warn_t"))
        most = max((mw for _, mw, _ in rows), default=1.0) or 1.0
        for group, mw, ink in rows:
            middle = top + 14
            swatch(paint, inner.x, middle, paint.style.fill(group), 20, 14)
            name = scene.group_name(group)
            paint.text(inner.x + 30, middle, name, 14, ink, "b", room=118)
            wide = 96 * mw / most
            paint.box(inner.x + 156, middle - 4, max(wide, 2), 8, "gross", radius=4)
            runs = [(numbers.power(mw), 15, ink, "b"), (" MW", 12, "sub", "m")]
            paint.runs(inner.right, middle, runs, "r")
            top += 28
        return top

    def _price(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        scene, hour, say = self.scene, self.scene.pinned, paint.style.say
        paint.line(inner.x, top + 8, inner.right, top + 8)
        price = float(scene.day.price_yuan_per_mwh[hour])
        runs = [(numbers.number(price), 17, "ink", "b"),
                (f" {say('unit.yuan_per_mwh')}", 12, "sub", "m")]  # fmt: skip
        used = paint.runs(inner.right, top + 30, runs, "r")
        room = inner.width - used - 8
        paint.text(
            inner.x, top + 30, say("dispatch.hour_price"), 14, "ink", "b", room=room
        )
        group = scene.setter_group(hour)
        words = say(f"setter.{group}", name=scene.setter_name(hour))
        top = paint.paragraph(inner.x, top + 56, inner.width, words, 13, "sub") + 4
        after = float(scene.day.next_price_yuan_per_mwh[hour])
        if not price + 1.0 < after < MOST_PRICE:
            return top
        words = say("dispatch.next_price", value=numbers.number(after))
        return paint.paragraph(inner.x, top + 6, inner.width, words, 13, "sub") + 4

    def _shortage(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        """The changes since the last hour without a gap; they sum to the gap."""
        scene, hour, say = self.scene, self.scene.pinned, paint.style.say
        base, changes = shortage_causes(scene.stack, hour)
        missing = float(scene.stack.unserved[hour])
        paint.line(inner.x, top, inner.right, top)
        words = say("dispatch.why_short", value=numbers.power(missing))
        paint.text(inner.x, top + 22, words, 15, weight="b", room=inner.width - 80)
        before = float(scene.stack.unserved[base])
        rest = missing - before - sum(changes.values())
        words = say("dispatch.rest", value=numbers.number(rest, 1))
        paint.text(inner.right, top + 22, words, 12, "good_t", "b", align="r")
        top += 46
        ordered = sorted(changes.items(), key=lambda item: -item[1])
        for (name, mw), shown in zip(
            ordered, numbers.rounded([mw for _, mw in ordered], 1), strict=True
        ):
            icon = CAUSE_ICONS.get(name, "factory")
            paint.icon(inner.x + 10, top, icon, 17, "tool")
            words = say(f"short.{name}" if name in CAUSE_ICONS else "short.other",
                        hour=f"{base:02d}", name=scene.group_name(name))  # fmt: skip
            ink = "bad_t" if mw > 0 else "good_t"
            value = numbers.signed(shown, 1)
            used = paint.text(inner.right, top, value, 14, ink, "b", align="r")
            paint.text(inner.x + 28, top, words, 13, room=inner.width - 40 - used)
            top += 25
        return top + 4


def why_lines(scene: "Dispatch") -> list[str]:
    """Sentences on the hour: least load, curtailment, shortage, a flip of the order."""
    say, found = scene.style.say, reasons(scene.day, scene.pinned)
    lines = []
    held = [s.id for s in found.sources if s.reason == LEAST_LOAD]
    if held:
        lines.append(say("dispatch.runs_least", names=scene.names(held)))
    if found.curtailment is not None and found.curtailment.curtailed_mw > SHORT_MW:
        lines += _curtailed(scene, found.curtailment)
    if found.shortage is not None and found.shortage.missing_mw > SHORT_MW:
        lines += _missing(scene, found.shortage)
    for flip in flips(scene.day):
        if flip.hour == scene.pinned:
            cheaper, dearer = scene.names([flip.cheaper]), scene.names([flip.dearer])
            lines.append(say("dispatch.flip", cheaper=cheaper, dearer=dearer))
    return lines


def _curtailed(scene: "Dispatch", found: Curtailment) -> list[str]:
    say = scene.style.say
    value = numbers.power(found.curtailed_mw)
    lines = [say("dispatch.why_curtailed", value=value)]
    if found.least_load_mw > SHORT_MW:
        least = numbers.power(found.least_load_mw)
        lines.append(say("dispatch.least_load", value=least))
    if found.full_stores:
        lines.append(say("dispatch.full_stores", names=scene.names(found.full_stores)))
    if found.stores_at_limit:
        names = scene.names(found.stores_at_limit)
        lines.append(say("dispatch.charging_at_limit", names=names))
    return lines


def _missing(scene: "Dispatch", found: Shortage) -> list[str]:
    say = scene.style.say
    lines = []
    if found.empty_stores:
        names = scene.names(found.empty_stores)
        lines.append(say("dispatch.empty_stores", names=names))
    if found.stores_at_limit:
        names = scene.names(found.stores_at_limit)
        lines.append(say("dispatch.giving_at_limit", names=names))
    if found.full_sources:
        names = scene.names(found.full_sources)
        lines.append(say("dispatch.full_sources", names=names))
    for id, mw in found.failed_mw.items():
        name, value = scene.names([id]), numbers.power(mw)
        lines.append(say("dispatch.failed", name=name, value=value))
    return lines


class Totals(_Part):
    """The whole day in five figures."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        right = right_rect(room)
        if right is None or right.height < 520:
            return None
        return pygame.FRect(right.x, right.bottom - TOTALS_H, right.width, TOTALS_H)

    def key(self) -> Hashable:
        return None

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        paint.box(*self.rect, "inset", radius=18)
        totals(self, paint, pygame.FRect(x + 20, y + 26, w - 40, 0))


def totals(panel: _Part, paint: Painter, room: pygame.FRect) -> float:
    """The whole day in five figures, each with its why; returns where they end."""
    x, y, w, _ = room
    say = paint.style.say
    paint.text(x, y, say("dispatch.totals"), 16, weight="b")
    for number, (key, value, unit, ink, figure) in enumerate(figures(panel.scene)):
        middle = y + 34 + number * 31
        runs = [(value, 16, ink, "b"), (f" {unit}", 12, "sub", "m")]
        used = paint.runs(x + w - 24, middle, runs, "r")
        paint.label(x, middle, w - 36 - used, say(key), 13, "sub")
        if figure:
            rect = pygame.FRect(x + w - 14, middle - 7, 14, 14)
            panel.add(QuestionMark(rect=rect, message=("why", figure)))
    return y + 34 + 5 * 31


def figures(scene: "Dispatch") -> list[tuple[str, str, str, str, str]]:
    say = scene.style.say
    day, stack = scene.day, scene.stack
    made = sum(float(band.mw.sum()) for band in stack.above if band.group != "battery")
    green = sum(
        float(band.mw.sum())
        for band in stack.above
        if band.group in ("wind", "solar", "hydro")
    )
    served = day.demand_mw - day.unserved_mw
    price = float((day.price_yuan_per_mwh * day.demand_mw).sum())
    price /= max(float(day.demand_mw.sum()), 1e-9)
    tonnes = sum(value for value in day.book.values() if value > 0.0)
    missing = float(day.unserved_mw.sum())
    stored = sum(store.energy_mwh for store in day.stores)
    turned = float(sum((s.discharge_mw for s in day.stores), np.zeros(24)).sum())
    cycles = turned / stored if stored else 0.0
    share = 100.0 * green / made if made else 0.0
    return [
        ("dispatch.green", numbers.number(share, 1), "%", "good_t", "generation_mwh"),
        ("dispatch.emitted", numbers.number(tonnes), "t CO₂e", "ink", "gross_t"),
        ("dispatch.mean_price", numbers.number(price), say("unit.yuan_per_mwh"),
         "ink", ""),
        ("dispatch.cycles", numbers.number(cycles, 2), say("dispatch.times"),
         "ink", ""),
        ("dispatch.missing", numbers.number(missing, 1),
         say("dispatch.of", share=numbers.number(
             100.0 * missing / max(missing + float(served.sum()), 1e-9), 2)),
         "bad_t" if missing > 0.05 else "ink", "unserved_mwh"),
    ]  # fmt: skip
