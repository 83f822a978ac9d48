"""Electric vehicles: energy by kilometre, charged when it suits or when told to."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.climate import Weather
from sim_core.energy.demand import MW_PER_KW, use_of
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology

HOURS_PER_DAY = 24.0
# Heating the car costs more than cooling it; both are shares of the energy a kilometre
# needs at a mild 15 to 26 °C (team assumption after range tests by warmth).
MILD_FROM_C, MILD_TO_C = 15.0, 26.0
COLD_SHARE_PER_K = 0.012
HOT_SHARE_PER_K = 0.010


def climate_factor(daily_c: Floats) -> Floats:
    """Energy of a kilometre over that on a mild day."""
    cold = np.maximum(MILD_FROM_C - daily_c, 0.0) * COLD_SHARE_PER_K
    hot = np.maximum(daily_c - MILD_TO_C, 0.0) * HOT_SHARE_PER_K
    result: Floats = 1.0 + cold + hot
    return result


def mean_charging_mw(technology: "Technology") -> float:
    """Charging on a mild day, spread over its hours. [MW]"""
    p = technology.params
    daily_kwh = p["vehicles"] * p["km_per_vehicle_day"] * p["kwh_per_km"]
    return daily_kwh / p["charging_efficiency"] / HOURS_PER_DAY * MW_PER_KW


def vehicle_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Charging of a fleet of cars, (365, 24). [MW]"""
    daily_c = np.asarray(fixed_sum(weather.temperature_c, axis=1)) / HOURS_PER_DAY
    use = use_of(catalogue, technology.options["profile"], year)
    mean_mw = mean_charging_mw(technology) * climate_factor(daily_c)
    result: Floats = mean_mw[:, None] * use
    return result
