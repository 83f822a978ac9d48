"""Two pictures of an island for the day it is won: as it was, and as it is."""

import time
from typing import TYPE_CHECKING

import pygame

from game.views.island import IslandView
from game.views.marks import Marks
from game.views.moment import Moment

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session
    from sim_core.snapshot import Snapshot


# The ground is there already, but where the player never looked.
PREPARE_S, STEP_S = 4.0, 0.2


def keepsakes(app: "App", session: "Session", now: "Snapshot") -> list[pygame.Surface]:
    """The first day's island and today's, from the same place."""
    from sim_core.session import Session

    first = Session.new(session.level, seed=session.seed).snapshot()
    return [_picture(app, snapshot) for snapshot in (first, now)]


def _picture(app: "App", snapshot: "Snapshot") -> pygame.Surface:
    level = snapshot.level
    view = IslandView(level, app.ground(level), app.atlas)
    view.update(snapshot, Moment())
    size, until = app.screen.get_size(), time.perf_counter() + PREPARE_S
    while not view.prepare(size, STEP_S) and time.perf_counter() < until:
        pass
    picture = pygame.Surface(size)
    view.draw(picture, snapshot, Moment(), Marks(), app.style)
    return picture
