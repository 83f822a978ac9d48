"""Reads and checks a site's table of monthly climatology."""

from pathlib import Path
from typing import Any

import numpy as np
import tomli

MONTHLY = (
    "temperature_c",
    "daily_range_c",
    "temperature_spread_c",
    "clearness",
    "wind_100m_m_s",
    "wind_from_deg",
    "rain_days",
    "rain_mm",
    "storms",
)
SINGLE = (
    "latitude",
    "longitude",
    "altitude_m",
    "hours_from_utc",
    "albedo",
    "best_tilt_deg",
    "roughness_m",
    "clearness_firmness",
    "weibull_k",
    "wind_day_swing",
    "wind_peak_hour",
    "wind_from_spread_deg",
)
MEMORY = ("block", "sky", "wind", "warmth")
TOGETHER = ("block_sky", "block_wind", "block_warmth", "sky_wind", "sky_warmth")
SEASONS = ("winter", "summer")
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
Table = dict[str, Any]


class SiteError(Exception):
    """A site's table that cannot be used; says all that is wrong."""


def read_site(path: Path) -> Table:
    """The table of a site; raises SiteError with every fault."""
    try:
        site = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as fault:
        raise SiteError(f"{path}: {fault}") from None
    faults = site_faults(site)
    if faults:
        raise SiteError("\n".join(f"{path}: {fault}" for fault in faults))
    return site


def site_faults(site: Table) -> list[str]:
    """What is missing or has the wrong length, a line each."""
    faults = [f"{key} is missing" for key in SINGLE if not _is_number(site.get(key))]
    for key in MONTHLY:
        values = site.get(key)
        if not isinstance(values, list) or len(values) != 12:
            faults.append(f"{key} needs twelve numbers, January to December")
    faults += _missing("memory", site.get("memory", {}), MEMORY)
    for season in SEASONS:
        table = site.get("together", {}).get(season, {})
        faults += _missing(f"together.{season}", table, TOGETHER)
    sources = site.get("source", {})
    needed = (*MONTHLY, "weibull_k", "memory", "together")
    faults += [f"source.{key} is missing" for key in needed if key not in sources]
    return faults


def _missing(name: str, table: Table, keys: tuple[str, ...]) -> list[str]:
    return [
        f"{name}.{key} is missing" for key in keys if not _is_number(table.get(key))
    ]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def by_day(months: list[float]) -> np.ndarray:
    """365 days through the middles of the months, each month keeping its mean."""
    wanted = np.array(months, float)
    given = wanted.copy()
    for _ in range(40):
        days = _drawn_out(given)
        given = given + (wanted - by_month(days))
    return _drawn_out(given)


def _drawn_out(months: np.ndarray) -> np.ndarray:
    middles = np.cumsum(MONTH_DAYS) - MONTH_DAYS / 2.0
    around = np.concatenate([[middles[-1] - 365], middles, [middles[0] + 365]])
    values = np.concatenate([[months[-1]], months, [months[0]]])
    return np.interp(np.arange(365) + 0.5, around, values)


def by_month(days: np.ndarray) -> np.ndarray:
    """Means of the months of a year given by day."""
    starts = np.concatenate([[0], np.cumsum(MONTH_DAYS)[:-1]])
    return np.add.reduceat(days, starts, axis=0) / MONTH_DAYS.reshape(
        (12,) + (1,) * (days.ndim - 1)
    )


def by_season(site: Table, key: str) -> np.ndarray:
    """A figure between its winter and summer value, by the day's usual warmth."""
    warmth = by_day(site["temperature_c"])
    low, high = warmth.min(), warmth.max()
    share = (warmth - low) / (high - low)
    winter, summer = (site["together"][season][key] for season in SEASONS)
    return winter + share * (summer - winter)
