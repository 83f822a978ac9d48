"""Makes a climate profile: all curves that the core may only read as tables."""

import io
import json
import math
import zipfile
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
import pvlib
import tomli

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# pvlib needs a real year; one without 29 February.
YEAR = 2021
ORIENTATIONS = {
    "south_20": (20.0, 180.0),
    "east_20": (20.0, 90.0),
    "west_20": (20.0, 270.0),
}
DC_LOSS_SHARE = 0.1408
TEMPERATURE_PER_C = -0.0035
INVERTER_NOMINAL = 0.96
GRID = np.linspace(0.0, 1.0, 101)
CLEARNESS = np.linspace(0.05, 1.0, 20)
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def read_site(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_text(encoding="utf-8"))


def by_day(months: list[float]) -> np.ndarray:
    """Monthly means drawn out to 365 days through the middle of each month."""
    middles = np.cumsum(MONTH_DAYS) - MONTH_DAYS / 2.0
    around = np.concatenate([[middles[-1] - 365], middles, [middles[0] + 365]])
    values = np.concatenate([[months[-1]], months, [months[0]]])
    return np.interp(np.arange(365) + 0.5, around, values)


def temperature_c(site: dict[str, Any]) -> np.ndarray:
    """Mean temperature by day and hour: coolest at 5, warmest at 14."""
    hours = np.arange(24)
    rise = -np.cos((hours - 5.0) / 9.0 * math.pi)
    fall = np.cos((hours - 14.0) % 24 / 15.0 * math.pi)
    shape = np.where((hours >= 5) & (hours <= 14), rise, fall)
    shape = shape - shape.mean()
    half = by_day(site["daily_range_c"]) / 2.0
    return by_day(site["temperature_c"])[:, None] + half[:, None] * shape


class Sun:
    """Sun position and clear sky of a site, middle of each hour."""

    def __init__(self, site: dict[str, Any]):
        self.site = site
        zone = f"Etc/GMT{-int(site['hours_from_utc']):+d}"
        start = f"{YEAR}-01-01 00:30"
        self.times = pd.date_range(start, periods=8760, freq="h", tz=zone)
        self.place = pvlib.location.Location(
            site["latitude"], site["longitude"], zone, site["altitude_m"]
        )
        self.position = self.place.get_solarposition(self.times)
        self.clear = self.place.get_clearsky(self.times, model="ineichen")
        self.extra = pvlib.irradiance.get_extra_radiation(self.times)

    def power(
        self, orientation: str, clearness: float, air_c: np.ndarray
    ) -> np.ndarray:
        """AC power of PVWatts for a share of clear-sky global irradiance. [MW/MWp]"""
        tilt, azimuth = ORIENTATIONS[orientation]
        ghi = self.clear["ghi"] * clearness
        zenith = self.position["apparent_zenith"]
        if clearness >= 1.0:
            dni, dhi = self.clear["dni"], self.clear["dhi"]
        else:
            parts = pvlib.irradiance.erbs(ghi, self.position["zenith"], self.times)
            dni, dhi = np.minimum(parts["dni"], self.clear["dni"]), parts["dhi"]
        plane = pvlib.irradiance.get_total_irradiance(
            tilt, azimuth, zenith, self.position["azimuth"], dni, ghi, dhi, self.extra,
            albedo=self.site["albedo"], model="haydavies",
        )["poa_global"].fillna(0.0)  # fmt: skip
        sapm = pvlib.temperature.TEMPERATURE_MODEL_PARAMETERS["sapm"]
        cell_c = pvlib.temperature.sapm_cell(
            plane, air_c, 2.0, **sapm["open_rack_glass_polymer"]
        )
        dc = pvlib.pvsystem.pvwatts_dc(plane, cell_c, 1.0, TEMPERATURE_PER_C)
        dc = dc * (1.0 - DC_LOSS_SHARE)
        ac = pvlib.inverter.pvwatts(dc, 1.0 / INVERTER_NOMINAL, INVERTER_NOMINAL)
        return np.clip(np.asarray(ac.fillna(0.0)), 0.0, None).reshape(365, 24)


def solar_tables(site: dict[str, Any]) -> dict[str, np.ndarray]:
    """Clear-sky power, and the share of it that is left under clouds."""
    sun, air_c = Sun(site), temperature_c(site).reshape(-1)
    tables: dict[str, np.ndarray] = {"clearness_points": CLEARNESS}
    for name in ORIENTATIONS:
        clear = sun.power(name, 1.0, air_c)
        total = clear.sum()
        left = [sun.power(name, share, air_c).sum() / total for share in CLEARNESS]
        tables[f"clear_{name}"] = clear
        tables[f"left_{name}"] = np.array(left)
    return tables


def clearness_quantiles(site: dict[str, Any]) -> np.ndarray:
    """Daily share of clear-sky irradiance by month: a beta law of the given mean."""
    rows = []
    for mean in site["clearness"]:
        spread = 3.0
        rng = np.random.default_rng(7)
        sample = rng.beta(mean * spread, (1.0 - mean) * spread, 200_000)
        rows.append(np.quantile(0.06 + 0.94 * sample, GRID))
    return (
        np.array(rows) * (np.array(site["clearness"]) / np.mean(rows, axis=1))[:, None]
    )


def wind_quantiles(site: dict[str, Any]) -> np.ndarray:
    """Wind speed at 100 m by month: Weibull, quantiles of GRID. [m/s]"""
    k = site["weibull_k"]
    share = np.clip(GRID, 0.0, 0.9995)
    shape = (-np.log(1.0 - share)) ** (1.0 / k)
    mean = math.gamma(1.0 + 1.0 / k)
    return np.array([speed / mean * shape for speed in site["wind_100m_m_s"]])


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


def profile(site: dict[str, Any]) -> dict[str, np.ndarray]:
    tables = solar_tables(site) | normal_tables()
    tables["temperature_c"] = temperature_c(site)
    tables["clearness_quantiles"] = np.clip(clearness_quantiles(site), 0.05, 1.0)
    tables["wind_quantiles_m_s"] = wind_quantiles(site)
    tables["rain_day_share"] = np.array(site["rain_days"]) / MONTH_DAYS
    tables["rain_mm_per_day"] = np.array(site["rain_mm"]) / np.array(site["rain_days"])
    recipe = {
        "site": site,
        "pvlib": pvlib.__version__,
        "numpy": np.__version__,
        "solar": "Ineichen, Erbs, Hay-Davies, SAPM cell, PVWatts v5",
        "wind": "Weibull by month",
        "format": 1,
    }
    tables["recipe"] = np.frombuffer(
        json.dumps(recipe, sort_keys=True).encode(), np.uint8
    )
    return tables


def write_profile(tables: dict[str, np.ndarray], path: Path) -> None:
    """Write an npz whose bytes depend on its content alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(tables.items()):
            small = array.astype(np.float32) if array.dtype == np.float64 else array
            buffer = io.BytesIO()
            np.save(buffer, small)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", ZIP_TIME), buffer.getvalue()
            )
