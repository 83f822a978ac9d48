"""Warmth of rooms, worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim_core.climate import read_climate, weather_year
from sim_core.energy.rooms import Rooms, Warmth, comfortable, warmth_of

# 100 m², no sun: 0.335 x 100 x 2.8 x 0.5 = 46.9 W/K of air beside 153.1 W/K of walls.
HOUSE = Rooms(100.0, 153.1, 0.5, 5000.0, 0.0)


def steady(outside_c, days=30):
    """Weather of one temperature and no light."""
    year = weather_year(read_climate("guangdong_coast"), 1, 2021).days(0, days)
    dark = np.zeros_like(year.global_w_m2)
    return replace(
        year,
        temperature_c=np.full(dark.shape, float(outside_c)),
        global_w_m2=dark,
        beam_w_m2=dark,
        diffuse_w_m2=dark,
    )


def warmth(rooms, outside_c, gains_w=0.0):
    weather = steady(outside_c)
    return warmth_of(rooms, weather, np.full((30, 24), float(gains_w)))


def test_air_and_walls_lose_heat_together():
    assert HOUSE.conductance_w_per_k == pytest.approx(200.0)


def test_heat_at_eight_degrees_outside():
    """200 W/K x (18 - 8) K = 2,000 W once the walls are warm."""
    assert_allclose(warmth(HOUSE, 8.0).heat_w[-1], 2000.0, rtol=1e-6)


def test_people_and_machines_heat_a_part_of_it():
    """2,000 W less 500 W of gains."""
    assert_allclose(warmth(HOUSE, 8.0, 500.0).heat_w[-1], 1500.0, rtol=1e-6)


def test_cold_at_thirty_four_degrees_outside():
    """200 W/K x (34 - 26) K + 300 W of gains = 1,900 W."""
    assert_allclose(warmth(HOUSE, 34.0, 300.0).cold_w[-1], 1900.0, rtol=1e-6)


def test_nothing_is_needed_at_twenty_two_degrees():
    found = warmth(HOUSE, 22.0)
    assert found.heat_w.max() == found.cold_w.max() == 0.0


def test_open_windows_do_the_cooling_where_it_is_cool_outside():
    """500 W of gains raise 24 °C to 26.5 °C shut; opened, to 24.7 °C."""
    assert warmth(HOUSE, 24.0, 500.0).cold_w.max() == 0.0


def test_rooms_left_alone_follow_the_weather_and_their_gains():
    """10 °C + 400 W / 200 W/K = 12 °C."""
    assert_allclose(warmth(HOUSE, 10.0, 400.0).free_c[-1], 12.0, atol=0.01)


def test_heavy_walls_lag_behind_light_ones():
    """After one hour at 0 °C from 20 °C: 20 x C / (C + 200) = 19.2 or 14.3 °C."""
    heavy, light = (
        warmth(replace(HOUSE, capacity_wh_per_k=c), 0.0).free_c[0, 0]
        for c in (5000.0, 500.0)
    )
    assert heavy == pytest.approx(20.0 * 5000.0 / 5200.0)
    assert light == pytest.approx(20.0 * 500.0 / 700.0)


def test_a_tighter_house_needs_less_of_both():
    year = weather_year(read_climate("guangdong_coast"), 1, 2021)
    gains = np.full((365, 24), 300.0)
    leaky, tight = (
        warmth_of(replace(HOUSE, loss_w_per_k=loss), year, gains)
        for loss in (300.0, 60.0)
    )
    assert tight.heat_w.sum() < 0.5 * leaky.heat_w.sum()
    assert tight.cold_w.max() < leaky.cold_w.max()


def test_sun_through_windows_saves_heat_and_costs_coolness():
    year = weather_year(read_climate("guangdong_coast"), 1, 2021)
    gains = np.full((365, 24), 300.0)
    dim, bright = (
        warmth_of(replace(HOUSE, window_m2=area), year, gains) for area in (0.5, 6.0)
    )
    assert bright.heat_w.sum() < dim.heat_w.sum()
    assert bright.cold_w.sum() > dim.cold_w.sum()


@given(st.floats(-30.0, 45.0), st.floats(0.0, 2000.0), st.floats(0.01, 3.0))
def test_a_room_is_never_heated_and_cooled_in_the_same_hour(outside_c, gains_w, mass):
    rooms = replace(HOUSE, capacity_wh_per_k=5000.0 * mass)
    found = warmth(rooms, outside_c, gains_w)
    assert np.all(found.heat_w * found.cold_w == 0.0)
    assert np.all(found.heat_w >= 0.0)
    assert np.all(found.cold_w >= 0.0)


def test_people_with_heating_are_at_ease_in_the_cold_and_others_are_not():
    """14 °C: 70 % of people and hours go without; 31 °C: 40 % do."""
    rooms = Warmth(np.zeros(3), np.zeros(3), np.array([14.0, 20.0, 31.0]))
    assert_allclose(comfortable(rooms, 0.3, 0.6), [0.3, 1.0, 0.6])
