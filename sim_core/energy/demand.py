"""Power that buildings draw, hour by hour, from the weather, their use and the day."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sim_core.climate import Weather
from sim_core.energy.constants import room
from sim_core.energy.daytypes import HOLIDAY, WEEKEND, day_types, vacations
from sim_core.energy.heatpump import cooling_cop, heating_cop
from sim_core.energy.rooms import Rooms, Warmth, comfortable, warmth_of
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology

HOURS_PER_YEAR = 8760.0
HOURS_PER_DAY = 24.0
# Use from which a place counts as open.
OPEN_USE = 0.6
MW_PER_W = 1e-6
MW_PER_KW = 1e-3
W_PER_KW = 1e3
WH_PER_KWH = 1e3


def shape_of(catalogue: "Catalogue", profile: str) -> Floats:
    """The 24 hourly values of a profile, mean 1."""
    return _normed(catalogue.profiles[profile]["shape"])


def _normed(values: list[float]) -> Floats:
    shape = np.array(values, np.float64)
    mean = fixed_sum(shape) / len(shape)
    result: Floats = shape / mean
    return result


def use_of(catalogue: "Catalogue", profile: str, year: int) -> Floats:
    """Use of a place by day and hour, (365, 24); 1 is the mean of a working day."""
    table: Mapping[str, Any] = catalogue.profiles[profile]
    types = day_types(year)
    use = np.tile(_normed(table["shape"]), (len(types), 1))
    for kind, name in ((WEEKEND, "weekend"), (HOLIDAY, "holiday")):
        days = types == kind
        level = float(table.get(name, table.get("weekend", 1.0)))
        shape = _normed(table.get(f"{name}_shape", table["shape"]))
        use[days] = level * shape
    closed = float(table.get("vacation", 1.0))
    use[vacations()] = use[vacations()] * closed
    return use


def rooms_of(params: Mapping[str, float]) -> Rooms:
    """The rooms of one household, or of a whole place."""
    floor_m2 = params["floor_area_m2"]
    return Rooms(
        floor_m2,
        params["heat_loss_w_per_k"],
        params["air_changes_per_h"],
        params["heat_capacity_wh_per_m2_k"] * floor_m2,
        params["window_m2"],
    )


def home_warmth(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Warmth:
    """Heat and cold that one household would need in every room and hour."""
    key = (technology.id, year)
    if key not in weather.rooms:
        p = technology.params
        people = p["residents"] / p["households"]
        presence = use_of(catalogue, "presence", year)
        gains_w = people * room("person_w") * presence + _appliances_kw(
            technology, catalogue, year
        ) * (W_PER_KW)
        weather.rooms[key] = warmth_of(rooms_of(p), weather, gains_w)
    return weather.rooms[key]


def _appliances_kw(
    technology: "Technology", catalogue: "Catalogue", year: int
) -> Floats:
    daily_kwh = technology.params["base_kwh_per_household_day"]
    return daily_kwh / HOURS_PER_DAY * use_of(catalogue, "home", year)


def home_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Demand of one tile of homes, by purpose and hour.

    Appliances, cooking and hot water follow their profiles; heating and cooling hold 18
    and 26 °C in the share of rooms and hours that is heated or cooled, through the
    heat pump's efficiency of the hour.

    Returns
    -------
    ndarray, shape (365, 24)
        [MW]
    """
    p = technology.params
    if not p["residents"]:
        return np.zeros(weather.temperature_c.shape)
    each_kw = (
        _appliances_kw(technology, catalogue, year)
        + p["cooking_kwh_per_household_day"]
        / HOURS_PER_DAY
        * use_of(catalogue, "cooking", year)
        + hot_water_kw(technology, weather, catalogue, year)
        + _climate_kw(technology, weather, catalogue, year)
    )
    result: Floats = p["households"] * each_kw * MW_PER_KW
    return result


def _climate_kw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Power for warmth and coolness of one household. [kW]"""
    p = technology.params
    outside = weather.temperature_c
    warmth = home_warmth(technology, weather, catalogue, year)
    presence = use_of(catalogue, "presence", year)
    heating = warmth.heat_w * p["heated_share"] / heating_cop(outside, p["heating_cop"])
    moist = 1.0 + room("latent_share")
    cooling = warmth.cold_w * moist * p["cooled_share"]
    cooling = cooling / cooling_cop(outside, p["cooling_cop"])
    result: Floats = (heating + cooling) * presence / W_PER_KW
    return result


def hot_water_kw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Power for hot water of one household; none where a gas heater does it. [kW]

    Heat grows with the rise from the mains, which is as cold as the day.
    """
    rated = technology.params["hot_water_cop"]
    if not rated:
        return np.zeros(weather.temperature_c.shape)
    heat = hot_water_heat_kw(technology, weather, catalogue, year)
    cop = heating_cop(weather.temperature_c, rated, "air", room("tap_c"))
    result: Floats = heat / cop
    return result


def hot_water_heat_kw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Heat of one household's hot water, whatever warms it. [kW]"""
    mains_c = np.asarray(fixed_sum(weather.temperature_c, axis=1)) / HOURS_PER_DAY
    rise_k = room("tap_c") - np.maximum(mains_c, room("coldest_tap_c"))
    need = np.maximum(rise_k, 0.0) / room("usual_rise_k")
    heat_kw = technology.params["hot_water_kwh_per_household_day"] / HOURS_PER_DAY
    result: Floats = heat_kw * need[:, None] * use_of(catalogue, "hot_water", year)
    return result


def home_comfort(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Share of hours of each day that people at home are at ease, (365,)."""
    p = technology.params
    if not p["residents"]:
        return np.zeros(len(weather))
    warmth = home_warmth(technology, weather, catalogue, year)
    at_ease = comfortable(warmth, p["heated_share"], p["cooled_share"])
    result: Floats = np.asarray(fixed_sum(at_ease, axis=1)) / HOURS_PER_DAY
    return result


def place_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Demand of a shop, school, hotel, works or depot: use and climate. [MW]"""
    p, options = technology.params, technology.options
    use = use_of(catalogue, options["profile"], year)
    level = p["annual_mwh"] / HOURS_PER_YEAR
    base: Floats = level * use
    if "floor_area_m2" in p:
        base = base + _hall_mw(technology, weather, use, base)
    hot_k = np.maximum(weather.temperature_c - room("cool_above_c"), 0.0)
    cold_stores_mw = p.get("cooling_kw_per_k", 0.0) * MW_PER_KW
    result: Floats = base + hot_k * (cold_stores_mw * (use > OPEN_USE))
    return result


def _hall_mw(
    technology: "Technology", weather: Weather, use: Floats, base_mw: Floats
) -> Floats:
    """Warmth and coolness while a place is in use; what it draws warms it. [MW]"""
    p = technology.params
    gains_w = base_mw * p["gain_share"] / MW_PER_W
    warmth = warmth_of(rooms_of(p), weather, gains_w)
    is_open = use > OPEN_USE
    outside = weather.temperature_c
    heating = warmth.heat_w / heating_cop(outside, p["heating_cop"])
    moist = 1.0 + room("latent_share")
    cooling = warmth.cold_w * moist / cooling_cop(outside, p["cooling_cop"])
    result: Floats = (heating + cooling) * is_open * MW_PER_W
    return result
