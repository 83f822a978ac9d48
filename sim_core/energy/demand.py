"""Power that buildings draw, hour by hour, from the weather and their use."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.climate import Weather
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology

HEATING_BELOW_C = 18.0
COOLING_ABOVE_C = 26.0
DAYS_A_WEEK = 7
WEEKEND = (5, 6)
HOURS_PER_YEAR = 8760.0
MW_PER_W = 1e-6
MW_PER_KW = 1e-3


def shape_of(catalogue: "Catalogue", profile: str) -> Floats:
    """The 24 hourly values of a profile, mean 1."""
    shape = np.array(catalogue.profiles[profile]["shape"], np.float64)
    mean = fixed_sum(shape) / len(shape)
    result: Floats = shape / mean
    return result


def home_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue"
) -> Floats:
    """Demand of one tile of homes.

    Appliances and lights follow the home profile; heating and cooling follow the
    envelope: W = UA × (18 − T) / COP and W = UA × (T − 26) / COP for the share of
    rooms and hours that are heated or cooled.

    Returns
    -------
    ndarray, shape (days, 24)
        [MW]
    """
    p = technology.params
    base_kw = p["base_kwh_per_household_day"] / 24.0
    base = base_kw * MW_PER_KW * shape_of(catalogue, "home")
    cold_k = np.maximum(HEATING_BELOW_C - weather.temperature_c, 0.0)
    hot_k = np.maximum(weather.temperature_c - COOLING_ABOVE_C, 0.0)
    heating = cold_k * (p["heated_share"] / p["heating_cop"])
    cooling = hot_k * (p["cooled_share"] / p["cooling_cop"])
    thermal = p["heat_loss_w_per_k"] * MW_PER_W * (heating + cooling)
    result: Floats = p["households"] * (base + thermal)
    return result


def place_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue"
) -> Floats:
    """Demand of a shop, school, works or depot: its profile and its cooling. [MW]"""
    profile = catalogue.profiles[technology.options["profile"]]
    shape = shape_of(catalogue, technology.options["profile"])
    level = technology.params["annual_mwh"] / HOURS_PER_YEAR
    days = np.arange(len(weather)) % DAYS_A_WEEK
    quiet = np.where(np.isin(days, WEEKEND), profile.get("weekend", 1.0), 1.0)
    hot_k = np.maximum(weather.temperature_c - COOLING_ABOVE_C, 0.0)
    cooling = hot_k * (technology.params.get("cooling_kw_per_k", 0.0) * MW_PER_KW)
    result: Floats = level * quiet[:, None] * shape + cooling * (shape > 0.6)
    return result
