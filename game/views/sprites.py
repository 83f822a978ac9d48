"""Sprites of the atlas at a zoom: cut, scaled once, ready to blit."""

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pygame

from game.resources import Atlas
from game.views.lately import Lately
from sim_core.content import Technology

COLOR, SHADOW, GLOW, STAMP = "color", "shadow", "glow", "stamp"
VARIANT_SIGNS = "abcdefgh"
# Pictures that are blitted, and those of which shadows and lights are composed.
SHOWN_BYTES, PARTS_BYTES = 16_000_000, 3_000_000
COARSE = 4
# Tiles to the side of a block in which like stands not beside like.
BLOCK = 4
BLACK = (0, 0, 0, 255)


class Sprite(NamedTuple):
    """A picture, and the pixel of it that stands on the ground."""

    picture: pygame.Surface
    ax: int
    ay: int

    def rect(self, at: tuple[float, float]) -> pygame.Rect:
        corner = (round(at[0]) - self.ax, round(at[1]) - self.ay)
        return pygame.Rect(corner, self.picture.get_size())


class Sprites:
    """Pictures by name, layer and zoom."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._shown = Lately(self._made, SHOWN_BYTES)
        self._parts = Lately(self._made, PARTS_BYTES)
        self._bled: set[str] = set()
        self.frames = lru_cache(None)(self._frames_of)
        self.stages = lru_cache(None)(self._stages_of)
        self.variants = lru_cache(None)(self._variants_of)

    def has(self, name: str, layer: str = COLOR) -> bool:
        return layer in self.atlas.table["sprites"].get(name, {})

    def get(
        self, name: str, layer: str, zoom: float, scale: float = 1.0
    ) -> Sprite | None:
        """The sprite at a zoom; `scale` fits one that was drawn for more tiles."""
        kept = self._shown if layer == COLOR else self._parts
        return kept(zoom, name, layer, scale)

    def shape(
        self, name: str, layer: str, zoom: float, scale: float = 1.0
    ) -> pygame.Rect | None:
        """Where a sprite's picture will lie about its ground point."""
        place = self.atlas.place(name, COLOR if layer == STAMP else layer)
        if place is None:
            return None
        (x, y), zoom = place["anchor"], zoom * scale
        size = _size(place["rect"][2:], zoom)
        return pygame.Rect(-round(x * zoom), -round(y * zoom), *size)

    def fit(self, name: str, footprint: tuple[int, int]) -> float:
        """How much smaller a sprite must be drawn to stay on its tiles."""
        entry = self.atlas.table["sprites"].get(self.atlas.member(name), {})
        drawn = entry.get("foot", footprint)
        return min(1.0, footprint[0] / drawn[0], footprint[1] / drawn[1])

    def _made(self, zoom: float, name: str, layer: str, scale: float) -> Sprite | None:
        if layer == STAMP:
            return self._stamp(name, zoom, scale)
        zoom *= scale
        atlas = self.atlas
        found = atlas.shadow(name) if layer == SHADOW else atlas.picture(name, layer)
        if found is None:
            return None
        picture, x, y = found
        at = round(x * zoom), round(y * zoom)
        if layer == GLOW:
            return Sprite(dim(picture, zoom), *at)
        if zoom == 1.0:
            picture = picture.copy()
        else:
            if layer == COLOR and name not in self._bled:
                self._bled.add(name)
                bleed(picture)
            size = _size(picture.get_size(), zoom)
            picture = pygame.transform.smoothscale(picture, size)
        # Long runs of nothing are skipped: a third to a half less time a blit.
        picture.set_alpha(255, pygame.RLEACCEL)
        return Sprite(picture, *at)

    def _stamp(self, name: str, zoom: float, scale: float) -> Sprite | None:
        """A black cut-out: what stands in front of a light hides it."""
        found = self.get(name, COLOR, zoom, scale)
        if found is None:
            return None
        picture = plain(found.picture)
        picture.fill(BLACK, special_flags=pygame.BLEND_RGBA_MULT)
        return Sprite(picture, found.ax, found.ay)

    def _variants_of(self, name: str) -> tuple[str, ...]:
        """Names of a kind's looks; its own where there is one look."""
        names = [f"{name}_{sign}" for sign in VARIANT_SIGNS]
        return tuple(one for one in names if self.has(one)) or (name,)

    def knows(self, name: str) -> bool:
        """Whether a sprite or a family of sprites has the name."""
        return self.has(self.atlas.member(name))

    def _stages_of(self, name: str) -> int:
        """How many looks of growth a kind has; 0 where it has but one."""
        count = 0
        while self.has(f"{name}_{count}") or self.has(
            f"{name}_{count}_{VARIANT_SIGNS[0]}"
        ):
            count += 1
        return count

    def site(self, size: tuple[int, int], share: float) -> str:
        """The building site of a size, so far built; empty where none is drawn."""
        width, depth = size
        for base in (f"site_{width}x{depth}", f"site_{max(size)}x{max(size)}"):
            frames = self.frames(base)
            if len(frames) > 1:
                return frames[min(int(share * len(frames)), len(frames) - 1)]
        return ""

    def around(self, size: tuple[int, int]) -> str:
        """The scaffold of a size."""
        name = f"scaffold_{size[0]}x{size[1]}"
        return name if self.has(name) else f"scaffold_{max(size)}x{max(size)}"

    def face(self, technology: Technology) -> str:
        """The look that stands for a kind: its own sprite, full grown."""
        own = self.knows(technology.id)
        name = technology.id if own else technology.sprite
        stages = self.stages(name)
        return self.variants(f"{name}_{stages - 1}" if stages else name)[0]

    def variant(self, name: str, tile: tuple[int, int]) -> str:
        """The look that a tile always gets; next to it in its block is another one."""
        names, (x, y) = self.variants(name), tile
        first = tile_hash(x // BLOCK, y // BLOCK, name)
        return names[(first + x + max(1, len(names) * 3 // 8) * y) % len(names)]

    def _frames_of(self, name: str) -> tuple[str, ...]:
        """All frames of a moving sprite, by its base or its first, `<base>_00`."""
        if self.has(f"{name}_00"):
            name = f"{name}_00"
        match = re.fullmatch(r"(.+)_0+", name)
        if match is None:
            return (name,)
        base, found = match[1], []
        width = len(name) - len(base) - 1
        while self.has(f"{base}_{len(found):0{width}d}"):
            found.append(f"{base}_{len(found):0{width}d}")
        return tuple(found) if len(found) > 1 else (name,)


@lru_cache(1)
def sprites_of(atlas: Atlas) -> Sprites:
    """The same pictures for every island that is opened."""
    return Sprites(atlas)


def tile_hash(x: int, y: int, salt: str = "") -> int:
    """A number that a tile always has, the same on every machine."""
    return zlib.crc32(f"{x},{y},{salt}".encode())


def plain(picture: pygame.Surface) -> pygame.Surface:
    """A copy that blends rightly on clear ground; run-length pictures do not."""
    found = picture.copy()
    found.set_alpha(255)
    return found


def bleed(picture: pygame.Surface) -> None:
    """Give clear pixels their neighbours' colour, in place.

    Scaling mixes colours whatever their alpha; without this, edges would turn black.
    """
    width, height = picture.get_size()
    small = (max(width // COARSE, 1), max(height // COARSE, 1))
    soft = pygame.transform.smoothscale(picture.premul_alpha(), small)
    alpha = pygame.surfarray.array_alpha(soft).astype(np.float32)
    colours = pygame.surfarray.array3d(soft)
    colours = np.minimum(colours * (255.0 / np.maximum(alpha, 1.0))[..., None], 255.0)
    around = pygame.Surface(small)
    pygame.surfarray.blit_array(around, colours.astype(np.uint8))
    around = pygame.transform.smoothscale(around, (width, height))
    is_clear = pygame.surfarray.array_alpha(picture) == 0
    pygame.surfarray.pixels3d(picture)[is_clear] = pygame.surfarray.pixels3d(around)[
        is_clear
    ]


def dim(picture: pygame.Surface, zoom: float) -> pygame.Surface:
    """A light on black, without alpha, to be added."""
    plain = pygame.Surface(picture.get_size()).convert()
    plain.blit(picture, (0, 0))
    if zoom == 1.0:
        return plain
    return pygame.transform.smoothscale(plain, _size(picture.get_size(), zoom))


def _size(size: Sequence[int], zoom: float) -> tuple[int, int]:
    width, height = size
    return max(round(width * zoom), 1), max(round(height * zoom), 1)
