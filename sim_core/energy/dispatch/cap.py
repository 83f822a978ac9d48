"""The carbon price at which a yearly cap on the island's own plants just holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sim_core.energy.dispatch.clearing import cleared
from sim_core.energy.dispatch.market import build_market
from sim_core.energy.dispatch.system import Plant, System
from sim_core.errors import IslandError
from sim_core.numeric import Floats, fixed_sum

FIRST_PRICE = 40.0
HIGHEST_PRICE = 1e6
GUESS_SPREAD = 0.02
CLOSE_SHARE = 1e-6


@dataclass(frozen=True)
class CapPrice:
    """Prices just below and at which the cap holds, and the tonnes at both."""

    low: float
    high: float
    low_t: float
    high_t: float

    @property
    def middle(self) -> float:
        return 0.5 * (self.low + self.high)


def emissions_t(system: System, plants_mw: Mapping[str, Floats]) -> float:
    """Tonnes of the island's own plants among those given."""
    tonnes = [
        plant.co2_t_per_mwh * float(fixed_sum(plants_mw[plant.id] * plant.own_share))
        for plant in system.plants
        if plant.co2_t_per_mwh and plant.id in plants_mw and _counts(plant)
    ]
    return float(fixed_sum(np.array(tonnes))) if tonnes else 0.0


def _counts(plant: Plant) -> bool:
    return plant.is_on_island and not plant.takes


def critical_price(
    system: System,
    net_mw: Mapping[str, Floats],
    cap_t: float,
    guess: float | None,
    *,
    rounds: int,
) -> CapPrice:
    """Regula falsi (Illinois) on the tonnes of the merit order."""

    def tonnes(price: float) -> float:
        market = build_market(system, np.asarray, price)
        found = cleared(system, market, net_mw, price)
        return emissions_t(system, found.plants_mw)

    low = 0.0 if not guess else guess * (1.0 - GUESS_SPREAD)
    low_t = tonnes(low)
    if low_t <= cap_t and low > 0.0:
        low, low_t = 0.0, tonnes(0.0)
    if low_t <= cap_t:
        return CapPrice(0.0, 0.0, low_t, low_t)
    high = guess * (1.0 + GUESS_SPREAD) if guess else FIRST_PRICE
    high_t = tonnes(high)
    while high_t > cap_t:
        if high > HIGHEST_PRICE:
            raise IslandError(
                f"{system.name}: the cap of {cap_t:g} t cannot be met; at any carbon "
                f"price the island's own plants emit {high_t:.1f} t or more"
            )
        low, low_t, high = high, high_t, 2.0 * high
        high_t = tonnes(high)
    return _narrowed(tonnes, cap_t, CapPrice(low, high, low_t, high_t), rounds)


def _narrowed(
    tonnes: Callable[[float], float], cap_t: float, price: CapPrice, rounds: int
) -> CapPrice:
    low_weight, high_weight = price.low_t - cap_t, price.high_t - cap_t
    side = 0
    for _ in range(rounds):
        middle = price.middle
        if low_weight > high_weight:
            slope = low_weight * price.high - high_weight * price.low
            middle = slope / (low_weight - high_weight)
        if not price.low < middle < price.high:
            middle = price.middle
        found_t = tonnes(middle)
        if found_t > cap_t:
            price = CapPrice(middle, price.high, found_t, price.high_t)
            low_weight = found_t - cap_t
            high_weight *= 0.5 if side == 1 else 1.0
            side = 1
        else:
            price = CapPrice(price.low, middle, price.low_t, found_t)
            high_weight = found_t - cap_t
            low_weight *= 0.5 if side == -1 else 1.0
            side = -1
        if abs(found_t - cap_t) <= CLOSE_SHARE * cap_t:
            break
    return price
