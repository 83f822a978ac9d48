"""How each thing looks: its sprite, with what is on, around or left out of it."""

import pygame

from game.views.motion import motion
from game.views.sprites import COLOR, Sprite, Sprites
from game.views.things import EIGHTHS, SCAFFOLD, SITE, Thing
from game.views.zoomed import Zoomed

BLANK = (0, 0, 0, 0)
# A site without a picture of its own: what is to come shows faintly.
FAINT = 0.35


class Pictures:
    """Sprites of things at a zoom; put together once."""

    def __init__(self, sprites: Sprites) -> None:
        self.sprites = sprites
        self._at = Zoomed(self._made)

    def frames(self, thing: Thing, zoom: float) -> list[Sprite]:
        """All frames of a whole thing that moves, else its one picture."""
        if thing.state != "":
            return [self.of(thing, zoom)]
        names = self.sprites.frames(thing.name)
        if len(names) == 1:
            return [self.of(thing, zoom)]
        return [self._at(zoom, name, "", 0, (1, 1), thing.roof) for name in names]

    def of(self, thing: Thing, zoom: float) -> Sprite:
        size = (thing.width, thing.depth)
        return self._at(zoom, thing.name, thing.state, thing.eighths, size, thing.roof)

    def _made(
        self, zoom: float, name: str, state: str, eighths: int, size: tuple[int, int],
        roof: str,
    ) -> Sprite:  # fmt: skip
        whole = self.sprites.get(name, COLOR, zoom) or _nothing()
        if state == SITE:
            site = self._named("names", size, eighths, zoom)
            return site or _cut(whole, eighths / EIGHTHS)
        if roof:
            whole = self._with_roof(whole, name, zoom)
        if state == SCAFFOLD:
            around = self._named("scaffolds", size, eighths, zoom)
            return _over(whole, around) if around else whole
        return whole

    def _named(
        self, table: str, size: tuple[int, int], eighths: int, zoom: float
    ) -> Sprite | None:
        """The first of the table's sprites that the atlas has."""
        names = {"width": size[0], "depth": size[1], "side": max(size)}
        for pattern in motion()["site"][table]:
            base = pattern.format(**names)
            looks = self.sprites.frames(f"{base}_00")
            for name in (looks[len(looks) * eighths // (EIGHTHS + 1)], base):
                found = self.sprites.get(name, COLOR, zoom)
                if found is not None:
                    return found
        return None

    def _with_roof(self, whole: Sprite, name: str, zoom: float) -> Sprite:
        """Panels over a house, as its own sprite has them."""
        panels = self.sprites.get(f"{name}_pv", COLOR, zoom)
        return _over(whole, panels) if panels else whole


def _nothing() -> Sprite:
    return Sprite(pygame.Surface((1, 1), pygame.SRCALPHA), 0, 0)


def _cut(whole: Sprite, share: float) -> Sprite:
    """The lower part as built so far, the rest faint."""
    width, height = whole.picture.get_size()
    picture = pygame.Surface((width, height), pygame.SRCALPHA)
    picture.blit(whole.picture, (0, 0))
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
        picture.blit(sprite.picture, at)
    picture.set_alpha(255, pygame.RLEACCEL)
    return Sprite(picture, -whole.left, -whole.top)
