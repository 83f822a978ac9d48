"""Power of wind turbines by their measured curves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import tomli

from sim_core.errors import IslandError
from sim_core.numeric import Floats, interpolate
from sim_core.paths import DATA

GAS_CONSTANT_J_KG_K = 287.058
KELVIN = 273.15
LAPSE_K_PER_M = 0.0065
PRESSURE_FALL_PA_PER_M = 12.5
# The exponent of the density correction grows from 1/3 to 2/3 between these speeds.
SLOW_M_S, FAST_M_S = 7.5, 12.5


@dataclass(frozen=True)
class Turbine:
    """A power curve, and its speeds stretched for each density of the library."""

    id: str
    name: str
    rated_mw: float
    wind_m_s: Floats
    power_mw: Floats
    stretched_m_s: Floats


@dataclass(frozen=True)
class Library:
    turbines: Mapping[str, Turbine]
    density_kg_m3: Floats


@cache
def library() -> Library:
    path = DATA / "turbines" / "turbines.toml"
    table = tomli.loads(path.read_text(encoding="utf-8"))
    density = np.array(table["density_kg_m3"], np.float64)
    factors = np.array(table["speed_factor"], np.float64)
    shares = np.arange(factors.shape[1]) / (factors.shape[1] - 1.0)
    turbines = {}
    for row in table["turbine"]:
        wind = np.array(row["wind_m_s"], np.float64)
        power = np.array(row["power_mw"], np.float64)
        between = np.clip((wind - SLOW_M_S) / (FAST_M_S - SLOW_M_S), 0.0, 1.0)
        stretched = [wind * interpolate(between, shares, line) for line in factors]
        turbines[row["id"]] = Turbine(
            row["id"], row["name"], row["rated_mw"], wind, power, np.stack(stretched)
        )
    return Library(turbines, density)


def turbine_ids() -> tuple[str, ...]:
    return tuple(library().turbines)


def turbine_of(name: str) -> Turbine:
    shelf = library()
    if name not in shelf.turbines:
        raise IslandError(f'no turbine "{name}": {", ".join(shelf.turbines)}')
    return shelf.turbines[name]


def air_density(temperature_c: Floats, pressure_pa: float, height_m: float) -> Floats:
    """Density of dry air at a height above ground. [kg/m³]

    Temperature falls 6.5 K and pressure 12.5 hPa per 1,000 m and 100 m; then the gas
    law of dry air.
    """
    kelvin = temperature_c + KELVIN - LAPSE_K_PER_M * height_m
    pressure = pressure_pa - PRESSURE_FALL_PA_PER_M * height_m
    result: Floats = pressure / (GAS_CONSTANT_J_KG_K * kelvin)
    return result


def wind_power_share(turbine: str, hub_m_s: Floats, density_kg_m3: Floats) -> Floats:
    """Power of a turbine as a share of its rating.

    Parameters
    ----------
    turbine : str
        Id in sim_core/data/turbines.
    hub_m_s : ndarray
        Wind speed at the hub. [m/s]
    density_kg_m3 : ndarray, same shape
        Density of the air at the hub. [kg/m³]

    Returns
    -------
    ndarray, same shape
        0 to 1; still below cut-in, and above cut-out as in a typhoon.

    References
    ----------
    Curves: Open Energy Platform. Density: Svenningsen, Power curve air density
    correction, EMD 2010; curves for densities between two of the table are mixed.
    """
    machine, grid = turbine_of(turbine), library().density_kg_m3
    place = np.clip((density_kg_m3 - grid[0]) / (grid[1] - grid[0]), 0.0, len(grid) - 1)
    lower = np.minimum(place.astype(np.int64), len(grid) - 2)
    upper_share = place - lower
    result = np.empty_like(hub_m_s)
    for row in range(int(lower.min()), int(lower.max()) + 1):
        hours = lower == row
        result[hours] = _mixed(machine, row, upper_share[hours], hub_m_s[hours])
    return result


def _mixed(machine: Turbine, row: int, upper_share: Floats, hub_m_s: Floats) -> Floats:
    """Between the curves of two densities; cut-in and cut-out lie between as well."""
    thin, thick = machine.stretched_m_s[row], machine.stretched_m_s[row + 1]
    low = interpolate(hub_m_s, thin, machine.power_mw)
    high = interpolate(hub_m_s, thick, machine.power_mw)
    cut_in = thin[0] + upper_share * (thick[0] - thin[0])
    cut_out = thin[-1] + upper_share * (thick[-1] - thin[-1])
    turning = (hub_m_s >= cut_in) & (hub_m_s <= cut_out)
    share = (low + upper_share * (high - low)) / machine.rated_mw
    return np.where(turning, share, 0.0)
