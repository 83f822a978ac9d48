"""Paints the ground of a level once; later starts read it from a cache."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pygame

from game.terrain.fields import MATERIALS, SAMPLES, Fields, fields_of, noise
from sim_core.content import Level
from sim_core.paths import ASSETS

HALF_W, HALF_H = 64, 32
LEVEL_PX = 32
MARGIN_TILES = 5
BAND = 256
SEA = np.array(
    [[165, 227, 212], [121, 211, 201], [82, 189, 194], [56, 163, 182], [43, 137, 168],
     [35, 111, 150]], np.float32,
)  # fmt: skip
SEA_DEPTHS = np.array([0.0, 0.05, 0.14, 0.26, 0.40, 0.49], np.float32)
FRESH = np.array([71, 169, 187], np.float32)
DEEP = (35, 111, 150)
SAND_MATERIAL = MATERIALS.index("sand")
CLIFF = (176, 146, 112)
ROCK_CLIFF = (150, 140, 128)
VERSION = b"4"


@dataclass
class Ground:
    """The painted ground, and where the map's origin lies on it."""

    level: Level
    surface: pygame.Surface
    origin: tuple[int, int]
    _scaled: tuple[float, pygame.Surface] | None = None

    def rise(self, x: float, y: float) -> float:
        """Height of the ground above the sea. [px]"""
        island = self.level.map
        if not island.contains(int(x), int(y)):
            return 0.0
        return float(island.level(int(x), int(y)) * LEVEL_PX)

    def hides(self, x: float, y: float, rise_px: float) -> bool:
        """Whether nearer ground covers a point."""
        steps = np.arange(0.1, 4.5, 0.1)
        return any(
            self.rise(x + step, y + step) > rise_px + step * 2 * HALF_H
            for step in steps
        )

    def set_built(
        self, roads: frozenset[tuple[int, int]], clear: frozenset[tuple[int, int]]
    ) -> None:
        """Tell what covers the ground: roads, and tiles under buildings."""

    def work(self, seconds: float) -> bool:
        """Paint for a while; True while something waits."""
        return False

    def is_ready(self, surface_size: tuple[int, int], camera: Any) -> bool:
        return True

    def draw(
        self, surface: pygame.Surface, camera: Any, seconds: float, *, grey: float = 0.0
    ) -> None:
        """The ground as the camera sees it."""
        surface.fill(DEEP)
        if self._scaled is None or self._scaled[0] != camera.zoom:
            picture = self.surface
            if camera.zoom != 1.0:
                picture = pygame.transform.smoothscale_by(picture, camera.zoom)
            self._scaled = (camera.zoom, picture)
        corner = (-self.origin[0], -self.origin[1])
        at = camera.to_screen(corner, surface.get_size())
        surface.blit(self._scaled[1], at)

    def tile_at(self, point: tuple[float, float]) -> tuple[int, int] | None:
        """The tile whose ground is seen at a world pixel."""
        for height in range(4, -1, -1):
            a, b = point[0] / HALF_W, (point[1] + height * LEVEL_PX) / HALF_H
            x, y = int((a + b) // 2), int((b - a) // 2)
            if self.level.map.contains(x, y) and self.level.map.level(x, y) == height:
                return x, y
        return None


def to_world(x: float, y: float, rise_px: float = 0.0) -> tuple[float, float]:
    """World pixel of a point of the map, raised above the sea."""
    return (x - y) * HALF_W, (x + y) * HALF_H - rise_px


def ground_of(level: Level, cache: Path | None) -> Ground:
    """Read the ground from the cache, or paint and keep it."""
    size, origin = _extent(level)
    path = cache / f"ground_{_key(level)}.png" if cache else None
    if path is not None and path.exists():
        try:
            return Ground(level, pygame.image.load(path).convert(), origin)
        except pygame.error:
            path.unlink(missing_ok=True)
    surface = painted(level, size, origin)
    if path is not None:
        _keep(surface, path)
    return Ground(level, surface, origin)


def _key(level: Level) -> str:
    rows = "\n".join([*level.map.ground, *level.map.heights])
    return hashlib.sha256(VERSION + rows.encode()).hexdigest()[:16]


def _keep(surface: pygame.Surface, path: Path) -> None:
    """A cache that cannot be written is only slower."""
    fresh = path.with_suffix(".new.png")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        pygame.image.save(surface, fresh)
        os.replace(fresh, path)
    except (OSError, pygame.error):
        return


def _textures() -> list[np.ndarray]:
    pictures = []
    for name in MATERIALS:
        picture = pygame.image.load(ASSETS / "terrain" / f"{name}.png")
        pictures.append(pygame.surfarray.array3d(picture).transpose(1, 0, 2))
    return pictures


def _extent(level: Level) -> tuple[tuple[int, int], tuple[int, int]]:
    """Size of the picture around all land, and where the map's origin lies on it."""
    tiles = [
        to_world(x, y)
        for y in range(level.map.height)
        for x in range(level.map.width)
        if level.map.land_class(x, y) not in ("sea", "shallows")
    ]
    left, right = min(t[0] for t in tiles), max(t[0] for t in tiles)
    top, bottom = min(t[1] for t in tiles), max(t[1] for t in tiles)
    margin_x, margin_y = MARGIN_TILES * 2 * HALF_W, MARGIN_TILES * 2 * HALF_H
    size = (right - left + 2 * margin_x, bottom - top + 2 * margin_y)
    return (int(size[0]), int(size[1])), (int(margin_x - left), int(margin_y - top))


def painted(
    level: Level, size: tuple[int, int], origin: tuple[int, int]
) -> pygame.Surface:
    """Flat ground band by band, then the terraces stacked upon it."""
    fields = fields_of(level.map)
    textures = _textures()
    flat = pygame.Surface(size)
    masks = [np.zeros(size, np.uint8) for _ in fields.levels]
    for top in range(0, size[1], BAND):
        rows = min(BAND, size[1] - top)
        picture, levels = _band(fields, textures, size[0], top, rows, origin)
        _put(flat, picture, top)
        for mask, values in zip(masks, levels, strict=True):
            mask[:, top : top + rows] = values.T
    return _terraced(flat, masks)


def _put(surface: pygame.Surface, picture: np.ndarray, top: int) -> None:
    part = surface.subsurface((0, top, picture.shape[1], picture.shape[0]))
    pygame.surfarray.blit_array(part, picture.transpose(1, 0, 2))


def _band(
    fields: Fields,
    textures: list[np.ndarray],
    width: int,
    top: int,
    rows: int,
    origin: tuple[int, int],
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Some rows of the flat picture, and where each terrace covers it."""
    px, py = np.meshgrid(np.arange(width), np.arange(top, top + rows))
    a = (px - origin[0]) / HALF_W
    b = (py - origin[1]) / HALF_H
    side_y, side_x = fields.coast.shape
    i = np.clip(((a + b) / 2 * SAMPLES).astype(int), 0, side_x - 1)
    j = np.clip(((b - a) / 2 * SAMPLES).astype(int), 0, side_y - 1)
    grain = noise((rows, width), 7, 11 + top) * 0.5 + noise((rows, width), 3, 5) * 0.5
    u, v = (a + b) / 2 * SAMPLES, (b - a) / 2 * SAMPLES
    inside = (u >= 0) & (v >= 0) & (u < side_x) & (v < side_y)
    coast = np.where(inside, fields.coast[j, i] + (grain - 0.5) * 0.03, -0.5)
    depth = np.where(inside, fields.depth[j, i], 0.5)
    picture = _land(fields, textures, (j, i), grain, (px, py))
    beach = (coast < 0.09) & (coast > 0.0)
    texture = textures[SAND_MATERIAL]
    height, length = texture.shape[:2]
    picture[beach] = texture[py[beach] % height, px[beach] % length]
    _wet(picture, coast)
    _pour(picture, coast, depth, fields.fresh[j, i], grain)
    levels = [(field[j, i] > 0.0).astype(np.uint8) * 255 for field in fields.levels]
    return picture.clip(0, 255).astype(np.uint8), levels


def _land(
    fields: Fields,
    textures: list[np.ndarray],
    at: tuple[np.ndarray, np.ndarray],
    grain: np.ndarray,
    pixel: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """The material with the greatest weight, its edge ruffled by the grain."""
    weights = fields.weights[at]
    ruffle = np.stack(
        [np.roll(grain, 37 * number, axis=1) for number in range(len(MATERIALS))],
        axis=-1,
    )
    chosen = (weights + (ruffle - 0.5) * 0.25 * (weights > 0.02)).argmax(axis=-1)
    picture = np.zeros((*chosen.shape, 3), np.float32)
    for number, texture in enumerate(textures):
        here = chosen == number
        if here.any():
            height, length = texture.shape[:2]
            picture[here] = texture[pixel[1][here] % height, pixel[0][here] % length]
    return picture


def _wet(picture: np.ndarray, coast: np.ndarray) -> None:
    """Sand darkens where the waves reach it."""
    damp = np.clip(1.0 - coast / 0.035, 0.0, 1.0) * (coast > 0.0)
    picture *= (1.0 - 0.16 * damp)[..., None]


def _pour(
    picture: np.ndarray,
    coast: np.ndarray,
    depth: np.ndarray,
    fresh: np.ndarray,
    grain: np.ndarray,
) -> None:
    """Sea by depth with foam at its edge; rivers and lakes."""
    sea = coast <= 0.0
    off = -coast[sea]
    colour = np.stack(
        [np.interp(depth[sea], SEA_DEPTHS, SEA[:, channel]) for channel in range(3)], -1
    )
    foam = np.clip(1.0 - np.abs(off - 0.03) / 0.02, 0.0, 1.0)
    foam = np.maximum(foam, 0.6 * np.clip(1.0 - np.abs(off - 0.13) / 0.02, 0, 1))
    foam *= np.clip(grain[sea] * 2.2 - 0.3, 0.0, 1.0)
    caustic = np.clip(1.0 - np.abs(grain[sea] - 0.5) / 0.03, 0, 1) * (off < 0.45) * 10
    picture[sea] = colour + caustic[:, None] + foam[:, None] * (245.0 - colour)
    inland = (fresh > 0.0) & ~sea
    shore = np.clip(1.0 - fresh[inland] / 0.10, 0.0, 1.0)[:, None]
    ripple = (grain[inland] - 0.5)[:, None] * 14
    picture[inland] = FRESH + ripple + shore * 40.0


def _terraced(flat: pygame.Surface, masks: list[np.ndarray]) -> pygame.Surface:
    """Raise each terrace slice by slice: rock at the sides, ground on top."""
    result = flat.copy()
    for number, mask in enumerate(masks):
        if not mask.any():
            continue
        cover, area = _cover(mask)
        base = number * LEVEL_PX
        _shade_foot(result, cover, area, base)
        for slice_px in range(LEVEL_PX):
            _stack_side(result, cover, area, base + slice_px, number, slice_px)
        cover.blit(flat, (0, 0), area, special_flags=pygame.BLEND_RGB_MULT)
        result.blit(cover, (area.x, area.y - base - LEVEL_PX))
    return result


def _cover(mask: np.ndarray) -> tuple[pygame.Surface, pygame.Rect]:
    """A white sheet in the shape of the mask, and where it lies."""
    columns, rows = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    area = pygame.Rect(columns[0], rows[0], np.ptp(columns) + 1, np.ptp(rows) + 1)
    sheet = pygame.Surface(area.size, pygame.SRCALPHA)
    sheet.fill((255, 255, 255, 0))
    part = mask[area.left : area.right, area.top : area.bottom]
    pygame.surfarray.pixels_alpha(sheet)[:] = part
    return sheet, area


def _shade_foot(
    result: pygame.Surface, cover: pygame.Surface, area: pygame.Rect, base: int
) -> None:
    """A soft shadow to the lower right of a terrace."""
    shade = cover.copy()
    shade.fill((22, 44, 66, 70), special_flags=pygame.BLEND_RGBA_MULT)
    for step in (6, 12, 18):
        result.blit(shade, (area.x + step, area.y - base + step // 3))


def _stack_side(
    result: pygame.Surface,
    cover: pygame.Surface,
    area: pygame.Rect,
    lift: int,
    number: int,
    slice_px: int,
) -> None:
    tone = CLIFF if number < 2 else ROCK_CLIFF
    light = 0.68 + 0.36 * slice_px / LEVEL_PX + 0.05 * ((slice_px * 7) % 5 - 2) / 2
    side = cover.copy()
    colour = tuple(min(int(part * light), 255) for part in tone)
    side.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    result.blit(side, (area.x, area.y - lift))
