"""Carbon dioxide taken up by a hectare, by its biomass, up to its table's limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import Factor, read_factors
from sim_core.errors import IslandError
from sim_core.numeric import Floats

CO2_PER_C = 44.0 / 12.0
YOUNG_YEARS = 20.0
ENDLESS = float("inf")


@dataclass(frozen=True)
class Curve:
    """Factors of one kind of land; a part that its table lacks is zero.

    Above `root_shoot_from` of above-ground biomass further growth has the roots of
    large stands. Soil gains for `soil_years`, or for ever where that is not given.
    """

    id: str
    growth_young_t_ha: float
    growth_old_t_ha: float
    root_shoot: float
    root_shoot_large: float
    root_shoot_from_t_ha: float
    carbon_fraction: float
    ceiling_t_ha: float
    soil_tc_ha: float
    soil_years: float
    methane_kg_ha: float
    factor_ids: tuple[str, ...]
    # What the limits of growth, roots and carbon make of an uptake, as shares of it.
    uptake_limits: tuple[float, float]

    @property
    def small_tco2_per_t(self) -> float:
        """Carbon dioxide in a tonne of above-ground matter and its roots."""
        return (1.0 + self.root_shoot) * self.carbon_fraction * CO2_PER_C

    @property
    def large_tco2_per_t(self) -> float:
        """The same for what grows beyond the limit of large stands."""
        return (1.0 + self.root_shoot_large) * self.carbon_fraction * CO2_PER_C

    def biomass_tco2_ha(self, above_ground_t_ha: float) -> float:
        """Carbon dioxide in a hectare's living plants with their roots."""
        small = min(above_ground_t_ha, self.root_shoot_from_t_ha)
        large = above_ground_t_ha - small
        return small * self.small_tco2_per_t + large * self.large_tco2_per_t

    @property
    def ceiling_tco2_ha(self) -> float:
        return self.biomass_tco2_ha(self.ceiling_t_ha)

    @property
    def young_tco2_ha(self) -> float:
        """What a stand holds when it is no longer young."""
        grown = min(self.growth_young_t_ha * YOUNG_YEARS, self.ceiling_t_ha)
        return self.biomass_tco2_ha(grown)

    @property
    def soil_tco2_ha_day(self) -> float:
        return self.soil_tc_ha * CO2_PER_C / DAYS_PER_YEAR

    @property
    def soil_days(self) -> float:
        return self.soil_years * DAYS_PER_YEAR if self.soil_years else ENDLESS


@cache
def curve(curve_id: str) -> Curve:
    """The factors of nature.<curve_id>.*"""
    rows = {
        row.id.rsplit(".", 1)[1]: row
        for row in read_factors().below(f"nature.{curve_id}.")
    }
    if not rows:
        raise IslandError(f'no growth table "{curve_id}"')

    def part(name: str, default: float = 0.0) -> float:
        return rows[name].value if name in rows else default

    return Curve(
        curve_id,
        part("growth_young"),
        part("growth_old"),
        part("root_shoot"),
        part("root_shoot_large", part("root_shoot")),
        part("root_shoot_from", ENDLESS),
        part("carbon_fraction"),
        part("ceiling"),
        part("soil"),
        part("soil_years"),
        part("methane_below_18_ppt"),
        tuple(row.id for row in rows.values()),
        _limits(rows),
    )


def _limits(rows: Mapping[str, Factor]) -> tuple[float, float]:
    """Growth × (1 + root:shoot) × carbon fraction at their limits, over the middle."""
    low = high = 1.0
    for name, added in (
        ("growth_young", 0.0), ("root_shoot", 1.0), ("carbon_fraction", 0.0)
    ):  # fmt: skip
        row = rows.get(name)
        if row is None or not row.value:
            continue
        middle = row.value + added
        low *= ((row.value if row.low is None else row.low) + added) / middle
        high *= ((row.value if row.high is None else row.high) + added) / middle
    return low, high


@dataclass(frozen=True)
class Uptake:
    """Carbon dioxide taken up in a day, in plants and in soil. [t]"""

    biomass_tco2: Floats
    soil_tco2: Floats

    @property
    def total_tco2(self) -> Floats:
        return self.biomass_tco2 + self.soil_tco2


