"""Means of a site from a weather file (EPW or TMY3) in place of its table."""

from pathlib import Path

import numpy as np
import pandas as pd
import pvlib

from tools.climate.site import SiteError, Table
from tools.climate.sun import sun_tables

HOURS_PER_YEAR = 8760
REFERENCE_HEIGHT_M = 10.0


def read_weather_file(path: Path) -> tuple[pd.DataFrame, Table]:
    """Hours of a year and the station; columns as pvlib names them."""
    readers = {".epw": pvlib.iotools.read_epw, ".csv": pvlib.iotools.read_tmy3}
    if path.suffix.lower() not in readers:
        raise SiteError(f"{path}: give an .epw file or a TMY3 .csv file")
    try:
        data, station = readers[path.suffix.lower()](path)
    except (OSError, ValueError, KeyError, IndexError) as fault:
        raise SiteError(f"{path}: cannot be read as weather ({fault})") from None
    data = data[~((data.index.month == 2) & (data.index.day == 29))]
    if len(data) != HOURS_PER_YEAR:
        raise SiteError(f"{path}: {len(data)} hours, not {HOURS_PER_YEAR}")
    return data, station


def with_weather_file(site: Table, path: Path) -> Table:
    """The site with place, warmth, light and wind of the file."""
    data, station = read_weather_file(path)
    site = site | {
        "latitude": float(station["latitude"]),
        "longitude": float(station["longitude"]),
        "altitude_m": float(station["altitude"]),
        "hours_from_utc": float(station["TZ"]),
    }
    air = np.asarray(data["temp_air"], float).reshape(365, 24)
    means = {
        "temperature_c": air.mean(axis=1),
        "daily_range_c": air.max(axis=1) - air.min(axis=1),
        "wind_100m_m_s": _at_100_m(site, data).mean(axis=1),
    }
    months = {key: _by_month(values) for key, values in means.items()}
    months["clearness"] = _clearness(site, data)
    months["temperature_spread_c"] = _spread(means["temperature_c"])
    cited = {key: f"{path.name}: hourly weather file" for key in months}
    return site | months | {"source": site["source"] | cited}


def _at_100_m(site: Table, data: pd.DataFrame) -> np.ndarray:
    """Wind of the file's 10 m mast carried up by the logarithmic law."""
    rough = site["roughness_m"]
    rise = np.log(100.0 / rough) / np.log(REFERENCE_HEIGHT_M / rough)
    return np.asarray(data["wind_speed"], float).reshape(365, 24) * rise


def _clearness(site: Table, data: pd.DataFrame) -> list[float]:
    light = np.asarray(data["ghi"], float).reshape(365, 24).sum(axis=1)
    clear = sun_tables(site)["clear_global_w_m2"].sum(axis=1)
    share = np.array(_by_month(light)) / np.array(_by_month(clear))
    return [round(float(value), 3) for value in np.clip(share, 0.1, 0.95)]


def _by_month(days: np.ndarray) -> list[float]:
    from tools.climate.site import by_month

    return [round(float(value), 3) for value in by_month(days)]


def _spread(daily_c: np.ndarray) -> list[float]:
    """Spread of daily means about the month's own trend."""
    smooth = np.convolve(np.pad(daily_c, 15, mode="wrap"), np.ones(31) / 31, "valid")
    squares = _by_month((daily_c - smooth) ** 2)
    return [round(float(np.sqrt(value)), 3) for value in squares]
