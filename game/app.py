"""The window's loop: events to the top scene, scenes to the screen."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pygame

from game.scenes.base import Change, Pop, Push, Quit, Reset
from game.style_first import Style
from sim_core.errors import IslandError

FRAMES_PER_S = 60
SIZE = (1600, 900)
LEVEL = "campaign/first_light_bay"
SAVE_NAME = "island"


class App:
    def __init__(self, folder: Path, language: str, scale: float, level: str = LEVEL):
        from game.resources import Atlas

        self.folder = folder
        self.level_path = level
        self.style = Style(scale, language)
        self.screen = pygame.display.get_surface()
        self.atlas = Atlas()
        self.scenes: list[Any] = []
        self._ground = lru_cache(2)(self._open_ground)

    def ground(self, level: Any) -> Any:
        return self._ground(level.hash, level)

    def _open_ground(self, key: str, level: Any) -> Any:
        from game.terrain import ground_of

        return ground_of(level, self.folder / "cache")

    def has_save(self) -> bool:
        from sim_core.saves import save_paths

        return any(path.exists() for path in save_paths(self.folder, SAVE_NAME))

    def switch_language(self) -> None:
        language = "en" if self.style.language == "zh" else "zh"
        self.style.language = language

    def island(self, fresh: bool) -> Any:
        """The island scene: a new island, or the newest save that can be read."""
        from game.scenes.island import Island
        from game.scenes.title import Title
        from game.text import say
        from sim_core.content import read_level
        from sim_core.saves import read_save, save_paths
        from sim_core.session import Session

        if fresh:
            return Island(self, Session.new(read_level(self.level_path)))
        note = ""
        for path in save_paths(self.folder, SAVE_NAME):
            if not path.exists():
                continue
            try:
                session = Session.from_saved(read_save(path), str(path))
            except IslandError:
                note = say("title.damaged", self.style.language)
                continue
            return Island(self, session, note)
        return Title(self, say("title.unreadable", self.style.language))

    def save(self, session: Any) -> None:
        session.save(self.folder, SAVE_NAME)

    def change(self, change: Change) -> bool:
        """Follow what a scene asked for; False ends the program."""
        match change:
            case Push(scene):
                self.scenes.append(scene)
            case Pop():
                self.scenes.pop()
            case Reset(scene):
                self.scenes = [scene]
            case Quit():
                return False
        return True

    def frame(self, seconds: float, clock_s: float) -> bool:
        """One round of the loop; True as long as the game goes on."""
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return False
            if event.type == pygame.VIDEORESIZE:
                self.screen = pygame.display.get_surface()
            if not self.change(self.scenes[-1].handle(event)):
                return False
        for scene in self.scenes:
            if hasattr(scene, "update") and scene is self.scenes[-1]:
                scene.update(seconds)
            scene.draw(self.screen, clock_s)
        pygame.display.flip()
        return True

    def run(self) -> None:
        clock, clock_s = pygame.time.Clock(), 0.0
        seconds = 0.0
        while self.frame(seconds, clock_s):
            seconds = min(clock.tick(FRAMES_PER_S) / 1000.0, 0.25)
            clock_s += seconds
        for scene in self.scenes:
            if hasattr(scene, "save"):
                scene.save()


def open_window() -> pygame.Surface:
    """A resizable window."""
    pygame.display.init()
    pygame.font.init()
    pygame.key.set_repeat(300, 60)
    screen = pygame.display.set_mode(SIZE, pygame.RESIZABLE)
    pygame.display.set_caption("Isle Zero · 零碳岛")
    return screen
