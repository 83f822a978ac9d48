"""Carbon taken up and lost by every planted tile in a day."""

from collections.abc import Mapping

import numpy as np

from sim_core.content import Catalogue
from sim_core.nature import daily_removal_tco2
from sim_core.numeric import Floats, fixed_sum
from sim_core.state import IslandState

NATURE_MODELS = ("forest", "mangrove", "wetland", "grassland", "nature")


def grown(
    catalogue: Catalogue, state: IslandState
) -> tuple[Floats, Mapping[str, float]]:
    """Stocks after the day, and tonnes removed by technology."""
    stock_tco2 = state.buildings.stock_tco2.copy()
    removals: dict[str, float] = {}
    working = state.buildings.in_service(state.day)
    for number, technology in enumerate(catalogue.technologies):
        if technology.model not in NATURE_MODELS:
            continue
        rows = np.flatnonzero(working & (state.buildings.tech == number))
        if not len(rows):
            continue
        taken_tco2 = daily_removal_tco2(
            technology.options["curve"],
            state.day - state.buildings.ready_day[rows],
            np.full(len(rows), technology.params.get("area_ha", 1.0)),
            stock_tco2[rows],
        )
        stock_tco2[rows] = stock_tco2[rows] + taken_tco2
        removals[technology.id] = float(fixed_sum(taken_tco2))
    return stock_tco2, removals
