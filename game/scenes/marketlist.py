"""The list of what is on sale, below the year's tonnes by location and by market."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.sheet import body_rect
from game.widgets import Look, Painter, Panel, QuestionMark, Widget
from game.widgets.parts import chip, row_ground, scroll_mark
from sim_core.carbon.market import offers, projects
from sim_core.carbon.tables import carbon_table
from sim_core.kpis import re100_share

if TYPE_CHECKING:
    from game.scenes.market import Market

LIST_W, GAP, ROW_H, SUMS_H, FOOT_H, TABS_H = 460.0, 20.0, 68.0, 128.0, 60.0, 48.0
YEAR = 365
MARKS = ("is_additional", "is_traceable", "is_near")
KIND_ICONS = {
    "hydro": "drop", "solar": "sun", "wind": "wind", "mixed": "lightning",
    "forest": "tree-evergreen", "mangrove": "tree", "mineral": "cube",
}  # fmt: skip


def is_wide(room: pygame.FRect) -> bool:
    """Whether list and card stand side by side."""
    return room.width >= 1100


def list_rect(room: pygame.FRect) -> pygame.FRect:
    body = body_rect(room)
    top = body.y + TABS_H
    if not is_wide(room):
        return pygame.FRect(body.x, top, body.width, body.bottom - top)
    return pygame.FRect(body.x, top, LIST_W, body.bottom - FOOT_H - top)


def card_rect(room: pygame.FRect, is_open: bool) -> pygame.FRect | None:
    body = body_rect(room)
    top = body.y + TABS_H
    high = body.bottom - FOOT_H - top
    if not is_wide(room):
        return pygame.FRect(body.x, top, body.width, high) if is_open else None
    left = body.x + LIST_W + GAP
    return pygame.FRect(left, top, body.right - left, high)


class Offers(Panel):
    """The year's two figures, then a row for each thing on sale."""

    def __init__(self, scene: "Market") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.scene.is_open and not is_wide(room):
            return None
        return list_rect(room)

    def key(self) -> Hashable:
        return self.scene.stamp(), self.scene.session.state.day

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        view, clip = self.scene.shown, pygame.FRect(self.rect)
        with paint.clip(*clip):
            top = y - self.scroll
            self._sums(paint, pygame.FRect(x, top, w, SUMS_H))
            top += SUMS_H + 10
            if not view.names():
                words = paint.style.say("market.nothing")
                paint.text(x + 16, top + 20, words, 14, "sub", room=w - 32)
            for name in view.names():
                self._row(paint, pygame.FRect(x, top, w, ROW_H - 6), name, clip)
                top += ROW_H
        self.scroll_limit = max(top + self.scroll - y - h, 0.0)
        scroll_mark(paint, clip.move(8, 0), self.scroll, self.scroll_limit)

    def _sums(self, paint: Painter, rect: pygame.FRect) -> None:
        """Scope 2 both ways, and green power by the year and by the hour."""
        style, session = paint.style, self.scene.session
        paint.box(*rect, "inset", radius=14)
        days = min(session.state.day, YEAR)
        words = style.say("market.last_days", days=days)
        paint.label(rect.x + 16, rect.y + 20, rect.width - 32, words, 13, "sub")
        half = rect.width / 2
        column = numbers.tonnes_column(
            max(self._figure(f"scope2_{name}_t") for name in ("location", "market"))
        )
        for number, name in enumerate(("location", "market")):
            left = rect.x + 16 + number * half
            figure = f"scope2_{name}_t"
            shown = column.show(column.whole(self._figure(figure)))
            used = paint.runs(
                left, rect.y + 52,
                ((shown, 22, "ink", "b"), (f" {column.unit}", 12, "sub", "m")),
                room=half - 50,
            )  # fmt: skip
            mark = pygame.FRect(round(left + used + 10), rect.y + 45, 14, 14)
            self.add(QuestionMark(rect=mark, message=("why", figure)))
            words = style.say(f"market.{name}")
            paint.label(left, rect.y + 76, half - 28, words, 12, "sub")
        self._green(paint, rect, half)

    def _green(self, paint: Painter, rect: pygame.FRect, half: float) -> None:
        session = self.scene.session
        days = min(session.state.day, YEAR)
        last = session.state.day - 1
        used = self._figure("demand_mwh") - self._figure("unserved_mwh")
        hourly = self._figure("carbon_free_mwh") / used if used else 0.0
        shares = (re100_share(session.ledger, last, days) if days else 0.0, hourly)
        labels = ("RE100", paint.style.say("market.hourly"))
        for number, (share, words) in enumerate(zip(shares, labels, strict=True)):
            left = rect.x + 16 + number * half
            shown = numbers.percent(share, 1)
            wide = paint.text(left, rect.y + 104, shown, 15, "ink", "b")
            room = half - wide - 36
            paint.label(left + wide + 8, rect.y + 104, room, words, 12, "sub")

    def _figure(self, name: str) -> float:
        session = self.scene.session
        days = min(session.state.day, YEAR)
        return session.ledger.figure(name, session.state.day - 1, days) if days else 0.0

    def _row(
        self, paint: Painter, rect: pygame.FRect, name: str, clip: pygame.FRect
    ) -> None:
        view, style = self.scene.shown, paint.style
        say = style.say
        title = style.name(view.title(name))
        if view.page == "contracts":
            offer = offers()[name]
            count = sum(getattr(offer, mark) for mark in MARKS)
            second, is_sound = say("market.marks", count=count), count == len(MARKS)
            price, unit = numbers.signed(offer.premium_yuan_per_mwh), "market.per_mwh"
            badge = say("market.signed") if view.signed(name) is not None else ""
            kind = offer.kind
        else:
            project = projects()[name]
            quality = numbers.number(project.quality)
            second = say("market.quality", value=quality)
            is_sound = project.quality >= least_quality()
            price, unit = numbers.number(project.price_yuan_per_t), "market.per_t"
            used = view.used_t(name)
            badge = say("market.held", count=numbers.number(used)) if used else ""
            kind = project.kind
        self.add(
            OfferRow(
                rect=rect, message=("card", name), clip=clip, icon=KIND_ICONS[kind],
                title=title, second=second, is_sound=is_sound, price=price,
                unit=say(unit), badge=badge, on=name == view.name,
            )
        )  # fmt: skip


