"""Plans of coming days, several months at once.

A plan is derived from state and level and never saved. A day's row of a plan does not
depend on how many days were planned with it, so any batch gives the same bits.

Planning a year at once costs little more than planning a month. So the months to come
are dispatched together, with the people that they will have if nothing happens that
cannot be foreseen; a month's plan is used only if it came so, to the last bit.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core import people
from sim_core.books import Book, chain_book, power_book, sales_book, town_book
from sim_core.books_heat import heat_book
from sim_core.calendar import days_left_in_month
from sim_core.climate import Weather
from sim_core.energy.dispatch import DayPlans, System, in_hours
from sim_core.fleet import Fleet, fleet_of
from sim_core.grid_elements import HEAT, POWER
from sim_core.numeric import Floats
from sim_core.state import IslandState, changed

if TYPE_CHECKING:
    from sim_core.planner import Planner

HOURS_PER_DAY = 24
LOOK_AHEAD_DAYS = 2
# Support moves on the first of a month and people a month later.
FORESEEN_MONTHS = 2


@dataclass(frozen=True)
class Plan:
    """The days `first_day` to `first_day + days - 1`, as long as nothing changes."""

    first_day: int
    days: int
    fleet: Fleet
    weather: Weather
    system: System
    supply: tuple[tuple[int, int], ...]
    store_rows: tuple[int, ...]
    demand_mw: Floats
    dispatch: DayPlans
    book: Book

    def covers(self, day: int) -> bool:
        return self.first_day <= day < self.first_day + self.days


@dataclass(frozen=True)
class Stretch:
    """Days on which the same buildings work for the same people."""

    fleet: Fleet
    first_day: int
    days: int

    @property
    def seen_days(self) -> int:
        return self.days + LOOK_AHEAD_DAYS


@dataclass(frozen=True)
class Batch:
    """Stretches that follow one another, dispatched at once.

    The system's lines hold each stretch with the days that its last ones look ahead to.
    """

    stretches: tuple[Stretch, ...]
    system: System
    dispatch: DayPlans
    prices_of: int

    @property
    def end_day(self) -> int:
        return self.stretches[-1].first_day + self.stretches[-1].days

    def place_of(self, day: int, fleet: Fleet) -> int | None:
        """The stretch that begins on a day, if its fleet came as it was foreseen."""
        for place, stretch in enumerate(self.stretches):
            if stretch.first_day == day:
                return place if stretch.fleet.is_like(fleet) else None
        return None

    def part(self, place: int) -> tuple[System, DayPlans]:
        """Lines and dispatch of one stretch."""
        own = self.stretches[place]
        line = sum(stretch.seen_days for stretch in self.stretches[:place])
        day = sum(stretch.days for stretch in self.stretches[:place])
        hours = slice(HOURS_PER_DAY * line, HOURS_PER_DAY * (line + own.seen_days))
        dispatch = self.dispatch.part(slice(day, day + own.days))
        return in_hours(self.system, hours), dispatch


def carried_days(stretches: tuple[Stretch, ...]) -> NDArray[np.int64]:
    """Days of the lines that are carried out, not only looked ahead to."""
    first, found = 0, []
    for stretch in stretches:
        found.append(np.arange(first, first + stretch.days))
        first += stretch.seen_days
    return np.concatenate(found)


def coming(
    planner: "Planner", state: IslandState, days: int, most_days: int
) -> tuple[Stretch, ...]:
    """The days to the next change, month by month, as far as people are foreseen.

    Only whole months are taken beyond the first, so that plans begin on the same days
    whatever `most_days` is.
    """
    fleet = fleet_of(planner.level, planner.catalogue, state)
    first, last = state.day, state.day + days
    limit = state.day + most_days
    found: list[Stretch] = []
    while first < min(last, limit):
        _, today = planner.calendar_day(first)
        end = min(first + days_left_in_month(today), last)
        if found and end > limit:
            break
        found.append(Stretch(fleet, first, min(end, limit) - first))
        if len(found) >= FORESEEN_MONTHS and not people.wish_is_full(state):
            break
        residents = people.residents_next_month(planner, state, fleet)
        state = changed(state, residents=residents)
        fleet, first = fleet.with_residents(residents), end
    return tuple(found)


def plan_of(planner: "Planner", batch: Batch, place: int) -> Plan:
    """One stretch with its books."""
    stretch, year = batch.stretches[place], batch.prices_of
    system, dispatch = batch.part(place)
    fleet, first_day, days = stretch.fleet, stretch.first_day, stretch.days
    catalogue = planner.catalogue
    supply = tuple(
        (number, catalogue.row(plant.id))
        for number, plant in enumerate(system.plants)
        if catalogue.find(plant.id) is not None and plant.bus == POWER
    )
    demand = _demand_at(system, POWER, days)
    town = town_book(planner, fleet, first_day, days)
    power = power_book(planner, fleet, system, supply, dispatch, demand, year)
    if HEAT in system.buses:
        power = power + heat_book(planner, fleet, system, dispatch, year)
    chain = chain_book(planner, fleet, town + power, year)
    return Plan(
        first_day,
        days,
        fleet,
        planner.weather(first_day, days),
        system,
        supply,
        tuple(catalogue.row(store.id) for store in system.storages),
        demand,
        dispatch,
        town + power + sales_book(planner, fleet, power) + chain,
    )


def _demand_at(system: System, bus: str, days: int) -> Floats:
    load = next(load for load in system.loads if load.bus == bus)
    demand: Floats = load.power_mw[: 24 * days].reshape(days, 24)
    return demand


def stored_after(
    plan: Plan, index: int, stored_mwh: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Energy in each store at the end of a planned day."""
    after = stored_mwh.copy()
    after[list(plan.store_rows)] = plan.dispatch.stored_mwh[:, index, -1]
    return after
