"""What a building may become: its price, what that changes and why, for one or all."""

from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes.preview import ink_of
from game.scenes.previewwhy import Line, payback_years, reasons
from game.widgets import Button, Painter, Panel
from game.widgets.painter import Run
from sim_core.commands import Upgrade
from sim_core.content import Technology
from sim_core.economy.prices import upgrade_cost_yuan
from sim_core.preview import Preview, capacity_mw

if TYPE_CHECKING:
    from game.scenes.island import Island

BUTTON_H = 38.0


def upgrade_card(
    panel: Panel, paint: Painter, box: pygame.FRect, clip: pygame.FRect,
    scene: "Island", now: Technology, target: Technology,
) -> float:  # fmt: skip
    """Draw one choice with its buttons in `box`, as high as it needs; its lower end."""
    style = paint.style
    x, top, w, _ = box
    session, command = scene.session, Upgrade(scene.selected, target.id)
    refused, shown = session.check(command), scene.previewed(command)
    lines = _lines(scene, now, target, shown)
    step = paint.line_height(13)
    count = sum(len(paint.lines(words, w - 28, 13)) for words, _ in lines)
    alike = scene.alike()
    buttons = 2 if len(alike) > 1 else 1
    high = 84 + step * count + 4 * len(lines) + buttons * (BUTTON_H + 6) + 8
    paint.box(x, top, w, high, "inset", radius=14)
    paint.text(x + 14, top + 20, style.name(target.name), 15, weight="b", room=w - 28)
    price_yuan = upgrade_cost_yuan(
        session.level, session.catalogue, session.state, target
    )
    cost = numbers.coins(price_yuan)
    words = style.say("inspect.price", cost=cost, days=round(target.build_days))
    paint.text(x + 14, top + 42, words, 12, "sub", room=w - 28)
    paint.runs(x + 14, top + 64, _effect(scene, shown), room=w - 28)
    at = top + 86
    for words, ink in lines:
        at = paint.paragraph(x + 14, at, w - 28, words, 13, ink) + 4
    at = top + high - buttons * (BUTTON_H + 6) - 6
    rect = pygame.FRect(x + 12, at, w - 24, BUTTON_H)
    _button(panel, rect, clip, ("upgrade", target.id), style.say("inspect.do_upgrade"),
            scene.words_of(refused) if refused else "")  # fmt: skip
    if buttons > 1:
        words = style.say(
            "inspect.upgrade_all", count=len(alike),
            cost=numbers.coins(price_yuan * len(alike)),
        )  # fmt: skip
        rect = rect.move(0, BUTTON_H + 6)
        reason = scene.words_of(refused) if refused else ""
        _button(panel, rect, clip, ("upgrade_all", target.id), words, reason, "")
    return top + high + 10


def _button(
    panel: Panel, rect: pygame.FRect, clip: pygame.FRect, message: tuple[str, str],
    label: str, reason: str, icon: str = "wrench",
) -> None:  # fmt: skip
    panel.add(
        Button(
            rect=rect, message=message, label=label, reason=reason, clip=clip,
            icon=icon, size=13,
        )
    )  # fmt: skip


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
        (coins, 13, ink_of(shown.yuan_per_year / 1e3), "b"),
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
    before_mw, after_mw = capacity_mw(now.params), capacity_mw(target.params)
    if abs(after_mw - before_mw) >= 0.005:
        values = {"before": numbers.power(before_mw), "after": numbers.power(after_mw)}
        ink = "warn_t" if after_mw < before_mw else "good_t"
        lines.append((say("inspect.capacity", **values), ink))
    catalogue = scene.session.catalogue
    return [*lines, *reasons(scene.style, catalogue, target, shown, now.id)]
