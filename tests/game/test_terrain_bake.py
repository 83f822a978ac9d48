"""The baked grounds repeat without a seam, before Blender has seen them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from game.terrain.look import read_look
from tools.art.terrain.decals import DECALS
from tools.art.terrain.ground import (
    PERIOD,
    growth_of,
    recipes,
    repeating_noise,
    surface_of,
)


def test_every_ground_of_the_game_has_a_recipe():
    assert set(recipes()) == set(read_look().materials)


def test_every_decal_of_the_game_is_drawn():
    drawn = {name for name, _, _ in DECALS}
    assert {rule["name"] for rule in read_look().sheet["decal"]} <= drawn


def test_noise_is_the_same_again_after_a_period():
    u, v = np.linspace(-9.0, 9.0, 50), np.linspace(3.0, -4.0, 50)
    here = repeating_noise(u, v, 13, 2)
    assert_allclose(repeating_noise(u + PERIOD, v - PERIOD, 13, 2), here, atol=1e-9)


def _by_place(points):
    """Heights by place, to a tenth of a facet."""
    return {(round(x * 80), round(y * 80)): z for x, y, z in points.tolist()}


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(recipes()))
def test_a_surface_goes_on_beyond_its_border_as_it_began(name):
    """A period along x - y is 8 tiles along x and 8 back along y."""
    heights = _by_place(surface_of(name, recipes()[name]).points)
    again = [
        (z, heights[x + 640, y + 640])
        for (x, y), z in heights.items()
        if (x + 640, y + 640) in heights
    ]
    assert len(again) > 500
    one, other = np.array(again).T
    assert_allclose(one, other, atol=1e-6)


@pytest.mark.slow
def test_what_grows_goes_on_beyond_the_border():
    """Of all stones of the sand each lies on both sides of it, or on neither."""
    (points,) = (
        mesh.points
        for (_, paint), mesh in growth_of(recipes()["sand"], 3).meshes().items()
        if paint == "sandw"
    )
    places = {(round(x * 1e4), round(y * 1e4), round(z * 1e4)) for x, y, z in points}
    edge = [p for p in places if abs((p[0] + p[1]) / 1e4 + PERIOD / 2) < 0.5]
    assert edge
    # Along x - y, which is x + y here, the picture repeats after 16 tiles.
    near = [
        any((x + 80_000 + i, y + 80_000 + j, z) in places
            for i in (-1, 0, 1) for j in (-1, 0, 1))
        for x, y, z in edge
    ]  # fmt: skip
    assert all(near)
