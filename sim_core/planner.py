"""Makes plans of a fleet: its power system, what stores know, the dispatch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from sim_core.calendar import DAYS_PER_YEAR, day_of_year
from sim_core.carbon.claims import in_force
from sim_core.content import Catalogue, Level
from sim_core.energy.dispatch import (
    Outlook,
    System,
    needs_whole_year,
    outlooks,
    plan_days,
)
from sim_core.fleet import Fleet, Placed, fleet_of
from sim_core.grid import system_of
from sim_core.grid_elements import ELEMENTS, POWER, Lukewarm, Series
from sim_core.growth import Lands
from sim_core.heating import Joined, joined_of, lukewarm_of, move_to_network
from sim_core.natural import Quiet, Tipping
from sim_core.numeric import Floats
from sim_core.plans import (
    HOURS_PER_DAY,
    Batch,
    Plan,
    Stretch,
    carried_days,
    coming,
    plan_of,
)
from sim_core.state import NO_TECHNOLOGY, IslandState
from sim_core.waste import used_share, waste_power_mw
from sim_core.years import Years

Lines = Mapping[str, Floats]
# Residents come and go every month; guides follow only in steps.
OCCUPANCY_STEPS = 10.0
YUAN_PER_COIN = 1000.0
# A plan ends with its month.
LONGEST_PLAN_DAYS = 31


class Planner(Years):
    """Makes plans; keeps only what can be computed again."""

    def __init__(self, level: Level, catalogue: Catalogue, seed: int):
        super().__init__(level, catalogue, seed)
        self._seen: dict[tuple[bytes, Placed, float, int], list[Outlook]] = {}
        self._of_model: dict[str, NDArray[np.bool_]] = {}
        self.lands: Lands | None = None
        self.tipping: Tipping | None = None
        self.quiet: Quiet | None = None

    @property
    def debt_limit_yuan(self) -> float:
        return self.level.town.debt_limit_coins * YUAN_PER_COIN

    @property
    def carbon_budget_t(self) -> float:
        """Tonnes in the jar: the level's own, or the world's share a head."""
        town = self.level.town
        if town.carbon_budget_t is not None:
            return town.carbon_budget_t
        return self.world.budget_t_per_resident * town.residents

    def is_model(self, model: str) -> NDArray[np.bool_]:
        """True for each technology of a model."""
        if model not in self._of_model:
            models = [item.model for item in self.catalogue.technologies]
            self._of_model[model] = np.array([name == model for name in models])
        return self._of_model[model]

    @cached_property
    def lifetimes_days(self) -> NDArray[np.int32]:
        """Life of each technology, at least a day."""
        years = [item.lifetime_years for item in self.catalogue.technologies]
        days = [max(int(life * DAYS_PER_YEAR), 1) for life in years]
        return np.array(days, np.int32)

    @cached_property
    def untouched_year(self) -> Mapping[str, float]:
        """Figures of the level's first year if the player did nothing."""
        # Imported late: the base year is itself made of plans.
        from sim_core.baseline import untouched_year

        return untouched_year(self)

    def plan(self, state: IslandState) -> Plan:
        """Plan from the state's day to the next thing already known to change."""
        days = self._days_until_change(state)
        first = coming(self, state, days, LONGEST_PLAN_DAYS)[:1]
        return plan_of(self, self._dispatched(first, state.stored_mwh), 0)

    def batch(self, state: IslandState, most_days: int) -> Batch:
        """The coming days, as far as can be foreseen, dispatched at once."""
        stretches = coming(self, state, self._days_until_change(state), most_days)
        return self._dispatched(stretches, state.stored_mwh)

    def plan_in(self, batch: Batch, state: IslandState) -> Plan | None:
        """Today's stretch of a batch, unless the island is not as it was foreseen."""
        place = batch.place_of(state.day, fleet_of(self.level, self.catalogue, state))
        return None if place is None else plan_of(self, batch, place)

    def plan_year(self, state: IslandState) -> Plan:
        """The coming 365 days with today's buildings, people and prices."""
        return self._planned(state, DAYS_PER_YEAR)

    def _planned(self, state: IslandState, days: int) -> Plan:
        fleet = fleet_of(self.level, self.catalogue, state)
        return self.planned(fleet, state.day, days, state.stored_mwh)

    def planned(
        self,
        fleet: Fleet,
        first_day: int,
        days: int,
        stored_mwh: NDArray[np.float64],
        *,
        prices_of: int | None = None,
    ) -> Plan:
        """Days of a fleet in the weather of `first_day` on, at a year's prices."""
        stretch = Stretch(fleet, first_day, days)
        return plan_of(self, self._dispatched((stretch,), stored_mwh, prices_of), 0)

    def _dispatched(
        self,
        stretches: tuple[Stretch, ...],
        stored_mwh: NDArray[np.float64],
        prices_of: int | None = None,
    ) -> Batch:
        """Stretches whose stores know the same of later days."""
        fleet = stretches[0].fleet
        share = _guide_share(fleet)
        alike = tuple(
            takewhile(lambda part: _guide_share(part.fleet) == share, stretches)
        )
        own_year, first = self.calendar_day(alike[0].first_day)
        year = own_year if prices_of is None else prices_of
        parts = [(part.fleet, part.first_day, part.seen_days) for part in alike]
        system = self._system(parts, year, stored_mwh)
        seen = self._outlooks(fleet, own_year, system)
        dispatch = plan_days(system, seen, first, carried_days(alike))
        return Batch(alike, system, dispatch, year)

    def _days_until_change(self, state: IslandState) -> int:
        _, today = self.calendar_day(state.day)
        ready = state.buildings.ready_day
        later = ready[ready > state.day]
        ahead = int(later.min()) - state.day if len(later) else DAYS_PER_YEAR
        for signed in in_force(state.contracts, state.day):
            ahead = min(ahead, signed.last_day + 1 - state.day)
        return min(ahead, DAYS_PER_YEAR - today)

    def demand(
        self, fleet: Fleet, first_day: int, days: int, joined: Joined | None = None
    ) -> dict[str, Floats]:
        """Demand of all buildings by bus, (days, 24); zones say who is joined. [MW]"""
        total = {POWER: np.zeros((days, 24))}
        for row in fleet.rows:
            unit = self.unit_days("demand", int(row), first_day, days)
            if unit is None:
                continue
            bus = self.catalogue.technologies[row].options.get("bus", POWER)
            before = total.get(bus, np.zeros((days, 24)))
            total[bus] = before + unit * self.units_in_use(fleet, int(row))
        joined = joined_of(self.catalogue, fleet) if joined is None else joined
        move_to_network(self, fleet, joined, (first_day, days), total)
        return total

    def available(
        self, fleet: Fleet, row: int, first_day: int, days: int
    ) -> Floats | None:
        """What all buildings of a kind could give at their places. [MW]"""
        total: Floats | None = None
        for spot, many in fleet.by_spot(row):
            unit = self.unit_days("available", row, first_day, days, spot)
            if unit is None:
                return None
            total = unit * float(many) if total is None else total + unit * float(many)
        return total

    def units_in_use(self, fleet: Fleet, row: int) -> float:
        """Buildings of a kind; homes count by their people, works by their waste."""
        count = float(fleet.count[row])
        technology = self.catalogue.technologies[row]
        if technology.model == "waste":
            return count * used_share(self, fleet, technology)
        return count * fleet.occupancy if technology.model == "home" else count

    def system(
        self,
        fleet: Fleet,
        first_day: int,
        days: int,
        stored_mwh: NDArray[np.float64] | None = None,
    ) -> System:
        """The power system of a fleet over some days; its elements: see `grid`."""
        year, _ = self.calendar_day(first_day)
        return self._system([(fleet, first_day, days)], year, stored_mwh)

    def _system(
        self,
        parts: Sequence[tuple[Fleet, int, int]],
        prices_of: int,
        stored_mwh: NDArray[np.float64] | None = None,
    ) -> System:
        """One system of several spans, which differ in their people only."""
        technologies = self.catalogue.technologies
        fleet, _, _ = parts[0]
        rows = [int(row) for row in fleet.rows if technologies[row].model in ELEMENTS]
        stored = np.zeros(len(technologies)) if stored_mwh is None else stored_mwh
        demand, available, warmth = zip(
            *(self._lines(*part) for part in parts), strict=True
        )
        warm = [lukewarm_of(self, part[0], part[1:]) for part in parts]
        series = Series(
            HOURS_PER_DAY * sum(days for _, _, days in parts),
            _joined(demand),
            _joined(available),
            np.concatenate(warmth),
            lambda item: self.world.marginal_cost_yuan_per_mwh(item, prices_of),
            lambda item: self.world.tonnes_per_mwh(item, prices_of),
            {technologies[row].id: float(stored[row]) for row in rows},
            self.world.value_of_lost_load_yuan_per_mwh,
            float(self.catalogue.rules["heat"]["lost_heat_yuan_per_mwh"]),
            Lukewarm(*(np.concatenate(lines) for lines in zip(*warm, strict=True))),
        )
        counted = [(technologies[row], float(fleet.count[row])) for row in rows]
        return system_of(counted, series)

    def _lines(
        self, fleet: Fleet, first_day: int, days: int
    ) -> tuple[Lines, Lines, Floats]:
        """Demand by bus, what there is of all plants [MW], warmth [°C]; by the hour."""
        technologies = self.catalogue.technologies
        available = {
            technologies[row].id: all_mw.ravel()
            for row in map(int, fleet.rows)
            if technologies[row].model in ELEMENTS
            and (all_mw := self.available(fleet, row, first_day, days)) is not None
        }
        for id, mw in waste_power_mw(self, fleet).items():
            available[id] = np.full(HOURS_PER_DAY * days, mw)
        demand = self.demand(fleet, first_day, days)
        return (
            {bus: mw.ravel() for bus, mw in demand.items()},
            available,
            self.weather(first_day, days).temperature_c.ravel(),
        )

    def _outlooks(self, fleet: Fleet, year: int, system: System) -> list[Outlook]:
        """What stores know of later days; the same for all days of a fleet and year."""
        if not system.storages:
            return []
        if not needs_whole_year(system):
            return outlooks(system)
        share = _guide_share(fleet)
        key = (fleet.count.tobytes(), fleet.placed, share, year)
        if key not in self._seen:
            first = self._first_day_of(year)
            whole = self.system(replace(fleet, occupancy=share), first, DAYS_PER_YEAR)
            self._seen = {key: outlooks(whole)}
        return self._seen[key]

    def _first_day_of(self, year: int) -> int:
        """The level's day that is the first of a calendar year; may be before it."""
        years = year - self.level.start.year
        return years * DAYS_PER_YEAR - day_of_year(self.level.start)


def _guide_share(fleet: Fleet) -> float:
    return float(np.floor(fleet.occupancy * OCCUPANCY_STEPS)) / OCCUPANCY_STEPS


def _joined(parts: Sequence[Lines]) -> Lines:
    """Lines one after another."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def with_finished_upgrades(state: IslandState) -> NDArray[np.int32]:
    """Technologies after the upgrades that are ready today."""
    buildings = state.buildings
    done = (buildings.becomes != NO_TECHNOLOGY) & (buildings.ready_day <= state.day)
    return np.where(done, buildings.becomes, buildings.tech).astype(np.int32)
