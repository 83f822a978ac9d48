"""Heights and fields of a level's land, and the ground made level for buildings."""

import numpy as np
import pytest
from builders import first_light_bay
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from game.terrain.land import LEVEL_PX, SHORE_PX, land_of, to_world
from game.terrain.levelling import Built, is_levelled
from game.terrain.look import facet_tone, read_look, to_display, to_linear
from game.terrain.numeric import (
    SAMPLES,
    blurred,
    distance,
    noise,
    sampled,
    seamless,
    smooth,
)
from game.terrain.relief import PAD_TILES, Relief
from sim_core.content import read_catalogue
from sim_core.content.levelmap import LevelMap

# Buildings fill at most this much of a tile on each side of its middle.
CORE = np.linspace(0.14, 0.86, 7)


@pytest.fixture(scope="module")
def land():
    return land_of(first_light_bay().map, read_look())


def built_of(level):
    """Roads, and tiles under buildings and habitats, as the views tell them."""
    catalogue = read_catalogue()
    roads, clear = set(), set()
    for item in [*level.buildings, *living_of(level)]:
        kind = catalogue.get(item.kind)
        width, depth = kind.footprint
        tiles = {
            (item.at[0] + i, item.at[1] + j) for i in range(width) for j in range(depth)
        }
        if kind.layer != "roof":
            (roads if kind.layer == "road" else clear).update(tiles)
    return Built(frozenset(roads), frozenset(clear))


def living_of(level):
    from sim_core.content.parts import parts_of_level

    return parts_of_level(level).living()


@pytest.fixture(scope="module")
def town(land):
    relief = Relief(land)
    relief.build(built_of(first_light_bay()))
    relief.refresh()
    return relief


def rise_at(relief, x, y):
    return sampled(
        relief.rise, (x + PAD_TILES) * SAMPLES - 0.5, (y + PAD_TILES) * SAMPLES - 0.5
    )


def test_a_tile_is_128_by_64_pixels_and_a_level_32_high():
    """(3 - 1) x 64 = 128; (3 + 1) x 32 - 32 = 96."""
    assert to_world(3, 1, 32.0) == (128, 96)


def test_a_smooth_step_passes_its_middle_half_way():
    assert_allclose(smooth(1.0, 3.0, np.array([0.0, 2.0, 9.0])), [0.0, 0.5, 1.0])
    assert_allclose(smooth(3.0, 1.0, np.array([0.0, 2.0, 9.0])), [1.0, 0.5, 0.0])


@given(arrays(bool, (9, 12)), st.integers(1, 9))
def test_distances_are_those_to_the_nearest_sample(mask, farthest):
    found = distance(mask, farthest)
    points = np.argwhere(mask)
    for j, i in np.ndindex(mask.shape):
        steps = np.abs(points - [j, i])
        near = steps[(steps <= farthest).all(axis=1)]
        exact = np.sqrt((near**2).sum(axis=1)).min(initial=farthest)
        assert min(found[j, i], farthest) == pytest.approx(min(exact, farthest))


def test_a_blur_keeps_even_ground_even_and_the_sum_of_a_peak():
    assert_allclose(blurred(np.full((30, 40), 7.0, np.float32), 0.3), 7.0, rtol=1e-6)
    peak = np.zeros((41, 41), np.float32)
    peak[20, 20] = 5.0
    assert blurred(peak, 0.3).sum() == pytest.approx(5.0, rel=1e-5)


def test_noise_lies_between_0_and_1_and_seamless_noise_meets_itself():
    x, y = np.linspace(-9, 70, 300), np.linspace(-9, 70, 200)
    values = noise(x, y, 1.7, 3)
    assert (values.min() >= 0.0, values.max() <= 1.0) == (True, True)
    tile = seamless((64, 128), 8, 5)
    inner = np.abs(np.diff(tile, axis=1)).max()
    assert np.abs(tile[:, 0] - tile[:, -1]).max() <= inner * 1.01


@given(st.lists(st.floats(0, 255), min_size=3, max_size=3))
def test_a_colour_comes_back_from_its_light(colour):
    assert_allclose(to_display(to_linear(colour)), colour, atol=0.05)


def test_flat_ground_in_the_sun_keeps_its_colour_and_loses_half_in_the_shade():
    up = np.array([0.0, 0.0, 1.0])
    assert_allclose(facet_tone(read_look(), up, in_sun=True), 1.0)
    shade = facet_tone(read_look(), up, in_sun=False)
    assert (shade > 0.4).all()
    assert (shade < 0.8).all()
    assert shade[2] > shade[0]


