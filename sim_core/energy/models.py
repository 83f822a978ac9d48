"""What each model of technology draws, gives and burns: one building at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import read_factors
from sim_core.climate import Site, Weather
from sim_core.energy.datacentre import data_centre_demand_mw
from sim_core.energy.demand import (
    HOURS_PER_YEAR,
    home_comfort,
    home_demand_mw,
    place_demand_mw,
)
from sim_core.energy.hills import LIKE_THE_SITE, PLACED, speed_up
from sim_core.energy.hydro import falling_mw, river_power_mw
from sim_core.energy.solar import Modules, solar_power_share
from sim_core.energy.vehicles import mean_charging_mw, vehicle_demand_mw
from sim_core.energy.wind import air_density, wind_power_share
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology

TJ_PER_KG_PER_TJ_PER_KT = 1e-6
LPG = "stationary/lpg/residential"


@dataclass(frozen=True)
class Activity:
    """An amount a day of something that emits, (days,)."""

    activity_id: str
    amount: Floats
    scope: int
    category: str
    method: str
    boundary: str
    cause: str


DemandRule = Callable[["Technology", Weather, "Catalogue", int], Floats]
DEMAND: Mapping[str, DemandRule] = {
    "home": home_demand_mw,
    "place": place_demand_mw,
    "fleet": place_demand_mw,
    "waste": place_demand_mw,
    "data_centre": data_centre_demand_mw,
    "vehicles": vehicle_demand_mw,
}


def demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats | None:
    """Demand of one building by hour, (365, 24); None where it draws nothing. [MW]"""
    rule = DEMAND.get(technology.model)
    if rule is None or not _draws(technology):
        return None
    return rule(technology, weather, catalogue, year)


def _draws(technology: "Technology") -> bool:
    """Whether a sheet that is billed by the year states what it uses."""
    measured = technology.model in ("place", "fleet", "waste")
    return not measured or "annual_mwh" in technology.params


def shiftable_mw(technology: "Technology") -> float:
    """Mean load of one building that may come some hours later. [MW]"""
    p = technology.params
    share = p.get("shiftable_share", 0.0)
    if not share:
        return 0.0
    if technology.model == "data_centre":
        return share * p["it_mw"] * p["load_share"]
    if technology.model == "vehicles":
        return share * mean_charging_mw(technology)
    return share * p["annual_mwh"] / HOURS_PER_YEAR


def comfort_by_day(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats | None:
    """Share of hours at ease in one home, (365,); None for all that is no home."""
    if technology.model != "home":
        return None
    return home_comfort(technology, weather, catalogue, year)


def _solar(technology: "Technology", weather: Weather) -> Floats:
    params, options = technology.params, technology.options
    modules = Modules(
        options.get("racking", Modules.racking),
        dc_to_ac=params.get("dc_to_ac", Modules.dc_to_ac),
    )
    share = solar_power_share(weather, options["orientation"], modules)
    return share * params["capacity_mwp"]


def hub_factor(technology: "Technology", site: Site, spot: int) -> float:
    """Wind at the hub of a turbine over that of the profile at 100 m."""
    params = technology.params
    hub_m = params["hub_height_m"]
    at_site = site.wind_factor(hub_m) * params.get("wind_factor", 1.0)
    return at_site * speed_up(spot, hub_m)


def _wind(technology: "Technology", weather: Weather, spot: int) -> Floats:
    params, options = technology.params, technology.options
    hub_m_s = weather.wind_m_s * hub_factor(technology, weather.site, spot)
    density = air_density(
        weather.temperature_c, weather.site.pressure_pa, params["hub_height_m"]
    )
    share = wind_power_share(options["turbine"], hub_m_s, density)
    return share * (params["capacity_mw"] * params.get("available_share", 1.0))


AVAILABLE: Mapping[str, Callable[["Technology", Weather], Floats]] = {
    "solar": _solar,
    "hydro": river_power_mw,
    "reservoir": falling_mw,
}


def available_mw(
    technology: "Technology", weather: Weather, spot: int = LIKE_THE_SITE
) -> Floats | None:
    """What sun and wind let one plant give, (days, 24); None for firm plants. [MW]

    `spot` is the class of its place in `energy.hills`; only turbines ask for it.
    """
    if technology.model in PLACED:
        return _wind(technology, weather, spot)
    rule = AVAILABLE.get(technology.model)
    return rule(technology, weather) if rule else None


def activities(
    technology: "Technology", days: int, weather: Weather
) -> tuple[Activity, ...]:
    """Fuels that one building burns outside the power plants, by day."""
    if technology.model == "home":
        return _cooking(technology, days)
    if technology.model == "fleet":
        return _driving(technology, days)
    return ()


def _cooking(technology: "Technology", days: int) -> tuple[Activity, ...]:
    """Bottled gas: kg a household and day × net calorific value."""
    kg = technology.params.get("lpg_kg_per_household_day", 0.0)
    kg_per_day = kg * technology.params["households"]
    if not kg_per_day:
        return ()
    ncv = read_factors().get("stationary.lpg.ncv").value
    amount_tj = np.full(days, kg_per_day * ncv * TJ_PER_KG_PER_TJ_PER_KT)
    return (_burning(LPG, amount_tj, "stationary_combustion", "cooking"),)


def _driving(technology: "Technology", days: int) -> tuple[Activity, ...]:
    fuel_tj = technology.params["fuel_tj_per_year"]
    if not fuel_tj:
        return ()
    amount_tj = np.full(days, fuel_tj / DAYS_PER_YEAR)
    activity = technology.options["activity"]
    return (_burning(activity, amount_tj, "mobile_combustion", "transport"),)


def _burning(activity: str, amount_tj: Floats, category: str, cause: str) -> Activity:
    return Activity(activity, amount_tj, 1, category, "activity", "direct", cause)
