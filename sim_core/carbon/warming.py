"""Sets of warming potentials that a level or an inventory may choose."""

from sim_core.carbon.factors import Factor, Factors
from sim_core.errors import IslandError

GWP_SETS = ("AR4", "AR5", "AR6")


def warming_potential(factors: Factors, gwp: str, gas: str) -> Factor:
    """The 100-year potential of a gas in a set. [kg CO2e/kg]"""
    if gwp not in GWP_SETS:
        raise IslandError(
            f'no set of warming potentials "{gwp}": {", ".join(GWP_SETS)}'
        )
    return factors.get(f"gwp.{gwp}.{gas}")
