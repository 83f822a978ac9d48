"""Rows of the books beside what sheets burn: leaks, sewage, goods, trips, upstream."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import intensity
from sim_core.carbon.tables import carbon_table
from sim_core.fleet import jobs_of
from sim_core.ledger import (
    AVOIDED,
    BIOGENIC,
    EMISSION,
    LOCATION,
    MONEY,
    Account,
)
from sim_core.numeric import Floats
from sim_core.waste import TOWN, treatments_t, waste_of

if TYPE_CHECKING:
    from sim_core.books import Book, Rows
    from sim_core.content import Technology
    from sim_core.fleet import Fleet
    from sim_core.planner import Planner

FUEL_AND_ENERGY = {"category": "fuel_and_energy", "method": "activity"}
Table = Mapping[str, Any]


class Chain:
    """Adds the rows of an island's value chain to those of its plans."""

    def __init__(self, planner: "Planner", fleet: "Fleet", rows: "Rows"):
        self.planner = planner
        self.fleet = fleet
        self.rows = rows
        self.table: Table = carbon_table("island")

    def add(self, day_books: "Book", year: int) -> None:
        """All rows of the days that `day_books` holds."""
        self._people()
        self._buildings()
        self._waste()
        self._paid(day_books)
        self._upstream(day_books, year)

    def _account(
        self, kind: str, place: str, activity: str, scope: int, row: Table
    ) -> Account:
        factor = intensity(activity, self.planner.level.gwp)
        return Account(
            kind, place, activity, factor.unit, factor.co2e_t, scope, row["category"],
            row.get("method", "average"), row.get("boundary", "direct"), row["cause"],
        )  # fmt: skip

    def _emission(
        self, place: str, activity: str, scope: int, row: Table, amount: Any
    ) -> None:
        account = self._account(EMISSION, place, activity, scope, row)
        self.rows.add(account, amount)

    def _people(self) -> None:
        """What residents buy and send down the drain, and how jobs travel."""
        people = self.fleet.homes * self.fleet.occupancy
        jobs = jobs_of(self.planner.catalogue, self.fleet)
        for key, number in (("resident", people), ("job", jobs)):
            for row in self.table[key]:
                daily = number * float(row["amount_per_year"]) / DAYS_PER_YEAR
                self._emission(TOWN, row["activity"], 3, row, daily)
        sewage = {"category": "waste_water", "cause": "sewage"}
        self._emission(TOWN, f"sewage/{self._sewers()}", 1, sewage, people)

    def _sewers(self) -> str:
        rules = self.table["sewage"]
        works = self.planner.catalogue.find(rules["works"])
        if works is None or not self.fleet.count[self.planner.catalogue.row(works.id)]:
            return str(rules["system"])
        return str(rules["with_works"])

    def _buildings(self) -> None:
        """Leaks of coolers, rows of single kinds, and rides that earn points."""
        for technology, count in self._standing():
            for leak in self.table["leak"]:
                if _is_of(technology, leak) and not _is_deserted(technology):
                    units = technology.params.get(leak.get("per", ""), 1.0) * count
                    daily = units * float(leak["kg_per_year"]) / DAYS_PER_YEAR
                    row = {"category": "refrigerant_leaks", "cause": leak["cause"]}
                    self._emission(technology.id, leak["activity"], 1, row, daily)
            for row in self.table["building"]:
                if _is_of(technology, row):
                    daily = count * float(row["amount_per_year"]) / DAYS_PER_YEAR
                    self._emission(technology.id, row["activity"], 3, row, daily)
            for row in self.table["points"]:
                if _is_of(technology, row):
                    self._avoided(technology.id, row, count)

    def _standing(self) -> Iterator[tuple["Technology", float]]:
        for row in self.fleet.rows:
            technology = self.planner.catalogue.technologies[int(row)]
            yield technology, self.planner.units_in_use(self.fleet, int(row))

    def _avoided(self, place: str, row: Table, count: float) -> None:
        """What rides avoid stands apart: no inventory ever subtracts it."""
        daily = count * float(row["passenger_km_per_year"]) / DAYS_PER_YEAR
        activity = f"points/{row['activity']}"
        factor = intensity(activity, self.planner.level.gwp)
        self.rows.add(
            Account(
                AVOIDED, place, activity, factor.unit, factor.co2e_t, 0, "avoided",
                "average", "direct", "points",
            ),
            daily,
        )  # fmt: skip

    def _waste(self) -> None:
        """Waste that is treated or shipped; the tip's gas is booked by the day."""
        waste = waste_of(self.planner, self.fleet)
        row = {"category": "waste_treatment", "cause": "waste"}
        for id, kinds in waste.treated_t.items():
            treatment = self.planner.catalogue.get(id).options["treatment"]
            for activity, tonnes in treatments_t(treatment, kinds).items():
                self._emission(id, activity, 1, row, tonnes)
        away = self.table["waste"]["away"]
        self._emission(TOWN, away["activity"], 3, away, waste.away_t)
        paid_yuan = waste.away_t * float(away["yuan_per_t"])
        self.rows.add(Account(MONEY, TOWN, "waste_away", "yuan"), -paid_yuan)

    def _paid(self, books: "Book") -> None:
        """Parts and work that are bought, by what the island pays for upkeep."""
        rules = self.table["paid"]
        share = float(rules["share_that_is_bought"])
        for number, account in enumerate(books.accounts):
            if account.kind == MONEY and account.activity in ("upkeep", "operation"):
                activity = rules[account.activity]
                amount = np.maximum(-books.amounts[number], 0.0) * share
                self._emission(account.place, activity, 3, rules, amount)

    def _upstream(self, books: "Book", year: int) -> None:
        """Behind each fuel and each MWh bought: category 3, and wood's carbon."""
        for number, account in enumerate(books.accounts):
            if account.kind != EMISSION:
                continue
            amount = books.amounts[number]
            if account.category == LOCATION:
                self._behind_power(account, amount)
                continue
            fuel = fuel_of(account.activity)
            if fuel in carbon_table("modes")["upstream_t"]:
                row = FUEL_AND_ENERGY | {"cause": account.cause}
                self._emission(account.place, f"upstream/{fuel}", 3, row, amount)
            biogenic_t = intensity(
                account.activity, self.planner.level.gwp
            ).biogenic_co2_t
            if biogenic_t:
                self.rows.add(_biogenic(account, biogenic_t), amount)

    def _behind_power(self, account: Account, bought_mwh: Floats) -> None:
        row = FUEL_AND_ENERGY | {"cause": "power"}
        lost = account.activity.replace("grid/", "losses/", 1)
        self._emission(account.place, lost, 3, row, bought_mwh)
        behind = self.table["power"]["upstream_activity"]
        self._emission(account.place, behind, 3, row, bought_mwh)


def _is_deserted(technology: "Technology") -> bool:
    """A ruin, in which nothing is left that could leak."""
    return technology.model == "home" and not technology.params["residents"]


def _is_of(technology: "Technology", row: Table) -> bool:
    return row.get("id") == technology.id or row.get("model") == technology.model


def _biogenic(account: Account, t_per_unit: float) -> Account:
    return Account(
        BIOGENIC, account.place, account.activity, account.unit, t_per_unit, 0,
        "biogenic", account.method, account.boundary, account.cause,
    )  # fmt: skip


def fuel_of(activity: str) -> str:
    """The fuel that a combustion activity burns, or nothing."""
    family, _, rest = activity.partition("/")
    if family == "stationary":
        return rest.partition("/")[0]
    if family == "mobile":
        return str(carbon_table("modes")["fuel_of_source"].get(rest, ""))
    return ""
