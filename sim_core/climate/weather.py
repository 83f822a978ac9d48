"""A year of weather by the hour: sun, wind, warmth and rain that hang together.

Behind it stand four series of unit variance by day: a slow one (highs that block the
way of weather for a week or two), the sky, the wind and the warmth. How they go
together by season is the site's own; so are the laws that they are drawn from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR, MONTH_DAYS
from sim_core.climate.profile import Climate, Site
from sim_core.climate.series import hourly, persistent, roughened, together
from sim_core.climate.sky import clouded
from sim_core.climate.spells import Air, Spell, with_spells, with_storms
from sim_core.numeric import Floats, fixed_sum, interpolate
from sim_core.rng import draw_generator

if TYPE_CHECKING:
    from sim_core.energy.rooms import Warmth

STREAM = "weather"
MONTH_OF_DAY = np.repeat(np.arange(12), MONTH_DAYS)
HOURS = 24
LIKENESS = 0.6
# Heavier rain and stronger storms in a warmer air (AR6 WG1 ch. 8 and 11: about 7 % a
# degree after Clausius and Clapeyron; peak winds some 2.5 % a degree).
RAIN_SHARE_PER_C = 0.07
STORM_SHARE_PER_C = 0.025


@dataclass(frozen=True)
class Weather:
    """Hours of some days, each array of shape (days, 24); wind at 100 m."""

    temperature_c: Floats
    wind_m_s: Floats
    wind_direction_deg: Floats
    clearness: Floats
    rain_mm: Floats
    storm: Floats
    global_w_m2: Floats
    beam_w_m2: Floats
    diffuse_w_m2: Floats
    extra_w_m2: Floats
    sun_east: Floats
    sun_north: Floats
    sun_up: Floats
    site: Site
    # Rooms of this weather, which demand and comfort both look at.
    rooms: dict[tuple[str, int], "Warmth"] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return len(self.temperature_c)

    def days(self, first: int, count: int) -> "Weather":
        """The weather of `count` days from `first`."""
        return self._cut(slice(first, first + count))

    def hours(self) -> "Weather":
        """A single day with arrays of shape (24,)."""
        return self._cut(0)

    def _cut(self, part: slice | int) -> "Weather":
        cut: dict[str, Any] = {name: getattr(self, name)[part] for name in HOURLY}
        return Weather(site=self.site, **cut)


NOT_HOURLY = ("site", "rooms")
HOURLY = tuple(f.name for f in fields(Weather) if f.name not in NOT_HOURLY)


def concatenate(parts: Sequence[Weather]) -> Weather:
    """Days of several spans, one after another."""
    if len(parts) == 1:
        return parts[0]
    joined: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in HOURLY
    }
    return Weather(site=parts[0].site, **joined)


def weather_year(
    climate: Climate,
    seed: int,
    year: int,
    spells: Sequence[Spell] = (),
    warming_c: float = 0.0,
) -> Weather:
    """Draw one year; the same arguments always give the same bits."""
    generator = draw_generator(seed, f"{STREAM}/{climate.name}", year)
    air = _air(climate, generator)
    air = with_storms(air, climate, seed, year, 1.0 + STORM_SHARE_PER_C * warming_c)
    air = replace(
        air,
        temperature_c=air.temperature_c + warming_c,
        rain_mm=air.rain_mm * (1.0 + RAIN_SHARE_PER_C * warming_c),
    )
    air = with_spells(air, climate, spells)
    return _under_the_sun(climate, air, _direction(climate, generator))


def _air(climate: Climate, generator: np.random.Generator) -> Air:
    tables = climate.tables
    shocks = normal(tables, generator.random((4, DAYS_PER_YEAR)))
    quick = normal(tables, generator.random((2, DAYS_PER_YEAR * HOURS)))
    memory = [float(value) for value in tables["memory"]]
    block = persistent(shocks[0], memory[0])
    own_sky = persistent(shocks[1], memory[1])
    sky = together(own_sky, block, tables["block_sky"])
    wind = together(
        persistent(shocks[2], memory[2]),
        block, tables["block_wind"], own_sky, tables["sky_wind"],
    )  # fmt: skip
    warmth = together(
        persistent(shocks[3], memory[3]),
        block, tables["block_warmth"], own_sky, tables["sky_warmth"],
    )  # fmt: skip
    clearness = _hours_of(tables, sky, quick[0], "sky", "clearness_quantiles")
    speed = _hours_of(tables, wind, quick[1], "wind", "wind_quantiles_m_s")
    dullness = np.asarray(fixed_sum(clearness, axis=1)) / HOURS
    return Air(
        _temperature_c(tables, warmth, dullness),
        speed * tables["wind_by_hour"],
        clearness,
        _rain(tables, dullness, generator.random(DAYS_PER_YEAR)),
        np.zeros((DAYS_PER_YEAR, HOURS)),
    )


def normal(tables: Mapping[str, Floats], share: Floats) -> Floats:
    """Normal numbers of evenly drawn shares, by table."""
    return interpolate(share, tables["normal_share"], tables["normal_z"])


def _hours_of(
    tables: Mapping[str, Floats], daily: Floats, quick: Floats, name: str, law: str
) -> Floats:
    """Hours between the days' values, some of it quick change, by the month's law."""
    memory, share = (float(value) for value in tables[f"{name}_quick"])
    gusts = persistent(quick, memory).reshape(DAYS_PER_YEAR, HOURS)
    return _by_month(tables, roughened(hourly(daily, LIKENESS), gusts, share), law)


def _by_month(tables: Mapping[str, Floats], z: Floats, name: str) -> Floats:
    """Turn normal numbers into a month's own law, by its quantiles."""
    share = interpolate(z, tables["law_z"], tables["law_share"])
    result = np.empty_like(share)
    points = np.arange(tables[name].shape[1]) / (tables[name].shape[1] - 1.0)
    for month in range(12):
        days = month == MONTH_OF_DAY
        result[days] = interpolate(share[days], points, tables[name][month])
    return result


