"""The ground as the rest of the game knows it."""

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import pygame

from game.terrain.canvas import Spot
from game.terrain.crew import Crew
from game.terrain.land import HALF_H, HALF_W, LEVEL_PX, SHORE_PX, Tile
from game.terrain.levelling import Built
from game.terrain.look import read_look
from game.terrain.numeric import PAD_TILES, SAMPLES
from game.terrain.patches import CHUNK_PX
from game.terrain.screen import Screen, View
from game.terrain.shelf import Shelf
from game.terrain.store import MOST_CHUNKS, SCALES, Store
from sim_core.content import Level

# Up to this zoom the small chunks are drawn.
SMALL_ZOOM = 0.5
SLACK_PX = 1.5
HIGHEST_LEVEL = 5
LOOK_STEP_TILES = 0.0625

Size = tuple[int, int]


class Ground:
    """Composes what the camera looks at, and knows how high the land lies."""

    def __init__(self, level: Level, shelf: Shelf, crew: Crew) -> None:
        self.island = level.map
        self.store = Store(level.map, read_look(), shelf, crew)
        self.screen = Screen(self.store)
        self._view: View | None = None

    def rise(self, x: float, y: float) -> float:
        """Height of the ground above the sea. [px]"""
        return _value(self.store.relief.rise, x, y)

    def hides(self, x: float, y: float, rise_px: float) -> bool:
        """Whether nearer ground covers a point."""
        return _value(self.store.relief.cover, x, y) > rise_px + SLACK_PX

    def set_built(self, roads: frozenset[Tile], clear: frozenset[Tile]) -> None:
        """Tell what covers the ground: roads, and tiles under buildings."""
        self.store.build(Built(roads, clear))

    def tile_at(self, point: tuple[float, float]) -> Tile | None:
        """The tile whose ground is seen at a world pixel."""
        across = point[0] / HALF_W
        highest = (SHORE_PX + HIGHEST_LEVEL * LEVEL_PX) / HALF_H
        for up in np.arange(highest, -LOOK_STEP_TILES, -LOOK_STEP_TILES):
            along = point[1] / HALF_H + up
            x, y = (along + across) / 2, (along - across) / 2
            if up <= 0.0 or self.rise(x, y) >= up * HALF_H:
                tile = int(x // 1), int(y // 1)
                return tile if self.island.contains(*tile) else None
        return None

    def work(self, seconds: float, *, helps: bool = True) -> bool:
        """Compose for about that long what is in view; True while something waits."""
        if self._view is None:
            return False
        until = time.perf_counter() + seconds
        spots = self._in_view(0)
        self.store.most = max(MOST_CHUNKS, len(spots))
        is_waiting = self.store.work(spots, seconds, helps=helps)
        while time.perf_counter() < until and self.screen.prepare(self._view, spots):
            continue
        left = until - time.perf_counter()
        if is_waiting or left <= 0.0:
            return True
        # No more than is kept: what is made beyond would push out what is seen.
        around = self._in_view(1)[: self.store.most]
        return self.store.work(around, left, helps=helps)

    def is_ready(self, surface_size: Size, camera: Any) -> bool:
        """Whether all that the camera sees is composed."""
        view = self._look(surface_size, camera)
        spots = self._in_view(0)
        is_composed = all(self.store.is_current(spot) for spot in spots)
        return is_composed and self.screen.is_ready(view, spots)

    def share_ready(self) -> float:
        """How much of what the camera sees is composed, 0 to 1."""
        spots = self._in_view(0) if self._view is not None else []
        return sum(map(self.store.is_current, spots)) / max(len(spots), 1)

    def draw(
        self, surface: pygame.Surface, camera: Any, seconds: float, *, grey: float = 0.0
    ) -> None:
        """The ground as the camera sees it; `grey` is a veil of dirty air, 0 to 1."""
        view = self._look(surface.get_size(), camera)
        self.screen.set_grey(grey)
        self.screen.draw(surface, camera, view, self._in_view(0), seconds)

    def _look(self, size: Size, camera: Any) -> View:
        self._view = view = (size, camera.x, camera.y, camera.zoom)
        return view

    def _in_view(self, ring: int) -> list[Spot]:
        """Chunks the window shows, and so many around it, from the middle outwards."""
        assert self._view is not None
        (width, height), x, y, zoom = self._view
        scale = SCALES[0] if zoom <= SMALL_ZOOM else SCALES[1]
        side = CHUNK_PX / scale
        half_w, half_h = width / 2 / zoom, height / 2 / zoom
        columns = range(
            int((x - half_w) // side) - ring, int((x + half_w) // side) + ring + 1
        )
        rows = range(
            int((y - half_h) // side) - ring, int((y + half_h) // side) + ring + 1
        )
        spots = [Spot(scale, column, row) for row in rows for column in columns]
        middle = x / side - 0.5, y / side - 0.5
        return sorted(
            spots,
            key=lambda spot: (
                abs(spot.column - middle[0]) + abs(spot.row - middle[1]), spot.row,
                spot.column,
            ),
        )  # fmt: skip


def _value(field: np.ndarray, x: float, y: float) -> float:
    """A field between its samples; beyond the edge lies more of the same."""
    rows, columns = field.shape
    across = min(max((x + PAD_TILES) * SAMPLES - 0.5, 0.0), columns - 1.001)
    down = min(max((y + PAD_TILES) * SAMPLES - 0.5, 0.0), rows - 1.001)
    i, j = int(across), int(down)
    u, v = across - i, down - j
    (a, b), (c, d) = field[j : j + 2, i : i + 2].tolist()
    return (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v


def ground_of(level: Level, cache: Path | None) -> Ground:
    """The ground of a level; chunks come from the cache where they are there."""
    crew = Crew()
    crew.hire(min((os.cpu_count() or 1) - 1, 2))
    shelf = Shelf(cache)
    shelf.tidy()
    return Ground(level, shelf, crew)
