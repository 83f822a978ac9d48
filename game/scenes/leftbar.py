"""Left of the island: the carbon jar with its balls, and figures a small bar lacks."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.effects.jar import ball_tonnes
from game.scenes import layout
from game.scenes.leftpart import WIDTH, LeftPart, column
from game.widgets import Painter, Pressable, QuestionMark

if TYPE_CHECKING:
    from game.scenes.island import Island

GLASS_W, GLASS_H = 92.0, 140.0
SHADES = (-12, 4, 14, -4, 9, -16, 0)
LINE_H = 36.0


class Jar(LeftPart):
    """The carbon budget as a stock: balls of stated tonnes, a line, what is left."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "jar"):
            return None
        left, top = column(room)
        return pygame.FRect(left, top, WIDTH, layout.JAR_H)

    def key(self) -> Hashable:
        jar = self.scene.snapshot.jar
        bubble_t = self.scene.bubbles.carbon.bubble_t
        return round(jar.emitted_t), round(jar.budget_t), round(jar.removed_t), bubble_t

    def draw(self, paint: Painter) -> None:
        x, y, w, _h = self.rect
        jar, say = self.scene.snapshot.jar, paint.style.say
        paint.panel(*self.rect)
        width = paint.text(x + 16, y + 22, say("hud.jar"), 15, weight="b", room=136)
        self.add(
            QuestionMark(
                rect=pygame.FRect(x + 22 + width, y + 15, 14, 14),
                message=("why", "net_t", "jar"), hint=say("hud.jar_why"),
            )
        )  # fmt: skip
        if not self.scene.is_folded():
            paint.text(
                x + w - 16, y + 22, say("hud.stock"), 12, "sub", align="r", room=52
            )
        self.add_close("jar")
        ball_t = ball_tonnes(jar.budget_t)
        self._words(paint, x + 122, y, jar.emitted_t - jar.removed_t, ball_t)
        self.add(
            Pressable(
                rect=pygame.FRect(x + 14, y + 40, GLASS_W + 8, GLASS_H + 8), radius=12,
                message=("why", "net_t", "glass"), hint=say("hud.jar_line"),
                focusable=False, tint=False,
            )
        )  # fmt: skip

    def _words(
        self, paint: Painter, x: float, y: float, net_t: float, ball_t: float
    ) -> None:
        style, jar = paint.style, self.scene.snapshot.jar
        left_t = jar.budget_t - net_t
        used = numbers.number(net_t / 1e3, 1)
        budget = numbers.number(jar.budget_t / 1e3)
        paint.text(x, y + 60, used, 22, weight="b", room=100)
        paint.text(x, y + 81, f"/ {budget} kt CO₂e", 12, "sub", room=102)
        if left_t < 0.0:
            over = style.say("hud.jar_spilled", value=numbers.number(-left_t / 1e3, 1))
            paint.block(x, y + 116, 102, over, 13, "bad_t", "b", most=3)
        else:
            self._left(paint, x, y, left_t)
        amount, unit = numbers.tonnes(ball_t)
        words = style.say("hud.ball", value=amount, unit=unit)
        paint.text(x, y + 168, words, 12, "sub", room=102)
        bubble_t = self.scene.bubbles.carbon.bubble_t
        amount = numbers.number(bubble_t, 0 if bubble_t >= 1.0 else 1)
        words = style.say("hud.bubble", value=amount, unit="t")
        paint.text(x, y + 184, words, 12, "sub", room=102)

    def _left(self, paint: Painter, x: float, y: float, left_t: float) -> None:
        """What is left, and how long it lasts at the pace of the last year."""
        style = paint.style
        words = style.say("hud.jar_left", value=numbers.number(left_t / 1e3, 1))
        paint.text(x, y + 106, words, 13, weight="b", room=102)
        years = self.scene.jar_years()
        if years is None:
            return
        ink = "good_t" if years >= self.scene.years_left() else "warn_t"
        words = style.say("hud.jar_years", value=numbers.number(years, 1))
        paint.text(x, y + 127, words, 13, ink, "b", room=102)
        key = "hud.jar_fits" if ink == "good_t" else "hud.jar_over"
        paint.text(x, y + 148, style.say(key), 13, ink, "b", room=102)


