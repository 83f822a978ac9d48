"""Tonnes by gas, and what they are as carbon dioxide."""

from collections.abc import Mapping

from sim_core.carbon.asked import Asked

# Tonnes by gas; CO2e stands for mixtures, biogenic_CO2 is never warmed.
Gases = dict[str, float]
BIOGENIC, MIXED = "biogenic_CO2", "CO2e"


def co2e_t(asked: Asked, gases: Mapping[str, float]) -> float:
    """Each gas × its warming potential; biogenic carbon dioxide counts nothing."""
    total = 0.0
    for gas, tonnes in gases.items():
        if gas == BIOGENIC:
            continue
        potential = 1.0 if gas in ("CO2", MIXED) else asked.warming(gas)
        total += tonnes * potential
    return total
