"""Shadows and lights of all that stands, composed once in chunks and kept."""

import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import pygame

from game.resources import SHADOW_TINT
from game.views.lately import bytes_of
from game.views.sprites import GLOW, SHADOW, STAMP, Sprites
from game.views.stage import Stage, foot

Size = tuple[int, int]

CHUNK = 256
MOST_BYTES = 6_000_000


class Chunk(NamedTuple):
    """A composed part without its empty edges; `picture` None where all is empty."""

    picture: pygame.Surface | None
    left: int
    top: int


@dataclass(frozen=True)
class Part:
    """What a layer takes from one thing: kinds of sprites to put in turn, their box."""

    row: int
    name: str
    scale: float
    layers: tuple[str, ...]
    at: Size
    box: pygame.Rect

    @property
    def look(self) -> tuple:
        return self.name, self.scale, self.at


class Layer:
    """Chunks of one zoom that are made when first seen and again when stale."""

    flags = 0
    # Kinds of sprites, and how each is put on the chunk.
    puts: ClassVar[dict[str, int]] = {}

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
        blits, seen = [], set(_keys(corner, size, zoom))
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
        self._forget(seen)
        return blits

    def warm(self, zoom: float, corner: Size, size: Size, seconds: float) -> bool:
        """Compose chunks of a view to come, for about that long; True when all are."""
        until = time.perf_counter() + seconds
        for key in _keys(corner, size, zoom):
            if key not in self._chunks:
                if time.perf_counter() >= until:
                    return False
                self._chunks[key] = self._composed(key)
        return True

    def _forget(self, seen: set[tuple]) -> None:
        """Let chunks go that were not seen for longest, never those in view."""
        total = sum(map(bytes_of, self._chunks.values()))
        for key in [key for key in self._chunks if key not in seen]:
            if total <= MOST_BYTES:
                return
            total -= bytes_of(self._chunks.pop(key))
            self._stale.discard(key)

    def renew(self) -> None:
        """The stage has changed: chunks in which something came or went are stale."""
        before = {part.look: part.box for part in self._parts}
        zoom, self._zoom = self._zoom, 0.0
        if not zoom:
            return
        self._prepare(zoom)
        after = {part.look: part.box for part in self._parts}
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
            shapes = {
                layer: self.sprites.shape(thing.name, layer, zoom, thing.scale)
                for layer in self.puts
            }
            found = {layer: shape for layer, shape in shapes.items() if shape}
            if found:
                x, y = (round(part) for part in foot(thing, zoom))
                first, *rest = (shape.move(x, y) for shape in found.values())
                box = first.unionall(rest)
                yield Part(row, thing.name, thing.scale, tuple(found), (x, y), box)

    def _blank(self) -> pygame.Surface:
        raise NotImplementedError

    def _put(self, picture: pygame.Surface, part: Part, box: pygame.Rect) -> bool:
        """Add a part to a chunk; True where it may have left something."""
        for layer in part.layers:
            self._put_one(picture, part, layer, box)
        return True

    def _put_one(
        self, picture: pygame.Surface, part: Part, layer: str, box: pygame.Rect
    ) -> None:
        sprite = self.sprites.get(part.name, layer, self._zoom, part.scale)
        if sprite is not None:
            at = sprite.rect(part.at).move(-box.left, -box.top)
            picture.blit(sprite.picture, at, special_flags=self.puts[layer])


class Shadows(Layer):
    """Where shadows overlap they do not double: the darker one counts."""

    flags = pygame.BLEND_PREMULTIPLIED
    puts: ClassVar = {SHADOW: pygame.BLEND_RGBA_MAX}

    def _finished(self, picture: pygame.Surface) -> pygame.Surface:
        return picture.premul_alpha()

    def _blank(self) -> pygame.Surface:
        picture = pygame.Surface((CHUNK, CHUNK), pygame.SRCALPHA)
        picture.fill((*SHADOW_TINT, 0))
        return picture


class Lights(Layer):
    """Lit windows and lamps on black; what stands nearer hides them."""

    flags = pygame.BLEND_RGB_ADD
    puts: ClassVar = {STAMP: 0, GLOW: pygame.BLEND_RGB_ADD}

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

    def _put(self, picture: pygame.Surface, part: Part, box: pygame.Rect) -> bool:
        is_lit = self.stage.things[part.row].uid in self.lit
        for layer in part.layers:
            if layer == STAMP or is_lit:
                self._put_one(picture, part, layer, box)
        return is_lit and GLOW in part.layers


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
