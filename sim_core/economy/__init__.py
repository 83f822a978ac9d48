"""Money over the years: annuities, cost of energy, learning, price of a tonne."""

from sim_core.economy.abatement import Abatement, abatement_of, abatement_yuan_per_t
from sim_core.economy.annuity import EnergyCost, annuity, energy_cost
from sim_core.economy.learning import learned_share

__all__ = [
    "Abatement",
    "EnergyCost",
    "abatement_of",
    "abatement_yuan_per_t",
    "annuity",
    "energy_cost",
    "learned_share",
]
