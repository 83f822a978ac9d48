"""A word while an island is read and its ground is drawn."""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Push, Reset, Scene
from game.scenes.saved import SavedCard
from game.scenes.title import picture
from game.widgets import Painter, Panel
from sim_core.errors import IslandError, SaveError

if TYPE_CHECKING:
    from game.app import App
    from sim_core.session import Session

# Time a frame for the ground while nothing else is shown.
PREPARE_S = 0.1

Maker = Callable[["App"], Any]


class Loading(Scene):
    """Shows its words for a frame, then makes the next scene."""

    def __init__(self, app: "App", make: Maker) -> None:
        super().__init__(app)
        self.make = make
        self.frames = 0
        self.made: Any = None

    def caption(self) -> str:
        return self.style.say("loading.title")

    def panels(self) -> list[Panel]:
        return [Words(self)]

    def update(self, seconds: float) -> Change:
        self.frames += 1
        if self.frames <= 2:
            return None
        self.made = self.made or self.make(self.app)
        return Reset(self.made) if self._is_ready() else None

    def _is_ready(self) -> bool:
        """Whether the next scene's ground is there; else some more of it is made."""
        view = getattr(self.made, "view", None)
        return view is None or view.prepare(self.app.screen.get_size(), PREPARE_S)

    def draw(self, surface: pygame.Surface) -> None:
        surface.blit(picture(surface.get_size()), (0, 0))
        super().draw(surface)


class Words(Panel):
    def __init__(self, scene: Loading) -> None:
        super().__init__()
        self.scene = scene

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        width = min(440.0, room.width - 48)
        return pygame.FRect(room.centerx - width / 2, room.centery - 44, width, 88)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=20)
        paint.icon(x + 44, y + h / 2, "sailboat", 32, "accent")
        room = w - 100
        paint.text(x + 76, y + 28, paint.style.say("loading.title"), 18, "ink", "b")
        words = paint.style.say("loading.say")
        paint.block(x + 76, y + 60, room, words, 13, "sub")


def shots(app: "App") -> list[tuple[str, Scene]]:
    return [("loading", Loading(app, lambda app: None))]


def started(app: "App", level: str = "") -> Change:
    """A new island; it replaces the one that is kept only when it is saved."""
    path = level or app.level_path

    def make(app: "App") -> Any:
        from game.scenes.island import Island
        from sim_core.content import read_level
        from sim_core.session import Session

        return Island(app, Session.new(read_level(path)))

    return Push(Loading(app, make))


def continued(app: "App", age: int = 0) -> Change:
    """The newest save that can be read, or an older one."""

    def make(app: "App") -> Any:
        from game.scenes.island import Island

        session, note, meta = _newest(app, age)
        saved_at = SavedCard.from_meta(meta).saved_at
        island = Island(app, session, note, _time_away(app, session, saved_at))
        island.zone = zone_of(session.level, meta.get("zone"))
        return island

    return Push(Loading(app, make))


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


def _newest(app: "App", age: int) -> tuple["Session", str, Mapping[str, Any]]:
    """The first save from `age` on that is whole, and a word if it is not the first."""
    from sim_core.saves import read_save, save_paths
    from sim_core.session import Session

    fault: IslandError | None = None
    for path in save_paths(app.folder, app.save_name)[age:]:
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
    """Play what passed since the save; the sheet that says so, or None."""
    from game.scenes.away import Away

    hours = (time.time() - saved_at) / 3600.0 if saved_at else 0.0
    report = session.catch_up(hours, app.settings.away_hours)
    return Away(app, session, report) if report is not None else None
