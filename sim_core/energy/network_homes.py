"""Homes on a heat network: the heat they take, and what their own heaters spare."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sim_core.climate import Weather
from sim_core.energy.datacentre import waste_heat_mw
from sim_core.energy.demand import (
    HOURS_PER_DAY,
    MW_PER_KW,
    W_PER_KW,
    home_warmth,
    hot_water_heat_kw,
    hot_water_kw,
    use_of,
)
from sim_core.energy.heatpump import heating_cop
from sim_core.energy.models import DemandRule
from sim_core.energy.rooms import comfortable
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology


def home_heat_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Warmth of rooms and hot water of one tile of homes, (365, 24). [MW thermal]"""
    each_kw = _room_heat_kw(technology, weather, catalogue, year) + hot_water_heat_kw(
        technology, weather, catalogue, year
    )
    return _of_tile(technology, each_kw)


def heater_power_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Power of the same homes' own heaters, which rest once homes are joined. [MW]"""
    cop = heating_cop(weather.temperature_c, technology.params["heating_cop"])
    rooms_kw = _room_heat_kw(technology, weather, catalogue, year) / cop
    water_kw = hot_water_kw(technology, weather, catalogue, year)
    return _of_tile(technology, rooms_kw + water_kw)


def unheated_comfort(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Share of hours of each day at ease in homes that nothing warms, (365,)."""
    warmth = home_warmth(technology, weather, catalogue, year)
    at_ease = comfortable(warmth, 0.0, technology.params["cooled_share"])
    result: Floats = np.asarray(fixed_sum(at_ease, axis=1)) / HOURS_PER_DAY
    return result


def _room_heat_kw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Heat of the rooms and hours that one household warms. [kW]"""
    heat_w = home_warmth(technology, weather, catalogue, year).heat_w
    presence = use_of(catalogue, "presence", year)
    result: Floats = heat_w * technology.params["heated_share"] * presence / W_PER_KW
    return result


def _of_tile(technology: "Technology", each_kw: Floats) -> Floats:
    """All households of a tile; none in homes where nobody can live."""
    if not technology.params["residents"]:
        return np.zeros_like(each_kw)
    result: Floats = technology.params["households"] * each_kw * MW_PER_KW
    return result


# Lines of one building that only a heat network asks for.
NETWORK: Mapping[str, DemandRule] = {
    "heat": home_heat_mw,
    "heaters": heater_power_mw,
    "unheated_ease": unheated_comfort,
    "waste_heat": waste_heat_mw,
}
