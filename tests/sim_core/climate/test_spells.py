"""Storms by chance, and the hot, cold, calm and stormy days that a level sets."""

import numpy as np
import pytest
from builders import first_light_bay
from numpy.testing import assert_allclose

from sim_core.calendar import day_of_year
from sim_core.climate import Spell, read_climate, weather_year
from sim_core.climate.spells import storm_shape
from sim_core.content import read_catalogue
from sim_core.planner import Planner


def with_and_without(spell, site="guangdong_coast", year=2021):
    climate = read_climate(site)
    return weather_year(climate, 1, year), weather_year(climate, 1, year, (spell,))


def test_a_heat_wave_is_four_and_a_half_degrees_warmer_in_its_midst():
    usual, hot = with_and_without(Spell("heat_wave", 180, 9))
    change = hot.temperature_c - usual.temperature_c
    assert_allclose(change[184], 4.5)
    assert_allclose(change[180], 2.25)
    assert_allclose(change[[179, 189]], 0.0)


def test_a_cold_wave_is_eight_degrees_colder_in_its_midst():
    usual, cold = with_and_without(Spell("cold_wave", 10, 5))
    assert_allclose((cold.temperature_c - usual.temperature_c)[12], -8.0)


def test_a_calm_leaves_three_tenths_of_the_wind():
    usual, calm = with_and_without(Spell("calm", 30, 6))
    assert_allclose(calm.wind_m_s[32], usual.wind_m_s[32] * 0.3)


def test_a_storm_stops_the_turbines_and_darkens_the_sky():
    usual, stormy = with_and_without(Spell("storm", 240, 2))
    midst = slice(23, 25)
    wind = stormy.wind_m_s[240:242].reshape(-1)
    assert wind[midst].min() > 25.0
    assert stormy.rain_mm[240:242].sum() > usual.rain_mm[240:242].sum() + 100.0
    assert stormy.global_w_m2[240:242].sum() < usual.global_w_m2[240:242].sum()


def test_a_storm_rises_for_a_day_and_falls_for_a_day():
    """The hour before the middle has 1 - 0.5 / 24 = 0.979 of the peak."""
    shape = storm_shape()
    assert shape[23] == pytest.approx(1.0 - 0.5 / 24.0)
    assert_allclose(shape, shape[::-1])


def test_a_spell_at_the_end_of_the_year_does_not_run_over():
    _, late = with_and_without(Spell("storm", 364, 4))
    assert late.wind_m_s.shape == (365, 24)


@pytest.mark.slow
def test_storms_come_as_often_as_the_site_says():
    """1.47 a year on this coast by its table; forty years give 59 or so."""
    climate = read_climate("guangdong_coast")
    wanted = sum(climate.recipe["site"]["storms"])
    years = [weather_year(climate, 5, n) for n in range(40)]
    starts = sum(
        int((np.diff((year.storm.reshape(-1) > 0.97).astype(int)) == 1).sum())
        for year in years
    )
    assert starts / 40.0 == pytest.approx(wanted, rel=0.35)


def test_the_events_of_a_level_reach_its_weather():
    level = first_light_bay()
    planner = Planner(level, read_catalogue(), level.seed)
    event = next(event for event in level.events if event.kind == "storm")
    day = day_of_year(event.on)
    assert Spell("storm", day, event.days) in planner.spells_of(event.on.year)
    assert planner.weather_of_year(event.on.year).storm[day : day + 2].max() > 0.9
