"""How each thing looks: its sprite, with what is on, around or left out of it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import pygame

from game.views.lately import Lately
from game.views.sprites import COLOR, Sprite, Sprites, plain
from game.views.things import EIGHTHS, SCAFFOLD, SITE, WHOLE, Thing

BLANK = (0, 0, 0, 0)
# A site without a picture of its own: what is to come shows faintly.
FAINT = 0.35
MADE_BYTES, BOXES = 5_000_000, 2048


class Look(NamedTuple):
    """All that a thing's picture depends on, but the zoom."""

    name: str
    state: str
    eighths: int
    size: tuple[int, int]
    roof: str
    scale: float


class Pictures:
    """Sprites of things at a zoom; put together once."""

    def __init__(self, sprites: Sprites) -> None:
        self.sprites = sprites
        self._at = Lately(self._made, MADE_BYTES)
        self.boxes = lru_cache(BOXES)(self._box)

    def frames(self, thing: Thing, zoom: float) -> list[Sprite]:
        """All frames of a whole thing that moves, else its one picture."""
        look = look_of(thing)
        looks = [look._replace(name=name) for name in self._names(look)]
        return [self._sprite(zoom, one) for one in looks]

    def _names(self, look: Look) -> Sequence[str]:
        return self.sprites.frames(look.name) if look.state == WHOLE else [look.name]

    def box(self, thing: Thing, zoom: float) -> pygame.Rect:
        """Where all its pictures lie about its ground point, before any is made."""
        return self.boxes(zoom, look_of(thing))

    def _box(self, zoom: float, look: Look) -> pygame.Rect:
        shape = self.sprites.shape
        found = [shape(name, COLOR, zoom, look.scale) for name in self._names(look)]
        if look.roof:
            found.append(shape(f"{look.name}_pv", COLOR, zoom))
        if look.state == SCAFFOLD:
            found.append(shape(self.sprites.around(look.size), COLOR, zoom))
        first, *rest = [one for one in found if one] or [pygame.Rect(0, 0, 1, 1)]
        return first.unionall(rest)

    def _sprite(self, zoom: float, look: Look) -> Sprite:
        """The atlas's own where nothing is added or left out."""
        if look.roof or look.state in (SITE, SCAFFOLD):
            return self._at(zoom, look)
        return self.sprites.get(look.name, COLOR, zoom, look.scale) or _nothing()

    def _made(self, zoom: float, look: Look) -> Sprite:
        whole = self.sprites.get(look.name, COLOR, zoom, look.scale) or _nothing()
        if look.state == SITE:
            # Kinds of size that have no site of their own.
            is_site = look.name.startswith(SITE)
            return whole if is_site else _cut(whole, look.eighths / EIGHTHS)
        if look.roof:
            whole = self._with_roof(whole, look.name, zoom)
        if look.state == SCAFFOLD:
            around = self.sprites.get(self.sprites.around(look.size), COLOR, zoom)
            return _over(whole, around) if around else whole
        return whole

    def _with_roof(self, whole: Sprite, name: str, zoom: float) -> Sprite:
        """Panels over a house, as its own sprite has them."""
        panels = self.sprites.get(f"{name}_pv", COLOR, zoom)
        return _over(whole, panels) if panels else whole


def look_of(thing: Thing) -> Look:
    size = (thing.width, thing.depth)
    return Look(thing.name, thing.state, thing.eighths, size, thing.roof, thing.scale)


def _nothing() -> Sprite:
    return Sprite(pygame.Surface((1, 1), pygame.SRCALPHA), 0, 0)


def _cut(whole: Sprite, share: float) -> Sprite:
    """The lower part as built so far, the rest faint."""
    width, height = whole.picture.get_size()
    picture = plain(whole.picture)
    faint = (255, 255, 255, round(255 * FAINT))
    top = round(height * (1.0 - share))
    picture.fill(faint, (0, 0, width, top), special_flags=pygame.BLEND_RGBA_MULT)
    picture.set_alpha(255, pygame.RLEACCEL)
    return Sprite(picture, whole.ax, whole.ay)


def _over(under: Sprite, upper: Sprite) -> Sprite:
    """Two sprites on one ground point."""
    whole = under.rect((0, 0)).union(upper.rect((0, 0)))
    picture = pygame.Surface(whole.size, pygame.SRCALPHA)
    picture.fill(BLANK)
    for sprite in (under, upper):
        at = sprite.rect((0, 0)).move(-whole.left, -whole.top)
        picture.blit(plain(sprite.picture), at)
    picture.set_alpha(255, pygame.RLEACCEL)
    return Sprite(picture, -whole.left, -whole.top)
