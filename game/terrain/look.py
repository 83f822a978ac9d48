"""Colours, light and widths of the ground, read from its sheet."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import tomli

from sim_core.paths import ASSETS

FOLDER = ASSETS / "terrain"
DISPLAY_GAMMA = 2.2


@dataclass(frozen=True, eq=False)
class Look:
    """The sheet, its colours as arrays of 0 to 255."""

    sheet: dict[str, Any]
    sea: np.ndarray
    fresh: np.ndarray

    @property
    def materials(self) -> tuple[str, ...]:
        return tuple(self.sheet["beach"])

    def colour(self, group: str, name: str) -> np.ndarray:
        return rgb(self.sheet[group][name])

    def length(self, group: str, name: str) -> float:
        return float(self.sheet[group][name])

    def number(self, material: str) -> int:
        """Place of a material among all."""
        return self.materials.index(material)


@cache
def read_look(path: Path = FOLDER / "look.toml") -> Look:
    sheet = tomli.loads(path.read_text(encoding="utf-8"))
    return Look(sheet, _scale_of(sheet["sea"]), _scale_of(sheet["fresh"]))


def rgb(text: str) -> np.ndarray:
    return np.array([int(text[at : at + 2], 16) for at in (1, 3, 5)], np.float32)


def _scale_of(part: dict[str, Any], steps: int = 512) -> np.ndarray:
    """Colours [channel, step] from the shallowest to the deepest in even steps."""
    depths, colours = part["depths"], np.stack([rgb(one) for one in part["colours"]])
    even = np.linspace(depths[0], depths[-1], steps)
    channels = [np.interp(even, depths, colours[:, channel]) for channel in range(3)]
    return np.stack(channels).astype(np.float32)


def to_linear(colour: np.ndarray) -> np.ndarray:
    """Light of a colour of 0 to 255 (IEC 61966-2-1)."""
    share = np.asarray(colour) / 255.0
    return np.where(share < 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def to_display(light: np.ndarray) -> np.ndarray:
    """Colour of 0 to 255 of a light (IEC 61966-2-1)."""
    light = np.clip(light, 0.0, 1.0)
    curve = 1.055 * light ** (1 / 2.4) - 0.055
    return 255.0 * np.where(light < 0.0031308, light * 12.92, curve)


def light_on(look: Look, normals: np.ndarray, *, in_sun: bool) -> np.ndarray:
    """Light that falls on facets, by channel; normals point up and have length 1."""
    part = {name: np.array(value) for name, value in look.sheet["light"].items()}
    up = normals[..., 2:3]
    sun = np.clip(_facing(normals, part["to_sun"]), 0.0, 1.0) * part["sun"] / np.pi
    fill = np.clip(_facing(normals, part["to_fill"]) * 0.85 + 0.15, 0.0, 1.0)
    sky = (1.0 + up) / 2.0 * part["sky"] + (1.0 - up) / 2.0 * part["bounce"]
    return sky + fill * part["fill"] / np.pi + (sun if in_sun else 0.0)


def _facing(normals: np.ndarray, way: np.ndarray) -> np.ndarray:
    return (normals * way).sum(axis=-1, keepdims=True)


def facet_tone(look: Look, normals: np.ndarray, *, in_sun: bool) -> np.ndarray:
    """Factor on the colour of flat sunny ground for facets, by channel."""
    flat = light_on(look, np.array([0.0, 0.0, 1.0]), in_sun=True)
    return (light_on(look, normals, in_sun=in_sun) / flat) ** (1 / DISPLAY_GAMMA)
