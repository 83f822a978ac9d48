"""Turns a plan's physics into rows of the books: tonnes, MWh and yuan by account."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from sim_core.books_chain import Chain
from sim_core.books_green import add_market, add_premiums, claims_in
from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import intensity
from sim_core.energy.models import LPG
from sim_core.grid_elements import HEAT
from sim_core.heating import joined_of
from sim_core.ledger import (
    CARBON,
    EMISSION,
    ENERGY,
    LOCATION,
    MARKET,
    MONEY,
    Account,
)
from sim_core.numeric import Floats, fixed_sum

if TYPE_CHECKING:
    from sim_core.carbon.claims import Claims
    from sim_core.content import Technology
    from sim_core.energy.dispatch import DayPlans, System
    from sim_core.energy.models import Activity
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner

TJ_PER_MWH = 0.0036
LEAST_MWH = 1e-9
LEAST_SHARE = 1e-9


@dataclass(frozen=True)
class Book:
    """Accounts and their amount on each planned day, (accounts, days)."""

    accounts: tuple[Account, ...]
    amounts: Floats

    def __add__(self, other: "Book") -> "Book":
        return Book(
            self.accounts + other.accounts,
            np.concatenate([self.amounts, other.amounts]),
        )

    def total(self, kind: str, **wanted: object) -> Floats:
        """Amount (tonnes for carbon) a day over the accounts that match."""
        rows = [
            self.amounts[row] * (account.t_per_unit if kind in CARBON else 1.0)
            for row, account in enumerate(self.accounts)
            if account.kind == kind
            and all(getattr(account, key) == value for key, value in wanted.items())
        ]
        if not rows:
            return np.zeros(self.amounts.shape[1])
        return np.asarray(fixed_sum(np.stack(rows), axis=0))

    @cached_property
    def gross_t(self) -> Floats:
        """Tonnes of Scopes 1, 2 (market-based) and 3 on each day."""
        return self.total(EMISSION) - self.total(EMISSION, category=LOCATION)


class Rows:
    """Collects rows of one kind of day length."""

    def __init__(self, days: int):
        self.days = days
        self.accounts: list[Account] = []
        self.amounts: list[Floats] = []

    def add(self, account: Account, amount: Floats | float) -> None:
        values = np.asarray(amount, np.float64)
        if not values.ndim:
            values = np.full(self.days, values)
        if values.any():
            self.accounts.append(account)
            self.amounts.append(values)

    def book(self) -> Book:
        if not self.amounts:
            return Book((), np.zeros((0, self.days)))
        return Book(tuple(self.accounts), np.stack(self.amounts))


def town_book(planner: "Planner", fleet: "Fleet", first_day: int, days: int) -> Book:
    """What buildings burn, leak and throw away, their upkeep and the town's taxes."""
    rows = Rows(days)
    year, start = planner.calendar_day(first_day)
    joined = joined_of(planner.catalogue, fleet)
    gas_for_water = float(planner.catalogue.rules["heat"]["gas_share_for_water"])
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        units = planner.units_in_use(fleet, int(row))
        for activity in planner.activities_of_year(int(row), year):
            amount = cyclic(activity.amount, start, days) * units
            if joined.share and activity.activity_id == LPG:
                amount = amount * (1.0 - joined.share * gas_for_water)
            rows.add(_activity_account(technology, activity, planner.level.gwp), amount)
        _add_upkeep(rows, technology, float(fleet.count[row]))
    people = fleet.homes * fleet.occupancy
    tax = planner.world.tax_yuan_per_resident_day * people
    rows.add(money("taxes", "town"), tax)
    return rows.book()


def chain_book(planner: "Planner", fleet: "Fleet", books: Book, year: int) -> Book:
    """The value chain of the days that the books hold."""
    rows = Rows(books.amounts.shape[1])
    Chain(planner, fleet, rows).add(books, year)
    return rows.book()


def cyclic(values: Floats, start: int, days: int) -> Floats:
    """Days of a year's series; a year's preview runs on into January."""
    return np.concatenate([values[start:], values])[:days]


def _activity_account(
    technology: "Technology", activity: "Activity", gwp: str
) -> Account:
    factor = intensity(activity.activity_id, gwp)
    return Account(
        EMISSION,
        technology.id,
        activity.activity_id,
        factor.unit,
        factor.co2e_t,
        activity.scope,
        activity.category,
        activity.method,
        activity.boundary,
        activity.cause,
    )


def _add_upkeep(rows: Rows, technology: "Technology", count: float) -> None:
    upkeep = technology.fixed_om_yuan_per_year * count / DAYS_PER_YEAR
    rows.add(money("upkeep", technology.id), -upkeep)


def sales_book(planner: "Planner", fleet: "Fleet", power: Book) -> Book:
    """What businesses sell; those that need power sell by the share they are given."""
    rows = Rows(power.amounts.shape[1])
    served_share = _served_share(power)
    for row in fleet.rows:
        technology = planner.catalogue.technologies[int(row)]
        count = float(fleet.count[row])
        sales_yuan = technology.revenue_yuan_per_year * count / DAYS_PER_YEAR
        share = served_share if technology.model == "place" else 1.0
        rows.add(money("sales", technology.id), sales_yuan * share)
    return rows.book()


