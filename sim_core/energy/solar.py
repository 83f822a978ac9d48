"""Power of photovoltaic plants: light in the plane, cell warmth, inverter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import tomli

from sim_core.climate import Weather
from sim_core.errors import IslandError
from sim_core.numeric import Floats, interpolate
from sim_core.paths import DATA

STC_W_M2 = 1000.0
STC_C = 25.0
LEAST_UP = 0.01745
WIND_HEIGHT_M = 10.0
# Loss of direct current by soiling, shading, mismatch, wiring and so on.
LOSS_SHARE = 0.14075660688264469
NOMINAL_EFFICIENCY = 0.96
REFERENCE_EFFICIENCY = 0.9637


@dataclass(frozen=True)
class Racking:
    """How modules are mounted: warmth over the air by wind speed."""

    delta_c: float
    wind_m_s: Floats
    warmth_c_m2_w: Floats


@dataclass(frozen=True)
class Modules:
    """What sets one plant apart from another."""

    racking: str = "open_rack_glass_polymer"
    temperature_per_c: float = -0.0035
    dc_to_ac: float = 1.0
    loss_share: float = LOSS_SHARE


@cache
def rackings() -> Mapping[str, Racking]:
    text = (DATA / "solar.toml").read_text(encoding="utf-8")
    table = tomli.loads(text)
    wind = np.array(table["wind_m_s"], np.float64)
    return {
        row["id"]: Racking(row["delta_c"], wind, np.array(row["warmth_c_m2_w"]))
        for row in table["racking"]
    }


def plane_irradiance(weather: Weather, orientation: str) -> Floats:
    """Light in the plane of the modules, (days, 24). [W/m²]

    References
    ----------
    Hay and Davies, Calculation of the solar radiation incident on an inclined surface,
    1980; ground light: global × albedo × (1 − cos tilt) / 2.
    """
    surfaces = weather.site.surfaces
    if orientation not in surfaces:
        known = ", ".join(surfaces)
        raise IslandError(f'the climate has no orientation "{orientation}": {known}')
    east, north, tilt_up = (float(value) for value in surfaces[orientation])
    facing = (
        east * weather.sun_east + north * weather.sun_north + tilt_up * weather.sun_up
    )
    ahead = np.maximum(facing, 0.0)
    ratio = ahead / np.maximum(weather.sun_up, LEAST_UP)
    round_the_sun = weather.beam_w_m2 / weather.extra_w_m2
    from_sky = round_the_sun * ratio + (1.0 - round_the_sun) * (0.5 * (1.0 + tilt_up))
    ground = weather.global_w_m2 * (weather.site.albedo * 0.5 * (1.0 - tilt_up))
    diffuse = np.maximum(weather.diffuse_w_m2 * from_sky, 0.0)
    result: Floats = weather.beam_w_m2 * ahead + diffuse + ground
    return result


def cell_temperature(
    plane_w_m2: Floats, air_c: Floats, wind_10m_m_s: Floats, racking: str
) -> Floats:
    """Temperature of the cells. [°C]

    References
    ----------
    King, Boyson and Kratochvil, Photovoltaic Array Performance Model, SAND2004-3535.
    """
    mount = rackings()[racking]
    warmth = interpolate(wind_10m_m_s, mount.wind_m_s, mount.warmth_c_m2_w)
    result: Floats = air_c + plane_w_m2 * (warmth + mount.delta_c / STC_W_M2)
    return result


def dc_power(plane_w_m2: Floats, cell_c: Floats, temperature_per_c: float) -> Floats:
    """Direct current per kWp before losses, as a share of the rating.

    References
    ----------
    Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641, 2014.
    """
    result: Floats = (
        plane_w_m2 / STC_W_M2 * (1.0 + temperature_per_c * (cell_c - STC_C))
    )
    return result


def ac_power(dc_share: Floats, dc_to_ac: float) -> Floats:
    """Alternating current per kWp after the inverter, as a share of the rating.

    References
    ----------
    Dobos 2014, section 10, with its reference inverter.
    """
    limit = 1.0 / dc_to_ac
    load = dc_share / (limit / NOMINAL_EFFICIENCY)
    safe = np.where(load > 0.0, load, 1.0)
    efficiency = (
        NOMINAL_EFFICIENCY
        / REFERENCE_EFFICIENCY
        * (0.9858 - 0.0162 * safe - 0.0059 / safe)
    )
    power = np.where(load > 0.0, efficiency * dc_share, 0.0)
    result: Floats = np.minimum(np.maximum(power, 0.0), limit)
    return result


def solar_power_share(weather: Weather, orientation: str, modules: Modules) -> Floats:
    """AC power by hour, (days, 24), as a share of the rated direct current."""
    plane = plane_irradiance(weather, orientation)
    wind_m_s = weather.wind_m_s * weather.site.wind_factor(WIND_HEIGHT_M)
    cell_c = cell_temperature(plane, weather.temperature_c, wind_m_s, modules.racking)
    dc_share = dc_power(plane, cell_c, modules.temperature_per_c)
    return ac_power(dc_share * (1.0 - modules.loss_share), modules.dc_to_ac)
