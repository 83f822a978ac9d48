"""A window without a display, and an island to click on."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
import pytest

from game.app import App, open_window
from game.scenes.island import Island
from game.settings import SIZE
from sim_core.content import read_level
from sim_core.session import Session


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Where the ground is kept between tests."""
    return tmp_path_factory.mktemp("island")


@pytest.fixture
def app(cache):
    open_window()
    pygame.display.set_mode(SIZE)
    (cache / "settings.toml").unlink(missing_ok=True)
    for path in cache.glob("*.isle*"):
        path.unlink()
    return App(cache, language="en", scale=1.0)


@pytest.fixture
def island(app):
    scene = Island(app, Session.new(read_level("campaign/first_light_bay")))
    app.scenes = [scene]
    app.draw(app.screen)
    return scene


@pytest.fixture
def session():
    """An island that a bot has played for a while."""
    from game.scenes.example import played

    return played()
