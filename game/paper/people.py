"""Headline, remarks, people, nature and claims on the yearly report."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.paper.card import HEAD_H, PAD, ROW_H, Asks, Card, value
from game.paper.claims import claim_rows
from game.widgets import Painter
from game.widgets.painter import Run

if TYPE_CHECKING:
    from sim_core.disclosure import Pillar, Remark

INKS = {"good": "good_t", "note": "link", "warn": "warn_t", "bad": "bad_t"}
SIGNS = {"good": "check-circle", "note": "info", "warn": "warning", "bad": "x-circle"}
ICONS = {"town": "house-line", "nature": "tree", "zone": "seal-check"}
# Means of the year: decimal places and unit.
MEANS = {"residents": (0, ""), "support": (0, "/ 100"), "tco2e_per_head": (1, "t")}
# Below this size a change is written as none. [share]
SAME = 0.0005


class Headline(Card):
    """Five figures at the head of the page."""

    HEIGHT, GAP, LEAST, COUNT = 76.0, 12.0, 240.0, 5

    def lines(self, width: float) -> list[int]:
        """How many figures stand in each line; the lines differ by one at most."""
        most = max(int((width + self.GAP) // (self.LEAST + self.GAP)), 1)
        count = -(-self.COUNT // most)
        return [(self.COUNT + count - 1 - line) // count for line in range(count)]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * (self.HEIGHT + self.GAP) - self.GAP

    def draw(self, paint: Painter, rect: pygame.FRect, asks: Asks) -> None:
        rows = self._rows()
        for line, count in enumerate(self.lines(rect.width)):
            width = (rect.width + self.GAP) / count - self.GAP
            top = rect.y + line * (self.HEIGHT + self.GAP)
            for place in range(count):
                left = rect.x + place * (width + self.GAP)
                row = next(rows)
                self._chip(paint, pygame.FRect(left, top, width, self.HEIGHT), *row)
                asks.mark(left + width - 22, top + self.HEIGHT - 22, row[-1])

    def _chip(
        self, paint: Painter, rect: pygame.FRect, key: str, shown: str, unit: str,
        note: tuple[str, str], figure: str,
    ) -> None:  # fmt: skip
        x, y, w, h = rect
        paint.box(*rect, "inset", radius=14)
        words, ink = note
        used = paint.text(
            x + w - 14, y + 20, words, 12, ink, "b", align="r", room=w * 0.62
        )
        label = paint.style.say(f"report.{key}")
        paint.label(x + 16, y + 20, w - used - 38, label, 13, "sub")
        runs: list[Run] = [(shown, 27, "ink", "b"), (f" {unit}", 13, "sub", "m")]
        paint.runs(x + 16, y + h - 27, runs, room=w - 60)

    def _rows(self) -> Iterator[tuple[str, str, str, tuple[str, str], str]]:
        report, say = self.report, self.style.say
        column, power = report.column, self._power
        off, net = report.sinks_and_net
        unit = f"{column.unit} CO₂e"
        yield "gross", column.show(report.gross), unit, self._against_base(), "gross_t"
        words = say("report.taken_off", value=f"{column.show(off)} {column.unit}")
        yield "net", column.show(net), unit, (words, "good_t"), "net_t"
        own = numbers.percent(power.own_green_share, 1)
        note = (say("report.of_own", value=own), "good_t")
        shown = numbers.number(100.0 * power.re100_share, 1)
        yield "re100", shown, "%", note, "generation_mwh"
        short = numbers.power(power.unserved_mwh)
        note = (say("report.short", value=short), self._is_bad(power.unserved_mwh))
        shown = numbers.number(100.0 * power.served_share, 2)
        yield "served", shown, "%", note, "unserved_mwh"
        used_mwh = power.demand_mwh - power.unserved_mwh
        energy = numbers.energy_column(used_mwh)
        used = f"{energy.show(energy.whole(used_mwh))} {energy.unit}"
        note = (say("report.of_used", value=used), "sub")
        shown = numbers.number(power.t_per_mwh, 3)
        yield "intensity", shown, say("report.t_per_mwh"), note, "operations_t"

    @property
    def _power(self):
        return self.report.disclosure.power

    @staticmethod
    def _is_bad(amount: float) -> str:
        return "bad_t" if amount > 0.05 else "good_t"

    def _against_base(self) -> tuple[str, str]:
        """The change against the base year."""
        base_t = self.report.disclosure.base_year.figures["gross_t"]
        share = self.report.disclosure.totals.gross.t / base_t - 1.0 if base_t else 0.0
        value = f"{numbers.signed(100.0 * share, 1)} %"
        ink = "sub" if abs(share) < SAME else "good_t" if share < 0.0 else "bad_t"
        return self.style.say("report.against_base", value=value), ink


class People(Card):
    """The three building modes, the people and what nature has taken up."""

    title = "report.people"
    PILLAR_H, CLAIM_H = 48.0, 50.0

    def height(self, width: float) -> float:
        pillars = len(self.report.disclosure.pillars) * self.PILLAR_H
        return HEAD_H + pillars + len(MEANS) * ROW_H + self._claims_height() + 54

    def _claims_height(self) -> float:
        found = self.report.disclosure
        rows = len(found.zones) + len(found.contracts) + len(found.offsets)
        return rows * self.CLAIM_H

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        top = room.y
        for pillar in self.report.disclosure.pillars:
            self._pillar(
                paint, pygame.FRect(room.x, top, room.width, self.PILLAR_H), pillar
            )
            top += self.PILLAR_H
        top += 4
        figures, before = self.report.figures, self.report.figures_before or {}
        for name in MEANS:
            row = pygame.FRect(room.x, top, room.width, ROW_H)
            self._average(paint, row, name, figures[name], before.get(name))
            top += ROW_H
        self._claims(paint, room, top + 4)
        self._apart(paint, room)

    def _pillar(self, paint: Painter, row: pygame.FRect, pillar: "Pillar") -> None:
        style, middle = paint.style, row.centery
        icon = ICONS.get(pillar.id, "seal-check")
        paint.icon(row.x + 14, middle, icon, 26, "accent")
        amount = numbers.number(pillar.value)
        if pillar.of != pillar.value:
            amount += f" / {numbers.number(pillar.of)}"
        unit = style.say(f"unit.{pillar.unit}")
        used = value(paint, row.right, middle - 11, amount, unit, size=15)
        room = row.width - 36 - used - 8
        name = style.name(pillar.name)
        paint.label(row.x + 36, middle - 11, room, name, 13, weight="b")
        note = style.name(pillar.note)
        paint.label(row.x + 36, middle + 9, row.width - 36, note, 12, "sub")

    def _average(
        self, paint: Painter, row: pygame.FRect, name: str, now: float,
        before: float | None,
    ) -> None:  # fmt: skip
        """A mean of the year, and how it was a year earlier."""
        places, unit = MEANS[name]
        shown = numbers.number(now, places)
        if before is not None:
            shown = f"{numbers.number(before, places)} → {shown}"
        used = value(paint, row.right, row.centery, shown, unit)
        words = paint.style.say(f"report.{name}")
        paint.text(row.x, row.centery, words, 13, room=row.width - used - 8)

    def _claims(self, paint: Painter, room: pygame.FRect, top: float) -> None:
        """Zones, contracts and credits, each with the auditor's word."""
        style, found = paint.style, self.report.disclosure
        rows = [
            (style.name(zone.name), self._held(zone.held_days, zone.needed_days),
             ZONE_KINDS.get(zone.verdict, "warn"))
            for zone in found.zones
        ]  # fmt: skip
        rows += [
            (
                f"{style.name(row.name)} · {row.amount}",
                style.name(row.verdict),
                row.kind,
            )
            for row in claim_rows(found)
        ]
        for number, (name, words, kind) in enumerate(rows):
            y = top + number * self.CLAIM_H
            paint.icon(room.x + 14, y + 24, SIGNS[kind], 20, INKS[kind])
            paint.text(room.x + 36, y + 13, name, 13, room=room.width - 36)
            paint.label(room.x + 36, y + 34, room.width - 36, words, 12, INKS[kind])

    def _apart(self, paint: Painter, room: pygame.FRect) -> None:
        """What stands beside the scopes and is never added to them."""
        totals = self.report.disclosure.totals
        values = {
            name: " ".join(numbers.tonnes(amount))
            for name, amount in (
                ("biogenic", totals.biogenic_co2_t),
                ("avoided", totals.avoided_t),
                ("offsets", totals.offsets_t),
            )
        }
        words = paint.style.say("report.apart", **values)
        y = room.bottom - 10
        paint.line(room.x, y - 18, room.right, y - 18)
        paint.label(room.x, y, room.width, words, 12, "sub")

    def _held(self, held: int, needed: int) -> str:
        return self.style.say("report.held", held=held, needed=needed)


