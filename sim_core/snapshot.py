"""What the window, tools and pupils see of a session: frozen and read-only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim_core import kpis
from sim_core.books_heat import pumps_draw_mw
from sim_core.calendar import DAYS_PER_YEAR, Date, date_of
from sim_core.climate import Weather
from sim_core.content import Catalogue, Level, Step
from sim_core.fleet import fleet_of, jobs_of
from sim_core.goals import GoalStatus, status
from sim_core.grid_elements import HEAT
from sim_core.heatday import HeatDay, heat_day
from sim_core.ledger import DAILY, ENERGY, LOCATION, Ledger
from sim_core.numeric import Floats, fixed_sum
from sim_core.state import Buildings, IslandState

if TYPE_CHECKING:
    from sim_core.content import Technology
    from sim_core.energy.dispatch import DayPlans
    from sim_core.energy.dispatch.system import Plant, Storage
    from sim_core.planner import Planner
    from sim_core.plans import Plan

FLOW_DAYS = 30


@dataclass(frozen=True)
class Flow:
    """Hourly power of one source, by technology. [MW]"""

    id: str
    group: str
    capacity_mw: float
    min_mw: float
    mw: Floats
    curtailed_mw: Floats
    cost_yuan_per_mwh: float
    tco2e_per_mwh: float
    hourly_cost: Floats
    usable_mw: Floats | None = None

    def most_mw(self, hour: int) -> float:
        """What it could give: all its capacity, less what has failed or is worn."""
        if self.usable_mw is None:
            return self.capacity_mw
        return float(self.usable_mw[hour])


@dataclass(frozen=True)
class StoreFlow:
    """Hourly charge, discharge and level of one kind of store."""

    id: str
    power_mw: float
    energy_mwh: float
    charge_mw: Floats
    discharge_mw: Floats
    stored_mwh: Floats


@dataclass(frozen=True)
class DayResult:
    """The 24 hours of one day."""

    day: int
    weather: Weather
    demand_mw: Floats
    supply: tuple[Flow, ...]
    stores: tuple[StoreFlow, ...]
    unserved_mw: Floats
    price_yuan_per_mwh: Floats
    next_price_yuan_per_mwh: Floats
    price_setter: tuple[str, ...]
    book: Mapping[str, float]
    heat: HeatDay | None = None
    heat_stores: tuple[StoreFlow, ...] = ()

    @property
    def curtailed_mw(self) -> Floats:
        return sum((flow.curtailed_mw for flow in self.supply), np.zeros(24))


@dataclass(frozen=True)
class Jar:
    """The carbon budget as a stock. [t]"""

    budget_t: float
    emitted_t: float
    removed_t: float


@dataclass(frozen=True)
class YearRow:
    """One closed year of the books."""

    year: int
    figures: Mapping[str, float]
    energy_mwh: Mapping[str, float]


@dataclass(frozen=True)
class Snapshot:
    level: Level
    catalogue: Catalogue
    day: int
    date: Date
    budget_yuan: float
    flow_yuan_per_day: float
    knowledge: float
    support: float
    support_parts: Mapping[str, float]
    residents: float
    homes: float
    jobs: float
    buildings: Buildings
    stored_mwh: Floats
    kpis: Mapping[str, float]
    today: DayResult | None
    goals: tuple[GoalStatus, ...]
    step: Step | None
    years: tuple[YearRow, ...]
    jar: Jar
    outcome: str


def snapshot_of(
    planner: "Planner",
    state: IslandState,
    ledger: Ledger,
    last: "tuple[Plan, int] | None",
    years: tuple[YearRow, ...],
) -> Snapshot:
    level = planner.level
    fleet = fleet_of(planner.level, planner.catalogue, state)
    figures = year_figures(ledger, state.day - 1, DAYS_PER_YEAR)
    return Snapshot(
        level,
        planner.catalogue,
        state.day,
        date_of(level.start, state.day),
        state.budget_yuan,
        _flow_yuan_per_day(ledger, state.day - 1),
        state.knowledge,
        state.support,
        state.support_parts,
        state.residents,
        fleet.homes,
        jobs_of(planner.catalogue, fleet),
        state.buildings,
        _read_only(state.stored_mwh),
        figures,
        day_result(planner, *last) if last else None,
        tuple(status(planner, state, ledger, goal) for goal in level.goals),
        next((s for s in level.steps if s.id not in state.steps_done), None),
        years,
        Jar(planner.carbon_budget_t, state.emitted_t, state.removed_t),
        state.outcome,
    )


def _read_only(array: Floats) -> Floats:
    view = array.view()
    view.flags.writeable = False
    return view


def _flow_yuan_per_day(ledger: Ledger, last_day: int) -> float:
    days = min(last_day + 1, FLOW_DAYS)
    if days <= 0:
        return 0.0
    income = ledger.figure("income_yuan", last_day, days)
    return (income - ledger.figure("expense_yuan", last_day, days)) / days


def year_figures(ledger: Ledger, last_day: int, days: int) -> dict[str, float]:
    """Daily figures summed over the days, and what follows from them."""
    days = min(days, last_day + 1)
    figures = {name: ledger.figure(name, last_day, days) for name in DAILY}
    figures |= {
        name: rule(ledger, last_day, days) for name, rule in kpis.DERIVED.items()
    }
    figures["days"] = float(days)
    for name in ("residents", "support"):
        figures[name] = figures[name] / days if days > 0 else 0.0
    return figures


def year_row(planner: "Planner", ledger: Ledger, number: int) -> YearRow:
    """The books of the `number`-th year of the level."""
    first = number * DAYS_PER_YEAR
    last = first + DAYS_PER_YEAR - 1
    amounts = ledger.amounts(first, last)
    made = {
        account.place: float(amounts[row])
        for row, account in enumerate(ledger.accounts)
        if account.kind == ENERGY and account.activity == "output" and amounts[row]
    }
    year = planner.level.start.year + number
    return YearRow(year, year_figures(ledger, last, DAYS_PER_YEAR), made)


def _flow(
    technology: "Technology",
    plant: "Plant",
    number: int,
    dispatch: "DayPlans",
    index: int,
) -> Flow:
    line = np.asarray(plant.cost_per_mwh)
    day = slice(24 * index, 24 * index + 24)
    cost = np.full(24, float(line)) if line.ndim == 0 else line[day]
    usable_mw = plant.available_mw[day] if technology.model == "thermal" else None
    most_mw = plant.capacity_mw if usable_mw is None else float(usable_mw.max())
    return Flow(
        plant.id,
        technology.options.get("group", technology.model),
        plant.capacity_mw,
        plant.least_share * most_mw,
        dispatch.output_mw[number, index],
        dispatch.curtailed_mw[number, index],
        float(fixed_sum(cost)) / 24.0,
        plant.co2_t_per_mwh,
        cost,
        usable_mw,
    )


def _store_flow(
    store: "Storage", number: int, dispatch: "DayPlans", index: int
) -> StoreFlow:
    return StoreFlow(
        store.id,
        store.discharge_mw,
        store.energy_mwh,
        dispatch.charge_mw[number, index],
        dispatch.discharge_mw[number, index],
        dispatch.stored_mwh[number, index],
    )


def _demand_mw(plan: "Plan", index: int) -> Floats:
    """Power asked for in each hour; what makes heat for a network is asked for too."""
    demand: Floats = plan.demand_mw[index]
    for_heat_mw = pumps_draw_mw(plan.system, plan.dispatch)
    return demand if for_heat_mw is None else demand + for_heat_mw[index]


def day_result(planner: "Planner", plan: "Plan", index: int) -> DayResult:
    """The hours of one planned day, cut out of its plan."""
    dispatch, technologies = plan.dispatch, planner.catalogue.technologies
    supply = tuple(
        _flow(technologies[row], plan.system.plants[number], number, dispatch, index)
        for number, row in plan.supply
    )
    stores = [
        (store.bus, _store_flow(store, number, dispatch, index))
        for number, store in enumerate(plan.system.storages)
    ]
    book = plan.book
    tonnes = {
        f"{account.place}|{account.activity}": float(book.amounts[row, index])
        * account.t_per_unit
        for row, account in enumerate(book.accounts)
        if account.t_per_unit and account.category != LOCATION
    }
    return DayResult(
        plan.first_day + index,
        plan.weather.days(index, 1).hours(),
        _demand_mw(plan, index),
        supply,
        tuple(flow for bus, flow in stores if bus != HEAT),
        dispatch.unserved_mw[index],
        dispatch.price_yuan_per_mwh[index],
        dispatch.next_price_yuan_per_mwh[index],
        tuple(dispatch.setters[code] for code in dispatch.price_setter[index]),
        tonnes,
        heat_day(planner.catalogue, plan, index),
        tuple(flow for bus, flow in stores if bus == HEAT),
    )
