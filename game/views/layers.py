"""Shadows and lights of all that stands, composed once in chunks and kept."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pygame

from game.resources import SHADOW_TINT
from game.views.sprites import GLOW, SHADOW, STAMP, Sprite, Sprites
from game.views.stage import Stage, foot

Size = tuple[int, int]

CHUNK = 256
KEPT = 160


class Chunk(NamedTuple):
    """A composed part without its empty edges; `picture` None where all is empty."""

    picture: pygame.Surface | None
    left: int
    top: int


@dataclass(frozen=True)
class Part:
    """What a layer takes from one thing: sprites to put in turn, and their box."""

    row: int
    sprites: tuple[tuple[Sprite, int], ...]
    at: Size
    box: pygame.Rect


class Layer:
    """Chunks of one zoom that are made when first seen and again when stale."""

    flags = 0

    def __init__(self, stage: Stage, sprites: Sprites) -> None:
        self.stage = stage
        self.sprites = sprites
        self._chunks: OrderedDict[tuple, Chunk] = OrderedDict()
        self._stale: set[tuple] = set()
        self._view: tuple = ()
        self._blits: list = []
        self._zoom = 0.0
        self._parts: list[Part] = []
        self._boxes = np.zeros((0, 4), np.int64)

    def draw(
        self, surface: pygame.Surface, corner: Size, zoom: float, most: int
    ) -> None:
        """Blit what is seen; at most `most` stale chunks are made anew."""
        view = (corner, surface.get_size(), zoom)
        if self._stale or view != self._view:
            self._blits = self._seen(corner, surface.get_size(), zoom, most)
            self._view = view
        surface.fblits(self._blits, self.flags)

    def _seen(self, corner: Size, size: Size, zoom: float, most: int) -> list:
        blits = []
        for key in _keys(corner, size, zoom):
            chunk = self._chunks.get(key)
            if chunk is None or (key in self._stale and most > 0):
                most -= chunk is not None
                chunk = self._chunks[key] = self._composed(key)
                self._stale.discard(key)
            self._chunks.move_to_end(key)
            if chunk.picture is not None:
                at = (chunk.left - corner[0], chunk.top - corner[1])
                blits.append((chunk.picture, at))
        while len(self._chunks) > KEPT:
            self._stale.discard(self._chunks.popitem(last=False)[0])
        return blits

    def renew(self) -> None:
        """The stage has changed: chunks in which something came or went are stale."""
        before = {(part.sprites, part.at): part.box for part in self._parts}
        zoom, self._zoom = self._zoom, 0.0
        if not zoom:
            return
        self._prepare(zoom)
        after = {(part.sprites, part.at): part.box for part in self._parts}
        boxes = [before.get(key) or after[key] for key in before.keys() ^ after.keys()]
        self._stale |= {
            key
            for key in self._chunks
            if key[0] != zoom or _box(key).collidelist(boxes) >= 0
        }

    def _composed(self, key: tuple) -> Chunk:
        self._prepare(key[0])
        box = _box(key)
        b = self._boxes
        seen = np.flatnonzero(
            (b[:, 0] < box.right) & (b[:, 2] > box.left)
            & (b[:, 1] < box.bottom) & (b[:, 3] > box.top)
        )  # fmt: skip
        picture, is_empty = self._blank(), True
        for number in seen.tolist():
            is_empty &= not self._put(picture, self._parts[number], box)
        if is_empty:
            return Chunk(None, *box.topleft)
        return _trimmed(self._finished(picture), box)

    def _finished(self, picture: pygame.Surface) -> pygame.Surface:
        return picture

    def _prepare(self, zoom: float) -> None:
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self._parts = list(self._made(zoom))
        edges = [(*part.box.topleft, *part.box.bottomright) for part in self._parts]
        self._boxes = np.array(edges, np.int64).reshape(-1, 4)

    def _made(self, zoom: float) -> Iterator[Part]:
        for row, thing in enumerate(self.stage.things):
            sprites = tuple(self._taken(row, zoom))
            if sprites:
                x, y = (round(part) for part in foot(thing, zoom))
                box = sprites[0][0].rect((x, y))
                box = box.unionall([s.rect((x, y)) for s, _ in sprites])
                yield Part(row, sprites, (x, y), box)

    def _blank(self) -> pygame.Surface:
        raise NotImplementedError

    def _taken(self, row: int, zoom: float) -> Iterator[tuple[Sprite, int]]:
        """Sprites of a thing and how each is blitted."""
        raise NotImplementedError

    def _put(self, picture: pygame.Surface, part: Part, box: pygame.Rect) -> bool:
        """Add a part to a chunk; True where it may have left something."""
        for sprite, flags in part.sprites:
            at = sprite.rect(part.at).move(-box.left, -box.top)
            picture.blit(sprite.picture, at, special_flags=flags)
        return True


class Shadows(Layer):
    """Where shadows overlap they do not double: the darker one counts."""

    flags = pygame.BLEND_PREMULTIPLIED

    def _finished(self, picture: pygame.Surface) -> pygame.Surface:
        return picture.premul_alpha()

    def _blank(self) -> pygame.Surface:
        picture = pygame.Surface((CHUNK, CHUNK), pygame.SRCALPHA)
        picture.fill((*SHADOW_TINT, 0))
        return picture

    def _taken(self, row: int, zoom: float) -> Iterator[tuple[Sprite, int]]:
        thing = self.stage.things[row]
        found = self.sprites.get(thing.name, SHADOW, zoom, thing.scale)
        if found is not None:
            yield found, pygame.BLEND_RGBA_MAX


class Lights(Layer):
    """Lit windows and lamps on black; what stands nearer hides them."""

    flags = pygame.BLEND_RGB_ADD

    def __init__(self, stage: Stage, sprites: Sprites) -> None:
        super().__init__(stage, sprites)
        self.lit: frozenset[int] = frozenset()

    def light(self, lit: frozenset[int]) -> None:
        """Which buildings are lit, by uid; only their chunks are made anew."""
        changed = self.lit ^ lit
        self.lit = lit
        if changed and self._zoom:
            boxes = [
                part.box
                for part in self._parts
                if self.stage.things[part.row].uid in changed
            ]
            self._stale |= {k for k in self._chunks if _box(k).collidelist(boxes) >= 0}

    def _blank(self) -> pygame.Surface:
        return pygame.Surface((CHUNK, CHUNK)).convert()

    def _taken(self, row: int, zoom: float) -> Iterator[tuple[Sprite, int]]:
        thing = self.stage.things[row]
        for layer, flags in ((STAMP, 0), (GLOW, pygame.BLEND_RGB_ADD)):
            found = self.sprites.get(thing.name, layer, zoom, thing.scale)
            if found is not None:
                yield found, flags

    def _put(self, picture: pygame.Surface, part: Part, box: pygame.Rect) -> bool:
        is_lit = self.stage.things[part.row].uid in self.lit
        left_light = False
        for sprite, flags in part.sprites:
            if flags and not is_lit:
                continue
            at = sprite.rect(part.at).move(-box.left, -box.top)
            picture.blit(sprite.picture, at, special_flags=flags)
            left_light |= bool(flags)
        return left_light


def _keys(corner: Size, size: Size, zoom: float) -> Iterator[tuple]:
    for row in range(corner[1] // CHUNK, (corner[1] + size[1] - 1) // CHUNK + 1):
        for column in range(corner[0] // CHUNK, (corner[0] + size[0] - 1) // CHUNK + 1):
            yield zoom, column, row


def _box(key: tuple) -> pygame.Rect:
    return pygame.Rect(key[1] * CHUNK, key[2] * CHUNK, CHUNK, CHUNK)


def _trimmed(picture: pygame.Surface, box: pygame.Rect) -> Chunk:
    """Without the empty rows and columns around."""
    if not picture.get_flags() & pygame.SRCALPHA:
        picture.set_colorkey((0, 0, 0))
    full = picture.get_bounding_rect()
    picture.set_colorkey(None)
    if not full.width:
        return Chunk(None, *box.topleft)
    part = picture.subsurface(full).copy()
    return Chunk(part, box.left + full.left, box.top + full.top)
