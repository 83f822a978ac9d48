"""One day of the island: the phases in order, no formula of its own."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim_core import goals, people
from sim_core.books_green import contract_mwh, matched_mw
from sim_core.books_heat import pumps_draw_mw
from sim_core.grid_elements import HEAT
from sim_core.ledger import (
    AVOIDED,
    BIOGENIC,
    DAILY,
    DAILY_ROW,
    EMISSION,
    ENERGY,
    LOCATION,
    MARKET,
    MONEY,
    Account,
    Ledger,
)
from sim_core.natural import building_rows, entered, natural_day
from sim_core.numeric import Floats, fixed_sum
from sim_core.planner import Planner, with_finished_upgrades
from sim_core.plans import Plan, stored_after
from sim_core.state import NO_TECHNOLOGY, IslandState, changed

if TYPE_CHECKING:
    from sim_core.books import Book

RENEWABLE = ("solar", "wind", "hydro")
LEAST_MW = 1e-9


@dataclass(frozen=True)
class DayTotals:
    """A plan's figures for the daily table and its rows, a line a day."""

    table: Floats
    cash_yuan: list[float]
    storm_peak: list[float]
    numbers: NDArray[np.int64]
    amounts: Floats

    def rows(self, index: int) -> tuple[NDArray[np.int64], Floats]:
        """Accounts in which something is booked on a day, and how much."""
        amounts = self.amounts[index]
        filled = amounts != 0.0
        return self.numbers[filled], amounts[filled]


def start_day(state: IslandState) -> IslandState:
    """Upgrades that are ready today change what the building is."""
    buildings = state.buildings
    tech = with_finished_upgrades(state)
    if np.array_equal(tech, buildings.tech):
        return state
    done = tech != buildings.tech
    becomes = np.where(done, NO_TECHNOLOGY, buildings.becomes).astype(np.int32)
    return replace(state, buildings=replace(buildings, tech=tech, becomes=becomes))


def day_totals(planner: Planner, plan: Plan, ledger: Ledger) -> DayTotals:
    """Figures of all planned days at once."""
    book = plan.book
    table = np.zeros((plan.days, len(DAILY)))
    for name, column in _columns(planner, book).items():
        table[:, DAILY_ROW[name]] = column
    table[:, DAILY_ROW["carbon_free_mwh"]] = carbon_free_mwh(planner, plan)
    cash_yuan = book.total(MONEY).tolist()
    storm_peak = plan.weather.storm.max(axis=1).tolist()
    return DayTotals(table, cash_yuan, storm_peak, *_by_account(book, ledger))


def _by_account(book: "Book", ledger: Ledger) -> tuple[NDArray[np.int64], Floats]:
    """Numbers of the accounts, each once, and their amounts, (days, accounts)."""
    numbers = [ledger.number(account) for account in book.accounts]
    places = {number: place for place, number in enumerate(dict.fromkeys(numbers))}
    amounts = np.zeros((book.amounts.shape[1], len(places)))
    for number, line in zip(numbers, book.amounts, strict=True):
        amounts[:, places[number]] += line
    return np.array(list(places), np.int64), amounts


def _columns(planner: Planner, book: "Book") -> dict[str, Floats]:
    cash = [
        book.amounts[row]
        for row, account in enumerate(book.accounts)
        if account.kind == MONEY
    ]
    money = np.stack(cash) if cash else np.zeros((1, book.amounts.shape[1]))
    renewable = [
        book.amounts[row]
        for row, account in enumerate(book.accounts)
        if account.activity == "output"
        and planner.catalogue.get(account.place).model in RENEWABLE
    ]
    scope2 = {
        category: book.total(EMISSION, scope=2, category=category)
        for category in (LOCATION, MARKET)
    }
    return {
        "demand_mwh": book.total(ENERGY, activity="demand"),
        "unserved_mwh": book.total(ENERGY, activity="unserved"),
        "generation_mwh": book.total(ENERGY, activity="output"),
        "renewable_mwh": np.asarray(fixed_sum(np.stack(renewable), axis=0))
        if renewable
        else np.zeros(book.amounts.shape[1]),
        "import_mwh": _imports(planner, book),
        "contract_mwh": contract_mwh(planner, book),
        "curtailed_mwh": book.total(ENERGY, activity="curtailed"),
        "scope1_t": book.total(EMISSION, scope=1),
        "scope2_location_t": scope2[LOCATION],
        "scope2_market_t": scope2[MARKET],
        "scope3_t": book.total(EMISSION, scope=3),
        "biogenic_t": book.total(BIOGENIC),
        "avoided_t": book.total(AVOIDED),
        "income_yuan": np.asarray(fixed_sum(np.maximum(money, 0.0), axis=0)),
        "expense_yuan": np.asarray(fixed_sum(np.maximum(-money, 0.0), axis=0)),
        "heat_demand_mwh": book.total(ENERGY, activity="heat_demand"),
        "heat_unserved_mwh": book.total(ENERGY, activity="heat_unserved"),
    }


