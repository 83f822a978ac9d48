"""What the world's build does to prices, year by year."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import tomli

from sim_core.economy.learning import learned_share
from sim_core.numeric import interpolate
from sim_core.paths import DATA

GW_PER_MW = 1e-3
TWH_PER_MWH = 1e-6
# Unit of what is counted, over that of a sheet.
UNIT = {"battery": TWH_PER_MWH}


@cache
def learning_rates() -> Mapping[str, Any]:
    """sim_core/data/learning.toml."""
    return tomli.loads((DATA / "learning.toml").read_text(encoding="utf-8"))


def of_year(years: list[int], values: list[float], year: int) -> float:
    """A figure between the years that are given; flat before and after them."""
    return float(
        interpolate(float(year), np.array(years, np.float64), np.array(values))
    )


def price_share(
    world: Mapping[str, Any], learns: str, year: int, own_build: float = 0.0
) -> float:
    """Price of a technology over that of the world's first year.

    Parameters
    ----------
    world : mapping
        A table of sim_core/data/worlds.
    learns : str
        A row of learning.toml; "" stays at 1.
    own_build : float
        What the island itself has built. [MW, for batteries MWh]
    """
    if not learns:
        return 1.0
    row = learning_rates()[learns]
    built = world["built"][row["of"]]
    now = of_year(world["years"], built, year)
    own = own_build * UNIT.get(row["of"], GW_PER_MW)
    return learned_share(float(row["rate"]), (now + own) / float(built[0]))