ZONE_KINDS = {"passed": "good", "held": "warn", "failed": "bad"}


class Remarks(Card):
    """What the auditor says, and what the figures are signed with."""

    title = "report.remarks"
    LINE_H = 19.0

    def second(self) -> str:
        return self.style.say("report.assurance")

    def columns(self, width: float) -> int:
        return 2 if width > 860 else 1

    @cached_property
    def title_w(self) -> float:
        """Room for the longest title."""
        titles = [self.style.name(one.title) for one in self.report.disclosure.remarks]
        return max(self.style.width(title, 13, "b") for title in titles) + 12

    def _words_room(self, width: float) -> float:
        columns = self.columns(width)
        column = (width - 2 * PAD - 24 * (columns - 1)) / columns
        return column - 34 - self.title_w

    def _lines(self, remark: "Remark", width: float) -> int:
        paint = Painter(pygame.display.get_surface(), self.style)
        words = self.style.name(remark.words)
        return len(paint.lines(words, self._words_room(width), 13))

    def _row_heights(self, width: float) -> list[float]:
        """One height for the remarks that stand side by side."""
        columns = self.columns(width)
        remarks = self.report.disclosure.remarks
        rows = [
            remarks[start : start + columns]
            for start in range(0, len(remarks), columns)
        ]
        counts = [max(self._lines(one, width) for one in row) for row in rows]
        return [count * self.LINE_H + 9.0 for count in counts]

    def height(self, width: float) -> float:
        return HEAD_H + sum(self._row_heights(width)) + 34

    def body(self, paint: Painter, room: pygame.FRect, asks: Asks) -> None:
        width = room.width + 2 * PAD
        columns = self.columns(width)
        step = (room.width + 24) / columns
        top = room.y
        heights = self._row_heights(width)
        for number, remark in enumerate(self.report.disclosure.remarks):
            left = room.x + (number % columns) * step
            self._remark(paint, left, top + 13, remark, self._words_room(width))
            if number % columns == columns - 1:
                top += heights[number // columns]
        self._signed(paint, room)

    def _remark(
        self, paint: Painter, x: float, y: float, remark: "Remark", room: float
    ) -> None:
        style, ink = paint.style, INKS[remark.level]
        paint.icon(x + 11, y, SIGNS[remark.level], 18, ink)
        paint.text(x + 28, y, style.name(remark.title), 13, ink, "b")
        words, left = style.name(remark.words), x + 34 + self.title_w
        for number, line in enumerate(paint.lines(words, room, 13)):
            paint.text(left, y + number * self.LINE_H, line, 13, room=room)

    def _signed(self, paint: Painter, room: pygame.FRect) -> None:
        """The hash of the books: no person signs, the figures do."""
        sign = self.report.disclosure.signature
        y = room.bottom - 4
        paint.line(room.x, y - 14, room.right, y - 14)
        words = paint.style.say(
            "report.signed", date=sign.date, books=sign.books_hash[:16],
            state=sign.state_hash[:16],
        )  # fmt: skip
        paint.icon(room.x + 11, y, "seal-check", 17, "accent")
        paint.label(room.x + 28, y, room.width - 28, words, 12, "sub")
