"""The window's loop: events to the top scene, scenes to the screen."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pygame

from game.audio import Audio
from game.heap import give_back_at_once
from game.kept import kept_names
from game.keys import KeyMap
from game.rescue import Rescue
from game.scenes.base import Back, Change, Pop, Push, Quit, Reset
from game.scenes.saved import card_of
from game.settings import FILE_NAME, SIZE, Settings, read_settings, write_settings
from game.style import SCALES, Style
from game.text import LANGUAGES
from sim_core.errors import IslandError, SaveError

FRAMES_PER_S = 60
NAME = "Isle Zero · 零碳岛"
# A title bar and a panel of the desktop, together.
BARS_PX = 72
# Drivers that draw without a display.
UNSEEN = ("dummy", "offscreen")
LEVEL = "campaign/first_light_bay"
BLUR_SHARE, BLUR_PX = 0.25, 3
VEIL_ALPHA = 120
LARGER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
SMALLER = (pygame.K_MINUS, pygame.K_KP_MINUS)
STANDARD = (pygame.K_0, pygame.K_KP_0)


class App:
    """Settings, style, saves and the stack of scenes."""

    def __init__(
        self, folder: Path, *, language: str = "", scale: float = 0.0,
        level: str = LEVEL,
    ) -> None:  # fmt: skip
        self.folder = folder
        self.level_path = level
        self.settings, self.faults = read_settings(folder)
        if not (folder / FILE_NAME).exists():
            own = system_language(pygame.system.get_pref_locales())
            self.settings = self.settings.with_value("language", own)
        self.style = Style(
            scale or self.settings.scale, language or self.settings.language
        )
        self.scenes: list[Any] = []
        # What sheets keep between two openings.
        self.shelf: dict[str, Any] = {}
        self._ground = lru_cache(1)(self._open_ground)
        self._backdrop: tuple[Any, pygame.Surface] | None = None
        self.audio = Audio(self.settings)
        self._apply()

    @property
    def screen(self) -> pygame.Surface:
        return pygame.display.get_surface()

    @property
    def atlas(self) -> Any:
        return self._open_atlas()

    @lru_cache(1)  # noqa: B019  (one App a process)
    def _open_atlas(self) -> Any:
        from game.resources import Atlas

        return Atlas()

    def ground(self, level: Any) -> Any:
        return self._ground(level.hash, level)

    def _open_ground(self, key: str, level: Any) -> Any:
        from game.terrain import ground_of

        return ground_of(level, self.folder / "cache")

    def _apply(self) -> None:
        """Let the settings act on style and keys."""
        self.keys = KeyMap(self.settings.keys)
        self.style.reduced_motion = self.settings.reduced_motion
        self.style.safe_colours = self.settings.safe_colours
        self.audio.settle(self.settings)
        if self.settings.theme != "auto":
            self.style.theme = self.settings.theme

    def choose(self, name: str, value: Any) -> None:
        """Take one setting, act on it and keep it."""
        self.settings = self.settings.with_value(name, value)
        if name == "scale":
            self.style.scale = value
        elif name == "language":
            self.style.language = value
        elif name == "theme" and value == "auto":
            self.style.theme = "day"
        self._apply()
        write_settings(self.folder, self.settings)

    def reset_settings(self) -> None:
        self.settings = Settings(language=self.style.language)
        self.style.scale, self.style.theme = self.settings.scale, "day"
        self._apply()
        write_settings(self.folder, self.settings)

    def light(self, is_night: bool) -> None:
        """The hour's light, unless the player chose one."""
        if self.settings.theme == "auto":
            self.style.theme = "night" if is_night else "day"

    def has_save(self) -> bool:
        return bool(kept_names(self.folder))

    def save(self, session: Any, name: str, **extra: Any) -> None:
        session.save(self.folder, name, card=card_of(session), **extra)

    def forget_island(self) -> None:
        """The island that is open is left without being saved."""
        for scene in self.scenes:
            if hasattr(scene, "is_kept"):
                scene.is_kept = False

    def change(self, change: Change) -> bool:
        """Follow what a scene asked for; False ends the program."""
        match change:
            case Push(scene):
                self.scenes.append(scene)
            case Pop():
                self.scenes.pop()
            case Back():
                while len(self.scenes) > 1 and self.scenes[-1].is_sheet:
                    self.scenes.pop()
            case Reset(scene):
                self._close(self.scenes)
                self.scenes = [scene]
            case Quit():
                return False
        if change is not None:
            self._backdrop = None
        return bool(self.scenes)

    def _close(self, scenes: list[Any]) -> None:
        for scene in scenes:
            if hasattr(scene, "close"):
                scene.close()

    def _guarded(self, act: Any, *values: Any) -> bool:
        """Do it; what a player, teacher or designer can cause becomes a screen."""
        try:
            return self.change(act(*values))
        except IslandError as fault:
            from game.scenes.fault import Fault

            return self.change(Push(Fault(self, fault)))

    def frame(self, seconds: float) -> bool:
        """One round of the loop; True as long as the game goes on."""
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return False
            if event.type == pygame.VIDEORESIZE:
                self._backdrop = None
            elif not self._scaled(event) and not self._guarded(
                self.scenes[-1].handle, event
            ):
                return False
        if not self._guarded(self.scenes[-1].update, seconds):
            return False
        self._name_window()
        self.draw(self.screen)
        pygame.display.flip()
        self.audio.frame(self, seconds)
        return True

    def _name_window(self) -> None:
        """The title bar says which screen is open."""
        words = " · ".join(filter(None, (NAME, self.scenes[-1].caption())))
        if pygame.display.get_caption()[0] != words:
            pygame.display.set_caption(words)

    def _scaled(self, event: pygame.event.Event) -> bool:
        """Ctrl with +, − or 0 changes the size of everything."""
        if event.type != pygame.KEYDOWN or not event.mod & pygame.KMOD_CTRL:
            return False
        nearest = min(SCALES, key=lambda scale: abs(scale - self.style.scale))
        row = SCALES.index(nearest)
        if event.key in LARGER:
            row = min(row + 1, len(SCALES) - 1)
        elif event.key in SMALLER:
            row = max(row - 1, 0)
        elif event.key in STANDARD:
            row = 0
        else:
            return False
        self._backdrop = None
        self._guarded(self.choose, "scale", SCALES[row])
        return True

    def draw(self, surface: pygame.Surface) -> None:
        top = self.scenes[-1]
        if top.is_sheet:
            surface.blit(self.backdrop(surface), (0, 0))
        top.draw(surface)
        self.audio.captions.draw(surface, self.style)

    def backdrop(self, surface: pygame.Surface) -> pygame.Surface:
        """The screen below a sheet, blurred and darkened once."""
        key = (len(self.scenes), surface.get_size(), self.style.stamp)
        if self._backdrop is None or self._backdrop[0] != key:
            self._backdrop = (key, self._blurred(surface))
        return self._backdrop[1]

    def _blurred(self, surface: pygame.Surface) -> pygame.Surface:
        below = [scene for scene in self.scenes[:-1] if not scene.is_sheet]
        whole = pygame.Surface(surface.get_size()).convert(surface)
        whole.fill(self.style.colour("veil"))
        audit, self.style.audit = self.style.audit, None
        if below:
            below[-1].draw(whole)
        self.style.audit = audit
        small = pygame.transform.smoothscale_by(whole, BLUR_SHARE)
        small = pygame.transform.gaussian_blur(small, BLUR_PX)
        whole = pygame.transform.smoothscale(small, surface.get_size())
        veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        veil.fill((*self.style.colour("veil"), VEIL_ALPHA))
        whole.blit(veil, (0, 0))
        return whole

    def run(self) -> None:
        clock, seconds, rescue = pygame.time.Clock(), 0.0, Rescue(self)
        is_open = True
        while is_open:
            try:
                is_open = self.frame(seconds)
            except Exception as fault:
                rescue.after(fault)
            seconds = min(clock.tick(FRAMES_PER_S) / 1000.0, 0.25)
        try:
            self._close([*self.scenes, *self.shelf.values()])
            self._keep_size()
        except SaveError as fault:
            print(fault)
        self.audio.close()

    def _keep_size(self) -> None:
        """The next window opens as large as this one was."""
        size = self.screen.get_size()
        if size != self.settings.window:
            self.choose("window", size)


def system_language(locales: list[dict[str, str]]) -> str:
    """The first language of the system that the game speaks; Chinese by default."""
    spoken = [locale.get("language", "") for locale in locales]
    return next((one for one in spoken if one in LANGUAGES), "en" if spoken else "zh")


def fitting(wanted: tuple[int, int], desktop: tuple[int, int]) -> tuple[int, int]:
    """The wanted size, but no larger than the display less its bars and the title."""
    width, height = desktop[0], desktop[1] - BARS_PX
    return min(wanted[0], width), min(wanted[1], height)


def open_window(wanted: tuple[int, int] = SIZE) -> pygame.Surface:
    """A resizable window of a size that fits the display."""
    give_back_at_once()
    pygame.display.init()
    pygame.font.init()
    pygame.key.set_repeat(300, 60)
    size = wanted
    if pygame.display.get_driver() not in UNSEEN:
        size = fitting(wanted, pygame.display.get_desktop_sizes()[0])
    screen = pygame.display.set_mode(size, pygame.RESIZABLE)
    pygame.display.set_caption(NAME)
    return screen
