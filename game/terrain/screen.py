"""Chunks on the window: scaled once, greyed once, with water that moves."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import pygame

from game.terrain.canvas import Spot
from game.terrain.chunk import Chunk
from game.terrain.look import rgb
from game.terrain.motion import palette_at
from game.terrain.patches import CHUNK_PX
from game.terrain.store import SCALES, Store

WATER_HZ = 12.0
# Chunks a frame whose water takes on new light.
WATERS_A_FRAME = 4
GREY_STEPS = 12
MOST_BYTES = 96_000_000

Size = tuple[int, int]


@dataclass
class Shown:
    """A chunk at one zoom and one greyness."""

    chunk: Chunk
    picture: pygame.Surface
    water: pygame.Surface | None
    light: pygame.Surface | None = None
    stamp: int = -1

    @property
    def size_bytes(self) -> int:
        return self.picture.get_width() * self.picture.get_height() * 9


class Screen:
    def __init__(self, store: Store) -> None:
        self.store = store
        self._shown: OrderedDict[tuple[Spot, float, int], Shown] = OrderedDict()
        self._palette: tuple[int, list] = (-1, [])

    def draw(
        self,
        surface: pygame.Surface,
        camera: Any,
        spots: list[Spot],
        seconds: float,
        grey: float,
    ) -> None:
        step = round(min(max(grey, 0.0), 1.0) * GREY_STEPS)
        self._turn(seconds)
        left = WATERS_A_FRAME
        size = surface.get_size()
        for spot in spots:
            side = spot.side_world_px
            at = camera.to_screen((spot.column * side, spot.row * side), size)
            shown = self._of(spot, camera.zoom, step)
            if shown is None:
                self._stand_in(surface, camera, spot, at)
                continue
            surface.blit(shown.picture, at)
            if shown.water is not None:
                left -= self._lit(shown, surface, left)
                if shown.light is not None:
                    surface.blit(shown.light, at, special_flags=pygame.BLEND_RGB_ADD)

    def _turn(self, seconds: float) -> None:
        stamp = int(seconds * WATER_HZ)
        if self._palette[0] != stamp:
            self._palette = (stamp, palette_at(stamp / WATER_HZ))

    def _lit(self, shown: Shown, surface: pygame.Surface, left: int) -> int:
        """Give the water this moment's light, if any is left this frame; 1 if given."""
        if shown.stamp == self._palette[0] or left <= 0:
            return 0
        shown.water.set_palette(self._palette[1])
        shown.light = shown.water.convert(surface)
        shown.stamp = self._palette[0]
        return 1

    def _of(self, spot: Spot, zoom: float, step: int) -> Shown | None:
        chunk = self.store.get(spot)
        if chunk is None:
            return None
        key = (spot, zoom, step)
        found = self._shown.get(key)
        if found is None or found.chunk is not chunk:
            found = self._shown[key] = self._made(chunk, zoom / spot.scale, step)
            self._forget()
        self._shown.move_to_end(key)
        return found

    def _made(self, chunk: Chunk, factor: float, step: int) -> Shown:
        picture, water = chunk.picture, chunk.water
        if factor != 1.0:
            side = (-int(-CHUNK_PX * factor // 1),) * 2
            picture = pygame.transform.smoothscale(picture, side)
            water = pygame.transform.scale(water, side) if water else None
        if step:
            picture = self._greyed(picture, step / GREY_STEPS)
        return Shown(chunk, picture.convert(), water)

    def _greyed(self, picture: pygame.Surface, share: float) -> pygame.Surface:
        look = self.store.look
        veil = pygame.transform.grayscale(picture)
        veil.fill(rgb(look.sheet["haze"]["tint"]), special_flags=pygame.BLEND_RGB_MULT)
        veil.set_alpha(round(255 * share * look.sheet["haze"]["strongest"]))
        found = picture.copy()
        found.blit(veil, (0, 0))
        return found

    def _forget(self) -> None:
        total = sum(shown.size_bytes for shown in self._shown.values())
        while total > MOST_BYTES and len(self._shown) > 1:
            _, gone = self._shown.popitem(last=False)
            total -= gone.size_bytes

    def _stand_in(
        self, surface: pygame.Surface, camera: Any, spot: Spot, at: tuple[int, int]
    ) -> None:
        """While a chunk is missing: its place from the small ones, else deep sea."""
        side = round(spot.side_world_px * camera.zoom) + 1
        box = pygame.Rect(at, (side, side))
        surface.fill(self.store.look.sea[:, -1], box)
        if spot.scale == SCALES[0]:
            return
        half = CHUNK_PX // 2
        wide = self.store.get(Spot(SCALES[0], spot.column // 2, spot.row // 2))
        if wide is not None:
            part = pygame.Rect(spot.column % 2 * half, spot.row % 2 * half, half, half)
            rough = pygame.transform.scale(wide.picture.subsurface(part), (side, side))
            surface.blit(rough, at)
