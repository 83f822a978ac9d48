"""Heat that homes take from a network, and the power their own heaters spare."""

from dataclasses import replace

import numpy as np
from numpy.testing import assert_allclose

from sim_core.climate import read_climate, weather_year
from sim_core.content import read_catalogue
from sim_core.energy.demand import home_demand_mw, use_of
from sim_core.energy.network_homes import (
    heater_power_mw,
    home_heat_mw,
    unheated_comfort,
)

YEAR = 2021
CATALOGUE = read_catalogue()


def steady(outside_c):
    """A year of one temperature, in the dark."""
    year = weather_year(read_climate("guangdong_coast"), 1, YEAR)
    flat, dark = np.full((365, 24), float(outside_c)), np.zeros((365, 24))
    return replace(
        year,
        temperature_c=flat,
        global_w_m2=dark,
        beam_w_m2=dark,
        diffuse_w_m2=dark,
        rooms={},
    )


def bare(kind, **params):
    """Twelve households whose rooms have no gains of people, lamps or sun."""
    sheet = CATALOGUE.get(kind)
    nothing = {"residents": 1e-9, "base_kwh_per_household_day": 0.0, "window_m2": 0.0}
    return sheet.model_copy(
        update={"id": "bare", "params": {**sheet.params, **nothing, **params}}
    )


def test_hot_water_of_a_mild_day_is_the_stated_heat():
    """The mains at 18 °C are warmed by 27 K: 12 x 3.35 kWh = 0.0402 MWh a day."""
    home = bare("house_old", heated_share=0.0)

    heat = home_heat_mw(home, steady(18.0), CATALOGUE, YEAR)

    assert_allclose(heat.sum(axis=1).mean(), 0.0402, rtol=0.03)


def test_rooms_at_frost_take_what_walls_and_air_lose():
    """300 W/K, 1.2 x 90 m2 x 2.8 m x 0.335 = 101.3 W/K; 18 K: 7,223 W, a quarter."""
    home = bare("house_old", hot_water_kwh_per_household_day=0.0)
    presence = use_of(CATALOGUE, "presence", YEAR)[100]

    heat = home_heat_mw(home, steady(0.0), CATALOGUE, YEAR)[100]

    lost_w = (300.0 + 1.2 * 90.0 * 2.8 * 0.335) * 18.0
    assert_allclose(heat, 12 * lost_w * 0.25 * presence * 1e-6)


def test_an_electric_heater_spares_as_much_power_as_the_network_brings_heat():
    home = bare("house_old", hot_water_kwh_per_household_day=0.0)
    weather = steady(5.0)

    spared = heater_power_mw(home, weather, CATALOGUE, YEAR)

    assert_allclose(spared, home_heat_mw(home, weather, CATALOGUE, YEAR))


def test_what_is_left_of_a_joined_home_is_lamps_and_cooking():
    """No heater, no cooling in the cold: 0.6 kWh of cooking for each of twelve."""
    home = bare("house_near_zero", cooking_kwh_per_household_day=0.6)
    weather = steady(4.0)
    left = home_demand_mw(home, weather, CATALOGUE, YEAR)
    left = left - heater_power_mw(home, weather, CATALOGUE, YEAR)

    cooking = 12 * 0.6 / 24 * use_of(CATALOGUE, "cooking", YEAR) * 1e-3
    assert_allclose(left, cooking, atol=1e-12)


def test_nobody_takes_heat_where_nobody_can_live():
    ruin = CATALOGUE.get("house_ruin")

    assert not home_heat_mw(ruin, steady(0.0), CATALOGUE, YEAR).any()
    assert not heater_power_mw(ruin, steady(0.0), CATALOGUE, YEAR).any()


def test_homes_that_nothing_warms_are_cold_all_winter():
    home = bare("house_old")

    assert_allclose(unheated_comfort(home, steady(5.0), CATALOGUE, YEAR)[20:], 0.0)
