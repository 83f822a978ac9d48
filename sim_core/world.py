"""Prices, tariffs and the mainland grid of a level's world."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sim_core.calendar import DAYS_PER_YEAR
from sim_core.carbon import intensity
from sim_core.carbon.tables import carbon_table
from sim_core.content import Catalogue, Level, Technology
from sim_core.economy.market import of_year
from sim_core.ledger import LOCATION, MARKET

GJ_PER_TJ = 1000.0
GJ_PER_MWH = 3.6
PERMILLE = 1000


class World:
    """What the island cannot change; figures of later years stay at the last given."""

    def __init__(self, level: Level, catalogue: Catalogue):
        self.gwp = level.gwp
        self.table: Mapping[str, Any] = catalogue.worlds[level.world]
        self.money: Mapping[str, Any] = catalogue.rules["money"]

    def _of_year(self, values: list[float], year: int) -> float:
        return of_year(self.table["years"], values, year)

    @cached_property
    def tariff_yuan_per_mwh(self) -> float:
        return float(self.table["power"]["tariff_yuan_per_mwh"])

    @cached_property
    def value_of_lost_load_yuan_per_mwh(self) -> float:
        return float(self.table["power"]["value_of_lost_load_yuan_per_mwh"])

    @cached_property
    def tax_yuan_per_resident_day(self) -> float:
        return float(self.money["tax_yuan_per_resident_day"])

    @cached_property
    def budget_t_per_resident(self) -> float:
        return float(self.table["carbon"]["budget_t_per_resident"])

    def import_price_yuan_per_mwh(self, year: int) -> float:
        return self._of_year(self.table["power"]["import_yuan_per_mwh"], year)

    def carbon_price_yuan_per_t(self, year: int) -> float:
        return self._of_year(self.table["power"]["carbon_price_yuan_per_t"], year)

    def fuel_price_yuan_per_tj(self, technology: Technology, year: int) -> float:
        prices = self.table["fuel_yuan_per_gj"][technology.options["price"]]
        return self._of_year(prices, year) * GJ_PER_TJ

    def interest_yuan(self, budget_yuan: float) -> float:
        """A day's interest on debt; none on savings."""
        share = float(self.money["debt_interest_share_per_year"]) / DAYS_PER_YEAR
        return max(-budget_yuan, 0.0) * share

    def warming_c(self, year: int) -> float:
        """Warming since the years that the climate profiles describe."""
        climate = self.table["climate"]
        return of_year(climate["years"], climate["warming_c"], year)

    def grid_activity(self, year: int, category: str = LOCATION) -> str:
        """The mainland factor of the year; beyond the published ones, a share of it.

        Market-based, power that no contract covers counts by the residual mix.
        """
        grid = self.table["grid"]
        named = carbon_table("island")["residual"] if category == MARKET else grid
        years = [int(known) for known in named["years"]]
        nearest = min(max(year, years[0]), years[-1])
        activity = f"grid/{named['series']}/{named['region']}/{nearest}"
        if year <= years[-1]:
            return activity
        share = self._of_year(grid["projected_share"], year)
        return f"{activity}/{int(share * PERMILLE + 0.5)}"

    def tonnes_per_mwh(self, technology: Technology, year: int) -> float:
        """Direct tonnes CO2e of a MWh that leaves the plant or the cable."""
        if technology.model == "cable":
            factor = intensity(self.grid_activity(year), self.gwp).co2e_t
            return factor / (1.0 - technology.params["loss_share"])
        if technology.model != "thermal":
            return 0.0
        factor = intensity(technology.options["fuel"], self.gwp).co2e_t
        return factor * GJ_PER_MWH / GJ_PER_TJ / technology.params["efficiency"]

    def marginal_cost_yuan_per_mwh(self, technology: Technology, year: int) -> float:
        """Fuel, operation and carbon price of one MWh more."""
        operation = technology.variable_om_yuan_per_mwh
        if technology.model == "cable":
            price = self.import_price_yuan_per_mwh(year)
            return price / (1.0 - technology.params["loss_share"])
        if technology.model != "thermal":
            return operation
        price = self.fuel_price_yuan_per_tj(technology, year) / GJ_PER_TJ
        fuel = price * GJ_PER_MWH / technology.params["efficiency"]
        carbon = self.carbon_price_yuan_per_t(year)
        return fuel + operation + carbon * self.tonnes_per_mwh(technology, year)
