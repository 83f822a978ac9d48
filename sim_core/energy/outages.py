"""What a worn plant can give: boilers that fail, and wear; from seed and year alone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.numeric import Floats
from sim_core.rng import draw_generator

if TYPE_CHECKING:
    from sim_core.content import Technology

HOURS = 24


def running_mw(
    technology: "Technology", seed: int, year: int, years_on: int
) -> Floats | None:
    """What the boilers that have not failed give, (365, 24); None where none fails.

    A boiler that fails is cold for whole days, on any day with the same chance. The
    rest wears by a share of itself each year that the level goes on.
    """
    p = technology.params
    if "failed_share" not in p:
        return None
    boilers = int(p["boilers"])
    running = np.zeros(DAYS_PER_YEAR)
    for boiler in range(boilers):
        running = running + ~_failed(p, f"outage/{technology.id}/{boiler}", seed, year)
    worn_mw = p["capacity_mw"] * p["usable_share"]
    for _ in range(years_on):
        worn_mw = worn_mw * (1.0 - p["wear_share_per_year"])
    hourly: Floats = np.repeat((running / boilers)[:, None], HOURS, axis=1)
    return worn_mw * hourly


def _failed(
    p: Mapping[str, float], stream: str, seed: int, year: int
) -> NDArray[np.bool_]:
    """Days of the year within a repair, also of one that began the year before."""
    days = int(p["repair_days"])
    draws = [
        draw_generator(seed, stream, of_year).random(DAYS_PER_YEAR)
        for of_year in (year - 1, year)
    ]
    begins = np.concatenate(draws) < p["failed_share"] / days
    failed = np.zeros(DAYS_PER_YEAR, np.bool_)
    for late in range(days):
        failed = failed | begins[DAYS_PER_YEAR - late : 2 * DAYS_PER_YEAR - late]
    return failed
