"""Chunks on the window: scaled once, greyed once, with water that moves."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pygame
from pygame.surfarray import pixels2d

from game.terrain.canvas import Spot
from game.terrain.chunk import Chunk
from game.terrain.look import rgb
from game.terrain.motion import palette_at
from game.terrain.patches import CHUNK_PX
from game.terrain.store import SCALES, Store

WATER_HZ = 12.0
# Chunks a frame whose water takes on new light, and copies a frame made anew.
WATERS_A_FRAME = 3
COPIES_A_FRAME = 2
GREY_STEPS = 12
MOST_BYTES = 8_000_000
# The lit part of the water grows in steps of this, so that panning rarely renews it.
LIT_STEP_PX = 128

Size = tuple[int, int]
# Size of the window, the world pixel at its middle, zoom.
View = tuple[Size, float, float, float]


class Piece(NamedTuple):
    """A chunk at a zoom, or a quarter of it where it would be drawn larger."""

    spot: Spot
    zoom: float
    count: int
    number: int

    @property
    def box(self) -> pygame.Rect:
        """Pixels of the chunk."""
        side = CHUNK_PX // self.count
        row, column = divmod(self.number, self.count)
        return pygame.Rect(column * side, row * side, side, side)

    @property
    def world(self) -> tuple[float, float]:
        """World pixel of its corner."""
        spot, box = self.spot, self.box
        return (spot.left + box.left) / spot.scale, (spot.top + box.top) / spot.scale


@dataclass
class Shown:
    """A piece at one greyness."""

    chunk: Chunk
    step: int
    picture: pygame.Surface
    # The part with moving water, and where it lies in the picture.
    water: pygame.Surface | None = None
    corner: tuple[int, int] = (0, 0)
    # The part of the water that was last seen, in this moment's light.
    light: pygame.Surface | None = None
    lit: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    stamp: int = -1
    frame: int = 0

    @property
    def size_bytes(self) -> int:
        own = 0 if self.picture is self.chunk.picture else 4
        wet = self.water.get_width() * self.water.get_height() if self.water else 0
        wet += 4 * self.lit.width * self.lit.height
        return self.picture.get_width() * self.picture.get_height() * own + wet


class Screen:
    def __init__(self, store: Store) -> None:
        self.store = store
        self._shown: OrderedDict[Piece, Shown] = OrderedDict()
        self._palette: tuple[int, list] = (-1, [])
        self._step = 0
        self._frame = 0

    def set_grey(self, grey: float) -> None:
        """How dirty the air is over copies to come, 0 to 1."""
        self._step = round(min(max(grey, 0.0), 1.0) * GREY_STEPS)

    def is_ready(self, view: View, spots: list[Spot]) -> bool:
        """Whether all copies in view are there."""
        return all(map(self._is_current, _pieces(view, spots)))

    def prepare(self, view: View, spots: list[Spot]) -> bool:
        """Make one copy that is missing; False when there was none."""
        for piece in _pieces(view, spots):
            chunk = self.store.get(piece.spot)
            if chunk is not None and not self._is_current(piece):
                self._make(piece, chunk)
                return True
        return False

    def _is_current(self, piece: Piece) -> bool:
        found = self._shown.get(piece)
        return found is not None and found.chunk is self.store.get(piece.spot)

    def draw(
        self, surface: pygame.Surface, camera: Any, view: View, spots: list[Spot],
        seconds: float,
    ) -> None:  # fmt: skip
        self._turn(seconds)
        self._frame += 1
        copies, waters = COPIES_A_FRAME, WATERS_A_FRAME
        size = surface.get_size()
        for piece in _pieces(view, spots):
            at = camera.to_screen(piece.world, size)
            chunk = self.store.get(piece.spot)
            if chunk is None:
                self._stand_in(surface, piece, at)
                continue
            shown, cost = self._of(piece, chunk, copies)
            copies -= cost
            shown.frame = self._frame
            surface.blit(shown.picture, at)
            if shown.water is not None:
                there = (at[0] + shown.corner[0], at[1] + shown.corner[1])
                waters -= self._lit(shown, surface, there, waters)
                self._draw_water(surface, shown, there)
        self._put_out()

    def _draw_water(self, surface: pygame.Surface, shown: Shown, there: Size) -> None:
        if shown.light is not None:
            at = (there[0] + shown.lit.left, there[1] + shown.lit.top)
            surface.blit(shown.light, at, special_flags=pygame.BLEND_RGB_ADD)

    def _put_out(self) -> None:
        """Water that is out of sight needs no light."""
        for shown in self._shown.values():
            if shown.light is not None and shown.frame < self._frame:
                shown.light, shown.lit = None, pygame.Rect(0, 0, 0, 0)

    def _turn(self, seconds: float) -> None:
        stamp = int(seconds * WATER_HZ)
        if self._palette[0] != stamp:
            self._palette = (stamp, palette_at(stamp / WATER_HZ))

    def _lit(
        self, shown: Shown, surface: pygame.Surface, there: Size, left: int
    ) -> int:
        """Give the water this moment's light, if any is left this frame; 1 if given."""
        assert shown.water is not None
        seen = surface.get_rect().move(-there[0], -there[1])
        seen = seen.clip(shown.water.get_rect())
        if not seen.width or not seen.height:
            return 0
        is_new = not shown.lit.contains(seen)
        if not is_new and (shown.stamp == self._palette[0] or left <= 0):
            return 0
        if is_new:
            shown.lit = _in_steps(seen).clip(shown.water.get_rect())
        shown.water.set_palette(self._palette[1])
        shown.light = shown.water.subsurface(shown.lit).convert(surface)
        shown.stamp = self._palette[0]
        return 1

    def _of(self, piece: Piece, chunk: Chunk, left: int) -> tuple[Shown, int]:
        """The copy to show, and what it costs of the frame's copies."""
        found = self._shown.get(piece)
        if found is None and left <= 0:
            return Shown(chunk, 0, _scaled(chunk.picture, piece, True)), 0
        is_new = found is None or found.chunk is not chunk
        if found is not None and not is_new:
            change = abs(found.step - self._step)
            # A slow change of the air spreads over frames, a jump shows at once.
            is_new = change > 1 or (change == 1 and left > 0)
        if not is_new:
            self._shown.move_to_end(piece)
            return found, 0
        return self._make(piece, chunk), 1

    def _make(self, piece: Piece, chunk: Chunk) -> Shown:
        picture = _scaled(chunk.picture, piece, False)
        if self._step:
            picture = self._greyed(picture, self._step / GREY_STEPS)
        shown = Shown(chunk, self._step, picture, frame=self._frame)
        if chunk.water is not None:
            water = _scaled(chunk.water, piece, True)
            box = _part_with_water(water)
            if box.width:
                shown.water, shown.corner = water.subsurface(box).copy(), box.topleft
        self._shown[piece] = shown
        self._shown.move_to_end(piece)
        self._forget()
        return shown

    def _greyed(self, picture: pygame.Surface, share: float) -> pygame.Surface:
        look = self.store.look
        veil = pygame.transform.grayscale(picture)
        veil.fill(rgb(look.sheet["haze"]["tint"]), special_flags=pygame.BLEND_RGB_MULT)
        veil.set_alpha(round(255 * share * look.sheet["haze"]["strongest"]))
        found = picture.copy()
        found.blit(veil, (0, 0))
        return found

    def _forget(self) -> None:
        """Let copies go that have not been drawn for longest, never those in view."""
        total = sum(shown.size_bytes for shown in self._shown.values())
        for key, shown in list(self._shown.items()):
            if total <= MOST_BYTES or shown.frame >= self._frame - 1:
                return
            del self._shown[key]
            total -= shown.size_bytes

    def _stand_in(self, surface: pygame.Surface, piece: Piece, at: Size) -> None:
        """While a chunk is missing: its place from the small ones, else deep sea."""
        spot, box = piece.spot, piece.box
        side = round(box.width / spot.scale * piece.zoom) + 1
        surface.fill(self.store.look.sea[:, -1], pygame.Rect(at, (side, side)))
        if spot.scale == SCALES[0]:
            return
        half = CHUNK_PX // 2
        wide = self.store.get(Spot(SCALES[0], spot.column // 2, spot.row // 2))
        if wide is not None:
            left, top = spot.column % 2 * half, spot.row % 2 * half
            small = pygame.Rect(
                left + box.left // 2, top + box.top // 2, box.width // 2, box.width // 2
            )
            rough = pygame.transform.scale(wide.picture.subsurface(small), (side, side))
            surface.blit(rough, at)


def _pieces(view: View, spots: list[Spot]) -> Iterator[Piece]:
    """The pieces of chunks that the window shows."""
    (width, height), x, y, zoom = view
    seen = pygame.FRect(0, 0, width / zoom + 2.0, height / zoom + 2.0)
    seen.center = x, y
    for spot in spots:
        count = 2 if zoom > spot.scale else 1
        for number in range(count * count):
            piece = Piece(spot, zoom, count, number)
            side = piece.box.width / spot.scale
            if seen.colliderect((*piece.world, side, side)):
                yield piece


def _scaled(picture: pygame.Surface, piece: Piece, is_rough: bool) -> pygame.Surface:
    if piece.count > 1:
        picture = picture.subsurface(piece.box)
    factor = piece.zoom / piece.spot.scale
    if factor == 1.0:
        return picture
    scale = pygame.transform.scale if is_rough else pygame.transform.smoothscale
    return scale(picture, (-int(-piece.box.width * factor // 1),) * 2)


def _in_steps(seen: pygame.Rect) -> pygame.Rect:
    """The smallest part with edges on whole steps that holds what is seen."""
    left, top = (part // LIT_STEP_PX * LIT_STEP_PX for part in seen.topleft)
    right, low = (-(-part // LIT_STEP_PX) * LIT_STEP_PX for part in seen.bottomright)
    return pygame.Rect(left, top, right - left, low - top)


def _part_with_water(water: pygame.Surface) -> pygame.Rect:
    numbers = pixels2d(water)
    across, down = (np.flatnonzero(numbers.any(axis=axis)) for axis in (1, 0))
    if not len(across):
        return pygame.Rect(0, 0, 0, 0)
    left, top = int(across[0]), int(down[0])
    return pygame.Rect(left, top, int(across[-1]) + 1 - left, int(down[-1]) + 1 - top)
