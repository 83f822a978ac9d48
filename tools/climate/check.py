"""The core's sun and wind beside a folder of results of pvlib or windpowerlib."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from sim_core.climate import Site, Weather
from sim_core.energy.solar import Modules, solar_power_share
from sim_core.energy.wind import wind_power_share
from tools.climate.site import SiteError, Table
from tools.climate.sun import normal_of, pressure_pa, sun_tables

SHAPE = (365, 24)
TURBINES = {
    "V112/3000": "v112_3000",
    "E-126/4200": "e126_4200",
    "SWT120/3600": "swt120_3600",
}


def checked(folder: Path) -> str:
    """A line a site or turbine; the folder is told by the files it has."""
    if (folder / "README_solar.json").exists():
        return "\n".join(_solar_lines(folder))
    if (folder / "power_table.csv").exists():
        return "\n".join(_wind_lines(folder / "power_table.csv"))
    raise SiteError(f"{folder}: neither README_solar.json nor power_table.csv in it")


def _solar_lines(folder: Path) -> list[str]:
    readme = json.loads((folder / "README_solar.json").read_text(encoding="utf-8"))
    lines = []
    for site in readme["sites"]:
        wanted = pd.read_csv(folder / f"{site['id']}_8760.csv.gz")
        ac = np.asarray(wanted["ac_w_per_kwp"]).reshape(SHAPE) / 1000.0
        found = core_share(site, wanted, readme["pvwatts"]["gamma_pdc_per_C"])
        energy = found.sum() / ac.sum() - 1.0
        rms = np.sqrt(((found - ac) ** 2).mean())
        lines.append(
            f"{site['id']:16} energy {energy * 100:+.4f} %, hourly RMS "
            f"{rms * 100:.4f} % of rated, {found.sum():.1f} kWh/kWp"
        )
    return lines


def core_share(site: Table, wanted: pd.DataFrame, gamma_per_c: float) -> np.ndarray:
    """AC power of a cloudless year by the core, from tables as a profile keeps them."""
    weather = cloudless(site, wanted)
    modules = Modules(site["racking"], gamma_per_c, site["dcac"])
    return solar_power_share(weather, "asked", modules)


def cloudless(site: Table, wanted: pd.DataFrame) -> Weather:
    place = {
        "latitude": site["lat"],
        "longitude": site["lon"],
        "altitude_m": site["alt"],
        "hours_from_utc": site["utc"],
    }
    tables = {
        name: np.float64(np.float32(table)) for name, table in sun_tables(place).items()
    }
    calm = np.zeros(SHAPE)
    return Weather(
        temperature_c=np.asarray(wanted["air_temp"]).reshape(SHAPE),
        # The core takes wind at 100 m down to 10 m; here it is given there.
        wind_m_s=np.asarray(wanted["wind"]).reshape(SHAPE),
        wind_direction_deg=calm,
        clearness=calm + 1.0,
        rain_mm=calm,
        storm=calm,
        global_w_m2=tables["clear_global_w_m2"],
        beam_w_m2=tables["clear_beam_w_m2"],
        diffuse_w_m2=tables["clear_diffuse_w_m2"],
        extra_w_m2=tables["extra_w_m2"][:, None] + calm,
        sun_east=tables["sun_east"],
        sun_north=tables["sun_north"],
        sun_up=tables["sun_up"],
        site=Site(
            {"asked": normal_of(site["tilt"], site["az"])},
            np.array([10.0, 100.0]),
            np.array([1.0, 1.0]),
            pressure_pa(site["alt"]),
            site["albedo"],
        ),
    )


def _wind_lines(path: Path) -> list[str]:
    table = pd.read_csv(path)
    lines = []
    for name, turbine in TURBINES.items():
        rows = table[table["turbine"] == name]
        speed = np.asarray(rows["v_hub_log"], float)
        density = np.asarray(rows["density"], float)
        wanted = np.asarray(rows["power_W_density_corrected"], float)
        found = wind_power_share(turbine, speed, density) * wanted.max()
        gap = np.abs(found - wanted).max() / wanted.max()
        energy = found.sum() / wanted.sum() - 1.0
        lines.append(
            f"{name:12} energy {energy * 100:+.4f} %, worst of {len(rows)} rows "
            f"{gap * 100:.3f} % of rated"
        )
    return lines
