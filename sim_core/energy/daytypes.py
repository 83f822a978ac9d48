"""Working days, weekends, holidays and school vacations of a year."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR, Date, day_of_year, weekday
from sim_core.energy.constants import constants

WORKDAY, WEEKEND, HOLIDAY = 0, 1, 2
FIRST_OF_WEEKEND = 5
DAYS_A_WEEK = 7
# Moon and sun meet again after nineteen years.
LUNAR_CYCLE_YEARS = 19

Days = NDArray[np.int8]


@cache
def day_types(year: int) -> Days:
    """WORKDAY, WEEKEND or HOLIDAY for each day of the year, (365,)."""
    first = weekday(Date(year, 1, 1))
    days = (np.arange(DAYS_PER_YEAR) + first) % DAYS_A_WEEK
    types = np.where(days >= FIRST_OF_WEEKEND, WEEKEND, WORKDAY).astype(np.int8)
    calendar = constants()["calendar"]
    for month, day, length in calendar["fixed"]:
        _mark(types, day_of_year(Date(year, month, day)), length)
    _mark(types, spring_festival(year), calendar["spring_festival_days"])
    types.flags.writeable = False
    return types


def spring_festival(year: int) -> int:
    """Day of the year on which the Spring Festival begins, 0 for 1 January."""
    known = dict(constants()["calendar"]["spring_festival"])
    while year > max(known):
        year -= LUNAR_CYCLE_YEARS
    while year < min(known):
        year += LUNAR_CYCLE_YEARS
    return int(known[year]) - 1


def _mark(types: Days, first: int, length: int) -> None:
    types[first : first + length] = HOLIDAY


@cache
def vacations() -> NDArray[np.bool_]:
    """Days on which schools are closed for winter and summer, (365,)."""
    days = np.zeros(DAYS_PER_YEAR, np.bool_)
    for month, day, length in constants()["calendar"]["school_vacation"]:
        first = day_of_year(Date(2021, month, day))
        days[first : first + length] = True
    days.flags.writeable = False
    return days
