"""A year of weather by the hour: sun, wind, warmth and rain that hang together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR, MONTH_DAYS
from sim_core.climate.profile import Climate
from sim_core.numeric import Floats, interpolate
from sim_core.rng import draw_generator

STREAM = "weather"
# Correlation of one day with the next, and of wind and warmth with a clear sky.
SKY_PERSISTENCE = 0.55
WIND_PERSISTENCE = 0.60
WARMTH_PERSISTENCE = 0.75
WIND_WITH_SKY = -0.20
WARMTH_WITH_SKY = 0.25
HOURLY_WIND_PERSISTENCE = 0.90
HOURLY_WIND_SHARE = 0.35
WARMTH_SPREAD_C = 2.4
MONTH_OF_DAY = np.repeat(np.arange(12), MONTH_DAYS)
HOURS = 24


@dataclass(frozen=True)
class Weather:
    """Hours of some days, each array of shape (days, 24)."""

    temperature_c: Floats
    wind_m_s: Floats
    wind_direction_deg: Floats
    clearness: Floats
    rain_mm: Floats
    solar_mw_per_mwp: Mapping[str, Floats]

    def __len__(self) -> int:
        return len(self.temperature_c)

    def days(self, first: int, count: int) -> "Weather":
        """The weather of `count` days from `first`."""
        return self._cut(slice(first, first + count))

    def hours(self) -> "Weather":
        """A single day with arrays of shape (24,)."""
        return self._cut(0)

    def _cut(self, part: slice | int) -> "Weather":
        return Weather(
            self.temperature_c[part],
            self.wind_m_s[part],
            self.wind_direction_deg[part],
            self.clearness[part],
            self.rain_mm[part],
            {name: values[part] for name, values in self.solar_mw_per_mwp.items()},
        )


def concatenate(parts: Sequence[Weather]) -> Weather:
    """Days of several spans, one after another."""
    if len(parts) == 1:
        return parts[0]
    return Weather(
        np.concatenate([part.temperature_c for part in parts]),
        np.concatenate([part.wind_m_s for part in parts]),
        np.concatenate([part.wind_direction_deg for part in parts]),
        np.concatenate([part.clearness for part in parts]),
        np.concatenate([part.rain_mm for part in parts]),
        {
            name: np.concatenate([part.solar_mw_per_mwp[name] for part in parts])
            for name in parts[0].solar_mw_per_mwp
        },
    )


def weather_year(climate: Climate, seed: int, year: int) -> Weather:
    """Draw one year; the same arguments always give the same bits."""
    tables = climate.tables
    generator = draw_generator(seed, f"{STREAM}/{climate.name}", year)
    shocks = normal(tables, generator.random((3, DAYS_PER_YEAR)))
    sky = persistent(shocks[0], SKY_PERSISTENCE)
    wind = mixed(persistent(shocks[1], WIND_PERSISTENCE), sky, WIND_WITH_SKY)
    warmth = mixed(persistent(shocks[2], WARMTH_PERSISTENCE), sky, WARMTH_WITH_SKY)
    clearness = _by_month(tables, sky, "clearness_quantiles")
    hourly = clearness[:, None] + np.zeros((DAYS_PER_YEAR, HOURS))
    return Weather(
        tables["temperature_c"] + WARMTH_SPREAD_C * warmth[:, None],
        _wind(tables, wind, generator.random((DAYS_PER_YEAR, HOURS))),
        _direction(generator.random(DAYS_PER_YEAR)),
        hourly,
        _rain(tables, clearness, generator.random(DAYS_PER_YEAR)),
        {name: _solar(tables, name, clearness) for name in climate.orientations},
    )


def normal(tables: Mapping[str, Floats], share: Floats) -> Floats:
    """Normal numbers of evenly drawn shares, by table."""
    return interpolate(share, tables["normal_share"], tables["normal_z"])


def persistent(shocks: Floats, memory: float) -> Floats:
    """A series of unit variance in which each value remembers the one before."""
    fresh = sqrt(1.0 - memory * memory)
    values = np.empty_like(shocks)
    last = float(shocks[0])
    for row, shock in enumerate(shocks):
        last = memory * last + fresh * float(shock) if row else last
        values[row] = last
    return values


def mixed(own: Floats, other: Floats, correlation: float) -> Floats:
    """A series of unit variance that goes along with another."""
    rest = sqrt(1.0 - correlation * correlation)
    return correlation * other + rest * own


def _by_month(tables: Mapping[str, Floats], z: Floats, name: str) -> Floats:
    """Turn normal numbers into a month's own law, by its quantiles."""
    share = interpolate(z, tables["law_z"], tables["law_share"])
    result = np.empty_like(share)
    points = np.arange(tables[name].shape[1]) / (tables[name].shape[1] - 1.0)
    for month in range(12):
        days = month == MONTH_OF_DAY
        result[days] = interpolate(share[days], points, tables[name][month])
    return result


def _wind(tables: Mapping[str, Floats], daily: Floats, draws: Floats) -> Floats:
    """Hourly wind: the day's level and gusts that last a few hours."""
    gusts = persistent(normal(tables, draws).reshape(-1), HOURLY_WIND_PERSISTENCE)
    hours = mixed(np.repeat(daily, HOURS), gusts, sqrt(HOURLY_WIND_SHARE)).reshape(
        DAYS_PER_YEAR, HOURS
    )
    return _by_month(tables, hours, "wind_quantiles_m_s")


def _direction(draws: Floats) -> Floats:
    """Where the wind comes from, steady for a day. [degree from north]"""
    daily = 360.0 * draws
    return daily[:, None] + np.zeros((DAYS_PER_YEAR, HOURS))


def _rain(tables: Mapping[str, Floats], clearness: Floats, draws: Floats) -> Floats:
    """Rain falls on the dullest days of each month, spread over the hours. [mm]"""
    result = np.zeros((DAYS_PER_YEAR, HOURS))
    for month in range(12):
        days = np.flatnonzero(month == MONTH_OF_DAY)
        dull = days[np.argsort(clearness[days], kind="stable")]
        wet = dull[: int(tables["rain_day_share"][month] * len(days) + 0.5)]
        amount = tables["rain_mm_per_day"][month] * 2.0 * draws[wet]
        result[wet] = amount[:, None] / HOURS
    return result


def _solar(tables: Mapping[str, Floats], name: str, clearness: Floats) -> Floats:
    """Power of modules under the day's sky. [MW/MWp]"""
    left = interpolate(clearness, tables["clearness_points"], tables[f"left_{name}"])
    return tables[f"clear_{name}"] * left[:, None]
