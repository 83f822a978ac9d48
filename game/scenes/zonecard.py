"""The zone's books and the auditor's list."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import causes, numbers
from game.paper.balance import slice_of
from game.widgets import Button, Painter, Panel
from game.widgets.parts import chip, scroll_mark, swatch

if TYPE_CHECKING:
    from game.scenes.zone import Zone
    from sim_core.zones_audit import Item, ZoneAudit

WIDTH, PAD, EDGE, FOOT_H = 400.0, 22.0, 16.0, 66.0
ROW, ITEM_H, YEAR_DAYS = 31.0, 34.0, 365
RING_R, HOLE_R = 48.0, 34.0
MOST_ROWS = 6


def largest(audit: "ZoneAudit") -> list[tuple[str, float]]:
    """Activities with most tonnes, and all others under an empty name."""
    sums: dict[str, float] = {}
    for row in audit.book.inside:
        name = row.account.activity
        sums[name] = sums.get(name, 0.0) + row.t
    rows = sorted(sums.items(), key=lambda row: -abs(row[1]))
    rest = sum(tonnes for _, tonnes in rows[MOST_ROWS:])
    return rows[:MOST_ROWS] + ([("", rest)] if len(rows) > MOST_ROWS else [])


class ZoneCard(Panel):
    def __init__(self, scene: "Zone") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = min(WIDTH, room.width * 0.55)
        return pygame.FRect(
            room.right - EDGE - width, EDGE, width, room.height - 2 * EDGE
        )

    def key(self) -> Hashable:
        scene = self.scene
        return scene.tiles, scene.news, scene.work.is_busy, scene.session.state.day

    @property
    def audit(self) -> "ZoneAudit | None":
        work = self.scene.work
        return work.audit if work.is_fresh(self.scene.tiles) else None

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect)
        say, audit = paint.style.say, self.audit
        used = 0.0
        if audit is not None:
            kind, key = ("good", "badge") if audit.may_have_badge else ("warn", "open")
            icon = "seal-check" if audit.may_have_badge else "hourglass"
            used = chip(
                paint, x + w - PAD, y + 34, say(f"zone.{key}"), kind, icon=icon,
                align="r",
            )  # fmt: skip
        room = w - 2 * PAD - used - 10
        paint.label(x + PAD, y + 34, room, say("zone.books"), 20, weight="b")
        inner = pygame.FRect(x + PAD, y + 60, w - 2 * PAD, h - 60 - FOOT_H)
        with paint.clip(*inner.inflate(10, 0)):
            end = self._body(paint, inner, audit)
        self.scroll_limit = max(end + self.scroll - inner.bottom, 0.0)
        scroll_mark(paint, inner.inflate(20, 0), self.scroll, self.scroll_limit)
        self._foot(paint, pygame.FRect(x + PAD, y + h - 58, w - 2 * PAD, 46))

    def _body(
        self, paint: Painter, inner: pygame.FRect, audit: "ZoneAudit | None"
    ) -> float:
        top = inner.y + 8 - self.scroll
        if audit is None:
            key = "zone.working" if self.scene.work.is_busy else "zone.draw"
            key = "zone.ask" if self.scene.tiles and key == "zone.draw" else key
            words = paint.style.say(key)
            return paint.paragraph(inner.x, top + 14, inner.width, words, 14, "sub")
        top = self._held(paint, inner, top, audit)
        top = self._books(paint, inner, top + 10, audit)
        top = self._items(paint, inner, top + 14, audit)
        return self._inside(paint, inner, top + 14, audit)

    def _held(
        self, paint: Painter, inner: pygame.FRect, top: float, audit: "ZoneAudit"
    ) -> float:
        """How long the books have balanced, and each month's balance."""
        x, y = inner.x + RING_R + 4, top + RING_R + 6
        paint.circle(x, y, RING_R, "inset2")
        share = min(audit.held_days / YEAR_DAYS, 1.0)
        if share > 0.0:
            paint.shape(slice_of(x, y, RING_R, 0.0, share), "good")
        paint.circle(x, y, HOLE_R, "paper")
        words = numbers.number(audit.held_days)
        paint.text(x, y - 6, words, 22, weight="b", align="m")
        paint.text(x, y + 14, f"/ {YEAR_DAYS}", 12, "sub", align="m")
        left = x + RING_R + 18
        room = inner.right - left
        say = paint.style.say
        paint.label(left, top + 14, room, say("zone.held"), 13, weight="b")
        plot = pygame.FRect(left, top + 30, room, 2 * RING_R - 26)
        self._months(paint, plot, audit.months_t)
        return top + 2 * RING_R + 12

    def _months(
        self, paint: Painter, plot: pygame.FRect, months_t: tuple[float, ...]
    ) -> None:
        """Bars from a shared zero: over it what is owed, below it what is balanced."""
        if not months_t:
            return
        most = max(*(abs(t) for t in months_t), 1e-9)
        above = max(*months_t, 0.0) / most
        below = max(*(-t for t in months_t), 0.0) / most
        unit = (plot.height - 8) / max(above + below, 1e-9)
        zero = plot.y + 4 + above * unit
        step = plot.width / len(months_t)
        for number, tonnes in enumerate(months_t):
            high = max(abs(tonnes) / most * unit, 1.0)
            y = zero - high if tonnes > 0.0 else zero
            fill = paint.style.fill("more" if tonnes > 0.0 else "less")
            paint.pattern(
                plot.x + number * step + 2, y, step - 4, high, fill, radius=2,
                edge=fill.edge,
            )  # fmt: skip
        paint.line(plot.x, zero, plot.right, zero, "sub")

    def _books(
        self, paint: Painter, inner: pygame.FRect, top: float, audit: "ZoneAudit"
    ) -> float:
        """From the base to the balance: cut, then removed."""
        book, style = audit.book, paint.style
        column = numbers.tonnes_column(max(audit.base_t, book.gross_t))
        base, gross = column.whole(audit.base_t), column.whole(book.gross_t)
        removed = column.whole(book.removed_t)
        balance = round(gross - removed, column.places)
        rows = (
            ("base", base, "", "ink", True), ("cut", gross - base, "less", "", False),
            ("left", gross, "", "ink", True), ("removed", -removed, "sinks", "", False),
            ("balance", balance, "", "good_t" if balance <= 0 else "bad_t", True),
        )  # fmt: skip
        paint.box(inner.x, top, inner.width, ROW * 5 + 78, "field", radius=14,
                  edge="border")  # fmt: skip
        y = top + 22
        for name, amount, fill, ink, is_sum in rows:
            left = inner.x + 14
            if fill:
                swatch(paint, left, y, style.fill(fill), 18, 13)
                left += 26
            shown = column.show(amount) if is_sum else column.signed(amount)
            ink = ink or ("good_t" if amount <= 0 else "bad_t")
            runs = [(shown, 15, ink, "b"), (f" {column.unit}", 12, "sub", "m")]
            used = paint.runs(inner.right - 14, y, runs, "r")
            room = inner.right - 24 - used - left
            words, weight = style.say(f"zone.{name}"), "b" if is_sum else "m"
            paint.label(left, y, room, words, 13, weight=weight)
            y += ROW
        return self._border(paint, inner, y + 4, audit)

    def _border(
        self, paint: Painter, inner: pygame.FRect, top: float, audit: "ZoneAudit"
    ) -> float:
        """Power over the border, each way."""
        book, say = audit.book, paint.style.say
        paint.line(inner.x + 14, top - 8, inner.right - 14, top - 8)
        for name, mwh, tonnes in (
            ("bought", book.imported_mwh, book.imported_t),
            ("sold", book.exported_mwh, book.exported_t),
        ):
            energy = numbers.energy_column(mwh)
            amount, unit = numbers.tonnes(tonnes)
            value = f"{energy.show(energy.whole(mwh))} {energy.unit} · {amount} {unit}"
            used = paint.text(inner.right - 14, top + 8, value, 12, "sub", align="r")
            room = inner.width - used - 40
            paint.label(inner.x + 14, top + 8, room, say(f"zone.{name}"), 12, "sub")
            top += 24
        return top + 6

    def _items(
        self, paint: Painter, inner: pygame.FRect, top: float, audit: "ZoneAudit"
    ) -> float:
        met = sum(item.is_met for item in audit.items)
        words = f"{met} / {len(audit.items)}"
        ink = "good_t" if met == len(audit.items) else "warn_t"
        used = paint.text(inner.right, top + 8, words, 15, ink, "b", align="r")
        say = paint.style.say
        room = inner.width - used - 10
        paint.label(inner.x, top + 8, room, say("zone.list"), 15, weight="b")
        top += 30
        for item in audit.items:
            self._item(paint, inner, top, item)
            top += ITEM_H
        return top

    def _item(
        self, paint: Painter, inner: pygame.FRect, top: float, item: "Item"
    ) -> None:
        y = top + ITEM_H / 2
        icon, ink = ("check-circle", "good_t") if item.is_met else (
            "warning", "warn_t")  # fmt: skip
        paint.icon(inner.x + 10, y, icon, 18, ink)
        used = paint.text(
            inner.right, y, self._value(item), 13, ink, "b", align="r"
        )  # fmt: skip
        room = inner.width - used - 40
        paint.label(inner.x + 28, y, room, paint.style.name(item.name), 13)

    def _inside(
        self, paint: Painter, inner: pygame.FRect, top: float, audit: "ZoneAudit"
    ) -> float:
        """The largest activities inside; what is bought comes on top."""
        style = paint.style
        paint.label(
            inner.x, top + 8, inner.width, style.say("zone.inside"), 15, weight="b"
        )
        top += 30
        rows = largest(audit)
        whole = round(audit.book.inside_t)
        shown = numbers.shared(whole, [tonnes for _, tonnes in rows], 0)
        for (activity, _), tonnes in zip(rows, shown, strict=True):
            name = style.say("report.others")
            if activity:
                name = causes.activity_name(style, activity)
            words = f"{numbers.number(tonnes)} t"
            used = paint.text(inner.right, top + 12, words, 13, weight="b", align="r")
            paint.label(inner.x, top + 12, inner.width - used - 10, name, 13)
            top += ITEM_H - 6
        return top

    def _value(self, item: "Item") -> str:
        say = self.scene.style.say
        match item.id:
            case "closed":
                return say("zone.yes" if item.is_met else "zone.no")
            case "cut_first":
                return numbers.percent(item.value, 1)
            case "once":
                return f"{item.value:.1f} t"
            case "balance":
                return " ".join(numbers.tonnes(item.value, numbers.signed))
        return say("zone.days", value=numbers.number(item.value))

    def _foot(self, paint: Painter, rect: pygame.FRect) -> None:
        say, scene = paint.style.say, self.scene
        reason = ""
        if not scene.tiles:
            reason = say("zone.empty")
        elif not scene.session.state.day:
            reason = say("hud.not_yet")
        elif scene.work.is_busy:
            reason = say("zone.working")
        elif self.audit is not None:
            reason = say("zone.is_fresh")
        self.add(
            Button(
                rect=rect, message=("audit",), label=reason or say("zone.audit"),
                kind="primary", lines=2, icon="seal-check", size=15, reason=reason,
            )
        )  # fmt: skip
