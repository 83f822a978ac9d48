"""The islands of the campaign, and their postcards."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import pygame
import tomli

from sim_core.paths import ASSETS
from sim_core.text import Text

FULL, BARE = 1.12, 0.12
FROM_STARS = (0.45, 0.60, 0.72, 0.84, 0.96, FULL)


@dataclass(frozen=True)
class Island:
    """One postcard; without a level it is in preparation."""

    number: int
    level: str
    name: Text
    tags: Text
    say: Text
    teaches: tuple[Text, ...]
    icons: tuple[str, ...]
    picture: str
    crop: tuple[int, int, int, int]

    @property
    def is_ready(self) -> bool:
        return bool(self.level)


@cache
def islands() -> tuple[Island, ...]:
    path = ASSETS / "campaign.toml"
    rows = tomli.loads(path.read_text(encoding="utf-8"))["island"]
    return tuple(_island(number, row) for number, row in enumerate(rows, start=1))


def _island(number: int, row: dict) -> Island:
    teaches = zip(row["teaches"]["zh"], row["teaches"]["en"], strict=True)
    return Island(
        number,
        row.get("level", ""),
        Text(**row["name"]),
        Text(**row["tags"]),
        Text(**row["say"]),
        tuple(Text(zh, en) for zh, en in teaches),
        tuple(row["icons"]),
        row["picture"],
        tuple(row["crop"]),
    )


@lru_cache(2)
def _vista(light: str) -> pygame.Surface:
    return pygame.image.load(ASSETS / "pictures" / f"vista_{light}.jpg").convert()


@lru_cache(48)
def postcard(island: Island, size: tuple[int, int], stars: int) -> pygame.Surface:
    """The island's picture, greyer the fewer stars it has."""
    part = _vista(island.picture).subsurface(_filled(island.crop, size))
    part = pygame.transform.smoothscale(part, size)
    share = FROM_STARS[stars] if island.is_ready else BARE
    colours = pygame.surfarray.array3d(part).astype(np.float32)
    light = colours.mean(2, keepdims=True)
    mixed = light + (colours - light) * share
    faded = mixed * (0.93 + 0.07 * min(share, 1.0)) + 14.0 * max(1.0 - share, 0.0)
    pygame.surfarray.blit_array(part, np.clip(faded, 0, 255).astype(np.uint8))
    return part


def _filled(crop: tuple[int, int, int, int], size: tuple[int, int]) -> pygame.Rect:
    """The largest part of the crop that has the picture's shape."""
    rect = pygame.Rect(crop)
    width = min(rect.width, rect.height * size[0] / size[1])
    found = pygame.Rect(0, 0, round(width), round(width * size[1] / size[0]))
    found.center = rect.center
    return found.clamp(pygame.Rect(0, 0, 1600, 900)).clip((0, 0, 1600, 900))
