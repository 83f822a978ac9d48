"""Run-of-river power: rain, a catchment that lets it out slowly, head and turbine."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.climate import Weather
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Technology

HOURS_PER_DAY = 24
SECONDS_PER_DAY = 86400.0
M3_PER_MM_KM2 = 1000.0
# Weight of a cubic metre of water by metre of head: 1000 kg × 9.81 m/s².
MW_PER_M3_S_M = 9.81e-3


def river_m3_s(weather: Weather, catchment_km2: float, runoff_share: float,
               drained_share_per_day: float) -> Floats:  # fmt: skip
    """Flow of a river by day: a store that loses a share of itself a day. [m³/s]

    The year begins in balance: with the store of the year's mean rain.
    """
    rain_mm = np.asarray(fixed_sum(weather.rain_mm, axis=1))
    per_mm = catchment_km2 * runoff_share * M3_PER_MM_KM2
    mean_m3 = float(fixed_sum(rain_mm)) / len(rain_mm) * per_mm
    store_m3 = mean_m3 / drained_share_per_day
    flow = np.empty(len(rain_mm))
    for day, rain in enumerate(rain_mm.tolist()):
        out_m3 = store_m3 * drained_share_per_day
        store_m3 = store_m3 - out_m3 + rain * per_mm
        flow[day] = out_m3 / SECONDS_PER_DAY
    return flow


def falling_mw(technology: "Technology", weather: Weather) -> Floats:
    """Power of all water above the stream's own share, (days, 24). [MW]"""
    p = technology.params
    flow = river_m3_s(
        weather, p["catchment_km2"], p["runoff_share"], p["drained_share_per_day"]
    )
    usable = np.maximum(flow - p["ecological_m3_s"], 0.0)
    power = usable * (MW_PER_M3_S_M * p["head_m"] * p["efficiency"])
    result: Floats = power[:, None] + np.zeros((1, HOURS_PER_DAY))
    return result


def river_power_mw(technology: "Technology", weather: Weather) -> Floats:
    """Power of a run-of-river plant, (days, 24); a flood goes over the weir. [MW]"""
    power = falling_mw(technology, weather)
    result: Floats = np.minimum(power, technology.params["capacity_mw"])
    return result
