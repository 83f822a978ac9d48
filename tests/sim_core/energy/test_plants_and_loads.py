"""Data centres, vehicles and rivers, by hand."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim_core.climate import read_climate, weather_year
from sim_core.content import read_catalogue
from sim_core.energy.datacentre import computing_mw, pue, waste_heat_mw
from sim_core.energy.hydro import falling_mw, river_m3_s, river_power_mw
from sim_core.energy.models import demand_mw, shiftable_mw
from sim_core.energy.vehicles import climate_factor, vehicle_demand_mw

YEAR = 2021
GENERATIONS = (
    "data_centre",
    "data_centre_modular",
    "data_centre_evaporative",
    "data_centre_liquid",
)


def sheet(kind):
    return read_catalogue().get(kind)


def year_of(site):
    return weather_year(read_climate(site), 1, YEAR)


def annual_pue(kind, site):
    """Energy of the site over that of its computers."""
    weather, catalogue = year_of(site), read_catalogue()
    whole = demand_mw(sheet(kind), weather, catalogue, YEAR).sum()
    return whole / computing_mw(sheet(kind), catalogue, YEAR).sum()


def test_pue_rises_in_a_straight_line_between_its_ends():
    """1.16 at 10 °C, 1.30 at 33: half way, at 21.5 °C, 1.23."""
    found = pue(sheet("data_centre_modular"), np.array([0.0, 10.0, 21.5, 33.0, 40.0]))
    assert_allclose(found, [1.16, 1.16, 1.23, 1.30, 1.30])


def test_each_generation_in_guangdong_is_where_the_roadmap_puts_it():
    found = [annual_pue(kind, "guangdong_coast") for kind in GENERATIONS]
    assert 1.5 <= found[0] <= 1.6
    assert found[1] <= 1.3
    assert found[2] <= 1.2
    assert found[3] == pytest.approx(1.06, abs=0.02)
    assert found == sorted(found, reverse=True)


def test_the_cool_plateau_saves_cooling():
    for kind in GENERATIONS[:3]:
        assert annual_pue(kind, "guizhou") < annual_pue(kind, "guangdong_coast") - 0.02


def test_two_megawatts_at_six_tenths_compute_1_2_megawatts():
    load = computing_mw(sheet("data_centre"), read_catalogue(), YEAR)
    assert load.mean() == pytest.approx(1.2, rel=0.02)


def test_liquid_cooling_gives_back_four_fifths_as_heat():
    weather, catalogue = year_of("guizhou"), read_catalogue()
    liquid = sheet("data_centre_liquid")
    heat = waste_heat_mw(liquid, weather, catalogue, YEAR)
    assert_allclose(heat, 0.8 * computing_mw(liquid, catalogue, YEAR))


def test_cars_need_more_in_frost_and_heat():
    """15 K below 15 °C: 1 + 15 x 0.012 = 1.18; 4 K above 26: 1.04."""
    assert_allclose(climate_factor(np.array([0.0, 20.0, 30.0])), [1.18, 1.0, 1.04])


def test_a_mild_day_of_charging():
    """120 cars x 28 km x 0.15 kWh / 0.9 = 560 kWh."""
    weather = year_of("guangdong_coast")
    mild = replace(weather, temperature_c=np.full((365, 24), 20.0))
    posts = sheet("ev_chargers")
    found = vehicle_demand_mw(posts, mild, read_catalogue(), YEAR)
    workday = 4
    assert found[workday].sum() * 1000.0 == pytest.approx(560.0)


def test_dumb_posts_peak_in_the_evening_and_smart_ones_at_noon():
    weather, catalogue = year_of("guangdong_coast"), read_catalogue()
    dumb, smart = (
        demand_mw(sheet(kind), weather, catalogue, YEAR)[4].argmax()
        for kind in ("ev_chargers", "ev_chargers_smart")
    )
    assert 18 <= dumb <= 21
    assert 11 <= smart <= 13


def rain(mm_a_day):
    weather = year_of("guangdong_coast")
    return replace(weather, rain_mm=np.full((365, 24), mm_a_day / 24.0))


def test_steady_rain_makes_a_steady_river():
    """5 mm on 9 km2, half runs off: 22,500 m3 a day are 0.2604 m3/s."""
    flow = river_m3_s(rain(5.0), 9.0, 0.5, 0.1)
    assert_allclose(flow, 22500.0 / 86400.0)


def test_a_river_loses_a_tenth_a_day_in_a_drought():
    wet = rain(5.0)
    dry_rain = wet.rain_mm.copy()
    dry_rain[100:] = 0.0
    flow = river_m3_s(replace(wet, rain_mm=dry_rain), 9.0, 0.5, 0.1)
    assert flow[111] / flow[110] == pytest.approx(0.9)


def test_all_rain_that_runs_off_reaches_the_weir_in_the_end():
    weather = year_of("guangdong_coast")
    flow = river_m3_s(weather, 9.0, 0.5, 0.1)
    ran_off_m3 = weather.rain_mm.sum() * 9.0 * 0.5 * 1000.0
    assert (flow * 86400.0).sum() == pytest.approx(ran_off_m3, rel=0.06)


def test_power_of_a_third_of_a_cubic_metre_at_eighty_metres():
    """(0.2860 - 0.03) m3/s x 9.81 x 80 x 0.85 = 0.1708 MW, by 5 mm a day."""
    found = river_power_mw(sheet("river_power"), rain(5.0))
    flow = 5.0 * 9.0 * 0.55 * 1000.0 / 86400.0
    assert_allclose(found[10], (flow - 0.03) * 9.81e-3 * 80.0 * 0.85)


def test_a_flood_goes_over_the_weir():
    assert river_power_mw(sheet("river_power"), rain(60.0)).max() == 0.8


def test_sea_turbines_have_the_steadier_wind():
    from sim_core.energy.models import available_mw

    weather = year_of("pingtan")
    land, sea = (
        available_mw(sheet(kind), weather).mean() / sheet(kind).params["capacity_mw"]
        for kind in ("onshore_wind", "offshore_wind")
    )
    assert sea > land


def test_a_reservoir_takes_in_what_falls_even_in_a_flood():
    """60 mm a day on 14 km2: (5.347 - 0.05) m3/s x 9.81 x 140 x 0.88 = 6.40 MW."""
    lake = sheet("reservoir_power")
    flow = 60.0 * 14.0 * 0.55 * 1000.0 / 86400.0
    inflow = falling_mw(lake, rain(60.0))
    assert_allclose(inflow[50], (flow - 0.05) * 9.81e-3 * 140.0 * 0.88)
    assert inflow[50, 0] > lake.params["power_mw"]


def test_what_can_wait_of_ice_computers_and_cars():
    """Ice 0.6 x 1,800 / 8,760 MW; computers 0.2 x 2 x 0.6; cars 0.7 x 0.56 / 24."""
    assert shiftable_mw(sheet("ice_works")) == pytest.approx(0.6 * 1800.0 / 8760.0)
    assert shiftable_mw(sheet("data_centre_liquid")) == pytest.approx(0.24)
    assert shiftable_mw(sheet("ev_chargers_smart")) == pytest.approx(0.7 * 0.56 / 24.0)
    assert shiftable_mw(sheet("shops")) == 0.0
