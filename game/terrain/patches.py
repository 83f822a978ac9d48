"""Seamless pictures and noises that chunks are made of, at one scale."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import pygame
from pygame.surfarray import array3d

from game.terrain.look import FOLDER, Look
from game.terrain.numeric import seamless, smooth

CHUNK_PX = 512
# World pixels after which the pictures repeat; a chunk's world size divides both.
REPEAT_X_PX, REPEAT_Y_PX = 1024, 512
# Rows a chunk may look below itself: five levels of height and the shore.
SPARE_PX = 192
DECAL_ALPHA = 6
# Weight of one step of a grain.
GRAIN = np.float32(0.3 / 127)
GLITTER_FIRST, GLITTER_PHASES, GLITTER_LEAST = 129, 64, 7.0


@dataclass(frozen=True)
class Decal:
    """A small picture and the pixel of it that stands on the ground."""

    picture: pygame.Surface
    anchor: tuple[float, float]


class Patches:
    """Loaded when first asked for; a lock lets two threads ask."""

    def __init__(self, look: Look, scale: float) -> None:
        self.look = look
        self.scale = scale
        self._lock = threading.RLock()
        self._kept: dict[Any, Any] = {}

    def _once(self, key: Any, make: Callable[[], Any]) -> Any:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            return self._kept[key]

    def forget(self) -> None:
        """Let everything go; it is loaded again when it is asked for."""
        with self._lock:
            self._kept.clear()
            self.__dict__.pop("_rough", None)

    def ground(self, number: int) -> np.ndarray:
        """A material's picture, uint8 [channel, row, column]."""
        return self._once(("ground", number), lambda: self._ground(number))

    def grain(self, number: int) -> np.ndarray:
        """What lets a material's border follow its own picture, int8: see GRAIN."""
        return self._once(("grain", number), lambda: self._grain(number))

    def _ground(self, number: int) -> np.ndarray:
        picture = pygame.image.load(FOLDER / f"{self.look.materials[number]}.png")
        if self.scale != 1.0:
            picture = pygame.transform.smoothscale_by(_plain(picture), self.scale)
        return np.ascontiguousarray(array3d(picture).transpose(2, 1, 0))

    def _grain(self, number: int) -> np.ndarray:
        light = self.ground(number).sum(axis=0, dtype=np.float32)
        light = (light - light.mean()) / (3.0 * light.std() + 1e-3)
        shift = (round(61 * number * self.scale), round(122 * number * self.scale))
        rough = np.roll(self._rough, shift, (0, 1)) * 0.30
        grain = rough + np.clip(light, -1.0, 1.0) * np.float32(0.08)
        return np.round(grain / GRAIN).astype(np.int8)

    @property
    def _shape(self) -> tuple[int, int]:
        return round(REPEAT_Y_PX * self.scale), round(REPEAT_X_PX * self.scale)

    def _noise(self, *parts: tuple[Any, int, float]) -> np.ndarray:
        """Sum of noises: cells, seed, share."""
        return sum(
            seamless(self._shape, cells, seed) * np.float32(share)
            for cells, seed, share in parts
        )

    @cached_property
    def _rough(self) -> np.ndarray:
        return self._noise((64, 1, 0.5), (128, 2, 0.3), (256, 3, 0.2)) - np.float32(0.5)

    def noise(self, name: str) -> tuple[np.ndarray, np.float32]:
        """One of the noises below as int8, and the size of a step of it."""
        return self._once(name, lambda: self._stepped(getattr(self, f"_{name}")()))

    def _stepped(self, noise: np.ndarray) -> tuple[np.ndarray, np.float32]:
        size = np.float32(np.abs(noise).max() / 127)
        return np.round(noise / size).astype(np.int8), size

    def glitter(self) -> np.ndarray:
        """Numbers of the bright lines for the moving water, uint8."""
        return self._once("glitter", self._glitter)

    def _fine(self) -> np.ndarray:
        return self._noise((48, 4, 0.6), (150, 5, 0.4)) - np.float32(0.5)

    def _broad(self) -> np.ndarray:
        return self._noise((10, 6, 1.0))

    def _macro(self) -> np.ndarray:
        return self._noise((6, 21, 0.6), (14, 22, 0.4)) - np.float32(0.5)

    def _caustic(self) -> np.ndarray:
        """Bright lines where two noises meet, as light draws on a shallow bed."""
        ridge = np.abs(self._noise((36, 7, 1.0), (32, 8, -1.0)))
        strength = 0.35 + 0.65 * self._noise((10, 6, 1.0))
        return np.clip(1.0 - ridge / 0.035, 0.0, 1.0) * strength * np.float32(26.0)

    def _glitter(self) -> np.ndarray:
        turns = self._noise((10, 6, 97.0), (48, 4, 12.0), (150, 5, 8.0)) + 240.0
        number = GLITTER_FIRST + turns.astype(np.int32) % GLITTER_PHASES
        lines = self._caustic() > GLITTER_LEAST
        return np.where(lines, number, 0).astype(np.uint8)

    def _streak(self) -> np.ndarray:
        """Long faint lines on the open sea."""
        ridge = np.abs(self._noise((26, 9, 1.0), (22, 15, -1.0)))
        lines = np.clip(1.0 - ridge / 0.022, 0.0, 1.0)
        return lines * smooth(0.5, 0.7, self._noise((9, 10, 1.0))) * np.float32(13.0)

    def _stone(self) -> np.ndarray:
        """Grain of a cliff's face."""
        return self._noise((90, 11, 0.6), (200, 12, 0.4)) - np.float32(0.5)

    def _fall(self) -> np.ndarray:
        """Threads of falling water: noise drawn out downwards."""
        return self._noise(((16, 256), 13, 0.6), ((34, 110), 14, 0.4))

    @property
    def decals(self) -> dict[str, tuple[Decal, ...]]:
        return self._once("decals", self._decals)

    def _decals(self) -> dict[str, tuple[Decal, ...]]:
        table = json.loads((FOLDER / "decals.json").read_text(encoding="utf-8"))
        sheet = pygame.image.load(FOLDER / "decals.png")
        found: dict[str, list[Decal]] = {}
        for item in table["items"]:
            picture = sheet.subsurface(item["rect"])
            box = picture.get_bounding_rect(min_alpha=DECAL_ALPHA)
            anchor = (table["anchor"][0] - box.x, table["anchor"][1] - box.y)
            decal = self._scaled(picture.subsurface(box).copy(), anchor)
            found.setdefault(item["name"], []).append(decal)
        return {name: tuple(decals) for name, decals in found.items()}

    def _scaled(self, picture: pygame.Surface, anchor: tuple[int, int]) -> Decal:
        picture = picture.premul_alpha()
        if self.scale != 1.0:
            picture = pygame.transform.smoothscale_by(picture, self.scale)
        return Decal(picture, (anchor[0] * self.scale, anchor[1] * self.scale))


@cache
def patches_of(look: Look, scale: float) -> Patches:
    """All levels share the pictures."""
    return Patches(look, scale)


def _plain(picture: pygame.Surface) -> pygame.Surface:
    """A picture of 32 bits, which scales smoothly."""
    plain = pygame.Surface(picture.get_size(), 0, 32)
    plain.blit(picture, (0, 0))
    return plain
