"""Wind power beside windpowerlib's figures and sums worked out by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from tables import columns

from sim_core.climate import Site
from sim_core.energy.wind import (
    air_density,
    turbine_ids,
    turbine_of,
    wind_power_share,
)
from sim_core.errors import IslandError

TURBINES = {
    "V112/3000": "v112_3000",
    "E-126/4200": "e126_4200",
    "SWT120/3600": "swt120_3600",
}
# The model page allows half a percent.
MOST_SHARE = 0.005
USUAL = 1.225


def share(turbine, speed_m_s, density=USUAL):
    return float(
        wind_power_share(turbine, np.array([speed_m_s]), np.array([density]))[0]
    )


@pytest.mark.parametrize("name", TURBINES)
def test_power_by_speed_and_density_agrees_with_windpowerlib(name):
    table = columns("wind/power_table.csv")
    mine = table["turbine"] == name
    wanted = table["power_W_density_corrected"][mine] / 1e6

    found = wind_power_share(
        TURBINES[name], table["v_hub_log"][mine], table["density"][mine]
    )

    rated_mw = turbine_of(TURBINES[name]).rated_mw
    assert np.abs(found * rated_mw - wanted).max() <= MOST_SHARE * rated_mw
    assert abs(found.sum() * rated_mw / wanted.sum() - 1.0) <= MOST_SHARE


def test_density_of_the_air_agrees_with_windpowerlib():
    table = columns("wind/air_density.csv")
    for row in range(len(table["hub_m"])):
        hub_m = float(table["hub_m"][row])
        # The case's warmth is measured at 2 m, the core's at the ground.
        ground_c = table["temp_K_at_2m"][row : row + 1] - 273.15 + 2.0 * 0.0065
        found = air_density(ground_c, float(table["pressure_Pa_at_0m"][row]), hub_m)
        assert_allclose(found, table["density_ideal_gas"][row], rtol=5e-4)


def test_a_turbine_between_two_points_of_its_curve():
    """V112: 0.206 MW at 4.5 m/s and 0.301 at 5; half way 0.2535 of 3.075 MW."""
    assert share("v112_3000", 4.75) == pytest.approx(0.2535 / 3.075, rel=1e-6)


def test_a_turbine_stands_still_in_a_typhoon():
    assert share("v112_3000", 24.99) == pytest.approx(1.0)
    assert share("v112_3000", 25.1) == 0.0
    assert share("v112_3000", 45.0) == 0.0


def test_a_turbine_stands_still_in_a_calm():
    assert share("v112_3000", 2.9) == 0.0


def test_thin_hot_air_gives_less_power_than_cold():
    assert share("v112_3000", 8.0, 1.10) < share("v112_3000", 8.0, 1.30)


def test_density_at_thirty_degrees_and_sea_level():
    """101325 / (287.058 x 303.15) = 1.1644 kg/m³."""
    assert_allclose(air_density(np.array([30.0]), 101325.0, 0.0), 1.1644, atol=1e-4)


def test_wind_grows_with_height():
    site = Site({}, np.array([10.0, 100.0]), np.array([0.7, 1.0]), 101325.0, 0.2)
    assert site.wind_factor(55.0) == pytest.approx(0.85)


def test_every_turbine_of_the_library_has_a_rising_row_of_speeds():
    for name in turbine_ids():
        assert np.all(np.diff(turbine_of(name).wind_m_s) > 0.0)


def test_an_unknown_turbine_is_told_with_the_known_ones():
    with pytest.raises(IslandError, match="v112_3000"):
        share("windmill", 8.0)
