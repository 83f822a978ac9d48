"""What a building costs a year, and what its energy costs a MWh."""

from dataclasses import dataclass

from sim_core.economy.powers import power

HOURS_PER_YEAR = 8760.0


def annuity(rate: float, years: float) -> float:
    """Share of the price to pay each year for `years` at an interest rate.

    r / (1 − (1 + r)^−n), and 1 / n without interest.
    """
    if rate == 0.0:
        return 1.0 / years
    return rate / (1.0 - power(1.0 + rate, -years))


@dataclass(frozen=True)
class EnergyCost:
    """Figures of a plant; any currency, a kilowatt's and a MWh's worth of it."""

    investment_per_kw: float
    fixed_share_per_year: float
    variable_per_mwh: float
    lifetime_years: float
    rate: float
    capacity_factor: float
    fuel_per_mwh_heat: float = 0.0
    efficiency: float = 1.0
    t_per_mwh_heat: float = 0.0
    carbon_price_per_t: float = 0.0

    @property
    def fixed_per_mw_year(self) -> float:
        """Annuity and upkeep of a megawatt."""
        share = annuity(self.rate, self.lifetime_years) + self.fixed_share_per_year
        return self.investment_per_kw * 1000.0 * share


def energy_cost(plant: EnergyCost) -> float:
    """Levelised cost of a MWh: fixed cost over its hours, and what each MWh burns."""
    hours = HOURS_PER_YEAR * plant.capacity_factor
    burnt = (
        plant.fuel_per_mwh_heat + plant.carbon_price_per_t * plant.t_per_mwh_heat
    ) / plant.efficiency
    return plant.fixed_per_mw_year / hours + plant.variable_per_mwh + burnt
