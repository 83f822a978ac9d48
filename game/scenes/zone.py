"""A demonstration zone: drawn on the map, with its own books and its audit."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pygame

from game.scenes.base import Change, Pop, Scene
from game.scenes.zonecard import ZoneCard
from game.scenes.zonemap import ZoneMap, cursor
from game.scenes.zonework import ZoneWork
from game.views.marks import Marks
from game.widgets import Button, Painter, Panel
from sim_core.zones_parts import rows_inside

if TYPE_CHECKING:
    from game.app import App
    from game.scenes.island import Island

Tile = tuple[int, int]
TOOLS = (("add", "plus-square"), ("remove", "minus-square"))
ACTS = (("undo", "arrow-u-up-left"), ("clear", "eraser"))
STEPS = {
    pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1),
}  # fmt: skip
EDGE, TOOL_H, HINT_H = 16.0, 46.0, 56.0
MOST_UNDO = 50
# Finer than a tile is high at the farthest zoom.
STROKE_PX = 6


class Zone(Scene):
    def __init__(self, app: "App", island: "Island") -> None:
        super().__init__(app)
        self.island = island
        self.view = island.view
        self.tool = "add"
        self.tile: Tile | None = None
        self.work = island.zone_work or ZoneWork(island.session)
        island.zone_work = self.work
        self.news = 0
        self._map = ZoneMap()
        self._before: list[frozenset[Tile]] = []
        self._is_painting = False

    @property
    def tiles(self) -> frozenset[Tile]:
        return self.island.zone

    @property
    def session(self) -> Any:
        return self.island.session

    def caption(self) -> str:
        return self.style.say("zone.title")

    def buildings(self) -> int:
        """Buildings that stand wholly inside."""
        session = self.session
        return len(rows_inside(session.planner, session.state, self.tiles))

    def panels(self) -> list[Panel]:
        return [Tools(self), Hint(self), ZoneCard(self)]

    # What changes the zone.

    def _remember(self) -> None:
        self._before = [*self._before, self.tiles][-MOST_UNDO:]

    def paint(self, tile: Tile | None) -> None:
        """Put a tile into the zone, or take it out; the sea stays outside."""
        if tile is None:
            return
        island = self.session.level.map
        if self.tool == "add" and not island.is_water(*tile):
            self.island.zone = self.tiles | {tile}
        elif self.tool == "remove":
            self.island.zone = self.tiles - {tile}

    def on(self, message: Any) -> Change:
        match message:
            case ("tool", name):
                self.tool = name
            case ("undo",):
                if self._before:
                    self.island.zone = self._before.pop()
            case ("clear",):
                self._remember()
                self.island.zone = frozenset()
            case ("audit",):
                self.work.ask(self.tiles)
                self.news += 1
            case ("close",):
                return Pop()
        return None

    # Input.

    def handle(self, event: pygame.event.Event) -> Change:
        change = super().handle(event)
        if change is None and not self._is_typed(event):
            self._point(event)
        return change

    @staticmethod
    def _is_typed(event: pygame.event.Event) -> bool:
        return event.type in (pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT)

    def _point(self, event: pygame.event.Event) -> None:
        """Paint with the left button, pull the map with another, zoom by wheel."""
        hand, camera = self.island.hand, self.view.camera
        if event.type == pygame.MOUSEMOTION:
            self.tile = None if self.page.covers(event.pos) else hand.tile_at(event.pos)
            if self._is_painting:
                self._stroke(event)
            elif event.buttons[1] or event.buttons[2]:
                camera.drag(event.rel)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if not self.page.covers(event.pos):
                self._remember()
                self._is_painting = True
                self.tile = hand.tile_at(event.pos)
                self.paint(self.tile)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._is_painting = False
        elif event.type == pygame.MOUSEWHEEL:
            self._zoom(event.y, pygame.mouse.get_pos())

    def _stroke(self, event: pygame.event.Event) -> None:
        """Paint all the way from where the pointer was the last time."""
        (x, y), (dx, dy) = event.pos, event.rel
        steps = max(abs(dx), abs(dy)) // STROKE_PX + 1
        for number in range(steps, -1, -1):
            share = number / steps
            at = (round(x - dx * share), round(y - dy * share))
            if not self.page.covers(at):
                self.paint(self.island.hand.tile_at(at))

    def _zoom(self, steps: int, at: tuple[int, int]) -> None:
        if not self.page.covers(at):
            self.island.hand.zoom(steps, at)

    def key(self, event: pygame.event.Event) -> Change:
        """Arrows move the cursor, Enter paints, + and − choose the tool."""
        if event.key == pygame.K_ESCAPE:
            return Pop()
        if event.key == pygame.K_z and event.mod & pygame.KMOD_CTRL:
            return self.on(("undo",))
        if self.app.keys.action(event) == "zone":
            return Pop()
        if event.key in STEPS:
            self._step(STEPS[event.key])
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._remember()
            self.paint(self.tile)
        elif event.key in (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS):
            self.tool = "add"
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self.tool = "remove"
        return None

    def _step(self, way: Tile) -> None:
        island = self.session.level.map
        at = self.tile or (island.width // 2, island.height // 2)
        x = min(max(at[0] + way[0], 0), island.width - 1)
        y = min(max(at[1] + way[1], 0), island.height - 1)
        self.tile = (x, y)

    def update(self, seconds: float) -> Change:
        super().update(seconds)
        if self.work.update():
            self.news += 1
        self.view.camera.update(seconds)
        return None

    # Drawing.

    def corners(self, tile: Tile) -> list[tuple[int, int]]:
        size = self.app.screen.get_size()
        view = self.view
        return view.marker.corners(view.camera, tile, (1, 1), size)

    def draw(self, surface: pygame.Surface) -> None:
        island, camera = self.island, self.view.camera
        self.view.draw(
            surface, island.snapshot, island.moment, Marks(), self.style
        )  # fmt: skip
        where = (camera.corner(surface.get_size()), camera.zoom)
        self._map.draw(surface, self.tiles, self.corners, where)
        if self.tile is not None:
            cursor(surface, self.corners(self.tile), self.tool == "add")
        super().draw(surface)


def is_small(room: pygame.FRect) -> bool:
    return room.width < 1000 or room.height < 560


class _Part(Panel):
    def __init__(self, scene: Zone) -> None:
        super().__init__()
        self.scene = scene


class Tools(_Part):
    """Add, remove, undo, clear; how large the zone is."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        self.small = is_small(room)
        count = len(TOOLS) + len(ACTS) + 1
        if self.small:
            return pygame.FRect(EDGE, EDGE, 60, 16 + 52 * count)
        return pygame.FRect(EDGE, EDGE, 240, 128 + (TOOL_H + 8) * count)

    def key(self) -> Hashable:
        scene = self.scene
        return scene.tool, scene.tiles, bool(scene._before)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        say = paint.style.say
        paint.panel(*self.rect)
        top = y + 8.0
        if not self.small:
            paint.icon(x + 26, y + 27, "seal-check", 22, "accent")
            paint.label(x + 46, y + 27, w - 62, say("zone.title"), 16, weight="b")
            top = y + 52
        for name, icon in (*TOOLS, *ACTS, ("close", "check-bold")):
            self._tool(paint, top, name, icon)
            top += 52 if self.small else TOOL_H + 8
        if not self.small:
            tiles = len(self.scene.tiles)
            words = say("zone.size", tiles=tiles)
            paint.text(x + 18, y + h - 50, words, 14, weight="b", room=w - 36)
            words = say("zone.buildings", count=self.scene.buildings())
            paint.text(x + 18, y + h - 26, words, 12, "sub", room=w - 36)

    def _tool(self, paint: Painter, top: float, name: str, icon: str) -> None:
        x, _, w, _ = self.rect
        say, scene = paint.style.say, self.scene
        is_tool = name in dict(TOOLS)
        kind = "select" if name == scene.tool else "secondary"
        kind = "primary" if name == "close" else kind
        reason = say("zone.no_undo") if name == "undo" and not scene._before else ""
        if name == "clear" and not scene.tiles:
            reason = say("zone.empty")
        words = say(f"zone.{name}")
        caps = {"add": "+", "remove": "−", "undo": "Ctrl Z", "close": "Esc"}
        self.add(
            Button(
                rect=pygame.FRect(x + 8, top, w - 16, 44 if self.small else TOOL_H),
                message=("tool", name) if is_tool else (name,), kind=kind, icon=icon,
                label="" if self.small else words, reason=reason, size=14,
                hint=words if self.small else "",
                key_name="" if self.small else caps.get(name, ""),
            )
        )  # fmt: skip


class Hint(_Part):
    """What a zone is, in one line."""

    def place(self, room: pygame.FRect) -> pygame.FRect | None:
        if is_small(room):
            return None
        width = min(room.width - 500, 760.0)
        return pygame.FRect(EDGE, room.bottom - EDGE - HINT_H, width, HINT_H)

    def draw(self, paint: Painter) -> None:
        x, y, w, h = self.rect
        paint.panel(*self.rect, radius=18)
        paint.icon(x + 28, y + h / 2, "info", 22, "link")
        words = paint.style.say("zone.say")
        paint.block(x + 50, y + h / 2, w - 66, words, 13, most=3)


def shots(app: "App") -> list[tuple[str, Scene]]:
    from game.scenes.example import played, zone_audited
    from game.scenes.island import Island

    island = Island(app, played(days=800))
    island.zone, island.zone_work = zone_audited(island.session)
    fresh = Island(app, played(days=800))
    return [("zone", Zone(app, island)), ("zone_empty", Zone(app, fresh))]
