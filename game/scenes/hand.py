"""What the player holds over the island: the pointer, the tile, the thing to place."""

from typing import TYPE_CHECKING

import pygame

from game import numbers
from game.noise import homes_within, level_db, reach_tiles
from game.views.marks import Ghost, Marks, Ring
from game.winds import WindField, is_windy, wind_field, year_of
from sim_core.commands import Build
from sim_core.preview import Preview
from sim_core.sites import fitting_hosts, occupied_by

if TYPE_CHECKING:
    from game.scenes.base import Change
    from game.scenes.island import Island
    from game.views.things import Thing

Tile = tuple[int, int]

FIRST_ZOOM = 0.5
FAR = 5
# A press that moves farther than this is a drag, not a click.
CLICK_PX = 6
HOVER_S = 0.25
SPEED_MEMORY = 0.7
# The cursor stays so far inside what is free: shares of its width and height.
MARGIN_SHARE, MIDDLE = 0.22, 0.5
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
        self.over = 0
        # Where the last thing was placed: no refusal there before the pointer moves on.
        self._spent: Tile | None = None
        self._over_s = 0.0
        self._pressed_at: Tile | None = None
        self._dragged = (0.0, 0.0)
        self._is_dragging = False
        self._speed = (0.0, 0.0)
        self._heard: tuple[tuple, tuple[float, float], str] | None = None
        self._winds: tuple[tuple[str, int], WindField] | None = None
        self._fits: tuple[tuple[str, int, int], frozenset[int]] | None = None
        scene.view.camera.zoom = FIRST_ZOOM

    def take(self, kind: str) -> None:
        """Hold a kind of building, or nothing."""
        self.kind, self._spent = kind, None
        if kind:
            self.scene.selected = 0
        self.look_ahead()

    def at_tile(self, tile: Tile | None) -> None:
        if tile != self.tile:
            self.tile, self._spent = tile, None
            self.look_ahead()

    def look_ahead(self) -> None:
        """What the thing in hand would change on this tile."""
        self.preview = None
        if self.kind and self.tile not in (None, self._spent):
            self.preview = self.scene.previewed(Build(self.kind, self.tile))

    def point(self, event: pygame.event.Event) -> "Change":
        """The pointer over the island, where no panel lies."""
        if event.type == pygame.MOUSEMOTION:
            self._move(event)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._release(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            if not self.scene.page.covers(pygame.mouse.get_pos()):
                self.zoom(event.y, pygame.mouse.get_pos())
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
        if self._pressed_at is not None and event.buttons[0]:
            self._drag(event)
        elif self.scene.page.covers(event.pos):
            self.at_tile(None)
            self._hover(0)
        else:
            self.at_tile(self._aimed(event.pos))
            thing = None if self.kind else self._thing_at(event.pos)
            self._hover(thing.uid if thing is not None else 0)

    def _hover(self, uid: int) -> None:
        if uid != self.over:
            self.over, self._over_s = uid, 0.0

    def _drag(self, event: pygame.event.Event) -> None:
        """Pull the map along once the pointer has clearly moved."""
        assert self._pressed_at is not None
        x, y = (p - q for p, q in zip(event.pos, self._pressed_at, strict=True))
        if not self._is_dragging and max(abs(x), abs(y)) <= CLICK_PX:
            return
        self._is_dragging = True
        self.scene.view.camera.drag(event.rel)
        self._dragged = tuple(
            p + q for p, q in zip(self._dragged, event.rel, strict=True)
        )

    def _press(self, pixel: tuple[int, int]) -> None:
        self._pressed_at, self._is_dragging = pixel, False
        self._dragged = self._speed = (0.0, 0.0)
        self.scene.view.camera.glide = (0.0, 0.0)
        self.at_tile(self._aimed(pixel))

    def _release(self, pixel: tuple[int, int]) -> "Change":
        """A click acts; a drag lets the map glide on."""
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        was_dragging, self._is_dragging = self._is_dragging, False
        if was_dragging and not self.scene.style.reduced_motion:
            self.scene.view.camera.fling(self._speed)
        if not was_pressed or was_dragging:
            return None
        self.at_tile(self._aimed(pixel))
        return self._click(pixel)

    def _click(self, pixel: tuple[int, int]) -> "Change":
        """A bubble tells its source; a building is chosen; land is used."""
        bubble = None if self.kind else self.scene.bubbles.at(pixel)
        if bubble is not None:
            return self.scene.bubbles.tell(bubble)
        thing = None if self.kind else self._thing_at(pixel)
        if thing is None:
            self.use()
        else:
            self.scene.select(thing.uid)
            self._uncover(thing)
        return None

    def _uncover(self, thing: "Thing") -> None:
        """Move the map if the card that has opened lies over what was chosen."""
        page, scale = self.scene.page, self.scene.style.scale
        footprint, screen = (thing.width, thing.depth), self.scene.app.screen
        corners = self.scene.view.diamond(*thing.corner, footprint, screen)
        north, east, south, west = corners
        box = pygame.FRect(west[0], north[1], east[0] - west[0], south[1] - north[1])
        page.layout(screen)
        logical = pygame.FRect(*(part / scale for part in box))
        if any(one.blocks and one.rect.colliderect(logical) for one in page.shown()):
            self._keep_in_view(box.center)

    def update(self, seconds: float) -> None:
        """Keep the pace of the drag, and count how long a building is pointed at."""
        self._over_s += seconds
        if self._is_dragging and seconds > 0.0:
            now = (part / seconds for part in self._dragged)
            self._speed = tuple(
                old * SPEED_MEMORY + new * (1.0 - SPEED_MEMORY)
                for old, new in zip(self._speed, now, strict=True)
            )
            self._dragged = (0.0, 0.0)

    def tile_at(self, pixel: tuple[int, int]) -> Tile | None:
        size = self.scene.app.screen.get_size()
        world = self.scene.view.camera.to_world(pixel, size)
        return self.scene.view.ground.tile_at(world)

    def _aimed(self, pixel: tuple[int, int]) -> Tile | None:
        """The tile that is meant: a roof is pointed at where its house is drawn."""
        if self.kind and self.scene.session.catalogue.get(self.kind).layer == "roof":
            thing = self._thing_at(pixel)
            if thing is not None:
                return thing.corner
        return self.tile_at(pixel)

    def _thing_at(self, pixel: tuple[int, int]) -> "Thing | None":
        return self.scene.view.under(pixel, self.scene.app.screen.get_size())

    def use(self) -> None:
        """Place what is held, or choose what stands on the tile."""
        if self.tile is None:
            self.scene.select(0)
        elif self.kind:
            self._spent = self.tile
            if not self.scene.do(Build(self.kind, self.tile)):
                self._spent = None
                self.look_ahead()
        else:
            self.scene.select(self._uid_on(self.tile))

    def _uid_on(self, tile: Tile) -> int:
        session = self.scene.session
        taken = occupied_by(session.catalogue, session.state)
        row = taken.get((tile, "tile"), -1)
        return int(session.state.buildings.uid[row]) if row >= 0 else 0

    def zoom(self, steps: int, pixel: tuple[int, int]) -> None:
        """Closer or farther; what lies under the pixel stays there."""
        self.scene.view.camera.zoom_by(
            steps, pixel, self.scene.app.screen.get_size(),
            at_once=self.scene.style.reduced_motion,
        )  # fmt: skip

    def _middle(self) -> tuple[int, int]:
        width, height = self.scene.app.screen.get_size()
        return width // 2, height // 2

    def key(self, event: pygame.event.Event) -> "Change":
        """Arrows move the tile cursor, Enter acts, + and − zoom."""
        if event.key in STEPS:
            self._step(STEPS[event.key], FAR if event.mod & pygame.KMOD_SHIFT else 1)
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.use()
        elif event.key in CLOSER:
            self.zoom(1, self._middle())
        elif event.key in FARTHER:
            self.zoom(-1, self._middle())
        return None

    def middle_tile(self) -> Tile:
        """The tile that is looked at; the map's middle where that is the open sea."""
        land = self.scene.session.level.map
        return self.tile_at(self._middle()) or (land.width // 2, land.height // 2)

    def go_to(self, tile: Tile) -> None:
        """Put the cursor on a tile, and the tile in the middle of the free area."""
        self.at_tile(tile)
        self._keep_in_view(self._pixel(tile), MIDDLE)

    def _step(self, way: Tile, tiles: int) -> None:
        land = self.scene.session.level.map
        x, y = self.tile or self.middle_tile()
        x = min(max(x + way[0] * tiles, 0), land.width - 1)
        y = min(max(y + way[1] * tiles, 0), land.height - 1)
        self.at_tile((x, y))
        self._hover(0 if self.kind else self._uid_on((x, y)))
        self._keep_in_view(self._pixel((x, y)))

    def _pixel(self, tile: Tile) -> tuple[float, float]:
        """The middle of a tile on the screen."""
        corners = self.scene.view.diamond(*tile, (1, 1), self.scene.app.screen)
        return corners[0][0], (corners[0][1] + corners[2][1]) / 2

    def _keep_in_view(
        self, at: tuple[float, float], margin: float = MARGIN_SHARE
    ) -> None:
        """Move the camera when a place nears the edge of what no panel covers."""
        camera = self.scene.view.camera
        free = self.scene.free_area()
        for axis, name in enumerate(("x", "y")):
            least = free.topleft[axis] + free.size[axis] * margin
            most = free.topleft[axis] + free.size[axis] * (1.0 - margin)
            moved = max(at[axis] - most, 0.0) + min(at[axis] - least, 0.0)
            setattr(camera, name, getattr(camera, name) + moved / camera.zoom)

    def marks(self) -> Marks:
        """What to mark now: the cursor, the thing in hand, the chosen building."""
        title = ""
        if self.over and self._over_s >= HOVER_S:
            title = self._name_of(self.over)
        ring = self._ring()
        free = self.scene.free_area(afresh=False) if ring else None
        return Marks(
            self.tile, self._ghost(), self.scene.selected, self.over, title,
            ring, self.winds(), free, self.fits(),
        )  # fmt: skip

    def fits(self) -> frozenset[int]:
        """Buildings whose roof takes what is in hand; none if it needs no roof."""
        session = self.scene.session
        item = session.catalogue.get(self.kind) if self.kind else None
        if item is None or item.layer != "roof":
            return frozenset()
        key = self.kind, session.state.day, len(session.log)
        if self._fits is None or self._fits[0] != key:
            self._fits = key, fitting_hosts(session.catalogue, session.state, item)
        return self._fits[1]

    def winds(self) -> WindField | None:
        """The wind of all places for the turbine in hand."""
        session = self.scene.session
        item = session.catalogue.get(self.kind) if self.kind else None
        if item is None or not is_windy(item):
            return None
        key = (self.kind, year_of(session))
        if self._winds is None or self._winds[0] != key:
            self._winds = key, wind_field(session, item)
        return self._winds[1]

    def _ring(self) -> Ring | None:
        """How far the loud works in hand, or the chosen one, is heard."""
        session, kind, tile = self.scene.session, self.kind, self.tile
        row = self.scene.selected_row()
        if not kind and row >= 0:
            buildings = session.state.buildings
            kind = session.catalogue.technologies[int(buildings.tech[row])].id
            tile = int(buildings.x[row]), int(buildings.y[row])
        reach = reach_tiles(kind) if kind and tile is not None else 0.0
        if not reach or tile is None:
            return None
        key = (kind, tile, session.state.day, len(session.log))
        if self._heard is None or self._heard[0] != key:
            width, depth = session.catalogue.get(kind).footprint
            middle = (tile[0] + width / 2, tile[1] + depth / 2)
            homes = homes_within(session, middle, reach)
            self._heard = key, middle, numbers.number(homes)
        words = self.scene.style.say(
            "marks.noise", level=numbers.number(level_db()), homes=self._heard[2]
        )
        return Ring(self._heard[1], reach, words)

    def _name_of(self, uid: int) -> str:
        session = self.scene.session
        row = session.state.buildings.row_of(uid)
        if row < 0:
            return ""
        kind = int(session.state.buildings.tech[row])
        return self.scene.style.name(session.catalogue.technologies[kind].name)

    def _ghost(self) -> Ghost | None:
        if not self.kind or self.tile in (None, self._spent):
            return None
        technology = self.scene.session.catalogue.get(self.kind)
        refused = None if self.preview is None else self.preview.reason
        is_good = self.preview is not None and refused is None
        words = "" if refused is None else self.scene.words_of(refused)
        return Ghost(technology.sprite, self.tile, technology.footprint, is_good, words)