def carbon_free_mwh(planner: Planner, plan: Plan) -> Floats:
    """Power used in the hour in which carbon-free plants made it, a day's sum. [MWh]

    What goes into a store counts when it is put there, less the store's losses; power
    from the mainland counts only under a contract that matches its hours.
    """
    dispatch = plan.dispatch
    made_mw = np.zeros_like(plan.demand_mw)
    for number, row in plan.supply:
        if planner.catalogue.technologies[row].model in RENEWABLE:
            made_mw = made_mw + dispatch.output_mw[number]
    matched = matched_mw(planner, plan)
    if matched is not None:
        made_mw = made_mw + matched
    used_mw = plan.demand_mw - dispatch.unserved_mw
    for_heat_mw = pumps_draw_mw(plan.system, dispatch)
    if for_heat_mw is not None:
        used_mw = used_mw + for_heat_mw
    stored_mw, kept_mw = np.zeros_like(made_mw), np.zeros_like(made_mw)
    for number, store in enumerate(plan.system.storages):
        if store.bus == HEAT:
            continue
        charge_mw = dispatch.charge_mw[number]
        stored_mw = stored_mw + charge_mw
        kept_mw = kept_mw + charge_mw * (
            store.efficiency_charge * store.efficiency_discharge
        )
    taken_mw = used_mw + stored_mw
    share = np.minimum(made_mw, taken_mw) / np.maximum(taken_mw, LEAST_MW)
    return np.asarray(fixed_sum(share * (used_mw + kept_mw), axis=-1))


def _imports(planner: Planner, book: "Book") -> Floats:
    rows = [
        book.amounts[row]
        for row, account in enumerate(book.accounts)
        if account.activity == "output"
        and planner.catalogue.get(account.place).model == "cable"
    ]
    if not rows:
        return np.zeros(book.amounts.shape[1])
    return np.asarray(fixed_sum(np.stack(rows), axis=0))


def step(
    planner: Planner, state: IslandState, plan: Plan, totals: DayTotals, ledger: Ledger
) -> IslandState:
    """The state after the day: books, growth, money, people, goals."""
    index = state.day - plan.first_day
    values = totals.table[index].copy()
    natural = natural_day(planner, state, plan.fleet, totals.storm_peak[index])
    rows = (*natural.rows, *building_rows(planner, state))
    pairs = zip(totals.rows(index), entered(rows, ledger, values), strict=True)
    numbers, amounts = (np.concatenate(pair) for pair in pairs)
    ledger.add(state.day, numbers, amounts)
    interest_yuan = planner.world.interest_yuan(state.budget_yuan)
    _book_interest(interest_yuan, state.day, ledger)
    values[DAILY_ROW["expense_yuan"]] += interest_yuan
    values[DAILY_ROW["residents"]] = state.residents
    values[DAILY_ROW["support"]] = state.support
    ledger.close_day(values)
    gross_t = sum(
        values[DAILY_ROW[n]] for n in ("scope1_t", "scope2_market_t", "scope3_t")
    )
    after = changed(
        natural.state,
        day=state.day + 1,
        stored_mwh=stored_after(plan, index, state.stored_mwh),
        budget_yuan=state.budget_yuan + totals.cash_yuan[index] - interest_yuan,
        emitted_t=state.emitted_t + float(gross_t),
        removed_t=state.removed_t + float(values[DAILY_ROW["sinks_t"]]),
    )
    after = people.with_new_month(planner, after, plan, ledger)
    return goals.with_goals(planner, after, ledger)


def _book_interest(interest_yuan: float, day: int, ledger: Ledger) -> None:
    if interest_yuan:
        number = ledger.number(Account(MONEY, "town", "interest", "yuan"))
        ledger.add(day, np.array([number]), np.array([-interest_yuan]))
