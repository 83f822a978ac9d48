"""One chunk of the ground, composed step by step from copies of what it needs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pygame

# Named here: surfarray loads itself on first use, which threads must not do at once.
from pygame.surfarray import blit_array

from game.terrain.canvas import Canvas, Spot
from game.terrain.decals import Decals, near_spot, stamp
from game.terrain.facets import facets_of
from game.terrain.levelling import Built
from game.terrain.look import Look
from game.terrain.mesh import Lattice, surface_of
from game.terrain.motion import number_water, seen_water
from game.terrain.numeric import PAD_TILES
from game.terrain.paint import paint_land
from game.terrain.patches import CHUNK_PX, SPARE_PX, Patches
from game.terrain.relief import VERTEX_ORIGIN, Box, Relief
from game.terrain.roads import paint_roads
from game.terrain.shade import Numbers, seen
from game.terrain.waters import paint_fresh, paint_sea, paint_wet_sand

# Rows below the highest facet, for rounding and the row between.
SPARE_ROWS = 6
# Rows are whole steps of the lattice at any scale.
ROWS_STEP = 4


@dataclass(frozen=True)
class Chunk:
    """What is drawn: the still picture, and the numbers of its moving water if any."""

    picture: pygame.Surface
    water: pygame.Surface | None


@dataclass(frozen=True)
class Plot:
    """Copies of the fields under a chunk, so that the land may change meanwhile."""

    spot: Spot
    built: Built
    box: Box
    soil: np.ndarray
    shade: np.ndarray
    cliff: np.ndarray
    rise: np.ndarray
    cover: np.ndarray
    off: np.ndarray
    lattice: Lattice
    decals: Decals


def plot_of(spot: Spot, relief: Relief, decals: Decals, built: Built) -> Plot:
    land, vertices = relief.land, relief.vertices
    tiles = spot.tiles(0.0, SPARE_PX).grown(1)
    box = tiles.within(relief.whole)
    part = box.part(relief.rise.shape, -PAD_TILES)
    corners = tiles.within(relief.whole.grown(VERTEX_ORIGIN + 2 - PAD_TILES))
    rows, columns = corners.part(vertices.rise.shape, VERTEX_ORIGIN)
    around = slice(rows.start, rows.stop + 1), slice(columns.start, columns.stop + 1)
    return Plot(
        spot,
        built,
        box,
        land.soil[part].astype(np.float32),
        relief.shade[part].astype(np.float32),
        land.cliff[part].astype(np.float32),
        relief.rise[part].copy(),
        relief.cover[part].copy(),
        relief.off[part].copy(),
        Lattice(
            corners,
            vertices.x[around].copy(),
            vertices.y[around].copy(),
            vertices.rise[around].copy(),
        ),
        near_spot(decals, spot, built),
    )


def composed(plot: Plot, patches: Patches, look: Look) -> Iterator[Chunk | None]:
    """None after each step, the chunk at the end."""
    surface = surface_of(plot.lattice, plot.spot)
    yield None
    facets = facets_of(surface, plot.cliff, plot.box, look)
    rows = CHUNK_PX + int(surface.highest_px * plot.spot.scale) + SPARE_ROWS
    canvas = Canvas(
        plot.spot, look, patches, plot.built, -(-rows // ROWS_STEP) * ROWS_STEP,
        plot.soil, plot.shade, plot.box,
    )  # fmt: skip
    yield None
    canvas.ask_fields()
    yield None
    yield from paint_land(canvas)
    for paint in (paint_fresh, paint_roads, paint_wet_sand, paint_sea, number_water):
        yield from paint(canvas) or iter([None])
    if not surface.highest_px:
        yield Chunk(
            _surface(canvas.colour[:, :CHUNK_PX]), _numbered(canvas.index[:CHUNK_PX])
        )
        return
    numbers = Numbers()
    yield from numbers.draw(surface, canvas)
    quarters = numbers.quarters()
    yield None
    picture = yield from seen(canvas, facets, quarters)
    still = _surface(picture.colour)
    stamp(
        still,
        plot.decals,
        plot.spot,
        patches,
        (plot.rise, plot.cover, plot.off, plot.box),
    )
    yield None
    yield Chunk(still, _numbered(seen_water(canvas, picture, facets, quarters[3])))


def _surface(colour: np.ndarray) -> pygame.Surface:
    surface = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 32)
    whole = np.clip(colour + 0.5, 0, 255).astype(np.uint8)
    whole = whole.reshape(3, CHUNK_PX, CHUNK_PX).transpose(2, 1, 0)
    blit_array(surface, whole)
    return surface


def _numbered(index: np.ndarray) -> pygame.Surface | None:
    """An 8-bit picture, or None where nothing moves."""
    if not index.any():
        return None
    surface = pygame.Surface((CHUNK_PX, CHUNK_PX), 0, 8)
    blit_array(surface, index.T)
    return surface
