"""What the player points at: tile cursor, chosen building, the thing to place."""

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.style import BAD, CURSOR, GOOD, Colour, Style
from game.terrain import Ground, to_world
from game.views.camera import Camera
from game.views.sprites import COLOR, Sprites, plain
from game.views.stage import Laid, Stage, solid
from game.views.windmap import WindMap
from game.widgets import Painter
from game.winds import WindField

Tile = tuple[int, int]
Size = tuple[int, int]

LINE_PX = 3
RIM_PX = 2
GHOST_ALPHA = 175
GHOST_TINT = {True: (150, 240, 165), False: (255, 140, 125)}
FILL_ALPHA = 96
BADGE = 30.0
PLATE_PAD, PLATE_H = 12.0, 26.0
RING: Colour = (255, 255, 255)
RING_EDGE: Colour = (40, 52, 62)
GOOD_ROOF: Colour = (120, 235, 150)
# Pieces of a ring, of which two of so many are left out, and where its words stand.
RING_STEPS, RING_DASH, RING_WORDS_AT = 144, 6, 54


@dataclass(frozen=True)
class Ghost:
    """A thing held over the island, and whether it may stand there."""

    name: str
    tile: Tile
    footprint: Tile
    is_good: bool
    reason: str = ""


@dataclass(frozen=True)
class Ring:
    """How far something reaches over the island, and what that means; in tiles."""

    middle: tuple[float, float]
    reach: float
    words: str


@dataclass(frozen=True)
class Marks:
    """What is marked now; uid 0 marks nothing."""

    tile: Tile | None = None
    ghost: Ghost | None = None
    selected: int = 0
    hovered: int = 0
    title: str = ""
    ring: Ring | None = None
    winds: WindField | None = None
    # Where no panel lies, for words that can stand in several places; in pixels.
    free: pygame.FRect | None = None
    # Buildings whose roof would take the thing in hand.
    fits: frozenset[int] = frozenset()


class Marker:
    """Draws marks below and above what stands."""

    def __init__(self, ground: Ground, stage: Stage, sprites: Sprites) -> None:
        self.ground = ground
        self.stage = stage
        self.sprites = sprites
        self.winds = WindMap(ground)

    def corners(
        self, camera: Camera, tile: Tile, footprint: Tile, size: Size
    ) -> list[tuple[int, int]]:
        """Corners of a footprint on the screen: north, east, south, west."""
        (x, y), (width, depth) = tile, footprint
        rise = self.ground.rise(x + width / 2, y + depth / 2)
        corners = ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))
        return [camera.to_screen(to_world(*c, rise), size) for c in corners]

    def below(self, surface: pygame.Surface, camera: Camera, marks: Marks) -> None:
        """The far edges, which what stands on the tile hides."""
        size = surface.get_size()
        if marks.winds is not None:
            self.winds.draw(surface, camera, marks.winds)
        for tile, footprint, fill in self._areas(marks):
            corners = self.corners(camera, tile, footprint, size)
            if fill is not None:
                _veil(surface, corners, fill)
            _line(surface, [corners[3], corners[0], corners[1]])

    def above(
        self, surface: pygame.Surface, camera: Camera, marks: Marks, style: Style
    ) -> None:
        """The near edges, the ghost, the outline and the words."""
        size = surface.get_size()
        laid = self.stage.at(camera.zoom)
        if marks.hovered and marks.hovered != marks.selected:
            self._rim(surface, camera, laid, marks.hovered)
        if marks.fits:
            self._fits(surface, camera, laid, marks.fits)
        for tile, footprint, _ in self._areas(marks):
            corners = self.corners(camera, tile, footprint, size)
            _line(surface, [corners[1], corners[2], corners[3]])
        if marks.ring is not None:
            free = marks.free or pygame.FRect(surface.get_rect())
            self._ring(surface, camera, marks.ring, style, free)
        if marks.ghost is not None:
            self._ghost(surface, camera, marks.ghost, style)
        if marks.title and marks.hovered:
            self._title(surface, camera, laid, marks, style)

    def _areas(self, marks: Marks) -> list[tuple[Tile, Tile, Colour | None]]:
        """Footprints to frame, with the colour that fills them."""
        found: list[tuple[Tile, Tile, Colour | None]] = []
        row = self.stage.row_of(marks.selected) if marks.selected else -1
        if row >= 0:
            thing = self.stage.things[row]
            found.append((thing.corner, (thing.width, thing.depth), None))
        if marks.ghost is not None:
            fill = GOOD if marks.ghost.is_good else BAD
            found.append((marks.ghost.tile, marks.ghost.footprint, fill))
        elif marks.tile is not None and not marks.hovered:
            found.append((marks.tile, (1, 1), None))
        return found

    def _fits(
        self, surface: pygame.Surface, camera: Camera, laid: Laid, fits: frozenset[int]
    ) -> None:
        """A frame on the ground around each building in view that fits."""
        size = surface.get_size()
        for row in laid.seen(camera.corner(size), size).tolist():
            thing = self.stage.things[row]
            if thing.uid in fits and thing.width:
                footprint = thing.width, thing.depth
                corners = self.corners(camera, thing.corner, footprint, size)
                pygame.draw.polygon(surface, RING_EDGE, corners, LINE_PX + 2)
                pygame.draw.polygon(surface, GOOD_ROOF, corners, LINE_PX)

    def _ghost(
        self, surface: pygame.Surface, camera: Camera, ghost: Ghost, style: Style
    ) -> None:
        corners = self.corners(camera, ghost.tile, ghost.footprint, surface.get_size())
        scale = self.sprites.fit(ghost.name, ghost.footprint)
        sprite = self.sprites.get(ghost.name, COLOR, camera.zoom, scale)
        if sprite is not None:
            middle = (
                (corners[1][0] + corners[3][0]) / 2,
                (corners[0][1] + corners[2][1]) / 2,
            )
            picture = tinted(sprite.picture, ghost.is_good)
            surface.blit(picture, sprite.rect(middle))
        paint = Painter(surface, style)
        x, y = (part / style.scale for part in corners[2])
        colour = "good_deep" if ghost.is_good else "bad"
        paint.circle(x, y, BADGE / 2, colour, edge="white", thick=2)
        paint.icon(x, y, "check-bold" if ghost.is_good else "x-bold", 16, "white")
        if ghost.reason:
            plate(paint, (x, y + BADGE), ghost.reason, fill="bubble_bg", ink="white")

    def _ring(
        self, surface: pygame.Surface, camera: Camera, ring: Ring, style: Style,
        free: pygame.FRect,
    ) -> None:  # fmt: skip
        """A dashed circle on the ground, its words at the lower left or where seen."""
        (x, y), size = ring.middle, surface.get_size()
        rise = self.ground.rise(x, y)
        turns = [2.0 * math.pi * step / RING_STEPS for step in range(RING_STEPS + 1)]
        points = [
            camera.to_screen(
                to_world(
                    x + ring.reach * math.cos(turn),
                    y + ring.reach * math.sin(turn),
                    rise,
                ),
                size,
            )
            for turn in turns
        ]
        for first, start in enumerate(points[:-1]):
            if first % RING_DASH < RING_DASH - 2:
                pygame.draw.line(surface, RING_EDGE, start, points[first + 1], 4)
                pygame.draw.line(surface, RING, start, points[first + 1], 2)
        turned = points[RING_WORDS_AT:] + points[:RING_WORDS_AT]
        half = (style.width(ring.words, 13) / 2 + PLATE_PAD + 8) * style.scale
        inside = free.inflate(-2 * half, -2 * PLATE_H * style.scale)
        seen = (point for point in turned if inside.collidepoint(point))
        low = next(seen, points[RING_WORDS_AT])
        paint = Painter(surface, style)
        plate(paint, (low[0] / style.scale, low[1] / style.scale), ring.words)

    def _rim(
        self, surface: pygame.Surface, camera: Camera, laid: Laid, uid: int
    ) -> None:
        row = self.stage.row_of(uid)
        if row < 0:
            return
        self.stage.ready(laid, [row])
        corner = camera.corner(surface.get_size())
        left, top = laid.left[row] - corner[0], laid.top[row] - corner[1]
        surface.blit(rim(laid.pictures[row]), (left - RIM_PX, top - RIM_PX))

    def _title(
        self, surface: pygame.Surface, camera: Camera, laid: Laid, marks: Marks,
        style: Style,
    ) -> None:  # fmt: skip
        row = self.stage.row_of(marks.hovered)
        if row < 0:
            return
        corner = camera.corner(surface.get_size())
        box = laid.rect(row).move(-corner[0], -corner[1])
        paint = Painter(surface, style)
        x, y = box.centerx / style.scale, box.top / style.scale - PLATE_H / 2 - 4
        plate(paint, (x, max(y, PLATE_H)), marks.title)


