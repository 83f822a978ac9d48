"""A word while an island is read and its ground is drawn."""

import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

from game.kept import free_name, name_of, newest_name, recent_saves
from game.scenes.base import Change, Push, Reset, Scene
from game.scenes.saved import SavedCard
from game.scenes.title import picture
from game.terrain.crew import Crew
from game.widgets import Painter, Panel
from game.widgets.parts import bar
from sim_core.errors import IslandError, SaveError

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

# Time a frame for the ground while nothing else is shown.
PREPARE_S = 0.1

# What reading is of the whole, on the bar.
READ_SHARE = 0.3

Reader = Callable[["App"], Any]
Maker = Callable[["App", Any], Any]


class Loading(Scene):
    """Reads beside the window's loop, then makes the next scene and its ground."""

    def __init__(self, app: "App", read: Reader, show: Maker) -> None:
        super().__init__(app)
        self.read, self.show = read, show
        self.crew = Crew()
        self.frames = 0
        self.found: Any = None
        self.made: Any = None

    def caption(self) -> str:
        return self.style.say("loading.title")

    def panels(self) -> list[Panel]:
        return [Words(self)]

    def make(self, app: "App") -> Any:
        """The next scene, at once."""
        return self.show(app, self.read(app))

    def update(self, seconds: float) -> Change:
        self.frames += 1
        if self.frames <= 2 or not self._is_read():
            return None
        self.made = self.made or self.show(self.app, self.found)
        if not self._is_ready():
            return None
        picture.cache_clear()
        return Reset(self.made)

    def _is_read(self) -> bool:
        """Whether what is needed has been read; a fault is raised here."""
        if self.found is None and not self.crew.busy:
            if not self.crew.size:
                self.crew.hire(1)
            if not self.crew.size:
                self.found = self.read(self.app)
                return True
            self.crew.give(lambda: self.read(self.app))
        for found in self.crew.finished():
            self.found = found
        return self.found is not None

    def _is_ready(self) -> bool:
        """Whether the next scene's ground is there; else some more of it is made."""
        view = getattr(self.made, "view", None)
        return view is None or view.prepare(self.app.screen.get_size(), PREPARE_S)

    def share(self) -> float:
        """How much is done, 0 to 1."""
        view = getattr(self.made, "view", None)
        if view is None:
            return READ_SHARE / 2 if self.found is None else READ_SHARE
        return READ_SHARE + (1.0 - READ_SHARE) * view.ground.share_ready()

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(picture(surface.get_size()), (0, 0))
        super().draw(surface)


class Words(Panel):
    def __init__(self, scene: Loading) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = min(440.0, room.width - 48)
        return pygame.FRect(room.centerx - width / 2, room.centery - 52, width, 104)

    def key(self) -> Hashable:
        return round(self.scene.share(), 2)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        paint.icon(x + 44, y + 44, "sailboat", 32, "accent")
        room = w - 100
        paint.text(x + 76, y + 28, paint.style.say("loading.title"), 18, "ink", "b")
        words = paint.style.say("loading.say")
        paint.block(x + 76, y + 60, room, words, 13, "sub")
        bar(paint, x + 24, y + h - 20, w - 48, 8, self.scene.share(), "good")


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("loading", Loading(app, lambda app: None, lambda app, _: None))]


def started(app: "App", level: str = "") -> Change:
    """A new island; it is kept beside the others."""
    path = level or app.level_path

    def read(app: "App") -> Any:
        from sim_core.content import read_level
        from sim_core.session import Session

        return _looked_at(app, Session.new(read_level(path)))

    def show(app: "App", session: Any) -> Any:
        from game.scenes.island import Island

        island = Island(app, session, save_name=free_name(app.folder))
        island.save()
        return island

    return Push(Loading(app, read, show))


def continued(
    app: "App", name: str = "", path: Path | None = None, *, is_back: bool = False
) -> Change:
    """The newest save of an island that can be read, or a certain one.

    Time passes on an island that was left, not on one that is gone back to.
    """
    own = name_of(path) if path else name or newest_name(app.folder)

    def read(app: "App") -> Any:
        found = [path] if path else recent_saves(app.folder, own)
        session, note, meta = _first_whole(app, found)
        saved_at = SavedCard.from_meta(meta).saved_at
        was_left = path is None and not is_back
        away = _time_away(app, session, saved_at) if was_left else None
        return _looked_at(app, session), note, meta, away

    def show(app: "App", found: Any) -> Any:
        from game.scenes.away import Away
        from game.scenes.island import Island

        session, note, meta, away = found
        sheet = Away(app, session, *away) if away else None
        island = Island(app, session, note, sheet, own)
        island.zone = zone_of(session.level, meta.get("zone"))
        return island

    return Push(Loading(app, read, show))


def _looked_at(app: "App", session: "Session") -> "Session":
    """The session, once all that its first picture needs has been worked out."""
    import_module("game.scenes.island")
    session.snapshot()
    app.ground(session.level)
    return session


def zone_of(level: Any, tiles: Any) -> frozenset[tuple[int, int]]:
    """The zone that a save holds; what is no land of the level is left out."""
    found = set()
    for tile in tiles if isinstance(tiles, list) else ():
        is_pair = isinstance(tile, list) and [type(part) for part in tile] == [int, int]
        if (
            is_pair
            and 0 <= tile[0] < level.map.width
            and 0 <= tile[1] < level.map.height
        ):
            found.add((tile[0], tile[1]))
    return frozenset(tile for tile in found if not level.map.is_water(*tile))


def _first_whole(
    app: "App", paths: Sequence[Path]
) -> tuple["Session", str, Mapping[str, Any]]:
    """The first save that is whole, and a word if it is not the first."""
    from sim_core.saves import read_save
    from sim_core.session import Session

    fault: IslandError | None = None
    for path in paths:
        try:
            saved = read_save(path)
            session = Session.from_saved(saved, str(path))
        except IslandError as found:
            fault = fault or found
            continue
        note = app.style.say("title.damaged") if fault else ""
        return session, note, saved.meta
    raise fault or SaveError(f"{app.folder}: there is no saved island")


def _time_away(app: "App", session: "Session", saved_at: float) -> Any:
    """Play what passed since the save; what is told of it, or None."""
    from game.scenes.away import change_of

    hours = (time.time() - saved_at) / 3600.0 if saved_at else 0.0
    report = session.catch_up(hours, app.settings.away_hours)
    return None if report is None else (report, change_of(session, report))
