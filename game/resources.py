"""Sprites of the atlas, cut out when first asked for."""

import json
from functools import lru_cache

import pygame

from sim_core.paths import ASSETS

FOLDER = ASSETS / "sprites"
SHADOW_TINT = (22, 44, 66)
SHADOW_SHARE = 0.85
VARIANT_SIGNS = "abcdefgh"
# From this interface scale on, cards are drawn from the sprites of double size.
CARD_SCALE = 1.25
COLOR, SHADOW, CARD = "color", "shadow", "card"
# Layers whose pages are kept as they are on disk: grey shadows, lights without alpha.
PLAIN = ("shadow", "glow")

Picture = tuple[pygame.Surface, int, int]


class Atlas:
    """Pictures by sprite name; each with its anchor, the ground under its middle."""

    def __init__(self) -> None:
        self.table = json.loads((FOLDER / "atlas.json").read_text(encoding="utf-8"))
        self._pages: dict[str, pygame.Surface] = {}
        self.picture = lru_cache(None)(self._cut)

    def member(self, name: str) -> str:
        """The sprite that stands for a family: first variant or frame, grown wood."""
        family = self.table["families"].get(name)
        if name in self.table["sprites"] or family is None:
            return name
        ((kind, count),) = family.items()
        sign = {
            "variants": VARIANT_SIGNS[0], "stages": str(count - 1), "frames": "00",
            "headings": "s",
        }[kind]  # fmt: skip
        return self.member(f"{name}_{sign}")

    def card(self, name: str, scale: float) -> Picture | None:
        """The picture for a card at an interface scale."""
        double = self.picture(name, CARD) if scale > CARD_SCALE else None
        return double or self.picture(name, COLOR)

    def place(self, name: str, layer: str = COLOR) -> dict | None:
        """Page, rectangle and anchor of a sprite's layer."""
        entry = self.table["sprites"].get(self.member(name), {})
        if layer not in entry and "like" in entry:
            return self.place(entry["like"], layer)
        return entry.get(layer)

    def shadow(self, name: str) -> Picture | None:
        """A dark blue veil, made anew each time: what is composed of it is kept."""
        found = self.picture(name, SHADOW)
        return found and (_as_shadow(found[0]), *found[1:])

    def _page(self, name: str, layer: str) -> pygame.Surface:
        if name not in self._pages:
            page = pygame.image.load(FOLDER / name)
            self._pages[name] = page if layer in PLAIN else page.convert_alpha()
        return self._pages[name]

    def _cut(self, name: str, layer: str = COLOR) -> Picture | None:
        entry = self.table["sprites"].get(self.member(name), {})
        if layer not in entry and "like" in entry:
            return self.picture(entry["like"], layer)
        place = entry.get(layer)
        if place is None:
            return None
        picture = self._page(place["page"], layer).subsurface(place["rect"])
        return picture, place["anchor"][0], place["anchor"][1]


def _as_shadow(picture: pygame.Surface) -> pygame.Surface:
    """Pages keep shadows as grey; the game draws them as a dark blue veil."""
    shade = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    shade.fill((*SHADOW_TINT, 0))
    grey = pygame.surfarray.array3d(picture)[..., 0]
    pygame.surfarray.pixels_alpha(shade)[:] = (grey * SHADOW_SHARE).astype("uint8")
    return shade
