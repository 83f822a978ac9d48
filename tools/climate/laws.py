"""Laws of chance of a site as tables: clouds, wind, warmth, rain, storms."""

import math
from statistics import NormalDist

import numpy as np

from tools.climate.site import (
    MEMORY,
    MONTH_DAYS,
    TOGETHER,
    Table,
    by_day,
    by_season,
)

GRID = np.linspace(0.0, 1.0, 201)
HEIGHTS_M = np.array([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150,
                      160, 180, 200, 250], float)  # fmt: skip
# Memory from hour to hour and share of the variance that is quick change.
SKY_QUICK = (0.75, 0.25)
WIND_QUICK = (0.92, 0.30)


def clearness_quantiles(mean: float, firmness: float) -> np.ndarray:
    """Share of the cloudless sky's light: a beta law between 0.05 and 1."""
    low, high = 0.05, 1.0
    middle = (mean - low) / (high - low)
    draws = np.random.default_rng(7).beta(
        middle * firmness, (1.0 - middle) * firmness, 400_000
    )
    return low + (high - low) * np.quantile(draws, GRID)


def wind_quantiles(mean_m_s: float, shape: float) -> np.ndarray:
    """Weibull's law of a mean speed. [m/s]"""
    share = np.clip(GRID, 0.0, 0.9995)
    scale = mean_m_s / math.gamma(1.0 + 1.0 / shape)
    return scale * (-np.log(1.0 - share)) ** (1.0 / shape)


def height_factors(roughness_m: float) -> np.ndarray:
    """Wind by height over that at 100 m: the logarithmic law."""
    return np.log(HEIGHTS_M / roughness_m) / math.log(100.0 / roughness_m)


def normal_tables() -> dict[str, np.ndarray]:
    """The normal law and its inverse as tables."""
    law = NormalDist()
    share = np.concatenate([[0.0005], np.linspace(0.005, 0.995, 199), [0.9995]])
    z = np.linspace(-3.5, 3.5, 281)
    return {
        "normal_share": share,
        "normal_z": np.array([law.inv_cdf(value) for value in share]),
        "law_z": z,
        "law_share": np.array([law.cdf(value) for value in z]),
    }


def day_shape() -> np.ndarray:
    """The day's warmth between -1 and 1 about: coolest at 5, warmest at 14."""
    hours = np.arange(24)
    rise = -np.cos((hours - 5.0) / 9.0 * math.pi)
    fall = np.cos((hours - 14.0) % 24 / 15.0 * math.pi)
    shape = np.where((hours >= 5) & (hours <= 14), rise, fall)
    return shape - shape.mean()


def wind_by_hour(site: Table) -> np.ndarray:
    phase = (np.arange(24) - site["wind_peak_hour"]) / 24.0 * 2.0 * math.pi
    return 1.0 + site["wind_day_swing"] * np.cos(phase)


def warmth_tables(site: Table) -> dict[str, np.ndarray]:
    return {
        "temperature_mean_c": by_day(site["temperature_c"]),
        "half_range_c": by_day(site["daily_range_c"]) / 2.0,
        "temperature_spread_c": by_day(site["temperature_spread_c"]),
        "day_shape": day_shape(),
        "clearness_mean": by_day(site["clearness"]),
    }


def wind_from_deg(site: Table) -> np.ndarray:
    """Prevailing direction by day, turned the short way between months."""
    angles = np.radians(site["wind_from_deg"])
    east, north = by_day(list(np.sin(angles))), by_day(list(np.cos(angles)))
    return np.degrees(np.arctan2(east, north)) % 360.0


def law_tables(site: Table) -> dict[str, np.ndarray]:
    """All tables of chance, before they are fitted to the site's means."""
    firmness, shape = site["clearness_firmness"], site["weibull_k"]
    rain_days = np.array(site["rain_days"], float)
    storms = np.array(site["storms"], float)
    tables = {
        "clearness_quantiles": np.array(
            [clearness_quantiles(mean, firmness) for mean in site["clearness"]]
        ),
        "wind_quantiles_m_s": np.array(
            [wind_quantiles(mean, shape) for mean in site["wind_100m_m_s"]]
        ),
        "wind_by_hour": wind_by_hour(site),
        "wind_from_deg": wind_from_deg(site),
        "wind_from_spread_deg": np.array([site["wind_from_spread_deg"]], float),
        "rain_day_share": rain_days / MONTH_DAYS,
        "rain_mm_per_day": np.array(site["rain_mm"]) / np.maximum(rain_days, 1.0),
        "storm_chance": np.repeat(storms / MONTH_DAYS, MONTH_DAYS),
        "storm_peak_m_s": np.array(site["storm_peak_m_s"], float),
        "memory": np.array([site["memory"][name] for name in MEMORY]),
        "sky_quick": np.array(SKY_QUICK),
        "wind_quick": np.array(WIND_QUICK),
        "height_m": HEIGHTS_M,
        "height_factor": height_factors(site["roughness_m"]),
    }
    tables |= {name: by_season(site, name) for name in TOGETHER}
    return tables | normal_tables() | warmth_tables(site)
