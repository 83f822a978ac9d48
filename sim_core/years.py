"""Whole years of one building of a kind: weather, demand, what there is; kept."""

from collections.abc import Callable
from functools import partial

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR, day_of_year
from sim_core.climate import (
    Spell,
    Weather,
    concatenate,
    read_climate,
    weather_year,
)
from sim_core.content import Catalogue, Level, Technology
from sim_core.energy.hills import LIKE_THE_SITE
from sim_core.energy.models import (
    Activity,
    activities,
    available_mw,
    comfort_by_day,
    demand_mw,
    hub_factor,
)
from sim_core.energy.network_homes import NETWORK
from sim_core.energy.outages import running_mw
from sim_core.numeric import Floats, fixed_sum
from sim_core.world import World


class Years:
    """The level's weather, and what one building of a kind makes of it."""

    def __init__(self, level: Level, catalogue: Catalogue, seed: int):
        self.level = level
        self.catalogue = catalogue
        self.seed = seed
        self.climate = read_climate(level.climate)
        self.world = World(level, catalogue)
        self._weather: dict[int, Weather] = {}
        self._unit: dict[tuple[str, int, int, int], Floats | None] = {}
        self._activities: dict[tuple[int, int], tuple[Activity, ...]] = {}

    def calendar_day(self, day: int) -> tuple[int, int]:
        """Year and day of the year of a level's day."""
        years, left = divmod(day_of_year(self.level.start) + day, DAYS_PER_YEAR)
        return self.level.start.year + years, left

    def weather_of_year(self, year: int) -> Weather:
        if year not in self._weather:
            self._forget_before(year - 1)
            self._weather[year] = weather_year(
                self.climate,
                self.seed,
                year,
                self.spells_of(year),
                self.world.warming_c(year),
            )
        return self._weather[year]

    def spells_of(self, year: int) -> tuple[Spell, ...]:
        """The level's hot, cold, calm and stormy days of a year."""
        return tuple(
            Spell(event.kind, day_of_year(event.on), event.days)
            for event in self.level.events
            if event.on.year == year
        )

    def _forget_before(self, year: int) -> None:
        self._weather = {y: w for y, w in self._weather.items() if y >= year}
        self._unit = {k: v for k, v in self._unit.items() if k[2] >= year}
        self._activities = {k: v for k, v in self._activities.items() if k[1] >= year}

    def weather(self, first_day: int, days: int) -> Weather:
        """Weather of the days, across turns of the year where needed."""
        year, start = self.calendar_day(first_day)
        parts = []
        while days > 0:
            head = min(days, DAYS_PER_YEAR - start)
            parts.append(self.weather_of_year(year).days(start, head))
            year, start, days = year + 1, 0, days - head
        return concatenate(parts)

    def ease(self, row: int, first_day: int, days: int) -> float:
        """Share of hours in which people of one kind of home are at ease."""
        at_ease = self.unit_days("ease", row, first_day, days)
        assert at_ease is not None
        return float(fixed_sum(at_ease)) / days

    def mean_wind_m_s(self, technology: Technology, year: int, spot: int) -> float:
        """Wind at the hub of a turbine over a calendar year. [m/s]"""
        weather = self.weather_of_year(year)
        mean_m_s = float(fixed_sum(weather.wind_m_s.ravel())) / weather.wind_m_s.size
        return mean_m_s * hub_factor(technology, weather.site, spot)

    def unit_demand_mwh(self, row: int, first_day: int, days: int) -> float:
        """What one full building of a kind draws over some days. [MWh]"""
        return self.unit_mwh("demand", row, first_day, days)

    def unit_mwh(self, what: str, row: int, first_day: int, days: int) -> float:
        """One of the lines of a full building, summed over some days. [MWh]"""
        line = self.unit_days(what, row, first_day, days)
        return float(fixed_sum(line.reshape(-1))) if line is not None else 0.0

    def unit_days(
        self,
        what: str,
        row: int,
        first_day: int,
        days: int,
        spot: int = LIKE_THE_SITE,
    ) -> Floats | None:
        """One building's hourly figures for the days, cut from whole years."""
        year, start = self.calendar_day(first_day)
        head = self._unit_year(what, row, year, spot)
        if head is None:
            return None
        if start + days <= DAYS_PER_YEAR:
            return head[start : start + days]
        parts, left = [head[start:]], start + days - DAYS_PER_YEAR
        while left > 0:
            year += 1
            whole = self._unit_year(what, row, year, spot)
            assert whole is not None
            parts.append(whole[:left])
            left -= DAYS_PER_YEAR
        return np.concatenate(parts)

    def _unit_year(self, what: str, row: int, year: int, spot: int) -> Floats | None:
        key = (what, row, year, spot)
        if key not in self._unit:
            technology = self.catalogue.technologies[row]
            weather = self.weather_of_year(year)
            rules: dict[str, Callable[[], Floats | None]] = {
                "demand": lambda: demand_mw(technology, weather, self.catalogue, year),
                "ease": lambda: comfort_by_day(
                    technology, weather, self.catalogue, year
                ),
                "available": lambda: self._available_mw(technology, year, spot),
                **{
                    name: partial(rule, technology, weather, self.catalogue, year)
                    for name, rule in NETWORK.items()
                },
            }
            self._unit[key] = rules[what]()
        return self._unit[key]

    def _available_mw(
        self, technology: Technology, year: int, spot: int
    ) -> Floats | None:
        """What sun, wind or failures let one plant give; None for all others. [MW]"""
        given = available_mw(technology, self.weather_of_year(year), spot)
        if given is not None:
            return given
        years_on = max(year - self.level.start.year, 0)
        return running_mw(technology, self.seed, year, years_on)

    def activities_of_year(self, row: int, year: int) -> tuple[Activity, ...]:
        """What one building burns, leaks and throws away, by day of the year."""
        key = (row, year)
        if key not in self._activities:
            technology = self.catalogue.technologies[row]
            weather = self.weather_of_year(year)
            self._activities[key] = activities(technology, DAYS_PER_YEAR, weather)
        return self._activities[key]