def _temperature_c(
    tables: Mapping[str, Floats], warmth: Floats, clearness: Floats
) -> Floats:
    """Mean of the season, spells of days, and a swing that clouds damp."""
    usual = tables["clearness_mean"]
    swing = 1.0 + 0.5 * (clearness - usual) / usual
    half_range = tables["half_range_c"] * swing
    mean = tables["temperature_mean_c"][:, None] + np.zeros((1, HOURS))
    spell = tables["temperature_spread_c"][:, None] * hourly(warmth, 0.8)
    return mean + spell + half_range[:, None] * tables["day_shape"]


def _direction(climate: Climate, generator: np.random.Generator) -> Floats:
    """Where the wind comes from, steady for a day. [degree from north]"""
    tables = climate.tables
    z = persistent(normal(tables, generator.random(DAYS_PER_YEAR)), 0.5)
    daily = tables["wind_from_deg"] + tables["wind_from_spread_deg"] * z
    turned = np.mod(daily, 360.0)
    return turned[:, None] + np.zeros((DAYS_PER_YEAR, HOURS))


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


def _under_the_sun(climate: Climate, air: Air, direction_deg: Floats) -> Weather:
    tables = climate.tables
    extra = tables["extra_w_m2"][:, None] + np.zeros((1, HOURS))
    sky = clouded(climate.clear, air.clearness, tables["sun_up"], extra)
    return Weather(
        air.temperature_c,
        air.wind_m_s,
        direction_deg,
        air.clearness,
        air.rain_mm,
        air.storm,
        sky.global_w_m2,
        sky.beam_w_m2,
        sky.diffuse_w_m2,
        extra,
        tables["sun_east"],
        tables["sun_north"],
        tables["sun_up"],
        climate.site,
    )