class Glass(LeftPart):
    """The jar itself: balls that fall in and come to rest, and the line of the stock.

    It is a panel of its own, so that falling balls redraw nothing else.
    """

    blocks = False

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if self.hidden(room, "jar"):
            return None
        left, top = column(room)
        return pygame.FRect(left + 18, top + 44, GLASS_W, GLASS_H)

    def key(self) -> Hashable:
        jar = self.scene.snapshot.jar
        share = (jar.emitted_t - jar.removed_t) / jar.budget_t
        return self.scene.bubbles.jar.places(), round(share, 3)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        jar = self.scene.snapshot.jar
        share = (jar.emitted_t - jar.removed_t) / jar.budget_t
        top = y + 16 + (h - 26) * (1.0 - min(max(share, 0.0), 1.0))
        paint.box(x + 12, y, w - 24, 12, "cork", radius=4, edge="cork_edge")
        paint.box(x, y + 10, w, h - 10, "glass", radius=20, edge="glass_edge", thick=2)
        if y + h - 5 - top > 4:
            high = y + h - 5 - top
            paint.box(x + 5, top, w - 10, high, "gross", radius=14, alpha=90)
        for number, (right, up) in enumerate(self.scene.bubbles.jar.places()):
            _ball(paint, x + 5 + right, y + h - 5 - up, SHADES[number % len(SHADES)])
        paint.line(x - 2, top, x + w + 2, top, "bad", 2)


def jar_mouth(scene: "Island") -> tuple[float, float] | None:
    """The jar's opening on the window; None while the jar is folded away."""
    glass = next(panel for panel in scene.page.panels if isinstance(panel, Glass))
    if glass.rect is None:
        return None
    scale = scene.style.scale
    return glass.rect.centerx * scale, (glass.rect.top + 4) * scale


def _ball(paint: Painter, x: float, y: float, shade: int) -> None:
    grey = (112 + shade, 108 + shade, 102 + shade)
    edge = (86 + shade, 82 + shade, 76 + shade)
    paint.circle(x, y, 4.9, grey, edge=edge, thick=1)
    paint.circle(x - 1.6, y - 1.6, 1.2, (226, 222, 212))


class Standing(LeftPart):
    """Figures for which the top bar of a small window has no place; under the jar."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.rows = [row for row in ROWS if layout.stat(room, row[0]) is None]
        if not self.rows or self.scene.open_card != "jar":
            return None
        left, top = column(room)
        height = LINE_H * len(self.rows) + 12
        if top + layout.JAR_H + layout.GAP + height <= room.bottom - 8:
            return pygame.FRect(left, top + layout.JAR_H + layout.GAP, WIDTH, height)
        width = min(WIDTH, room.right - left - WIDTH - layout.GAP - 8)
        return pygame.FRect(left + WIDTH + layout.GAP, top, width, height)

    def key(self) -> Hashable:
        return tuple(self._value(row[0]) for row in self.rows)

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        paint.panel(*self.rect)
        for number, (name, icon, tint, message) in enumerate(self.rows):
            top = y + 6 + LINE_H * number
            middle = top + LINE_H / 2
            paint.icon(x + 24, middle, icon, 20, tint)
            value = self._value(name)
            used = paint.text(x + w - 14, middle, value, 14, weight="b", align="r")
            words = paint.style.say(f"hud.short_{name}")
            paint.text(x + 44, middle, words, 13, "sub", room=w - 66 - used)
            rect = pygame.FRect(x + 6, top, w - 12, LINE_H)
            self.add(Pressable(rect=rect, message=(*message, "standing"), radius=10))

    def _value(self, name: str) -> str:
        shown = self.scene.snapshot
        if name == "people":
            return numbers.number(shown.residents)
        if name == "support":
            return f"{numbers.number(shown.support)} / 100"
        if name == "green":
            return f"{numbers.number(shown.kpis['renewable_share'] * 100, 1)} %"
        supply_mw, demand_mw = self.scene.power_now()
        return f"{numbers.power(supply_mw)} / {numbers.power(demand_mw)} MW"


# name, icon, its colour, what a click opens
ROWS = (
    ("people", "users-three", "people", ("why", "residents")),
    ("support", "heart", "heart", ("why", "support")),
    ("power", "lightning", "power", ("charts", "")),
    ("green", "leaf", "leaf", ("why", "renewable_share")),
)
