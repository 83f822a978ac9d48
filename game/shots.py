"""Pictures of the scenes, and a game played by a bot, without a display."""

import argparse
import tempfile
from pathlib import Path

import pygame

from game.app import LEVEL, App, open_window
from game.scenes.island import Island
from game.scenes.title import Title
from game.scenes.why import Why
from sim_core.bots import BOTS
from sim_core.commandline.run import play, print_years, report_of
from sim_core.content import read_level
from sim_core.session import Session

PLAYED_DAYS = 420


def shots(words: argparse.Namespace) -> int:
    """Every scene in both languages, at the scale asked for."""
    folder = Path(words.shots)
    folder.mkdir(parents=True, exist_ok=True)
    open_window()
    with tempfile.TemporaryDirectory() as scratch:
        app = App(Path(scratch), "zh", words.scale, words.level or LEVEL)
        session = Session.new(read_level(app.level_path))
        play(session, PLAYED_DAYS, [], "sensible")
        for language in ("zh", "en"):
            app.style.language = language
            _scenes(app, session, folder, f"{language}_{round(words.scale * 100)}")
    return 0


def _scenes(app: App, session: Session, folder: Path, tail: str) -> None:
    island = Island(app, session)
    _keep(app, Title(app), folder / f"title_{tail}.png")
    _keep(app, island, folder / f"island_{tail}.png")
    island.kind, island.hover = "pv_farm", (22, 8)
    island._look_ahead()
    _keep(app, island, folder / f"preview_{tail}.png")
    island._leave()
    island.selected = 1
    _keep(app, island, folder / f"inspector_{tail}.png")
    _keep(app, Why(app, session), folder / f"why_{tail}.png")


def _keep(app: App, scene: object, path: Path) -> None:
    scene.draw(app.screen, 1.0)
    pygame.image.save(app.screen, path)


def demo(words: argparse.Namespace) -> int:
    """The sensible bot plays the level; a table row a year and a picture."""
    assert "sensible" in BOTS
    session = Session.new(read_level(words.level or LEVEL))
    play(session, 1825, [], "sensible")
    print_years(report_of(session))
    folder = Path(words.shots or "shots")
    folder.mkdir(parents=True, exist_ok=True)
    open_window()
    with tempfile.TemporaryDirectory() as scratch:
        app = App(Path(scratch), words.lang, words.scale, words.level or LEVEL)
        _keep(app, Island(app, session), folder / "demo.png")
    print(f"picture: {folder / 'demo.png'}")
    return 0
