"""What the expert may build or keep: each kind of power plant, and what it costs."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sim_core.bots.sites import best_site, open_sites
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.economy import annuity
from sim_core.energy.dispatch.system import Plant, Storage, System
from sim_core.energy.hills import spots_on
from sim_core.fleet import Fleet, Placed, fleet_of
from sim_core.grid_elements import POWER
from sim_core.start import first_state

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.session import Session

MODELS = ("thermal", "solar", "wind", "hydro", "battery", "cable", "reservoir")


@dataclass(frozen=True)
class Option:
    """One kind: `given` stood there on the first day, `owned` stands there now.

    Yearly costs are of one unit: upkeep, and for new ones the price as an annuity.
    """

    technology: "Technology"
    unit: Plant | Storage
    export: Plant | None
    given: float
    owned: float
    sites: float
    upkeep_yuan: float
    annuity_yuan: float

    @property
    def id(self) -> str:
        return self.technology.id

    @property
    def unit_mw(self) -> float:
        if isinstance(self.unit, Storage):
            return self.unit.discharge_mw
        return max(self.unit.capacity_mw, float(np.max(self.unit.available_mw)))


def is_power(technology: "Technology") -> bool:
    bus = technology.options.get("bus", POWER)
    return technology.model in MODELS and bus == POWER


def may_build(session: "Session", technology: "Technology") -> bool:
    return technology.buildable and session.level.has_on_offer(technology.id)


def options_of(session: "Session") -> tuple[Option, ...]:
    """Every kind that stands, stood or may be built."""
    catalogue = session.catalogue
    level = session.level
    given = fleet_of(level, catalogue, first_state(level, catalogue))
    owned = fleet_of(level, catalogue, session.state)
    rows = [
        row
        for row, technology in enumerate(catalogue.technologies)
        if is_power(technology)
        and (given.count[row] or owned.count[row] or may_build(session, technology))
    ]
    units = _units(session, owned, rows)
    rate = float(catalogue.rules["money"]["debt_interest_share_per_year"])
    return tuple(
        _option(session, row, units, given, owned, rate)
        for row in rows
        if catalogue.technologies[row].id in units
    )


def _units(
    session: "Session", fleet: Fleet, rows: list[int]
) -> dict[str, Plant | Storage]:
    """One of each kind, with the coming year's weather and prices.

    A turbine is the mean of those that stand, or one on the best open site.
    """
    catalogue, count = session.catalogue, fleet.count.copy()
    count[rows] = 1
    placed: Placed = ()
    for row in (row for row in catalogue.of_places if row in rows):
        count[row] = max(fleet.count[row], 1)
        placed += _spots(session, fleet, row)
    system = session.planner.system(
        replace(fleet, count=count, placed=placed), session.state.day, DAYS_PER_YEAR
    )
    units: dict[str, Plant | Storage] = {store.id: store for store in system.storages}
    for plant in system.plants:
        row = catalogue.row(plant.id) if catalogue.find(plant.id) else -1
        many = float(count[row]) if row in catalogue.of_places else 1.0
        units[plant.id] = replace(
            plant,
            capacity_mw=plant.capacity_mw / many,
            available_mw=plant.available_mw / many,
        )
    return units


def _spots(session: "Session", fleet: Fleet, row: int) -> Placed:
    """Where those of a kind stand; else the place where the next would."""
    if fleet.count[row]:
        return tuple((row, *pair) for pair in fleet.by_spot(row))
    at = best_site(session, session.catalogue.technologies[row])
    if at is None:
        return ()
    return ((row, int(spots_on(session.level.map)[at[1], at[0]]), 1),)


def _option(
    session: "Session",
    row: int,
    units: dict[str, Plant | Storage],
    given: Fleet,
    owned: Fleet,
    rate: float,
) -> Option:
    technology = session.catalogue.technologies[row]
    is_open = may_build(session, technology)
    free = sum(1 for _ in open_sites(session, technology)) if is_open else 0
    ours = max(float(owned.count[row] - given.count[row]), 0.0)
    export = units.get(f"{technology.id}_export")
    return Option(
        technology,
        units[technology.id],
        export if isinstance(export, Plant) else None,
        float(given.count[row]),
        float(owned.count[row]),
        (free + ours) if is_open else 0.0,
        technology.fixed_om_yuan_per_year,
        technology.capex_yuan * annuity(rate, technology.lifetime_years),
    )


def without_options(system: System, options: tuple[Option, ...]) -> System:
    """What stays as it is: demand, lost load, heat, hydrogen, demand that waits."""
    names = {option.id for option in options}
    names |= {option.export.id for option in options if option.export is not None}
    return replace(
        system,
        plants=tuple(plant for plant in system.plants if plant.id not in names),
        storages=tuple(store for store in system.storages if store.id not in names),
    )
