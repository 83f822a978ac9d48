"""A ground's surface and what grows on it, repeating without a seam."""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tools.art.kit.model import Model
from tools.art.kit.palette import linear
from tools.art.kit.plants import stone, tuft
from tools.art.kit.shapes import ball, cylinder, tube

RECIPES = Path(__file__).with_name("grounds.toml")
# The picture repeats after so many tiles along x - y and along x + y.
PERIOD = 16
FACETS_A_TILE = 8
# Tiles modelled on each side of the middle, to fill the picture and its margin.
REACH_U, REACH_V = 9.6, 10.8
JITTER = 0.30
PATCH_FROM, POOL_FROM, POOL_DEEP = 0.72, 0.35, 0.80
POOL_SINK = 0.02


@dataclass(frozen=True)
class Surface:
    """Corners [tiles], triangles, and the linear colour of each triangle."""

    points: np.ndarray
    triangles: np.ndarray
    colours: np.ndarray


def recipes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(RECIPES.read_text(encoding="utf-8"))


def repeating_noise(u: np.ndarray, v: np.ndarray, cells: int, seed: int) -> np.ndarray:
    """Value noise, 0 to 1, the same again after a period; u and v in tiles."""
    table = np.random.default_rng(seed).random((cells, cells))
    x, y = u * cells / PERIOD, v * cells / PERIOD
    i, j = np.floor(x).astype(int), np.floor(y).astype(int)
    a, b = x - i, y - j
    a, b = a * a * (3 - 2 * a), b * b * (3 - 2 * b)

    def at(di: int, dj: int) -> np.ndarray:
        return table[(i + di) % cells, (j + dj) % cells]

    low = at(0, 0) * (1 - a) + at(1, 0) * a
    return low * (1 - b) + (at(0, 1) * (1 - a) + at(1, 1) * a) * b


def surface_of(name: str, recipe: dict[str, Any]) -> Surface:
    """A shaken lattice of triangles; a map's y runs along -y."""
    side = recipe.get("facets", FACETS_A_TILE)
    period, reach = PERIOD * side, 12 * side
    i, j = np.meshgrid(
        np.arange(-reach, reach + 1), np.arange(-reach, reach + 1), indexing="ij"
    )
    cell_u, cell_v = (i - j) % period, (i + j) % period
    draw = np.random.default_rng(sum(map(ord, name)))
    half = 0.0 if "furrow" in recipe else JITTER / side
    shake = draw.uniform(-half, half, (2, period, period))[:, cell_u, cell_v]
    tint = draw.uniform(-1.0, 1.0, (2, period, period))[:, cell_u, cell_v]
    x, y = i / side + shake[0], j / side + shake[1]
    height = _height(recipe, x - y, x + y, j)
    kept = (np.abs(i - j) < REACH_U * side) & (np.abs(i + j) < REACH_V * side)
    number = np.where(kept, np.cumsum(kept).reshape(kept.shape) - 1, -1)
    points = np.stack([x, -y, height], axis=-1)[kept]
    triangles, cells = _triangles(number, (i + j) % 2 == 1)
    colours = _colours(recipe, x - y, x + y, j, tint)
    return Surface(points, triangles, colours[cells])


def _height(
    recipe: dict[str, Any], u: np.ndarray, v: np.ndarray, row: np.ndarray
) -> np.ndarray:
    bump = recipe["bump"]
    height = (repeating_noise(u, v, recipe["cells"], 1) - 0.5) * bump * 2.0
    height += (repeating_noise(u, v, 13, 2) - 0.5) * bump
    if "ledge" in recipe:
        rough = (repeating_noise(u, v, 22, 3) - 0.5) * 0.35
        height += np.clip(rough, 0.0, recipe["ledge"])
    if "ripple" in recipe:
        wave = (u * 0.625 + v) * 2.0 * np.pi + 2.5 * repeating_noise(u, v, 8, 7)
        height += recipe["ripple"] * np.sin(wave)
    if "pools" in recipe:
        height -= _pools(u, v) * POOL_SINK
    if "furrow" in recipe:
        height += recipe["furrow"] * (row % 2 == 0)
    return height


