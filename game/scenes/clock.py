"""Date, hour, weather and the speeds, at the right of the top bar."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.scenes import layout
from game.style import Style
from game.widgets import IconButton, Painter, Panel, Pressable

if TYPE_CHECKING:
    from game.scenes.island import Island

SPEEDS = (("pause", 0), ("speed_1", 1), ("speed_3", 3), ("speed_10", 10), ("live", -1))
SPEED_OF = dict(SPEEDS)
COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


class Clock(Panel):
    """Date, weather and the speeds."""

    def __init__(self, scene: "Island") -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.tall = layout.is_tall(room)
        self.wide = layout.form(room) in ("wide", "tiny")
        return layout.stat(room, "clock")

    def key(self) -> Hashable:
        scene = self.scene
        return scene.snapshot.day, scene.hour, scene.speed, scene.is_live

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        scene, style = self.scene, paint.style
        paint.panel(*self.rect, radius=18 if self.tall else 14)
        icon = "moon-stars" if scene.is_night else "sun-horizon"
        buttons_w = len(SPEEDS) * 31 + 6 + (38 if not self.tall else 0)
        left = x + (46 if self.tall else 12)
        if self.tall:
            paint.icon(x + 25, y + h / 2, icon, 26, "power")
        room = w - buttons_w - (left - x) - 6
        date = numbers.date(scene.snapshot.date, style.language)
        if self.tall:
            paint.text(left, y + 20, date, 16, "ink", "b", room=room)
            paint.text(left, y + 41, self._second(style, room), 12, "sub", room=room)
        elif scene.is_live:
            days = (date, " ".join(date.split()[:-1]), " ".join(date.split()[1:-1]))
            fits = (day for day in days if style.width(day, 12, "b") <= room)
            day = next(fits, days[1])
            paint.text(left, y + h / 2 - 9, day, 12, "ink", "b", room=room)
            words = self._second(style, room)
            paint.text(left, y + h / 2 + 9, words, 12, "ink", "b", room=room)
        else:
            paint.block(left, y + h / 2, room, date, 13, "ink", "b")
        self.add(
            Pressable(
                rect=pygame.FRect(x, y, left - x + room, h), message=("clock",),
                hint=f"{date} · {self._weather()}", radius=14, focusable=False,
                tint=False,
            )
        )  # fmt: skip
        self._buttons(paint, x + w - buttons_w, y + (h - 32) / 2)

    def _second(self, style: Style, room: float) -> str:
        """As much of hour and weather as fits: at least the live hour."""
        whole = self._weather()
        words = [whole, " · ".join(whole.split(" · ")[:2])]
        if self.scene.is_live and self.scene.snapshot.today is not None:
            hour, today = self.scene.hour, self.scene.snapshot.today
            wind = numbers.number(float(today.weather.wind_m_s[hour]), 1)
            words += [f"{hour:02d}:00 · {wind} m/s", f"{hour:02d}:00"]
        fits = (one for one in words if style.width(one, 12, "b") <= room)
        return next(fits, words[-1])

    def _weather(self) -> str:
        today, say = self.scene.snapshot.today, self.scene.style.say
        if today is None:
            return say("hud.first_morning")
        hour = self.scene.hour
        weather = today.weather
        turn = round(float(weather.wind_direction_deg[hour]) / 45.0) % 8
        words = say(
            "hud.weather", wind=numbers.number(float(weather.wind_m_s[hour]), 1),
            way=say(f"wind.{COMPASS[turn]}"),
            warm=numbers.number(float(weather.temperature_c[hour])),
        )  # fmt: skip
        return f"{hour:02d}:00 · {words}" if self.scene.is_live else words

    def _buttons(self, paint: Painter, x: float, y: float) -> None:
        say, keys = paint.style.say, self.scene.app.keys
        for number, (name, speed) in enumerate(SPEEDS):
            hint = f"{say(f'action.{name}')} ({keys.shown(name)})"
            icon = {"pause": "pause", "live": "clock"}.get(name, "")
            self.add(
                IconButton(
                    rect=pygame.FRect(x + 31 * number, y, 28, 32), hint=hint,
                    message=("speed", speed), icon=icon, radius=9,
                    size=17 if icon else 12, label="" if icon else f"{speed}×",
                    kind="select" if speed == self.scene.speed else "ghost",
                )
            )  # fmt: skip
        if not self.tall:
            self.add(
                IconButton(
                    rect=pygame.FRect(x + 31 * len(SPEEDS) + 4, y, 32, 32),
                    message=("menu",), icon="gear-six", radius=9, hint=say("hud.menu"),
                )
            )  # fmt: skip