def _served_share(power: Book) -> Floats:
    needed_mwh = power.total(ENERGY, activity="demand")
    missing_mwh = power.total(ENERGY, activity="unserved")
    share = 1.0 - missing_mwh / np.maximum(needed_mwh, LEAST_MWH)
    # The last places of a sum are no power to sell by.
    return np.where(share > LEAST_SHARE, share, 0.0)


def money(name: str, place: str) -> Account:
    return Account(MONEY, place, name, "yuan")


def energy(name: str, place: str) -> Account:
    return Account(ENERGY, place, name, "MWh")


def power_book(
    planner: "Planner",
    fleet: "Fleet",
    system: "System",
    supply: tuple[tuple[int, int], ...],
    dispatch: "DayPlans",
    demand_mw: Floats,
    year: int,
) -> Book:
    """Energy by source, fuel burnt, imports and the power company's money."""
    days = dispatch.unserved_mw.shape[0]
    rows = Rows(days)
    world = planner.world
    claims = claims_in(planner, fleet, supply, dispatch)
    for number, row in supply:
        technology = planner.catalogue.technologies[row]
        output_mwh = day_sum(dispatch.output_mw[number])
        rows.add(energy("output", technology.id), output_mwh)
        rows.add(
            energy("curtailed", technology.id), day_sum(dispatch.curtailed_mw[number])
        )
        _add_supply(rows, planner, technology, output_mwh, year, claims)
    if claims is not None:
        add_premiums(rows, claims)
    for number, store in enumerate(system.storages):
        rows.add(energy("charge", store.id), day_sum(dispatch.charge_mw[number]))
        rows.add(energy("discharge", store.id), day_sum(dispatch.discharge_mw[number]))
    _add_exports(rows, system, dispatch)
    # What a heat network's pumps draw is a demand, booked with their heat.
    to_heat = {link.id for link in system.links if link.end == HEAT}
    for name, flow_mw in dispatch.links_mw.items():
        if name not in to_heat:
            rows.add(energy("converted", name), day_sum(flow_mw))
    needed = day_sum(demand_mw[:days])
    unserved = day_sum(dispatch.unserved_mw)
    rows.add(energy("demand", "town"), needed)
    rows.add(energy("unserved", "town"), unserved)
    tariff = world.tariff_yuan_per_mwh
    rows.add(money("power_sales", "town"), (needed - unserved) * tariff)
    return rows.book()


def _add_exports(rows: Rows, system: "System", dispatch: "DayPlans") -> None:
    """Power sold over a cable, at the hour's price."""
    for number, plant in enumerate(system.plants):
        if plant.technology != "export":
            continue
        sold_mw = dispatch.output_mw[number]
        price = np.asarray(-plant.cost_per_mwh)
        hourly = price if price.ndim == 0 else price[: sold_mw.size].reshape(-1, 24)
        place = plant.id.removesuffix("_export")
        rows.add(energy("export", place), day_sum(sold_mw))
        rows.add(money("exports", place), day_sum(sold_mw * hourly))


def _add_supply(
    rows: Rows,
    planner: "Planner",
    technology: "Technology",
    output_mwh: Floats,
    year: int,
    claims: "Claims | None",
) -> None:
    world = planner.world
    if technology.model == "cable":
        bought = output_mwh / (1.0 - technology.params.get("loss_share", 0.0))
        for category in (LOCATION, MARKET):
            activity = world.grid_activity(year, category)
            factor = intensity(activity, planner.level.gwp).co2e_t
            account = Account(
                EMISSION, technology.id, activity, "MWh", factor, 2, category,
                cause="power",
            )  # fmt: skip
            if category == MARKET and claims is not None:
                add_market(rows, technology.id, claims, bought, account)
            else:
                rows.add(account, bought)
        rows.add(
            money("imports", technology.id),
            bought * -world.import_price_yuan_per_mwh(year),
        )
        return
    if technology.model == "thermal":
        add_fuel(rows, planner, technology, output_mwh, year, "power")
    other = technology.variable_om_yuan_per_mwh
    rows.add(money("operation", technology.id), output_mwh * -other)


def add_fuel(
    rows: Rows,
    planner: "Planner",
    technology: "Technology",
    output_mwh: Floats,
    year: int,
    cause: str,
) -> None:
    """Fuel of a plant or boiler by what it gave: tonnes, price and allowances."""
    fuel = technology.options["fuel"]
    fuel_tj = output_mwh * (TJ_PER_MWH / technology.params["efficiency"])
    factor = intensity(fuel, planner.level.gwp)
    rows.add(
        Account(
            EMISSION,
            technology.id,
            fuel,
            factor.unit,
            factor.co2e_t,
            1,
            "stationary_combustion",
            cause=cause,
        ),
        fuel_tj,
    )
    price = planner.world.fuel_price_yuan_per_tj(technology, year)
    rows.add(money("fuel", technology.id), fuel_tj * -price)
    carbon_price = planner.world.carbon_price_yuan_per_t(year)
    allowances_yuan = fuel_tj * factor.co2e_t * carbon_price
    rows.add(money("allowances", technology.id), -allowances_yuan)


def day_sum(hourly: Floats) -> Floats:
    """Sum over the 24 hours of each day, in fixed order."""
    return np.asarray(fixed_sum(hourly, axis=-1))
