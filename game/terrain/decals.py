"""Tufts, stones, shells and reeds: where they lie, and how they are stamped."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame

from game.terrain.canvas import Spot
from game.terrain.land import HALF_H, HALF_W, SOIL, Land, to_samples
from game.terrain.levelling import Built
from game.terrain.look import Look
from game.terrain.numeric import PAD_TILES, SAMPLES, Places, blurred, noise, sampled
from game.terrain.patches import CHUNK_PX, Patches
from game.terrain.relief import Box

A_TILE = 9
SEED = 77
CLUMP_TILES = 1.3
STEP_TILES = 0.09
# World pixels a picture may reach over its own pixel.
REACH_PX = 56
# Ground that is held by something built carries nothing.
HELD_TILES = 0.20


@dataclass(frozen=True)
class Decals:
    """Columns, sorted from the farthest to the nearest."""

    x: np.ndarray
    y: np.ndarray
    name: np.ndarray
    draw: np.ndarray

    def part(self, rows: np.ndarray) -> "Decals":
        return Decals(self.x[rows], self.y[rows], self.name[rows], self.draw[rows])


def decals_of(land: Land, rise: np.ndarray, look: Look) -> Decals:
    """Scatter over the bare land; `rise` is its natural height."""
    draw = np.random.default_rng(SEED)
    count = land.kinds.size * A_TILE
    x = draw.uniform(0.0, land.kinds.shape[1], count)
    y = draw.uniform(0.0, land.kinds.shape[0], count)
    chance, variant = draw.random(count), draw.random(count)
    places = _places(land, rise, look, x, y)
    axes = (np.arange(rise.shape[1]) / SAMPLES, np.arange(rise.shape[0]) / SAMPLES)
    clump = sampled(noise(*axes, CLUMP_TILES, SEED), to_samples(x), to_samples(y))
    names = np.full(count, "", "U8")
    spent: dict[str, float] = {}
    for rule in look.sheet["decal"]:
        first = spent.get(rule["on"], 0.0)
        spent[rule["on"]] = first + rule["chance"]
        low, high = rule.get("clump", (0.0, 1.0))
        hit = places[rule["on"]] & (clump >= low) & (clump <= high) & (names == "")
        hit &= (chance >= first) & (chance < first + rule["chance"])
        names[hit] = rule["name"]
    on_basalt = (names == "stone") & places["basalt_ground"]
    names[on_basalt] = "basalt"
    rows = np.flatnonzero(names != "")
    rows = rows[np.argsort(x[rows] + y[rows], kind="stable")]
    return Decals(x, y, names, variant).part(rows)


def _places(
    land: Land, rise: np.ndarray, look: Look, x: np.ndarray, y: np.ndarray
) -> dict[str, Any]:
    """Which points lie on which kind of place."""

    at = Places(rise.shape, to_samples(x), to_samples(y)).of

    def beside(dx: float, dy: float) -> np.ndarray:
        return sampled(rise, to_samples(x + dx), to_samples(y + dy))

    count = len(look.materials)
    soil = at(land.soil.astype(np.float32))
    coast, fresh = at(land.coast), at(land.fresh)
    beach, ramp = (soil[:, count + SOIL.index(name)] for name in ("beach", "ramp"))
    height = at(rise)
    ways = ((1, 0), (-1, 0), (0, 1), (0, -1))
    around = [beside(i * STEP_TILES, j * STEP_TILES) - height for i, j in ways]
    steep = np.abs(around).max(axis=0)
    best = soil[:, :count].argmax(axis=1)
    is_beach = (coast < beach * 0.85) & (beach > 0.1)
    is_flat = (steep < 1.6) & (coast > 0.25) & ~is_beach & (fresh < -0.10)
    is_flat &= ramp < 0.1
    under_cliff = at(blurred(rise, 0.2)) - height > 4.0
    places = {name: is_flat & (best == number) for number, name in _numbered(look)}
    return places | {
        "foot": under_cliff & (steep < 8.0) & (coast > 0.3) & (fresh < -0.08),
        "beach": is_beach & (coast > 0.06) & (coast < beach * 0.8) & (steep < 2.5),
        "dune": is_beach & (coast > 0.1) & (coast > beach * 0.7),
        "bare_shore": (np.abs(coast) < 0.22) & (beach < 0.1),
        "bank": (fresh > -0.10) & (fresh < -0.03) & (steep < 4.0) & (coast > 0.5),
        "brink": (fresh > -0.12) & (fresh < 0.01) & (steep < 5.0) & (coast > 0.4),
        "lake": (fresh > 0.10) & (at(land.lake) > 0.5) & (steep < 0.8),
        "basalt_ground": soil[:, look.number("basalt")] > 0.4,
    }


def _numbered(look: Look) -> list[tuple[int, str]]:
    return list(enumerate(look.materials))


def near_spot(decals: Decals, spot: Spot, built: Built) -> Decals:
    """Those whose pictures may touch a chunk, without those on built tiles."""
    right = (decals.x - decals.y) * HALF_W * spot.scale - spot.left
    down = (decals.x + decals.y) * HALF_H * spot.scale - spot.top
    reach, deep = REACH_PX * spot.scale, 200 * spot.scale
    near = (right > -reach) & (right < CHUNK_PX + reach)
    near &= (down > -reach) & (down < CHUNK_PX + reach + deep)
    found = decals.part(np.flatnonzero(near))
    taken = built.roads | built.clear
    free = [
        tile not in taken
        for tile in zip(found.x.astype(int), found.y.astype(int), strict=True)
    ]
    return found.part(np.flatnonzero(free))


def stamp(
    surface: pygame.Surface,
    decals: Decals,
    spot: Spot,
    patches: Patches,
    ground: tuple[np.ndarray, np.ndarray, np.ndarray, Box],
) -> None:
    """`ground` is height, cover and distance to built things over a box of tiles."""
    rise, cover, off, box = ground
    x = to_samples(decals.x) - (box.left + PAD_TILES) * SAMPLES
    y = to_samples(decals.y) - (box.top + PAD_TILES) * SAMPLES
    height = sampled(rise, x, y)
    shown = (sampled(cover, x, y) < height + 2.0) & (sampled(off, x, y) > HELD_TILES)
    right = (decals.x - decals.y) * HALF_W * spot.scale - spot.left
    down = ((decals.x + decals.y) * HALF_H - height) * spot.scale - spot.top
    for row in np.flatnonzero(shown).tolist():
        kinds = patches.decals[str(decals.name[row])]
        decal = kinds[int(decals.draw[row] * len(kinds))]
        at = (round(right[row] - decal.anchor[0]), round(down[row] - decal.anchor[1]))
        surface.blit(decal.picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)
