"""The core's sun and wind beside pvlib and windpowerlib, run here and now."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pvlib")
pytest.importorskip("windpowerlib")
import pandas as pd
import pvlib
from windpowerlib.power_output import power_curve_density_correction

from sim_core.climate import Climate, read_climate, weather_year
from sim_core.energy.solar import Modules, solar_power_share
from sim_core.energy.wind import air_density, turbine_of, wind_power_share
from tools.climate.check import cloudless, core_share
from tools.climate.profile import profile, write_profile
from tools.climate.site import read_site
from tools.climate.sun import hours_of_year, surfaces
from tools.climate.weatherfile import with_weather_file

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.slow,
    # Both libraries warn of their own calls into pandas.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
SITES = ("guangdong_coast", "huailai", "north_sea", "equator")
HERE = Path(__file__).resolve()
GLASS = pvlib.temperature.TEMPERATURE_MODEL_PARAMETERS["sapm"][
    "open_rack_glass_polymer"
]


def pvlib_share(climate, year, orientation):
    """AC power of pvlib's own chain, from the drawn hours of light, warmth and wind."""
    site = climate.recipe["site"]
    times = hours_of_year(site)
    place = pvlib.location.Location(
        site["latitude"], site["longitude"], times.tz, site["altitude_m"]
    )
    sun, clear = place.get_solarposition(times), place.get_clearsky(times)
    extra = pvlib.irradiance.get_extra_radiation(times)
    clearness = pd.Series(year.clearness.reshape(-1), times)
    ghi = clear["ghi"] * clearness
    split = pvlib.irradiance.erbs(ghi, sun["apparent_zenith"], times)
    beam = np.minimum(split["dni"], clear["dni"])
    own = np.clip((clearness - 0.9) / 0.1, 0.0, 1.0)
    up = np.cos(np.radians(sun["apparent_zenith"])).clip(lower=0.0)
    beam = beam + own * (clear["dni"] - beam)
    diffuse = (ghi - beam * up).clip(lower=0.0)
    tilt, azimuth = surfaces(site)[orientation]
    plane = pvlib.irradiance.get_total_irradiance(
        tilt, azimuth, sun["apparent_zenith"], sun["azimuth"], beam, ghi, diffuse,
        extra, albedo=site["albedo"], model="haydavies",
    )["poa_global"].fillna(0.0)  # fmt: skip
    wind = year.wind_m_s.reshape(-1) * climate.site.wind_factor(10.0)
    cell = pvlib.temperature.sapm_cell(
        plane, year.temperature_c.reshape(-1), wind, **GLASS
    )
    dc = pvlib.pvsystem.pvwatts_dc(plane, cell, 1.0, -0.0035)
    dc = dc * (1.0 - pvlib.pvsystem.pvwatts_losses() / 100.0)
    ac = pvlib.inverter.pvwatts(dc, 1.0 / 0.96, 0.96)
    return np.asarray(ac.fillna(0.0)).reshape(365, 24)


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("orientation", ["best", "east_20", "upright_west"])
def test_a_cloudy_year_gives_what_pvlib_gives(name, orientation):
    climate = read_climate(name)
    year = weather_year(climate, 1, 2021)

    found = solar_power_share(year, orientation, Modules())
    wanted = pvlib_share(climate, year, orientation)

    assert abs(found.sum() / wanted.sum() - 1.0) <= 0.01
    assert np.sqrt(((found - wanted) ** 2).mean()) <= 0.02


