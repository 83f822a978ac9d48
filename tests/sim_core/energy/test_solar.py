"""Solar power beside pvlib's figures and sums worked out by hand."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose
from tables import columns

from sim_core.climate import Site, Weather
from sim_core.energy.solar import (
    Modules,
    ac_power,
    cell_temperature,
    dc_power,
    plane_irradiance,
    solar_power_share,
)
from sim_core.errors import IslandError

# Limits of the model page: 1 % of energy, 2 % of rated power in the hourly mean square.
MOST_ENERGY, MOST_RMS = 0.01, 0.02
GLASS = "open_rack_glass_glass"
SITES = {
    "qingyuan": (20.0, 180.0, 0.2, 1.0),
    "zhangjiakou": (38.0, 180.0, 0.2, 1.2),
    "equator_island": (5.0, 0.0, 0.15, 1.1),
}


def normal(tilt_deg, azimuth_deg):
    tilt, azimuth = math.radians(tilt_deg), math.radians(azimuth_deg)
    level = math.sin(tilt)
    return np.array(
        [level * math.sin(azimuth), level * math.cos(azimuth), math.cos(tilt)]
    )


def weather_of(table, tilt_deg, azimuth_deg, albedo):
    """Hours of a case, with wind and warmth as given at the modules."""
    zenith = np.radians(table.get("apparent_zenith", table.get("zenith")))
    azimuth = np.radians(table["azimuth"])
    idle = np.zeros_like(zenith)
    place = Site(
        {"asked": normal(tilt_deg, azimuth_deg)},
        np.array([10.0, 100.0]),
        np.array([1.0, 1.0]),
        101325.0,
        albedo,
    )
    return Weather(
        table["air_temp"], table["wind"], idle, idle, idle, idle,
        table["ghi"], table["dni"], table["dhi"], table["dni_extra"],
        np.sin(zenith) * np.sin(azimuth), np.sin(zenith) * np.cos(azimuth),
        np.cos(zenith), place,
    )  # fmt: skip


@pytest.mark.parametrize("site", SITES)
def test_cloudless_days_agree_with_pvlib(site):
    table = columns("solar/representative_days.csv")
    here = {name: column[table["site"] == site] for name, column in table.items()}
    tilt, azimuth, albedo, dc_to_ac = SITES[site]
    weather = weather_of(here, tilt, azimuth, albedo)

    found = solar_power_share(weather, "asked", Modules(GLASS, -0.0037, dc_to_ac))

    wanted = here["ac_w_per_kwp"] / 1000.0
    assert abs(found.sum() / wanted.sum() - 1.0) <= MOST_ENERGY
    assert np.sqrt(((found - wanted) ** 2).mean()) <= MOST_RMS
    # What is reached today; the bounds above are the promise.
    assert_allclose(found, wanted, atol=2e-5)


def test_each_random_plane_gets_the_light_that_pvlib_gives_it():
    table = columns("solar/unit_transposition_pvwatts.csv")
    for row in range(len(table["tilt"])):
        one = {name: column[row : row + 1] for name, column in table.items()}
        weather = weather_of(
            one, one["tilt"][0], one["surface_azimuth"][0], one["albedo"][0]
        )
        plane = plane_irradiance(weather, "asked")
        assert_allclose(plane, one["poa_global_haydavies"], rtol=1e-4, atol=1e-3)


def test_warmth_and_power_of_cells_agree_with_pvlib_row_by_row():
    table = columns("solar/unit_transposition_pvwatts.csv")
    plane = table["poa_global_iso"]

    cell_c = cell_temperature(plane, table["air_temp"], table["wind"], GLASS)
    dc_share = dc_power(plane, cell_c, -0.0037)

    assert_allclose(cell_c, table["cell_temp"], atol=0.02)
    assert_allclose(dc_share * 1000.0, table["dc_w_per_kwp_no_losses"], atol=0.1)
    assert_allclose(
        ac_power(dc_share, 1.1) * 1000.0, table["ac_w_per_kwp_dcac1p1"], atol=0.1
    )


def test_direct_current_at_800_watts_and_45_degrees():
    """0.8 x (1 - 0.0035 x 20) = 0.744 of the rating."""
    share = dc_power(np.array([800.0]), np.array([45.0]), -0.0035)
    assert_allclose(share, [0.744])


def test_an_inverter_never_gives_more_than_its_rating():
    """2 kW of direct current at a ratio of 1.25: the limit is 1 / 1.25 = 0.8."""
    assert_allclose(ac_power(np.array([2.0]), 1.25), [0.8])


def test_there_is_no_power_without_light():
    assert_allclose(ac_power(np.array([0.0]), 1.0), [0.0])


def test_wind_cools_the_cells():
    plane, air = np.full(2, 800.0), np.full(2, 25.0)
    still, breezy = cell_temperature(plane, air, np.array([0.0, 8.0]), GLASS)
    assert still > breezy > 25.0


def test_an_unknown_orientation_is_told_with_the_known_ones():
    table = columns("solar/representative_days.csv")
    weather = weather_of(table, 20.0, 180.0, 0.2)
    with pytest.raises(IslandError, match=r'no orientation "north".*asked'):
        plane_irradiance(weather, "north")
