"""Language, size, light, motion, sound, away rules, keys, and where the data lies."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

import pygame

from game.files import show_folder
from game.keys import DEFAULT_KEYS, shown
from game.scenes.base import Change, Pop, Push, Scene
from game.scenes.dialog import Confirm
from game.settings import AWAY_HOURS, THEMES
from game.style import SCALES
from game.text import LANGUAGES
from game.widgets import Button, IconButton, Painter, Panel, Slider, Tab, Toggle
from game.widgets.parts import scroll_mark

if TYPE_CHECKING:
    from game.app import App

ROW_H = 56.0
PAGES = ("general", "sound", "keys")
VOLUMES = ("volume", "music_volume", "effects_volume", "ambience_volume")
SOUND_SWITCHES = ("muted", "captions")
SWITCHES = ("reduced_motion", "safe_colours", "advisor", "tutorial", "yearly_report")
# Never a key of the map: they belong to every screen.
KEPT_KEYS = {"escape", "return", "tab", "up", "down", "left", "right"}


class SettingsSheet(Scene):
    is_sheet = True

    def __init__(self, app: "App", page: str = "general") -> None:
        super().__init__(app)
        self.open_page = page
        self.waiting_for = ""
        self.note = ""

    def caption(self) -> str:
        return self.style.say("settings.title")

    def panels(self) -> list[Panel]:
        return [Sheet(self)]

    def handle(self, event: pygame.event.Event) -> Change:
        if self.waiting_for and event.type == pygame.KEYDOWN:
            self._bind(event)
            return None
        return super().handle(event)

    def on(self, message: Any) -> Change:
        self.note = ""
        match message:
            case ("close",):
                return Pop()
            case ("page", page):
                self.open_page = page
                self.page.panels[0].scroll = 0.0
            case ("set", name, value):
                self.app.choose(name, value)
            case ("key", action):
                self.waiting_for = action
            case ("folder",):
                if not show_folder(self.app.folder):
                    self.note = self.style.say("settings.no_folder")
            case ("defaults",):
                return Push(Confirm(self.app, "defaults", self._take_defaults))
        return None

    def _take_defaults(self) -> Change:
        self.app.reset_settings()
        return Pop()

    def _bind(self, event: pygame.event.Event) -> None:
        """The pressed key takes the waiting action, and gives its old key away."""
        action, self.waiting_for = self.waiting_for, ""
        name = pygame.key.name(event.key)
        if event.key == pygame.K_ESCAPE or not name:
            return
        if name in KEPT_KEYS:
            self.note = self.style.say("settings.key_kept", key=shown(name))
            return
        keys = dict(self.app.settings.keys)
        other = self.app.keys.taken_by(name)
        if other:
            keys[other] = keys[action]
        keys[action] = name
        self.app.choose("keys", keys)


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [
        ("settings", SettingsSheet(app)),
        ("settings_sound", SettingsSheet(app, "sound")),
        ("settings_keys", SettingsSheet(app, "keys")),
    ]


class Sheet(Panel):
    is_modal = True

    def __init__(self, scene: SettingsSheet) -> None:
        super().__init__()
        self.scene = scene
        self.app = scene.app

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width, height = min(room.width - 32, 920), min(room.height - 32, 776)
        return pygame.FRect(
            room.centerx - width / 2, room.centery - height / 2, width, height
        )

    def key(self) -> Hashable:
        settings = self.app.settings
        keys = tuple(settings.keys.items())
        plain = (settings.away_hours, settings.theme, self.app.audio.is_silent)
        names = (*VOLUMES, *SOUND_SWITCHES, *SWITCHES)
        switches = tuple(getattr(settings, name) for name in names)
        scene = (self.scene.open_page, self.scene.waiting_for, self.scene.note)
        return keys, plain, switches, scene

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        paint.icon(x + 44, y + 44, "gear-six", 30, "accent")
        paint.text(x + 72, y + 44, paint.style.say("settings.title"), 24, weight="b")
        close = IconButton(
            rect=pygame.FRect(x + w - 56, y + 24, 32, 32), message=("close",),
            icon="x-bold", radius=16, size=14, hint="Esc",
        )  # fmt: skip
        self.add(close)
        self._tabs(paint, x + 28, y + 76, w - 56)
        self.inner = pygame.FRect(x + 20, y + 124, w - 40, h - 140)
        with paint.clip(*self.inner):
            pages = {"general": self._general, "sound": self._sound}
            pages.get(self.scene.open_page, self._keys)(paint)
        scroll_mark(paint, self.inner, self.scroll, self.scroll_limit)

    def _tabs(self, paint: Painter, x: float, y: float, w: float) -> None:
        width = min(w / len(PAGES) - 8, 200)
        for number, page in enumerate(PAGES):
            tab = Tab(
                rect=pygame.FRect(x + number * (width + 8), y, width, 36),
                message=("page", page), label=paint.style.say(f"settings.{page}"),
                on=self.scene.open_page == page,
            )  # fmt: skip
            self.add(tab)

    def _row(
        self, paint: Painter, number: float, key: str, share: float = 0.42
    ) -> pygame.FRect:
        """Label and meaning at the left; returns the room of the control."""
        top = self.inner.y + number * ROW_H - self.scroll
        room = self.inner.width * share
        say = paint.style.say
        x = self.inner.x + 8
        paint.text(x, top + 20, say(f"settings.{key}"), 15, weight="b", room=room)
        paint.text(x, top + 40, say(f"settings.{key}_more"), 12, "sub", room=room)
        paint.line(x, top + ROW_H, x + self.inner.width - 16, top + ROW_H, "border")
        left = x + room + 16
        return pygame.FRect(left, top + 10, self.inner.right - 8 - left, 36)

    def _general(self, paint: Painter) -> None:
        settings, say = self.app.settings, paint.style.say
        options = (
            ("language", [(one, say(f"language.{one}")) for one in LANGUAGES],
             paint.style.language),
            ("scale", [(one, f"{round(one * 100)} %") for one in SCALES],
             paint.style.scale),
            ("theme", [(one, say(f"settings.{one}")) for one in THEMES],
             settings.theme),
            ("away_hours",
             [(one, f"{round(one)} h" if one else say("settings.never"))
              for one in AWAY_HOURS], settings.away_hours),
        )  # fmt: skip
        for number, (name, choices, chosen) in enumerate(options):
            self._options(self._row(paint, number, name), name, choices, chosen)
        self._switches(paint, 4, SWITCHES)
        self._folder(paint, 4 + len(SWITCHES))

    def _sound(self, paint: Painter) -> None:
        for number, name in enumerate(VOLUMES):
            rect = self._row(paint, number, name)
            slider = Slider(
                rect=rect.inflate(-16, 0), message=("set", name), step=0.1,
                value=getattr(self.app.settings, name), clip=self.inner,
            )  # fmt: skip
            self.add(slider)
        self._switches(paint, len(VOLUMES), SOUND_SWITCHES)
        rows = len(VOLUMES) + len(SOUND_SWITCHES)
        if self.app.audio.is_silent:
            words = paint.style.say("settings.no_device")
            top = self.inner.y + rows * ROW_H - self.scroll + 28
            paint.block(self.inner.x + 8, top, self.inner.width - 24, words, 13, "sub")
        self.scroll_limit = max((rows + 1) * ROW_H - self.inner.height, 0.0)

    def _switches(self, paint: Painter, first: int, names: Sequence[str]) -> None:
        for number, name in enumerate(names):
            rect = self._row(paint, first + number, name, share=0.84)
            toggle = Toggle(
                rect=pygame.FRect(rect.right - 56, rect.y + 4, 56, 28),
                message=("set", name), on=getattr(self.app.settings, name),
                clip=self.inner,
            )  # fmt: skip
            self.add(toggle)

    def _options(
        self, rect: pygame.FRect, name: str, choices: list, chosen: object
    ) -> None:
        width = (rect.width - 6 * (len(choices) - 1)) / len(choices)
        for number, (value, words) in enumerate(choices):
            tab = Tab(
                rect=pygame.FRect(rect.x + number * (width + 6), rect.y, width, 36),
                message=("set", name, value), label=words, on=value == chosen,
                edge=True, clip=self.inner, size=13,
            )  # fmt: skip
            self.add(tab)

    def _folder(self, paint: Painter, number: int) -> None:
        """Where everything is kept, a button that opens it, and the way back."""
        top = self.inner.y + number * ROW_H - self.scroll
        x, w, say = self.inner.x + 8, self.inner.width - 16, paint.style.say
        paint.text(x, top + 20, say("settings.folder"), 15, weight="b", room=w - 180)
        words = self.scene.note or str(self.app.folder)
        end = paint.paragraph(x, top + 42, w - 190, words, 12, "sub")
        buttons = (
            (("folder",), "folder_open", "folder-open", x + w - 170, top + 10, 170.0),
            (("defaults",), "defaults", "arrow-clockwise", x, end + 8, 240.0),
        )
        for message, key, icon, left, at, width in buttons:
            button = Button(
                rect=pygame.FRect(left, at, width, 40), message=message, icon=icon,
                label=say(f"settings.{key}"), clip=self.inner, size=13,
            )  # fmt: skip
            self.add(button)
        self.scroll_limit = max(end + 60 + self.scroll - self.inner.bottom, 0.0)

    def _keys(self, paint: Painter) -> None:
        say = paint.style.say
        note = self.scene.note or say("settings.keys_say")
        x, top = self.inner.x + 8, self.inner.y + 20 - self.scroll
        paint.text(x, top, note, 13, "sub", room=self.inner.width - 16)
        columns = 2 if self.inner.width > 700 else 1
        width = (self.inner.width - 16 * columns) / columns
        rows = -(-len(DEFAULT_KEYS) // columns)
        for number, action in enumerate(DEFAULT_KEYS):
            left = x + (number // rows) * (width + 16)
            at = top + 32 + (number % rows) * 48
            paint.text(left, at + 18, say(f"action.{action}"), 14, room=width - 120)
            waits = self.scene.waiting_for == action
            words = say("settings.press") if waits else self.app.keys.shown(action)
            button = Button(
                rect=pygame.FRect(left + width - 112, at, 112, 36),
                message=("key", action), label=words, clip=self.inner,
                kind="select" if waits else "secondary",
            )  # fmt: skip
            self.add(button)
        self.scroll_limit = max(64 + rows * 48 - self.inner.height, 0.0)
