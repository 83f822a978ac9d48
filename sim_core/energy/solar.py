"""Power of photovoltaic plants."""

from sim_core.climate import Weather
from sim_core.errors import IslandError
from sim_core.numeric import Floats


def solar_power_mw(weather: Weather, orientation: str, capacity_mwp: float) -> Floats:
    """AC power by hour, (days, 24), from the profile's PVWatts table. [MW]"""
    if orientation not in weather.solar_mw_per_mwp:
        known = ", ".join(weather.solar_mw_per_mwp)
        raise IslandError(f'the climate has no orientation "{orientation}": {known}')
    return weather.solar_mw_per_mwp[orientation] * capacity_mwp
