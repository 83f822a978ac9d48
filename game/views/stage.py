"""What stands, laid out for a zoom: pictures in order, placed in whole pixels."""

import time
from collections.abc import Callable, Sequence
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
    """Rows in order of depth; `left`, `top` are pixels of the zoomed world."""

    zoom: float
    pictures: list[pygame.Surface]
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
        self._turners: list[tuple[int, list[Sprite]]] = []
        self._born: dict[int, float] = {}
        self._warm_zoom, self._warm_row = 0.0, 0

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
        self._laid = None

    def at(self, zoom: float) -> Laid:
        if self._laid is None or self._laid.zoom != zoom:
            self._laid = self._lay_out(zoom)
        return self._laid

    def warm(self, zoom: float, seconds: float) -> None:
        """Make pictures of a zoom to come, for about that long."""
        if self._warm_zoom != zoom:
            self._warm_zoom, self._warm_row = zoom, 0
        until = time.perf_counter() + seconds
        while self._warm_row < len(self.things) and time.perf_counter() < until:
            thing = self.things[self._warm_row]
            for frame in self.pictures.frames(thing, zoom):
                self.masked(thing, frame, zoom)
            self._warm_row += 1

    def _lay_out(self, zoom: float) -> Laid:
        self._turners = []
        sprites = []
        for row, thing in enumerate(self.things):
            frames = self.pictures.frames(thing, zoom)
            frames = [self.masked(thing, frame, zoom) for frame in frames]
            if len(frames) > 1:
                self._turners.append((row, frames))
            sprites.append(frames[0])
        feet = np.array([foot(thing, zoom) for thing in self.things]).reshape(-1, 2)
        shift = np.array([(s.ax, s.ay) for s in sprites]).reshape(-1, 2)
        corners = np.rint(feet).astype(np.int64) - shift
        sizes = np.array([s.picture.get_size() for s in sprites]).reshape(-1, 2)
        return Laid(
            zoom, [s.picture for s in sprites], corners[:, 0], corners[:, 1],
            sizes[:, 0], sizes[:, 1],
        )  # fmt: skip

    def turn(self, zoom: float, angle: float) -> None:
        """Show the rotors at an angle, counted in blades; each has its own start."""
        laid = self.at(zoom)
        for row, frames in self._turners:
            thing = self.things[row]
            sprite = frames[int(angle * len(frames) + thing.uid * 3) % len(frames)]
            x, y = foot(thing, zoom)
            laid.pictures[row] = sprite.picture
            laid.left[row], laid.top[row] = round(x) - sprite.ax, round(y) - sprite.ay
            laid.width[row], laid.height[row] = sprite.picture.get_size()

    def raise_up(self, things: set[Thing], now_s: float) -> None:
        """Let new buildings come up out of the ground."""
        self._born |= {thing.uid: now_s for thing in things if thing.width}

    def blits(self, laid: Laid, rows: np.ndarray, corner: Size) -> list[Blit]:
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
        rows = laid.seen((point[0], point[1]), (1, 1))
        for row in rows[::-1].tolist():
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
