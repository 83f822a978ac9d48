"""Power of wind turbines by their measured curves."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import tomli

from sim_core.errors import IslandError
from sim_core.numeric import Floats, interpolate
from sim_core.paths import DATA


@dataclass(frozen=True)
class Turbine:
    id: str
    name: str
    rated_mw: float
    wind_m_s: Floats
    power_mw: Floats


@dataclass(frozen=True)
class Library:
    """Turbine curves and the wind's growth with height."""

    turbines: dict[str, Turbine]
    hub_height_m: Floats
    speed_factor: Floats


@cache
def library() -> Library:
    path = DATA / "turbines" / "turbines.toml"
    table = tomli.loads(path.read_text(encoding="utf-8"))
    turbines = {
        row["id"]: Turbine(
            row["id"],
            row["name"],
            row["rated_mw"],
            np.array(row["wind_m_s"], np.float64),
            np.array(row["power_mw"], np.float64),
        )
        for row in table["turbine"]
    }
    heights = np.array(table["hub_height_m"], np.float64)
    return Library(turbines, heights, np.array(table["speed_factor"], np.float64))


def turbine_ids() -> tuple[str, ...]:
    return tuple(library().turbines)


def wind_power_share(
    turbine: str, wind_100m_m_s: Floats, hub_height_m: float
) -> Floats:
    """Power of a turbine as a share of its rating.

    Parameters
    ----------
    turbine : str
        Id in sim_core/data/turbines.
    wind_100m_m_s : ndarray
        Wind speed 100 m above ground. [m/s]
    hub_height_m : float
        Height of the hub. [m]

    Returns
    -------
    ndarray, same shape
        0 to 1; still below cut-in and above the curve's last speed.

    References
    ----------
    Curves: Open Energy Platform; height: Hellman's law with exponent 1/7, as a table.
    """
    shelf = library()
    if turbine not in shelf.turbines:
        raise IslandError(f'no turbine "{turbine}": {", ".join(shelf.turbines)}')
    curve = shelf.turbines[turbine]
    factor = interpolate(hub_height_m, shelf.hub_height_m, shelf.speed_factor)
    hub_m_s = wind_100m_m_s * factor
    share = interpolate(hub_m_s, curve.wind_m_s, curve.power_mw) / curve.rated_mw
    turning = (hub_m_s >= curve.wind_m_s[0]) & (hub_m_s <= curve.wind_m_s[-1])
    return np.where(turning, share, 0.0)
