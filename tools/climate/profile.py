"""Makes a climate profile: all curves that the core may only read as tables."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pvlib

from sim_core.climate import Climate, Weather, weather_year
from sim_core.climate.profile import FORMAT
from tools.climate.laws import law_tables
from tools.climate.site import MONTH_DAYS, Table, by_day, by_month
from tools.climate.sun import pressure_pa, sun_tables, surface_tables

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
YEARS, ROUNDS = 60, 4
SEED = 20_240_229
Tables = dict[str, np.ndarray]


def profile(site: Table) -> Tables:
    """All tables of a site, fitted so that drawn years keep its monthly means."""
    tables = sun_tables(site) | surface_tables(site) | law_tables(site)
    tables["pressure_pa"] = np.array([pressure_pa(site["altitude_m"])])
    tables["albedo"] = np.array([site["albedo"]])
    for _ in range(ROUNDS):
        fit(tables, site, drawn_years(tables, site))
    tables["recipe"] = np.frombuffer(
        json.dumps(recipe(site), sort_keys=True).encode(), np.uint8
    )
    return tables


def recipe(site: Table) -> Table:
    return {
        "format": FORMAT,
        "site": site,
        "pvlib": pvlib.__version__,
        "sun": "Ineichen and Perez clear sky, Linke turbidity of pvlib",
        "clouds": "beta law by month, Erbs",
        "wind": "Weibull law by month, logarithmic law of height",
        "fitted_years": YEARS,
    }


def drawn_years(
    tables: Tables, site: Table, years: int = YEARS, seed: int = SEED
) -> list[Weather]:
    """Years drawn by the core from these tables."""
    climate = Climate(site["name"], dict(tables), {})
    return [weather_year(climate, seed, number) for number in range(years)]


def monthly(years: list[Weather], what: str) -> np.ndarray:
    """Mean of each month over the years; rain as the month's sum."""
    mean = np.mean([getattr(year, what) for year in years], axis=0).mean(axis=1)
    return by_month(mean) * (24.0 * MONTH_DAYS if what == "rain_mm" else 1.0)


def light_share(tables: Tables, years: list[Weather]) -> np.ndarray:
    """Global light over that of the cloudless sky, by month."""
    light = np.mean([year.global_w_m2 for year in years], axis=0).sum(axis=1)
    return by_month(light) / by_month(tables["clear_global_w_m2"].sum(axis=1))


def fit(tables: Tables, site: Table, years: list[Weather]) -> None:
    """Take storms, seasons and quick changes out of the drawn means."""
    wind = np.array(site["wind_100m_m_s"]) / monthly(years, "wind_m_s")
    tables["wind_quantiles_m_s"] = tables["wind_quantiles_m_s"] * wind[:, None]
    rain = np.array(site["rain_mm"]) / np.maximum(monthly(years, "rain_mm"), 1e-9)
    tables["rain_mm_per_day"] = tables["rain_mm_per_day"] * np.clip(rain, 0.2, 5.0)
    warm = np.array(site["temperature_c"]) - monthly(years, "temperature_c")
    tables["temperature_mean_c"] = tables["temperature_mean_c"] + by_day(list(warm))
    tables["clearness_mean"] = by_day(list(monthly(years, "clearness")))
    share = np.array(site["clearness"]) / light_share(tables, years)
    laws = tables["clearness_quantiles"]
    tables["clearness_quantiles"] = np.array(
        [bent(law, ratio) for law, ratio in zip(laws, share, strict=True)]
    )


def bent(quantiles: np.ndarray, ratio: float) -> np.ndarray:
    """A law whose mean is moved by a ratio while its ends stay in 0.05 to 1."""
    target = quantiles.mean() * ratio
    low, high = 0.25, 4.0
    for _ in range(40):
        power = (low + high) / 2.0
        if (quantiles**power).mean() > target:
            low = power
        else:
            high = power
    return np.clip(quantiles**power, 0.02, 1.0)


def write_profile(tables: Tables, path: Path) -> None:
    """Write an npz whose bytes depend on its content alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(tables.items()):
            small = array.astype(np.float32) if array.dtype == np.float64 else array
            buffer = io.BytesIO()
            np.save(buffer, small)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", ZIP_TIME), buffer.getvalue()
            )