def test_the_middle_of_every_dry_tile_lies_at_its_own_level(land):
    """Level 2 is 12.5 + 2 x 32 = 76.5 px above the sea; beaches may lie lower."""
    relief = Relief(land)
    for y, x in np.argwhere(~land.is_wet):
        if land.island.is_ramp(x, y):
            continue
        rise = float(rise_at(relief, np.array(x + 0.5), np.array(y + 0.5)))
        level = SHORE_PX + LEVEL_PX * land.heights[y, x]
        assert level - SHORE_PX <= rise <= level + 0.5, (x, y)
        if land.heights[y, x]:
            assert rise >= level - 7.0, (x, y)


def test_the_sea_lies_at_nought(land):
    relief = Relief(land)
    for y, x in np.argwhere(np.isin(land.kinds, ("sea", "shallows"))):
        assert rise_at(relief, np.array(x + 0.5), np.array(y + 0.5)) == 0.0


def test_every_building_of_the_level_stands_on_ground_flat_under_all_of_it(town):
    land = town.land
    for tile in sorted(town.built.clear):
        if not is_levelled(land, tile):
            continue
        x, y = np.meshgrid(tile[0] + CORE, tile[1] + CORE)
        level = SHORE_PX + LEVEL_PX * land.heights[tile[1], tile[0]]
        assert_allclose(rise_at(town, x, y), level, atol=0.01, err_msg=str(tile))


def test_a_house_lifts_the_shore_and_keeps_the_river_from_its_feet(town):
    for tile in sorted(town.built.clear):
        if not is_levelled(town.land, tile):
            continue
        j, i = ((at + PAD_TILES) * SAMPLES for at in (tile[1], tile[0]))
        here = town.shade[j : j + SAMPLES, i : i + SAMPLES]
        assert here[..., 0].min() >= 0.3 - 1e-6, tile
        assert here[..., 1].max() <= -0.16 + 1e-6, tile


def test_a_road_keeps_level_across_its_width_and_climbs_without_a_jump(town):
    """Along a middle line no eighth of a tile rises more than 6 px: 32 in 0.75."""
    for x, y in sorted(town.built.roads):
        for dx, dy in ((1, 0), (0, 1)):
            if (x + dx, y + dy) not in town.built.roads:
                continue
            along = np.linspace(0.5, 1.5, 9)
            rise = rise_at(
                town, np.where(dx, x + along, x + 0.5), np.where(dy, y + along, y + 0.5)
            )
            assert np.abs(np.diff(rise)).max() <= 6.0, (x, y, dx, dy)


tiles = st.tuples(st.integers(8, 30), st.integers(8, 30))


@settings(max_examples=12, deadline=None)
@given(st.frozensets(tiles, max_size=6), st.frozensets(tiles, max_size=6))
@pytest.mark.slow
def test_building_bit_by_bit_gives_the_same_ground_as_all_at_once(land, roads, clear):
    slow, whole = Relief(land), Relief(land)
    slow.refresh()
    slow.build(Built(roads, frozenset()))
    slow.build(Built(frozenset(), clear))
    slow.build(Built(roads, clear))
    whole.build(Built(roads, clear))
    whole.refresh()
    assert_array_equal(slow.rise, whole.rise)
    assert_array_equal(slow.shade, whole.shade)
    assert_array_equal(slow.cover, whole.cover)
    assert_array_equal(slow.vertices.rise, whole.vertices.rise)


def test_nothing_new_to_build_changes_nothing(land):
    relief = Relief(land)
    assert relief.build(Built(frozenset({(20, 22)}), frozenset()))
    assert not relief.build(Built(frozenset({(20, 22)}), frozenset()))


def test_a_ramp_climbs_one_level_from_its_foot_to_its_top():
    """From 12.5 px at its foot to 44.5 px at its top, half way at 28.5 px."""
    rows = ["g" * 16] * 16
    heights = ["1" * 16] * 7 + ["0" * 8 + "a" + "0" * 7] + ["0" * 16] * 8
    island = LevelMap.model_validate(
        {"tiles": "\n".join(rows) + "\n", "heights": "\n".join(heights) + "\n"}
    )
    relief = Relief(land_of(island, read_look()))
    y = np.array([8.3, 7.5, 6.7])
    assert_allclose(rise_at(relief, np.full(3, 8.5), y), [12.5, 28.5, 44.5], atol=0.6)
