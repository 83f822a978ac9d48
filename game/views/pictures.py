"""How each thing looks: its sprite, with what is on, around or left out of it."""

from typing import NamedTuple

import pygame

from game.views.sprites import COLOR, Sprite, Sprites, plain
from game.views.things import EIGHTHS, SCAFFOLD, SITE, WHOLE, Thing
from game.views.zoomed import Zoomed

BLANK = (0, 0, 0, 0)
# A site without a picture of its own: what is to come shows faintly.
FAINT = 0.35


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
        self._at = Zoomed(self._made)

    def frames(self, thing: Thing, zoom: float) -> list[Sprite]:
        """All frames of a whole thing that moves, else its one picture."""
        look = look_of(thing)
        names = [thing.name]
        if thing.state == WHOLE:
            names = self.sprites.frames(thing.name)
        return [self._at(zoom, look._replace(name=name)) for name in names]

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
