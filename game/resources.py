"""Sprites of the atlas, cut out when first asked for."""

import json
from functools import lru_cache

import pygame

from sim_core.paths import ASSETS

FOLDER = ASSETS / "sprites"
SHADOW_TINT = (22, 44, 66)
# Sheets name some sprites that are still to be drawn.
STAND_INS = {"house_old": "house_1", "apartment": "house_2"}


class Atlas:
    """Pictures by sprite name; each with its anchor."""

    def __init__(self) -> None:
        self.table = json.loads((FOLDER / "atlas.json").read_text(encoding="utf-8"))
        self._pages: dict[str, pygame.Surface] = {}
        self.picture = lru_cache(512)(self._cut)

    def _page(self, name: str) -> pygame.Surface:
        if name not in self._pages:
            self._pages[name] = pygame.image.load(FOLDER / name).convert_alpha()
        return self._pages[name]

    def _cut(
        self, name: str, layer: str = "color"
    ) -> tuple[pygame.Surface, int, int] | None:
        entry = self.table["sprites"].get(STAND_INS.get(name, name), {}).get(layer)
        if entry is None:
            return None
        picture = self._page(entry["page"]).subsurface(entry["rect"])
        if layer == "shadow":
            picture = _as_shadow(picture)
        return picture, entry["anchor"][0], entry["anchor"][1]


def _as_shadow(picture: pygame.Surface) -> pygame.Surface:
    """Pages keep shadows as grey; the game draws them as a dark blue veil."""
    shade = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    shade.fill((*SHADOW_TINT, 0))
    grey = pygame.surfarray.array3d(picture)[..., 0]
    alpha = pygame.surfarray.array_alpha(picture)
    strength = grey if alpha.min() == 255 else alpha
    pygame.surfarray.pixels_alpha(shade)[:] = (strength * 0.5).astype("uint8")
    return shade
