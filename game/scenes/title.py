"""The front door: smog on the left, the island as it could be on the right."""

from collections.abc import Hashable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import pygame

from game import VERSION
from game.scenes import doors, logo
from game.scenes.base import Change, Push, Quit, Scene
from game.scenes.campaign import islands
from game.scenes.saved import SavedCard
from game.style import Style
from game.text import LANGUAGES
from game.widgets import IconButton, ListRow, Painter, Panel, Pressable, Tab
from game.widgets.parts import key_cap
from sim_core.paths import ASSETS

if TYPE_CHECKING:
    from game.app import App

# message, icon, text key, text key of the value at the right
ROWS = (
    ("levels", "map-trifold", "title.levels", "title.levels_value"),
    ("codex", "book-open-text", "codex.title", "title.codex_value"),
    ("settings", "gear-six", "title.settings", "title.settings_value"),
    ("help", "keyboard", "title.help", "title.help_value"),
    ("quit", "sign-out", "title.quit", "title.quit_value"),
)
# A lower window has the small logo; a somewhat higher one lower rows.
LOW, HERO_H, STEP_H, FOOT_H, EDGE = 716.0, 96.0, 50.0, 40.0, 12.0


@lru_cache(2)
def picture(size: tuple[int, int]) -> pygame.Surface:
    """The title's picture, covering the window."""
    whole = pygame.image.load(ASSETS / "pictures" / "title.jpg").convert()
    share = max(size[0] / whole.get_width(), size[1] / whole.get_height())
    big = pygame.transform.smoothscale_by(whole, share)
    left = (big.get_width() - size[0]) // 2
    top = (big.get_height() - size[1]) // 2
    return big.subsurface((left, top, *size)).copy()


class Title(Scene):
    first_focus = ("play",)

    def __init__(self, app: "App", note: str = "") -> None:
        super().__init__(app)
        self.note = note or self._settings_note()

    @cached_property
    def saved(self) -> SavedCard | None:
        """Read when it is first drawn: the island that was left is saved by then."""
        return SavedCard.of(self.app)

    def _settings_note(self) -> str:
        faults, self.app.faults = self.app.faults, ()
        if not faults:
            return ""
        if faults == ("*",):
            return self.style.say("title.settings_damaged")
        return self.style.say("title.settings_partly", names=", ".join(faults))

    def panels(self) -> list[Panel]:
        return [Logo(self), Menu(self), Corner(self), Facts(self)]

    def on(self, message: Any) -> Change:
        from game.scenes.help import Help
        from game.scenes.kept import Kept
        from game.scenes.levels import Levels
        from game.scenes.loading import continued, started
        from game.scenes.settings import SettingsSheet

        match message:
            case ("play",):
                return continued(self.app) if self.saved else started(self.app)
            case ("kept",):
                return Push(Kept(self.app))
            case ("levels",):
                return Push(Levels(self.app))
            case ("codex",):
                return Push(doors.codex(self.app))
            case ("settings",):
                return Push(SettingsSheet(self.app))
            case ("help",):
                return Push(Help(self.app))
            case ("quit",):
                return Quit()
            case ("language", language):
                self.app.choose("language", language)
            case ("mute",):
                self.app.choose("muted", not self.app.settings.muted)
        return None

    def key(self, event: pygame.event.Event) -> Change:
        if self.app.keys.action(event) == "help":
            return self.on(("help",))
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            self.page.set_focus(("play",))
        return None

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(picture(surface.get_size()), (0, 0))
        super().draw(surface)


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("title", Title(app))]


class _Part(Panel):
    def __init__(self, scene: Title) -> None:
        super().__init__()
        self.scene = scene
        self.app = scene.app


class Logo(_Part):
    blocks = False

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if room.height < LOW:
            return pygame.FRect(32, 12, min(424, room.width - 64), 56)
        return pygame.FRect(64, 56, 640, 264)

    def draw(self, paint: Painter) -> None:
        style = paint.style
        if self.rect.height < 100:
            self._small(paint)
            return
        self._word(paint, style.say("title.big_name"), (256, 42), 128, (8, 2))
        self._word(paint, style.say("title.small_name"), (266, 206), 38, (5, 9))
        radius = style.px(80)
        picture = logo.emblem(radius)
        paint.put(picture, picture.get_rect(center=paint.pixel(152, 160)))
        # White on the darkened sea, without a plate.
        words = style.say("title.say")
        paint.text(72, 302, words, 18, "white", "b", room=640, check=False)

    def _small(self, paint: Painter) -> None:
        x, y, _, h = self.rect
        picture = logo.emblem(paint.style.px(24))
        paint.put(picture, picture.get_rect(center=paint.pixel(x + 28, y + h / 2)))
        name = paint.style.say("title.big_name")
        self._word(paint, name, (x + 66, y + 4), 34, (3, 1))

    @staticmethod
    def _word(
        paint: Painter, words: str, at: tuple[float, float], size: int,
        shape: tuple[int, int],
    ) -> None:  # fmt: skip
        style: Style = paint.style
        ring, gap = (style.px(value) for value in shape)
        picture = logo.word(style, words, style.px(size), ring, gap)
        x, y = paint.pixel(*at)
        paint.put(picture, (x - ring - 8, y - ring - 8))


