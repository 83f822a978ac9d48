"""What the player holds over the island: the pointer, the tile, the thing to place."""

from typing import TYPE_CHECKING

import pygame

from sim_core.commands import Build
from sim_core.preview import Preview
from sim_core.sites import occupied_by

if TYPE_CHECKING:
    from game.scenes.base import Change
    from game.scenes.island import Island

Tile = tuple[int, int]

ZOOMS = (0.5, 0.75, 1.0)
FAR = 5
MARGIN_SHARE = 0.22
STEPS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
CLOSER = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
FARTHER = (pygame.K_MINUS, pygame.K_KP_MINUS)


class Hand:
    def __init__(self, scene: "Island") -> None:
        self.scene = scene
        self.kind = ""
        self.tile: Tile | None = None
        self.preview: Preview | None = None
        self._is_dragging = False
        scene.view.camera.zoom = ZOOMS[0]

    def take(self, kind: str) -> None:
        """Hold a kind of building, or nothing."""
        self.kind = kind
        if kind:
            self.scene.selected = 0
        self.look_ahead()

    def at_tile(self, tile: Tile | None) -> None:
        if tile != self.tile:
            self.tile = tile
            self.look_ahead()

    def look_ahead(self) -> None:
        """What the thing in hand would change on this tile."""
        self.preview = None
        if self.kind and self.tile is not None:
            self.preview = self.scene.previewed(Build(self.kind, self.tile))

    def point(self, event: pygame.event.Event) -> "Change":
        """The pointer over the island, where no panel lies."""
        if event.type == pygame.MOUSEMOTION:
            self._move(event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._is_dragging = False
        elif event.type == pygame.MOUSEWHEEL:
            if not self.scene.page.covers(pygame.mouse.get_pos()):
                self.zoom(event.y)
        elif event.type == pygame.MOUSEBUTTONDOWN:
            if self.scene.page.covers(event.pos):
                return None
            if event.button == 1:
                self._press(event.pos)
            elif event.button == 3:
                self.take("")
                self.scene.select(0)
        return None

    def _move(self, event: pygame.event.Event) -> None:
        if self._is_dragging and event.buttons[0]:
            camera = self.scene.view.camera
            camera.x -= event.rel[0] / camera.zoom
            camera.y -= event.rel[1] / camera.zoom
        elif self.scene.page.covers(event.pos):
            self.at_tile(None)
        else:
            self.at_tile(self.tile_at(event.pos))

    def tile_at(self, pixel: tuple[int, int]) -> Tile | None:
        size = self.scene.app.screen.get_size()
        world = self.scene.view.camera.to_world(pixel, size)
        return self.scene.view.ground.tile_at(world)

    def _press(self, pixel: tuple[int, int]) -> None:
        self._is_dragging = True
        self.at_tile(self.tile_at(pixel))
        self.use()

    def use(self) -> None:
        """Place what is held, or choose what stands on the tile."""
        if self.tile is None:
            self.scene.select(0)
        elif self.kind:
            self.scene.do(Build(self.kind, self.tile))
        else:
            self.scene.select(self._uid_on(self.tile))

    def _uid_on(self, tile: Tile) -> int:
        session = self.scene.session
        taken = occupied_by(session.catalogue, session.state)
        row = taken.get((tile, "tile"), -1)
        return int(session.state.buildings.uid[row]) if row >= 0 else 0

    def zoom(self, steps: int) -> None:
        camera = self.scene.view.camera
        nearest = min(ZOOMS, key=lambda zoom: abs(zoom - camera.zoom))
        number = ZOOMS.index(nearest) + (1 if steps > 0 else -1)
        camera.zoom = ZOOMS[min(max(number, 0), len(ZOOMS) - 1)]

    def key(self, event: pygame.event.Event) -> "Change":
        """Arrows move the tile cursor, Enter acts, + and − zoom."""
        if event.key in STEPS:
            self._step(STEPS[event.key], FAR if event.mod & pygame.KMOD_SHIFT else 1)
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.use()
        elif event.key in CLOSER:
            self.zoom(1)
        elif event.key in FARTHER:
            self.zoom(-1)
        return None

    def _step(self, way: Tile, tiles: int) -> None:
        land = self.scene.session.level.map
        x, y = self.tile or (land.width // 2, land.height // 2)
        x = min(max(x + way[0] * tiles, 0), land.width - 1)
        y = min(max(y + way[1] * tiles, 0), land.height - 1)
        self.at_tile((x, y))
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        """Move the camera when the cursor nears the window's edge."""
        assert self.tile is not None
        size = self.scene.app.screen.get_size()
        corner = self.scene.view.diamond(*self.tile, (1, 1), self.scene.app.screen)[0]
        camera = self.scene.view.camera
        for axis, name in enumerate(("x", "y")):
            least = size[axis] * MARGIN_SHARE
            over = max(corner[axis] - (size[axis] - least), 0.0)
            under = min(corner[axis] - least, 0.0)
            setattr(camera, name, getattr(camera, name) + (over + under) / camera.zoom)

    def marks(self) -> list[tuple]:
        """Diamonds under the cursor and the chosen building."""
        found: list[tuple] = []
        session = self.scene.session
        if self.kind and self.tile is not None:
            footprint = session.catalogue.get(self.kind).footprint
            is_good = self.preview is not None and self.preview.reason is None
            found.append((*self.tile, footprint, "good" if is_good else "bad"))
        elif self.tile is not None:
            found.append((*self.tile, (1, 1), ""))
        row = self.scene.selected_row()
        if row >= 0:
            buildings = session.state.buildings
            item = session.catalogue.technologies[int(buildings.tech[row])]
            at = (int(buildings.x[row]), int(buildings.y[row]))
            found.append((*at, item.footprint, ""))
        return found
