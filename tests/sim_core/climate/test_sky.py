"""Light under clouds, by hand."""

import numpy as np
from numpy.testing import assert_allclose

from sim_core.climate.sky import Sky, clouded, erbs, erbs_diffuse_share


def one(value):
    return np.array([float(value)])


def test_a_dull_sky_is_nearly_all_diffuse():
    """k = 0.2: 1 - 0.09 x 0.2 = 0.982."""
    assert_allclose(erbs_diffuse_share(one(0.2)), 0.982)


def test_half_of_the_light_of_a_middling_sky_is_diffuse():
    """k = 0.5: 0.9511 - 0.0802 + 1.097 - 2.07975 + 0.771 = 0.65915."""
    assert_allclose(erbs_diffuse_share(one(0.5)), 0.65915)


def test_a_very_clear_sky_has_a_sixth_of_diffuse_light():
    assert_allclose(erbs_diffuse_share(one(0.9)), 0.165)


def test_beam_is_what_is_left_over_the_height_of_the_sun():
    """400 W/m² at cosine 0.5 of 1,400: k = 0.571; beam = (400 - diffuse) / 0.5."""
    sky = erbs(one(400.0), one(0.5), one(1400.0))
    diffuse = 400.0 * erbs_diffuse_share(one(400.0 / 700.0))
    assert_allclose(sky.beam_w_m2, (400.0 - diffuse) / 0.5)


def test_a_low_sun_gives_no_beam():
    sky = erbs(one(20.0), one(0.03), one(1400.0))
    assert_allclose([sky.beam_w_m2[0], sky.diffuse_w_m2[0]], [0.0, 20.0])


def test_a_cloudless_hour_keeps_the_split_of_the_clear_sky():
    clear = Sky(one(800.0), one(850.0), one(120.0))  # 120 + 850 x 0.8 = 800
    sky = clouded(clear, one(1.0), one(0.8), one(1360.0))
    assert_allclose([sky.beam_w_m2[0], sky.diffuse_w_m2[0]], [850.0, 120.0])


def test_clouds_take_the_beam_first():
    clear = Sky(one(800.0), one(850.0), one(120.0))
    sky = clouded(clear, one(0.3), one(0.8), one(1360.0))
    assert sky.beam_w_m2[0] < 0.05 * clear.beam_w_m2[0]
    assert sky.diffuse_w_m2[0] > clear.diffuse_w_m2[0]