@dataclass(frozen=True)
class Stand:
    """What a curve and their areas make of some tiles, a number a tile.

    The rows of `growth_tco2` are a day's growth of young and small stands, young and
    large ones, old and small ones, old and large ones.
    """

    soil_days: Floats
    soil_tco2_day: Floats
    young_tco2: Floats
    small_tco2: Floats
    ceiling_tco2: Floats
    growth_tco2: Floats

    def living_tco2(self, age_days: NDArray[np.int32], stock_tco2: Floats) -> Floats:
        """The part of the stock that lives; the rest lies in the soil."""
        aged = np.minimum(np.maximum(age_days, 0.0), self.soil_days)
        living: Floats = np.maximum(stock_tco2 - self.soil_tco2_day * aged, 0.0)
        return living

    def uptake(self, age_days: NDArray[np.int32], stock_tco2: Floats) -> Uptake:
        """What is taken up in one day; see `daily_uptake`."""
        biomass_tco2 = self.living_tco2(age_days, stock_tco2)
        is_small = biomass_tco2 < self.small_tco2
        wanted = np.where(
            biomass_tco2 < self.young_tco2,
            np.where(is_small, self.growth_tco2[0], self.growth_tco2[1]),
            np.where(is_small, self.growth_tco2[2], self.growth_tco2[3]),
        )
        room = np.maximum(self.ceiling_tco2 - biomass_tco2, 0.0)
        soil = np.where(age_days < self.soil_days, self.soil_tco2_day, 0.0)
        return Uptake(np.minimum(wanted, room), soil)


def stand_of(land: Curve, area_ha: Floats) -> Stand:
    """Tiles of one kind of land."""
    limit_t_ha = min(land.root_shoot_from_t_ha, land.ceiling_t_ha)
    growth = [
        growth_t_ha * per_t / DAYS_PER_YEAR * area_ha
        for growth_t_ha in (land.growth_young_t_ha, land.growth_old_t_ha)
        for per_t in (land.small_tco2_per_t, land.large_tco2_per_t)
    ]
    return Stand(
        np.full(len(area_ha), land.soil_days),
        land.soil_tco2_ha_day * area_ha,
        land.young_tco2_ha * area_ha,
        land.biomass_tco2_ha(limit_t_ha) * area_ha,
        land.ceiling_tco2_ha * area_ha,
        np.array(growth),
    )


def joined(stands: Sequence[Stand]) -> Stand:
    """Tiles of several kinds of land, to grow at once."""
    lines = zip(*(vars(stand).values() for stand in stands), strict=True)
    return Stand(*(np.concatenate(line, axis=-1) for line in lines))


def daily_uptake(
    curve_id: str, age_days: NDArray[np.int32], area_ha: Floats, stock_tco2: Floats
) -> Uptake:
    """Carbon dioxide taken up in one day.

    A stand grows at the rate of the young until it holds what twenty years of that
    growth give: left alone that is its twentieth year, after a fire it is young again.

    Parameters
    ----------
    curve_id : str
        Growth table, such as "subtropical_forest".
    age_days : ndarray, shape (n,)
        Days since planting. [day]
    area_ha, stock_tco2 : ndarray, shape (n,)
        Area [ha] and carbon dioxide already held, soil included [t].

    Returns
    -------
    Uptake
        Never takes the biomass above its table's ceiling.

    References
    ----------
    IPCC 2006 Guidelines, Volume 4, Tables 4.4, 4.7, 4.9; 2013 Wetlands Supplement,
    Tables 4.2 to 4.5 and 4.12.
    """
    return stand_of(curve(curve_id), area_ha).uptake(age_days, stock_tco2)


def living_tco2(
    land: Curve, age_days: NDArray[np.int32], area_ha: Floats, stock_tco2: Floats
) -> Floats:
    """The part of the stock that lives; the rest lies in the soil."""
    return stand_of(land, area_ha).living_tco2(age_days, stock_tco2)


def standing_stock_tco2(curve_id: str, age_days: int, area_ha: float) -> float:
    """Carbon dioxide that a stand of this age holds, grown by the same table. [t]"""
    land = curve(curve_id)
    young_days = YOUNG_YEARS * DAYS_PER_YEAR
    young = min(float(age_days), young_days) * land.growth_young_t_ha
    old = max(age_days - young_days, 0.0) * land.growth_old_t_ha
    grown_t_ha = min((young + old) / DAYS_PER_YEAR, land.ceiling_t_ha)
    soil = land.soil_tco2_ha_day * min(float(age_days), land.soil_days)
    return (land.biomass_tco2_ha(grown_t_ha) + soil) * area_ha