def plate(
    paint: Painter, at: tuple[float, float], words: str, *, fill: str = "field",
    ink: str = "ink",
) -> None:  # fmt: skip
    """A word on a small plate, centred; inside the window."""
    x, y = at
    width = paint.style.width(words, 13) + 2 * PLATE_PAD
    room = paint.surface.get_width() / paint.style.scale
    x = min(max(x, width / 2 + 8), room - width / 2 - 8)
    top = y - PLATE_H / 2
    paint.panel(
        x - width / 2, top, width, PLATE_H, radius=13, fill=fill, edge=fill, alpha=250
    )
    paint.text(x, y, words, 13, ink, align="m")


def _line(surface: pygame.Surface, points: list[tuple[int, int]]) -> None:
    pygame.draw.lines(surface, CURSOR, False, points, LINE_PX)


def _veil(
    surface: pygame.Surface, corners: list[tuple[int, int]], colour: Colour
) -> None:
    """A see-through diamond."""
    left, top = corners[3][0], corners[0][1]
    size = (corners[1][0] - left + 1, corners[2][1] - top + 1)
    picture = pygame.Surface(size, pygame.SRCALPHA)
    moved = [(x - left, y - top) for x, y in corners]
    pygame.draw.polygon(picture, (*colour, FILL_ALPHA), moved)
    surface.blit(picture, (left, top))


@lru_cache(16)
def tinted(picture: pygame.Surface, is_good: bool) -> pygame.Surface:
    """A see-through copy in green or red."""
    ghost = plain(picture)
    tint = (*GHOST_TINT[is_good], GHOST_ALPHA)
    ghost.fill(tint, special_flags=pygame.BLEND_RGBA_MULT)
    return ghost


@lru_cache(64)
def rim(picture: pygame.Surface) -> pygame.Surface:
    """The line around a picture, two pixels wide."""
    inside = solid(picture)
    width, height = picture.get_size()
    wide = pygame.mask.Mask((width + 2 * RIM_PX, height + 2 * RIM_PX))
    for dx in range(2 * RIM_PX + 1):
        for dy in range(2 * RIM_PX + 1):
            wide.draw(inside, (dx, dy))
    wide.erase(inside, (RIM_PX, RIM_PX))
    return wide.to_surface(setcolor=(*CURSOR, 255), unsetcolor=(0, 0, 0, 0))
