"""Data centres: computing load, what cooling adds to it, and the heat that is left."""

from typing import TYPE_CHECKING

import numpy as np

from sim_core.climate import Weather
from sim_core.energy.demand import use_of
from sim_core.numeric import Floats

if TYPE_CHECKING:
    from sim_core.content import Catalogue, Technology


def pue(technology: "Technology", outside_c: Floats) -> Floats:
    """Whole power over computing power by the warmth outside.

    `pue_cool` where the air outside does the cooling, `pue_hot` where machines do all
    of it, a straight line between.
    """
    p = technology.params
    span_k = p["hot_above_c"] - p["cool_below_c"]
    hot = np.clip((outside_c - p["cool_below_c"]) / span_k, 0.0, 1.0)
    result: Floats = p["pue_cool"] + hot * (p["pue_hot"] - p["pue_cool"])
    return result


def computing_mw(technology: "Technology", catalogue: "Catalogue", year: int) -> Floats:
    """Power of the computers, (365, 24). [MW]"""
    p = technology.params
    use = use_of(catalogue, technology.options["profile"], year)
    result: Floats = p["it_mw"] * p["load_share"] * use
    return result


def data_centre_demand_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Computers and their cooling, (365, 24). [MW]"""
    load = computing_mw(technology, catalogue, year)
    return load * pue(technology, weather.temperature_c)


def waste_heat_mw(
    technology: "Technology", weather: Weather, catalogue: "Catalogue", year: int
) -> Floats:
    """Heat at `waste_heat_c` that a network could take up, (365, 24). [MW]"""
    load = computing_mw(technology, catalogue, year)
    result: Floats = load * technology.params["waste_heat_share"]
    return result
