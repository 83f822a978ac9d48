"""What stands, laid out for a zoom: pictures in order, placed in whole pixels."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame

from game.terrain import to_world
from game.views.order import depths, point_depths
from game.views.pictures import Pictures
from game.views.sprites import Sprite, plain
from game.views.things import Thing

Size = tuple[int, int]
Blit = tuple[pygame.Surface, tuple[int, int]]
Masked = Callable[[Thing, Sprite, float], Sprite]

RISE_S = 0.3
POINTED_ALPHA = 96


@dataclass
class Laid:
    """Rows in order of depth; `left`, `top` are pixels of the zoomed world.

    Until a row is first seen it has no picture and its box may be too large.
    """

    zoom: float
    pictures: list[pygame.Surface | None]
    left: np.ndarray
    top: np.ndarray
    width: np.ndarray
    height: np.ndarray

    def seen(self, corner: Size, size: Size) -> np.ndarray:
        """Rows that touch the window."""
        x, y = corner
        return np.flatnonzero(
            (self.left < x + size[0]) & (self.left + self.width > x)
            & (self.top < y + size[1]) & (self.top + self.height > y)
        )  # fmt: skip

    def rect(self, row: int) -> pygame.Rect:
        return pygame.Rect(
            int(self.left[row]), int(self.top[row]),
            int(self.width[row]), int(self.height[row]),
        )  # fmt: skip


class Stage:
    """Things in drawing order, and their pictures at the zoom in use."""

    def __init__(self, pictures: Pictures, masked: Masked) -> None:
        self.pictures = pictures
        self.masked = masked
        self.things: list[Thing] = []
        self.depth = np.zeros(0)
        self._laid: Laid | None = None
        self._turners: dict[int, list[Sprite]] = {}
        self._born: dict[int, float] = {}
        self._coming: tuple[tuple[float, Size], list[int]] | None = None

    def fill(self, things: Sequence[Thing]) -> None:
        solid = [thing for thing in things if thing.width]
        loose = [thing for thing in things if not thing.width]
        boxes = np.array([thing.box() for thing in solid]).reshape(-1, 4)
        x, y = (np.array([getattr(t, axis) for t in loose]) for axis in "xy")
        depth = np.concatenate([depths(boxes), point_depths(x, y)])
        order = np.argsort(depth, kind="stable")
        both = [*solid, *loose]
        self.things = [both[row] for row in order]
        self.depth = depth[order]
        self._laid = self._coming = None

    def at(self, zoom: float) -> Laid:
        if self._laid is None or self._laid.zoom != zoom:
            self._turners = {}
            self._laid = self._lay_out(zoom)
        return self._laid

    def warm(self, zoom: float, corner: Size, size: Size, seconds: float) -> bool:
        """Make pictures of a view to come, for about that long; True when all are."""
        if self._coming is None or self._coming[0] != (zoom, corner):
            seen = self._lay_out(zoom).seen(corner, size)
            self._coming = (zoom, corner), seen.tolist()[::-1]
        until, rows = time.perf_counter() + seconds, self._coming[1]
        while rows and time.perf_counter() < until:
            self._frames(self.things[rows.pop()], zoom)
        return not rows

    def _frames(self, thing: Thing, zoom: float) -> list[Sprite]:
        frames = self.pictures.frames(thing, zoom)
        return [self.masked(thing, frame, zoom) for frame in frames]

    def _lay_out(self, zoom: float) -> Laid:
        feet = np.array([foot(thing, zoom) for thing in self.things]).reshape(-1, 2)
        boxes = np.array([self.pictures.box(t, zoom) for t in self.things], np.int64)
        boxes = boxes.reshape(-1, 4)
        corners = np.rint(feet).astype(np.int64) + boxes[:, :2]
        empty: list[pygame.Surface | None] = [None] * len(self.things)
        return Laid(zoom, empty, *corners.T.copy(), *boxes[:, 2:].T.copy())

    def ready(self, laid: Laid, rows: Iterable[int]) -> None:
        """Make the pictures of rows that have none yet, and place them."""
        for row in rows:
            if laid.pictures[row] is None:
                frames = self._frames(self.things[row], laid.zoom)
                if len(frames) > 1:
                    self._turners[row] = frames
                self._show(laid, row, frames[0])

    def _show(self, laid: Laid, row: int, sprite: Sprite) -> None:
        x, y = foot(self.things[row], laid.zoom)
        laid.pictures[row] = sprite.picture
        laid.left[row], laid.top[row] = round(x) - sprite.ax, round(y) - sprite.ay
        laid.width[row], laid.height[row] = sprite.picture.get_size()

    def turn(self, zoom: float, angle: float) -> None:
        """Show the rotors at an angle, counted in blades; each has its own start."""
        laid = self.at(zoom)
        for row, frames in self._turners.items():
            start = self.things[row].uid * 3
            sprite = frames[int(angle * len(frames) + start) % len(frames)]
            self._show(laid, row, sprite)

    def raise_up(self, things: set[Thing], now_s: float) -> None:
        """Let new buildings come up out of the ground."""
        self._born |= {thing.uid: now_s for thing in things if thing.width}

    def blits(self, laid: Laid, rows: np.ndarray, corner: Size) -> list[Blit]:
        self.ready(laid, rows.tolist())
        left = (laid.left[rows] - corner[0]).tolist()
        top = (laid.top[rows] - corner[1]).tolist()
        pictures = laid.pictures
        return [
            (pictures[row], (x, y))
            for row, x, y in zip(rows.tolist(), left, top, strict=True)
        ]

    def rising(self, rows: np.ndarray, blits: list[Blit], now_s: float) -> None:
        """Cut the pictures of buildings that are still coming up."""
        self._born = {u: t for u, t in self._born.items() if now_s - t < RISE_S}
        if not self._born:
            return
        for number, row in enumerate(rows.tolist()):
            born_s = self._born.get(self.things[row].uid)
            if born_s is not None:
                picture, (x, y) = blits[number]
                width, height = picture.get_size()
                shown = max(round(height * min((now_s - born_s) / RISE_S, 1.0)), 1)
                part = plain(picture).subsurface((0, 0, width, shown))
                blits[number] = (part, (x, y + height - shown))

    def under(self, zoom: float, point: Size) -> Thing | None:
        """The nearest building whose picture covers a pixel of the zoomed world."""
        laid = self.at(zoom)
        near = laid.seen((point[0], point[1]), (1, 1))
        self.ready(laid, near.tolist())
        for row in laid.seen((point[0], point[1]), (1, 1))[::-1].tolist():
            at = (int(point[0] - laid.left[row]), int(point[1] - laid.top[row]))
            if self.things[row].width and solid(laid.pictures[row]).get_at(at):
                return self.things[row]
        return None

    def row_of(self, uid: int) -> int:
        found = (row for row, thing in enumerate(self.things) if thing.uid == uid)
        return next(found, -1)


def foot(thing: Thing, zoom: float) -> tuple[float, float]:
    """Pixel of the zoomed world on which a thing stands."""
    x, y = to_world(thing.x, thing.y, thing.rise_px)
    return x * zoom, y * zoom


@lru_cache(256)
def solid(picture: pygame.Surface) -> pygame.Mask:
    """Which pixels of a picture one can point at."""
    return pygame.mask.from_surface(picture, POINTED_ALPHA)