def test_a_cloudless_year_gives_what_pvlib_gives():
    site = {
        "id": "here", "lat": 23.7, "lon": 113.0, "alt": 20, "utc": 8, "tilt": 20,
        "az": 180, "albedo": 0.2, "racking": "open_rack_glass_glass", "dcac": 1.1,
    }  # fmt: skip
    flat = pd.DataFrame({"air_temp": np.full(8760, 22.0), "wind": np.full(8760, 2.0)})
    weather = cloudless(site, flat)
    plane = pvlib.irradiance.get_total_irradiance(
        20, 180, np.degrees(np.arccos(weather.sun_up.reshape(-1))),
        np.degrees(np.arctan2(weather.sun_east, weather.sun_north)).reshape(-1),
        weather.beam_w_m2.reshape(-1), weather.global_w_m2.reshape(-1),
        weather.diffuse_w_m2.reshape(-1), weather.extra_w_m2.reshape(-1),
        albedo=0.2, model="haydavies",
    )["poa_global"]  # fmt: skip
    params = pvlib.temperature.TEMPERATURE_MODEL_PARAMETERS["sapm"][site["racking"]]
    cell = pvlib.temperature.sapm_cell(plane, 22.0, 2.0, **params)
    dc = pvlib.pvsystem.pvwatts_dc(plane, cell, 1.0, -0.0037)
    dc = dc * (1.0 - pvlib.pvsystem.pvwatts_losses() / 100.0)
    wanted = np.nan_to_num(pvlib.inverter.pvwatts(dc, 1.0 / 1.1 / 0.96, 0.96))

    found = core_share(site, flat, -0.0037)

    assert abs(found.sum() / wanted.sum() - 1.0) <= 0.01


@pytest.mark.parametrize("name", ["v112_3000", "e126_4200", "swt120_3600"])
def test_a_windy_year_gives_what_windpowerlib_gives(name):
    climate, machine = read_climate("pingtan"), turbine_of(name)
    year = weather_year(climate, 1, 2021)
    speed = (year.wind_m_s * climate.site.wind_factor(94.0)).reshape(-1)
    density = air_density(
        year.temperature_c.reshape(-1), climate.site.pressure_pa, 94.0
    )
    wanted = power_curve_density_correction(
        speed, machine.wind_m_s, machine.power_mw, density
    )

    found = wind_power_share(name, speed, density) * machine.rated_mw

    assert abs(found.sum() / wanted.sum() - 1.0) <= 0.005
    assert np.sqrt(((found - wanted) ** 2).mean()) <= 0.005 * machine.rated_mw


def epw_text(warmth_c, light_w_m2, wind_m_s):
    """A made-up EPW file: the same day all year, light from 6 to 18."""
    head = "LOCATION,Made Up,-,CHN,none,000000,23.0,113.0,8.0,10.0\n" + "x\n" * 7
    rows = []
    for day in pd.date_range("2021-01-01", periods=365):
        for hour in range(1, 25):
            ghi = light_w_m2 if 7 <= hour <= 18 else 0.0
            cells = [day.year, day.month, day.day, hour, 60, "?", warmth_c, 15, 70]
            cells += [101325, 0, 1400, 300, ghi, 0, ghi, 0, 0, 0, 0, 180, wind_m_s]
            cells += [5, 5, 10, 1000, 9, "999999999", 20, 0.1, 0, 0, 0.2, 0, 0]
            rows.append(",".join(str(cell) for cell in cells))
    return head + "\n".join(rows) + "\n"


def test_a_weather_file_sets_the_means_of_the_site(tmp_path):
    path = tmp_path / "made_up.epw"
    path.write_text(epw_text(19.5, 300.0, 4.0))
    site = read_site(HERE.parents[2] / "tools/climate/sites/qingyuan.toml")

    found = with_weather_file(site, path)

    assert found["temperature_c"] == [19.5] * 12
    assert found["daily_range_c"] == [0.0] * 12
    # 4 m/s x ln(100 / 0.3) / ln(10 / 0.3) = 6.627 m/s
    assert found["wind_100m_m_s"][0] == pytest.approx(6.627, abs=0.001)
    assert 0.4 < found["clearness"][5] < 0.7
    assert found["source"]["clearness"].startswith("made_up.epw")


def test_a_profile_has_the_same_bytes_when_made_twice(tmp_path):
    site = read_site(HERE.parents[2] / "tools/climate/sites/equator.toml")
    tables = profile(site)
    first, again = tmp_path / "a.npz", tmp_path / "b.npz"
    write_profile(tables, first)
    write_profile(dict(reversed(tables.items())), again)
    assert first.read_bytes() == again.read_bytes()
    assert isinstance(Climate("equator", tables, {}).site.albedo, float)