class Menu(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        low = room.height < LOW
        top, left = (76, 32) if low else (336, 72)
        self.hero, self.step = (72.0, 42.0) if low else (HERO_H, STEP_H)
        rest = self.hero + 16 + 16 + FOOT_H
        fitting = (room.height - EDGE - top - rest) / len(ROWS)
        self.step = min(self.step, fitting)
        height = rest + len(ROWS) * self.step
        return pygame.FRect(left, top, min(424, room.width - 64), height)

    def key(self) -> Hashable:
        return self.scene.saved, self.scene.note

    def draw(self, paint: Painter) -> None:
        x, y, w, _ = self.rect
        self._hero(paint, x, y, w)
        top = y + self.hero + 16
        paint.panel(x, top, w, len(ROWS) * self.step + 16, radius=20)
        for number, (name, icon, words, value) in enumerate(ROWS):
            at = top + 8 + number * self.step
            if number:
                paint.line(x + 64, at, x + w - 24, at, "border")
            row = ListRow(
                rect=pygame.FRect(x + 8, at, w - 16, self.step), message=(name,),
                icon=icon, title=paint.style.say(words),
                value=self._value(paint.style, value),
            )  # fmt: skip
            self.add(row)
        self._foot(paint, x, top + len(ROWS) * self.step + 38, w)

    def _value(self, style: Style, key: str) -> str:
        ready = sum(island.is_ready for island in islands())
        scale = round(style.scale * 100)
        return style.say(key, scale=scale, of=len(islands()), ready=ready)

    def _hero(self, paint: Painter, x: float, y: float, w: float) -> None:
        style, saved = paint.style, self.scene.saved
        paint.panel(
            x, y, w, self.hero, radius=20, fill="select", edge="select_edge", alpha=255
        )
        paint.icon(x + 44, y + self.hero / 2, "play", 36, "select_ink")
        name = style.say("title.continue" if saved else "title.new")
        first = y + self.hero * 0.36
        paint.text(x + 80, first, name, 24, "select_ink", "b", room=w - 160)
        words = saved.words(style) if saved else style.say("title.new_value")
        middle = y + self.hero * 0.71
        paint.label(x + 80, middle, w - 140, words, 13, "select_ink")
        key_cap(paint, x + w - 68, first, "Enter")
        rect = pygame.FRect(x, y, w, self.hero)
        self.add(Pressable(rect=rect, message=("play",), radius=20))
        if saved:
            button = IconButton(
                rect=pygame.FRect(x + w - 56, y + self.hero - 46, 40, 36),
                message=("kept",), icon="stack", size=22, radius=12,
                hint=style.say("title.kept"),
            )  # fmt: skip
            self.add(button)

    def _foot(self, paint: Painter, x: float, y: float, w: float) -> None:
        note = self.scene.note
        words = note or paint.style.say("title.keys")
        if note:
            paint.panel(x, y - 18, w, 40, radius=14, fill="warn_bg", alpha=255)
            paint.block(x + 16, y + 2, w - 32, words, 13, "warn_t", "b")
        else:
            long = min(paint.style.width(words, 13), w - 8) + 20
            paint.box(x - 2, y - 16, long, 32, "black", radius=16, alpha=110)
            paint.label(x + 8, y, w - 8, words, 13, "white")


class Corner(_Part):
    """Sound and language."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        top = 12 if room.height < LOW else 24
        return pygame.FRect(room.right - 24 - 328, top, 328, 48)

    def key(self) -> Hashable:
        return self.app.settings.is_audible

    def draw(self, paint: Painter) -> None:
        x, y, _, _ = self.rect
        icon = "speaker-high" if self.app.settings.is_audible else "speaker-x"
        self.add(
            IconButton(
                rect=pygame.FRect(x, y, 48, 48), message=("mute",), icon=icon,
                size=24, panel=True, radius=24, hint=paint.style.say("title.mute"),
            )
        )  # fmt: skip
        paint.panel(x + 64, y, 264, 48, radius=24)
        paint.icon(x + 92, y + 24, "translate", 22, "accent")
        for number, language in enumerate(LANGUAGES):
            tab = Tab(
                rect=pygame.FRect(x + 116 + 104 * number, y + 6, 104, 36),
                message=("language", language), radius=18, size=15,
                label=paint.style.say(f"language.{language}"),
                on=paint.style.language == language,
            )  # fmt: skip
            self.add(tab)


class Facts(_Part):
    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if room.height < LOW or room.width < 1000:
            return None
        return pygame.FRect(room.right - 24 - 392, room.bottom - 24 - 72, 392, 72)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        style = paint.style
        paint.panel(*self.rect, radius=18)
        paint.icon(x + 32, y + h / 2, "leaf", 28, "good")
        first = style.say("title.fact")
        paint.label(x + 60, y + 24, w - 76, first, 14, "ink", "b")
        second = style.say("title.version", version=VERSION)
        paint.label(x + 60, y + 50, w - 76, second, 12, "sub")
