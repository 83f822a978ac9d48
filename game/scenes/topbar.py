"""The top bar: coins, people, support, power, green share, carbon."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.scenes.clock import Clock
from game.scenes.heatfacts import COLD_MWH, cold_mwh
from game.widgets import Painter, Panel, Pressable
from game.widgets.painter import Run

if TYPE_CHECKING:
    from game.scenes.island import Island

# Before the first day is over.
NO_FIGURE = "—"


class Stat(Panel):
    """Icon, value with unit, and a second line where there is room."""

    name = ""
    icon = ""
    tint = "ink"
    message: Hashable = None

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    @property
    def snapshot(self):
        return self.scene.snapshot

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.tall = layout.is_tall(room)
        return layout.stat(room, self.name)

    def value(self) -> list[Run]:
        raise NotImplementedError

    def below(self) -> tuple[str, str]:
        """Second line and its colour."""
        raise NotImplementedError

    def hint(self) -> str:
        return self.below()[0]

    def key(self) -> Hashable:
        return tuple(self.value()), self.below(), self.hint()

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=18 if self.tall else 14)
        size = 28 if self.tall else 22
        left = x + (48 if self.tall else 38)
        paint.icon(x + (26 if self.tall else 22), y + h / 2, self.icon, size, self.tint)
        self._words(paint, left, y, x + w - 8 - left)
        self.add(
            Pressable(
                rect=pygame.FRect(self.rect), message=self.message or (self.name,),
                hint="" if self.tall and not self.message else self.hint(), radius=14,
                focusable=self.message is not None,
            )
        )  # fmt: skip

    def _words(self, paint: Painter, left: float, y: float, room: float) -> None:
        if not self.tall:
            runs = [(r[0], min(r[1], 16), r[2], r[3]) for r in self.value()]
            # Where it is narrow the icon stands for the unit.
            while len(runs) > 1 and paint.runs_width(runs) > room:
                runs.pop()
            paint.runs(left, y + self.rect.height / 2, runs, room=room)
            return
        paint.runs(left, y + 20, self.value(), room=room)
        words, ink = self.below()
        paint.text(left, y + 41, words, 12, ink, room=room)


class Coins(Stat):
    name, icon, tint, message = "coins", "coins", "coin", ("why", "cash_yuan")

    def value(self) -> list[Run]:
        style = self.scene.style
        words = numbers.tight_coins(self.snapshot.budget_yuan, style.language)
        return [(words, 18, "ink", "b"), (f" {style.say('hud.coin')}", 13, "ink", "m")]

    def below(self) -> tuple[str, str]:
        flow_yuan = self.snapshot.flow_yuan_per_day
        words = numbers.signed_coins(flow_yuan)
        ink = "good_t" if flow_yuan >= 0 else "bad_t"
        return self.scene.style.say("hud.flow", value=words), ink

    def hint(self) -> str:
        return f"{self.below()[0]} · {self.scene.style.say('hud.coin_is')}"


class People(Stat):
    name, icon, tint = "people", "users-three", "people"
    message = ("why", "residents")

    def value(self) -> list[Run]:
        return [(numbers.number(self.snapshot.residents), 18, "ink", "b")]

    def below(self) -> tuple[str, str]:
        jobs = numbers.number(self.snapshot.jobs)
        return self.scene.style.say("hud.people", jobs=jobs), "sub"


class Support(Stat):
    name, icon, tint, message = "support", "heart", "heart", ("why", "support")

    def value(self) -> list[Run]:
        words = numbers.number(self.snapshot.support)
        return [(words, 18, "ink", "b"), *[(" / 100", 13, "ink", "m")][: self.tall]]

    def below(self) -> tuple[str, str]:
        return self.scene.style.say("hud.support"), "sub"

    def hint(self) -> str:
        style = self.scene.style
        parts = [
            f"{style.say(f'support.{name}')} {numbers.number(value)}"
            for name, value in self.snapshot.support_parts.items()
        ]
        return f"{style.say('hud.support_of')} {' · '.join(parts)}"


class Power(Stat):
    name, icon, tint, message = "power", "lightning", "power", ("charts",)

    def value(self) -> list[Run]:
        if self.snapshot.today is None:
            return [(NO_FIGURE, 18, "ink", "b"), (" MW", 13, "ink", "m")]
        supply_mw, demand_mw = self.scene.power_now()
        fits = abs(supply_mw - demand_mw) < 0.05
        return [
            (numbers.power(supply_mw), 18, "ink", "b"),
            (" = " if fits else " < ", 16, "good_t" if fits else "bad_t", "b"),
            (numbers.power(demand_mw), 18, "ink", "b"),
            (" MW", 13, "ink", "m"),
        ]

    def below(self) -> tuple[str, str]:
        today, say = self.snapshot.today, self.scene.style.say
        if today is None:
            return say("hud.first_morning"), "sub"
        missing_mwh = float(today.unserved_mw.sum())
        if missing_mwh > 0.05:
            return say("hud.short", value=numbers.power(missing_mwh)), "bad_t"
        lacking_mwh = cold_mwh(self.snapshot)
        if lacking_mwh > COLD_MWH:
            return say("hud.cold", value=numbers.power(lacking_mwh)), "bad_t"
        return say("hud.balanced"), "sub"


class Green(Stat):
    name, icon, tint, message = "green", "leaf", "leaf", ("why", "renewable_share")

    def value(self) -> list[Run]:
        share = self.snapshot.kpis["renewable_share"]
        has_day = self.snapshot.today is not None
        words = numbers.number(share * 100.0, 1) if has_day else NO_FIGURE
        return [(words, 18, "ink", "b"), (" %", 13, "ink", "m")]

    def below(self) -> tuple[str, str]:
        return self.scene.style.say("hud.green"), "sub"


class Carbon(Stat):
    """Gross less sinks is net, written as a sum with its bar."""

    name, icon, tint, message = "carbon", "cloud", "cloud", ("why", "net_t")

    def _figures(self) -> tuple[list[str], str]:
        kpis = self.snapshot.kpis
        gross_t, sinks_t = kpis["gross_t"], kpis["sinks_t"]
        if gross_t < 9_999.5:
            parts = numbers.rounded([gross_t, -sinks_t])
            return [numbers.number(v) for v in (*parts, sum(parts))], "t"
        parts = numbers.rounded([gross_t / 1e3, -sinks_t / 1e3], 1)
        return [numbers.number(v, 1) for v in (*parts, sum(parts))], "kt"

    def _span(self) -> str:
        days = round(self.snapshot.kpis["days"])
        key = "hud.per_year" if days >= 365 else "hud.per_days"
        return self.scene.style.say(key, days=days)

    def value(self) -> list[Run]:
        say = self.scene.style.say
        if not self.snapshot.kpis["days"]:
            return [
                (f"{say('hud.net')} ", 12, "sub", "m"), (NO_FIGURE, 18, "ink", "b"),
                (" t CO₂e", 12, "sub", "m"),
            ]  # fmt: skip
        (gross, sinks, net), unit = self._figures()
        end = (f" {unit} CO₂e{self._span()}", 12, "sub", "m")
        if not self.tall:
            return [
                (f"{say('hud.net')} ", 12, "sub", "m"), (net, 16, "ink", "b"), end,
            ]  # fmt: skip
        sinks = sinks.lstrip(numbers.MINUS)
        return [
            (f"{say('hud.gross')} ", 12, "sub", "m"),
            (gross, 15, "ink", "b"),
            (f" − {say('hud.sinks')} ", 12, "sub", "m"),
            (sinks, 15, "good_t", "b"),
            (f" = {say('hud.net')} ", 12, "sub", "m"),
            (net, 18, "ink", "b"),
            end,
        ]

    def below(self) -> tuple[str, str]:
        say = self.scene.style.say
        if not self.snapshot.kpis["days"]:
            return say("hud.first_morning"), "sub"
        (gross, sinks, _), unit = self._figures()
        sinks = sinks.lstrip(numbers.MINUS)
        return say("hud.gross_less", gross=gross, sinks=sinks, unit=unit), "sub"

    def hint(self) -> str:
        """What the marks of the bar are."""
        say, target_t = self.scene.style.say, self.scene.target_t()
        if not self.tall or not self.snapshot.kpis["days"]:
            return self.below()[0]
        words = say("hud.gauge")
        if target_t is None:
            return words
        aim = " ".join(numbers.tonnes(target_t))
        return f"{words} {say('hud.gauge_goal', value=aim)}"

    def _words(self, paint: Painter, left: float, y: float, room: float) -> None:
        if not self.tall:
            super()._words(paint, left, y, room)
            return
        paint.runs(left, y + 18, self.value(), room=room)
        self._gauge(paint, left, y + 36, room)

    def _gauge(self, paint: Painter, x: float, y: float, w: float) -> None:
        kpis = self.snapshot.kpis
        gross_t = max(kpis["gross_t"], 1.0)
        target_t = self.scene.target_t()
        if target_t is not None:
            aim = " ".join(numbers.tonnes(target_t))
            words = self.scene.style.say("hud.goal_at", value=aim)
            paint.text(x + w, y + 6, words, 12, "bad_t", "b", align="r")
            w -= paint.style.width(words, 12, "b") + 8
        scale = w / (1.12 * max(gross_t, target_t or 0.0))
        net_w, gross_w = max(kpis["net_t"], 0.0) * scale, gross_t * scale
        paint.box(x, y, w, 12, "inset2", radius=6)
        if not kpis["days"]:
            return
        paint.pattern(x, y, gross_w, 12, paint.style.fill("gross"), radius=6)
        if gross_w - net_w > 2.0:
            fill = paint.style.fill("sinks")
            paint.pattern(x + net_w, y, gross_w - net_w, 12, fill, radius=6)
        paint.box(x + net_w - 1, y - 3, 3, 18, "ink", radius=0)
        if target_t is not None and target_t * scale < w:
            at = x + target_t * scale
            corners = [(at - 5, y - 5), (at + 5, y - 5), (at, y + 2)]
            paint.shape(corners, "bad_t")


def panels(scene: "Island") -> list[Panel]:
    kinds = (Coins, People, Support, Power, Green, Carbon, Clock)
    return [kind(scene) for kind in kinds]
