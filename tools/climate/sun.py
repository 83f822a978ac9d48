"""Sun position and cloudless sky of a site, from pvlib."""

import math

import numpy as np
import pandas as pd
import pvlib

from tools.climate.site import Table

# pvlib needs a real year; one without 29 February.
YEAR = 2021


def hours_of_year(site: Table) -> pd.DatetimeIndex:
    """The middles of 8,760 hours in the site's standard time."""
    zone = f"Etc/GMT{-int(site['hours_from_utc']):+d}"
    return pd.date_range(f"{YEAR}-01-01 00:30", periods=8760, freq="h", tz=zone)


def sun_tables(site: Table) -> dict[str, np.ndarray]:
    """Cloudless irradiance and the sun as a vector (east, north, up), (365, 24)."""
    times = hours_of_year(site)
    place = pvlib.location.Location(
        site["latitude"], site["longitude"], times.tz, site["altitude_m"]
    )
    position = place.get_solarposition(times)
    clear = place.get_clearsky(times, model="ineichen")
    extra = pvlib.irradiance.get_extra_radiation(times)
    zenith = np.radians(position["apparent_zenith"])
    azimuth = np.radians(position["azimuth"])
    columns = {
        "clear_global_w_m2": clear["ghi"],
        "clear_beam_w_m2": clear["dni"],
        "clear_diffuse_w_m2": clear["dhi"],
        "sun_east": np.sin(zenith) * np.sin(azimuth),
        "sun_north": np.sin(zenith) * np.cos(azimuth),
        "sun_up": np.cos(zenith),
    }
    tables = {
        name: np.nan_to_num(np.asarray(values, float)).reshape(365, 24)
        for name, values in columns.items()
    }
    tables["extra_w_m2"] = np.asarray(extra, float).reshape(365, 24)[:, 12]
    return tables


def surfaces(site: Table) -> dict[str, tuple[float, float]]:
    """Tilt and azimuth of the orientations that every profile has. [degree]"""
    toward_equator = 180.0 if site["latitude"] >= 0.0 else 0.0
    return {
        "best": (site["best_tilt_deg"], toward_equator),
        "south_20": (20.0, 180.0),
        "east_20": (20.0, 90.0),
        "west_20": (20.0, 270.0),
        "flat": (0.0, 180.0),
        "upright_east": (90.0, 90.0),
        "upright_west": (90.0, 270.0),
        "upright_equator": (90.0, toward_equator),
    }


def surface_tables(site: Table) -> dict[str, np.ndarray]:
    """The direction that each surface looks to: east, north, up."""
    return {
        f"surface_{name}": normal_of(tilt, azimuth)
        for name, (tilt, azimuth) in surfaces(site).items()
    }


def normal_of(tilt_deg: float, azimuth_deg: float) -> np.ndarray:
    tilt, azimuth = math.radians(tilt_deg), math.radians(azimuth_deg)
    level = math.sin(tilt)
    return np.array(
        [level * math.sin(azimuth), level * math.cos(azimuth), math.cos(tilt)]
    )


def pressure_pa(altitude_m: float) -> float:
    return float(pvlib.atmosphere.alt2pres(altitude_m))
