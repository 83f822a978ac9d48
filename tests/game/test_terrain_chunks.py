"""Chunks of the ground: seams, sameness, every material, any small map."""

from functools import cache
from threading import Thread

import numpy as np
import pygame
import pytest
from builders import first_light_bay
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from test_terrain_fields import built_of

from game.terrain.canvas import Spot
from game.terrain.chunk import composed, plot_of
from game.terrain.decals import Decals, decals_of
from game.terrain.land import land_of
from game.terrain.levelling import Built
from game.terrain.look import read_look
from game.terrain.motion import palette_at
from game.terrain.patches import CHUNK_PX, Patches
from game.terrain.relief import Relief
from sim_core.content.levelmap import LAND_CLASSES, LevelMap

pytestmark = pytest.mark.slow

SMALL, WHOLE = 0.5, 1.0
NO_DECALS = Decals(np.zeros(0), np.zeros(0), np.zeros(0, "U8"), np.zeros(0))


@cache
def patches(scale):
    return Patches(read_look(), scale)


@pytest.fixture(scope="module")
def bay():
    pygame.display.set_mode((8, 8))
    relief = Relief(land_of(first_light_bay().map, read_look()))
    relief.build(built_of(first_light_bay()))
    relief.refresh()
    return relief


def chunk_of(relief, spot, decals=NO_DECALS):
    plot = plot_of(spot, relief, decals, relief.built)
    *_, chunk = composed(plot, patches(spot.scale), read_look())
    return chunk


def pixels(chunk):
    return pygame.surfarray.array3d(chunk.picture).astype(int)


def map_of(rows, heights):
    return LevelMap.model_validate(
        {"tiles": "\n".join(rows) + "\n", "heights": "\n".join(heights) + "\n"}
    )


def test_chunks_meet_without_a_seam(bay):
    """Across a border pixels differ as they do beside it, within a third."""
    spots = [Spot(WHOLE, column, row) for column in (-1, 0) for row in (2, 3)]
    upper, lower, right, _ = (pixels(chunk_of(bay, spot)) for spot in spots)

    def change(one, other):
        return np.abs(one - other).mean()

    for a, b in ((upper, right), (upper.swapaxes(0, 1), lower.swapaxes(0, 1))):
        beside = (change(a[-1], a[-2]) + change(b[0], b[1])) / 2
        assert change(a[-1], b[0]) <= beside * 1.34 + 0.3


def test_shallow_water_shows_no_edges_of_the_parts_it_is_painted_in(bay):
    """Rows of the sea differ from the next by less than a few shades."""
    found = pixels(chunk_of(bay, Spot(WHOLE, 3, 2)))
    for axis in (0, 1):
        change = np.abs(np.diff(found, axis=axis)).mean(axis=(1 - axis, 2))
        assert change.max() < 3.0 * np.median(change) + 2.0