def _pools(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.clip((repeating_noise(u, v, 26, 9) - 0.62) * 8.0, 0.0, 1.0)


def _triangles(
    number: np.ndarray, is_odd: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Two triangles a cell, and for each which of the two, and its cell."""
    a, b = number[:-1, :-1], number[:-1, 1:]
    d, c = number[1:, :-1], number[1:, 1:]
    odd = is_odd[:-1, :-1]
    first = np.stack([a, b, np.where(odd, c, d)], axis=-1)
    second = np.stack([np.where(odd, a, b), c, d], axis=-1)
    whole = (np.stack([a, b, c, d]) >= 0).all(axis=0)
    rows, columns = np.nonzero(whole)
    triangles = np.concatenate([first[whole], second[whole]])[:, ::-1]
    which = np.repeat([0, 1], len(rows))
    return triangles, (which, np.tile(rows, 2), np.tile(columns, 2))


def _colours(
    recipe: dict[str, Any],
    u: np.ndarray,
    v: np.ndarray,
    row: np.ndarray,
    tint: np.ndarray,
) -> np.ndarray:
    """Linear colours [which, x, y, channel]."""
    one, other, spot = (np.array(linear(text)) for text in recipe["colours"])
    share = repeating_noise(u, v, 5, 40)[..., None]
    colour = one + (other - one) * share
    spots = 0.45 * np.clip((repeating_noise(u, v, 20, 41) - 0.62) * 6.0, 0.0, 1.0)
    colour += (spot - colour) * spots[..., None]
    if "patch" in recipe:
        patch = (repeating_noise(u, v, 64, 43) > PATCH_FROM)[..., None]
        colour = np.where(patch, colour * 0.6 + np.array(linear(recipe["patch"])) * 0.4,
                          colour)  # fmt: skip
    if "pools" in recipe:
        shore, deep = (np.array(linear(text)) for text in recipe["pools"])
        pool = _pools(u, v)[..., None]
        colour = np.where(pool > POOL_FROM, shore, colour)
        colour = np.where(pool > POOL_DEEP, deep, colour)
    if "furrow" in recipe:
        colour = colour * np.where(row % 2 == 0, 1.0, 0.9)[..., None]
    return colour * (1.0 + recipe["shake"] * tint[..., None])


def growth_of(recipe: dict[str, Any], seed: int) -> Model:
    """Tufts, stones, reeds, crops and columns."""
    model = Model(seed)
    for number, rule in enumerate(recipe["scatter"]):
        for key, x, y in _scattered(rule["count"], seed + number):
            model.random = random.Random(key)
            THINGS[rule["thing"]](model, (x, y, 0.0), rule)
    if "columns" in recipe:
        _add_columns(model, recipe["columns"])
    if "crops" in recipe:
        _add_crops(model, recipe["crops"])
    return model


def _scattered(count: int, seed: int) -> Iterator[tuple[int, float, float]]:
    """Points of one period and their copies around it; copies share their key."""
    draw = np.random.default_rng(seed)
    for number in range(count):
        u, v = draw.uniform(-PERIOD / 2, PERIOD / 2, 2)
        for x, y in _copies(u, v):
            yield seed * 7919 + number, x, y


def _copies(u: float, v: float) -> Iterator[tuple[float, float]]:
    for du in (-PERIOD, 0, PERIOD):
        for dv in (-PERIOD, 0, PERIOD):
            if abs(u + du) < REACH_U and abs(v + dv) < REACH_V:
                yield (u + du + v + dv) / 2, -(v + dv - u - du) / 2


def _tuft(model: Model, at: tuple, rule: dict) -> None:
    tuft(model, at, model.between(*rule["size"]), model.pick(rule["paints"]), blades=4)


def _stone(model: Model, at: tuple, rule: dict) -> None:
    stone(model, at, model.between(*rule["size"]), model.pick(rule["paints"]))


def _flower(model: Model, at: tuple, rule: dict) -> None:
    tuft(model, at, 0.04, blades=3)
    head = (at[0], at[1], at[2] + 0.04)
    ball(model, head, model.between(*rule["size"]), model.pick(rule["paints"]))


def _reeds(model: Model, at: tuple, rule: dict) -> None:
    for _ in range(4):
        x, y = (at[axis] + model.between(-0.05, 0.05) for axis in (0, 1))
        lean = model.between(-0.02, 0.02), model.between(-0.02, 0.02)
        head = (x + lean[0], y + lean[1], model.between(*rule["size"]))
        tube(model, (x, y, 0.0), head, 0.006, model.pick(rule["paints"]), sides=4)


THINGS: dict[str, Callable[[Model, tuple, dict], None]] = {
    "tuft": _tuft,
    "stone": _stone,
    "flower": _flower,
    "reeds": _reeds,
}


def _add_columns(model: Model, paints: list[str]) -> None:
    """Six-sided heads of basalt columns on a shaken lattice, four to a tile."""
    count = 4 * PERIOD
    draw = np.random.default_rng(77)
    shake = draw.uniform(-0.28, 0.28, (2, count, count))
    lift, kind = draw.random((count, count)), draw.random((count, count))
    for a in range(count):
        for b in range(count):
            u = (a + 0.5 * (b % 2) + shake[0, a, b]) * PERIOD / count
            v = (b + shake[1, a, b]) * PERIOD / count
            swell = max(
                0.0, float(repeating_noise(np.array(u), np.array(v), 14, 12)) - 0.4
            )
            height = 0.022 + 0.114 * swell + 0.030 * lift[a, b]
            paint = paints[int(np.searchsorted([0.5, 0.9], kind[a, b]))]
            for x, y in _copies(u - PERIOD / 2, v - PERIOD / 2):
                model.random = random.Random(a * 997 + b)
                cylinder(model, (x, y, -0.01), 0.150, height, paint, top=0.128, sides=6,
                         smooth=False, jitter=0.06)  # fmt: skip


def _add_crops(model: Model, paints: list[str]) -> None:
    """A plant on every facet of a ridge, some missing."""
    side, period = FACETS_A_TILE, PERIOD * FACETS_A_TILE
    kind = np.random.default_rng(5).random((period, period))
    reach = 10 * side
    for i in range(-reach, reach):
        for j in range(-reach, reach, 2):
            draw = kind[(i - j) % period, (i + j) % period]
            if (
                abs(i - j) > REACH_U * side
                or abs(i + j) > REACH_V * side
                or draw < 0.12
            ):
                continue
            model.random = random.Random(int(draw * 1e9))
            at = ((i + 0.5) / side, -j / side + model.between(-0.015, 0.015), 0.035)
            ball(model, at, 0.030 + 0.022 * draw, paints[int(draw > 0.7)], squash=0.9,
                 rough=0.15, jitter=0.12, fade=(0.8, 1.15))  # fmt: skip