def least_quality() -> float:
    return float(carbon_table("credits")["rule"]["least_quality"])


class OfferRow(Widget):
    """An icon, a name, its quality by sign and words, its price."""

    def __init__(
        self,
        *,
        rect: pygame.FRect,
        message: object,
        clip: pygame.FRect,
        **shown: object,
    ) -> None:
        super().__init__(rect=rect, message=message, clip=clip, radius=12)
        self.shown = shown

    def draw(self, paint: Painter, look: Look) -> None:
        x, y, w, h = self.rect
        s = self.shown
        ink, sub = row_ground(paint, self.rect, on=s["on"], hovered=look.hovered)
        paint.icon(x + 30, y + h / 2, s["icon"], 26, ink if s["on"] else "accent")
        runs = ((s["price"], 16, ink, "b"), (f" {s['unit']}", 12, sub, "m"))
        used = paint.runs(x + w - 14, y + 20, runs, "r")
        room = w - 60 - used - 26
        paint.label(x + 60, y + 20, room, s["title"], 15, ink, "b")
        sign = "seal-check" if s["is_sound"] else "seal-warning"
        tint = ink if s["on"] else "good_t" if s["is_sound"] else "warn_t"
        paint.icon(x + 68, y + h - 18, sign, 16, tint)
        badge = 0.0
        if s["badge"]:
            badge = chip(
                paint, x + w - 12, y + h - 17, s["badge"], "good", icon="check-circle",
                align="r", height=22,
            )  # fmt: skip
        paint.label(x + 82, y + h - 18, w - 100 - badge, s["second"], 12, sub)
