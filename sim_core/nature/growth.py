"""Carbon dioxide taken up by a hectare, by age, up to its table's biomass."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import read_factors
from sim_core.errors import IslandError
from sim_core.numeric import Floats

CO2_PER_C = 44.0 / 12.0
YOUNG_DAYS = 20 * DAYS_PER_YEAR
PARTS = (
    "growth_young",
    "growth_old",
    "root_shoot",
    "carbon_fraction",
    "ceiling",
    "soil",
)


@dataclass(frozen=True)
class Curve:
    """Factors of one kind of land; a part that its table lacks is zero."""

    id: str
    growth_young_t_ha: float
    growth_old_t_ha: float
    root_shoot: float
    carbon_fraction: float
    ceiling_t_ha: float
    soil_tc_ha: float
    factor_ids: tuple[str, ...]

    @property
    def tco2_per_t_biomass(self) -> float:
        """Carbon dioxide in a tonne of above-ground dry matter and its roots."""
        return (1.0 + self.root_shoot) * self.carbon_fraction * CO2_PER_C

    @property
    def ceiling_tco2_ha(self) -> float:
        return self.ceiling_t_ha * self.tco2_per_t_biomass

    @property
    def soil_tco2_ha_day(self) -> float:
        return self.soil_tc_ha * CO2_PER_C / DAYS_PER_YEAR


@cache
def curve(curve_id: str) -> Curve:
    """The factors of nature.<curve_id>.*"""
    rows = {
        row.id.rsplit(".", 1)[1]: row
        for row in read_factors().below(f"nature.{curve_id}.")
    }
    if not rows:
        raise IslandError(f'no growth table "{curve_id}"')
    value = {part: rows[part].value if part in rows else 0.0 for part in PARTS}
    return Curve(
        curve_id,
        value["growth_young"],
        value["growth_old"],
        value["root_shoot"],
        value["carbon_fraction"],
        value["ceiling"],
        value["soil"],
        tuple(row.id for row in rows.values()),
    )


def daily_removal_tco2(
    curve_id: str, age_days: NDArray[np.int32], area_ha: Floats, stock_tco2: Floats
) -> Floats:
    """Carbon dioxide taken up in one day.

    Parameters
    ----------
    curve_id : str
        Growth table, such as "subtropical_forest".
    age_days : ndarray, shape (n,)
        Age of the stand. [day]
    area_ha, stock_tco2 : ndarray, shape (n,)
        Area [ha] and carbon dioxide already held, soil included [t].

    Returns
    -------
    ndarray, shape (n,)
        Never takes the biomass above its table's ceiling. [t CO2]

    References
    ----------
    IPCC 2006 Guidelines, Volume 4, Tables 4.4, 4.7, 4.9; 2013 Wetlands Supplement,
    Tables 4.2 to 4.5 and 4.12.
    """
    land = curve(curve_id)
    growth_t_ha = np.where(
        age_days <= YOUNG_DAYS, land.growth_young_t_ha, land.growth_old_t_ha
    )
    wanted = growth_t_ha * (land.tco2_per_t_biomass / DAYS_PER_YEAR) * area_ha
    soil = land.soil_tco2_ha_day * area_ha
    held_in_soil = soil * np.maximum(age_days, 0)
    room = land.ceiling_tco2_ha * area_ha - np.maximum(stock_tco2 - held_in_soil, 0.0)
    result: Floats = np.clip(wanted, 0.0, np.maximum(room, 0.0)) + soil
    return result


def standing_stock_tco2(curve_id: str, age_days: int, area_ha: float) -> float:
    """Carbon dioxide that a stand of this age holds, grown by the same table. [t]"""
    land = curve(curve_id)
    young = min(age_days, YOUNG_DAYS) * land.growth_young_t_ha
    old = max(age_days - YOUNG_DAYS, 0) * land.growth_old_t_ha
    biomass_t_ha = min((young + old) / DAYS_PER_YEAR, land.ceiling_t_ha)
    biomass = biomass_t_ha * land.tco2_per_t_biomass
    return (biomass + land.soil_tco2_ha_day * age_days) * area_ha