def test_the_same_plot_gives_the_same_pixels_in_two_threads(bay):
    spots = [Spot(SMALL, -1, 1), Spot(SMALL, 0, 1)]
    alone = [chunk_of(bay, spot) for spot in spots]
    together = {}

    def work(spot):
        together[spot] = chunk_of(bay, spot)

    threads = [Thread(target=work, args=(spot,)) for spot in spots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for spot, chunk in zip(spots, alone, strict=True):
        assert_array_equal(pixels(together[spot]), pixels(chunk))
        assert_array_equal(
            pygame.surfarray.array2d(together[spot].water),
            pygame.surfarray.array2d(chunk.water),
        )


def test_the_same_map_gives_the_same_pixels_again(bay):
    again = Relief(land_of(first_light_bay().map, read_look()))
    again.build(built_of(first_light_bay()))
    again.refresh()
    decals = [decals_of(one.land, one.natural, read_look()) for one in (bay, again)]
    spot = Spot(SMALL, 0, 1)
    one, other = (
        chunk_of(relief, spot, scattered)
        for relief, scattered in zip((bay, again), decals, strict=True)
    )
    assert_array_equal(pixels(one), pixels(other))


def test_a_change_of_the_land_while_a_chunk_is_composed_does_not_touch_it(bay):
    relief = Relief(bay.land)
    relief.refresh()
    spot = Spot(SMALL, 0, 1)
    before = pixels(chunk_of(relief, spot))
    plot = plot_of(spot, relief, NO_DECALS, relief.built)
    cliffs = frozenset((x, y) for x in range(18, 25) for y in range(12, 18))
    relief.build(Built(frozenset(), cliffs))
    *_, chunk = composed(plot, patches(SMALL), read_look())
    assert_array_equal(pixels(chunk), before)
    assert (pixels(chunk_of(relief, spot)) != before).any()


def test_open_sea_moves_and_dry_land_is_still(bay):
    sea = chunk_of(bay, Spot(SMALL, 3, 2))
    assert (pygame.surfarray.array2d(sea.water) > 0).mean() > 0.02
    ridge = chunk_of(bay, Spot(WHOLE, 0, 1))
    assert ridge.water is None or pygame.surfarray.array2d(ridge.water).mean() < 30


def test_the_palette_leaves_what_is_still_and_turns_the_rest():
    first, later = palette_at(0.0), palette_at(0.4)
    assert first[0] == later[0] == (0, 0, 0)
    assert len(first) == 256
    assert max(max(colour) for colour in first) <= 120
    assert sum(a != b for a, b in zip(first, later, strict=True)) > 100


MATERIALS = "gldobmfp:"


def test_all_grounds_ramps_falls_and_lakes_are_composed_on_one_map():
    """Stripes of nine grounds over five terraces, a river down them, ramps beside."""
    rows, heights = [], []
    for y in range(18):
        stripe = MATERIALS[y // 2]
        rows.append(",," + stripe * 5 + "rr" + stripe * 5 + "ww,,")
        level = "4433221100000000"[max(y - 2, 0)] if y < 18 else "0"
        ramp = {4: "d", 6: "c", 8: "b"}.get(y, level)
        if ramp != level:
            ramp = "abcd"[int(level)]
        heights.append(
            "00" + level * 5 + level * 2 + level * 4 + ramp + level * 2 + "00"
        )
    island = map_of(rows, heights)
    relief = Relief(land_of(island, read_look()))
    relief.refresh()
    decals = decals_of(relief.land, relief.natural, read_look())
    pygame.display.set_mode((8, 8))
    for column in (-1, 0):
        for row in (0, 1):
            found = pixels(chunk_of(relief, Spot(SMALL, column, row), decals))
            assert found.std() > 5.0
    falls = chunk_of(relief, Spot(WHOLE, 0, 0), decals).water
    assert (pygame.surfarray.array2d(falls) >= 225).any()


signs = st.text(st.sampled_from(sorted(LAND_CLASSES)), min_size=16, max_size=16)
levels = st.text(st.sampled_from("01234abcd"), min_size=16, max_size=16)
spots = st.tuples(st.integers(-2, 1), st.integers(-1, 1))
built = st.frozensets(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=9)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(signs, min_size=16, max_size=16),
    st.lists(levels, min_size=16, max_size=16),
    spots,
    built,
    built,
)
def test_any_small_map_can_be_composed(rows, heights, place, roads, clear):
    """Also maps that a level's check would refuse."""
    pygame.display.set_mode((8, 8))
    relief = Relief(land_of(map_of(rows, heights), read_look()))
    relief.build(Built(roads, clear - roads))
    relief.refresh()
    decals = decals_of(relief.land, relief.natural, read_look())
    chunk = chunk_of(relief, Spot(SMALL, *place), decals)
    assert chunk.picture.get_size() == (CHUNK_PX, CHUNK_PX)
    assert np.isfinite(relief.rise).all()
    assert relief.rise.min() >= 0.0
