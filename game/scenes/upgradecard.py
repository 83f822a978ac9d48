"""What a building may become: its price, what that changes and why, for one or all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.preview import LEAST_SUPPORT, ink_of
from game.scenes.previewwhy import Line, payback_years, reasons
from game.widgets import Button, Painter, Panel
from game.widgets.painter import Run
from sim_core.commands import Upgrade
from sim_core.content import Technology
from sim_core.economy.prices import upgrade_cost_yuan
from sim_core.preview import Preview, capacity_mw

if TYPE_CHECKING:
    from game.scenes.island import Island

BUTTON_H, GAP, ROW_H, LINE_GAP = 38.0, 6.0, 20.0, 4.0


@dataclass
class UpgradeCard:
    """One choice on the inspector's tab, as high as it needs."""

    panel: Panel
    scene: "Island"
    clip: pygame.FRect
    now: Technology
    target: Technology

    def draw(self, paint: Painter, box: pygame.FRect) -> float:
        """Draw it from the top of `box`, as wide as that; its lower end."""
        shown = self.scene.previewed(Upgrade(self.scene.selected, self.target.id))
        x, top, w = box.x, box.y, box.width
        effect = _effect(self.scene, shown)
        fits = paint.runs_width(effect) <= w - 28
        rows = [effect] if fits else [effect[:1], effect[2:]]
        lines = _lines(self.scene, self.now, self.target, shown)
        text_h = _height(paint, lines, w - 28)
        buttons = 2 if len(self.scene.alike()) > 1 else 1
        buttons_h = buttons * (BUTTON_H + GAP)
        high = 72 + ROW_H * len(rows) + text_h + buttons_h
        paint.box(x, top, w, high, "inset", radius=14)
        self._head(paint, x + 14, top, w - 28)
        at = top + 66 + ROW_H * len(rows)
        buttons_at = at + text_h - 8
        if self.clip.height < high:
            # Where the tab must scroll, the order comes before its reasons.
            buttons_at, at = at - 10, at + buttons_h - 2
        for number, runs in enumerate(rows):
            paint.runs(x + 14, top + 64 + ROW_H * number, runs, room=w - 28)
        for words, ink in lines:
            at = paint.paragraph(x + 14, at, w - 28, words, 13, ink) + LINE_GAP
        self._buttons(pygame.FRect(x + 12, buttons_at, w - 24, 0))
        return top + high + 10

    def _price_yuan(self) -> float:
        session = self.scene.session
        return upgrade_cost_yuan(
            session.level, session.catalogue, session.state, self.target
        )

    def _head(self, paint: Painter, x: float, top: float, room: float) -> None:
        style, target = paint.style, self.target
        paint.text(x, top + 20, style.name(target.name), 15, weight="b", room=room)
        cost, days = numbers.coins(self._price_yuan()), round(target.build_days)
        words = style.say("inspect.price", cost=cost, days=days)
        paint.text(x, top + 42, words, 12, "sub", room=room)

    def _buttons(self, rect: pygame.FRect) -> None:
        """For this one, and for all that are like it."""
        scene, say, kind = self.scene, self.scene.style.say, self.target.id
        rect.height = BUTTON_H
        self._button(rect, ("upgrade", kind), say("inspect.do_upgrade"), "wrench")
        count = len(scene.alike())
        if count > 1:
            cost = numbers.coins(self._price_yuan() * count)
            words = say("inspect.upgrade_all", count=count, cost=cost)
            rect = rect.move(0, BUTTON_H + GAP)
            self._button(rect, ("upgrade_all", kind), words, "")

    def _button(
        self, rect: pygame.FRect, message: tuple[str, str], label: str, icon: str
    ) -> None:
        command = Upgrade(self.scene.selected, self.target.id)
        refused = self.scene.session.check(command)
        reason = self.scene.words_of(refused) if refused else ""
        self.panel.add(
            Button(
                rect=rect, message=message, label=label, reason=reason, icon=icon,
                clip=self.clip, size=13,
            )
        )  # fmt: skip


def _height(paint: Painter, lines: list[Line], room: float) -> float:
    count = sum(len(paint.lines(words, room, 13)) for words, _ in lines)
    return paint.line_height(13) * count + LINE_GAP * len(lines)


def _effect(scene: "Island", shown: Preview) -> list[Run]:
    """Tonnes and coins a year, each in its own colour."""
    say = scene.style.say
    tonnes, unit = numbers.tonnes(shown.tco2e_per_year, numbers.signed)
    yuan = numbers.signed_coins(shown.yuan_per_year)
    coins = say("inspect.coins", value=yuan)
    return [
        (f"{tonnes} {say('preview.carbon', unit=unit)}", 13,
         ink_of(-shown.tco2e_per_year), "b"),
        (" · ", 13, "sub", "b"),
        (coins, 13, ink_of(round(shown.yuan_per_year / 1e3)), "b"),
    ]  # fmt: skip


def _lines(
    scene: "Island", now: Technology, target: Technology, shown: Preview
) -> list[Line]:
    """Materials, people, capacity, then why power and carbon change."""
    say = scene.style.say
    lines: list[Line] = []
    if shown.embodied_tco2e >= 0.5:
        years = payback_years(shown)
        value = numbers.number(shown.embodied_tco2e)
        if years is None:
            lines.append((say("inspect.embodied", value=value), "sub"))
        else:
            words = numbers.number(years, 1 if years < 10 else 0)
            lines.append((say("inspect.payback", value=value, years=words), "sub"))
    room = target.params.get("residents", 0.0) - now.params.get("residents", 0.0)
    if abs(room) >= 1.0:
        words = say("inspect.residents", value=numbers.signed(room, 0))
        lines.append((words, "good_t" if room > 0 else "warn_t"))
    if abs(shown.support) >= LEAST_SUPPORT:
        value = numbers.signed(shown.support, 1)
        words = f"{value} {say('preview.support')}"
        lines.append((words, "good_t" if shown.support > 0 else "bad_t"))
    before_mw, after_mw = capacity_mw(now.params), capacity_mw(target.params)
    if abs(after_mw - before_mw) >= 0.005:
        values = {"before": numbers.power(before_mw), "after": numbers.power(after_mw)}
        ink = "warn_t" if after_mw < before_mw else "good_t"
        lines.append((say("inspect.capacity", **values), ink))
    catalogue = scene.session.catalogue
    return [*lines, *reasons(scene.style, catalogue, target, shown, now.id)]
