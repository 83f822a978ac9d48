"""Pictures of the scenes, and a game played by a bot, without a display."""

import argparse
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pygame

from game.app import LEVEL, App, open_window
from game.scenes.base import Scene
from game.text import LANGUAGES
from sim_core.commandline.run import play, print_years, report_of
from sim_core.content import read_level
from sim_core.errors import IslandError
from sim_core.session import Session

SCENES = (
    "title", "kept", "levels", "loading", "settings", "help", "pause", "dialog",
    "island", "photo", "why", "report", "inventory", "pathway", "choices", "codex",
    "dispatch", "away", "ending", "zone", "expert", "market", "fault",
)  # fmt: skip
DEMO_DAYS = 1825


def scenes(app: App) -> Iterator[tuple[str, Scene]]:
    """Every scene by name, as a played island shows it."""
    for name in SCENES:
        yield from import_module(f"game.scenes.{name}").shots(app)


def put(app: App, scene: Scene) -> None:
    """Show a scene; a sheet lies over an island."""
    from game.scenes.example import played
    from game.scenes.island import Island

    app.scenes = [Island(app, played()), scene] if scene.is_sheet else [scene]
    for shown in app.scenes:
        view = getattr(shown, "view", None)
        while view is not None and not view.prepare(app.screen.get_size(), 1.0):
            continue
    app.draw(app.screen)


def shots(words: argparse.Namespace) -> int:
    """Every scene in both languages, at the scale asked for."""
    folder = made(Path(words.shots))
    open_window()
    scale = words.scale or 1.0
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            app = App(Path(scratch), language=language, scale=scale)
            for name, scene in scenes(app):
                put(app, scene)
                tail = f"{language}_{round(scale * 100)}"
                pygame.image.save(app.screen, folder / f"{name}_{tail}.png")
    return 0


def made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise IslandError(
            f"{folder}: cannot make the folder ({fault.strerror})"
        ) from None
    return folder


def demo(words: argparse.Namespace) -> int:
    """The sensible bot plays the level; a table row a year and a picture."""
    from game.scenes.island import Island

    session = Session.new(read_level(words.level or LEVEL))
    play(session, DEMO_DAYS, [], "sensible")
    print_years(report_of(session))
    folder = made(Path(words.shots or "shots"))
    open_window()
    with tempfile.TemporaryDirectory() as scratch:
        app = App(Path(scratch), language=words.lang or "zh", scale=words.scale or 1.0)
        put(app, Island(app, session))
        pygame.image.save(app.screen, folder / "demo.png")
    print(f"picture: {folder / 'demo.png'}")
    return 0
