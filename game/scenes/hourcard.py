"""The pinned hour: who gave how much, who set the price, why power was missing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.daychart import DayPart
from game.scenes.daystack import SHORT_MW, shortage_causes
from game.scenes.daytotals import TALL_H, TOTALS_H, totals
from game.scenes.dispatch import has_right, hour_rect
from game.scenes.limits import limit_amount, limit_icon, limit_reason
from game.widgets import IconButton, Painter
from game.widgets.parts import scroll_mark, swatch
from sim_core.hours import LEAST_LOAD, Curtailment, flips, limits, reasons

if TYPE_CHECKING:
    from game.scenes.dispatch import Dispatch

LINE_GAP = 6.0
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


class HourCard(DayPart):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if not self.is_in("hour", room):
            return None
        right = hour_rect(room)
        self.is_low = right.height < TALL_H or not has_right(room)
        height = right.height - (0 if self.is_low else TOTALS_H + 16)
        return pygame.FRect(right.x, right.y, right.width, height)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, hour = self.scene, self.scene.pinned
        paint.panel(*self.rect, radius=18, fill="field", alpha=255)
        words = f"{hour:02d}:00 – {hour + 1:02d}:00"
        paint.text(x + 20, y + 26, words, 20, weight="b")
        self._steps(x + w - 20, y + 10)
        paint.label(x + 20, y + 52, w - 40, self._identity(), 13, "sub")
        inner = pygame.FRect(x + 20, y + 68, w - 40, h - 80)
        with paint.clip(*inner):
            top = self._rows(paint, inner, inner.y - self.scroll)
            if scene.is_short(hour):
                top = self._shortage(paint, inner, top + 8)
            top = self._price(paint, inner, top)
            for words in why_lines(scene):
                top = paint.paragraph(inner.x, top + 10, inner.width, words, 13, "sub")
            if self.is_low:
                paint.line(inner.x, top, inner.right, top)
                top = totals(self, paint, inner.move(0, top + 20 - inner.y))
        self.scroll_limit = max(top + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)

    def _steps(self, right: float, y: float) -> None:
        """To the hour before and after."""
        for number, icon in enumerate(("caret-left-bold", "caret-right-bold")):
            way = 2 * number - 1
            self.add(
                IconButton(
                    rect=pygame.FRect(right - 68 + 36 * number, y, 32, 32), icon=icon,
                    message=("step_hour", way), radius=16, size=13,
                    hint="←" if way < 0 else "→",
                )
            )  # fmt: skip

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
        """What holds each source back, then what changed since all were served."""
        scene, hour, say = self.scene, self.scene.pinned, paint.style.say
        catalogue = scene.session.catalogue
        missing = numbers.power(float(scene.stack.unserved[hour]))
        paint.line(inner.x, top, inner.right, top)
        words = say("dispatch.why_short", value=missing)
        paint.text(inner.x, top + 22, words, 15, weight="b", room=inner.width)
        top += 46
        for limit in limits(scene.day, hour):
            paint.icon(inner.x + 10, top, limit_icon(catalogue, limit), 17, "tool")
            value = limit_amount(paint.style, limit)
            used = paint.text(inner.right, top, value, 13, "ink", "b", align="r")
            words = limit_reason(paint.style, catalogue, limit)
            room = inner.width - 40 - used
            top = paint.paragraph(inner.x + 28, top, room, words, 13) + LINE_GAP
        return self._changes(paint, inner, top + 4)

    def _changes(self, paint: Painter, inner: pygame.FRect, top: float) -> float:
        """The changes since the last hour without a gap; they sum to the gap."""
        scene, hour, say = self.scene, self.scene.pinned, paint.style.say
        base, changes = shortage_causes(scene.stack, hour)
        missing = float(scene.stack.unserved[hour])
        before = float(scene.stack.unserved[base])
        rest = missing - before - sum(changes.values())
        words = say("dispatch.rest", value=numbers.number(rest, 1))
        used = paint.text(inner.right, top, words, 12, "good_t", "b", align="r")
        key = "dispatch.changed_more" if before > SHORT_MW else "dispatch.changed"
        words = say(key, hour=f"{base:02d}", value=numbers.power(before))
        room = inner.width - used - 10
        top = paint.paragraph(inner.x, top, room, words, 13, "sub", "b") + LINE_GAP
        for name, mw in shown_changes(changes):
            icon = CAUSE_ICONS.get(name, "factory")
            paint.icon(inner.x + 10, top, icon, 17, "tool")
            name_shown = scene.group_name(name)
            words = say(change_key(name, mw), hour=f"{base:02d}", name=name_shown)
            ink = "bad_t" if mw > 0 else "good_t"
            value = numbers.signed(mw, 1)
            used = paint.text(inner.right, top, value, 14, ink, "b", align="r")
            room = inner.width - 40 - used
            top = paint.paragraph(inner.x + 28, top, room, words, 13) + LINE_GAP
        return top + 4


def shown_changes(changes: Mapping[str, float]) -> list[tuple[str, float]]:
    """The changes as they are written, largest first; none that is written as zero."""
    ordered = sorted(changes.items(), key=lambda item: -item[1])
    shown = numbers.rounded([mw for _, mw in ordered], 1)
    return [(name, mw) for (name, _), mw in zip(ordered, shown, strict=True) if mw]


def change_key(name: str, mw: float) -> str:
    """Words for a change towards the gap, or for one that eases it."""
    way = "short" if mw > 0.0 else "eased"
    return f"{way}.{name if name in CAUSE_ICONS else 'other'}"


def why_lines(scene: "Dispatch") -> list[str]:
    """Sentences on the hour: least load, curtailment, shortage, a flip of the order."""
    say, found = scene.style.say, reasons(scene.day, scene.pinned)
    lines = []
    held = [s.id for s in found.sources if s.reason == LEAST_LOAD]
    if held:
        lines.append(say("dispatch.runs_least", names=scene.names(held)))
    if found.curtailment is not None and found.curtailment.curtailed_mw > SHORT_MW:
        lines += _curtailed(scene, found.curtailment)
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
