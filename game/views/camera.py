"""Where the window looks: panning with a glide, zooming to the pointer, edges."""

import math
from dataclasses import dataclass, field

import pygame

Point = tuple[float, float]
Size = tuple[int, int]

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)
TURN_S = 0.12
GLIDE_FADE_PER_S = 5.0
LEAST_GLIDE = 12.0
# The middle of the window stays this share of the land's box away from its edge.
EDGE_SHARE = 0.12


@dataclass
class View:
    """The part of the world that a window shows, in world pixels."""

    x: float
    y: float
    zoom: float

    def rect(self, size: Size) -> pygame.FRect:
        width, height = size[0] / self.zoom, size[1] / self.zoom
        return pygame.FRect(self.x - width / 2, self.y - height / 2, width, height)


@dataclass
class Camera:
    """World pixel at the middle of the window, and what it still moves by."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    box: pygame.FRect | None = None
    glide: Point = (0.0, 0.0)
    _from: View | None = None
    _turn: float = 1.0
    _size: Size = field(default=(1600, 900))

    def to_screen(self, point: Point, size: Size) -> tuple[int, int]:
        return (
            round((point[0] - self.x) * self.zoom + size[0] / 2),
            round((point[1] - self.y) * self.zoom + size[1] / 2),
        )

    def to_world(self, pixel: Point, size: Size) -> Point:
        return (
            (pixel[0] - size[0] / 2) / self.zoom + self.x,
            (pixel[1] - size[1] / 2) / self.zoom + self.y,
        )

    def shown(self, point: Point, size: Size) -> Point:
        """Where a world pixel is seen now, also while the zoom moves."""
        if self._from is None:
            return self.to_screen(point, size)
        part = self.between(size)
        return (
            (point[0] - part.x) * size[0] / part.width,
            (point[1] - part.y) * size[1] / part.height,
        )

    def corner(self, size: Size) -> tuple[int, int]:
        """The window's top left corner, in whole pixels of the zoomed world."""
        return (
            round(self.x * self.zoom - size[0] / 2),
            round(self.y * self.zoom - size[1] / 2),
        )

    def settle(self, size: Size) -> None:
        """Stay over the land, on whole pixels: nothing trembles against the ground."""
        self._size = size
        if self.box is not None:
            self.x = min(max(self.x, self.box.left), self.box.right)
            self.y = min(max(self.y, self.box.top), self.box.bottom)
        left, top = self.corner(size)
        self.x = (left + size[0] / 2) / self.zoom
        self.y = (top + size[1] / 2) / self.zoom

    def drag(self, pixels: Point) -> None:
        self.glide = (0.0, 0.0)
        self.x -= pixels[0] / self.zoom
        self.y -= pixels[1] / self.zoom

    def fling(self, pixels_per_s: Point) -> None:
        """Let go of a moving map: it glides on and comes to rest."""
        self.glide = (-pixels_per_s[0] / self.zoom, -pixels_per_s[1] / self.zoom)

    def update(self, seconds: float) -> None:
        self._turn = min(self._turn + seconds / TURN_S, 1.0)
        if self._turn >= 1.0:
            self._from = None
        if self.glide == (0.0, 0.0):
            return
        self.x += self.glide[0] * seconds
        self.y += self.glide[1] * seconds
        fade = math.exp(-GLIDE_FADE_PER_S * seconds)
        self.glide = (self.glide[0] * fade, self.glide[1] * fade)
        if math.hypot(*self.glide) * self.zoom < LEAST_GLIDE:
            self.glide = (0.0, 0.0)

    def zoom_by(
        self, steps: int, pixel: Point, size: Size, *, at_once: bool = False
    ) -> None:
        """The next zoom; what lies under the pointer stays there."""
        nearest = min(ZOOMS, key=lambda zoom: abs(zoom - self.zoom))
        number = ZOOMS.index(nearest) + (1 if steps > 0 else -1)
        wanted = ZOOMS[min(max(number, 0), len(ZOOMS) - 1)]
        if wanted == self.zoom:
            return
        before, held = View(self.x, self.y, self.zoom), self.to_world(pixel, size)
        self.zoom, self.glide = wanted, (0.0, 0.0)
        moved = self.to_world(pixel, size)
        self.x += held[0] - moved[0]
        self.y += held[1] - moved[1]
        self.settle(size)
        self._from, self._turn = (None, 1.0) if at_once else (before, 0.0)

    @property
    def is_turning(self) -> bool:
        """Whether a change of zoom is still under way."""
        return self._from is not None

    def wide(self) -> "Camera":
        """The farther of the two views between which the zoom moves."""
        if self._from is None or self._from.zoom > self.zoom:
            return Camera(self.x, self.y, self.zoom)
        return Camera(self._from.x, self._from.y, self._from.zoom)

    def part(self, world: pygame.FRect, size: Size) -> pygame.Rect:
        """Where a part of the world lies in this view's picture."""
        left, top = self.to_screen(world.topleft, size)
        box = pygame.Rect(
            left, top, round(world.width * self.zoom), round(world.height * self.zoom)
        )
        return box.clip(pygame.Rect((0, 0), size))

    def between(self, size: Size) -> pygame.FRect:
        """The part of the world to show now, on the way from one zoom to the other."""
        now = View(self.x, self.y, self.zoom).rect(size)
        if self._from is None:
            return now
        start, share = self._from.rect(size), 1.0 - (1.0 - self._turn) ** 2
        parts = [a + (b - a) * share for a, b in zip(start, now, strict=True)]
        return pygame.FRect(parts)


def box_of(points: list[Point]) -> pygame.FRect:
    """Where the middle of the window may go, so that the land stays in sight."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    whole = pygame.FRect(min(xs), min(ys), width, height)
    return whole.inflate(-2 * EDGE_SHARE * width, -2 * EDGE_SHARE * height)
