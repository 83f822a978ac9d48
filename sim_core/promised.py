"""Tonnes of later years that no plan holds: growth of plants, the gas of a tip."""

from typing import TYPE_CHECKING

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import intensity
from sim_core.growth import NATURE_MODELS
from sim_core.natural import LANDFILL
from sim_core.nature import standing_stock_tco2
from sim_core.waste import promised_methane_t, waste_of

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner

YOUNG_YEARS = 20.0


def grown_t_per_year(technology: "Technology") -> float:
    """What a planted hectare takes up a year, on average over its first twenty."""
    if technology.model not in NATURE_MODELS:
        return 0.0
    years, area_ha = YOUNG_YEARS, technology.params.get("area_ha", 1.0)
    curve = technology.options["curve"]
    return standing_stock_tco2(curve, int(years) * DAYS_PER_YEAR, area_ha) / years


def tip_t_per_year(planner: "Planner", fleet: "Fleet") -> float:
    """What a year's waste on the tip will give off over all its life. [t CO2e]"""
    methane_t = promised_methane_t(waste_of(planner, fleet)) * DAYS_PER_YEAR
    return methane_t * intensity(LANDFILL, planner.level.gwp).co2e_t
